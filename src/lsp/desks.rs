//! The desks open for an editor: kept as long as their files stay the same and, while a file
//! is broken, as they last were.

use crate::analysis::Session;
use crate::desk::{Choices, Desk, DeskError};
use crate::lsp::document::{Document, Seen};
use crate::review::{Draft, Finding, Inspection};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// No more files of a folder are looked at for changes.
const MAX_FILES: usize = 2_000;

/// What a desk is for: a folder with its settings, a file of settings, and a draft if the
/// desk puts drafts beside articles among which it lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The folder that is open in the editor.
    pub(super) root: PathBuf,
    pub(super) file: Option<PathBuf>,
    pub(super) own: Option<PathBuf>,
}

/// A desk, with what a thread remembers from draft to draft.
pub(super) struct Kept {
    pub(super) desk: Desk,
    pub(super) session: Session,
}

impl Kept {
    /// What stands in a document, without what is allowed or known.
    pub(super) fn see(&mut self, document: &Document, root: &Path) -> Seen {
        let Self { desk, session } = self;
        let draft = &document.draft;
        if document.path.as_deref().is_some_and(|it| desk.excludes(it)) {
            return Seen::default();
        }
        let Inspection { mut findings, names } = desk.reviewer.inspect(draft, session);
        if let Some(baseline) = &desk.baseline {
            for name in baseline_names(desk, document, root) {
                baseline.apply(&name, &draft.text, &mut findings);
            }
        }
        findings.retain(|it| !it.suppressed);
        Seen { findings, names }
    }

    /// The findings of a draft, which some version of a document is, whose suggestions may
    /// be put in.
    pub(super) fn fixable(
        &mut self,
        document: &Document,
        draft: &Draft,
        root: &Path,
    ) -> Vec<Finding> {
        let names = baseline_names(&self.desk, document, root);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.desk.fixable(&names, draft, &mut self.session)
    }
}

/// What is known of one desk.
struct Place {
    /// As it last was; none if it never could be opened.
    kept: Option<Kept>,
    /// Why it could not be opened the last time.
    fault: Option<DeskError>,
    /// The files that it was made of, as they were.
    stamps: Stamps,
}

/// When files were changed, and how long they are; none where there is no file.
type Stamps = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// All desks of an editor.
pub(super) struct Desks {
    /// What holds in a folder of which the editor says nothing.
    choices: Choices,
    by_root: BTreeMap<PathBuf, Choices>,
    places: BTreeMap<Key, Place>,
}

impl Desks {
    /// No desk is open yet.
    pub(super) fn new(choices: Choices) -> Self {
        Self { choices, by_root: BTreeMap::new(), places: BTreeMap::new() }
    }

    /// Takes other choices over for an open folder; whether they differ.
    pub(super) fn choose(&mut self, root: &Path, choices: Choices) -> bool {
        let is_new = choices != *self.choices(root);
        if is_new {
            self.by_root.insert(root.to_path_buf(), choices);
            // The last good desk goes on until its successor is open.
            for (key, place) in &mut self.places {
                if key.root == root {
                    place.stamps.clear();
                }
            }
        }
        is_new
    }

    fn choices(&self, root: &Path) -> &Choices {
        self.by_root.get(root).unwrap_or(&self.choices)
    }

    /// Which desk a draft needs; as before where its settings cannot be read now.
    pub(super) fn key(
        &self,
        draft: Option<&Path>,
        root: &Path,
        before: Option<&Key>,
    ) -> Key {
        // What was never saved lies in the folder that is open.
        let beside = root.join("draft");
        let choices = self.choices(root);
        let file = choices.file(draft.unwrap_or(&beside));
        let root = root.to_path_buf();
        let Ok(settings) = choices.settings(file.as_deref()) else {
            let same = before.filter(|it| it.file == file && it.root == root);
            return same.cloned().unwrap_or(Key { root, file, own: None });
        };
        let own = draft.filter(|it| lies_among(it, &settings.against));
        Key { root, file, own: own.map(Path::to_path_buf) }
    }

    /// Whether a desk was opened, or tried to be.
    pub(super) fn is_open(&self, key: &Key) -> bool {
        self.places.contains_key(key)
    }

    /// The desk, opened now or before.
    pub(super) fn get(&mut self, key: &Key) -> Option<&mut Kept> {
        if !self.places.contains_key(key) {
            let place = Place { kept: None, fault: None, stamps: Stamps::new() };
            self.places.insert(key.clone(), place);
            self.open(key);
        }
        self.places.get_mut(key)?.kept.as_mut()
    }

