//! The rules by which words are given to a speaker.

/// A rule; docs/attribution.md says what each earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rule {
    /// "said that the talks had failed".
    That,
    /// "said the talks had failed".
    BareClause,
    /// "asked whether the talks had failed".
    Question,
    /// "vowed to leave".
    Infinitive,
    /// "urged Veldland to leave".
    HearerInfinitive,
    /// "called for new talks".
    NounPhrase,
    /// "called the vote a sham".
    Evaluation,
    /// "is expected to leave".
    Passive,
    /// "said: the talks had failed".
    Colon,
    /// "The talks had failed, officials said".
    Parenthetical,
    /// "According to officials, the talks had failed".
    AccordingTo,
    /// "the claim that the talks had failed".
    Noun,
}
