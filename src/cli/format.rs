//! Which format is wanted: by name, else by the extension of the output file.

use crate::cli::args::{Annotate, Compare};
use crate::output::tables::TableWriter;
use crate::output::{ArticleWriter, Compared, OutputError, WRITERS, Write, Writer};
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::path::Path;

pub(super) type WriteComparison = fn(&Compared<'_>) -> Result<String, OutputError>;

fn of_comparisons() -> impl Iterator<Item = (&'static Writer, WriteComparison)> {
    WRITERS.iter().filter_map(|it| match it.write {
        Write::Comparison(write) => Some((*it, write)),
        Write::Articles(_) | Write::Tables(_) => None,
    })
}

/// How `annotate` writes.
#[derive(Clone, Copy)]
pub(super) enum WriteArticles {
    /// One article after the other.
    Articles(ArticleWriter),
    /// Tables in a folder; none where the program was built without.
    Tables(Option<TableWriter>),
}

fn of_articles() -> impl Iterator<Item = (&'static Writer, WriteArticles)> {
    WRITERS.iter().filter_map(|it| match it.write {
        Write::Articles(write) => Some((*it, WriteArticles::Articles(write))),
        Write::Tables(write) => Some((*it, WriteArticles::Tables(write))),
        Write::Comparison(_) => None,
    })
}

/// The formats of a comparison, as `--format` takes them.
pub(super) fn comparison_formats() -> PossibleValuesParser {
    of_comparisons().map(|(it, _)| value(it)).into()
}

/// The formats of articles, as `--format` takes them.
pub(super) fn article_formats() -> PossibleValuesParser {
    of_articles().map(|(it, _)| value(it)).into()
}

/// A format as `--format` takes it: by its id or, where no other has it, its extension (`md`).
fn value(writer: &Writer) -> PossibleValue {
    let is_id = |it: &&str| WRITERS.iter().any(|writer| writer.id == *it);
    let others = writer.extensions.iter().copied().filter(|it| !is_id(it));
    PossibleValue::new(writer.id).help(writer.about).aliases(others)
}

/// The format that the arguments of `compare` ask for.
pub(super) fn comparison_format(args: &Compare) -> anyhow::Result<WriteComparison> {
    let wanted = Wanted::new(args.format.as_deref(), args.output.as_deref());
    let found = of_comparisons().find(|(it, _)| wanted.is(it));
    let Some((writer, write)) = found else {
        return Err(wanted.unknown(of_comparisons().map(|(it, _)| it)));
    };
    anyhow::ensure!(
        writer.id == "csv" || !args.csv_bom,
        "--csv-bom is for tables, and the format is {}; add --format csv",
        writer.id
    );
    let is_part = args.part.is_some();
    anyhow::ensure!(
        writer.id != "svg" || is_part,
        "a picture shows a single row; add --part and its address"
    );
    anyhow::ensure!(
        !is_part || ["html", "svg"].contains(&writer.id),
        "--part writes a page or a picture, and the format is {}; add --format html or svg",
        writer.id
    );
    Ok(write)
}

/// The format that the arguments of `annotate` ask for, and the extension of its files.
pub(super) fn article_format(
    args: &Annotate,
) -> anyhow::Result<(WriteArticles, &'static str)> {
    let wanted = Wanted::new(args.format.as_deref(), args.output.as_deref());
    let mut formats = of_articles();
    let found = formats.find(|(it, _)| wanted.is(it));
    // What an unknown extension holds has always been JSON Lines.
    let found = found.or_else(|| of_articles().next());
    let (writer, write) = found.ok_or_else(|| wanted.unknown(std::iter::empty()))?;
    Ok((write, writer.extensions[0]))
}

/// What decides the format.
struct Wanted<'a> {
    format: Option<&'a str>,
    extension: Option<String>,
}

impl<'a> Wanted<'a> {
    fn new(format: Option<&'a str>, output: Option<&Path>) -> Self {
        let extension = output.and_then(Path::extension).and_then(|it| it.to_str());
        Self { format, extension: extension.map(str::to_lowercase) }
    }

    /// Whether it is this one; the first of all if nothing decides.
    fn is(&self, writer: &Writer) -> bool {
        match (self.format, &self.extension) {
            (Some(format), _) => value(writer).matches(format, false),
            (None, Some(extension)) => writer.extensions.contains(&extension.as_str()),
            (None, None) => true,
        }
    }

    fn unknown(&self, known: impl Iterator<Item = &'static Writer>) -> anyhow::Error {
        let known: Vec<String> =
            known.map(|it| format!(".{}", it.extensions[0])).collect();
        anyhow::anyhow!(
            "`.{}` is not a known format; name the file {}, or give --format",
            self.extension.as_deref().unwrap_or_default(),
            known.join(" or ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, comparison_formats, of_comparisons};
    use clap::{Arg, Command};

    #[test]
    fn a_format_goes_by_its_extension_too() {
        for (given, id) in [("md", "markdown"), ("htm", "html"), ("csv", "csv")] {
            let format = Arg::new("format").value_parser(comparison_formats());
            let args = Command::new("compare").arg(format.long("format"));
            assert!(
                args.try_get_matches_from(["", "--format", given]).is_ok(),
                "{given}"
            );
            let wanted = Wanted::new(Some(given), None);
            let found = of_comparisons().find(|(it, _)| wanted.is(it));
            assert_eq!(found.map(|(it, _)| it.id), Some(id));
        }
    }
}
