//! Every passage behind a report as a table, beside a page that shows only the first.

use crate::compare::Comparison;
use crate::output::csv::{table, write_table};
use crate::view::evidence::evidence;
use std::io;

/// The table; with the sentences around the passages where `with_sentences`.
#[must_use]
pub fn table_of(comparison: &Comparison<'_>, with_sentences: bool) -> String {
    table(evidence(comparison, with_sentences))
}

/// The same, written as it is made: of thousands of articles it is larger than all of them.
///
/// # Errors
///
/// If the bytes are not taken.
pub fn write(
    comparison: &Comparison<'_>,
    with_sentences: bool,
    out: impl io::Write,
) -> io::Result<()> {
    write_table(evidence(comparison, with_sentences), out)
}
