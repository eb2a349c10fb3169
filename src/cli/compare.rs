//! `parallax compare`: several articles in, one report out.

use crate::analysis::{Analysis, Analyzer};
use crate::cli::Outcome;
use crate::cli::args::{Common, Compare, Print};
use crate::cli::batch::{analyze, articles, cleaning, options};
use crate::cli::format::{WriteComparison, comparison_format};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::compare::{Comparison, limit_threads};
use crate::desk::{Comparing, compare_with_proposals};
use crate::input::{Story, make_ids_unique};
use crate::lexicon::{Lexicon, cues};
use crate::output::html::{Renderer, built_in};
use crate::output::{Compared, evidence};
use crate::suggest::Suggestions;
use crate::view::comparison::program;
use crate::view::provenance::{Provenance, Settings, provenance};
use crate::view::report;
use crate::view::report::Edition;
use anyhow::{Context, bail};
use std::io::{IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// A comparison as it is written, with what it was made from.
pub(super) struct Made {
    pub(super) page: String,
    /// The file beside the page that holds every passage, not yet in its place.
    evidence: Option<(PathBuf, Output)>,
    pub(super) provenance: Provenance,
    /// Whether the page shows the first of long lists.
    is_short: bool,
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
            "the result has {n} MB, and browsers and editors will open it slowly; compare fewer articles, or read it with a program (--format json)"
        ));
    }
    let is_page = made.page.starts_with("<!");
    anyhow::ensure!(
        args.output.is_some() || !is_page || !std::io::stdout().is_terminal(),
        "the report is a page of {} KB; write it to a file with -o report.html, or pipe it on",
        made.page.len() / 1024
    );
    let mut output = Output::open(args.output.as_deref())?;
    output.write_all(made.page.as_bytes())?;
    if let Some((path, table)) = made.evidence {
        table.finish()?;
        messages.note(&format!("every passage is in {}", path.display()));
    } else if made.is_short {
        messages.warning(
            &"the page shows the beginning of long lists; with -o FILE a table beside it holds every passage",
        );
    }
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
            "--template: {name} is not used: no built-in template has this name, and none of yours includes it"
        );
        anyhow::ensure!(!args.input.strict, "{message} (--strict)");
        messages.warning(&message);
    }
    let renderer = Renderer::new(&templates)?;
    let mut inputs = Inputs::new(common);
    args.template.iter().for_each(|it| inputs.add(it));
    let beside = evidence_file(args.output.as_deref());
    let outputs = [args.output.as_deref(), beside.as_deref()];
    let units = articles(&args.input, &options, inputs, &outputs, messages)?;
    let lists = common.lists().with_stories(units.stories());
    let lexicon = Lexicon::compile(lists.read()?, vec![cues()?])?;
    // The process ends with the run: word lists and articles are not taken apart piece by piece.
    let analyzer = Analyzer::new(lexicon).with_cleaning(cleaning(&args.input));
    let analyzer = ManuallyDrop::new(analyzer);
    // The title of a story is the report's only where everything comes from that story.
    let story = if let [story] = units.stories() { Some(story.clone()) } else { None };
    limit_threads(args.input.n_threads());
    let mut analyses: ManuallyDrop<Vec<Analysis>> = ManuallyDrop::new(Vec::new());
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
    let mut names = unread;
    names.extend(tally.skipped.iter().cloned());
    let how = Comparing {
        lists: &lists,
        seed: args.seed,
        proposes: !args.no_suggest,
        unread: &names,
    };
    compare_with_proposals(
        &mut analyses,
        analyzer.lexicon(),
        &how,
        |comparison, found| of_story.render(comparison, found),
    )?
}

/// The table beside a page: `NAME-evidence.csv` beside `NAME.html`.
fn evidence_file(page: Option<&Path>) -> Option<PathBuf> {
    let page = page.filter(|it| *it != Path::new("-"))?;
    let stem = page.file_stem()?.to_str()?;
    Some(page.with_file_name(format!("{stem}-evidence.csv")))
}

/// The name of a file without its folder: no path of the machine is in a report.
fn name_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// How a comparison is to be shown.
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
        let is_short = comparison.articles.len() > report::MAX_WHOLE
            && args.part.is_none()
            && page.starts_with("<!");
        let beside = evidence_file(args.output.as_deref()).filter(|_| is_short);
        let evidence = match beside {
            Some(path) => {
                let mut table = open_beside(&path)?;
                evidence::write(comparison, !args.publish, &mut table)?;
                Some((path, table))
            }
            None => None,
        };
        Ok(Made { page, evidence, provenance, is_short })
    }
}

/// Begins the table beside a page; another program's file is not written over.
fn open_beside(path: &Path) -> anyhow::Result<Output> {
    let (foreign, _) = crate::input::part(vec![path.to_owned()]);
    anyhow::ensure!(
        foreign.is_empty() || !path.exists(),
        "{}: is a file that parallax did not write; move it, or give the report another name",
        path.display()
    );
    Output::open(Some(path))
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
pub(super) fn templates(folder: Option<&Path>) -> anyhow::Result<Vec<(String, String)>> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let entries = std::fs::read_dir(folder).with_context(|| {
        format!("{}: no such folder of templates; check the name", folder.display())
    })?;
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
                format!("{}: cannot be read; save the template as UTF-8", path.display())
            })?;
            templates.push((name, content));
        }
    }
    anyhow::ensure!(
        !templates.is_empty(),
        "{}: the folder has no template; templates end in .html, .css or .js",
        folder.display()
    );
    templates.sort();
    Ok(templates)
}
