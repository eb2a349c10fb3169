//! Intervals of a source's share or rate that treat the whole article as the unit.
//!
//! Mentions within one article follow one house style, so an interval that takes them
//! for independent is too narrow. Resampling articles widens it; with few articles
//! resampling is too narrow itself, so what is reported spans both.

use rand::RngExt;

use crate::stats::interval::Z;
use crate::stats::{Interval, Resampling, garwood, wilson};

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
pub fn bootstrap_interval(
    articles: &[ArticleCount],
    resampling: Resampling,
) -> Option<Interval> {
    if articles.is_empty() {
        return None;
    }
    let draws = 0..resampling.draws;
    let mut ratios: Vec<f64> =
        draws.filter_map(|draw| resampled_ratio(articles, resampling, draw)).collect();
    ratios.sort_unstable_by(f64::total_cmp);
    let rank = ((ratios.len() + 1) / TAIL_ONE_IN).max(1);
    let low = *ratios.get(rank - 1)?;
    let high = *ratios.get(ratios.len() - rank)?;
    Some(Interval { low, high })
}

fn resampled_ratio(
    articles: &[ArticleCount],
    resampling: Resampling,
    draw: usize,
) -> Option<f64> {
    let mut generator = resampling.generator(draw);
    let picks =
        articles.iter().map(|_| articles[generator.random_range(0..articles.len())]);
    let total = picks.fold(ArticleCount { n: 0, of: 0 }, add);
    (total.of > 0).then(|| total.n as f64 / total.of as f64)
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
/// [`bootstrap_interval`].
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

/// Computes the 95% interval of a share that is never narrower than [`wilson`].
///
/// It is the hull of the Wilson interval of the pooled counts and the
/// [`bootstrap_interval`]. Where `of` adds up to 0 it is 0..1.
pub fn share_interval(articles: &[ArticleCount], resampling: Resampling) -> Interval {
    let total = sum(articles);
    spanning(wilson(total.n, total.of), bootstrap_interval(articles, resampling))
}

/// Computes the 95% interval of a rate that is never narrower than [`garwood`].
///
/// It is the hull of the Garwood interval of the pooled counts and the
/// [`bootstrap_interval`], per unit of exposure (see [`Interval::scaled`] for a rate per
/// 1,000). Where the exposure adds up to 0 it is 0 to infinity.
pub fn rate_interval(articles: &[ArticleCount], resampling: Resampling) -> Interval {
    let total = sum(articles);
    spanning(garwood(total.n, total.of as f64), bootstrap_interval(articles, resampling))
}

fn spanning(independent: Interval, resampled: Option<Interval>) -> Interval {
    resampled.map_or(independent, |interval| independent.hull(interval))
}

#[cfg(test)]
mod tests {
    use super::{
        ArticleCount, bootstrap_interval, linearised_interval, rate_interval,
        share_interval, sum,
    };
    use crate::stats::{BOOTSTRAP_DRAWS, Interval, Resampling, garwood, wilson};

    const RESAMPLING: Resampling = Resampling { draws: BOOTSTRAP_DRAWS, seed: 1 };

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
            let found = bootstrap_interval(&city, resampling).unwrap();
            assert!((found.low - 1.243).abs() < 0.02, "{found:?}");
            assert!((found.high - 2.12).abs() < 0.1, "{found:?}");
            assert_eq!(found, bootstrap_interval(&city, resampling).unwrap());
        }
    }

    #[test]
    fn ends_are_the_fiftieth_of_two_thousand_draws() {
        // One article with the event and one without: 0, 1/2 and 1 in a quarter, a half
        // and a quarter of the draws.
        let found = bootstrap_interval(&articles(&[(1, 1), (0, 1)]), RESAMPLING).unwrap();
        check(found, Interval { low: 0.0, high: 1.0 }, 0.0);
        let found = bootstrap_interval(&articles(&[(1, 4); 6]), RESAMPLING).unwrap();
        check(found, Interval { low: 0.25, high: 0.25 }, 0.0);
    }

    #[test]
    fn nothing_to_draw_from_is_no_interval() {
        assert_eq!(bootstrap_interval(&[], RESAMPLING), None);
        assert_eq!(bootstrap_interval(&articles(&[(0, 0), (0, 0)]), RESAMPLING), None);
        let no_draws = Resampling { draws: 0, seed: 1 };
        assert_eq!(bootstrap_interval(&articles(&[(1, 2)]), no_draws), None);
        check(share_interval(&[], RESAMPLING), Interval { low: 0.0, high: 1.0 }, 0.0);
        assert!(rate_interval(&[], RESAMPLING).high.is_infinite());
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
            let resampled = bootstrap_interval(&articles, RESAMPLING).unwrap();
            for (found, independent) in [
                (share_interval(&articles, RESAMPLING), wilson(total.n, total.of)),
                (rate_interval(&articles, RESAMPLING), garwood(total.n, total.of as f64)),
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
            bootstrap_interval(&articles, RESAMPLING).unwrap(),
        );
        check(found, resampled, 0.01);
        assert_eq!(linearised_interval(&articles[..1]), None);
        assert_eq!(linearised_interval(&[ArticleCount { n: 0, of: 0 }; 3]), None);
    }

    #[test]
    fn house_style_widens_the_interval() {
        let counts = articles(&[(9, 9), (0, 9), (9, 9), (0, 9), (9, 9)]);
        let (found, independent) = (share_interval(&counts, RESAMPLING), wilson(27, 45));
        assert!(found.low < independent.low && found.high > independent.high);
    }
}
