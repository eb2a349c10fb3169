//! First mentions: the full name stands before the short one.

use crate::document::Zone;
use crate::review::checked::{Checked, Found, Suggestion};
use crate::review::house::{HouseRule, Role};
use crate::review::rules::house::Place;
use crate::voice::Voice;
use std::borrow::Cow;

/// Finds the first short name if no full one stands before it, headlines and quotations aside.
pub(super) fn check(
    checked: &Checked<'_>,
    rule: &HouseRule,
    full: &str,
    places: &[Place<'_>],
) -> Option<Found> {
    let mut own = places.iter().filter(|(mention, _)| {
        mention.voice != Voice::Quoted
            && !matches!(mention.zone, Zone::Headline | Zone::Caption | Zone::Crosshead)
    });
    let (mention, role) = own.next()?;
    if **role != Role::Short {
        return None;
    }
    let surface = mention.span.of(checked.text());
    let reason = rule.reason.as_ref().map_or_else(String::new, |it| format!(" {it}"));
    Some(Found {
        rule: Cow::Owned(rule.id.clone()),
        severity: Some(rule.severity),
        span: mention.span,
        message: format!(
            "At the first mention, “{surface}” is “{full}” in full.{reason}"
        ),
        suggestion: Some(Suggestion { words: full.to_owned(), is_safe: false }),
        reference: rule.reference.clone(),
    })
}
