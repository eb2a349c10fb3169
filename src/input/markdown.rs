//! Markdown: the words without the mark-up, and the zones that the mark-up shows.
//!
//! Paragraphs, items of lists and rows of tables become paragraphs; the first heading of
//! level 1 above them is the headline, other headings are cross-heads, the text that stands
//! for a picture is a caption. Code, HTML blocks and footnotes are no prose and go
//! to what was removed.

use crate::document::{Removed, Zone};
use crate::input::article::Article;
use crate::input::encoding::Decoded;
use crate::input::gather::Gather;
use crate::input::line_counter::LineCounter;
use crate::input::metadata::Metadata;
use crate::input::{
    InputError, address, decode, encoding, front_matter, labelled, metadata, notes,
};
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
    let mut article = read_text(&text, path)?;
    article.metadata.caveats.extend(caveat);
    Ok(article)
}

/// Whether a text without that extension is Markdown all the same: a program that makes it
/// of pages says so, or links of its form stand in it.
pub(super) fn is_markdown(text: &str) -> bool {
    text.lines().take(40).any(|it| it.trim_end() == "Markdown Content:")
        || text.matches("](http").count() >= 2
}

/// Reads a text in normal form.
///
/// # Errors
///
/// If its front matter is malformed.
pub(super) fn read_text(text: &str, path: &str) -> Result<Article, InputError> {
    let mut front = front_matter::read(text, path)?;
    let mut removed = Vec::new();
    if front.len == 0 {
        skip_labels(text, &mut front, &mut removed);
    }
    let body = &text[front.len..];
    let body = match notes::record_below(body) {
        Some((start, found)) => {
            let n_lines = body[..start].matches('\n').count();
            let n_before = front.n_lines as usize + n_lines;
            removed.extend((n_before + 1..).zip(body[start..].lines()).map(
                |(line, text)| Removed {
                    line: u32::try_from(line).unwrap_or(u32::MAX),
                    text: text.to_owned(),
                    reason: "header".to_owned(),
                },
            ));
            front.metadata = std::mem::take(&mut front.metadata).or(found);
            let body = &body[..start];
            let (title, rest) = body.split_once("\n\n").unwrap_or(("", body));
            // Such a record stands below notes that begin with their title.
            if front.len == 0 && !title.contains('\n') && !title.trim().is_empty() {
                let title = metadata::value(title);
                front.metadata.title = front.metadata.title.take().or(title);
                front.n_lines += 2;
                rest
            } else {
                body
            }
        }
        None => body,
    };
    let body = notes::without_marks(body, front.n_lines, &mut removed);
    let body = &*body;
    let lines = LineCounter::new(body, front.n_lines + 1);
    let mut walk = Walk {
        body,
        lines,
        gather: Gather::default(),
        removed,
        n_links_open: 0,
        n_bytes: 0,
        n_linked: 0,
    };
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
    let (paragraphs, mut removed) = (walk.gather.finish(), walk.removed);
    removed.sort_by_key(|it| it.line);
    let mut article =
        Article { metadata: front.metadata, paragraphs, removed, ..Article::default() };
    leave_properties(&mut article);
    Ok(article)
}

/// Takes lines with labels off the head of a text, before Markdown joins them.
fn skip_labels(
    text: &str,
    front: &mut front_matter::FrontMatter,
    removed: &mut Vec<Removed>,
) {
    let lines: Vec<&str> = text.split('\n').collect();
    let rewritten = notes::as_labels(&lines);
    let rows: Vec<&str> = match &rewritten {
        Some(rows) => rows.iter().map(String::as_str).collect(),
        None => lines.clone(),
    };
    let Some(head) = labelled::head(&rows, 0) else { return };
    // Words behind the label of the text are its first line.
    let n_lines = head.n_lines - usize::from(head.first.is_some());
    front.len = lines[..n_lines].iter().map(|it| it.len() + 1).sum::<usize>();
    front.len = front.len.min(text.len());
    if let Some(first) = head.first {
        front.len += text[front.len..].find(first.as_str()).unwrap_or_default();
    }
    front.n_lines = u32::try_from(n_lines).unwrap_or(u32::MAX);
    let own = std::mem::take(&mut front.metadata);
    let url = head.metadata.url.as_deref().and_then(address::outlet);
    let found = Metadata { source: url, ..Metadata::default() };
    front.metadata = own.or(head.metadata.or(found));
    removed.extend(head.removed);
}

/// Headings under which clippers put what they know, what was marked, and the text.
const PROPERTIES: &[&str] = &["metadata", "properties", "info", "details"];
const MARKED: &[&str] = &["highlights", "annotations", "excerpt"];
const TEXT: &[&str] =
    &["content", "full document", "full text", "article", "text", "document"];

