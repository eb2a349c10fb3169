//! What the editor can do, and what it is told that we can.

use crate::lsp::actions::FIX_ALL;
use crate::lsp::document::path;
use crate::view::lines::Unit;
use std::path::PathBuf;
use tower_lsp_server::ls_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    HoverProviderCapability, InitializeParams, MarkupKind, PositionEncodingKind,
    SaveOptions, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

/// What the editor can do, as far as it matters here.
#[derive(Clone, Debug)]
pub(super) struct Abilities {
    /// What columns count.
    pub(super) unit: Unit,
    /// Whether texts may be Markdown.
    pub(super) markdown: bool,
    /// Whether an edit may say of which version it speaks.
    pub(super) versioned_edits: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Whether it can be asked for its settings.
    pub(super) has_settings: bool,
    /// Whether it can be asked to say when its settings change.
    pub(super) tells_settings: bool,
    /// The folder that is open, or the one in which the server runs.
    pub(super) root: PathBuf,
}

impl Abilities {
    /// Reads what the editor says of itself.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let can = &params.capabilities;
        let workspace = can.workspace.clone().unwrap_or_default();
        let hover = can.text_document.as_ref().and_then(|it| it.hover.as_ref());
        let formats = hover.and_then(|it| it.content_format.clone()).unwrap_or_default();
        Self {
            unit: unit(can),
            markdown: formats.first() == Some(&MarkupKind::Markdown),
            versioned_edits: workspace
                .workspace_edit
                .and_then(|it| it.document_changes)
                .unwrap_or_default(),
            watches: workspace
                .did_change_watched_files
                .and_then(|it| it.dynamic_registration)
                .unwrap_or_default(),
            has_settings: workspace.configuration.unwrap_or_default(),
            tells_settings: workspace
                .did_change_configuration
                .and_then(|it| it.dynamic_registration)
                .unwrap_or_default(),
            root: root(params),
        }
    }

    /// What we can do.
    pub(super) fn answer(&self) -> ServerCapabilities {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                include_text: Some(false),
            })),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
            ..CodeActionOptions::default()
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: None,
        };
        ServerCapabilities {
            position_encoding: Some(match self.unit {
                Unit::Utf8 => PositionEncodingKind::UTF8,
                Unit::Utf16 => PositionEncodingKind::UTF16,
                Unit::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(folders),
                ..WorkspaceServerCapabilities::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// The first unit of the editor's list that is known; UTF-16 where it has no list.
fn unit(can: &ClientCapabilities) -> Unit {
    let offered = can.general.as_ref().and_then(|it| it.position_encodings.as_ref());
    let known = offered.into_iter().flatten().find_map(|it| match it.as_str() {
        "utf-8" => Some(Unit::Utf8),
        "utf-16" => Some(Unit::Utf16),
        "utf-32" => Some(Unit::Utf32),
        _ => None,
    });
    known.unwrap_or_default()
}

#[expect(deprecated, reason = "older editors name one folder and no list")]
fn root(params: &InitializeParams) -> PathBuf {
    let folders = params.workspace_folders.as_ref();
    let folder = folders.and_then(|it| it.first()).map(|it| &it.uri);
    let named = folder.or(params.root_uri.as_ref()).and_then(path);
    let old = || params.root_path.as_ref().map(PathBuf::from);
    let here = || std::env::current_dir().unwrap_or_default();
    named.or_else(old).unwrap_or_else(here)
}
