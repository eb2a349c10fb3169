//! One document, fully measured.

mod again;
mod analyzer;
#[cfg(test)]
pub(crate) mod fixture;

pub use again::mentions_of;
pub use analyzer::{Analyzer, Session};

use crate::annotate::{Mention, Passages};
use crate::document::Document;
use crate::scorers::Evidence;
use crate::text::{Span, Token};
use crate::voice::Attribution;

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
    /// Who is given as the source of which words, in order of place.
    pub attributions: Vec<Attribution>,
    /// Insertions in reported words, whose wording cannot be told, in order of place.
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
}