/// Takes what a clipper knows of an article, and what its reader marked, off the text.
fn leave_properties(article: &mut Article) {
    let lines = article.paragraphs.lines();
    let is_zone = |at: usize, zone: Zone| article.paragraphs.list[at].zone == Some(zone);
    let named = |at: usize, names: &[&str]| {
        is_zone(at, Zone::Crosshead) && names.contains(&lines[at].to_lowercase().as_str())
    };
    // `#clippings`
    let is_tags = |line: &str| {
        line.split(' ')
            .all(|it| it.starts_with('#') && it[1..].starts_with(char::is_alphabetic))
    };
    let mut reasons: Vec<Option<&str>> = vec![None; lines.len()];
    let first = (0..lines.len()).find(|at| {
        !is_tags(lines[*at])
            && !is_zone(*at, Zone::Headline)
            && !is_zone(*at, Zone::Caption)
            && !named(*at, PROPERTIES)
    });
    let head = first.and_then(|at| Some((at, labelled::properties(&lines[at..], at)?)));
    if let Some((at, head)) = &head {
        reasons[*at..at + head.n_lines].fill(Some("header"));
    }
    if let Some(text) = (0..lines.len()).find(|at| named(*at, TEXT)) {
        let marked = (0..text).find(|at| named(*at, MARKED));
        if head.is_some() || marked.is_some() {
            reasons[text] = Some("header");
        }
        reasons[marked.unwrap_or(text)..text].fill(Some("excerpt"));
    }
    for at in 0..lines.len() {
        if named(at, PROPERTIES) && reasons.get(at + 1) == Some(&Some("header")) {
            reasons[at] = Some("header");
        }
    }
    for at in (0..lines.len()).filter(|at| is_tags(lines[*at])) {
        reasons[at] = reasons[at].or(Some("tags"));
    }
    // What a reader marked may stand below the text as well.
    let is_marked = |at: &usize| {
        let low = lines[*at].to_lowercase();
        is_zone(*at, Zone::Crosshead)
            && (MARKED.contains(&low.as_str()) || low.starts_with("new highlights"))
    };
    let last_text = (0..lines.len()).find(|at| named(*at, TEXT));
    if let Some(from) = last_text.and_then(|it| (it + 1..lines.len()).find(is_marked)) {
        reasons[from..].fill(Some("excerpt"));
    }
    if reasons.iter().all(Option::is_some) {
        return;
    }
    let removed = article.paragraphs.leave(&reasons);
    article.removed.extend(removed);
    if let Some((_, head)) = head {
        let own = std::mem::take(&mut article.metadata);
        let host = head.metadata.url.as_deref().and_then(address::outlet);
        let found = Metadata { source: host, ..Metadata::default() };
        article.metadata = own.or(head.metadata.or(found));
    }
}

/// The state between two events.
struct Walk<'a> {
    body: &'a str,
    lines: LineCounter<'a>,
    gather: Gather,
    removed: Vec<Removed>,
    n_links_open: usize,
    /// How long the words of the paragraph are, and those of its links.
    n_bytes: usize,
    n_linked: usize,
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
            Event::Text(text) | Event::Code(text) => {
                let n_bytes = text.trim().len();
                self.n_bytes += n_bytes;
                self.n_linked += if self.n_links_open > 0 { n_bytes } else { 0 };
                self.gather.add(&text, line);
            }
            Event::SoftBreak | Event::HardBreak => self.gather.add(" ", line),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.gather.add(" ", line);
            }
            Event::Rule => self.flush(),
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
            Tag::Link { .. } => self.n_links_open += 1,
            tag if is_block(&tag.to_end()) => self.flush(),
            _ => {}
        }
    }

    /// Ends a paragraph. One that is nothing but links, and no sentence, leads to other
    /// pages.
    fn flush(&mut self) {
        let is_linked = self.n_linked > 0 && self.n_linked * 10 > self.n_bytes * 9;
        if is_linked && let Some((line, text)) = self.gather.leave_line() {
            let reason = "related-link".to_owned();
            self.removed.push(Removed { line, text, reason });
        }
        (self.n_bytes, self.n_linked) = (0, 0);
        self.gather.flush();
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.gather.end_picture(),
            TagEnd::BlockQuote(_) => self.gather.end_quote(),
            TagEnd::Link => self.n_links_open = self.n_links_open.saturating_sub(1),
            tag if is_block(&tag) => self.flush(),
            _ => {}
        }
    }

    fn leave_out(&mut self, reason: &'static str, range: &Range<usize>) {
        self.flush();
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
    fn leaves_out_what_clippers_know_and_their_readers_marked() {
        check(
            "# Ferry\n\n#clippings #orm\n\n## Metadata\n- Author: [[Ada Tamm]]\n- Category: river\n- URL: https://orm.example/a\n\n## Highlights\n> It rains.\n\n## Content\n\nIt rains. It pours.\n",
            &[
                "1 headline Ferry",
                "15  It rains. It pours.",
                "3 -tags #clippings #orm",
                "5 -header Metadata",
                "6 -header Author: Ada Tamm",
                "7 -header Category: river",
                "8 -header URL: https://orm.example/a",
                "10 -excerpt Highlights",
                "11 -excerpt It rains.",
                "13 -header Content",
            ],
        );
        check(
            "## Details\n\nSource: police.\n",
            &["1 crosshead Details", "3  Source: police."],
        );
    }

    #[test]
    fn leaves_out_lines_that_are_links() {
        check(
            "One [word](a) links.\n\n[Mill burns](b)\n[Read it](c)\n\n- [Ferry halts](d)\n- two\n\n[The whole of this sentence is one link.](e)\n",
            &[
                "1  One word links.",
                "7  two",
                "9  The whole of this sentence is one link.",
                "3 -related-link Mill burns Read it",
                "6 -related-link Ferry halts",
            ],
        );
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
