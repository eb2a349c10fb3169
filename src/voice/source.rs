//! The words that name the speaker at a cue, and the fullest name for them.

use crate::text::Gap;
use crate::text::Span;
use crate::text::TypeId;
use crate::text::possessive_len;
use crate::voice::Cue;
use crate::voice::Quotation;
use crate::voice::speaker::Article;
use std::collections::HashMap;

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
    /// Whether the words of a source are a pronoun.
    pub(super) fn is_pronoun(&self, source: Span) -> bool {
        let words = source.of(self.text);
        PRONOUNS.iter().any(|it| it.eq_ignore_ascii_case(words))
    }

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

    /// The name of two words that the article first gives for the last word of each source:
    /// "Tamm" → "Ada Tamm". Titles and offices before it are left out.
    pub(super) fn full_names(
        &self,
        sources: impl Iterator<Item = Span>,
    ) -> HashMap<&str, Span> {
        let tokens = &self.found.tokens;
        let mut wanted: Vec<TypeId> = sources
            .filter_map(|span| {
                let at = tokens.partition_point(|it| it.span.end < span.end);
                tokens.get(at).map(|token| token.word_form)
            })
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut names: HashMap<&str, Span> = HashMap::new();
        for at in (1..tokens.len()).filter(|_| !wanted.is_empty()) {
            let is_name = tokens[at].is_capital
                && tokens[at - 1].is_capital
                && tokens[at].gap == Gap::Space
                && !tokens[at - 1].is_before_stop
                && wanted.binary_search(&tokens[at].word_form).is_ok()
                && !self.is_word(at - 1, NO_NAMES);
            if is_name {
                names.entry(bare(self.word(at))).or_insert(self.span(at - 1, at));
            }
        }
        names
    }

    /// The fullest name in the article for the words of a source; none for a common noun.
    pub(super) fn speaker(
        &self,
        source: Span,
        names: &HashMap<&str, Span>,
    ) -> Option<String> {
        let words = source.of(self.text);
        let last = bare(words.rsplit([' ', '\u{a0}']).next()?);
        if !last.starts_with(char::is_uppercase) {
            return None;
        }
        let own = words.trim_start_matches("the ").trim_start_matches("The ");
        let n = own.split_whitespace().count();
        let full = names.get(last).map(|span| bare(span.of(self.text)));
        match full {
            Some(full) if n <= 1 || own.ends_with(full) => Some(full.to_owned()),
            _ => Some(bare(own).to_owned()),
        }
    }
}

/// A name without a possessive ending.
fn bare(name: &str) -> &str {
    &name[..name.len() - possessive_len(name)]
}
