//! Which source names which thing at all: a dot with its first line, or a dash.

use crate::annotate::Mention;
use crate::compare::{ConceptComparison, MentionRef};
use crate::view::report::excerpt::Excerpts;
use crate::view::report::facts::Facts;
use crate::view::report::missing::{Missing, missing};
use crate::view::report::naming::WIDE;
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::wording;
use serde::Serialize;

/// Named things by sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Whether there are so many columns that the table scrolls.
    pub is_wide: bool,
    /// The words of each source: what an absence weighs.
    pub words: Vec<String>,
    /// Things that some sources name and others do not, in the order of the packs.
    pub rows: Vec<CoverageRow>,
    /// Things that every source names.
    pub everywhere: Option<String>,
    /// Speakers, facts and agents.
    pub missing: Missing,
}

/// One thing across the sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageRow {
    /// What the thing is.
    pub label: String,
    /// The link to its row among the names.
    pub href: String,
    /// Whether it is looked for as a check.
    pub is_control: bool,
    /// One a source.
    pub cells: Vec<CoverageCell>,
}

/// Whether one source names the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageCell {
    /// The source.
    pub badge: Badge,
    /// Its first mention; none where it has none.
    pub first: Option<FirstMention>,
}

/// Where a source first names a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FirstMention {
    /// The link to the line.
    pub href: String,
    /// What the line is called.
    pub place: String,
}

/// The coverage of a comparison; none where there is nothing to compare.
pub(super) fn coverage(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    cards: Option<&Facts>,
) -> Option<Coverage> {
    let sources = &stage.comparison.sources;
    let missing = missing(stage, excerpts, cards);
    let is_empty = stage.comparison.concepts.is_empty() && missing == Missing::default();
    if sources.len() < 2 || is_empty {
        return None;
    }
    let concepts = stage.comparison.concepts.iter().enumerate();
    let rows: Vec<CoverageRow> =
        concepts.map(|(number, it)| row(stage, number, it)).collect();
    let is_everywhere =
        |row: &CoverageRow| row.cells.iter().all(|cell| cell.first.is_some());
    let (everywhere, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_everywhere);
    let labels: Vec<String> = everywhere.into_iter().map(|it| it.label).collect();
    Some(Coverage {
        is_wide: sources.len() >= WIDE,
        words: sources
            .iter()
            .map(|it| wording::count(it.n_words, "word", "words"))
            .collect(),
        rows,
        everywhere: (!labels.is_empty()).then(|| wording::named_everywhere(&labels)),
        missing,
    })
}

fn row(stage: &Stage<'_>, number: usize, it: &ConceptComparison) -> CoverageRow {
    let concept = stage.concept(it);
    let cells = (0..stage.comparison.sources.len()).map(|source| CoverageCell {
        badge: badge(source),
        first: first(it, source).map(|at| mention(stage, at)),
    });
    CoverageRow {
        label: plain(&concept.label),
        href: format!("#{}", stage.row_id(number)),
        is_control: concept.control,
        cells: cells.collect(),
    }
}

/// The first mention of a source, whoever's words they are; headlines count here.
fn first(it: &ConceptComparison, source: usize) -> Option<MentionRef> {
    let cells = it.cells.iter().filter(|cell| cell.source == source);
    cells.filter_map(|cell| cell.mentions.first().copied()).min()
}

fn mention(stage: &Stage<'_>, at: MentionRef) -> FirstMention {
    let found: &Mention = stage.mention(at);
    let paragraphs = &stage.analysis(at.article).document.paragraphs;
    let line = paragraphs.get(found.paragraph).map_or(1, |it| it.line);
    let place = wording::place(found.zone, line);
    // Among several articles of a source, a line alone does not say where.
    let article = &stage.articles[at.article];
    let is_numbered = article.letter.ends_with(|c: char| c.is_ascii_digit());
    FirstMention {
        href: stage.paragraph_href(at.article, found.paragraph),
        place: if is_numbered { format!("{}, {place}", article.letter) } else { place },
    }
}
