//! The outlets' own words: word lists, who acts, and what a source lacks.

use super::{COST, Contrast, Evidence, Finder, Subject, phrases, point, support};
use crate::compare::reading::{Place, Run};
use crate::compare::{Agent, Fact, Marker, Passage, PassagePair};
use crate::language::{Class, Language};
use crate::text::{Span, fold};
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words of a list at which a contrast has half its support.
const LISTED: f64 = 4.0;
/// So many of them must one source have.
const MIN_LOADED: u64 = 2;
/// The weights of clear contrasts.
const LOADED: f64 = 0.7;
const AGENT: f64 = 0.35;
const MISSING: f64 = 0.3;
/// So many words of a fact are shown, and so many must two passages have in common there.
const MAX_POINT: usize = 6;
const SHARED_BY_POINTS: usize = 3;
/// What a name or a time adds that they have in common, and a word that no other has.
const COMMON: f64 = 0.6;
const ASIDE: f64 = 0.2;
/// So many words may a noun and its other attributes have behind a loaded word.
const MAX_NOUN: usize = 2;

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let comparison = finder.comparison;
    let mut found: Vec<Contrast> = loaded(finder).into_iter().collect();
    let pairs = comparison.passages.pairs.iter().enumerate();
    found.extend(pairs.filter_map(|(at, it)| agent(finder, at, it)));
    let facts = comparison.passages.facts.iter().enumerate();
    found.extend(facts.filter_map(|(at, it)| missing(finder, at, it)));
    found
}

