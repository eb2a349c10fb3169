//! The findings of a draft that a person sees: without what a baseline knows, on lines
//! that changed.

use crate::analysis::Session;
use crate::cli::args::Review;
use crate::cli::review::changed;
use crate::cli::review::changed::Changed;
use crate::desk::Desk;
use crate::review::{Draft, Finding};
use crate::view::lines::Lines;
use std::path::Path;

/// What is shown of a draft's findings.
pub(super) struct Seen<'a> {
    pub(super) desk: &'a Desk,
    /// The lines that changed; none where all are asked for.
    changed: Option<Changed>,
}

impl<'a> Seen<'a> {
    /// Asks which lines of a draft changed, if only these are wanted.
    pub(super) fn new(
        path: &Path,
        args: &Review,
        desk: &'a Desk,
    ) -> anyhow::Result<Self> {
        let changed = match &args.changed_since {
            Some(revision) => Some(changed::lines(path, revision)?),
            None => None,
        };
        Ok(Self { desk, changed })
    }

    /// Keeps the findings that are shown; those that the baseline knows are suppressed.
    pub(super) fn keep(&self, draft: &Draft, findings: &mut Vec<Finding>) {
        if let Some(baseline) = &self.desk.baseline {
            baseline.apply(&draft.path, &draft.text, findings);
        }
        self.keep_changed(draft, findings);
    }

    /// Keeps the findings on lines that changed, if only these are wanted.
    fn keep_changed(&self, draft: &Draft, findings: &mut Vec<Finding>) {
        let Some(changed) = &self.changed else { return };
        let lines = Lines::new(&draft.text);
        findings.retain(|it| {
            let (from, to) = (it.span.start as usize, it.span.end as usize);
            // What concerns the whole draft has no line.
            let is_whole = it.span.is_empty() && from == 0;
            if is_whole {
                changed.is_any()
            } else {
                changed.holds(lines.line(from), lines.line(to))
            }
        });
    }

    /// The findings whose suggestions may be put in: those that are shown and that the
    /// baseline lets be.
    pub(super) fn fixable(&self, draft: &Draft, session: &mut Session) -> Vec<Finding> {
        let mut findings = self.desk.fixable(&[draft.path.as_str()], draft, session);
        self.keep_changed(draft, &mut findings);
        findings
    }
}
