//! What a section consists of: blocks that hold places of articles, never their words.
//!
//! A section lists blocks; `show` fills in the words that the page may show; the
//! formats only lay blocks out. So every format has every section.

use crate::text::Span;
use crate::view::report::plain::Plain;
use crate::voice::Voice;
use serde::Serialize;

/// Pieces that stand in one line.
pub type Line = Vec<Inline>;

/// A section of the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Its address.
    pub id: &'static str,
    /// From 1; none for the opening.
    pub number: Option<usize>,
    /// Its heading.
    pub title: Plain,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading inside a section.
    Heading {
        /// Its address.
        id: String,
        /// The heading.
        text: Plain,
    },
    /// A paragraph.
    Prose {
        /// The class of the style sheet.
        style: &'static str,
        /// Its pieces.
        line: Line,
    },
    /// A list; of `evidence` only items that can be shown whole stay.
    List {
        /// The class of the style sheet.
        style: &'static str,
        /// Its items.
        items: Vec<Line>,
    },
    /// A table.
    Table(Table),
    /// One thing in the words of several articles.
    Cards {
        /// The things.
        cards: Vec<Card>,
    },
    /// Blocks under a line that opens them.
    Fold {
        /// Its address; empty where nothing leads to it.
        id: String,
        /// The line.
        summary: Line,
        /// What it opens.
        blocks: Vec<Block>,
    },
    /// Articles side by side.
    Columns {
        /// One a source.
        columns: Vec<Vec<Block>>,
    },
    /// A paragraph of an article.
    Paragraph {
        /// Its address.
        id: String,
        /// The number of its line; none for a headline.
        number: Option<u32>,
        /// The name of its zone.
        zone: &'static str,
        /// Its words.
        words: Words,
    },
    /// Text to copy as it stands.
    Verbatim {
        /// What it is.
        label: Plain,
        /// The text.
        text: Plain,
        /// Its lines.
        lines: Vec<Plain>,
    },
}

/// Rows under a head.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// The class of the style sheet.
    pub style: &'static str,
    /// What it shows.
    pub caption: Plain,
    /// Whether its columns are the sources.
    pub is_by_source: bool,
    /// Whether there are so many columns that it scrolls.
    pub is_wide: bool,
    /// The head, the corner first.
    pub head: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// Its address; empty where it has none.
    pub id: String,
    /// What the row is about.
    pub head: Cell,
    /// One a column.
    pub cells: Vec<Cell>,
    /// What opens under the row.
    pub under: Vec<Block>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// The source of the column, where it is one.
    pub badge: Option<Badge>,
    /// What it holds.
    pub lines: Vec<Line>,
}

/// One thing across several articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    /// Its address.
    pub id: String,
    /// What it is.
    pub head: Line,
    /// One a source.
    pub sides: Vec<Side>,
    /// What else to know.
    pub notes: Vec<Line>,
}

/// What one article prints of a card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Its address; empty where it is that of the card.
    pub id: String,
    /// The colour of the source.
    pub colour: String,
    /// The name of the voice.
    pub voice: &'static str,
    /// Where it stands.
    pub head: Line,
    /// Its words.
    pub line: Line,
    /// What else to know.
    pub notes: Vec<Line>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Words of the page.
    Text {
        /// The class of the style sheet; empty for plain words.
        style: &'static str,
        /// The words.
        text: Plain,
    },
    /// A source, or one of its articles.
    Badge(Badge),
    /// A link in the page, or to a web address.
    Link {
        /// The class of the style sheet.
        style: &'static str,
        /// Where it leads; empty where it may lead nowhere.
        href: String,
        /// What it says.
        text: Plain,
        /// Whether it leaves the page.
        is_web: bool,
    },
    /// Words of an article.
    Words(Words),
    /// A wording with whose words it is.
    Chip(Chip),
    /// A figure with its interval, drawn on a scale in per cent.
    Strip {
        /// The colour of the source.
        colour: String,
        /// The figure.
        at: String,
        /// Where its interval begins.
        low: String,
        /// Where it ends.
        high: String,
        /// Whether nothing was found.
        is_zero: bool,
    },
    /// A key to the voices.
    Key {
        /// The name of the voice.
        voice: &'static str,
        /// What it means.
        text: Plain,
    },
}

/// A letter in its colour beside a name: a source, or one of its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// `B`, or `B2` for the second article of B.
    pub letter: String,
    /// The class that sets the colour.
    pub colour: String,
    /// The name of the source.
    pub name: Plain,
    /// Whether the name stands beside the letter.
    pub with_name: bool,
}

