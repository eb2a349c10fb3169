//! The articles of a test, and the statistics of the ways to deal them out.

use ndarray::{Array2, ArrayView2, Axis};
use rand::seq::SliceRandom;

use crate::stats::assignment::advance;
use crate::stats::divergence::pool;
use crate::stats::{Resampling, jensen_shannon, shares};

/// The articles that have counts, with labels 0, 1, … for the sources they belong to.
pub(super) struct Articles {
    counts: Array2<u64>,
    labels: Vec<usize>,
    /// The number of articles of each label.
    pub(super) sizes: Vec<usize>,
    /// The counts of each label; kept to spare an allocation for each assignment.
    pooled: Array2<u64>,
}

impl Articles {
    /// Keeps the rows that have a count, and numbers the sources that are left.
    pub(super) fn new(counts: ArrayView2<'_, u64>, sources: &[usize]) -> Self {
        let mut rows = Vec::new();
        for (row, article) in counts.rows().into_iter().enumerate() {
            if article.iter().any(|count| *count > 0) {
                rows.push(row);
            }
        }
        let mut names: Vec<usize> = rows.iter().map(|row| sources[*row]).collect();
        names.sort_unstable();
        names.dedup();
        let label = |row: &usize| names.partition_point(|name| *name < sources[*row]);
        let labels: Vec<usize> = rows.iter().map(label).collect();
        let mut sizes = vec![0; names.len()];
        for label in &labels {
            sizes[*label] += 1;
        }
        let pooled = Array2::zeros((names.len(), counts.ncols()));
        Self { counts: counts.select(Axis(0), &rows), labels, sizes, pooled }
    }

    /// Measures the divergence of the sources under the present labels.
    pub(super) fn statistic(&mut self) -> f64 {
        pool(self.counts.view(), &self.labels, &mut self.pooled);
        jensen_shannon(shares(self.pooled.view()).view())
    }

    /// Lists the statistics of all assignments; leaves the labels at the last one.
    pub(super) fn enumerate(&mut self) -> Vec<f64> {
        self.labels.sort_unstable();
        let mut reference = vec![self.statistic()];
        while advance(&mut self.labels) {
            reference.push(self.statistic());
        }
        reference
    }

    /// Lists the statistics of the present assignment, then of the draws from it.
    pub(super) fn draw(&mut self, resampling: Resampling) -> Vec<f64> {
        let mut reference = vec![self.statistic()];
        let observed = self.labels.clone();
        for draw in 0..resampling.draws {
            self.labels.copy_from_slice(&observed);
            self.labels.shuffle(&mut resampling.generator(draw));
            reference.push(self.statistic());
        }
        reference
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;
    use rand::seq::SliceRandom;

    use super::Articles;
    use crate::stats::Resampling;

    #[test]
    fn numbers_the_sources_that_have_counts() {
        let counts = array![[0, 0], [1, 0], [0, 2], [3, 1]];
        let articles = Articles::new(counts.view(), &[2, 9, 4, 9]);
        assert_eq!(articles.labels, [1, 0, 1]);
        assert_eq!(articles.sizes, [1, 2]);
        assert_eq!(articles.counts, array![[1, 0], [0, 2], [3, 1]]);
    }

    #[test]
    fn draws_do_not_follow_from_each_other() {
        let counts = array![[1, 0], [5, 2], [3, 1], [0, 2], [4, 4], [9, 1]];
        let mut articles = Articles::new(counts.view(), &[0, 0, 0, 1, 1, 1]);
        let observed = articles.labels.clone();
        let resampling = Resampling { draws: 20, seed: 3 };
        let values = articles.draw(resampling);
        // The last draw alone gives what it gave after all the others.
        articles.labels = observed;
        articles.labels.shuffle(&mut resampling.generator(19));
        assert!((articles.statistic() - values[20]).abs() < 1e-12);
    }
}
