//! What can be wrong with an input, with the place and the remedy.

use crate::input::compression::MAX_RATIO;
use crate::input::own::FOUND;
use std::io;
use thiserror::Error;

/// An article, a table's row or a word list that cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the messages name the fields")]
pub enum InputError {
    /// The file or folder does not exist.
    #[error("{path}: there is no such file or folder; check the name")]
    Missing { path: String },
    /// The system does not give the bytes.
    #[error("{path}: {why}; check that you may read it")]
    Unreadable { path: String, why: io::Error },
    /// A link in a folder that leads out of it.
    #[error(
        "{path}: the link leads out of the folder; name its target, or read it with --outside"
    )]
    Outside { path: String },
    /// A report, a lesson, a table or findings that the program wrote.
    #[error(
        "{path}: parallax wrote this, so it is not an article; name the articles themselves"
    )]
    Own { path: String },
    /// A table of what was found in articles.
    #[error("{path}: {FOUND}")]
    Tables { path: String },
    /// A format that the program does not know.
    #[error(
        "{path}: `.{extension}` is not a known extension; known are {known}; rename the file, or name its format with --from"
    )]
    UnknownExtension { path: String, extension: String, known: String },
    /// A file that is not what its extension says.
    #[error("{path}: no readable .{extension}; {remedy}")]
    WrongForm { path: String, extension: &'static str, remedy: &'static str },
    /// A file that holds something else than articles that can be read.
    #[error("{path}: {what}; {remedy}")]
    Refused { path: String, what: &'static str, remedy: &'static str },
    /// An address whose page was not fetched.
    #[error("{address}: {why}")]
    Address {
        address: String,
        /// What is wrong, and what to do.
        why: String,
    },
    /// A format that is not read.
    #[error("{path}: `.{extension}` is not read; {remedy}")]
    NotYet { path: String, extension: String, remedy: &'static str },
    /// `--from` names no format.
    #[error("`{name}` is not a format; --from takes one of {known}")]
    UnknownFormat { name: String, known: String },
    /// `--source` is not `NAME=GLOB`.
    #[error(
        "--source {rule}: {message}; write NAME=GLOB, as in \"Example Daily=daily-*.txt\""
    )]
    SourceRule { rule: String, message: String },
    /// A folder without articles.
    #[error("{path}: the folder has no article; articles end in {known}")]
    EmptyFolder { path: String, known: String },
    /// A folder without a word list.
    #[error("{path}: the folder has no word list; begin with pack.toml")]
    EmptyPack { path: String },
    /// Bytes that are no text.
    #[error("{path}:{line}: the file is not UTF-8; save it as UTF-8")]
    NotUtf8 { path: String, line: u32 },
    /// Bytes of something else: a picture, a program, a word processor's file.
    #[error(
        "{path}:{line}: this is not text; save the article's text as .txt, .md or .html"
    )]
    NoText { path: String, line: u32 },
    /// More bytes than one article may have.
    #[error("{path}{}: larger than {limit} MiB, the limit for one article; split it", at(*line))]
    TooLarge { path: String, line: Option<u32>, limit: u64 },
    /// More bytes than a list, a style or a file of settings has.
    #[error("{path}: larger than {limit} MiB, as no such file is; name the right one")]
    TooLargeList { path: String, limit: u64 },
    /// A packed file that cannot be unpacked.
    #[error("{path}: the compressed data is damaged; fetch or compress it again")]
    Damaged { path: String },
    /// A packed file that unpacks to far more than text does.
    #[error(
        "{path}: expands to more than {ratio} times its size, as no text does; look at it, and unpack it yourself if it is genuine"
    )]
    Bomb { path: String, ratio: u64 },
    /// A web page that cannot be taken apart.
    #[error("{path}:{line}: {message}; save the article's text as .txt or .md")]
    Page { path: String, line: u32, message: String },
    /// A row that is not what a table of articles holds.
    #[error("{path}:{line}: {message}")]
    Row {
        path: String,
        line: u32,
        /// What is wrong and what to do.
        message: String,
    },
    /// A table that cannot be read as a whole.
    #[error("{path}: {message}")]
    Table {
        path: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// Front matter that is not YAML or TOML.
    #[error("{path}:{line}: front matter: {message}")]
    FrontMatter { path: String, line: u32, message: String },
    /// A `story.toml` that is not one.
    #[error("{path}:{line}: {message}")]
    Story {
        path: String,
        line: u32,
        /// What is wrong and what to do.
        message: String,
    },
}

impl InputError {
    /// Tells a missing file from one that may not be read.
    pub(super) fn io(path: &str, why: io::Error) -> Self {
        let path = path.to_owned();
        match why.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::InvalidData => Self::Damaged { path },
            io::ErrorKind::FileTooLarge => Self::Bomb { path, ratio: MAX_RATIO },
            _ => Self::Unreadable { path, why },
        }
    }

    /// The line that is wrong, from 1, where one is.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::NotUtf8 { line, .. }
            | Self::NoText { line, .. }
            | Self::Page { line, .. }
            | Self::Row { line, .. }
            | Self::FrontMatter { line, .. }
            | Self::Story { line, .. } => Some(*line),
            Self::TooLarge { line, .. } => *line,
            _ => None,
        }
    }
}

fn at(line: Option<u32>) -> String {
    line.map_or_else(String::new, |line| format!(":{line}"))
}
