//! The columns of a table of articles, whatever the table's format and its names for them.

use crate::document::Caveat;
use crate::input::article::Article;
use crate::input::cell::Cell;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, address, decode, html, metadata, repair};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// What one row says; only a text must be there.
#[derive(Debug, Default)]
pub(super) struct Columns<'a> {
    cells: [Cell<'a>; Column::N],
    /// How far down its list the name stood by which each cell was found.
    ranks: [usize; Column::N],
    /// Names of columns that are not read.
    pub(super) left: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Source,
    Title,
    Date,
    Url,
    Language,
    Byline,
    Note,
    Licence,
    Text,
}

/// The names of each column as programs write them, the best first, without signs between
/// their letters and in small letters.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Id, &["id", "articleid", "docid", "uuid"]),
    (
        Column::Source,
        &[
            "source",
            "outlet",
            "publication",
            "publisher",
            "newspaper",
            "medianame",
            "medium",
            "sourcename",
            "newssource",
            "sourcehostname",
            "sitename",
            "publicationname",
            "publicationtitle",
            "journal",
            "site",
            "hostname",
            "sourcedomain",
            "domain",
            "website",
            "feed",
            "feedname",
            "feedtitle",
            "mediatitle",
            "newsoutlet",
            "mediaoutlet",
            "media",
            "brand",
            "provider",
            "newspapername",
            "papername",
            "paper",
            "quelle",
            "zeitung",
            "journaltitle",
            "fuente",
            "medio",
            "bron",
            "krant",
            "fonte",
            "testata",
            "källa",
            "kilde",
        ],
    ),
    (
        Column::Title,
        &[
            "title",
            "headline",
            "articletitle",
            "heading",
            "newstitle",
            "webtitle",
            "mainheadline",
            "hed",
            "hedline",
            "titel",
            "überschrift",
            "titre",
            "título",
            "titulo",
            "titular",
            "titolo",
            "rubrik",
        ],
    ),
    (
        Column::Date,
        &[
            "date",
            "published",
            "publishedat",
            "publishdate",
            "pubdate",
            "publicationdate",
            "datepublish",
            "datepublished",
            "publisheddate",
            "publishedon",
            "publishedtime",
            "publishtime",
            "articledate",
            "datetime",
            "newsdate",
            "seendate",
            "firstpublicationdate",
            "webpublicationdate",
            "publishingdate",
            "publishing",
            "publicationtime",
            "releasedate",
            "dateofpublication",
            "issuedate",
            "datetimepub",
            "timestamp",
            "datum",
            "erschienen",
            "erscheinungsdatum",
            "fecha",
            "data",
            "dato",
            "time",
            "day",
        ],
    ),
    (
        Column::Url,
        &[
            "url",
            "link",
            "weburl",
            "articleurl",
            "permalink",
            "canonicalurl",
            "sourceurl",
            "urlsource",
            "sourcelink",
            "originalurl",
            "websiteurl",
            "pageurl",
            "origurl",
            "href",
            "uri",
        ],
    ),
    (Column::Language, &["language", "lang", "languagecode"]),
    (
        Column::Byline,
        &[
            "byline",
            "author",
            "authors",
            "creator",
            "creators",
            "writer",
            "authorname",
            "journalist",
            "reporter",
            "writtenby",
            "autor",
            "autorin",
            "autoren",
            "verfasser",
            "auteur",
            "auteurs",
            "autore",
            "forfatter",
            "författare",
        ],
    ),
    (Column::Note, &["note", "notes"]),
    (Column::Licence, &["licence", "license"]),
    (
        Column::Text,
        &[
            "text",
            "content",
            "body",
            "maintext",
            "fulltext",
            "articletext",
            "articlebody",
            "bodytext",
            "articlecontent",
            "plaintext",
            "article",
            "textcontent",
            "story",
            "storytext",
            "storybody",
            "storycontent",
            "pagetext",
            "documenttext",
            "markdowncontent",
            "doctext",
            "cleantext",
            "cleanedtext",
            "textbody",
            "postcontent",
            "newsbody",
            "newscontent",
            "contenttext",
            "newstext",
            "news",
            "transcript",
            "rawtext",
            "bodyhtml",
            "html",
            "contenthtml",
            "description",
            "summary",
            "abstract",
            "snippet",
            "excerpt",
        ],
    ),
];

/// Words before a name that say that it is the article's.
const OF_ARTICLE: &[&str] =
    &["article", "story", "news", "item", "document", "doc", "page", "original", "full"];

/// Names under which a text is only the beginning of the article, or about it.
const SHORT: &[&str] = &["description", "summary", "abstract", "snippet", "excerpt"];

impl Column {
    const N: usize = 10;

