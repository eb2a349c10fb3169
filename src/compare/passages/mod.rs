//! The same fact, in other words: passages of different sources that say the same thing.
//!
//! [`passages`] takes every article apart into sentences and clauses, replaces each variant by
//! its concept, pairs what is alike and reads from each pair what it words differently. Who is
//! right is nobody's question here: numbers that differ are shown beside each other.

#[cfg(test)]
mod agent_tests;
mod agents;
mod clauses;
mod differences;
mod events;
mod facts;
mod index;
mod pairing;
mod quantities;
mod reporting;
mod status;
mod synonyms;
#[cfg(test)]
mod tests;
mod vectors;
pub(super) mod words;

pub use agents::Agent;
pub(super) use quantities::{Quantity, quantities as quantities_in};
pub use reporting::Reporting;
pub use status::{Standing, Status};

use crate::analysis::Analysis;
use crate::compare::{Source, Speakers};
use crate::lexicon::Lexicon;
use crate::text::Span;
use clauses::Unit;
use differences::Reader;
use index::Candidate;
use reporting::Reports;
use std::collections::BTreeMap;
use words::Words;

/// The similarity from which two passages are taken to say the same thing.
///
/// Chosen by reading pairs of news clusters that the program had not seen.
pub const MIN_SIMILARITY: f64 = 0.25;

/// The similarity from which a passage may say the same thing: too little to pair the
/// two, enough not to call the fact missing.
const NEAR: f64 = 0.6 * MIN_SIMILARITY;

/// What several sources say, and in which words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passages {
    /// By descending similarity; `a` is of the earlier source.
    pub pairs: Vec<PassagePair>,
    /// Passages that say the same thing, by the strongest pair of each.
    pub facts: Vec<Fact>,
}

/// A sentence or a clause of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Index into [`super::Comparison::articles`].
    pub article: usize,
    /// Index into [`super::Comparison::sources`].
    pub source: usize,
    /// Where it stands.
    pub span: Span,
}

/// Two passages of different sources that say the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct PassagePair {
    /// The passage of the earlier source.
    pub a: Passage,
    /// The passage of the other.
    pub b: Passage,
    /// From 0 to 1: the damped cosine of their vectors.
    pub similarity: f64,
    /// Whether the two are worded alike: no contrast.
    pub is_same_wording: bool,
    /// Concepts that the two name differently, in the order of the packs.
    pub concepts: Vec<Named>,
    /// Numbers and days that differ.
    pub counts: Vec<Counted>,
    /// An action whose agent the two give differently.
    pub agency: Option<Agency>,
    /// The words that report, where both give it to the same speaker.
    pub reporting: Option<Reporting>,
}

/// A concept that two passages name differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Index of the pack.
    pub pack: usize,
    /// Index of the concept in the pack.
    pub concept: usize,
    /// The variant of the first passage.
    pub a: usize,
    /// The variant of the second.
    pub b: usize,
}

/// A number of the same noun, or a day, that two passages give differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The words of the first passage.
    pub a: Span,
    /// The words of the second.
    pub b: Span,
}

/// An action with the agent that each of two passages names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The action in the first passage, and its agent.
    pub a: (Span, Agent),
    /// The same in the second.
    pub b: (Span, Agent),
}

/// Passages of several sources that say the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// One a source, in the order of the sources.
    pub passages: Vec<Passage>,
    /// How firmly each of them states it.
    pub standings: Vec<Standing>,
    /// The pairs between them: indices into [`Passages::pairs`], the strongest first.
    pub pairs: Vec<usize>,
    /// The passages nearest to it of sources that are not in it, where any is near: they may
    /// say the same thing.
    pub near: Vec<Passage>,
}

