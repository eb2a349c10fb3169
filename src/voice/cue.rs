//! Reporting words, and which of them reports a quotation.

use crate::text::Span;
use crate::voice::Quotation;
use crate::voice::speaker::Article;

/// How many cues on either side of a quotation are looked at.
const REACH: usize = 16;

/// A reporting word that the cue lexicon found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// Whether it stands before its source ("according to").
    pub is_preposition: bool,
}

impl Article<'_> {
    /// The nearest cue in the sentences that the quotation touches, outside every quotation.
    pub(super) fn nearest_cue(&self, quotation: &Quotation) -> Option<Cue> {
        let sentences = &self.found.sentences;
        let from = sentences.partition_point(|it| it.end <= quotation.span.start);
        let to = sentences.partition_point(|it| it.start < quotation.span.end);
        let start = sentences.get(from)?.start;
        let end = sentences[to.max(from + 1) - 1].end;
        let first = self.cues.partition_point(|cue| cue.span.start < start);
        let after = self.cues.partition_point(|cue| cue.span.start < end);
        let distance = |cue: &Cue| {
            let before = quotation.span.start.saturating_sub(cue.span.end);
            // What follows a quotation mostly reports it; what stands before may report something else.
            let behind = cue.span.start.saturating_sub(quotation.span.end);
            if before > 0 || cue.span.end <= quotation.span.start {
                before + 4
            } else {
                behind
            }
        };
        // The nearest is among the few on either side: a sentence without end costs no more.
        let own = self.cues.partition_point(|cue| cue.span.start < quotation.span.start);
        let reach = first.max(own.saturating_sub(REACH))..after.min(own + REACH);
        self.cues[reach]
            .iter()
            .filter(|cue| !self.is_inside_other(cue, quotation))
            .min_by_key(|cue| distance(cue))
            .copied()
    }

    /// Whether a cue stands in quotation marks, unless these hold the quotation too.
    fn is_inside_other(&self, cue: &Cue, quotation: &Quotation) -> bool {
        let before =
            self.quotations.partition_point(|it| it.span.start <= cue.span.start);
        self.quotations[..before].iter().rev().take(4).any(|it| {
            it.span.contains(cue.span)
                && !(it.depth < quotation.depth && it.span.contains(quotation.span))
        })
    }
}
