//! `parallax serve` over real sockets: who is let in, what is kept, and that a report is the
//! one that `compare` writes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read, write and panic"
)]

mod hostile;
mod pages;
mod payloads;
mod server;
mod stories;
