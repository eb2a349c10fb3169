//! Who uses which form, since when, by which source: printed only where a source is given.

use crate::compare::ConceptComparison;
use crate::document::Date;
use crate::lexicon::pack;
use crate::lexicon::pack::Variant;
use crate::view::report::plain::{plain, web_address};
use crate::view::report::rows::variants_by_count;
use crate::view::report::stage::{Stage, colour};
use crate::view::wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// One form with its documented users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Usage {
    /// The form as the pack lists it first.
    pub form: String,
    /// Its colour in the row.
    pub colour: String,
    /// One sentence about the form.
    pub describe: Option<String>,
    /// Who uses it.
    pub used_by: Vec<User>,
    /// Whose guides advise against it.
    pub not_by: Vec<User>,
    /// From when or until when the form tells nothing.
    pub usual: Vec<String>,
}

/// A documented user of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct User {
    /// The user.
    pub who: String,
    /// Since when.
    pub since: Option<String>,
    /// The reference.
    pub source: String,
    /// Its address, if it is one of the web.
    pub href: Option<String>,
}

/// The forms that a row holds, by count; none for drafts, which show counts only.
pub(super) fn usages(
    stage: &Stage<'_>,
    it: &ConceptComparison,
    owners: &BTreeMap<usize, usize>,
) -> Vec<Usage> {
    if stage.is_draft(it) {
        return Vec::new();
    }
    let variants = variants_by_count(stage, it).into_iter();
    let usages = variants.map(|(at, _)| {
        let variant = stage.variant(it, at);
        Usage {
            form: form(variant),
            colour: colour(owners[&at]),
            describe: variant.describe.as_deref().map(plain),
            used_by: users(&variant.used_by),
            not_by: users(&variant.not_by),
            usual: bounds(variant),
        }
    });
    usages.filter(Usage::says_something).collect()
}

impl Usage {
    fn says_something(&self) -> bool {
        self.describe.is_some() || !self.used_by.is_empty() || !self.not_by.is_empty()
    }
}

/// The form that stands for a variant.
pub(super) fn form(variant: &Variant) -> String {
    plain(variant.forms.first().map_or(variant.id.as_ref(), |it| it.as_ref()))
}

fn users(usages: &[pack::Usage]) -> Vec<User> {
    let sourced = usages.iter().filter(|it| !it.source.trim().is_empty());
    sourced
        .map(|it| User {
            who: plain(&it.who),
            since: wording::since(it.from, it.until),
            source: source(it),
            href: web_address(&it.source),
        })
        .collect()
}

/// What a reference is called: the host of an address, else the reference itself.
fn source(usage: &pack::Usage) -> String {
    let Some(address) = web_address(&usage.source) else { return plain(&usage.source) };
    let host = address.split('/').nth(2).unwrap_or(&address).to_owned();
    match &usage.kind {
        Some(kind) => format!("{host}, {}", plain(kind)),
        None => host,
    }
}

fn bounds(variant: &Variant) -> Vec<String> {
    let before = variant.valid.neutral_before.map(wording::usual_before);
    let after = variant.valid.neutral_after.map(wording::usual_after);
    before.into_iter().chain(after).collect()
}

/// Why the choice of a form told nothing on a day.
pub(super) fn usual(variant: &Variant, date: Date) -> Option<String> {
    let before = variant.valid.neutral_before.filter(|&change| date < change);
    let after = variant.valid.neutral_after.filter(|&change| date >= change);
    before.map(wording::usual_before).or(after.map(wording::usual_after))
}
