//! Keeps `reports/` fresh: a change of the program shows in the diff of what a reader sees.
//!
//! `UPDATE=1 cargo test --test reports` writes the reports anew.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::path::Path;
use std::process::Command;

const STORIES: [&str; 2] = ["ceasefire-talks", "grain-ship"];
/// So many lines of a difference are shown on either side.
const MAX_LINES: usize = 6;

#[test]
fn reports_are_fresh() {
    let folder = tempfile::tempdir().unwrap();
    for story in STORIES {
        for extension in ["html", "json"] {
            let made = folder.path().join(format!("{story}.{extension}"));
            let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
                .arg("compare")
                .arg(Path::new("stories").join(story))
                .arg("-o")
                .arg(&made)
                .status()
                .unwrap();
            assert!(status.success());
            let kept = Path::new("reports").join(format!("{story}.{extension}"));
            let made = std::fs::read_to_string(&made).unwrap();
            if extension == "html" {
                check_addresses(&made);
            }
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all("reports").unwrap();
                std::fs::write(&kept, &made).unwrap();
            }
            let old = std::fs::read_to_string(&kept).unwrap_or_default();
            assert!(
                old == made,
                "{} is stale; read this, then run UPDATE=1 cargo test --test reports\n{}",
                kept.display(),
                differences(&old, &made)
            );
        }
        check_opening(story);
    }
}

/// Every address is given once, and every link inside the page arrives.
fn check_addresses(page: &str) {
    let mut ids = std::collections::BTreeSet::new();
    for id in attributes(page, " id=\"") {
        assert!(ids.insert(id), "two elements have the address {id}");
    }
    for id in attributes(page, " href=\"#") {
        assert!(ids.contains(id), "a link leads to {id}, which is not there");
    }
}

/// What stands between a beginning and the next quotation mark.
fn attributes<'p>(page: &'p str, beginning: &'p str) -> impl Iterator<Item = &'p str> {
    page.split(beginning).skip(1).filter_map(|it| it.split('"').next())
}

/// The first lines in which two texts part, one over the other, without what both share.
fn differences(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.lines().collect(), new.lines().collect());
    let n_same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[n_same..], &new[n_same..]);
    let n_end =
        old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - n_end], &new[..new.len() - n_end]);
    let shown = |sign: char, lines: &[&str], others: &[&str]| -> String {
        let lines =
            lines.iter().enumerate().filter(|(at, it)| others.get(*at) != Some(it));
        let lines = lines.take(MAX_LINES).map(|(at, it)| {
            // Of a long line the piece in which it first parts.
            let other = others.get(at).copied().unwrap_or_default();
            let same = it.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
            let piece: String =
                it.chars().skip(same.saturating_sub(40)).take(120).collect();
            format!("{sign} {}: {piece}\n", n_same + at + 1)
        });
        lines.collect()
    };
    format!("{}{}", shown('-', old, new), shown('+', new, old))
}

#[test]
fn differences_are_short() {
    let (old, new) = ("a\nb\nc\nd\n", "a\nB\nc\nd\n");
    assert_eq!(differences(old, new), "- 2: b\n+ 2: B\n");
    assert_eq!(differences("a\n", "a\nb\n"), "+ 2: b\n");
    let long = |end: &str| format!("{}{end}", "x".repeat(500));
    let found = differences(&long("one"), &long("two"));
    assert_eq!(found.lines().map(str::len).max(), Some(48));
}

/// The page of a story with five articles a source claims a tested difference, draws keywords,
/// names the copies, and puts a quotation beside its report.
#[test]
fn five_articles_a_source_are_tested() {
    let page = std::fs::read_to_string("reports/grain-ship.html").unwrap();
    for words in [
        "differ (p 0.00",
        "id=\"keywords\"",
        "print one text",
        "reports in its own words",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

/// Every row of the opening leads to its evidence, in the page and in the JSON.
fn check_opening(story: &str) {
    let page = std::fs::read_to_string(format!("reports/{story}.html")).unwrap();
    let start = page.find("<section id=\"in-short\"").unwrap();
    let opening = &page[start..start + page[start..].find("</section>").unwrap()];
    let links = opening.split("href=\"#").skip(1);
    let links: Vec<&str> = links.map(|it| it.split('"').next().unwrap()).collect();
    assert!(links.len() >= 5, "{links:?}");
    for id in links {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let json = std::fs::read_to_string(format!("reports/{story}.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for contrast in json["contrasts"].as_array().unwrap() {
        for pointer in contrast["refs"].as_array().unwrap() {
            let found = json.pointer(pointer.as_str().unwrap());
            assert!(found.is_some_and(|it| !it.is_null()), "{contrast}");
        }
    }
}
