//! The word lists of a run.

use crate::cli::args::Common;
use crate::lexicon::{Lexicon, Pack, cues};

/// The packs that give mentions: names on the spot, the built-in ones, those of files.
pub(super) fn packs(common: &Common) -> anyhow::Result<Vec<Pack>> {
    Ok(common.lists().read()?)
}

/// The packs of a run that compares nothing, compiled, with the cues that find speakers.
pub(super) fn lexicon_of_mentions(common: &Common) -> anyhow::Result<Lexicon> {
    let packs = common.lists().without_families().read()?;
    Ok(Lexicon::compile(packs, vec![cues()?])?)
}

/// The packs of a run, compiled, with the cues that find speakers.
pub(super) fn lexicon(common: &Common) -> anyhow::Result<Lexicon> {
    Ok(Lexicon::compile(packs(common)?, vec![cues()?])?)
}
