//! `parallax compare`: several articles in, one report out.

use crate::analysis::{Analysis, Analyzer, Session, mentions_of};
use crate::cli::Outcome;
use crate::cli::args::{Common, Compare, Print};
use crate::cli::batch::{analyze, articles, cleaning, options};
use crate::cli::format::{WriteComparison, comparison_format};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::{lexicon, packs};
use crate::compare;
use crate::compare::{Comparison, ConceptComparison, SUGGESTED, Verdict};
use crate::input::{Story, make_ids_unique};
use crate::lexicon::{Lexicon, cues};
use crate::output::Compared;
use crate::output::html::{Renderer, built_in};
use crate::suggest::{DEFAULT_LIMIT, Suggestions, suggest};
use crate::view::comparison::program;
use crate::view::provenance::{Provenance, Settings, provenance};
use crate::view::report;
use crate::view::report::Edition;
use anyhow::{Context, bail};
use std::io::{IsTerminal, Write};
use std::path::Path;

/// A comparison as it is written, with what it was made from.
pub(super) struct Made {
    pub(super) page: String,
    pub(super) provenance: Provenance,
}

/// So many bytes take a browser seconds to show.
const LARGE: usize = 16 << 20;

pub(super) fn run(
    args: &Compare,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let made = make(args, common, messages)?;
    if made.page.len() > LARGE {
        let n = made.page.len() >> 20;
        messages.warning(&format!(
            "the result has {n} MB, which browsers and editors open slowly; compare fewer articles, or read it with a program (--format json)"
        ));
    }
    let is_page = made.page.starts_with("<!");
    anyhow::ensure!(
        args.output.is_some() || !is_page || !std::io::stdout().is_terminal(),
        "the report is a page of {} KB; write it into a file with -o report.html, or send it on with a pipe",
        made.page.len() / 1024
    );
    let mut output = Output::open(args.output.as_deref())?;
    output.write_all(made.page.as_bytes())?;
    output.finish()?;
    if let Some(path) = args.output.as_deref().filter(|it| *it != Path::new("-"))
        && std::io::stderr().is_terminal()
    {
        messages.result(&format!("wrote {}", path.display()));
    }
    messages.note(&format!("{} articles compared", made.provenance.articles.len()));
    Ok(Outcome::Done)
}

/// Reads, compares and renders.
pub(super) fn make(
    args: &Compare,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Made> {
    if args.full_text {
        bail!(
            "--full-text is the default now: leave it out; --publish makes the edition with excerpts"
        );
    }
    let write = comparison_format(args)?;
    let options = options(&args.input, messages)?;
    let templates = templates(args.template.as_deref())?;
    for name in idle_templates(&templates) {
        let message = format!(
            "--template: {name} takes no place: no built-in template has this name, and no other of yours names it"
        );
        anyhow::ensure!(!args.input.strict, "{message} (--strict)");
        messages.warning(&message);
    }
    let renderer = Renderer::new(&templates)?;
    let analyzer = Analyzer::new(lexicon(common)?).with_cleaning(cleaning(&args.input));
    let mut inputs = Inputs::new(common);
    args.template.iter().for_each(|it| inputs.add(it));
    let outputs = [args.output.as_deref()];
    let units = articles(&args.input, &options, inputs, &outputs, messages)?;
    // The title of a story is the report's only where everything comes from that story.
    let story = if let [story] = units.stories() { Some(story.clone()) } else { None };
    let mut analyses: Vec<Analysis> = Vec::new();
    let unread = units.unread().iter().filter(|it| !it.is_asset);
    let unread: Vec<String> = unread.map(|it| name_of(&it.path)).collect();
    let take = |batch: Vec<Analysis>| {
        analyses.extend(batch);
        Ok(())
    };
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
    let of_story = Told { write, renderer, args, common, story };
    let seed = compare::Options { seed: args.seed };
    let mut names = unread;
    names.extend(tally.skipped.iter().cloned());
    let note = |comparison: &mut Comparison<'_>| {
        if !names.is_empty() {
            comparison.caveats.push(compare::Caveat::Unread { names: names.clone() });
        }
    };
    let mut comparison = compare::compare(&analyses, analyzer.lexicon(), seed);
    note(&mut comparison);
    let proposed = if args.no_suggest { None } else { propose(&comparison, common)? };
    let Some((lexicon, found)) = proposed else {
        return of_story.render(&comparison, None);
    };
    let mut session = Session::default();
    for analysis in &mut analyses {
        analysis.mentions = mentions_of(&lexicon, analysis, &mut session);
    }
    let mut comparison = compare::compare(&analyses, &lexicon, seed);
    note(&mut comparison);
    of_story.render(&comparison, Some(&found))
}

