//! Noun phrases and objects by the classes of words: there is no parser.
//!
//! A phrase is read backwards from its head. Where a word that opens a phrase stands before it
//! (“the”, “its”, “two”), all between are attributes; where none does, only words that are
//! surely attributes are taken, so that “approved legislation” stays “legislation”.

use crate::compare::reading::Reading;
use crate::language::{Class, Language};
use crate::text::Gap;
use std::ops::Range;

/// So many attributes has a noun.
const MAX_ATTRIBUTES: usize = 3;
/// So many words behind a verb are read for its object.
const MAX_OBJECT: usize = 6;
/// Endings of words that judge or describe rather than sort.
const ENDINGS: &[&str] = &["ive", "ous", "ful", "less", "ish", "able", "ible"];
/// Endings of further words that can only be attributes.
const SORTING: &[&str] = &["al", "ic", "ian", "ish", "ary"];
/// Classes of words that are verbs or parts of one before a noun.
const VERBAL: Class = Class::ED
    .or(Class::ING)
    .or(Class::PAST)
    .or(Class::IRREGULAR_PARTICIPLE)
    .or(Class::FINITE);

/// A noun with what stands before it.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    /// The words, the head last.
    pub(super) words: Range<usize>,
    /// Whether a word that opens a phrase stands before it.
    pub(super) is_closed: bool,
}

pub(super) fn class(reading: &Reading<'_>, article: usize, word: usize) -> Class {
    reading.class(article, word)
}

/// Whether a word describes or judges, by its ending.
pub(super) fn has_telling_ending(folded: &str) -> bool {
    folded.len() > 5
        && ENDINGS.iter().any(|it| folded.ends_with(it))
        && !Language::English.is(folded, Class::SORTING)
}

/// Whether a word stands inside a name of several words: “the Rail Accident Branch”.
///
/// Headlines are often in title case, so nothing is said of them.
pub(super) fn is_inside_name(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    let all = reading.of(article);
    if !all[word].is_capital || is_in_headline(reading, article, word) {
        return false;
    }
    let is_name = |at: usize| {
        all[at].is_capital && !reading.is_function(article, at) && !all[at].is_possessive
    };
    let before = word > 0 && reading.is_joined(article, word) && is_name(word - 1);
    let behind = word + 1 < all.len()
        && reading.is_joined(article, word + 1)
        && all[word + 1].is_capital;
    before || behind
}

pub(super) fn is_in_headline(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    reading.headline(article).is_some_and(|it| it.contains(&word))
}

/// Whether a noun ends its phrase here: no other noun follows to which it belongs.
pub(super) fn is_head(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    let all = reading.of(article);
    if all[word].is_possessive || is_inside_name(reading, article, word) {
        return false;
    }
    let next = word + 1;
    if next >= all.len() || !reading.is_joined(article, next) {
        return true;
    }
    let follows = class(reading, article, next);
    !is_hyphen(reading, article, next)
        && (reading.is_function(article, next)
            || follows.is(VERBAL.or(Class::ADVERB))
            || (reading.is_name(article, next) && !all[word].is_capital))
}

pub(super) fn is_hyphen(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    reading.of(article)[word].gap == Gap::Hyphen
}

/// The phrase whose head is a word or a run of words that ends with it.
pub(super) fn noun_phrase(
    reading: &Reading<'_>,
    article: usize,
    head: Range<usize>,
) -> NounPhrase {
    let all = reading.of(article);
    let is_attribute = |it: usize| {
        let of_word = class(reading, article, it);
        !reading.is_function(article, it)
            && !of_word.is(Class::NUMBER.or(Class::TIME))
            && !all[it].is_possessive
            && (!of_word.is(Class::ADVERB) || is_participle(reading, article, it + 1))
    };
    let mut start = head.start;
    while start > 0
        && reading.is_joined(article, start)
        && is_attribute(start - 1)
        && (head.start - start < MAX_ATTRIBUTES || is_hyphen(reading, article, start))
    {
        // “the law legalizing its sale” is a law.
        let before =
            start.checked_sub(2).filter(|_| reading.is_joined(article, start - 1));
        if class(reading, article, start - 1).is(Class::ING)
            && before.is_some_and(|it| !reading.is_function(article, it))
        {
            break;
        }
        start -= 1;
    }
    let opens =
        Class::DETERMINER.or(Class::POSSESSIVE).or(Class::GENITIVE).or(Class::NUMBER);
    let is_closed = start > 0
        && reading.is_joined(article, start)
        && !class(reading, article, start - 1).is(Class::THAT.or(Class::RELATIVE))
        && (class(reading, article, start - 1).is(opens) || all[start - 1].is_possessive);
    if !is_closed {
        let mut first = head.start;
        while first > start && is_surely_attribute(reading, article, first - 1) {
            first -= 1;
        }
        start = first;
    }
    // A compound is taken whole or not at all.
    while start < head.start && is_hyphen(reading, article, start) {
        start += 1;
    }
    NounPhrase { words: start..head.end, is_closed }
}

fn is_participle(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    class(reading, article, word).is(Class::ED.or(Class::IRREGULAR_PARTICIPLE))
}

/// Whether a word can only be an attribute, whatever stands before it.
fn is_surely_attribute(reading: &Reading<'_>, article: usize, word: usize) -> bool {
    let folded = reading.folded(article, word);
    let is_small = !reading.of(article)[word].is_capital;
    let is_long = folded.len() > 5;
    let has = |endings: &[&str]| endings.iter().any(|it| folded.ends_with(it));
    let all = reading.of(article);
    // “North Korean leader” may begin a sentence.
    let is_joined = word > 0 && reading.is_joined(article, word)
        || all.get(word + 1).is_some_and(|it| it.is_capital && it.gap == Gap::Space);
    (is_long && (has(ENDINGS) || has(SORTING)))
        || (!is_small
            && is_joined
            && !reading.is_function(article, word)
            && !is_in_headline(reading, article, word))
}

/// The object of a verb: the phrase right behind it, or behind one preposition of direction,
/// up to its head.
///
/// None where a sign, a verb or another word of grammar stands between.
pub(super) fn object(
    reading: &Reading<'_>,
    article: usize,
    verb_end: usize,
) -> Option<Range<usize>> {
    let all = reading.of(article);
    let is_near = |it: usize| it < all.len() && reading.is_joined(article, it);
    let opens = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::NUMBER);
    let mut at = verb_end;
    if is_near(at) && Language::English.is(reading.folded(article, at), Class::TOWARDS) {
        at += 1;
    }
    // “Would win that most had watched”: a clause begins there.
    if is_near(at) && class(reading, article, at).is(Class::THAT) {
        return None;
    }
    while is_near(at) && class(reading, article, at).is(opens) && at < verb_end + 3 {
        at += 1;
    }
    let start = at;
    while is_near(at)
        && at < verb_end + MAX_OBJECT
        && !reading.is_function(article, at)
        && !class(reading, article, at).is(Class::ADVERB.or(Class::TIME))
        && !(at > start && class(reading, article, at).is(Class::ED.or(Class::ING)))
    {
        at += 1;
    }
    // “Defends N. Korea’s work” ends in an initial.
    (at > start && reading.folded(article, at - 1).len() > 1).then_some(start..at)
}
