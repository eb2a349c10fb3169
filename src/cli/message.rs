//! Messages on standard error: one line each, which nothing that an article or a file name
//! holds can break or colour.

use crate::cli::args::Color;
use crate::text::plain;
use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use std::fmt::Display;
use std::io::Write;

/// Where messages go and how many there are.
#[derive(Clone, Copy)]
pub(super) struct Messages {
    color: ColorChoice,
    is_quiet: bool,
    is_verbose: bool,
}

impl Messages {
    pub(super) fn new(color: Color, is_quiet: bool, is_verbose: bool) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { color, is_quiet, is_verbose }
    }

    /// Whether errors alone are wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// Why the program ends.
    pub(super) fn error(&self, what: &dyn Display) {
        self.line("error", AnsiColor::Red.on_default().bold(), what);
    }

    /// What was left out.
    pub(super) fn warning(&self, what: &dyn Display) {
        if !self.is_quiet {
            self.line("warning", AnsiColor::Yellow.on_default().bold(), what);
        }
    }

    /// What came of it, where results go elsewhere.
    pub(super) fn result(&self, what: &dyn Display) {
        if !self.is_quiet {
            self.bare(what);
        }
    }

    /// What was done.
    pub(super) fn note(&self, what: &dyn Display) {
        if self.is_verbose {
            self.line("note", AnsiColor::Cyan.on_default().bold(), what);
        }
    }

    fn bare(&self, what: &dyn Display) {
        let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
        let _ = writeln!(stream, "{}", plain(&what.to_string()));
    }

    fn line(&self, kind: &str, style: Style, what: &dyn Display) {
        let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
        // A message that cannot be written has nowhere else to go.
        let _ = writeln!(stream, "{style}{kind}{style:#}: {}", plain(&what.to_string()));
    }
}
