//! Which passages may say the same thing: an inverted index from features to passages.
//!
//! A passage is compared only with passages that share one of its rarer features. A feature
//! that very many passages hold says little, so along its list each passage looks only at its
//! nearest neighbours; a pair that shares several features is met along each of them. The
//! bound makes the cost linear in the number of passages; below it nothing is lost.

use crate::compare::passages::clauses::Unit;
use crate::compare::passages::events::{Group, events};
use crate::compare::passages::vectors::{Measure, Vectors};
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
/// So many passages of articles that share an event are compared with those of one, those of
/// the most alike first.
const MAX_OTHERS: usize = 8_192;
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
    let alike = match events(units, vectors) {
        Some(groups) => in_parts(groups.len(), MIN_ARTICLES, |part| {
            of_events(vectors, &groups, part, threshold)
        }),
        None => {
            let search = Search::new(units, vectors);
            in_parts(units.len(), MIN_UNITS, |part| search.earlier(part, threshold))
        }
    };
    most_alike(alike, units.len())
}

/// The candidates that one of the two passages has among its nearest, in order.
fn most_alike(mut alike: Vec<Candidate>, n_units: usize) -> Vec<Candidate> {
    let mut ends = vec![0_usize; n_units];
    for it in &alike {
        ends[it.a] += 1;
        ends[it.b] += 1;
    }
    let mut n = 0;
    for end in &mut ends {
        n += *end;
        *end = n;
    }
    // The candidates of each passage, one behind the other.
    let mut of_units = vec![0_u32; n];
    let mut next = ends.clone();
    for (number, it) in (0..).zip(&alike) {
        for unit in [it.a, it.b] {
            next[unit] -= 1;
            of_units[next[unit]] = number;
        }
    }
    let mut is_kept = vec![false; alike.len()];
    let mut start = 0;
    for end in ends {
        let own = &mut of_units[start..end];
        own.sort_unstable_by(|&x, &y| {
            let (x, y) = (&alike[x as usize], &alike[y as usize]);
            let by_similarity = y.similarity.total_cmp(&x.similarity);
            by_similarity.then_with(|| (x.a, x.b).cmp(&(y.a, y.b)))
        });
        own.iter().take(MAX_PARTNERS).for_each(|&it| is_kept[it as usize] = true);
        start = end;
    }
    let mut is_kept = is_kept.into_iter();
    alike.retain(|_| is_kept.next().unwrap_or(false));
    alike.sort_unstable_by_key(|it| (it.a, it.b));
    alike
}

