//! One row of a report by itself, to embed in another page.

use crate::view::report::block::{Block, Card, Cell, Inline, Line, Row, Side, Table};
use crate::view::report::{Frame, Plain, Report};
use serde::Serialize;

/// A row, a card or a section, with what a reader needs to know of the page it is from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// What the report is about.
    pub title: Plain,
    /// How many articles, and from which days.
    pub kicker: Plain,
    /// The program and its version.
    pub program: Plain,
    /// Words of the frame.
    pub frame: Frame,
    /// What is shown.
    pub blocks: Vec<Block>,
}

/// The part of a report that has an address.
#[must_use]
pub fn part(report: &Report, id: &str) -> Option<Part> {
    let mut sections = std::iter::once(&report.opening).chain(&report.sections);
    let id = id.trim_start_matches('#');
    let mut blocks = match sections.clone().find(|it| it.id == id) {
        Some(section) => section.blocks.clone(),
        None => vec![sections.find_map(|it| find(&it.blocks, id))?],
    };
    blocks.iter_mut().for_each(unlink);
    Some(Part {
        title: report.title.clone(),
        kicker: report.kicker.clone(),
        program: report.program.clone(),
        // A part has no address of its own.
        frame: Frame { copy_address: Plain::default(), ..report.frame.clone() },
        blocks,
    })
}

/// The address of the first row of a report, as an example.
#[must_use]
pub fn first_address(report: &Report) -> Option<&str> {
    let sections = std::iter::once(&report.opening).chain(&report.sections);
    let rows = sections.flat_map(|it| &it.blocks).filter_map(|it| match it {
        Block::Table(table) => table.rows.iter().find(|it| !it.id.is_empty()),
        _ => None,
    });
    rows.map(|it| it.id.as_str()).next()
}

fn find(blocks: &[Block], id: &str) -> Option<Block> {
    blocks.iter().find_map(|block| match block {
        Block::Table(table) => in_table(table, id),
        Block::Cards { cards } => {
            let is_one = |it: &Side| it.id == id;
            let card = cards.iter().find(|it| it.id == id || it.sides.iter().any(is_one));
            card.map(|it| Block::Cards { cards: vec![it.clone()] })
        }
        Block::Fold { blocks, .. } => find(blocks, id),
        _ => None,
    })
}

fn in_table(table: &Table, id: &str) -> Option<Block> {
    match table.rows.iter().find(|it| it.id == id) {
        Some(row) => {
            let row = Row { under: Vec::new(), ..row.clone() };
            Some(Block::Table(Table { rows: vec![row], ..table.clone() }))
        }
        None => table.rows.iter().find_map(|it| find(&it.under, id)),
    }
}

/// Takes the links to the rest of the page away.
fn unlink(block: &mut Block) {
    match block {
        Block::Prose { line, .. } => unlink_line(line),
        Block::List { items, .. } => items.iter_mut().for_each(unlink_line),
        Block::Table(table) => table.rows.iter_mut().for_each(|row| {
            row.under.clear();
            let cells = std::iter::once(&mut row.head).chain(&mut row.cells);
            cells.flat_map(|it| &mut it.lines).for_each(unlink_line);
        }),
        Block::Cards { cards } => cards.iter_mut().for_each(unlink_card),
        Block::Fold { summary, blocks, .. } => {
            unlink_line(summary);
            blocks.iter_mut().for_each(unlink);
        }
        Block::Columns { columns } => columns.iter_mut().flatten().for_each(unlink),
        Block::Paragraph { words, .. } => {
            words.runs.iter_mut().for_each(|it| it.href.clear());
        }
        Block::Heading { .. } | Block::Verbatim { .. } => {}
    }
}

fn unlink_card(card: &mut Card) {
    unlink_line(&mut card.head);
    for side in &mut card.sides {
        unlink_line(&mut side.head);
        unlink_line(&mut side.line);
        side.notes.iter_mut().for_each(unlink_line);
    }
}

fn unlink_line(line: &mut Line) {
    line.retain(|it| !matches!(it, Inline::Link { style: "evidence", .. }));
    for it in line {
        match it {
            Inline::Link { href, is_web: false, .. } => href.clear(),
            Inline::Chip(chip) => chip.href.clear(),
            Inline::Words(words) => words.runs.iter_mut().for_each(|it| it.href.clear()),
            _ => {}
        }
    }
}

/// What a cell says, in words.
#[must_use]
pub fn cell_words(cell: &Cell) -> String {
    let lines = cell.lines.iter().map(line_words);
    lines.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What a line says, in words.
#[must_use]
pub fn line_words(line: &Line) -> String {
    let mut said = String::new();
    for it in line {
        let words = match it {
            Inline::Text { text, .. }
            | Inline::Key { text, .. }
            | Inline::Link { text, .. } => text.to_string(),
            Inline::Words(it) if it.style == "missing" => format!("[{}]", it.text()),
            Inline::Words(it) => it.text(),
            Inline::Chip(it) if it.voice == "quoted" => format!("“{}”", it.words.text()),
            Inline::Chip(it) => it.words.text(),
            Inline::Badge(it) if it.with_name => format!("{} {}", it.letter, it.name),
            Inline::Badge(it) => it.letter.clone(),
            Inline::Strip { .. } => String::new(),
        };
        if !said.is_empty() && !words.is_empty() {
            said.push(' ');
        }
        said.push_str(&words);
        let has_comma = |it: &Inline| {
            matches!(it, Inline::Text { style, .. } | Inline::Words(crate::view::report::block::Words { style, .. })
                if style.ends_with("comma"))
        };
        if has_comma(it) {
            said.push(',');
        }
    }
    said
}
