//! The program; everything it does is in the library.

use parallax::cli::{Serve, Servers};
use std::process::ExitCode;

#[cfg(feature = "lsp")]
const LSP: Option<Serve> = Some(parallax::lsp::run);
#[cfg(not(feature = "lsp"))]
const LSP: Option<Serve> = None;

fn main() -> ExitCode {
    parallax::cli::run(Servers { lsp: LSP })
}
