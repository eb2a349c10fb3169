//! How far several share distributions lie apart.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

/// Turns counts into the share of each column within its row.
///
/// Rows are sources, columns are variants. A row of zeros has no shares and stays zero.
pub fn shares(counts: ArrayView2<'_, u64>) -> Array2<f64> {
    let mut profiles = counts.mapv(|count| count as f64);
    for mut row in profiles.rows_mut() {
        let total = row.sum();
        if total > 0.0 {
            row /= total;
        }
    }
    profiles
}

/// Measures how far the rows lie apart, as their Jensen–Shannon divergence in bits.
///
/// Each row is a share distribution that sums to 1, and all weigh alike. With H the
/// entropy to base 2 and 0 log 0 = 0: the entropy of the mean row less the mean of the
/// rows' entropies. It is 0 where all rows are the same and log₂ K where K rows share no
/// column, never outside. A row of zeros is no distribution and is left out; with fewer
/// than two rows the divergence is 0.
///
/// Lin (1991), IEEE Trans. Inf. Theory 37: 145–151, equation 5.1.
pub fn jensen_shannon(profiles: ArrayView2<'_, f64>) -> f64 {
    let mut sum = Array1::<f64>::zeros(profiles.ncols());
    let mut entropies = 0.0;
    let mut n_rows = 0.0;
    for row in profiles.rows() {
        if row.iter().any(|share| *share > 0.0) {
            sum += &row;
            entropies += entropy(row);
            n_rows += 1.0;
        }
    }
    if n_rows < 2.0 {
        return 0.0;
    }
    let mean = sum / n_rows;
    // Adding zero turns a rounded -0 into 0.
    (entropy(mean.view()) - entropies / n_rows).clamp(0.0, f64::log2(n_rows)) + 0.0
}

fn entropy(shares: ArrayView1<'_, f64>) -> f64 {
    -shares
        .iter()
        .filter(|share| **share > 0.0)
        .map(|share| share * share.log2())
        .sum::<f64>()
}

/// Adds up the rows of `counts` that carry the same label, into `pooled`.
pub(super) fn pool(
    counts: ArrayView2<'_, u64>,
    labels: &[usize],
    pooled: &mut Array2<u64>,
) {
    pooled.fill(0);
    for (row, label) in counts.rows().into_iter().zip(labels) {
        let mut sum = pooled.index_axis_mut(Axis(0), *label);
        sum += &row;
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, array};

    use super::{jensen_shannon, pool, shares};

    #[track_caller]
    fn check(profiles: Array2<f64>, expected: f64) {
        let found = jensen_shannon(profiles.view());
        assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
    }

    #[test]
    fn repeats_published_distances() {
        // The examples in the documentation of scipy.spatial.distance.jensenshannon, which
        // gives the root: 1.0 to base 2, and 0.46450140402245893 in nats.
        check(array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], 1.0);
        let bits = 0.464_501_404_022_458_93_f64.powi(2) / std::f64::consts::LN_2;
        check(array![[1.0, 0.0], [0.5, 0.5]], bits);
        // By hand: H(3/4, 1/4) − (0 + 1) / 2.
        check(array![[1.0, 0.0], [0.5, 0.5]], 1.5 - 0.75 * 3_f64.log2());
        assert!((bits - 0.311_278).abs() < 1e-6);
    }

    #[test]
    fn is_zero_for_the_same_shares() {
        check(array![[0.2, 0.3, 0.5], [0.2, 0.3, 0.5], [0.2, 0.3, 0.5]], 0.0);
        check(array![[0.2, 0.8]], 0.0);
        check(Array2::zeros((0, 3)), 0.0);
        check(Array2::zeros((3, 0)), 0.0);
    }

    #[test]
    fn reaches_the_logarithm_of_the_number_of_disjoint_sources() {
        for n_sources in 2..9 {
            check(Array2::eye(n_sources), (n_sources as f64).log2());
        }
    }

    #[test]
    fn leaves_rows_of_zeros_out() {
        check(array![[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]], 1.0);
    }

    #[test]
    fn shares_sum_to_one_or_stay_zero() {
        let found = shares(array![[1, 3], [0, 0], [5, 0]].view());
        let expected = array![[0.25, 0.75], [0.0, 0.0], [1.0, 0.0]];
        assert!((found - expected).iter().all(|difference| difference.abs() < 1e-12));
    }

    #[test]
    fn pools_rows_by_label() {
        let mut pooled = Array2::from_elem((2, 2), 7);
        pool(array![[1, 0], [2, 3], [4, 5]].view(), &[1, 0, 1], &mut pooled);
        assert_eq!(pooled, array![[2, 3], [5, 5]]);
    }
}
