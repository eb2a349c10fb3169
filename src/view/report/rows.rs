//! Which concepts are rows, in which order, and which are only listed.

use crate::compare::{Cell, ConceptComparison, Verdict};
use crate::view::report::stage::{Stage, colour, n_counted};
use crate::view::wording;
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
    /// Not a contrast, with the reason.
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

    /// The rows in the order of the page.
    pub(super) fn in_order(&self) -> impl Iterator<Item = usize> {
        self.counted.iter().chain(&self.too_few).chain(&self.suggested).copied()
    }
}

/// Why a concept is no row of the table.
fn reason(stage: &Stage<'_>, it: &ConceptComparison) -> Option<&'static str> {
    let concept = stage.concept(it);
    let sources: BTreeSet<usize> = it.cells.iter().map(|cell| cell.source).collect();
    let variants: BTreeSet<usize> = it.cells.iter().map(|cell| cell.variant).collect();
    if concept.control {
        Some(wording::CONTROL)
    } else if !concept.axes.is_empty() && concept.axes.iter().all(|axis| axis == "house")
    {
        Some(wording::HOUSE)
    } else if sources.len() < 2 && stage.comparison.sources.len() > 1 {
        let is_single = stage.comparison.sources.len() == stage.comparison.articles.len();
        Some(if is_single { wording::ONE_ARTICLE } else { wording::ONE_SOURCE })
    } else if variants.len() < 2 {
        Some(wording::ONE_FORM)
    } else {
        None
    }
}

/// The column that gives each variant of a row its colour.
///
/// It is the first that uses the wording: in words that count, else in others, else in a
/// headline. Where that column has given its colour away, the next one that uses the
/// wording gives it, so that two wordings look alike only if no column is left.
pub(super) fn owners(it: &ConceptComparison) -> BTreeMap<usize, usize> {
    let grade = |cell: &Cell| {
        let is_counted = n_counted(cell, it.basis) > 0;
        let is_voiced = cell.by_voice.iter().any(|&n| n > 0);
        (!is_counted, !is_voiced)
    };
    let mut cells: Vec<&Cell> = it.cells.iter().collect();
    cells.sort_by_key(|cell| {
        (grade(cell), cell.source, std::cmp::Reverse(cell.by_voice[0]))
    });
    let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in &cells {
        if owners.contains_key(&cell.variant) {
            continue;
        }
        let is_free = |source| owners.values().all(|&it| colour(it) != colour(source));
        let mut users = cells.iter().filter(|it| it.variant == cell.variant);
        let free = users.find(|it| is_free(it.source));
        owners.insert(cell.variant, free.unwrap_or(cell).source);
    }
    owners
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