    /// What a column of that name holds, and how far down the list the name stands.
    pub(super) fn named(name: &str) -> Option<(Self, usize)> {
        let folded: String = name
            .chars()
            .filter(|it| it.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let find = |name: &str| {
            NAMES.iter().find_map(|(column, names)| {
                Some((*column, names.iter().position(|it| *it == name)?))
            })
        };
        // `story headline`, `article author`: what it is of stands before the name.
        let of_it = || OF_ARTICLE.iter().find_map(|it| find(folded.strip_prefix(it)?));
        find(&folded).or_else(of_it)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Columns<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ColumnsVisitor)
    }
}

struct ColumnsVisitor;

impl<'de> Visitor<'de> for ColumnsVisitor {
    type Value = Columns<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Columns<'de>, A::Error> {
        let mut columns = Columns::default();
        while let Some((name, cell)) = map.next_entry::<Cow<'de, str>, Cell<'de>>()? {
            columns.put(&name, cell);
        }
        Ok(columns)
    }
}

impl<'a> Columns<'a> {
    /// Takes a cell by its column's name; of several for one thing the best that is not
    /// empty holds.
    pub(super) fn put(&mut self, name: &str, cell: Cell<'a>) {
        let Some((column, rank)) = Column::named(name) else {
            if !name.trim().is_empty() {
                self.left.push(name.to_owned());
            }
            return;
        };
        // A source that is an address says where the article stood.
        let is_address = cell.as_str().is_some_and(address::is_address);
        if column == Column::Source && is_address {
            if !self.is_filled(Column::Url) {
                self.cells[Column::Url as usize] = cell;
                self.ranks[Column::Url as usize] = usize::MAX;
            }
            return;
        }
        let at = column as usize;
        let is_new = self.cells[at] == Cell::Missing;
        if is_new
            || is_filled(&cell) && (!self.is_filled(column) || rank < self.ranks[at])
        {
            self.cells[at] = cell;
            self.ranks[at] = rank;
        }
    }

    fn is_filled(&self, column: Column) -> bool {
        is_filled(&self.cells[column as usize])
    }

    fn take(&mut self, column: Column) -> Cell<'a> {
        std::mem::take(&mut self.cells[column as usize])
    }

    /// Makes the article; `fault` gives a message its place.
    ///
    /// # Errors
    ///
    /// If there is no text.
    pub(super) fn into_article(
        mut self,
        is_raw: bool,
        fault: impl Fn(String) -> InputError,
    ) -> Result<Article, InputError> {
        let mut metadata = self.metadata();
        let rank = self.ranks[Column::Text as usize];
        let text = match self.take(Column::Text) {
            Cell::Text(text) => text,
            Cell::List(texts) => Cow::Owned(texts.join("\n")),
            Cell::Null => Cow::Borrowed(""),
            Cell::Missing => {
                return Err(fault(
                    "there is no column `text`; put the article's text there".to_owned(),
                ));
            }
            Cell::Scalar(_) | Cell::Nested => {
                return Err(fault(
                    "`text` is not a text; put quotation marks around it".to_owned(),
                ));
            }
        };
        if is_raw {
            let paragraphs = Paragraphs::verbatim(text.into_owned());
            return Ok(Article { metadata, paragraphs, ..Article::default() });
        }
        let names =
            NAMES.iter().find(|it| it.0 == Column::Text).map_or(&[][..], |it| it.1);
        if names.get(rank).is_some_and(|it| SHORT.contains(it)) && !text.trim().is_empty()
        {
            let what = "The row has a description but no text; the description was read instead.";
            metadata.caveats.push(Caveat::Reading(what.to_owned()));
        }
        if is_withdrawn(&text) {
            let what = "the service has withdrawn this article; only “[Removed]” is left";
            return Err(fault(what.to_owned()));
        }
        let text = undressed(decode::normalize(text), &mut metadata.caveats);
        Ok(Article {
            metadata,
            paragraphs: Paragraphs::from_lines(text),
            ..Article::default()
        })
    }

    fn metadata(&mut self) -> Metadata {
        let mut caveats = Vec::new();
        // Ids come back as they are: other tables refer to them.
        let id = self.take(Column::Id);
        let id = id.as_str().filter(|id| !id.trim().is_empty()).map(str::to_owned);
        let mut value = |name: &str, cell: Cell<'_>| match cell {
            Cell::Nested => {
                caveats.push(Caveat::UnknownField(name.to_owned()));
                None
            }
            Cell::List(texts) => metadata::value(&texts.join(", ")),
            cell => cell.as_str().and_then(plain_value),
        };
        let source = value("source", self.take(Column::Source));
        let title = value("title", self.take(Column::Title));
        let byline = value("byline", self.take(Column::Byline)).map(|it| names(&it));
        let url = value("url", self.take(Column::Url));
        let note = value("note", self.take(Column::Note));
        let licence = value("licence", self.take(Column::Licence));
        let language = self.take(Column::Language);
        let language = language.as_str().and_then(metadata::language);
        let host =
            url.as_deref().filter(|it| address::is_address(it)).and_then(address::outlet);
        let mut metadata = Metadata {
            id,
            source: source.or(host),
            title,
            byline,
            url,
            note,
            licence,
            language,
            caveats,
            ..Metadata::default()
        };
        match self.take(Column::Date) {
            Cell::Missing | Cell::Null => {}
            Cell::Nested | Cell::List(_) => metadata.set_date("…"),
            date => metadata.set_date(date.as_str().unwrap_or_default()),
        }
        metadata
    }
}

