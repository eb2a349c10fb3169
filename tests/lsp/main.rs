//! The language server from the outside, as an editor meets it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may read and panic"
)]

mod actions;
mod client;
mod protocol;
mod settings;
mod typing;

use crate::client::{Client, uri};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// A house style of one rule.
pub(crate) const DESK: &str = "[house]\nid = \"desk\"\n[[rule]]\nid = \"adviser\"\nprefer = \"adviser\"\navoid = [\"advisor\"]\nreason = \"One spelling.\"\nreference = \"https://desk.example/words\"\n";

/// A folder with a house style and settings that name it; nothing else is found there.
pub(crate) fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), DESK).unwrap();
    fs::write(folder.path().join("parallax.toml"), "house = [\"desk.toml\"]\n").unwrap();
    folder
}

/// An editor in such a folder, with the address of a draft that is open.
pub(crate) fn editor(
    name: &str,
    text: &str,
    abilities: Value,
) -> (TempDir, Client, String) {
    let folder = folder();
    let mut client = Client::start(folder.path(), abilities, json!({}));
    let uri = uri(&folder.path().join(name));
    client.open(&uri, "plaintext", text);
    (folder, client, uri)
}

/// `rule line:start-end` of every diagnostic.
pub(crate) fn seen(diagnostics: &[Value]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|it| {
            let (start, end) = (&it["range"]["start"], &it["range"]["end"]);
            format!(
                "{} {}:{}-{}",
                it["code"].as_str().unwrap(),
                start["line"],
                start["character"],
                end["character"]
            )
        })
        .collect()
}
