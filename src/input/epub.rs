//! E-books: a saved article, or an issue with one article per chapter.
//!
//! An `.epub` is an archive of pages; its package file names them in order (EPUB 3.3).
//! A page without a heading goes on with the article before it.

use crate::document::{Date, Removed};
use crate::input::archive::Archive;
use crate::input::article::Article;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::xml::Node;
use crate::input::{InputError, address, archive, decode, html, metadata, xml, zipped};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The part that says where the package file is.
pub(super) const CONTAINER: &str = "META-INF/container.xml";

/// The most pages of a book that are read.
const MAX_PAGES: usize = 2000;

/// The shortest headline by which a list of contents is known, in letters.
const MIN_TITLE: usize = 8;

/// A page of fewer words is a cover or a title.
const FEW_WORDS: usize = 25;

pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    // Whatever its name says, an archive of something else is read as what it is.
    if archive::lacks(&bytes, CONTAINER) {
        return zipped::read(bytes, path, is_raw);
    }
    match open(&bytes, path) {
        Err(error) => vec![Err(error)],
        Ok(articles) if is_raw => articles
            .into_iter()
            .map(|it| {
                let paragraphs = Paragraphs::verbatim(it.paragraphs.text);
                Ok(Article { paragraphs, removed: Vec::new(), ..it })
            })
            .collect(),
        Ok(articles) => articles.into_iter().map(Ok).collect(),
    }
}

fn open(bytes: &[u8], path: &str) -> Result<Vec<Article>, InputError> {
    let wrong_form = || InputError::WrongForm {
        path: path.to_owned(),
        extension: "epub",
        remedy: "the file is damaged, locked or another format; save the article's text as .txt",
    };
    let mut archive = Archive::open(bytes, path)?;
    if archive.has("META-INF/encryption.xml") && archive.has("META-INF/rights.xml") {
        return Err(wrong_form());
    }
    let container = archive.xml(CONTAINER)?.ok_or_else(wrong_form)?;
    let place = package_place(&container).ok_or_else(wrong_form)?;
    let package = archive.xml(&place)?.ok_or_else(wrong_form)?;
    let book = Book::read(&package).ok_or_else(wrong_form)?;
    let folder = place.rsplit_once('/').map_or("", |it| it.0);
    let mut articles: Vec<Article> = Vec::new();
    let mut removed = Vec::new();
    let mut n_pages = 0;
    for page in book.pages().take(MAX_PAGES) {
        let Some(page) = archive.xml(&resolved(folder, page))? else { continue };
        n_pages += 1;
        if breaks_off(&page) {
            return Err(InputError::Refused {
                path: path.to_owned(),
                what: "a page of the book breaks off",
                remedy: "save or fetch the book again",
            });
        }
        let page = html::book_page(&page, path)?;
        let n_words = page.paragraphs.text.split_whitespace().count();
        let has_head = page.metadata.title.is_some();
        match articles.last_mut() {
            Some(last) if !has_head => last.join(page),
            _ if n_words < FEW_WORDS => {
                let text = decode::normalize_line(&page.paragraphs.text);
                if !text.is_empty() {
                    let reason = "cover".to_owned();
                    removed.push(Removed { line: 1, text, reason });
                }
            }
            _ => articles.push(page),
        }
    }
    if articles.is_empty() || n_pages == 0 {
        return Err(wrong_form());
    }
    let contents = leave_contents(&mut articles);
    removed.extend(contents);
    let is_one = articles.len() == 1;
    for article in &mut articles {
        let own = std::mem::take(&mut article.metadata);
        article.metadata = own.or(book.metadata(is_one));
    }
    articles[0].removed.extend(removed);
    Ok(articles)
}

/// Takes out the pages that list the others: their paragraphs begin with headlines of theirs.
fn leave_contents(articles: &mut Vec<Article>) -> Vec<Removed> {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let titles: BTreeSet<String> = articles
        .iter()
        .filter_map(|it| it.metadata.title.as_deref().map(letters))
        .filter(|it| it.len() >= MIN_TITLE)
        .collect();
    let is_contents = |article: &Article| {
        let own = article.metadata.title.as_deref().map(letters).unwrap_or_default();
        let lines = article.paragraphs.lines();
        // The title that is next in order before a line is the one it may begin with.
        let is_listed = |line: &&&str| {
            let line = letters(line);
            titles
                .range(..=line.clone())
                .next_back()
                .is_some_and(|it| *it != own && line.starts_with(it.as_str()))
        };
        let n_listed = lines.iter().filter(is_listed).count();
        n_listed >= 2 || n_listed == 1 && lines.len() <= 4
    };
    let (listing, kept): (Vec<Article>, Vec<Article>) =
        articles.drain(..).partition(is_contents);
    if kept.is_empty() {
        *articles = listing;
        return Vec::new();
    }
    *articles = kept;
    let line = |it: Article| {
        let text = decode::normalize_line(&it.paragraphs.text);
        Removed { line: 1, text, reason: "contents".to_owned() }
    };
    listing.into_iter().map(line).collect()
}

