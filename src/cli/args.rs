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

A report shows every passage whole. --publish makes the one for the web where the articles are other
people's: whole sentences as evidence, of each article at most a quarter.";

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

Exit status: 0 nothing reaches --fail-level, 1 something does, 2 error.";

const SUGGEST_EXAMPLES: &str = "\
Examples:
  parallax lexicon suggest stories/ceasefire-talks
  parallax lexicon suggest --no-builtin stories/ceasefire-talks -o suggested.toml
  parallax compare stories/ceasefire-talks --lexicon suggested.toml -o report.html

A suggestion is a guess: read its sentences, then keep or strike its entry.";

const CONVERT_EXAMPLES: &str = "\
Examples:
  parallax lexicon convert values.dic values.toml --licence CC-BY-4.0 --citation \"Doe 2020\"
  parallax lexicon convert russia-ukraine names.yaml
  parallax lexicon convert our-desk.yml our-desk.toml --licence CC0-1.0 --citation ours

What the other form cannot hold is listed on standard error.";

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
    /// Print what is found in each article: JSON Lines, tables, a marked page, brat, CoNLL-U or Web Annotations
    Annotate(Annotate),
    /// Show how each source's wording moves over time, and when it changes
    Trends(Trends),
    /// Review drafts: house style, wording in your own voice, what other tellings have
    Review(Review),
    /// Show an editor what review finds, as its writer types: a language server over standard input and output
    Lsp(Lsp),
    /// Do all this in a browser on this machine: paste articles, point at names, read the report
    Serve(Serve),
    /// Make a classroom exercise on word choice, with blind texts, and its key
    Lesson(Lesson),
    /// Say what a concept, a measure, a rule or a verdict means
    Explain(Explain),
    /// List, show, check and suggest word lists
    #[command(subcommand)]
    Lexicon(Lexicon),
    /// Say whether the same articles still give the same report; status 1 where they do not
    Verify(Verify),
    /// Print the JSON Schema of an output
    Schema(Schema),
    /// Print the script by which a shell completes commands and options
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
pub(super) struct Common {
    /// Word list to add to the built-in ones: a TOML file or a folder with a pack.toml
    #[arg(long, value_name = "FILE-OR-FOLDER", global = true)]
    pub(super) lexicon: Vec<PathBuf>,
    /// Names of one thing that no word list has: a list, or a table with the columns thing, name, note
    #[arg(long, value_name = "\"THING: NAME | NAME\"|FILE.csv", global = true)]
    pub(super) names: Vec<String>,
    /// Only these of the built-in word lists
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        global = true,
        conflicts_with = "no_builtin"
    )]
    pub(super) packs: Vec<String>,
    /// Leave one of the built-in word lists out
    #[arg(long, value_name = "ID", value_delimiter = ',', global = true)]
    pub(super) without: Vec<String>,
    /// Leave the built-in word lists out
    #[arg(long, global = true)]
    pub(super) no_builtin: bool,
    /// Print errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say what is being done
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// When to colour messages
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
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
    /// Articles (.txt, .md, .html, .docx …), tables of articles (.jsonl, .csv, .parquet), archives of web pages (.warc), packed or not (.gz, .zst), folders, a story.toml, addresses (https://…), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Name the source of the files that match; GLOB is matched against the file name, or the path if it holds a slash
    #[arg(long, value_name = "NAME=GLOB")]
    pub(super) source: Vec<String>,
    /// Read files named one by one, and standard input, as this format (txt, markdown, html, jsonl, csv, json, docx, rtf, mail, feed, zip, parquet, warc) whatever their extension
    #[arg(long, value_name = "FORMAT")]
    pub(super) from: Option<String>,
    /// Take the text verbatim: no cleaning, zones, front matter, Unicode or newline handling
    #[arg(long)]
    pub(super) raw: bool,
    /// Leave the furniture of web pages (share buttons, related links, notices) in the text
    #[arg(long)]
    pub(super) keep_all: bool,
    /// Read what a story, or a link in a folder, names outside its folder
    #[arg(long)]
    pub(super) outside: bool,
    /// Keep the pages of addresses in this folder, to compare or verify them again without the network
    #[arg(long, value_name = "DIR")]
    pub(super) save: Option<PathBuf>,
    /// Fetch addresses of this machine and of its own network, too
    #[arg(long)]
    pub(super) allow_local: bool,
    /// End with status 2 if any article cannot be read
    #[arg(long)]
    pub(super) strict: bool,
    /// Threads to work with [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
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
    /// Where to write; the extension tells the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else html]
    #[arg(long, value_name = "FORMAT", value_parser = comparison_formats())]
    pub(super) format: Option<String>,
    /// Begin a CSV table with a byte order mark, by which some spreadsheets know UTF-8
    #[arg(long)]
    pub(super) csv_bom: bool,
    /// Title of the report [default: the story's, or the sources]
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Make the edition for the web where the articles are other people's: whole sentences as evidence, and no articles side by side
    #[arg(long)]
    pub(super) publish: bool,
    /// The part of an article that --publish may show, in per cent
    #[arg(long, value_name = "PERCENT", default_value_t = 25, requires = "publish", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(super) publish_share: u8,
    /// Gone: a report shows every passage whole
    #[arg(long, hide = true)]
    pub(super) full_text: bool,
    /// Write one row of the report alone, by its address: a page to embed, or an .svg
    #[arg(long, value_name = "ROW")]
    pub(super) part: Option<String>,
    /// Templates that take the place of the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub(super) template: Option<PathBuf>,
    /// What the report prints on paper
    #[arg(long, value_name = "WHAT", default_value = "pages")]
    pub(super) print: Print,
    /// Where resampling starts
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Propose no names of the program's own where the word lists find too few
    #[arg(long)]
    pub(super) no_suggest: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Print {
    /// What stands open on the screen: three or four pages
    Pages,
    /// The first screen: one page
    Summary,
    /// Everything, the articles too
    All,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub(super) struct Annotate {
    #[command(flatten)]
    pub(super) input: Input,
    /// Where to write; a folder, or a name that ends in a slash, takes a file of each article [default: standard output]
    #[arg(short, long, value_name = "FILE-OR-FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else jsonl]
    #[arg(long, value_name = "FORMAT", value_parser = article_formats())]
    pub(super) format: Option<String>,
    /// List mentions of low confidence too; they are never counted
    #[arg(long)]
    pub(super) low_confidence: bool,
    /// Leave out articles without a mention; voices and speakers are looked for in the others alone
    #[arg(long, value_name = "WHICH")]
    pub(super) only: Option<Filter>,
    /// Only these of the tables: articles, mentions, attributions
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) tables: Vec<String>,
    /// Go on with tables that a run has not finished; the result is that of an undisturbed run
    #[arg(long)]
    pub(super) resume: bool,
    /// Take every N-th article only, from the I-th on, as one job of N
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,
    /// About how large a file of a table becomes, in MB
    #[arg(long, value_name = "MB", default_value = "128", value_parser = megabytes)]
    pub(super) part_size: u64,
    /// Accepted for scripts that pass it everywhere; nothing in an annotation is drawn by chance
    #[arg(long, value_name = "N", hide = true)]
    pub(super) seed: Option<u64>,
}

