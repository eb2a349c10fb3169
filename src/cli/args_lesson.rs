//! Options of `parallax lesson`.

use crate::cli::args::Input;
use crate::cli::lesson;
use clap::Args as ClapArgs;
use std::path::PathBuf;

const LESSON_EXAMPLES: &str = "\
Examples:
  parallax lesson stories/ceasefire-talks -o lesson.html --key key.html
  parallax lesson stories/ceasefire-talks -o lesson.html --key key.html --projector screen.html
  parallax lesson my-articles -o lesson.html --key key.html --screen quiz.html --gift quiz.gift
  parallax lesson my-articles -o lesson.md --key key.md --level 5-6 --minutes 30
  parallax lesson my-articles -o lesson.html --key key.html --types naming,voice,verb --seed 7

Hand out only the sheet: the key and the screens name the sources and hold the answers.";

#[derive(Debug, ClapArgs)]
#[command(after_help = LESSON_EXAMPLES)]
pub(super) struct Lesson {
    #[command(flatten)]
    pub(super) input: Input,
    /// Where to write the pupils' sheet; the extension chooses the format [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Where to write the key, which names the sources and holds the answers
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    /// Where to write screens for the class, in large type, with answers to open (HTML)
    #[arg(long, value_name = "FILE")]
    pub(super) projector: Option<PathBuf>,
    /// Where to write a page on which pupils answer and see what is right, without a network; it hides the answers but does not protect them
    #[arg(long, value_name = "FILE")]
    pub(super) screen: Option<PathBuf>,
    /// Where to write the questions in GIFT, which Moodle and others import
    #[arg(long, value_name = "FILE")]
    pub(super) gift: Option<PathBuf>,
    /// Where to write the questions as a table (CSV)
    #[arg(long, value_name = "FILE")]
    pub(super) questions: Option<PathBuf>,
    /// Set the sheet in 14-point sans serif
    #[arg(long)]
    pub(super) large_print: bool,
    /// What to write [default: by the extension of FILE, else html]
    #[arg(long, value_name = "FORMAT", value_parser = lesson::formats())]
    pub(super) format: Option<String>,
    /// Exercises to make, however long they take [default: what the articles allow, within the minutes]
    #[arg(long, value_name = "TYPE,...", value_delimiter = ',', value_parser = lesson::kinds())]
    pub(super) types: Vec<String>,
    /// School grades: how hard the instructions are to read, and the number of texts and items
    #[arg(long, value_name = "GRADES", default_value = "7-9", value_parser = ["5-6", "7-9", "10-12"])]
    pub(super) level: String,
    /// Length of the lesson in minutes
    #[arg(long, value_name = "N", default_value_t = 45, value_parser = clap::value_parser!(u16).range(10..=600))]
    pub(super) minutes: u16,
    /// Language of the instructions
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = lesson::languages())]
    pub(super) language: String,
    /// The most words to print from any article; three tenths of it at most, unless
    /// its licence lets anybody print it whole
    #[arg(long, value_name = "WORDS", default_value_t = 180, value_parser = clap::value_parser!(u16).range(20..=2000))]
    pub(super) excerpts_max: u16,
    /// Print slurs and words of violence in full
    #[arg(long)]
    pub(super) show_sensitive: bool,
    /// Title of the sheet; pupils see it
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Seed for the order of texts and items
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
}
