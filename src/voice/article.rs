//! An article as the rules of attribution see it: tokens with their classes, and what stands
//! between them.

use crate::language::Class;
use crate::text::{Gap, Segmentation, Span, Token, select};
use crate::voice::rules::{Rule, Rules};
use crate::voice::words::Words;
use crate::voice::{Cue, Quotation};

/// Tokens in a row, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Run {
    /// How many tokens they are.
    pub(super) fn len(self) -> usize {
        self.last + 1 - self.first
    }
}

/// What stands between two tokens, as flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    pub(super) const NONE: Self = Self(0);
    pub(super) const COMMA: Self = Self(1);
    pub(super) const SEMICOLON: Self = Self(2);
    pub(super) const COLON: Self = Self(4);
    pub(super) const DASH: Self = Self(8);
    pub(super) const OPEN: Self = Self(16);
    pub(super) const CLOSE: Self = Self(32);
    pub(super) const QUOTE: Self = Self(64);
    pub(super) const STOP: Self = Self(128);
    /// What ends a clause.
    pub(super) const HARD: Self = Self(2 | 4 | 8 | 128);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// An article as the rules see it.
pub(super) struct Article<'a> {
    pub(super) text: &'a str,
    pub(super) found: &'a Segmentation,
    pub(super) quotations: &'a [Quotation],
    pub(super) cues: &'a [Cue],
    pub(super) words: &'a Words,
    pub(super) rules: Rules,
    /// By token: one more than the number of the outermost quotation it stands in, or 0.
    quoted: Vec<u32>,
    /// By token: one more than the number of the cue that begins there, or 0.
    pub(super) cue_from: Vec<u32>,
    /// By token: what stands before it.
    signs: Vec<Signs>,
    /// In order of place.
    sentences: Vec<Run>,
}

impl<'a> Article<'a> {
    pub(super) fn new(
        text: &'a str,
        found: &'a Segmentation,
        quotations: &'a [Quotation],
        cues: &'a [Cue],
        words: &'a Words,
        rules: Rules,
    ) -> Self {
        let mut quoted = vec![0; found.tokens.len()];
        for (quotation, number) in quotations.iter().zip(1..) {
            let inside = tokens_of(found, quotation.span);
            // Quotations stand in order of place: one whose first word is taken lies inside.
            if quoted.get(inside.start).is_some_and(|&outer| outer == 0) {
                quoted[inside].fill(number);
            }
        }
        let mut cue_from = vec![0; found.tokens.len()];
        for (cue, number) in cues.iter().zip(1..) {
            // Of several that begin together the first counts.
            let own = &mut cue_from[cue.first];
            *own = if *own == 0 { number } else { *own };
        }
        Self {
            text,
            found,
            quotations,
            cues,
            words,
            rules,
            quoted,
            cue_from,
            signs: signs(text, &found.tokens),
            sentences: sentences(found),
        }
    }

    /// The words of a source: of "he’s said" the pronoun.
    pub(super) fn source_span(&self, run: Run) -> Span {
        let mut span = self.span(run);
        if run.first == run.last && self.class(run.last).is(Class::CONTRACTION) {
            let len = span.of(self.text).find(['’', '\'']);
            let end = len.and_then(|it| u32::try_from(it).ok()).filter(|it| *it > 0);
            span.end = end.map_or(span.end, |it| span.start + it);
        }
        span
    }

    /// Whether a rule is in force.
    pub(super) fn has(&self, rule: Rule) -> bool {
        self.rules.has(rule)
    }

