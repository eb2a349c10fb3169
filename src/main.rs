//! The program; everything it does is in the library.

use parallax::cli::{Serve, ServePages, Servers};
use std::process::ExitCode;

#[cfg(feature = "lsp")]
const LSP: Option<Serve> = Some(parallax::lsp::run);
#[cfg(not(feature = "lsp"))]
const LSP: Option<Serve> = None;

#[cfg(feature = "serve")]
const PAGES: Option<ServePages> = Some(|it| {
    parallax::serve::run(parallax::serve::Options {
        folder: it.folder,
        bind: it.bind,
        port: it.port,
        token: it.token,
        opens: it.opens,
        lists: it.lists,
        allows_local: it.allows_local,
    })
});
#[cfg(not(feature = "serve"))]
const PAGES: Option<ServePages> = None;

fn main() -> ExitCode {
    parallax::cli::run(Servers { lsp: LSP, pages: PAGES })
}
