//! Markdown: the words without the mark-up, and the zones that the mark-up tells.
//!
//! Paragraphs, items of lists and rows of tables become paragraphs; the first heading of
//! level 1 above them is the headline, other headings are cross-heads, the text that stands
//! for a picture is a caption. Code, HTML blocks and footnotes are no prose and go
//! to what was removed.

use crate::document::Removed;
use crate::document::Zone;
use crate::input::InputError;
use crate::input::article::Article;
use crate::input::decode;
use crate::input::front_matter;
use crate::input::line_counter::LineCounter;
use crate::input::paragraphs::Paragraphs;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;
use std::borrow::Cow;
use std::ops::Range;

/// Reads a `.md` file.
///
/// # Errors
///
/// If it is not UTF-8 or its front matter is malformed.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    let text = decode::utf8(bytes, path)?;
    let text = decode::normalize(Cow::Borrowed(decode::without_bom(&text)));
    let front = front_matter::read(&text, path)?;
    let body = &text[front.len..];
    let lines = LineCounter::new(body, front.n_lines + 1);
    let mut walk = Walk { body, lines, ..Walk::default() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        walk.step(event, &range);
    }
    walk.flush();
    Ok(Article {
        metadata: front.metadata,
        paragraphs: walk.paragraphs,
        removed: walk.removed,
    })
}

/// The state between two events.
#[derive(Default)]
struct Walk<'a> {
    body: &'a str,
    lines: LineCounter<'a>,
    /// The words since the last paragraph, the line of the first of them, their zone.
    words: String,
    words_line: Option<u32>,
    zone: Option<Zone>,
    /// Texts of pictures, to stand below the paragraph that shows them.
    captions: Vec<(String, u32)>,
    n_pictures_open: usize,
    /// The block being left out, and how deep in it we are.
    left_out: Option<&'static str>,
    depth: usize,
    has_paragraph: bool,
    paragraphs: Paragraphs,
    removed: Vec<Removed>,
}

impl Walk<'_> {
    fn step(&mut self, event: Event<'_>, range: &Range<usize>) {
        if self.left_out.is_some() {
            self.step_inside_left_out(&event);
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.add(&text, range.start),
            Event::SoftBreak | Event::HardBreak => self.add(" ", range.start),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.add(" ", range.start);
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn step_inside_left_out(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => self.left_out = None,
            Event::End(_) => self.depth -= 1,
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::CodeBlock(_) => self.leave_out("code", range),
            Tag::HtmlBlock => self.leave_out("html", range),
            Tag::FootnoteDefinition(_) => self.leave_out("footnote", range),
            Tag::Heading { level, .. } => {
                self.flush();
                let is_first = !self.has_paragraph && *level == HeadingLevel::H1;
                self.zone = Some(if is_first { Zone::Headline } else { Zone::Crosshead });
                self.has_paragraph |= is_first;
            }
            Tag::Image { .. } => {
                self.n_pictures_open += 1;
                if self.n_pictures_open == 1 {
                    let line = self.lines.line_at(range.start);
                    self.captions.push((String::new(), line));
                }
            }
            Tag::TableCell => self.add(" ", range.start),
            tag if is_block(&tag.to_end()) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush();
                self.zone = None;
            }
            TagEnd::Image => self.n_pictures_open -= 1,
            tag if is_block(&tag) => self.flush(),
            _ => {}
        }
    }

    fn add(&mut self, text: &str, at: usize) {
        if self.n_pictures_open > 0 {
            if let Some((caption, _)) = self.captions.last_mut() {
                caption.push_str(text);
            }
            return;
        }
        if self.words_line.is_none() && !text.trim().is_empty() {
            self.words_line = Some(self.lines.line_at(at));
        }
        self.words.push_str(text);
    }

    /// Ends the paragraph that was being gathered.
    fn flush(&mut self) {
        if let Some(line) = self.words_line.take() {
            self.paragraphs.push(&decode::normalize_line(&self.words), line, self.zone);
            self.has_paragraph |= self.zone.is_none();
        }
        self.words.clear();
        for (caption, line) in self.captions.drain(..) {
            let caption = decode::normalize_line(&caption);
            self.paragraphs.push(&caption, line, Some(Zone::Caption));
        }
    }

    fn leave_out(&mut self, reason: &'static str, range: &Range<usize>) {
        self.flush();
        (self.left_out, self.depth) = (Some(reason), 0);
        let line = self.lines.line_at(range.start);
        for (line, text) in (line..).zip(self.body[range.clone()].split('\n')) {
            if !text.trim().is_empty() {
                let (text, reason) = (text.trim().to_owned(), reason.to_owned());
                self.removed.push(Removed { line, text, reason });
            }
        }
    }
}

/// Whether the element stands on lines of its own.
fn is_block(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(markdown: &str, expected: &[&str]) {
        let article = read(markdown.as_bytes().to_vec(), "a.md").unwrap();
        let text = &article.paragraphs.text;
        let paragraphs = article.paragraphs.list.iter().map(|it| {
            let zone = it.zone.map_or("", |zone| zone.name());
            format!("{} {zone} {}", it.line, it.span.of(text))
        });
        let removed = article
            .removed
            .iter()
            .map(|it| format!("{} -{} {}", it.line, it.reason, it.text));
        assert_eq!(paragraphs.chain(removed).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn joins_lines_and_drops_marks() {
        check(
            "The *old* bridge\nis **closed**,\\\nsays [the mayor](https://x.example) – “for `now`”.\n\nIt ~~pours~~ rains&nbsp;…",
            &[
                "1  The old bridge is closed, says the mayor – “for now”.",
                "5  It pours rains\u{a0}…",
            ],
        );
    }

    #[test]
    fn tells_zones() {
        check(
            "---\nsource: A\n---\n# Bridge Closed\n\nIt rains.\n\nWhat next\n---------\n\nMore rain.\n\n# Again\n",
            &[
                "4 headline Bridge Closed",
                "6  It rains.",
                "8 crosshead What next",
                "11  More rain.",
                "13 crosshead Again",
            ],
        );
        check("It rains.\n\n# Late\n", &["1  It rains.", "3 crosshead Late"]);
        check(
            "![The bridge *at dusk*](b.png)\n\n# Bridge\n\nSee ![](x.png) below\n![a map](m.png) here.",
            &[
                "1 caption The bridge at dusk",
                "3 headline Bridge",
                "5  See below here.",
                "6 caption a map",
            ],
        );
    }

    #[test]
    fn makes_paragraphs_of_items_quotations_and_rows() {
        check(
            "- one\n- two\n  more\n    - deep\n\n> He said\n> so.\n\n1. first\n\n2. second\n",
            &[
                "1  one",
                "2  two more",
                "4  deep",
                "6  He said so.",
                "9  first",
                "11  second",
            ],
        );
        check("| a | b |\n|---|---|\n| c | d |\n", &["1  a b", "3  c d"]);
    }

    #[test]
    fn leaves_out_what_is_no_prose() {
        check(
            "One.[^1]\n\n```sh\nrm -r x\n```\n\n<!-- draft -->\n\nTwo,<br>three <b>four</b>.\n\n[^1]: A note.\n",
            &[
                "1  One.",
                "9  Two, three four.",
                "3 -code ```sh",
                "4 -code rm -r x",
                "5 -code ```",
                "7 -html <!-- draft -->",
                "11 -footnote [^1]: A note.",
            ],
        );
    }
}
