//! One event or claim in the sources' words: facts.
//!
//! A fact is several passages that say the same thing; of each the words are shown that
//! the others lack. It keeps silent where the passages share fewer than two anchors
//! (names, numbers), are quotations, or are worded alike.

use super::{Contrast, Evidence, Finder, Subject};
use crate::compare::reading::Run;
use crate::compare::{Fact, Status};
use crate::language::{Class, Language};
use crate::voice::Voice;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many words has the point of a passage.
const MAX_POINT: usize = 5;
/// So many words in common, besides names, make one event of what is shown.
const SHARED: usize = 2;
/// The weights of clear contrasts.
const EVENT: f64 = 0.2;
const STATUS: f64 = 0.4;
/// What a word of doubt adds to a stretch.
const DOUBT: f64 = 1.5;

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let facts = finder.comparison.passages.facts.iter().enumerate();
    facts.filter_map(|(at, it)| fact(finder, at, it)).collect()
}

/// A fact as each source words it.
fn fact(finder: &Finder<'_>, at: usize, it: &Fact) -> Option<Contrast> {
    let reading = &finder.reading;
    let pairs = it.pairs.iter().map(|&it| &finder.comparison.passages.pairs[it]);
    let similar = pairs.filter(|it| !it.is_same_wording).map(|it| it.similarity);
    let similarity = similar.fold(0.0, f64::max);
    let ranges: Vec<Run> = it
        .passages
        .iter()
        .map(|it| Run {
            article: it.article,
            words: reading.articles[it.article].tokens_in(it.span),
        })
        .collect();
    let is_quoted = |it: &Run| {
        let n =
            it.words.clone().filter(|&at| reading.voice(it.article, at) == Voice::Quoted);
        2 * n.count() > it.words.len()
    };
    if similarity == 0.0 || ranges.iter().filter(|it| is_quoted(it)).count() > 1 {
        return None;
    }
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut anchors: BTreeSet<&str> = BTreeSet::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for (nth, run) in ranges.iter().enumerate() {
        for word in run.words.clone() {
            let stem = reading.stem(run.article, word);
            let first = holders.entry(stem).or_default().insert(nth);
            if reading.is_name(run.article, word) {
                names.insert(stem);
            }
            let is_anchor = reading.is_name(run.article, word)
                || stem.starts_with(|c: char| c.is_ascii_digit());
            if first && is_anchor && holders[stem].len() > 1 {
                anchors.insert(stem);
            }
        }
    }
    if anchors.len() < 2 {
        return None;
    }
    let mut sides = finder.sides();
    for ((passage, standing), run) in it.passages.iter().zip(&it.standings).zip(&ranges) {
        let article = run.article;
        let value = |word: usize| {
            let is_shared = holders[reading.stem(article, word)].len() > 1;
            let doubt = reading.is_hedge(article, word) && !is_shared;
            finder.worth(article, word, is_shared) + if doubt { DOUBT } else { 0.0 }
        };
        let side = &mut sides[passage.source];
        // What is shown begins with a verb or a word of doubt that the others lack.
        let begins = |&word: &usize| {
            let folded = reading.folded(article, word);
            let is_shared = holders[reading.stem(article, word)].len() > 1;
            !is_shared
                && !reading.of(article)[word].is_capital
                && (reading.is_hedge(article, word)
                    || Language::English.class(folded).is(Class::ED)
                    || Language::English
                        .class(folded)
                        .is(Class::IRREGULAR_PARTICIPLE.or(Class::PAST)))
        };
        let stretch = |first: usize| {
            let mut end = first + 1;
            while end < run.words.end.min(first + MAX_POINT)
                && reading.is_joined(article, end)
            {
                end += 1;
            }
            while end > first + 1 && reading.is_function(article, end - 1) {
                end -= 1;
            }
            let worth: f64 = (first..end).map(value).sum();
            // Whole numbers, so that what differs by rounding alone is decided by place.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a sum of few small weights"
            )]
            let worth = (worth * 1e6).round() as i64;
            (worth, Reverse(first), end)
        };
        let best = run.words.clone().filter(begins).map(stretch).max();
        if let Some((_, Reverse(first), end)) = best {
            side.wordings = finder.wordings([Run { article, words: first..end }]);
        }
        side.status = Some(standing.status);
        side.speaker.clone_from(&standing.speaker);
    }
    // Verbs about another thing are another event: what is shown has a word in common.
    let shown = sides.iter().filter_map(|it| it.wordings.first()).map(|it| {
        let place = it.places[0];
        let words = reading.articles[place.article].tokens_in(place.span);
        finder.content(&[Run { article: place.article, words }])
    });
    let shown: Vec<BTreeSet<&str>> = shown.collect();
    // A name is in common to all events of a story.
    let is_common =
        |stem: &&str| !names.contains(*stem) && shown.iter().all(|it| it.contains(stem));
    let n_common =
        shown.first().map_or(0, |it| it.iter().copied().filter(is_common).count());
    if n_common < SHARED {
        return None;
    }
    let n_shown = shown.len();
    if n_shown < 2 {
        return None;
    }
    let has = |status: &[Status]| {
        it.standings.iter().any(|standing| status.contains(&standing.status))
    };
    let is_open = has(&[Status::Hedged, Status::Denied, Status::Asked]);
    let is_claim = has(&[Status::Asserted]) && (is_open || has(&[Status::Attributed]));
    let coverage = n_shown as f64 / sides.len() as f64;
    let weight = (1.5 * similarity).min(1.0) * coverage.sqrt();
    let (subject, weight) = if is_claim {
        (Subject::Status(at), STATUS * weight * if is_open { 1.0 } else { 0.7 })
    } else {
        sides.iter_mut().for_each(|it| (it.status, it.speaker) = (None, None));
        (Subject::Event(at), EVENT * weight)
    };
    Some(Contrast { subject, weight, refs: vec![Evidence::Fact(at)], sides })
}
