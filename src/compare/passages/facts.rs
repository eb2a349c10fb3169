//! Facts: passages of several sources that say the same thing, put together from pairs.
//!
//! Pairs are joined in descending similarity while the passages of both groups are on
//! average still alike (average linkage, Sokal and Michener 1958); a chain of pairs alone
//! would drift from one fact to the next. A source has one passage in a fact. What a long
//! sentence tells beside that fact makes facts of its own: pairs that are left over are
//! joined once more.

use crate::compare::passages::clauses::Unit;
use crate::compare::passages::index::Candidate;
use crate::compare::passages::vectors::{Measure, Vectors};
use std::collections::BTreeMap;

/// So many passages a fact has at most.
const MAX_PASSAGES: usize = 12;
/// So often pairs are joined to groups.
const ROUNDS: usize = 3;
/// The average similarity between two groups that are joined, as a part of the threshold.
const LINKAGE: f64 = 0.8;

/// Groups of units, each in ascending order; in every round those of the pairs that no group
/// of a round before holds.
pub(super) fn groups(
    sources: &impl Fn(usize) -> usize,
    vectors: &Vectors,
    pairs: &[Candidate],
    threshold: f64,
) -> Vec<Vec<usize>> {
    let mut groups = Vec::new();
    let mut left: Vec<Candidate> = pairs.to_vec();
    for _ in 0..ROUNDS {
        let found = round(sources, vectors, &left, threshold);
        let mut groups_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, group) in found.iter().enumerate() {
            groups_of.extend(group.iter().map(|&unit| (unit, number)));
        }
        left.retain(|it| groups_of.get(&it.a) != groups_of.get(&it.b));
        groups.extend(found);
    }
    groups
}

fn round(
    sources: &impl Fn(usize) -> usize,
    vectors: &Vectors,
    pairs: &[Candidate],
    threshold: f64,
) -> Vec<Vec<usize>> {
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut measure = Measure::new(vectors);
    for pair in pairs {
        let [a, b] = [pair.a, pair.b].map(|unit| {
            *group_of.entry(unit).or_insert_with(|| {
                groups.push(vec![unit]);
                groups.len() - 1
            })
        });
        let is_full = groups[a].len() + groups[b].len() > MAX_PASSAGES;
        let meets = groups[a]
            .iter()
            .any(|&x| groups[b].iter().any(|&y| sources(x) == sources(y)));
        if a == b || is_full || meets {
            continue;
        }
        let mean = mean(&mut measure, &groups[a], &groups[b]);
        if mean < LINKAGE * threshold {
            continue;
        }
        let moved = std::mem::take(&mut groups[b]);
        for unit in &moved {
            group_of.insert(*unit, a);
        }
        groups[a].extend(moved);
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The groups without those that repeat what one before them says: a sentence stands
/// there as well as its clause.
pub(super) fn apart(units: &[Unit], groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    // By sentence: the groups that hold something of it.
    let mut kept: Vec<Vec<usize>> = Vec::new();
    let mut by_sentence: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for group in groups {
        let sentence = |unit: usize| (units[unit].article, units[unit].sentence);
        let overlaps = |number: &usize, unit: usize| {
            kept[*number].iter().any(|&it| {
                units[it].article == units[unit].article
                    && units[it].span.overlaps(units[unit].span)
            })
        };
        let none = Vec::new();
        let first = by_sentence.get(&sentence(group[0])).unwrap_or(&none);
        let is_again =
            first.iter().any(|number| group.iter().all(|&unit| overlaps(number, unit)));
        if !is_again {
            for &unit in &group {
                by_sentence.entry(sentence(unit)).or_default().push(kept.len());
            }
            kept.push(group);
        }
    }
    kept
}

fn mean(measure: &mut Measure<'_>, a: &[usize], b: &[usize]) -> f64 {
    let mut sum = 0.0;
    for &x in a {
        measure.set(x);
        for &y in b {
            sum += measure.to(y);
        }
    }
    sum / (a.len() * b.len()) as f64
}
