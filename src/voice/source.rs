//! The words that name the speaker at a cue.

use crate::text::Gap;
use crate::text::Span;
use crate::voice::Cue;
use crate::voice::Quotation;
use crate::voice::speaker::Article;

/// Pronouns that can be the subject of a cue.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "who"];

/// Words between a subject and its verb.
const BETWEEN: &[&str] = &[
    "also",
    "already",
    "earlier",
    "first",
    "had",
    "has",
    "have",
    "is",
    "later",
    "once",
    "previously",
    "recently",
    "repeatedly",
    "reportedly",
    "since",
    "then",
    "was",
    "were",
    "who",
    "again",
    "further",
    "publicly",
    "privately",
    "simply",
    "yesterday",
    "today",
];

/// Words that can stand inside a name.
const JOINERS: &[&str] = &[
    "al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "of", "the",
    "van", "von",
];

/// Words that begin a sentence with a capital and are no names.
const NO_NAMES: &[&str] = &[
    "a",
    "after",
    "although",
    "an",
    "and",
    "as",
    "asked",
    "at",
    "because",
    "before",
    "but",
    "by",
    "during",
    "even",
    "for",
    "from",
    "he",
    "her",
    "his",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "later",
    "meanwhile",
    "most",
    "on",
    "our",
    "she",
    "since",
    "so",
    "some",
    "speaking",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "we",
    "what",
    "when",
    "while",
    "who",
    "with",
    "yet",
    "you",
];

impl Article<'_> {
    /// The words that name the speaker at a cue.
    pub(super) fn source(&self, cue: Cue, quotation: &Quotation) -> Option<Span> {
        let source = if self.is_participle(cue) {
            self.finite_before(cue, quotation).and_then(|it| self.at_cue(it, quotation))
        } else {
            self.at_cue(cue, quotation)
        };
        source.filter(|&it| !self.is_inside_other(it, quotation))
    }

    fn at_cue(&self, cue: Cue, quotation: &Quotation) -> Option<Span> {
        if cue.is_preposition {
            return self.name_at(cue.last + 1);
        }
        let is_turned = cue.first > 0
            && self.found.tokens[cue.first].gap == Gap::Punctuation
            && quotation.span.end <= cue.span.start;
        if is_turned && let Some(span) = self.name_at(cue.last + 1) {
            return Some(span);
        }
        self.subject_before(cue.first)
    }

    /// A name or pronoun that begins at a token.
    fn name_at(&self, mut token: usize) -> Option<Span> {
        let tokens = &self.found.tokens;
        let first = token;
        if tokens.get(first)?.gap == Gap::Break {
            return None;
        }
        while token < tokens.len()
            && (token == first || matches!(tokens[token].gap, Gap::Space | Gap::Hyphen))
            && (self.is_capital(token)
                || self.is_word(token, &["the", "a", "an"])
                || self.is_word(token, JOINERS))
            && token - first < 8
        {
            token += 1;
        }
        while token > first && !self.is_capital(token - 1) {
            token -= 1;
        }
        (token > first).then(|| self.span(first, token - 1))
    }

    /// The subject that ends right before a token.
    fn subject_before(&self, token: usize) -> Option<Span> {
        let mut last = token.checked_sub(1)?;
        let tokens = &self.found.tokens;
        if tokens[token].gap == Gap::Break {
            return None;
        }
        if tokens[token].gap == Gap::Punctuation && self.comma_before(token) {
            // Behind an insertion between commas: the subject stands before the first comma.
            last = (last.saturating_sub(14)..=last)
                .rev()
                .find(|&at| {
                    at > 0 && tokens[at].gap == Gap::Punctuation && self.comma_before(at)
                })?
                .checked_sub(1)?;
        }
        let mut skipped = 0;
        while skipped < 4
            && last > 0
            && tokens[last].gap != Gap::Break
            && (self.is_word(last, BETWEEN) || self.word(last).ends_with("ly"))
        {
            last -= 1;
            skipped += 1;
        }
        self.subject_ending(last)
    }

    fn comma_before(&self, token: usize) -> bool {
        let tokens = &self.found.tokens;
        let between =
            Span { start: tokens[token - 1].span.end, end: tokens[token].span.start };
        between.of(self.text).trim() == ","
    }

    fn subject_ending(&self, last: usize) -> Option<Span> {
        let tokens = &self.found.tokens;
        if self.is_word(last, PRONOUNS) {
            return Some(tokens[last].span);
        }
        let mut first = last;
        if self.is_capital(last) {
            while first > 0
                && last - first < 8
                && matches!(tokens[first].gap, Gap::Space | Gap::Hyphen)
                && (self.is_capital(first - 1) || self.is_word(first - 1, JOINERS))
            {
                first -= 1;
            }
            while first < last
                && self.is_word(first, NO_NAMES)
                && !self.is_word(first, &["the"])
            {
                first += 1;
            }
            let is_name = !self.is_word(first, NO_NAMES) || first < last;
            return is_name.then(|| self.span(first, last));
        }
        // "the mayor", "officials": a noun with its article and adjectives.
        while first > 0 && last - first < 4 && tokens[first].gap == Gap::Space {
            first -= 1;
            if self.is_word(
                first,
                &["the", "a", "an", "his", "her", "their", "its", "one", "some"],
            ) {
                return Some(self.span(first, last));
            }
        }
        None
    }
}
