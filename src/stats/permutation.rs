//! Tests whether sources differ in their shares, by dealing their articles out again.

use ndarray::ArrayView2;

use crate::stats::Resampling;
use crate::stats::articles::Articles;
use crate::stats::assignment::{n_assignments, n_relabellings};

/// The largest number of assignments that are all looked at.
pub const EXACT_LIMIT: f64 = 20_000.0;

/// Statistics closer than this differ by rounding alone and are ties.
const TIE: f64 = 1e-10;

/// What a permutation test found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PermutationTest {
    /// The Jensen–Shannon divergence of the sources' shares, in bits.
    pub statistic: f64,
    /// The share of assignments with a statistic at least as large.
    pub p: f64,
    /// Whether every assignment was looked at.
    pub is_exact: bool,
    /// The number of assignments looked at: all of them, or the draws.
    pub n_draws: usize,
    /// The smallest `p` that these articles can give, however they are dealt out.
    pub smallest_attainable: f64,
}

/// Tests whether the sources' shares differ more than chance deals whole articles out.
///
/// `counts` has a row for each article and a column for each variant; `sources` names
/// each article's source by a number. The statistic is the Jensen–Shannon divergence of
/// the shares that the pooled counts of each source give (see [`jensen_shannon`]).
/// Articles without a count say nothing about shares and are left out, and so is a
/// source that has no other. With fewer than two sources the statistic is 0 and p is 1.
///
/// Up to [`EXACT_LIMIT`] assignments are all looked at, and p is the share of them whose
/// statistic is at least the observed one (ties included). Beyond, p is
/// (1 + b) / (1 + draws), with b the draws that reach the observed statistic; it is
/// never 0. Phipson and Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9: 39.
///
/// The smallest attainable p is the share of the assignments looked at that reach their
/// maximum (Tarone 1990, Biometrics 46: 515–522). It is at least 1 / (1 + draws), and at
/// least the share of assignments that only swap the names of sources with equally many
/// articles; p is never below it. It does not depend on which of the assignments is the
/// observed one, so tests may be chosen by it (see [`holm_tarone`]).
///
/// [`holm_tarone`]: crate::stats::holm_tarone
/// [`jensen_shannon`]: crate::stats::jensen_shannon
///
/// # Panics
///
/// Panics if `sources` does not name one source for each row.
pub fn permutation_test(
    counts: ArrayView2<'_, u64>,
    sources: &[usize],
    resampling: Resampling,
) -> PermutationTest {
    assert_eq!(counts.nrows(), sources.len(), "each article has one source");
    let mut articles = Articles::new(counts, sources);
    let statistic = articles.statistic();
    let n_all = n_assignments(&articles.sizes);
    let is_exact = n_all <= EXACT_LIMIT;
    let reference =
        if is_exact { articles.enumerate() } else { articles.draw(resampling) };
    let maximum = reference.iter().copied().fold(0.0, f64::max);
    let smallest_attainable =
        share_reaching(&reference, maximum).max(n_relabellings(&articles.sizes) / n_all);
    PermutationTest {
        statistic,
        p: share_reaching(&reference, statistic).max(smallest_attainable),
        is_exact,
        n_draws: if is_exact { reference.len() } else { resampling.draws },
        smallest_attainable,
    }
}

