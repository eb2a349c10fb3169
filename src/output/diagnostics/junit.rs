//! JUnit XML: a suite for each draft, a case for each finding; advice is a skipped case.

use crate::output::diagnostics::{Style, with_reference};
use crate::view::review::{FindingView, Reviewed, views};
use std::fmt::Write;

pub(super) fn write(reviewed: &[Reviewed], _: Style) -> String {
    let suites: Vec<Suite<'_>> = reviewed.iter().map(Suite::of).collect();
    let n_cases: usize = suites.iter().map(Suite::n_cases).sum();
    let n_failures: usize = suites.iter().map(Suite::n_failures).sum();
    let mut page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    let _ = writeln!(
        page,
        "<testsuites name=\"parallax review\" tests=\"{n_cases}\" failures=\"{n_failures}\" errors=\"0\" time=\"0\">"
    );
    suites.iter().for_each(|it| it.write(&mut page));
    page.push_str("</testsuites>\n");
    page
}

/// A draft with what stands against it.
struct Suite<'a> {
    path: &'a str,
    findings: Vec<FindingView>,
}

impl<'a> Suite<'a> {
    fn of(reviewed: &'a Reviewed) -> Self {
        let findings = views(reviewed).into_iter().filter(|it| !it.suppressed).collect();
        Self { path: &reviewed.draft.path, findings }
    }

    /// A draft without findings is a case that passed.
    fn n_cases(&self) -> usize {
        self.findings.len().max(1)
    }

    fn n_failures(&self) -> usize {
        self.findings.iter().filter(|it| it.severity != "advice").count()
    }

    fn write(&self, page: &mut String) {
        let path = escape(self.path);
        let _ = writeln!(
            page,
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">",
            self.n_cases(),
            self.n_failures(),
            self.findings.len() - self.n_failures()
        );
        if self.findings.is_empty() {
            let _ = writeln!(
                page,
                "    <testcase classname=\"{path}\" name=\"nothing found\" file=\"{path}\" time=\"0\"/>"
            );
        }
        for it in &self.findings {
            let (element, kind) = match it.severity {
                "advice" => ("skipped", String::new()),
                severity => ("failure", format!(" type=\"{severity}\"")),
            };
            let (rule, message) = (escape(&it.rule), escape(&with_reference(it)));
            let _ = writeln!(
                page,
                "    <testcase classname=\"{path}\" name=\"{rule} at {}:{}\" file=\"{path}\" line=\"{}\" time=\"0\"><{element}{kind} message=\"{}: {message}\">{path}:{}:{}: {message}</{element}></testcase>",
                it.line, it.column, it.line, it.severity, it.line, it.column,
            );
        }
        page.push_str("  </testsuite>\n");
    }
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
