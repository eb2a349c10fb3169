//! `parallax annotate`: what is found in each article, in input order.

use crate::analysis::{Analysis, Analyzer};
use crate::cli::Outcome;
use crate::cli::args::{Annotate, Common};
use crate::cli::batch::{Tally, analyze, articles, cleaning, options};
use crate::cli::folder::{Folder, Made};
use crate::cli::format::article_format;
use crate::cli::inputs::Inputs;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::lexicon_of_mentions;
use crate::input::{Options, Units};
use crate::output::{Article, ArticleWriter, OutputError};
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    args: &Annotate,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let (writer, extension) = article_format(args)?;
    let folder = args.output.as_deref().filter(|path| is_folder(path));
    let file = args.output.as_deref().filter(|_| folder.is_none());
    let inputs = Inputs::new(common);
    let options = options(&args.input, messages)?;
    let units = articles(&args.input, &options, inputs, &[file], messages)?;
    let lexicon = lexicon_of_mentions(common, units.stories())?;
    let run = Run {
        args,
        messages,
        options,
        analyzer: Analyzer::new(lexicon).with_cleaning(cleaning(&args.input)),
        writer,
    };
    let tally = match folder {
        Some(path) => run.to_folder(units, Folder::open(path, extension, writer)?)?,
        None if writer.is_single => run.one(units, extension)?,
        None => run.in_line(units)?,
    };
    messages.note(&format!("{} articles annotated", tally.n_read));
    Ok(Outcome::Done)
}

/// Whether a path means a folder: it is one, or ends as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/')
}

/// About as many bytes as are made of a batch of articles.
const N_BYTES: usize = 1 << 20;

/// What all ways of writing need.
struct Run<'a> {
    args: &'a Annotate,
    messages: &'a Messages,
    options: Options,
    analyzer: Analyzer,
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
                "a file holds one article in this format; give -o FOLDER/ for ID.{extension} of each"
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
        let lexicon = self.analyzer.lexicon();
        let with_low = self.args.low_confidence;
        (self.writer.article)(&Article { analysis, lexicon, with_low }, bytes)
    }

    fn analyze<R: Send>(
        &self,
        units: Units,
        make: impl Fn(&mut dyn Iterator<Item = Analysis>) -> R + Sync,
        take: impl FnMut(R) -> anyhow::Result<()>,
    ) -> anyhow::Result<Tally> {
        let input = &self.args.input;
        let (options, messages) = (&self.options, self.messages);
        let tally = analyze(units, options, input, &self.analyzer, messages, make, take)?;
        tally.check(input)?;
        Ok(tally)
    }
}