/// Which articles an annotation keeps.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Filter {
    /// Those in which a word list finds something
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
    /// House style: a shipped one (ap, bbc, guardian), a file (.toml, .csv), or a pack with rules; several add up
    #[arg(long, value_name = "NAME-OR-FILE")]
    pub(super) house: Vec<String>,
    /// Articles to put the drafts beside: what they name otherwise, leave out, quote shorter
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
    /// From which severity on the exit status is 1: advice, warning or error [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = review::severity)]
    pub(super) fail_level: Option<Severity>,
    /// End with status 0 whatever is found
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Put the suggestions that are safe into the drafts; of standard input the text is printed
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,
    /// Print what --fix would change
    #[arg(long)]
    pub(super) diff: bool,
    /// In sarif, list what a comment allows or the baseline knows too, marked as suppressed
    #[arg(long)]
    pub(super) with_suppressed: bool,
    /// Leave out what this file lists
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// List what is found now in a file, to be left out from here on
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,
    /// Only lines that changed since the branch left a git revision
    #[arg(long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
    /// Settings [default: the nearest parallax.toml in the draft's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Look for no settings
    #[arg(long, conflicts_with = "config")]
    pub(super) isolated: bool,
    /// Print the settings that hold for the first draft
    #[arg(long)]
    pub(super) show_settings: bool,
    /// The name of the file that standard input holds; its extension tells the form
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<PathBuf>,
    /// List the shipped house styles
    #[arg(long)]
    pub(super) list_houses: bool,
    /// Print a house style to copy
    #[arg(long)]
    pub(super) house_template: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Explain {
    /// A concept (ua.capital), a category, a measure (unattributed-term), a rule of reviews (so-called) or a verdict (too-few); none: the list
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
    /// Check word lists: rules, descriptions, examples; status 1 where one should be mended
    Check {
        /// Files or folders of packs, house styles (.toml, .csv or a shipped one's name) [default: the built-in packs and those of --lexicon]
        #[arg(value_name = "FILE-OR-FOLDER")]
        paths: Vec<PathBuf>,
    },
    /// Write a pack of the names that --names gives, to be fenced in and kept
    New(NewPack),
    /// Turn a dictionary of another program into a pack, or a pack into one
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
    /// Where to write; the extension tells the form
    #[arg(value_name = "OUT")]
    pub(super) to_file: PathBuf,
    /// Read IN as this form, whatever its extension
    #[arg(long, value_name = "FORM", value_parser = exchange_forms())]
    pub(super) from: Option<String>,
    /// Write OUT in this form, whatever its extension
    #[arg(long, value_name = "FORM", value_parser = exchange_forms())]
    pub(super) to: Option<String>,
    /// The licence of a dictionary that becomes a pack (SPDX)
    #[arg(long, value_name = "LICENCE")]
    pub(super) licence: Option<String>,
    /// Where the words of a dictionary that becomes a pack come from
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
    /// Where to write; .toml and .json tell the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// What to write [default: by the extension of FILE, else text]
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<SuggestFormat>,
    /// At most so many suggestions, the best first
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub(super) limit: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SuggestFormat {
    /// A listing with counts and sentences
    Text,
    /// A pack, ready to load once it is mended
    Toml,
    /// One object for programs
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Schema {
    /// Which output; none: the list
    pub(super) name: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Verify {
    /// A report that `compare` wrote as HTML
    pub(super) report: PathBuf,
    /// The articles that it was made from; how they were read stands in the report
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Read what a story, or a link in a folder, names outside its folder
    #[arg(long)]
    pub(super) outside: bool,
    /// The templates that it was made with
    #[arg(long, value_name = "DIR")]
    pub(super) template: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// For which shell
    pub(super) shell: clap_complete::Shell,
}
