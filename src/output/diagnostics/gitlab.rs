//! GitLab's code quality report.

use crate::output::diagnostics::Style;
use crate::output::json::pretty;
use crate::view::review::Reviewed;
use crate::view::review::views;
use serde_json::json;

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
                "description": it.message,
                "check_name": it.rule,
                "fingerprint": it.fingerprint,
                "severity": severity,
                "location": {
                    "path": it.path,
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
