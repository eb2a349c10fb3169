//! The word lists of a run.

use crate::desk::DeskError;
use crate::input::read_pack;
use crate::lexicon::{Pack, builtin, load};
use std::path::{Path, PathBuf};

/// The packs that give mentions: the built-in ones unless left out, and those named.
///
/// # Errors
///
/// If one cannot be read.
pub fn packs(no_builtin: bool, named: &[PathBuf]) -> Result<Vec<Pack>, DeskError> {
    let mut packs = if no_builtin { Vec::new() } else { builtin()? };
    for path in named {
        packs.push(pack(path)?);
    }
    Ok(packs)
}

/// One pack from its file or folder.
///
/// # Errors
///
/// If it cannot be read, or is not in the form of `docs/lexicons.md`.
pub fn pack(path: &Path) -> Result<Pack, DeskError> {
    Ok(load(&read_pack(path)?)?)
}
