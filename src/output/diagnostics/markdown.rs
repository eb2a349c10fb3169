//! A list of findings, by draft, as a comment on a pull request shows it.

use crate::input::MARKDOWN_MARK;
use crate::output::diagnostics::Style;
use crate::view::review::{Reviewed, address, one_line, views};
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let mut page = "# Review\n".to_owned();
    let mut is_empty = true;
    for draft in reviewed {
        let findings: Vec<_> =
            views(draft).into_iter().filter(|it| !it.suppressed).collect();
        if findings.is_empty() {
            continue;
        }
        is_empty = false;
        let _ = writeln!(page, "\n## {}\n", escape(&draft.draft.path));
        for it in findings {
            let _ = write!(
                page,
                "- {}:{} **{}** {} (`{}`)",
                it.line,
                it.column,
                it.severity,
                escape(&it.message),
                one_line(&it.rule).replace('`', "")
            );
            if let Some(reference) = &it.reference {
                let _ = write!(page, " Reference: {}", link(reference));
            }
            page.push('\n');
        }
    }
    if is_empty {
        page.push_str("\nNothing found.\n");
    }
    page.push('\n');
    page.push_str(MARKDOWN_MARK);
    page
}

/// A reference whose address can be followed: escaped, it would be another one.
fn link(reference: &str) -> String {
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`');
    let address = address(reference).filter(|it| it.chars().all(is_plain));
    let parts = address.and_then(|it| Some((it, reference.split_once(it)?)));
    let Some((address, (before, behind))) = parts else { return escape(reference) };
    format!("{}<{address}>{}", escape(before), escape(behind))
}

/// Text without mark-up of its own; a sign of address calls nobody.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '!'
                | '&'
                | '~'
                | '$'
        ) {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
        if c == '@' {
            escaped.push('\u{2060}');
        }
    }
    escaped
}
