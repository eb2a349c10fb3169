//! Why a page cannot be shown or a change not be made.

use std::io;
use std::path::Path;
use thiserror::Error;

/// What went wrong with a request that was allowed.
#[derive(Debug, Error)]
pub(super) enum Fault {
    /// There is no such page, story or article.
    #[error("there is no such page")]
    Missing,
    /// The story is not the one that the page showed; its version now, where the change may
    /// be made all the same.
    #[error("the story was changed in another window since this page was loaded")]
    Changed(Option<String>),
    /// Whoever asked has stopped it.
    #[error("this was stopped")]
    Stopped,
    /// The story holds no article yet.
    #[error("there is no article yet")]
    NoArticle,
    /// What was sent cannot be used; in words for whoever sent it.
    #[error("{0}")]
    Wrong(String),
    /// A file cannot be read or written.
    #[error("{0}")]
    File(String),
}

impl Fault {
    /// A fault of the file system, with the name that a reader knows.
    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self::File(format!("{name}: {error}"))
    }

    /// What the library says about an input.
    pub(super) fn wrong(error: &dyn std::fmt::Display) -> Self {
        Self::Wrong(error.to_string())
    }
}
