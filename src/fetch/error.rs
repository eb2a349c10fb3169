//! Why a page was not fetched, and what to do instead.

use std::io;
use thiserror::Error;

/// What is wrong with an address or with what its server sends.
#[derive(Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FetchError {
    /// It is no address of a page.
    #[error("this is not the address of a page; copy it from the browser's address bar")]
    Address,
    /// A page of some other kind than those of the web.
    #[error(
        "`{0}:` is not fetched, only http and https are; save the page and name its file"
    )]
    Scheme(String),
    /// The machine itself, or its network.
    #[error(
        "the address is in your own network, which is not read; --allow-local reads it"
    )]
    Local,
    /// No such host.
    #[error("there is no such host, or no network; check the address")]
    Host,
    /// No connection.
    #[error(
        "the server cannot be reached ({0}); try again, or save the page in a browser and name its file"
    )]
    Connection(String),
    /// `robots.txt` forbids it.
    #[error(
        "the site's robots.txt asks programs not to fetch this page; save it in a browser and name its file"
    )]
    Robots,
    /// `robots.txt` cannot be had.
    #[error(
        "the site's robots.txt cannot be read ({0}), so programs must not fetch its pages; try again later, or save the page in a browser and name its file"
    )]
    NoRobots(u16),
    /// The server does not give the page.
    #[error("the server answers {0} ({1}); {2}")]
    Status(u16, &'static str, &'static str),
    /// A redirect to no address.
    #[error(
        "the server redirects without saying where; save the page in a browser and name its file"
    )]
    Nowhere,
    /// Round in a circle, or nearly.
    #[error(
        "more than {0} redirects; open the address in a browser, save the page and name its file"
    )]
    Redirects(usize),
    /// Too slow.
    #[error(
        "the server took too long; try again, or save the page in a browser and name its file"
    )]
    Time,
    /// Too much.
    #[error("the page has more than {0} MiB; save it in a browser and name its file")]
    TooLarge(u64),
    /// The connection ended before the page did.
    #[error(
        "only part of the page arrived; try again, or save it in a browser and name its file"
    )]
    CutOff,
    /// Nothing came.
    #[error("the server sends an empty page; save it in a browser and name its file")]
    Empty,
    /// A picture, a sound, a program.
    #[error(
        "the address leads to `{0}`, which is not an article; name the article's own page"
    )]
    Kind(String),
}

/// What went wrong with a request.
pub(super) fn call(error: &ureq::Error) -> FetchError {
    match error {
        ureq::Error::Timeout(_) => FetchError::Time,
        ureq::Error::HostNotFound => FetchError::Host,
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => FetchError::Address,
        ureq::Error::Io(error) => read(error),
        error => FetchError::Connection(error.to_string()),
    }
}

/// What went wrong while bytes were coming.
pub(super) fn read(error: &io::Error) -> FetchError {
    // The client wraps its own errors in those of the system.
    let inner = error.get_ref().and_then(|it| it.downcast_ref::<ureq::Error>());
    match (inner, error.kind()) {
        (Some(ureq::Error::Timeout(_)), _) | (_, io::ErrorKind::TimedOut) => {
            FetchError::Time
        }
        (_, io::ErrorKind::PermissionDenied) => FetchError::Local,
        (_, io::ErrorKind::UnexpectedEof) => FetchError::CutOff,
        (Some(ureq::Error::Protocol(_) | ureq::Error::Decompress(..)), _) => {
            FetchError::CutOff
        }
        (_, io::ErrorKind::InvalidData) => FetchError::CutOff,
        // What the system says when it finds no host has no kind of its own.
        _ if error.to_string().contains("failed to lookup address") => FetchError::Host,
        _ => FetchError::Connection(error.to_string()),
    }
}
