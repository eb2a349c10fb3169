//! `parallax serve`: passes the command line's options to the pages.

use crate::cli::args::Common;
use crate::cli::args_serve::Serve;
use crate::cli::message::Messages;
use crate::cli::{Outcome, Pages, Servers};
use anyhow::Context;

/// The shortest token that a person may choose.
const MIN_TOKEN: usize = 16;

pub(super) fn run(
    args: &Serve,
    common: &Common,
    servers: Servers,
    messages: &Messages,
) -> anyhow::Result<Outcome> {
    let serve = servers.pages.context(
        "this parallax was built without its pages; build it with `cargo install --path . --features serve`",
    )?;
    if let Some(token) = &args.token {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        anyhow::ensure!(
            token.len() >= MIN_TOKEN && token.chars().all(is_plain),
            "--token: use at least {MIN_TOKEN} letters, digits, - and _ that nobody can guess"
        );
    }
    if let Some(address) = args.bind.filter(|it| !it.is_loopback()) {
        anyhow::ensure!(
            !address.is_unspecified(),
            "--bind {address}: name the one address by which others reach this machine"
        );
        messages.warning(&format!(
            "--bind {address}: anyone in this network who learns the address with its token can read and change your stories, and the connection is not encrypted"
        ));
    }
    let pages = Pages {
        folder: args.folder.clone(),
        bind: args.bind,
        port: args.port,
        token: args.token.clone(),
        opens: !args.no_open,
        lists: common.lists(),
        allows_local: args.allow_local,
    };
    let status = serve(pages)
        .with_context(|| format!("{} cannot be served", args.folder.display()))?;
    Ok(Outcome::Ended(status))
}
