//! What a review found at one place.

use crate::review::Severity;
use crate::text::Span;

/// A place in a draft, with what a rule says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id: `house/ua.capital`, `loaded-word`.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Where: bytes of the file as it is. Empty at 0 where it concerns the whole draft.
    pub span: Span,
    /// What is the matter, in one or two sentences.
    pub message: String,
    /// What to write in place of the words.
    pub suggestion: Option<String>,
    /// Whether the suggestion may be put in without a second look.
    pub is_safe: bool,
    /// Where the rule is laid down.
    pub reference: Option<String>,
    /// Whether a comment in the draft allows it, or a baseline knows it.
    pub suppressed: bool,
    /// Whether it is a baseline, and no comment, that suppresses it.
    pub is_known: bool,
}

impl Finding {
    /// The words concerned.
    #[must_use]
    pub fn words<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }
}
