//! Doubts about one article. Analysis does not fail; it says what to be careful with.

use std::fmt;

/// What a reader should know about one article before trusting its figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the sentences name the fields")]
pub enum Caveat {
    /// There is no text.
    Empty,
    /// A date was given that could not be read.
    UnreadableDate(String),
    /// Metadata that is not understood was left alone.
    UnknownField(String),
    /// Bytes that are not UTF-8 were replaced.
    NotUtf8 {
        /// The first line with such bytes.
        line: u32,
    },
    /// The encoding is not declared and was guessed from the bytes.
    GuessedEncoding(String),
    /// No article was found in a web page, so that all its text was taken.
    WholePage,
    /// The text is very short for an article.
    LittleText { n_words: usize },
    /// The page turns its reader away: a robot check, an error, a consent.
    Refusal,
    /// The text ends at a paywall, or the page says that it is not free.
    Paywall,
    /// A service gave the beginning of the article only.
    Teaser {
        /// How many characters are missing, as the service says.
        n_missing: usize,
    },
    /// The page lists other articles.
    Teasers {
        /// How many of them are counted.
        n: usize,
    },
    /// Running text that the page hides was left out.
    Hidden { n_words: usize },
    /// The page's data hold more text than was found in the page.
    LeftOut { n_words: usize },
    /// The page shows no text; that of its data was taken.
    FromData,
    /// Several parts of a document are read as one article.
    SeveralParts { n: usize },
    /// Columns or keys of a table that are not read, named at its first article.
    ColumnsLeft(Vec<String>),
    /// Signs were read as those that a wrong decoding made them of.
    Repaired { n: usize },
    /// Signs that a wrong decoding left behind.
    OddCharacters { example: String, n: usize },
    /// Lines that may be of the page or the file rather than of the article, in order.
    DoubtfulLines { lines: Vec<(u32, String)> },
    /// The head of another article seems to stand in the text.
    SecondArticle { line: u32, text: String },
    /// Something about how the file was read.
    Reading(String),
    /// The words of a correction are not in the article any more.
    CorrectionLost { line: u32, text: String },
    /// No pack that is loaded is for the article's language.
    UncoveredLanguage(String),
    /// Some packs have words of the article's language, others have not.
    PartlyCovered { language: String, packs: Vec<String> },
    /// A quotation has no closing mark, or one that closes nothing.
    UnbalancedMarks {
        line: u32,
        /// How many marks are left over.
        n_marks: usize,
    },
    /// Words that hold Latin letters and others that look like them.
    MixedLetters { line: u32, n_words: usize },
}

/// How many lines a caveat quotes.
const N_QUOTED: usize = 3;

