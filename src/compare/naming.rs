//! Which variant of a concept each source uses, in whose words, and whether that differs.

use crate::stats::Interval;
use crate::voice::Voice;

/// A mention by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MentionRef {
    /// Index into [`super::Comparison::articles`].
    pub article: usize,
    /// Index into that article's mentions.
    pub mention: usize,
}

/// How one source uses one variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Index into [`super::Comparison::sources`].
    pub source: usize,
    /// Index into the concept's variants.
    pub variant: usize,
    /// Mentions in counted zones, indexed by [`Voice::index`].
    pub by_voice: [u64; 4],
    /// Mentions in headlines.
    pub headline: u64,
    /// All of them, headlines included, in order of article and place.
    pub mentions: Vec<MentionRef>,
}

/// The share of one variant among a source's mentions of the concept, over the basis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Index into [`super::Comparison::sources`].
    pub source: usize,
    /// Index into the concept's variants.
    pub variant: usize,
    /// Mentions of the variant.
    pub n: u64,
    /// Mentions of the concept.
    pub of: u64,
    /// 95 %.
    pub interval: Interval,
}

/// What the counts say about a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Under 5 countable mentions in all, or fewer than two sources with 2 or more.
    TooFew,
    /// The shares differ in these texts; nothing is generalised.
    DiffersHere,
    /// Enough mentions, no difference in these texts.
    SameHere,
    /// A test over whole articles finds a difference.
    Differs,
    /// A test over whole articles finds none.
    NoEvidence,
}

impl Verdict {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::DiffersHere => "differs-here",
            Self::SameHere => "same-here",
            Self::Differs => "differs",
            Self::NoEvidence => "no-evidence",
        }
    }
}

/// How far the sources differ, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Differs {
    /// What may be said.
    pub verdict: Verdict,
    /// Jensen–Shannon divergence of the shares, base 2, sources weighted equally.
    pub statistic: Option<f64>,
    /// Of the permutation test over articles; none where none is made.
    pub p: Option<f64>,
    /// The same after Holm's correction.
    pub p_adjusted: Option<f64>,
    /// Over how many tests was corrected.
    pub n_tests: usize,
}

/// One concept across the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct ConceptComparison {
    /// Index into [`crate::lexicon::Lexicon::packs`].
    pub pack: usize,
    /// Index into the pack's concepts.
    pub concept: usize,
    /// The voices that are counted.
    pub basis: &'static [Voice],
    /// One a source and variant that occur, by source, then by variant.
    pub cells: Vec<Cell>,
    /// One a source with countable mentions and a variant that any source counts.
    pub shares: Vec<Share>,
    /// How far the sources differ.
    pub differs: Differs,
}
