//! Work shared out among threads; what comes out does not depend on how many there are.

use std::ops::Range;
use std::thread;

/// Fewer things are not worth a thread.
const MIN_PART: usize = 2_048;
/// More threads than this wait for memory and not for work.
const MAX_THREADS: usize = 8;

/// What some work finds in the parts of a list of `n` things, in the order of the list.
pub(super) fn in_parts<T: Send>(
    n: usize,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let n_parts = n_threads.min(MAX_THREADS).min(n / MIN_PART).max(1);
    let part = |at: usize| n * at / n_parts..n * (at + 1) / n_parts;
    if n_parts == 1 {
        return work(0..n);
    }
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> =
            (0..n_parts).map(|at| scope.spawn(move || work(part(at)))).collect();
        let found = threads.into_iter().map(|it| match it.join() {
            Ok(found) => found,
            // The cause has been printed where it arose.
            Err(cause) => std::panic::resume_unwind(cause),
        });
        found.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{MIN_PART, in_parts};

    #[test]
    fn the_order_is_that_of_the_list() {
        for n in [0, 1, MIN_PART, 3 * MIN_PART, 20 * MIN_PART + 7] {
            let squares = in_parts(n, |part| part.map(|it| it * it).collect());
            assert_eq!(squares, (0..n).map(|it| it * it).collect::<Vec<_>>());
        }
    }
}
