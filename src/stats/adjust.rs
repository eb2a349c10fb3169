//! Adjusts p-values for the number of tests made.
//!
//! An adjusted p-value is compared with the level as a single one would be; results come
//! in the order of the input. Nothing is tested twice: choose one adjustment.

/// The level at which a test counts as having found a difference.
pub const SIGNIFICANCE: f64 = 0.05;

/// Adjusts p-values so that any false finding at all is as rare as the level says.
///
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎, the i-th becomes the largest of (m − j + 1) p₍ⱼ₎ over j ≤ i, at
/// most 1. Holds for dependent tests too. A p-value of 0 stays 0.
///
/// Holm (1979), Scand. J. Stat. 6: 65–70.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p_values.len()];
    let mut largest = 0.0_f64;
    for (rank, index) in ascending(p_values).into_iter().enumerate() {
        let n_remaining = (p_values.len() - rank) as f64;
        largest = largest.max(n_remaining * p_values[index]).min(1.0);
        adjusted[index] = largest;
    }
    adjusted
}

/// Adjusts by [`holm`] over those tests only that could find anything.
///
/// Each test is its p-value and the smallest p-value that it can attain. A test whose
/// smallest attainable p is above [`SIGNIFICANCE`] cannot find a difference, so it does
/// not count and has no adjusted p. Gives the adjusted p-values and the number of tests
/// that count. The choice does not look at the p-values, which keeps the level.
///
/// Tarone (1990), Biometrics 46: 515–522, at the bound for a single test.
pub fn holm_tarone(tests: &[(f64, f64)]) -> (Vec<Option<f64>>, usize) {
    let counting = tests.iter().filter(|(_, smallest)| *smallest <= SIGNIFICANCE);
    let p_values: Vec<f64> = counting.map(|(p, _)| *p).collect();
    let mut adjusted = holm(&p_values).into_iter();
    let assign = |(_, smallest): &(f64, f64)| {
        if *smallest <= SIGNIFICANCE { adjusted.next() } else { None }
    };
    (tests.iter().map(assign).collect(), p_values.len())
}

/// The positions of the p-values from the smallest to the largest.
fn ascending(p_values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*a].total_cmp(&p_values[*b]));
    order
}

#[cfg(test)]
mod tests {
    use super::{SIGNIFICANCE, holm, holm_tarone};

    /// Benjamini and Hochberg (1995), section 3.2: thrombolysis after heart attacks.
    const HEART: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
        0.4262, 0.5719, 0.6528, 0.7590, 1.000,
    ];

    fn n_found(adjusted: &[f64]) -> usize {
        adjusted.iter().filter(|p| **p <= SIGNIFICANCE).count()
    }

    #[track_caller]
    fn check(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (p, value) in found.iter().zip(expected) {
            assert!((p - value).abs() < 1e-9, "{found:?}, not {expected:?}");
        }
    }

    #[test]
    fn holm_repeats_published_decisions() {
        // The same paper: Bonferroni and Hochberg, between which Holm lies, reject three.
        assert_eq!(n_found(&holm(&HEART)), 3);
        // The example of Wikipedia, "Holm–Bonferroni method", where the first and the
        // fourth are rejected; by the formula 3 · 0.01, 2 · 0.03 (twice) and 4 · 0.005.
        check(&holm(&[0.01, 0.04, 0.03, 0.005]), &[0.03, 0.06, 0.06, 0.02]);
    }

    #[test]
    fn adjusted_values_keep_order_and_bounds() {
        for seed in 1..60_u64 {
            let p_values: Vec<f64> = (0..9)
                .map(|i| ((i * 31 + seed * 17) % 23 * (i + seed) % 40) as f64 / 40.0)
                .collect();
            let adjusted = holm(&p_values);
            for (a, p) in p_values.iter().enumerate() {
                assert!(*p <= adjusted[a] && adjusted[a] <= 1.0);
                for (b, other) in p_values.iter().enumerate() {
                    assert!(p > other || adjusted[a] <= adjusted[b] + 1e-12);
                }
            }
        }
    }

    #[test]
    fn no_test_and_one_test_stay_as_they_are() {
        check(&holm(&[]), &[]);
        check(&holm(&[0.04]), &[0.04]);
        check(&holm(&[0.9, 0.8]), &[1.0, 1.0]);
    }

    #[test]
    fn tests_that_cannot_find_anything_do_not_count() {
        let tests = [(0.02, 0.008), (0.4, 1.0 / 3.0), (0.01, 0.05), (0.06, 0.0501)];
        let (adjusted, n_tests) = holm_tarone(&tests);
        assert_eq!(n_tests, 2);
        assert_eq!(
            adjusted.iter().map(Option::is_some).collect::<Vec<_>>(),
            [true, false, true, false]
        );
        let values: Vec<f64> = adjusted.into_iter().flatten().collect();
        check(&values, &[0.02, 0.02]);
        assert_eq!(holm_tarone(&[]), (vec![], 0));
    }
}
