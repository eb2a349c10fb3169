//! *Fact, opinion or quotation?* Sentences of the excerpts as strips to sort.
//!
//! “Can be checked” does not say that a sentence is true, and a word that judges does not
//! say that the judgement is wrong.

use crate::annotate::Mention;
use crate::language::{Class, Language};
use crate::lesson::exercise::{Exercise, Place, Sort, Strip, Why};
use crate::lesson::material::{Material, in_turn};
use crate::lesson::sorting::SPELLING;
use crate::lexicon::Target;
use crate::text::{Gap, Token, fold};
use crate::voice::Kind;
use rand::seq::SliceRandom;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// The fewest strips.
const MIN_ITEMS: usize = 3;

/// The words of a strip.
const WORDS: RangeInclusive<usize> = 5..=36;

/// The most words of a strip that can be checked: a longer one says more than its figure.
const MAX_CHECKABLE: usize = 24;

/// How much of a sentence a quotation must be, in hundredths of its letters.
const QUOTED_PERCENT: usize = 60;

/// Word lists whose words judge.
const JUDGING: &[&str] = &["loaded-positive", "loaded-negative"];

/// Word lists whose words make a sentence more than a statement that can be checked.
const COLOURED: &[&str] = &[
    "loaded-positive",
    "loaded-negative",
    "booster",
    "hedge",
    "intensifier",
    "absolute",
    "legitimacy",
    "factive",
];

/// Endings of words that describe; none of them stands in a sentence that can be checked.
const DESCRIBING: &[&str] =
    &["ful", "ous", "ive", "less", "ish", "ably", "ingly", "ously"];

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let mut lists = Vec::new();
    for sort in [Sort::Checkable, Sort::Judgement, Sort::Quotation] {
        let texts = (0..material.texts.len()).map(|text| strips(material, text, sort));
        let texts: Vec<Vec<Strip>> = texts.collect();
        let n_found = texts.iter().map(Vec::len).sum();
        lists.push(in_turn(texts, n_found));
    }
    let n_found = lists.iter().map(Vec::len).sum();
    let mut items: Vec<Strip> = Vec::new();
    for strip in in_turn(lists, n_found) {
        let n_quoted = items.iter().filter(|it| it.sort == Sort::Quotation).count();
        // Marks show a quotation at once: they are at most about half.
        let is_idle = strip.sort == Sort::Quotation && n_quoted > items.len() - n_quoted;
        // Two articles may print one sentence.
        let is_new = items.iter().all(|it| {
            let words = |it: &Strip| fold(material.of(it.sentence));
            words(it) != words(&strip)
        });
        if !is_idle
            && is_new
            && items.len() < material.n_items
            && is_allowed(material, strip.sentence)
        {
            items.push(strip);
        }
    }
    if items.len() < MIN_ITEMS {
        return Err(Why::TooFew(items.len(), MIN_ITEMS));
    }
    if items.iter().map(|it| it.sort).collect::<BTreeSet<Sort>>().len() < 2 {
        return Err(Why::OneAnswer);
    }
    items.shuffle(&mut material.chance);
    Ok(Exercise::Strips(items))
}

/// Whether a sentence stands on the sheet, or may still be printed.
fn is_allowed(material: &mut Material<'_>, sentence: Place) -> bool {
    let text = &material.texts[sentence.text];
    if text.shows(sentence.span) {
        return true;
    }
    let unit = text.spare.iter().find(|it| it.span() == sentence.span).cloned();
    unit.is_some_and(|unit| material.claim(sentence.text, &unit))
}

/// The sentences of one sort in one text, those that pupils have read first.
fn strips(material: &Material<'_>, text: usize, sort: Sort) -> Vec<Strip> {
    let spare = material.texts[text].spare.iter().map(|it| it.span());
    let sentences = material.texts[text].sentences().chain(spare);
    let sentences = sentences.map(|span| Place { text, span });
    let sentences = sentences.filter(|&it| {
        WORDS.contains(&material.tokens(it).len()) && !material.is_masked(it)
    });
    let strip = |sentence: Place| {
        let sign = match sort {
            Sort::Checkable => number(material, sentence),
            Sort::Judgement => judgement(material, sentence),
            Sort::Quotation => quotation(material, sentence),
        };
        sign.map(|sign| Strip { sentence, sort, sign })
    };
    sentences.filter_map(strip).collect()
}

