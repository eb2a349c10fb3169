//! Links inside the page arrive: one whose row is not shown leads to the line in the article.

use crate::view::report::block::{Block, Card, Inline, Line, Section};
use crate::view::report::stage::Stage;
use std::collections::BTreeSet;

/// Mends the links of all sections.
pub(super) fn mend(stage: &Stage<'_>, sections: &mut [Section]) {
    let mut ids = BTreeSet::new();
    let mut named = BTreeSet::new();
    for block in sections.iter().flat_map(|it| &it.blocks) {
        take_rows(block, &mut named);
    }
    for block in sections.iter_mut().flat_map(|it| &mut it.blocks) {
        name_cards(block, &mut named);
    }
    for block in sections.iter_mut().flat_map(|it| &mut it.blocks) {
        name_sides(block, &mut named);
    }
    for section in sections.iter() {
        ids.insert(section.id.to_owned());
        section.blocks.iter().for_each(|it| collect(it, &mut ids));
    }
    let mender = Mender { stage, ids };
    for block in sections.iter_mut().flat_map(|it| &mut it.blocks) {
        mender.block(block);
    }
}

/// The addresses of rows and of what opens.
fn take_rows(block: &Block, seen: &mut BTreeSet<String>) {
    match block {
        Block::Fold { id, blocks, .. } => {
            seen.insert(id.clone());
            blocks.iter().for_each(|it| take_rows(it, seen));
        }
        Block::Table(table) => {
            for row in &table.rows {
                seen.insert(row.id.clone());
                row.under.iter().for_each(|it| take_rows(it, seen));
            }
        }
        _ => {}
    }
}

/// Gives every card an address of its own: two may begin with the same passage.
fn name_cards(block: &mut Block, seen: &mut BTreeSet<String>) {
    for card in cards(block) {
        let begin = card.id.clone();
        let mut nth = 1;
        while !seen.insert(card.id.clone()) {
            nth += 1;
            card.id = format!("{begin}-{nth}");
        }
    }
}

/// Leaves a passage that stands in several cards its address in the first alone.
fn name_sides(block: &mut Block, seen: &mut BTreeSet<String>) {
    for side in cards(block).into_iter().flat_map(|it| &mut it.sides) {
        if !side.id.is_empty() && !seen.insert(side.id.clone()) {
            side.id.clear();
        }
    }
}

/// The cards of a block and of what it holds.
fn cards(block: &mut Block) -> Vec<&mut Card> {
    match block {
        Block::Cards { cards } => cards.iter_mut().collect(),
        Block::Fold { blocks, .. } => blocks.iter_mut().flat_map(cards).collect(),
        Block::Table(table) => {
            table.rows.iter_mut().flat_map(|it| &mut it.under).flat_map(cards).collect()
        }
        _ => Vec::new(),
    }
}

/// The addresses of a block and of what it holds.
fn collect(block: &Block, ids: &mut BTreeSet<String>) {
    match block {
        Block::Heading { id, .. } | Block::Paragraph { id, .. } => {
            ids.insert(id.clone());
        }
        Block::Table(table) => {
            for row in &table.rows {
                ids.insert(row.id.clone());
                row.under.iter().for_each(|it| collect(it, ids));
            }
        }
        Block::Cards { cards } => {
            for card in cards {
                ids.insert(card.id.clone());
                ids.extend(card.sides.iter().map(|it| it.id.clone()));
            }
        }
        Block::Fold { id, blocks, .. } => {
            ids.insert(id.clone());
            blocks.iter().for_each(|it| collect(it, ids));
        }
        Block::Columns { columns } => {
            columns.iter().flatten().for_each(|it| collect(it, ids));
        }
        Block::Prose { .. } | Block::List { .. } | Block::Verbatim { .. } => {}
    }
}

struct Mender<'a> {
    stage: &'a Stage<'a>,
    ids: BTreeSet<String>,
}

impl Mender<'_> {
    fn arrives(&self, href: &str) -> bool {
        href.strip_prefix('#').is_none_or(|id| self.ids.contains(id))
    }

    fn block(&self, block: &mut Block) {
        match block {
            Block::Prose { line, .. } => self.line(line),
            Block::List { items, .. } => items.iter_mut().for_each(|it| self.line(it)),
            Block::Table(table) => {
                for row in &mut table.rows {
                    let cells = std::iter::once(&mut row.head).chain(&mut row.cells);
                    cells.flat_map(|it| &mut it.lines).for_each(|it| self.line(it));
                    row.under.iter_mut().for_each(|it| self.block(it));
                }
            }
            Block::Cards { cards } => {
                cards.iter_mut().for_each(|it| self.line(&mut it.head));
            }
            Block::Fold { blocks, .. } => {
                blocks.iter_mut().for_each(|it| self.block(it));
            }
            Block::Columns { .. }
            | Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Verbatim { .. } => {}
        }
    }

    fn line(&self, line: &mut Line) {
        line.retain(|it| match it {
            Inline::Link { style: "evidence", href, .. } => self.arrives(href),
            _ => true,
        });
        for it in line {
            match it {
                Inline::Chip(chip) if !self.arrives(&chip.href) => {
                    let at = chip.words.spans.first().map_or(0, |it| it.start);
                    let (_, href) = self.stage.line_at(chip.words.article, at);
                    chip.href = if self.arrives(&href) { href } else { String::new() };
                }
                Inline::Link { href, .. } if !self.arrives(href) => href.clear(),
                _ => {}
            }
        }
    }
}
