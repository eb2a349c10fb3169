//! Articles on their way from the reader to the analyzer, some at a time.

use crate::analysis::{Analysis, Analyzer, Session};
use crate::clean;
use crate::cli::addresses;
use crate::cli::args::Input;
use crate::cli::course::Course;
use crate::cli::fault::isolated;
use crate::cli::inputs::Inputs;
use crate::cli::left_out::LeftOut;
use crate::cli::message::Messages;
use crate::cli::on_the_spot::Met;
use crate::cli::ordered::ordered;
use crate::cli::progress::Progress;
use crate::document::Document;
use crate::input::{InputError, Options, Reader, SourceRule, Unit, Units, Unread, units};
use std::io::IsTerminal;
use std::path::Path;

/// How many articles are handed to a thread at once.
const BATCH: usize = 32;

struct Batches<I>(I);

impl<I: Iterator> Iterator for Batches<I> {
    type Item = Vec<I::Item>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch: Vec<I::Item> = self.0.by_ref().take(BATCH).collect();
        (!batch.is_empty()).then_some(batch)
    }
}

/// What became of a run over all articles.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) n_read: usize,
    pub(super) n_skipped: usize,
    /// The names of the files that these are of, without folders; each once.
    pub(super) skipped: Vec<String>,
    /// Files of folders that are of no format that is read.
    pub(super) n_unread: usize,
}

impl Tally {
    /// Fails where nothing was read, or where anything was skipped that must not be.
    pub(super) fn check(&self, input: &Input) -> anyhow::Result<()> {
        if self.n_read == 0 {
            anyhow::bail!("no article could be read");
        }
        if input.strict && self.n_unread > 0 {
            anyhow::bail!("{} files of folders were not read (--strict)", self.n_unread);
        }
        if input.strict && self.n_skipped > 0 {
            anyhow::bail!(
                "{} of {} articles could not be read (--strict)",
                self.n_skipped,
                self.n_skipped + self.n_read
            );
        }
        Ok(())
    }
}

/// How the arguments want articles read; fetches those that are addresses.
pub(super) fn options(input: &Input, messages: &Messages) -> anyhow::Result<Options> {
    let sources = input.source.iter().map(|it| it.parse::<SourceRule>());
    Ok(Options {
        raw: input.raw,
        reads_outside: input.outside,
        sources: sources.collect::<Result<_, _>>()?,
        from: input.from.as_deref().map(Reader::named).transpose()?,
        pages: addresses::pages(input, messages)?,
    })
}

