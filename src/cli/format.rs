//! Which format is wanted: by name, else by the extension of the output file.

use crate::cli::args::Compare;
use crate::output::Compared;
use crate::output::OutputError;
use crate::output::WRITERS;
use crate::output::Write;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use std::path::Path;

/// Writes a comparison.
pub(super) type WriteComparison = fn(&Compared<'_>) -> Result<String, OutputError>;

/// The formats of a comparison, as `--format` takes them.
pub(super) fn comparison_formats() -> PossibleValuesParser {
    let writers = WRITERS.iter().filter(|it| matches!(it.write, Write::Comparison(_)));
    writers.map(|it| PossibleValue::new(it.id).help(it.about)).into()
}

/// The format that the arguments of `compare` ask for.
pub(super) fn comparison_format(args: &Compare) -> anyhow::Result<WriteComparison> {
    let extension = args.output.as_deref().and_then(Path::extension);
    let extension = extension.and_then(|it| it.to_str()).map(str::to_lowercase);
    let found = WRITERS.iter().find_map(|it| {
        let Write::Comparison(write) = it.write;
        let is_wanted = match (&args.format, &extension) {
            (Some(format), _) => it.id == format,
            (None, Some(extension)) => it.extensions.contains(&extension.as_str()),
            (None, None) => true,
        };
        is_wanted.then_some((it.id, write))
    });
    let Some((id, write)) = found else {
        let known: Vec<String> =
            WRITERS.iter().map(|it| format!(".{}", it.extensions[0])).collect();
        anyhow::bail!(
            "`.{}` tells no format; name the file {}, or give --format",
            extension.unwrap_or_default(),
            known.join(" or ")
        );
    };
    anyhow::ensure!(
        id == "csv" || !args.csv_bom,
        "--csv-bom marks a table, and the format is {id}; add --format csv"
    );
    Ok(write)
}
