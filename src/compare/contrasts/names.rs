//! Contrasts of names: what a thing is called, and whether it is named at all.

use super::{Contrast, ContrastKind, ContrastSide, farthest, most, support};
use crate::annotate::Mention;
use crate::compare::{
    Comparison, ConceptComparison, MIN_PER_SOURCE, Passage, PassagePair, SUGGESTED,
    Verdict,
};
use crate::lexicon::Target;
use crate::lexicon::pack::Confidence;
use crate::voice::Voice;
use std::collections::BTreeSet;

/// Namings of the smaller side at which a contrast has half its support.
const NAMINGS: f64 = 3.0;
/// Namings to be expected of a source that has none, at half support.
const EXPECTED: f64 = 5.0;
/// Under so many namings nobody need miss a name.
const MIN_NAMED: u64 = 3;
/// What is left of the support where there are too few namings to compare by counting, where
/// the program proposed the names, where they stand in somebody else's words, or where they
/// were only not found.
const UNSURE: f64 = 0.5;

pub(super) fn contrasts(comparison: &Comparison<'_>) -> Vec<Contrast> {
    let named = named(comparison);
    let mut found = Vec::new();
    for (at, it) in comparison.concepts.iter().enumerate() {
        if is_contrast(comparison, it.pack, it.concept) {
            found.extend(naming(comparison, at, it));
            found.extend(unnamed(comparison, at, it, &named));
        }
    }
    for (at, pair) in comparison.passages.pairs.iter().enumerate() {
        for nth in 0..pair.concepts.len() {
            found.extend(told(comparison, at, nth, pair));
        }
    }
    found
}

/// Whether a concept may tell sources apart: checks and house spelling do not.
fn is_contrast(comparison: &Comparison<'_>, pack: usize, concept: usize) -> bool {
    let it = &comparison.lexicon.packs()[pack].concepts[concept];
    let is_house = !it.axes.is_empty() && it.axes.iter().all(|axis| axis == "house");
    !it.control && !is_house
}

fn is_suggested(comparison: &Comparison<'_>, pack: usize) -> bool {
    comparison.lexicon.packs()[pack].head.id == SUGGESTED
}

/// What the sources call a thing, where the verdict is a difference; or where there is too
/// little to count and they choose differently.
fn naming(
    comparison: &Comparison<'_>,
    at: usize,
    it: &ConceptComparison,
) -> Option<Contrast> {
    if matches!(it.differs.verdict, Verdict::SameHere | Verdict::NoEvidence) {
        return None;
    }
    let mut profiles: Vec<(usize, Vec<(usize, u64)>)> = Vec::new();
    // A verdict compares the sources of some namings only.
    let is_judged = it.differs.verdict != Verdict::TooFew;
    let least = if is_judged { MIN_PER_SOURCE } else { 1 };
    for share in it.shares.iter().filter(|it| it.of >= least) {
        if profiles.last().is_none_or(|it| it.0 != share.source) {
            profiles.push((share.source, Vec::new()));
        }
        if let Some((_, profile)) = profiles.last_mut() {
            profile.push((share.variant, share.n));
        }
    }
    let (apart, strength, mut support) = farthest(&profiles, NAMINGS)?;
    if !is_judged {
        support *= UNSURE;
    }
    if is_suggested(comparison, it.pack) {
        support *= UNSURE;
    }
    let sides = profiles.iter().map(|(source, profile)| {
        let (choice, n, of) = most(profile);
        ContrastSide { source: *source, n, of, choice }
    });
    let sides = sides.collect();
    let kind = ContrastKind::Naming;
    Some(Contrast { kind, at, nth: 0, sides, apart, strength, support })
}

/// Concepts by source that an article names in any part of it, however sure.
fn named(comparison: &Comparison<'_>) -> BTreeSet<(usize, usize, usize)> {
    let mut named = BTreeSet::new();
    for (source, it) in comparison.sources.iter().enumerate() {
        for mention in
            it.articles.iter().flat_map(|&at| &comparison.articles[at].mentions)
        {
            if let Target::Variant { pack, concept, .. } = mention.target {
                named.insert((pack, concept, source));
            }
        }
    }
    named
}

/// That a source names a thing again and again, and another of some length never does.
fn unnamed(
    comparison: &Comparison<'_>,
    at: usize,
    it: &ConceptComparison,
    named: &BTreeSet<(usize, usize, usize)>,
) -> Option<Contrast> {
    if is_suggested(comparison, it.pack) {
        return None;
    }
    let sources = comparison.sources.iter().enumerate();
    let mut sides: Vec<ContrastSide> = sources
        .map(|(source, it)| ContrastSide {
            source,
            n: 0,
            of: it.n_words as u64,
            choice: None,
        })
        .collect();
    for cell in &it.cells {
        sides[cell.source].n += cell.by_voice.iter().sum::<u64>() + cell.headline;
    }
    let is_absent =
        |side: &&ContrastSide| !named.contains(&(it.pack, it.concept, side.source));
    // The longest of those without it: what it lacks it can least lack for its length.
    let without = sides.iter().filter(is_absent);
    let without = without.max_by_key(|it| (it.of, std::cmp::Reverse(it.source)))?;
    let with = sides.iter().max_by_key(|it| (it.n, std::cmp::Reverse(it.source)))?;
    if with.n < MIN_NAMED {
        return None;
    }
    let expected = with.n as f64 / with.of.max(1) as f64 * without.of as f64;
    let apart = vec![with.source.min(without.source), with.source.max(without.source)];
    let kept = |side: &&ContrastSide| side.n > 0 || is_absent(side);
    Some(Contrast {
        kind: ContrastKind::Unnamed,
        at,
        nth: 0,
        sides: sides.iter().filter(kept).copied().collect(),
        apart,
        strength: 1.0,
        support: UNSURE * support(expected, EXPECTED),
    })
}

/// What two passages that tell the same call one thing.
fn told(
    comparison: &Comparison<'_>,
    at: usize,
    nth: usize,
    pair: &PassagePair,
) -> Option<Contrast> {
    let it = pair.concepts[nth];
    if !is_contrast(comparison, it.pack, it.concept) {
        return None;
    }
    let found = [(&pair.a, it.a), (&pair.b, it.b)];
    let found = found.map(|(passage, variant)| {
        mention_in(comparison, passage, [it.pack, it.concept, variant])
    });
    let [Some(a), Some(b)] = found else { return None };
    let is_own = a.voice == Voice::Narrator && b.voice == Voice::Narrator;
    let mut support = pair.similarity;
    if !is_own {
        support *= UNSURE;
    }
    if is_suggested(comparison, it.pack) {
        support *= UNSURE;
    }
    let side = |passage: &Passage, variant| ContrastSide {
        source: passage.source,
        n: 1,
        of: 1,
        choice: Some(variant),
    };
    Some(Contrast {
        kind: ContrastKind::Told,
        at,
        nth,
        sides: vec![side(&pair.a, it.a), side(&pair.b, it.b)],
        apart: vec![pair.a.source, pair.b.source],
        strength: 1.0,
        support,
    })
}

/// The first mention of a variant in a passage, by pack, concept and variant.
pub(crate) fn mention_in<'a>(
    comparison: &Comparison<'a>,
    passage: &Passage,
    [pack, concept, variant]: [usize; 3],
) -> Option<&'a Mention> {
    comparison.articles[passage.article].mentions.iter().find(|it| {
        it.target == Target::Variant { pack, concept, variant }
            && it.confidence != Confidence::Low
            && passage.span.contains(it.span)
    })
}
