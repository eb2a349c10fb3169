//! Every format from the outside: a small story in each, held to a kept copy.
//!
//! `UPDATE=1 cargo test --test formats` writes the copies anew; read them before keeping them.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::path::Path;
use std::process::{Command, Output};

/// The story; its articles and its pack are invented.
const STORY: &str = "tests/formats/story";

fn parallax(args: &[&str]) -> Output {
    let pack = format!("{STORY}/pack.toml");
    Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .args(["--no-builtin", "--lexicon", pack.as_str()])
        .output()
        .unwrap()
}

#[track_caller]
fn done(args: &[&str]) -> String {
    let output = parallax(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The story in one format is as kept.
#[track_caller]
fn check(command: &str, format: &str, kept: &str) {
    let made = done(&[command, &format!("{STORY}/story.toml"), "--format", format]);
    let kept = Path::new("tests/formats").join(kept);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&kept, &made).unwrap();
    }
    let is_as_kept = std::fs::read_to_string(&kept).is_ok_and(|it| it == made);
    assert!(is_as_kept, "{} differs; UPDATE=1 cargo test --test formats", kept.display());
}

#[test]
fn comparisons_are_as_kept() {
    check("compare", "csv", "compare.csv");
    check("compare", "json", "compare.json");
    check("compare", "markdown", "compare.md");
}

#[test]
fn annotations_are_as_kept() {
    check("annotate", "jsonl", "annotate.jsonl");
    check("annotate", "conllu", "annotate.conllu");
    check("annotate", "webannotation", "annotate.jsonld");
}

#[test]
fn a_folder_takes_a_file_of_each_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = format!("{}/new/", folder.path().display());
    done(&["annotate", &format!("{STORY}/story.toml"), "--format", "brat", "-o", &path]);
    let read = |name: &str| {
        std::fs::read_to_string(folder.path().join("new").join(name)).unwrap()
    };
    let kept = Path::new("tests/formats/annotate.ann");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(kept, read("ash.ann")).unwrap();
    }
    assert_eq!(std::fs::read_to_string(kept).unwrap(), read("ash.ann"));
    assert!(read("elm.txt").starts_with("Orlow was under water"));
    assert!(read("annotation.conf").contains("[entities]"));
    let names = std::fs::read_dir(folder.path().join("new")).unwrap();
    let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
    // The list of what we wrote is hidden.
    assert_eq!(names.filter(|it| !it.starts_with('.')).count(), 5);
}

#[test]
fn a_format_for_one_article_takes_one() {
    let story = format!("{STORY}/story.toml");
    let output = parallax(&["annotate", &story, "--format", "brat"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("-o FOLDER/"), "{message}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, "Orlo is wet.").unwrap();
    let shown = done(&["annotate", file.to_str().unwrap(), "--format", "brat"]);
    assert!(shown.starts_with("T1\tMention 0 4\tOrlo\n"), "{shown}");
}

#[test]
fn a_marked_page_holds_every_article() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("marked.html");
    done(&["annotate", &format!("{STORY}/story.toml"), "-o", file.to_str().unwrap()]);
    let page = std::fs::read_to_string(file).unwrap();
    assert_eq!(page.matches("<section").count(), 2);
    assert_eq!(page.matches("<!doctype html>").count(), 1);
    assert!(page.contains("&lt;b&gt;fell"), "{page}");
}

#[test]
fn the_extension_tells_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("counts.CSV");
    done(&["compare", &format!("{STORY}/story.toml"), "-o", file.to_str().unwrap()]);
    let table = std::fs::read_to_string(file).unwrap();
    assert!(table.starts_with("kind,pack,concept,"), "{table}");
}

#[test]
fn a_byte_order_mark_is_for_tables() {
    let story = format!("{STORY}/story.toml");
    let table = done(&["compare", &story, "--format", "csv", "--csv-bom"]);
    assert!(table.starts_with("\u{feff}kind,"));
    let output = parallax(&["compare", &story, "--csv-bom"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn shells_and_manual_know_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = done(&["completions", shell]);
        assert!(script.contains("annotate") && script.contains("csv-bom"), "{shell}");
    }
    let page = done(&["man"]);
    for part in [".TH parallax", "PARALLAX ANNOTATE", "\\-\\-csv\\-bom", "LEXICON CHECK"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
}
