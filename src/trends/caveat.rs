//! What the figures over time cannot support, in plain words.

use crate::trends::{MIN_ARTICLES, MIN_MENTIONS};
use std::fmt;

/// What a reader should know before trusting a trend.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences name the fields")]
pub enum Caveat {
    /// Articles without a date, or with one that can be no day of publication.
    Undated { n: usize, of: usize },
    /// Articles that print the text of an earlier one of their source.
    Copies { n: usize },
    /// Series in which no period has enough.
    TooLittle { n: usize },
    /// So many passages that fewer are kept behind each figure.
    FewerPassages {
        /// How many are kept of each name and period.
        n: usize,
    },
    /// Tables hold mentions, and no sentences and no words that rates are counted over.
    FromTables,
    /// The tables hold names that no list of the run knows.
    UnknownNames { concepts: Vec<String> },
    /// Files were not read, or articles were left out.
    Unread { names: Vec<String> },
}

impl Caveat {
    /// The name in every output.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Undated { .. } => "undated",
            Self::Copies { .. } => "copies",
            Self::TooLittle { .. } => "too-little",
            Self::FewerPassages { .. } => "fewer-passages",
            Self::FromTables => "from-tables",
            Self::UnknownNames { .. } => "unknown-names",
            Self::Unread { .. } => "unread",
        }
    }
}

/// So many names stand in a message.
const N_NAMED: usize = 20;

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undated { n, of } => write!(
                f,
                "{n} of {of} articles have no date on which they can have appeared, and are not in the figures; give their dates in a table's column, the front matter or a story.toml"
            ),
            Self::Copies { n: 1 } => f.write_str(
                "One article prints the same text as another from its source; the text counts once, on its first day",
            ),
            Self::Copies { n } => write!(
                f,
                "{n} articles print the same text as another from their source; each text counts once, on its first day"
            ),
            Self::TooLittle { n } => write!(
                f,
                "{n} {} left out: no period has {MIN_MENTIONS} mentions in {MIN_ARTICLES} articles, and the articles carry no test",
                if *n == 1 { "series is" } else { "series are" }
            ),
            Self::FewerPassages { n: 0 } => f.write_str(
                "There are too many series to show passages behind the figures; choose one with --concept to read them",
            ),
            Self::FewerPassages { n } => write!(
                f,
                "Each figure opens at most {n} passages for a name, because there are many series; choose one with --concept to read more"
            ),
            Self::FromTables => f.write_str(
                "The figures come from tables, which have only shares of names, without rates and passages; for those, give the articles themselves",
            ),
            Self::UnknownNames { concepts } => write!(
                f,
                "The tables have names for {} that is in no word list of this run ({}); give the list with --lexicon to see them",
                if concepts.len() == 1 { "one thing".to_owned() } else { format!("{} things", concepts.len()) },
                first(concepts)
            ),
            Self::Unread { names } => write!(f, "Not read: {}", first(names)),
        }
    }
}

/// The first of some names, and how many more there are.
fn first(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(N_NAMED).map(String::as_str).collect();
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
