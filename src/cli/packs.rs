//! The word lists of a run.

use crate::cli::args::Common;
use crate::lexicon::{Lexicon, Pack, cues};

/// The packs that give mentions: names on the spot, the built-in ones, those of files.
pub(super) fn packs(common: &Common) -> anyhow::Result<Vec<Pack>> {
    Ok(common.lists().read()?)
}

/// The packs of a run, compiled, with the cues that find speakers.
pub(super) fn lexicon(common: &Common) -> anyhow::Result<Lexicon> {
    Ok(Lexicon::compile(packs(common)?, vec![cues()?])?)
}
