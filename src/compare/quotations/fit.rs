//! How one remark fits into another: which words both have, and which only one.

use crate::compare::quotations::align::{Run, Seeds};
use crate::compare::quotations::remark::{Before, Remark};

/// So many words may stand in for a bracket.
const MAX_FOLDED: usize = 6;

/// A remark laid along a longer one, the base.
#[derive(Debug)]
pub(super) struct Fit {
    /// What both have, `a` in the base and `b` in the remark.
    pub(super) runs: Vec<Run>,
    /// Whether the remark prints nothing beyond the base, and each of its pieces in one run.
    pub(super) is_part: bool,
    /// For each word of the base whether the remark prints it or has a bracket for it.
    pub(super) printed: Vec<bool>,
    /// For each word of the remark whether the base lacks it.
    pub(super) extra: Vec<bool>,
}

impl Fit {
    pub(super) fn new(base: &Remark, seeds: &Seeds<'_>, remark: &Remark) -> Self {
        let runs = seeds.align(&remark.numbers);
        let mut printed = vec![false; base.numbers.len()];
        let mut extra = vec![true; remark.numbers.len()];
        for run in &runs {
            printed[run.a..run.a + run.len].fill(true);
            extra[run.b..run.b + run.len].fill(false);
        }
        let mut is_whole = true;
        let (mut a, mut b) = (0, 0);
        for run in &runs {
            let before = remark.words[run.b].before;
            let base_before = base.words[run.a].before;
            let is_first = b == 0;
            if run.a - a <= MAX_FOLDED && run.b == b && before == Before::Insertion {
                printed[a..run.a].fill(true);
            } else if run.b - b <= MAX_FOLDED
                && run.a == a
                && base_before == Before::Insertion
            {
                extra[b..run.b].fill(false);
            } else if run.a > a && !is_first {
                is_whole &= run.b == b && before != Before::Word;
            }
            (a, b) = (run.a + run.len, run.b + run.len);
        }
        let is_part = is_whole && !extra.contains(&true);
        Self { runs, is_part, printed, extra }
    }

    /// The words of the longest run.
    pub(super) fn longest(&self) -> Option<Run> {
        self.runs.iter().max_by_key(|it| (it.len, std::cmp::Reverse(it.a))).copied()
    }
}