/// The name of a file without its folder: no path of the machine is in a report.
fn name_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// How a comparison is asked to be told.
struct Told<'a> {
    write: WriteComparison,
    renderer: Renderer,
    args: &'a Compare,
    common: &'a Common,
    story: Option<Story>,
}

impl Told<'_> {
    fn render(
        self,
        comparison: &Comparison<'_>,
        suggestions: Option<&Suggestions>,
    ) -> anyhow::Result<Made> {
        let Self { write, renderer, args, common, story } = self;
        let settings = settings(args, common);
        let provenance = provenance(comparison, &settings, program());
        let page = write(&Compared {
            comparison,
            options: &report::Options {
                edition: match settings.publish {
                    Some(percent) => {
                        Edition::Published { share: f64::from(percent) / 100.0 }
                    }
                    None => Edition::Whole,
                },
                print: match args.print {
                    Print::Pages => report::Print::Pages,
                    Print::Summary => report::Print::Summary,
                    Print::All => report::Print::All,
                },
                part: args.part.clone(),
                title: args.title.clone().or_else(|| story.as_ref()?.title.clone()),
                story_note: story.and_then(|it| it.note),
                settings,
                ..report::Options::default()
            },
            renderer: &renderer,
            has_bom: args.csv_bom,
            suggestions,
        })?;
        Ok(Made { page, provenance })
    }
}

/// Names of the program's own, where the word lists find nothing that can be counted, with
/// the lexicon that holds them too.
fn propose(
    comparison: &Comparison<'_>,
    common: &Common,
) -> anyhow::Result<Option<(Lexicon, Suggestions)>> {
    let is_enough = |it: &ConceptComparison| it.differs.verdict != Verdict::TooFew;
    let mut packs = packs(common)?;
    let is_there = packs.iter().any(|it| it.head.id == SUGGESTED);
    if is_there || comparison.concepts.iter().any(is_enough) {
        return Ok(None);
    }
    let found = suggest(comparison, DEFAULT_LIMIT)?;
    if found.list.is_empty() {
        return Ok(None);
    }
    packs.push(found.pack.clone());
    Ok(Some((Lexicon::compile(packs, vec![cues()?])?, found)))
}

/// The options that the report records.
fn settings(args: &Compare, common: &Common) -> Settings {
    Settings {
        raw: args.input.raw,
        keep_all: args.input.keep_all,
        no_builtin: common.no_builtin,
        packs: common.packs.clone(),
        without: common.without.clone(),
        names: common.names.clone(),
        sources: args.input.source.clone(),
        from: args.input.from.clone(),
        title: args.title.clone(),
        publish: args.publish.then_some(args.publish_share),
        print: match args.print {
            Print::Pages => None,
            Print::Summary => Some("summary".to_owned()),
            Print::All => Some("all".to_owned()),
        },
        no_suggest: args.no_suggest,
    }
}

/// The files that change nothing: a slip in a name would go unseen.
fn idle_templates(templates: &[(String, String)]) -> impl Iterator<Item = &str> {
    let is_idle = |name: &str| {
        !built_in().iter().any(|it| it.0 == name)
            && !templates.iter().any(|it| it.0 != name && it.1.contains(name))
    };
    templates.iter().map(|it| it.0.as_str()).filter(move |it| is_idle(it))
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
    anyhow::ensure!(
        !templates.is_empty(),
        "{}: the folder holds no template; templates end in .html, .css or .js",
        folder.display()
    );
    templates.sort();
    Ok(templates)
}
