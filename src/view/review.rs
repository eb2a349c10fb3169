//! The findings of a review, with places as programs count them.

use crate::review::{Draft, Finding, fingerprints};
use crate::text::{CodePoints, plain};
use crate::view::lines::Lines;
use serde::Serialize;

/// The findings of all drafts of one run, as `parallax.review/1`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Review {
    /// The name and version of this form.
    pub schema: &'static str,
    /// By draft, then by place.
    pub findings: Vec<FindingView>,
}

/// One finding. Lines and columns count from 1, columns and offsets in code points of the
/// file as it is; ends are one past the last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingView {
    /// The rule's id.
    pub rule: String,
    /// `advice`, `warning` or `error`.
    pub severity: &'static str,
    /// As given, or `-`.
    pub path: String,
    /// The line on which the words begin.
    pub line: usize,
    /// Where on it.
    pub column: usize,
    /// The line on which they end.
    pub end_line: usize,
    /// Where on it.
    pub end_column: usize,
    /// Where they begin in the file.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words, as the file prints them.
    pub text: String,
    /// What is the matter.
    pub message: String,
    /// What to write in place of the words.
    pub suggestion: Option<String>,
    /// Whether `--fix` puts the suggestion in.
    pub is_safe: bool,
    /// Where the rule is laid down.
    pub reference: Option<String>,
    /// Whether a comment or a baseline allows it.
    pub suppressed: bool,
    /// Whether it is a baseline, and no comment; for formats that distinguish the two.
    #[serde(skip)]
    pub is_known: bool,
    /// A name that outlives words above it.
    pub fingerprint: String,
}

/// A draft with what was found in it.
pub struct Reviewed {
    /// The file as it is.
    pub draft: Draft,
    /// In order of place.
    pub findings: Vec<Finding>,
}

/// Makes the view of all drafts.
#[must_use]
pub fn review(reviewed: &[Reviewed]) -> Review {
    let findings = reviewed.iter().flat_map(views).collect();
    Review { schema: "parallax.review/1", findings }
}

/// Words of a draft may hold any sign: in a message none steers a terminal or ends a line.
#[must_use]
pub fn one_line(text: &str) -> String {
    plain(text)
}

/// The first address on the web in a reference, without the signs of the sentence around it.
#[must_use]
pub fn address(reference: &str) -> Option<&str> {
    let is_address = |it: &&str| it.starts_with("https://") || it.starts_with("http://");
    let words = reference.split_whitespace().map(|it| it.trim_start_matches('('));
    Some(words.into_iter().find(is_address)?.trim_end_matches(['.', ',', ';', ')']))
}

/// The findings of one draft.
#[must_use]
pub fn views(reviewed: &Reviewed) -> Vec<FindingView> {
    let Reviewed { draft, findings } = reviewed;
    let lines = Lines::new(&draft.text);
    let points = CodePoints::new(&draft.text);
    let names = fingerprints(&draft.text, findings);
    findings
        .iter()
        .zip(names)
        .map(|(it, fingerprint)| {
            let start = lines.place(it.span.start as usize);
            let end = lines.place(it.span.end as usize);
            FindingView {
                rule: it.rule.clone(),
                severity: it.severity.name(),
                path: draft.path.clone(),
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                start: points.at(it.span.start),
                end: points.at(it.span.end),
                text: it.words(&draft.text).to_owned(),
                message: one_line(&it.message),
                suggestion: it.suggestion.clone(),
                is_safe: it.is_safe,
                reference: it.reference.clone(),
                suppressed: it.suppressed,
                is_known: it.is_known,
                fingerprint,
            }
        })
        .collect()
}
