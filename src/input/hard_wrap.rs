//! Joins the lines of texts that were wrapped at a fixed width.

use std::borrow::Cow;

/// No line of a wrapped text is longer, in characters.
const MAX_WIDTH: usize = 100;

/// Gives each paragraph with the line on which it begins, counted from 1.
///
/// A line is a paragraph, unless the text is hard-wrapped. It is when blank lines separate
/// blocks, most blocks have several lines, none of these lines is longer than
/// 100 characters, most of those that do not end a block do not end a sentence, and three
/// quarters of them are at least half as long as the longest. Then the lines of a
/// block are one paragraph; a line under half the width ends its paragraph (a dateline),
/// and a word divided after its hyphen is put together again.
pub(super) fn unwrap_lines(text: &str) -> Vec<(u32, Cow<'_, str>)> {
    let mut blocks = blocks(text);
    if let [block] = &blocks[..]
        && let Some(parted) = copied(block)
    {
        blocks = parted;
        let width = blocks.iter().flatten().map(|it| n_chars(it.1)).max().unwrap_or(0);
        return blocks.iter().flat_map(|block| join(block, width.min(20))).collect();
    }
    let Some(width) = wrap_width(&blocks) else {
        let lines = blocks.into_iter().flatten();
        return lines.map(|(number, line)| (number, Cow::Borrowed(line))).collect();
    };
    blocks.iter().flat_map(|block| join(block, width)).collect()
}

/// Parts the lines of a text that was copied from a page without blank lines, as viewers of
/// PDF give it: most lines go on in the next, and a paragraph ends where a sentence ends and
/// the next line begins anew.
///
/// A line that ends a sentence but is as full as the others may end a paragraph or not:
/// the next begins one if its first word would have fitted behind it, or the line is full.
fn copied<'a>(block: &[Line<'a>]) -> Option<Vec<Vec<Line<'a>>>> {
    let width = block.iter().map(|it| n_chars(it.1)).max()?;
    if block.len() < 6 || !(30..=MAX_WIDTH).contains(&width) {
        return None;
    }
    let n_open = block.iter().filter(|it| !ends_sentence(it.1)).count();
    let n_full = block.iter().filter(|it| n_chars(it.1) * 4 >= width * 3).count();
    let is_low = |it: &&Line<'_>| it.1.starts_with(|char: char| char.is_lowercase());
    let n_low = block.iter().filter(is_low).count();
    if n_open * 2 < block.len()
        || n_full * 10 < block.len() * 6
        || n_low * 4 < block.len()
    {
        return None;
    }
    let mut blocks: Vec<Vec<Line<'a>>> = Vec::new();
    for (at, line) in block.iter().enumerate() {
        let begins = at == 0
            || ends_sentence(block[at - 1].1) && {
                let first = line.1.split(' ').next().map_or(0, n_chars);
                let is_short = n_chars(block[at - 1].1) + 1 + first <= width;
                is_short
                    || line.1.starts_with(['“', '"', '‘', '«'])
                    || !line.1.starts_with(|char: char| char.is_lowercase())
            };
        match blocks.last_mut() {
            Some(last) if !begins => last.push(*line),
            _ => blocks.push(vec![*line]),
        }
    }
    Some(blocks)
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

fn n_chars(line: &str) -> usize {
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

fn ends_sentence(line: &str) -> bool {
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
        let found = unwrap_lines(text);
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
        assert_eq!(unwrap_lines(&text).len(), 4);
        let list = "Bridge closed\nFerry full\nMayor away";
        assert_eq!(unwrap_lines(list).len(), 3);
    }
}