impl Caveat {
    /// The kind, for machines.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnreadableDate(_) => "unreadable-date",
            Self::UnknownField(_) => "unknown-field",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::GuessedEncoding(_) => "guessed-encoding",
            Self::WholePage => "whole-page",
            Self::LittleText { .. } => "little-text",
            Self::Refusal => "no-article",
            Self::Paywall => "paywall",
            Self::Teaser { .. } => "teaser",
            Self::Teasers { .. } => "list-of-articles",
            Self::Hidden { .. } => "hidden-text",
            Self::LeftOut { .. } => "left-out",
            Self::FromData => "from-data",
            Self::SeveralParts { .. } => "several-parts",
            Self::ColumnsLeft(_) => "columns-left",
            Self::Repaired { .. } => "repaired-characters",
            Self::OddCharacters { .. } => "odd-characters",
            Self::DoubtfulLines { .. } => "doubtful-lines",
            Self::SecondArticle { .. } => "second-article",
            Self::Reading(_) => "reading",
            Self::CorrectionLost { .. } => "correction-lost",
            Self::UncoveredLanguage(_) => "uncovered-language",
            Self::PartlyCovered { .. } => "partly-covered-language",
            Self::UnbalancedMarks { .. } => "unbalanced-marks",
            Self::MixedLetters { .. } => "mixed-letters",
        }
    }
}

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "The article has no text."),
            Self::UnreadableDate(text) => {
                write!(f, "The date “{text}” could not be read; write it as 2025-03-12.")
            }
            Self::UnknownField(name) => {
                write!(f, "The field “{name}” is not known and was ignored.")
            }
            Self::NotUtf8 { line } => write!(
                f,
                "Line {line} holds bytes that are not UTF-8; they show as \u{fffd}. Save the file as UTF-8."
            ),
            Self::GuessedEncoding(name) => write!(
                f,
                "The file is not UTF-8; it was read as {name}, guessed from its bytes. If letters look wrong, save it as UTF-8."
            ),
            Self::WholePage => write!(
                f,
                "No article could be picked out on the page; all its words are counted. Save the article's text as .txt to be sure."
            ),
            Self::LittleText { n_words: 1 } => {
                write!(
                    f,
                    "Only one word was read; check that the file contains the article."
                )
            }
            Self::LittleText { n_words } => write!(
                f,
                "Only {n_words} words were read; check that the file contains the whole article."
            ),
            Self::Refusal => write!(
                f,
                "The page looks like a robot check, an error or a consent notice, not like an article. Open it in a browser and save it again."
            ),
            Self::Paywall => write!(
                f,
                "The page says that the whole text is for subscribers; the article may be cut off here."
            ),
            Self::Teaser { n_missing } => write!(
                f,
                "The text is cut off: the service that sent it says that {n_missing} more characters follow."
            ),
            Self::Teasers { n } => write!(
                f,
                "The page looks like a list of other articles: {n} of its headings are links. Save the article’s own page."
            ),
            Self::Hidden { n_words } => write!(
                f,
                "{n_words} words that the page hides until a click were left out; they are listed as removed."
            ),
            Self::LeftOut { n_words } => write!(
                f,
                "The page’s data contain {n_words} more words of the article than were found on the page. Save the article’s text as .txt to be sure."
            ),
            Self::FromData => write!(
                f,
                "The page shows no article without its scripts; the text comes from its data (JSON-LD)."
            ),
            Self::SeveralParts { n } => write!(
                f,
                "The document has {n} parts with text, which were read as one article. If they are several articles, save each by itself."
            ),
            Self::ColumnsLeft(names) => write!(
                f,
                "The table has columns that are not read: {}.",
                names.join(", ")
            ),
            Self::Repaired { n } => write!(
                f,
                "{n} characters were garbled by a wrong decoding and have been repaired; check the quotation marks."
            ),
            Self::OddCharacters { example, n } => write!(
                f,
                "{n} groups of characters look garbled (“{example}”); quotation marks among them are not recognised. Save the text again as UTF-8."
            ),
            Self::DoubtfulLines { lines } => {
                let n = lines.len();
                let shown = lines.iter().take(N_QUOTED);
                let shown: Vec<String> =
                    shown.map(|(line, text)| format!("line {line}: “{text}”")).collect();
                let more = n.saturating_sub(N_QUOTED);
                let more =
                    if more > 0 { format!("; {more} more") } else { String::new() };
                let what = if n == 1 { "A line looks" } else { "Some lines look" };
                write!(
                    f,
                    "{what} like part of the page or the file, not of the article ({}{more}). They are counted; delete them if they do not belong to it.",
                    shown.join("; ")
                )
            }
            Self::SecondArticle { line, text } => write!(
                f,
                "Another article may begin on or above line {line} (“{text}”). If so, put it into a file of its own."
            ),
            Self::Reading(what) => write!(f, "{what}"),
            Self::CorrectionLost { line, text } => write!(
                f,
                "The words of a correction are no longer in the article (corrections.toml, line {line}: “{text}”); it was not applied."
            ),
            Self::UncoveredLanguage(code) => write!(
                f,
                "The article is in the language “{code}”, for which no word list is loaded; its figures mean little. Load one with --lexicon, or name the right language in the front matter."
            ),
            Self::PartlyCovered { language, packs } => write!(
                f,
                "The article is in the language “{language}”: its speakers, and names from {}, are found; the other word lists and measures of wording are for English and do not count it.",
                packs.join(", ")
            ),
            Self::UnbalancedMarks { line, n_marks: 1 } => write!(
                f,
                "A quotation mark has no partner (line {line}); it is uncertain whose words follow it."
            ),
            Self::UnbalancedMarks { line, n_marks } => write!(
                f,
                "{n_marks} quotation marks have no partner (first on line {line}); it is uncertain whose words follow them."
            ),
            Self::MixedLetters { line, n_words } => write!(
                f,
                "No list finds words that mix Latin letters with Cyrillic or Greek ones ({n_words}, first on line {line}); replace the wrong letters."
            ),
        }
    }
}
