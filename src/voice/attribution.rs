//! Which words are attributed to whom.

use crate::document::Voice;
use crate::text::Span;
use crate::voice::Act;

/// How words are attributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Whole clauses in quotation marks.
    Direct,
    /// A fragment in quotation marks, built into the outlet's sentence.
    Partial,
    /// A quoted label or single word.
    Term,
    /// Reported speech without quotation marks.
    Indirect,
}

impl Kind {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Term => "term",
            Self::Indirect => "indirect",
        }
    }
}

/// Why quotation marks stand where no one speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Device {
    /// No one is given as saying the words; why the marks stand there is not inferred.
    NoSpeaker,
    /// The name of a work.
    Title,
}

impl Device {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoSpeaker => "no-speaker",
            Self::Title => "title",
        }
    }
}

/// Words with their source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the words are attributed.
    pub kind: Kind,
    /// The words attributed, quotation marks included.
    pub content: Span,
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// The words that report.
    pub cue: Option<Span>,
    /// What the source does with the words; none where a device says that nobody does.
    pub act: Option<Act>,
    /// The speaker's fullest name in the article.
    pub speaker: Option<String>,
    /// Why marks stand without a speaker; none for speech.
    pub device: Option<Device>,
}

impl Attribution {
    /// The voice of the words inside.
    #[must_use]
    pub fn voice(&self) -> Voice {
        if self.kind == Kind::Indirect { Voice::Reported } else { Voice::Quoted }
    }
}
