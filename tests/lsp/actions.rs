//! Code actions: each is applied to the text, and what it is for is gone.

use crate::client::applied;
use crate::{editor, seen};
use serde_json::{Value, json};

/// The action with a title.
#[track_caller]
fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let all: Vec<_> = actions.iter().map(|it| &it["title"]).collect();
    let found = actions.iter().find(|it| it["title"] == title);
    found.unwrap_or_else(|| panic!("no {title} in {all:?}"))
}

/// Opens a draft, applies the action with a title at its first finding, and gives the text
/// and what is found in it then.
#[track_caller]
fn after(name: &str, text: &str, title: &str) -> (String, Vec<String>) {
    let (_folder, mut client, uri) = editor(name, text, json!({}));
    let found = client.diagnostics(&uri, Some(1));
    let actions = client.actions(&uri, &found[0]["range"], Value::Null);
    let fixed = applied(text, titled(&actions, title));
    client.change(&uri, 2, json!([{ "text": fixed }]));
    let left = seen(&client.diagnostics(&uri, Some(2)));
    (fixed, left)
}

#[test]
fn a_suggestion_is_put_in() {
    let (text, left) = after("d.md", "🙂 The *advisor*\r\nleft.", "Write “adviser”");
    assert_eq!(text, "🙂 The *adviser*\r\nleft.");
    assert!(left.is_empty());
}

const HERE: &str = "Allow house/adviser here";
const IN_FILE: &str = "Allow house/adviser in this file";

#[test]
fn a_comment_goes_where_it_holds() {
    for (name, text, expected) in [
        // Behind the line, before its end, whatever that is.
        ("d.txt", "An advisor.\nMore.", "An advisor. <!-- C -->\nMore."),
        ("d.md", "An advisor.\r\nMore.\r\n", "An advisor. <!-- C -->\r\nMore.\r\n"),
        ("d.md", "An advisor  \nleft.", "An advisor <!-- C -->  \nleft."),
        ("d.md", "An advisor\\\nleft.", "An advisor <!-- C -->\\\nleft."),
        ("d.md", "# An advisor\n\nLeft.", "# An advisor <!-- C -->\n\nLeft."),
        ("d.md", "- one\n- an advisor", "- one\n- an advisor <!-- C -->"),
        // Inside a cell, not behind the table's edge.
        (
            "d.md",
            "| a | b |\n|---|---|\n| advisor | x |\n",
            "| a | b |\n|---|---|\n| advisor | x | <!-- C -->\n",
        ),
        // In a page, outside tags.
        (
            "d.html",
            "<p>An advisor</p>\n<p>More</p>",
            "<p>An advisor</p> <!-- C -->\n<p>More</p>",
        ),
        (
            "d.html",
            "<p>An advisor <a\nhref=\"x\">left</a></p>",
            "<p>An advisor <!-- C --> <a\nhref=\"x\">left</a></p>",
        ),
    ] {
        let (text, left) = after(name, text, HERE);
        let comment = "parallax: allow house/adviser say why";
        assert_eq!(text.replace(comment, "C"), expected, "{name}");
        assert!(left.is_empty(), "{name}: {left:?}");
    }
}

#[test]
fn a_comment_for_the_file_stands_below_its_head() {
    for (name, text, expected) in [
        (
            "d.txt",
            "An advisor.\n\nAn advisor.",
            "<!-- C -->\n\nAn advisor.\n\nAn advisor.",
        ),
        (
            "d.md",
            "---\ntitle: x\n---\n\nAn advisor.\n",
            "---\ntitle: x\n---\n\n<!-- C -->\n\nAn advisor.\n",
        ),
        ("d.md", "\u{feff}An advisor.\r\n", "\u{feff}<!-- C -->\r\n\r\nAn advisor.\r\n"),
        (
            "d.html",
            "<!doctype html>\n<html><body class=\"x\"><p>An advisor</p></body></html>",
            "<!doctype html>\n<html><body class=\"x\">\n<!-- C --><p>An advisor</p></body></html>",
        ),
        ("d.html", "<p>An advisor</p>", "<!-- C -->\n<p>An advisor</p>"),
    ] {
        let (text, left) = after(name, text, IN_FILE);
        let comment = "parallax: allow-file house/adviser say why";
        assert_eq!(text.replace(comment, "C"), expected, "{name}");
        assert!(left.is_empty(), "{name}: {left:?}");
    }
}

#[test]
fn all_that_is_safe_is_put_in_at_once() {
    let text = "---\ndate: 2024-05-01\n---\nThe advisor met advisors.\n\nThe so-called council left.\n";
    let (_folder, mut client, uri) = editor("d.md", text, json!({}));
    let found = client.diagnostics(&uri, Some(1));
    assert_eq!(found.len(), 3);
    let start = json!({ "line": 0, "character": 0 });
    let all = json!({ "start": start, "end": { "line": 9, "character": 0 } });
    let actions = client.actions(&uri, &all, json!(["source.fixAll.parallax"]));
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0]["kind"], "source.fixAll.parallax");
    let fixed = applied(text, &actions[0]);
    assert_eq!(fixed, text.replace("advisor", "adviser"));
    client.change(&uri, 2, json!([{ "text": fixed }]));
    assert_eq!(seen(&client.diagnostics(&uri, Some(2))), ["so-called 5:4-13"]);
    assert!(client.actions(&uri, &all, json!(["source.fixAll"])).is_empty());
    assert!(client.actions(&uri, &all, json!(["refactor"])).is_empty());
}

#[test]
fn actions_are_for_the_place_and_the_kind_that_is_asked_for() {
    let text = "An advisor.\n\nThe so-called council.\n";
    let abilities =
        json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    let (_folder, mut client, uri) = editor("d.md", text, abilities);
    client.diagnostics(&uri, Some(1));
    let at = |line: u32, character: u32| {
        let position = json!({ "line": line, "character": character });
        json!({ "start": position, "end": position })
    };
    let titles = |actions: &[Value]| {
        let titles = actions.iter().map(|it| it["title"].as_str().unwrap().to_owned());
        titles.collect::<Vec<_>>()
    };
    let actions = client.actions(&uri, &at(0, 5), json!(["quickfix"]));
    assert_eq!(titles(&actions), ["Write “adviser”", HERE, IN_FILE]);
    // Behind “an” only words that begin alike are put in without a look.
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[0]["diagnostics"][0]["code"], "house/adviser");
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri, "version": 1 }));
    let actions = client.actions(&uri, &at(2, 6), json!(["quickfix"]));
    assert_eq!(
        titles(&actions),
        ["Allow so-called here", "Allow so-called in this file"]
    );
    assert!(client.actions(&uri, &at(1, 0), json!(["quickfix"])).is_empty());
}
