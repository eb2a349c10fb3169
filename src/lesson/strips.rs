//! *Fact, opinion or quotation?* Sentences of the excerpts as strips to sort.
//!
//! “Can be checked” does not say that a sentence is true, and a word that judges does not
//! say that the judgement is wrong.

use crate::annotate::Mention;
use crate::language::{Class, Language};
use crate::lesson::claim::is_surely_own;
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
        let is_new = items
            .iter()
            .all(|it| !are_alike(material.of(it.sentence), material.of(strip.sentence)));
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

/// Whether two sentences have most of their words in common.
fn are_alike(one: &str, other: &str) -> bool {
    let words = |it: &str| -> BTreeSet<String> {
        let words = it.split(|c: char| !c.is_alphanumeric());
        words.filter(|it| !it.is_empty()).map(fold).collect()
    };
    let (one, other) = (words(one), words(other));
    let n_shared = one.intersection(&other).count();
    10 * n_shared > 6 * one.len().min(other.len())
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
    let at = (0..tokens.len()).find(|&at| counts(tokens, at, text))?;
    let number = &tokens[at];
    let is_question = material.of(sentence).trim_end().ends_with(['?', '!']);
    let is_sure = !is_coloured && !is_open && is_surely_own(material, sentence);
    (material.is_plain(sentence) && !material.is_doubtful(!is_sure) && !is_question)
        .then_some(Place { text: sentence.text, span: number.span })
}

/// Whether a number says how much, or when: no part of a name (“the 2016 election”), of a
/// telephone number or of somebody’s age between commas.
fn counts(tokens: &[Token], at: usize, text: &str) -> bool {
    let word = |at: usize| tokens.get(at).map(|it| it.span.of(text));
    let is_number = |it: Option<&str>| {
        it.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
    };
    if !is_number(word(at)) {
        return false;
    }
    let before = at.checked_sub(1).and_then(word).map(fold).unwrap_or_default();
    let is_beside = is_number(word(at + 1))
        || at.checked_sub(1).is_some_and(|it| is_number(word(it)));
    let is_code = word(at).is_some_and(|it| it.starts_with('0') && it.len() > 2);
    let is_between_commas = tokens[at].gap == Gap::Punctuation
        && tokens.get(at + 1).is_none_or(|it| it.gap == Gap::Punctuation);
    let is_year = word(at).is_some_and(|it| it.len() == 4);
    let when = Class::PREPOSITION.or(Class::CALENDAR_NOUN);
    !is_beside
        && !is_code
        && !is_between_commas
        && (!is_year || Language::default().is(&before, when))
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
    let inside = material
        .sure(sentence.text)
        .filter(|it| sentence.span.contains(it.span) && !it.is_negated)
        .filter(|it| JUDGING.iter().any(|id| material.is_of(it, id)));
    let place = |it: &Mention| Place { text: sentence.text, span: it.span };
    let found: Vec<&Mention> =
        inside.filter(|it| is_attribute(material, place(it))).collect();
    let word = *found.first()?;
    // One word before a noun (“a panicked crowd”) may say what kind of thing it is, and the
    // rest of the sentence is a report all the same.
    let is_sure = (found.len() > 1
        || found.iter().any(|it| is_verdict(material, place(it))))
        && is_surely_own(material, sentence);
    (material.is_plain(sentence) && !has_number && !material.is_doubtful(!is_sure))
        .then_some(Place { text: sentence.text, span: word.span })
}

/// Whether the sentence says of something that it is so, and little else: “The plan is
/// reckless.”
fn is_verdict(material: &Material<'_>, word: Place) -> bool {
    let analysis = material.analysis(word.text);
    let text = &analysis.document.text;
    let at = analysis.tokens_in(word.span).start;
    let back = &analysis.tokens[at.saturating_sub(3)..at];
    back.iter().any(|it| {
        Language::default().is(&fold(it.span.of(text)), Class::BE.or(Class::COPULA))
    })
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
    // A quotation that judges has two boxes.
    let judges = material.sure(sentence.text).any(|it| {
        sentence.span.contains(it.span) && JUDGING.iter().any(|id| material.is_of(it, id))
    });
    (!material.is_doubtful(judges))
        .then_some(Place { text: sentence.text, span: quoted.content })
}
