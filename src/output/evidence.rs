//! Every passage behind a report as a table, beside a page that shows only the first.

use crate::compare::Comparison;
use crate::output::csv::table;
use crate::view::evidence::evidence;

/// The table; with the sentences around the passages where `with_sentences`.
#[must_use]
pub fn write(comparison: &Comparison<'_>, with_sentences: bool) -> String {
    table(evidence(comparison, with_sentences))
}
