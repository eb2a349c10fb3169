//! Words of a category in the draft's own voice.

use crate::review::checked::Checked;
use crate::review::checked::Found;
use crate::text::Span;

pub(super) fn so_called(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” doubts the name in the draft’s own voice; say who doubts it, or drop it."
        )
    };
    find(checked, "so-called", "review-so-called/so-called", message)
}

pub(super) fn distancing(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” doubts what follows in the draft’s own voice; say who doubts it and why."
        )
    };
    find(checked, "distancing-word", "review-distance/distance", message)
}

pub(super) fn boosted(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!("“{words}” presses the claim; let the evidence do so, or drop it.")
    };
    find(checked, "boosted-claim", "review-boost/boost", message)
}

pub(super) fn loaded(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” judges in the draft’s own voice; give it to a speaker, or say what happened."
        )
    };
    let mut found = find(checked, "loaded-word", "loaded-negative", message);
    found.extend(find(checked, "loaded-word", "loaded-positive", message));
    found.sort_by_key(|it| it.span.start);
    found
}

fn find(
    checked: &Checked<'_>,
    rule: &'static str,
    category: &str,
    message: impl Fn(&str) -> String,
) -> Vec<Found> {
    let own = checked.own(category);
    let outside = own.filter(|it| !is_part_of_name(checked.text(), it.span));
    outside
        .map(|it| Found::new(rule, it.span, message(it.span.of(checked.text()))))
        .collect()
}

/// Whether capitals in the middle of a sentence make the word part of a name.
fn is_part_of_name(text: &str, span: Span) -> bool {
    let words = span.of(text);
    // A name has an end: no text without spaces is walked to its start.
    let from = text.floor_char_boundary((span.start as usize).saturating_sub(64));
    let before = text[from..span.start as usize].trim_end_matches([' ', '“', '"', '‘']);
    let initial =
        before.strip_suffix('.').and_then(|it| it.rsplit(char::is_whitespace).next());
    let is_initial = initial.is_some_and(|it| it.chars().count() == 1);
    let is_inside =
        is_initial || before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let after = text[span.end as usize..].trim_start_matches(' ');
    let is_beside = after.starts_with(char::is_uppercase)
        || before
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|it| it.starts_with(char::is_uppercase));
    words.starts_with(char::is_uppercase) && is_inside && is_beside
}
