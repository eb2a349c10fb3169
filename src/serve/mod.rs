//! `parallax serve`: the same in a browser, for people who have no terminal.
//!
//! A local server hands out pages that Tera makes and one small script; everything that is
//! measured is measured by the library behind it, so that a report is the one that `compare`
//! writes. Stories are folders with a `story.toml` (`shelf`); whatever a page changes is
//! one `story::Change`, written whole or not at all, which can be taken back.
//!
//! Any page of the web may send requests to this machine, so `guard` looks at each one
//! before anything else does.

mod articles;
mod connections;
mod draft;
mod export;
mod fault;
mod frame;
mod guard;
mod kept;
mod lesson;
mod list;
mod names;
mod open;
mod pages;
mod request;
mod routes;
mod secret;
mod shelf;
mod start;
mod story;
mod struck;
mod text;
mod voices;
mod web;
mod words;
mod work;
mod works;

use crate::desk::Lists;
use guard::Guard;
use routes::App;
use secret::Secret;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// How many threads work for pages at once; more requests wait.
const THREADS: usize = 16;

/// What is served, and to whom.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the stories; made if it is not there.
    pub folder: PathBuf,
    /// Another address than that of this machine alone.
    pub bind: Option<IpAddr>,
    /// The port; 0 for a free one.
    pub port: u16,
    /// The token, in place of one that is drawn.
    pub token: Option<String>,
    /// Whether a browser is opened.
    pub opens: bool,
    /// Word lists of every story.
    pub lists: Lists,
    /// Whether addresses of this machine and of its own network may be fetched.
    pub allows_local: bool,
}

/// Serves pages until the process is interrupted.
///
/// # Errors
///
/// If the folder cannot be made, or the port is taken.
pub fn run(options: Options) -> io::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(THREADS)
        .build()?;
    std::fs::create_dir_all(&options.folder)?;
    runtime.block_on(async move {
        let address = options.bind.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let socket = SocketAddr::new(address, options.port);
        let listener = tokio::net::TcpListener::bind(socket).await.map_err(|error| {
            let remedy = "name another --port, or leave it out for a free one";
            io::Error::new(error.kind(), format!("{socket}: {error}; {remedy}"))
        })?;
        let own = listener.local_addr()?;
        let token = match options.token {
            Some(token) => Secret::of(token),
            None => Secret::draw()?,
        };
        let ticket = Secret::draw()?;
        let link = format!("http://{own}/?token={}", token.shown());
        let once = format!("http://{own}/?token={}", ticket.shown());
        let guard = Guard::new(own, token, options.opens.then_some(ticket))?;
        let app = App::new(guard, options.folder, options.lists, options.allows_local)?;
        // Where nobody reads it, the browser may be open all the same.
        let told = format!("{link}\nOpen this address in a browser. Ctrl-C ends it.\n");
        let mut out = io::stdout();
        let _ = out.write_all(told.as_bytes()).and_then(|()| out.flush());
        if options.opens {
            open::in_browser(&once);
        }
        connections::serve(listener, routes::router(Arc::new(app))).await;
        Ok(ExitCode::SUCCESS)
    })
}