/// Finds what several sources say.
pub(super) fn passages(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
    speakers: &Speakers,
    words: &Words,
) -> Passages {
    if sources.len() < 2 {
        return Passages::default();
    }
    let mut units: Vec<Unit> = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        for &article in &source.articles {
            units.extend(clauses::units(articles[article], words, article, number));
        }
    }
    let vectors = vectors::vectors(lexicon, articles, words, &units);
    let found = index::candidates(&units, &vectors, NEAR);
    let alike = found.iter().filter(|it| it.similarity >= MIN_SIMILARITY).copied();
    let text = |unit: usize| {
        let unit = &units[unit];
        unit.span.of(&articles[unit.article].document.text).to_owned()
    };
    let matched = pairing::pairs(&units, alike.collect(), text);
    let groups = facts::groups(
        &|unit: usize| units[unit].source,
        &vectors,
        &matched,
        MIN_SIMILARITY,
    );
    let groups = facts::apart(&units, groups);
    let reader = Reader::new(lexicon, articles, words);
    let reports = Reports::new(articles, speakers);
    let pairs: Vec<PassagePair> = matched
        .iter()
        .map(|it| pair(&reader, &reports, &units[it.a], &units[it.b], it.similarity))
        .collect();
    let mut facts = facts_of(&units, &matched, &groups, &found);
    for fact in &mut facts {
        let standings = fact
            .passages
            .iter()
            .map(|it| status::standing(articles[it.article], words, it.article, it.span));
        fact.standings = standings.collect();
    }
    Passages { pairs, facts }
}

/// The facts that groups of units are, with the pairs inside each.
fn facts_of(
    units: &[Unit],
    pairs: &[Candidate],
    groups: &[Vec<usize>],
    found: &[Candidate],
) -> Vec<Fact> {
    let mut groups_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut facts: Vec<Fact> = Vec::with_capacity(groups.len());
    for (number, group) in groups.iter().enumerate() {
        for &unit in group {
            groups_of.entry(unit).or_default().push(number);
        }
        let passages = group.iter().map(|&unit| passage(&units[unit])).collect();
        facts.push(Fact {
            passages,
            standings: Vec::new(),
            pairs: Vec::new(),
            near: Vec::new(),
        });
    }
    for (number, near) in near(units, &groups_of, found) {
        let fact: &mut Fact = &mut facts[number];
        if fact.passages.iter().all(|it| it.source != near.source) {
            fact.near.push(near);
        }
    }
    for (number, pair) in pairs.iter().enumerate() {
        let (Some(a), Some(b)) = (groups_of.get(&pair.a), groups_of.get(&pair.b)) else {
            continue;
        };
        for &group in a.iter().filter(|it| b.contains(it)) {
            facts[group].pairs.push(number);
        }
    }
    facts.sort_by_key(|it| it.pairs.first().copied());
    facts
}

/// For each group and source the passage most like one of the group: by group and source.
fn near(
    units: &[Unit],
    groups_of: &BTreeMap<usize, Vec<usize>>,
    found: &[Candidate],
) -> Vec<(usize, Passage)> {
    let mut best: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for it in found {
        for (inside, other) in [(it.a, it.b), (it.b, it.a)] {
            for &group in groups_of.get(&inside).into_iter().flatten() {
                let entry =
                    best.entry((group, units[other].source)).or_insert((0.0, other));
                if it.similarity > entry.0 {
                    *entry = (it.similarity, other);
                }
            }
        }
    }
    best.into_iter()
        .map(|((group, _), (_, unit))| (group, passage(&units[unit])))
        .collect()
}

fn passage(unit: &Unit) -> Passage {
    Passage { article: unit.article, source: unit.source, span: unit.span }
}

fn pair(
    reader: &Reader<'_>,
    reports: &Reports<'_>,
    a: &Unit,
    b: &Unit,
    similarity: f64,
) -> PassagePair {
    PassagePair {
        a: passage(a),
        b: passage(b),
        similarity,
        is_same_wording: reader.is_same_wording(a, b),
        concepts: reader.names(a, b),
        counts: reader.counts(a, b),
        agency: reader.agency(a, b),
        reporting: reports.reporting(a, b),
    }
}

impl PassagePair {
    /// Whether the two are worth reading beside each other: worded differently, or differing
    /// in a name, a number or an agent in the midst of the same words.
    #[must_use]
    pub fn is_contrast(&self) -> bool {
        !self.is_same_wording
            || !self.concepts.is_empty()
            || !self.counts.is_empty()
            || self.agency.is_some()
    }
}
