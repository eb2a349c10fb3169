//! A draft: a file as it is, and what its extension says about its form.

use crate::input::{Rich, language_of};
use crate::review::project::Projection;
use std::path::Path;

/// How a text is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Not at all.
    #[default]
    Plain,
    /// Markdown, with front matter or without.
    Markdown,
    /// Markdown between code and components.
    Mdx,
    /// A web page.
    Html,
}

/// The extensions of drafts, with their forms. Of a `.docx` the text is read.
const FORMS: &[(&str, Form)] = &[
    ("md", Form::Markdown),
    ("markdown", Form::Markdown),
    ("mdown", Form::Markdown),
    ("qmd", Form::Markdown),
    ("rmd", Form::Markdown),
    ("mdx", Form::Mdx),
    ("txt", Form::Plain),
    ("text", Form::Plain),
    ("docx", Form::Plain),
    ("html", Form::Html),
    ("htm", Form::Html),
    ("xhtml", Form::Html),
];

impl Form {
    /// The form of files with this name; none where its extension is not that of a draft.
    #[must_use]
    pub fn named(path: &str) -> Option<Self> {
        let extension = Path::new(path).extension()?.to_string_lossy().to_lowercase();
        FORMS.iter().find(|it| it.0 == extension).map(|it| it.1)
    }

    /// The same, plain where the extension says nothing.
    #[must_use]
    pub fn of(path: &str) -> Self {
        Self::named(path).unwrap_or_default()
    }

    /// The extensions of drafts.
    pub fn extensions() -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|it| it.0)
    }

    /// Whether Markdown's signs mark it up.
    #[must_use]
    pub fn is_markdown(self) -> bool {
        matches!(self, Self::Markdown | Self::Mdx)
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
    /// The document of a word processor that the text is of, with its styles.
    pub rich: Option<Rich>,
}

impl Draft {
    /// A draft in the format that its name implies.
    #[must_use]
    pub fn new(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), form: Form::of(path), text, rich: None }
    }

    /// The language that its words show; English if they are too few to show it.
    #[must_use]
    pub fn language(&self) -> String {
        language_of(&Projection::of(self).text)
    }
}
