//! The command line: its commands and their exit status.

mod addresses;
mod annotate;
mod args;
mod args_lesson;
mod args_lsp;
mod args_serve;
mod args_trends;
mod batch;
mod compare;
mod course;
mod explain;
mod fault;
mod folder;
mod format;
mod inputs;
mod left_out;
mod lesson;
mod lexicon;
mod lexicon_check;
mod lexicon_convert;
mod lsp;
mod message;
mod on_the_spot;
mod ordered;
mod output_file;
mod packs;
mod progress;
mod review;
mod schema;
mod serve;
mod shell;
mod suggest;
mod tables;
mod trends;
mod verify;

use crate::desk::{Choices, Lists};
use crate::text::{begin, plain, plain_lines};
use args::{Args, Command};
use clap::Parser;
use message::Messages;
use std::io::{ErrorKind, Write};
use std::net::IpAddr;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a command ends with where nothing failed.
enum Outcome {
    /// Done.
    Done,
    /// A check found something.
    Findings,
    /// A server ended, with the status of its protocol.
    Ended(ExitCode),
}

/// The servers that the program was built with; the command line does not know them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Servers {
    /// The language server.
    pub lsp: Option<Serve>,
    /// The pages in a browser.
    pub pages: Option<ServePages>,
}

/// Serves until an editor ends it; gives the status to end with.
pub type Serve = fn(Choices) -> std::io::Result<ExitCode>;

/// What the pages of `serve` are asked for.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The folder of the stories.
    pub folder: PathBuf,
    /// Another address than that of this machine alone.
    pub bind: Option<IpAddr>,
    /// The port; 0 for a free one.
    pub port: u16,
    /// The token, in place of one that is drawn.
    pub token: Option<String>,
    /// Whether a browser is opened.
    pub opens: bool,
    /// Word lists of every story.
    pub lists: Lists,
    /// Whether addresses of this machine and of its own network may be fetched.
    pub allows_local: bool,
}

/// Serves pages until it is interrupted.
pub type ServePages = fn(Pages) -> std::io::Result<ExitCode>;

/// Runs the program with the arguments of the process.
///
/// Exit status: 0 done, 1 findings (`review`, `lexicon check`, `verify`), 2 error.
#[must_use]
pub fn run(servers: Servers) -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return answer(&error),
    };
    let messages =
        Messages::new(args.common.color, args.common.quiet, args.common.verbose);
    fault::watch(move |_, fault| messages.error(fault));
    // What a fault was has been said where it happened.
    let done = catch_unwind(|| dispatch(&args, &messages, servers));
    match done.unwrap_or_else(|_| Ok(Outcome::Ended(ExitCode::from(2)))) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Ended(status)) => status,
        // Whoever reads our output has read enough: `parallax … | head` is no error.
        Err(error) if output_file::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            messages.error(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Prints the help that was asked for, or what is wrong with the arguments.
///
/// A message repeats them, and what they hold may steer a terminal.
fn answer(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let text = error.render().to_string();
        let shown = in_plain_words(plain_lines(&text));
        // A message that cannot be written has nowhere else to go.
        let _ = if shown == text {
            error.print()
        } else {
            write!(anstream::stderr(), "{shown}")
        };
        return ExitCode::from(2);
    }
    let printed = error.print().and_then(|()| std::io::stdout().flush());
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let error = output_file::named(Path::new("standard output"), &error);
            let _ = writeln!(anstream::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

/// What the parser of numbers and of the arguments says, for people.
fn in_plain_words(message: String) -> String {
    let mut message = message;
    for (said, meant) in [
        ("invalid digit found in string", "write a whole number, such as 3"),
        ("cannot parse integer from empty string", "write a whole number, such as 3"),
        ("number too large to fit in target type", "write a smaller number"),
        ("number too small to fit in target type", "write a larger number"),
    ] {
        message = message.replace(said, meant);
    }
    // “0 is not in 1..=100”.
    if let Some((before, range)) = message.split_once(" is not in ")
        && let Some((least, rest)) = range.split_once("..=")
    {
        let most = rest.split('\n').next().unwrap_or_default();
        let rest = &rest[most.len()..];
        message = format!(
            "{before} is out of range; write a number from {least} to {most}{rest}"
        );
    }
    if message.contains("invalid UTF-8 was detected") {
        let mut arguments = std::env::args_os().skip(1);
        let which = arguments.find(|it| it.to_str().is_none()).unwrap_or_default();
        let which = begin(&plain(&which.to_string_lossy()));
        let said = "invalid UTF-8 was detected in one or more arguments";
        message = message.replace(
            said,
            &format!("`{which}` is not UTF-8; write this argument as UTF-8"),
        );
    }
    message
}

fn dispatch(
    args: &Args,
    messages: &Messages,
    servers: Servers,
) -> anyhow::Result<Outcome> {
    let common = &args.common;
    match &args.command {
        Command::Compare(it) => compare::run(it, common, messages),
        Command::Annotate(it) => annotate::run(it, common, messages),
        Command::Trends(it) => trends::run(it, common, messages),
        Command::Lesson(it) => lesson::run(it, common, messages),
        Command::Explain(it) => explain::run(it, common),
        Command::Lexicon(it) => lexicon::run(it, common, messages),
        Command::Review(it) => review::run(it, common, messages),
        Command::Lsp(it) => lsp::run(it, common, servers),
        Command::Serve(it) => serve::run(it, common, servers, messages),
        Command::Schema(it) => schema::run(it),
        Command::Verify(it) => verify::run(it, common, messages),
        Command::Completions(it) => shell::completions(it),
        Command::Man => shell::manual(),
    }
}
