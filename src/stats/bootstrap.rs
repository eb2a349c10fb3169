//! Intervals of a source's share or rate that treat the whole article as the unit.
//!
//! Mentions within one article follow one house style, so an interval that takes them
//! for independent is too narrow. Resampling articles widens it; with few articles
//! resampling is too narrow itself, so what is reported spans both.

use crate::stats::interval::Z;
use crate::stats::{Interval, Resampling, garwood, wilson};
use rand::RngExt;
use std::collections::BTreeMap;

/// One draw in this many lies in each tail outside a 95% interval.
const TAIL_ONE_IN: usize = 40;

/// The counts of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleCount {
    /// The number of events.
    pub n: u64,
    /// What they are counted among: all mentions for a share, the exposure for a rate.
    pub of: u64,
}

/// Intervals from resampled articles, all from one seed.
///
/// Which articles a draw takes depends on the seed and on how many there are, and not on what
/// is counted in them: the draws for each number of articles are made once and kept.
pub struct Bootstrap {
    resampling: Resampling,
    /// By number of articles.
    picks: BTreeMap<usize, Picks>,
}

impl Bootstrap {
    /// Nothing is drawn before it is needed.
    #[must_use]
    pub fn new(resampling: Resampling) -> Self {
        Self { resampling, picks: BTreeMap::new() }
    }

    /// Where chance starts.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.resampling.seed
    }

    /// Resamples articles for the 95% percentile interval of their pooled ratio.
    ///
    /// Each draw takes as many articles as there are, with replacement, and gives
    /// Σ n / Σ of, per unit of `of`. Of R draws in order, the ends are the k-th from either
    /// side, with k = (R + 1) / 40 rounded down, at least 1. Draws in which `of` adds up to
    /// 0 have no ratio and are left out; `None` where no draw has one. Where all articles
    /// have the same ratio, both ends are that ratio.
    ///
    /// Efron (1979), Ann. Stat. 7: 1–26; percentile limits as in Davison and Hinkley (1997),
    /// Bootstrap Methods and their Application, equation 5.18.
    pub fn interval(&mut self, articles: &[ArticleCount]) -> Option<Interval> {
        if articles.is_empty() {
            return None;
        }
        let resampling = self.resampling;
        let picks = self
            .picks
            .entry(articles.len())
            .or_insert_with(|| Picks::new(articles.len(), resampling));
        let mut ratios = picks.ratios(articles);
        let rank = ((ratios.len() + 1) / TAIL_ONE_IN).max(1);
        let high = ratios.len().checked_sub(rank)?;
        let low = *ratios.select_nth_unstable_by(rank - 1, f64::total_cmp).1;
        let high = *ratios.select_nth_unstable_by(high, f64::total_cmp).1;
        Some(Interval { low, high })
    }

    /// Computes the 95% interval of a share that is never narrower than [`wilson`].
    ///
    /// It is the hull of the Wilson interval of the pooled counts and the
    /// [`Bootstrap::interval`]. Where `of` adds up to 0 it is 0..1.
    pub fn share(&mut self, articles: &[ArticleCount]) -> Interval {
        let total = sum(articles);
        spanning(wilson(total.n, total.of), self.interval(articles))
    }

    /// Computes the 95% interval of a rate that is never narrower than [`garwood`].
    ///
    /// It is the hull of the Garwood interval of the pooled counts and the
    /// [`Bootstrap::interval`], per unit of exposure (see [`Interval::scaled`] for a rate per
    /// 1,000). Where the exposure adds up to 0 it is 0 to infinity.
    pub fn rate(&mut self, articles: &[ArticleCount]) -> Interval {
        let total = sum(articles);
        spanning(garwood(total.n, total.of as f64), self.interval(articles))
    }
}

/// How often each draw takes each of so many articles.
struct Picks {
    n_draws: usize,
    /// By article, then by draw. No draw takes one article 256 times: it would need 256
    /// articles, and then a chance below 1 in 10 to the 500.
    times: Vec<u8>,
    /// The exposures that were asked for last, and their sum in each draw: the words of a
    /// source’s articles are the same for every list.
    exposures: (Vec<u64>, Vec<u64>),
}

