//! The measures. To add one: write its file and its page, and name it in [`SCORERS`].
//!
//! A page (`ID.md`) is at once the scorer's rustdoc, the text of `parallax explain ID` and a
//! test: lines that begin with `> ` are examples, what is bold in them is the evidence
//! expected, lines without bold are near misses.

mod naming;
mod unattributed_term;

use crate::annotate::Annotated;
use crate::text::Span;
use crate::voice::Voice;

/// Every scorer, in the order of the report.
pub static SCORERS: &[&dyn Scorer] =
    &[&naming::Naming, &unattributed_term::UnattributedTerm];

/// One countable sign of wording.
///
/// A scorer counts and points; it never judges. Intervals and differences are made from its
/// counts in one place, for all scorers alike.
pub trait Scorer: Sync {
    /// Name, unit and explanation.
    fn card(&self) -> Card;
    /// Finds the sign in one article, in order of place.
    fn measure(&self, doc: &Annotated<'_>) -> Vec<Evidence>;
}

/// What a scorer says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// Kebab-case, for ever; names the sign, not a verdict.
    pub id: &'static str,
    /// A name for people.
    pub label: &'static str,
    /// What the evidence is counted over.
    pub exposure: Exposure,
    /// Whether the evidence are mentions of a lexicon, which outputs list as such.
    pub is_lexical: bool,
    /// Markdown with examples.
    pub page: &'static str,
}

/// The denominator of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// The mentions of the same concept.
    Mentions,
    /// The article's own words.
    NarratorTokens,
}

impl Exposure {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mentions => "mentions",
            Self::NarratorTokens => "narrator-tokens",
        }
    }
}

/// A place at which a scorer points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The scorer's id.
    pub scorer: &'static str,
    /// Where.
    pub span: Span,
    /// Whose words.
    pub voice: Voice,
}
