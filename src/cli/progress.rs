//! One line on standard error that counts articles while long work goes on, with the rate and
//! the time that is left.
//!
//! It shows only on a terminal and after two seconds, is written over five times a second,
//! and is wiped before anything else is said. It is the one place that looks at a clock.

use crate::cli::message::Messages;
use crate::input::Units;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Work that takes no longer shows nothing.
const PATIENCE: Duration = Duration::from_secs(2);
/// The time between two lines.
const PAUSE: Duration = Duration::from_millis(200);

/// How far the work is.
pub(super) struct Progress<W: Write> {
    stream: Option<W>,
    next: Instant,
    n_done: usize,
    /// When the first articles were done, how many and how many bytes had been read: what is
    /// passed over before that says nothing about the rate.
    first: Option<(Instant, usize, u64)>,
    bytes: Bytes,
    is_shown: bool,
}

/// How much of the input there is, in bytes.
struct Bytes {
    n_read: Arc<AtomicU64>,
    n_all: Option<u64>,
}

impl Progress<std::io::Stderr> {
    /// Begins to count, unless nobody watches or nobody wants to.
    pub(super) fn begin(messages: &Messages, units: &Units) -> Self {
        let stream = std::io::stderr();
        let is_wanted = stream.is_terminal() && !messages.is_quiet();
        let n_all = if is_wanted { units.n_bytes() } else { None };
        let bytes = Bytes { n_read: units.n_bytes_read(), n_all };
        Self::new(is_wanted.then_some(stream), bytes, Instant::now())
    }
}

impl<W: Write> Progress<W> {
    fn new(stream: Option<W>, bytes: Bytes, start: Instant) -> Self {
        let next = start + PATIENCE;
        Self { stream, next, n_done: 0, first: None, bytes, is_shown: false }
    }

    /// Counts articles that are done.
    pub(super) fn add(&mut self, n: usize) {
        if self.stream.is_some() {
            self.add_at(n, Instant::now());
        }
    }

    fn add_at(&mut self, n: usize, now: Instant) {
        self.n_done += n;
        let n_bytes = self.bytes.n_read.load(Ordering::Relaxed);
        let (begin, n_before, n_bytes_before) =
            *self.first.get_or_insert((now, self.n_done, n_bytes));
        if now < self.next {
            return;
        }
        self.next = now + PAUSE;
        let seconds = now.saturating_duration_since(begin).as_secs_f64().max(1e-3);
        let rate = (self.n_done - n_before) as f64 / seconds;
        let n_new = n_bytes.saturating_sub(n_bytes_before);
        let left =
            self.bytes.n_all.filter(|_| n_new > 0).map(|n_all| {
                n_all.saturating_sub(n_bytes) as f64 * seconds / n_new as f64
            });
        let left = left.map_or_else(String::new, |it| format!(", {} left", time(it)));
        if let Some(stream) = &mut self.stream {
            // A line that cannot be written is no reason to stop the work; what the last one
            // had beyond this one is wiped.
            let n_done = self.n_done;
            let _ = write!(stream, "\r{n_done} articles, {rate:.0} a second{left}\x1b[K");
            let _ = stream.flush();
            self.is_shown = true;
        }
    }

    /// Wipes the line, so that something else can stand there.
    pub(super) fn clear(&mut self) {
        if let (true, Some(stream)) = (self.is_shown, &mut self.stream) {
            let _ = write!(stream, "\r\x1b[K");
            let _ = stream.flush();
            self.is_shown = false;
        }
    }
}

impl<W: Write> Drop for Progress<W> {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Seconds as people say them.
fn time(seconds: f64) -> String {
    match seconds {
        ..90.0 => format!("{seconds:.0} s"),
        ..5400.0 => format!("{:.0} min", seconds / 60.0),
        _ => format!("{:.1} h", seconds / 3600.0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Progress, time};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::{Duration, Instant};

    fn bytes(n_all: Option<u64>) -> (Bytes, Arc<AtomicU64>) {
        let n_read = Arc::new(AtomicU64::new(0));
        (Bytes { n_read: Arc::clone(&n_read), n_all }, n_read)
    }

    #[test]
    fn long_work_shows_one_line_and_leaves_none() {
        let start = Instant::now();
        let mut shown = Vec::new();
        let (bytes, n_read) = bytes(Some(3_000));
        let mut progress = Progress::new(Some(&mut shown), bytes, start);
        for (milliseconds, n) in
            [(1_000, 32), (1_900, 32), (2_000, 32), (2_100, 32), (3_000, 32)]
        {
            n_read.fetch_add(100, Ordering::Relaxed);
            progress.add_at(n, start + Duration::from_millis(milliseconds));
        }
        progress.clear();
        progress.clear();
        drop(progress);
        assert_eq!(
            String::from_utf8(shown).unwrap(),
            "\r96 articles, 64 a second, 14 s left\x1b[K\r160 articles, 64 a second, 12 s left\x1b[K\r\x1b[K"
        );
    }

    #[test]
    fn short_work_shows_nothing() {
        let start = Instant::now();
        let mut shown = Vec::new();
        let late = start + Duration::from_secs(1);
        Progress::new(Some(&mut shown), bytes(None).0, start).add_at(9, late);
        assert!(shown.is_empty());
        let mut unseen: Progress<Vec<u8>> = Progress::new(None, bytes(None).0, start);
        unseen.add_at(9, start + Duration::from_secs(9));
        assert!(!unseen.is_shown);
    }

    #[test]
    fn times_are_round() {
        for (seconds, expected) in
            [(0.2, "0 s"), (89.0, "89 s"), (150.0, "2 min"), (9_000.0, "2.5 h")]
        {
            assert_eq!(time(seconds), expected);
        }
    }
}
