//! `parallax review`: what an editor should look at in drafts.

mod changed;
mod drafts;
mod fixes;
mod seen;

use crate::analysis::Session;
use crate::cli::Outcome;
use crate::cli::args::{Color, Common, Review};
use crate::cli::fault::isolated;
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::{Output, is_broken_pipe};
use crate::desk::{Choices, Desk, Desks, rule_level};
use crate::input;
use crate::input::units;
use crate::output::diagnostics::{FORMATS, Format, Style};
use crate::review::{Baseline, Settled, Severity, TEMPLATE, builtin_houses, settle};
use crate::view::review::Reviewed;
use anyhow::Context;
use clap::builder::{PossibleValue, PossibleValuesParser};
use seen::Seen;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// The most unreadable drafts to name one by one.
const MAX_ERRORS: usize = 10;

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
    let (paths, notes) = drafts::list(&args.paths)?;
    notes.iter().for_each(|it| messages.result(it));
    let choices = choices(args, common, &paths)?;
    let mut inputs = inputs(args, common, &paths);
    refuse(args, &inputs)?;
    // The process ends with the run: word lists are not taken apart piece by piece.
    let mut desks = ManuallyDrop::new(if args.write_baseline.is_some() {
        Desks::for_baseline(choices)
    } else {
        Desks::new(choices)
    });
    if args.show_settings {
        let first = paths.first().context("there is no draft in the folder")?;
        let desk = desks.of(drafts::named(first, args))?;
        return print(&format!("{}{}", desk.origin(), desk.settings.page()));
    }
    let mut all = Run {
        reviewed: Vec::new(),
        known: Baseline::new(),
        diff: String::new(),
        n_changes: 0,
        n_changed: 0,
        refused: Vec::new(),
        foreign: Vec::new(),
        n_unread: 0,
        fails: false,
    };
    let mut sessions: BTreeMap<Option<PathBuf>, Session> = BTreeMap::new();
    let mut n_excluded = 0_usize;
    for path in &paths {
        let desk = desks.of(drafts::named(path, args))?;
        add_settings(&mut inputs, desk);
        if desk.excludes(drafts::named(path, args)) {
            n_excluded += 1;
            if args.fix && path.as_os_str() == "-" {
                print(&drafts::read(path, args)?.text)?;
            }
            continue;
        }
        // What a word is to one desk's word lists it is not to another's.
        let session = sessions.entry(desk.file.clone()).or_default();
        let seen = Seen::new(path, args, desk)?;
        let result = isolated(|| all.add(path, args, &seen, session));
        let result = result.unwrap_or_else(|fault| {
            // What the fault left in the session is not to be trusted.
            *session = Session::default();
            Err(anyhow::anyhow!("{}: {fault}", path.display()))
        });
        let Err(error) = result else { continue };
        if paths.len() == 1 || is_broken_pipe(&error) {
            return Err(error);
        }
        all.n_unread += 1;
        if all.n_unread <= MAX_ERRORS {
            messages.error(&format!("{error:#}"));
        }
    }
    refuse(args, &inputs)?;
    all.foreign.iter().take(MAX_ERRORS).for_each(|it| messages.warning(it));
    if let n @ 1.. = all.foreign.len().saturating_sub(MAX_ERRORS) {
        messages
            .warning(&format!("{n} more drafts look like other languages than English"));
    }
    all.write(args, common)?;
    if n_excluded > 0 {
        let drafts = if n_excluded == 1 { "draft" } else { "drafts" };
        messages.result(&format!("{n_excluded} {drafts} left out by `exclude`"));
    }
    if paths.len() > 1 && !args.diff && args.write_baseline.is_none() {
        messages.result(&all.summary());
    }
    // A filter of an editor has its text and no more.
    if args.fix && paths.iter().any(|it| it.as_os_str() != "-") {
        let changes = if all.n_changes == 1 { "change" } else { "changes" };
        let drafts = if all.n_changed == 1 { "draft" } else { "drafts" };
        let (n, n_drafts) = (all.n_changes, all.n_changed);
        messages.result(&format!("{n} {changes} made in {n_drafts} {drafts}"));
    }
    if let ([refused], 1) = (all.refused.as_slice(), paths.len()) {
        anyhow::bail!("{refused}");
    }
    all.refused.iter().take(MAX_ERRORS).for_each(|it| messages.error(it));
    let not_written = match all.refused.len() {
        0 => String::new(),
        n => format!(
            "{n} of {} drafts cannot be written and were left as they are",
            paths.len()
        ),
    };
    let others = if all.n_unread < paths.len() { "; the others were" } else { "" };
    let join = if all.refused.is_empty() { "" } else { "; " };
    anyhow::ensure!(
        all.n_unread == 0,
        "{} of {} drafts could not be reviewed{others}{join}{not_written}",
        all.n_unread,
        paths.len()
    );
    anyhow::ensure!(all.refused.is_empty(), "{not_written}");
    let is_clean = !all.fails || args.exit_zero || args.write_baseline.is_some();
    Ok(if is_clean { Outcome::Done } else { Outcome::Findings })
}

/// All drafts of a run.
struct Run {
    reviewed: Vec<Reviewed>,
    known: Baseline,
    /// What `--fix` would change.
    diff: String,
    /// How many suggestions were put in, into how many drafts.
    n_changes: usize,
    n_changed: usize,
    /// Why drafts were left as they are, of which suggestions could be put in.
    refused: Vec<String>,
    /// What is said of drafts in another language than English.
    foreign: Vec<String>,
    n_unread: usize,
    fails: bool,
}

