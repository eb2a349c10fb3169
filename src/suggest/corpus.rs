//! The articles as numbered words, for the searches of this module.
//!
//! Headlines and captions are left out: capitals mean nothing in the one, and nobody's choice
//! is counted in the other.

use crate::analysis::Analysis;
use crate::compare::Comparison;
use crate::language::{Class, Language};
use crate::text::{Gap, Span, fold, possessive_len};
use crate::voice::Voice;
use std::collections::HashMap;

/// The number of a folded word in one [`Corpus`].
pub(super) type Form = u32;

/// A running word of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// The folded word without its possessive ending.
    pub(super) form: Form,
    /// Where; a possessive ending is outside.
    pub(super) span: Span,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it opens a sentence or a quotation, where a capital means nothing.
    pub(super) is_initial: bool,
    /// Whether it is the first of a sentence.
    pub(super) opens_sentence: bool,
    /// Whether it begins with a capital.
    pub(super) is_capital: bool,
    /// Whether a possessive ending follows.
    pub(super) is_possessive: bool,
    /// Whether it is inside quotation marks.
    pub(super) is_quoted: bool,
    pub(super) is_cue: bool,
}

/// One article as words.
pub(super) struct Text<'a> {
    pub(super) analysis: &'a Analysis,
    /// Index into the sources of the comparison.
    pub(super) source: usize,
    pub(super) words: Vec<Word>,
}

/// How often a folded word stands with which capitals.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    lower: u32,
    capital: u32,
}

/// All articles as words.
pub(super) struct Corpus<'a> {
    pub(super) texts: Vec<Text<'a>>,
    /// Asked by word only; its order reaches nobody.
    numbers: HashMap<String, Form>,
    forms: Vec<String>,
    uses: Vec<Use>,
}

impl<'a> Corpus<'a> {
    pub(super) fn new(comparison: &Comparison<'a>) -> Self {
        let mut corpus = Self {
            texts: Vec::new(),
            numbers: HashMap::new(),
            forms: Vec::new(),
            uses: Vec::new(),
        };
        for (source, it) in comparison.sources.iter().enumerate() {
            for &article in &it.articles {
                corpus.add(source, comparison.articles[article]);
            }
        }
        corpus
    }

    fn add(&mut self, source: usize, analysis: &'a Analysis) {
        let text = &analysis.document.text;
        let places = analysis.tokens.iter().map(|it| it.span.start);
        let voices = analysis.passages().held(places);
        let cues: Vec<Span> =
            analysis.attributions.iter().filter_map(|it| it.cue).collect();
        let mut cues = Ordered::new(cues);
        let paragraphs = analysis.document.paragraphs.iter();
        let skipped = paragraphs
            .filter(|it| it.zone.is_some_and(|zone| !zone.is_counted()))
            .map(|it| it.span);
        let mut skipped = Ordered::new(skipped.collect());
        let mut sentences = analysis.sentences.iter().map(|it| it.start).peekable();
        let mut words = Vec::with_capacity(analysis.tokens.len());
        for (token, held) in analysis.tokens.iter().zip(voices) {
            let at = token.span.start;
            let mut is_initial = token.gap == Gap::Break;
            while sentences.next_if(|&start| start <= at).is_some() {
                is_initial = true;
            }
            if skipped.holds(at) {
                continue;
            }
            let opens_sentence = is_initial;
            let before = text[..at as usize].chars().next_back();
            is_initial |= before.is_some_and(|it| "\"“‘«'".contains(it));
            let surface = token.span.of(text);
            let n_possessive = possessive_len(surface);
            let end = token.span.end as usize - n_possessive;
            let span = Span::new(at as usize, end);
            let form = self.number(fold(span.of(text)));
            let uses = &mut self.uses[form as usize];
            if !token.is_capital {
                uses.lower += 1;
            } else if !is_initial {
                uses.capital += 1;
            }
            words.push(Word {
                form,
                span,
                gap: token.gap,
                is_initial,
                opens_sentence,
                is_capital: token.is_capital,
                is_possessive: n_possessive > 0,
                is_quoted: held.voice == Voice::Quoted,
                is_cue: cues.holds(at),
            });
        }
        self.texts.push(Text { analysis, source, words });
    }

    fn number(&mut self, form: String) -> Form {
        let next = Form::try_from(self.forms.len()).expect("fewer than 2^32 words");
        let number = *self.numbers.entry(form.clone()).or_insert(next);
        if number == next {
            self.forms.push(form);
            self.uses.push(Use::default());
        }
        number
    }

    /// The number of a folded word, if the articles have it.
    pub(super) fn number_of(&self, form: &str) -> Option<Form> {
        self.numbers.get(form).copied()
    }

    pub(super) fn form(&self, form: Form) -> &str {
        &self.forms[form as usize]
    }

    /// How many distinct words there are.
    pub(super) fn n_forms(&self) -> usize {
        self.forms.len()
    }

    /// Whether a word is written with a capital where none is due, and mostly so.
    pub(super) fn is_name(&self, form: Form) -> bool {
        let uses = self.uses[form as usize];
        uses.capital > uses.lower
    }
}

impl Text<'_> {
    /// The words `first..=last` as printed, without a possessive ending.
    pub(super) fn printed(&self, first: usize, last: usize) -> &str {
        let (start, end) = (self.words[first].span.start, self.words[last].span.end);
        Span { start, end }.of(&self.analysis.document.text)
    }

    /// Whether words `at - 1` and `at` stand together: with nothing but a space, a hyphen or
    /// the full stop of an abbreviated title between them.
    pub(super) fn is_joined(&self, corpus: &Corpus<'_>, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|it| self.words.get(it)) else {
            return false;
        };
        let Some(word) = self.words.get(at) else { return false };
        if before.is_possessive {
            return false;
        }
        match word.gap {
            Gap::Space => !word.is_initial,
            Gap::Hyphen => true,
            Gap::Punctuation => {
                let between = Span { start: before.span.end, end: word.span.start };
                between.of(&self.analysis.document.text) == ". "
                    && Language::default().is(
                        corpus.form(before.form),
                        Class::ABBREVIATED_TITLE.or(Class::COURTESY),
                    )
            }
            Gap::Break | Gap::Dash => false,
        }
    }

    /// Whether a word is part of a name by its capital.
    pub(super) fn is_name(&self, corpus: &Corpus<'_>, at: usize) -> bool {
        let word = &self.words[at];
        word.is_capital && (!word.is_initial || corpus.is_name(word.form))
    }
}

/// Spans that are asked in order of place.
struct Ordered {
    spans: Vec<Span>,
    next: usize,
}

impl Ordered {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        Self { spans, next: 0 }
    }

    /// Whether one of them covers `at`, which never falls from call to call.
    fn holds(&mut self, at: u32) -> bool {
        while self.spans.get(self.next).is_some_and(|it| it.end <= at) {
            self.next += 1;
        }
        self.spans.get(self.next).is_some_and(|it| it.covers(at))
    }
}
