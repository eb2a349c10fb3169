//! Settings: files, the editor's own, changes while drafts are open, and broken ones.

use crate::client::{Client, uri};
use crate::{DESK, editor, folder, seen};
use serde_json::json;
use std::fs;

const TEXT: &str = "An advisor met the so-called council.\n";

#[test]
fn what_the_editor_asks_for_stands_above_the_file() {
    let folder = folder();
    let options = json!({ "rules": { "so-called": "error", "house": "off" } });
    let mut client = Client::start(folder.path(), json!({}), options);
    let uri = uri(&folder.path().join("d.md"));
    client.open(&uri, "markdown", TEXT);
    let found = client.diagnostics(&uri, Some(1));
    assert_eq!(seen(&found), ["so-called 0:19-28"]);
    assert_eq!(found[0]["severity"], 1);
    // It changes its mind.
    let settings = json!({ "parallax": { "rules": { "so-called": "off" } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    assert_eq!(seen(&client.diagnostics(&uri, Some(1))), ["house/adviser 0:3-10"]);
    let settings = json!({ "parallax": { "isolated": true } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    assert_eq!(seen(&client.diagnostics(&uri, Some(1))), ["so-called 0:19-28"]);
    let settings = json!({ "parallax": { "rule": "off" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    assert!(client.shown().contains("unknown field `rule`"));
}

#[test]
fn settings_are_asked_for_where_the_editor_has_them() {
    let folder = folder();
    let mut client = Client::spawn(folder.path(), &[]);
    client.settings = json!({ "rules": { "so-called": "off" } });
    let dynamic = json!({ "dynamicRegistration": true });
    let abilities = json!({ "workspace": {
        "configuration": true,
        "didChangeConfiguration": dynamic,
        "didChangeWatchedFiles": dynamic,
    } });
    client.initialize(folder.path(), abilities, json!({}));
    let uri = uri(&folder.path().join("d.md"));
    client.open(&uri, "markdown", TEXT);
    while seen(&client.diagnostics(&uri, Some(1))) != ["house/adviser 0:3-10"] {}
    assert_eq!(
        client.registered,
        ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]
    );
    client.settings = json!({ "rules": { "house": "off" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    while seen(&client.diagnostics(&uri, Some(1))) != ["so-called 0:19-28"] {}
}

#[test]
fn each_open_folder_has_its_own_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, word) in [("one", "adviser"), ("two", "counsellor"), ("one/inner", "aide")]
    {
        fs::create_dir_all(path(name)).unwrap();
        let desk = DESK.replace("prefer = \"adviser\"", &format!("prefer = \"{word}\""));
        fs::write(path(name).join("desk.toml"), desk).unwrap();
    }
    let mut client = Client::spawn(folder.path(), &[]);
    client.settings = json!({ "house": ["desk.toml"], "rules": { "so-called": "off" } });
    let abilities = json!({ "workspace": { "configuration": true } });
    client.initialize(&path("one"), abilities, json!({}));
    let add = [
        json!({ "uri": uri(&path("two")), "name": "two" }),
        json!({ "uri": uri(&path("one/inner")), "name": "inner" }),
    ];
    let change = json!({ "event": { "added": add, "removed": [] } });
    client.notify("workspace/didChangeWorkspaceFolders", change);
    for (name, word) in
        [("one/d.md", "adviser"), ("two/d.md", "counsellor"), ("one/inner/d.md", "aide")]
    {
        let draft = uri(&path(name));
        client.open(&draft, "markdown", TEXT);
        let is_right = |found: &[serde_json::Value]| {
            found.first().is_some_and(|it| it["message"].as_str().unwrap().contains(word))
        };
        while !is_right(&client.diagnostics(&draft, Some(1))) {}
    }
    assert_eq!(client.scopes.len(), 3);
}

#[test]
fn a_style_that_is_not_there_is_shown() {
    let folder = folder();
    let mut client = Client::spawn(folder.path(), &["--house", "gone.toml"]);
    client.initialize(folder.path(), json!({}), json!({}));
    let draft = uri(&folder.path().join("d.md"));
    client.open(&draft, "markdown", TEXT);
    assert!(client.shown().contains("there is no house style `gone.toml`"));
    // Settings that are meant for others say nothing about us.
    let settings = json!({ "settings": { "editor": { "tabSize": 4 } } });
    client.notify("workspace/didChangeConfiguration", settings);
    assert!(client.hover(&draft, 0, 0).is_null());
}

#[test]
fn the_command_line_stands_above_all() {
    let folder = folder();
    let args = ["--isolated", "--house", "desk.toml", "--rule", "so-called=off"];
    let mut client = Client::spawn(folder.path(), &args);
    let options = json!({ "rules": { "so-called": "error" } });
    client.initialize(folder.path(), json!({}), options);
    let uri = uri(&folder.path().join("d.md"));
    client.open(&uri, "markdown", TEXT);
    assert_eq!(seen(&client.diagnostics(&uri, Some(1))), ["house/adviser 0:3-10"]);
}

#[test]
fn a_changed_style_is_read_again() {
    let (folder, mut client, draft) = editor("d.md", TEXT, json!({}));
    assert_eq!(client.diagnostics(&draft, Some(1)).len(), 2);
    let style = folder.path().join("desk.toml");
    fs::write(&style, DESK.replace("[\"advisor\"]", "[\"council\"]")).unwrap();
    let change = json!({ "uri": uri(&style), "type": 2 });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    assert_eq!(
        seen(&client.diagnostics(&draft, Some(1))),
        ["so-called 0:19-28", "house/adviser 0:29-36"]
    );
    // Settings that come to be nearer than those before.
    let nearer = folder.path().join("drafts");
    fs::create_dir(&nearer).unwrap();
    let other = uri(&nearer.join("e.md"));
    client.open(&other, "markdown", TEXT);
    assert_eq!(client.diagnostics(&other, Some(1)).len(), 2);
    fs::write(nearer.join("parallax.toml"), "").unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(seen(&client.diagnostics(&other, Some(1))), ["so-called 0:19-28"]);
}

#[test]
fn what_is_broken_is_shown_where_it_is_and_the_last_good_state_goes_on() {
    let (folder, mut client, draft) = editor("d.md", TEXT, json!({}));
    assert_eq!(client.diagnostics(&draft, Some(1)).len(), 2);
    let settings = folder.path().join("parallax.toml");
    fs::write(&settings, "house = [\"desk.toml\"]\n[rules]\n\"é\" = \"off\"\n").unwrap();
    let saved = json!({ "textDocument": { "uri": draft } });
    client.notify("textDocument/didSave", saved.clone());
    let message = client.shown();
    assert!(message.contains("parallax.toml:3:1: there is no rule `é`"), "{message}");
    let found = client.diagnostics(&uri(&settings), None);
    assert_eq!(found[0]["range"]["start"], json!({ "line": 2, "character": 0 }));
    assert!(found[0]["message"].as_str().unwrap().starts_with("there is no rule `é`"));
    // The draft is looked at as before.
    client.change(&draft, 2, json!([{ "text": "An advisor.\n" }]));
    assert_eq!(seen(&client.diagnostics(&draft, Some(2))), ["house/adviser 0:3-10"]);
    // Mended, the fault is gone.
    fs::write(&settings, "").unwrap();
    client.notify("textDocument/didSave", saved.clone());
    assert!(client.diagnostics(&uri(&settings), None).is_empty());
    while !client.diagnostics(&draft, Some(2)).is_empty() {}
    // A style that is not there, and comes.
    fs::write(&settings, "house = [\"new.toml\"]\n").unwrap();
    client.notify("textDocument/didSave", saved.clone());
    assert!(client.shown().contains("there is no house style"));
    fs::write(folder.path().join("new.toml"), DESK).unwrap();
    client.notify("textDocument/didSave", saved);
    while seen(&client.diagnostics(&draft, Some(2))) != ["house/adviser 0:3-10"] {}
}

#[test]
fn data_is_no_draft() {
    let (folder, mut client, draft) = editor("d.md", TEXT, json!({}));
    let settings = uri(&folder.path().join("parallax.toml"));
    client.open(&settings, "toml", "# an advisor\n");
    assert!(client.hover(&settings, 0, 6).is_null());
    assert_eq!(client.diagnostics(&draft, Some(1)).len(), 2);
}
