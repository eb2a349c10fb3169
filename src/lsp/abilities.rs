//! What the editor can do, and what the server says it can do.

use crate::lsp::actions::FIX_ALL;
use crate::lsp::document::path;
use crate::view::lines::Unit;
use std::path::{Path, PathBuf};
use tower_lsp_server::ls_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    HoverProviderCapability, InitializeParams, MarkupKind, OneOf, PositionEncodingKind,
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
    pub(super) announces_settings: bool,
    /// The folders that are open, or the one in which the server runs; never empty.
    pub(super) roots: Vec<PathBuf>,
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
            announces_settings: workspace
                .did_change_configuration
                .and_then(|it| it.dynamic_registration)
                .unwrap_or_default(),
            roots: roots(params),
        }
    }

    /// The folder whose settings hold for a file: the innermost of those that hold it, or the
    /// first.
    pub(super) fn root(&self, file: Option<&Path>) -> &Path {
        let holding =
            self.roots.iter().filter(|it| file.is_some_and(|file| file.starts_with(it)));
        let innermost = holding.max_by_key(|it| it.components().count());
        innermost.or(self.roots.first()).map_or(Path::new(""), PathBuf::as_path)
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
            change_notifications: Some(OneOf::Left(true)),
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
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten();
    let named: Vec<PathBuf> = folders.filter_map(|it| path(&it.uri)).collect();
    if !named.is_empty() {
        return named;
    }
    let one = params.root_uri.as_ref().and_then(path);
    let old = || params.root_path.as_ref().map(PathBuf::from);
    let here = || std::env::current_dir().unwrap_or_default();
    vec![one.or_else(old).unwrap_or_else(here)]
}
