//! The fullest name in the article for the words of a source.

use crate::text::Gap;
use crate::text::Span;
use crate::text::TypeId;
use crate::text::possessive_len;
use crate::voice::Attribution;
use crate::voice::article::Article;
use crate::voice::article::Run;
use std::collections::HashMap;

/// Pronouns that can be the subject of a cue.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "who"];

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
    /// Names the speakers of attributions.
    pub(super) fn name(&self, attributions: &mut [Attribution]) {
        let names = self.full_names(attributions.iter().filter_map(|it| it.source));
        let mut last_speaker: Option<String> = None;
        for attribution in attributions {
            let Some(source) = attribution.source else { continue };
            attribution.speaker = if self.is_pronoun(source) {
                last_speaker.clone()
            } else {
                self.speaker(source, &names)
            };
            if attribution.speaker.is_some() {
                last_speaker.clone_from(&attribution.speaker);
            }
        }
    }

    /// Whether the words of a source are a pronoun.
    fn is_pronoun(&self, source: Span) -> bool {
        let words = source.of(self.text);
        PRONOUNS.iter().any(|it| it.eq_ignore_ascii_case(words))
    }

    /// The name of two words that the article first gives for the last word of each source:
    /// "Tamm" → "Ada Tamm". Titles and offices before it are left out.
    fn full_names(&self, sources: impl Iterator<Item = Span>) -> HashMap<&str, Span> {
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
        if wanted.is_empty() {
            return names;
        }
        for (at, pair) in tokens.windows(2).enumerate() {
            let [first, last] = pair else { continue };
            let is_name = first.is_capital
                && last.is_capital
                && last.gap == Gap::Space
                && !first.is_before_stop
                && wanted.binary_search(&last.word_form).is_ok()
                && !self.is_word(at, NO_NAMES);
            if is_name {
                names
                    .entry(bare(self.word(at + 1)))
                    .or_insert(self.span(Run { first: at, last: at + 1 }));
            }
        }
        names
    }

    /// The fullest name in the article for the words of a source; none for a common noun.
    fn speaker(&self, source: Span, names: &HashMap<&str, Span>) -> Option<String> {
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
