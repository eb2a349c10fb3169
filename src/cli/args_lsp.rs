//! Options of `parallax lsp`.

use clap::Args as ClapArgs;
use std::path::PathBuf;

const EXAMPLES: &str = "\
An editor starts this command over standard input and output; in a terminal it waits for an editor's messages.
docs/review.md shows how to set up Neovim, VS Code and Helix.

Settings come from these options; then from the editor (initializationOptions or the section `parallax` of
its settings, with the names of parallax.toml); then from the nearest parallax.toml above the draft.

Exit status: 0 after a shutdown request, 1 without one, 2 error.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(super) struct Lsp {
    /// House style: a built-in one (ap, bbc, guardian), a file (.toml, .csv), or a pack with rules; repeat to add more
    #[arg(long, value_name = "NAME-OR-FILE")]
    pub(super) house: Vec<String>,
    /// Articles to set the drafts beside: what drafts name differently, leave out or cut
    #[arg(long, value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Set a rule's level: RULE=off, advice, warning or error
    #[arg(long, value_name = "RULE=LEVEL")]
    pub(super) rule: Vec<String>,
    /// Leave out the findings that this file lists
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Settings file [default: the nearest parallax.toml in the draft's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Ignore settings files
    #[arg(long, conflicts_with = "config")]
    pub(super) isolated: bool,
    /// Talk over standard input and output: always the case, accepted for editors that pass it
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}
