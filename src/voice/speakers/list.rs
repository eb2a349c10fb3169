//! Lists of words that are asked often: a token's are bits, worked out once a type.

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists(u64);

impl Lists {
    /// Adds a list.
    pub(super) fn add(&mut self, list: &List) {
        self.0 |= 1 << list.number;
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
    /// By first letter: a bit for each length that begins so.
    lengths: [u32; 26],
}

impl List {
    /// Makes a list of words that begin with a letter and have at most [`LONGEST`] bytes; no
    /// other list has its number.
    pub(super) const fn new(number: u8, words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 26];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
            at += 1;
        }
        Self { number, words, lengths }
    }

    pub(super) fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether a word is one of these, whatever its case.
    pub(super) fn holds(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first().filter(|it| it.is_ascii_alphabetic())
        else {
            return false;
        };
        let n = word.len();
        let letter = usize::from(first.to_ascii_lowercase() - b'a');
        if n > LONGEST || self.lengths[letter] & (1 << n) == 0 {
            return false;
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..n];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.words.binary_search_by(|it| it.as_bytes().cmp(lower)).is_ok()
    }
}

/// The longest word of a list in bytes.
const LONGEST: usize = 16;
