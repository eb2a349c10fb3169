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

pub use contrasts::contrast_label;
pub use contrasts::contrast_lead;
pub use contrasts::contrast_side;
pub use contrasts::contrast_tail;
pub use contrasts::further_sources;
pub use contrasts::in_voice;
pub use contrasts::names_agent;
pub use contrasts::no_contrast;
pub use contrasts::with_list;
pub use figures::day;
pub use figures::days;
pub use figures::number;
pub use figures::p_value;
pub use figures::percent;
pub use figures::percent_range;
pub(in crate::view) use labels::CONTROL;
pub(in crate::view) use labels::COUNTED;
pub(in crate::view) use labels::FIGURES;
pub(in crate::view) use labels::HOUSE;
pub use labels::LABELS;
pub use labels::Labels;
pub(in crate::view) use labels::ONE_ARTICLE;
pub(in crate::view) use labels::ONE_FORM;
pub(in crate::view) use labels::ONE_SOURCE;
pub(in crate::view) use labels::SUGGESTED;
pub(in crate::view) use labels::TOO_FEW;
pub(in crate::view) use passages::AGENTS_DIFFER;
pub(in crate::view) use passages::COUNTS_DIFFER;
pub(in crate::view) use passages::REPORTING_DIFFERS;
pub use passages::agent;
pub use passages::fact_title;
pub use passages::facts_left_out;
pub use passages::facts_withheld;
pub use passages::more_facts;
pub use passages::perhaps;
pub use passages::printed;
pub use passages::reported_with;
pub use passages::rows_left_out;
pub use passages::same_wording;
pub(in crate::view) use quotations::QUOTATION_LABELS;
pub use quotations::QUOTATIONS;
pub(in crate::view) use quotations::QUOTED;
pub use quotations::QuotationLabels;
pub(in crate::view) use quotations::REPORTED;
pub use quotations::as_in;
pub use quotations::copies;
pub use quotations::cut;
pub use quotations::identical;
pub use quotations::length;
pub use quotations::modal;
pub use quotations::more_places;
pub use quotations::more_quotations;
pub use quotations::one_choice;
pub use quotations::prints;
pub use quotations::relation;
pub use quotations::reported;
pub use quotations::similar;
pub use quotations::speakers_differ;
pub(in crate::view) use rates::NO_KEYWORDS;
pub(in crate::view) use rates::RATES_SAME;
pub(in crate::view) use rates::RATES_TOO_FEW;
pub use rates::exposure;
pub use rates::found_in_voices;
pub use rates::keywords;
pub use rates::lists_not_found;
pub use rates::rate;
pub use rates::rate_range;
pub use rates::rates;
pub use rates::rates_differ;
pub use rates::read_of;
pub use rates::signed;
pub(in crate::view) use speakers::NO_STANCE;
pub(in crate::view) use speakers::NOBODY;
pub use speakers::also;
pub use speakers::heard_in_all;
pub use speakers::how;
pub use speakers::more_speakers;
pub use speakers::only_in;
pub use speakers::passages_of;
pub use speakers::speakers_lede;
pub use speakers::wide;
pub use speakers::words_in;
pub use voices::voice;
pub use voices::voice_meaning;
pub use voices::voice_of_words;
pub use voices::whose;

use crate::compare::Differs;
use crate::compare::Verdict;
use crate::document::Date;
use crate::document::Zone;
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