    /// The word at a token; past the end of the text there is none, as its neighbours below
    /// have it: rules look one word ahead.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.found.tokens.get(token).map_or("", |it| it.span.of(self.text))
    }

    pub(super) fn is_word(&self, token: usize, words: &[&str]) -> bool {
        let own = self.word(token);
        words.iter().any(|it| it.eq_ignore_ascii_case(own))
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.found.tokens.get(token).is_some_and(|it| it.is_capital)
    }

    /// What parts a token from the one before; the end of the text parts as a paragraph does.
    pub(super) fn gap(&self, token: usize) -> Gap {
        self.found.tokens.get(token).map_or(Gap::Break, |it| it.gap)
    }

    pub(super) fn class(&self, token: usize) -> Class {
        let token = self.found.tokens.get(token);
        token.map_or(Class::default(), |it| self.words.of(it.word_form))
    }

    /// The number of the outermost quotation that holds a token.
    pub(super) fn quotation_at(&self, token: usize) -> Option<usize> {
        self.quoted.get(token).and_then(|it| (*it as usize).checked_sub(1))
    }

    /// What stands before a token.
    #[inline]
    pub(super) fn signs(&self, token: usize) -> Signs {
        self.signs.get(token).copied().unwrap_or(Signs::STOP)
    }

    pub(super) fn span(&self, run: Run) -> Span {
        let tokens = &self.found.tokens;
        let mut end = tokens[run.last].span.end;
        // "Ada Tamm (Green, Orlo)": the bracket that closes one of its own.
        let rest = &self.text[end as usize..];
        // "(D-Orlo.)": the stop of an abbreviation stands before it.
        let stop = u32::from(rest.starts_with(".)"));
        if rest[stop as usize..].starts_with(')') {
            let mut inside = (run.first + 1..=run.last).rev();
            let sign = Signs::OPEN.or(Signs::CLOSE);
            let bracket = inside.find(|&it| self.signs(it).has(sign));
            if bracket.is_some_and(|it| self.signs(it).has(Signs::OPEN)) {
                end += stop + 1;
            }
        }
        Span { start: tokens[run.first].span.start, end }
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(&self, token: usize) -> Run {
        let number = self.sentences.partition_point(|it| it.last < token);
        let own = self.sentences.get(number).filter(|it| it.first <= token);
        own.copied().unwrap_or(Run { first: token, last: token })
    }
}

/// By token: what stands before it.
fn signs(text: &str, tokens: &[Token]) -> Vec<Signs> {
    let mut signs = vec![Signs::NONE; tokens.len()];
    let has_signs = |at: usize| !matches!(tokens[at].gap, Gap::Space | Gap::Hyphen);
    for at in select(tokens.len(), has_signs) {
        signs[at] = match tokens[at].gap {
            Gap::Space | Gap::Hyphen => Signs::NONE,
            Gap::Dash => Signs::DASH,
            Gap::Break => Signs::STOP,
            Gap::Punctuation => {
                let start = at.checked_sub(1).map_or(0, |it| tokens[it].span.end);
                read(Span { start, end: tokens[at].span.start }.of(text))
            }
        };
    }
    signs
}

fn read(between: &str) -> Signs {
    let mut signs = Signs(0);
    if matches!(between, ", " | ",") {
        return Signs::COMMA;
    }
    let mut has_hyphen = false;
    for c in between.chars() {
        signs = signs.or(match c {
            ',' => Signs::COMMA,
            ';' => Signs::SEMICOLON,
            ':' => Signs::COLON,
            '—' | '–' | '―' => Signs::DASH,
            '(' | '[' => Signs::OPEN,
            ')' | ']' => Signs::CLOSE,
            '“' | '”' | '"' | '„' | '«' | '»' | '‘' => Signs::QUOTE,
            // A full stop inside a sentence belongs to an abbreviation.
            '!' | '?' | '…' | '\n' => Signs::STOP,
            '-' => {
                has_hyphen = true;
                Signs(0)
            }
            _ => Signs(0),
        });
    }
    // A hyphen between spaces, or two, stand for a dash.
    if has_hyphen && (between.contains(" - ") || between.contains("--")) {
        signs = signs.or(Signs::DASH);
    }
    signs
}

/// How many tokens of a sentence are looked at together: the rules look from each cue to the
/// ends of its sentence, so that a text without a full stop must not be one.
const LONGEST_SENTENCE: usize = 256;

/// The tokens of each sentence; one without any is left out, a very long one is cut.
fn sentences(found: &Segmentation) -> Vec<Run> {
    let mut first = 0;
    let mut runs = Vec::with_capacity(found.sentences.len());
    for &end in &found.sentence_ends {
        while first < end {
            let last = end.min(first + LONGEST_SENTENCE) - 1;
            runs.push(Run { first, last });
            first = last + 1;
        }
    }
    runs
}

/// The numbers of the tokens that begin in a span.
pub(super) fn tokens_of(found: &Segmentation, span: Span) -> std::ops::Range<usize> {
    let first = found.tokens.partition_point(|it| it.span.start < span.start);
    first..first + n_before(&found.tokens[first..], span.end)
}

/// How many tokens begin before a byte that is likely near.
fn n_before(tokens: &[Token], byte: u32) -> usize {
    const STEP: usize = 32;
    let mut end = STEP;
    while tokens.get(end).is_some_and(|it| it.span.start < byte) {
        end += STEP;
    }
    let near = &tokens[..end.min(tokens.len())];
    near.partition_point(|it| it.span.start < byte)
}