/// A wording in the colour of its source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chip {
    /// The words.
    pub words: Words,
    /// The name of the voice, or `headline`.
    pub voice: &'static str,
    /// What the voice is called.
    pub whose: Plain,
    /// The colour of the source.
    pub colour: String,
    /// How often; none where nothing is counted.
    pub n: Option<u64>,
    /// The evidence; empty where there is none.
    pub href: String,
    /// Whether the form meant nothing on the days of these articles.
    pub is_usual: bool,
}

/// Words of an article, by place.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    /// The class of the style sheet.
    pub style: &'static str,
    /// Whether it is a phrase, which stands on the page in any case, and no passage.
    pub is_phrase: bool,
    /// Whether the passage could not be shown.
    pub is_withheld: bool,
    /// The words, cut where a mark begins or ends; `show` fills them in.
    pub runs: Vec<Run>,
    /// Whether words of the sentence stand before.
    pub is_cut_left: bool,
    /// Whether words of the sentence follow.
    pub is_cut_right: bool,
    #[serde(skip)]
    pub(super) article: usize,
    /// In order; several where the words between belong to another name.
    #[serde(skip)]
    pub(super) spans: Vec<Span>,
    #[serde(skip)]
    pub(super) marks: Vec<Mark>,
}

/// A place to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// The classes of the style sheet.
    pub(super) style: String,
    /// Where it leads; empty where nowhere.
    pub(super) href: String,
}

/// Words under the same mark throughout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: Plain,
    /// The classes of the mark; empty where there is none.
    pub mark: String,
    /// Where the mark leads; empty where nowhere.
    pub href: String,
}

impl Words {
    /// A passage, shown whole or not at all.
    pub(super) fn passage(article: usize, span: Span) -> Self {
        Self { article, spans: vec![span], ..Self::default() }
    }

    /// A few words that carry a finding.
    pub(super) fn phrase(article: usize, spans: Vec<Span>) -> Self {
        Self { article, spans, is_phrase: true, ..Self::default() }
    }

    /// The words without their marks.
    #[must_use]
    pub fn text(&self) -> String {
        let cut = |is_cut| if is_cut { "…" } else { "" };
        let runs: String = self.runs.iter().map(|it| it.text.as_str()).collect();
        match (cut(self.is_cut_left), cut(self.is_cut_right)) {
            ("", "") => runs,
            (left, right) => format!("{left} {runs} {right}").trim().to_owned(),
        }
    }
}

impl Badge {
    /// The same with the name beside the letter.
    pub(super) fn named(&self) -> Inline {
        Inline::Badge(Self { with_name: true, ..self.clone() })
    }
}

impl Cell {
    /// A cell of one line.
    pub(super) fn of(line: Line) -> Self {
        Self { badge: None, lines: vec![line] }
    }
}

/// Plain words of the page.
pub(super) fn text(text: Plain) -> Inline {
    Inline::Text { style: "", text }
}

/// Words that stand back.
pub(super) fn soft(text: Plain) -> Inline {
    Inline::Text { style: "soft", text }
}

/// Words that stand out.
pub(super) fn strong(text: Plain) -> Inline {
    Inline::Text { style: "strong", text }
}

/// A link inside the page.
pub(super) fn link(href: String, text: Plain) -> Inline {
    Inline::Link { style: "", href, text, is_web: false }
}

/// A member of a list in one line, with its number.
pub(super) fn listed(words: Words, n: Option<String>, is_last: bool) -> Line {
    let style = |is_before_comma| if is_before_comma { "listed comma" } else { "listed" };
    let is_before_comma = n.is_none() && !is_last;
    let mut line = vec![Inline::Words(Words { style: style(is_before_comma), ..words })];
    line.extend(n.map(|n| Inline::Text {
        style: if is_last { "soft" } else { "soft comma" },
        text: Plain::new(&n),
    }));
    line
}

/// A paragraph of words of the page.
pub(super) fn prose(style: &'static str, text: Plain) -> Block {
    Block::Prose { style, line: vec![self::text(text)] }
}

/// Blocks under a line.
pub(super) fn fold(id: String, summary: Plain, blocks: Vec<Block>) -> Block {
    Block::Fold { id, summary: vec![text(summary)], blocks }
}

/// A mark for words in a voice, in the colour of a source.
pub(super) fn voiced(span: Span, voice: Voice, colour: &str, href: String) -> Mark {
    Mark { span, style: format!("v-{} {colour}", voice.name()), href }
}
