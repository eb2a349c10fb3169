//! What is said of the rates of word lists.

use crate::compare::Unit;
use crate::view::wording::{count, number};

/// A rate per 1,000, with a decimal where it is small.
#[must_use]
pub fn rate(per_1000: f64) -> String {
    if per_1000 < 99.95 { format!("{per_1000:.1}") } else { format!("{per_1000:.0}") }
}

/// The ends of an interval of rates.
#[must_use]
pub fn rate_range(low: f64, high: f64) -> String {
    format!("[{}–{}]", rate(low), rate(high))
}

/// What the charts of one unit show.
#[must_use]
pub fn rates(unit: Unit, is_resampled: bool) -> String {
    let unit = match unit {
        Unit::NarratorTokens => "Per 1,000 words of the article’s own",
        Unit::Attributions => {
            "Verbs of reporting where they report, per 1,000 times that the article reports somebody in its own words"
        }
    };
    let interval = if is_resampled {
        "95% interval; where a source has five articles or more, whole articles are resampled"
    } else {
        "exact 95% Poisson interval, as if each word were independent; it describes these texts"
    };
    format!(
        "{unit}. Mark: rate; line: {interval}; hollow mark: none found. A line that reaches the right end goes on beyond it. Every mark opens its passages."
    )
}

/// What a count is counted over.
#[must_use]
pub fn exposure(n: u64) -> String {
    format!("in {}", number(usize::try_from(n).unwrap_or(usize::MAX)))
}

/// That the intervals of two sources lie apart.
#[must_use]
pub fn rates_differ(higher: &str, lower: &str) -> String {
    format!(
        "Counts differ in these articles: the interval of {higher} lies above that of {lower}."
    )
}

/// That no two intervals lie apart.
pub(in crate::view) const RATES_SAME: &str = "These counts do not separate the articles.";
/// That there is too little to compare.
pub(in crate::view) const RATES_TOO_FEW: &str =
    "Too few to compare by counting: passages to read, no order to draw.";

/// How many words of a list were found, and in whose words.
#[must_use]
pub fn found_in_voices(n_own: u64, n_other: u64) -> String {
    let shown = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX));
    if n_other == 0 {
        format!("{} in own words", shown(n_own))
    } else {
        format!(
            "{} in own words; {} in others’ words or headlines, not counted",
            shown(n_own),
            shown(n_other)
        )
    }
}

/// What a mark of a chart opens.
#[must_use]
pub fn read_of(source: &str, n: usize) -> String {
    format!("{source}: read {}", count(n, "passage", "passages"))
}

/// What the table of keywords shows.
#[must_use]
pub fn keywords(
    prior_weight: f64,
    n_weighed: usize,
    n_by_chance: f64,
    n_least: u64,
    n_articles: u64,
) -> String {
    let by_chance = match n_by_chance.round() {
        n if n < 1.0 => "fewer than one".to_owned(),
        n => format!("about {n:.0}"),
    };
    format!(
        "Own words of each source against all others: log-odds with an informative prior (all sources pooled, weight {prior_weight:.0} words, an average article). Names of the lists are left out. {} had {n_least} occurrences and {n_articles} articles of a source, and were weighed; those from z 1.96 on are listed. By chance, {by_chance} of so many would be listed even if each word were drawn by itself; words in one article are not, so the z orders the words and tests nothing.",
        count(n_weighed, "word", "words")
    )
}

/// Why there is no table of keywords.
pub(in crate::view) const NO_KEYWORDS: &str = "Words that set each source apart are not listed: that takes several sources, and two articles of one of them.";

/// A figure with two decimals.
#[must_use]
pub fn signed(value: f64) -> String {
    format!("{value:.2}")
}

/// The line that opens the list of categories of which nothing was found.
#[must_use]
pub fn lists_not_found(n: usize) -> String {
    format!("Looked for and not found: {}", count(n, "list", "lists"))
}
