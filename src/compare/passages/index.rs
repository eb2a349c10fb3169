//! Which passages may tell the same: an inverted index from features to passages.
//!
//! A passage is compared only with passages that share one of its rarer features. A feature
//! that very many passages hold says little, so along its list each passage looks only at its
//! nearest neighbours; a pair that shares several features is met along each of them. The
//! bound makes the cost linear in the number of passages; below it nothing is lost.

use crate::compare::passages::clauses::Unit;
use crate::compare::passages::vectors::{Sparse, Vectors};

/// So far along the list of a feature a passage looks on either side.
const BAND: usize = 48;
/// So many features of a passage are followed, the heaviest first.
const FOLLOWED: usize = 12;
/// So many partners of a passage are kept.
const MAX_PARTNERS: usize = 24;

/// Two passages with their similarity: indices of units, the first the smaller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) similarity: f64,
}

/// The pairs of passages of different sources from a similarity on, in no promised order.
pub(super) fn candidates(
    units: &[Unit],
    vectors: &Vectors,
    threshold: f64,
) -> Vec<Candidate> {
    let followed: Vec<Vec<u32>> = vectors.vectors.iter().map(heaviest).collect();
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); vectors.n_features()];
    for (number, features) in (0..).zip(&followed) {
        for &feature in features {
            lists[feature as usize].push(number);
        }
    }
    let mut seen = vec![usize::MAX; units.len()];
    let mut found = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        let mut partners: Vec<Candidate> = Vec::new();
        for &feature in &followed[number] {
            for other in neighbours(&lists[feature as usize], number) {
                if seen[other] == number || units[other].source == unit.source {
                    continue;
                }
                seen[other] = number;
                let similarity = vectors.similarity(number, other);
                if similarity >= threshold {
                    let (a, b) = (number.min(other), number.max(other));
                    partners.push(Candidate { a, b, similarity });
                }
            }
        }
        partners.sort_by(|x, y| {
            let by_similarity = y.similarity.total_cmp(&x.similarity);
            by_similarity.then_with(|| (x.a, x.b).cmp(&(y.a, y.b)))
        });
        partners.truncate(MAX_PARTNERS);
        found.extend(partners);
    }
    // A pair is kept if either side keeps it.
    found.sort_by_key(|it| (it.a, it.b));
    found.dedup_by_key(|it| (it.a, it.b));
    found
}

/// The features of a passage with most weight.
fn heaviest(vector: &Sparse) -> Vec<u32> {
    let mut entries: Vec<(u32, f64)> =
        vector.entries.iter().copied().filter(|it| it.1 > 0.0).collect();
    entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    entries.truncate(FOLLOWED);
    entries.into_iter().map(|it| it.0).collect()
}

/// The passages near one along an ascending list.
fn neighbours(list: &[u32], number: usize) -> impl Iterator<Item = usize> {
    let at = list.partition_point(|&it| (it as usize) < number);
    let near = &list[at.saturating_sub(BAND)..(at + BAND + 1).min(list.len())];
    near.iter().map(|&it| it as usize).filter(move |&it| it != number)
}