fn is_filled(cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Missing | Cell::Null => false,
        Cell::Text(text) => !text.trim().is_empty(),
        Cell::Scalar(_) | Cell::List(_) | Cell::Nested => true,
    }
}

/// A value on one line, with references to characters resolved.
fn plain_value(text: &str) -> Option<String> {
    let text = repair::text(text, true, &mut Vec::new()).into_owned();
    metadata::value(&text)
}

/// The names of a list as Python writes it: `['Ada Tamm', 'Bo Reyes']`.
fn names(text: &str) -> String {
    let inner = text.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let Some(inner) = inner else { return text.to_owned() };
    let names = inner.split(',').map(|it| it.trim().trim_matches(['\'', '"']).trim());
    names.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Tags by which a text is known to be HTML.
const TAGS: &[&str] = &[
    "</p>",
    "<p>",
    "<br",
    "</a>",
    "</div>",
    "</strong>",
    "</em>",
    "</span>",
    "</b>",
    "</i>",
    "</h2>",
    "</li>",
];

/// Takes off a text what a program between has put on it: tags, line breaks written out,
/// references to characters, the note that more follows.
fn undressed<'t>(text: Cow<'t, str>, caveats: &mut Vec<Caveat>) -> Cow<'t, str> {
    let mut text = text;
    // The bytes that all of this needs are rare in plain text.
    if !text.contains(['<', '\\', '&', '[']) && text.is_ascii() {
        return text;
    }
    let is_broken = text.contains("\\n") && !text.trim().contains('\n');
    if is_broken {
        text = Cow::Owned(
            text.replace("\\r", "")
                .replace("\\n", "\n")
                .replace("\\t", " ")
                .replace("\\\"", "\""),
        );
    }
    if let Some(list) = python_list(&text) {
        text = Cow::Owned(list);
    }
    let lower = text.contains('<') && {
        let lower = text.to_lowercase();
        TAGS.iter().any(|it| lower.contains(it))
    };
    if lower {
        text =
            Cow::Owned(decode::normalize(Cow::Owned(html::text_of(&text))).into_owned());
    }
    if let Some((at, n_missing)) = cut_off(&text) {
        caveats.push(Caveat::Teaser { n_missing });
        text = Cow::Owned(text[..at].trim_end().to_owned());
    }
    match repair::text(&text, !lower, caveats) {
        Cow::Borrowed(_) => text,
        Cow::Owned(repaired) => {
            Cow::Owned(decode::normalize(Cow::Owned(repaired)).into_owned())
        }
    }
}

/// Whether a service left nothing but a word where an article was.
fn is_withdrawn(text: &str) -> bool {
    let text = text.trim();
    ["[removed]", "[deleted]", "[withdrawn]"]
        .iter()
        .any(|it| text.eq_ignore_ascii_case(it))
}

/// The items of a list of texts as Python writes it, one a line.
fn python_list(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    let mark = inner.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
    let inner = inner.strip_prefix(mark)?.strip_suffix(['\'', '"'])?;
    let mut list = inner.to_owned();
    for between in ["', '", "', \"", "\", '", "\", \""] {
        list = list.replace(between, "\n");
    }
    Some(list.replace("\\'", "'"))
}

/// `… [+543 chars]`, as a news service ends what it gives away.
fn cut_off(text: &str) -> Option<(usize, usize)> {
    let head = text
        .trim_end()
        .strip_suffix(" chars]")
        .or_else(|| text.trim_end().strip_suffix(" characters]"))?;
    let at = head.rfind("[+")?;
    Some((at, head[at + 2..].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::undressed;
    use std::borrow::Cow;

    #[test]
    fn takes_off_what_a_program_put_on() {
        for (text, expected) in [
            ("<p>One <a href=\"x\">two</a>.</p><p>Three.</p>", "One two.\nThree."),
            (r"One.\n\nTwo.", "One.\n\nTwo."),
            ("['One.', \"Two's.\"]", "One.\nTwo's."),
            ("&ldquo;One&rdquo;", "“One”"),
            ("One… [+5 chars]", "One…"),
            ("a < b [sic]", "a < b [sic]"),
        ] {
            assert_eq!(undressed(Cow::Borrowed(text), &mut Vec::new()).trim(), expected);
        }
    }
}
