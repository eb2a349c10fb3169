//! A draft as it is typed: what is found follows the text, in either unit of columns.

use crate::client::{Client, applied, byte, uri};
use crate::{editor, folder, seen};
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn findings_follow_what_is_typed() {
    let text = "🙂 – an advisor left.\r\nNobody came.\r\n";
    let (_folder, mut client, uri) = editor("d.md", text, json!({}));
    let found = client.diagnostics(&uri, Some(1));
    assert_eq!(seen(&found), ["house/adviser 0:8-15"]);
    assert_eq!(found[0]["severity"], 2);
    assert_eq!(found[0]["source"], "parallax");
    assert_eq!(found[0]["codeDescription"]["href"], "https://desk.example/words");
    assert!(found[0]["message"].as_str().unwrap().contains("“adviser”"));
    // Words before it, with emoji, then a letter that mends it, then another one below.
    let at = |line: u32, from: u32, to: u32, text: &str| {
        let position = |column: u32| json!({ "line": line, "character": column });
        json!({ "range": { "start": position(from), "end": position(to) }, "text": text })
    };
    client.change(&uri, 2, json!([at(0, 2, 2, "🙂外務省")]));
    assert_eq!(seen(&client.diagnostics(&uri, Some(2))), ["house/adviser 0:13-20"]);
    client.change(&uri, 3, json!([at(0, 18, 19, "e")]));
    assert!(client.diagnostics(&uri, Some(3)).is_empty());
    client.change(&uri, 4, json!([at(1, 0, 6, "The"), at(1, 3, 3, " advisor")]));
    assert_eq!(seen(&client.diagnostics(&uri, Some(4))), ["house/adviser 1:4-11"]);
    // Behind the end of the text a word is put at its end.
    client.change(&uri, 5, json!([at(99, 99, 99, "An advisor.")]));
    assert_eq!(
        seen(&client.diagnostics(&uri, Some(5))),
        ["house/adviser 1:4-11", "house/adviser 2:3-10"]
    );
    client.change(&uri, 6, json!([{ "text": "Gone." }]));
    assert!(client.diagnostics(&uri, Some(6)).is_empty());
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert!(client.diagnostics(&uri, None).is_empty());
    assert!(client.shut_down().success());
}

#[test]
fn columns_count_the_unit_agreed_on() {
    let text = "🙂 “” an\radvisor and 外 advisor";
    for (offered, agreed, expected) in [
        (json!(["utf-8", "utf-16"]), "utf-8", [[0, 7], [16, 23]]),
        (json!(["utf-32"]), "utf-32", [[0, 7], [14, 21]]),
        (json!(["utf-16", "utf-8"]), "utf-16", [[0, 7], [14, 21]]),
        (json!(["utf-7"]), "utf-16", [[0, 7], [14, 21]]),
    ] {
        let folder = folder();
        let mut client = Client::spawn(folder.path(), &[]);
        let abilities = json!({ "general": { "positionEncodings": offered } });
        let answer = client.initialize(folder.path(), abilities, json!({}));
        assert_eq!(answer["capabilities"]["positionEncoding"], agreed);
        let uri = uri(&folder.path().join("d.txt"));
        client.open(&uri, "plaintext", text);
        let found = client.diagnostics(&uri, Some(1));
        let columns: Vec<_> = found
            .iter()
            .map(|it| {
                let range = &it["range"];
                assert_eq!(range["start"]["line"], 1);
                [&range["start"], &range["end"]].map(|it| it["character"].clone())
            })
            .collect();
        assert_eq!(json!(columns), json!(expected), "{agreed}");
    }
}

#[test]
fn a_draft_that_was_never_saved_has_the_form_that_the_editor_says() {
    let folder = folder();
    let mut client = Client::start(folder.path(), json!({}), json!({}));
    for (uri, language, expected) in [
        ("untitled:One", "markdown", &["house/adviser 2:3-10"][..]),
        ("untitled:Two", "plaintext", &["house/adviser 0:1-8", "house/adviser 2:3-10"]),
    ] {
        client.open(uri, language, "`advisor`\n\nAn advisor.\n");
        assert_eq!(seen(&client.diagnostics(uri, Some(1))), expected, "{language}");
    }
    let page = "<p>An advisor</p><script>advisor</script>";
    client.open("untitled:Three", "html", page);
    assert_eq!(
        seen(&client.diagnostics("untitled:Three", Some(1))),
        ["house/adviser 0:6-13"]
    );
}

