//! Turns whose words stand in quotation marks: `TAMM: “We stay.” BERG: “We go.”`.
//!
//! Contents nest and never cross, so a turn that opens with a quotation is that quotation.

use crate::text::{Gap, Segmentation, Span};
use crate::voice::Quotation;
use crate::voice::article::Run;
use crate::voice::transcript::Turn;

/// How many words a name before a colon may have.
const LONGEST_NAME: usize = 4;

/// Makes turns of quotations behind names in capitals, and takes away every turn that would
/// cross a quotation. Quotations and turns are in order of place.
pub(super) fn settle(
    text: &str,
    found: &Segmentation,
    quotations: &[Quotation],
    turns: Vec<Turn>,
) -> Vec<Turn> {
    let outer: Vec<&Quotation> = outermost(quotations);
    let mut settled: Vec<Turn> =
        turns.into_iter().filter_map(|it| uncrossed(it, found, &outer)).collect();
    settled.extend(labelled(text, found, &outer));
    settled.sort_by_key(|it| it.quotation.span.start);
    settled.dedup_by_key(|it| it.quotation.span);
    settled
}

/// Quotations that no other holds.
fn outermost(quotations: &[Quotation]) -> Vec<&Quotation> {
    let mut outer: Vec<&Quotation> = Vec::new();
    for it in quotations {
        if outer.last().is_none_or(|last| last.span.end <= it.span.start) {
            outer.push(it);
        }
    }
    outer
}

/// The turn, if it crosses no quotation; the quotation with which it opens, if there is one.
fn uncrossed(turn: Turn, found: &Segmentation, outer: &[&Quotation]) -> Option<Turn> {
    let span = turn.quotation.span;
    let first = outer.partition_point(|it| it.span.end <= span.start);
    let end = outer.partition_point(|it| it.span.start < span.end);
    if let Some(it) = outer[first..end.max(first)].first()
        && it.span.start < span.start
    {
        let name_end = turn.source.map(|it| found.tokens[it.last].span.end);
        return if name_end.is_some_and(|end| end <= it.span.start) {
            // "ORLO: “We stay,” said Ada Tamm.": what goes on is no turn of its own.
            (it.span.end == span.end).then_some(Turn { quotation: **it, ..turn })
        } else {
            it.span.contains(span).then_some(turn)
        };
    }
    let is_cut =
        outer[first..end.max(first)].last().is_some_and(|it| it.span.end > span.end);
    (!is_cut).then_some(turn)
}

/// Quotations behind a name in capitals and a colon, where nothing follows but the next.
fn labelled(text: &str, found: &Segmentation, outer: &[&Quotation]) -> Vec<Turn> {
    let name = |it: &Quotation| label(text, found, it.span.start);
    outer
        .iter()
        .enumerate()
        .filter_map(|(number, it)| {
            let source = name(it)?;
            let rest = text[it.span.end as usize..].trim_start_matches([' ', '\u{a0}']);
            let is_last = rest.is_empty() || rest.starts_with('\n');
            let next = outer.get(number + 1).and_then(|next| name(next));
            let is_followed = || {
                next.is_some_and(|next| {
                    let start = found.tokens[next.first].span.start;
                    Span { start: it.span.end, end: start }.of(text).trim().is_empty()
                })
            };
            (is_last || is_followed())
                .then_some(Turn { quotation: **it, source: Some(source) })
        })
        .collect()
}

/// The name in capitals before a colon that stands before a place.
fn label(text: &str, found: &Segmentation, at: u32) -> Option<Run> {
    let before = text[..at as usize].trim_end_matches([' ', '\u{a0}']);
    let before = before.strip_suffix(':')?;
    let end = u32::try_from(before.len()).ok()?;
    let tokens = &found.tokens;
    let last = tokens.partition_point(|it| it.span.end <= end).checked_sub(1)?;
    let is_loud = |at: usize| {
        let word = tokens[at].span.of(text);
        word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
    };
    if tokens[last].span.end != end || !is_loud(last) {
        return None;
    }
    let mut first = last;
    while first > 0
        && last - first + 1 < LONGEST_NAME
        && matches!(tokens[first].gap, Gap::Space | Gap::Hyphen)
        && is_loud(first - 1)
    {
        first -= 1;
    }
    let head =
        text[..tokens[first].span.start as usize].trim_end_matches([' ', '\u{a0}']);
    let is_free =
        head.is_empty() || head.ends_with(['\n', '.', '!', '?', '”', '"', '’', '»']);
    let n_letters = Span { start: tokens[first].span.start, end }
        .of(text)
        .chars()
        .filter(|c| c.is_uppercase())
        .count();
    (is_free && n_letters > 2).then_some(Run { first, last })
}
