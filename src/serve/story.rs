//! A story on disk: what it holds, and changes that are made whole or not at all.
//!
//! Each change names the version that its page showed. A lock keeps two processes apart;
//! files are written beside their place, synced and renamed, the list last: whoever is
//! killed in between leaves a file that no list names, and nothing else.

use crate::serve::fault::Fault;
use crate::serve::list::List;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// The list of the articles.
pub(super) const LIST: &str = "story.toml";
/// The names that were pointed at.
pub(super) const NAMES: &str = "names.toml";
/// What was put right by hand.
pub(super) const CORRECTIONS: &str = "corrections.toml";
/// The proposals that nobody wants to see again.
pub(super) const STRUCK: &str = "struck.toml";
/// Held while a story is written; hidden, so that no command takes it for an article.
const LOCK: &str = ".parallax-lock";
/// The largest file of a story that is read here.
const MAX_BYTES: u64 = 64 << 20;

/// A story as it is on disk.
pub(super) struct Story {
    pub(super) path: PathBuf,
    pub(super) list: List,
    pub(super) names: Option<String>,
    pub(super) corrections: Option<String>,
    pub(super) struck: Option<String>,
    /// Another one once anything of this has changed.
    pub(super) version: String,
}

/// Files with what they are to hold; none: the file goes.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// What was done, as the key of its words.
    pub(super) what: &'static str,
    pub(super) files: Vec<(String, Option<Vec<u8>>)>,
}

impl Story {
    /// Reads the story of a folder.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let text = read_text(path, LIST)?.ok_or(Fault::Missing)?;
        let list = List::read(&text)?;
        let names = read_text(path, NAMES)?;
        let corrections = read_text(path, CORRECTIONS)?;
        let struck = read_text(path, STRUCK)?;
        let mut hasher = Sha256::new();
        let files = [Some(&text), names.as_ref(), corrections.as_ref(), struck.as_ref()];
        for file in files {
            let file = file.map_or("", String::as_str);
            hasher.update((file.len() as u64).to_le_bytes());
            hasher.update(file.as_bytes());
        }
        for file in list.articles().iter().filter_map(|it| it.file.as_deref()) {
            hasher.update(stamp(&path.join(file)).as_bytes());
        }
        let digits =
            hasher.finalize().iter().take(10).map(|it| format!("{it:02x}")).collect();
        Ok(Self {
            path: path.to_owned(),
            list,
            names,
            corrections,
            struck,
            version: digits,
        })
    }

    /// The file of an article, if it lies in the folder itself and is no link.
    pub(super) fn file(&self, at: usize) -> Result<Option<PathBuf>, Fault> {
        let articles = self.list.articles();
        let Some(name) = &articles.get(at).ok_or(Fault::Missing)?.file else {
            return Ok(None);
        };
        place(&self.path, name).map(Some)
    }

    /// A name for a new file that no file of the folder has.
    pub(super) fn free_name(&self, stem: &str, extension: &str) -> String {
        let name = |n: usize| match n {
            1 => format!("{stem}.{extension}"),
            n => format!("{stem}-{n}.{extension}"),
        };
        let is_free = |it: &String| fs::symlink_metadata(self.path.join(it)).is_err();
        (1..).map(name).find(is_free).expect("there are more names than files")
    }
}

/// Makes a change to the story that a page showed; gives what takes it back.
pub(super) fn commit(
    path: &Path,
    version: &str,
    change: &Change,
) -> Result<Change, Fault> {
    let lock = path.join(LOCK);
    let fault = |error| Fault::file(&lock, &error);
    if fs::symlink_metadata(&lock).is_ok_and(|it| !it.is_file()) {
        return Err(Fault::File(format!("{LOCK} is not a file; remove it")));
    }
    let lock = File::options().create(true).truncate(false).write(true).open(&lock);
    let lock = lock.map_err(fault)?;
    lock.lock().map_err(fault)?;
    let now = Story::open(path)?.version;
    if now != version {
        return Err(Fault::Changed(Some(now)));
    }
    let mut back = Change { what: change.what, files: Vec::new() };
    for (name, _) in &change.files {
        back.files.push((name.clone(), read(path, name)?));
    }
    // The list comes after what it names, and before what it no longer names goes.
    let is_list = |name: &str| name == LIST;
    for (name, content) in change.files.iter().filter(|it| !is_list(&it.0)) {
        if let Some(content) = content {
            write(path, name, content)?;
        }
    }
    for (name, content) in change.files.iter().filter(|it| is_list(&it.0)) {
        if let Some(content) = content {
            write(path, name, content)?;
        }
    }
    for (name, content) in &change.files {
        if content.is_none() {
            let place = place(path, name)?;
            match fs::remove_file(&place) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(Fault::file(&place, &error));
                }
                _ => {}
            }
        }
    }
    Ok(back)
}

/// The place of a file in the folder of a story: a plain name, and no link.
fn place(folder: &Path, name: &str) -> Result<PathBuf, Fault> {
    let is_plain = !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(['/', '\\', '\0', ':']);
    if !is_plain {
        return Err(Fault::Wrong(format!(
            "“{name}” lies outside the folder of the story; it is read but never changed here"
        )));
    }
    let place = folder.join(name);
    if fs::symlink_metadata(&place).is_ok_and(|it| !it.is_file()) {
        return Err(Fault::Wrong(format!(
            "“{name}” is a link or a folder; it is not followed"
        )));
    }
    Ok(place)
}

/// What a file of a story holds.
pub(super) fn read(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    let place = place(folder, name)?;
    let file = match File::open(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file.map_err(|error| Fault::file(&place, &error))?,
    };
    let mut bytes = Vec::new();
    let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Fault::file(&place, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::Wrong(format!(
            "“{name}” has more than {} MB",
            MAX_BYTES >> 20
        )));
    }
    Ok(Some(bytes))
}

/// The same as text.
pub(super) fn read_text(folder: &Path, name: &str) -> Result<Option<String>, Fault> {
    let Some(bytes) = read(folder, name)? else { return Ok(None) };
    let text = String::from_utf8(bytes);
    text.map(Some)
        .map_err(|_| Fault::Wrong(format!("“{name}” is not UTF-8; save it as UTF-8")))
}

/// Writes a file whole: beside its place, to disk, and then renamed.
pub(super) fn write(folder: &Path, name: &str, content: &[u8]) -> Result<(), Fault> {
    let place = place(folder, name)?;
    let fault = |error: std::io::Error| Fault::file(&place, &error);
    let mut builder = Builder::new();
    builder.prefix(".parallax-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(fault)?;
    file.write_all(content).map_err(fault)?;
    file.as_file().sync_all().map_err(fault)?;
    file.persist(&place).map_err(|it| fault(it.error))?;
    #[cfg(unix)]
    File::open(folder).and_then(|it| it.sync_all()).map_err(fault)?;
    Ok(())
}

/// What distinguishes two states of a file without reading it.
fn stamp(path: &Path) -> String {
    let Ok(about) = fs::symlink_metadata(path) else { return "none".to_owned() };
    let time = about.modified().ok();
    let time = time.and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok());
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&about);
    #[cfg(not(unix))]
    let number = 0;
    format!("{}:{}:{number};", about.len(), time.unwrap_or_default().as_nanos())
}
