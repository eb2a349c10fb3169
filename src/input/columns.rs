//! The columns of a table of articles, whatever the table's format.

use crate::document::Caveat;
use crate::input::article::Article;
use crate::input::cell::Cell;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, decode, metadata};
use serde::Deserialize;
use std::borrow::Cow;

/// What one row says; other columns are left alone, and only `text` must be there.
#[derive(Default, Deserialize)]
pub(super) struct Columns<'a> {
    #[serde(borrow, default)]
    pub(super) id: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) source: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) title: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) headline: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) date: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) url: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) language: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) byline: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) author: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) note: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) licence: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) license: Cell<'a>,
    #[serde(borrow, default)]
    pub(super) text: Cell<'a>,
}

/// The names of the columns.
pub(super) const NAMES: &[&str] = &[
    "author", "byline", "date", "headline", "id", "language", "licence", "license",
    "note", "source", "text", "title", "url",
];

impl<'a> Columns<'a> {
    /// The cell of a column by its name.
    pub(super) fn cell_mut(&mut self, name: &str) -> Option<&mut Cell<'a>> {
        Some(match name {
            "author" => &mut self.author,
            "byline" => &mut self.byline,
            "date" => &mut self.date,
            "headline" => &mut self.headline,
            "id" => &mut self.id,
            "language" => &mut self.language,
            "licence" => &mut self.licence,
            "license" => &mut self.license,
            "note" => &mut self.note,
            "source" => &mut self.source,
            "text" => &mut self.text,
            "title" => &mut self.title,
            "url" => &mut self.url,
            _ => return None,
        })
    }

    /// Makes the article; `fault` gives a message its place.
    ///
    /// # Errors
    ///
    /// If there is no text.
    pub(super) fn into_article(
        self,
        is_raw: bool,
        fault: impl Fn(String) -> InputError,
    ) -> Result<Article, InputError> {
        let metadata = self.metadata();
        let text = match self.text {
            Cell::Text(text) => text,
            Cell::Null => Cow::Borrowed(""),
            Cell::Missing => {
                return Err(fault(
                    "there is no column `text`; put the article's text there".to_owned(),
                ));
            }
            Cell::Scalar(_) | Cell::Nested => {
                return Err(fault(
                    "`text` is not a text; put it between quotation marks".to_owned(),
                ));
            }
        };
        let paragraphs = if is_raw {
            Paragraphs::verbatim(text.into_owned())
        } else {
            Paragraphs::from_lines(decode::normalize(text))
        };
        Ok(Article { metadata, paragraphs, ..Article::default() })
    }

    fn metadata(&self) -> Metadata {
        let mut caveats = Vec::new();
        let mut value = |name: &str, cell: &Cell<'_>| {
            if *cell == Cell::Nested {
                caveats.push(Caveat::UnknownField(name.to_owned()));
            }
            cell.as_str().and_then(metadata::value)
        };
        // Ids come back as they are: other tables refer to them.
        let id = self.id.as_str().filter(|id| !id.trim().is_empty()).map(str::to_owned);
        let source = value("source", &self.source);
        let title =
            value("title", &self.title).or_else(|| value("headline", &self.headline));
        let byline =
            value("byline", &self.byline).or_else(|| value("author", &self.author));
        let url = value("url", &self.url);
        let note = value("note", &self.note);
        let licence =
            value("licence", &self.licence).or_else(|| value("license", &self.license));
        let language = self.language.as_str().and_then(metadata::language);
        let mut metadata = Metadata {
            id,
            source,
            title,
            byline,
            url,
            note,
            licence,
            language,
            caveats,
            ..Metadata::default()
        };
        match &self.date {
            Cell::Missing | Cell::Null => {}
            Cell::Nested => metadata.set_date("…"),
            date => metadata.set_date(date.as_str().unwrap_or_default()),
        }
        metadata
    }
}
