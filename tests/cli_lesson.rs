//! `parallax lesson` from the outside: its files, its refusals, and answers found again.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const STORY: &str = "stories/ceasefire-talks/story.toml";

fn parallax(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax")).args(args).output().unwrap()
}

/// A lesson in a folder: sheet and key.
fn lesson(folder: &Path, extension: &str, more: &[&str]) -> (String, String) {
    let path = |name: &str| {
        folder.join(format!("{name}.{extension}")).to_str().unwrap().to_owned()
    };
    let (sheet, key) = (path("sheet"), path("key"));
    let mut args = vec!["lesson", STORY, "-o", &sheet, "--key", &key, "-q"];
    args.extend(more);
    let output = parallax(&args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (fs::read_to_string(sheet).unwrap(), fs::read_to_string(key).unwrap())
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let start = tag.split(&format!("{name}=\"")).nth(1).unwrap();
    start.split('"').next().unwrap()
}

#[test]
fn every_answer_of_the_key_stands_where_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key) = lesson(folder.path(), "html", &["--minutes", "200"]);
    let annotations = parallax(&["annotate", STORY, "-q"]).stdout;
    let annotations = String::from_utf8(annotations).unwrap();
    let texts: BTreeMap<String, Vec<char>> = annotations
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|it| {
            let text = it["text"].as_str().unwrap().chars().collect();
            (it["id"].as_str().unwrap().to_owned(), text)
        })
        .collect();
    let mut n_found = 0;
    for part in key.split("<bdi class=\"cited\">").skip(1) {
        let (words, rest) = part.split_once("</bdi>").unwrap();
        let Some(tag) = rest.strip_prefix(" <span class=\"rests\"") else { continue };
        let start: usize = attribute(tag, "data-start").parse().unwrap();
        let end: usize = attribute(tag, "data-end").parse().unwrap();
        let found: String =
            texts[attribute(tag, "data-article")][start..end].iter().collect();
        let words = words.replace("&quot;", "\"").replace("&#39;", "'");
        assert_eq!(found.trim(), words.replace("&#x27;", "'"));
        n_found += 1;
    }
    assert!(n_found > 40, "{n_found}");
}

#[test]
fn the_same_options_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for extension in ["html", "md"] {
        let first = lesson(folder.path(), extension, &["--threads", "1"]);
        assert_eq!(first, lesson(folder.path(), extension, &["--threads", "4"]));
        assert_ne!(first.0, lesson(folder.path(), extension, &["--seed", "2"]).0);
    }
}

#[test]
fn types_are_made_whatever_the_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let more = ["--types", "naming,headline", "--minutes", "10"];
    let (sheet, key) = lesson(folder.path(), "md", &more);
    assert!(
        sheet.contains("Who calls it what?") && sheet.contains("Rewrite the headline")
    );
    assert!(!sheet.contains("Whose word is it?"));
    assert!(key.contains("Whose word is it? (voice): not asked for."), "{key}");
}

#[test]
fn refusals_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sheet, key) = (path("sheet.html"), path("key.html"));
    let one = "stories/ceasefire-talks/halvorn-wire.txt";
    for (args, message) in [
        (vec!["lesson", STORY, "-o", &sheet, "--key", &sheet], "the same file"),
        (vec!["lesson", one, "-o", &sheet, "--key", &key], "needs two texts"),
        (
            vec!["lesson", STORY, "-o", "x.odt", "--key", &key],
            "name the file .html, .md or .docx",
        ),
        (vec!["lesson", STORY, "-o", &sheet, "--key", &key, "--types", "quiz"], "naming"),
    ] {
        let output = parallax(&args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(errors.contains(message), "{errors}");
        assert!(!Path::new(&sheet).exists() && !Path::new(&key).exists());
    }
}

#[test]
fn a_sheet_that_cannot_be_written_leaves_the_old_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sheet, key) = (path("no/sheet.html"), path("key.html"));
    fs::write(&key, "the old key").unwrap();
    let output = parallax(&["lesson", STORY, "-o", &sheet, "--key", &key]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&key).unwrap(), "the old key");
}

#[test]
fn sources_that_are_file_names_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["halvorn-wire.txt", "eastmark-observer.txt", "morren-valley-ledger.txt"]
    {
        let from = Path::new("stories/ceasefire-talks").join(name);
        fs::copy(&from, path(name)).unwrap();
    }
    let (sheet, key) = (path("sheet.html"), path("key.html"));
    let folder = folder.path().to_str().unwrap();
    for (more, is_asked) in [(&[][..], true), (&["--source", "Courier=*"], false)] {
        let mut args = vec!["lesson", folder, "-o", &sheet, "--key", &key];
        args.extend(more);
        let output = parallax(&args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        assert_eq!(errors.contains("--source \"NAME=GLOB\""), is_asked, "{errors}");
    }
}

#[test]
fn a_word_document_holds_what_the_markdown_holds() {
    let folder = tempfile::tempdir().unwrap();
    let (sheet, _) = lesson(folder.path(), "md", &[]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let args = ["-o", &path("s.docx"), "--key", &path("k.docx"), "-q"];
    let made = || {
        let output = parallax(&[&["lesson", STORY], &args[..]].concat());
        assert!(output.status.success());
        fs::read(path("s.docx")).unwrap()
    };
    let bytes = made();
    assert_eq!(bytes, made(), "the same lesson gives the same bytes");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    let words = |text: &str, is_mark: fn(char) -> bool| -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for word in text.split(is_mark).filter(|it| it.len() > 3) {
            *found.entry(word.to_owned()).or_default() += 1;
        }
        found
    };
    let mut shown = String::new();
    for piece in xml.replace("<w:br/>", " ").split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", ""));
        shown.push_str(text);
        if tag.starts_with("/w:p") {
            shown.push(' ');
        }
    }
    let shown = shown.replace("&quot;", "\"").replace("&amp;", "&");
    let is_mark = |c: char| !c.is_alphanumeric();
    let body = sheet.split("<!--").next().unwrap();
    assert_eq!(words(&shown, is_mark), words(body, is_mark));
    // What the program wrote is no article.
    let output = parallax(&["annotate", &path("s.docx")]);
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
