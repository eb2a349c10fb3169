//! Confidence intervals of one share and of one rate, as if each event were independent.

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// The confidence level of every interval.
pub const CONFIDENCE: f64 = 0.95;

/// The standard normal quantile of `(1 + CONFIDENCE) / 2`.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// A closed range of values that the data are compatible with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end, at most `high`.
    pub low: f64,
    /// The upper end; infinite where the data set no bound.
    pub high: f64,
}

impl Interval {
    /// Spans both intervals and whatever lies between them.
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Expresses the interval in another unit, such as per 1,000 instead of per token.
    ///
    /// The factor is above 0.
    pub fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

/// Computes the 95% score interval of the share `n / of`.
///
/// With p = n / of and z = 1.96: (p + z²/2of ± z √(p(1 − p)/of + z²/4of²)) / (1 + z²/of),
/// without continuity correction. Both ends lie in 0..1; the lower is 0 where `n` is 0
/// and the upper 1 where `n` is `of`. Where `of` is 0 nothing is known: 0..1. An `n`
/// above `of` counts as `of`.
///
/// Wilson (1927), J. Am. Stat. Assoc. 22: 209–212; method 3 of Newcombe (1998),
/// Stat. Med. 17: 857–872.
pub fn wilson(n: u64, of: u64) -> Interval {
    if of == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let total = of as f64;
    let share = n.min(of) as f64 / total;
    let spread =
        Z * (share * (1.0 - share) / total + Z * Z / (4.0 * total * total)).sqrt();
    let centre = share + Z * Z / (2.0 * total);
    let scale = 1.0 + Z * Z / total;
    // Rounding would leave a trace beside 0 and 1, where the formula gives them exactly.
    let low = if n == 0 { 0.0 } else { (centre - spread) / scale };
    let high = if n >= of { 1.0 } else { (centre + spread) / scale };
    Interval { low, high }
}

/// Computes the exact 95% interval of the Poisson rate `n / exposure`.
///
/// With χ²(q; d) the quantile q of the chi-squared distribution with d degrees of
/// freedom: χ²(0.025; 2n) / 2 and χ²(0.975; 2n + 2) / 2, each divided by the exposure.
/// The rate is per unit of exposure: give thousands of tokens for a rate per 1,000.
/// The lower end is 0 where `n` is 0. Where the exposure is 0 (or no number above it)
/// nothing is known: 0 to infinity.
///
/// Garwood (1936), Biometrika 28: 437–442.
pub fn garwood(n: u64, exposure: f64) -> Interval {
    let has_exposure = exposure > 0.0;
    if !has_exposure {
        return Interval { low: 0.0, high: f64::INFINITY };
    }
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let events = n as f64;
    let low = if n == 0 { 0.0 } else { chi_squared(tail, 2.0 * events) / 2.0 };
    let high = chi_squared(1.0 - tail, 2.0 * events + 2.0) / 2.0;
    Interval { low: low / exposure, high: high / exposure }
}

fn chi_squared(quantile: f64, freedom: f64) -> f64 {
    let distribution = ChiSquared::new(freedom).expect("degrees of freedom are above 0");
    distribution.inverse_cdf(quantile)
}

#[cfg(test)]
mod tests {
    use statrs::distribution::ContinuousCDF;

    use super::{CONFIDENCE, Interval, Z, garwood, wilson};

    #[track_caller]
    fn check(found: Interval, low: f64, high: f64, tolerance: f64) {
        assert!((found.low - low).abs() <= tolerance, "{found:?}, not from {low}");
        assert!((found.high - high).abs() <= tolerance, "{found:?}, not to {high}");
    }

    #[test]
    fn z_belongs_to_the_confidence_level() {
        let normal = statrs::distribution::Normal::standard();
        assert!((normal.inverse_cdf((1.0 + CONFIDENCE) / 2.0) - Z).abs() < 1e-9);
    }

    #[test]
    fn wilson_repeats_newcombe() {
        // Newcombe (1998), Table I, method 3.
        check(wilson(81, 263), 0.2553, 0.3662, 5e-5);
        check(wilson(15, 148), 0.0624, 0.1605, 5e-5);
        check(wilson(0, 20), 0.0, 0.1611, 5e-5);
        check(wilson(1, 29), 0.0061, 0.1718, 5e-5);
    }

    #[test]
    fn wilson_stays_within_shares() {
        check(wilson(0, 0), 0.0, 1.0, 0.0);
        check(wilson(9, 4), wilson(4, 4).low, 1.0, 0.0);
        for of in 1..60 {
            for n in 0..=of {
                let (found, share) = (wilson(n, of), n as f64 / of as f64);
                assert!(0.0 <= found.low && found.high <= 1.0, "{n} of {of}: {found:?}");
                assert!(
                    found.low <= share && share <= found.high,
                    "{n} of {of}: {found:?}"
                );
                let mirror = wilson(of - n, of);
                check(found, 1.0 - mirror.high, 1.0 - mirror.low, 1e-12);
            }
        }
    }

    #[test]
    fn garwood_repeats_published_limits() {
        // R package epitools, ?pois.exact: no event has 3.689 as its upper limit.
        check(garwood(0, 1.0), 0.0, 3.689, 5e-4);
        // GraphPad QuickCalcs, "confidence interval of a count" (Garwood): 25 events.
        check(garwood(25, 1.0), 16.18, 36.90, 5e-3);
        // The usual tables of exact limits: 10 events.
        check(garwood(10, 1.0), 4.795, 18.390, 5e-4);
    }

    #[test]
    fn garwood_leaves_a_fortieth_in_each_tail() {
        // The definition: so few, or so many, events are that rare at either limit.
        let at_most = |n: u64, mean: f64| {
            let mut term = (-mean).exp();
            let mut sum = 0.0;
            for k in 0..=n {
                sum += term;
                term *= mean / (k + 1) as f64;
            }
            sum
        };
        for n in 0..80 {
            let found = garwood(n, 1.0);
            assert!((at_most(n, found.high) - 0.025).abs() < 1e-9, "{n}: {found:?}");
            if n > 0 {
                let at_least = 1.0 - at_most(n - 1, found.low);
                assert!((at_least - 0.025).abs() < 1e-9, "{n}: {found:?}");
            }
        }
    }

    #[test]
    fn garwood_follows_the_exposure() {
        check(garwood(10, 4.0), 4.795 / 4.0, 18.390 / 4.0, 2e-4);
        for exposure in [0.0, -1.0, f64::NAN] {
            assert_eq!(garwood(3, exposure), Interval { low: 0.0, high: f64::INFINITY });
        }
    }

    #[test]
    fn garwood_nears_the_normal_limits_for_many_events() {
        // Wilson and Hilferty (1931): the cube root of chi-squared is nearly normal.
        let cube = |d: f64, z: f64| {
            d * (1.0 - 2.0 / (9.0 * d) + z * (2.0 / (9.0 * d)).sqrt()).powi(3)
        };
        for n in [100, 1_000, 20_000] {
            let events = 2.0 * n as f64;
            check(
                garwood(n, 1.0),
                cube(events, -Z) / 2.0,
                cube(events + 2.0, Z) / 2.0,
                0.01,
            );
        }
    }

    #[test]
    fn hull_never_narrows() {
        let (a, b) = (Interval { low: 0.1, high: 0.4 }, Interval { low: 0.3, high: 0.9 });
        check(a.hull(b), 0.1, 0.9, 0.0);
        check(a.hull(b), b.hull(a).low, b.hull(a).high, 0.0);
        check(a.scaled(1_000.0), 100.0, 400.0, 1e-9);
    }
}
