//! Shares with their intervals, for rows with enough evidence.

use crate::compare::{ConceptComparison, MIN_ARTICLES, Share, Verdict};
use crate::view::report::rows::variants_by_count;
use crate::view::report::stage::{Badge, Stage, badge, colour};
use crate::view::report::usage::form;
use crate::view::wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// The drawing leaves so much of the width free on either side, in per cent.
const MARGIN: f64 = 2.0;

/// The shares of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shares {
    /// What they are shares of, and what the intervals mean.
    pub caption: String,
    /// By count.
    pub forms: Vec<FormShares>,
    /// What the table leaves out.
    pub note: Option<String>,
}

/// The shares of one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormShares {
    /// The form.
    pub form: String,
    /// Its colour in the row.
    pub colour: String,
    /// One a source that counts any form.
    pub rows: Vec<ShareRow>,
}

/// The share of a form in one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShareRow {
    /// The source.
    pub badge: Badge,
    /// Namings with this form.
    pub n: u64,
    /// All namings.
    pub of: u64,
    /// The share.
    pub share: String,
    /// Its interval.
    pub interval: String,
    /// Where the dot stands, in per cent of the width.
    pub at: String,
    /// Where the interval begins.
    pub low: String,
    /// Where the interval ends.
    pub high: String,
}

/// The shares of a row; none where there is too little to count.
///
/// Of two forms the shares add up to one, so that one of them says all.
pub(super) fn shares(
    stage: &Stage<'_>,
    it: &ConceptComparison,
    owners: &BTreeMap<usize, usize>,
) -> Option<Shares> {
    if it.differs.verdict == Verdict::TooFew {
        return None;
    }
    let counted = variants_by_count(stage, it).into_iter().filter(|&(_, n)| n > 0);
    let (mut many, mut once): (Vec<_>, Vec<_>) = counted.partition(|&(_, n)| n > 1);
    if many.len() + once.len() == 2 && !many.is_empty() {
        many.truncate(1);
        once.clear();
    }
    let name = |variant| form(stage.variant(it, variant));
    let forms = many.into_iter().map(|(variant, _)| FormShares {
        form: name(variant),
        colour: colour(owners[&variant]),
        rows: it.shares.iter().filter(|it| it.variant == variant).map(row).collect(),
    });
    let once: Vec<String> = once.into_iter().map(|(variant, _)| name(variant)).collect();
    let sources = &stage.comparison.sources;
    let is_resampled = sources.iter().any(|it| it.articles.len() >= MIN_ARTICLES);
    Some(Shares {
        caption: wording::shares(wording::basis(it.basis), is_resampled),
        forms: forms.collect(),
        note: (!once.is_empty()).then(|| wording::counted_once(&once)),
    })
}

fn row(it: &Share) -> ShareRow {
    let float = |n: u64| u32::try_from(n).map_or(f64::from(u32::MAX), f64::from);
    let share = if it.of == 0 { 0.0 } else { float(it.n) / float(it.of) };
    ShareRow {
        badge: badge(it.source),
        n: it.n,
        of: it.of,
        share: wording::percent(share),
        interval: wording::percent_range(it.interval.low, it.interval.high),
        at: position(share),
        low: position(it.interval.low),
        high: position(it.interval.high),
    }
}

/// Where a share stands in the drawing.
fn position(share: f64) -> String {
    format!("{:.1}", MARGIN + share.clamp(0.0, 1.0) * (100.0 - 2.0 * MARGIN))
}
