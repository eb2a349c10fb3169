//! Feeds in RSS and Atom, one article per item; and the XML in which trafilatura keeps one.

use crate::document::{Caveat, Removed, Zone};
use crate::input::article::Article;
use crate::input::encoding::Decoded;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::xml::{Node, Tag};
use crate::input::{InputError, address, decode, encoding, html, metadata, xml};
use std::borrow::Cow;

pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    let fault = |line: u32, message: String| {
        vec![Err(InputError::Page { path: path.to_owned(), line, message })]
    };
    let Decoded { text, .. } = match encoding::decode(bytes, None, path) {
        Ok(decoded) => decoded,
        Err(error) => return vec![Err(error)],
    };
    let mut kept = Kept::default();
    if is_kept(&text) && xml::walk(&text, |node| kept.step(node)).is_ok() {
        return vec![Ok(kept.finish(is_raw))];
    }
    let mut feed = Feed::default();
    if let Err((at, message)) = xml::walk(&text, |node| feed.step(node)) {
        let line = decode::line_at(text.as_bytes(), at);
        return fault(line, format!("the feed is not XML ({message})"));
    }
    if !feed.is_feed {
        return fault(1, "this XML is not a feed of articles".to_owned());
    }
    if feed.items.is_empty() {
        return fault(1, "the feed has no article".to_owned());
    }
    let (title, author) = (feed.title.take(), feed.author.take());
    let items = feed
        .items
        .into_iter()
        .map(|it| Item { author: it.author.or_else(|| author.clone()), ..it });
    items.map(|it| Ok(it.finish(title.as_deref(), is_raw))).collect()
}

/// Whether a text begins as trafilatura writes an article.
pub(super) fn is_kept(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(text.len().min(1024))];
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let head = match head.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |it| it.1).trim_start(),
        None => head,
    };
    head.starts_with("<doc ") && head.contains("<main")
}

/// An article as trafilatura keeps it: what is known in attributes, the text in `<main>`.
#[derive(Default)]
struct Kept {
    metadata: Metadata,
    paragraphs: Paragraphs,
    removed: Vec<Removed>,
    words: String,
    is_main: bool,
    /// Inside how many block quotations the text stands.
    n_quotes: usize,
}

impl Kept {
    fn step(&mut self, node: Node<'_>) {
        match node {
            Node::Open(tag) if tag.name == "doc" => self.metadata = Self::about(&tag),
            Node::Open(tag) => {
                self.open(&tag.name);
            }
            Node::Text(text) => self.words.push_str(&text),
            Node::Close(_, name) => self.close(&name),
        }
    }

    fn about(tag: &Tag<'_>) -> Metadata {
        let value = |name: &str| tag.attribute(name).and_then(|it| metadata::value(&it));
        let address = value("source").or_else(|| value("url"));
        let mut found = Metadata {
            title: value("title"),
            byline: value("author"),
            source: value("sitename").or_else(|| value("hostname")),
            url: address.filter(|it| address::is_address(it)),
            language: value("language").and_then(|it| metadata::language(&it)),
            ..Metadata::default()
        };
        if let Some(date) = value("date") {
            found.set_date(&date);
        }
        found
    }

