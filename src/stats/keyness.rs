//! How far a word sets one group of texts apart from the others.

/// How often a word stands in some texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordCount {
    /// Occurrences of the word.
    pub n: u64,
    /// All words.
    pub of: u64,
}

/// A log odds ratio, in nats, and the same over its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyness {
    /// Above 0 where the word is more frequent here than there.
    pub log_odds: f64,
    /// Over its standard error; an order, and no test, where words in one text depend on
    /// each other.
    pub z: f64,
}

/// Computes the log odds ratio of a word with an informative Dirichlet prior.
///
/// With y the occurrences and n the words of a group, α the prior's weight in words (α₀) and
/// αₚ its part for this word: δ = ln((yᵢ + αₚ) / (nᵢ + α₀ − yᵢ − αₚ)) − the same of j, the
/// variance 1 / (yᵢ + αₚ) + 1 / (yⱼ + αₚ), and z = δ / √variance. The prior is the word's
/// share in both groups pooled: αₚ = α₀ (yᵢ + yⱼ) / (nᵢ + nⱼ). `None` where the word
/// stands in neither group, where no other word stands beside it, or where α₀ is not above 0.
///
/// Monroe, Colaresi and Quinn (2008), Political Analysis 16: 372–403, equations 15 to 22.
pub fn log_odds(here: WordCount, there: WordCount, prior_weight: f64) -> Option<Keyness> {
    let (n, of) = (here.n + there.n, here.of + there.of);
    let has_prior = prior_weight > 0.0;
    if n == 0 || n >= of || !has_prior {
        return None;
    }
    let prior = prior_weight * (n as f64 / of as f64);
    let odds = |it: WordCount| {
        let with = it.n as f64 + prior;
        with / (it.of as f64 + prior_weight - with)
    };
    let log_odds = odds(here).ln() - odds(there).ln();
    let variance = 1.0 / (here.n as f64 + prior) + 1.0 / (there.n as f64 + prior);
    Some(Keyness { log_odds, z: log_odds / variance.sqrt() })
}

#[cfg(test)]
mod tests {
    use super::{WordCount, log_odds};

    fn count(n: u64, of: u64) -> WordCount {
        WordCount { n, of }
    }

    #[track_caller]
    fn check(here: WordCount, there: WordCount, weight: f64, expected: [f64; 2]) {
        let found = log_odds(here, there, weight).unwrap();
        assert!((found.log_odds - expected[0]).abs() < 1e-6, "{found:?}");
        assert!((found.z - expected[1]).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn repeats_a_computation_by_hand() {
        // The prior is 100 × 15 / 300 = 5: ln(15 / 185) − ln(10 / 290), over √(1/15 + 1/10).
        check(count(10, 100), count(5, 200), 100.0, [0.854_990, 2.094_289]);
        // Without weight of the prior's, nearly the plain log odds ratio: ln(10/90 · 195/5).
        check(count(10, 100), count(5, 200), 1e-9, [1.466_337, 2.677_153]);
    }

    #[test]
    fn is_the_same_seen_from_the_other_side() {
        let (a, b) = (count(10, 100), count(5, 200));
        let (from_a, from_b) =
            (log_odds(a, b, 50.0).unwrap(), log_odds(b, a, 50.0).unwrap());
        assert!((from_a.log_odds + from_b.log_odds).abs() < 1e-12);
        assert!((from_a.z + from_b.z).abs() < 1e-12);
    }

    #[test]
    fn more_prior_shrinks_towards_nothing() {
        let z = |weight| log_odds(count(6, 60), count(0, 60), weight).unwrap().z;
        assert!(z(10.0) > z(1_000.0) && z(1_000.0) > 0.0);
        assert!(log_odds(count(5, 50), count(50, 500), 80.0).unwrap().z.abs() < 1e-12);
    }

    #[test]
    fn nothing_to_compare_is_none() {
        assert_eq!(log_odds(count(0, 10), count(0, 10), 5.0), None);
        assert_eq!(log_odds(count(0, 0), count(0, 0), 5.0), None);
        assert_eq!(log_odds(count(4, 4), count(2, 2), 5.0), None);
        for weight in [0.0, -1.0, f64::NAN] {
            assert_eq!(log_odds(count(1, 4), count(2, 4), weight), None);
        }
        // A group without words has the prior alone.
        assert!(log_odds(count(1, 4), count(0, 0), 5.0).unwrap().z.is_finite());
    }
}
