//! Byte offsets as counts of code points, for everything that leaves the program.

use crate::text::Span;
use std::marker::PhantomData;

/// How many bytes a block has.
const BLOCK: usize = 64;

/// Turns byte offsets of one text into code points.
///
/// Costs one pass to build and a few steps a question; nothing for plain ASCII.
pub struct CodePoints<'a> {
    text: PhantomData<&'a str>,
    blocks: Vec<Block>,
}

/// Which of 64 bytes begin a character, as bits, and how many do before them.
#[derive(Clone, Copy)]
struct Block {
    n_before: u32,
    leading: u64,
}

impl<'a> CodePoints<'a> {
    /// Looks at every byte of `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            blocks.reserve(text.len() / BLOCK + 1);
            let mut n_before = 0;
            let mut chunks = text.as_bytes().chunks_exact(BLOCK);
            for chunk in &mut chunks {
                let leading = leading(chunk);
                blocks.push(Block { n_before, leading });
                n_before += leading.count_ones();
            }
            // The last is there even for an empty rest: an offset may be the text's length.
            let mut rest = [0; BLOCK];
            rest[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
            blocks.push(Block { n_before, leading: leading(&rest) });
        }
        Self { text: PhantomData, blocks }
    }

    /// The number of code points before byte `at`.
    #[must_use]
    #[inline]
    pub fn at(&self, at: u32) -> u32 {
        if self.blocks.is_empty() {
            return at;
        }
        let Block { n_before, leading } = self.blocks[at as usize / BLOCK];
        n_before + (leading & ((1 << (at % 64)) - 1)).count_ones()
    }

    /// Spans in code points.
    pub fn spans<'s>(
        &'s self,
        spans: impl Iterator<Item = Span> + 's,
    ) -> impl Iterator<Item = [u32; 2]> + 's {
        spans.map(|span| self.span(span))
    }

    /// The span in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// Which of 64 bytes begin a character: all whose first two bits are not 10.
fn leading(block: &[u8]) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Brings the lowest bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = block.as_chunks::<8>();
    (0_u32..).step_by(8).zip(eights).fold(0, |bits, (at, eight)| {
        let eight = u64::from_le_bytes(*eight);
        let inner = (eight >> 7) & !(eight >> 6) & ONES;
        bits | ((inner ^ ONES).wrapping_mul(GATHER) >> 56) << at
    })
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
