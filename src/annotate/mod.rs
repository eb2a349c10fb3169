//! From matches and attributions to mentions: what was found, where, in whose voice.

mod mention;
mod negation;
mod voices;

pub use mention::Mention;
pub use mention::mentions;
pub use voices::innermost;
pub use voices::words_by_voice;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Segmentation;
use crate::voice::Attribution;

/// One article with all that scorers look at.
pub struct Annotated<'a> {
    /// The article; every paragraph has a zone.
    pub document: &'a Document,
    /// Tokens, marks, sentences.
    pub found: &'a Segmentation,
    /// What the mentions are mentions of.
    pub lexicon: &'a Lexicon,
    /// In order of place.
    pub attributions: &'a [Attribution],
    /// In order of place.
    pub mentions: &'a [Mention],
}
