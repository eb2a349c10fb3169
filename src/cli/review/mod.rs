//! `parallax review`: what an editor should look at in drafts.

mod changed;
mod drafts;
mod fixes;

use crate::analysis::Session;
use crate::cli::Outcome;
use crate::cli::args::Color;
use crate::cli::args::Common;
use crate::cli::args::Review;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::desk::Choices;
use crate::desk::Desks;
use crate::desk::rule_level;
use crate::output::diagnostics::FORMATS;
use crate::output::diagnostics::Format;
use crate::output::diagnostics::Style;
use crate::review::Baseline;
use crate::review::Severity;
use crate::review::TEMPLATE;
use crate::review::builtin_houses;
use crate::view::lines::Lines;
use crate::view::review::Reviewed;
use anyhow::Context;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use std::io::IsTerminal;
use std::io::Write;

/// The formats, as `--format` takes them.
pub(super) fn formats() -> PossibleValuesParser {
    FORMATS.iter().map(|it| PossibleValue::new(it.id).help(it.about)).into()
}

pub(super) fn run(
    args: &Review,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    if args.list_houses {
        return print(&builtin_houses().map(|it| format!("{it}\n")).collect::<String>());
    }
    if args.house_template {
        return print(TEMPLATE);
    }
    anyhow::ensure!(!args.paths.is_empty(), "name a draft: a file, a folder or -");
    let mut desks = Desks::new(choices(args, common)?);
    let paths = drafts::list(&args.paths)?;
    if args.show_settings {
        let first = paths.first().context("there is no draft in the folder")?;
        let desk = desks.of(first)?;
        return print(&format!("{}{}", desk.origin(), desk.settings.page()));
    }
    let mut session = Session::default();
    let mut reviewed = Vec::new();
    let mut known = Baseline::new();
    let (mut n_fixed, mut fails) = (0, false);
    for path in &paths {
        let desk = desks.of(path)?;
        let mut draft = drafts::read(path, args)?;
        let mut findings = desk.reviewer.review_with(&draft, &mut session);
        if args.fix || args.diff {
            let (text, n) = fixes::settle(desk, &draft, &mut session);
            if args.diff {
                print(&fixes::diff(&draft.path, &draft.text, &text))?;
                continue;
            }
            n_fixed += n;
            if n > 0 {
                fixes::write(path, &text)?;
                draft.text = text;
                findings = desk.reviewer.review_with(&draft, &mut session);
            } else if draft.path == "-" {
                print(&draft.text)?;
            }
        }
        known.add(&draft.path, &draft.text, &findings);
        if let Some(baseline) = &desk.baseline {
            baseline.apply(&draft.path, &draft.text, &mut findings);
        }
        if let Some(revision) = &args.changed_since {
            let lines = Lines::new(&draft.text);
            let changed = changed::lines(path, revision)?;
            findings.retain(|it| {
                let (from, to) = (it.span.start as usize, it.span.end as usize);
                changed.holds(lines.line(from), lines.line(to))
            });
        }
        let level = args.fail_level.or(desk.settings.fail_level).unwrap_or_default();
        fails |= findings.iter().any(|it| !it.suppressed && it.severity >= level);
        reviewed.push(Reviewed { draft, findings });
    }
    if let Some(path) = &args.write_baseline {
        let mut output = Output::open(Some(path))?;
        output.write_all(crate::output::json::pretty(&known).as_bytes())?;
        output.finish()?;
        return Ok(Outcome::Done);
    }
    let is_result =
        !(args.diff || (args.fix && paths.iter().any(|it| it.as_os_str() == "-")));
    if is_result {
        report(args, common, &reviewed)?;
    }
    if args.fix {
        messages.note(&format!("{n_fixed} suggestions put in"));
    }
    Ok(if fails && !args.exit_zero { Outcome::Findings } else { Outcome::Done })
}

/// What the command line says about desks.
fn choices(args: &Review, common: &Common) -> anyhow::Result<Choices> {
    Ok(Choices {
        config: args.config.clone(),
        isolated: args.isolated,
        no_builtin: common.no_builtin,
        lexicon: common.lexicon.clone(),
        house: args.house.clone(),
        against: args.against.clone(),
        baseline: args.baseline.clone(),
        fail_level: args.fail_level,
        rules: args.rule.iter().map(|it| rule_level(it)).collect::<Result<_, _>>()?,
        drafts: args.paths.clone(),
    })
}

fn report(args: &Review, common: &Common, reviewed: &[Reviewed]) -> anyhow::Result<()> {
    let format = FORMATS.iter().find(|it| it.id == args.format).unwrap_or(&FORMATS[0]);
    let is_terminal = args.output.is_none() && std::io::stdout().is_terminal();
    let style = match common.color {
        Color::Always => Style::Colored,
        Color::Auto if is_terminal => Style::Colored,
        Color::Auto | Color::Never => Style::Plain,
    };
    let Format { write, .. } = format;
    let mut output = Output::open(args.output.as_deref())?;
    output.write_all(write(reviewed, style).as_bytes())?;
    output.finish()
}

fn print(page: &str) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write_all(page.as_bytes())?;
    output.finish()?;
    Ok(Outcome::Done)
}

/// A severity, as `--fail-level` takes it.
pub(super) fn severity(name: &str) -> Result<Severity, String> {
    name.parse()
}
