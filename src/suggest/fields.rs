//! Words that may be said of one thing (`fields.tsv`), and which forms are one word.

use crate::suggest::corpus::{Corpus, Form};
use crate::suggest::roles::{Part, role};
use crate::text::{EnglishStemmer, Stem};
use std::collections::HashMap;

/// The stems and fields of the words of a corpus.
#[derive(Default)]
pub(super) struct Fields {
    /// By form: the number of its stem.
    stems: Vec<u32>,
    /// By form: its fields, in order.
    fields: Vec<Vec<usize>>,
    /// By form: the word of the fields that it is.
    listed: Vec<Option<&'static str>>,
}

impl Fields {
    pub(super) fn new(corpus: &Corpus<'_>) -> Self {
        let stemmer = EnglishStemmer::default();
        let mut by_word: HashMap<String, (Vec<usize>, &'static str)> = HashMap::new();
        let lines = include_str!("fields.tsv").lines().filter(|it| !it.starts_with('#'));
        for (number, line) in lines.enumerate() {
            let words = line.split('\t').nth(1).unwrap_or_default();
            for word in words.split_whitespace() {
                for form in [word.to_owned(), plural(word)] {
                    by_word.entry(form).or_insert((Vec::new(), word)).0.push(number);
                }
            }
        }
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut this = Self::default();
        for form in 0..Form::try_from(corpus.n_forms()).unwrap_or(Form::MAX) {
            let stem = stemmer.stem(corpus.form(form));
            let listed = by_word.get(corpus.form(form));
            this.fields.push(listed.map(|it| it.0.clone()).unwrap_or_default());
            this.listed.push(listed.map(|it| it.1));
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(stem).or_insert(next);
            this.stems.push(number);
        }
        this
    }

    /// The first field that two words share.
    pub(super) fn shared(&self, a: Form, b: Form) -> Option<usize> {
        let [a, b] = [a, b].map(|it| &self.fields[it as usize]);
        a.iter().find(|it| b.contains(it)).copied()
    }

    /// Whether two words are forms of one.
    pub(super) fn is_one_word(&self, corpus: &Corpus<'_>, a: Form, b: Form) -> bool {
        let label = |it: Form| match role(corpus.form(it)) {
            Some(Part::Role(label)) => Some(label),
            _ => None,
        };
        self.stems[a as usize] == self.stems[b as usize]
            || label(a).is_some_and(|it| label(b) == Some(it))
    }

    /// The fields of a word, in order.
    pub(super) fn of(&self, form: Form) -> &[usize] {
        &self.fields[form as usize]
    }

    /// The noun of which a form is one: that of its field, or without the ending of a plural
    /// where the articles have it so.
    pub(super) fn singular<'c>(&self, corpus: &'c Corpus<'_>, form: Form) -> &'c str {
        if let Some(word) = self.listed[form as usize] {
            return word;
        }
        let noun = corpus.form(form);
        let singular = noun.strip_suffix('s').and_then(|it| corpus.number_of(it));
        singular.map_or(noun, |it| corpus.form(it))
    }
}

/// The regular plural of an English noun.
fn plural(noun: &str) -> String {
    let is_consonant = |it: char| !matches!(it, 'a' | 'e' | 'i' | 'o' | 'u');
    match noun.strip_suffix('y') {
        Some(rest) if rest.ends_with(is_consonant) => format!("{rest}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|it| noun.ends_with(it)) => {
            format!("{noun}es")
        }
        _ => format!("{noun}s"),
    }
}
