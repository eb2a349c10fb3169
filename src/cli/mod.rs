//! The command line: what it offers, and the exit status of what happens.

mod annotate;
mod args;
mod args_lesson;
mod batch;
mod compare;
mod explain;
mod folder;
mod format;
mod lesson;
mod lexicon;
mod lexicon_check;
mod message;
mod ordered;
mod output_file;
mod packs;
mod progress;
mod review;
mod schema;
mod shell;
mod suggest;
mod verify;

use args::Args;
use args::Command;
use clap::Parser;
use message::Messages;
use std::process::ExitCode;

/// What a command ends with where nothing failed.
enum Outcome {
    /// Done.
    Done,
    /// A check found something.
    Findings,
}

/// Runs the program with the arguments of the process.
///
/// Exit status: 0 done, 1 findings (`review`, `lexicon check`, `verify`), 2 error.
#[must_use]
pub fn run() -> ExitCode {
    let args = Args::parse();
    let messages =
        Messages::new(args.common.color, args.common.quiet, args.common.verbose);
    let outcome = match &args.command {
        Command::Compare(it) => compare::run(it, &args.common, &messages),
        Command::Annotate(it) => annotate::run(it, &args.common, &messages),
        Command::Lesson(it) => lesson::run(it, &args.common, &messages),
        Command::Explain(it) => explain::run(it, &args.common),
        Command::Lexicon(it) => lexicon::run(it, &args.common, &messages),
        Command::Review(it) => review::run(it, &args.common, &messages),
        Command::Schema(it) => schema::run(it),
        Command::Verify(it) => verify::run(it, &args.common, &messages),
        Command::Completions(it) => shell::completions(it),
        Command::Man => shell::manual(),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever reads our output has read enough: `parallax … | head` is no error.
        Err(error) if output_file::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            messages.error(&error);
            ExitCode::from(2)
        }
    }
}
