//! Where the tokens of an article stand: sentences, paragraphs, quotations, lines in title case.

use crate::text::{Gap, Segmentation, Span, Token, select};
use crate::voice::Quotation;
use std::ops::Range;

/// Where tokens stand. Most are inside a sentence and no more: flags mark the others.
pub(super) struct Places<'a> {
    found: &'a Segmentation,
    /// By token.
    flags: Vec<u8>,
    /// Where the first of several paragraphs ends.
    headline_end: usize,
}

const BEGINS_SENTENCE: u8 = 1;
const QUOTED: u8 = 2;
const INITIAL: u8 = 4;
const TITLED: u8 = 8;

impl<'a> Places<'a> {
    /// Walks sentences, paragraphs and quotations, and looks at the signs between tokens.
    pub(super) fn new(
        text: &str,
        found: &'a Segmentation,
        quotations: &[Quotation],
    ) -> Self {
        let tokens = &found.tokens;
        let mut flags = vec![0; tokens.len()];
        if let Some(first) = flags.first_mut() {
            *first = BEGINS_SENTENCE | INITIAL;
        }
        for &at in &found.sentence_ends {
            if let Some(own) = flags.get_mut(at) {
                *own = BEGINS_SENTENCE | INITIAL;
            }
        }
        let has_signs = |at: usize| at > 0 && tokens[at].gap == Gap::Punctuation;
        for at in select(tokens.len(), has_signs) {
            let (start, end) = (tokens[at - 1].span.end, tokens[at].span.start);
            let between = Span { start, end }.of(text);
            if between.ends_with(['“', '"', '‘', '«', '„', '`', ':']) {
                flags[at] |= INITIAL;
            }
        }
        let mut from = 0;
        for Quotation { span, .. } in quotations {
            from += n_before(&tokens[from..], span.start);
            let n = n_before(&tokens[from..], span.end);
            flags[from..from + n].iter_mut().for_each(|it| *it |= QUOTED);
        }
        let mut places = Self { found, flags, headline_end: 0 };
        places.mark_titles(text);
        places
    }

    /// Whether a token is the first of its sentence.
    pub(super) fn begins_sentence(&self, token: usize) -> bool {
        self.flags[token] & BEGINS_SENTENCE != 0
    }

    /// Whether a token stands in a quotation.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.flags[token] & QUOTED != 0
    }

    /// Whether a token begins a sentence or a quotation: its capital says nothing.
    pub(super) fn is_initial(&self, token: usize) -> bool {
        self.flags[token] & INITIAL != 0
    }

    /// Whether a line is in title case or in capitals: no capital there says anything.
    pub(super) fn is_titled(&self, token: usize) -> bool {
        self.flags[token] & TITLED != 0
    }

    /// Whether a token stands in the first of several paragraphs.
    pub(super) fn is_in_headline(&self, token: usize) -> bool {
        token < self.headline_end
    }

    /// The number of a token's sentence.
    pub(super) fn sentence(&self, token: usize) -> usize {
        let start = self.found.tokens[token].span.start;
        self.found.sentences.partition_point(|it| it.end <= start)
    }

    /// The number of a token's paragraph.
    pub(super) fn paragraph(&self, token: usize) -> usize {
        let start = self.found.tokens[token].span.start;
        self.found.paragraphs.partition_point(|it| it.end <= start)
    }

    /// Whether no sentence begins between two tokens, the first before the last.
    pub(super) fn are_of_one_sentence(&self, first: usize, last: usize) -> bool {
        !(first + 1..=last).any(|it| self.begins_sentence(it))
    }

    /// Marks lines in title case.
    fn mark_titles(&mut self, text: &str) {
        let found = self.found;
        let n = found.tokens.len();
        let mut first = 0;
        for (number, span) in found.paragraphs.iter().enumerate() {
            let end = found.paragraph_ends[number];
            let is_first = number == 0 && 0 < end && end < n;
            let is_open =
                !span.of(text).ends_with(['.', '!', '?', '”', '"', '’', ',', ':']);
            if is_first && is_open {
                self.headline_end = end;
            }
            if (is_open || (is_first && self.are_of_one_sentence(0, end - 1)))
                && self.is_in_title_case(first..end)
            {
                self.flags[first..end].iter_mut().for_each(|it| *it |= TITLED);
            }
            first = end;
        }
    }

    /// Whether three long words of four have a capital.
    fn is_in_title_case(&self, line: Range<usize>) -> bool {
        let long = self.found.tokens[line].iter().filter(|it| it.span.len() >= 4);
        let n_long = long.clone().count();
        let n_capital = long.filter(|it| it.is_capital).count();
        n_long >= LINE && n_capital * 4 >= n_long * 3
    }
}

/// How many long words a line needs before its capitals are judged.
const LINE: usize = 4;

/// How many tokens begin before a byte.
fn n_before(tokens: &[Token], byte: u32) -> usize {
    tokens.partition_point(|it| it.span.start < byte)
}
