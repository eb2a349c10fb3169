//! Where else an article prints words that one of its quotations lacks.

use crate::compare::quotations::align::SEED;
use crate::compare::words::{WordTable, hash};

/// Words in a row that another place of the article must share to be the same words.
const LEAST: usize = 5;
/// Of which so many carry more than grammar.
const LEAST_CONTENT: usize = 2;
/// Between words that the article prints in another place, fewer words are likely to stand
/// there too, worded otherwise.
const LEAST_BETWEEN: usize = 8;

/// The places of word runs in an article.
pub(super) struct Article<'a> {
    words: &'a WordTable,
    own: &'a [u32],
    /// Hash and place of every seed, sorted.
    seeds: Vec<(u64, usize)>,
}

impl<'a> Article<'a> {
    pub(super) fn new(words: &'a WordTable, own: &'a [u32]) -> Self {
        let mut seeds: Vec<(u64, usize)> =
            own.windows(SEED).enumerate().map(|(at, it)| (hash(it), at)).collect();
        seeds.sort_unstable();
        Self { words, own, seeds }
    }

    /// Marks the words that the article prints somewhere, and gives what it prints nowhere.
    ///
    /// `printed` says which words of the sequence are accounted for already; ranges given are
    /// those of the rest that are worth saying.
    pub(super) fn find(
        &self,
        sequence: &[u32],
        printed: &mut [bool],
    ) -> Vec<std::ops::Range<usize>> {
        let mut lacking = Vec::new();
        for gap in gaps(printed) {
            if self.holds(&sequence[gap.clone()]) {
                printed[gap].fill(true);
                continue;
            }
            let found = self.covered(&sequence[gap.clone()]);
            for rest in gaps(&found) {
                let range = gap.start + rest.start..gap.start + rest.end;
                let words = &sequence[range.clone()];
                let is_between = rest.start > 0 && rest.end < found.len();
                let is_telling = match words.len() {
                    n if is_between => n >= LEAST_BETWEEN && !self.holds(words),
                    n if n < gap.len() => n >= LEAST && !self.holds(words),
                    _ => true,
                };
                if is_telling {
                    lacking.push(range);
                }
            }
            for (at, is_found) in found.into_iter().enumerate() {
                printed[gap.start + at] |= is_found;
            }
        }
        lacking
    }

    /// Whether the words stand in the article, one after the other.
    pub(super) fn holds(&self, words: &[u32]) -> bool {
        if words.len() < SEED {
            return self.own.windows(words.len()).any(|it| it == words);
        }
        self.places(&words[..SEED]).any(|at| self.own[at..].starts_with(words))
    }

    fn places(&self, seed: &[u32]) -> impl Iterator<Item = usize> + '_ {
        let key = hash(seed);
        let first = self.seeds.partition_point(|it| it.0 < key);
        self.seeds[first..].iter().take_while(move |it| it.0 == key).map(|it| it.1)
    }

    /// Which of some words the article prints in runs that are long enough to be the same.
    fn covered(&self, words: &[u32]) -> Vec<bool> {
        let mut found = vec![false; words.len()];
        let mut at = 0;
        while at + LEAST <= words.len() {
            let longest = self
                .places(&words[at..at + SEED])
                .take(64)
                .map(|place| {
                    let pairs = self.own[place..].iter().zip(&words[at..]);
                    pairs.take_while(|(a, b)| a == b).count()
                })
                .max()
                .unwrap_or(0);
            let run = &words[at..at + longest];
            if longest >= LEAST && self.words.n_content(run) >= LEAST_CONTENT {
                found[at..at + longest].fill(true);
                at += longest;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// The runs of false.
pub(super) fn gaps(printed: &[bool]) -> Vec<std::ops::Range<usize>> {
    let mut gaps: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in printed.iter().enumerate().filter(|(_, it)| !**it) {
        match gaps.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => gaps.push(at..at + 1),
        }
    }
    gaps
}
