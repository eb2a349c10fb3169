//! Which articles share an event: passages of others are not compared.
//!
//! A few articles are all compared with each other, because whoever put them together
//! says that they are on one story. Many are of many stories. Two articles share an event
//! where they have enough rare features in common, by the cosine of what each holds,
//! weighed by the inverse document frequency over the articles; an article is compared
//! with those most like it.

use crate::compare::passages::clauses::Unit;
use crate::compare::passages::vectors::Vectors;
use std::ops::Range;

/// Up to so many articles all share one event.
const MAX_OF_ONE_EVENT: usize = 60;
/// So many articles are compared with one, and those besides that have it among theirs.
const MAX_NEAR: usize = 48;
/// What more articles hold is no sign of an event.
const MAX_HOLDING: usize = 96;
/// The cosine from which on two articles share an event.
const MIN_ALIKE: f64 = 0.02;

/// One article’s passages, with the articles before it that share an event.
pub(super) struct Group {
    /// Its passages: indices.
    pub(super) units: Range<usize>,
    /// Indices of groups, the most alike last.
    pub(super) earlier: Vec<usize>,
}

/// The passages of each article with those of earlier ones that they may be compared with;
/// none where all articles are of one event. `units` are in order of article.
pub(super) fn events(units: &[Unit], vectors: &Vectors) -> Option<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if units[last.units.start].article == unit.article => {
                last.units.end = number + 1;
            }
            _ => groups.push(Group { units: number..number + 1, earlier: Vec::new() }),
        }
    }
    if groups.len() <= MAX_OF_ONE_EVENT {
        return None;
    }
    let features: Vec<Vec<u32>> = groups
        .iter()
        .map(|group| {
            let units = group.units.clone();
            let mut all: Vec<u32> =
                units.flat_map(|it| vectors.of(it).iter().map(|it| it.0)).collect();
            all.sort_unstable();
            all.dedup();
            all
        })
        .collect();
    let mut holding: Vec<Vec<u32>> = vec![Vec::new(); vectors.n_features()];
    for (number, features) in (0..).zip(&features) {
        for &feature in features {
            holding[feature as usize].push(number);
        }
    }
    let n_articles = groups.len() as f64;
    let weight = |feature: u32| {
        let n = holding[feature as usize].len();
        if (2..=MAX_HOLDING).contains(&n) { (n_articles / n as f64).ln() } else { 0.0 }
    };
    let norms: Vec<f64> = features
        .iter()
        .map(|it| it.iter().map(|&it| weight(it).powi(2)).sum::<f64>().sqrt())
        .collect();
    let source = |group: usize| units[groups[group].units.start].source;
    let mut sums = vec![0.0_f64; groups.len()];
    let mut earlier: Vec<Vec<(f64, usize)>> = vec![Vec::new(); groups.len()];
    for number in 0..groups.len() {
        let mut met: Vec<usize> = Vec::new();
        for &feature in &features[number] {
            let squared = weight(feature).powi(2);
            if squared == 0.0 {
                continue;
            }
            for &other in &holding[feature as usize] {
                let other = other as usize;
                if source(other) != source(number) {
                    if sums[other] == 0.0 {
                        met.push(other);
                    }
                    sums[other] += squared;
                }
            }
        }
        let mut near: Vec<(f64, usize)> = met
            .iter()
            .map(|&other| (sums[other] / (norms[number] * norms[other]), other))
            .filter(|it| it.0 >= MIN_ALIKE)
            .collect();
        met.into_iter().for_each(|it| sums[it] = 0.0);
        near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(MAX_NEAR);
        for (alike, other) in near {
            earlier[number.max(other)].push((alike, number.min(other)));
        }
    }
    for (group, mut earlier) in groups.iter_mut().zip(earlier) {
        // Either of two may have the other among its own.
        earlier.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        earlier.dedup_by_key(|it| it.1);
        group.earlier = earlier.into_iter().map(|it| it.1).collect();
    }
    Some(groups)
}
