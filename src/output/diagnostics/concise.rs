//! One line per finding: `path:line:column: severity: message [rule]`.

use crate::output::diagnostics::{Style, with_reference};
use crate::view::review::{Reviewed, one_line, views};
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let mut page = String::new();
    for it in reviewed.iter().flat_map(views).filter(|it| !it.suppressed) {
        let _ = writeln!(
            page,
            "{}:{}:{}: {}: {} [{}]",
            one_line(&it.path),
            it.line,
            it.column,
            it.severity,
            with_reference(&it),
            one_line(&it.rule)
        );
    }
    page
}
