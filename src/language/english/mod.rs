//! English: its words, and what their endings show.

use crate::language::class::Class;

pub(super) const TABLES: &[&str] = &[
    include_str!("actions.tsv"),
    include_str!("calendar.tsv"),
    include_str!("clauses.tsv"),
    include_str!("first-names.tsv"),
    include_str!("grammar.tsv"),
    include_str!("lesson.tsv"),
    include_str!("names.tsv"),
    include_str!("offices.tsv"),
    include_str!("places.tsv"),
    include_str!("review.tsv"),
    include_str!("speech.tsv"),
    include_str!("stops.tsv"),
    include_str!("verbs.tsv"),
];

/// The classes that the ending of a folded word shows, beside those of the tables.
pub(super) fn ending(word: &str, listed: Class) -> Class {
    let mut class = Class::default();
    let len = word.len();
    // The last word of several says nothing of them but whose they are.
    let is_one = !word.contains(' ');
    if is_one && len > 4 && word.ends_with("ly") && !listed.is(Class::NOT_ADVERB) {
        class = class.or(Class::ADVERB);
    }
    if is_one && len > 4 && word.ends_with("ing") {
        class = class.or(Class::ING);
    }
    if is_one && len > 3 && word.ends_with("ed") {
        class = class.or(Class::ED);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        class = class.or(Class::NUMBER);
    }
    let is_possessive = word.ends_with("'s") || word.ends_with("s'");
    if is_possessive && !listed.is(Class::CONTRACTION) {
        class = class.or(Class::GENITIVE);
    }
    class
}
