//! Findings of a review as people, editors and services read them.
//!
//! To add a format, write its file with a function from reviewed drafts to text and name it
//! in [`FORMATS`]. Formats for machines list suppressed findings where they have a word for
//! it; the others leave them out.

mod concise;
mod full;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod rdjson;
mod sarif;

use crate::view::review::Reviewed;

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

/// Whether the text may hold the colours of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters alone.
    Plain,
    /// With colours.
    Colored,
}

/// Every format, in the order of the help.
pub static FORMATS: &[Format] = &[
    Format {
        id: "full",
        about: "each finding with its line, underlined",
        write: full::write,
    },
    Format { id: "concise", about: "one line a finding", write: concise::write },
    Format {
        id: "json",
        about: "one object, `parallax schema review`",
        write: json::write,
    },
    Format { id: "jsonl", about: "one object a finding", write: json::write_lines },
    Format { id: "sarif", about: "SARIF 2.1.0, for code scanning", write: sarif::write },
    Format { id: "github", about: "annotations of GitHub Actions", write: github::write },
    Format { id: "gitlab", about: "GitLab's code quality report", write: gitlab::write },
    Format { id: "junit", about: "JUnit XML, for test reports", write: junit::write },
    Format { id: "rdjson", about: "reviewdog's diagnostics", write: rdjson::write },
    Format { id: "markdown", about: "a list for a pull request", write: markdown::write },
];

/// A path as services compare it with those of a repository: forward slashes, no `./` before.
fn relative(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}
