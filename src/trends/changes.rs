//! Whether and when a series changes.
//!
//! A share is that within an article, whatever the number of its mentions, because an article
//! follows one choice; a rate is what an article has more or less than its length lets expect.

use crate::document::Date;
use crate::stats::{ChangePoint, MIN_SIDE, Resampling, Sequence};

/// Names with a smaller mean share, or a larger one than this leaves, are not looked at: they
/// leave no room for a change that could be distinguished from chance.
const MIN_SHARE: f64 = 0.05;

/// A share moves by so much at least where a change is reported.
pub const MIN_SHIFT_OF_SHARE: f64 = 0.1;
/// A rate moves by so much of the larger one.
pub const MIN_SHIFT_OF_RATE: f64 = 0.2;

/// A change in a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Index into the lines of the series: the one that moves most for its spread.
    pub line: usize,
    /// The day of the first article after the change.
    pub at: Date,
    /// At 95%, the day of the last article that stands before it for certain …
    pub earliest: Date,
    /// … and of the first that stands after it.
    pub latest: Date,
    /// The share or rate per 1,000 before.
    pub before: f64,
    /// The same after.
    pub after: f64,
    /// Corrected over all series tested.
    pub p_adjusted: f64,
    /// How many articles stand before and after.
    pub n_articles: [usize; 2],
    /// Before and after of every line, in their order.
    pub shifts: Vec<Shift>,
}

/// A figure on both sides of a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Before.
    pub before: f64,
    /// Behind.
    pub after: f64,
}

/// What one article counts in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) day: Date,
    /// One a line.
    pub(super) n: Vec<u64>,
    /// Mentions of the concept, or units of exposure.
    pub(super) of: u64,
}

/// A series on its way to a test.
pub(super) struct Candidate {
    sequence: Sequence,
    /// The lines of the series that the sequence has.
    lines: Vec<usize>,
    is_rate: bool,
}

impl Candidate {
    /// The sequence of some articles in order of day, where they carry a test.
    ///
    /// What decides are sums over all articles, never their order: so the choice of what to
    /// test keeps the level of the tests.
    pub(super) fn new(articles: &[Counted], is_rate: bool) -> Option<Self> {
        let n_lines = articles.first()?.n.len();
        let lines: Vec<usize> =
            (0..n_lines).filter(|&line| is_telling(articles, line, is_rate)).collect();
        let scores: Vec<Vec<f64>> =
            lines.iter().map(|&line| scores(articles, line, is_rate)).collect();
        let days: Vec<i64> = articles.iter().map(|it| it.day.ordinal()).collect();
        let sequence = Sequence::new(&scores, &days)?;
        Some(Self { sequence, lines, is_rate })
    }

    pub(super) fn p(&self, resampling: Resampling) -> f64 {
        self.sequence.p(resampling)
    }

    /// The change that the test found, where it is large enough to be worth a reader's time.
    pub(super) fn change(
        &self,
        articles: &[Counted],
        p_adjusted: f64,
        resampling: Resampling,
    ) -> Option<Change> {
        let ChangePoint { before, range, line, rises } = self.sequence.cut(resampling);
        let line = self.lines[line];
        let n_lines = articles.first()?.n.len();
        let (old, new) = articles.split_at(before);
        let shifts: Vec<Shift> = (0..n_lines)
            .map(|line| Shift {
                before: pooled(old, line, self.is_rate),
                after: pooled(new, line, self.is_rate),
            })
            .collect();
        let Shift { before: share_before, after } = shifts[line];
        let shift = after - share_before;
        let least = if self.is_rate {
            MIN_SHIFT_OF_RATE * after.max(share_before)
        } else {
            MIN_SHIFT_OF_SHARE
        };
        // Where articles and mentions point to different sides, nothing is said.
        let is_large = shift.abs() >= least && (shift > 0.0) == rises;
        is_large.then(|| Change {
            line,
            at: articles[before].day,
            earliest: articles[range.0 - 1].day,
            latest: articles[range.1].day,
            before: share_before,
            after,
            p_adjusted,
            n_articles: [old.len(), new.len()],
            shifts,
        })
    }
}

/// Whether a line is in enough articles, and not in nearly all mentions or none.
fn is_telling(articles: &[Counted], line: usize, is_rate: bool) -> bool {
    let holding = articles.iter().filter(|it| it.n[line] > 0).count();
    if is_rate {
        return holding >= MIN_SIDE;
    }
    let others = articles.iter().filter(|it| it.of > it.n[line]).count();
    let shares = articles.iter().map(|it| it.n[line] as f64 / it.of as f64);
    let mean = shares.sum::<f64>() / articles.len() as f64;
    holding >= MIN_SIDE
        && others >= MIN_SIDE
        && (MIN_SHARE..=1.0 - MIN_SHARE).contains(&mean)
}

fn scores(articles: &[Counted], line: usize, is_rate: bool) -> Vec<f64> {
    let usual = pooled(articles, line, is_rate) / 1_000.0;
    let score = |it: &Counted| {
        let n = it.n[line] as f64;
        if is_rate { n - usual * it.of as f64 } else { n / it.of as f64 }
    };
    articles.iter().map(score).collect()
}

/// The share of a line over all mentions, or its rate per 1,000.
fn pooled(articles: &[Counted], line: usize, is_rate: bool) -> f64 {
    let n: u64 = articles.iter().map(|it| it.n[line]).sum();
    let of: u64 = articles.iter().map(|it| it.of).sum();
    let scale = if is_rate { 1_000.0 } else { 1.0 };
    if of == 0 { 0.0 } else { n as f64 / of as f64 * scale }
}
