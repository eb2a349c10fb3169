//! `parallax annotate`: what is found in each article, in input order.

use crate::analysis::{Analysis, Analyzer};
use crate::cli::args::{Annotate, Common, Filter, PART_SIZE};
use crate::cli::batch::{Only, Tally, Work, articles, cleaning, options};
use crate::cli::course::Course;
use crate::cli::folder::{Folder, Made};
use crate::cli::format::{WriteArticles, article_format};
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::lexicon_of_mentions;
use crate::cli::{Outcome, tables};
use crate::input::Units;
use crate::output::{Article, ArticleWriter, OutputError};
use crate::view::tables::ARTICLES;
use anyhow::Context;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::Path;

pub(super) fn run(
    args: &Annotate,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let (format, extension) = article_format(args)?;
    let is_table = matches!(format, WriteArticles::Tables(_));
    for (is_given, name) in [
        (args.resume, "--resume"),
        (!args.tables.is_empty(), "--tables"),
        (args.part_size != PART_SIZE, "--part-size"),
    ] {
        anyhow::ensure!(
            is_table || !is_given,
            "{name} goes with tables; add --format parquet, csv or arrow"
        );
    }
    let options = options(&args.input, messages)?;
    let folder = args.output.as_deref().filter(|path| is_table || is_folder(path));
    let file = args.output.as_deref().filter(|_| folder.is_none());
    let inputs = Inputs::new(common);
    let units = articles(&args.input, &options, inputs, &[file], messages)?;
    let lexicon = lexicon_of_mentions(common, units.stories())?;
    let mut analyzer = Analyzer::new(lexicon).with_cleaning(cleaning(&args.input));
    let names_speakers = |table: &String| table != ARTICLES.name;
    if is_table && !args.tables.is_empty() && !args.tables.iter().any(names_speakers) {
        analyzer = analyzer.without_speakers();
    }
    // The process ends with the run: word lists are not taken apart piece by piece.
    let analyzer = ManuallyDrop::new(analyzer);
    let work = Work {
        options: &options,
        input: &args.input,
        analyzer: &analyzer,
        messages,
        course: Course { n_done: 0, shard: args.shard },
        only: match args.only {
            None => Only::All,
            Some(Filter::Matching) => Only::Matching { with_low: args.low_confidence },
        },
        n_named: usize::MAX,
    };
    let tally = match format {
        WriteArticles::Tables(writer) => {
            let path = folder.filter(|it| *it != Path::new("-"));
            let path = path.with_context(|| {
                format!("tables fill a folder; name it with -o NAME.{extension}/")
            })?;
            tables::run(args, path, writer, extension, &work, units)?
        }
        WriteArticles::Articles(writer) => {
            let run = Run { args, work, writer };
            match folder {
                Some(path) => {
                    run.to_folder(units, Folder::open(path, extension, writer)?)?
                }
                None if writer.is_single => run.one(units, extension)?,
                None => run.in_line(units)?,
            }
        }
    };
    let done = if args.only.is_some() { "read" } else { "annotated" };
    messages.note(&format!("{} articles {done}", tally.n_read));
    Ok(Outcome::Done)
}

/// Whether a path means a folder: it is one, or ends as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/')
}

/// About as many bytes as are made of a batch of articles.
const N_BYTES: usize = 1 << 20;

/// What all ways of writing articles need.
struct Run<'a> {
    args: &'a Annotate,
    work: Work<'a>,
    writer: ArticleWriter,
}

impl Run<'_> {
    /// One after the other; memory does not grow with their number.
    fn in_line(&self, units: Units) -> anyhow::Result<Tally> {
        let mut output = Output::open(self.args.output.as_deref())?;
        output.write_all((self.writer.begin)()?.as_bytes())?;
        let make = |analyses: &mut dyn Iterator<Item = Analysis>| {
            let mut bytes = Vec::with_capacity(N_BYTES);
            for analysis in analyses {
                self.append(&analysis, &mut bytes)?;
            }
            Ok(bytes)
        };
        let take = |bytes: Result<Vec<u8>, OutputError>| Ok(output.write_all(&bytes?)?);
        let tally = self.analyze(units, make, take)?;
        output.write_all(self.writer.end.as_bytes())?;
        output.finish()?;
        Ok(tally)
    }

    /// Files of their own.
    fn to_folder(&self, units: Units, mut folder: Folder) -> anyhow::Result<Tally> {
        let tally = self.analyze(
            units,
            |analyses| self.made(analyses),
            |made| made?.iter().try_for_each(|it| folder.add(it)),
        )?;
        folder.finish()?;
        Ok(tally)
    }

    /// One article, and no other.
    fn one(&self, units: Units, extension: &str) -> anyhow::Result<Tally> {
        let mut found: Vec<Made> = Vec::new();
        let take = |made: Result<Vec<Made>, OutputError>| {
            found.extend(made?);
            anyhow::ensure!(
                found.len() <= 1,
                "a file holds one article in this format; use -o FOLDER/ to write ID.{extension} for each"
            );
            Ok(())
        };
        let tally = self.analyze(units, |analyses| self.made(analyses), take)?;
        let mut output = Output::open(self.args.output.as_deref())?;
        found.iter().try_for_each(|it| output.write_all(&it.bytes))?;
        output.finish()?;
        Ok(tally)
    }

    fn made(
        &self,
        analyses: &mut dyn Iterator<Item = Analysis>,
    ) -> Result<Vec<Made>, OutputError> {
        let made = analyses.map(|analysis| {
            let mut bytes = Vec::new();
            self.append(&analysis, &mut bytes)?;
            let document = analysis.document;
            Ok(Made { id: document.id, text: document.text, bytes })
        });
        made.collect()
    }

    fn append(
        &self,
        analysis: &Analysis,
        bytes: &mut Vec<u8>,
    ) -> Result<(), OutputError> {
        let lexicon = self.work.analyzer.lexicon();
        let with_low = self.args.low_confidence;
        (self.writer.article)(&Article { analysis, lexicon, with_low }, bytes)
    }

    fn analyze<R: Send>(
        &self,
        units: Units,
        make: impl Fn(&mut dyn Iterator<Item = Analysis>) -> R + Sync,
        take: impl FnMut(R) -> anyhow::Result<()>,
    ) -> anyhow::Result<Tally> {
        let mut take = take;
        let tally = self.work.run(units, make, |done| take(done.made))?;
        tally.check(&self.args.input)?;
        Ok(tally)
    }
}
