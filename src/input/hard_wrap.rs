//! Joins the lines of texts that were wrapped at a fixed width.

use crate::input::copied::{self, Copied};
use std::borrow::Cow;

/// No line of a wrapped text is longer, in characters.
const MAX_WIDTH: usize = 100;

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
/// and a word divided after its hyphen is put together again. Text copied out of a PDF is
/// wrapped in another way ([`copied`]).
pub(super) fn unwrap_lines(text: &str) -> Unwrapped<'_> {
    let blocks = blocks(text);
    let width = wrap_width(&blocks);
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
        Some(width) => blocks.iter().flat_map(|block| join(block, width)).collect(),
    };
    Unwrapped { paragraphs, heads: Vec::new() }
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
