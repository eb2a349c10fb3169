//! `parallax lsp`: a language server, which shows an editor what `parallax review` finds.
//!
//! Three threads: one cuts standard input into messages (`transport`), one runs the protocol
//! (`server`), one does the work (`worker`). Messages reach the worker in the order in which
//! they were sent; of the versions of a draft that wait, it looks at the newest. Nothing but
//! the protocol is written to standard output.

mod abilities;
mod actions;
mod client;
mod desks;
mod diagnostics;
mod document;
mod faults;
mod hover;
mod options;
mod place;
mod server;
mod transport;
mod worker;

use crate::desk::Choices;
use server::Server;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp_server::LspService;

/// Serves one editor over standard input and output until it says `exit`, or input ends.
///
/// Exit status: 0 where `shutdown` was asked for before, else 1, as the protocol has it.
///
/// # Errors
///
/// If the system gives no thread to work on.
pub fn run(choices: Choices) -> io::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let is_shut_down = Arc::new(AtomicBool::new(false));
    let said = Arc::clone(&is_shut_down);
    runtime.block_on(async move {
        let (service, socket) =
            LspService::new(|client| Server::new(client, choices, said));
        // One message at a time: what comes later may depend on what came before.
        let server =
            tower_lsp_server::Server::new(transport::input(), transport::Output, socket);
        server.concurrency_level(1).serve(service).await;
    });
    // The other threads end with the process.
    let is_shut_down = is_shut_down.load(Ordering::SeqCst);
    Ok(if is_shut_down { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
