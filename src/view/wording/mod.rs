//! Every sentence shown to readers, in plain words.
//!
//! The page speaks of these articles and never of an outlet; it says what the counts allow,
//! names no intent and has no adjective for a source. What a template prints as it stands is
//! in [`Labels`]; what depends on a figure is a function here.

mod contrasts;
mod figures;
mod labels;
mod passages;
mod quotations;
mod rates;
mod speakers;
mod voices;

pub use contrasts::{NOT_FOUND, contrast_about, no_contrast};
pub use figures::{day, days, number, p_value, percent, percent_range};
pub(in crate::view) use labels::{
    CONTROL, COUNTED, FIGURES, HOUSE, ONE_ARTICLE, ONE_FORM, ONE_SOURCE, SUGGESTED,
    TOO_FEW,
};
pub use labels::{LABELS, Labels};
pub(in crate::view) use passages::{AGENTS_DIFFER, COUNTS_DIFFER, REPORTING_DIFFERS};
pub use passages::{
    agent, fact_title, facts_left_out, facts_withheld, more_facts, perhaps, printed,
    reported_with, rows_left_out, same_wording,
};
pub(in crate::view) use quotations::{QUOTATION_LABELS, QUOTED, REPORTED};
pub use quotations::{
    QUOTATIONS, QuotationLabels, as_in, copies, cut, identical, length, modal,
    more_places, more_quotations, one_choice, prints, relation, reported, similar,
    speakers_differ,
};
pub(in crate::view) use rates::{NO_KEYWORDS, RATES_SAME, RATES_TOO_FEW};
pub use rates::{
    exposure, found_in_voices, keywords, lists_not_found, rate, rate_range, rates,
    rates_differ, read_of, signed,
};
pub(in crate::view) use speakers::{NO_STANCE, NOBODY};
pub use speakers::{
    also, heard_in_all, how, more_speakers, only_in, passages_of, speakers_lede, wide,
    words_in,
};
pub use voices::{voice, voice_meaning, voice_of_words, whose};

use crate::compare::{Differs, Verdict};
use crate::document::{Date, Zone};
use crate::voice::Voice;

/// A count with its noun.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// The title of a report whose story has none.
#[must_use]
pub fn title(n_articles: usize, n_sources: usize) -> String {
    if n_articles == n_sources {
        format!("{}, and how each words it", count(n_articles, "article", "articles"))
    } else {
        format!(
            "{} from {}, and how each words it",
            count(n_articles, "article", "articles"),
            count(n_sources, "source", "sources")
        )
    }
}

/// Where in an article a paragraph stands.
#[must_use]
pub fn place(zone: Zone, line: u32) -> String {
    if zone == Zone::Headline { "headline".to_owned() } else { format!("line {line}") }
}

/// The part of the article a passage stands in, where that is worth saying.
#[must_use]
pub fn zone(zone: Zone) -> Option<&'static str> {
    match zone {
        Zone::Headline => Some("in the headline, not counted"),
        Zone::Standfirst => Some("standfirst"),
        Zone::Crosshead => Some("cross-head"),
        Zone::Caption => Some("caption"),
        Zone::Body => None,
    }
}

/// The voices that are counted.
#[must_use]
pub fn basis(basis: &[Voice]) -> &'static str {
    if basis.len() > 1 { "in own words and paraphrase" } else { "in own words" }
}

/// What the counts say.
#[must_use]
pub fn verdict(differs: &Differs) -> String {
    match differs.verdict {
        Verdict::TooFew => "too few to compare".to_owned(),
        Verdict::DiffersHere => "counts differ in these articles".to_owned(),
        Verdict::SameHere => "no difference in these counts".to_owned(),
        Verdict::Differs => match differs.p_adjusted {
            Some(p) => format!(
                "differ ({}, corrected over {})",
                p_value(p),
                count(differs.n_tests, "test", "tests")
            ),
            None => "differ".to_owned(),
        },
        Verdict::NoEvidence => "no evidence of a difference".to_owned(),
    }
}

/// The line that opens the passages of a row.
#[must_use]
pub fn read_passages(n: usize) -> String {
    if n == 1 {
        "Read the passage".to_owned()
    } else {
        format!("Read the {} passages", number(n))
    }
}

/// That a form told nothing on the days of some articles.
#[must_use]
pub fn usual_before(day_of_change: Date) -> String {
    format!("before {} the form was usual everywhere", day(day_of_change))
}

/// That a form tells nothing from a day on.
#[must_use]
pub fn usual_after(day_of_change: Date) -> String {
    format!("from {} on the form is usual everywhere", day(day_of_change))
}

/// How many mentions of a chip are less sure.
#[must_use]
pub fn less_sure(n: usize, of: usize) -> String {
    if n == of { "less sure".to_owned() } else { format!("{n} less sure") }
}

/// The years and days for which a user of a form is documented.
#[must_use]
pub fn since(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from, until) {
        (Some(from), Some(until)) => Some(format!("{} to {}", day(from), day(until))),
        (Some(from), None) => Some(format!("since {}", day(from))),
        (None, Some(until)) => Some(format!("until {}", day(until))),
        (None, None) => None,
    }
}

/// What the table of shares shows.
#[must_use]
pub fn shares(basis_words: &str, is_resampled: bool) -> String {
    let interval = if is_resampled {
        "a 95% interval; where a source has five articles or more, whole articles are resampled"
    } else {
        "a 95% Wilson interval, as if each naming were independent; it describes these texts"
    };
    format!("Share of each form among the namings {basis_words}, with {interval}.")
}

/// Forms that the table of shares leaves out.
#[must_use]
pub fn counted_once(words: &[String]) -> String {
    format!("Counted once, and left out of the table: {}.", words.join(", "))
}

/// What is withheld in place of some words of an article.
#[must_use]
pub fn withheld(n_words: usize) -> String {
    format!("{} withheld", count(n_words, "word", "words"))
}

/// A gap in a paragraph.
#[must_use]
pub fn gap(n_words: usize) -> String {
    format!("[{}]", count(n_words, "word", "words"))
}

/// The line that opens the list of names that are not compared.
#[must_use]
pub fn folded(n: usize) -> String {
    if n == 1 {
        "1 more name was found and is not compared: which, and why".to_owned()
    } else {
        format!(
            "{} more names were found and are not compared: which, and why",
            number(n)
        )
    }
}

/// Things that every source names.
#[must_use]
pub fn named_everywhere(labels: &[String]) -> String {
    format!("Named by every source: {}.", labels.join(", "))
}

/// The line that opens the list of names that no article holds.
#[must_use]
pub fn not_found(n: usize) -> String {
    format!("Looked for and not found: {}", count(n, "name", "names"))
}

/// What the articles section shows.
#[must_use]
pub fn articles_lede(is_full: bool) -> &'static str {
    if is_full {
        "The full text, for private use: the articles are their publishers’. A marked word leads back to its row."
    } else {
        "Excerpts: at most a quarter of any article’s words stands on this page. A number in brackets stands for words that are withheld; lines keep their numbers, so that every link arrives. A marked word leads back to its row."
    }
}

/// How many tests were made.
#[must_use]
pub fn tests(n_tests: usize) -> String {
    if n_tests == 0 {
        "No test was made: a test needs at least five articles from every source compared."
            .to_owned()
    } else {
        format!(
            "Tests over whole articles (permutation, Holm’s correction): {}.",
            number(n_tests)
        )
    }
}

/// How many hits were set aside.
#[must_use]
pub fn set_aside(n: usize) -> String {
    format!(
        "{} that may well mean something else: found, and never counted.",
        count(n, "word", "words")
    )
}
