//! The words of every article in the form that passages are compared by.
//!
//! Each distinct word is folded and stemmed once. Words are numbers into one table, which
//! lives as long as the comparison of passages does.

use crate::analysis::Analysis;
use crate::text::EnglishStemmer;
use crate::text::Gap;
use crate::text::Span;
use crate::text::Stem;
use crate::text::fold;
use crate::text::is_function_word;
use crate::text::possessive_len;
use std::collections::HashMap;

/// One running word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands, a possessive ending included.
    pub(super) span: Span,
    /// Its number in the tables.
    pub(super) form: usize,
    pub(super) gap: Gap,
    pub(super) is_capital: bool,
    pub(super) is_possessive: bool,
}

/// The words of all articles.
#[derive(Default)]
pub(super) struct Words {
    articles: Vec<Vec<Word>>,
    folded: Vec<String>,
    stems: Vec<String>,
    is_function: Vec<bool>,
    /// Whether a form stands with a capital inside some sentence, and in small letters anywhere.
    is_capital_inside: Vec<bool>,
    is_small: Vec<bool>,
    /// Asked by word only; its order reaches nobody.
    numbers: HashMap<String, usize>,
}

impl Words {
    pub(super) fn new(articles: &[&Analysis]) -> Self {
        let mut words = Self::default();
        let stemmer = EnglishStemmer::default();
        for analysis in articles {
            let found = words.read(analysis, &stemmer);
            words.articles.push(found);
        }
        words
    }

    fn read(&mut self, analysis: &Analysis, stemmer: &EnglishStemmer) -> Vec<Word> {
        let text = &analysis.document.text;
        let mut found: Vec<Word> = Vec::with_capacity(analysis.tokens.len());
        let mut starts = analysis.sentences.iter().map(|it| it.start).peekable();
        for token in &analysis.tokens {
            let surface = token.span.of(text);
            let possessive = possessive_len(surface);
            let form = self.number(fold(&surface[..surface.len() - possessive]), stemmer);
            let mut is_first = false;
            while starts.next_if(|&it| it <= token.span.start).is_some() {
                is_first = true;
            }
            // What follows an opening mark may have its capital from there.
            let is_inside = !is_first && token.gap != Gap::Punctuation;
            self.is_capital_inside[form] |= token.is_capital && is_inside;
            self.is_small[form] |= !token.is_capital;
            found.push(Word {
                span: token.span,
                form,
                gap: token.gap,
                is_capital: token.is_capital,
                is_possessive: possessive > 0,
            });
        }
        found
    }

    fn number(&mut self, folded: String, stemmer: &EnglishStemmer) -> usize {
        if let Some(&number) = self.numbers.get(&folded) {
            return number;
        }
        let number = self.folded.len();
        self.stems.push(stemmer.stem(&folded));
        self.is_function.push(is_function_word(&folded));
        self.is_capital_inside.push(false);
        self.is_small.push(false);
        self.folded.push(folded.clone());
        self.numbers.insert(folded, number);
        number
    }

    pub(super) fn of(&self, article: usize) -> &[Word] {
        &self.articles[article]
    }

    pub(super) fn folded(&self, word: Word) -> &str {
        &self.folded[word.form]
    }

    pub(super) fn stem(&self, word: Word) -> &str {
        &self.stems[word.form]
    }

    /// Whether the word tells nothing by itself.
    pub(super) fn is_function(&self, word: Word) -> bool {
        self.is_function[word.form]
    }

    /// Whether the word is part of a name: printed with a capital for its own sake.
    pub(super) fn is_name(&self, word: Word) -> bool {
        word.is_capital
            && !self.is_function[word.form]
            && (self.is_capital_inside[word.form] || !self.is_small[word.form])
    }
}
