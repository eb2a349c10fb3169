//! *Fill in the verb.* Sentences that the texts do not print, without their reporting verb.

use crate::lesson::alone::is_pronoun;
use crate::lesson::clear;
use crate::lesson::excerpt::Unit;
use crate::lesson::exercise::{Exercise, Place, VerbItem, Why};
use crate::lesson::material::{Material, in_turn};
use crate::lesson::text::Text;
use crate::text::{Span, fold};
use crate::voice::{Attribution, Kind};
use rand::seq::SliceRandom;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest sentences.
const MIN_ITEMS: usize = 3;

/// Letters of a quotation by which it is found again.
const MIN_PRINTED: usize = 12;

/// The most words of a sentence.
const MAX_WORDS: usize = 36;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let mut by_category: BTreeMap<(usize, usize), Vec<(VerbItem, Unit)>> =
        BTreeMap::new();
    let printed = printed(material);
    for text in 0..material.texts.len() {
        for unit in &material.texts[text].spare {
            if let Some(item) = item(material, text, unit, &printed) {
                by_category.entry(item.category).or_default().push((item, unit.clone()));
            }
        }
    }
    let mut lists: Vec<Vec<(VerbItem, Unit)>> = by_category.into_values().collect();
    lists.iter_mut().for_each(|it| it.sort_by_key(|(_, unit)| unit.n_words));
    let n_candidates = lists.iter().map(Vec::len).sum();
    let mut items: Vec<VerbItem> = Vec::new();
    let mut verbs = BTreeSet::new();
    for (item, unit) in in_turn(lists, n_candidates) {
        let verb = fold(material.of(item.verb));
        let is_new = !verbs.contains(&verb);
        if items.len() < material.n_items
            && is_new
            && material.claim(item.verb.text, &unit)
        {
            verbs.insert(verb);
            items.push(item);
        }
    }
    let categories: BTreeSet<(usize, usize)> =
        items.iter().map(|it| it.category).collect();
    if items.len() < MIN_ITEMS {
        return Err(Why::TooFew(items.len(), MIN_ITEMS));
    }
    if categories.len() < 2 {
        return Err(Why::OneAnswer);
    }
    items.shuffle(&mut material.chance);
    Ok(Exercise::Verb(items))
}

/// The reporting verb of a sentence that has one only.
fn item(
    material: &Material<'_>,
    text: usize,
    unit: &Unit,
    printed: &[String],
) -> Option<VerbItem> {
    let sentence = Place { text, span: unit.span() };
    if unit.n_words > MAX_WORDS || material.is_masked(sentence) {
        return None;
    }
    if is_printed(material, sentence, printed) {
        return None;
    }
    let analysis = material.analysis(text);
    let is_named = |it: Span| !is_pronoun(it.of(&analysis.document.text));
    let reports = |it: &&Attribution| {
        it.device.is_none()
            && it.source.is_some_and(is_named)
            && (!sentence.span.contains(it.content) || clear::reports(material, text, it))
    };
    let inside =
        analysis.attributions.iter().filter(|it| sentence.span.overlaps(it.content));
    if !inside.clone().all(|it| reports(&it)) {
        return None;
    }
    let mut cues: Vec<_> =
        inside.filter_map(|it| it.cue).filter(|it| sentence.span.contains(*it)).collect();
    cues.dedup();
    let [cue] = cues[..] else { return None };
    let inside = material.sure(text).filter(|it| cue.contains(it.span));
    let mut verbs = inside.filter(|it| material.is_of(it, "reporting-verb"));
    let (mention, None) = (verbs.next()?, verbs.next()) else { return None };
    let verb = Place { text, span: mention.span };
    let word = material.of(verb);
    let is_verb = word.chars().all(char::is_lowercase);
    let n_found = material.of(sentence).to_lowercase().matches(word).count();
    let (category, _) = material.category(mention)?;
    (is_verb && n_found == 1).then_some(VerbItem { sentence, verb, category })
}

/// Words as they are found again whatever their signs.
fn key(words: &str) -> String {
    fold(words).replace(|c: char| !c.is_alphanumeric(), "")
}

/// What the sheet prints, a unit an entry.
fn printed(material: &Material<'_>) -> Vec<String> {
    let units = |(text, it): (usize, &Text)| -> Vec<String> {
        let spans = it.units.iter().map(|unit| unit.span());
        spans.map(|span| key(material.of(Place { text, span }))).collect()
    };
    material.texts.iter().enumerate().flat_map(units).collect()
}

/// Whether words that a sentence quotes stand on the sheet, with their verb beside them.
fn is_printed(material: &Material<'_>, sentence: Place, printed: &[String]) -> bool {
    let analysis = material.analysis(sentence.text);
    let quoted = analysis.attributions.iter().filter(|it| it.kind != Kind::Indirect);
    let inside = quoted.map(|it| it.content).filter(|it| sentence.span.contains(*it));
    let mut quoted = inside.map(|it| key(it.of(&analysis.document.text)));
    quoted.any(|it| {
        it.len() >= MIN_PRINTED && printed.iter().any(|unit| unit.contains(it.as_str()))
    })
}
