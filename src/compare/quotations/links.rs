//! Which wordings share a run of words, found without looking at all pairs.
//!
//! Remarks of the same words on one occasion are one wording. An index over runs of words
//! leads from each wording to those that share one; each is linked to the longest that hold
//! a run and not to all, so that a remark that two hundred articles print costs two hundred
//! links and not twenty thousand.

use crate::compare::quotations::occasion::Occasion;
use crate::compare::quotations::remark::Remark;
use crate::compare::words::hash;
use crate::document::Date;
use crate::text::FastMap;
use std::collections::{BTreeMap, BTreeSet};

/// A run leads to so many wordings at most, the longest that hold it.
pub(super) const MAX_HOLDERS: usize = 8;
/// Articles so many days apart are not about one occasion, unless they say so or share much.
const MAX_DAYS: u64 = 14;
/// So many words in a row are the same utterance on whatever day they are printed.
const LONG_RUN: usize = 15;
/// So many are, whoever is named as the speaker: two people hardly ever say them alike, and
/// articles do name the wrong one, as the program does.
const LONG_FOR_SPEAKERS: usize = 10;

/// Where and when a remark was made and printed, and by whom.
pub(super) struct Told<'a> {
    pub(super) remark: &'a Remark,
    pub(super) occasion: &'a Occasion,
    pub(super) printed: Option<Date>,
}

impl Told<'_> {
    /// Whether two remarks that share a run of words can be one utterance.
    pub(super) fn may_be(&self, other: &Self, n_shared: usize) -> bool {
        if self.occasion.is_apart(other.occasion) {
            return false;
        }
        let days = self.day().zip(other.day());
        let is_near =
            days.is_none_or(|(a, b)| a.ordinal().abs_diff(b.ordinal()) <= MAX_DAYS);
        let speakers = self.speaker().zip(other.speaker());
        let is_one = speakers.is_none_or(|(a, b)| a == b);
        let is_same = self.remark.numbers == other.remark.numbers;
        (is_near || n_shared >= LONG_RUN)
            && (is_one || is_same || n_shared >= LONG_FOR_SPEAKERS)
    }

    /// The day stated, or that of the article.
    fn day(&self) -> Option<Date> {
        self.occasion.day.or(self.printed)
    }

    /// What names of one person share: the last word.
    pub(super) fn speaker(&self) -> Option<String> {
        self.remark.speaker.as_deref().and_then(key)
    }
}

/// The last word of a name, folded.
pub(super) fn key(name: &str) -> Option<String> {
    let last = name.split_whitespace().next_back()?;
    let folded = crate::text::fold(last);
    let stem = folded.strip_suffix("'s").unwrap_or(&folded);
    Some(stem.trim_end_matches('\'').to_owned())
}

/// Remarks of the same words on one occasion; the first stands for all.
#[derive(Debug)]
pub(super) struct Wording {
    pub(super) remarks: Vec<usize>,
}

/// Whether any of the first remarks of two wordings can be one utterance: which article
/// comes first must not decide.
pub(super) fn may_be(
    told: &[Told<'_>],
    wordings: [&Wording; 2],
    n_shared: usize,
) -> bool {
    let [a, b] = wordings.map(|it| it.remarks.iter().take(MAX_HOLDERS));
    a.into_iter().any(|&a| b.clone().any(|&b| told[a].may_be(&told[b], n_shared)))
}

/// The wordings of at least so many words, the longest first; ties by their first remark.
pub(super) fn wordings(told: &[Told<'_>], least: usize) -> Vec<Wording> {
    let mut by_words: BTreeMap<&[u32], Vec<Wording>> = BTreeMap::new();
    for (at, it) in told.iter().enumerate() {
        let n = it.remark.numbers.len();
        if n < least {
            continue;
        }
        let known = by_words.entry(&it.remark.numbers).or_default();
        let same = known.iter_mut().find(|known| told[known.remarks[0]].may_be(it, n));
        match same {
            Some(same) => same.remarks.push(at),
            None => known.push(Wording { remarks: vec![at] }),
        }
    }
    let mut wordings: Vec<Wording> = by_words.into_values().flatten().collect();
    wordings.sort_by_key(|it| {
        let first = it.remarks[0];
        (std::cmp::Reverse(told[first].remark.numbers.len()), first)
    });
    wordings
}

/// For each wording those with which it shares a run of so many words, in order.
///
/// `kind` keeps wordings apart that shall not be linked; none leaves one out.
pub(super) fn links(
    told: &[Told<'_>],
    wordings: &[Wording],
    n_words: usize,
    kind: impl Fn(usize) -> Option<u64>,
) -> Vec<BTreeSet<usize>> {
    let mut linked = vec![BTreeSet::new(); wordings.len()];
    let mut holders: FastMap<(u64, u64), Vec<usize>> = FastMap::default();
    for (at, wording) in wordings.iter().enumerate() {
        let Some(kind) = kind(at) else { continue };
        for run in told[wording.remarks[0]].remark.numbers.windows(n_words) {
            let holders = holders.entry((kind, hash(run))).or_default();
            for &other in holders.iter().filter(|&&it| it != at) {
                linked[other].insert(at);
                linked[at].insert(other);
            }
            if holders.len() < MAX_HOLDERS && holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    linked
}
