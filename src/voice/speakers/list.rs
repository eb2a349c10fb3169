//! Lists of words that are asked often: most words are told off by first letter and length.

/// Words in lower case, sorted.
#[derive(Debug)]
pub(super) struct List {
    words: &'static [&'static str],
    /// By first letter: a bit for each length that begins so.
    lengths: [u32; 26],
}

impl List {
    /// Makes a list of words that begin with a letter and have at most [`LONGEST`] bytes.
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 26];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
            at += 1;
        }
        Self { words, lengths }
    }

    #[cfg(test)]
    pub(super) fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// The longest word of a list in bytes.
const LONGEST: usize = 16;

/// What may hold a word, whatever its case.
pub(super) trait Words {
    /// Whether a word is one of these.
    fn hold(&self, word: &str) -> bool;
}

impl Words for List {
    fn hold(&self, word: &str) -> bool {
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

impl Words for [&str] {
    fn hold(&self, word: &str) -> bool {
        self.iter().any(|it| it.eq_ignore_ascii_case(word))
    }
}

impl<const N: usize> Words for [&str; N] {
    fn hold(&self, word: &str) -> bool {
        self.as_slice().hold(word)
    }
}
