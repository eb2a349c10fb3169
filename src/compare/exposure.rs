//! What words are counted over: an article's own words, and the words it gives to others.
//!
//! Only zones that figures cover are looked at, because headlines and captions are written by
//! other rules and often by other people.

use crate::analysis::Analysis;
use crate::compare::cues::reporting_cues;
use crate::text::{Gap, Token};
use crate::voice::Voice;

/// What the words of a category are counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Words in the outlet's own voice, in counted zones.
    NarratorTokens,
    /// Places with a cue, a source and a content: somebody's words reported in the outlet's
    /// own, in counted zones.
    Attributions,
}

impl Unit {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NarratorTokens => "narrator-tokens",
            Self::Attributions => "attributions",
        }
    }
}

/// What an article has of each unit.
pub struct Exposure {
    narrator_tokens: u64,
    attributions: u64,
}

impl Exposure {
    /// Measures an article.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        Self {
            narrator_tokens: n_own_words(analysis),
            attributions: n_attributions(analysis),
        }
    }

    /// How much there is of a unit.
    #[must_use]
    pub fn of(&self, unit: Unit) -> u64 {
        match unit {
            Unit::NarratorTokens => self.narrator_tokens,
            Unit::Attributions => self.attributions,
        }
    }
}

/// The tokens in the outlet's own words and in counted zones, in order of place.
pub(super) fn own_tokens(analysis: &Analysis) -> Vec<&Token> {
    let places = analysis.tokens.iter().map(|token| token.span.start);
    let held = analysis.passages().held(places);
    let mut paragraphs = Paragraphs::new(analysis);
    let tokens = analysis.tokens.iter().zip(held);
    tokens
        .filter(|(token, held)| {
            held.voice == Voice::Narrator && paragraphs.is_counted(token.span.start)
        })
        .map(|(token, _)| token)
        .collect()
}

/// How many words those are; a hyphenated compound is one.
fn n_own_words(analysis: &Analysis) -> u64 {
    let tokens = own_tokens(analysis).into_iter();
    tokens.map(|token| u64::from(token.gap != Gap::Hyphen)).sum()
}

/// How often an article reports in its own words: with a cue, a source and a content.
fn n_attributions(analysis: &Analysis) -> u64 {
    let cues = reporting_cues(analysis);
    cues.iter().map(|it| u64::from(it.is_counted())).sum()
}

/// A walk over the paragraphs of an article, for questions in order of place.
struct Paragraphs<'a> {
    analysis: &'a Analysis,
    next: usize,
}

impl<'a> Paragraphs<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        Self { analysis, next: 0 }
    }

    /// Whether byte `at` stands in a counted zone; `at` never falls from call to call.
    fn is_counted(&mut self, at: u32) -> bool {
        let paragraphs = &self.analysis.document.paragraphs;
        while paragraphs.get(self.next).is_some_and(|it| it.span.end <= at) {
            self.next += 1;
        }
        let paragraph = paragraphs.get(self.next);
        paragraph.and_then(|it| it.zone).unwrap_or_default().is_counted()
    }
}
