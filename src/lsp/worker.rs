//! The one thread that works: takes messages in order, and looks at drafts when none waits.
//!
//! An edit costs next to nothing; looking at a draft costs milliseconds. So all edits that
//! wait are taken before a draft is looked at, and of the versions of a draft only the
//! newest. A question is answered from the text as it was when it was asked.

use crate::desk::Choices;
use crate::lsp::abilities::Abilities;
use crate::lsp::client::Notice;
use crate::lsp::desks::{Desks, Key};
use crate::lsp::document::{Document, Seen};
use crate::lsp::faults::Shown;
use crate::lsp::{actions, diagnostics, hover, options, place};
use crate::view::lines::Lines;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tower_lsp_server::ls_types::{
    CodeActionOrCommand, CodeActionParams, CodeActionResponse, Hover, HoverContents,
    MarkupContent, MarkupKind, MessageType, Position, Range,
    TextDocumentContentChangeEvent, TextDocumentItem, Uri,
    VersionedTextDocumentIdentifier,
};

/// What the worker is sent.
pub(super) enum Message {
    /// What the editor can do, and what it asks for.
    Start(Box<Abilities>, Value),
    /// The editor has our answer: now it may be asked.
    Ready,
    /// A document was opened.
    Open(TextDocumentItem),
    /// Parts of it were replaced.
    Change(VersionedTextDocumentIdentifier, Vec<TextDocumentContentChangeEvent>),
    /// It was closed.
    Close(Uri),
    /// Files may have changed.
    Refresh,
    /// The editor's settings changed; it may say how.
    Changed(Value),
    /// The editor's settings for its folders, asked for.
    Settings(Vec<(PathBuf, Value)>),
    /// Folders were opened and closed.
    Folders(Vec<PathBuf>, Vec<PathBuf>),
    /// What is to be said of a place.
    Hover(Uri, Position, oneshot::Sender<Option<Hover>>),
    /// What can be done at a place.
    Actions(Box<CodeActionParams>, oneshot::Sender<Option<CodeActionResponse>>),
}

/// All that the server knows.
pub(super) struct Worker {
    /// What the command line asks for.
    flags: Choices,
    /// What the editor asked for when it started the server.
    options: Value,
    outbox: UnboundedSender<Notice>,
    abilities: Option<Abilities>,
    documents: BTreeMap<Uri, (Document, Key)>,
    desks: Desks,
    shown: Shown,
}

impl Worker {
    pub(super) fn new(flags: Choices, outbox: UnboundedSender<Notice>) -> Self {
        Self {
            // What the command line asks for holds, whatever the editor's settings are.
            desks: Desks::new(flags.clone()),
            flags,
            options: Value::Null,
            outbox,
            abilities: None,
            documents: BTreeMap::new(),
            shown: Shown::default(),
        }
    }

