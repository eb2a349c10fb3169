//! GitLab's code quality report: an array of issues in a part of the Code Climate form.

use crate::output::diagnostics::{Style, relative, with_reference};
use crate::output::json::pretty;
use crate::view::review::{FindingView, Reviewed, views};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let issues: Vec<_> = reviewed
        .iter()
        .flat_map(views)
        .filter(|it| !it.suppressed)
        .map(|it| {
            let severity = match it.severity {
                "error" => "major",
                "warning" => "minor",
                _ => "info",
            };
            json!({
                "description": with_reference(&it),
                "check_name": it.rule,
                "engine_name": "parallax",
                "fingerprint": fingerprint(&it),
                "severity": severity,
                "location": {
                    "path": relative(&it.path),
                    "lines": { "begin": it.line, "end": it.end_line },
                    "positions": {
                        "begin": { "line": it.line, "column": it.column },
                        "end": { "line": it.end_line, "column": it.end_column },
                    },
                },
            })
        })
        .collect();
    pretty(&issues)
}

/// A name that no other issue of the report has: two drafts may hold the same line.
fn fingerprint(it: &FindingView) -> String {
    let hash = Sha256::digest(format!("{}\n{}", it.path, it.fingerprint));
    hash[..16].iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
