//! Views as JSON.

use crate::output::{Compared, OutputError, Write, Writer, compact};
use crate::view::comparison::comparison;
use crate::view::suggestions::list;
use serde::Serialize;

/// The comparison as `parallax.comparison/1`.
pub(super) static WRITER: Writer = Writer {
    id: "json",
    extensions: &["json"],
    about: "one object for programs",
    write: Write::Comparison(write),
};

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    let mut view = comparison(compared.comparison);
    if let Some(found) = compared.suggestions {
        view.suggestions = list(compared.comparison, found);
    }
    Ok(pretty(&view))
}

/// Appends a view as one line.
///
/// # Panics
///
/// Never: views hold only strings, numbers and lists of them.
pub fn write_line(view: &impl Serialize, lines: &mut Vec<u8>) {
    compact::write(view, lines).expect("a view always serializes");
    lines.push(b'\n');
}

/// A view as indented JSON, with a line feed at its end.
///
/// # Panics
///
/// Never: views hold only strings, numbers and lists of them.
#[must_use]
pub fn pretty(view: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(view).expect("a view always serializes");
    text.push('\n');
    text
}
