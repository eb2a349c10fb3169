//! Bytes out: each format writes a view and knows nothing of how it was made.
//!
//! To add a format, write its file with a `WRITER` and name it in [`WRITERS`].

mod brat;
mod compact;
mod conllu;
mod csv;
pub mod diagnostics;
pub mod evidence;
mod file_stem;
pub mod html;
pub mod json;
mod jsonl;
pub mod lesson;
mod lesson_docx;
mod lesson_markdown;
pub mod lesson_questions;
#[cfg(test)]
mod lesson_tests;
mod markdown;
mod marked;
mod points;
mod quoted;
pub mod suggestions;
mod svg;
pub mod tables;
pub mod trends;
mod webannotation;

pub use file_stem::{file_stem, unique_file_stem};

use crate::analysis::Analysis;
use crate::compare::Comparison;
use crate::lexicon::Lexicon;
use crate::suggest::Suggestions;
use crate::view::report::Options;
use html::Renderer;
use tables::TableWriter;
use thiserror::Error;

/// Every format, in the order of the help.
pub static WRITERS: &[&Writer] = &[
    &html::WRITER,
    &json::WRITER,
    &csv::WRITER,
    &markdown::WRITER,
    &svg::WRITER,
    &jsonl::WRITER,
    &marked::WRITER,
    &conllu::WRITER,
    &brat::WRITER,
    &webannotation::WRITER,
    &tables::CSV,
    &tables::PARQUET,
    &tables::ARROW,
];

/// A format of a result.
#[derive(Debug)]
pub struct Writer {
    /// Its name after `--format`.
    pub id: &'static str,
    /// The extensions of its files, the usual one first.
    pub extensions: &'static [&'static str],
    /// What it is, in a few words.
    pub about: &'static str,
    /// How it is written, and so from what.
    pub write: Write,
}

/// How a format is written.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// A comparison, whole.
    Comparison(fn(&Compared<'_>) -> Result<String, OutputError>),
    /// Articles, one after the other.
    Articles(ArticleWriter),
    /// Tables of many articles, in files of a folder; none where the program was built without.
    Tables(Option<TableWriter>),
}

/// How articles are written; each is appended as soon as it is measured.
#[derive(Clone, Copy, Debug)]
pub struct ArticleWriter {
    /// What stands before the first.
    pub begin: fn() -> Result<String, OutputError>,
    /// Appends one.
    pub article: fn(&Article<'_>, &mut Vec<u8>) -> Result<(), OutputError>,
    /// What stands after the last.
    pub end: &'static str,
    /// Whether a file holds one article only.
    pub is_single: bool,
    /// Whether the text stands in a file of its own, beside what is said of it.
    pub has_text_beside: bool,
    /// Further files of a folder, by name.
    pub companions: &'static [(&'static str, &'static str)],
}

impl ArticleWriter {
    /// A format whose articles simply follow each other.
    const fn plain(
        article: fn(&Article<'_>, &mut Vec<u8>) -> Result<(), OutputError>,
    ) -> Self {
        Self {
            begin: || Ok(String::new()),
            article,
            end: "",
            is_single: false,
            has_text_beside: false,
            companions: &[],
        }
    }
}

/// An article with how it is to be shown.
pub struct Article<'a> {
    /// What was found.
    pub analysis: &'a Analysis,
    /// What its mentions are mentions of.
    pub lexicon: &'a Lexicon,
    /// Whether mentions of low confidence are listed too.
    pub with_low: bool,
}

/// A comparison with how it is to be shown.
pub struct Compared<'a> {
    /// What was found.
    pub comparison: &'a Comparison<'a>,
    /// How a report shows it.
    pub options: &'a Options,
    /// The templates of a report.
    pub renderer: &'a Renderer,
    /// Whether a table begins with a byte order mark.
    pub has_bom: bool,
    /// What the program proposes, where no word list found enough.
    pub suggestions: Option<&'a Suggestions>,
}

/// Why a view could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// A template is wrong, or asks for what the view does not hold.
    #[error("templates/{template}: {message}; {remedy}")]
    Template {
        /// The file, as far as it is known.
        template: String,
        /// What is wrong, with line and column.
        message: String,
        /// What to do.
        remedy: &'static str,
    },
    /// An archive cannot be written.
    #[error("the document cannot be packed: {0}")]
    Packed(#[from] zip::result::ZipError),
    /// No row of the report has the address that is asked for.
    #[error(
        "--part {part}: no row of this report has that address; the ¶ beside a row copies its address (for instance {example})"
    )]
    NoPart {
        /// The address.
        part: String,
        /// One that there is.
        example: String,
    },
}

#[cfg(test)]
mod tests {
    use super::WRITERS;
    use std::collections::BTreeSet;
    use std::mem::discriminant;

    #[test]
    fn ids_and_extensions_tell_one_format() {
        for writer in WRITERS {
            let of_the_same = || {
                let kind = discriminant(&writer.write);
                WRITERS.iter().filter(move |it| discriminant(&it.write) == kind)
            };
            let ids: BTreeSet<&str> = of_the_same().map(|it| it.id).collect();
            assert_eq!(ids.len(), of_the_same().count());
            let extensions = of_the_same().flat_map(|it| it.extensions);
            let unique: BTreeSet<&&str> = extensions.clone().collect();
            assert_eq!(unique.len(), extensions.count());
        }
    }
}
