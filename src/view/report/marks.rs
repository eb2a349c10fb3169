//! A paragraph as runs: shown words, marked or not, and gaps for what is withheld.
//!
//! Mentions on different axes may nest, and may even cross. The paragraph is cut at every
//! end of a mark or of shown words, so that each piece lies under the same marks throughout.

use crate::text::Span;
use crate::view::report::excerpt::Words;
use crate::view::report::plain::plain;
use crate::view::wording;
use serde::Serialize;

/// A place of an article that leads to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) voice: &'static str,
    pub(super) colour: String,
    pub(super) href: String,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Run {
    /// Words as they stand.
    Text {
        /// The words.
        text: String,
        /// From the outermost to the innermost.
        marks: Vec<RunMark>,
        /// Whether it is a part only of what a mark covers.
        is_part: bool,
        /// The row of the innermost.
        href: Option<String>,
    },
    /// Words that are withheld.
    Gap {
        /// How many, in words.
        words: String,
    },
}

/// How a piece is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunMark {
    /// The name of the voice.
    pub voice: &'static str,
    /// The colour of the wording.
    pub colour: String,
}

/// The runs of one paragraph; `marks` are those that begin in it.
pub(super) fn runs(
    text: &str,
    words: &Words,
    paragraph: Span,
    marks: &[Mark],
) -> Vec<Run> {
    let inside = words.within(paragraph);
    let mut runs = Vec::new();
    let mut at = inside.start;
    while at < inside.end {
        let is_shown = words.is_shown(at);
        let end = (at..inside.end).find(|&it| words.is_shown(it) != is_shown);
        let end = end.unwrap_or(inside.end);
        if is_shown {
            let is_first = at == inside.start;
            let is_last = end == inside.end;
            let start = if is_first { paragraph.start } else { words.span(at).start };
            let stop = if is_last { paragraph.end } else { words.span(end - 1).end };
            shown(text, Span { start, end: stop }, marks, &mut runs);
        } else {
            runs.push(Run::Gap { words: wording::gap(end - at) });
        }
        at = end;
    }
    if inside.is_empty() {
        shown(text, paragraph, marks, &mut runs);
    }
    runs
}

/// Cuts shown words at the ends of marks.
fn shown(text: &str, span: Span, marks: &[Mark], runs: &mut Vec<Run>) {
    let mut cuts = vec![span.start, span.end];
    let overlapping = || marks.iter().filter(|it| it.span.overlaps(span));
    for mark in overlapping() {
        cuts.extend([mark.span.start.max(span.start), mark.span.end.min(span.end)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let piece = Span { start: pair[0], end: pair[1] };
        let mut over: Vec<&Mark> =
            overlapping().filter(|it| it.span.contains(piece)).collect();
        over.sort_by_key(|it| std::cmp::Reverse(it.span.len()));
        let mark = |it: &&Mark| RunMark { voice: it.voice, colour: it.colour.clone() };
        runs.push(Run::Text {
            text: plain(piece.of(text)),
            marks: over.iter().map(mark).collect(),
            is_part: over.iter().any(|it| it.span != piece),
            href: over.last().map(|it| it.href.clone()),
        });
    }
}