/// A number in a sentence of the narrator that holds back, stresses and judges nothing.
fn number(material: &Material<'_>, sentence: Place) -> Option<Place> {
    let text = &material.analysis(sentence.text).document.text;
    let mut inside =
        material.sure(sentence.text).filter(|it| sentence.span.overlaps(it.span));
    let is_coloured = inside.any(|it| {
        COLOURED.iter().any(|id| material.is_of(it, id)) || is_contested(material, it)
    });
    let tokens = material.tokens(sentence);
    if tokens.len() > MAX_CHECKABLE {
        return None;
    }
    let is_modal = |word: &str| {
        Language::default().is(&word.to_lowercase(), Class::OPEN_OR_JUDGED)
            || Language::default().is(&word.to_lowercase(), Class::WEIGHS)
            || word.len() > 3 && word.ends_with("est")
    };
    let is_open =
        tokens.iter().any(|it| is_modal(it.span.of(text)) || is_describing(it, text));
    let number = tokens
        .iter()
        .find(|it| it.span.of(text).starts_with(|c: char| c.is_ascii_digit()))?;
    let is_question = material.of(sentence).trim_end().ends_with(['?', '!']);
    (material.is_plain(sentence) && !is_coloured && !is_open && !is_question)
        .then_some(Place { text: sentence.text, span: number.span })
}

/// Whether a mention names a thing by one of several words that weigh differently.
fn is_contested(material: &Material<'_>, mention: &Mention) -> bool {
    let Target::Variant { pack, concept, .. } = mention.target else { return false };
    let concept = &material.comparison.lexicon.packs()[pack].concepts[concept];
    !concept.axes.iter().any(|it| SPELLING.contains(&it.as_str()))
}

/// Whether a word says more than that something is or was done.
///
/// A verb that no table lists may judge (“stormed”, “cleared”), and no list of judging words
/// holds all: a sentence with one is no strip that can be checked, whoever acts in it.
fn is_describing(token: &Token, text: &str) -> bool {
    let word = fold(token.span.of(text));
    let is_long = word.chars().count() > 5;
    let ends = |endings: &[&str]| endings.iter().any(|it| word.ends_with(it));
    let is_verb = word.chars().count() > 4 && ends(&["ed", "ing"]);
    !token.is_capital
        && (is_long && ends(DESCRIBING)
            || is_verb && !Language::default().is(&word, Class::PLAIN_VERB))
}

/// A word that judges in a sentence of the narrator without a number.
fn judgement(material: &Material<'_>, sentence: Place) -> Option<Place> {
    let has_number = material.of(sentence).contains(|c: char| c.is_ascii_digit());
    let mut inside = material
        .sure(sentence.text)
        .filter(|it| sentence.span.contains(it.span) && !it.is_negated)
        .filter(|it| JUDGING.iter().any(|id| material.is_of(it, id)))
        .filter(|it| {
            is_attribute(material, Place { text: sentence.text, span: it.span })
        });
    let word = inside.next()?;
    (material.is_plain(sentence) && !has_number)
        .then_some(Place { text: sentence.text, span: word.span })
}

/// Whether a word says what something is like: "is polarising", "a polarising figure". A noun
/// or a verb of the lists may name what happened ("the outrage", "the attack").
fn is_attribute(material: &Material<'_>, word: Place) -> bool {
    let analysis = material.analysis(word.text);
    let tokens = &analysis.tokens;
    let text = &analysis.document.text;
    let Range { start: first, end: next } = analysis.tokens_in(word.span);
    let is = |at: usize, class| {
        let word = fold(tokens[at].span.of(text));
        Language::default().class(&word).is(class)
    };
    let joins = |at: usize| tokens.get(at).is_some_and(|it| it.gap == Gap::Space);
    let mut at = first;
    // "is not quite as"
    let lead = Class::ADVERB.or(Class::NEGATION).or(Class::AS).or(Class::INDEFINITE);
    while at > 0 && joins(at) && is(at - 1, lead) {
        at -= 1;
    }
    let is_said_of = at > 0 && joins(at) && is(at - 1, Class::BE.or(Class::COPULA));
    let before_a_noun = Class::BEFORE_A_NOUN.or(Class::DETERMINER).or(Class::ADVERB);
    let has_noun = joins(next)
        && !tokens[next].is_capital
        && !is(next, Class::FUNCTION.or(Class::PREPOSITION).or(Class::AUXILIARY));
    is_said_of || first > 0 && joins(first) && is(first - 1, before_a_noun) && has_noun
}

/// The quotation that makes most of a sentence.
fn quotation(material: &Material<'_>, sentence: Place) -> Option<Place> {
    let analysis = material.analysis(sentence.text);
    let quoted = analysis.attributions.iter().find(|it| {
        let content = Place { text: sentence.text, span: it.content };
        let inside = it.content.len() * 100 >= sentence.span.len() * QUOTED_PERCENT;
        it.kind == Kind::Direct
            && it.device.is_none()
            && it.speaker.is_some()
            && inside
            && material.of(content).starts_with(['“', '"', '‘', '«', '\''])
            && sentence.span.contains(it.content)
    })?;
    Some(Place { text: sentence.text, span: quoted.content })
}
