//! What a source says in its own voice: the exposure of word lists, the words of keywords.
//!
//! Both look only at zones that figures cover, because headlines and captions are written by
//! other rules and often by other people.

use crate::analysis::Analysis;
use crate::annotate::innermost;
use crate::text::Gap;
use crate::text::Token;
use crate::voice::Voice;

/// The tokens in the outlet's own words and in counted zones, in order of place.
pub(super) fn own_tokens(analysis: &Analysis) -> Vec<&Token> {
    let places = analysis.tokens.iter().map(|token| token.span.start);
    let held = innermost(&analysis.attributions, places);
    let mut paragraphs = Paragraphs::new(analysis);
    let tokens = analysis.tokens.iter().zip(held);
    tokens
        .filter(|(token, held)| {
            let voice =
                held.map_or(Voice::Narrator, |at| analysis.attributions[at].voice());
            voice == Voice::Narrator && paragraphs.is_counted(token.span.start)
        })
        .map(|(token, _)| token)
        .collect()
}

/// How many words those are; a hyphenated compound is one.
pub(super) fn n_own_words(analysis: &Analysis) -> u64 {
    let tokens = own_tokens(analysis).into_iter();
    tokens.map(|token| u64::from(token.gap != Gap::Hyphen)).sum()
}

/// How often an article gives somebody's words: those inside others are not counted again,
/// and marks around a title or a term are no speech.
pub(super) fn n_attributions(analysis: &Analysis) -> u64 {
    let mut paragraphs = Paragraphs::new(analysis);
    let mut end = 0;
    let outer = analysis.attributions.iter().filter(|it| {
        let is_outer = it.content.start >= end;
        end = end.max(it.content.end);
        is_outer && it.device.is_none() && paragraphs.is_counted(it.content.start)
    });
    outer.map(|_| 1).sum()
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
