//! `parallax lsp`: passes the command line's options to the language server.

use crate::cli::args::Common;
use crate::cli::args_lsp::Lsp;
use crate::cli::{Outcome, Servers};
use crate::desk::{Choices, rule_level};
use anyhow::Context;

pub(super) fn run(
    args: &Lsp,
    common: &Common,
    servers: Servers,
) -> anyhow::Result<Outcome> {
    let serve = servers.lsp.context(
        "this parallax was built without its language server; build it with `cargo install --path . --features lsp`",
    )?;
    let choices = Choices {
        config: args.config.clone(),
        isolated: args.isolated,
        lists: common.lists(),
        house: args.house.clone(),
        against: args.against.clone(),
        baseline: args.baseline.clone(),
        rules: args.rule.iter().map(|it| rule_level(it)).collect::<Result<_, _>>()?,
        ..Choices::default()
    };
    Ok(Outcome::Ended(serve(choices)?))
}
