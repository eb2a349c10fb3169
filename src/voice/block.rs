//! Block quotations: paragraphs that the mark-up of a file sets off, behind a paragraph that
//! ends in a colon and says who speaks ("Ada Tamm writes:").

use crate::text::Span;
use crate::voice::article::{Article, Run, tokens_of};
use crate::voice::indirect::{Reporting, Reports};
use crate::voice::{Attribution, Kind, Quotation};

/// A paragraph that is somebody's words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Its words, or those in the quotation marks that begin it.
    span: Span,
    /// Whether no marks begin it.
    is_unmarked: bool,
    /// The words that name the speaker.
    source: Run,
    /// The verb before the colon.
    cue: Run,
}

impl Block {
    /// The words as if in quotation marks; none where they have some.
    pub(super) fn quotation(&self) -> Option<Quotation> {
        let span = self.span;
        let quotation =
            Quotation { span, inner: span, depth: 0, continues: false, is_broken: false };
        self.is_unmarked.then_some(quotation)
    }
}

impl Article<'_> {
    /// The paragraphs at `set_off` that are introduced so, in order of place.
    ///
    /// Others that are set off stay the narrator's: a box, a summary, a line pulled out of
    /// the text.
    pub(super) fn blocks(&self, set_off: &[Span], reports: &Reports) -> Vec<Block> {
        let paragraphs = &self.found.paragraphs;
        let mut blocks: Vec<Block> = Vec::new();
        let mut last = None;
        for &paragraph in set_off {
            let number = paragraphs.partition_point(|it| it.start < paragraph.start);
            let Some(before) = number.checked_sub(1) else { continue };
            let goes_on = blocks.last().filter(|_| last == Some(before));
            let said = match goes_on {
                Some(block) => Some((block.source, block.cue)),
                None => self.introduction(paragraphs[before], reports),
            };
            let Some((source, cue)) = said else { continue };
            let at =
                self.quotations.partition_point(|it| it.span.start < paragraph.start);
            let marked = self.quotations.get(at).map(|it| it.span);
            let marked = marked.filter(|it| it.start == paragraph.start);
            blocks.push(Block {
                span: marked.unwrap_or(paragraph),
                is_unmarked: marked.is_none(),
                source,
                cue,
            });
            last = Some(number);
        }
        blocks
    }

    /// Who speaks behind a paragraph, and by which verb: the last in its last sentence, if it
    /// ends in a colon.
    fn introduction(&self, paragraph: Span, reports: &Reports) -> Option<(Run, Run)> {
        if !paragraph.of(self.text).trim_end().ends_with(':') {
            return None;
        }
        let last = tokens_of(self.found, paragraph).last()?;
        let sentence = self.sentence(last);
        let end = reports.reporting.partition_point(|it| it.cue.first <= last);
        let named = |it: &Reporting| {
            it.group?;
            Some((it.source?, it.cue))
        };
        let inside = reports.reporting[..end].iter().rev();
        inside.take_while(|it| it.cue.first >= sentence.first).find_map(named)
    }

    /// Gives block quotations to whoever their introduction names.
    pub(super) fn introduce(&self, blocks: &[Block], attributions: &mut [Attribution]) {
        for block in blocks {
            // A block stands before the quotations that begin with it.
            let at =
                attributions.partition_point(|it| it.content.start < block.span.start);
            let Some(own) = attributions.get_mut(at) else { continue };
            let is_open = own.source.is_none() && own.cue.is_none();
            if own.content == block.span && (block.is_unmarked || is_open) {
                own.kind = Kind::Direct;
                own.source = Some(self.span(block.source));
                own.cue = Some(self.span(block.cue));
            }
        }
    }
}
