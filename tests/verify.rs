//! `parallax verify` for real: the same inputs give the same bytes, and what differs is named.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Exit status, standard output, standard error.
fn parallax(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_report_is_verified_against_its_articles() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.txt"), "Kiev fell. Kiev rose.").unwrap();
    fs::write(path("b.txt"), "Kyiv fell. Kyiv rose.").unwrap();
    let options = ["--title", "Two", "--seed", "7", "--keep-all", "-o", "r.html"];
    let args = [&["compare", "a.txt", "b.txt"][..], &options].concat();
    assert_eq!(parallax(folder.path(), &args).0, Some(0));
    let verify = || parallax(folder.path(), &["verify", "r.html", "b.txt", "a.txt"]);
    let same = "the same inputs give the same bytes\n".to_owned();
    assert_eq!(verify(), (Some(0), same, String::new()));

    let page = fs::read_to_string(path("r.html")).unwrap();
    fs::write(path("r.html"), page.replace(">Two<", ">Three<")).unwrap();
    let (status, found, _) = verify();
    assert!(status == Some(1) && found.starts_with("bytes: "), "{found}");

    fs::write(path("r.html"), &page).unwrap();
    fs::write(path("a.txt"), "Kiev fell.").unwrap();
    let (status, found, _) = verify();
    assert!(status == Some(1) && found.starts_with("article `a`: "), "{found}");

    let (status, _, message) = parallax(folder.path(), &["verify", "a.txt", "b.txt"]);
    assert!(status == Some(2) && message.contains("parallax compare"), "{message}");
}

/// What `compare` warns of, and goes on, does not hinder the check.
#[test]
fn names_that_no_article_has_are_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.txt"), "Kiev fell. Kiev rose.").unwrap();
    fs::write(path("b.txt"), "Kyiv fell. Kyiv rose.").unwrap();
    let names = ["--names", "the bridge: Long Bridge | Old Span"];
    let compare = [&["compare", "a.txt", "b.txt", "-o", "r.html"][..], &names].concat();
    assert_eq!(parallax(folder.path(), &compare).0, Some(0));
    let verify = [&["verify", "r.html", "a.txt", "b.txt"][..], &names].concat();
    let (status, found, message) = parallax(folder.path(), &verify);
    assert_eq!(status, Some(0), "{found}{message}");
}
