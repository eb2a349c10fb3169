//! From the paths on the command line to the list of files, before any article is opened.

use crate::input::article::Settled;
use crate::input::form::Form;
use crate::input::metadata::Metadata;
use crate::input::own::{Own, own, part};
use crate::input::reader::Kind;
use crate::input::story::Story;
use crate::input::{
    InputError, Options, Reader, SourceRule, address, compression, form, ids, reader,
    story,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name under which a folder is a story.
const STORY: &str = "story.toml";

/// A file, or an article inside a story, that is to be read.
#[derive(Debug)]
pub(super) struct Entry {
    /// What is settled about it.
    pub(super) settled: Arc<Settled>,
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its format; none for standard input that is to be looked at first.
    pub(super) reader: Option<&'static Reader>,
    /// Its text, where that stands in the story, and the number of lines before it.
    pub(super) inline: Option<(String, u32)>,
    /// Its bytes, where it is the page of an address.
    pub(super) bytes: Option<Vec<u8>>,
}

/// What a walk over the paths finds.
pub(super) type Listed = Result<Entry, InputError>;

/// A file of a folder that is of no format that is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// Its path.
    pub path: String,
    /// Whether it is a picture, a style sheet or the like, in which nobody expects an article.
    pub is_asset: bool,
}

/// Extensions of files in which nobody expects an article: pictures and parts of pages,
/// fonts, programs.
const ASSETS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "bmp", "tif", "tiff", "avif",
    "css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "py", "r", "sh",
    "lock",
];

/// Extensions of copies and notes of programs: what they hold is not looked at, so that a
/// page and its old copy are not two articles.
const COPIES: &[&str] = &["bak", "old", "orig", "tmp", "log", "yml", "yaml"];

/// Names of files that say something about the others, in small letters.
const ABOUT: &[&str] = &[
    "authors",
    "changelog",
    "copying",
    "dockerfile",
    "licence",
    "license",
    "makefile",
    "notice",
    "readme",
];

/// What the paths name.
#[derive(Default)]
pub(super) struct Inputs {
    /// Everything to read, in order.
    pub(super) entries: Vec<Listed>,
    pub(super) stories: Vec<Story>,
    pub(super) unread: Vec<Unread>,
    /// What the program wrote itself, among the files of folders.
    pub(super) own: Vec<PathBuf>,
    /// Files that are named more than once, and read once.
    pub(super) twice: Vec<PathBuf>,
    /// The rules of `--source` that no file meets.
    pub(super) idle_rules: Vec<String>,
}

/// Lists what the paths name.
pub(super) fn list(paths: &[PathBuf], options: &Options) -> Inputs {
    let mut list = List { reads_outside: options.reads_outside, ..List::default() };
    for path in paths {
        list.add_path(path, options);
    }
    let twice = settle(&mut list.entries, options);
    let meets = |rule: &SourceRule| {
        list.entries.iter().flatten().any(|it| rule.name_for(&it.settled.path).is_some())
    };
    let idle = options.sources.iter().filter(|rule| !meets(rule));
    Inputs {
        idle_rules: idle.map(SourceRule::shown).collect(),
        entries: list.entries,
        stories: list.stories,
        unread: list.unread,
        own: list.own,
        twice,
    }
}

/// A path as messages and results show it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

impl Entry {
    /// A file about which nothing is known yet.
    pub(super) fn new(
        path: PathBuf,
        reader: Option<&'static Reader>,
        known: Metadata,
    ) -> Self {
        let settled =
            Arc::new(Settled { path: shown(&path), known, ..Settled::default() });
        Self { settled, path, reader, inline: None, bytes: None }
    }

    /// The name without folder and extension.
    pub(super) fn stem(&self) -> String {
        match compression::inner(&self.path).file_stem() {
            _ if self.settled.path == "-" => "stdin".to_owned(),
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => self.settled.path.clone(),
        }
    }
}

