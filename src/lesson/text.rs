//! A blind text: its pieces, broken into numbered lines.

use crate::lesson::excerpt::Unit;
use crate::text::Span;
use std::ops::RangeInclusive;

/// Signs of a line; a printed line of a sheet holds as many.
pub(super) const LINE: usize = 94;

/// Signs of a line in large print.
pub(super) const LARGE_LINE: usize = 60;

/// One article as pupils see it.
#[derive(Clone, Debug)]
pub struct Text {
    /// Index into [`crate::compare::Comparison::articles`].
    pub article: usize,
    /// Index into [`crate::compare::Comparison::sources`].
    pub source: usize,
    /// What is printed, in order.
    pub units: Vec<Unit>,
    /// The same in lines.
    pub lines: Vec<Line>,
    /// Units that are not printed and may serve an exercise, in order.
    pub spare: Vec<Unit>,
    /// Words that exercises may still print of it.
    pub n_left: usize,
    /// Words printed, those in exercises included.
    pub n_shown: usize,
    /// Words of the article.
    pub n_words: usize,
}

/// A numbered line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1, through all texts.
    pub number: u32,
    /// The words of the article on it.
    pub span: Span,
    /// Whether it belongs to the headline.
    pub is_headline: bool,
    /// Whether words of the article were left out before it.
    pub is_after_gap: bool,
}

impl Text {
    /// The letter by which pupils know it.
    #[must_use]
    pub fn letter(at: usize) -> char {
        char::from(b'A' + u8::try_from(at % 26).unwrap_or_default())
    }

    /// The lines on which a span stands.
    #[must_use]
    pub fn lines_of(&self, span: Span) -> Option<RangeInclusive<u32>> {
        let mut lines = self.lines.iter().filter(|it| it.span.overlaps(span));
        let first = lines.next()?.number;
        Some(first..=lines.next_back().map_or(first, |it| it.number))
    }

    /// Whether a span is printed.
    #[must_use]
    pub fn shows(&self, span: Span) -> bool {
        self.units.iter().any(|it| it.span().contains(span))
    }

    /// The sentences that are printed, without the headline.
    pub fn sentences(&self) -> impl Iterator<Item = Span> + '_ {
        let units = self.units.iter().filter(|it| !it.is_headline);
        units.flat_map(|it| it.sentences.iter().copied())
    }

    /// Breaks the units into lines, numbered from `first`.
    pub(super) fn number(&mut self, text: &str, first: u32, signs: usize) {
        let mut lines: Vec<Line> = Vec::new();
        let mut end = 0;
        for unit in &self.units {
            for run in runs(&unit.sentences, text) {
                let is_next = text[end as usize..run.start as usize].trim().is_empty();
                for (n, span) in broken(text, run, signs).into_iter().enumerate() {
                    lines.push(Line {
                        number: 0,
                        span,
                        is_headline: unit.is_headline,
                        is_after_gap: n == 0 && !is_next,
                    });
                }
                end = run.end;
            }
        }
        for (number, line) in (first..).zip(&mut lines) {
            line.number = number;
        }
        self.lines = lines;
    }
}

/// Sentences of one paragraph, together.
fn runs(sentences: &[Span], text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for &sentence in sentences {
        let joins = |last: &&mut Span| {
            let between = &text[last.end as usize..sentence.start as usize];
            between.trim().is_empty() && !between.contains('\n')
        };
        match runs.last_mut().filter(joins) {
            Some(last) => last.end = sentence.end,
            None => runs.push(sentence),
        }
    }
    runs
}

/// A span in lines of at most `signs` signs, broken between words.
fn broken(text: &str, span: Span, signs: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut n) = (span.start, span.start, 0);
    for word in span.of(text).split_inclusive(char::is_whitespace) {
        let length = word.chars().count();
        let bare = word.trim_end().chars().count();
        if n > 0 && n + bare > signs {
            lines.push(Span { start, end });
            (start, n) = (end, 0);
        }
        end += u32::try_from(word.len()).unwrap_or_default();
        n += length;
    }
    lines.push(Span { start, end });
    lines
}

#[cfg(test)]
mod tests {
    use super::{LINE, broken};
    use crate::text::Span;

    #[test]
    fn lines_hold_every_word_once() {
        let text =
            "Rain fell on the valley, and the Tarn rose by a hand in an hour. ".repeat(6);
        let lines = broken(&text, Span::new(0, text.len()), LINE);
        let joined: String = lines.iter().map(|it| it.of(&text)).collect();
        assert_eq!(joined, text);
        assert!(lines.iter().all(|it| it.of(&text).trim_end().chars().count() <= LINE));
        assert_eq!(lines.len(), 5);
    }
}
