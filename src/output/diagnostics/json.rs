//! Findings as `parallax.review/1`, whole or one a line.

use crate::output::diagnostics::Style;
use crate::output::json::{pretty, write_line};
use crate::view::review::{Reviewed, review};

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    pretty(&review(reviewed))
}

pub(super) fn write_lines(reviewed: &[Reviewed], _: Style) -> String {
    let mut lines = Vec::new();
    review(reviewed).findings.iter().for_each(|it| write_line(it, &mut lines));
    String::from_utf8(lines).unwrap_or_default()
}
