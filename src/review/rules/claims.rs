//! Claims: those whose source has no name, and those hedged twice.

use crate::annotate::Mention;
use crate::document::Zone;
use crate::language::Class;
use crate::review::checked::{Checked, Found};
use crate::review::rules::context;
use crate::review::rules::context::{has, is_of, is_one_of, words};
use crate::text::Span;
use crate::voice::Attribution;

/// The family of hedges.
const HEDGES: [&str; 3] =
    ["review-hedge/modal", "review-hedge/adverb", "review-hedge/verb"];

pub(super) fn unattributed(checked: &Checked<'_>) -> Vec<Found> {
    let cues = context::by_cue(checked);
    checked
        .own("review-vague/vague")
        .filter(|it| it.zone != Zone::Caption && !is_named(checked, &cues, it))
        .map(|it| {
            let words = it.span.of(checked.text());
            let message = format!("“{words}” gives a claim without its source; name who says so, or how it is known.");
            Found::new("unattributed-claim", it.span, message)
        })
        .collect()
}

/// Whether the reader learns who says so: from the word before, from a name in the sentence,
/// or from a named speaker in this sentence or the next two.
fn is_named(
    checked: &Checked<'_>,
    cues: &[(Span, &Attribution)],
    mention: &Mention,
) -> bool {
    let span = mention.span;
    let phrase = span.of(checked.text()).to_lowercase();
    if phrase == "reportedly" {
        return reports(checked, span);
    }
    let before = context::before(checked, span);
    let is_vague_by_itself = phrase.starts_with("according to")
        || !phrase.ends_with(|c: char| c.is_alphabetic())
        || is_one_of(
            phrase.split(' ').next().unwrap_or_default(),
            &["is", "are", "was", "were", "it"],
        );
    if is_vague_by_itself {
        return false;
    }
    let last = words(before).next_back();
    // The first word of a sentence has a capital in any case.
    let is_first = words(before).count() == 1;
    let is_known = last.is_some_and(|it| {
        is_of(it, Class::OF_KNOWN)
            || it.ends_with("’s")
            || it.ends_with("'s")
            || (!is_first && it.starts_with(char::is_uppercase))
            || it.chars().filter(|c| c.is_uppercase()).count() > 1
    });
    let after: Vec<&str> = words(context::after(checked, span)).collect();
    let lists_names = after.iter().any(|it| is_of(it, Class::NAMES_ONE_OF));
    is_known || lists_names || is_followed_by_name(checked, cues, span)
}

/// Whether this sentence or the next two have a speaker with a full name and an office: one of
/// those who were meant.
fn is_followed_by_name(
    checked: &Checked<'_>,
    cues: &[(Span, &Attribution)],
    span: Span,
) -> bool {
    let next = context::sentence_after(checked, span);
    let next = context::sentence_after(checked, next).end.max(next.end);
    let is_full = |name: &String| {
        let capitals = name.split(' ').filter(|it| it.starts_with(char::is_uppercase));
        capitals.count() > 1
    };
    let rest = Span { start: span.end, end: next.max(span.end) };
    has(checked, rest, "review-office/office")
        && context::cues_in(cues, rest).any(|it| it.speaker.as_ref().is_some_and(is_full))
}

/// Whether the report is named in the sentence or beside it: “according to”, “reported”.
fn reports(checked: &Checked<'_>, span: Span) -> bool {
    let around = [
        context::sentence_before(checked, span),
        context::sentence(checked, span),
        context::sentence_after(checked, span),
    ];
    let named =
        ["according", "reported", "reports", "citing", "cited", "broke", "published"];
    around.iter().any(|it| words(it.of(checked.text())).any(|it| is_one_of(it, &named)))
}

/// Two hedges of different kinds on one claim in the draft's own voice: the second one is
/// pointed at.
pub(super) fn hedged(checked: &Checked<'_>) -> Vec<Found> {
    let text = checked.text();
    // “May” is a month where it does not open its sentence.
    let is_month = |it: &Mention| {
        it.span.of(text) == "May" && !context::before(checked, it.span).trim().is_empty()
    };
    let mut hedges: Vec<&Mention> =
        HEDGES.iter().flat_map(|it| checked.own(it)).filter(|it| !is_month(it)).collect();
    hedges.sort_by_key(|it| it.span.start);
    let mut found = Vec::new();
    for pair in hedges.windows(2).filter(|it| it[0].sentence == it[1].sentence) {
        let between = Span { start: pair[0].span.end, end: pair[1].span.start }.of(text);
        let opens = ["if", "whether", "than", "as", "when", "not", "and", "or", "n't"];
        // Two claims of one sentence may each have their hedge; one claim has them close by.
        // “It is possible that the talks may fail”: the clause may have a subject of its own.
        let reach = if pair[0].span.of(text).ends_with("that") { 4 } else { 2 };
        let is_one_kind = checked.category(pair[0]) == checked.category(pair[1]);
        // “Perhaps possibly” is one claim, “might or might not” none; “appears to be likely”
        // is one too.
        let is_doubled = match checked.category(pair[0]) {
            Some(it) if it == HEDGES[1] => between.trim().is_empty(),
            Some(it) if it == HEDGES[2] => {
                is_one_of(between.trim(), &["", "to", "to be", "be"])
            }
            _ => false,
        };
        if between.split_whitespace().count() > reach
            || between.contains([',', ';', ':', '—'])
            || words(between).any(|it| is_one_of(it, &opens))
            || (is_one_kind && !is_doubled)
            // “May seem” speaks of how a thing looks, and hedges once.
            || [pair[0], pair[1]].map(|it| checked.category(it)) == [Some(HEDGES[0]), Some(HEDGES[2])]
            || context::after(checked, pair[1].span).trim_end().ends_with('?')
        {
            continue;
        }
        let (first, second) = (pair[0].span.of(text), pair[1].span.of(text));
        let message = format!(
            "“{second}” hedges what “{first}” already hedges; one of them will do."
        );
        found.push(Found::new("hedged-claim", pair[1].span, message));
    }
    found
}
