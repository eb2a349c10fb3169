//! Contrasts of speech: how much of an utterance is printed, whose words are given, and with
//! which verbs.

use super::{Contrast, ContrastKind, ContrastSide, farthest, most, support};
use crate::compare::{Comparison, Heard, PieceKind, Relation, SharedQuote, Speaker};
use crate::language::{Class, Language};
use crate::text::fold;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// Words left out at which a cut has half its support.
const LEFT_OUT: f64 = 10.0;
/// Verbs of the smaller side at half support.
const VERBS: f64 = 3.0;
/// Under so many verbs on a side nothing is said of them.
const MIN_VERBS: u64 = 2;
/// Words to be expected of a speaker whom a source does not give, at half support.
const EXPECTED: f64 = 50.0;
/// Under so many words nobody need miss a speaker.
const MIN_HEARD: u64 = 40;
/// Words of the shorter source at which the share of own words has half its support.
const WORDS: f64 = 200.0;
/// A smaller difference between shares of own words is none to speak of.
const MIN_SHARE: f64 = 0.1;
pub(super) fn contrasts(comparison: &Comparison<'_>) -> Vec<Contrast> {
    let mut source_of = vec![0; comparison.articles.len()];
    for (number, source) in comparison.sources.iter().enumerate() {
        source.articles.iter().for_each(|&at| source_of[at] = number);
    }
    let quotes = comparison.shared_quotes.iter().enumerate();
    let mut found: Vec<Contrast> =
        quotes.filter_map(|(at, it)| quotation(&source_of, at, it)).collect();
    let (known, heard) = (known(comparison), heard(comparison, &source_of));
    let speakers = comparison.speakers.speakers.iter().enumerate();
    for (at, it) in speakers.filter(|(_, it)| is_name(&it.name)) {
        found.extend(reporting(at, it));
        if it.by_source.iter().any(|it| it.n_words() >= MIN_HEARD) {
            found.extend(speaker(comparison, &known, &heard, at, it));
        }
    }
    found.extend(own_words(comparison));
    found
}

/// An utterance of which one source prints less, and the rest nowhere.
fn quotation(source_of: &[usize], at: usize, it: &SharedQuote) -> Option<Contrast> {
    if it.relation != Relation::Trimmed {
        return None;
    }
    let mut printed: BTreeMap<usize, usize> = BTreeMap::new();
    for passage in &it.passages {
        // What stands in another place of the article is not left out.
        if passage.pieces.iter().any(|it| it.kind == PieceKind::Elsewhere) {
            return None;
        }
        let n = printed.entry(source_of[passage.article]).or_default();
        *n = passage.n_common.max(*n);
    }
    let (&most, _) = printed.iter().max_by_key(|it| (*it.1, std::cmp::Reverse(*it.0)))?;
    let (&least, &n) = printed.iter().min_by_key(|it| (*it.1, *it.0))?;
    let n_left_out = it.n_words.saturating_sub(n) as f64;
    let is_left_out = it.missing.iter().any(|it| source_of[it.from] == least);
    if most == least || !is_left_out {
        return None;
    }
    let side = |(&source, &n): (&usize, &usize)| ContrastSide {
        source,
        n: n as u64,
        of: it.n_words as u64,
        choice: None,
    };
    Some(Contrast {
        kind: ContrastKind::Quotation,
        at,
        nth: 0,
        sides: printed.iter().map(side).collect(),
        apart: vec![most.min(least), most.max(least)],
        strength: n_left_out / it.n_words.max(1) as f64,
        support: support(n_left_out, LEFT_OUT),
    })
}

/// A speaker whom two sources report mostly with verbs of other lists.
fn reporting(at: usize, it: &Speaker) -> Option<Contrast> {
    let lists: Vec<(usize, usize)> = it
        .by_source
        .iter()
        .flat_map(|it| &it.verbs)
        .filter_map(|it| it.category)
        .collect();
    let number = |key| lists.iter().position(|&it| Some(it) == key);
    let profile = |heard: &Heard| {
        let verbs = heard.verbs.iter();
        verbs.filter_map(|it| Some((number(it.category)?, it.n))).fold(
            Vec::<(usize, u64)>::new(),
            |mut sums, (key, n)| {
                match sums.iter_mut().find(|it| it.0 == key) {
                    Some(sum) => sum.1 += n,
                    None => sums.push((key, n)),
                }
                sums
            },
        )
    };
    let is_clear = |profile: &Vec<(usize, u64)>| {
        let (_, n, of) = most(profile);
        of >= MIN_VERBS && 2 * n > of
    };
    let profiles: Vec<(usize, Vec<(usize, u64)>)> = it
        .by_source
        .iter()
        .map(|it| (it.source, profile(it)))
        .filter(|it| is_clear(&it.1))
        .collect();
    let (apart, strength, support) = farthest(&profiles, VERBS)?;
    let top = |source: usize| {
        profiles.iter().find(|it| it.0 == source).and_then(|it| most(&it.1).0)
    };
    if apart.iter().all(|&it| top(it) == top(apart[0])) {
        return None;
    }
    let sides = profiles.iter().map(|(source, profile)| {
        let (key, n, of) = most(profile);
        let heard = it.by_source.iter().find(|it| it.source == *source);
        let is_top = |category: Option<(usize, usize)>| number(category) == key;
        let choice =
            heard.and_then(|it| it.verbs.iter().position(|it| is_top(it.category)));
        ContrastSide { source: *source, n, of, choice }
    });
    let sides = sides.collect();
    let kind = ContrastKind::Reporting;
    Some(Contrast { kind, at, nth: 0, sides, apart, strength, support })
}

