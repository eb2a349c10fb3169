//! One line on standard error that counts articles while long work goes on.
//!
//! It shows only on a terminal and after two seconds, is written over five times a second,
//! and is wiped before anything else is said. It is the one place that looks at a clock.

use crate::cli::message::Messages;
use std::io::{IsTerminal, Write};
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
    is_shown: bool,
}

impl Progress<std::io::Stderr> {
    /// Begins to count, unless nobody watches or nobody wants to.
    pub(super) fn begin(messages: &Messages) -> Self {
        let stream = std::io::stderr();
        let is_wanted = stream.is_terminal() && !messages.is_quiet();
        Self::new(is_wanted.then_some(stream), Instant::now())
    }
}

impl<W: Write> Progress<W> {
    fn new(stream: Option<W>, start: Instant) -> Self {
        Self { stream, next: start + PATIENCE, n_done: 0, is_shown: false }
    }

    /// Counts articles that are done.
    pub(super) fn add(&mut self, n: usize) {
        self.add_at(n, Instant::now());
    }

    fn add_at(&mut self, n: usize, now: Instant) {
        self.n_done += n;
        if now < self.next {
            return;
        }
        self.next = now + PAUSE;
        if let Some(stream) = &mut self.stream {
            // A line that cannot be written is no reason to stop the work.
            let _ = write!(stream, "\r{} articles", self.n_done);
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

#[cfg(test)]
mod tests {
    use super::Progress;
    use std::time::{Duration, Instant};

    #[test]
    fn long_work_shows_one_line_and_leaves_none() {
        let start = Instant::now();
        let mut shown = Vec::new();
        let mut progress = Progress::new(Some(&mut shown), start);
        for (milliseconds, n) in
            [(100, 32), (1_900, 32), (2_000, 32), (2_100, 32), (2_300, 32)]
        {
            progress.add_at(n, start + Duration::from_millis(milliseconds));
        }
        progress.clear();
        progress.clear();
        drop(progress);
        assert_eq!(
            String::from_utf8(shown).unwrap(),
            "\r96 articles\r160 articles\r\x1b[K"
        );
    }

    #[test]
    fn short_work_shows_nothing() {
        let start = Instant::now();
        let mut shown = Vec::new();
        Progress::new(Some(&mut shown), start).add_at(9, start + Duration::from_secs(1));
        assert!(shown.is_empty());
        let mut unseen: Progress<Vec<u8>> = Progress::new(None, start);
        unseen.add_at(9, start + Duration::from_secs(9));
        assert!(!unseen.is_shown);
    }
}
