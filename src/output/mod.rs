//! Bytes out: each format writes a view and knows nothing of how it was made.
//!
//! To add a format, write its file with a `WRITER` and name it in [`WRITERS`].

mod csv;
pub mod html;
pub mod json;
mod markdown;

use crate::compare::Comparison;
use crate::view::report::Options;
use html::Renderer;
use thiserror::Error;

/// Every format, in the order of the help.
pub static WRITERS: &[&Writer] =
    &[&html::WRITER, &json::WRITER, &csv::WRITER, &markdown::WRITER];

/// A format of a result.
#[derive(Debug)]
pub struct Writer {
    /// Its name after `--format`.
    pub id: &'static str,
    /// The extensions of its files, the usual one first.
    pub extensions: &'static [&'static str],
    /// What it is, in a few words.
    pub about: &'static str,
    /// How it is written, which tells of what.
    pub write: Write,
}

/// How a format is written.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// A comparison, whole.
    Comparison(fn(&Compared<'_>) -> Result<String, OutputError>),
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
