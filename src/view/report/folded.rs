//! Names that were found and are not compared: what was found, where, and why not.

use crate::compare::{Cell, ConceptComparison};
use crate::view::report::naming::cells_in_order;
use crate::view::report::plain::plain;
use crate::view::report::rows::Rows;
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;
use std::collections::BTreeSet;

/// The list of names that are not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Folded {
    /// The line that opens it.
    pub summary: String,
    /// In the order of the packs.
    pub rows: Vec<FoldedRow>,
}

/// One name that is not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoldedRow {
    /// The id of the row.
    pub id: String,
    /// What the thing is.
    pub label: String,
    /// Whether its entries were not checked against sources.
    pub is_draft: bool,
    /// Why it is not compared.
    pub reason: &'static str,
    /// One a source that names it.
    pub found: Vec<Found>,
}

/// What one source calls the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The source.
    pub badge: Badge,
    /// By count.
    pub wordings: Vec<FoundWording>,
}

/// One wording with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundWording {
    /// The words as printed.
    pub word: String,
    /// How often in whose words.
    pub counts: String,
    /// Where.
    pub lines: Vec<Line>,
}

/// A link to a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Line {
    /// The link.
    pub href: String,
    /// Its words.
    pub place: String,
}

/// The list, if there is anything to list.
pub(super) fn folded(stage: &Stage<'_>, rows: &Rows) -> Option<Folded> {
    if rows.folded.is_empty() {
        return None;
    }
    let row = |&(number, reason): &(usize, &'static str)| {
        let it = &stage.comparison.concepts[number];
        FoldedRow {
            id: stage.row_id(number),
            label: plain(&stage.concept(it).label),
            is_draft: stage.is_draft(it),
            reason,
            found: found(stage, it),
        }
    };
    Some(Folded {
        summary: wording::folded(rows.folded.len()),
        rows: rows.folded.iter().map(row).collect(),
    })
}

fn found(stage: &Stage<'_>, it: &ConceptComparison) -> Vec<Found> {
    let sources = 0..stage.comparison.sources.len();
    let found = sources.map(|source| Found {
        badge: badge(source),
        wordings: cells_in_order(stage, it, source)
            .into_iter()
            .map(|cell| wording(stage, cell))
            .collect(),
    });
    found.filter(|it| !it.wordings.is_empty()).collect()
}

fn wording(stage: &Stage<'_>, cell: &Cell) -> FoundWording {
    let n = |voice: Voice| cell.by_voice[voice.index()];
    let voices = Voice::ALL.into_iter().filter(|&it| n(it) > 0);
    let mut counts: Vec<String> =
        voices.map(|it| format!("{} {}", n(it), wording::voice(it))).collect();
    if cell.headline > 0 {
        counts.push(format!("{} in the headline", cell.headline));
    }
    FoundWording {
        // The first mention's words, whose position the budget covers.
        word: cell.mentions.first().map(|&at| stage.name(at)).unwrap_or_default(),
        counts: counts.join(", "),
        lines: lines(stage, cell),
    }
}

/// Every line once, in order.
fn lines(stage: &Stage<'_>, cell: &Cell) -> Vec<Line> {
    let places: BTreeSet<(usize, usize)> = cell
        .mentions
        .iter()
        .map(|&at| (at.article, stage.mention(at).paragraph))
        .collect();
    let line = |(article, paragraph): (usize, usize)| {
        let found = stage.analysis(article).document.paragraphs.get(paragraph)?;
        let place = wording::place(found.zone.unwrap_or_default(), found.line);
        Some(Line { href: stage.paragraph_href(article, paragraph), place })
    };
    places.into_iter().filter_map(line).collect()
}
