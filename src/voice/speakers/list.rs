//! Lists of words that are asked often: a token's are bits, worked out once a type.

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists(u64);

impl Lists {
    /// Adds a list.
    pub(super) fn add(&mut self, list: &List) {
        self.0 |= 1 << list.number;
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a list is one of them.
    pub(super) fn has(self, list: &List) -> bool {
        self.0 & (1 << list.number) != 0
    }
}

/// Words in lower case, sorted.
#[derive(Debug)]
pub(super) struct List {
    number: u8,
    words: &'static [&'static str],
}

impl List {
    /// Makes a list; no other has its number.
    pub(super) const fn new(number: u8, words: &'static [&'static str]) -> Self {
        Self { number, words }
    }

    pub(super) fn words(&self) -> &'static [&'static str] {
        self.words
    }
}
