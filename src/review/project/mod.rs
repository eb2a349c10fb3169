//! The words of a draft without its mark-up, and the way back into the file as it is.
//!
//! Analysis works on paragraphs of plain text; findings point into the file. A
//! [`Projection`] holds both: each piece of the text with the bytes that it stands for.

mod addresses;
mod builder;
mod html;
mod markdown;
mod mask;
mod plain;
mod rich;
#[cfg(test)]
mod tests;

use crate::document::{Date, Document, Paragraph, Zone};
use crate::input::{draft_head, language_of, page_date};
use crate::review::{Draft, Form};
use crate::text::Span;
use builder::Builder;

/// The words of a draft.
#[derive(Debug, Default)]
pub(super) struct Projection {
    /// Paragraphs separated by one line feed.
    pub(super) text: String,
    pub(super) paragraphs: Vec<Paragraph>,
    /// By paragraph: whether the mark-up sets it off as a quotation.
    set_off: Vec<bool>,
    /// Stretches in italics, which may be titles of works; spans of the text.
    pub(super) emphasis: Vec<Span>,
    /// The day that the front matter names, or the page itself.
    pub(super) date: Option<Date>,
    /// Stretches of code, in bytes of the file.
    pub(super) code: Vec<Span>,
    pieces: Vec<Piece>,
}

/// A piece of the text and the bytes of the file that it stands for.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it stands in the text.
    at: Span,
    /// Where it comes from.
    file: Span,
}

impl Piece {
    /// Whether the file prints the same bytes.
    fn is_verbatim(self) -> bool {
        self.at.len() == self.file.len()
    }
}

impl Projection {
    /// Takes the words out of a draft.
    pub(super) fn of(draft: &Draft) -> Self {
        let bom =
            if draft.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let head = draft_head(&draft.text[bom..]);
        let from = bom + head.len;
        let mut date = head.date;
        let mut builder = Builder::new(&draft.text);
        match draft.form {
            Form::Plain => match &draft.rich {
                Some(rich) => rich::walk(&draft.text, rich, &mut builder),
                None => plain::walk(&draft.text, from, &mut builder),
            },
            Form::Markdown => markdown::walk(&draft.text, from, false, &mut builder),
            Form::Mdx => markdown::walk(&draft.text, from, true, &mut builder),
            Form::Html => {
                html::walk(&draft.text, from, &mut builder);
                date = date.or_else(|| page_date(&draft.text[from..]));
            }
        }
        Self { date, ..builder.finish() }
    }

    /// The document to analyse.
    ///
    /// Its lines are those of its text, a paragraph each: a page may be one line of a file.
    pub(super) fn document(&self, path: &str) -> Document {
        let paragraphs = self.paragraphs.iter().zip(&self.set_off).zip(1..);
        Document {
            id: path.to_owned(),
            path: path.to_owned(),
            source: "draft".to_owned(),
            date: self.date,
            language: language_of(&self.text),
            text: self.text.clone(),
            paragraphs: paragraphs
                .map(|((it, is_set_off), line)| Paragraph {
                    line,
                    is_set_off: *is_set_off,
                    ..*it
                })
                .collect(),
            ..Document::default()
        }
    }

    /// Whether a place stands in a headline or a cross-head.
    pub(super) fn is_heading(&self, place: Span) -> bool {
        let n = self.paragraphs.partition_point(|it| it.span.end <= place.start);
        let zone = self.paragraphs.get(n).and_then(|it| it.zone);
        matches!(zone, Some(Zone::Headline | Zone::Crosshead))
    }

    /// The bytes of the file that a span of the text stands for.
    pub(super) fn in_file(&self, span: Span) -> Span {
        let Some(last) = self.pieces.len().checked_sub(1) else { return Span::default() };
        let holding = |at: u32| {
            let n = self.pieces.partition_point(|it| it.at.start <= at);
            self.pieces[n.saturating_sub(1).min(last)]
        };
        let first = holding(span.start);
        let start = if first.is_verbatim() {
            (first.file.start + span.start.saturating_sub(first.at.start))
                .min(first.file.end)
        } else {
            first.file.start
        };
        if span.is_empty() {
            return Span { start, end: start };
        }
        let final_piece = holding(span.end - 1);
        let end = if final_piece.is_verbatim() {
            (final_piece.file.start + (span.end - final_piece.at.start))
                .min(final_piece.file.end)
        } else {
            final_piece.file.end
        };
        Span { start, end: end.max(start) }
    }
}
