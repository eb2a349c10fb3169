//! Workflow commands of GitHub Actions, which show as annotations beside the lines.

use crate::output::diagnostics::{Style, with_reference};
use crate::view::review::{Reviewed, views};
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let mut page = String::new();
    for it in reviewed.iter().flat_map(views).filter(|it| !it.suppressed) {
        let command = match it.severity {
            "error" => "error",
            "warning" => "warning",
            _ => "notice",
        };
        let _ = write!(page, "::{command} file={},line={}", property(&it.path), it.line);
        // The runner takes columns only where the words stand on one line.
        if it.line == it.end_line {
            let _ = write!(page, ",col={},endColumn={}", it.column, it.end_column);
        } else {
            let _ = write!(page, ",endLine={}", it.end_line);
        }
        let _ = writeln!(
            page,
            ",title={}::{}",
            property(&it.rule),
            data(&with_reference(&it))
        );
    }
    page
}

/// A message; signs that end a command are escaped as the runner asks.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property; commas and colons end one.
fn property(text: &str) -> String {
    let escaped = data(text).replace(':', "%3A").replace(',', "%2C");
    // A log shows the line: nothing in it may steer a terminal.
    escaped.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
