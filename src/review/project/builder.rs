//! Gathers pieces of a file into paragraphs.

use crate::document::{Paragraph, Zone};
use crate::review::project::addresses::addresses;
use crate::review::project::{Piece, Projection};
use crate::text::Span;
use std::ops::Range;

/// The marks around words that the mark-up says are quoted.
const OPEN: &str = "“";
const CLOSE: &str = "”";

/// The marks that such words lose, so that theirs pair off.
const DOUBLE: &[char] = &['“', '”', '„', '«', '»', '"'];

/// The projection so far, and the paragraph that is being gathered.
pub(super) struct Builder<'a> {
    file: &'a str,
    done: Projection,
    /// Where the open paragraph begins in the text, with the place of its first word in the file.
    open: Option<(usize, usize)>,
    /// Where each open stretch of italics begins.
    italics: Vec<usize>,
    zone: Option<Zone>,
    /// How many block quotations are open.
    n_quotes: usize,
    /// How many quotations inside the paragraph are open that tags mark.
    n_marks: usize,
    /// Stretches of the open paragraph that are no prose though they stand in it.
    hidden: Vec<Range<usize>>,
    /// For each open stretch, hidden or not, where it begins if it is the outermost hidden one.
    hides_from: Vec<Option<usize>>,
    /// Where the file has line feeds.
    line_feeds: Vec<usize>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self {
            file,
            done: Projection::default(),
            open: None,
            italics: Vec::new(),
            zone: None,
            n_quotes: 0,
            n_marks: 0,
            hidden: Vec::new(),
            hides_from: Vec::new(),
            line_feeds: file.match_indices('\n').map(|it| it.0).collect(),
        }
    }

    /// Begins a paragraph that plays a part.
    pub(super) fn begin(&mut self, zone: Option<Zone>) {
        self.end();
        self.zone = zone;
    }

    pub(super) fn end(&mut self) {
        if let Some((start, at)) = self.open.take() {
            self.hide(start);
            let words = self.done.text[start..].trim_end();
            let is_blank = |c: char| c.is_whitespace() || "“”".contains(c);
            let is_empty = words.chars().all(is_blank);
            if is_empty {
                self.cut(start.saturating_sub(1));
            } else {
                self.cut(start + words.len());
                self.close_paragraph(start, at);
            }
        }
        self.zone = None;
        self.n_marks = 0;
        self.italics.clear();
        self.hidden.clear();
    }

    /// Adds the words from a byte on to the paragraphs, after the marks that they lack.
    fn close_paragraph(&mut self, start: usize, at: usize) {
        if self.is_marked() {
            let end = self.done.pieces.last().map_or(at, |it| it.file.range().end);
            self.push(CLOSE, end..end);
        }
        let words = &self.done.text[start..];
        let start = start + words.len() - words.trim_start().len();
        let span = Span::new(start, self.done.text.len());
        let line = self.line_at(at);
        self.done.set_off.push(self.is_quote());
        self.done.paragraphs.push(Paragraph {
            span,
            line,
            zone: self.zone,
            is_set_off: false,
        });
    }

    /// Begins a block quotation: its paragraphs are someone else's words, so they get marks
    /// around them and lose those inside.
    pub(super) fn begin_quote(&mut self) {
        self.end();
        self.n_quotes += 1;
    }

    pub(super) fn end_quote(&mut self) {
        self.end();
        self.n_quotes = self.n_quotes.saturating_sub(1);
    }

    /// Whether a block quotation is open.
    pub(super) fn is_quote(&self) -> bool {
        self.n_quotes > 0
    }

    /// Opens a quotation that a tag marks; one inside another gets no marks of its own.
    pub(super) fn open_mark(&mut self, tag: Range<usize>) {
        if self.n_marks == 0 {
            self.put(OPEN, tag);
        }
        self.n_marks += 1;
    }

    /// Closes it; a tag that closes nothing marks nothing.
    pub(super) fn close_mark(&mut self, tag: Range<usize>) {
        if self.n_marks == 1 && !self.is_quote() {
            self.push(CLOSE, tag);
        }
        self.n_marks = self.n_marks.saturating_sub(1);
    }

    /// Whether marks of the mark-up are open.
    fn is_marked(&self) -> bool {
        self.is_quote() || self.n_marks > 0
    }

    /// Begins words that are no prose though they stand in it: the label of a link, which
    /// names something to a machine as well, or what is struck out.
    pub(super) fn begin_hidden(&mut self) {
        let is_hidden = self.hides_from.iter().any(Option::is_some);
        self.hides_from.push((!is_hidden).then_some(self.done.text.len()));
    }

    /// Begins words that end as hidden ones do and are prose.
    pub(super) fn begin_shown(&mut self) {
        self.hides_from.push(None);
    }

    /// Ends either.
    pub(super) fn end_hidden(&mut self) {
        if let Some(start) = self.hides_from.pop().flatten() {
            self.hidden.push(start..self.done.text.len());
        }
    }

    /// Blanks what is no prose in the paragraph from a byte on, byte for byte, so that all
    /// else keeps its place.
    fn hide(&mut self, start: usize) {
        while !self.hides_from.is_empty() {
            self.end_hidden();
        }
        // A label that begins a paragraph was met before the line feed and the mark in front.
        let labels = std::mem::take(&mut self.hidden);
        let first = start + if self.is_quote() { OPEN.len() } else { 0 };
        let labels = labels.into_iter().map(|it| it.start.max(first)..it.end);
        let found = addresses(&self.done.text[start..]);
        let found = found.into_iter().map(|it| it.start + start..it.end + start);
        let mut all: Vec<Range<usize>> = labels.chain(found).collect();
        if all.is_empty() {
            return;
        }
        all.sort_by_key(|it| it.start);
        let mut rest = self.done.text.split_off(start);
        let mut at = 0;
        for range in all {
            let (from, to) = ((range.start - start).max(at), range.end - start);
            if from < to {
                self.done.text.push_str(&rest[at..from]);
                self.done.text.extend(std::iter::repeat_n(' ', to - from));
                at = to;
            }
        }
        self.done.text.push_str(&rest.split_off(at));
    }

    /// Takes words over as the file prints them.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        let mut from = range.start;
        for (at, c) in self.file[range.clone()].char_indices() {
            let at = range.start + at;
            let Some(put) = self.plain(c) else { continue };
            self.verbatim(from..at);
            from = at + c.len_utf8();
            self.put(put, at..from);
        }
        self.verbatim(from..range.end);
    }

    fn verbatim(&mut self, range: Range<usize>) {
        let words = &self.file[range.clone()];
        let blank =
            if self.open.is_none() { words.len() - words.trim_start().len() } else { 0 };
        self.put(&words[blank..], range.start + blank..range.end);
    }

    /// Takes over words that the file prints otherwise.
    pub(super) fn put(&mut self, words: &str, range: Range<usize>) {
        if words.is_empty() || (self.open.is_none() && words.trim().is_empty()) {
            return;
        }
        if self.is_marked() && words.contains(DOUBLE) {
            self.put(&words.replace(DOUBLE, ""), range);
            return;
        }
        if self.open.is_none() {
            if !self.done.text.is_empty() {
                self.done.text.push('\n');
            }
            self.open = Some((self.done.text.len(), range.start));
            if self.is_quote() {
                self.push(OPEN, range.start..range.start);
            }
        }
        self.push(words, range);
    }

    fn push(&mut self, words: &str, range: Range<usize>) {
        let start = self.done.text.len();
        self.done.text.push_str(words);
        let at = Span::new(start, self.done.text.len());
        self.done.pieces.push(Piece { at, file: Span::new(range.start, range.end) });
    }

    /// The same with the characters that `copy` changes.
    pub(super) fn put_decoded(&mut self, words: &str, range: Range<usize>) {
        let words: String = words
            .chars()
            .map(|c| self.plain(c).map_or_else(|| c.to_string(), str::to_owned))
            .collect();
        self.put(&words, range);
    }

    /// What stands for a character that only sets the words, or marks words in a quotation
    /// that the mark-up marks; none for all others.
    fn plain(&self, c: char) -> Option<&'static str> {
        plain(c).or_else(|| (self.is_marked() && DOUBLE.contains(&c)).then_some(""))
    }

    /// Begins a stretch in italics.
    pub(super) fn begin_italics(&mut self) {
        self.italics.push(self.done.text.len());
    }

    /// Ends a stretch in italics.
    pub(super) fn end_italics(&mut self) {
        if let Some(start) = self.italics.pop() {
            let text = &self.done.text;
            if start < text.len() {
                let start = start + usize::from(text[start..].starts_with('\n'));
                self.done.emphasis.push(Span::new(start, text.len()));
            }
        }
    }

    /// Notes code, which is nobody's prose.
    pub(super) fn code(&mut self, range: Range<usize>) {
        self.done.code.push(Span::new(range.start, range.end));
    }

    /// Ends the last paragraph and gives them all.
    pub(super) fn finish(mut self) -> Projection {
        self.end();
        self.done.emphasis.sort_unstable();
        self.done
    }

    /// Cuts the text off at a byte, with the pieces after it.
    fn cut(&mut self, end: usize) {
        self.done.text.truncate(end);
        while self.done.emphasis.last().is_some_and(|it| it.start as usize >= end) {
            self.done.emphasis.pop();
        }
        let end = Span::new(end, end).end;
        while let Some(piece) = self.done.pieces.last_mut() {
            if piece.at.end <= end {
                break;
            }
            if piece.at.start >= end {
                self.done.pieces.pop();
                continue;
            }
            if piece.is_verbatim() {
                piece.file.end -= piece.at.end - end;
            }
            piece.at.end = end;
        }
    }

    /// The line of a byte, from 1.
    fn line_at(&self, at: usize) -> u32 {
        let n = self.line_feeds.partition_point(|it| *it < at);
        u32::try_from(n).map_or(u32::MAX, |it| it.saturating_add(1))
    }
}

/// What stands for a character that only sets the words; none for all others.
fn plain(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\r' | '\u{a0}' | '\u{202f}' => Some(" "),
        '\u{ad}' | '\u{200b}' | '\u{feff}' => Some(""),
        _ => None,
    }
}
