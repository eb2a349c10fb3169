//! Byte offsets as counts of code points, for everything that leaves the program.

use crate::text::Span;

/// How many bytes lie between two checkpoints.
const STEP: usize = 64;

/// Turns byte offsets of one text into code points.
///
/// Costs one pass to build and at most 64 bytes a question; nothing for plain ASCII.
pub struct CodePoints<'a> {
    text: &'a [u8],
    checkpoints: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text` up to every checkpoint.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return Self { text: bytes, checkpoints: Vec::new() };
        }
        let mut total = 0;
        let mut checkpoints = Vec::with_capacity(bytes.len() / STEP + 1);
        for block in bytes.chunks(STEP) {
            checkpoints.push(total);
            total += n_leading(block);
        }
        Self { text: bytes, checkpoints }
    }

    /// The number of code points before byte `at`.
    #[must_use]
    pub fn at(&self, at: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return at;
        }
        let block = (at as usize / STEP).min(self.checkpoints.len() - 1);
        self.checkpoints[block] + n_leading(&self.text[block * STEP..at as usize])
    }

    /// Spans in ascending order in code points; one pass over the text for all of them.
    pub fn spans<'s>(
        &'s self,
        spans: impl Iterator<Item = Span> + 's,
    ) -> impl Iterator<Item = [u32; 2]> + 's {
        let (mut from, mut n) = (0, 0);
        let mut upto = move |at: u32| {
            n += n_leading(&self.text[from as usize..at as usize]);
            from = at;
            n
        };
        let is_ascii = self.checkpoints.is_empty();
        spans.map(move |span| {
            if is_ascii {
                [span.start, span.end]
            } else {
                [upto(span.start), upto(span.end)]
            }
        })
    }

    /// The span in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// Counts the bytes that begin a character.
fn n_leading(bytes: &[u8]) -> u32 {
    // One byte holds the sum of a block, so that the compiler adds sixteen at once.
    let of_block = |block: &[u8]| {
        block.iter().fold(0_u8, |n, &byte| n + u8::from(byte & 0xC0 != 0x80))
    };
    bytes.chunks(255).map(|block| u32::from(of_block(block))).sum()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn counts_as_chars_does() {
        for text in ["", "plain", "“Ї” — 外務省 and 🙂", &"é“x”".repeat(400)]
        {
            let points = CodePoints::new(text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(u32::try_from(at).unwrap()) as usize, n);
            }
            let end = u32::try_from(text.len()).unwrap();
            assert_eq!(points.at(end) as usize, text.chars().count());
        }
    }
}
