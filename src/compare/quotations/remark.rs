//! Remarks: what one speaker says in one go, as an article prints it.
//!
//! A quotation that the reporting words split ("…," she said. "…") is one remark, as is one
//! that runs over paragraphs. Words in brackets are the editor's and no part of it; what is
//! kept is that something stands there.

use crate::analysis::Analysis;
use crate::compare::words::folded;
use crate::text::{Gap, Span, Token};
use crate::voice::{Attribution, Device, Kind};

/// So many words may stand between the parts of a split quotation.
const MAX_BETWEEN: usize = 16;

/// What stands before a word of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// The word before, and signs at most.
    Word,
    /// An ellipsis.
    Ellipsis,
    /// Words in brackets.
    Insertion,
    /// The end of another part.
    Part,
}

/// A word of a remark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) before: Before,
    /// Whether it begins with a capital.
    pub(super) is_capital: bool,
    /// Whether it is a later member of a hyphenated compound.
    pub(super) is_member: bool,
    /// Whether it is two words in one ("I’m", "Orlav’s").
    pub(super) is_contracted: bool,
}

/// What one speaker says in one go.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Remark {
    pub(super) article: usize,
    /// Indices of attributions, in order of place; one unless the quotation is split.
    pub(super) parts: Vec<usize>,
    pub(super) words: Vec<Word>,
    /// The words' numbers.
    pub(super) numbers: Vec<u32>,
    pub(super) speaker: Option<String>,
}

impl Remark {
    /// How long a run of its words is, a contraction ("I’m") being two, as in the Penn
    /// Treebank (Marcus et al. 1993).
    pub(super) fn length(&self, words: std::ops::Range<usize>) -> usize {
        words.len() + self.words[words].iter().filter(|it| it.is_contracted).count()
    }

    /// From the first mark to the last, with what stands between the parts.
    pub(super) fn span(&self, analysis: &Analysis) -> Span {
        let first = analysis.attributions[self.parts[0]].content;
        let last = analysis.attributions[self.parts[self.parts.len() - 1]].content;
        Span { start: first.start, end: last.end }
    }
}

/// The remarks of one article, in order of place; `number` gives folded words their numbers.
pub(super) fn remarks(
    article: usize,
    analysis: &Analysis,
    number: &mut impl FnMut(String) -> u32,
) -> Vec<Remark> {
    let text = &analysis.document.text;
    let mut remarks: Vec<Remark> = Vec::new();
    let mut end = 0;
    for (at, attribution) in analysis.attributions.iter().enumerate() {
        let is_speech = attribution.kind != Kind::Indirect
            && attribution.device != Some(Device::Title);
        if !is_speech || attribution.content.start < end {
            continue;
        }
        end = attribution.content.end;
        let last = remarks.last_mut().filter(|it| {
            let before = &analysis.attributions[it.parts[it.parts.len() - 1]];
            goes_on(text, analysis, before, attribution)
        });
        let remark = match last {
            Some(last) => {
                last.parts.push(at);
                if last.speaker.is_none() {
                    last.speaker.clone_from(&attribution.speaker);
                }
                last
            }
            None => {
                remarks.push(Remark {
                    article,
                    parts: vec![at],
                    words: Vec::new(),
                    numbers: Vec::new(),
                    speaker: attribution.speaker.clone(),
                });
                let last = remarks.len() - 1;
                &mut remarks[last]
            }
        };
        push_words(remark, analysis, attribution.content, number);
    }
    remarks
}

/// Whether a quotation goes on with the one before it.
fn goes_on(
    text: &str,
    analysis: &Analysis,
    before: &Attribution,
    after: &Attribution,
) -> bool {
    let between = Span { start: before.content.end, end: after.content.start };
    let gap = between.of(text);
    let is_closed = before.content.of(text).ends_with(['”', '"', '’', '\'', '»', '›']);
    if gap.trim().is_empty() {
        // A mark that stays open at the end of a paragraph says that the speaker goes on.
        return !gap.contains('\n') || !is_closed;
    }
    let speakers = before.speaker.as_ref().zip(after.speaker.as_ref());
    let is_cue = |it: &Attribution| it.cue.is_some_and(|cue| between.contains(cue));
    !gap.contains('\n')
        && speakers.is_none_or(|(a, b)| a == b)
        && (is_cue(before) || is_cue(after))
        && ends_clause(before.content.of(text), gap)
        && gap.trim_end().ends_with([',', '.', ':', ';', '—', '–', '…', '!', '?'])
        && n_tokens(analysis, between) <= MAX_BETWEEN
}

/// Whether a quotation stops at a sign, inside its marks or right behind them.
fn ends_clause(quotation: &str, behind: &str) -> bool {
    let is_mark = |c: char| "”\"’'»›".contains(c);
    let signs = [',', '.', '!', '?', '…', '—', '–', ';', ':'];
    quotation.trim_end_matches(is_mark).trim_end().ends_with(signs)
        || behind.starts_with(signs)
}

fn n_tokens(analysis: &Analysis, span: Span) -> usize {
    tokens_within(analysis, span).len()
}

/// The tokens that begin inside a span.
pub(super) fn tokens_within(analysis: &Analysis, span: Span) -> std::ops::Range<usize> {
    let tokens = &analysis.tokens;
    let first = tokens.partition_point(|it| it.span.start < span.start);
    let end = tokens.partition_point(|it| it.span.start < span.end);
    first..end.max(first)
}

/// Adds the words of one part; a bracket around letters of a word ("[t]he") is folded.
fn push_words(
    remark: &mut Remark,
    analysis: &Analysis,
    content: Span,
    number: &mut impl FnMut(String) -> u32,
) {
    let text = &analysis.document.text;
    let tokens = &analysis.tokens[tokens_within(analysis, content)];
    let mut before = if remark.words.is_empty() { Before::Word } else { Before::Part };
    let (mut is_inside, mut from) = (false, content.start);
    let is_joint = |pair: &[Token]| {
        let gap = Span { start: pair[0].span.end, end: pair[1].span.start };
        matches!(gap.of(text), "[" | "]")
    };
    let mut at = 0;
    while at < tokens.len() {
        let first = tokens[at];
        let n_joined = tokens[at..].windows(2).take_while(|pair| is_joint(pair)).count();
        at += 1 + n_joined;
        let span = Span { start: first.span.start, end: tokens[at - 1].span.end };
        let gap = Span { start: from, end: span.start }.of(text);
        from = span.end;
        for c in gap.chars() {
            match c {
                '[' | '(' => is_inside = true,
                ']' | ')' if is_inside => {
                    is_inside = false;
                    before = Before::Insertion;
                }
                _ => {}
            }
        }
        if has_ellipsis(gap) {
            before = Before::Ellipsis;
        }
        let surface = span.of(text);
        is_inside &= !surface.contains(']');
        if is_inside {
            continue;
        }
        let (is_capital, is_member) = (first.is_capital, first.gap == Gap::Hyphen);
        let is_contracted = surface.contains(['’', '\'']);
        remark.words.push(Word { span, before, is_capital, is_member, is_contracted });
        remark.numbers.push(number(folded(&surface.replace(['[', ']'], ""))));
        before = Before::Word;
    }
}

/// Whether signs between two words say that words were left out.
pub(super) fn has_ellipsis(gap: &str) -> bool {
    gap.contains('…') || gap.contains("...") || gap.contains(". . .")
}
