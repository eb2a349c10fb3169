//! The words around a place, and what the pack of the review says of them.

use crate::annotate::Mention;
use crate::language::{Class, Language};
use crate::review::checked::Checked;
use crate::text::{Span, fold};
use crate::voice::Attribution;

/// The words of a text, in order.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'' || c == '-'))
        .filter(|it| !it.is_empty())
}

/// Whether a word is one of some, whatever its case.
pub(super) fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.contains(&word.to_lowercase().as_str())
}

/// Whether a class lists a word, whatever its case.
pub(in crate::review) fn is_of(word: &str, class: Class) -> bool {
    Language::default().is(&fold(word), class)
}

/// The sentence around a place, as far as 400 bytes on either side.
pub(super) fn sentence(checked: &Checked<'_>, place: Span) -> Span {
    let near = place.widened(checked.text(), 400);
    let sentence = checked.sentence(place.start);
    let start = near.start.max(sentence.start.min(place.start));
    Span { start, end: near.end.min(sentence.end.max(place.end)) }
}

/// The sentence before the one that holds a place, as far as 400 bytes.
pub(super) fn sentence_before(checked: &Checked<'_>, place: Span) -> Span {
    let sentences = &checked.analysis.sentences;
    let n = sentences.partition_point(|it| it.end <= place.start);
    let Some(last) = n.checked_sub(1).and_then(|it| sentences.get(it)) else {
        return Span::default();
    };
    let near = Span { start: last.end, end: last.end }.widened(checked.text(), 400);
    Span { start: last.start.max(near.start), end: last.end }
}

/// The sentence after the one that holds a place, as far as 400 bytes.
pub(super) fn sentence_after(checked: &Checked<'_>, place: Span) -> Span {
    let sentences = &checked.analysis.sentences;
    let n = sentences.partition_point(|it| it.end <= place.start);
    let Some(next) = sentences.get(n + 1) else {
        return Span { start: place.end, end: place.end };
    };
    let near = Span { start: next.start, end: next.start }.widened(checked.text(), 400);
    Span { start: next.start, end: next.end.min(near.end) }
}

/// What stands before a place in its sentence.
pub(super) fn before<'a>(checked: &Checked<'a>, place: Span) -> &'a str {
    Span { start: sentence(checked, place).start, end: place.start }.of(checked.text())
}

/// What stands behind a place in its sentence.
pub(super) fn after<'a>(checked: &Checked<'a>, place: Span) -> &'a str {
    Span { start: place.end, end: sentence(checked, place).end }.of(checked.text())
}

/// The mentions of a category that begin inside a span, whoever's words they are.
pub(super) fn of_category<'a>(
    checked: &Checked<'a>,
    span: Span,
    category: &'a str,
) -> impl Iterator<Item = &'a Mention> {
    let inside = checked.within(span).iter();
    inside.filter(move |it| checked.category(it) == Some(category))
}

/// Whether a span holds words of a category.
pub(super) fn has(checked: &Checked<'_>, span: Span, category: &str) -> bool {
    of_category_names(checked, span).any(|it| it == category)
}

fn of_category_names<'a>(
    checked: &Checked<'a>,
    span: Span,
) -> impl Iterator<Item = &'a str> {
    checked.within(span).iter().filter_map(|it| checked.category(it))
}

/// The stretch of some words before a place, inside its sentence.
pub(super) fn back(checked: &Checked<'_>, place: Span, n_words: usize) -> Span {
    let n = checked.analysis.tokens_in(place).start;
    let first = checked.analysis.tokens.get(n.saturating_sub(n_words));
    let start = first.map_or(0, |it| it.span.start);
    let sentence = sentence(checked, place).start;
    Span { start: start.max(sentence).min(place.start), end: place.start }
}

/// The stretch of some words before a place, from the last sign that ends a clause on.
pub(super) fn clause_back(checked: &Checked<'_>, place: Span, n_words: usize) -> Span {
    let back = back(checked, place, n_words);
    let before = back.of(checked.text());
    let sign =
        before.char_indices().rev().find(|it| matches!(it.1, ';' | ':' | '—' | '–'));
    let start = sign.map_or(0, |(at, c)| at + c.len_utf8());
    Span { start: back.start + u32::try_from(start).unwrap_or_default(), end: back.end }
}

/// The stretch of the first word after a place, inside its sentence.
pub(super) fn ahead(checked: &Checked<'_>, place: Span) -> Span {
    let n = checked.analysis.tokens_in(place).end;
    let end = checked.analysis.tokens.get(n).map_or(place.end, |it| it.span.end);
    let sentence = sentence(checked, place).end;
    Span { start: place.end, end: end.min(sentence).max(place.end) }
}

/// Whether one of the eight words before a place gives what follows as a judgement of others:
/// “accused of being …”, “hailed as …”.
pub(super) fn is_given(checked: &Checked<'_>, place: Span) -> bool {
    has(checked, back(checked, place, 8), "review-given/given")
}

/// The attributions with reporting words, in order of these.
pub(super) fn by_cue<'a>(checked: &Checked<'a>) -> Vec<(Span, &'a Attribution)> {
    let attributions = checked.analysis.attributions.iter();
    let mut cues: Vec<_> = attributions.filter_map(|it| Some((it.cue?, it))).collect();
    cues.sort_by_key(|it| it.0.start);
    cues
}

/// The attributions whose reporting words begin in a span.
pub(super) fn cues_in<'a>(
    by_cue: &'a [(Span, &'a Attribution)],
    span: Span,
) -> impl Iterator<Item = &'a Attribution> {
    let from = by_cue.partition_point(|it| it.0.start < span.start);
    let to = by_cue.partition_point(|it| it.0.start < span.end);
    by_cue[from..to.max(from)].iter().map(|it| it.1)
}
