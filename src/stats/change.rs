//! Where a sequence of articles changes, if it does.
//!
//! The articles stand in order of date, each with a score in some lines (say its share of each
//! of several names). At most one change is sought: the cut between two days at which the
//! means before and after lie furthest apart, in all lines together. Whether chance deals such
//! a cut out is tested by shuffling whole articles in time; how far the cut may be off is read
//! from resampled articles on either side of it.
//!
//! The statistic is the largest standardised difference of means over the cuts (Sen and
//! Srivastava 1975, Ann. Stat. 3: 98–108; Worsley 1979, JASA 74: 365–367), squared and summed
//! over the lines; its distribution is that over permutations (Antoch and Hušková 2001, Stat.
//! Probab. Lett. 53: 37–46). The interval is that of Antoch, Hušková and Veraverbeke (1995),
//! J. Nonparametr. Stat. 5: 123–144, and Hušková and Kirch (2008), J. Time Ser. Anal. 29:
//! 947–972.

use crate::stats::Resampling;
use rand::RngExt;
use rand::seq::SliceRandom;

/// On either side of a cut stand at least so many articles …
pub const MIN_SIDE: usize = 5;
/// … and at least one in so many of all: at the very ends the statistic is mostly noise.
const TRIM_ONE_IN: usize = 20;

/// So many units are shuffled at most; in longer sequences neighbours are one unit.
pub const MAX_UNITS: usize = 2_000;

/// A test ends where so many draws have reached the statistic, because p is then known well
/// enough (Besag and Clifford 1991, Biometrika 78: 301–304).
const ENOUGH: usize = 50;

/// One draw in so many lies in each tail outside a 95% interval.
const TAIL_ONE_IN: usize = 40;

/// Statistics closer than this, relative to their size, differ by rounding alone.
const TIE: f64 = 1e-9;

/// A cut in a sequence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangePoint {
    /// How many articles stand before the cut.
    pub before: usize,
    /// The least and the most that it may be, at 95%.
    pub range: (usize, usize),
    /// The line whose means lie furthest apart, in units of its spread.
    pub line: usize,
    /// Whether the mean of that line is higher after the cut.
    pub rises: bool,
}

/// A sequence of articles in order of date, ready to be cut.
pub struct Sequence {
    /// One a line: a value for each unit, of mean 0 and sum of squares `n − 1`.
    lines: Vec<Vec<f64>>,
    /// For each number of units before a cut, `n / (k (n − k))`; 0 where no cut may be.
    weights: Vec<f64>,
    /// How many articles stand before each unit, and after all.
    starts: Vec<usize>,
}

impl Sequence {
    /// Takes scores by line and the day of each article, in order of day.
    ///
    /// Articles of one day are never separated, because their order is not known. There is no
    /// sequence where no cut may be made, or where no line varies.
    ///
    /// # Panics
    ///
    /// Panics if a line has not one score per article, or the days fall.
    #[must_use]
    pub fn new(lines: &[Vec<f64>], days: &[i64]) -> Option<Self> {
        assert!(days.is_sorted(), "articles stand in order of date");
        assert!(lines.iter().all(|it| it.len() == days.len()), "a score an article");
        let starts = units(days);
        let n = starts.len() - 1;
        let least = MIN_SIDE.max(days.len().div_ceil(TRIM_ONE_IN));
        let may_cut = |k: usize| {
            let at = starts[k];
            let is_inside = at >= least && days.len() - at >= least;
            is_inside && k > 0 && k < n && days[at - 1] < days[at]
        };
        let weight = |k: usize| n as f64 / (k as f64 * (n - k) as f64);
        let weights: Vec<f64> =
            (0..n).map(|k| if may_cut(k) { weight(k) } else { 0.0 }).collect();
        let lines: Vec<Vec<f64>> =
            lines.iter().map(|it| standardised(it, &starts)).collect();
        let varies = lines.iter().flatten().any(|it| it.abs() > 0.0);
        let is_cut = weights.iter().any(|it| *it > 0.0);
        (varies && is_cut).then_some(Self { lines, weights, starts })
    }

    /// Tests whether there is a change; gives p, which is never 0.
    ///
    /// With b of the draws reaching the statistic, p is (1 + b) / (1 + draws) (Phipson and
    /// Smyth 2010); where 50 have reached it after l draws, p is 50 / l and no more are made.
    #[must_use]
    pub fn p(&self, resampling: Resampling) -> f64 {
        let n = self.weights.len();
        let found = self.best(&(0..n).collect::<Vec<_>>()).1;
        let mut reaching = 0;
        let mut order: Vec<usize> = Vec::with_capacity(n);
        for draw in 0..resampling.draws {
            order.clear();
            order.extend(0..n);
            order.shuffle(&mut resampling.generator(draw));
            if self.best(&order).1 >= found * (1.0 - TIE) {
                reaching += 1;
                if reaching == ENOUGH {
                    return ENOUGH as f64 / (draw + 1) as f64;
                }
            }
        }
        (reaching + 1) as f64 / (resampling.draws + 1) as f64
    }