/// What a search along the lists reads.
struct Search<'a> {
    vectors: &'a Vectors,
    followed: Followed,
    /// By feature: the passages that follow it, ascending.
    lists: Vec<Vec<u32>>,
    /// By passage.
    sources: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(units: &[Unit], vectors: &'a Vectors) -> Self {
        let followed = Followed::new(units.len(), vectors);
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); vectors.n_features()];
        for (number, unit) in (0..).zip(0..units.len()) {
            for &feature in followed.of(unit) {
                lists[feature as usize].push(number);
            }
        }
        let sources = units.iter().map(|it| it.source).collect();
        Self { vectors, followed, lists, sources }
    }

    /// The pairs of some passages with those before them. Who stands behind is met from there:
    /// the band is the same on either side.
    fn earlier(&self, part: Range<usize>, threshold: f64) -> Vec<Candidate> {
        let mut seen = vec![usize::MAX; self.sources.len()];
        let mut measure = Measure::new(self.vectors);
        let mut found = Vec::new();
        for b in part {
            measure.set(b);
            for &feature in self.followed.of(b) {
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
}

/// The pairs of the passages of some articles with those of earlier articles that share an
/// event.
///
/// What two share is summed up feature by feature, but for the lightest ones of a passage, whose
/// lists are the longest: alone they make no two alike (prefix filtering: Bayardo, Ma and
/// Srikant 2007). Whoever may still be alike with all of these is measured whole; nothing is
/// missed.
fn of_events(
    vectors: &Vectors,
    groups: &[Group],
    part: Range<usize>,
    threshold: f64,
) -> Vec<Candidate> {
    const NONE: u32 = u32::MAX;
    // By feature: its place in `lists`, where the article has it.
    let mut places = vec![NONE; vectors.n_features()];
    // By place: who of the others has it, with its weight there.
    let mut lists: Vec<Vec<(u32, f64)>> = Vec::new();
    // The others, and the product of what each shares with the passage that is looked at.
    let mut others: Vec<usize> = Vec::new();
    let mut shared: Vec<f64> = Vec::new();
    let mut heavy: Vec<(u32, f64)> = Vec::new();
    let mut measure = Measure::new(vectors);
    let mut met: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    for group in &groups[part] {
        let mut n_places = 0;
        for &(feature, _) in group.units.clone().flat_map(|it| vectors.of(it)) {
            let place = &mut places[feature as usize];
            if *place == NONE {
                *place = n_places;
                n_places += 1;
            }
        }
        lists.resize(lists.len().max(n_places as usize), Vec::new());
        lists[..n_places as usize].iter_mut().for_each(Vec::clear);
        let earlier = group.earlier.iter().rev().flat_map(|&it| groups[it].units.clone());
        others.clear();
        others.extend(earlier.take(MAX_OTHERS));
        for (number, &other) in (0..).zip(&others) {
            for &(feature, weight) in vectors.of(other) {
                let place = places[feature as usize];
                if place != NONE {
                    lists[place as usize].push((number, weight));
                }
            }
        }
        shared.clear();
        shared.resize(others.len(), 0.0);
        for b in group.units.clone() {
            let light = vectors.heaviest(b, threshold, &mut heavy);
            for &(feature, own) in &heavy {
                for &(other, weight) in &lists[places[feature as usize] as usize] {
                    let shared = &mut shared[other as usize];
                    if *shared == 0.0 {
                        met.push(other);
                    }
                    *shared += own * weight;
                }
            }
            measure.set(b);
            for other in met.drain(..) {
                let a = others[other as usize];
                let product = std::mem::take(&mut shared[other as usize]);
                if !vectors.may_reach(a, b, product, light, threshold) {
                    continue;
                }
                let similarity = measure.to(a);
                if similarity >= threshold {
                    found.push(Candidate { a, b, similarity });
                }
            }
        }
        for &(feature, _) in group.units.clone().flat_map(|it| vectors.of(it)) {
            places[feature as usize] = NONE;
        }
    }
    found
}

/// The features of each passage that are followed: those with most weight.
struct Followed {
    /// Of all passages, one behind the other.
    features: Vec<u32>,
    /// By passage: where its own end.
    ends: Vec<usize>,
}

impl Followed {
    fn new(n_units: usize, vectors: &Vectors) -> Self {
        let mut features = Vec::new();
        let mut ends = Vec::with_capacity(n_units);
        let mut entries: Vec<(u32, f64)> = Vec::new();
        for unit in 0..n_units {
            entries.clear();
            entries.extend(vectors.of(unit).iter().filter(|it| it.1 > 0.0));
            entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            features.extend(entries.iter().take(FOLLOWED).map(|it| it.0));
            ends.push(features.len());
        }
        Self { features, ends }
    }

    fn of(&self, unit: usize) -> &[u32] {
        let start = unit.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[unit]]
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, of_events};
    use crate::compare::passages::events::Group;
    use crate::compare::passages::vectors::{Measure, Vectors};
    use proptest::collection::{btree_set, vec};
    use proptest::strategy::Strategy;
    use proptest::{prop_assert_eq, proptest};

    /// A passage of up to twelve features out of twenty-four, the first of them light and common.
    fn passage() -> impl Strategy<Value = Vec<(u32, f64)>> {
        btree_set(0_u32..24, 1..12).prop_map(|features| {
            features.into_iter().map(|it| (it, 0.2 + 0.3 * f64::from(it))).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_not_followed_hides_nobody(
            all in vec(passage(), 24),
            damping in 0.0..8.0_f64,
            threshold in 0.05..0.6_f64,
        ) {
            let vectors = Vectors::of_entries(&all, damping);
            let group = |it: usize| Group {
                units: it * 6..(it + 1) * 6,
                earlier: (0..it).collect(),
            };
            let groups: Vec<Group> = (0..4).map(group).collect();
            let mut found = of_events(&vectors, &groups, 0..4, threshold);
            found.sort_by_key(|it| (it.b, it.a));
            let mut measure = Measure::new(&vectors);
            let mut expected = Vec::new();
            for b in 0..all.len() {
                measure.set(b);
                for a in 0..b / 6 * 6 {
                    let similarity = measure.to(a);
                    if similarity >= threshold {
                        expected.push(Candidate { a, b, similarity });
                    }
                }
            }
            prop_assert_eq!(found, expected);
        }
    }
}