    fn open(&mut self, name: &str) {
        match name {
            "main" => self.is_main = true,
            "quote" => {
                self.flush(None);
                self.n_quotes += 1;
            }
            "p" | "head" | "item" | "list" | "table" | "row" | "code" => self.flush(None),
            "lb" | "cell" => self.words.push(' '),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "main" => {
                self.flush(None);
                self.is_main = false;
            }
            "head" => self.flush(Some(Zone::Crosshead)),
            "p" | "item" | "list" | "table" | "row" | "comments" | "code" => {
                self.flush(None);
            }
            "quote" => {
                self.flush(None);
                self.n_quotes = self.n_quotes.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn flush(&mut self, zone: Option<Zone>) {
        let words = std::mem::take(&mut self.words);
        let text = decode::normalize_line(&xml::resolve(&words));
        if text.trim().is_empty() {
            return;
        }
        let line = u32::try_from(self.paragraphs.list.len() + 1).unwrap_or(u32::MAX);
        if self.is_main {
            self.paragraphs.push(&text, line, zone);
            if self.n_quotes > 0 && zone.is_none() {
                self.paragraphs.set_off();
            }
        } else {
            self.removed.push(Removed { line, text, reason: "comments".to_owned() });
        }
    }

    fn finish(mut self, is_raw: bool) -> Article {
        self.flush(None);
        let Self { metadata, mut paragraphs, removed, .. } = self;
        if is_raw {
            paragraphs = Paragraphs::verbatim(paragraphs.text);
        }
        Article { metadata, paragraphs, removed, ..Article::default() }
    }
}

#[derive(Default)]
struct Feed {
    is_feed: bool,
    title: Option<String>,
    /// Who writes all of it.
    author: Option<String>,
    items: Vec<Item>,
    /// The elements that are open, the outermost first.
    open: Vec<String>,
    words: String,
    /// Whether an element's words are mark-up of its own.
    n_inner: usize,
}

#[derive(Default)]
struct Item {
    title: Option<String>,
    link: Option<String>,
    date: Option<String>,
    author: Option<String>,
    source: Option<String>,
    text: String,
    summary: String,
}

impl Feed {
    fn step(&mut self, node: Node<'_>) {
        match node {
            Node::Open(tag) => self.open(&tag),
            Node::Text(text) => self.words.push_str(&text),
            Node::Close(prefix, name) => self.close(&prefix, &name),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        self.is_feed |= self.open.is_empty() && ["rss", "feed", "RDF"].contains(&name);
        // XHTML inside an entry keeps its tags.
        if self.n_inner > 0 {
            self.n_inner += 1;
            self.words.push_str(&format!("<{name}>"));
            return;
        }
        if tag.attribute("type").is_some_and(|it| it == "xhtml") {
            self.n_inner = 1;
            self.words.clear();
            self.open.push(name.to_owned());
            return;
        }
        if name == "item" || name == "entry" {
            self.items.push(Item::default());
        }
        if name == "link"
            && let (Some(item), Some(href)) = (self.item(), tag.attribute("href"))
            && tag.attribute("rel").is_none_or(|it| it == "alternate")
        {
            item.link = Some(href);
        }
        self.open.push(name.to_owned());
        self.words.clear();
    }

    /// The item that is open.
    fn item(&mut self) -> Option<&mut Item> {
        let is_inside = self.open.iter().any(|it| it == "item" || it == "entry");
        if is_inside { self.items.last_mut() } else { None }
    }

    fn close(&mut self, prefix: &str, name: &str) {
        if self.n_inner > 1 {
            self.n_inner -= 1;
            self.words.push_str(&format!("</{name}>"));
            return;
        }
        self.n_inner = 0;
        self.open.pop();
        let words = std::mem::take(&mut self.words);
        let value = metadata::value(&xml::resolve(&words));
        let is_author =
            self.open.last().is_some_and(|it| it == "author" || it == "source");
        let parent = self.open.last().cloned().unwrap_or_default();
        let Some(item) = self.item() else {
            if name == "title"
                && self.title.is_none()
                && ["channel", "feed"].contains(&parent.as_str())
            {
                self.title = value;
            } else if name == "name" && parent == "author" {
                self.author = value;
            }
            return;
        };
        match name {
            "title" if prefix != "media" && !is_author => {
                item.title = item.title.take().or(value);
            }
            "title" if parent == "source" => item.source = value,
            "link" | "origLink" => {
                item.link =
                    value.filter(|it| address::is_address(it)).or(item.link.take());
            }
            "pubDate" | "published" | "date" => item.date = value.or(item.date.take()),
            "updated" => item.date = item.date.take().or(value),
            "creator" => item.author = value,
            "author" => item.author = item.author.take().or(value),
            "name" if is_author => item.author = value,
            "source" => item.source = value.or(item.source.take()),
            "encoded" | "content" if prefix != "media" => item.text = words,
            "description" | "summary" if prefix != "media" => item.summary = words,
            _ => {}
        }
    }
}

/// The name behind an address of mail, as RSS has it: `ada@orm.example (Ada Tamm)`.
fn named(author: &str) -> &str {
    let inner = author.split_once('(').filter(|it| it.0.contains('@'));
    inner.and_then(|it| it.1.strip_suffix(')')).unwrap_or(author)
}

impl Item {
    fn finish(self, feed: Option<&str>, is_raw: bool) -> Article {
        let mut metadata = Metadata {
            title: self.title,
            byline: self.author.map(|it| named(&it).to_owned()),
            source: self.source.or_else(|| feed.map(str::to_owned)),
            url: self.link,
            ..Metadata::default()
        };
        if let Some(date) = self.date {
            metadata.set_date(&date);
        }
        let is_short = self.text.trim().is_empty();
        let words = if is_short { self.summary } else { self.text };
        if is_short && !words.trim().is_empty() {
            let what =
                "The feed has a summary but no text; the summary was read instead.";
            metadata.caveats.push(Caveat::Reading(what.to_owned()));
        }
        let is_marked = words.contains('<');
        let mut removed = Vec::new();
        let paragraphs = match (is_raw, is_marked) {
            (true, true) => Paragraphs::verbatim(html::text_of(&words)),
            (true, false) => Paragraphs::verbatim(xml::resolve(&words)),
            (false, true) => {
                let (paragraphs, left) = html::paragraphs_of(&words);
                removed = left;
                paragraphs
            }
            (false, false) => {
                let text = xml::resolve(&words);
                Paragraphs::from_lines(decode::normalize(Cow::Owned(text)))
            }
        };
        Article { metadata, paragraphs, removed, ..Article::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(xml: &str, expected: &[&str]) {
        let found: Vec<String> = read(xml.as_bytes().to_vec(), "a.xml", false)
            .into_iter()
            .map(|it| match it {
                Ok(it) => {
                    let data = it.metadata;
                    let date = data.date.map(|it| it.to_string());
                    let fields = [data.source, date, data.title, data.byline, data.url];
                    let fields: Vec<_> =
                        fields.into_iter().map(Option::unwrap_or_default).collect();
                    let kinds: Vec<_> = data.caveats.iter().map(|it| it.kind()).collect();
                    format!(
                        "{}|{}|{}",
                        fields.join("|"),
                        it.paragraphs.text.replace('\n', " / "),
                        kinds.join(" ")
                    )
                }
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_rss() {
        check(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Orm Post</title><link>https://orm.example</link><item><title>Ferry &amp; mill</title><link>https://orm.example/1</link><dc:creator>Ada Tamm</dc:creator><pubDate>Fri, 03 May 2024 10:00:00 +0000</pubDate><description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>“Two,” she said.</p>]]></content:encoded></item><item><title>Mill</title><description>&lt;p&gt;It burns.&lt;/p&gt;</description></item></channel></rss>",
            &[
                "Orm Post|2024-05-03|Ferry & mill|Ada Tamm|https://orm.example/1|One. / “Two,” she said.|",
                "Orm Post||Mill|||It burns.|reading",
            ],
        );
    }

    #[test]
    fn reads_what_trafilatura_keeps() {
        check(
            "<doc sitename=\"Orm Post\" title=\"Ferry\" author=\"Ada Tamm\" date=\"2024-05-03\" source=\"https://orm.example/a\"><main><p>One <hi>word</hi>.</p><head rend=\"h2\">Two</head><p>Three.</p></main><comments><p>Four.</p></comments></doc>",
            &[
                "Orm Post|2024-05-03|Ferry|Ada Tamm|https://orm.example/a|One word. / Two / Three.|",
            ],
        );
    }

    #[test]
    fn reads_atom() {
        check(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Orm Post</title><entry><title>Ferry</title><link href=\"https://orm.example/1\"/><published>2024-05-03T10:00:00Z</published><author><name>Ada Tamm</name></author><content type=\"xhtml\"><div><p>One.</p><p>Two.</p></div></content></entry></feed>",
            &["Orm Post|2024-05-03|Ferry|Ada Tamm|https://orm.example/1|One. / Two.|"],
        );
        check(
            "<feed><title>Orm Post</title><author><name>Ada Tamm</name></author><entry><title>Ferry</title><content type=\"html\">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>",
            &["Orm Post||Ferry|Ada Tamm||One.|"],
        );
        check(
            "<note>x</note>",
            &[
                "a.xml:1: this XML is not a feed of articles; save the article's text as .txt or .md",
            ],
        );
    }
}
