//! JUnit XML: a suite for each draft, a case for each finding; advice is a skipped case.

use crate::output::diagnostics::Style;
use crate::view::review::Reviewed;
use crate::view::review::views;
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let mut page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"parallax review\">\n".to_owned();
    for draft in reviewed {
        let findings: Vec<_> =
            views(draft).into_iter().filter(|it| !it.suppressed).collect();
        let n_advice = findings.iter().filter(|it| it.severity == "advice").count();
        let path = escape(&draft.draft.path);
        let _ = writeln!(
            page,
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{n_advice}\">",
            findings.len().max(1),
            findings.len() - n_advice
        );
        if findings.is_empty() {
            let _ = writeln!(
                page,
                "    <testcase classname=\"{path}\" name=\"nothing found\"/>"
            );
        }
        for it in &findings {
            let element = if it.severity == "advice" { "skipped" } else { "failure" };
            let kind = if it.severity == "advice" { "" } else { it.severity };
            let kind =
                if kind.is_empty() { String::new() } else { format!(" type=\"{kind}\"") };
            let _ = writeln!(
                page,
                "    <testcase classname=\"{path}\" name=\"{} at {}:{}\"><{element}{kind} message=\"{}: {}\"/></testcase>",
                escape(&it.rule),
                it.line,
                it.column,
                it.severity,
                escape(&it.message)
            );
        }
        page.push_str("  </testsuite>\n");
    }
    page.push_str("</testsuites>\n");
    page
}

/// Text as XML takes it in attributes; control characters, which XML forbids, are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
