//! Whether the sources differ in naming a concept, and what that rests on.
//!
//! With few articles the figures describe these texts and no test is made, because mentions
//! in one article follow one house style. From five articles a source on, whole articles are
//! permuted, and the tests made are corrected for their number.

use crate::compare::naming::Table;
use crate::stats::{
    PERMUTATION_DRAWS, PermutationTest, Resampling, holm_tarone, jensen_shannon,
    permutation_test, shares,
};
use ndarray::Axis;

/// Countable mentions in all, under which nothing is compared.
pub const MIN_MENTIONS: u64 = 5;
/// Countable mentions of a source, under which it stays out of the comparison.
pub const MIN_PER_SOURCE: u64 = 2;
/// Articles of every source compared, under which no test is made.
pub const MIN_ARTICLES: usize = 5;

/// Shares that are closer than this are the same: only rounding lies between them.
const ROUNDING: f64 = 1e-9;

/// What the counts say about a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Under 5 countable mentions in all, or fewer than two sources with 2 or more.
    TooFew,
    /// The shares differ in these texts; nothing is generalised.
    DiffersHere,
    /// Enough mentions, no difference in these texts.
    SameHere,
    /// A test over whole articles finds a difference.
    Differs,
    /// A test over whole articles finds none.
    NoEvidence,
}

impl Verdict {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::DiffersHere => "differs-here",
            Self::SameHere => "same-here",
            Self::Differs => "differs",
            Self::NoEvidence => "no-evidence",
        }
    }
}

/// How far the sources differ, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Differs {
    /// What may be said.
    pub verdict: Verdict,
    /// Jensen–Shannon divergence of the shares, base 2, sources weighted equally (Lin 1991),
    /// over the sources with enough mentions; none where there are too few.
    pub statistic: Option<f64>,
    /// Of the permutation test over articles; none where none is made.
    pub p: Option<f64>,
    /// The same after Holm's correction.
    pub p_adjusted: Option<f64>,
    /// Over how many tests was corrected.
    pub n_tests: usize,
}

impl Differs {
    /// The same without a test: what it says is said of these texts alone.
    pub(super) fn untested(self) -> Self {
        let verdict = match self.verdict {
            Verdict::NoEvidence if self.statistic.is_some_and(|it| it < ROUNDING) => {
                Verdict::SameHere
            }
            Verdict::NoEvidence | Verdict::Differs => Verdict::DiffersHere,
            other => other,
        };
        Self { verdict, p: None, p_adjusted: None, n_tests: 0, ..self }
    }
}

/// Judges one concept; the test, where one is made, is corrected by [`settle`] afterwards.
///
/// Articles of one source that print one text are dealt out as one.
pub(super) fn judge(
    table: &Table,
    texts: &[usize],
    seed: u64,
) -> (Differs, Option<PermutationTest>) {
    let sums: Vec<u64> =
        table.by_source.rows().into_iter().map(|row| row.sum()).collect();
    let compared: Vec<usize> =
        (0..sums.len()).filter(|&it| sums[it] >= MIN_PER_SOURCE).collect();
    let none = Differs {
        verdict: Verdict::TooFew,
        statistic: None,
        p: None,
        p_adjusted: None,
        n_tests: 0,
    };
    if sums.iter().sum::<u64>() < MIN_MENTIONS || compared.len() < 2 {
        return (none, None);
    }
    let profiles = shares(table.by_source.select(Axis(0), &compared).view());
    let statistic = jensen_shannon(profiles.view());
    let is_first = |&it: &usize| texts[it] == it;
    let n_articles = |source| {
        let own = (0..texts.len()).filter(|&it| table.source_of[it] == source);
        own.filter(is_first).count()
    };
    if compared.iter().any(|&source| n_articles(source) < MIN_ARTICLES) {
        let is_same = statistic < ROUNDING;
        let verdict = if is_same { Verdict::SameHere } else { Verdict::DiffersHere };
        return (Differs { verdict, statistic: Some(statistic), ..none }, None);
    }
    let articles: Vec<usize> = (0..table.source_of.len())
        .filter(|&it| is_first(&it) && compared.contains(&table.source_of[it]))
        .collect();
    let sources: Vec<usize> = articles.iter().map(|&it| table.source_of[it]).collect();
    let mut counts = table.by_article.select(Axis(0), &articles);
    for copy in (0..texts.len()).filter(|it| !is_first(it)) {
        if let Ok(row) = articles.binary_search(&texts[copy]) {
            let mut row = counts.row_mut(row);
            row += &table.by_article.row(copy);
        }
    }
    let resampling = Resampling { draws: PERMUTATION_DRAWS, seed };
    let test = permutation_test(counts.view(), &sources, resampling);
    let differs = Differs {
        verdict: Verdict::NoEvidence,
        statistic: Some(statistic),
        p: Some(test.p),
        ..none
    };
    (differs, Some(test))
}

/// Corrects the tests that were made (Holm 1979) over those that could have found anything
/// (Tarone 1990): concept, adjusted p, number of tests.
pub(super) fn settle(
    tests: &[(usize, PermutationTest)],
) -> Vec<(usize, Option<f64>, usize)> {
    let pairs: Vec<(f64, f64)> =
        tests.iter().map(|(_, test)| (test.p, test.smallest_attainable)).collect();
    let (adjusted, n_tests) = holm_tarone(&pairs);
    tests.iter().zip(adjusted).map(|(&(at, _), p)| (at, p, n_tests)).collect()
}
