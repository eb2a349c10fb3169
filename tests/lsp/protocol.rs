//! The protocol itself: beginning, end, and what no server should stumble over.

use crate::client::{Client, uri};
use crate::{editor, folder, seen};
use serde_json::{Value, json};

#[test]
fn says_what_it_can_do() {
    let folder = folder();
    let mut client = Client::spawn(folder.path(), &["--stdio"]);
    let answer = client.initialize(folder.path(), json!({}), Value::Null);
    assert_eq!(answer["serverInfo"]["name"], "parallax");
    let can = &answer["capabilities"];
    assert_eq!(can["positionEncoding"], "utf-16");
    assert_eq!(can["textDocumentSync"]["change"], 2);
    assert_eq!(can["hoverProvider"], true);
    assert_eq!(
        can["codeActionProvider"]["codeActionKinds"],
        json!(["quickfix", "source.fixAll.parallax"])
    );
    assert!(client.shut_down().success());
}

#[test]
fn ends_as_the_protocol_says() {
    let folder = folder();
    // Without a shutdown before, and where the editor is gone.
    let mut client = Client::start(folder.path(), json!({}), json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.hang_up().code(), Some(1));
    let client = Client::start(folder.path(), json!({}), json!({}));
    assert_eq!(client.hang_up().code(), Some(1));
    let client = Client::spawn(folder.path(), &[]);
    assert_eq!(client.hang_up().code(), Some(1));
    // Nothing is answered after a shutdown.
    let mut client = Client::start(folder.path(), json!({}), json!({}));
    client.request("shutdown", Value::Null);
    let uri = uri(&folder.path().join("d.md"));
    let late = client.request(
        "textDocument/hover",
        json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } }),
    );
    assert_eq!(late["error"]["code"], -32600);
    client.notify("exit", Value::Null);
    assert!(client.hang_up().success());
}

#[test]
fn nothing_ends_it_but_the_end() {
    let folder = folder();
    let mut client = Client::spawn(folder.path(), &[]);
    let early = client.request("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    client.initialize(folder.path(), json!({}), json!({}));
    for noise in [
        "Content-Length: 5\r\n\r\n{\"a\":",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: 3\r\n\r\n\u{ff}x",
        "Content-Length: 16\r\n\r\n{\"jsonrpc\":\"1.0\"",
        "Content-Length: many\r\n\r\n",
        "noise\r\n\r\n",
    ] {
        client.raw(noise.as_bytes());
    }
    for _ in 0..4 {
        let it = client.wait(|it| it["id"].is_null() && it["error"]["code"].is_i64());
        assert!(it["error"]["code"].as_i64().unwrap() <= -32600);
    }
    assert_eq!(client.request("parallax/unknown", json!({}))["error"]["code"], -32601);
    client.notify("parallax/unknown", json!({ "a": 1 }));
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.notify("textDocument/didOpen", json!({ "textDocument": 3 }));
    let hover = json!({ "textDocument": { "uri": "no address" }, "position": {} });
    assert_eq!(client.request("textDocument/hover", hover)["error"]["code"], -32602);
    let gone = uri(&folder.path().join("gone.md"));
    client.change(&gone, 7, json!([{ "text": "x" }]));
    assert!(client.hover(&gone, 0, 0).is_null());
    assert!(client.shut_down().success());
}

#[test]
fn a_huge_draft_is_looked_at() {
    let text = "🙂 An advisor left. ".repeat(20_000);
    let (_folder, mut client, uri) = editor("d.txt", &text, json!({}));
    let found = client.diagnostics(&uri, Some(1));
    assert_eq!(found.len(), 20_000);
    assert_eq!(seen(&found[19_999..]), ["house/adviser 0:399986-399993"]);
}

#[test]
fn addresses_are_decoded() {
    let folder = folder();
    let drafts = folder.path().join("our drafts é");
    std::fs::create_dir(&drafts).unwrap();
    std::fs::write(drafts.join("parallax.toml"), "rules.so-called = \"error\"").unwrap();
    let mut client = Client::start(folder.path(), json!({}), json!({}));
    let encoded = uri(&drafts.join("d.md")).replace('é', "%C3%A9");
    client.open(&encoded, "markdown", "The so-called council.");
    let found = client.diagnostics(&encoded, Some(1));
    assert_eq!(found[0]["severity"], 1);
    // A drive of another system: no file is found there, and none is needed.
    let drive = "file:///c%3A/Users/x/d.md";
    client.open(drive, "markdown", "The so-called council.");
    assert_eq!(client.diagnostics(drive, Some(1))[0]["severity"], 2);
}
