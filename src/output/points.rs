//! Words of a text by code points, as views give them.

/// A text that can be cut at code points.
pub(super) struct Points<'a> {
    text: &'a str,
    /// The byte at which each code point begins, and the end.
    starts: Vec<usize>,
}

impl<'a> Points<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, starts }
    }

    /// The words from one code point to another; beyond the text there are none.
    pub(super) fn slice(&self, start: u32, end: u32) -> &'a str {
        let last = self.starts.len() - 1;
        let byte = |at: u32| self.starts[(at as usize).min(last)];
        &self.text[byte(start)..byte(end)]
    }
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn cuts_at_code_points() {
        let points = Points::new("“Ï” 🙂 x");
        for (start, end, words) in [(0, 3, "“Ï”"), (4, 5, "🙂"), (6, 99, "x"), (7, 7, "")]
        {
            assert_eq!(points.slice(start, end), words);
        }
    }
}
