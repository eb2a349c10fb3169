//! Sources against each other.
//!
//! [`compare`] judges: it counts, makes intervals and says what the counts can carry. How a
//! finding is worded is [`crate::view`]'s.

mod caveat;
mod naming;
mod sources;

pub use caveat::Caveat;
pub use naming::ConceptComparison;
pub use naming::Cell;
pub use naming::Differs;
pub use naming::MentionRef;
pub use naming::Share;
pub use naming::Verdict;
pub use naming::basis;
pub use sources::Source;

use crate::analysis::Analysis;
use crate::lexicon::Lexicon;

/// How to compare.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Where resampling starts; printed in every report.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1 }
    }
}

/// Several tellings of one story, compared.
pub struct Comparison<'a> {
    /// The word lists it rests on.
    pub lexicon: &'a Lexicon,
    /// Where resampling started.
    pub seed: u64,
    /// The articles in the order of their sources; indices elsewhere mean this list.
    pub articles: Vec<&'a Analysis>,
    /// The sources: by first date, then by name.
    pub sources: Vec<Source>,
    /// Every concept of the packs that the articles name, in the order of the packs.
    pub concepts: Vec<ConceptComparison>,
    /// What the counts cannot carry.
    pub caveats: Vec<Caveat>,
}
