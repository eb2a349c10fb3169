//! The stories of a folder: each is a folder with a `story.toml`.
//!
//! An address holds the key of a story, never a path: keys are looked up among the folders
//! that are there. Links are not followed.

use crate::serve::fault::Fault;
use crate::serve::list::List;
use crate::serve::story::{LIST, read_text, write};
use crate::text::slug;
use crate::view::provenance::sha256;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How many stories are listed.
const MAX: usize = 500;

/// Where removed stories go: nothing is destroyed, and whoever moves one back has it again.
pub(super) const REMOVED: &str = "removed-stories";

/// The folder of the stories.
pub(super) struct Shelf {
    folder: PathBuf,
}

/// A story on the shelf.
pub(super) struct Listed {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) n_articles: usize,
    /// Whether it is a folder below the shelf, and not the shelf itself.
    pub(super) can_go: bool,
}

impl Shelf {
    /// The stories below a folder.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The stories, by title; those whose list cannot be read are named by their folder.
    pub(super) fn stories(&self) -> Vec<Listed> {
        let show = |it: &PathBuf| Listed { can_go: *it != self.folder, ..listed(it) };
        let mut found: Vec<Listed> = self.folders().iter().map(show).collect();
        found.sort_by(|a, b| (&a.title, &a.key).cmp(&(&b.title, &b.key)));
        found
    }

    /// The folder of a story.
    pub(super) fn find(&self, key: &str) -> Result<PathBuf, Fault> {
        let found = self.folders().into_iter().find(|it| key_of(it) == key);
        found.ok_or(Fault::Missing)
    }

    /// Begins a story; gives its key.
    pub(super) fn begin(&self, title: &str) -> Result<String, Fault> {
        let stem = slug(title, "story");
        for n in 1..=MAX {
            let name = if n == 1 { stem.clone() } else { format!("{stem}-{n}") };
            let path = self.folder.join(&name);
            match fs::create_dir(&path) {
                Ok(()) => {
                    let mut list = List::default();
                    list.set_title(title);
                    write(&path, LIST, list.text().as_bytes())?;
                    return Ok(key_of(&path));
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Fault::file(&path, &error)),
            }
        }
        Err(Fault::Wrong(format!("there are {MAX} stories of this name; choose another")))
    }

    /// Moves the folder of a story to the removed ones.
    pub(super) fn remove(&self, key: &str) -> Result<(), Fault> {
        let path = self.find(key)?;
        if path == self.folder {
            return Err(Fault::Missing);
        }
        let removed = self.folder.join(REMOVED);
        match fs::create_dir(&removed) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(Fault::file(&removed, &error));
            }
            _ => {}
        }
        let is_folder = |it: fs::Metadata| it.is_dir();
        if !fs::symlink_metadata(&removed).is_ok_and(is_folder) {
            return Err(Fault::Wrong(format!(
                "{REMOVED} is a link or a file; rename it"
            )));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let place = |n: usize| match n {
            1 => removed.join(&name),
            n => removed.join(format!("{name}-{n}")),
        };
        let free = (1..).map(place).find(|it| fs::symlink_metadata(it).is_err());
        let free = free.expect("there are more names than folders");
        fs::rename(&path, &free).map_err(|error| Fault::file(&path, &error))
    }

    /// The folders that hold a story, the shelf itself if it is one.
    fn folders(&self) -> Vec<PathBuf> {
        let below = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let below = below.filter(|it| it.file_type().is_ok_and(|it| it.is_dir()));
        let below = below.map(|it| it.path());
        let mut all: Vec<PathBuf> =
            [self.folder.clone()].into_iter().chain(below).collect();
        all.retain(|it| {
            let name = it.file_name().unwrap_or_default().to_string_lossy();
            let is_file = |it: fs::Metadata| it.is_file();
            !name.starts_with('.')
                && fs::symlink_metadata(it.join(LIST)).is_ok_and(is_file)
        });
        all.sort();
        all.truncate(MAX);
        all
    }
}

fn listed(path: &Path) -> Listed {
    let list = read_text(path, LIST).ok().flatten();
    let list = list.and_then(|it| List::read(&it).ok());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Listed {
        key: key_of(path),
        title: list.as_ref().and_then(List::title).unwrap_or(name),
        n_articles: list.map_or(0, |it| it.articles().len()),
        can_go: true,
    }
}

/// The key of a folder: its name where that is a plain one, else with a piece of its hash.
///
/// An address of a page has no other letters than those of ASCII.
fn key_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.is_empty() && name.len() <= 80 && name.chars().all(is_plain) {
        return name.into_owned();
    }
    let plain: String = slug(&name, "story").chars().filter(|it| is_plain(*it)).collect();
    format!("{plain:.40}-{}", &sha256(&name)[..8])
}
