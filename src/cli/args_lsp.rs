//! Options of `parallax lsp`.

use clap::Args as ClapArgs;
use std::path::PathBuf;

const EXAMPLES: &str = "\
An editor starts this command; typed in a terminal it waits for an editor's messages.
docs/review.md shows how to set up Neovim, VS Code and Helix.

Settings come from, the first named first: these options; the editor (initializationOptions or the section
`parallax` of its settings, with the names of parallax.toml); the nearest parallax.toml above the draft.

Exit status: 0 after a shutdown request, 1 without one, 2 error.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(super) struct Lsp {
    /// House style: a shipped one (ap, bbc, guardian), a file (.toml, .csv), or a pack with rules; several add up
    #[arg(long, value_name = "NAME-OR-FILE")]
    pub(super) house: Vec<String>,
    /// Articles to put the drafts beside: what they name otherwise, leave out, quote shorter
    #[arg(long, value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Set a rule's level: RULE=off, advice, warning or error
    #[arg(long, value_name = "RULE=LEVEL")]
    pub(super) rule: Vec<String>,
    /// Leave out what this file lists
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Settings [default: the nearest parallax.toml in the draft's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Look for no settings
    #[arg(long, conflicts_with = "config")]
    pub(super) isolated: bool,
    /// Talk over standard input and output: always so, accepted for editors that pass it
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}
