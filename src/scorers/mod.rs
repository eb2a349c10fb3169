//! The measures. To add one: write its file and its page, and name it in [`SCORERS`].
//!
//! A page (`ID.md`) is at once the scorer's rustdoc, the text of `parallax explain ID` and a
//! test: lines that begin with `> ` are examples, what is bold in them is the evidence
//! expected, lines without bold are near misses.

mod unattributed_term;

use crate::annotate::Annotated;
use crate::text::Span;
use crate::voice::Voice;

/// Every scorer, in the order of the report.
pub static SCORERS: &[&dyn Scorer] = &[&unattributed_term::UnattributedTerm];

/// One countable sign of wording.
///
/// A scorer points; it neither counts nor judges. Its evidence is a row of the report, with
/// the words of each source, and stands in annotations.
pub trait Scorer: Sync {
    /// Name and explanation.
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
    /// Markdown with examples.
    pub page: &'static str,
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
