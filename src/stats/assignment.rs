//! The ways of dealing articles out to sources that keep each source's number of articles.

/// The number of distinct assignments for sources of these sizes.
///
/// n! / (n₁! n₂! …), the multinomial coefficient: exact up to 2⁵³, infinite where it
/// exceeds what a number holds. No article, or one source, has 1 assignment.
pub(super) fn n_assignments(sizes: &[usize]) -> f64 {
    let mut n_articles = 0.0;
    let mut product = 1.0;
    for size in sizes {
        // One factor after another gives a binomial coefficient at each step, which is
        // a whole number.
        for place in 1..=*size {
            n_articles += 1.0;
            product = product * n_articles / place as f64;
        }
    }
    product
}

/// The number of assignments that only swap the names of sources of one size.
///
/// A statistic that treats the sources alike has the same value in all of them.
pub(super) fn n_relabellings(sizes: &[usize]) -> f64 {
    let mut sorted = sizes.to_vec();
    sorted.sort_unstable();
    let groups = sorted.chunk_by(|a, b| a == b);
    groups
        .map(|group| (1..=group.len()).map(|size| size as f64).product::<f64>())
        .product()
}

/// Steps to the next assignment in lexicographic order; false if there is none.
///
/// Starting from sorted labels it visits every distinct assignment once.
///
/// Knuth, The Art of Computer Programming 4A, section 7.2.1.2, algorithm L.
pub(super) fn advance(labels: &mut [usize]) -> bool {
    let Some(pivot) = labels.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let head = labels[pivot];
    let swap = labels.iter().rposition(|label| *label > head).unwrap_or(pivot);
    labels.swap(pivot, swap);
    labels[pivot + 1..].reverse();
    true
}

#[cfg(test)]
mod tests {
    use super::{advance, n_assignments, n_relabellings};

    #[track_caller]
    fn check(sizes: &[usize], assignments: f64, relabellings: f64) {
        let (all, same) = (n_assignments(sizes), n_relabellings(sizes));
        assert!((all - assignments).abs() < 1e-9, "{all}");
        assert!((same - relabellings).abs() < 1e-9, "{same}");
    }

    #[test]
    fn counts_assignments() {
        check(&[], 1.0, 1.0);
        check(&[4], 1.0, 1.0);
        check(&[4, 4], 70.0, 2.0);
        check(&[5, 5], 252.0, 2.0);
        check(&[3, 3, 3], 1_680.0, 6.0);
        // The letters of MISSISSIPPI.
        check(&[1, 4, 4, 2], 34_650.0, 2.0);
        assert!(n_assignments(&[1_000, 1_000, 1_000]).is_infinite());
    }

    #[test]
    fn visits_every_assignment_once() {
        for sizes in [vec![1], vec![2, 2], vec![1, 2, 3], vec![2, 1, 2], vec![4, 4]] {
            let mut labels: Vec<usize> = Vec::new();
            for (label, size) in sizes.iter().enumerate() {
                labels.extend(vec![label; *size]);
            }
            let mut seen = vec![labels.clone()];
            while advance(&mut labels) {
                seen.push(labels.clone());
            }
            assert!(seen.is_sorted_by(|a, b| a < b));
            assert!((seen.len() as f64 - n_assignments(&sizes)).abs() < 1e-9);
        }
        assert!(!advance(&mut []));
    }
}
