//! The few contrasts that are strongest and best supported, of all that a comparison finds.
//!
//! Every candidate has a strength from 0 to 1, the part of the words, namings or reports in
//! which two sources part, and a support from 0 to 1, which grows with what was counted:
//! n / (n + k), with the k of its kind at which the support is half. The score is their
//! product, halved for the second of a kind, so that the few show what there is. Nothing is
//! said here that a verdict does not allow.

mod names;
mod speech;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use names::mention_in;
pub(crate) use speech::is_name;

use crate::compare::Comparison;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// So many contrasts are picked at most.
pub const MAX_CONTRASTS: usize = 7;
/// So many of one kind at most.
const MAX_OF_KIND: usize = 2;
/// Under this score a contrast is too small or too thin to stand for a comparison.
const MIN_SCORE: f64 = 0.1;
/// The sources of most counts that are compared each with each.
const MAX_COMPARED: usize = 16;

/// What two sources part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContrastKind {
    /// What they call a thing.
    Naming,
    /// What they call a thing in two passages that tell the same.
    Told,
    /// Whether they name who acts, in two passages that tell the same.
    Agent,
    /// How much of one utterance they print.
    Quotation,
    /// With verbs of which list they report a speaker.
    Reporting,
    /// Whether they give words of a speaker.
    Speaker,
    /// How much they tell in their own words.
    OwnWords,
    /// How often they use the words of a list.
    List,
    /// Whether they name a thing at all.
    Unnamed,
    /// Whether they tell a fact that others tell.
    Untold,
}

impl ContrastKind {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Naming => "naming",
            Self::Told => "told",
            Self::Agent => "agent",
            Self::Quotation => "quotation",
            Self::Reporting => "reporting",
            Self::Speaker => "speaker",
            Self::OwnWords => "own-words",
            Self::List => "list",
            Self::Unnamed => "unnamed",
            Self::Untold => "untold",
        }
    }
}

/// One contrast between sources, with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// What the sources part in.
    pub kind: ContrastKind,
    /// The evidence, as an index into a list of the comparison: its concepts (naming,
    /// unnamed), pairs of passages (told, agent), shared quotations, speakers (reporting,
    /// speaker), markers (list) or facts (untold); 0 for own words.
    pub at: usize,
    /// Which of several things it is about: for a pair of passages the index into its
    /// concepts; else 0.
    pub nth: usize,
    /// One a source that was counted, in their order.
    pub sides: Vec<ContrastSide>,
    /// The two sources that are farthest apart, with those that are as far, in their order.
    pub apart: Vec<usize>,
    /// From 0 to 1.
    pub strength: f64,
    /// From 0 to 1.
    pub support: f64,
}

/// What was counted of one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContrastSide {
    /// Index into [`Comparison::sources`].
    pub source: usize,
    /// Namings by the chosen variant, words printed, words heard, verbs of the chosen list.
    pub n: u64,
    /// Of how many: namings, words, verbs.
    pub of: u64,
    /// The variant that the source uses most, or the index of the verb that stands for its
    /// most used list; none where nothing is chosen.
    pub choice: Option<usize>,
}

impl Contrast {
    /// Strength times support.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.strength * self.support
    }

    /// What it is about: no two contrasts of the few are about the same.
    fn subject(&self, comparison: &Comparison<'_>) -> (u8, usize, usize) {
        let concept = |pack: usize, concept: usize| (0, pack, concept);
        match self.kind {
            ContrastKind::Naming | ContrastKind::Unnamed => {
                let it = &comparison.concepts[self.at];
                concept(it.pack, it.concept)
            }
            ContrastKind::Told => {
                let it = comparison.passages.pairs[self.at].concepts[self.nth];
                concept(it.pack, it.concept)
            }
            ContrastKind::Speaker | ContrastKind::Reporting => (1, self.at, 0),
            ContrastKind::Agent => (2, self.at, 0),
            ContrastKind::Quotation => (3, self.at, 0),
            ContrastKind::List => (4, self.at, 0),
            ContrastKind::OwnWords => (5, 0, 0),
            ContrastKind::Untold => (6, self.at, 0),
        }
    }
}

