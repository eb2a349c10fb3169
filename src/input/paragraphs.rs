//! From lines to a text of paragraphs, each with its line in the file.

use crate::document::{Paragraph, Removed, Zone};
use crate::text::Span;
use std::borrow::Cow;

/// The text of an article, and where its paragraphs stand in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraphs {
    /// Paragraphs separated by one line feed.
    pub(super) text: String,
    /// In order.
    pub(super) list: Vec<Paragraph>,
}

impl Paragraphs {
    /// Adds a paragraph unless it is blank.
    pub(super) fn push(&mut self, paragraph: &str, line: u32, zone: Option<Zone>) {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(paragraph);
        self.list.push(Paragraph {
            span: Span::new(start, self.text.len()),
            line,
            zone,
            is_set_off: false,
        });
    }

    /// Says of the last paragraph that it is set off as a quotation.
    pub(super) fn set_off(&mut self) {
        if let Some(last) = self.list.last_mut() {
            last.is_set_off = true;
        }
    }

    /// Takes out those for which there is a reason.
    pub(super) fn leave(&mut self, reasons: &[Option<&str>]) -> Vec<Removed> {
        if reasons.iter().all(Option::is_none) {
            return Vec::new();
        }
        let mut kept = Self::default();
        let mut removed = Vec::new();
        for (paragraph, reason) in self.list.iter().zip(reasons) {
            let text = paragraph.span.of(&self.text);
            let line = paragraph.line;
            if let Some(reason) = reason {
                let (text, reason) = (text.to_owned(), (*reason).to_owned());
                removed.push(Removed { line, text, reason });
                continue;
            }
            kept.push(text, line, paragraph.zone);
            if paragraph.is_set_off {
                kept.set_off();
            }
        }
        *self = kept;
        removed
    }

    /// The words of each.
    pub(super) fn lines(&self) -> Vec<&str> {
        self.list.iter().map(|it| it.span.of(&self.text)).collect()
    }

    /// Makes a paragraph of every line that is not blank.
    pub(super) fn from_lines(text: Cow<'_, str>) -> Self {
        if !is_tight(&text) {
            let mut paragraphs =
                Self { text: String::with_capacity(text.len()), ..Self::default() };
            for (line, paragraph) in (1..).zip(text.split('\n')) {
                paragraphs.push(paragraph, line, None);
            }
            return paragraphs;
        }
        let mut list = Vec::with_capacity(text.len() / 256);
        let mut start = 0;
        for (line, paragraph) in (1..).zip(text.split('\n')) {
            let span = Span::new(start, start + paragraph.len());
            list.push(Paragraph { span, line, zone: None, is_set_off: false });
            start += paragraph.len() + 1;
        }
        Self { text: text.into_owned(), list }
    }

    /// Takes a text as it is; its paragraphs are its lines, all of them body.
    pub(super) fn verbatim(text: String) -> Self {
        let mut list = Vec::new();
        let (mut at, mut line) = (0, 1);
        while at < text.len() {
            let rest = &text[at..];
            let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let content = rest[..len].trim_start_matches(is_blank);
            let start = at + len - content.len();
            let content = content.trim_end_matches(is_blank);
            if !content.is_empty() {
                let span = Span::new(start, start + content.len());
                list.push(Paragraph {
                    span,
                    line,
                    zone: Some(Zone::Body),
                    is_set_off: false,
                });
            }
            let stop = &rest[len..];
            at += len + if stop.starts_with("\r\n") { 2 } else { 1 };
            line += 1;
        }
        Self { text, list }
    }
}

/// White space, or a byte order mark, which belongs to no paragraph.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

/// Whether every line is a paragraph as it stands: none is blank, none is indented.
fn is_tight(text: &str) -> bool {
    // A byte that is not ASCII may begin a wide blank; such lines take the careful way.
    let is_edge = |byte: Option<&u8>| byte.is_some_and(|it| it.is_ascii_graphic());
    text.split('\n').all(|line| {
        let line = line.as_bytes();
        is_edge(line.first()) && (is_edge(line.last()) || line.ends_with("”".as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::Paragraphs;
    use std::borrow::Cow;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u32)]) {
        let paragraphs = Paragraphs::from_lines(Cow::Borrowed(text));
        let found: Vec<_> = paragraphs
            .list
            .iter()
            .map(|it| (it.span.of(&paragraphs.text), it.line))
            .collect();
        assert_eq!(found, expected);
        let joined: Vec<_> = expected.iter().map(|it| it.0).collect();
        assert_eq!(paragraphs.text, joined.join("\n"));
    }

    #[test]
    fn makes_a_paragraph_of_every_line() {
        check("", &[]);
        check("\n \n\u{a0}\n", &[]);
        check("One.", &[("One.", 1)]);
        check("One.\nTwo.", &[("One.", 1), ("Two.", 2)]);
        check("“One.”\n“Two.”", &[("“One.”", 1), ("“Two.”", 2)]);
        check("\n  One. \n\n\tTwo.\n", &[("One.", 2), ("Two.", 4)]);
        check("One\u{2003}\n\u{a0}two", &[("One", 1), ("two", 2)]);
    }

    #[test]
    fn leaves_a_verbatim_text_alone() {
        let text = "\u{feff}One. \r\n\r\n  Two.\rThree.\n";
        let paragraphs = Paragraphs::verbatim(text.to_owned());
        assert_eq!(paragraphs.text, text);
        let found: Vec<_> =
            paragraphs.list.iter().map(|it| (it.span.of(text), it.line)).collect();
        assert_eq!(found, [("One.", 1), ("Two.", 3), ("Three.", 4)]);
    }
}
