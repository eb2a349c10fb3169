//! One document, fully measured.

mod again;
mod analyzer;
#[cfg(test)]
pub(crate) mod fixture;

pub use again::mentions_of;
pub use analyzer::{Analyzer, Session};

use crate::annotate::{Mention, Passages};
use crate::document::{Document, Zone};
use crate::scorers::Evidence;
use crate::text::{Span, Token};
use crate::voice::Attribution;
use std::ops::Range;

/// What is known about one article after analysis.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The article; every paragraph has a zone.
    pub document: Document,
    /// Sentences, in order.
    pub sentences: Vec<Span>,
    /// Tokens, in order; the numbers of their types mean nothing outside their session.
    pub tokens: Vec<Token>,
    /// Words by voice, over the whole text, indexed by [`crate::voice::Voice::index`].
    pub words_by_voice: [usize; 4],
    /// Which words are attributed to whom, in order of place.
    pub attributions: Vec<Attribution>,
    /// Insertions in reported words, whose wording could be anyone's, in order of place.
    pub insertions: Vec<Span>,
    /// Entries of the lexicon, in order of place.
    pub mentions: Vec<Mention>,
    /// Words of families, in order of place: no mentions, but what a comparison may use
    /// where several sources speak of one thing. A place has one for each family.
    pub families: Vec<Mention>,
    /// What scorers point at, beside mentions.
    pub evidence: Vec<Evidence>,
}

impl Analysis {
    /// Whose words stand where.
    #[must_use]
    pub fn passages(&self) -> Passages<'_> {
        Passages { attributions: &self.attributions, insertions: &self.insertions }
    }

    /// The tokens that begin in a stretch of the text, as indices.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|it| it.span.start < span.start);
        let to = self.tokens.partition_point(|it| it.span.start < span.end);
        from..to.max(from)
    }

    /// The sentences that a stretch of the text touches, as indices.
    #[must_use]
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let from = self.sentences.partition_point(|it| it.end <= span.start);
        let to = self.sentences.partition_point(|it| it.start < span.end);
        from..to.max(from)
    }

    /// The sentence that holds a byte, or the next one; none after the last.
    #[must_use]
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let sentence = self.sentences.partition_point(|it| it.end <= at);
        (sentence < self.sentences.len()).then_some(sentence)
    }

    /// The paragraph that holds a byte, or the next one; none after the last.
    #[must_use]
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        let paragraphs = &self.document.paragraphs;
        let paragraph = paragraphs.partition_point(|it| it.span.end <= at);
        (paragraph < paragraphs.len()).then_some(paragraph)
    }

    /// The part of the article in which a byte stands.
    #[must_use]
    pub fn zone_at(&self, at: u32) -> Zone {
        let paragraph = self.paragraph_at(at);
        paragraph.and_then(|it| self.document.paragraphs[it].zone).unwrap_or_default()
    }
}
