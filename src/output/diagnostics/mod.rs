//! Findings of a review as people, editors and services read them.
//!
//! To add a format, write its file with a function from reviewed drafts to text and name
//! it in [`FORMATS`]. `json` and `jsonl` mark suppressed findings as such, `sarif` where
//! it is asked to; the others leave them out.

mod concise;
mod full;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod rdjson;
mod sarif;

use crate::view::review::{FindingView, Reviewed, one_line};

/// A format of findings.
#[derive(Debug)]
pub struct Format {
    /// Its name after `--format`.
    pub id: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Writes the findings of all drafts.
    pub write: fn(&[Reviewed], Style) -> String,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether the text may hold the colours of a terminal.
    pub is_colored: bool,
    /// Whether formats that have a word for them list findings that a comment allows or a
    /// baseline knows.
    pub with_suppressed: bool,
}

/// Every format, in the order of the help.
pub static FORMATS: &[Format] = &[
    Format {
        id: "full",
        about: "each finding with its line, underlined",
        write: full::write,
    },
    Format { id: "concise", about: "one line per finding", write: concise::write },
    Format {
        id: "json",
        about: "one object, `parallax schema review`",
        write: json::write,
    },
    Format { id: "jsonl", about: "one object per finding", write: json::write_lines },
    Format { id: "sarif", about: "SARIF 2.1.0, for code scanning", write: sarif::write },
    Format { id: "github", about: "annotations of GitHub Actions", write: github::write },
    Format { id: "gitlab", about: "GitLab's code quality report", write: gitlab::write },
    Format { id: "junit", about: "JUnit XML, for test reports", write: junit::write },
    Format { id: "rdjson", about: "reviewdog's diagnostics", write: rdjson::write },
    Format { id: "markdown", about: "a list for a pull request", write: markdown::write },
];

/// A message with where its rule is laid down, for formats that have no place of their own.
fn with_reference(it: &FindingView) -> String {
    match &it.reference {
        Some(reference) => format!("{} Reference: {}", it.message, one_line(reference)),
        None => it.message.clone(),
    }
}

/// A path as services compare it with those of a repository: forward slashes, no `./` before.
fn relative(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}
