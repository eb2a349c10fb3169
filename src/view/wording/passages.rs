//! What is said of passages that tell the same.

use crate::compare::Agent;
use crate::view::wording::count;

/// The heading of a fact: what the passages name differently, or else what differs.
#[must_use]
pub fn fact_title(labels: &[String], tags: &[&str]) -> String {
    if !labels.is_empty() {
        format!("Named differently: {}", labels.join("; "))
    } else if tags.contains(&AGENTS_DIFFER) {
        "Told with and without who acts, or with another".to_owned()
    } else if tags.contains(&COUNTS_DIFFER) {
        "Other numbers or days".to_owned()
    } else {
        "Worded differently".to_owned()
    }
}

/// What else differs in a fact, beside names.
pub(in crate::view) const AGENTS_DIFFER: &str = "who acts";
/// The same of numbers and days.
pub(in crate::view) const COUNTS_DIFFER: &str = "numbers or days";
/// The same of the words that report a remark.
pub(in crate::view) const REPORTING_DIFFERS: &str = "reporting words";

/// Who a passage gives as doing something.
#[must_use]
pub fn agent(action: &str, agent: Agent, words: &str) -> String {
    match agent {
        Agent::Subject(_) => format!("“{words}”, the subject beside “{action}”"),
        Agent::ByPhrase(_) => format!("“{words}”, after “{action} … by”"),
        Agent::Owner(_) => format!("“{words}”, before “{action}”"),
        Agent::NotGiven => format!("nobody is named beside “{action}”"),
    }
}

/// A number, as printed.
#[must_use]
pub fn printed(words: &str) -> String {
    format!("“{words}”")
}

/// With which words a remark is reported.
#[must_use]
pub fn reported_with(words: &str, speaker: &str) -> String {
    format!("“{words}” ({speaker})")
}

/// The line that opens the facts that differ in wording only.
#[must_use]
pub fn more_facts(n: usize) -> String {
    if n == 1 {
        "1 more passage that two sources or more word in their own way".to_owned()
    } else {
        format!("{n} more passages that two sources or more word in their own way")
    }
}

/// How many facts the page leaves out.
#[must_use]
pub fn facts_left_out(n: usize) -> String {
    format!(
        "{} more, with less to tell apart, in the JSON output.",
        count(n, "fact stands", "facts stand")
    )
}

/// How many facts that differ in wording only would take too many words of the articles.
#[must_use]
pub fn facts_withheld(n: usize) -> String {
    format!(
        "{} more in wording only, withheld here (--full-text).",
        count(n, "fact differs", "facts differ")
    )
}

/// How many facts were told alike, word for word.
#[must_use]
pub fn same_wording(n: usize) -> String {
    let facts = count(n, "fact is", "facts are");
    format!(
        "{facts} told in the same words, or in parts of one quotation, and not shown here."
    )
}

/// Where a source may tell something.
#[must_use]
pub fn perhaps(place: &str) -> String {
    format!("perhaps {place}")
}

/// How many rows of what is missing are left out.
#[must_use]
pub fn rows_left_out(n: usize) -> String {
    format!("{} left out here.", count(n, "more row is", "more rows are"))
}
