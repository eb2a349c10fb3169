//! The protocol: takes messages in, hands them to the worker in order, and waits for answers.

use crate::desk::Choices;
use crate::lsp::abilities::Abilities;
use crate::lsp::client;
use crate::lsp::document::path;
use crate::lsp::worker::{Message, Worker};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, mpsc};
use tokio::sync::mpsc::unbounded_channel;
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::{
    CodeActionParams, CodeActionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, Hover, HoverParams,
    InitializeParams, InitializeResult, InitializedParams, ServerInfo, WorkspaceFolder,
};
use tower_lsp_server::{Client, LanguageServer};

/// One editor's server.
pub(super) struct Server {
    queue: Sender<Message>,
    is_shut_down: Arc<AtomicBool>,
}

impl Server {
    /// Starts the worker, and what sends its notices.
    pub(super) fn new(
        client: Client,
        choices: Choices,
        is_shut_down: Arc<AtomicBool>,
    ) -> Self {
        let (queue, messages) = mpsc::channel();
        let (outbox, notices) = unbounded_channel();
        tokio::spawn(client::send(client, notices, queue.clone()));
        std::thread::spawn(move || {
            let work = || Worker::new(choices, outbox).work(&messages);
            // An editor starts a server that ends again, and waits for one that is silent.
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                std::process::exit(101);
            }
        });
        Self { queue, is_shut_down }
    }

    /// Hands a message over; a worker that has ended takes none.
    fn send(&self, message: Message) {
        let _ = self.queue.send(message);
    }

    /// Hands a question over and waits for the answer.
    async fn ask<T>(
        &self,
        question: impl FnOnce(oneshot::Sender<T>) -> Message,
    ) -> Result<T> {
        let (sender, answer) = oneshot::channel();
        self.send(question(sender));
        answer.await.map_err(|_| Error::internal_error())
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let abilities = Abilities::of(&params);
        let capabilities = abilities.answer();
        let options = params.initialization_options.unwrap_or_default();
        self.send(Message::Start(Box::new(abilities), options));
        Ok(InitializeResult {
            capabilities,
            server_info: Some(ServerInfo {
                name: "parallax".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.send(Message::Ready);
    }

    async fn shutdown(&self) -> Result<()> {
        self.is_shut_down.store(true, Ordering::SeqCst);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.send(Message::Open(params.text_document));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.send(Message::Change(params.text_document, params.content_changes));
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.send(Message::Refresh);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.send(Message::Close(params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.send(Message::Changed(params.settings));
    }

    async fn did_change_workspace_folders(
        &self,
        params: DidChangeWorkspaceFoldersParams,
    ) {
        let paths = |folders: Vec<WorkspaceFolder>| {
            folders.iter().filter_map(|it| path(&it.uri)).collect()
        };
        let change = params.event;
        self.send(Message::Folders(paths(change.added), paths(change.removed)));
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.send(Message::Refresh);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let it = params.text_document_position_params;
        self.ask(|reply| Message::Hover(it.text_document.uri, it.position, reply)).await
    }

    async fn code_action(
        &self,
        params: CodeActionParams,
    ) -> Result<Option<CodeActionResponse>> {
        self.ask(|reply| Message::Actions(Box::new(params), reply)).await
    }
}
