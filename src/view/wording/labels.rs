//! The fixed words of the page on which `annotate` marks articles.

use serde::Serialize;

/// What the templates of marked articles print as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the texts below say it")]
pub struct Labels {
    pub doubts: &'static str,
    pub line: &'static str,
    pub marked: &'static str,
    pub marked_attributions: &'static str,
    pub marked_confidence: &'static str,
    pub marked_entry: &'static str,
    pub marked_kind: &'static str,
    pub marked_lede: &'static str,
    pub marked_mentions: &'static str,
    pub marked_said: &'static str,
    pub marked_speaker: &'static str,
    pub negated: &'static str,
    pub no_date: &'static str,
    pub removed: &'static str,
    pub where_: &'static str,
    pub whose: &'static str,
    pub wording: &'static str,
    pub words: &'static str,
}

/// The English labels.
pub const LABELS: Labels = Labels {
    doubts: "Further doubts",
    line: "line",
    marked: "Articles with what was found",
    marked_attributions: "Quoted and reported words",
    marked_confidence: "Confidence",
    marked_entry: "Entry",
    marked_kind: "Kind",
    marked_lede: "For checking by eye. A box is an entry of a word list: filled in the article’s own words, outlined in quotation marks, dashed in reported words, dotted where the wording may be anyone’s. A tint marks someone else’s words, with the same lines beneath; a thin line marks who says them, and italics the words that report.",
    marked_mentions: "Entries of the word lists",
    marked_said: "Who says it, and with which words",
    marked_speaker: "Speaker",
    negated: "negated",
    no_date: "no date given",
    removed: "Removed before counting",
    where_: "Where",
    whose: "Whose words",
    wording: "Wording",
    words: "Words",
};
