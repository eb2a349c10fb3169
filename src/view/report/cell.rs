//! One cell of the table of names: the wordings of one source as chips.

use crate::compare::{Cell, ConceptComparison};
use crate::document::Zone;
use crate::lexicon::pack::Confidence;
use crate::view::report::naming::cells_in_order;
use crate::view::report::stage::{Badge, Stage, badge, colour, first_voice};
use crate::view::report::usage::usual;
use crate::view::wording;
use crate::voice::Voice;
use serde::Serialize;
use std::collections::BTreeMap;

/// What one source calls the thing; no chip and no headline: it does not name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowCell {
    /// The source.
    pub badge: Badge,
    /// By count, then by alphabet.
    pub chips: Vec<Chip>,
    /// Wordings in headlines.
    pub headlines: Vec<HeadlineWord>,
}

/// One wording of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// The passages it was counted from.
    pub href: String,
    /// The words as the source prints them.
    pub word: String,
    /// The colour of the wording in its row.
    pub colour: String,
    /// One a voice that occurs; the first carries the word.
    pub segments: Vec<Segment>,
    /// The letter of the column that gives the colour, if it is another.
    pub same_as: Option<String>,
    /// Whether the choice told nothing on the days of these articles.
    pub is_usual: bool,
    /// Doubts.
    pub notes: Vec<String>,
}

/// A count in one voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The name of the voice.
    pub voice: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// How often.
    pub n: u64,
}

/// A wording that a headline holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadlineWord {
    /// The words as printed.
    pub word: String,
    /// The link to the headline.
    pub href: String,
}

/// The cell of one source in one row.
pub(super) fn row_cell(
    stage: &Stage<'_>,
    concept: usize,
    source: usize,
    owners: &BTreeMap<usize, usize>,
) -> RowCell {
    let it = &stage.comparison.concepts[concept];
    let cells = cells_in_order(stage, it, source);
    let chips = cells.iter().filter_map(|cell| {
        let owner = owners[&cell.variant];
        let href = format!("#{}", stage.group_id(concept, source));
        first_voice(cell).map(|voice| chip(stage, it, cell, voice, owner, href))
    });
    let headlines = cells.iter().flat_map(|cell| headlines(stage, cell));
    RowCell {
        badge: badge(source),
        chips: chips.collect(),
        headlines: headlines.collect(),
    }
}

fn chip(
    stage: &Stage<'_>,
    it: &ConceptComparison,
    cell: &Cell,
    first: Voice,
    owner: usize,
    href: String,
) -> Chip {
    let n = |voice: &Voice| cell.by_voice[voice.index()];
    let segment = |voice: Voice| Segment {
        voice: voice.name(),
        label: wording::voice(voice),
        n: n(&voice),
    };
    let usual = usual_in_all(stage, it, cell);
    let notes = doubts(stage, cell).into_iter().chain(usual.clone());
    Chip {
        href,
        word: stage.word(&cell.mentions, Some(first)),
        colour: colour(owner),
        segments: Voice::ALL.into_iter().filter(|it| n(it) > 0).map(segment).collect(),
        same_as: (owner != cell.source).then(|| badge(owner).letter),
        is_usual: usual.is_some(),
        notes: notes.collect(),
    }
}

/// Why the form told nothing, if that holds for every article in which it stands.
fn usual_in_all(
    stage: &Stage<'_>,
    it: &ConceptComparison,
    cell: &Cell,
) -> Option<String> {
    let variant = stage.variant(it, cell.variant);
    let reasons = cell.mentions.iter().map(|at| {
        let date = stage.analysis(at.article).document.date;
        date.and_then(|date| usual(variant, date))
    });
    let reasons: Option<Vec<String>> = reasons.collect();
    reasons.and_then(|it| it.into_iter().next())
}

fn doubts(stage: &Stage<'_>, cell: &Cell) -> Option<String> {
    let mentions = cell.mentions.iter().map(|&at| stage.mention(at));
    let counted = mentions.filter(|it| it.zone.is_counted());
    let n = counted.clone().filter(|it| it.confidence == Confidence::Medium).count();
    (n > 0).then(|| wording::less_sure(n, counted.count()))
}

fn headlines(stage: &Stage<'_>, cell: &Cell) -> Vec<HeadlineWord> {
    let is_headline = |at: &&_| stage.mention(**at).zone == Zone::Headline;
    let mentions = cell.mentions.iter().filter(is_headline);
    mentions
        .map(|&at| HeadlineWord {
            word: stage.surface(at),
            href: stage.paragraph_href(at.article, stage.mention(at).paragraph),
        })
        .collect()
}
