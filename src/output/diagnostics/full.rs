//! Each finding with its line, the words underlined.

use crate::output::diagnostics::Style;
use crate::review::{Finding, Severity};
use crate::text::{Span, is_active};
use crate::view::lines::Lines;
use crate::view::review::{Reviewed, one_line};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::fmt::Write;

/// A line wider than this, in columns of a terminal, is shown around the words only, so that
/// it stays on one line of a terminal of 80.
const WIDTH: usize = 70;

/// How much of it stands before the words.
const LEAD: usize = 28;

/// How far on either side of the words a line is looked at, in bytes: signs that take no
/// column are cut as well.
const REACH: usize = 8 * WIDTH;

pub(super) fn write(reviewed: &[Reviewed], style: Style) -> String {
    let renderer = if style.is_colored { Renderer::styled() } else { Renderer::plain() };
    let mut page = String::new();
    let mut counts = [0_usize; 3];
    for it in reviewed {
        let lines = Lines::new(&it.draft.text);
        for finding in it.findings.iter().filter(|it| !it.suppressed) {
            counts[finding.severity as usize] += 1;
            let groups = [group(it, &lines, finding)];
            let rendered = renderer.render(&groups);
            let shown = rendered.lines().filter(|line| !is_gap(line));
            // The renderer shows some controls, not all; its own colours begin with an escape.
            let is_odd = |c: char| c != '\u{1b}' && is_active(c);
            shown.map(|line| line.replace(is_odd, "\u{fffd}")).for_each(|line| {
                let _ = writeln!(page, "{line}");
            });
            page.push('\n');
        }
    }
    page.push_str(&summary(counts, reviewed.len()));
    page
}

/// Whether a line is the renderer's mark between two files: a place and its excerpt are one.
fn is_gap(line: &str) -> bool {
    let mut is_code = false;
    let mut shown = line.chars().filter(|c| {
        let is_sign = !is_code && *c != '\u{1b}';
        is_code = if is_code { !c.is_ascii_alphabetic() } else { *c == '\u{1b}' };
        is_sign && !c.is_whitespace()
    });
    shown.by_ref().take(3).eq(":::".chars()) && shown.next().is_none()
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
    let title =
        level.primary_title(one_line(&finding.message)).id(one_line(&finding.rule));
    let path = one_line(&reviewed.draft.path);
    let mut group = if finding.span.is_empty() {
        title.element(Origin::path(path))
    } else {
        let text = &reviewed.draft.text;
        let range = finding.span.range();
        let place = lines.place(range.start);
        let excerpt = Excerpt::of(text, lines.start(place.line), &range);
        let words = AnnotationKind::Primary.span(excerpt.words.clone());
        let snippet =
            Snippet::source(excerpt.text).line_start(place.line).annotation(words);
        if excerpt.is_whole {
            title.element(snippet.path(path))
        } else {
            // The renderer counts columns from the line's beginning, which is not there.
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

/// The lines that hold the words, or what is near them.
struct Excerpt {
    text: String,
    /// The bytes of the words in it.
    words: std::ops::Range<usize>,
    /// Whether it begins where the line begins.
    is_whole: bool,
}

impl Excerpt {
    fn of(text: &str, line_start: usize, range: &std::ops::Range<usize>) -> Self {
        let near = Span::new(range.start, range.end).widened(text, REACH).range();
        let from = line_start.max(near.start);
        let before = &text[from..range.start];
        let words = &text[range.clone()];
        let rest = &text[range.end..near.end];
        let line_end = rest.find(['\n', '\r']);
        let after = &rest[..line_end.unwrap_or(rest.len())];
        let (begins, ends) =
            (from == line_start, line_end.is_some() || near.end == text.len());
        let room = WIDTH.saturating_sub(width(words, WIDTH));
        if begins && ends && width(before, room) + width(after, room) <= room {
            let whole = format!("{before}{words}{after}");
            return Self {
                text: whole,
                words: shifted(before.len(), words),
                is_whole: true,
            };
        }
        let lead = tail(before, LEAD);
        let is_whole = begins && lead.len() == before.len();
        let mark = if is_whole { "" } else { "…" };
        let start = mark.len() + lead.len();
        // Of a long quotation the beginning says which one is meant.
        let most = WIDTH - LEAD;
        if !words.contains(['\n', '\r']) && width(words, most) > most {
            let words = head(words, most);
            return Self {
                text: format!("{mark}{lead}{words}…"),
                words: shifted(start, words),
                is_whole,
            };
        }
        let end = head(after, room.saturating_sub(width(lead, room)));
        let more = if ends && end.len() == after.len() { "" } else { "…" };
        Self {
            text: format!("{mark}{lead}{words}{end}{more}"),
            words: shifted(start, words),
            is_whole,
        }
    }
}

fn shifted(start: usize, words: &str) -> std::ops::Range<usize> {
    start..start + words.len()
}

/// The columns that a character takes in a terminal, nearly: East Asian ones and pictures two.
fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// The columns of a text, counted as far as one more than `most`.
fn width(text: &str, most: usize) -> usize {
    let mut sum = 0;
    for c in text.chars() {
        sum += columns(c);
        if sum > most {
            return most + 1;
        }
    }
    sum
}

/// The longest beginning of a text that fits, up to the end of a word where there is one.
fn head(text: &str, most: usize) -> &str {
    let mut sum = 0;
    let is_over = |c: char| {
        sum += columns(c);
        sum > most
    };
    let Some(at) = text.find(is_over) else { return text };
    let cut = text[..at].rfind(' ').unwrap_or(at);
    &text[..cut]
}

/// The longest end of a text that fits, from the beginning of a word where there is one.
fn tail(text: &str, most: usize) -> &str {
    let mut sum = 0;
    let is_over = |c: char| {
        sum += columns(c);
        sum > most
    };
    let Some(at) = text.rfind(is_over) else { return text };
    let after = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let cut = text[after..].find(' ').map_or(after, |it| after + it + 1);
    &text[cut..]
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