impl Picks {
    fn new(n_articles: usize, resampling: Resampling) -> Self {
        let n_draws = resampling.draws;
        let mut times = vec![0_u8; n_articles * n_draws];
        for draw in 0..n_draws {
            let mut generator = resampling.generator(draw);
            for _ in 0..n_articles {
                let article = generator.random_range(0..n_articles);
                let times = &mut times[article * n_draws + draw];
                *times = times.saturating_add(1);
            }
        }
        Self { n_draws, times, exposures: (Vec::new(), Vec::new()) }
    }

    /// The ratio of each draw that has one.
    fn ratios(&mut self, articles: &[ArticleCount]) -> Vec<f64> {
        if !articles.iter().map(|it| it.of).eq(self.exposures.0.iter().copied()) {
            let of: Vec<u64> = articles.iter().map(|it| it.of).collect();
            let sums = self.sums(of.iter().copied());
            self.exposures = (of, sums);
        }
        let sums = self.sums(articles.iter().map(|it| it.n));
        let draws = sums.into_iter().zip(&self.exposures.1);
        draws.filter(|(_, of)| **of > 0).map(|(n, &of)| n as f64 / of as f64).collect()
    }

    /// The sum over the articles of each draw of what each article counts.
    fn sums(&self, counts: impl Iterator<Item = u64>) -> Vec<u64> {
        let mut sums = vec![0; self.n_draws];
        if self.n_draws == 0 {
            return sums;
        }
        for (times, n) in self.times.chunks_exact(self.n_draws).zip(counts) {
            if n > 0 {
                sums.iter_mut()
                    .zip(times)
                    .for_each(|(sum, &it)| *sum += n * u64::from(it));
            }
        }
        sums
    }
}

fn add(a: ArticleCount, b: ArticleCount) -> ArticleCount {
    ArticleCount { n: a.n + b.n, of: a.of + b.of }
}

fn sum(articles: &[ArticleCount]) -> ArticleCount {
    articles.iter().copied().fold(ArticleCount { n: 0, of: 0 }, add)
}

/// Computes the 95% interval of the pooled ratio of many articles without resampling them.
///
/// With r = Σ n / Σ of, the ends are r ± 1.96 √(m / (m − 1) · Σ (n − r · of)²) / Σ of over m
/// articles, per unit of `of`; the lower end may lie below 0. `None` with fewer than two
/// articles, or where `of` adds up to 0. From some hundred articles on it agrees with
/// [`Bootstrap::interval`].
///
/// Cochran (1977), Sampling Techniques, 3rd ed., equation 2.45 without the finite population.
pub fn linearised_interval(articles: &[ArticleCount]) -> Option<Interval> {
    let total = sum(articles);
    let m = articles.len() as f64;
    if articles.len() < 2 || total.of == 0 {
        return None;
    }
    let ratio = total.n as f64 / total.of as f64;
    let residual = |it: &ArticleCount| it.n as f64 - ratio * it.of as f64;
    let squares: f64 = articles.iter().map(|it| residual(it).powi(2)).sum();
    let reach = Z * (squares * m / (m - 1.0)).sqrt() / total.of as f64;
    Some(Interval { low: ratio - reach, high: ratio + reach })
}

fn spanning(independent: Interval, resampled: Option<Interval>) -> Interval {
    resampled.map_or(independent, |interval| independent.hull(interval))
}

#[cfg(test)]
mod tests {
    use super::{ArticleCount, Bootstrap, linearised_interval, sum};
    use crate::stats::{BOOTSTRAP_DRAWS, Interval, Resampling, garwood, wilson};

    const RESAMPLING: Resampling = Resampling { draws: BOOTSTRAP_DRAWS, seed: 1 };

    fn bootstrap() -> Bootstrap {
        Bootstrap::new(RESAMPLING)
    }

    fn articles(counts: &[(u64, u64)]) -> Vec<ArticleCount> {
        counts.iter().map(|&(n, of)| ArticleCount { n, of }).collect()
    }

    #[track_caller]
    fn check(found: Interval, expected: Interval, tolerance: f64) {
        assert!((found.low - expected.low).abs() <= tolerance, "{found:?}");
        assert!((found.high - expected.high).abs() <= tolerance, "{found:?}");
    }

