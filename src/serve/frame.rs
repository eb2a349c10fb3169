//! What every page of a story shows around its own: the tabs, what can be taken back, and
//! what just happened.

use crate::serve::fault::Fault;
use crate::serve::request::{Ask, Reply, encoded};
use crate::serve::routes::App;
use crate::serve::story::{Change, Story, commit};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// The pages of a story, in the order of the tabs.
const TABS: &[&str] = &["articles", "names", "voices", "lesson", "review", "export"];
/// How many changes can be taken back.
const DEPTH: usize = 100;
/// How many bytes of old files are kept for that, but for the last change.
const KEPT: usize = 64 << 20;

/// A story that a page is about.
pub(super) struct Open {
    pub(super) key: String,
    pub(super) story: Story,
}

/// What the template of the frame reads.
#[derive(Serialize)]
pub(super) struct Frame {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) version: String,
    here: String,
    tabs: Vec<Tab>,
    undo: Option<String>,
    redo: Option<String>,
    said: Option<String>,
}

#[derive(Serialize)]
struct Tab {
    id: &'static str,
    words: String,
    is_here: bool,
}

/// What can be taken back, story by story; it ends with the program.
#[derive(Default)]
pub(super) struct Histories(Mutex<BTreeMap<String, History>>);

#[derive(Default)]
struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Forgets the oldest changes where there are too many, or too large ones.
    fn forget(&mut self) {
        let len = |it: &Step| {
            let files = it.change.files.iter().filter_map(|it| it.1.as_ref());
            files.map(Vec::len).sum::<usize>()
        };
        let mut kept = 0;
        let is_kept = |it: &&Step| {
            kept += len(it);
            kept <= KEPT
        };
        let n = self.undo.iter().rev().take(DEPTH).take_while(is_kept).count().max(1);
        self.undo.drain(..self.undo.len().saturating_sub(n));
    }
}

/// A change to make, and the version on which it may be made.
struct Step {
    change: Change,
    version: String,
}

impl App {
    /// Opens a story by its key.
    pub(super) fn open(&self, key: &str) -> Result<Open, Fault> {
        let story = Story::open(&self.shelf.find(key)?)?;
        Ok(Open { key: key.to_owned(), story })
    }

    /// The frame of a page of a story.
    pub(super) fn frame(&self, open: &Open, tab: &str, ask: &Ask) -> Frame {
        let words = ask.words;
        let last = |steps: &[Step]| {
            let step = steps.last().filter(|it| it.version == open.story.version)?;
            Some(words.get(&format!("done_{}", step.change.what)).to_owned())
        };
        let histories = self.histories.0.lock().unwrap_or_else(|it| it.into_inner());
        let history = histories.get(&open.key);
        Frame {
            key: open.key.clone(),
            title: open.story.list.title().unwrap_or_else(|| open.key.clone()),
            version: open.story.version.clone(),
            here: tab.to_owned(),
            tabs: TABS
                .iter()
                .map(|id| Tab {
                    id,
                    words: words.get(&format!("tab_{id}")).to_owned(),
                    is_here: *id == tab,
                })
                .collect(),
            undo: history.and_then(|it| last(&it.undo)),
            redo: history.and_then(|it| last(&it.redo)),
            said: said(ask),
        }
    }

    /// Makes a change that a form asks for, and goes on to a page.
    pub(super) fn change(
        &self,
        open: &Open,
        ask: &Ask,
        change: &Change,
        tab: &str,
    ) -> Result<Reply, Fault> {
        let version = match ask.find("version") {
            Some(version) => version,
            None => ask.query("version"),
        };
        let back = commit(&open.story.path, version, change)?;
        let mut histories = self.histories.0.lock().unwrap_or_else(|it| it.into_inner());
        let history = histories.entry(open.key.clone()).or_default();
        let version = Story::open(&open.story.path)?.version;
        history.redo.clear();
        history.undo.push(Step { change: back, version });
        history.forget();
        Ok(to(&open.key, tab, change.what))
    }

    /// Takes the last change back, or makes again what was taken back.
    pub(super) fn step(
        &self,
        open: &Open,
        ask: &Ask,
        is_undo: bool,
    ) -> Result<Reply, Fault> {
        let mut histories = self.histories.0.lock().unwrap_or_else(|it| it.into_inner());
        let history = histories.entry(open.key.clone()).or_default();
        let History { undo, redo } = history;
        let (from, onto) = if is_undo { (undo, redo) } else { (redo, undo) };
        let step = from.pop().ok_or(Fault::Missing)?;
        let back = match commit(&open.story.path, &step.version, &step.change) {
            Ok(back) => back,
            Err(fault) => {
                from.push(step);
                return Err(fault);
            }
        };
        let version = Story::open(&open.story.path)?.version;
        if let Some(next) = from.last_mut() {
            next.version.clone_from(&version);
        }
        onto.push(Step { change: back, version });
        let tab = TABS.iter().find(|it| **it == ask.field("tab")).unwrap_or(&TABS[0]);
        Ok(to(&open.key, tab, if is_undo { "undo" } else { "redo" }))
    }
}

/// What was done, as the address says.
fn said(ask: &Ask) -> Option<String> {
    let key = format!("said_{}", ask.query("said"));
    let n: usize = ask.query("n").parse().unwrap_or_default();
    ask.words.find(&key)?;
    Some(ask.words.fill(&key, &[("n", &n.to_string())]))
}

/// On to a page of a story that says what was done.
fn to(key: &str, tab: &str, said: &str) -> Reply {
    Reply::to(&format!("/story/{key}/{tab}?{}", encoded(&[("said", said)])))
}
