//! A passage word by word, with what it lacks in its place.

use crate::analysis::Analysis;
use crate::compare::quotations::entry::spans;
use crate::compare::quotations::fit::Fit;
use crate::compare::quotations::remark::{Remark, Word};
use crate::compare::quotations::{Piece, PieceKind, Stories};
use crate::text::Span;
use std::ops::Range;

/// The pieces of a passage in reading order; `known` says which words of the base the
/// article prints anywhere.
pub(super) fn pieces(
    stories: &Stories<'_>,
    own: &Remark,
    base: &Remark,
    fit: Option<&Fit>,
    known: &[bool],
) -> Vec<Piece> {
    let analysis = stories.articles[own.article];
    let mut pieces = Pieces { analysis, own, found: Vec::new(), begun: None };
    let Some(fit) = fit else {
        pieces.own(0..own.words.len());
        return pieces.end();
    };
    let (mut a, mut b) = (0, 0);
    for run in &fit.runs {
        pieces.own(b..run.b);
        pieces.lacking(base, a..run.a, &fit.printed, known);
        pieces.own(run.b..run.b + run.len);
        (a, b) = (run.a + run.len, run.b + run.len);
    }
    pieces.own(b..own.words.len());
    pieces.lacking(base, a..base.words.len(), &fit.printed, known);
    pieces.end()
}

struct Pieces<'a> {
    analysis: &'a Analysis,
    own: &'a Remark,
    found: Vec<Piece>,
    /// The own words that are not written yet.
    begun: Option<Range<usize>>,
}

impl Pieces<'_> {
    fn own(&mut self, words: Range<usize>) {
        if !words.is_empty() {
            let start = self.begun.as_ref().map_or(words.start, |it| it.start);
            self.begun = Some(start..words.end);
        }
    }

    /// Words of the base that the passage has not.
    fn lacking(
        &mut self,
        base: &Remark,
        range: Range<usize>,
        printed: &[bool],
        known: &[bool],
    ) {
        let mut at = range.start;
        while at < range.end {
            let kind = |at: usize| match (printed[at], known[at]) {
                (true, _) => None,
                (_, true) => Some(PieceKind::Elsewhere),
                _ => Some(PieceKind::Missing),
            };
            let own = kind(at);
            let end = (at..range.end).find(|&it| kind(it) != own).unwrap_or(range.end);
            if let Some(kind) = own {
                self.flush();
                for span in spans(base, at..end) {
                    self.found.push(Piece { kind, article: base.article, span });
                }
            }
            at = end;
        }
    }

    /// Writes own words with the marks of the parts that begin or end with them.
    fn flush(&mut self) {
        let Some(words) = self.begun.take() else { return };
        let parts =
            self.own.parts.iter().map(|&at| self.analysis.attributions[at].content);
        let own = &self.own.words;
        for part in parts {
            // Both stand in order of place.
            let of = |is_before: &dyn Fn(&Word) -> bool| {
                words.start + own[words.clone()].partition_point(is_before)
            };
            let first = of(&|it| it.span.start < part.start);
            if first == words.end || !part.contains(own[first].span) {
                continue;
            }
            let last = of(&|it| it.span.end <= part.end) - 1;
            let is_first = first == 0 || !part.contains(own[first - 1].span);
            let is_last = own.get(last + 1).is_none_or(|next| !part.contains(next.span));
            // Signs between two words go with the second: an ellipsis stands before what
            // follows the cut.
            let start = if is_first { part.start } else { own[first - 1].span.end };
            let end = if is_last { part.end } else { own[last].span.end };
            let span = Span { start, end };
            let article = self.own.article;
            self.found.push(Piece { kind: PieceKind::Printed, article, span });
        }
    }

    fn end(mut self) -> Vec<Piece> {
        self.flush();
        self.found
    }
}
