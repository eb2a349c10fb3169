//! Options of `parallax trends`.

use crate::cli::args::Input;
use crate::cli::trends::formats;
use crate::trends::Period;
use clap::builder::PossibleValue;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

const TRENDS_EXAMPLES: &str = "\
Examples:
  parallax trends docs/trends/tarn-bridge.jsonl -o trends.html
  parallax trends docs/trends/tarn-bridge.jsonl --by month -o trends.json
  parallax trends docs/trends/tarn-bridge.jsonl --by year --without english -o trends.csv

Articles need dates: a column of a table, front matter, a story.toml or the page's own.";

#[derive(Debug, ClapArgs)]
#[command(after_help = TRENDS_EXAMPLES)]
pub(super) struct Trends {
    #[command(flatten)]
    pub(super) input: Input,
    /// Length of a period; it does not affect the search for changes
    #[arg(long, value_name = "PERIOD", default_value = "quarter")]
    pub(super) by: Period,
    /// Show only this concept or category; may be repeated
    #[arg(long, value_name = "ID")]
    pub(super) concept: Vec<String>,
    /// Where to write; the extension chooses the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else html]
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub(super) format: Option<String>,
    /// Begin a CSV table with a byte order mark, which some spreadsheets need for UTF-8
    #[arg(long)]
    pub(super) csv_bom: bool,
    /// Title of the page [default: the sources]
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Templates that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub(super) template: Option<PathBuf>,
    /// Seed for resampling
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
}

impl ValueEnum for Period {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