/// Loaded words in the outlets' own voice, of all lists in one entry; those that no other
/// source has come first.
fn loaded(finder: &Finder<'_>) -> Option<Contrast> {
    let comparison = finder.comparison;
    let is_loaded = |it: &Marker| {
        let id: &str =
            comparison.lexicon.packs()[it.pack].categories[it.category].id.as_ref();
        id.starts_with("loaded")
    };
    let markers = comparison.markers.iter().enumerate().filter(|(_, it)| is_loaded(it));
    let mut sides = finder.sides();
    let mut users: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut found: Vec<Vec<(&str, Place)>> = vec![Vec::new(); sides.len()];
    let mut refs = Vec::new();
    for (at, it) in markers {
        if it.n_counted() > 0 {
            refs.push(Evidence::Marker(at));
        }
        for (source, rate) in it.rates.iter().enumerate() {
            let side = &mut sides[source];
            let (n, of) = side.counted.unwrap_or_default();
            side.counted = Some((n + rate.n(), of.max(rate.exposure)));
            for at in &rate.mentions {
                let mention = &comparison.articles[at.article].mentions[at.mention];
                let words = comparison.articles[at.article].tokens_in(mention.span);
                // “They called her evasive” is no word of the outlet's.
                // Representative Slaughter is a person.
                let is_name = words.clone().any(|it| {
                    finder.reading.is_name(at.article, it)
                        && !phrases::is_in_headline(&finder.reading, at.article, it)
                });
                if mention.is_counted()
                    && !is_name
                    && mention.voice == Voice::Narrator
                    && !finder.is_passed_on(at.article, words.start)
                {
                    let stem = finder.reading.stem(at.article, words.start);
                    let words = with_noun(finder, at.article, words);
                    let place = finder.reading.place(at.article, words);
                    users.entry(stem).or_default().insert(source);
                    found[source].push((stem, place));
                }
            }
        }
    }
    let n_all: usize = found.iter().map(Vec::len).sum();
    for (side, mut places) in sides.iter_mut().zip(found) {
        places.sort_by_key(|it| (users[it.0].len(), it.1));
        side.wordings = finder.wordings_at(places.into_iter().map(|it| it.1));
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    // One word here and another there is chance.
    let most = sides.iter().filter_map(|it| it.counted).map(|it| it.0).max();
    if most.unwrap_or_default() < MIN_LOADED {
        return None;
    }
    let weight = LOADED * support(n_all as f64, LISTED) * (n as f64 / sides.len() as f64);
    Some(Contrast { subject: Subject::Loaded, weight, refs, sides })
}

/// Loaded words with the noun that they describe.
fn with_noun(finder: &Finder<'_>, article: usize, words: Range<usize>) -> Range<usize> {
    let reading = &finder.reading;
    let mut end = words.end;
    while !phrases::is_head(reading, article, end - 1) && end < words.end + MAX_NOUN {
        end += 1;
    }
    let is_whole = phrases::is_head(reading, article, end - 1);
    // “Potentially historic” is not “historic”.
    let before =
        words.start.checked_sub(1).filter(|_| reading.is_joined(article, words.start));
    let is_turned = before.is_some_and(|it| {
        let class = phrases::class(reading, article, it);
        reading.is_hedge(article, it) || class.is(Class::NEGATION.or(Class::ADVERB))
    });
    words.start - usize::from(is_turned)..if is_whole { end } else { words.end }
}

/// Two passages that say the same thing, one of which names who acts and one nobody.
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
        // A name alone or a verb alone is not read as who acts.
        let span = match agent.span() {
            None => action,
            Some(agent) => {
                let (start, end) =
                    (agent.start.min(action.start), agent.end.max(action.end));
                Span { start, end }
            }
        };
        let mut words = finder.reading.articles[passage.article].tokens_in(span);
        let is_passive = words.start > 0
            && finder.reading.is_joined(passage.article, words.start)
            && phrases::class(&finder.reading, passage.article, words.start - 1)
                .is(Class::BE);
        words.start -= usize::from(is_passive);
        if words.len() > MAX_POINT || words.len() < 2 {
            return None;
        }
        sides[passage.source].wordings =
            finder.wordings([Run { article: passage.article, words }]);
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

/// A fact that at least two sources have and another has nothing like.
fn missing(finder: &Finder<'_>, at: usize, it: &Fact) -> Option<Contrast> {
    let n_sources = finder.comparison.sources.len();
    let sources =
        |all: &[Passage]| -> BTreeSet<usize> { all.iter().map(|it| it.source).collect() };
    let (with, near) = (sources(&it.passages), sources(&it.near));
    let without: Vec<usize> =
        (0..n_sources).filter(|it| !with.contains(it) && !near.contains(it)).collect();
    let pairs = it.pairs.iter().map(|&it| &finder.comparison.passages.pairs[it]);
    // Copies of one text are not several sources' choice to report it.
    let similar = pairs.filter(|it| it.is_contrast()).map(|it| it.similarity);
    let similarity = similar.fold(0.0, f64::max);
    if without.is_empty() || with.len() < without.len() || similarity == 0.0 {
        return None;
    }
    let runs = it.passages.iter().map(|it| Run {
        article: it.article,
        words: finder.reading.articles[it.article].tokens_in(it.span),
    });
    let runs: Vec<Run> = runs.collect();
    let stems = finder.content(&runs);
    // What is shown is what the passages have in common: only that is told by all of them.
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (passage, run) in it.passages.iter().zip(&runs) {
        for stem in finder.content(std::slice::from_ref(run)) {
            holders.entry(stem).or_default().insert(passage.source);
        }
    }
    let is_common = |run: &Run, word: usize| {
        holders.get(finder.reading.stem(run.article, word)).is_some_and(|it| it.len() > 1)
    };
    let is_thing = |run: &Run, word: usize| {
        let class = phrases::class(&finder.reading, run.article, word);
        is_common(run, word)
            && !finder.reading.is_name(run.article, word)
            && !class.is(Class::NUMBER.or(Class::TIME))
    };
    let mut points: Vec<(usize, Run)> = Vec::new();
    for (passage, run) in it.passages.iter().zip(&runs) {
        let value = |word: usize| {
            if finder.reading.is_function(run.article, word) {
                0.0
            } else if is_thing(run, word) {
                1.0
            } else if is_common(run, word) {
                COMMON
            } else {
                ASIDE
            }
        };
        let most = (MAX_POINT, COST);
        let words = point(&finder.reading, run.article, run.words.clone(), most, value);
        points.push((passage.source, Run { article: run.article, words }));
    }
    let content: Vec<BTreeSet<&str>> =
        points.iter().map(|it| finder.content(std::slice::from_ref(&it.1))).collect();
    let mut sides = finder.sides();
    for (nth, (source, told)) in points.iter().enumerate() {
        let is_told_by = |other: usize| {
            points[other].0 != *source
                && content[nth].intersection(&content[other]).count() >= SHARED_BY_POINTS
        };
        let n_things = told.words.clone().filter(|&it| is_thing(told, it)).count();
        if n_things > 1 && (0..points.len()).any(is_told_by) {
            sides[*source].wordings = finder.wordings([told.clone()]);
        }
    }
    let n_shown = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    if n_shown < 2 || n_shown < without.len() {
        return None;
    }
    for source in without {
        // A long passage holds more than its point, which may be there all the same.
        let is_told = |it: &BTreeSet<&str>| 2 * finder.most_held(source, it) >= it.len();
        let lacks = |it: &(usize, Run)| finder.lacks(source, std::slice::from_ref(&it.1));
        sides[source].is_absent = finder.is_absent(source, &stems)
            && !content.iter().any(is_told)
            && points.iter().all(lacks);
    }
    if sides.iter().all(|it| !it.is_absent) {
        return None;
    }
    let weight = MISSING * similarity;
    let refs = vec![Evidence::Fact(at)];
    Some(Contrast { subject: Subject::Missing(at), weight, refs, sides })
}
