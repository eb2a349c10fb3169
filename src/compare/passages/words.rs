//! The words of every article in the form in which passages are compared.
//!
//! They are numbers into the table of all words; what is added here is how they are printed.

use crate::analysis::Analysis;
use crate::compare::words::WordTable;
use crate::language::Class;
use crate::text::{Gap, Span};

/// One running word.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Word {
    /// Where it stands, a possessive ending included.
    pub(in crate::compare) span: Span,
    /// Its number in the table, without the possessive ending.
    pub(in crate::compare) form: u32,
    pub(in crate::compare) gap: Gap,
    pub(in crate::compare) is_capital: bool,
    pub(in crate::compare) is_possessive: bool,
    /// Whether it tells nothing by itself.
    pub(in crate::compare) is_function: bool,
}

/// The words of all articles.
pub(in crate::compare) struct Words {
    articles: Vec<Vec<Word>>,
    table: WordTable,
    /// Whether a form stands with a capital inside some sentence, and in small letters anywhere.
    is_capital_inside: Vec<bool>,
    is_small: Vec<bool>,
}

impl Words {
    pub(in crate::compare) fn new(articles: &[&Analysis], table: WordTable) -> Self {
        let n = table.len();
        let mut words = Self {
            articles: Vec::with_capacity(articles.len()),
            table,
            is_capital_inside: vec![false; n],
            is_small: vec![false; n],
        };
        for (number, analysis) in articles.iter().enumerate() {
            let found = words.read(analysis, number);
            words.articles.push(found);
        }
        words
    }

    fn read(&mut self, analysis: &Analysis, article: usize) -> Vec<Word> {
        let mut found: Vec<Word> = Vec::with_capacity(analysis.tokens.len());
        let mut starts = analysis.sentences.iter().map(|it| it.start).peekable();
        for (token, (form, is_possessive)) in
            analysis.tokens.iter().zip(self.table.bare(article))
        {
            let mut is_first = false;
            while starts.next_if(|&it| it <= token.span.start).is_some() {
                is_first = true;
            }
            // What follows an opening mark may have its capital from there.
            let is_inside = !is_first && token.gap != Gap::Punctuation;
            self.is_capital_inside[form as usize] |= token.is_capital && is_inside;
            self.is_small[form as usize] |= !token.is_capital;
            found.push(Word {
                span: token.span,
                form,
                gap: token.gap,
                is_capital: token.is_capital,
                is_possessive,
                is_function: self.table.is_function(form),
            });
        }
        found
    }

    /// The table that the numbers lead to.
    pub(in crate::compare) fn table(&self) -> &WordTable {
        &self.table
    }

    pub(in crate::compare) fn of(&self, article: usize) -> &[Word] {
        &self.articles[article]
    }

    pub(in crate::compare) fn folded(&self, word: Word) -> &str {
        self.table.folded(word.form)
    }

    pub(in crate::compare) fn stem(&self, word: Word) -> &str {
        self.table.stem(word.form)
    }

    /// The number of the word's stem: lower than [`Self::n_stems`].
    pub(in crate::compare) fn stem_number(&self, word: Word) -> u32 {
        self.table.stem_number(word.form)
    }

    /// The stem of a number.
    pub(super) fn stem_of(&self, number: u32) -> &str {
        self.table.stem_of_number(number)
    }

    /// How many stems there are.
    pub(in crate::compare) fn n_stems(&self) -> usize {
        self.table.n_stems()
    }

    /// The number of a stem, if any word has it.
    pub(in crate::compare) fn number_of_stem(&self, stem: &str) -> Option<u32> {
        self.table.number_of_stem(stem)
    }

    /// The classes that list the word.
    pub(super) fn class(&self, word: Word) -> Class {
        self.table.listed(word.form)
    }

    /// The classes that list the word or that its ending shows.
    pub(in crate::compare) fn any_class(&self, word: Word) -> Class {
        self.table.class(word.form)
    }

    /// Whether a word leaves open whether a thing is so; “in May” does not.
    pub(in crate::compare) fn is_hedge(&self, all: &[Word], at: usize) -> bool {
        let class = self.class(all[at]);
        if !(all[at].is_capital && class.is(Class::MONTH_OR_WORD)) {
            return class.is(Class::HEDGE);
        }
        // In a headline every word may have its capital: “Minister May Resign”.
        let is_of_month =
            |it: Word| self.may_count(it) || self.class(it).is(Class::BEFORE_A_MONTH);
        let is_month = at > 0 && is_of_month(all[at - 1]);
        let next = all.get(at + 1).filter(|it| it.gap == Gap::Space && it.is_capital);
        class.is(Class::HEDGE)
            && !is_month
            && next.is_some_and(|it| {
                !self.may_count(*it) && !self.folded(*it).ends_with('s')
            })
    }

    /// Whether the word is a day of the week.
    pub(super) fn is_weekday(&self, word: Word) -> bool {
        self.table.is_weekday(word.form)
    }

    /// Whether the word may begin a number or a day.
    pub(super) fn may_count(&self, word: Word) -> bool {
        self.table.may_count(word.form)
    }

    /// Whether the word means nothing by itself.
    pub(in crate::compare) fn is_function(&self, word: Word) -> bool {
        word.is_function
    }

    /// Whether the word is part of a name: printed with a capital for its own sake.
    pub(in crate::compare) fn is_name(&self, word: Word) -> bool {
        let form = word.form as usize;
        word.is_capital
            && !word.is_function
            && (self.is_capital_inside[form] || !self.is_small[form])
    }
}
