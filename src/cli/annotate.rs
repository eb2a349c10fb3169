//! `parallax annotate`: one JSON object an article, in input order.

use crate::analysis::Analysis;
use crate::analysis::Analyzer;
use crate::cli::Outcome;
use crate::cli::args::Annotate;
use crate::cli::args::Common;
use crate::cli::batch::analyze;
use crate::cli::batch::cleaning;
use crate::cli::batch::options;
use crate::cli::message::Messages;
use crate::cli::output_file::Output;
use crate::cli::packs::lexicon;
use crate::input::units;
use crate::output::json::write_line;
use crate::view::annotation::annotation;
use std::io::Write;

pub(super) fn run(
    args: &Annotate,
    common: &Common,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let options = options(&args.input)?;
    let analyzer = Analyzer::new(lexicon(common)?).with_cleaning(cleaning(&args.input));
    let units = units(&args.input.paths, &options);
    let mut output = Output::open(args.output.as_deref())?;
    let make = |analyses: Vec<Analysis>| {
        let mut lines = Vec::new();
        for analysis in &analyses {
            write_line(
                &annotation(analysis, analyzer.lexicon(), args.low_confidence),
                &mut lines,
            );
        }
        lines
    };
    let take = |lines: Vec<u8>| Ok(output.write_all(&lines)?);
    let tally = analyze(units, &options, &args.input, &analyzer, messages, make, take)?;
    tally.check(&args.input)?;
    output.finish()?;
    messages.note(&format!("{} articles annotated", tally.n_read));
    Ok(Outcome::Done)
}
