//! Articles on their way from the reader to the analyzer, some at a time.

use crate::analysis::{Analysis, Analyzer, Session};
use crate::clean;
use crate::cli::args::Input;
use crate::cli::message::Messages;
use crate::cli::on_the_spot::Met;
use crate::cli::ordered::ordered;
use crate::cli::progress::Progress;
use crate::input::{InputError, Options, Reader, SourceRule, Unit, Units};
use std::io::IsTerminal;

/// How many articles are handed to a thread at once.
const BATCH: usize = 32;

/// Units in batches.
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
}

impl Tally {
    /// Fails where nothing was read, or where anything was skipped that must not be.
    pub(super) fn check(&self, input: &Input) -> anyhow::Result<()> {
        if self.n_read == 0 {
            anyhow::bail!("no article could be read");
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

/// How the arguments want articles read.
pub(super) fn options(input: &Input) -> anyhow::Result<Options> {
    let sources = input.source.iter().map(|it| it.parse::<SourceRule>());
    Ok(Options {
        raw: input.raw,
        sources: sources.collect::<Result<_, _>>()?,
        from: input.from.as_deref().map(Reader::named).transpose()?,
    })
}

/// How the arguments want articles cleaned.
pub(super) fn cleaning(input: &Input) -> clean::Options {
    clean::Options { keep_all: input.keep_all }
}

/// Analyses every article on the threads asked for and hands over what `make` makes of each
/// batch, in the order of the input. What cannot be read is told and left out.
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
    let mut tally = Tally::default();
    let met = Met::new(analyzer.lexicon());
    let worker = || {
        let mut session = Session::default();
        let (make, met) = (&make, &met);
        move |batch: Vec<Result<Unit, InputError>>| {
            let mut faults = Vec::new();
            let mut n_read = 0;
            let mut analyses = batch.into_iter().filter_map(|unit| {
                match unit.and_then(|unit| unit.parse(options)) {
                    Ok(document) => {
                        n_read += 1;
                        let analysis = analyzer.analyze(document, &mut session);
                        met.see(&analysis);
                        Some(analysis)
                    }
                    Err(error) => {
                        faults.push(error);
                        None
                    }
                }
            });
            let made = make(&mut analyses);
            drop(analyses);
            (n_read, made, faults)
        }
    };
    let mut progress = Progress::begin(messages);
    ordered(Batches(units), input.n_threads(), worker, |(n_read, result, faults)| {
        tally.n_read += n_read;
        tally.n_skipped += faults.len();
        let n_done = n_read + faults.len();
        // What goes to the same terminal must not run into the line.
        if !faults.is_empty() || std::io::stdout().is_terminal() {
            progress.clear();
        }
        faults.iter().for_each(|fault| {
            messages.warning(&format!("{fault}; the article is left out"));
        });
        take(result)?;
        progress.add(n_done);
        Ok(())
    })?;
    met.tell(analyzer.lexicon(), input.strict, messages)?;
    Ok(tally)
}