/// The few contrasts of a comparison, the highest score first.
pub(super) fn contrasts(comparison: &Comparison<'_>) -> Vec<Contrast> {
    if comparison.sources.len() < 2 {
        return Vec::new();
    }
    let mut found = names::contrasts(comparison);
    found.extend(speech::contrasts(comparison));
    found.extend(words::contrasts(comparison));
    found.retain(|it| it.score() >= MIN_SCORE);
    let mut kept: Vec<Contrast> = Vec::with_capacity(MAX_CONTRASTS);
    let mut subjects = BTreeSet::new();
    while kept.len() < MAX_CONTRASTS {
        // Rounded, so that the order of a sum decides nothing.
        let worth = |it: &Contrast| {
            let n = kept.iter().filter(|other| other.kind == it.kind).count();
            (n < MAX_OF_KIND).then(|| (it.score() * 1e6 / (n + 1) as f64).round())
        };
        let worths =
            found.iter().enumerate().filter_map(|(at, it)| Some((worth(it)?, at)));
        let key = |at: usize| (found[at].kind, found[at].at, found[at].nth);
        let best = worths
            .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| key(b.1).cmp(&key(a.1))));
        let Some((_, best)) = best else { break };
        let best = found.swap_remove(best);
        subjects.insert(best.subject(comparison));
        found.retain(|it| !subjects.contains(&it.subject(comparison)));
        kept.push(best);
    }
    kept
}

/// How well a number of counted things supports a contrast: half at `half`.
fn support(n: f64, half: f64) -> f64 {
    if n > 0.0 { n / (n + half) } else { 0.0 }
}

/// The part of two distributions over the same keys in which they part: their total
/// variation distance, from 0 to 1. A distribution of nothing parts from none.
fn distance(a: &[(usize, u64)], b: &[(usize, u64)]) -> f64 {
    let sum = |it: &[(usize, u64)]| it.iter().map(|it| it.1).sum::<u64>() as f64;
    let (of_a, of_b) = (sum(a), sum(b));
    if of_a == 0.0 || of_b == 0.0 {
        return 0.0;
    }
    let share = |of: &[(usize, u64)], sum: f64, key: usize| {
        of.iter().filter(|it| it.0 == key).map(|it| it.1).sum::<u64>() as f64 / sum
    };
    let keys: BTreeSet<usize> = a.iter().chain(b).map(|it| it.0).collect();
    let apart = keys.iter().map(|&key| (share(a, of_a, key) - share(b, of_b, key)).abs());
    apart.sum::<f64>() / 2.0
}

/// The two profiles whose distance, weighed by their smaller total, is the greatest (with those
/// of pairs as far apart), with strength and support; profiles are counts by key, by source.
fn farthest(
    profiles: &[(usize, Vec<(usize, u64)>)],
    half: f64,
) -> Option<(Vec<usize>, f64, f64)> {
    let mut best: Option<(BTreeSet<usize>, f64, f64)> = None;
    let sum = |it: &[(usize, u64)]| it.iter().map(|it| it.1).sum::<u64>();
    let mut compared: Vec<&(usize, Vec<(usize, u64)>)> = profiles.iter().collect();
    compared.sort_by_key(|it| (Reverse(sum(&it.1)), it.0));
    compared.truncate(MAX_COMPARED);
    compared.sort_by_key(|it| it.0);
    for (nth, (a, left)) in compared.iter().enumerate() {
        for (b, right) in &compared[nth + 1..] {
            let strength = distance(left, right);
            let support = support(sum(left).min(sum(right)) as f64, half);
            let lead =
                best.as_ref().map_or(f64::MAX, |it| strength * support - it.1 * it.2);
            if lead > 1e-9 {
                best = Some((BTreeSet::from([*a, *b]), strength, support));
            } else if lead > -1e-9
                && let Some(best) = &mut best
            {
                // Of pairs equally far apart none is chosen for the place of its sources.
                best.0.extend([*a, *b]);
            }
        }
    }
    best.map(|(apart, strength, support)| {
        (apart.into_iter().collect(), strength, support)
    })
}

/// The key that a profile counts most, the first of equals, with its count and the total.
fn most(profile: &[(usize, u64)]) -> (Option<usize>, u64, u64) {
    let best = profile.iter().max_by_key(|it| (it.1, Reverse(it.0)));
    let of = profile.iter().map(|it| it.1).sum();
    (best.map(|it| it.0), best.map_or(0, |it| it.1), of)
}
