//! A draft: a file as it is, and what its extension says about its form.

use std::path::Path;

/// How a text is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Not at all.
    #[default]
    Plain,
    /// Markdown, with front matter or without.
    Markdown,
    /// A web page.
    Html,
}

impl Form {
    /// The form of files with this name; plain where the extension tells nothing.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let extension = Path::new(path).extension().unwrap_or_default();
        match &*extension.to_string_lossy().to_lowercase() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::Plain,
        }
    }
}

/// A text to review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The path as given, or `-`.
    pub path: String,
    /// The file as it is; findings point into it.
    pub text: String,
    /// How it is marked up.
    pub form: Form,
}

impl Draft {
    /// A draft in the form that its name tells.
    #[must_use]
    pub fn new(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), form: Form::of(path), text }
    }
}