fn share_reaching(reference: &[f64], threshold: f64) -> f64 {
    let n_reaching = reference.iter().filter(|value| **value >= threshold - TIE).count();
    n_reaching as f64 / reference.len() as f64
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, Axis, array};

    use super::{PermutationTest, permutation_test};
    use crate::stats::Resampling;

    const RESAMPLING: Resampling = Resampling { draws: 1_999, seed: 1 };

    /// Two sources whose articles have one mention each: `n` of `of` have the first variant.
    fn single_mentions(n: [usize; 2], of: usize) -> (Array2<u64>, Vec<usize>) {
        let counts = Array2::from_shape_fn((2 * of, 2), |(row, variant)| {
            u64::from((row % of < n[row / of]) == (variant == 0))
        });
        (counts, (0..2 * of).map(|row| row / of).collect())
    }

    #[track_caller]
    fn check(found: PermutationTest, p: f64, smallest: f64, tolerance: f64) {
        assert!((found.p - p).abs() <= tolerance, "{found:?}, not {p}");
        assert!((found.smallest_attainable - smallest).abs() <= 1e-12, "{found:?}");
        assert!(found.p >= found.smallest_attainable, "{found:?}");
    }

    #[test]
    fn agrees_with_fisher_on_single_mentions() {
        // Fisher (1935), The Design of Experiments, chapter II: one in 70 to have all of 4
        // cups right, 17 in 70 to have 3 or more (R, ?fisher.test: p = 0.2429). The
        // divergence looks at both sides, which are alike, so that both count double.
        for (n, p) in [([3, 1], 34.0 / 70.0), ([4, 0], 2.0 / 70.0), ([2, 2], 1.0)] {
            let (counts, sources) = single_mentions(n, 4);
            let found = permutation_test(counts.view(), &sources, RESAMPLING);
            check(found, p, 2.0 / 70.0, 1e-12);
            assert!(found.is_exact && found.n_draws == 70);
        }
    }

    #[test]
    fn draws_approach_the_exact_value() {
        // 7 of 10 against 3 of 10: both tails of the hypergeometric distribution hold
        // 2 (120² + 45² + 10² + 1) = 33,052 of the 184,756 assignments, which is 0.1789.
        let (counts, sources) = single_mentions([7, 3], 10);
        let resampling = Resampling { draws: 9_999, seed: 1 };
        let found = permutation_test(counts.view(), &sources, resampling);
        assert!(!found.is_exact && found.n_draws == 9_999);
        assert!((found.p - 0.1789).abs() < 0.012, "{found:?}");
        assert!(found.smallest_attainable >= 1e-4, "{found:?}");
        assert_eq!(found, permutation_test(counts.view(), &sources, resampling));
    }

    #[test]
    fn whole_articles_bound_the_smallest_attainable_p() {
        // However many mentions an article has, two of each source give 6 assignments.
        let counts = array![[90, 0], [80, 0], [0, 70], [0, 60]];
        let found = permutation_test(counts.view(), &[0, 0, 1, 1], RESAMPLING);
        check(found, 1.0 / 3.0, 1.0 / 3.0, 1e-12);
        assert!((found.statistic - 1.0).abs() < 1e-12);
        // Where all articles are the same, or each is a source, nothing can be shown.
        let same = Array2::from_elem((30, 3), 2);
        let sources: Vec<usize> = (0..30).map(|row| row % 3).collect();
        check(permutation_test(same.view(), &sources, RESAMPLING), 1.0, 1.0, 0.0);
        let alone = Array2::eye(9);
        let sources: Vec<usize> = (0..9).collect();
        check(permutation_test(alone.view(), &sources, RESAMPLING), 1.0, 1.0, 0.0);
    }

    #[test]
    fn swapping_sources_of_one_size_is_a_tie() {
        // With three sources of one size each value belongs to 6 of 1,680 assignments,
        // although the order of summation rounds it differently.
        for seed in 0..10 {
            let counts = Array2::from_shape_fn((9, 3), |(row, column)| {
                (row * row * 7 + column * 5 + row * column + seed) as u64 % 11
            });
            let sources = [0, 1, 2, 0, 1, 2, 0, 1, 2];
            let found = permutation_test(counts.view(), &sources, RESAMPLING);
            for p in [found.p, found.smallest_attainable] {
                let n_values = p * 1_680.0 / 6.0;
                assert!((n_values - n_values.round()).abs() < 1e-6, "{found:?}");
            }
        }
        // Only the pair of articles matters that share a source: 36 values at most.
        let counts = Array2::from_shape_fn((9, 9), |(row, column)| {
            if row == column { 1 + row as u64 * 2 } else { row as u64 % 3 }
        });
        let sources = [0, 0, 1, 2, 3, 4, 5, 6, 7];
        for seed in 0..10 {
            let resampling = Resampling { draws: 99, seed };
            let found = permutation_test(counts.view(), &sources, resampling);
            assert!(!found.is_exact && found.p >= found.smallest_attainable);
            assert!(found.smallest_attainable >= 1.0 / 36.0, "{found:?}");
        }
    }

    #[test]
    fn leaves_empty_articles_and_sources_out() {
        let full = array![[3, 1], [2, 0], [0, 4], [1, 2], [0, 1]];
        let expected = permutation_test(full.view(), &[0, 0, 4, 4, 4], RESAMPLING);
        let padded = array![[0, 0], [3, 1], [2, 0], [0, 0], [0, 4], [1, 2], [0, 1]];
        let found = permutation_test(padded.view(), &[7, 0, 0, 4, 4, 4, 4], RESAMPLING);
        assert_eq!(found, expected);
        let nothing = permutation_test(Array2::zeros((2, 3)).view(), &[0, 1], RESAMPLING);
        check(nothing, 1.0, 1.0, 0.0);
    }

    #[test]
    fn order_and_names_of_sources_do_not_matter() {
        for seed in 0..40_u64 {
            let cell = |(row, column): (usize, usize)| {
                (row as u64 * 7 + column as u64 * 3 + seed) % 5
            };
            let counts = Array2::from_shape_fn((8, 3), cell);
            let sources = [0, 1, 2, 0, 1, 2, 0, 1];
            let found = permutation_test(counts.view(), &sources, RESAMPLING);
            let renamed = sources.map(|source| 9 - 2 * source);
            let backwards = counts.select(Axis(0), &[7, 6, 5, 4, 3, 2, 1, 0]);
            let mut turned = renamed;
            turned.reverse();
            for other in [
                permutation_test(counts.view(), &renamed, RESAMPLING),
                permutation_test(backwards.view(), &turned, RESAMPLING),
            ] {
                check(other, found.p, found.smallest_attainable, 1e-12);
                assert!((other.statistic - found.statistic).abs() < 1e-12);
            }
        }
    }
}
