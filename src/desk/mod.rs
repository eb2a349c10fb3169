//! The desk that reviews drafts: settings found upward from a draft, styles, word lists,
//! levels, a baseline.
//!
//! [`Desks`] opens one [`Desk`] for each file of settings. What a person asks for at the
//! moment ([`Choices`]: the command line, an editor) stands above what the file says.

mod choices;
mod error;
mod found;
mod open;
mod packs;

pub use choices::Choices;
pub use choices::rule_level;
pub use error::DeskError;
pub use found::upward;
pub use packs::pack;
pub use packs::packs;

use crate::review::Baseline;
use crate::review::Reviewer;
use crate::settings::Settings;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

/// All that a draft is reviewed with.
pub struct Desk {
    /// What holds: the file of settings, and above it what was asked for.
    pub settings: Settings,
    /// Finds what an editor should look at.
    pub reviewer: Reviewer,
    /// Findings that are known already.
    pub baseline: Option<Baseline>,
    /// The file of settings.
    pub file: Option<PathBuf>,
}

impl Desk {
    /// Where the settings come from, as a comment.
    #[must_use]
    pub fn origin(&self) -> String {
        let file = self.file.as_ref().map(|it| format!("# {}\n", it.display()));
        file.unwrap_or_else(|| "# no parallax.toml\n".to_owned())
    }
}

/// The desks of a run: one for each file of settings.
pub struct Desks {
    choices: Choices,
    writes_baseline: bool,
    desks: BTreeMap<Option<PathBuf>, Desk>,
}

impl Desks {
    /// No desk is open yet.
    #[must_use]
    pub fn new(choices: Choices) -> Self {
        Self { choices, writes_baseline: false, desks: BTreeMap::new() }
    }

    /// The same, of which none knows findings: a baseline is written and may not be there yet.
    #[must_use]
    pub fn for_baseline(choices: Choices) -> Self {
        Self { writes_baseline: true, ..Self::new(choices) }
    }

    /// The desk for a draft.
    ///
    /// # Errors
    ///
    /// If something that the settings name cannot be read.
    pub fn of(&mut self, draft: &Path) -> Result<&Desk, DeskError> {
        let file = self.choices.file(draft);
        if !self.desks.contains_key(&file) {
            let open =
                if self.writes_baseline { Desk::without_baseline } else { Desk::open };
            let desk = open(&self.choices, file.as_deref())?;
            self.desks.insert(file.clone(), desk);
        }
        Ok(&self.desks[&file])
    }
}
