//! Places as the protocol counts them: lines from 0, columns in the unit agreed on.

use crate::text::Span;
use crate::view::lines::{Lines, Unit};
use tower_lsp_server::ls_types::{Position, Range};

/// The byte of a position; one that is none is moved to the end of its line, or of the text.
pub(super) fn byte(lines: &Lines<'_>, position: Position, unit: Unit) -> usize {
    lines.byte(position.line as usize + 1, position.character as usize, unit)
}

/// The bytes of a range; one that ends before it begins is empty.
pub(super) fn bytes(
    lines: &Lines<'_>,
    range: Range,
    unit: Unit,
) -> std::ops::Range<usize> {
    let start = byte(lines, range.start, unit);
    start..byte(lines, range.end, unit).max(start)
}

/// The position of a byte.
pub(super) fn position(lines: &Lines<'_>, at: usize, unit: Unit) -> Position {
    let line = lines.line(at);
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Position::new(number(line - 1), number(lines.column(line, at, unit)))
}

/// The range of a span; what concerns the whole draft stands on its first line.
pub(super) fn range(lines: &Lines<'_>, span: Span, unit: Unit) -> Range {
    let bytes = if span.is_empty() { 0..lines.end(1) } else { span.range() };
    Range::new(position(lines, bytes.start, unit), position(lines, bytes.end, unit))
}
