//! `parallax lexicon suggest`: names that no list knows, proposed from the articles alone.

use crate::analysis::{Analysis, Analyzer};
use crate::cli::Outcome;
use crate::cli::args::{Common, Suggest, SuggestFormat};
use crate::cli::batch::{analyze, articles, cleaning, options};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::lexicon;
use crate::compare::{Options, compare};
use crate::input::make_ids_unique;
use crate::output::json::pretty;
use crate::output::suggestions::listing;
use crate::suggest::suggest;
use crate::view::suggestions::suggestions;
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    args: &Suggest,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let format = format(args);
    let options = options(&args.input, messages)?;
    let mut analyses: Vec<Analysis> = Vec::new();
    let take = |batch: Vec<Analysis>| {
        analyses.extend(batch);
        Ok(())
    };
    let outputs = [args.output.as_deref()];
    let units = articles(&args.input, &options, Inputs::new(common), &outputs, messages)?;
    let lexicon = lexicon(common, units.stories())?;
    let analyzer = Analyzer::new(lexicon).with_cleaning(cleaning(&args.input));
    let tally = analyze(
        units,
        &options,
        &args.input,
        &analyzer,
        messages,
        |it| it.collect(),
        take,
    )?;
    tally.check(&args.input)?;
    make_ids_unique(analyses.iter_mut().map(|it| &mut it.document));
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let found = suggest(&comparison, usize::from(args.limit))?;
    let result = match format {
        SuggestFormat::Toml => found.toml.clone(),
        SuggestFormat::Json => pretty(&suggestions(&comparison, &found)),
        SuggestFormat::Text => listing(&suggestions(&comparison, &found)),
    };
    let mut output = match (&args.output, format) {
        (None, SuggestFormat::Text) => Output::page(),
        (path, _) => Output::open(path.as_deref())?,
    };
    output.write_all(result.as_bytes())?;
    output.finish()?;
    if found.list.is_empty() {
        messages.warning(
            &"nothing to propose: no name or word differs between sources in the same place; say what goes by several names with --names \"THING: NAME | NAME\"",
        );
    }
    messages.note(&format!(
        "{} suggestions from {} articles",
        found.list.len(),
        analyses.len()
    ));
    Ok(Outcome::Done)
}

/// The format asked for, else that of the extension, else the listing.
fn format(args: &Suggest) -> SuggestFormat {
    let extension = args.output.as_deref().and_then(Path::extension);
    let of_extension = match extension.and_then(|it| it.to_str()) {
        Some("toml") => SuggestFormat::Toml,
        Some("json") => SuggestFormat::Json,
        _ => SuggestFormat::Text,
    };
    args.format.unwrap_or(of_extension)
}
