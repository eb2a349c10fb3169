//! Capitals that name somebody, in a language in which every noun has one.

use crate::language::Class;
use crate::text::{Gap, Segmentation};
use crate::voice::words::Words;
use std::borrow::Cow;

/// What stands before a common noun: nothing that stands before a person's name.
const BEFORE_A_NOUN: Class = Class::DETERMINER
    .or(Class::POSSESSIVE)
    .or(Class::ARTICLE_IN_A_PREPOSITION)
    .or(Class::NUMBER);

/// Names that keep their capital wherever they stand.
const NAMES: Class =
    Class::MALE_NAME.or(Class::FEMALE_NAME).or(Class::PLACE).or(Class::TIME);

/// Endings of attributes.
const ATTRIBUTES: [&str; 5] = ["e", "em", "en", "er", "es"];

/// The article as the rules of attribution take it: where nouns have capitals, only names keep
/// theirs.
pub(super) fn of_names<'a>(
    text: &str,
    found: &'a Segmentation,
    words: &Words,
) -> Cow<'a, Segmentation> {
    if !words.has_noun_capitals() {
        return Cow::Borrowed(found);
    }
    let mut own = found.clone();
    let mut was_name = false;
    for at in 0..found.tokens.len() {
        if found.tokens[at].is_capital {
            was_name = is_name(text, found, words, at, was_name);
            own.tokens[at].is_capital = was_name;
        } else {
            was_name = false;
        }
    }
    Cow::Owned(own)
}

/// Whether a capital is a name's; `follows_name` says it of the word before.
fn is_name(
    text: &str,
    found: &Segmentation,
    words: &Words,
    at: usize,
    follows_name: bool,
) -> bool {
    let class = |at: usize| words.of(found.tokens[at].word_form);
    let word = |at: usize| found.tokens[at].span.of(text);
    let own = class(at);
    let goes_on = |at: usize| matches!(found.tokens[at].gap, Gap::Space | Gap::Hyphen);
    let is_acronym = word(at).chars().filter(|it| it.is_uppercase()).count() > 1;
    if is_acronym || own.is(NAMES) {
        return true;
    }
    // "Der Händler": a word of grammar at the beginning of a sentence.
    if own.is(Class::OUTSIDE_NAMES) {
        return false;
    }
    if follows_name && goes_on(at) && !own.is(Class::NOUN_WITH_CAPITAL) {
        return true;
    }
    // "Bürgermeisterin Ada Tamm": a title before a name.
    let next = at + 1;
    if own.is(Class::TITLE.or(Class::CALLING).or(Class::COURTESY)) {
        return next < found.tokens.len()
            && found.tokens[next].is_capital
            && goes_on(next)
            && !class(next).is(Class::NOUN_WITH_CAPITAL);
    }
    if own.is(Class::NOUN_WITH_CAPITAL.or(Class::SPEAKING_GROUP).or(Class::BODY)) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|_| goes_on(at)) else { return true };
    if class(before).is(BEFORE_A_NOUN) {
        return false;
    }
    // "die alte Mühle", "neue Gespräche": behind an attribute.
    let small = word(before);
    let is_attribute = !found.tokens[before].is_capital
        && small.len() > 3
        && ATTRIBUTES.iter().any(|it| small.ends_with(it))
        && !class(before).is(Class::PAST
            .or(Class::AUXILIARY)
            .or(Class::PREPOSITION)
            .or(Class::ADVERB)
            .or(Class::SUBORDINATOR)
            .or(Class::SUBJECT)
            .or(Class::BEFORE_A_COMMA));
    !is_attribute
}
