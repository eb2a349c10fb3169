//! Finds the settings file that applies to a draft.

use crate::settings::NAME;
use std::path::{Path, PathBuf};

/// The nearest file of settings in the draft's folder or above; `-` lies where the program
/// runs.
#[must_use]
pub fn upward(draft: &Path) -> Option<PathBuf> {
    let is_stdin = draft.as_os_str() == "-";
    let start = if is_stdin { Path::new(".") } else { draft.parent()? };
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    // As given while the folders are named, absolute beyond: findings show given paths.
    let near = start.join(NAME);
    if is_there(&near) {
        return Some(near.strip_prefix(".").map(Path::to_path_buf).unwrap_or(near));
    }
    let absolute = std::fs::canonicalize(start).ok()?;
    absolute.ancestors().skip(1).map(|it| it.join(NAME)).find(|it| is_there(it))
}

/// Whether anything has this name: what is no file is a mistake to be named, and not passed over.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
