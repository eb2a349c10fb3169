//! Proposals that were struck: kept in the story's folder, so that they never come back.

use crate::serve::fault::Fault;
use crate::serve::frame::Open;
use crate::serve::story::STRUCK;
use serde::{Deserialize, Serialize};

/// What was struck from a story.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Struck {
    #[serde(default)]
    proposal: Vec<Proposal>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Proposal {
    names: Vec<String>,
}

impl Struck {
    pub(super) fn of(open: &Open) -> Result<Self, Fault> {
        let Some(content) = &open.story.struck else { return Ok(Self::default()) };
        let wrong = |it: toml::de::Error| Fault::Wrong(format!("{STRUCK}: {it}"));
        toml::from_str(content).map_err(wrong)
    }

    /// Whether a proposal of these names, or one with more, was struck.
    pub(super) fn has<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) -> bool {
        let is_in = |it: &Proposal| {
            names.clone().all(|name| it.names.iter().any(|own| own == name))
        };
        self.proposal.iter().any(is_in)
    }

    pub(super) fn add(&mut self, names: Vec<String>) {
        self.proposal.push(Proposal { names });
    }

    /// The file that keeps it.
    pub(super) fn written(&self) -> Result<String, Fault> {
        toml::to_string(self).map_err(|it| Fault::wrong(&it))
    }
}
