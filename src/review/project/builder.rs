//! Gathers pieces of a file into paragraphs.

use crate::document::Paragraph;
use crate::document::Zone;
use crate::review::project::Piece;
use crate::review::project::Projection;
use crate::text::Span;
use std::ops::Range;

/// The projection so far, and the paragraph that is being gathered.
pub(super) struct Builder<'a> {
    file: &'a str,
    done: Projection,
    /// Where the open paragraph begins in the text, with the place of its first word in the file.
    open: Option<(usize, usize)>,
    /// Where each open stretch of italics begins.
    italics: Vec<usize>,
    zone: Option<Zone>,
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
            line_feeds: file.match_indices('\n').map(|it| it.0).collect(),
        }
    }

    /// Begins a paragraph that plays a part.
    pub(super) fn begin(&mut self, zone: Option<Zone>) {
        self.end();
        self.zone = zone;
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        if let Some((start, at)) = self.open.take() {
            let end = start + self.done.text[start..].trim_end().len();
            self.cut(end);
            let line = self.line_at(at);
            let span = Span::new(start, end);
            self.done.paragraphs.push(Paragraph { span, line, zone: self.zone });
        }
        self.zone = None;
        self.italics.clear();
    }

    /// Takes words over as the file prints them.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        let mut from = range.start;
        for (at, c) in self.file[range.clone()].char_indices() {
            let at = range.start + at;
            let Some(put) = plain(c) else { continue };
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
        if self.open.is_none() {
            if !self.done.text.is_empty() {
                self.done.text.push('\n');
            }
            self.open = Some((self.done.text.len(), range.start));
        }
        let start = self.done.text.len();
        self.done.text.push_str(words);
        let at = Span::new(start, self.done.text.len());
        self.done.pieces.push(Piece { at, file: Span::new(range.start, range.end) });
    }

    /// The same with the characters that `copy` changes.
    pub(super) fn put_decoded(&mut self, words: &str, range: Range<usize>) {
        let words: String = words
            .chars()
            .map(|c| plain(c).map_or_else(|| c.to_string(), str::to_owned))
            .collect();
        self.put(&words, range);
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

    /// Cuts the text off at a byte, with the pieces behind it.
    fn cut(&mut self, end: usize) {
        self.done.text.truncate(end);
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
