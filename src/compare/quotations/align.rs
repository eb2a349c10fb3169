//! Two word sequences aligned: the runs that stand in both, in one order.
//!
//! Runs grow from shared seeds of four words and are chained as in Delcher et al. (1999,
//! MUMmer): of all runs in ascending order in both texts those with most words. Between two
//! runs of the chain, where both texts have few words, the longest common subsequence
//! (Wagner and Fischer 1974) finds what is too short for a seed.

use crate::compare::words::hash;
use std::collections::HashMap;

/// Words of a seed.
pub(super) const SEED: usize = 4;
/// A seed that stands more often in one remark is left out.
const MAX_PLACES: usize = 8;
/// So many runs are chained at most, the longest.
const MAX_RUNS: usize = 128;
/// So many words between two runs are compared word by word.
const MAX_GAP: usize = 32;
/// The same for what stands before the first run and behind the last.
const MAX_EDGE: usize = 12;

/// Words that stand in both, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// First word in the one.
    pub(super) a: usize,
    /// First word in the other.
    pub(super) b: usize,
    /// How many words.
    pub(super) len: usize,
}

/// The places of seeds in one sequence; made once and asked for every other sequence.
pub(super) struct Seeds<'a> {
    words: &'a [u32],
    /// Asked by hash only; its order reaches nobody.
    places: HashMap<u64, Vec<usize>>,
}

impl<'a> Seeds<'a> {
    pub(super) fn new(words: &'a [u32]) -> Self {
        let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
        for (at, seed) in words.windows(SEED).enumerate() {
            let places = places.entry(hash(seed)).or_default();
            if places.len() < MAX_PLACES {
                places.push(at);
            }
        }
        Self { words, places }
    }

    /// The runs that both sequences have in one order.
    pub(super) fn align(&self, other: &[u32]) -> Vec<Run> {
        let mut runs = self.runs(other);
        runs.sort_by_key(|it| (std::cmp::Reverse(it.len), it.a, it.b));
        runs.truncate(MAX_RUNS);
        runs.sort_by_key(|it| (it.a, it.b));
        fill(self.words, other, &chain(&runs))
    }

    /// The same with what both have within `reach` words before the first run and behind
    /// the last.
    pub(super) fn align_widely(&self, other: &[u32], reach: usize) -> Vec<Run> {
        let runs = self.align(other);
        let (Some(&first), Some(&last)) = (runs.first(), runs.last()) else {
            return runs;
        };
        let (a, b) = (first.a.saturating_sub(reach), first.b.saturating_sub(reach));
        let mut wide = Vec::with_capacity(runs.len() + 4);
        for (x, y) in common(&self.words[a..first.a], &other[b..first.b]) {
            push(&mut wide, Run { a: a + x, b: b + y, len: 1 });
        }
        runs.into_iter().for_each(|run| push(&mut wide, run));
        let (a, b) = (last.a + last.len, last.b + last.len);
        let ahead = &self.words[a..(a + reach).min(self.words.len())];
        for (x, y) in common(ahead, &other[b..(b + reach).min(other.len())]) {
            push(&mut wide, Run { a: a + x, b: b + y, len: 1 });
        }
        wide
    }

    /// Every run of at least a seed, as long as it goes.
    pub(super) fn runs(&self, other: &[u32]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        // The end of the last run on each diagonal: what lies inside it is no run of its own.
        let mut reached: HashMap<isize, usize> = HashMap::new();
        for (b, seed) in other.windows(SEED).enumerate() {
            for &a in self.places.get(&hash(seed)).into_iter().flatten() {
                let diagonal = a.cast_signed() - b.cast_signed();
                let is_new = reached.get(&diagonal).is_none_or(|&end| b >= end);
                if is_new && self.words[a..a + SEED] == *seed {
                    let pairs = self.words[a..].iter().zip(&other[b..]);
                    let len = pairs.take_while(|(a, b)| a == b).count();
                    reached.insert(diagonal, b + len);
                    runs.push(Run { a, b, len });
                }
            }
        }
        runs
    }
}

