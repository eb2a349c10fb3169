//! *Which text is it from?* A sentence that only one text can have printed, by its wording.
//!
//! An item is taken only where one article alone uses the wording, pupils can read that
//! wording in its excerpt, and another excerpt words the same thing otherwise.

use crate::lesson::excerpt::Unit;
use crate::lesson::exercise::{ConceptRef, Exercise, MatchItem, Named, Place, Why};
use crate::lesson::material::{Material, in_turn};
use crate::lesson::person::{forms, is_honorific};
use crate::lexicon::Target;
use rand::seq::SliceRandom;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest sentences.
const MIN_ITEMS: usize = 2;

/// What is worded, and how.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Variant(ConceptRef, usize),
    Honorific,
}

/// A place with the style that it shows.
type Shown = (Style, Place, Named);

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let n_texts = material.texts.len();
    let all: Vec<Vec<Shown>> = (0..n_texts).map(|text| styles(material, text)).collect();
    let mut users: BTreeMap<Style, BTreeSet<usize>> = BTreeMap::new();
    for (text, found) in all.iter().enumerate() {
        found.iter().for_each(|it| {
            users.entry(it.0).or_default().insert(text);
        });
    }
    let mut lists: Vec<Vec<(MatchItem, Unit)>> = Vec::new();
    for text in 0..n_texts {
        let mut found = Vec::new();
        for unit in &material.texts[text].spare {
            let clue = all[text].iter().find_map(|(style, clue, named)| {
                let is_inside = unit.span().contains(clue.span);
                let is_only = users[style].len() == 1;
                let seen = all[text].iter().find(|(it, place, _)| {
                    it == style && material.texts[text].shows(place.span)
                })?;
                let is_known =
                    is_inside && is_only && is_contrast(material, &all, text, *style);
                is_known.then(|| (*clue, seen.1, named.clone()))
            });
            let Some((clue, seen, named)) = clue else { continue };
            let sentence = Place { text, span: unit.span() };
            if !material.is_masked(sentence) {
                found.push((MatchItem { sentence, clue, seen, named }, unit.clone()));
            }
        }
        lists.push(found);
    }
    let n_candidates = lists.iter().map(Vec::len).sum();
    let mut items: Vec<MatchItem> = Vec::new();
    for (item, unit) in in_turn(lists, n_candidates) {
        let n_of_text =
            items.iter().filter(|it| it.sentence.text == item.sentence.text).count();
        if items.len() < material.n_items.min(5)
            && n_of_text < 2
            && material.claim(item.sentence.text, &unit)
        {
            items.push(item);
        }
    }
    let texts: BTreeSet<usize> = items.iter().map(|it| it.sentence.text).collect();
    if items.len() < MIN_ITEMS {
        return Err(Why::TooFew(items.len(), MIN_ITEMS));
    }
    if texts.len() < 2 {
        return Err(Why::OneAnswer);
    }
    items.shuffle(&mut material.chance);
    Ok(Exercise::Matching(items))
}

/// The wordings of a whole article.
fn styles(material: &Material<'_>, text: usize) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    for mention in material.sure(text) {
        let Target::Variant { pack, concept, variant } = mention.target else { continue };
        if material.comparison.lexicon.packs()[pack].concepts[concept].control {
            continue;
        }
        let concept = ConceptRef { pack, concept };
        let place = Place { text, span: mention.span };
        found.push((Style::Variant(concept, variant), place, Named::Concept(concept)));
    }
    for last in material.persons.keys() {
        for span in forms(material.analysis(text), last) {
            let place = Place { text, span };
            let first = material.of(place).split_whitespace().next().unwrap_or_default();
            if is_honorific(first) {
                found.push((Style::Honorific, place, Named::Person(last.clone())));
            }
        }
    }
    found
}

/// Whether another excerpt words the same thing otherwise.
fn is_contrast(
    material: &Material<'_>,
    all: &[Vec<Shown>],
    text: usize,
    style: Style,
) -> bool {
    let others = || (0..all.len()).filter(|it| *it != text);
    match style {
        Style::Variant(concept, variant) => others().any(|other| {
            all[other].iter().any(|(it, place, _)| {
                let is_other =
                    |&(c, v): &(ConceptRef, usize)| c == concept && v != variant;
                let Style::Variant(c, v) = *it else { return false };
                is_other(&(c, v)) && material.texts[other].shows(place.span)
            })
        }),
        // A last name without a title, where pupils can read it.
        Style::Honorific => others().any(|other| {
            material.persons.keys().any(|last| {
                let mut forms = forms(material.analysis(other), last).into_iter();
                forms.any(|it| material.texts[other].shows(it))
            })
        }),
    }
}
