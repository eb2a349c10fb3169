//! Commands and options.

use crate::cli::args_lesson::Lesson;
use crate::cli::args_lsp::Lsp;
use crate::cli::args_serve::Serve;
use crate::cli::args_trends::Trends;
use crate::cli::course::Shard;
use crate::cli::format::{article_formats, comparison_formats};
use crate::cli::lexicon_convert::exchange_forms;
use crate::cli::review;
use crate::desk::Lists;
use crate::review::Severity;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Headings that group the options of `--help`.
const READING: &str = "Reading articles";
const WORD_LISTS: &str = "Word lists";
const MESSAGES: &str = "Messages";

const EXAMPLES: &str = "\
Examples:
  parallax compare stories/ceasefire-talks -o report.html
  parallax compare stories/ceasefire-talks --format json -o comparison.json
  parallax annotate stories/ceasefire-talks -o articles.jsonl
  parallax lesson stories/ceasefire-talks -o lesson.html --key key.html
  parallax explain ua.capital
  parallax lexicon check lexicons/russia-ukraine

Exit status: 0 done, 1 findings (review, lexicon check, verify), 2 error.";

const COMPARE_EXAMPLES: &str = "\
Examples:
  parallax compare stories/ceasefire-talks -o report.html
  parallax compare stories/ceasefire-talks --publish -o public.html
  parallax compare stories/ceasefire-talks/*.txt --source \"The Wire=halvorn-*\" -o three.html
  parallax compare stories/ceasefire-talks --format json -o comparison.json
  parallax compare stories/ceasefire-talks -o counts.csv
  parallax compare stories/ceasefire-talks -o report.md

A report shows every passage and every article whole. If the articles are other people's and the page
goes on the web, use --publish: whole sentences as evidence, at most a quarter of any article.";

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  parallax annotate stories/ceasefire-talks -o articles.jsonl
  parallax annotate --raw stories/ceasefire-talks/halvorn-wire.txt -o raw.jsonl
  parallax annotate --no-builtin --lexicon lexicons/russia-ukraine stories -o articles.jsonl
  parallax annotate stories/ceasefire-talks -o marked.html
  parallax annotate stories/ceasefire-talks --format brat -o brat/
  parallax annotate stories -o tables.csv/
  parallax annotate stories/ceasefire-talks -o tables.csv/ --resume
  parallax annotate stories/ceasefire-talks -o part.csv/ --shard 1/2

Offsets in the output count code points of `text`; see `parallax schema annotation`.";

const REVIEW_EXAMPLES: &str = "\
Examples:
  parallax review stories/ceasefire-talks/ravensholt-post.md --house ap
  parallax review draft.md --against others/ --format concise
  parallax review drafts/ --format sarif -o findings.sarif
  parallax review draft.md --house our-desk.toml --diff
  parallax review --house-template > our-desk.toml

Exit status: 0 no finding reaches --fail-level, 1 at least one does, 2 error.";

const SUGGEST_EXAMPLES: &str = "\
Examples:
  parallax lexicon suggest stories/ceasefire-talks
  parallax lexicon suggest --no-builtin stories/ceasefire-talks -o suggested.toml
  parallax compare stories/ceasefire-talks --lexicon suggested.toml -o report.html

A suggestion is a guess: read its sentences, then keep the entry or strike it.";

const CONVERT_EXAMPLES: &str = "\
Examples:
  parallax lexicon convert values.dic values.toml --licence CC-BY-4.0 --citation \"Doe 2020\"
  parallax lexicon convert russia-ukraine names.yaml
  parallax lexicon convert our-desk.yml our-desk.toml --licence CC0-1.0 --citation ours

Standard error lists what the other form cannot hold.";

const NEW_EXAMPLES: &str = "\
Examples:
  parallax lexicon new --names \"the law: rent control | rent cap | rent limit\" -o rents.toml
  parallax lexicon new --names names.csv -o rents.toml
  parallax lexicon check rents.toml";

/// Puts several tellings of one story side by side and shows how each source words it.
///
/// It describes wording, with the sentences behind every figure.
/// It does not say which words are right.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare the sources of several articles in one report
    Compare(Compare),
    /// Print what is found in each article, as JSON Lines, tables, a marked page, brat, CoNLL-U or Web Annotations
    Annotate(Annotate),
    /// Show how each source's wording moves over time, and when it changes
    Trends(Trends),
    /// Review drafts: house style, wording in your own voice, what other tellings have
    Review(Review),
    /// Run a language server, which shows the findings of `review` in an editor as you type
    Lsp(Lsp),
    /// Open all this in a browser on this machine: paste articles, point at names, read the report
    Serve(Serve),
    /// Make a classroom exercise on word choice, with blind texts and a key
    Lesson(Lesson),
    /// Explain a concept, a measure, a rule or a verdict
    Explain(Explain),
    /// List, show, check, convert and suggest word lists
    #[command(subcommand)]
    Lexicon(Lexicon),
    /// Check that the same articles still give the same report; status 1 if they do not
    Verify(Verify),
    /// Print the JSON Schema of an output
    Schema(Schema),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
pub(super) struct Common {
    /// Add a word list to the built-in ones: a TOML file or a folder with a pack.toml
    #[arg(long, value_name = "FILE-OR-FOLDER", global = true, help_heading = WORD_LISTS)]
    pub(super) lexicon: Vec<PathBuf>,
    /// Add names for one thing: a list, or a table with the columns thing, name, note
    #[arg(long, value_name = "\"THING: NAME | NAME\"|FILE.csv", global = true, help_heading = WORD_LISTS)]
    pub(super) names: Vec<String>,
    /// Use only these built-in word lists
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        global = true,
        help_heading = WORD_LISTS,
        conflicts_with = "no_builtin"
    )]
    pub(super) packs: Vec<String>,
    /// Leave out these built-in word lists
    #[arg(long, value_name = "ID", value_delimiter = ',', global = true, help_heading = WORD_LISTS)]
    pub(super) without: Vec<String>,
    /// Leave out all built-in word lists
    #[arg(long, global = true, help_heading = WORD_LISTS)]
    pub(super) no_builtin: bool,
    /// Print only errors
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = MESSAGES)]
    pub(super) quiet: bool,
    /// Print what is being done
    #[arg(short, long, global = true, help_heading = MESSAGES)]
    pub(super) verbose: bool,
    /// When to colour messages
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, help_heading = MESSAGES)]
    pub(super) color: Color,
}

impl Common {
    /// The word lists that are asked for.
    pub(super) fn lists(&self) -> Lists {
        Lists {
            no_builtin: self.no_builtin,
            packs: self.packs.clone(),
            without: self.without.clone(),
            names: self.names.clone(),
            lexicon: self.lexicon.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// What is read, and how.
#[derive(Debug, ClapArgs)]
pub(super) struct Input {
    /// Articles (.txt, .md, .html, .docx …), tables of articles (.jsonl, .csv, .parquet), archives of web pages (.warc), compressed or not (.gz, .zst), folders, a story.toml, addresses (https://…), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Name the source of matching files; GLOB applies to the file name, or to the path if it contains a slash
    #[arg(long, value_name = "NAME=GLOB", help_heading = READING)]
    pub(super) source: Vec<String>,
    /// Read standard input and files named one by one as this format, whatever their extension (txt, markdown, html, jsonl, csv, json, docx, rtf, mail, feed, zip, parquet, warc)
    #[arg(long, value_name = "FORMAT", help_heading = READING)]
    pub(super) from: Option<String>,
    /// Take the text verbatim: no cleaning, zones, front matter, Unicode or newline handling
    #[arg(long, help_heading = READING)]
    pub(super) raw: bool,
    /// Keep the furniture of web pages (share buttons, related links, notices) in the text
    #[arg(long, help_heading = READING)]
    pub(super) keep_all: bool,
    /// Also read files outside the folder that a story or a link in it names
    #[arg(long, help_heading = READING)]
    pub(super) outside: bool,
    /// Save fetched pages in this folder, to compare or verify them again without the network
    #[arg(long, value_name = "DIR", help_heading = READING)]
    pub(super) save: Option<PathBuf>,
    /// Also fetch addresses of this machine and its own network
    #[arg(long, help_heading = READING)]
    pub(super) allow_local: bool,
    /// End with status 2 if any article cannot be read
    #[arg(long, help_heading = READING)]
    pub(super) strict: bool,
    /// Number of threads [default: all cores]
    #[arg(long, value_name = "N", help_heading = READING, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
}

impl Input {
    /// How many threads to work with.
    pub(super) fn n_threads(&self) -> usize {
        let cores =
            || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.threads.map_or_else(cores, usize::from)
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = COMPARE_EXAMPLES)]
pub(super) struct Compare {
    #[command(flatten)]
    pub(super) input: Input,
    /// Where to write; the extension chooses the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else html]
    #[arg(long, value_name = "FORMAT", value_parser = comparison_formats())]
    pub(super) format: Option<String>,
    /// Begin a CSV table with a byte order mark, which some spreadsheets need for UTF-8
    #[arg(long)]
    pub(super) csv_bom: bool,
    /// Title of the report [default: the story's, or the sources]
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Make the edition for the web: whole sentences as evidence, no articles side by side
    #[arg(long)]
    pub(super) publish: bool,
    /// The most of any article that --publish may show, in per cent
    #[arg(long, value_name = "PERCENT", default_value_t = 25, requires = "publish", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(super) publish_share: u8,
    /// Gone: a report shows every passage whole
    #[arg(long, hide = true)]
    pub(super) full_text: bool,
    /// Write only the row with this address: a page to embed, or an .svg
    #[arg(long, value_name = "ROW")]
    pub(super) part: Option<String>,
    /// Templates that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub(super) template: Option<PathBuf>,
    /// What of the report prints on paper
    #[arg(long, value_name = "WHAT", default_value = "pages")]
    pub(super) print: Print,
    /// Seed for resampling
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Propose no names where the word lists find too few
    #[arg(long)]
    pub(super) no_suggest: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Print {
    /// What is open on the screen: three or four pages
    Pages,
    /// The first screen: one page
    Summary,
    /// Everything, including the articles
    All,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub(super) struct Annotate {
    #[command(flatten)]
    pub(super) input: Input,
    /// Where to write; a folder, or a name that ends in a slash, gets one file per article [default: standard output]
    #[arg(short, long, value_name = "FILE-OR-FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else jsonl]
    #[arg(long, value_name = "FORMAT", value_parser = article_formats())]
    pub(super) format: Option<String>,
    /// Also list mentions of low confidence; they are never counted
    #[arg(long)]
    pub(super) low_confidence: bool,
    /// Leave out articles without a mention, and look for voices and speakers only in the others
    #[arg(long, value_name = "WHICH")]
    pub(super) only: Option<Filter>,
    /// Write only these tables: articles, mentions, attributions
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) tables: Vec<String>,
    /// Continue tables that a run did not finish; the result is that of an undisturbed run
    #[arg(long)]
    pub(super) resume: bool,
    /// Take only every N-th article, from the I-th on, as one job of N
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,
    /// Approximate size of a table's files, in MB
    #[arg(long, value_name = "MB", default_value = "128", value_parser = megabytes)]
    pub(super) part_size: u64,
    /// Accepted for scripts that pass it everywhere; nothing in an annotation is drawn by chance
    #[arg(long, value_name = "N", hide = true)]
    pub(super) seed: Option<u64>,
}

/// Which articles an annotation keeps.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Filter {
    /// Articles in which a word list finds something
    Matching,
}

/// How large a file of a table becomes, in bytes, unless something else is asked for.
pub(super) const PART_SIZE: u64 = 128_000_000;

/// A size in MB, in bytes.
fn megabytes(text: &str) -> Result<u64, String> {
    let size = text.parse().ok().filter(|it| (0.001..=10_000.0).contains(it));
    let size: f64 = size.ok_or("write a number of MB from 0.001 to 10000")?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    Ok((size * 1e6) as u64)
}

#[derive(Debug, ClapArgs)]
#[command(after_help = REVIEW_EXAMPLES)]
pub(super) struct Review {
    /// Drafts (.md, .mdx, .txt, .html, .docx), folders of them, or - for standard input
    #[arg(value_name = "DRAFT")]
    pub(super) paths: Vec<PathBuf>,
    /// House style: a built-in one (ap, bbc, guardian), a file (.toml, .csv), or a pack with rules; repeat to add more
    #[arg(long, value_name = "NAME-OR-FILE")]
    pub(super) house: Vec<String>,
    /// Articles to set the drafts beside: what drafts name differently, leave out or cut
    #[arg(long, value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = review::formats())]
    pub(super) format: String,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Set a rule's level: RULE=off, advice, warning or error
    #[arg(long, value_name = "RULE=LEVEL")]
    pub(super) rule: Vec<String>,
    /// The lowest severity that makes the exit status 1: advice, warning or error [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = review::severity)]
    pub(super) fail_level: Option<Severity>,
    /// End with status 0 even if there are findings
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Make the safe changes in the drafts; for standard input, print the changed text
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,
    /// Print what --fix would change
    #[arg(long)]
    pub(super) diff: bool,
    /// In sarif, also list what a comment allows or the baseline knows, marked as suppressed
    #[arg(long)]
    pub(super) with_suppressed: bool,
    /// Leave out the findings that this file lists
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write the present findings to a file and nothing else, to leave them out from now on
    #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "diff", "format"])]
    pub(super) write_baseline: Option<PathBuf>,
    /// Report only lines that changed since the branch left a git revision
    #[arg(long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
    /// Settings file [default: the nearest parallax.toml in the draft's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Ignore settings files
    #[arg(long, conflicts_with = "config")]
    pub(super) isolated: bool,
    /// Print the settings that apply to the first draft
    #[arg(long)]
    pub(super) show_settings: bool,
    /// The file name of standard input; its extension decides the format
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<PathBuf>,
    /// List the built-in house styles
    #[arg(long)]
    pub(super) list_houses: bool,
    /// Print a house style to copy
    #[arg(long)]
    pub(super) house_template: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Explain {
    /// A concept (ua.capital), a category, a measure (unattributed-term), a rule of `review` (so-called) or a verdict (too-few) [default: list them]
    pub(super) id: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Lexicon {
    /// List the word lists that are loaded
    List,
    /// Show a word list or one of its concepts
    Show {
        /// The id of a pack, a concept or a category
        id: String,
    },
    /// Check word lists: rules, descriptions, examples; status 1 if something needs fixing
    Check {
        /// Packs (files or folders) and house styles (.toml, .csv or the name of a built-in one) [default: the built-in packs and those of --lexicon]
        #[arg(value_name = "FILE-OR-FOLDER")]
        paths: Vec<PathBuf>,
    },
    /// Write the names given with --names as a pack, to edit and keep
    New(NewPack),
    /// Turn a dictionary of another program into a pack, or the other way round
    Convert(Convert),
    /// Propose names that no list knows, from the articles alone, as a pack to accept or strike
    Suggest(Suggest),
}

#[derive(Debug, ClapArgs)]
#[command(after_help = CONVERT_EXAMPLES)]
pub(super) struct Convert {
    /// A dictionary (.dic, .yaml, .ykd, .cat, .lcd, .yml, .csv) or a pack (.toml, a folder, a built-in one's id)
    #[arg(value_name = "IN")]
    pub(super) from_file: PathBuf,
    /// Where to write; the extension chooses the form
    #[arg(value_name = "OUT")]
    pub(super) to_file: PathBuf,
    /// Read IN as this form, whatever its extension
    #[arg(long, value_name = "FORM", value_parser = exchange_forms())]
    pub(super) from: Option<String>,
    /// Write OUT in this form, whatever its extension
    #[arg(long, value_name = "FORM", value_parser = exchange_forms())]
    pub(super) to: Option<String>,
    /// The licence of the new pack (SPDX)
    #[arg(long, value_name = "LICENCE")]
    pub(super) licence: Option<String>,
    /// Where the words of the new pack come from
    #[arg(long, value_name = "TEXT")]
    pub(super) citation: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = NEW_EXAMPLES)]
pub(super) struct NewPack {
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The pack's id [default: the name of FILE, else my-names]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = SUGGEST_EXAMPLES)]
pub(super) struct Suggest {
    #[command(flatten)]
    pub(super) input: Input,
    /// Where to write; .toml and .json choose the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else text]
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<SuggestFormat>,
    /// The most suggestions to list, best first
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub(super) limit: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SuggestFormat {
    /// A listing with counts and sentences
    Text,
    /// A pack, to load once you have edited it
    Toml,
    /// One object for programs
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Schema {
    /// Which output [default: list them]
    pub(super) name: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Verify {
    /// A report that `compare` wrote as HTML
    pub(super) report: PathBuf,
    /// The articles it was made from; the report records how they were read
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Also read files outside the folder that a story or a link in it names
    #[arg(long)]
    pub(super) outside: bool,
    /// The templates it was made with
    #[arg(long, value_name = "DIR")]
    pub(super) template: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// For which shell
    pub(super) shell: clap_complete::Shell,
}
