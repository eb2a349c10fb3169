//! Markdown: the words without the mark-up, and the zones that the mark-up shows.
//!
//! Paragraphs, items of lists and rows of tables become paragraphs; the first heading of
//! level 1 above them is the headline, other headings are cross-heads, the text that stands
//! for a picture is a caption. Code, HTML blocks and footnotes are no prose and go
//! to what was removed.

use crate::document::Removed;
use crate::input::article::Article;
use crate::input::encoding::Decoded;
use crate::input::gather::Gather;
use crate::input::line_counter::LineCounter;
use crate::input::{InputError, decode, encoding, front_matter};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Reads a `.md` file.
///
/// # Errors
///
/// If it is no text or its front matter is malformed.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    let Decoded { text, caveat } = encoding::decode(bytes, None, path)?;
    let text = decode::normalize(Cow::Borrowed(decode::without_bom(&text)));
    let mut front = front_matter::read(&text, path)?;
    front.metadata.caveats.extend(caveat);
    let body = &text[front.len..];
    let lines = LineCounter::new(body, front.n_lines + 1);
    let mut walk = Walk { body, lines, gather: Gather::default(), removed: Vec::new() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    let mut events = Parser::new_ext(body, options).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match no_prose(&event).or_else(|| excerpt(&event, &body[range.clone()])) {
            Some(reason) => {
                walk.leave_out(reason, &range);
                skip_block(&mut events);
            }
            None => walk.step(event, &range),
        }
    }
    Ok(Article {
        metadata: front.metadata,
        paragraphs: walk.gather.finish(),
        removed: walk.removed,
        ..Article::default()
    })
}

/// The state between two events.
struct Walk<'a> {
    body: &'a str,
    lines: LineCounter<'a>,
    gather: Gather,
    removed: Vec<Removed>,
}

impl Walk<'_> {
    fn step(&mut self, event: Event<'_>, range: &Range<usize>) {
        // Ends name the place of their beginning; looking back for it would cost time.
        if let Event::End(tag) = event {
            self.end(tag);
            return;
        }
        let line = self.lines.line_at(range.start);
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::Text(text) | Event::Code(text) => self.gather.add(&text, line),
            Event::SoftBreak | Event::HardBreak => self.gather.add(" ", line),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.gather.add(" ", line);
            }
            Event::Rule => self.gather.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } => self.gather.start_title(),
            Tag::Heading { .. } => self.gather.start_heading(),
            Tag::Image { .. } => self.gather.start_picture(line),
            Tag::BlockQuote(_) => self.gather.start_quote(),
            Tag::TableCell => self.gather.add(" ", line),
            tag if is_block(&tag.to_end()) => self.gather.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.gather.end_picture(),
            TagEnd::BlockQuote(_) => self.gather.end_quote(),
            tag if is_block(&tag) => self.gather.flush(),
            _ => {}
        }
    }

    fn leave_out(&mut self, reason: &'static str, range: &Range<usize>) {
        self.gather.flush();
        let line = self.lines.line_at(range.start);
        for (line, text) in (line..).zip(self.body[range.clone()].split('\n')) {
            if !text.trim().is_empty() {
                let (text, reason) = (text.trim().to_owned(), reason.to_owned());
                self.removed.push(Removed { line, text, reason });
            }
        }
    }
}

/// Why a block that begins here is no prose, if it is none.
fn no_prose(event: &Event<'_>) -> Option<&'static str> {
    match event {
        Event::Start(Tag::CodeBlock(_)) => Some("code"),
        Event::Start(Tag::HtmlBlock) => Some("html"),
        Event::Start(Tag::FootnoteDefinition(_)) => Some("footnote"),
        _ => None,
    }
}

/// Whether a block is the page's description, as a web clipper puts it above the text.
fn excerpt(event: &Event<'_>, source: &str) -> Option<&'static str> {
    let head = source.lines().next().unwrap_or_default().trim_start_matches(['>', ' ']);
    let is_quote = matches!(event, Event::Start(Tag::BlockQuote(_)));
    (is_quote && head.trim_end() == "## Excerpt").then_some("excerpt")
}

/// Goes after the end of a block whose beginning was taken.
fn skip_block<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
    let mut depth = 1;
    while depth > 0 {
        match events.next() {
            Some((Event::Start(_), _)) => depth += 1,
            Some((Event::End(_), _)) => depth -= 1,
            Some(_) => {}
            None => return,
        }
    }
}

/// Whether the element stands on lines of its own.
fn is_block(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Heading(_)
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
    fn finds_zones() {
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
    fn finds_what_is_set_off_as_a_quotation() {
        let markdown =
            "She writes:\n\n> One\n> line.\n>\n> > Two.\n>\n> ## Three\n\nFour.\n";
        let article = read(markdown.as_bytes().to_vec(), "a.md").unwrap();
        let quoted = article.paragraphs.list.iter().filter(|it| it.is_set_off);
        assert_eq!(quoted.map(|it| it.line).collect::<Vec<_>>(), [3, 6]);
    }

    #[test]
    fn leaves_out_what_is_no_prose() {
        check(
            "> ## Excerpt\n> In short.\n\n---\nOne.\n",
            &["5  One.", "1 -excerpt > ## Excerpt", "2 -excerpt > In short."],
        );
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
