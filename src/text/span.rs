//! The one way to say where something stands in a text.

/// A half-open range of bytes in a text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets.
    ///
    /// # Panics
    ///
    /// If the offsets are not in order or do not fit 32 bits; articles are limited to less
    /// than that on reading.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end && end <= Self::MAX, "articles are shorter than 4 GiB");
        Self::within(start, end)
    }

    /// The largest offset.
    pub(super) const MAX: usize = u32::MAX as usize;

    /// The same for offsets that are known to be in order and in range.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the caller has looked at the length"
    )]
    pub(super) fn within(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The words that the span covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span with up to so many bytes of the text on either side.
    #[must_use]
    pub fn widened(self, text: &str, reach: usize) -> Self {
        let mut start = (self.start as usize).saturating_sub(reach);
        let mut end = (self.end as usize + reach).min(text.len());
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self::within(start, end)
    }

    /// The span as a range of indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `at` lies inside.
    #[must_use]
    pub fn covers(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
