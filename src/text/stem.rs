//! Stems behind a trait, so that the engine can change and its callers need not.

use rust_stemmers::{Algorithm, Stemmer};

/// Reduces a folded word to its stem.
pub trait Stem: Send + Sync {
    /// The stem of one word that [`crate::text::fold`] has folded.
    fn stem(&self, folded: &str) -> String;
}

/// Porter's English stemmer in its Snowball form (Porter 2001), by `rust-stemmers`.
///
/// It was frozen in 2019: *university* and *universe* share a stem, as do *organ* and
/// *organize*. Entries that must not are given `inflect = "none"` in their pack.
pub struct EnglishStemmer(Stemmer);

impl Default for EnglishStemmer {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stem for EnglishStemmer {
    fn stem(&self, folded: &str) -> String {
        self.0.stem(folded).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{EnglishStemmer, Stem};

    #[test]
    fn stems_inflected_forms_alike() {
        let stemmer = EnglishStemmer::default();
        for (a, b) in
            [("claim", "claimed"), ("claims", "claiming"), ("israel", "israel's")]
        {
            assert_eq!(stemmer.stem(a), stemmer.stem(b));
        }
    }
}
