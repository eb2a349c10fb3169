//! Which concepts are rows, in which order, and which are only listed.

use crate::compare::{Cell, ConceptComparison, Verdict};
use crate::view::report::stage::{Stage, n_counted};
use crate::voice::Voice;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The concepts of a comparison by what becomes of them; indices into its concepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// Enough evidence, widest difference first.
    pub(super) counted: Vec<usize>,
    /// Too few to count, in the order of the packs.
    pub(super) too_few: Vec<usize>,
    /// Found by the program, the likeliest first, whatever can be counted.
    pub(super) suggested: Vec<usize>,
    /// Not a contrast, with the key of the reason.
    pub(super) folded: Vec<(usize, &'static str)>,
}

impl Rows {
    pub(super) fn new(stage: &Stage<'_>) -> Self {
        let mut rows = Self::default();
        for (number, it) in stage.comparison.concepts.iter().enumerate() {
            if let Some(reason) = reason(stage, it) {
                rows.folded.push((number, reason));
            } else if stage.is_suggested(it) {
                rows.suggested.push(number);
            } else if it.differs.verdict == Verdict::TooFew {
                rows.too_few.push(number);
            } else {
                rows.counted.push(number);
            }
        }
        let width = |&at: &usize| {
            stage.comparison.concepts[at].differs.statistic.unwrap_or_default()
        };
        rows.counted.sort_by(|a, b| width(b).total_cmp(&width(a)));
        rows
    }

    /// Whether a concept has a row.
    pub(super) fn has(&self, concept: usize) -> bool {
        [&self.counted, &self.too_few, &self.suggested]
            .iter()
            .any(|it| it.contains(&concept))
    }
}

/// Why a concept is no row of the table.
fn reason(stage: &Stage<'_>, it: &ConceptComparison) -> Option<&'static str> {
    let concept = stage.concept(it);
    let sources: BTreeSet<usize> = it.cells.iter().map(|cell| cell.source).collect();
    let variants: BTreeSet<usize> = it.cells.iter().map(|cell| cell.variant).collect();
    if concept.control {
        Some("named.control")
    } else if !concept.axes.is_empty() && concept.axes.iter().all(|axis| axis == "house")
    {
        Some("named.house")
    } else if sources.len() < 2 && stage.n_sources() > 1 {
        let is_single = stage.n_sources() == stage.comparison.articles.len();
        Some(if is_single { "named.one_article" } else { "named.one_source" })
    } else if it.cells.iter().all(is_quoted_only) {
        Some("named.quoted")
    } else if variants.len() < 2 {
        Some("named.one_form")
    } else {
        None
    }
}

/// Whether only others are quoted with a name: no choice of the source's.
fn is_quoted_only(cell: &Cell) -> bool {
    cell.headline == 0
        && Voice::ALL
            .iter()
            .all(|it| *it == Voice::Quoted || n_counted(cell, &[*it]) == 0)
}

/// The cells of one source: by count, then by alphabet.
pub(super) fn cells_in_order<'a>(
    stage: &Stage<'_>,
    it: &'a ConceptComparison,
    source: usize,
) -> Vec<&'a Cell> {
    let mut cells: Vec<&Cell> =
        it.cells.iter().filter(|cell| cell.source == source).collect();
    cells.sort_by_key(|cell| {
        let id = stage.variant(it, cell.variant).id.as_ref();
        let all: u64 = cell.by_voice.iter().sum();
        (Reverse((n_counted(cell, it.basis), all)), id.clone())
    });
    cells
}

/// The variants of a row: by count, then by alphabet.
pub(super) fn variants_by_count(
    stage: &Stage<'_>,
    it: &ConceptComparison,
) -> Vec<(usize, u64)> {
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    for cell in &it.cells {
        *counts.entry(cell.variant).or_default() += n_counted(cell, it.basis);
    }
    let mut variants: Vec<(usize, u64)> = counts.into_iter().collect();
    let id = |at: usize| stage.variant(it, at).id.as_ref();
    variants.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| id(a.0).cmp(id(b.0))));
    variants
}