/// Whether a speaker has a name: the “officials” of two sources need not be the same.
pub(crate) fn is_name(speaker: &str) -> bool {
    let mut words =
        speaker.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_small = |it: &str| it.chars().next().is_some_and(char::is_lowercase);
    words.all(|it| !is_small(it) || Language::default().is(it, Class::SMALL_IN_NAMES))
}

/// For each source the part of the words of others whose speaker is known.
fn known(comparison: &Comparison<'_>) -> Vec<f64> {
    let mut words = vec![(0, 0); comparison.sources.len()];
    for it in comparison.speakers.speakers.iter().flat_map(|it| &it.by_source) {
        words[it.source].0 += it.n_words();
    }
    for it in &comparison.speakers.unresolved {
        words[it.source].1 += it.n_words();
    }
    let part =
        |(known, open): (u64, u64)| 1.0 - open as f64 / (known + open).max(1) as f64;
    words.into_iter().map(part).collect()
}

/// For each source the words of the names of all whom it gives words of, under whatever
/// name: an utterance that it shares with another source is of the speaker named there.
fn heard(comparison: &Comparison<'_>, source_of: &[usize]) -> Vec<BTreeSet<String>> {
    let mut words = vec![BTreeSet::new(); comparison.sources.len()];
    for it in &comparison.speakers.speakers {
        let names = std::iter::once(&it.name).chain(&it.forms);
        let names: Vec<String> =
            names.flat_map(|it| it.split_whitespace()).map(fold).collect();
        for heard in &it.by_source {
            words[heard.source].extend(names.iter().cloned());
        }
    }
    for it in &comparison.shared_quotes {
        let names = it.speaker.iter().flat_map(|it| it.split_whitespace()).map(fold);
        let names: Vec<String> = names.collect();
        for passage in &it.passages {
            words[source_of[passage.article]].extend(names.iter().cloned());
        }
    }
    words
}

/// A speaker of whom some sources give many words and others none.
fn speaker(
    comparison: &Comparison<'_>,
    known: &[f64],
    heard: &[BTreeSet<String>],
    at: usize,
    it: &Speaker,
) -> Option<Contrast> {
    let sources = comparison.sources.iter().enumerate();
    let mut sides: Vec<ContrastSide> = sources
        .map(|(source, it)| ContrastSide {
            source,
            n: 0,
            of: it.n_words as u64,
            choice: None,
        })
        .collect();
    for heard in &it.by_source {
        sides[heard.source].n = heard.n_words();
        sides[heard.source].choice = Some(0);
    }
    // Somebody heard there under part of the name may be the same.
    let last = it.name.split_whitespace().next_back().map(fold).unwrap_or_default();
    for side in &mut sides {
        if heard[side.source].contains(&last) {
            side.choice = Some(0);
        }
    }
    let with = sides.iter().max_by_key(|it| (it.n, std::cmp::Reverse(it.source)))?;
    let without = sides.iter().filter(|it| it.choice.is_none());
    let without = without.max_by_key(|it| (it.of, std::cmp::Reverse(it.source)))?;
    let expected = with.n as f64 / with.of.max(1) as f64 * without.of as f64;
    let apart = vec![with.source.min(without.source), with.source.max(without.source)];
    // A source that gives none of the words in what is counted neither has nor lacks them.
    let kept = |it: &&ContrastSide| it.n > 0 || it.choice.is_none();
    let counted = |it: &ContrastSide| ContrastSide { choice: None, ..*it };
    Some(Contrast {
        kind: ContrastKind::Speaker,
        at,
        nth: 0,
        sides: sides.iter().filter(kept).map(counted).collect(),
        apart,
        strength: 1.0,
        // Words whose speaker is not known may be this speaker's.
        support: support(expected, EXPECTED) * known[without.source],
    })
}

/// How much the sources tell in their own words.
fn own_words(comparison: &Comparison<'_>) -> Option<Contrast> {
    let sources = comparison.sources.iter().enumerate();
    let sides: Vec<ContrastSide> = sources
        .filter(|(_, it)| it.n_words > 0)
        .map(|(source, it)| ContrastSide {
            source,
            n: it.words_by_voice[Voice::Narrator.index()] as u64,
            of: it.n_words as u64,
            choice: None,
        })
        .collect();
    let profiles: Vec<(usize, Vec<(usize, u64)>)> =
        sides.iter().map(|it| (it.source, vec![(0, it.n), (1, it.of - it.n)])).collect();
    let (apart, strength, support) = farthest(&profiles, WORDS)?;
    let kind = ContrastKind::OwnWords;
    (strength >= MIN_SHARE).then_some(Contrast {
        kind,
        at: 0,
        nth: 0,
        sides,
        apart,
        strength,
        support,
    })
}
