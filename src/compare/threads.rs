//! Shares work among threads; the result does not depend on how many there are.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

/// More threads than this wait for memory and not for work.
const MAX_THREADS: usize = 8;

/// How many threads are allowed; 0 for as many as there are cores.
static ALLOWED: AtomicUsize = AtomicUsize::new(0);

/// Lets comparisons of this process work on so many threads at most; what they find stays the
/// same.
pub fn limit_threads(n: usize) {
    ALLOWED.store(n, Ordering::Relaxed);
}

fn n_threads() -> usize {
    match ALLOWED.load(Ordering::Relaxed) {
        0 => thread::available_parallelism().map_or(1, usize::from),
        n => n,
    }
}

/// Two pieces of work that do not need each other, side by side.
pub(super) fn join<A: Send, B>(
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B,
) -> (A, B) {
    if n_threads() == 1 {
        return (a(), b());
    }
    let a = Mutex::new(Some(a));
    let take = || a.lock().unwrap_or_else(PoisonError::into_inner).take();
    thread::scope(|scope| {
        // Where the system allows no further thread, this one does both.
        let thread = Builder::new().spawn_scoped(scope, || take().map(|a| a()));
        let b = b();
        let a = thread.ok().and_then(joined).or_else(|| take().map(|a| a()));
        (a.expect("it is done once"), b)
    })
}

/// Some work that gives a list.
pub(super) type Work<'a, T> = Box<dyn FnOnce() -> Vec<T> + Send + 'a>;

/// What several pieces of work find, in their order; whoever is free takes the next one.
pub(super) fn all<T: Send>(work: Vec<Work<'_, T>>) -> Vec<Vec<T>> {
    let n_threads = n_threads().min(MAX_THREADS).min(work.len());
    if n_threads < 2 {
        return work.into_iter().map(|it| it()).collect();
    }
    let mut found: Vec<Vec<T>> = work.iter().map(|_| Vec::new()).collect();
    let work = Mutex::new(work.into_iter().enumerate());
    let take = || {
        let mut own = Vec::new();
        // The lock is given back before the work begins.
        while let Some((at, it)) = next(&work) {
            own.push((at, it()));
        }
        own
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (1..n_threads)
            .map_while(|_| Builder::new().spawn_scoped(scope, take).ok())
            .collect();
        let own = take();
        for (at, it) in threads.into_iter().flat_map(joined).chain(own) {
            found[at] = it;
        }
    });
    found
}

fn next<I: Iterator>(work: &Mutex<I>) -> Option<I::Item> {
    work.lock().unwrap_or_else(PoisonError::into_inner).next()
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(found) => found,
        // The cause has been printed where it arose.
        Err(cause) => std::panic::resume_unwind(cause),
    }
}

/// What some work finds in the parts of a list of `n` things, in the order of the list; a part
/// has at least `least` of them.
pub(super) fn in_parts<T: Send>(
    n: usize,
    least: usize,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    let n_parts = n_threads().min(MAX_THREADS).min(n / least).max(1);
    let part = |at: usize| n * at / n_parts..n * (at + 1) / n_parts;
    if n_parts == 1 {
        return work(0..n);
    }
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..n_parts)
            .map(|at| Builder::new().spawn_scoped(scope, move || work(part(at))))
            .collect();
        let done = (0..).zip(threads).map(|(at, thread)| match thread {
            Ok(thread) => joined(thread),
            Err(_) => work(part(at)),
        });
        done.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Work, all, in_parts};

    #[test]
    fn what_is_found_is_in_the_order_of_the_work() {
        for n in [0, 1, 2, 40] {
            let work =
                (0..n).map(|it: usize| Box::new(move || vec![it; it]) as Work<'_, _>);
            let expected: Vec<Vec<usize>> = (0..n).map(|it| vec![it; it]).collect();
            assert_eq!(all(work.collect()), expected);
        }
    }

    #[test]
    fn the_order_is_that_of_the_list() {
        for n in [0, 1, 100, 300, 2_007] {
            let squares = in_parts(n, 100, |part| part.map(|it| it * it).collect());
            assert_eq!(squares, (0..n).map(|it| it * it).collect::<Vec<_>>());
        }
    }
}