    /// Works until nobody sends any more.
    pub(super) fn work(mut self, queue: &Receiver<Message>) {
        loop {
            let stale = self.documents.iter().find(|it| it.1.0.seen.is_none());
            let stale = stale.map(|it| it.0.clone());
            let next = match &stale {
                None => queue.recv().map_err(|_| TryRecvError::Disconnected),
                Some(_) => queue.try_recv(),
            };
            match (next, stale) {
                (Ok(message), _) => self.take(message),
                (Err(TryRecvError::Empty), Some(uri)) => self.look(&uri),
                (Err(_), _) => return,
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Start(abilities, options) => {
                self.abilities = Some(*abilities);
                self.options = options;
                self.settings_of_all(&Value::Null);
            }
            Message::Ready => self.ask(),
            Message::Open(item) => self.open(item),
            Message::Change(it, changes) => {
                let Some(unit) = self.abilities.as_ref().map(|it| it.unit) else {
                    return;
                };
                if let Some((document, _)) = self.documents.get_mut(&it.uri) {
                    document.edit(it.version, changes, unit);
                }
            }
            Message::Close(uri) => {
                if self.documents.remove(&uri).is_some() {
                    self.send(Notice::Diagnostics(uri, Vec::new(), None));
                    // The last draft of a desk takes the desk's faults with it.
                    self.refresh();
                }
            }
            Message::Refresh => self.refresh(),
            Message::Changed(value) => {
                // An editor that sends no settings waits to be asked.
                let can_ask = self.abilities.as_ref().is_some_and(|it| it.has_settings);
                match options::section(value.clone()) {
                    None if can_ask => self.ask_settings(),
                    _ => self.settings_of_all(&value),
                }
            }
            Message::Settings(values) => {
                values.into_iter().for_each(|(root, value)| self.settings(&root, value));
            }
            Message::Folders(added, removed) => {
                if let Some(can) = &mut self.abilities {
                    can.roots.retain(|it| !removed.contains(it) || added.contains(it));
                    can.roots.extend(added);
                }
                self.settings_of_all(&Value::Null);
                self.ask_settings();
                self.refresh();
            }
            Message::Hover(uri, position, reply) => {
                let _ = reply.send(self.hover(&uri, position));
            }
            Message::Actions(params, reply) => {
                let _ = reply.send(self.actions(&params));
            }
        }
    }

    fn send(&self, notice: Notice) {
        // After the server has ended, nobody is left to notify.
        let _ = self.outbox.send(notice);
    }

    /// Asks the editor for what it offers: to watch files, to give its settings.
    fn ask(&self) {
        let Some(can) = &self.abilities else { return };
        if can.watches || can.announces_settings {
            self.send(Notice::Watch {
                files: can.watches,
                settings: can.announces_settings,
            });
        }
        self.ask_settings();
    }

    /// Asks the editor for the settings of its folders, if it can be asked.
    fn ask_settings(&self) {
        let can = self.abilities.as_ref().filter(|it| it.has_settings);
        if let Some(can) = can {
            self.send(Notice::AskSettings(can.roots.clone()));
        }
    }

    /// Takes settings over that hold in every folder.
    fn settings_of_all(&mut self, value: &Value) {
        let roots = self.abilities.as_ref().map(|it| it.roots.clone());
        for root in roots.unwrap_or_default() {
            self.settings(&root, value.clone());
        }
    }

    /// Takes the editor's settings for a folder over; where it says nothing, what it said
    /// at first.
    fn settings(&mut self, root: &Path, value: Value) {
        let at_first = || options::section(self.options.clone());
        let editor = options::section(value).or_else(at_first).unwrap_or_default();
        match options::choices(&self.flags, editor, root) {
            Ok(choices) => {
                if self.desks.choose(root, choices) {
                    self.refresh();
                }
            }
            Err(message) => {
                let text = format!("parallax: {message}");
                self.send(Notice::Show(MessageType::ERROR, text));
            }
        }
    }

    fn open(&mut self, item: TextDocumentItem) {
        let TextDocumentItem { uri, language_id, version, text } = item;
        let Some(can) = &self.abilities else { return };
        let Some(document) = Document::open(uri.clone(), &language_id, version, text)
        else {
            return;
        };
        let path = document.path.as_deref();
        let key = self.desks.key(path, can.root(path), None);
        self.documents.insert(uri, (document, key));
        self.refresh();
    }

    /// Looks at the files behind the desks, and forgets what was seen where any changed.
    fn refresh(&mut self) {
        let Some(can) = &self.abilities else { return };
        for (document, key) in self.documents.values_mut() {
            let path = document.path.as_deref();
            let new = self.desks.key(path, can.root(path), Some(&*key));
            if new != *key {
                *key = new;
                document.seen = None;
            }
        }
        let needed: Vec<Key> = self.documents.values().map(|it| it.1.clone()).collect();
        let changed = self.desks.refresh(&needed);
        for (document, key) in self.documents.values_mut() {
            if changed.contains(key) {
                document.seen = None;
            }
        }
        self.show_faults();
    }

    fn show_faults(&mut self) {
        let Some(can) = &self.abilities else { return };
        for notice in self.shown.update(self.desks.faults(), can.unit) {
            let _ = self.outbox.send(notice);
        }
    }

    /// Looks at a draft, if it has changed since, and shows what is found.
    fn look(&mut self, uri: &Uri) {
        let Some(can) = &self.abilities else { return };
        let Some((document, key)) = self.documents.get_mut(uri) else { return };
        if document.seen.is_some() {
            return;
        }
        let is_new = !self.desks.is_open(key);
        let kept = self.desks.get(key);
        let seen = kept.map_or_else(Seen::default, |it| {
            it.see(document, can.root(document.path.as_deref()))
        });
        let shown = diagnostics::all(&document.draft, &seen.findings, can.unit);
        document.seen = Some(seen);
        let notice = Notice::Diagnostics(uri.clone(), shown, Some(document.version));
        self.send(notice);
        if is_new {
            self.show_faults();
        }
    }

    fn hover(&mut self, uri: &Uri, position: Position) -> Option<Hover> {
        self.look(uri);
        let can = self.abilities.as_ref()?;
        let (document, key) = self.documents.get(uri)?;
        let lines = Lines::of_editor(&document.draft.text);
        let at = place::byte(&lines, position, can.unit);
        let lexicon = self.desks.get(key)?.desk.reviewer.lexicon();
        let note = hover::at(document.seen.as_ref()?, lexicon, at, can.markdown)?;
        let kind =
            if can.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        let range: Range = place::range(&lines, note.span, can.unit);
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent { kind, value: note.text }),
            range: Some(range),
        })
    }

    fn actions(&mut self, params: &CodeActionParams) -> Option<CodeActionResponse> {
        let uri = &params.text_document.uri;
        self.look(uri);
        let can = self.abilities.as_ref()?;
        let (document, key) = self.documents.get(uri)?;
        let form = actions::Form { unit: can.unit, versioned: can.versioned_edits };
        let kept = self.desks.get(key)?;
        let root = can.root(document.path.as_deref());
        let actions = actions::offer(params, document, kept, root, form);
        Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
    }
}
