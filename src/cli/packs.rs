//! The word lists of a run.

use crate::cli::args::Common;
use crate::input::read_pack;
use crate::lexicon::Lexicon;
use crate::lexicon::Pack;
use crate::lexicon::builtin;
use crate::lexicon::cues;
use crate::lexicon::load;
use std::path::Path;

/// The packs that give mentions: the built-in ones unless left out, and those named.
pub(super) fn packs(common: &Common) -> anyhow::Result<Vec<Pack>> {
    let mut packs = if common.no_builtin { Vec::new() } else { builtin()? };
    for path in &common.lexicon {
        packs.push(pack(path)?);
    }
    Ok(packs)
}

/// One pack from its file or folder.
pub(super) fn pack(path: &Path) -> anyhow::Result<Pack> {
    Ok(load(&read_pack(path)?)?)
}

/// The packs of a run, compiled, with the cues that find speakers.
pub(super) fn lexicon(common: &Common) -> anyhow::Result<Lexicon> {
    Ok(Lexicon::compile(packs(common)?, vec![cues()?])?)
}
