//! Short lists of words that running words are looked up in.

/// Words in lower case; a word is looked up whatever its case.
#[derive(Debug)]
pub struct WordList {
    words: &'static [&'static str],
    /// By first letter: a bit for each length that begins so. Tells most words off.
    lengths: [u32; 26],
}

impl WordList {
    /// Makes a list of words of fewer than 32 bytes that begin with a letter from a to z.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 26];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether a word is one of these.
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, |it| it | 0x20);
        let letter = usize::from(first.wrapping_sub(b'a'));
        let lengths = self.lengths.get(letter).copied().unwrap_or(0);
        word.len() < 32
            && lengths & (1 << word.len()) != 0
            && self.words.iter().any(|it| it.eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn holds_its_words_in_any_case() {
        static LIST: WordList = WordList::new(&["never", "no", "without"]);
        for word in ["never", "No", "WITHOUT"] {
            assert!(LIST.holds(word), "{word}");
        }
        for word in ["", "n", "on", "not", "Never mind", "éa", "{o", &"n".repeat(40)] {
            assert!(!LIST.holds(word), "{word}");
        }
    }
}
