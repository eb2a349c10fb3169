//! Fewer of each: what the page of a large comparison shows of long lists.
//!
//! A browser opens some megabytes at once; the passages of thousands of articles are hundreds.
//! Up to [`MAX_WHOLE`] articles the page holds everything. Beyond, each list keeps its
//! beginning and says how much more there is; every passage stands in the table of evidence
//! that is written beside the page.

use crate::view::report::block::{Block, Cell, Line, Row, soft};
use crate::view::report::stage::Stage;

/// Comparisons of more articles than this show long lists in part.
pub const MAX_WHOLE: usize = 60;

/// So much of a list is shown.
const MAX_ITEMS: usize = 8;
/// Of a longer list so much is made: of one more it is not said that there is more.
pub(super) const MAX_MADE: usize = MAX_ITEMS + 1;
const MAX_ROWS: usize = 25;
/// A row has a cell for each source: of many sources fewer rows are shown, but so many at least.
const MAX_CELLS: usize = 1_200;
const MIN_ROWS: usize = 12;
const MAX_CARDS: usize = 12;
const MAX_SIDES: usize = 8;
const MAX_LINES: usize = 12;
const MAX_BLOCKS: usize = 60;
/// Inside what opens under a row there is less of each.
const MAX_DEEP: usize = 4;

/// Shortens the lists of a large comparison.
pub(super) fn few(stage: &Stage<'_>, blocks: &mut Vec<Block>) {
    if stage.is_large() {
        shorten(stage, blocks, 0);
    }
}

fn shorten(stage: &Stage<'_>, blocks: &mut Vec<Block>, depth: usize) {
    let most = |n: usize| if depth > 1 { n.min(MAX_DEEP) } else { n };
    let n_rows = (MAX_CELLS / stage.n_sources().max(1)).clamp(MIN_ROWS, MAX_ROWS);
    let mut short = Vec::with_capacity(blocks.len());
    for mut block in std::mem::take(blocks) {
        let n_more = match &mut block {
            Block::List { items, .. } => cut(items, most(MAX_ITEMS)),
            Block::Table(table) => {
                table.rows.iter_mut().for_each(|it| row(stage, it, depth));
                cut(&mut table.rows, most(n_rows))
            }
            Block::Cards { cards } => {
                for card in cards.iter_mut() {
                    let n_more = cut(&mut card.sides, MAX_SIDES);
                    card.notes.extend(more(stage, n_more));
                }
                cut(cards, most(MAX_CARDS))
            }
            Block::Fold { blocks, .. } => {
                shorten(stage, blocks, depth + 1);
                0
            }
            Block::Columns { .. }
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Prose { .. }
            | Block::Verbatim { .. } => 0,
        };
        short.push(block);
        short
            .extend(more(stage, n_more).map(|line| Block::Prose { style: "note", line }));
    }
    let n_more = cut(&mut short, if depth == 0 { usize::MAX } else { MAX_BLOCKS });
    short.extend(more(stage, n_more).map(|line| Block::Prose { style: "note", line }));
    *blocks = short;
}

fn row(stage: &Stage<'_>, row: &mut Row, depth: usize) {
    for Cell { lines, .. } in std::iter::once(&mut row.head).chain(&mut row.cells) {
        let n_more = cut(lines, MAX_LINES);
        lines.extend(more(stage, n_more));
    }
    shorten(stage, &mut row.under, depth + 1);
}

/// Leaves the first of a list; gives how many there were besides.
fn cut<T>(all: &mut Vec<T>, most: usize) -> usize {
    let n_more = all.len().saturating_sub(most);
    // One more takes no more room than the words that say so.
    if n_more < 2 {
        return 0;
    }
    all.truncate(most);
    n_more
}

/// How much more there is.
fn more(stage: &Stage<'_>, n: usize) -> Option<Line> {
    (n > 0).then(|| vec![soft(stage.count("few.more", n))])
}