    /// The best cut, with how far it may be off.
    ///
    /// Articles are drawn again on either side of the cut and the best cut is sought again; its
    /// distance from the first, taken either way, bounds the interval.
    #[must_use]
    pub fn cut(&self, resampling: Resampling) -> ChangePoint {
        let n = self.weights.len();
        let mut order: Vec<usize> = (0..n).collect();
        let at = self.best(&order).0;
        let (line, difference) = self.line(at);
        let mut found: Vec<usize> = (0..resampling.draws)
            .map(|draw| {
                let mut generator = resampling.generator(draw);
                for (k, it) in order.iter_mut().enumerate() {
                    let side = if k < at { 0..at } else { at..n };
                    *it = generator.random_range(side);
                }
                self.best(&order).0
            })
            .collect();
        found.sort_unstable();
        let rank = ((found.len() + 1) / TAIL_ONE_IN).max(1);
        let bound = |it: Option<&usize>| it.copied().unwrap_or(at);
        let low = bound(found.get(rank - 1));
        let high = bound(found.get(found.len().saturating_sub(rank)));
        // Both the percentiles and their mirror image are in use; the wider side is safe.
        let reach = |k: usize| k.abs_diff(at);
        let down = reach(low.min(at)).max(reach(high.max(at)));
        let (first, last) = self.bounds();
        let range = (at.saturating_sub(down).max(first), (at + down).min(last));
        ChangePoint {
            before: self.starts[at],
            range: (self.starts[range.0], self.starts[range.1]),
            line,
            rises: difference > 0.0,
        }
    }

    /// The fewest and the most units that may stand before a cut.
    fn bounds(&self) -> (usize, usize) {
        let first = self.weights.iter().position(|it| *it > 0.0).unwrap_or(0);
        let last = self.weights.iter().rposition(|it| *it > 0.0).unwrap_or(0);
        (first, last)
    }

    /// The best cut of the units in an order, and its statistic; the first of equal ones.
    fn best(&self, order: &[usize]) -> (usize, f64) {
        let mut sums = vec![0.0; order.len()];
        for line in &self.lines {
            let mean = order.iter().map(|&it| line[it]).sum::<f64>() / order.len() as f64;
            let mut sum = 0.0;
            for (&it, (total, weight)) in
                order.iter().zip(sums.iter_mut().zip(&self.weights))
            {
                // `sum` is over the units before this one.
                *total += sum * sum * weight;
                sum += line[it] - mean;
            }
        }
        let mut best = (0, 0.0);
        for (k, &sum) in sums.iter().enumerate() {
            if sum > best.1 * (1.0 + TIE) {
                best = (k, sum);
            }
        }
        best
    }

    /// The line that differs most across a cut, and by how much, after less before.
    fn line(&self, at: usize) -> (usize, f64) {
        let mut best = (0, 0.0_f64);
        for (number, line) in self.lines.iter().enumerate() {
            let sum: f64 = line[..at].iter().sum();
            if sum.abs() > best.1.abs() + TIE {
                best = (number, -sum);
            }
        }
        best
    }
}

/// Where each unit begins: an article, or in a long sequence neighbours of at most a day where
/// the days allow it.
fn units(days: &[i64]) -> Vec<usize> {
    let size = days.len().div_ceil(MAX_UNITS).max(1);
    let n_days = days.chunk_by(|a, b| a == b).count();
    let mut starts = vec![0];
    for at in 1..days.len() {
        let is_full = at - starts[starts.len() - 1] >= size;
        let is_new_day = days[at - 1] < days[at] && n_days <= MAX_UNITS;
        if is_full || is_new_day {
            starts.push(at);
        }
    }
    if !days.is_empty() {
        starts.push(days.len());
    }
    starts
}

/// The sums of a line over its units, less their mean, over their spread; 0 where there is none.
fn standardised(line: &[f64], starts: &[usize]) -> Vec<f64> {
    let sums: Vec<f64> =
        starts.windows(2).map(|it| line[it[0]..it[1]].iter().sum()).collect();
    let n = sums.len() as f64;
    let mean = sums.iter().sum::<f64>() / n;
    let squares: f64 = sums.iter().map(|it| (it - mean).powi(2)).sum();
    let spread = (squares / (n - 1.0)).sqrt();
    let is_flat = spread.is_nan() || spread <= TIE;
    sums.iter().map(|it| if is_flat { 0.0 } else { (it - mean) / spread }).collect()
}

#[cfg(test)]
mod tests {
    use super::{MAX_UNITS, MIN_SIDE, Sequence, units};
    use crate::stats::Resampling;
    use rand::RngExt;

    fn draws(draws: usize) -> Resampling {
        Resampling { draws, seed: 1 }
    }

    fn days(n: usize) -> Vec<i64> {
        (0..n as i64).collect()
    }

