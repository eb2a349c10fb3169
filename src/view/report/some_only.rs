//! Told by some only: facts and listed things that some sources have and others do not.
//!
//! A fact stands here only if no other section holds it. An absence in a short text is weak
//! evidence, and is not printed where anything comes near.

use crate::compare::{ConceptComparison, Fact, MentionRef, Passage, Subject};
use crate::view::report::block::{self, Block, Cell, Inline, Line, Row, Table, prose};
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::view::report::told::{fact_id, told};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// So many facts are shown at most.
const MAX_FACTS: usize = 12;

pub(super) fn section(stage: &Stage<'_>) -> Vec<Block> {
    if stage.n_sources() < 2 {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    let facts = facts(stage);
    let n_left = facts.len().saturating_sub(MAX_FACTS);
    let shown = facts.into_iter().take(MAX_FACTS);
    let rows: Vec<Row> = shown.map(|(number, it)| row(stage, number, it)).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(table(stage, "some.facts", rows)));
        if n_left > 0 {
            blocks.push(prose("note", stage.count("some.left_out", n_left)));
        }
    }
    blocks.extend(things(stage));
    if !blocks.is_empty() {
        blocks.insert(0, prose("lede", stage.t("some.lede")));
    }
    blocks
}

fn table(stage: &Stage<'_>, caption: &str, rows: Vec<Row>) -> Table {
    Table {
        style: "coverage",
        caption: stage.t(caption),
        is_by_source: true,
        is_wide: stage.is_wide(),
        head: stage.heads(Plain::default()),
        rows,
    }
}

/// Facts that two sources have and another lacks, those of most sources first.
fn facts<'a>(stage: &Stage<'a>) -> Vec<(usize, &'a Fact)> {
    let passages = &stage.comparison.passages;
    let elsewhere: BTreeSet<usize> = told(passages).into_iter().collect();
    let mut facts: Vec<(usize, &Fact)> = Vec::new();
    for (number, fact) in passages.facts.iter().enumerate() {
        let n = fact.passages.len();
        let texts: BTreeSet<usize> = fact
            .passages
            .iter()
            .map(|it| stage.copy_of[it.article].unwrap_or(it.article))
            .collect();
        // One text on two sites is not two sources' choice to report it.
        let is_one = texts.len() < 2;
        if elsewhere.contains(&number) || n < 2 || n == stage.n_sources() || is_one {
            continue;
        }
        facts.push((number, fact));
    }
    facts.sort_by_key(|it| Reverse(it.1.passages.len()));
    facts
}

fn row(stage: &Stage<'_>, number: usize, fact: &Fact) -> Row {
    let shortest = fact.passages.iter().min_by_key(|it| (it.span.len(), it.source));
    let head: Line = shortest
        .map(|it| Inline::Words(stage.passage(it.article, it.span)))
        .into_iter()
        .collect();
    let find = |all: &[Passage], source: usize| {
        all.iter().find(|it| it.source == source).copied()
    };
    let cells = (0..stage.n_sources()).map(|source| {
        let line = match (find(&fact.passages, source), find(&fact.near, source)) {
            (Some(at), _) => dot(stage, at, "yes"),
            (None, Some(at)) => dot(stage, at, "perhaps"),
            (None, None) if is_absent(stage, number, source) => none(stage),
            (None, None) => Vec::new(),
        };
        stage.cell(source, vec![line])
    });
    Row {
        id: fact_id(stage, fact),
        head: Cell::of(head),
        cells: cells.collect(),
        under: Vec::new(),
    }
}

/// Whether a source surely has nothing like the fact.
fn is_absent(stage: &Stage<'_>, fact: usize, source: usize) -> bool {
    let comparison = stage.comparison;
    let mut all = comparison.contrasts.iter().chain(&comparison.further_contrasts);
    let found = all.find(|it| it.subject == Subject::Missing(fact));
    found.is_some_and(|it| it.sides[source].is_absent)
}

fn dot(stage: &Stage<'_>, at: Passage, style: &'static str) -> Line {
    let (place, href) = stage.line_at(at.article, at.span.start);
    let letter = &stage.articles[at.article].letter;
    let is_numbered = letter.ends_with(|c: char| c.is_ascii_digit());
    let place =
        if is_numbered { format!("{letter}, {place}") } else { place.to_string() };
    let text = match style {
        "perhaps" => stage.fill("some.perhaps", &[("place", &place)]),
        _ => Plain::new(&place),
    };
    vec![Inline::Link { style, href, text, is_web: false }]
}

fn none(stage: &Stage<'_>) -> Line {
    vec![Inline::Text { style: "none", text: stage.t("some.none") }]
}

/// Which listed things each source names at all, under a line that opens them.
fn things(stage: &Stage<'_>) -> Option<Block> {
    let concepts = stage.comparison.concepts.iter().enumerate();
    let uneven = concepts.filter(|(_, it)| {
        (0..stage.n_sources()).any(|source| first(it, source).is_none())
    });
    let rows: Vec<Row> = uneven.map(|(number, it)| thing(stage, number, it)).collect();
    if rows.is_empty() {
        return None;
    }
    let summary = stage.count("some.things", rows.len());
    let table = Block::Table(table(stage, "some.things.caption", rows));
    Some(block::fold("things".to_owned(), summary, vec![table]))
}

fn thing(stage: &Stage<'_>, number: usize, it: &ConceptComparison) -> Row {
    let label = Plain::new(&stage.concept(it).label);
    let cells = (0..stage.n_sources()).map(|source| {
        let line = first(it, source).map_or_else(
            || vec![Inline::Text { style: "none", text: stage.t("some.dash") }],
            |at| {
                let span = stage.mention(at).span;
                dot(stage, Passage { article: at.article, source, span }, "yes")
            },
        );
        stage.cell(source, vec![line])
    });
    Row {
        head: Cell::of(vec![block::link(format!("#{}", stage.row_id(number)), label)]),
        cells: cells.collect(),
        ..Row::default()
    }
}

/// The first mention of a source, whoever's words they are; headlines count here.
fn first(it: &ConceptComparison, source: usize) -> Option<MentionRef> {
    let cells = it.cells.iter().filter(|cell| cell.source == source);
    cells.filter_map(|cell| cell.mentions.first().copied()).min()
}
