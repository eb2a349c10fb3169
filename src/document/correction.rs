//! What a person corrected in what the program found.

use crate::document::Voice;

/// A correction of whose words a place of an article is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The line of `corrections.toml` on which it begins, from 1.
    pub line: u32,
    /// Where its words begin, in code points of the text.
    pub start: usize,
    /// The words.
    pub text: String,
    /// Who says them; an empty name for nobody that the article names.
    pub speaker: Option<String>,
    /// Whose words they are.
    pub voice: Option<Voice>,
    /// Why.
    pub note: Option<String>,
    /// Whether it was made; until then, and where its words are gone, it was not.
    pub is_made: bool,
}