/// Lists the articles of a run, none of which any of its outputs may replace; says which
/// files of folders the program wrote itself.
pub(super) fn articles(
    input: &Input,
    options: &Options,
    mut inputs: Inputs,
    outputs: &[Option<&Path>],
    messages: &Messages,
) -> anyhow::Result<Units> {
    let units = units(&addresses::expanded(&input.paths), options);
    inputs.add_articles(&units);
    outputs.iter().try_for_each(|it| inputs.refuse(*it))?;
    for (files, what) in [
        (units.own(), "written by parallax and not an article; left out"),
        (units.twice(), "named more than once; read once"),
    ] {
        let [first, others @ ..] = files else { continue };
        let others = match others.len() {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        messages.warning(&format!("{}{others}: {what}", first.display()));
    }
    Ok(units)
}

/// How the arguments want articles cleaned.
pub(super) fn cleaning(input: &Input) -> clean::Options {
    clean::Options { keep_all: input.keep_all }
}

/// How many files are named in one message.
const N_NAMED: usize = 20;

/// Names the files of folders that are of no format that is read.
fn report_unread(unread: &[Unread], messages: &Messages) {
    let (assets, others): (Vec<_>, Vec<_>) = unread.iter().partition(|it| it.is_asset);
    if let [first, ..] = others[..] {
        let names: Vec<&str> =
            others.iter().take(N_NAMED).map(|it| it.path.as_str()).collect();
        let more = others.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let names = names.join(", ");
        messages.warning(&if others.len() == 1 {
            format!("{}: the format of this file is not read; it is left out", first.path)
        } else {
            format!(
                "{} files have formats that are not read and are left out: {names}{more}",
                others.len()
            )
        });
    }
    if !assets.is_empty() {
        messages.note(&format!(
            "{} pictures, style sheets and the like were skipped",
            assets.len()
        ));
    }
}

/// Analyses every article on the threads asked for and hands over what `make` makes of each
/// batch, in the order of the input. What cannot be read is reported and left out.
///
/// `make` takes one article after the other, each of which is measured when it is taken:
/// what is done with it at once finds it in the processor's cache.
pub(super) fn analyze<R: Send>(
    units: Units,
    options: &Options,
    input: &Input,
    analyzer: &Analyzer,
    messages: &Messages,
    make: impl Fn(&mut dyn Iterator<Item = Analysis>) -> R + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<Tally> {
    let work = Work {
        options,
        input,
        analyzer,
        messages,
        course: Course::default(),
        only: Only::All,
        n_named: usize::MAX,
    };
    work.run(units, make, |done| take(done.made))
}

/// A batch that is done.
pub(super) struct Done<R> {
    /// What was made of its articles.
    pub(super) made: R,
    /// How many units of the input it held.
    pub(super) n_units: usize,
    /// How many articles were read.
    pub(super) n_read: usize,
    /// What was not.
    pub(super) left_out: Vec<LeftOut>,
}

/// What a run over many articles needs.
pub(super) struct Work<'a> {
    pub(super) options: &'a Options,
    pub(super) input: &'a Input,
    pub(super) analyzer: &'a Analyzer,
    pub(super) messages: &'a Messages,
    /// Which of the articles.
    pub(super) course: Course,
    /// What must be found in them.
    pub(super) only: Only,
    /// How many articles that are left out are named, where a result lists all.
    pub(super) n_named: usize,
}

/// Which of the articles that are read are measured to the end.
#[derive(Clone, Copy, Debug)]
pub(super) enum Only {
    /// All of them.
    All,
    /// Those with a mention; with `with_low` one of low confidence suffices.
    Matching { with_low: bool },
}

impl Work<'_> {
    /// Does it; see [`analyze`].
    pub(super) fn run<R: Send>(
        &self,
        units: Units,
        make: impl Fn(&mut dyn Iterator<Item = Analysis>) -> R + Sync,
        mut take: impl FnMut(Done<R>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Tally> {
        let Self { options, input, analyzer, messages, course, only, n_named } = *self;
        let mut tally = Tally::default();
        let met = Met::new(analyzer.lexicon());
        let not_read: Vec<&Unread> =
            units.unread().iter().filter(|it| !it.is_asset).collect();
        tally.n_unread = not_read.len();
        report_unread(units.unread(), messages);
        for rule in units.idle_rules() {
            messages
                .warning(&format!("--source {rule}: no file matches; check the pattern"));
            anyhow::ensure!(!input.strict, "--source {rule} matches no file (--strict)");
        }
        let worker = || {
            let mut session = Session::default();
            let (make, met) = (&make, &met);
            move |batch: Vec<Result<Unit, InputError>>| {
                let n_units = batch.len();
                let mut left_out = Vec::new();
                let mut n_read = 0;
                let documents = batch.into_iter().flat_map(|unit| opened(unit, options));
                let mut analyses = documents.filter_map(|document| {
                    match measured(document, analyzer, only, &mut session) {
                        Ok(analysis) => {
                            n_read += 1;
                            analysis.inspect(|it| met.see(it))
                        }
                        Err(why) => {
                            left_out.push(LeftOut::new(&why));
                            None
                        }
                    }
                });
                let made = make(&mut analyses);
                drop(analyses);
                Done { made, n_units, n_read, left_out }
            }
        };
        let mut progress = Progress::begin(messages, &units);
        let mut rows = Rows::default();
        let batches = Batches(course.of(units));
        ordered(batches, input.n_threads(), worker, |done: Done<R>| {
            let n_told = n_named.saturating_sub(tally.n_skipped);
            tally.n_read += done.n_read;
            tally.n_skipped += done.left_out.len();
            for left_out in &done.left_out {
                if tally.skipped.last().is_none_or(|last| last != left_out.name()) {
                    tally.skipped.push(left_out.name().to_owned());
                }
            }
            let n_done = done.n_read + done.left_out.len();
            // What goes to the same terminal must not run into the line.
            if !done.left_out.is_empty() || std::io::stdout().is_terminal() {
                progress.clear();
            }
            for left_out in done.left_out.iter().take(n_told) {
                rows.tell(left_out, messages);
            }
            take(done)?;
            progress.add(n_done);
            Ok(())
        })?;
        rows.end(messages);
        met.warn(analyzer.lexicon(), input.strict, messages)?;
        Ok(tally)
    }
}

/// The rows of a file that are left out: the first are named, the others counted.
#[derive(Default)]
struct Rows {
    path: String,
    n: usize,
}

impl Rows {
    fn tell(&mut self, left_out: &LeftOut, messages: &Messages) {
        if self.path != left_out.path {
            self.end(messages);
            *self = Self { path: left_out.path.clone(), n: 0 };
        }
        self.n += 1;
        if self.n <= N_NAMED {
            messages.warning(&format!("{left_out}; the article is left out"));
        }
    }

    fn end(&self, messages: &Messages) {
        let more = self.n.saturating_sub(N_NAMED);
        if more > 0 {
            let (path, rows) = (&self.path, if more == 1 { "row" } else { "rows" });
            messages.warning(&format!(
                "{path}: {more} more {rows} cannot be read either and are left out"
            ));
        }
    }
}

/// Reads the articles of a unit; why they are left out, where they are.
fn opened(
    unit: Result<Unit, InputError>,
    options: &Options,
) -> Vec<Result<Document, String>> {
    let unit = match unit {
        Ok(unit) => unit,
        Err(error) => return vec![Err(error.to_string())],
    };
    let name = unit.name();
    match isolated(|| unit.parse(options)) {
        Ok(found) => {
            found.into_iter().map(|it| it.map_err(|error| error.to_string())).collect()
        }
        Err(fault) => vec![Err(format!("{name}: {fault}"))],
    }
}

/// Measures one article; none where it is not asked for; why it is left out, where it is.
fn measured(
    document: Result<Document, String>,
    analyzer: &Analyzer,
    only: Only,
    session: &mut Session,
) -> Result<Option<Analysis>, String> {
    let document = document?;
    let path = document.path.clone();
    let measure = || match only {
        Only::All => Some(analyzer.analyze(document, session)),
        Only::Matching { with_low } => {
            analyzer.analyze_matching(document, session, with_low)
        }
    };
    isolated(measure).map_err(|fault| {
        // What the fault left in the session is not to be trusted.
        *session = Session::default();
        format!("{path}: {fault}")
    })
}
