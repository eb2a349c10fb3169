//! What would give a source away: its name, its address, its author, the day it printed.
//!
//! The rules are about words, never about known outlets: a sentence that holds one of them
//! is not shown to pupils. Too much is left out rather than too little.

use crate::analysis::Analysis;
use crate::document::Date;
use crate::language::{Class, Language};
use std::collections::{BTreeMap, BTreeSet};

/// Words by which a text speaks of itself or of the agency it was taken from, in lower case.
const SELF: &[&str] = &[
    "http",
    "www.",
    ".com",
    ".org",
    ".net",
    "(reuters)",
    "(ap)",
    "(afp)",
    "(upi)",
    "(dpa)",
    "this newspaper",
    "this article",
    "this report ",
    "this story",
    "this website",
    "our correspondent",
    "our reporter",
    "our newsroom",
    "our readers",
    "contributed to this",
    "reporting by",
    "editing by",
    "exclusive interview",
    "read more",
    "click here",
    "subscribe",
    "told us",
    "newsletter",
    "all rights reserved",
    "copyright",
    "accuracy and availability",
    "file photo",
    "photo by",
    "pictured",
    "has learned",
    "has confirmed",
    "has obtained",
    "can reveal",
    "can exclusively",
    "obtained by",
    "email address",
    "hide caption",
    "embedded above",
    "sign up for",
];

/// What would give any of some articles away.
#[derive(Clone, Debug, Default)]
pub struct Giveaways {
    /// In lower case; give away where the word has a capital.
    words: BTreeSet<String>,
    /// In lower case without spaces, of five letters or more.
    names: BTreeSet<String>,
    /// Short names that other words may spell by their first letters.
    initials: BTreeSet<String>,
    /// Days as people write them, in lower case.
    days: BTreeSet<String>,
}

impl Giveaways {
    /// Gathers them from the articles.
    #[must_use]
    pub fn new(articles: &[&Analysis]) -> Self {
        let mut by_source: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for it in articles {
            let capitals = capitals(&it.document.text);
            by_source.entry(&it.document.source).or_default().extend(capitals);
        }
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for word in by_source.values().flatten() {
            *holders.entry(word).or_default() += 1;
        }
        let n_others = by_source.len() - usize::from(!by_source.is_empty());
        let mut found = Self::default();
        for it in articles {
            let document = &it.document;
            let byline = document.byline.iter().map(String::as_str);
            let labels = hosts(&document.source);
            let source =
                if labels.is_empty() { vec![document.source.as_str()] } else { labels };
            for name in byline.chain(source) {
                found.name(name);
                for word in words(name).map(str::to_lowercase) {
                    // A word of the story, as in "Town News", says nothing by itself.
                    let own = &by_source[document.source.as_str()];
                    let n = holders.get(word.as_str()).copied().unwrap_or_default();
                    let n = n - usize::from(own.contains(&word));
                    let is_topic = n_others > 0 && 2 * n >= n_others;
                    if is_telling(&word) && !is_topic {
                        found.words.insert(word);
                    }
                }
            }
            if let Some(url) = &document.url {
                hosts(url).into_iter().for_each(|label| found.name(label));
            }
            found.days.extend(document.date.iter().flat_map(|&it| days(it)));
        }
        found
    }

    fn name(&mut self, name: &str) {
        let joined: String = words(name).collect::<String>().to_lowercase();
        if !is_telling(&joined) {
            return;
        }
        if joined.chars().count() >= 5 {
            self.names.insert(joined);
        } else {
            self.words.insert(joined.clone());
            self.initials.insert(joined);
        }
    }

    /// Whether the words would reveal whose they are.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let has = |needle: &str| lower.contains(needle);
        if SELF.iter().any(|it| has(it)) || self.days.iter().any(|it| has(it)) {
            return true;
        }
        let handle =
            |(at, _): (usize, &str)| text[at + 1..].starts_with(char::is_alphanumeric);
        if text.match_indices('@').any(handle) {
            return true;
        }
        let joined: String = words(text).collect::<String>().to_lowercase();
        let tokens: Vec<&str> = words(text).collect();
        let parts = parts(text);
        let is_clipped = |it: &String| parts.windows(2).any(|pair| clips(pair, it));
        if self.names.iter().any(is_clipped) {
            return true;
        }
        let is_spelled =
            |it: &String| joined.contains(it.as_str()) || abbreviates(&tokens, it);
        if self.names.iter().any(is_spelled) {
            return true;
        }
        let is_paper = |pair: &[&str]| {
            let is_capital = is_capital(pair[1]) || pair[1] == "newspaper";
            pair[0].eq_ignore_ascii_case("the")
                && is_capital
                && Language::default().is(&pair[1].to_lowercase(), Class::NEWSPAPER)
        };
        if tokens.windows(2).any(is_paper) {
            return true;
        }
        let is_named =
            |it: &&str| is_capital(it) && self.words.contains(&it.to_lowercase());
        tokens.iter().any(is_named) || self.initials.iter().any(|it| spells(&tokens, it))
    }
}

