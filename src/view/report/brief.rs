//! The brief on page one: the widest supported differences, then words that differ.

use crate::compare::Cell;
use crate::compare::ConceptComparison;
use crate::compare::MentionRef;
use crate::compare::Verdict;
use crate::view::report::plain::plain;
use crate::view::report::rows::Rows;
use crate::view::report::rows::owners;
use crate::view::report::rows::variants_by_count;
use crate::view::report::stage::Badge;
use crate::view::report::stage::Stage;
use crate::view::report::stage::badge;
use crate::view::report::stage::colour;
use crate::view::report::stage::first_voice;
use crate::view::report::stage::n_counted;
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Rows whose counts differ.
const N_COUNTED: usize = 4;
/// Rows in all.
const N_ROWS: usize = 6;
/// Wordings of a row.
const N_WORDINGS: usize = 6;

/// A row of the brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefRow {
    /// One or two words for the thing.
    pub label: String,
    /// The link to its row.
    pub href: String,
    /// Whether there is enough to count.
    pub is_counted: bool,
    /// What it is called, and by whom.
    pub wordings: Vec<BriefWording>,
    /// How many further wordings there are.
    pub more: Option<String>,
}

/// One wording in one voice, with the sources that use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefWording {
    /// The words as printed.
    pub word: String,
    /// The name of the voice.
    pub voice: &'static str,
    /// The colour of the wording.
    pub colour: String,
    /// Who uses it so.
    pub sources: Vec<Badge>,
}

/// The rows of the brief; empty where nothing differs.
pub(super) fn brief(stage: &Stage<'_>, rows: &Rows) -> Vec<BriefRow> {
    let concept = |at: usize| &stage.comparison.concepts[at];
    let is_difference = |at: &usize| {
        matches!(concept(*at).differs.verdict, Verdict::Differs | Verdict::DiffersHere)
    };
    let counted = rows.counted.iter().copied().filter(is_difference).take(N_COUNTED);
    let counted: Vec<usize> = counted.collect();
    let mut words: Vec<usize> =
        rows.too_few.iter().copied().filter(|&at| has_own_words(concept(at))).collect();
    words.sort_by_key(|&at| std::cmp::Reverse(n_own_sources(concept(at))));
    words.truncate(N_ROWS - counted.len());
    words.sort_unstable();
    let n_left = N_ROWS - counted.len() - words.len();
    let suggested =
        rows.suggested.iter().copied().filter(|&at| has_own_words(concept(at)));
    let suggested = suggested.take(n_left);
    let is_counted = |at: usize| concept(at).differs.verdict != Verdict::TooFew;
    let counted = counted.into_iter().map(|at| row(stage, at, true));
    let suggested = suggested.map(|at| row(stage, at, is_counted(at)));
    let read = words.into_iter().map(|at| row(stage, at, false)).chain(suggested);
    counted.chain(read).collect()
}

/// Whether two sources choose differently in their own words.
fn has_own_words(it: &ConceptComparison) -> bool {
    let choices: BTreeSet<Vec<usize>> = own_choices(it).into_values().collect();
    choices.len() > 1
}

fn n_own_sources(it: &ConceptComparison) -> usize {
    own_choices(it).len()
}

/// The variants that each source counts.
fn own_choices(it: &ConceptComparison) -> BTreeMap<usize, Vec<usize>> {
    let mut choices: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for cell in it.cells.iter().filter(|cell| n_counted(cell, it.basis) > 0) {
        choices.entry(cell.source).or_default().push(cell.variant);
    }
    choices
}

fn row(stage: &Stage<'_>, number: usize, is_counted: bool) -> BriefRow {
    let it = &stage.comparison.concepts[number];
    let concept = stage.concept(it);
    let owners = owners(it);
    let mut wordings = Vec::new();
    for (variant, _) in variants_by_count(stage, it) {
        for voice in Voice::ALL {
            let is_so = |cell: &&Cell| {
                cell.variant == variant && first_voice(cell) == Some(voice)
            };
            let cells: Vec<&Cell> = it.cells.iter().filter(is_so).collect();
            if cells.is_empty() {
                continue;
            }
            let mentions: Vec<MentionRef> =
                cells.iter().flat_map(|cell| cell.mentions.iter().copied()).collect();
            wordings.push(BriefWording {
                word: stage.word(&mentions, Some(voice)),
                voice: voice.name(),
                colour: colour(owners[&variant]),
                sources: cells.iter().map(|cell| badge(cell.source)).collect(),
            });
        }
    }
    let n_more = wordings.len().saturating_sub(N_WORDINGS);
    wordings.truncate(N_WORDINGS);
    BriefRow {
        label: plain(concept.short.as_deref().unwrap_or(&concept.label)),
        href: format!("#{}", stage.row_id(number)),
        is_counted,
        wordings,
        more: (n_more > 0).then(|| wording::more_wordings(n_more)),
    }
}
