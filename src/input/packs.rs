//! The files of a word list that a user brings along.

use crate::input::{InputError, decode, list, unit};
use crate::lexicon::SourceFile;
use std::fs;
use std::path::Path;

/// Reads the files of a pack: one file, or the `.toml` and `.tsv` files of a folder, sorted
/// by name.
///
/// # Errors
///
/// If a file cannot be read or is not UTF-8.
pub fn read_pack(path: &Path) -> Result<Vec<SourceFile>, InputError> {
    let fault = |error| InputError::io(&list::shown(path), error);
    if !fs::metadata(path).map_err(fault)?.is_dir() {
        return Ok(vec![source_file(path)?]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(fault)? {
        let file = entry.map_err(fault)?.path();
        if is_part(&file) && list::there(&file)? {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(InputError::EmptyPack { path: list::shown(path) });
    }
    files.iter().map(|file| source_file(file)).collect()
}

fn is_part(file: &Path) -> bool {
    let is_hidden =
        file.file_name().is_none_or(|it| it.to_string_lossy().starts_with('.'));
    let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    !is_hidden && matches!(&*extension, "toml" | "tsv")
}

fn source_file(path: &Path) -> Result<SourceFile, InputError> {
    let name = list::shown(path);
    let bytes = unit::read_whole(path, &name).map_err(|error| match error {
        InputError::TooLarge { path, limit, .. } => {
            InputError::TooLargeList { path, limit }
        }
        error => error,
    })?;
    let content = decode::utf8(bytes, &name)?;
    let content = decode::without_bom(&content).to_owned();
    Ok(SourceFile { name, content })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test writes the files that it reads")]
mod tests {
    use super::read_pack;
    use std::fs;

    #[test]
    fn reads_a_file_or_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["pack.toml", "b.tsv", "a.toml", ".c.toml", "notes.txt"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let files = read_pack(folder.path()).unwrap();
        let contents: Vec<_> = files.iter().map(|it| it.content.as_str()).collect();
        assert_eq!(contents, ["a.toml", "b.tsv", "pack.toml"]);
        let one = read_pack(&folder.path().join("a.toml")).unwrap();
        assert_eq!(one, files[..1]);
    }

    #[test]
    fn says_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let error = read_pack(folder.path()).unwrap_err().to_string();
        assert!(
            error.contains("the folder has no word list; begin with pack.toml"),
            "{error}"
        );
        let error = read_pack(&folder.path().join("no.toml")).unwrap_err().to_string();
        assert!(
            error.ends_with("there is no such file or folder; check the name"),
            "{error}"
        );
        fs::write(folder.path().join("a.tsv"), b"one\n\xff\n").unwrap();
        let error = read_pack(folder.path()).unwrap_err().to_string();
        assert!(
            error.ends_with("a.tsv:2: the file is not UTF-8; save it as UTF-8"),
            "{error}"
        );
    }
}