#[test]
fn what_a_comment_or_a_baseline_allows_is_not_shown() {
    let text =
        "An advisor. <!-- parallax: allow house/adviser his title -->\n\nAn advisor.\n";
    let folder = folder();
    let draft = folder.path().join("d.md");
    std::fs::write(&draft, text).unwrap();
    let mut client = Client::start(folder.path(), json!({}), json!({}));
    let uri = uri(&draft);
    client.open(&uri, "markdown", text);
    assert_eq!(seen(&client.diagnostics(&uri, Some(1))), ["house/adviser 2:3-10"]);
    let listed = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
        .current_dir(folder.path())
        .args(["review", "d.md", "--write-baseline", "known.json"])
        .status()
        .unwrap();
    assert!(listed.success());
    let settings = "house = [\"desk.toml\"]\nbaseline = \"known.json\"\n";
    std::fs::write(folder.path().join("parallax.toml"), settings).unwrap();
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert!(client.diagnostics(&uri, Some(1)).is_empty());
    // What is known is not put right either: not at first, and not beside something new.
    let text = format!("{text}\nThe new advisor.\n");
    client.change(&uri, 2, json!([{ "text": text }]));
    assert_eq!(client.diagnostics(&uri, Some(2)).len(), 1);
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let actions = client.actions(&uri, &all, json!(["source.fixAll.parallax"]));
    let fixed = text.replace("new advisor", "new adviser");
    assert_eq!(applied(&text, &actions[0]), fixed);
}

#[test]
fn hover_says_why_and_who_uses_which_name() {
    let text = "---\ntitle: X\n---\n\nAn advisor flew to Kiev.\n";
    let markdown =
        json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
    for (abilities, kind) in [(markdown, "markdown"), (json!({}), "plaintext")] {
        let (_folder, mut client, uri) = editor("d.md", text, abilities);
        let said = client.hover(&uri, 4, 5);
        assert_eq!(said["contents"]["kind"], kind);
        let words = said["contents"]["value"].as_str().unwrap();
        for part in ["house/adviser", "One spelling.", "adviser", "desk.example/words"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(words.contains("Silence it."), "{words}");
        assert_eq!(words.contains("**"), kind == "markdown");
        // A name without a finding: who uses which of its forms.
        let said = client.hover(&uri, 4, 20);
        assert_eq!(said["range"]["start"]["character"], 19);
        let words = said["contents"]["value"].as_str().unwrap();
        for part in ["ua.capital", "Kyiv", "Used by", "since"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(client.hover(&uri, 4, 13).is_null());
        assert!(client.hover(&uri, 99, 0).is_null());
    }
}

#[test]
fn drafts_stand_beside_other_tellings() {
    let folder = folder();
    let others = folder.path().join("others");
    std::fs::create_dir(&others).unwrap();
    let telling = "Talks were held in Kyiv.\n\n“We will not leave this town before the harvest is over,” Ada Tamm said.\n";
    for name in ["a.txt", "b.txt"] {
        std::fs::write(others.join(name), telling).unwrap();
    }
    let settings = "house = [\"desk.toml\"]\nagainst = [\"others\"]\n";
    std::fs::write(folder.path().join("parallax.toml"), settings).unwrap();
    let mut client = Client::start(folder.path(), json!({}), json!({}));
    let text = "Talks were held in Kiev on Monday.\n";
    for (name, expected) in
        [("d.md", "against/naming"), ("others/a.txt", "against/naming")]
    {
        // Even where the draft is one of them, it is put beside the others only.
        let uri = uri(&folder.path().join(name));
        client.open(&uri, "markdown", text);
        let found = seen(&client.diagnostics(&uri, Some(1)));
        assert!(found.iter().any(|it| it.starts_with(expected)), "{name}: {found:?}");
    }
}

/// A constructed article of 1,500 words.
fn article() -> String {
    let paragraph = "Olaf Berg said the advisor would travel to Kyiv on Monday, where “talks on the river will go on”, and that the council of Veldland had asked for more time before it votes.\n\n";
    paragraph.repeat(1_500 / paragraph.split_whitespace().count() + 1)
}

/// The bar of 50 ms is for a release build (`cargo bench --bench lsp --features lsp`); here
/// a build without optimization on a busy machine must come near.
#[test]
fn typing_is_followed_without_delay() {
    let text = article();
    let (_folder, mut client, uri) = editor("d.md", &text, json!({}));
    client.diagnostics(&uri, Some(1));
    let mut times = Vec::new();
    for version in 2..22 {
        let place = json!({ "line": 0, "character": 10 });
        let change = json!([{ "range": { "start": place, "end": place }, "text": "x" }]);
        let start = Instant::now();
        client.change(&uri, version, change);
        client.diagnostics(&uri, Some(version));
        times.push(start.elapsed());
    }
    times.sort();
    assert!(times[18] < Duration::from_millis(1_000), "{times:?}");
    // Of many versions at once the newest is looked at, and a question is answered.
    let place = json!({ "line": 0, "character": 10 });
    let start = Instant::now();
    for version in 22..222 {
        let change = json!([{ "range": { "start": place, "end": place }, "text": "y" }]);
        client.change(&uri, version, change);
    }
    let found = client.diagnostics(&uri, Some(221));
    assert!(start.elapsed() < times[18] * 40, "{:?}", start.elapsed());
    let typed = text.replacen(
        "Olaf Berg ",
        &format!("Olaf Berg {}{}", "y".repeat(200), "x".repeat(20)),
        1,
    );
    let at = byte(&typed, &found[0]["range"]["start"]);
    assert_eq!(&typed[at..at + 7], "advisor");
    assert!(client.hover(&uri, 0, 0).is_null());
}
