//! The words of all articles as numbers that mean the same in each of them.
//!
//! The numbers of types end with the session that gave them, and sessions differ from thread
//! to thread; what compares articles word by word needs its own.

use crate::analysis::Analysis;
use crate::compare::spelling::one_spelling;
use crate::document::{WEEKDAYS, month_of};
use crate::language::{Class, Language};
use crate::text::{EnglishStemmer, FastMap, Stem, Vocabulary, fold, possessive_len};
use std::collections::BTreeSet;

/// The words of every article, each folded and stemmed once.
pub(super) struct WordTable {
    /// One row an article, one number a token: case, the stops of an abbreviation ("F.B.I.",
    /// "FBI") and the spelling of a house make no difference.
    pub(super) by_article: Vec<Vec<u32>>,
    /// The same, where stops and possessive endings count.
    forms: Vec<Vec<u32>>,
    /// Asked by word only; its order reaches nobody.
    numbers: FastMap<String, u32>,
    /// By number.
    entries: Vec<Entry>,
    /// By number: the word's stem, among stems. Apart, as the classes are: they are asked of
    /// every word again and again, and the rest is seldom.
    stem_of: Vec<u32>,
    /// By number: the classes that list the word or that its ending shows.
    classes: Vec<Class>,
    stem_numbers: FastMap<String, u32>,
    /// By number of a stem.
    stems: Vec<String>,
    stemmer: EnglishStemmer,
}

/// One folded word.
struct Entry {
    folded: String,
    /// The classes that list it.
    listed: Class,
    is_weekday: bool,
    /// Whether a number or a day may begin with it.
    may_count: bool,
    /// A hash of its letters: the same whatever was read before.
    hash: u64,
    /// The number of the word in its one spelling.
    plain: u32,
    /// The number of the word without a possessive ending.
    bare: u32,
}

impl WordTable {
    pub(super) fn new(articles: &[&Analysis]) -> Self {
        let mut table = Self {
            by_article: Vec::with_capacity(articles.len()),
            forms: Vec::with_capacity(articles.len()),
            numbers: FastMap::default(),
            entries: Vec::new(),
            stem_of: Vec::new(),
            classes: Vec::new(),
            stem_numbers: FastMap::default(),
            stems: Vec::new(),
            stemmer: EnglishStemmer::default(),
        };
        // Each distinct word is folded once.
        let mut printed = Vocabulary::default();
        let mut number_of: Vec<u32> = Vec::new();
        for analysis in articles {
            let text = &analysis.document.text;
            let tokens = analysis.tokens.iter().map(|it| {
                let word = it.span.of(text);
                let word_form = printed.intern(word).index();
                if word_form == number_of.len() {
                    number_of.push(table.form(fold(word)));
                }
                number_of[word_form]
            });
            let forms: Vec<u32> = tokens.collect();
            let plain = forms.iter().map(|&it| table.entries[it as usize].plain);
            table.by_article.push(plain.collect());
            table.forms.push(forms);
        }
        table
    }

    /// The number of a [`folded`] word.
    pub(super) fn number(&mut self, folded: String) -> u32 {
        self.form(folded)
    }

