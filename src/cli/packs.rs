//! The word lists of a run.

use crate::cli::args::Common;
use crate::desk;
use crate::lexicon::{Lexicon, Pack, cues};

/// The packs that give mentions: the built-in ones unless left out, and those named.
pub(super) fn packs(common: &Common) -> anyhow::Result<Vec<Pack>> {
    Ok(desk::packs(common.no_builtin, &common.lexicon)?)
}

/// The packs of a run, compiled, with the cues that find speakers.
pub(super) fn lexicon(common: &Common) -> anyhow::Result<Lexicon> {
    Ok(Lexicon::compile(packs(common)?, vec![cues()?])?)
}