/// What paths name.
#[derive(Default)]
struct List {
    entries: Vec<Listed>,
    stories: Vec<Story>,
    unread: Vec<Unread>,
    own: Vec<PathBuf>,
    /// Whether stories and links may name files outside their folder.
    reads_outside: bool,
}

impl List {
    /// Adds what was named on the command line.
    fn add_path(&mut self, path: &Path, options: &Options) {
        let from = options.from;
        let shown = shown(path);
        if address::is_address(&shown) {
            self.entries.push(page(shown, options));
            return;
        }
        if shown == "-" {
            self.entries.push(Ok(Entry::new(path.to_owned(), from, Metadata::default())));
            return;
        }
        match fs::metadata(path) {
            Err(error) => self.entries.push(Err(InputError::io(&shown, error))),
            Ok(metadata) if metadata.is_dir() => self.add_folder(path, &shown),
            Ok(_) => match from.map_or_else(|| Reader::of_file(path, &shown), Ok) {
                Ok(reader) => self.add_file(path, reader),
                Err(error) => self.entries.push(Err(error)),
            },
        }
    }

    fn add_file(&mut self, path: &Path, reader: &'static Reader) {
        let refused = match own(path) {
            Own::No | Own::Annotations => None,
            Own::Result => Some(InputError::Own { path: shown(path) }),
            Own::Tables => Some(InputError::Tables { path: shown(path) }),
        };
        if let Some(error) = refused {
            self.entries.push(Err(error));
            return;
        }
        if !matches!(reader.kind, Kind::Story) {
            let entry = Entry::new(path.to_owned(), Some(reader), Metadata::default());
            self.entries.push(Ok(entry));
            return;
        }
        match story::read(path, self.reads_outside) {
            Ok((story, mut entries)) => {
                self.stories.push(story);
                self.entries.append(&mut entries);
            }
            Err(error) => self.entries.push(Err(error)),
        }
    }

    fn add_folder(&mut self, folder: &Path, shown: &str) {
        let n_before = self.entries.len();
        let (mut files, mut errors) = (Vec::new(), Vec::new());
        walk(folder, &mut files, &mut errors);
        self.entries.extend(errors.into_iter().map(Err));
        files.sort();
        let (files, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|it| it.is_file());
        self.entries.extend(others.iter().map(|it| Err(no_file(it))));
        let (files, made) = part(files);
        let is_of_tables = made.first().is_some_and(|it| own(it) == Own::Tables);
        self.own.extend(made);
        let home = fs::canonicalize(folder).unwrap_or_default();
        for file in &files {
            if !self.reads_outside && file.is_symlink() && leaves(&home, file) {
                let path = self::shown(file);
                self.entries.push(Err(InputError::Outside { path }));
                continue;
            }
            let extension = reader::extension(file);
            match Reader::by_extension(&extension)
                .or_else(|| by_content(file, &extension))
            {
                Some(reader) => self.add_file(file, reader),
                None => self.unread.push(Unread {
                    path: self::shown(file),
                    is_asset: ASSETS.contains(&extension.as_str()),
                }),
            }
        }
        if self.entries.len() == n_before {
            let (path, known) = (shown.to_owned(), reader::known_extensions());
            self.entries.push(Err(match is_of_tables {
                true => InputError::Tables { path },
                false => InputError::EmptyFolder { path, known },
            }));
        }
    }
}

/// The page of an address, if it was fetched.
fn page(address: String, options: &Options) -> Listed {
    const SAVE: &str = "this is an address; save the page in a browser and name its file";
    let page = match options.pages.get(&address) {
        Some(Ok(page)) => page,
        Some(Err(why)) => return Err(InputError::Address { address, why: why.clone() }),
        None => return Err(InputError::Address { address, why: SAVE.to_owned() }),
    };
    let path = PathBuf::from(&page.name);
    let reader = Reader::of_file(&path, &address)?;
    let entry = Entry::new(path, Some(reader), Metadata::default());
    let settled = Arc::new(Settled { path: address, ..(*entry.settled).clone() });
    Ok(Entry { settled, bytes: Some(page.bytes.clone()), ..entry })
}

