//! The words of all articles as numbers that mean the same in each of them.
//!
//! The numbers of types end with the session that gave them, and sessions differ from thread
//! to thread; what compares articles word by word needs its own.

use crate::analysis::Analysis;
use crate::text::EnglishStemmer;
use crate::text::Stem;
use crate::text::fold;
use std::collections::BTreeSet;
use std::collections::HashMap;

/// Words that carry grammar and little else: two texts that share only these share nothing.
const FUNCTION_WORDS: &str = "a about after all also am an and any are as at be because been \
    before being but by can could did do does for from get go going got had has have he her \
    here hers him his how i if in into is it it's its just know like may me might more most \
    much must my no not now of on one or our out over own said say says shall she should so \
    some such than that that's the their them then there they they're think this those to \
    too up us very was we we're well were what when where which who whom why will with would \
    you your";

/// The folded words of every article, by number.
pub(super) struct Words {
    /// One row an article, one number a token.
    pub(super) by_article: Vec<Vec<u32>>,
    /// Asked by word only; its order reaches nobody.
    numbers: HashMap<String, u32>,
    is_function: Vec<bool>,
    /// A hash of each word's letters: the same whatever was read before.
    hashes: Vec<u64>,
    /// The number of each word's stem, among stems.
    stems: Vec<u32>,
    stem_numbers: HashMap<String, u32>,
    stemmer: EnglishStemmer,
}

impl Words {
    pub(super) fn new(articles: &[&Analysis]) -> Self {
        let mut words = Self {
            by_article: Vec::with_capacity(articles.len()),
            numbers: HashMap::new(),
            is_function: Vec::new(),
            hashes: Vec::new(),
            stems: Vec::new(),
            stem_numbers: HashMap::new(),
            stemmer: EnglishStemmer::default(),
        };
        for word in FUNCTION_WORDS.split_whitespace() {
            let number = words.number(word.to_owned());
            words.is_function[number as usize] = true;
        }
        for analysis in articles {
            let text = &analysis.document.text;
            let tokens = analysis.tokens.iter();
            let row = tokens.map(|it| words.number(folded(it.span.of(text)))).collect();
            words.by_article.push(row);
        }
        words
    }

    /// The number of a folded word.
    pub(super) fn number(&mut self, folded: String) -> u32 {
        if let Some(&known) = self.numbers.get(&folded) {
            return known;
        }
        let number = next(self.numbers.len());
        let stem = next(self.stem_numbers.len());
        let stem = *self.stem_numbers.entry(self.stemmer.stem(&folded)).or_insert(stem);
        self.stems.push(stem);
        self.is_function.push(false);
        self.hashes.push(hash_all(folded.bytes().map(u64::from)));
        self.numbers.insert(folded, number);
        number
    }

    /// The number of a folded word that some article prints.
    pub(super) fn known(&self, folded: &str) -> Option<u32> {
        self.numbers.get(folded).copied()
    }

    /// Whether a number is that of a word which some article prints.
    pub(super) fn is_known(&self, number: u32) -> bool {
        (number as usize) < self.is_function.len()
    }

    /// The number of a folded word's stem, if any word of the articles has it.
    pub(super) fn known_stem(&self, folded: &str) -> Option<u32> {
        match self.numbers.get(folded) {
            Some(&number) => Some(self.stems[number as usize]),
            None => self.stem_numbers.get(&self.stemmer.stem(folded)).copied(),
        }
    }

    /// The hash of a word's letters.
    pub(super) fn hash(&self, number: u32) -> u64 {
        self.hashes[number as usize]
    }

    /// The stems of those words that carry more than grammar, each once.
    pub(super) fn stems(&self, numbers: &[u32]) -> impl Iterator<Item = u32> + use<> {
        let telling = numbers.iter().filter(|&&it| !self.is_function[it as usize]);
        let stems: BTreeSet<u32> = telling.map(|&it| self.stems[it as usize]).collect();
        stems.into_iter()
    }

    /// How many of some words carry more than grammar.
    pub(super) fn n_content(&self, numbers: &[u32]) -> usize {
        numbers.iter().filter(|&&it| !self.is_function[it as usize]).count()
    }
}

fn next(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A word without case and without the stops of an abbreviation ("F.B.I.", "FBI").
pub(super) fn folded(surface: &str) -> String {
    let mut folded = fold(surface);
    if folded.contains('.') {
        folded.retain(|c| c != '.');
    }
    folded
}

/// A hash of a run of words, the same in every run of the program (Fowler, Noll and Vo's
/// FNV-1a over words, finished as in Steele, Lea and Flood 2014, `SplitMix`).
pub(super) fn hash(words: &[u32]) -> u64 {
    hash_all(words.iter().copied().map(u64::from))
}

/// One number for many.
pub(super) fn hash_all(items: impl Iterator<Item = u64>) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    let sum =
        items.fold(start, |state: u64, it| (state ^ it).wrapping_mul(0x0100_0000_01b3));
    mix(sum)
}

/// Spreads the bits of a number over all 64.
pub(super) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
