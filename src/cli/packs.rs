//! The word lists of a run.

use crate::cli::args::Common;
use crate::input::Story;
use crate::lexicon::{Lexicon, Pack, cues};

/// The packs that give mentions: names on the spot, the built-in ones, those of files.
pub(super) fn packs(common: &Common) -> anyhow::Result<Vec<Pack>> {
    Ok(common.lists().read()?)
}

/// The packs of a run that compares nothing, compiled, with the cues that find speakers.
pub(super) fn lexicon_of_mentions(
    common: &Common,
    stories: &[Story],
) -> anyhow::Result<Lexicon> {
    let packs = common.lists().with_stories(stories).without_families().read()?;
    Ok(Lexicon::compile(packs, vec![cues()?])?)
}

/// The packs of a run, compiled, with the cues that find speakers.
pub(super) fn lexicon(common: &Common, stories: &[Story]) -> anyhow::Result<Lexicon> {
    let packs = common.lists().with_stories(stories).read()?;
    Ok(Lexicon::compile(packs, vec![cues()?])?)
}
