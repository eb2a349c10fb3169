//! What is said of quotations that several sources print, and of copies.

use crate::compare::{Cut, Strength};
use crate::view::wording::{count, number};
use serde::Serialize;

/// What the template prints as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the texts below say it")]
pub struct QuotationLabels {
    pub lede: &'static str,
    pub speaker: &'static str,
    pub no_speaker: &'static str,
    pub not_printed: &'static str,
    pub elsewhere: &'static str,
    pub hearer: &'static str,
    pub day: &'static str,
    pub cue: &'static str,
    pub withheld: &'static str,
    pub identical_caption: &'static str,
    pub quotation: &'static str,
    pub printed_by: &'static str,
    pub words: &'static str,
    pub similar_lede: &'static str,
    pub reported_lede: &'static str,
    pub no_modal: &'static str,
}

/// The title of the section.
pub const QUOTATIONS: &str = "The same quotation, cut differently";

/// The English labels.
pub(in crate::view) const QUOTATION_LABELS: QuotationLabels = QuotationLabels {
    lede: "One utterance as several articles print it. Words that an article prints nowhere are shown in their place, hatched; words that it prints in another place, dotted. Shortening is usual in news writing: one passage says nothing about a source’s other passages.",
    speaker: "Speaker",
    no_speaker: "No speaker named",
    not_printed: "Not printed in",
    elsewhere: "Printed in another place of",
    hearer: "stated hearer or setting:",
    day: "stated day:",
    cue: "reporting word:",
    withheld: "withheld (--full-text)",
    identical_caption: "Quotations that stand in the same words in several sources",
    quotation: "Quotation",
    printed_by: "Printed by",
    words: "Words",
    similar_lede: "Alike in words and not merged: said on another day or by another speaker, or too short to tell whether it is one remark.",
    reported_lede: "A sentence that one article quotes beside one that another reports without marks. The steps of modal verbs are 1 may, might, could; 2 should, ought; 3 would, will; 4 must, have to. They are shown so that both can be read side by side; a report may put several sentences into one.",
    no_modal: "no modal verb",
};

/// What kind of card it is.
#[must_use]
pub fn relation(relation: crate::compare::Relation) -> &'static str {
    match relation {
        crate::compare::Relation::Trimmed => "printed at different lengths",
        crate::compare::Relation::Overlapping => "each prints other words",
        crate::compare::Relation::Identical => "the same words",
        crate::compare::Relation::Similar => "similar, not the same",
    }
}

/// How much of the longest passage an article prints.
#[must_use]
pub fn prints(who: &[String], n: usize, of: usize, longest: &[String]) -> String {
    format!(
        "{} {} of the {} words that {}.",
        subject(who),
        number(n),
        number(of),
        subject(longest)
    )
}

/// Letters with their verb.
fn subject(who: &[String]) -> String {
    let verb = if who.len() == 1 { "prints" } else { "print" };
    format!("{} {verb}", who.join(", "))
}

/// The length of a passage, with what it lacks.
#[must_use]
pub fn length(n: usize, n_missing: usize, n_elsewhere: usize) -> String {
    let mut said = count(n, "word", "words");
    if n_missing > 0 {
        said.push_str(&format!(", {} not printed here", number(n_missing)));
    }
    if n_elsewhere > 0 {
        said.push_str(&format!(", {} in another place", number(n_elsewhere)));
    }
    said
}

/// How a cut shows.
#[must_use]
pub fn cut(who: &str, cut: Cut) -> String {
    match cut {
        Cut::Sentence => format!("{who} leaves out whole sentences."),
        Cut::Marked => format!("{who} marks the cut with an ellipsis or a bracket."),
        Cut::Fragment => format!("{who} builds the words into a sentence of its own."),
        Cut::Silent => format!("{who} sets no ellipsis at the cut."),
        Cut::Capital => format!("{who} begins with a capital and sets no ellipsis."),
    }
}

/// That articles name different speakers for the same words.
#[must_use]
pub fn speakers_differ(names: &[(String, String)]) -> String {
    let named = names.iter().map(|(who, name)| format!("{name} in {who}"));
    format!("Named as the speaker: {}.", named.collect::<Vec<_>>().join("; "))
}

/// The line that opens the quotations in the same words.
#[must_use]
pub fn identical(n: usize) -> String {
    if n == 1 {
        "1 quotation stands in the same words in several sources".to_owned()
    } else {
        format!("{} quotations stand in the same words in several sources", number(n))
    }
}

/// The line that opens what is alike and not the same.
#[must_use]
pub fn similar(n: usize) -> String {
    if n == 1 {
        "1 pair is alike in words but not known to be one utterance".to_owned()
    } else {
        format!(
            "{} pairs are alike in words but not known to be one utterance",
            number(n)
        )
    }
}

/// The line that opens what one source quotes and another reports.
#[must_use]
pub fn reported(n: usize) -> String {
    if n == 1 {
        "1 quotation shares most of its telling words with what another source reports from the same speaker".to_owned()
    } else {
        format!(
            "{} quotations share most of their telling words with what another source reports from the same speaker",
            number(n)
        )
    }
}

/// Inside marks.
pub(in crate::view) const QUOTED: &str = "in quotation marks";
/// Without marks.
pub(in crate::view) const REPORTED: &str = "reported, in the article’s words";

/// A modal verb with its step on the scale of four.
#[must_use]
pub fn modal(strength: Strength, words: &str) -> String {
    let step = match strength {
        Strength::Possible => "step 1 of 4",
        Strength::Advised => "step 2 of 4",
        Strength::Expected => "step 3 of 4",
        Strength::Required => "step 4 of 4",
    };
    format!("strongest modal verb: “{words}” ({step})")
}

/// What a section leaves out.
#[must_use]
pub fn more_quotations(n: usize) -> String {
    format!(
        "{} more; every one is in the JSON comparison.",
        count(n, "quotation", "quotations")
    )
}

/// Further places of one row.
#[must_use]
pub fn more_places(n: usize) -> String {
    format!("and {} more", number(n))
}

/// That some articles print one text.
#[must_use]
pub fn copies(who: &[String], containment: f64) -> String {
    format!(
        "{} print one text: at least {:.0}% of the shorter one, quotations aside, stands in the other word for word. What they share is one choice of words and not several.",
        who.join(", "),
        (containment * 100.0).floor()
    )
}

/// That what some articles print is one text, where their words are counted.
#[must_use]
pub fn one_choice(who: &[String]) -> String {
    format!("{} print one text, one choice of words", who.join(", "))
}

/// Words of a copy that stand in the text it is a copy of.
#[must_use]
pub fn as_in(n_words: usize, who: &str) -> String {
    format!("{}, as in {who}", count(n_words, "word", "words"))
}
