//! Every format from the outside: a small story in each, held to a kept copy.
//!
//! `UPDATE=1 cargo test --test formats` writes the copies anew; read them before keeping them.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::path::Path;
use std::process::Command;
use std::process::Output;

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
