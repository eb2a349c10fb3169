//! What a source does with its content: says, thinks, knows or plans it.
//!
//! After Prasad et al. 2007 ("Attribution and its annotation in the Penn Discourse `TreeBank`")
//! and PARC3 (Pareti 2016). The words of each act are the categories `act/…` of the cue pack;
//! what is on none of them asserts.

use crate::voice::Kind;
use crate::voice::rules::Rule;

/// What a source does with a content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Says, writes, claims.
    #[default]
    Assertion,
    /// Thinks, fears, expects.
    Belief,
    /// Knows, learns, finds.
    Fact,
    /// Wants, plans, orders, promises to.
    Eventuality,
}

impl Act {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Assertion => "assertion",
            Self::Belief => "belief",
            Self::Fact => "fact",
            Self::Eventuality => "eventuality",
        }
    }

    /// The act that a category of the cue pack lists words of.
    pub(super) fn of_category(id: &str) -> Option<Self> {
        Some(match id {
            "act/belief" => Self::Belief,
            "act/fact" => Self::Fact,
            "act/eventuality" => Self::Eventuality,
            _ => return None,
        })
    }

    /// What words do with a content that a rule found: of an infinitive ("told them to go")
    /// something is to happen, whatever the verb says elsewhere.
    pub(super) fn with(self, rule: Rule) -> Self {
        match (self, rule) {
            (Self::Assertion, Rule::HearerInfinitive) => Self::Eventuality,
            _ => self,
        }
    }

    /// Whether a passage counts as speech: quoted words always, reported ones where they are
    /// asserted.
    #[must_use]
    pub fn is_speech(act: Option<Self>, kind: Kind) -> bool {
        kind != Kind::Indirect || matches!(act, None | Some(Self::Assertion))
    }
}
