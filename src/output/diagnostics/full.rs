//! Each finding with its line, the words underlined.

use crate::output::diagnostics::Style;
use crate::review::Finding;
use crate::review::Severity;
use crate::text::Span;
use crate::view::lines::Lines;
use crate::view::review::Reviewed;
use crate::view::review::one_line;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use std::fmt::Write;

/// A line longer than this, in bytes, is shown around the words only.
const MAX_LINE: usize = 2_000;

pub(super) fn write(reviewed: &[Reviewed], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colored => Renderer::styled(),
    };
    let mut page = String::new();
    let mut counts = [0_usize; 3];
    for it in reviewed {
        let lines = Lines::new(&it.draft.text);
        for finding in it.findings.iter().filter(|it| !it.suppressed) {
            counts[finding.severity as usize] += 1;
            let groups = [group(it, &lines, finding)];
            let _ = writeln!(page, "{}\n", renderer.render(&groups));
        }
    }
    page.push_str(&summary(counts, reviewed.len()));
    page
}

fn group<'a>(
    reviewed: &'a Reviewed,
    lines: &Lines<'_>,
    finding: &'a Finding,
) -> Group<'a> {
    let level = match finding.severity {
        Severity::Advice => Level::INFO.with_name("advice"),
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(one_line(&finding.message)).id(finding.rule.as_str());
    let path = reviewed.draft.path.as_str();
    let mut group = if finding.span.is_empty() {
        title.element(Origin::path(path))
    } else {
        let text = &reviewed.draft.text;
        let range = finding.span.range();
        let line = lines.line(range.start);
        let (from, to) = excerpt(text, lines.start(line), &range);
        // The renderer counts columns from the line's beginning; of a long line it gets the
        // words alone, and the place is said beside it.
        let is_whole = from == lines.start(line);
        let snippet = Snippet::source(&text[from..to]).line_start(line).annotation(
            AnnotationKind::Primary.span(range.start - from..range.end - from),
        );
        if is_whole {
            title.element(snippet.path(path))
        } else {
            let place = lines.place(range.start);
            let origin = Origin::path(path).line(place.line).char_column(place.column);
            title.element(origin).element(snippet)
        }
    };
    if let Some(suggestion) = &finding.suggestion {
        let words = if suggestion.is_empty() {
            "suggestion: strike the words".to_owned()
        } else {
            format!("suggestion: {}", one_line(suggestion))
        };
        group = group.element(Level::HELP.no_name().message(words));
    }
    if let Some(reference) = &finding.reference {
        let words = format!("reference: {}", one_line(reference));
        group = group.element(Level::NOTE.no_name().message(words));
    }
    group
}

/// A byte not much farther than the longest line that is shown whole.
fn finding_end(text: &str, end: usize) -> usize {
    Span::new(end, end).widened(text, MAX_LINE + 8).end as usize
}

/// The lines that hold the words, or what is near them.
fn excerpt(
    text: &str,
    line_start: usize,
    range: &std::ops::Range<usize>,
) -> (usize, usize) {
    let mut from = line_start;
    let near = finding_end(text, range.end);
    let mut to =
        text[range.end..near].find(['\n', '\r']).map_or(near, |it| range.end + it);
    if range.start - from > MAX_LINE {
        from = range.start - MAX_LINE / 10;
        while !text.is_char_boundary(from) {
            from += 1;
        }
    }
    if to - range.end > MAX_LINE {
        to = range.end + MAX_LINE / 10;
        while !text.is_char_boundary(to) {
            to -= 1;
        }
    }
    (from, to)
}

fn summary(counts: [usize; 3], n_drafts: usize) -> String {
    let [advice, warnings, errors] = counts;
    let drafts =
        if n_drafts == 1 { "1 draft".to_owned() } else { format!("{n_drafts} drafts") };
    if counts.iter().all(|it| *it == 0) {
        return format!("nothing found in {drafts}\n");
    }
    let plural = |n: usize, one: &str, many: &str| {
        (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }))
    };
    let parts: Vec<String> = [
        plural(errors, "error", "errors"),
        plural(warnings, "warning", "warnings"),
        plural(advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{} in {drafts}\n", parts.join(", "))
}
