//! Drafts on their way in: files, folders, standard input.

use crate::cli::args::Review;
use crate::input::{part, read_text};
use crate::review::{Draft, Form};
use std::path::{Path, PathBuf};

/// Extensions of drafts in folders.
const EXTENSIONS: &[&str] = &["md", "markdown", "txt", "html", "htm", "docx"];

/// The drafts that paths name; folders are searched, hidden files left out.
pub(super) fn list(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    // Findings and reports that lie beside drafts are no drafts.
    let (found, _) = part(found);
    anyhow::ensure!(
        !found.is_empty(),
        "there is no draft in the folder; drafts end in .{}",
        EXTENSIONS.join(", .")
    );
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') || path.is_symlink() && path.is_dir() {
            continue;
        }
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            let extension = path.extension().unwrap_or_default().to_string_lossy();
            if EXTENSIONS.contains(&extension.to_lowercase().as_str()) {
                found.push(path);
            }
        }
    }
    Ok(())
}

/// Reads a draft; `-` is standard input, in the form that `--stdin-name` tells.
pub(super) fn read(path: &Path, args: &Review) -> anyhow::Result<Draft> {
    let shown = path.display().to_string();
    let text = read_text(path)?;
    if shown != "-" {
        return Ok(Draft::new(&shown, text));
    }
    let name =
        args.stdin_name.as_ref().map_or(shown.clone(), |it| it.display().to_string());
    Ok(Draft { form: Form::of(&name), path: name, text })
}
