//! The outlets' own words: lists of words, who acts, and what a source does not tell.

use super::{Contrast, Evidence, Finder, Subject, by_number, support};
use crate::compare::reading::Run;
use crate::compare::{Agent, Fact, Marker, Passage, PassagePair};
use crate::language::{Class, Language};
use crate::text::fold;
use crate::voice::Voice;
use std::collections::BTreeSet;

/// Words of a list at which a contrast has half its support.
const LISTED: f64 = 4.0;
/// The weights of clear contrasts.
const LOADED: f64 = 0.7;
const AGENT: f64 = 0.6;
const MISSING: f64 = 0.55;
pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let comparison = finder.comparison;
    let markers = comparison.markers.iter().enumerate();
    let mut found: Vec<Contrast> =
        markers.filter_map(|(at, it)| loaded(finder, at, it)).collect();
    let pairs = comparison.passages.pairs.iter().enumerate();
    found.extend(pairs.filter_map(|(at, it)| agent(finder, at, it)));
    let facts = comparison.passages.facts.iter().enumerate();
    found.extend(facts.filter_map(|(at, it)| missing(finder, at, it)));
    found
}

/// Loaded words in the outlets' own voice, those that no other source has first.
fn loaded(finder: &Finder<'_>, at: usize, it: &Marker) -> Option<Contrast> {
    let category = &finder.comparison.lexicon.packs()[it.pack].categories[it.category];
    let id: &str = category.id.as_ref();
    if !id.starts_with("loaded") {
        return None;
    }
    let mut sides = finder.sides();
    for (side, rate) in sides.iter_mut().zip(&it.rates) {
        let mentions = rate.mentions.iter().filter_map(|at| {
            let mention = &finder.comparison.articles[at.article].mentions[at.mention];
            let is_own = mention.is_counted() && mention.voice == Voice::Narrator;
            is_own.then(|| finder.reading.place_at(at.article, mention.span))
        });
        let mut wordings = finder.wordings_at(mentions);
        by_number(&mut wordings);
        side.wordings = wordings;
        side.counted = Some((rate.n(), rate.exposure));
    }
    let weight = LOADED * support(it.n_counted() as f64, LISTED);
    let refs = vec![Evidence::Marker(at)];
    Some(Contrast { subject: Subject::Loaded(at), weight, refs, sides })
}

/// Two passages that tell the same, one of which names who acts and one nobody.
fn agent(finder: &Finder<'_>, at: usize, it: &PassagePair) -> Option<Contrast> {
    let agency = it.agency?;
    let is_given = |agent: Agent| agent != Agent::NotGiven;
    if is_given(agency.a.1) == is_given(agency.b.1) {
        return None;
    }
    let mut sides = finder.sides();
    for (passage, (action, agent)) in [(&it.a, agency.a), (&it.b, agency.b)] {
        let text = finder.reading.text(passage.article);
        if agent.span().is_some_and(|span| is_pronoun(span.of(text))) {
            return None;
        }
        let span = agent.span().unwrap_or(action);
        sides[passage.source].wordings =
            finder.wordings_at([finder.reading.place_at(passage.article, span)]);
    }
    let weight = AGENT * it.similarity;
    let refs = vec![Evidence::Pair(at)];
    Some(Contrast { subject: Subject::Agent(at), weight, refs, sides })
}

/// Whether words name nobody by themselves: "they", "each of them".
fn is_pronoun(words: &str) -> bool {
    let last = words.split_whitespace().next_back().map(fold).unwrap_or_default();
    Language::default().is(&last, Class::STANDS_FOR_A_NAME)
}

/// A fact that two sources at least tell and another one has nothing like.
fn missing(finder: &Finder<'_>, at: usize, it: &Fact) -> Option<Contrast> {
    let n_sources = finder.comparison.sources.len();
    let sources =
        |all: &[Passage]| -> BTreeSet<usize> { all.iter().map(|it| it.source).collect() };
    let (with, near) = (sources(&it.passages), sources(&it.near));
    let without: Vec<usize> =
        (0..n_sources).filter(|it| !with.contains(it) && !near.contains(it)).collect();
    let pairs = it.pairs.iter().map(|&it| &finder.comparison.passages.pairs[it]);
    // Copies of one text are not several sources' choice to tell it.
    let similar = pairs.filter(|it| it.is_contrast()).map(|it| it.similarity);
    let similarity = similar.fold(0.0, f64::max);
    if without.is_empty() || with.len() < without.len() || similarity == 0.0 {
        return None;
    }
    let mut sides = finder.sides();
    for passage in &it.passages {
        let words = finder.reading.articles[passage.article].tokens_in(passage.span);
        let run = Run { article: passage.article, words };
        sides[passage.source].wordings = finder.wordings([run]);
    }
    for source in without {
        sides[source].is_absent = true;
    }
    let weight = MISSING * similarity;
    let refs = vec![Evidence::Fact(at)];
    Some(Contrast { subject: Subject::Missing(at), weight, refs, sides })
}