/// Whether a page ends before its root element does; a book's pages are XHTML, which closes it.
fn breaks_off(page: &str) -> bool {
    let page = page.to_ascii_lowercase();
    page.contains("<html") && !page.contains("</html")
}

impl Article {
    /// Adds a page that goes on with the article.
    fn join(&mut self, page: Self) {
        let text = &page.paragraphs.text;
        for paragraph in &page.paragraphs.list {
            self.paragraphs.push(paragraph.span.of(text), paragraph.line, paragraph.zone);
            if paragraph.is_set_off {
                self.paragraphs.set_off();
            }
        }
        self.removed.extend(page.removed);
    }
}

/// Where the package file is.
fn package_place(container: &str) -> Option<String> {
    let mut place = None;
    xml::walk(container, |node| {
        if let Node::Open(tag) = node
            && tag.name == "rootfile"
            && place.is_none()
        {
            place = tag.attribute("full-path");
        }
    })
    .ok()?;
    place
}

/// The place of a page in the archive, from the folder of the package file.
fn resolved(folder: &str, page: &str) -> String {
    let page = page.split(['#', '?']).next().unwrap_or_default();
    let page = address::percent_decoded(page);
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in page.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What the package file says.
#[derive(Default)]
struct Book {
    /// Each page's place by its id, where it is one to read.
    places: BTreeMap<String, String>,
    /// The ids of pages in the order of reading.
    order: Vec<String>,
    /// Name and words of the fields that describe the book.
    fields: Vec<(String, String)>,
    /// When the file was made.
    made: Option<String>,
}

impl Book {
    fn read(package: &str) -> Option<Self> {
        let mut book = Self::default();
        let mut field: Option<(String, String)> = None;
        xml::walk(package, |node| match node {
            Node::Open(tag) if tag.prefix == "dc" => {
                field = Some((tag.name.clone(), String::new()));
            }
            Node::Open(tag)
                if tag
                    .attribute("property")
                    .is_some_and(|it| it == "dcterms:modified") =>
            {
                field = Some(("modified".to_owned(), String::new()));
            }
            Node::Open(tag) if tag.name == "item" => {
                let value = |name| tag.attribute(name).unwrap_or_default();
                let is_page = value("media-type").contains("html");
                let is_contents = value("properties").split(' ').any(|it| it == "nav");
                if is_page && !is_contents {
                    book.places.insert(value("id"), value("href"));
                }
            }
            Node::Open(tag) if tag.name == "itemref" => {
                let is_beside = tag.attribute("linear").is_some_and(|it| it == "no");
                if let Some(id) = tag.attribute("idref").filter(|_| !is_beside) {
                    book.order.push(id);
                }
            }
            Node::Text(words) => {
                if let Some((_, value)) = &mut field {
                    value.push_str(&words);
                }
            }
            Node::Close(prefix, name) if prefix == "dc" || name == "meta" => {
                book.fields.extend(field.take());
            }
            _ => {}
        })
        .ok()?;
        book.made = book.field("modified");
        Some(book)
    }

    fn pages(&self) -> impl Iterator<Item = &str> {
        self.order.iter().filter_map(|id| self.places.get(id)).map(String::as_str)
    }

    fn field(&self, name: &str) -> Option<String> {
        let mut all = self.fields.iter().filter(|it| it.0 == name);
        all.find_map(|it| metadata::value(&decode::normalize(Cow::Borrowed(&it.1))))
    }

    /// What holds for its only article, or for each of several.
    fn metadata(&self, is_one: bool) -> Metadata {
        let url = self.field("source").filter(|it| address::is_address(it));
        let publisher = self.field("publisher");
        // Programs that make books name themselves there.
        let is_maker = |it: &String| {
            ["calibre", "pandoc", "dotepub", "instapaper", "pocket", "wallabag"]
                .contains(&it.to_lowercase().as_str())
        };
        // They name an issue after the paper and the day: `Orm Post [Fri, 3 May 2024]`.
        let issue = || {
            let title = self.field("title").filter(|_| !is_one)?;
            let (name, day) = title.split_once(['[', '(', ','])?;
            let is_day = day.trim_end_matches([']', ')']).parse::<Date>().is_ok();
            metadata::value(name).filter(|_| is_day)
        };
        let source = publisher.filter(|it| !is_maker(it)).or_else(issue);
        let mut found = Metadata {
            source: source.or_else(|| url.as_deref().and_then(address::outlet)),
            language: self.field("language").and_then(|it| metadata::language(&it)),
            ..Metadata::default()
        };
        if is_one {
            found.title = self.field("title");
            found.byline = self.field("creator");
            found.url = url;
        }
        // A program that knows no day of the articles gives that on which it made the book.
        if let Some(date) = self.field("date").filter(|it| Some(it) != self.made.as_ref())
        {
            found.set_date(&date);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{read, resolved};
    use crate::input::archive::tests::pack;

    const TEXT: &str = "The bridge at Ostrow was closed on Monday, the mayor said, and the ferry will run twice an hour until the end of May, as it did in the winter of the flood.";

    /// Source, day, headline and number of paragraphs of each article.
    #[track_caller]
    fn check(fields: &str, pages: &[&str], expected: &[&str]) {
        let items: String = (0..pages.len())
            .map(|at| format!("<item id=\"p{at}\" href=\"text/p%20{at}.xhtml\" media-type=\"application/xhtml+xml\"/>"))
            .collect();
        let order: String =
            (0..pages.len()).map(|at| format!("<itemref idref=\"p{at}\"/>")).collect();
        let package = format!(
            "<package><metadata>{fields}</metadata><manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>{items}</manifest><spine><itemref idref=\"n\"/>{order}</spine></package>"
        );
        let container = "<container><rootfiles><rootfile full-path=\"OEBPS/a.opf\"/></rootfiles></container>";
        let mut parts = vec![
            ("mimetype".to_owned(), "application/epub+zip".to_owned()),
            ("META-INF/container.xml".to_owned(), container.to_owned()),
            ("OEBPS/a.opf".to_owned(), package),
        ];
        for (at, page) in pages.iter().enumerate() {
            let page = format!(
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body>{}</body></html>",
                page.replace("TEXT", TEXT)
            );
            parts.push((format!("OEBPS/text/p {at}.xhtml"), page));
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
        let found: Vec<String> = read(pack(&parts), "a.epub", false)
            .into_iter()
            .map(|it| match it {
                Err(error) => error.to_string(),
                Ok(it) => {
                    let data = it.metadata;
                    let date = data.date.map(|it| it.to_string());
                    let fields: Vec<String> = [data.source, date, data.title]
                        .into_iter()
                        .map(Option::unwrap_or_default)
                        .collect();
                    format!("{}|{}", fields.join("|"), it.paragraphs.list.len())
                }
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_a_saved_article() {
        check(
            "<dc:title>Bridge closed</dc:title><dc:source>https://www.orm.example/b</dc:source><dc:date>2025-03-12</dc:date>",
            &["<p>Bridge closed</p>", "<h1>Bridge closed</h1><p>TEXT</p>", "<p>TEXT</p>"],
            &["orm.example|2025-03-12|Bridge closed|2"],
        );
    }

    #[test]
    fn reads_an_issue() {
        check(
            "<dc:title>Orm Post, Monday</dc:title><dc:publisher>Orm Post</dc:publisher>",
            &["<h2>Bridge closed</h2><p>TEXT</p>", "<h2>Mill burns</h2><p>TEXT</p>"],
            &["Orm Post||Bridge closed|1", "Orm Post||Mill burns|1"],
        );
    }

    #[test]
    fn leaves_out_lists_of_contents_and_bars_of_links() {
        let bar = "<p>| <a href=\"x\">Next</a> | <a href=\"y\">Main menu</a> |</p>";
        check(
            "<dc:title>Orm Post [Fri, 3 May 2024]</dc:title><dc:publisher>calibre</dc:publisher>",
            &[
                &format!(
                    "<h1>Front page</h1>{bar}<p>Bridge closed [09:10]</p><p>TEXT</p><p>Mill burns</p>"
                ),
                &format!("<h2>Bridge closed</h2>{bar}<p>TEXT</p>{bar}"),
                &format!("<h2>Mill burns</h2>{bar}<p>TEXT</p>"),
            ],
            &["Orm Post||Bridge closed|1", "Orm Post||Mill burns|1"],
        );
    }

    #[test]
    fn names_what_is_damaged() {
        let error = "a.epub: no readable .epub; the file is damaged, locked or another format; save the article's text as .txt";
        check("", &["<p>x</p>"], &[error]);
        let bytes = pack(&[("META-INF/container.xml", b"<container/>")]);
        assert_eq!(
            read(bytes, "a.epub", false).remove(0).unwrap_err().to_string(),
            error
        );
        assert_eq!(resolved("OEBPS/x", "../a%20b.html#c"), "OEBPS/a b.html");
    }
}
