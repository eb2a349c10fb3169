//! Doubts about one article. Analysis does not fail; it says what to be careful with.

use std::fmt;

/// What a reader should know about one article before trusting its figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// There is no text.
    Empty,
    /// A date was given that could not be read.
    UnreadableDate(String),
    /// Metadata that is not understood was left alone.
    UnknownField(String),
    /// Bytes that are not UTF-8 were replaced.
    NotUtf8 {
        /// The first line with such bytes.
        line: u32,
    },
    /// The encoding is not declared and was told from the bytes.
    GuessedEncoding(String),
    /// No article was found in a web page, so that all its text was taken.
    WholePage,
    /// No pack that is loaded is for the article's language.
    UncoveredLanguage(String),
    /// A quotation has no closing mark, or one that closes nothing.
    UnbalancedMarks {
        /// The first line concerned.
        line: u32,
        /// How many marks are left over.
        n_marks: usize,
    },
    /// Words that hold Latin letters and others that look like them.
    MixedLetters {
        /// The first line concerned.
        line: u32,
        /// How many words.
        n_words: usize,
    },
}

impl Caveat {
    /// The kind, for machines.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnreadableDate(_) => "unreadable-date",
            Self::UnknownField(_) => "unknown-field",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::GuessedEncoding(_) => "guessed-encoding",
            Self::WholePage => "whole-page",
            Self::UncoveredLanguage(_) => "uncovered-language",
            Self::UnbalancedMarks { .. } => "unbalanced-marks",
            Self::MixedLetters { .. } => "mixed-letters",
        }
    }
}

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "The article has no text."),
            Self::UnreadableDate(text) => {
                write!(f, "The date “{text}” could not be read; write it as 2025-03-12.")
            }
            Self::UnknownField(name) => {
                write!(f, "The field “{name}” is not known and was left aside.")
            }
            Self::NotUtf8 { line } => write!(
                f,
                "Line {line} holds bytes that are not UTF-8; they show as \u{fffd}. Save the file as UTF-8."
            ),
            Self::GuessedEncoding(name) => write!(
                f,
                "The file is not UTF-8; it was read as {name}, which was told from its bytes. If letters look wrong, save it as UTF-8."
            ),
            Self::WholePage => write!(
                f,
                "No article was told from the rest of the page; all its words are counted. Save the article's text as .txt to be sure."
            ),
            Self::UncoveredLanguage(code) => write!(
                f,
                "The article is in the language “{code}”, for which no word list is loaded; its figures mean little. Load one with --lexicon, or name the right language in the front matter."
            ),
            Self::UnbalancedMarks { line, n_marks: 1 } => write!(
                f,
                "A quotation mark has no partner (line {line}); whose words follow it is uncertain."
            ),
            Self::UnbalancedMarks { line, n_marks } => write!(
                f,
                "{n_marks} quotation marks have no partner (first on line {line}); whose words follow them is uncertain."
            ),
            Self::MixedLetters { line, n_words } => write!(
                f,
                "Words that mix Latin letters with Cyrillic or Greek ones are not found in any list ({n_words}, first on line {line}); put the right letters in."
            ),
        }
    }
}
