//! Contrasts of wording: lists of words, who acts, and facts that a source does not tell.

use super::{Contrast, ContrastKind, ContrastSide, support};
use crate::compare::{Agent, Comparison, Fact, Marker, Passage, PassagePair, Verdict};
use crate::language::{Class, Language};
use crate::text::fold;

/// Words of a list, of all sources, at which a difference of rates has half its support.
const LISTED: f64 = 10.0;
/// Words of a source that does not tell a fact, at half support.
const WORDS: f64 = 600.0;
/// What is left of the support of a fact that was not found: it may be told in other words.
const UNSURE: f64 = 0.5;
/// A fact is missed where so many sources at least are compared: one tells it to another.
const MIN_SOURCES: usize = 3;

pub(super) fn contrasts(comparison: &Comparison<'_>) -> Vec<Contrast> {
    let markers = comparison.markers.iter().enumerate();
    let mut found: Vec<Contrast> = markers.filter_map(|(at, it)| list(at, it)).collect();
    let pairs = comparison.passages.pairs.iter().enumerate();
    found.extend(pairs.filter_map(|(at, it)| agent(comparison, at, it)));
    let facts = comparison.passages.facts.iter().enumerate();
    found.extend(facts.filter_map(|(at, it)| untold(comparison, at, it)));
    found
}

/// A list whose rates have intervals that lie apart.
fn list(at: usize, it: &Marker) -> Option<Contrast> {
    let [higher, lower] = it.apart.filter(|_| it.verdict == Verdict::DiffersHere)?;
    let rate = |source: usize| it.rates[source].rate.map(|it| it.per_1000);
    let (high, low) = (rate(higher)?, rate(lower)?);
    let rates = it.rates.iter().enumerate().filter(|(_, it)| it.rate.is_some());
    let sides = rates.map(|(source, it)| ContrastSide {
        source,
        n: it.n(),
        of: it.exposure,
        choice: None,
    });
    Some(Contrast {
        kind: ContrastKind::List,
        at,
        nth: 0,
        sides: sides.collect(),
        apart: vec![higher.min(lower), higher.max(lower)],
        strength: (high - low) / (high + low),
        support: support(it.n_counted() as f64, LISTED),
    })
}

/// Two passages that tell the same, one of which names who acts and one nobody.
fn agent(comparison: &Comparison<'_>, at: usize, it: &PassagePair) -> Option<Contrast> {
    let agency = it.agency?;
    let is_given = |agent: Agent| agent != Agent::NotGiven;
    let named = [(&it.a, agency.a.1), (&it.b, agency.b.1)];
    let is_named = |(at, agent): (&Passage, Agent)| {
        let text = &comparison.articles[at.article].document.text;
        agent.span().is_none_or(|span| !is_pronoun(span.of(text)))
    };
    if is_given(agency.a.1) == is_given(agency.b.1) || !named.into_iter().all(is_named) {
        return None;
    }
    let side = |passage: &Passage, agent: Agent| ContrastSide {
        source: passage.source,
        n: u64::from(is_given(agent)),
        of: 1,
        choice: None,
    };
    Some(Contrast {
        kind: ContrastKind::Agent,
        at,
        nth: 0,
        sides: vec![side(&it.a, agency.a.1), side(&it.b, agency.b.1)],
        apart: vec![it.a.source, it.b.source],
        strength: 1.0,
        support: it.similarity,
    })
}

/// Whether words name nobody by themselves: "they", "each of them".
fn is_pronoun(words: &str) -> bool {
    let last = words.split_whitespace().next_back().map(fold).unwrap_or_default();
    Language::default().is(&last, Class::STANDS_FOR_A_NAME)
}

/// A fact that all sources but one tell, where that one has nothing like it.
fn untold(comparison: &Comparison<'_>, at: usize, it: &Fact) -> Option<Contrast> {
    let n_sources = comparison.sources.len();
    let is_in = |all: &[Passage], source| all.iter().any(|it| it.source == source);
    if n_sources < MIN_SOURCES || it.passages.len() + 1 != n_sources {
        return None;
    }
    let without = (0..n_sources).find(|&source| !is_in(&it.passages, source))?;
    let pairs = it.pairs.iter().map(|&it| &comparison.passages.pairs[it]);
    // Copies of one text are not several sources' choice to tell it.
    let similar = pairs.filter(|it| it.is_contrast()).map(|it| it.similarity);
    let similarity = similar.fold(0.0, f64::max);
    if is_in(&it.near, without) || similarity == 0.0 {
        return None;
    }
    let n_words = comparison.sources[without].n_words as f64;
    let side = |source| ContrastSide {
        source,
        n: u64::from(source != without),
        of: comparison.sources[source].n_words as u64,
        choice: None,
    };
    let with = it.passages[0].source;
    Some(Contrast {
        kind: ContrastKind::Untold,
        at,
        nth: 0,
        sides: (0..n_sources).map(side).collect(),
        apart: vec![with.min(without), with.max(without)],
        strength: 1.0,
        support: UNSURE * similarity * support(n_words, WORDS),
    })
}
