//! Lines of byte positions that mostly come in order, without counting twice.

use crate::input::decode;

/// Counts on from the last position that was asked for.
#[derive(Debug, Default)]
pub(super) struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    /// Begins at the head of a text whose first line has this number.
    pub(super) fn new(text: &'a str, first_line: u32) -> Self {
        Self { text, at: 0, line: first_line }
    }

    /// The line on which a byte stands.
    pub(super) fn line_at(&mut self, at: usize) -> u32 {
        let bytes = self.text.as_bytes();
        if at < self.at {
            return self.line + 1 - decode::line_at(&bytes[at..], self.at - at);
        }
        self.line += decode::line_at(&bytes[self.at..], at - self.at) - 1;
        self.at = at;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::LineCounter;

    #[test]
    fn counts_forth_and_back() {
        let mut lines = LineCounter::new("a\nb\n\nc", 5);
        assert_eq!([0, 2, 5, 1, 0, 4].map(|at| lines.line_at(at)), [5, 6, 8, 5, 5, 7]);
    }
}
