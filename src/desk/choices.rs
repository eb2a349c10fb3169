//! What a person asks for in addition to the settings file.

use crate::desk::{DeskError, Lists, upward};
use crate::review::{Level, Severity, known_rule};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the command line or an editor says; it stands above the file of settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The file of settings, in place of the nearest one.
    pub config: Option<PathBuf>,
    /// Whether no file of settings is looked for.
    pub isolated: bool,
    /// Word lists, beside those of the settings.
    pub lists: Lists,
    /// House styles; any take the place of those of the settings.
    pub house: Vec<String>,
    /// Articles to put drafts beside; any take the place of those of the settings.
    pub against: Vec<PathBuf>,
    /// Known findings.
    pub baseline: Option<PathBuf>,
    /// From which severity on a review ends with status 1.
    pub fail_level: Option<Severity>,
    /// Levels, by a rule's id or its family, each above that of the settings.
    pub rules: BTreeMap<String, Level>,
    /// Files that are drafts, which no draft is put beside.
    pub drafts: Vec<PathBuf>,
}

impl Choices {
    /// The file of settings that holds for a draft.
    #[must_use]
    pub fn file(&self, draft: &Path) -> Option<PathBuf> {
        match &self.config {
            Some(file) => Some(file.clone()),
            None if self.isolated => None,
            None => upward(draft),
        }
    }
}

/// Reads `RULE=LEVEL`.
///
/// # Errors
///
/// If there is no `=`, or no such level.
pub fn rule_level(rule: &str) -> Result<(String, Level), DeskError> {
    let (id, level) = rule
        .split_once('=')
        .ok_or_else(|| DeskError::NoLevel { rule: rule.to_owned() })?;
    known_rule(id)
        .map_err(|message| DeskError::Level { rule: rule.to_owned(), message })?;
    let level = level
        .parse()
        .map_err(|message| DeskError::Level { rule: rule.to_owned(), message })?;
    Ok((id.to_owned(), level))
}
