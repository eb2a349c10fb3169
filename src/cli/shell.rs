//! `parallax completions` and `parallax man`: completions for a shell, and the manual page.

use crate::cli::Outcome;
use crate::cli::args::{Args, Completions};
use crate::cli::output_file::Output;
use clap::{Command, CommandFactory};
use std::io::Write;

/// Prints the script that completes commands and options in a shell.
pub(super) fn completions(args: &Completions) -> anyhow::Result<Outcome> {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print(&script)
}

/// Prints the manual: the program, then every command as a section of its own.
pub(super) fn manual() -> anyhow::Result<Outcome> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for it in command.get_subcommands() {
        section(it, &mut page)?;
    }
    print(&page)
}

/// One command with its options, and those below it.
fn section(command: &Command, page: &mut Vec<u8>) -> anyhow::Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let man = clap_mangen::Man::new(command.clone());
    writeln!(page, ".SH {}", name.replace('-', " ").to_uppercase())?;
    // The sections of a page of its own become parts of this one.
    let mut parts = Vec::new();
    man.render_description_section(&mut parts)?;
    man.render_synopsis_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    let parts = String::from_utf8_lossy(&parts).replace(".SH ", ".SS ");
    page.extend(parts.into_bytes());
    command.get_subcommands().try_for_each(|it| section(it, page))
}

fn print(bytes: &[u8]) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write_all(bytes)?;
    output.finish()?;
    Ok(Outcome::Done)
}