/// Whether a file lies outside a folder, links followed.
pub(super) fn leaves(home: &Path, file: &Path) -> bool {
    fs::canonicalize(file).is_ok_and(|it| !it.starts_with(home))
}

/// The format of a file whose extension says nothing, recognised by its first bytes.
fn by_content(file: &Path, extension: &str) -> Option<&'static Reader> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if ASSETS.contains(&extension)
        || COPIES.contains(&extension)
        || ABOUT.contains(&name.as_str())
        || Reader::of_file(file, "").is_err() && extension.len() > 5
    {
        return None;
    }
    let mut head = Vec::new();
    let file = fs::File::open(file).ok()?;
    file.take(form::HEAD as u64).read_to_end(&mut head).ok()?;
    match form::of(&head) {
        // A text needs no extension.
        None if extension.is_empty() && !head.is_empty() && !head.contains(&0) => {
            Reader::named("txt").ok()
        }
        None | Some(Form::Known("zip") | Form::Refused(..)) => None,
        Some(Form::Known(id)) => Reader::named(id).ok(),
    }
}

/// What browsers in several languages add to a page's name for the folder of its parts.
const PARTS: &[&str] = &[
    "files",
    "file",
    "dateien",
    "fichiers",
    "archivos",
    "ficheros",
    "arquivos",
    "bestanden",
    "pliki",
    "filer",
    "tiedostot",
    "soubory",
    "elemei",
    "dosyalar",
    "fails",
    "failid",
    "bylos",
    "datoteke",
    "fitxers",
    "elementos",
];

/// Whether a folder holds the parts of a page that lies beside it, saved complete.
fn is_of_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some((stem, word)) = name.rsplit_once(['_', '-', '.']) else { return false };
    PARTS.contains(&word.to_lowercase().as_str())
        && ["html", "htm", "xhtml", "shtml", "HTML", "HTM"]
            .iter()
            .any(|it| folder.with_file_name(format!("{stem}.{it}")).is_file())
}

/// Whether a file of a fixed name is there, which the program looks for by itself.
///
/// # Errors
///
/// If something else has the name.
pub(super) fn there(path: &Path) -> Result<bool, InputError> {
    if path.is_file() {
        return Ok(true);
    }
    match path.symlink_metadata() {
        Ok(_) => Err(no_file(path)),
        Err(_) => Ok(false),
    }
}

/// Why something in a folder that is no file is left out.
pub(super) fn no_file(path: &Path) -> InputError {
    let (what, remedy) = match fs::metadata(path) {
        Err(_) => ("the link is broken", "fix it, or remove it"),
        Ok(it) if it.is_dir() && !path.is_symlink() => {
            ("a folder with the name of a file", "rename it")
        }
        Ok(it) if it.is_dir() => {
            ("a link to a folder, which is not followed", "name that folder, too")
        }
        // Reading a pipe would wait for someone who writes into it.
        Ok(_) => ("a pipe or a device", "save its output to a file"),
    };
    InputError::Refused { path: shown(path), what, remedy }
}

/// Collects the articles, tables and stories of a folder and of those in it, and what is
/// there beside files.
///
/// Of `.toml` files only `story.toml` counts. Links to folders are not followed: they may
/// lead round in a circle.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, errors: &mut Vec<InputError>) {
    let story = folder.join(STORY);
    match there(&story) {
        Ok(true) => {
            files.push(story);
            return;
        }
        Ok(false) => {}
        Err(error) => errors.push(error),
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return errors.push(InputError::io(&shown(folder), error)),
    };
    for entry in entries {
        let found = entry.and_then(|it| Ok((it.path(), it.file_type()?)));
        let (path, kind) = match found {
            Ok(found) => found,
            Err(error) => {
                errors.push(InputError::io(&shown(folder), error));
                continue;
            }
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            if !is_of_page(&path) {
                walk(&path, files, errors);
            }
        } else if reader::extension(&path) != "toml" {
            files.push(path);
        }
    }
}

