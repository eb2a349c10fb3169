//! From matches and attributions to mentions: what was found, where, in whose voice.

mod distance;
mod mention;
mod negation;
mod voices;

pub use mention::{Mention, mentions};
pub use voices::{Held, Passages, Walk};

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Segmentation;

/// One article with all that scorers look at.
pub struct Annotated<'a> {
    /// The article; every paragraph has a zone.
    pub document: &'a Document,
    /// Tokens, marks, sentences.
    pub found: &'a Segmentation,
    /// What the mentions are mentions of.
    pub lexicon: &'a Lexicon,
    /// Whose words stand where.
    pub passages: Passages<'a>,
    /// In order of place.
    pub mentions: &'a [Mention],
}
