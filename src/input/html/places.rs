//! The lines of a page on which its words stand.

use crate::input::line_counter::LineCounter;

/// How far ahead words are looked for in the page.
const WINDOW: usize = 1 << 20;

/// Finds the line of words in the page, going forward.
pub(super) struct Places<'a> {
    source: &'a str,
    /// Where the body begins.
    start: usize,
    lines: LineCounter<'a>,
    at: usize,
    line: u32,
}

impl<'a> Places<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let start = source.find("<body").unwrap_or(0);
        let lines = LineCounter::new(source, 1);
        Self { source, start, lines, at: start, line: 1 }
    }

    /// Starts again at the head of the body.
    pub(super) fn rewind(&mut self) {
        self.at = self.start;
    }

    /// The line on which a text begins; that of the last one where it is not found.
    pub(super) fn line_of(&mut self, text: &str) -> u32 {
        let head = head(text);
        // A short word may stand anywhere.
        let window = if head.len() >= 6 { WINDOW } else { 1024 };
        let end = self.source.floor_char_boundary(self.at + window);
        if head.len() >= 2
            && let Some(found) = self.source[self.at..end].find(head)
        {
            self.at += found;
            self.line = self.lines.line_at(self.at);
            self.at += head.len();
        }
        self.line
    }
}

/// The first words of a text as they stand in the page, without what may be an entity.
fn head(text: &str) -> &str {
    let text = text.trim_start();
    let is_end = |char: char| !char.is_ascii() || "\n<>&\"'".contains(char);
    let end = text.find(is_end).unwrap_or(text.len());
    text[..end.min(40)].trim_end()
}
