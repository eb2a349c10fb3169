//! One article as read, with what is known about it, before anything is counted.

mod caveat;
mod correction;
mod date;
mod voice;

pub use caveat::Caveat;
pub use correction::Correction;
pub use date::{Date, MONTHS, WEEKDAYS, month_of};
pub use voice::Voice;

use crate::text::Span;

/// The licences that let anybody print a work whole, by how they begin, in small letters.
const FREE: &[&str] =
    &["cc0", "cc-by-4", "cc-by-3", "cc-by-2", "cc-by-sa", "pddl", "public domain"];

/// One article as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Unique among the articles of one run.
    pub id: String,
    /// The path as given, or `-`.
    pub path: String,
    /// The name of its source.
    pub source: String,
    /// The headline, where one is known.
    pub title: Option<String>,
    /// The author as printed.
    pub byline: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// ISO 639 code.
    pub language: String,
    /// A remark left by the person who gathered the articles.
    pub note: Option<String>,
    /// Under which licence it may be used, as an SPDX expression or in words.
    pub licence: Option<String>,
    /// The text; paragraphs are separated by one line feed, except with `--raw`.
    pub text: String,
    /// The paragraphs of the text, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Lines that were taken out as furniture of the page.
    pub removed: Vec<Removed>,
    /// Lines that stay whatever they look like, as the person who gathered the articles decided.
    pub kept: Vec<String>,
    /// What a person put right about whose words are whose.
    pub corrections: Vec<Correction>,
    /// What the reader should know about this article.
    pub caveats: Vec<Caveat>,
}

impl Document {
    /// Whether its licence lets anybody print it whole.
    #[must_use]
    pub fn may_be_printed_whole(&self) -> bool {
        let licence = self.licence.as_deref().map(str::trim).map(str::to_lowercase);
        licence.is_some_and(|it| {
            it == "cc-by" || FREE.iter().any(|free| it.starts_with(free))
        })
    }
}

/// A line of text with its place in the file and its part in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the text.
    pub span: Span,
    /// The line of the file, or of the table's cell, on which it begins, from 1.
    pub line: u32,
    /// Its part in the article; none until the mark-up or the zone rules decide.
    pub zone: Option<Zone>,
    /// Whether the mark-up sets it off as a quotation.
    pub is_set_off: bool,
}

/// The part that a paragraph plays in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// The title above the article.
    Headline,
    /// The sentence under the headline.
    Standfirst,
    /// A short title between paragraphs.
    Crosshead,
    /// The words under a picture; never counted.
    Caption,
    /// Everything else.
    #[default]
    Body,
}

impl Zone {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Crosshead => "crosshead",
            Self::Caption => "caption",
            Self::Body => "body",
        }
    }

    /// Whether figures cover it: the headline is a row of its own, captions are not counted.
    #[must_use]
    pub fn is_counted(self) -> bool {
        !matches!(self, Self::Headline | Self::Caption)
    }
}

/// A line that was taken out before counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The line of the file, from 1.
    pub line: u32,
    /// What it said.
    pub text: String,
    /// The id of the rule that took it out.
    pub reason: String,
}
