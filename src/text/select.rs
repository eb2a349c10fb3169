//! Picking tokens without a branch.

/// The numbers below `n` for which a test holds, in order.
///
/// Whether the next token has a capital cannot be foreseen, and a branch taken wrongly costs
/// more than the test: every number is written down, and the next one over it if it fails.
#[inline]
pub fn select(n: usize, is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut wanted = vec![0; n];
    let mut len = 0;
    for number in 0..n {
        wanted[len] = number;
        len += usize::from(is_wanted(number));
    }
    wanted.truncate(len);
    wanted
}

#[cfg(test)]
mod tests {
    use super::select;

    #[test]
    fn gives_what_holds_in_order() {
        assert_eq!(select(7, |it| it % 3 == 0), [0, 3, 6]);
        assert_eq!(select(2, |_| true), [0, 1]);
        assert!(select(2, |_| false).is_empty());
        assert!(select(0, |_| true).is_empty());
    }
}
