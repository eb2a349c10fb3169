//! Section 2: one row a thing, one column a source, and under each row its passages.

use crate::compare::{Cell, ConceptComparison, Verdict};
use crate::view::report::cell::{RowCell, row_cell};
use crate::view::report::copied;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::folded::{Folded, folded};
use crate::view::report::passage::{Concordance, concordance};
use crate::view::report::plain::plain;
use crate::view::report::rows::{Rows, owners};
use crate::view::report::shares::{Shares, shares};
use crate::view::report::stage::{Stage, n_counted};
use crate::view::report::usage::{Usage, usages};
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;

/// From so many sources on the table scrolls rather than shrinks.
pub(super) const WIDE: usize = 7;

/// The table of names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Naming {
    /// Whether there are so many columns that the table scrolls.
    pub is_wide: bool,
    /// The voices that the table shows.
    pub legend: Vec<LegendEntry>,
    /// Rows with enough evidence, then the others, then what the program proposes; no band is
    /// empty.
    pub bands: Vec<Band>,
    /// Names that are listed only.
    pub folded: Option<Folded>,
}

/// One voice of the legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegendEntry {
    /// The name of the voice.
    pub voice: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Rows under one heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// What the rows have in common.
    pub title: &'static str,
    /// In which order they stand.
    pub rule: &'static str,
    /// The rows.
    pub rows: Vec<Row>,
}

/// How the sources name one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The id of the row.
    pub id: String,
    /// The id of what opens under it.
    pub details_id: String,
    /// The heading.
    pub question: String,
    /// What the thing is; none where it is the heading.
    pub label: Option<String>,
    /// A remark of the name list; none for drafts, which show counts only.
    pub note: Option<String>,
    /// Whether its entries were not checked against sources.
    pub is_draft: bool,
    /// One a source.
    pub cells: Vec<RowCell>,
    /// The line that opens the passages.
    pub read: String,
    /// How many mentions are counted.
    pub counted: String,
    /// What the counts say.
    pub verdict: String,
    /// Whether the counts differ.
    pub is_difference: bool,
    /// Shares with intervals, where there is enough evidence.
    pub shares: Option<Shares>,
    /// The passages.
    pub concordance: Concordance,
    /// Who uses which form.
    pub usages: Vec<Usage>,
}

/// The table of names of a comparison.
pub(super) fn naming(stage: &Stage<'_>, excerpts: &Excerpts, rows: &Rows) -> Naming {
    let band = |[title, rule]: [&'static str; 2], concepts: &[usize]| Band {
        title,
        rule,
        rows: concepts.iter().map(|&it| row(stage, excerpts, it)).collect(),
    };
    let bands = [
        band(wording::COUNTED, &rows.counted),
        band(wording::TOO_FEW, &rows.too_few),
        band(wording::SUGGESTED, &rows.suggested),
    ];
    Naming {
        is_wide: stage.comparison.sources.len() >= WIDE,
        legend: legend(stage),
        bands: bands.into_iter().filter(|band| !band.rows.is_empty()).collect(),
        folded: folded(stage, rows),
    }
}

/// Own words and quoted words always, the other voices where they occur.
fn legend(stage: &Stage<'_>) -> Vec<LegendEntry> {
    let occurs = |voice: Voice| {
        let mut sources = stage.comparison.sources.iter();
        sources.any(|it| it.words_by_voice[voice.index()] > 0)
    };
    let is_shown = |&voice: &Voice| {
        matches!(voice, Voice::Narrator | Voice::Quoted) || occurs(voice)
    };
    let entry = |voice: Voice| LegendEntry {
        voice: voice.name(),
        meaning: wording::voice_meaning(voice),
    };
    Voice::ALL.into_iter().filter(is_shown).map(entry).collect()
}

fn row(stage: &Stage<'_>, excerpts: &Excerpts, number: usize) -> Row {
    let it = &stage.comparison.concepts[number];
    let concept = stage.concept(it);
    let owners = owners(it);
    let sources = 0..stage.comparison.sources.len();
    let n_passages: usize = it.cells.iter().map(|cell| cell.mentions.len()).sum();
    let label = plain(&concept.label);
    let question = concept.question.as_deref().map(plain);
    Row {
        id: stage.row_id(number),
        details_id: stage.details_id(number),
        label: question.is_some().then(|| label.clone()),
        question: question.unwrap_or(label),
        note: concept.note.as_deref().filter(|_| !stage.is_draft(it)).map(plain),
        is_draft: stage.is_draft(it),
        cells: sources.map(|at| row_cell(stage, number, at, &owners)).collect(),
        read: wording::read_passages(n_passages),
        counted: counted(stage, it),
        verdict: wording::verdict(&it.differs),
        is_difference: matches!(
            it.differs.verdict,
            Verdict::DiffersHere | Verdict::Differs
        ),
        shares: shares(stage, it, &owners),
        concordance: concordance(stage, excerpts, number, &owners),
        usages: usages(stage, it, &owners),
    }
}

/// How many mentions are counted, and which articles among them print one text.
fn counted(stage: &Stage<'_>, it: &ConceptComparison) -> String {
    let n = usize::try_from(it.n_counted()).unwrap_or(usize::MAX);
    let counted = format!("{} {}", wording::number(n), wording::basis(it.basis));
    let holders = it.cells.iter().filter(|cell| n_counted(cell, it.basis) > 0);
    let articles = holders.flat_map(|cell| cell.mentions.iter().map(|at| at.article));
    copied::counted(stage, counted, articles)
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
        (std::cmp::Reverse((n_counted(cell, it.basis), all)), id.clone())
    });
    cells
}
