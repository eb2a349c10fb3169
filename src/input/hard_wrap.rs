//! Joins the lines of texts that were wrapped at a fixed width.

use crate::input::copied::{self, Copied};
use std::borrow::Cow;

/// No line of a wrapped text is longer, in characters.
const MAX_WIDTH: usize = 100;

/// A stanza or a list has at least so many lines.
const MIN_LINES: usize = 4;

/// What the lines of a text become.
#[derive(Debug)]
pub(super) struct Unwrapped<'a> {
    /// The paragraphs, each with the line on which it begins, counted from 1.
    pub(super) paragraphs: Vec<(u32, Cow<'a, str>)>,
    /// What stood at the head or foot of a page, with its line.
    pub(super) heads: Vec<(u32, String)>,
}

/// Finds the paragraphs.
///
/// A line is a paragraph, unless the text is hard-wrapped. It is when blank lines separate
/// blocks, most blocks have several lines, none of these lines is longer than
/// 100 characters, most of those that do not end a block do not end a sentence, and three
/// quarters of them are at least half as long as the longest. Then the lines of a
/// block are one paragraph; a line under half the width ends its paragraph (a dateline),
/// and a word divided after its hyphen is put together again. Lines that somebody ended
/// on purpose ([`are_lines`]) stay lines. Text copied out of a PDF is wrapped in another
/// way ([`copied`]).
pub(super) fn unwrap_lines(text: &str) -> Unwrapped<'_> {
    let blocks = blocks(text);
    // Verse says nothing about the width of a text.
    let is_prose = |it: &&Vec<Line<'_>>| {
        it.len() < MIN_LINES || !are_marked(it.iter().map(|it| it.1))
    };
    let prose: Vec<Vec<Line<'_>>> = blocks.iter().filter(is_prose).cloned().collect();
    let width = wrap_width(&prose);
    if width.is_none_or(|it| holds_paragraphs(&blocks, it))
        && let Some(Copied { paragraphs, heads }) = copied::join(text)
    {
        let owned = |(line, it)| (line, Cow::Owned(it));
        return Unwrapped {
            paragraphs: paragraphs.into_iter().map(owned).collect(),
            heads,
        };
    }
    let paragraphs = match width {
        None => {
            let lines = blocks.into_iter().flatten();
            lines.map(|(number, line)| (number, Cow::Borrowed(line))).collect()
        }
        Some(width) => {
            let full = full_width(&prose);
            let join = |block| {
                if are_lines(block, full) { each(block) } else { join(block, width) }
            };
            blocks.iter().flat_map(|it| join(it)).collect()
        }
    };
    Unwrapped { paragraphs, heads: Vec::new() }
}

/// Whether a block is verse or a list: no line was full when it ended, or all but a few end
/// with a mark, which those of running text do by chance only.
fn are_lines(block: &[Line<'_>], full: usize) -> bool {
    let n_pairs = block.len().saturating_sub(1);
    if n_pairs + 1 < MIN_LINES {
        return false;
    }
    let is_short = |pair: &&[Line<'_>]| {
        let first = pair[1].1.split(' ').next().map_or(0, n_chars);
        n_chars(pair[0].1) + 1 + first <= full
    };
    let n_short = block.windows(2).filter(is_short).count();
    n_short == n_pairs || are_marked(block.iter().map(|it| it.1))
}

/// Whether most lines but the last end with a mark of punctuation.
pub(super) fn are_marked<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let is_marked = |line: &&str| {
        line.trim_end_matches(['”', '"', '’', '\'', ')', '»'])
            .ends_with(['.', ',', ';', ':', '!', '?', '…', '—', '–'])
    };
    let lines: Vec<&str> = lines.collect();
    let inner = &lines[..lines.len().saturating_sub(1)];
    let n_marked = inner.iter().filter(|it| is_marked(it)).count();
    inner.len() >= 2 && n_marked * 4 >= inner.len() * 3
}

/// Whether blank lines part pages and columns rather than paragraphs: inside of the blocks
/// sentences end in lines after which the next word would have fitted.
fn holds_paragraphs(blocks: &[Vec<Line<'_>>], width: usize) -> bool {
    let ends = |pair: &[Line<'_>]| {
        let (line, next) = (pair[0].1, pair[1].1);
        let first = next.split(' ').next().map_or(0, n_chars);
        ends_sentence(line) && n_chars(line) + 1 + first <= width * 9 / 10
    };
    let n: usize =
        blocks.iter().map(|it| it.windows(2).filter(|it| ends(it)).count()).sum();
    n * 2 > blocks.len()
}

/// A line with its number.
type Line<'a> = (u32, &'a str);

