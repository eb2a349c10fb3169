//! The desk that reviews drafts: settings found upward from a draft, styles, word lists,
//! levels, a baseline.
//!
//! [`Desks`] opens one [`Desk`] for each file of settings. What a person asks for at the
//! moment ([`Choices`]: the command line, an editor) stands above what the file says.

mod choices;
mod comparing;
mod error;
mod found;
mod open;
mod packs;

pub use choices::{Choices, rule_level};
pub use comparing::{Comparing, compare_with_proposals};
pub use error::DeskError;
pub use found::upward;
pub use packs::{Lists, names, pack};

use crate::analysis::Session;
use crate::review::{Baseline, Draft, Finding, Reviewer, line_around};
use crate::settings::Settings;
use ignore::gitignore::Gitignore;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    /// What is no draft of this desk.
    excluded: Gitignore,
}

impl Desk {
    /// The findings of a draft whose suggestions may be put in: those on lines of which the
    /// baseline knows nothing, under any of the names by which it may know the draft. It
    /// knows findings by their line, and words put in beside one would make it new.
    #[must_use]
    pub fn fixable(
        &self,
        names: &[&str],
        draft: &Draft,
        session: &mut Session,
    ) -> Vec<Finding> {
        let mut findings = self.reviewer.review_with(draft, session);
        let Some(baseline) = &self.baseline else { return findings };
        let mut is_known = vec![false; findings.len()];
        for name in names {
            let known = baseline.knows(name, &draft.text, &findings);
            is_known.iter_mut().zip(known).for_each(|(all, it)| *all |= it);
        }
        // What concerns the whole draft has no line.
        let known = findings.iter().zip(&is_known);
        let known = known.filter(|it| *it.1 && !it.0.span.is_empty());
        let lines: Vec<_> = known.map(|it| line_around(&draft.text, it.0.span)).collect();
        // In order of place, as the findings are; the line of a later one may begin earlier
        // only by a part of a line.
        findings.retain(|it| {
            let near = lines.partition_point(|line| line.end < it.span.start);
            !lines[near..]
                .iter()
                .take_while(|line| line.start <= it.span.end)
                .any(|line| line.overlaps(it.span))
        });
        findings
    }

    /// Whether the settings leave a draft out.
    #[must_use]
    pub fn excludes(&self, draft: &Path) -> bool {
        if self.excluded.is_empty() || draft.as_os_str() == "-" {
            return false;
        }
        // Patterns are those of the folder of the settings, as in a `.gitignore`.
        let absolute =
            |it: &Path| std::fs::canonicalize(it).or_else(|_| std::path::absolute(it));
        let (Ok(draft), Ok(root)) = (absolute(draft), absolute(self.excluded.path()))
        else {
            return false;
        };
        draft.strip_prefix(&root).is_ok_and(|it| {
            self.excluded.matched_path_or_any_parents(it, false).is_ignore()
        })
    }

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
