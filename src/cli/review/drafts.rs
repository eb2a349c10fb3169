//! Reads drafts from files, folders and standard input.

use crate::cli::args::Review;
use crate::input::{part, read_docx, read_text};
use crate::review::{Draft, Form};
use ignore::WalkBuilder;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Folders that hold other people's texts.
const FOREIGN: &[&str] = &["node_modules"];

/// The drafts that paths name, and what of folders cannot be read. Folders are searched;
/// hidden files are left out, and what a `.gitignore` names.
pub(super) fn list(paths: &[PathBuf]) -> anyhow::Result<(Vec<PathBuf>, Vec<String>)> {
    let (mut found, mut notes) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            let mut inside = Vec::new();
            walk(path, &mut inside, &mut notes)?;
            // Findings and reports that lie beside drafts are no drafts.
            let (drafts, own) = part(inside);
            found.extend(drafts);
            let note =
                |it: &PathBuf| format!("{}: left out, written by parallax", it.display());
            notes.extend(own.iter().map(note));
        } else {
            found.push(path.clone());
        }
    }
    let extensions = Form::extensions().collect::<Vec<_>>().join(", .");
    let shown: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
    anyhow::ensure!(
        !found.is_empty(),
        "{}: there is no draft in the folder; drafts end in .{extensions}, and what a .gitignore names is left out",
        shown.join(", ")
    );
    Ok((found, notes))
}

/// The largest `.gitignore` that is read, in bytes.
const MAX_IGNORED: u64 = 1 << 20;

/// Whether a folder has a `.gitignore` that cannot be read to its end: one that is no file,
/// or a very large one.
fn is_endless(folder: &Path) -> bool {
    let is_read =
        |it: std::fs::Metadata| it.is_dir() || it.is_file() && it.len() <= MAX_IGNORED;
    folder.join(GITIGNORE).metadata().is_ok_and(|it| !is_read(it))
}

const GITIGNORE: &str = ".gitignore";
const ENDLESS: &str = "is a pipe, a device or larger than 1 MiB; remove it";

fn walk(
    folder: &Path,
    found: &mut Vec<PathBuf>,
    notes: &mut Vec<String>,
) -> anyhow::Result<()> {
    // Those of the folders above hold, too.
    let home = std::fs::canonicalize(folder).unwrap_or_default();
    let endless = [folder].into_iter().chain(home.ancestors().skip(1));
    if let Some(it) = { endless }.find(|it| is_endless(it)) {
        anyhow::bail!(
            "{}: {ENDLESS}, or name the drafts one by one",
            it.join(GITIGNORE).display()
        );
    }
    let left: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let out = Arc::clone(&left);
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false).git_global(false).git_exclude(false).ignore(false);
    walk.sort_by_file_name(Ord::cmp);
    walk.filter_entry(move |it| {
        let name = it.file_name().to_string_lossy();
        let is_dir = it.file_type().is_some_and(|it| it.is_dir());
        if it.depth() > 0 && is_dir && is_endless(it.path()) {
            if let Ok(mut left) = out.lock() {
                left.push(it.path().to_owned());
            }
            return false;
        }
        it.depth() == 0 || !FOREIGN.contains(&&*name)
    });
    for entry in walk.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                notes.push(format!("left out: {error}"));
                continue;
            }
        };
        let path = entry.into_path();
        if Form::named(&path.display().to_string()).is_none() || path.is_dir() {
            continue;
        }
        let why = match path.metadata() {
            Ok(it) if it.is_file() => {
                found.push(path);
                continue;
            }
            // Reading a pipe waits for someone who writes into it.
            Ok(_) => "it is a pipe or a device",
            Err(_) => "the link is broken",
        };
        notes.push(format!("{}: left out, {why}", path.display()));
    }
    let left = left.lock().map(|it| it.clone()).unwrap_or_default();
    notes.extend(
        left.iter()
            .map(|it| format!("{}: left out, its .gitignore {ENDLESS}", it.display())),
    );
    Ok(())
}

/// Reads a draft; `-` is standard input, in the format that `--stdin-name` implies.
pub(super) fn read(path: &Path, args: &Review) -> anyhow::Result<Draft> {
    let shown = path.display().to_string();
    let is_standard = shown == "-";
    let name = match &args.stdin_name {
        Some(it) if is_standard => it.display().to_string(),
        _ => shown,
    };
    let form = Form::named(&name);
    let extension = Path::new(&name).extension().filter(|it| !it.is_empty());
    anyhow::ensure!(
        form.is_some() || extension.is_none(),
        "{name}: .{} is not a known format for drafts, so the file is left alone; save it as .md, .txt, .html or .docx, or pipe it in: parallax review - --stdin-name NAME.md",
        extension.unwrap_or_default().display()
    );
    let form = form.unwrap_or_default();
    if extension.is_some_and(|it| it.eq_ignore_ascii_case("docx")) && !is_standard {
        let rich = read_docx(path)?;
        return Ok(Draft { form, path: name, text: rich.lines(), rich: Some(rich) });
    }
    Ok(Draft { form, path: name, text: read_text(path)?, rich: None })
}

/// The path by which settings are found: that of the file which standard input stands for.
pub(super) fn named<'a>(path: &'a Path, args: &'a Review) -> &'a Path {
    match &args.stdin_name {
        Some(name) if path.as_os_str() == "-" => name,
        _ => path,
    }
}