    #[test]
    fn repeats_the_city_populations() {
        // R package boot, data `city` (Davison and Hinkley 1997, Table 2.1): two printed
        // runs of boot.ci(…, type = "perc") with R = 999 give 1.241..2.180 and
        // 1.245..2.057 for the ratio of the sums, 1.520.
        let city = articles(&[
            (143, 138),
            (104, 93),
            (69, 61),
            (260, 179),
            (75, 48),
            (63, 37),
            (50, 29),
            (48, 23),
            (111, 30),
            (50, 2),
        ]);
        for seed in 0..5 {
            let resampling = Resampling { draws: BOOTSTRAP_DRAWS, seed };
            let found = Bootstrap::new(resampling).interval(&city).unwrap();
            assert!((found.low - 1.243).abs() < 0.02, "{found:?}");
            assert!((found.high - 2.12).abs() < 0.1, "{found:?}");
            assert_eq!(found, Bootstrap::new(resampling).interval(&city).unwrap());
        }
    }

    #[test]
    fn ends_are_the_fiftieth_of_two_thousand_draws() {
        // One article with the event and one without: 0, 1/2 and 1 in a quarter, a half
        // and a quarter of the draws.
        let found = bootstrap().interval(&articles(&[(1, 1), (0, 1)])).unwrap();
        check(found, Interval { low: 0.0, high: 1.0 }, 0.0);
        let found = bootstrap().interval(&articles(&[(1, 4); 6])).unwrap();
        check(found, Interval { low: 0.25, high: 0.25 }, 0.0);
    }

    #[test]
    fn nothing_to_draw_from_is_no_interval() {
        assert_eq!(bootstrap().interval(&[]), None);
        assert_eq!(bootstrap().interval(&articles(&[(0, 0), (0, 0)])), None);
        let no_draws = Resampling { draws: 0, seed: 1 };
        assert_eq!(Bootstrap::new(no_draws).interval(&articles(&[(1, 2)])), None);
        check(bootstrap().share(&[]), Interval { low: 0.0, high: 1.0 }, 0.0);
        assert!(bootstrap().rate(&[]).high.is_infinite());
    }

    #[test]
    fn is_never_narrower_than_either() {
        let tables: [&[(u64, u64)]; 4] = [
            &[(1, 4), (1, 4), (1, 4), (1, 4), (1, 4)],
            &[(9, 9), (0, 9), (9, 9), (0, 9), (9, 9)],
            &[(0, 3), (0, 2), (0, 0), (0, 8), (0, 1)],
            &[(2, 40), (0, 1), (5, 6), (1, 1), (0, 12)],
        ];
        for table in tables {
            let articles = articles(table);
            let total = sum(&articles);
            let resampled = bootstrap().interval(&articles).unwrap();
            for (found, independent) in [
                (bootstrap().share(&articles), wilson(total.n, total.of)),
                (bootstrap().rate(&articles), garwood(total.n, total.of as f64)),
            ] {
                assert_eq!(found, found.hull(independent).hull(resampled), "{table:?}");
            }
        }
    }

    #[test]
    fn many_articles_need_no_resampling() {
        let counts: Vec<(u64, u64)> = (0..400)
            .map(|at| if at % 3 == 0 { (at % 7, 7) } else { (0, 1 + at % 5) })
            .collect();
        let articles = articles(&counts);
        let (found, resampled) = (
            linearised_interval(&articles).unwrap(),
            bootstrap().interval(&articles).unwrap(),
        );
        check(found, resampled, 0.01);
        assert_eq!(linearised_interval(&articles[..1]), None);
        assert_eq!(linearised_interval(&[ArticleCount { n: 0, of: 0 }; 3]), None);
    }

    #[test]
    fn house_style_widens_the_interval() {
        let counts = articles(&[(9, 9), (0, 9), (9, 9), (0, 9), (9, 9)]);
        let (found, independent) = (bootstrap().share(&counts), wilson(27, 45));
        assert!(found.low < independent.low && found.high > independent.high);
    }
}
