//! What a report is about, in a line: the story's title, or the names that its articles share.

use crate::document::{MONTHS, WEEKDAYS};
use crate::language::{Class, Language};
use crate::text::{Span, fold};
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::view::wording;
use std::collections::{BTreeMap, BTreeSet};

/// So many names stand in a title.
const N_NAMES: usize = 3;
/// So many words make a name at most.
const MAX_WORDS: usize = 3;

/// The title of the page.
pub(super) fn title(stage: &Stage<'_>) -> Plain {
    let given = stage.options.title.as_deref().map(Plain::new);
    if let Some(title) = given.filter(|it| !it.as_str().trim().is_empty()) {
        return title;
    }
    let n = articles(stage);
    match names(stage).as_slice() {
        [] => stage.fill("title.none", &[("articles", n.as_str())]),
        [one] => stage.fill("title", &[("names", one), ("articles", n.as_str())]),
        [first @ .., last] => {
            let names =
                stage.fill("title.and", &[("first", &first.join(", ")), ("last", last)]);
            stage.fill("title", &[("names", names.as_str()), ("articles", n.as_str())])
        }
    }
}

/// How many articles from how many sources, and of which days.
pub(super) fn kicker(stage: &Stage<'_>) -> Plain {
    let sources = stage.count("sources", stage.n_sources());
    let days = stage.comparison.articles.iter().filter_map(|it| it.document.date);
    let days = days.clone().min().zip(days.max());
    let days = days.map(|(first, last)| format!(" · {}", wording::days(first, last)));
    stage.fill(
        "kicker",
        &[
            ("articles", articles(stage).as_str()),
            ("sources", sources.as_str()),
            ("days", &days.unwrap_or_default()),
        ],
    )
}

/// What a link to the page shows of it.
pub(super) fn description(stage: &Stage<'_>) -> Plain {
    let names: Vec<&str> =
        stage.comparison.sources.iter().map(|it| it.name.as_str()).collect();
    stage.fill("description", &[("sources", &names.join(", "))])
}

fn articles(stage: &Stage<'_>) -> Plain {
    stage.count("articles", stage.comparison.articles.len())
}

/// The names that most articles print, those of most articles first, then of most places.
fn names(stage: &Stage<'_>) -> Vec<String> {
    let mut counts: BTreeMap<String, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for article in 0..stage.comparison.articles.len() {
        for name in capitalised(stage, article) {
            let count = counts.entry(name).or_default();
            count.0.insert(article);
            count.1 += 1;
        }
    }
    let outlets: Vec<String> =
        stage.comparison.sources.iter().map(|it| fold(&it.name)).collect();
    let n_articles = stage.comparison.articles.len();
    let mut found: Vec<(usize, usize, String)> = counts
        .into_iter()
        .filter(|(_, (articles, _))| 2 * articles.len() > n_articles && n_articles > 1)
        .filter(|(name, _)| !outlets.iter().any(|it| it.contains(&fold(name))))
        .map(|(name, (articles, n))| (articles.len(), n, name))
        .collect();
    found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.cmp(&b.2)));
    let mut names: Vec<String> = Vec::new();
    for (_, _, name) in found {
        let is_part = |it: &String| it.contains(&name) || name.contains(it.as_str());
        if names.len() < N_NAMES && !names.iter().any(is_part) {
            names.push(name);
        }
    }
    names
}

/// Runs of words with capitals inside sentences.
fn capitalised(stage: &Stage<'_>, article: usize) -> Vec<String> {
    let analysis = stage.analysis(article);
    let text = &analysis.document.text;
    let starts: BTreeSet<u32> = analysis.sentences.iter().map(|it| it.start).collect();
    let headline = analysis.document.paragraphs.first().map(|it| it.span);
    let mut names = Vec::new();
    let mut run: Option<Span> = None;
    let mut flush = |run: &mut Option<Span>| {
        if let Some(span) = run.take() {
            let name = span.of(text);
            if name.split_whitespace().count() <= MAX_WORDS {
                names.push(name.to_owned());
            }
        }
    };
    for token in &analysis.tokens {
        if !token.is_capital {
            flush(&mut run);
            continue;
        }
        let word = token.span.of(text).trim_end_matches("’s").trim_end_matches("'s");
        let is_name = word.chars().count() > 2
            && !starts.contains(&token.span.start)
            // A headline may capitalise every word.
            && !headline.is_some_and(|it| it.contains(token.span))
            && !Language::default().is(&fold(word), Class::FUNCTION)
            && !is_calendar(word)
            && before(text, token.span.start) != Some('“');
        let span = Span { end: token.span.start + length(word), ..token.span };
        match &mut run {
            Some(known) if is_name && known.end + 1 == span.start => known.end = span.end,
            _ => {
                flush(&mut run);
                run = is_name.then_some(span);
            }
        }
    }
    flush(&mut run);
    names
}

fn length(word: &str) -> u32 {
    u32::try_from(word.len()).unwrap_or_default()
}

fn before(text: &str, at: u32) -> Option<char> {
    let at = usize::try_from(at).unwrap_or_default();
    text.get(..at).and_then(|it| it.chars().next_back())
}

fn is_calendar(word: &str) -> bool {
    let is_one = |it: &&str| it.eq_ignore_ascii_case(word);
    MONTHS.iter().any(&is_one) || WEEKDAYS.iter().any(is_one)
}