/// Whether neighbours with capitals begin with the letters of `initials`.
fn spells(tokens: &[&str], initials: &str) -> bool {
    let n = initials.chars().count();
    n >= 2
        && tokens.windows(n).any(|window| {
            window.iter().zip(initials.chars()).all(|(word, letter)| {
                is_capital(word) && word.to_lowercase().starts_with(letter)
            })
        })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_telling(word: &str) -> bool {
    let has_letter = word.chars().any(char::is_alphabetic);
    has_letter
        && word.chars().count() >= 2
        && word != "www"
        && !Language::default().is(word, Class::SMALL_IN_NAMES)
}

fn capitals(text: &str) -> BTreeSet<String> {
    words(text).filter(|it| is_capital(it)).map(str::to_lowercase).collect()
}

/// The labels of the host of an address that may be names; none where it is no address.
fn hosts(url: &str) -> Vec<&str> {
    const TOP: &[&str] = &["www", "com", "org", "net", "co", "ac", "gov", "edu", "m"];
    let host = url.split("://").last().unwrap_or_default();
    let host = host.split(['/', '?', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let n = labels.len().saturating_sub(1);
    let is_host = !host.contains(char::is_whitespace);
    let labels = labels[..n].iter().copied().filter(|it| !TOP.contains(it));
    if is_host { labels.collect() } else { Vec::new() }
}

/// Words with capitals, cut before each capital inside them.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in words(text).filter(|it| is_capital(it)) {
        for (at, c) in word.chars().enumerate() {
            match parts.last_mut().filter(|_| at > 0 && !c.is_uppercase()) {
                Some(last) => last.push(c),
                None => parts.push(c.to_string()),
            }
        }
    }
    parts.into_iter().map(|it| it.to_lowercase()).collect()
}

/// Whether two parts are the beginning and the end of a name.
fn clips(pair: &[String], name: &str) -> bool {
    let is_long = pair.iter().all(|it| it.chars().count() >= 3);
    is_long && name.starts_with(pair[0].as_str()) && name.ends_with(pair[1].as_str())
}

/// Whether neighbours with capitals spell a name by first letters and a last word: “nytimes”.
fn abbreviates(tokens: &[&str], name: &str) -> bool {
    (2..=4).any(|n| {
        tokens.windows(n).any(|window| {
            let (last, first) = (window[n - 1], &window[..n - 1]);
            let letters = first.iter().filter_map(|it| it.chars().next());
            let spelled: String = letters.chain(last.chars()).collect();
            window.iter().all(|it| is_capital(it)) && spelled.to_lowercase() == name
        })
    })
}

/// A day as people write it.
fn days(date: Date) -> Vec<String> {
    let iso = date.to_string();
    let (month, day) = (date.month_name().to_lowercase(), date.day);
    let short = &month[..3];
    let mut days = vec![iso];
    for month in [month.as_str(), short] {
        for point in ["", "."] {
            days.push(format!("{month}{point} {day}"));
            days.push(format!("{day} {month}{point}"));
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::Giveaways;
    use crate::lesson::fixture::{analyze, article};

    #[test]
    fn names_addresses_authors_and_days_give_away() {
        let mut first = article("Orlav Times", &["Rain fell on Orlav."]);
        first.url = Some("https://www.orlavpost.example/2025/rain?x=1".to_owned());
        first.byline = Some("Ada Tamm".to_owned());
        first.date = "2025-06-17".parse().ok();
        let mut third = article("velded.example", &["Rain fell on Orlav."]);
        third.url = Some("https://www.vkobserver.example/1".to_owned());
        let second = article("vnb", &["Rain fell on Orlav."]);
        let (_, analyses) = analyze(vec![first, second, third]);
        let found = Giveaways::new(&analyses.iter().collect::<Vec<_>>());
        for text in [
            "He told the Times.",
            "She told The Orlav Post on Monday.",
            "Ms Tamm saw it.",
            "On June 17 it rained.",
            "It rained on 17 June.",
            "“Yes,” he told Veldland News Bureau.",
            "VNB has asked for comment.",
            "Write to desk@orlav.example.",
            "TARN (AP) — It rained.",
            "Read the Veld Kurier Observer every day.",
            "He wrote for Velded.",
            "Our partners at OrlPost have more.",
            "She left the Herald in May.",
        ] {
            assert!(found.are_in(text), "{text}");
        }
        for text in [
            "Many times it rained on Orlav.",
            "On June 1 it rained.",
            "The post was late.",
        ] {
            assert!(!found.are_in(text), "{text}");
        }
    }
}