/// Runs of lines that are not blank.
fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut blocks: Vec<Vec<Line<'_>>> = vec![Vec::new()];
    for (number, line) in (1..).zip(text.split('\n')) {
        match (line.trim(), blocks.last_mut()) {
            ("", _) => blocks.push(Vec::new()),
            (line, Some(block)) => block.push((number, line)),
            (_, None) => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

pub(super) fn n_chars(line: &str) -> usize {
    line.chars().count()
}

/// The length of the longest line if the text is hard-wrapped.
fn wrap_width(blocks: &[Vec<Line<'_>>]) -> Option<usize> {
    let n_wrapped = blocks.iter().filter(|block| block.len() > 1).count();
    if blocks.len() < 2 || n_wrapped * 2 <= blocks.len() {
        return None;
    }
    let inner = || blocks.iter().flat_map(|block| &block[..block.len() - 1]);
    let width = inner().map(|it| n_chars(it.1)).max()?;
    let last = blocks.iter().filter(|block| block.len() > 1).filter_map(|it| it.last());
    if width.max(last.map(|it| n_chars(it.1)).max()?) > MAX_WIDTH {
        return None;
    }
    let n_inner = inner().count();
    let n_open = inner().filter(|it| !ends_sentence(it.1)).count();
    let n_full = inner().filter(|it| n_chars(it.1) * 2 >= width).count();
    (n_open * 2 > n_inner && n_full * 4 >= n_inner * 3).then_some(width)
}

pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', '»'])
        .ends_with(['.', '!', '?', '…', ':'])
}

/// What three quarters of the lines that do not end a block are not longer than: of a
/// wrapped text a little less than its width, whatever address stands out.
fn full_width(blocks: &[Vec<Line<'_>>]) -> usize {
    let inner = blocks.iter().flat_map(|block| &block[..block.len() - 1]);
    let mut lengths: Vec<usize> = inner.map(|it| n_chars(it.1)).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 3 / 4).copied().unwrap_or_default()
}

/// A paragraph a line.
fn each<'a>(block: &[Line<'a>]) -> Vec<(u32, Cow<'a, str>)> {
    block.iter().map(|it| (it.0, Cow::Borrowed(it.1))).collect()
}

fn join<'a>(block: &[Line<'a>], width: usize) -> Vec<(u32, Cow<'a, str>)> {
    let mut paragraphs: Vec<(u32, Cow<'a, str>)> = Vec::new();
    let mut is_open = false;
    for &(number, line) in block {
        match paragraphs.last_mut() {
            Some((_, paragraph)) if is_open => {
                let paragraph = paragraph.to_mut();
                if !is_divided(paragraph, line) {
                    paragraph.push(' ');
                }
                paragraph.push_str(line);
            }
            _ => paragraphs.push((number, Cow::Borrowed(line))),
        }
        is_open = n_chars(line) * 2 >= width;
    }
    paragraphs
}

/// Whether a word goes on over the end of the line.
fn is_divided(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    back.next() == Some('-')
        && back.next().is_some_and(char::is_alphabetic)
        && after.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::unwrap_lines;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        let found = unwrap_lines(text).paragraphs;
        let found: Vec<_> = found.iter().map(|(line, it)| (*line, &**it)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn joins_wrapped_lines() {
        check(
            "The mayor of Ostrow said on Monday that\nthe old bridge would be closed until the\nend of May.\n\nResidents who had asked for a\nferry were told to wait, and a long-\nterm plan is to follow.\n",
            &[
                (
                    1,
                    "The mayor of Ostrow said on Monday that the old bridge would be closed until the end of May.",
                ),
                (
                    5,
                    "Residents who had asked for a ferry were told to wait, and a long-term plan is to follow.",
                ),
            ],
        );
    }

    #[test]
    fn leaves_verse_and_lists_their_lines() {
        const PROSE: &str = "The mayor of Ostrow said on Monday that\nthe old bridge would be closed until the\nend of May.";
        const WHOLE: &str = "The mayor of Ostrow said on Monday that the old bridge would be closed until the end of May.";
        check(
            &format!(
                "{PROSE}\n\nThe river keeps its stones\nand the ferry its rope\nand the mayor his chair\nand nobody the boat\n\n{PROSE}\n"
            ),
            &[
                (1, WHOLE),
                (5, "The river keeps its stones"),
                (6, "and the ferry its rope"),
                (7, "and the mayor his chair"),
                (8, "and nobody the boat"),
                (10, WHOLE),
            ],
        );
        let verse = "The river keeps its counsel and its stones,\nthe ferry keeps its rope and little more,\nthe mayor keeps the minutes and the loans,\nand nobody is waiting at the shore.";
        let text = format!("{verse}\n\n{verse}");
        assert_eq!(unwrap_lines(&text).paragraphs.len(), 8);
    }

    #[test]
    fn a_short_line_ends_its_paragraph() {
        check(
            "OSTROW, May 3\nThe mayor of Ostrow said on Monday that\nthe bridge had been closed, and it would\nbe repaired.\n\nNobody in the town was asked, said the\nferryman.",
            &[
                (1, "OSTROW, May 3"),
                (
                    2,
                    "The mayor of Ostrow said on Monday that the bridge had been closed, and it would be repaired.",
                ),
                (6, "Nobody in the town was asked, said the ferryman."),
            ],
        );
    }

    #[test]
    fn leaves_a_paragraph_a_line_alone() {
        let short =
            "The bridge is closed.\nThe ferry is full.\n\nNobody minds.\nNobody asked.\n";
        check(
            short,
            &[
                (1, "The bridge is closed."),
                (2, "The ferry is full."),
                (4, "Nobody minds."),
                (5, "Nobody asked."),
            ],
        );
        let spaced = "The bridge is closed\n\nuntil the end of May";
        check(spaced, &[(1, "The bridge is closed"), (3, "until the end of May")]);
        let long = "word ".repeat(30);
        let text = format!("{long}\n{long}\n\n{long}\n{long}");
        assert_eq!(unwrap_lines(&text).paragraphs.len(), 4);
        let list = "Bridge closed\nFerry full\nMayor away";
        assert_eq!(unwrap_lines(list).paragraphs.len(), 3);
    }
}
