//! The parts that sheets, keys and slides are laid out from.

use crate::view::lesson::question::Question;
use serde::Serialize;

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Text {
        /// What it says.
        text: Vec<Run>,
    },
    /// A matrix to fill in: questions by texts.
    Fill {
        /// The heads, the first over the questions.
        columns: Vec<String>,
        /// The questions.
        rows: Vec<String>,
    },
    /// Phrases with boxes to tick.
    Ticks {
        /// The heads, the first over the phrases.
        columns: Vec<String>,
        /// The phrases, each with where it stands.
        rows: Vec<TickRow>,
    },
    /// Words to choose from.
    Bank {
        /// By the alphabet.
        words: Vec<String>,
    },
    /// Cards with a line of places to put them in order.
    Ladder {
        /// By the alphabet.
        cards: Vec<String>,
        /// The word at one end.
        least: String,
        /// The word at the other.
        most: String,
    },
    /// Numbered items.
    Items {
        /// Each in runs, of which some are gaps.
        items: Vec<Vec<Run>>,
    },
    /// Lines to write on.
    Lines {
        /// What is asked.
        label: String,
        /// One entry a line.
        n: Vec<u8>,
    },
    /// A table of the key.
    Table {
        /// The heads.
        columns: Vec<String>,
        /// The cells, the first of a row its head.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// A list of the key.
    List {
        /// The items.
        items: Vec<Vec<Run>>,
    },
}

/// A phrase with boxes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TickRow {
    /// Where it stands, if that is shown.
    pub place: String,
    /// What is asked about.
    pub text: String,
}

/// Words of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// What is printed; nothing for a gap.
    pub text: String,
    /// Whether it is a gap to write in.
    pub is_gap: bool,
    /// Whether the words are an article's.
    pub is_cited: bool,
    /// In the key: the place in the article that the words rest on.
    pub rests_on: Option<Anchor>,
}

/// A place in an article: code points of its text, as `annotate` counts them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Anchor {
    /// The article.
    pub article: String,
    /// The letter of its text.
    pub letter: char,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Words of our own.
pub(super) fn say(text: impl Into<String>) -> Run {
    Run { text: text.into(), ..Run::default() }
}

/// A gap to write in.
pub(super) fn gap() -> Run {
    Run { is_gap: true, ..Run::default() }
}

/// The words of several runs, as one line.
pub(super) fn line(runs: &[Run]) -> String {
    runs.iter().map(|it| if it.is_gap { "____" } else { it.text.as_str() }).collect()
}

/// A paragraph of our own words.
pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Text { text: vec![say(text)] }
}

/// Lines to write on.
pub(super) fn lines(label: impl Into<String>, n: usize) -> Block {
    Block::Lines { label: label.into(), n: vec![0; n] }
}

/// An exercise as it is shown to pupils, to the teacher, and on the screen.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) sheet: Vec<Block>,
    pub(super) key: Vec<Block>,
    pub(super) slides: Vec<Slide>,
    pub(super) questions: Vec<Question>,
}

/// One screen: what is asked, and what is shown at a click.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Slide {
    /// The title of its exercise.
    pub title: String,
    /// What is asked.
    pub ask: Vec<String>,
    /// What is shown, step by step.
    pub reveal: Vec<Reveal>,
}

/// What a click on a screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reveal {
    /// What the button says will be shown: “Text A”, “Reason”.
    pub label: String,
    /// What is shown.
    pub text: String,
}
