//! Workflow commands of GitHub Actions, which show as annotations beside the lines.

use crate::output::diagnostics::Style;
use crate::view::review::Reviewed;
use crate::view::review::views;
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let mut page = String::new();
    for it in reviewed.iter().flat_map(views).filter(|it| !it.suppressed) {
        let command = match it.severity {
            "error" => "error",
            "warning" => "warning",
            _ => "notice",
        };
        let _ = writeln!(
            page,
            "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            property(&it.path),
            it.line,
            it.column,
            it.end_line,
            it.end_column,
            property(&it.rule),
            data(&it.message)
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
    data(text).replace(':', "%3A").replace(',', "%2C")
}
