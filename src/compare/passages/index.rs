//! Which passages may tell the same: an inverted index from features to passages.
//!
//! A passage is compared only with passages that share one of its rarer features. A feature
//! that very many passages hold says little, so along its list each passage looks only at its
//! nearest neighbours; a pair that shares several features is met along each of them. The
//! bound makes the cost linear in the number of passages; below it nothing is lost.

use crate::compare::passages::clauses::Unit;
use crate::compare::passages::events::{Group, events};
use crate::compare::passages::vectors::{Measure, Sparse, Vectors};
use crate::compare::threads::in_parts;
use std::ops::Range;

/// So far along the list of a feature a passage looks on either side.
const BAND: usize = 48;
/// So many features of a passage are followed, the heaviest first.
const FOLLOWED: usize = 12;
/// So many partners of a passage are kept.
const MAX_PARTNERS: usize = 24;

/// Fewer passages are not worth a thread.
const MIN_UNITS: usize = 2_048;
/// Fewer articles are not, where each is compared with those of its events.
const MIN_ARTICLES: usize = 16;

/// Two passages with their similarity: indices of units, the first the smaller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) similarity: f64,
}

/// The pairs of passages of different sources from a similarity on, by passage.
///
/// Each pair is measured once, from the later passage; the work is shared out among threads,
/// and what is found is the same with any number of them.
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
    let sources: Vec<usize> = units.iter().map(|it| it.source).collect();
    let search =
        Search { vectors, followed: &followed, lists: &lists, sources: &sources };
    let alike = match events(units, vectors) {
        Some(groups) => in_parts(groups.len(), MIN_ARTICLES, |part| {
            search.of_events(&groups, part, threshold)
        }),
        None => in_parts(units.len(), MIN_UNITS, |part| search.earlier(part, threshold)),
    };
    let mut partners: Vec<Vec<Candidate>> = vec![Vec::new(); units.len()];
    for it in alike {
        partners[it.a].push(it);
        partners[it.b].push(it);
    }
    let mut found = Vec::new();
    for mut partners in partners {
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

/// What a search along the lists reads.
struct Search<'a> {
    vectors: &'a Vectors,
    /// By passage: the features that are followed.
    followed: &'a [Vec<u32>],
    /// By feature: the passages that follow it, ascending.
    lists: &'a [Vec<u32>],
    /// By passage.
    sources: &'a [usize],
}

impl Search<'_> {
    /// The pairs of some passages with those before them. Who stands behind is met from there:
    /// the band is the same on either side.
    fn earlier(&self, part: Range<usize>, threshold: f64) -> Vec<Candidate> {
        let mut seen = vec![usize::MAX; self.sources.len()];
        let mut measure = Measure::new(self.vectors);
        let mut found = Vec::new();
        for b in part {
            measure.set(b);
            for &feature in &self.followed[b] {
                let list = &self.lists[feature as usize];
                let at = list.partition_point(|&it| (it as usize) < b);
                for &a in &list[at.saturating_sub(BAND)..at] {
                    let a = a as usize;
                    if seen[a] == b || self.sources[a] == self.sources[b] {
                        continue;
                    }
                    seen[a] = b;
                    let similarity = measure.to(a);
                    if similarity >= threshold {
                        found.push(Candidate { a, b, similarity });
                    }
                }
            }
        }
        found
    }

    /// The pairs of the passages of some articles with those of earlier articles that share an
    /// event.
    fn of_events(
        &self,
        groups: &[Group],
        part: Range<usize>,
        threshold: f64,
    ) -> Vec<Candidate> {
        let mut seen = vec![usize::MAX; self.sources.len()];
        let mut measure = Measure::new(self.vectors);
        // By feature: the passages of those articles that follow it, ascending.
        let mut lists: Vec<Vec<usize>> = vec![Vec::new(); self.lists.len()];
        let mut found = Vec::new();
        for group in &groups[part] {
            let earlier = group.earlier.iter().flat_map(|&it| groups[it].units.clone());
            for a in earlier.clone() {
                for &feature in &self.followed[a] {
                    lists[feature as usize].push(a);
                }
            }
            for b in group.units.clone() {
                measure.set(b);
                for &feature in &self.followed[b] {
                    let list = &lists[feature as usize];
                    for &a in &list[list.len().saturating_sub(BAND)..] {
                        if seen[a] == b {
                            continue;
                        }
                        seen[a] = b;
                        let similarity = measure.to(a);
                        if similarity >= threshold {
                            found.push(Candidate { a, b, similarity });
                        }
                    }
                }
            }
            for a in earlier {
                self.followed[a].iter().for_each(|&it| lists[it as usize].clear());
            }
        }
        found
    }
}

/// The features of a passage with most weight.
fn heaviest(vector: &Sparse) -> Vec<u32> {
    let mut entries: Vec<(u32, f64)> =
        vector.entries.iter().copied().filter(|it| it.1 > 0.0).collect();
    entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    entries.truncate(FOLLOWED);
    entries.into_iter().map(|it| it.0).collect()
}
