//! Reporting words, and which of them reports a quotation.

use crate::text::Span;
use crate::voice::Kind;
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
    ///
    /// What follows whole clauses reports them ("…," she said); what follows a fragment
    /// mostly belongs to the next clause, so that there a cue before it is nearer.
    pub(super) fn nearest_cue(&self, quotation: &Quotation, kind: Kind) -> Option<Cue> {
        let (before, behind) = if kind == Kind::Direct { (4, 0) } else { (0, 40) };
        let sentences = &self.found.sentences;
        let from = sentences.partition_point(|it| it.end <= quotation.span.start);
        let to = sentences.partition_point(|it| it.start < quotation.span.end);
        let start = sentences.get(from)?.start;
        let end = sentences[to.max(from + 1) - 1].end;
        let first = self.cues.partition_point(|cue| cue.span.start < start);
        let after = self.cues.partition_point(|cue| cue.span.start < end);
        let distance = |cue: &Cue| {
            if cue.span.end <= quotation.span.start {
                before + quotation.span.start - cue.span.end
            } else {
                behind + cue.span.start.saturating_sub(quotation.span.end)
            }
        };
        // The nearest is among the few on either side: a sentence without end costs no more.
        let own = self.cues.partition_point(|cue| cue.span.start < quotation.span.start);
        let reach = first.max(own.saturating_sub(REACH))..after.min(own + REACH);
        self.cues[reach]
            .iter()
            .filter(|cue| !self.is_inside_other(cue.span, quotation))
            .min_by_key(|cue| distance(cue))
            .copied()
    }

    /// The cue before a participle, whose subject the participle shares ("She came, saying").
    pub(super) fn finite_before(&self, cue: Cue, quotation: &Quotation) -> Option<Cue> {
        let sentences = &self.found.sentences;
        let sentence =
            sentences.get(sentences.partition_point(|it| it.end <= cue.span.start))?;
        let own = self.cues.partition_point(|it| it.span.start < cue.span.start);
        self.cues[own.saturating_sub(REACH)..own]
            .iter()
            .rev()
            .take_while(|it| it.span.start >= sentence.start)
            .find(|it| {
                !self.is_participle(**it) && !self.is_inside_other(it.span, quotation)
            })
            .copied()
    }

    /// Whether a cue is a participle in -ing.
    pub(super) fn is_participle(&self, cue: Cue) -> bool {
        !cue.is_preposition && self.word(cue.first).ends_with("ing")
    }

    /// Whether words stand in quotation marks, unless these hold the quotation too.
    pub(super) fn is_inside_other(&self, words: Span, quotation: &Quotation) -> bool {
        let before = self.quotations.partition_point(|it| it.span.start <= words.start);
        self.quotations[..before].iter().rev().take(4).any(|it| {
            it.span.contains(words)
                && !(it.depth < quotation.depth && it.span.contains(quotation.span))
        })
    }
}