/// The runs in ascending order that hold most words; of equals the first.
fn chain(runs: &[Run]) -> Vec<Run> {
    // For each run: words of the best chain that ends with it, its predecessor, its head cut.
    let mut best: Vec<(usize, Option<usize>, usize)> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let mut own = (run.len, None, 0);
        for (before, it) in runs[..at].iter().enumerate() {
            // Runs on neighbouring diagonals overlap by a few words where a phrase repeats.
            let overlap = (it.a + it.len)
                .saturating_sub(run.a)
                .max((it.b + it.len).saturating_sub(run.b));
            let is_after = it.a < run.a && it.b < run.b && overlap < run.len;
            let sum = best[before].0 + run.len.saturating_sub(overlap);
            if is_after && sum > own.0 {
                own = (sum, Some(before), overlap);
            }
        }
        best.push(own);
    }
    let ends = 0..runs.len();
    let mut at = ends.max_by_key(|&it| (best[it].0, std::cmp::Reverse(it)));
    let mut chain = Vec::new();
    while let Some(own) = at {
        let (_, before, cut) = best[own];
        let Run { a, b, len } = runs[own];
        chain.push(Run { a: a + cut, b: b + cut, len: len - cut });
        at = before;
    }
    chain.reverse();
    chain
}

/// The chain with the words in common between its runs; runs that touch become one.
fn fill(words: &[u32], other: &[u32], chain: &[Run]) -> Vec<Run> {
    let mut filled: Vec<Run> = Vec::with_capacity(chain.len());
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return filled };
    for (x, y) in edge(&words[..first.a], &other[..first.b]) {
        push(&mut filled, Run { a: x, b: y, len: 1 });
    }
    let (a, b) = (last.a + last.len, last.b + last.len);
    for (at, &run) in chain.iter().enumerate() {
        if at > 0
            && let Some(&last) = filled.last()
        {
            let (a, b) = (last.a + last.len, last.b + last.len);
            if run.a - a <= MAX_GAP && run.b - b <= MAX_GAP {
                for (x, y) in common(&words[a..run.a], &other[b..run.b]) {
                    push(&mut filled, Run { a: a + x, b: b + y, len: 1 });
                }
            }
        }
        push(&mut filled, run);
    }
    for (x, y) in edge(&words[a..], &other[b..]) {
        push(&mut filled, Run { a: a + x, b: b + y, len: 1 });
    }
    filled
}

/// What the ends of two sequences have in common, if that is half of the shorter: a word
/// that differs near the edge hides a few that do not, and a stray "the" is no match.
fn edge(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len().max(b.len()) > MAX_EDGE {
        return Vec::new();
    }
    let pairs = common(a, b);
    if pairs.len() * 2 >= a.len().min(b.len()).max(2) { pairs } else { Vec::new() }
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if (last.a + last.len, last.b + last.len) == (run.a, run.b) => {
            last.len += run.len;
        }
        _ => runs.push(run),
    }
}

/// A longest common subsequence, as pairs of places.
fn common(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let mut lengths = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for (x, left) in a.iter().enumerate().rev() {
        for (y, right) in b.iter().enumerate().rev() {
            lengths[x][y] = if left == right {
                lengths[x + 1][y + 1] + 1
            } else {
                lengths[x + 1][y].max(lengths[x][y + 1])
            };
        }
    }
    let (mut x, mut y, mut pairs) = (0, 0, Vec::new());
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            pairs.push((x, y));
            x += 1;
            y += 1;
        } else if lengths[x + 1][y] >= lengths[x][y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{Run, Seeds};

    /// Letters as words; runs as `a b len`.
    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(usize, usize, usize)]) {
        let numbers = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        let (a, b) = (numbers(a), numbers(b));
        let runs = |it: &[Run]| it.iter().map(|it| (it.a, it.b, it.len)).collect();
        let found: Vec<_> = runs(&Seeds::new(&a).align(&b));
        assert_eq!(found, expected);
        let mirrored: Vec<_> = runs(&Seeds::new(&b).align(&a));
        let swapped: Vec<_> = expected.iter().map(|&(a, b, len)| (b, a, len)).collect();
        assert_eq!(mirrored, swapped);
    }

    #[test]
    fn finds_runs_in_one_order() {
        check("abcdefgh", "abcdefgh", &[(0, 0, 8)]);
        check("abcdefgh", "cdefg", &[(2, 0, 5)]);
        check("abcdxyefgh", "abcdefgh", &[(0, 0, 4), (6, 4, 4)]);
        check("abcd1x2efgh", "abcd3x4efgh", &[(0, 0, 4), (5, 5, 1), (7, 7, 4)]);
        check("abc", "abc", &[]);
        check("ab1cdefg", "ab2cdefg", &[(0, 0, 2), (3, 3, 5)]);
        check("cdefg1ab", "cdefg2ab", &[(0, 0, 5), (6, 6, 2)]);
        check("x1234cdefg", "567x8cdefg", &[(5, 5, 5)]);
    }

    #[test]
    fn repeated_phrases_are_matched_once() {
        check("abcdabcde", "abcde", &[(4, 0, 5)]);
    }
}