    /// The numbers of an article’s words without possessive endings, and whether they have
    /// one; stops are kept, one a token.
    pub(super) fn bare(&self, article: usize) -> impl Iterator<Item = (u32, bool)> + '_ {
        self.forms[article].iter().map(|&it| {
            let bare = self.entries[it as usize].bare;
            (bare, bare != it)
        })
    }

    fn form(&mut self, folded: String) -> u32 {
        if let Some(&known) = self.numbers.get(&folded) {
            return known;
        }
        let possessive = possessive_len(&folded);
        let bare = (possessive > 0)
            .then(|| self.form(folded[..folded.len() - possessive].to_owned()));
        let plain = one_spelling(&folded).map(|it| self.form(it));
        let number = next(self.entries.len());
        let stem = self.stem_number_of(&folded);
        self.numbers.insert(folded.clone(), number);
        self.stem_of.push(stem);
        self.classes.push(Language::default().class(&folded));
        self.entries.push(Entry {
            listed: Language::default().listed(&folded),
            is_weekday: WEEKDAYS.contains(&folded.as_str()),
            may_count: may_count(&folded),
            hash: hash_all(folded.bytes().map(u64::from)),
            plain: plain.unwrap_or(number),
            bare: bare.unwrap_or(number),
            folded,
        });
        number
    }

    fn stem_number_of(&mut self, folded: &str) -> u32 {
        let stem = self.stemmer.stem(folded);
        if let Some(&known) = self.stem_numbers.get(&stem) {
            return known;
        }
        let number = next(self.stems.len());
        self.stems.push(stem.clone());
        self.stem_numbers.insert(stem, number);
        number
    }

    /// How many words have a number.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The word of a number.
    pub(super) fn folded(&self, number: u32) -> &str {
        &self.entries[number as usize].folded
    }

    /// The stem of a word.
    pub(super) fn stem(&self, number: u32) -> &str {
        &self.stems[self.stem_of[number as usize] as usize]
    }

    /// The number of a word's stem: lower than [`Self::n_stems`].
    pub(super) fn stem_number(&self, number: u32) -> u32 {
        self.stem_of[number as usize]
    }

    /// The stem of a number.
    pub(super) fn stem_of_number(&self, stem: u32) -> &str {
        &self.stems[stem as usize]
    }

    /// How many stems have a number.
    pub(super) fn n_stems(&self) -> usize {
        self.stems.len()
    }

    /// The number of a stem, if any word has it.
    pub(super) fn number_of_stem(&self, stem: &str) -> Option<u32> {
        self.stem_numbers.get(stem).copied()
    }

    pub(super) fn is_function(&self, number: u32) -> bool {
        self.listed(number).is(Class::FUNCTION)
    }

    /// The classes that list the word of a number.
    pub(super) fn listed(&self, number: u32) -> Class {
        self.entries[number as usize].listed
    }

    /// The classes that list the word of a number or that its ending shows.
    pub(super) fn class(&self, number: u32) -> Class {
        self.classes[number as usize]
    }

    /// Whether a word is a day of the week.
    pub(super) fn is_weekday(&self, number: u32) -> bool {
        self.entries[number as usize].is_weekday
    }

    /// Whether a number or a day may begin with a word.
    pub(super) fn may_count(&self, number: u32) -> bool {
        self.entries[number as usize].may_count
    }

    /// The number of a folded word of the table.
    pub(super) fn known(&self, folded: &str) -> Option<u32> {
        self.numbers.get(folded).copied()
    }

    /// Whether a number stands in the table.
    pub(super) fn is_known(&self, number: u32) -> bool {
        (number as usize) < self.entries.len()
    }

    /// The number of a folded word's stem, if any word of the articles has it.
    pub(super) fn known_stem(&self, folded: &str) -> Option<u32> {
        match self.numbers.get(folded) {
            Some(&number) => Some(self.stem_of[number as usize]),
            None => self.stem_numbers.get(&self.stemmer.stem(folded)).copied(),
        }
    }

    /// The hash of a word's letters.
    pub(super) fn hash(&self, number: u32) -> u64 {
        self.entries[number as usize].hash
    }

    /// The stems of those words that carry more than grammar, each once.
    pub(super) fn stems(&self, numbers: &[u32]) -> impl Iterator<Item = u32> + use<> {
        let telling = numbers.iter().filter(|&&it| !self.is_function(it));
        let stems: BTreeSet<u32> = telling.map(|&it| self.stem_of[it as usize]).collect();
        stems.into_iter()
    }

    /// How many of some words carry more than grammar.
    pub(super) fn n_content(&self, numbers: &[u32]) -> usize {
        numbers.iter().filter(|&&it| !self.is_function(it)).count()
    }
}

fn may_count(folded: &str) -> bool {
    folded.starts_with(|c: char| c.is_ascii_digit())
        || WEEKDAYS.contains(&folded)
        || month_of(folded.trim_end_matches('.')).is_some()
        || Language::default().meaning(Class::SMALL_NUMBER, folded).is_some()
}

fn next(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A word without case and in its one spelling.
pub(super) fn folded(surface: &str) -> String {
    let folded = fold(surface);
    one_spelling(&folded).unwrap_or(folded)
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