    /// Opens desks again whose files changed; keeps those alone that are still needed.
    /// Gives those that were opened again.
    pub(super) fn refresh(&mut self, needed: &[Key]) -> Vec<Key> {
        self.places.retain(|key, _| needed.contains(key));
        let changed: Vec<Key> = self
            .places
            .iter()
            .filter(|it| it.1.stamps.is_empty() || it.1.stamps != again(&it.1.stamps))
            .map(|it| it.0.clone())
            .collect();
        for key in &changed {
            self.open(key);
        }
        changed
    }

    /// What keeps desks from being opened: the file of settings, and what is wrong.
    pub(super) fn faults(&self) -> impl Iterator<Item = (Option<&Path>, &DeskError)> {
        self.places
            .iter()
            .filter_map(|(key, it)| Some((key.file.as_deref(), it.fault.as_ref()?)))
    }

    fn open(&mut self, key: &Key) {
        let choices = Choices {
            drafts: key.own.iter().cloned().collect(),
            ..self.choices(&key.root).clone()
        };
        let mut made_of: Vec<PathBuf> = key.file.iter().cloned().collect();
        if let Ok(settings) = choices.settings(key.file.as_deref()) {
            made_of.extend(settings.house.iter().map(PathBuf::from));
            made_of.extend(settings.lexicon);
            made_of.extend(settings.against);
            made_of.extend(settings.baseline);
        }
        made_of.extend(choices.lists.lexicon.iter().cloned());
        // Looked at before they are read: what changes meanwhile is read again.
        let mut stamps = stamps(&made_of);
        // A draft is not put beside itself: what is typed into it changes nothing here.
        if let Some(own) = &key.own {
            stamps.remove(own);
        }
        let opened = Desk::open(&choices, key.file.as_deref());
        let Some(place) = self.places.get_mut(key) else { return };
        place.stamps = stamps;
        match opened {
            Ok(desk) => {
                place.kept = Some(Kept { desk, session: Session::default() });
                place.fault = None;
            }
            Err(fault) => place.fault = Some(fault),
        }
    }
}

/// The names under which a baseline may know a draft: as seen from the folders in which
/// it may have been written.
fn baseline_names(desk: &Desk, document: &Document, root: &Path) -> BTreeSet<String> {
    let settings = desk.file.as_deref().and_then(Path::parent);
    let baseline = desk.settings.baseline.as_deref().and_then(Path::parent);
    let here = std::env::current_dir().ok();
    let folders = [settings, baseline, Some(root), here.as_deref(), Some(Path::new(""))];
    let path = document.path.as_deref();
    let seen = folders
        .into_iter()
        .flatten()
        .filter_map(|folder| path?.strip_prefix(folder).ok())
        .map(|it| it.display().to_string());
    seen.collect()
}

/// Whether a draft is one of some articles, or lies in a folder of them.
fn lies_among(draft: &Path, articles: &[PathBuf]) -> bool {
    let Ok(draft) = fs::canonicalize(draft) else { return false };
    articles.iter().filter_map(|it| fs::canonicalize(it).ok()).any(|it| {
        // The articles of a story or a list lie beside it.
        let folder = if it.is_dir() { Some(it.as_path()) } else { it.parent() };
        folder.is_some_and(|folder| draft.starts_with(folder))
    })
}

/// When files, and those in folders, were changed.
fn stamps(paths: &[PathBuf]) -> Stamps {
    let mut stamps = Stamps::new();
    // Those that are named come before those that folders hold.
    let mut open: VecDeque<PathBuf> = paths.iter().cloned().collect();
    while let Some(path) = open.pop_front() {
        if stamps.len() >= MAX_FILES {
            break;
        }
        if let Ok(entries) = fs::read_dir(&path) {
            open.extend(entries.flatten().map(|it| it.path()));
        }
        let stamp = stamp(&path);
        stamps.insert(path, stamp);
    }
    // A desk that needs no file has looked at one that is always the same.
    if stamps.is_empty() {
        stamps.insert(PathBuf::new(), None);
    }
    stamps
}

/// The same files as they are now.
fn again(stamps: &Stamps) -> Stamps {
    stamps.keys().map(|path| (path.clone(), stamp(path))).collect()
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
