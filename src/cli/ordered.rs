//! Work on several threads whose results come back in the order of the input.
//!
//! Batch `n` goes to worker `n` modulo their number, and results are taken in the same turn,
//! so that neither the order nor the result depends on how many threads there are. At most
//! two batches a worker are under way: memory stays flat however long the input is.

use anyhow::Context;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Builder;

/// Batches under way for each worker.
const DEPTH: usize = 2;

/// Maps batches on `n_threads` threads; each thread makes its own worker once.
///
/// # Errors
///
/// The first error of `take`; what is still under way is dropped.
pub(super) fn ordered<B: Send, R: Send, W: FnMut(B) -> R>(
    batches: impl Iterator<Item = B>,
    n_threads: usize,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if n_threads <= 1 {
        return batches.map(worker()).try_for_each(take);
    }
    std::thread::scope(|scope| {
        let lanes: Vec<(SyncSender<B>, Receiver<R>)> = (0..n_threads)
            .map_while(|_| {
                let (to_worker, from_us) = sync_channel(DEPTH);
                let (to_us, from_worker) = sync_channel(DEPTH);
                let worker = &worker;
                let run = move || {
                    let mut work = worker();
                    for batch in from_us {
                        // A fault has been reported where it happened; this lane ends.
                        let done = catch_unwind(AssertUnwindSafe(|| work(batch)));
                        if done.is_err() || done.is_ok_and(|it| to_us.send(it).is_err()) {
                            break;
                        }
                    }
                };
                // Where the system allows no further thread, those that there are do it.
                let thread = Builder::new().spawn_scoped(scope, run);
                thread.is_ok().then_some((to_worker, from_worker))
            })
            .collect();
        let n_threads = lanes.len();
        if n_threads == 0 {
            return batches.map(worker()).try_for_each(take);
        }
        let mut n_taken = 0;
        let mut n_sent = 0;
        let mut take_next = |n_taken: &mut usize| {
            let result = lanes[*n_taken % n_threads].1.recv();
            *n_taken += 1;
            take(result.context("a thread ended before its work was done")?)
        };
        for batch in batches {
            if n_sent - n_taken == n_threads * DEPTH {
                take_next(&mut n_taken)?;
            }
            let sent = lanes[n_sent % n_threads].0.send(batch);
            sent.map_err(|_| anyhow::anyhow!("a thread ended before its work was done"))?;
            n_sent += 1;
        }
        while n_taken < n_sent {
            take_next(&mut n_taken)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn keeps_the_order_at_any_number_of_threads() {
        for n_threads in [1, 2, 3, 8] {
            let mut results = Vec::new();
            let take = |it| {
                results.push(it);
                Ok(())
            };
            ordered(0..100, n_threads, || |n: u64| n * n, take).unwrap();
            assert_eq!(results, (0..100).map(|n| n * n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn ends_at_the_first_error() {
        for n_threads in [1, 4] {
            let take = |n| if n < 5 { Ok(()) } else { anyhow::bail!("full") };
            assert!(ordered(0..1000, n_threads, || |n: u64| n, take).is_err());
        }
    }
}