    /// Yearly flow of the Nile at Aswan, 1871 to 1970 (Cobb 1978, Biometrika 65: 243–251).
    const NILE: [u16; 100] = [
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994,
        1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100,
        774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824,
        702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
        759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801,
        1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
        1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ];

    #[test]
    fn finds_the_dam_in_the_nile() {
        // Cobb finds 1898 the last year of the old flow; R's strucchange gives 1898 with a
        // 95% interval of 1895 to 1902 for the same data.
        let flow: Vec<f64> = NILE.iter().map(|&it| f64::from(it)).collect();
        let sequence = Sequence::new(&[flow], &days(100)).unwrap();
        let found = sequence.cut(draws(999));
        assert_eq!((1870 + found.before, found.rises), (1898, false));
        let (first, last) = (1870 + found.range.0, 1870 + found.range.1);
        assert!(
            (1893..=1898).contains(&first) && (1898..=1903).contains(&last),
            "{found:?}"
        );
        assert!(sequence.p(draws(999)) <= 0.001);
    }

    /// Articles that use a name or not: with one chance before a cut, with another after it.
    fn articles(seed: usize, n: usize, cut: usize, chances: [f64; 2]) -> Vec<f64> {
        let mut generator = draws(1).generator(seed);
        let chance = |at| chances[usize::from(at >= cut)];
        (0..n).map(|at| f64::from(u8::from(generator.random_bool(chance(at))))).collect()
    }

    #[test]
    fn keeps_its_level() {
        // Of 200 sequences without a change 10 are expected at .05; 20 would be 3.2 standard
        // errors more.
        let found = (0..200).filter(|&seed| {
            let lines = [articles(seed, 40, 40, [0.3; 2])];
            Sequence::new(&lines, &days(40)).is_some_and(|it| it.p(draws(199)) <= 0.05)
        });
        let found = found.count();
        assert!((1..20).contains(&found), "{found}");
    }

    #[test]
    fn intervals_hold_the_cut() {
        let held = (0..60).filter(|&seed| {
            let lines = [articles(seed, 80, 30, [0.8, 0.2])];
            let (least, most) =
                Sequence::new(&lines, &days(80)).unwrap().cut(draws(199)).range;
            (least..=most).contains(&30)
        });
        let held = held.count();
        assert!(held >= 54, "{held} of 60");
    }

    #[test]
    fn lines_add_up_and_the_one_that_moves_is_named() {
        let moving = articles(3, 60, 20, [0.1, 0.9]);
        let still = articles(4, 60, 60, [0.5; 2]);
        let found = Sequence::new(&[still, moving], &days(60)).unwrap().cut(draws(99));
        assert_eq!((found.line, found.rises), (1, true));
        assert!(found.before.abs_diff(20) <= 3, "{found:?}");
    }

    #[test]
    fn a_day_is_never_parted() {
        // The change falls into the day 6, which has eight articles.
        let day: Vec<i64> =
            (0..20).map(|at| if (6..14).contains(&at) { 6 } else { at }).collect();
        let line: Vec<f64> = (0..20).map(|at| f64::from(u8::from(at >= 10))).collect();
        let found = Sequence::new(&[line], &day).unwrap().cut(draws(99));
        assert!([6, 14].contains(&found.before), "{found:?}");
    }

    #[test]
    fn nothing_to_cut_is_no_sequence() {
        let line =
            |n: usize| vec![(0..n).map(|at| f64::from(u8::from(at % 2 == 0))).collect()];
        let short = 2 * MIN_SIDE - 1;
        assert!(Sequence::new(&line(short), &days(short)).is_none());
        assert!(Sequence::new(&line(30), &[4; 30]).is_none(), "all on one day");
        assert!(Sequence::new(&[vec![1.0; 30]], &days(30)).is_none(), "nothing varies");
        assert!(Sequence::new(&[], &days(30)).is_none());
        assert!(Sequence::new(&[Vec::new()], &[]).is_none());
    }

    #[test]
    fn long_sequences_are_bundled() {
        let n = 30_000;
        let day: Vec<i64> = (0..n as i64).map(|at| at / 100).collect();
        let starts = units(&day);
        assert!(starts.len() <= 2 * MAX_UNITS + 301, "{}", starts.len());
        assert!(
            day.iter().enumerate().skip(1).all(|(at, it)| {
                *it == day[at - 1] || starts.binary_search(&at).is_ok()
            })
        );
        let line: Vec<f64> =
            (0..n).map(|at| f64::from(u8::from(at % 3 == 0 || at >= 12_000))).collect();
        let found = Sequence::new(&[line], &day).unwrap().cut(draws(39));
        assert_eq!(found.before, 12_000);
    }

    #[test]
    fn the_same_seed_gives_the_same() {
        let line = articles(7, 50, 25, [0.4, 0.6]);
        let sequence = Sequence::new(&[line], &days(50)).unwrap();
        assert_eq!(sequence.cut(draws(199)), sequence.cut(draws(199)));
        assert!((sequence.p(draws(199)) - sequence.p(draws(199))).abs() < 1e-12);
    }
}
