//! What the server sends to the editor on its own, in order.

use crate::lsp::worker::Message;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::{
    ConfigurationItem, Diagnostic, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, GlobPattern, MessageType, Registration, Uri,
};

/// The name of our settings in an editor's.
pub(super) const SECTION: &str = "parallax";

/// Files whose change may change what is found: settings, house styles, word lists.
const WATCHED: &[&str] = &["**/*.toml", "**/*.csv", "**/*.tsv"];

/// Something for the editor.
pub(super) enum Notice {
    /// All that is to be shown in a file.
    Diagnostics(Uri, Vec<Diagnostic>, Option<i32>),
    /// A message for the person.
    Show(MessageType, String),
    /// Asks to be notified of changes to files and settings.
    Watch { files: bool, settings: bool },
    /// Asks for the settings of some folders.
    AskSettings(Vec<PathBuf>),
}

/// Sends what comes, until the server ends. What the editor has to answer is waited for
/// aside, so that nothing waits behind it.
pub(super) async fn send(
    client: Client,
    mut notices: UnboundedReceiver<Notice>,
    queue: Sender<Message>,
) {
    while let Some(notice) = notices.recv().await {
        match notice {
            Notice::Diagnostics(uri, diagnostics, version) => {
                client.publish_diagnostics(uri, diagnostics, version).await;
            }
            Notice::Show(kind, text) => client.show_message(kind, text).await,
            Notice::Watch { files, settings } => {
                let client = client.clone();
                let wanted = registrations(files, settings);
                // An editor that refuses does without; files are looked at on every save.
                tokio::spawn(async move { client.register_capability(wanted).await });
            }
            Notice::AskSettings(folders) => {
                tokio::spawn(ask_settings(client.clone(), folders, queue.clone()));
            }
        }
    }
}

async fn ask_settings(client: Client, folders: Vec<PathBuf>, queue: Sender<Message>) {
    let item = |folder: &PathBuf| ConfigurationItem {
        scope_uri: Uri::from_file_path(folder),
        section: Some(SECTION.to_owned()),
    };
    if let Ok(values) = client.configuration(folders.iter().map(item).collect()).await {
        // An editor that answers once means all of them.
        let last = values.last().cloned().unwrap_or(Value::Null);
        let values = values.into_iter().chain(std::iter::repeat(last));
        let _ = queue.send(Message::Settings(folders.into_iter().zip(values).collect()));
    }
}

fn registrations(files: bool, settings: bool) -> Vec<Registration> {
    let mut wanted = Vec::new();
    if files {
        let watcher = |glob: &&str| FileSystemWatcher {
            glob_pattern: GlobPattern::String((*glob).to_owned()),
            kind: None,
        };
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: WATCHED.iter().map(watcher).collect(),
        };
        wanted.push(Registration {
            id: "parallax-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        });
    }
    if settings {
        wanted.push(Registration {
            id: "parallax-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(serde_json::json!({ "section": SECTION })),
        });
    }
    wanted
}