impl Run {
    /// Reviews one more draft.
    fn add(
        &mut self,
        path: &Path,
        args: &Review,
        seen: &Seen<'_>,
        session: &mut Session,
    ) -> anyhow::Result<()> {
        let mut draft = drafts::read(path, args)?;
        let language = draft.language();
        if language != "en" {
            self.foreign.push(format!(
                "{}: its language looks like “{language}”; rules and house styles find words in English drafts only",
                draft.path
            ));
        }
        if args.fix || args.diff {
            let Settled { text, n, .. } = settle(&draft, |it| seen.fixable(it, session));
            let is_asked = n > 0 || path.extension().is_none();
            let refused = if is_asked { fixes::refuse(path).err() } else { None };
            let is_refused = refused.is_some();
            self.refused.extend(refused.map(|it| it.to_string()));
            if args.diff {
                if !is_refused {
                    let diff = fixes::diff(&draft.path, &draft.text, &text);
                    self.fails |= !diff.is_empty();
                    self.diff.push_str(&diff);
                }
                return Ok(());
            }
            if n > 0 && !is_refused {
                fixes::write(path, &text)?;
                draft.text = text;
                self.n_changes += n;
                self.n_changed += 1;
            } else if path.as_os_str() == "-" {
                print(&draft.text)?;
            }
        }
        let desk = seen.desk;
        let mut findings = desk.reviewer.review_with(&draft, session);
        self.known.add(&draft.path, &draft.text, &findings);
        seen.keep(&draft, &mut findings);
        let level = args.fail_level.or(desk.settings.fail_level).unwrap_or_default();
        self.fails |= findings.iter().any(|it| !it.suppressed && it.severity >= level);
        self.reviewed.push(Reviewed { draft, findings });
        Ok(())
    }

    /// Writes what is asked for: a baseline, a difference or the findings.
    fn write(&self, args: &Review, common: &Common) -> anyhow::Result<()> {
        if let Some(path) = &args.write_baseline {
            let mut output = Output::open(Some(path))?;
            output.write_all(crate::output::json::pretty(&self.known).as_bytes())?;
            return output.finish();
        }
        if args.diff {
            // For `patch` as it is; a terminal is shown what is harmless.
            let is_shown = args.output.is_none() && std::io::stdout().is_terminal();
            let mut output = if is_shown {
                Output::page()
            } else {
                Output::open(args.output.as_deref())?
            };
            output.write_all(self.diff.as_bytes())?;
            return output.finish();
        }
        // With --fix the text of standard input is what is printed.
        let is_text = args.fix && args.paths.iter().any(|it| it.as_os_str() == "-");
        if is_text { Ok(()) } else { report(args, common, &self.reviewed) }
    }

    /// How much was found, in one line.
    fn summary(&self) -> String {
        let n_of = |severity: Severity| {
            let all = self.reviewed.iter().flat_map(|it| &it.findings);
            all.filter(|it| !it.suppressed && it.severity == severity).count()
        };
        let counts = [
            counted(n_of(Severity::Error), "error", "errors"),
            counted(n_of(Severity::Warning), "warning", "warnings"),
            counted(n_of(Severity::Advice), "advice", "advice"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let n = self.reviewed.len() + self.n_unread;
        let found = if counts.is_empty() {
            "nothing found".to_owned()
        } else {
            counts.join(", ")
        };
        let unread = match self.n_unread {
            0 => String::new(),
            n => format!("; {n} not reviewed"),
        };
        format!("{n} drafts: {found}{unread}")
    }
}

fn counted(n: usize, one: &str, many: &str) -> Option<String> {
    (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }))
}

/// What the command line names to be read.
fn inputs(args: &Review, common: &Common, drafts: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::new(common);
    drafts.iter().chain(&args.config).for_each(|it| inputs.add(it));
    args.house.iter().for_each(|it| inputs.add(Path::new(it)));
    inputs.add_articles(&units(&args.against, &input::Options::default()));
    inputs
}

/// What a file of settings names to be read, and the file itself.
fn add_settings(inputs: &mut Inputs, desk: &Desk) {
    let settings = &desk.settings;
    desk.file.iter().chain(&settings.lexicon).for_each(|it| inputs.add(it));
    settings.house.iter().for_each(|it| inputs.add(Path::new(it)));
    inputs.add_articles(&units(&settings.against, &input::Options::default()));
}

/// Fails where findings or a baseline would replace something that is read; a baseline may
/// be written again.
fn refuse(args: &Review, inputs: &Inputs) -> anyhow::Result<()> {
    inputs.refuse(args.write_baseline.as_deref())?;
    inputs.refuse(args.output.as_deref())?;
    let baseline = args.baseline.as_deref().or(args.write_baseline.as_deref());
    let mut of_findings = Inputs::default();
    baseline.iter().for_each(|it| of_findings.add(it));
    of_findings.refuse(args.output.as_deref())
}

/// What the command line says about desks.
fn choices(
    args: &Review,
    common: &Common,
    drafts: &[PathBuf],
) -> anyhow::Result<Choices> {
    Ok(Choices {
        config: args.config.clone(),
        isolated: args.isolated,
        lists: common.lists(),
        house: args.house.clone(),
        against: args.against.clone(),
        baseline: args.baseline.clone(),
        fail_level: args.fail_level,
        rules: args.rule.iter().map(|it| rule_level(it)).collect::<Result<_, _>>()?,
        drafts: drafts.to_vec(),
    })
}

fn report(args: &Review, common: &Common, reviewed: &[Reviewed]) -> anyhow::Result<()> {
    let format = FORMATS.iter().find(|it| it.id == args.format).unwrap_or(&FORMATS[0]);
    let is_terminal = args.output.is_none() && std::io::stdout().is_terminal();
    let is_colored = match common.color {
        Color::Always => true,
        Color::Auto => is_terminal,
        Color::Never => false,
    };
    let style = Style { is_colored, with_suppressed: args.with_suppressed };
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
