//! `parallax compare`: several articles in, one report out.

use crate::analysis::Analysis;
use crate::analysis::Analyzer;
use crate::cli::Outcome;
use crate::cli::args::Common;
use crate::cli::args::Compare;
use crate::cli::args::CompareFormat;
use crate::cli::args::Print;
use crate::cli::batch::analyze;
use crate::cli::batch::cleaning;
use crate::cli::batch::options;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::lexicon;
use crate::compare;
use crate::compare::Comparison;
use crate::input::make_ids_unique;
use crate::input::units;
use crate::output::html::Renderer;
use crate::output::json;
use crate::view;
use anyhow::Context;
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    args: &Compare,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let format = format(args)?;
    let options = options(&args.input)?;
    let renderer = Renderer::new(&templates(args.template.as_deref())?)?;
    let analyzer = Analyzer::new(lexicon(common)?).with_cleaning(cleaning(&args.input));
    let units = units(&args.input.paths, &options);
    // The title of a story is the report's only where everything comes from that story.
    let story = if let [story] = units.stories() { Some(story.clone()) } else { None };
    let mut analyses: Vec<Analysis> = Vec::new();
    let take = |batch: Vec<Analysis>| {
        analyses.extend(batch);
        Ok(())
    };
    let tally =
        analyze(units, &options, &args.input, &analyzer, messages, |it| it, take)?;
    tally.check(&args.input)?;
    make_ids_unique(analyses.iter_mut().map(|it| &mut it.document));
    let comparison = compare::compare(
        &analyses,
        analyzer.lexicon(),
        compare::Options { seed: args.seed },
    );
    let page = match format {
        CompareFormat::Json => json::pretty(&view::comparison::comparison(&comparison)),
        CompareFormat::Html => {
            let title = args.title.clone().or_else(|| story.as_ref()?.title.clone());
            html(args, &comparison, &renderer, title, story.and_then(|it| it.note))?
        }
    };
    let mut output = Output::open(args.output.as_deref())?;
    output.write_all(page.as_bytes())?;
    output.finish()?;
    messages.note(&format!(
        "{} articles of {} sources compared",
        comparison.articles.len(),
        comparison.sources.len()
    ));
    Ok(Outcome::Done)
}

fn format(args: &Compare) -> anyhow::Result<CompareFormat> {
    let extension = args.output.as_deref().and_then(Path::extension);
    let extension = extension.and_then(|it| it.to_str()).map(str::to_lowercase);
    Ok(match (args.format, extension.as_deref()) {
        (Some(format), _) => format,
        (None, None | Some("html" | "htm")) => CompareFormat::Html,
        (None, Some("json")) => CompareFormat::Json,
        (None, Some(other)) => anyhow::bail!(
            "`.{other}` tells no format; name the file .html or .json, or give --format"
        ),
    })
}

fn html(
    args: &Compare,
    comparison: &Comparison<'_>,
    renderer: &Renderer,
    title: Option<String>,
    note: Option<String>,
) -> anyhow::Result<String> {
    let options = view::report::Options {
        full_text: args.full_text,
        print_summary: args.print == Print::Summary,
        title,
        story_note: note,
        ..view::report::Options::default()
    };
    Ok(renderer.render(&view::report::report(comparison, &options))?)
}

/// The user's own templates: name and content.
fn templates(folder: Option<&Path>) -> anyhow::Result<Vec<(String, String)>> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{}: no such folder of templates", folder.display()))?;
    let mut templates = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name =
            path.file_name().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
        let is_template = [".html", ".css", ".js"].iter().any(|end| name.ends_with(end));
        if path.is_file() && is_template {
            #[expect(
                clippy::disallowed_methods,
                reason = "a front-end reads the user's files"
            )]
            let content = std::fs::read_to_string(&path).with_context(|| {
                format!("{}: cannot be read as UTF-8 text", path.display())
            })?;
            templates.push((name, content));
        }
    }
    templates.sort();
    Ok(templates)
}
