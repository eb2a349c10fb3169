//! Block quotations: paragraphs that the mark-up of a file sets off, behind a paragraph that
//! ends in a colon and says who speaks ("Ada Tamm writes:"), or with a signature ("— Ada Tamm").

use crate::language::Class;
use crate::text::Span;
use crate::voice::article::{Article, Run, tokens_of};
use crate::voice::indirect::{Reporting, Reports};
use crate::voice::{Attribution, Kind, Quotation};

/// How many bytes a paragraph may have that is a name and what the person is.
const NAME: usize = 80;

/// Among how many words at the head of a line it says that somebody posted something.
const POSTED: usize = 6;

/// A paragraph that is somebody's words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Its words, or those in the quotation marks that begin it.
    span: Span,
    /// Whether no marks begin it.
    is_unmarked: bool,
    /// The words that name the speaker.
    source: Run,
    /// The verb before the colon; none where a signature names the speaker.
    cue: Option<Run>,
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
    /// The paragraphs at `set_off` that are introduced or signed so, in order of place.
    ///
    /// Others that are set off stay the narrator's: a box, a summary, a line pulled out of
    /// the text.
    pub(super) fn blocks(&self, set_off: &[Span], reports: &Reports) -> Vec<Block> {
        let paragraphs = &self.found.paragraphs;
        let number = |it: &Span| paragraphs.partition_point(|own| own.start < it.start);
        let mut blocks: Vec<Block> = Vec::new();
        let mut rest = set_off;
        while let Some(first) = rest.first() {
            let at = number(first);
            let n = rest
                .iter()
                .enumerate()
                .take_while(|(n, it)| number(it) == at + n)
                .count();
            let (own, behind) = rest.split_at(n.max(1));
            rest = behind;
            let introduced = at
                .checked_sub(1)
                .and_then(|before| self.introduction(paragraphs[before], reports));
            let said = introduced.map(|(source, cue)| (own, source, Some(cue)));
            let Some((own, source, cue)) = said.or_else(|| {
                let (source, n) = self.signed(own, paragraphs.get(at + own.len()))?;
                Some((&own[..n], source, None))
            }) else {
                continue;
            };
            for &paragraph in own {
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
            }
        }
        blocks
    }

    /// Who signs paragraphs that are set off, and how many of them are words: the last is a name
    /// behind a dash, or the next one is a name and no more.
    fn signed(&self, own: &[Span], next: Option<&Span>) -> Option<(Run, usize)> {
        let run = |it: &Span| {
            let inside = tokens_of(self.found, *it);
            Some(Run { first: inside.start, last: inside.end.checked_sub(1)? })
                .filter(|run| run.first <= run.last)
        };
        let is_dashed = |it: &Span| it.of(self.text).starts_with(['—', '–', '―', '-']);
        if own.len() > 1
            && let Some(last) = own.last().filter(|it| is_dashed(it))
        {
            return Some((self.signer(run(last)?)?, own.len() - 1));
        }
        let next = next?;
        let words = next.of(self.text);
        if let Some(poster) = self.poster(run(next)?) {
            return Some((poster, own.len()));
        }
        let source = self.signer(run(next)?)?;
        let is_name = source.last > source.first
            && self.is_capital(source.first + 1)
            && !words.ends_with(['.', ':', '?', '!']);
        (is_dashed(next) || is_name && words.len() < NAME).then_some((source, own.len()))
    }

    /// Who posted what a page embeds: "A post shared by Ada Tamm (@adatamm)".
    fn poster(&self, line: Run) -> Option<Run> {
        let head = line.first..line.last.min(line.first + POSTED);
        let by =
            head.clone().skip(1).find(|it| ["by", "von"].contains(&self.word(*it)))?;
        let verb = self.word(by - 1).to_lowercase();
        let is_posted =
            ["shared", "posted", "post", "geteilt", "gepostet"].contains(&&*verb);
        let end = (by + 2..=line.last).find(|it| self.class(*it).is(Class::PREPOSITION));
        let run = Run { first: by + 1, last: end.map_or(line.last, |it| it - 1) };
        is_posted.then(|| self.signer(run)).flatten()
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

    /// Gives a paragraph that begins with a quotation to whoever the paragraph before it
    /// introduces with a colon: "She writes:".
    pub(super) fn introduce_marked(
        &self,
        reports: &Reports,
        attributions: &mut [Attribution],
    ) {
        let paragraphs = &self.found.paragraphs;
        for own in attributions {
            if own.source.is_some() || own.cue.is_some() || own.kind != Kind::Direct {
                continue;
            }
            let at = paragraphs.partition_point(|it| it.end <= own.content.start);
            let is_first =
                paragraphs.get(at).is_some_and(|it| it.start == own.content.start);
            let before = at.checked_sub(1).filter(|_| is_first);
            let found = before.and_then(|it| self.introduction(paragraphs[it], reports));
            if let Some((source, cue)) = found {
                own.source = Some(self.span(source));
                own.cue = Some(self.span(cue));
            }
        }
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
                own.cue = block.cue.map(|it| self.span(it));
            }
        }
    }
}
