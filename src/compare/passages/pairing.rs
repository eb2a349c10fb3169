//! From similar passages to pairs: for each passage the best of each other source.
//!
//! Pairs are taken in descending similarity (greedy one-to-one matching), each passage at most
//! once for each other source and neither inside nor around one that is already taken, so
//! that a sentence and its clause do not both stand for the same fact.

use crate::compare::passages::clauses::Unit;
use crate::compare::passages::index::Candidate;
use std::collections::BTreeMap;

/// So many partners a passage has at most, over all sources.
const MAX_PARTNERS: usize = 6;

/// The pairs among candidates, by descending similarity.
pub(super) fn pairs(
    units: &[Unit],
    mut candidates: Vec<Candidate>,
    text: impl Fn(usize) -> String,
) -> Vec<Candidate> {
    let key = |it: &Candidate| {
        // By what they say and not by whose they are, so that no source goes first; by the
        // alphabet, which depends on names, only where length and place decide nothing.
        let (a, b) = (units[it.a].span, units[it.b].span);
        let (shorter_first, higher_first) = (a.len() + b.len(), a.start + b.start);
        let (a, b) = (text(it.a), text(it.b));
        (shorter_first, higher_first, if a <= b { (a, b) } else { (b, a) }, it.a, it.b)
    };
    candidates.sort_by(|x, y| {
        let by_similarity = rounded(y.similarity).cmp(&rounded(x.similarity));
        by_similarity.then_with(|| key(x).cmp(&key(y)))
    });
    // By sentence and other source: what of the sentence is taken already.
    let mut taken: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
    let mut n_partners = vec![0_usize; units.len()];
    let mut kept = Vec::new();
    for candidate in candidates {
        let sides = [(candidate.a, candidate.b), (candidate.b, candidate.a)];
        let is_free = sides.iter().all(|&(unit, other)| {
            let key = place(units, unit, other);
            n_partners[unit] < MAX_PARTNERS
                && taken.get(&key).is_none_or(|taken| {
                    taken.iter().all(|&it| !units[it].span.overlaps(units[unit].span))
                })
        });
        if is_free {
            for (unit, other) in sides {
                taken.entry(place(units, unit, other)).or_default().push(unit);
                n_partners[unit] += 1;
            }
            kept.push(candidate);
        }
    }
    kept
}

fn place(units: &[Unit], unit: usize, other: usize) -> (usize, usize, usize) {
    (units[unit].article, units[unit].sentence, units[other].source)
}

/// A similarity to a millionth: sums in another order differ beyond.
#[expect(clippy::cast_possible_truncation, reason = "a similarity is at most 1")]
fn rounded(similarity: f64) -> i64 {
    (similarity * 1e6).round() as i64
}
