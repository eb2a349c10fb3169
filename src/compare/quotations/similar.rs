//! Remarks that are alike and not the same: another day, another speaker, or too little.
//!
//! They are shown beside each other and never merged. Beside the pairs that share a long run
//! and cannot be one utterance, these are remarks of one speaker that share a run of four
//! words and, around it, enough others.

use crate::compare::quotations::align::{Run, SEED, Seeds};
use crate::compare::quotations::entry::{finish, narrowed};
use crate::compare::quotations::links::{Told, Wording, links};
use crate::compare::quotations::remark::Remark;
use crate::compare::quotations::{Relation, SharedQuote, Stories};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A fragment of fewer words shows nothing.
pub(super) const MIN_WORDS: usize = 5;
/// So many words in common make two remarks alike, fewer only if one holds the other whole.
const MIN_ALIKE: usize = 7;
/// Of which so many are no function words.
pub(super) const MIN_CONTENT: usize = 1;
/// The part of the stretch that they have in common, in fifths.
const MIN_FIFTHS: usize = 3;
/// So many words on end may differ inside the stretch.
const MAX_GAP: usize = 5;
/// So many words on either side of a run are compared word by word.
const REACH: usize = 12;

/// What stands beside each other already.
pub(super) struct Beside<'a> {
    /// For each wording the shared quotations that hold it.
    pub(super) groups_of: Vec<Vec<usize>>,
    /// The shared quotations found.
    pub(super) shared: &'a [SharedQuote],
}

impl Beside<'_> {
    /// Whether a shared quotation holds both, or the one and a passage of the article that
    /// prints the other: then that is where the rest was looked for.
    fn holds(
        &self,
        stories: &Stories<'_>,
        wordings: &[Wording],
        a: usize,
        b: usize,
    ) -> bool {
        let article = |at: usize| stories.remarks[wordings[at].remarks[0]].article;
        let has = |at: usize, other: usize| {
            self.groups_of[at].iter().any(|&group| {
                let mut passages = self.shared[group].passages.iter();
                passages.any(|it| it.article == article(other))
            })
        };
        let is_one = self.groups_of[a].iter().any(|it| self.groups_of[b].contains(it));
        is_one || has(a, b) || has(b, a)
    }
}

/// The pairs of wordings that are alike; `apart` says which share a long run and cannot be
/// one utterance.
pub(super) fn similar(
    stories: &Stories<'_>,
    told: &[Told<'_>],
    wordings: &[Wording],
    beside: &Beside<'_>,
    apart: &BTreeSet<(usize, usize)>,
) -> Vec<SharedQuote> {
    let mut numbers: BTreeMap<String, u64> = BTreeMap::new();
    let speakers: Vec<Option<u64>> = wordings
        .iter()
        .map(|it| {
            let speaker = told[it.remarks[0]].speaker()?;
            let next = numbers.len() as u64;
            Some(*numbers.entry(speaker).or_insert(next))
        })
        .collect();
    let linked = links(told, wordings, SEED, |at| speakers[at]);
    let mut pairs = apart.clone();
    for (at, links) in linked.iter().enumerate() {
        pairs.extend(links.iter().filter(|&&it| it > at).map(|&it| (at, it)));
    }
    let mut shared = Vec::new();
    let mut last: Option<(usize, Seeds<'_>)> = None;
    for &(a, b) in &pairs {
        let remarks = wordings[a].remarks.iter().chain(&wordings[b].remarks);
        let is_rest = !apart.contains(&(a, b)) && beside.holds(stories, wordings, a, b);
        if is_rest || !stories.has_two_sources(remarks) {
            continue;
        }
        let own = |at: usize| &stories.remarks[wordings[at].remarks[0]];
        if last.as_ref().is_none_or(|(at, _)| *at != a) {
            last = Some((a, Seeds::new(&own(a).numbers)));
        }
        let Some((_, seeds)) = &last else { continue };
        if let Some(found) = alike(stories, seeds, own(a), own(b)) {
            shared.push(entry(stories, [&wordings[a], &wordings[b]], found));
        }
    }
    shared
}

/// Where two remarks are alike.
struct Alike {
    a: Range<usize>,
    b: Range<usize>,
}

fn alike(
    stories: &Stories<'_>,
    seeds: &Seeds<'_>,
    a: &Remark,
    b: &Remark,
) -> Option<Alike> {
    let runs = seeds.align_widely(&b.numbers, REACH);
    let is_near = |pair: &[Run]| {
        let (x, y) = (pair[0], pair[1]);
        y.a - (x.a + x.len) <= MAX_GAP && y.b - (x.b + x.len) <= MAX_GAP
    };
    let mut best: Option<(usize, Alike)> = None;
    for stretch in runs.chunk_by(|x, y| is_near(&[*x, *y])) {
        let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
        let found =
            Alike { a: first.a..last.a + last.len, b: first.b..last.b + last.len };
        let n: usize = stretch.iter().map(|it| it.len).sum();
        let n_content: usize = stretch
            .iter()
            .map(|it| stories.words.n_content(&a.numbers[it.a..it.a + it.len]))
            .sum();
        let is_whole = n == a.numbers.len().min(b.numbers.len());
        let is_dense = n * 5 >= found.a.len().max(found.b.len()) * MIN_FIFTHS;
        let is_enough = n >= MIN_ALIKE || (is_whole && n >= MIN_WORDS);
        let is_best = best.as_ref().is_none_or(|(most, _)| n > *most);
        if is_enough && is_dense && n_content >= MIN_CONTENT && is_best {
            best = Some((n, found));
        }
    }
    best.map(|(_, found)| found)
}

/// The sentences of both that are alike.
fn entry(stories: &Stories<'_>, [a, b]: [&Wording; 2], found: Alike) -> SharedQuote {
    let mut passages = Vec::new();
    for (wording, words) in [(a, found.a), (b, found.b)] {
        for &remark in &wording.remarks {
            let words = sentences(stories, &stories.remarks[remark], words.clone());
            passages.push(narrowed(stories, remark, words));
        }
    }
    let n_words = passages.iter().map(|it| it.n_words).max().unwrap_or(0);
    finish(Relation::Similar, passages, Vec::new(), n_words)
}

/// Words of a remark, widened to the sentences that hold them.
fn sentences(
    stories: &Stories<'_>,
    remark: &Remark,
    words: Range<usize>,
) -> Range<usize> {
    let sentences = &stories.articles[remark.article].sentences;
    let of =
        |at: usize| sentences.partition_point(|it| it.end <= remark.words[at].span.start);
    let (first, last) = (of(words.start), of(words.end - 1));
    let start = (0..words.start).rev().take_while(|&at| of(at) == first).last();
    let end = (words.end..remark.words.len()).take_while(|&at| of(at) == last).last();
    start.unwrap_or(words.start)..end.map_or(words.end, |it| it + 1)
}
