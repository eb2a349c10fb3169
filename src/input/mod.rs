//! From files, folders, tables and standard input to documents, one at a time.
//!
//! [`read`] gives documents in the order of the paths. Where many threads work, [`units`]
//! gives them unopened: going through units costs little, [`Unit::parse`] does the work and
//! may run anywhere. One bad article is an error in its place and does not end the rest.
//!
//! What is known about an article is settled in this order: `--source`, `story.toml`, front
//! matter, the table's columns, the page's own metadata. Without a source it is the folder's name if the inputs lie
//! in two or more folders, otherwise the file's stem.
//!
//! # Adding a format
//!
//! Write `input/ID.rs` with a function from the file's bytes to an `Article` (or from a row
//! to one, for tables), and name it in [`READERS`] with its extensions. Its tests show what
//! becomes of a small file and, for every way in which a file can be malformed, the message.

mod address;
mod archive;
#[cfg(feature = "parquet")]
pub mod arrow;
mod article;
mod bylined;
mod cell;
mod cells;
mod columns;
mod compression;
mod copied;
mod credits;
mod csv;
mod decode;
mod docx;
mod draft;
mod encoding;
mod epub;
mod error;
mod exports;
mod feed;
mod fence;
mod form;
mod front_matter;
mod gather;
mod hard_wrap;
mod headline;
mod heads;
mod html;
mod ids;
mod json;
mod jsonl;
mod labelled;
mod language;
mod line_counter;
mod list;
mod mail;
mod markdown;
mod metadata;
mod notes;
mod odt;
mod outlets;
mod own;
mod packs;
mod paragraphs;
#[cfg(feature = "parquet")]
mod parquet;
mod pasted;
mod plain;
#[cfg(test)]
mod properties;
mod reader;
mod records;
mod repair;
mod rich;
mod rows;
mod rtf;
mod separated;
mod source_rule;
mod stored;
mod story;
#[cfg(test)]
mod tests;
mod unit;
mod warc;
mod webarchive;
mod xml;
mod yaml;
mod zipped;

pub use cells::{TABLES, each_row};
pub use draft::{
    Head, draft_head, language_of, page_date, paragraph_lines, read_docx, read_text,
};
pub use error::InputError;
pub use ids::make_ids_unique;
pub use list::Unread;
pub use own::{MADE, MARKDOWN_MARK, Made, TABLE_MARK, made_in, part};
pub use packs::read_pack;
pub use reader::Reader;
pub use rich::{ParagraphStyle, Rich, RichParagraph, RichRun};
pub use source_rule::SourceRule;
pub use story::Story;
pub use unit::{Unit, Units, unit_in, units};

use crate::document::Document;
use crate::input::reader::Kind;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};

/// Every format that is read.
pub static READERS: &[Reader] = &[
    Reader { id: "txt", extensions: &["txt"], kind: Kind::Articles(plain::read_all) },
    Reader {
        id: "markdown",
        extensions: &["md", "markdown"],
        kind: Kind::Article(markdown::read),
    },
    Reader {
        id: "html",
        extensions: &["html", "htm", "xhtml", "shtml"],
        kind: Kind::Articles(html::read_all),
    },
    Reader {
        id: "jsonl",
        extensions: &["jsonl", "ndjson"],
        kind: Kind::Table { sniff: jsonl::sniff, rows: rows::open, read: jsonl::read },
    },
    Reader {
        id: "csv",
        extensions: &["csv", "tsv", "tab"],
        kind: Kind::Table { sniff: csv::sniff, rows: csv::open, read: csv::read },
    },
    Reader { id: "json", extensions: &["json"], kind: Kind::Articles(json::read) },
    Reader { id: "docx", extensions: &["docx"], kind: Kind::Articles(docx::read) },
    Reader { id: "odt", extensions: &["odt", "fodt"], kind: Kind::Articles(odt::read) },
    Reader { id: "rtf", extensions: &["rtf"], kind: Kind::Articles(rtf::read) },
    Reader {
        id: "mail",
        extensions: &["eml", "mhtml", "mht"],
        kind: Kind::Articles(mail::read),
    },
    Reader {
        id: "feed",
        extensions: &["rss", "atom", "xml"],
        kind: Kind::Articles(feed::read),
    },
    Reader { id: "epub", extensions: &["epub"], kind: Kind::Articles(epub::read) },
    Reader {
        id: "webarchive",
        extensions: &["webarchive"],
        kind: Kind::Article(webarchive::read),
    },
    Reader { id: "zip", extensions: &["zip"], kind: Kind::Articles(zipped::read) },
    #[cfg(feature = "parquet")]
    Reader {
        id: "parquet",
        extensions: &["parquet"],
        kind: Kind::Records { open: parquet::open, read: arrow::read },
    },
    Reader {
        id: "warc",
        extensions: &["warc"],
        kind: Kind::Records { open: warc::open, read: warc::read },
    },
    Reader { id: "story", extensions: &["toml"], kind: Kind::Story },
];

/// The largest article, in MiB: a file, or one row of a table.
const LIMIT_MIB: u64 = 64;

/// The longest text of an article, in MiB: what is found in it takes some forty times as much.
const TEXT_MIB: u64 = 8;

/// How articles are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether texts stay as they are: no zones, front matter, normal form or headline.
    pub raw: bool,
    /// Names of sources, by file; the first rule that fits holds.
    pub sources: Vec<SourceRule>,
    /// The format of standard input and of files named one by one, whatever their extension.
    pub from: Option<&'static Reader>,
    /// Whether stories and links in folders may name files outside their folder.
    pub reads_outside: bool,
    /// The pages of addresses among the paths, or why there is none.
    pub pages: BTreeMap<String, Result<Page, String>>,
}

/// The page of an address, as a front-end fetched it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name that its file has, or would have.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The addresses that a path names: its own, or those that a text file lists, one a line;
/// none where it is a file of something else.
#[must_use]
pub fn addresses(path: &Path) -> Vec<String> {
    let shown = list::shown(path);
    if address::is_address(&shown) {
        return vec![shown];
    }
    form::addresses_in(path).unwrap_or_default()
}

/// Reads articles lazily, in the order of the paths; see [`Reading`].
///
/// Folders are read with the folders in them, sorted by path, without hidden files; a folder
/// that holds a `story.toml` is that story. `-` is standard input.
#[must_use]
pub fn read(paths: &[PathBuf], options: &Options) -> Reading {
    Reading {
        units: units(paths, options),
        options: options.clone(),
        ready: VecDeque::new(),
    }
}

/// Documents, one by one; an article that cannot be read is an error in its place.
pub struct Reading {
    units: Units,
    options: Options,
    /// Those of a file that holds several.
    ready: VecDeque<Result<Document, InputError>>,
}

impl Reading {
    /// The stories among the inputs.
    #[must_use]
    pub fn stories(&self) -> &[Story] {
        self.units.stories()
    }

    /// The files of folders that are of no format that is read.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        self.units.unread()
    }
}

impl Iterator for Reading {
    type Item = Result<Document, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(document) = self.ready.pop_front() {
                return Some(document);
            }
            match self.units.next()? {
                Ok(unit) => self.ready.extend(unit.parse(&self.options)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
