//! What can be wrong with a pack, with the place and the remedy.

use std::fmt;
use thiserror::Error;

/// A pack that cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[expect(missing_docs, reason = "the messages name the fields")]
pub enum PackError {
    /// A file is not TOML, or holds what the format does not know.
    #[error("{place}: {message}")]
    Syntax {
        place: Place,
        /// What is wrong and what is allowed.
        message: String,
    },
    /// There is no `[pack]` head.
    #[error(
        "{file}: there is no [pack] table; begin with [pack], id, version, language, licence and citation"
    )]
    NoHead {
        /// The file, or the folder's `pack.toml`.
        file: String,
    },
    /// There are two heads.
    #[error("{file}: a second [pack] table; only pack.toml may hold the head")]
    SecondHead { file: String },
    /// Nobody may use a list whose licence and origin are unknown.
    #[error(
        "{file}: `{field}` is empty; a pack does not load without a licence and a citation"
    )]
    NoLicence { file: String, field: &'static str },
    /// Two entries share an id.
    #[error("{place}: the id `{id}` is used twice; ids are unique within a pack")]
    DuplicateId { place: Place, id: String },
    /// A category names a file that the pack lacks.
    #[error(
        "{place}: the pack has no file `{name}`; put it into the pack's folder, or check the name"
    )]
    MissingFile { place: Place, name: String },
    /// A form that holds no word can never be found.
    #[error("{place}: the form “{form}” has no word; strike it")]
    EmptyForm { place: Place, form: String },
    /// Names on the spot that cannot be read.
    #[error("{at}: {message}")]
    Names {
        /// The value, or file and line.
        at: String,
        /// What is wrong, and the remedy.
        message: String,
    },
    /// No built-in pack has this id.
    #[error("there is no built-in pack `{id}`; there are {there}")]
    NoPack {
        id: String,
        /// The ids of the built-in packs.
        there: String,
    },
    /// Two packs share an id.
    #[error(
        "two packs have the id `{id}`; give one another id, or leave the built-in ones out with --no-builtin"
    )]
    SamePack { id: String },
}

/// A place in a file of a pack, counted from 1; columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
}

impl Place {
    /// The place of byte `at` in `content`.
    #[must_use]
    pub fn new(file: &str, content: &str, at: usize) -> Self {
        let before = content.get(..at).unwrap_or(content);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self { file: file.to_owned(), line, column: before[start..].chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}
