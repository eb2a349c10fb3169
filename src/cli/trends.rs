//! `parallax trends`: how each source's wording moves over time.

use crate::analysis::{Analysis, Analyzer};
use crate::cli::Outcome;
use crate::cli::args::Common;
use crate::cli::args_trends::Trends as Args;
use crate::cli::batch::{analyze, articles, cleaning, options};
use crate::cli::compare::templates;
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::lexicon_of_mentions;
use crate::input;
use crate::input::Units;
use crate::lexicon::Lexicon;
use crate::output::html::Renderer;
use crate::output::trends::{FORMATS, Format, Shown};
use crate::trends::{
    Caveat, Gathering, Observation, Options, Subject, is_tables, read_tables, table_files,
};
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::io::{IsTerminal, Write};
use std::path::Path;

/// The formats, as `--format` takes them.
pub(super) fn formats() -> PossibleValuesParser {
    FORMATS.iter().map(|it| PossibleValue::new(it.id).help(it.about)).into()
}

pub(super) fn run(
    args: &Args,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let format = format(args)?;
    let renderer = Renderer::new(&templates(args.template.as_deref())?)?;
    let has_tables = args.input.paths.iter().any(|it| is_tables(it));
    let options = options(&args.input, messages)?;
    let units =
        if has_tables { None } else { Some(list(args, common, &options, messages)?) };
    let stories = units.as_ref().map_or(&[][..], Units::stories);
    let analyzer = Analyzer::new(lexicon_of_mentions(common, stories)?)
        .with_cleaning(cleaning(&args.input))
        .without_speakers();
    let lexicon = analyzer.lexicon();
    let subject = |id: &String| {
        Subject::named(lexicon, id).map_err(|it| anyhow::anyhow!("--concept {it}"))
    };
    let subjects = args.concept.iter().map(subject);
    let wanted = Options {
        by: args.by,
        subjects: subjects.collect::<anyhow::Result<_>>()?,
        seed: args.seed,
    };
    let mut gathering = Gathering::new(lexicon, wanted);
    let gathered = match units {
        None => from_tables(args, common, lexicon, &mut gathering)?,
        Some(units) => {
            from_articles(args, units, &options, &analyzer, &mut gathering, messages)?
        }
    };
    anyhow::ensure!(
        gathering.is_dated(),
        "none of {} articles has a date; give dates in a column `date`, in the front matter or in a story.toml",
        gathered.n_read
    );
    let mut trends = gathering.trends();
    trends.caveats.extend(gathered.caveats);
    let result = format.write(&Shown {
        trends: &trends,
        renderer: &renderer,
        title: args.title.as_deref(),
        has_bom: args.csv_bom,
    })?;
    anyhow::ensure!(
        args.output.is_some() || format.id != "html" || !std::io::stdout().is_terminal(),
        "the report is a page of {} KB; write it to a file with -o trends.html, or pipe it on",
        result.len() / 1024
    );
    let mut output = Output::open(args.output.as_deref())?;
    output.write_all(result.as_bytes())?;
    output.finish()?;
    messages.note(&format!(
        "{} articles, {} series, {} tested for a change",
        gathered.n_read,
        trends.series.len(),
        trends.n_tests
    ));
    Ok(Outcome::Done)
}

/// What was read.
struct Gathered {
    n_read: usize,
    caveats: Vec<Caveat>,
}

fn list(
    args: &Args,
    common: &Common,
    options: &input::Options,
    messages: &Messages,
) -> anyhow::Result<Units> {
    let mut inputs = Inputs::new(common);
    args.template.iter().for_each(|it| inputs.add(it));
    articles(&args.input, options, inputs, &[args.output.as_deref()], messages)
}

/// Reads every article into the gathering.
fn from_articles(
    args: &Args,
    units: Units,
    options: &input::Options,
    analyzer: &Analyzer,
    gathering: &mut Gathering<'_>,
    messages: &Messages,
) -> anyhow::Result<Gathered> {
    let unread = units.unread().iter().filter(|it| !it.is_asset);
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let mut unread: Vec<String> = unread.map(|it| name(&it.path)).collect();
    let observe = |analyses: &mut dyn Iterator<Item = Analysis>| {
        let seen = analyses.map(|it| Observation::new(analyzer.lexicon(), &it));
        seen.collect::<Vec<Observation>>()
    };
    let take = |batch: Vec<Observation>| {
        batch.into_iter().for_each(|it| gathering.add(it));
        Ok(())
    };
    let tally = analyze(units, options, &args.input, analyzer, messages, observe, take)?;
    tally.check(&args.input)?;
    unread.extend(tally.skipped);
    let caveats = if unread.is_empty() {
        Vec::new()
    } else {
        vec![Caveat::Unread { names: unread }]
    };
    Ok(Gathered { n_read: tally.n_read, caveats })
}

/// Reads every row into the gathering.
fn from_tables(
    args: &Args,
    common: &Common,
    lexicon: &Lexicon,
    gathering: &mut Gathering<'_>,
) -> anyhow::Result<Gathered> {
    if let Some(path) = args.input.paths.iter().find(|it| !is_tables(it)) {
        anyhow::bail!(
            "{}: holds no tables, and the other inputs do; give either tables or articles",
            path.display()
        );
    }
    let files = table_files(&args.input.paths)?;
    let mut inputs = Inputs::new(common);
    files.iter().flatten().chain(&args.template).for_each(|it| inputs.add(it));
    inputs.refuse(args.output.as_deref())?;
    let (seen, unknown) = read_tables(&files, lexicon)?;
    let n_read = seen.len();
    seen.into_iter().for_each(|it| gathering.add(it));
    let mut caveats = vec![Caveat::FromTables];
    if !unknown.is_empty() {
        caveats.push(Caveat::UnknownNames { concepts: unknown });
    }
    Ok(Gathered { n_read, caveats })
}

/// The format asked for, else that of the extension, else the page.
fn format(args: &Args) -> anyhow::Result<&'static Format> {
    let extension = args.output.as_deref().and_then(Path::extension);
    let extension = extension.and_then(|it| it.to_str()).map(str::to_lowercase);
    let is_wanted = |it: &&Format| match (&args.format, &extension) {
        (Some(format), _) => it.id == format,
        (None, Some(extension)) => it.extensions.contains(&extension.as_str()),
        (None, None) => true,
    };
    let Some(format) = FORMATS.iter().find(is_wanted) else {
        let known: Vec<String> =
            FORMATS.iter().map(|it| format!(".{}", it.extensions[0])).collect();
        anyhow::bail!(
            "`.{}` is not a known format; name the file {}, or give --format",
            extension.unwrap_or_default(),
            known.join(" or ")
        );
    };
    anyhow::ensure!(
        format.id == "csv" || !args.csv_bom,
        "--csv-bom is for tables, and the format is {}; add --format csv",
        format.id
    );
    Ok(format)
}
