//! Words that mean the same: a small table of groups, looked up by stem.
//!
//! It is read by the program only: a pair of passages is shown for what stands in them, and
//! the words differ because sources choose them. Packs speak of the names of one story; this
//! table holds plain words of all news.

use crate::text::{EnglishStemmer, FastMap, Stem};

const TABLE: &str = include_str!("synonyms.tsv");

/// The groups: by stem the number of its group. Asked by stem only.
pub(super) struct Synonyms(FastMap<String, usize>);

impl Synonyms {
    pub(super) fn new() -> Self {
        let stemmer = EnglishStemmer::default();
        let mut groups = FastMap::default();
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        for (number, line) in lines.enumerate() {
            for word in line.split('\t') {
                // Two words of one stem stay where the first was listed.
                groups.entry(stemmer.stem(word)).or_insert(number);
            }
        }
        Self(groups)
    }

    /// The group of a stem.
    pub(super) fn group(&self, stem: &str) -> Option<usize> {
        self.0.get(stem).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{EnglishStemmer, Stem, Synonyms, TABLE};
    use std::collections::BTreeSet;

    #[test]
    fn a_word_stands_in_one_group() {
        let lines: Vec<&str> = TABLE.lines().filter(|it| !it.starts_with('#')).collect();
        assert!(lines.is_sorted());
        let words: Vec<&str> = lines.iter().flat_map(|it| it.split('\t')).collect();
        let distinct: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), distinct.len());
        let stemmer = EnglishStemmer::default();
        let synonyms = Synonyms::new();
        for (number, line) in lines.iter().enumerate() {
            for word in line.split('\t') {
                let group = synonyms.group(&stemmer.stem(word));
                assert_eq!(group, Some(number), "{word} has the stem of another group");
            }
        }
    }

    #[test]
    fn groups_are_found_by_stem() {
        let synonyms = Synonyms::new();
        assert_eq!(synonyms.group("attack"), synonyms.group("assault"));
        assert_ne!(synonyms.group("attack"), synonyms.group("ceasefir"));
        assert_eq!(synonyms.group("veldland"), None);
    }
}
