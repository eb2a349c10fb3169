//! A passage drawn along the longest one that prints it: no words, only their places.

use crate::compare::{Piece, QuotePassage, Relation, SharedQuote};
use crate::view::report::excerpt::Excerpts;
use crate::view::report::quotations::kind;
use serde::Serialize;

/// A stretch of the drawing, in per cent of its width.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// What the passage does with the words: `printed`, `elsewhere` or `missing`.
    pub kind: &'static str,
    /// Where it begins.
    pub x: String,
    /// How long it is.
    pub width: String,
}

/// The passage along the longest; nothing where all of it is printed.
pub(super) fn bars(
    excerpts: &Excerpts,
    quote: &SharedQuote,
    passage: &QuotePassage,
) -> Vec<Bar> {
    if !matches!(quote.relation, Relation::Trimmed | Relation::Overlapping) {
        return Vec::new();
    }
    let length = |it: &Piece| excerpts.words(it.article).within(it.span).len();
    let total: usize = passage.pieces.iter().map(length).sum();
    let float = |n: usize| u32::try_from(n).map_or(0.0, f64::from);
    let percent = |n: usize| 100.0 * float(n) / float(total.max(1));
    let mut at = 0;
    let bars = passage.pieces.iter().map(|piece| {
        let bar = Bar {
            kind: kind(piece.kind),
            x: format!("{:.2}", percent(at)),
            width: format!("{:.2}", (percent(length(piece)) - 0.4).max(0.2)),
        };
        at += length(piece);
        bar
    });
    bars.collect()
}