/// Gives every file its id and the source that it has where nothing names one; strikes, and
/// gives, what is named once more.
fn settle(entries: &mut Vec<Listed>, options: &Options) -> Vec<PathBuf> {
    let mut folders = Folders::default();
    let twice = once(entries, &mut folders);
    let mut entries: Vec<&mut Entry> = entries.iter_mut().flatten().collect();
    let homes: Vec<PathBuf> =
        entries.iter().map(|entry| folders.of(&entry.path)).collect();
    let is_file = |entry: &Entry| entry.settled.path != "-" && entry.bytes.is_none();
    let inputs = entries.iter().zip(&homes).filter(|(entry, _)| is_file(entry));
    let n_folders = inputs.map(|(_, home)| home).collect::<BTreeSet<_>>().len();
    let names: Vec<_> = entries
        .iter()
        .zip(&homes)
        .map(|(entry, home)| ids::Name {
            chosen: entry.settled.known.id.clone(),
            stem: entry.stem(),
            folder: folder_name(home),
            path: entry.settled.path.clone(),
        })
        .collect();
    for ((entry, id), name) in entries.iter_mut().zip(ids::unique(&names)).zip(names) {
        let settled = Settled {
            id,
            source: source_by_rule(&entry.settled.path, options),
            fallback_source: if n_folders > 1 && !name.folder.is_empty() {
                name.folder
            } else {
                name.stem
            },
            path: entry.settled.path.clone(),
            known: Metadata { id: None, ..entry.settled.known.clone() },
        };
        entry.settled = Arc::new(settled);
    }
    twice
}

/// How many different things stories may say of one file before the rest is not looked at.
const MAX_TOLD: usize = 16;

/// Strikes what is named once more, by whichever path; gives their paths. A story that says
/// more about a file than its path does speaks for both; two that say different things stay.
fn once(entries: &mut Vec<Listed>, folders: &mut Folders) -> Vec<PathBuf> {
    let mut places: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    let mut struck: Vec<usize> = Vec::new();
    for at in 0..entries.len() {
        let Ok(entry) = &entries[at] else { continue };
        if entry.inline.is_some() || entry.path.as_os_str() == "-" {
            continue;
        }
        let place = match (&entry.bytes, entry.path.file_name()) {
            (None, Some(name)) => folders.of(&entry.path).join(name),
            _ => PathBuf::from(&entry.settled.path),
        };
        let before = places.entry(place).or_default();
        if before.len() == MAX_TOLD {
            continue;
        }
        let known = |at: usize| entries[at].as_ref().ok().map(|it| &it.settled.known);
        let says = |at: usize| known(at).is_some_and(|it| *it != Metadata::default());
        let other = before
            .iter()
            .position(|&it| !says(it) || !says(at) || known(it) == known(at));
        match other {
            None => before.push(at),
            Some(n) if says(at) && !says(before[n]) => {
                struck.push(std::mem::replace(&mut before[n], at));
            }
            Some(_) => struck.push(at),
        }
    }
    struck.sort_unstable();
    let mut twice = Vec::new();
    for (at, entry) in std::mem::take(entries).into_iter().enumerate() {
        match entry {
            Ok(entry) if struck.binary_search(&at).is_ok() => twice.push(entry.path),
            entry => entries.push(entry),
        }
    }
    twice
}

fn source_by_rule(path: &str, options: &Options) -> Option<String> {
    options.sources.iter().find_map(|rule| rule.name_for(path)).map(str::to_owned)
}

/// Where files lie, whichever way their paths are written.
#[derive(Default)]
struct Folders {
    known: BTreeMap<PathBuf, PathBuf>,
}

impl Folders {
    fn of(&mut self, path: &Path) -> PathBuf {
        if path.as_os_str() == "-" {
            return PathBuf::new();
        }
        let parent = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        if let Some(known) = self.known.get(parent) {
            return known.clone();
        }
        let folder = parent.canonicalize().unwrap_or_else(|_| parent.to_owned());
        self.known.insert(parent.to_owned(), folder.clone());
        folder
    }
}

fn folder_name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
