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

#[test]
fn reports_are_fresh() {
    let folder = tempfile::tempdir().unwrap();
    for story in ["ceasefire-talks"] {
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
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all("reports").unwrap();
                std::fs::write(&kept, &made).unwrap();
            }
            let is_fresh = std::fs::read_to_string(&kept).is_ok_and(|it| it == made);
            assert!(
                is_fresh,
                "{} is stale; run UPDATE=1 cargo test --test reports",
                kept.display()
            );
        }
    }
    check_overview();
}

/// Every sentence of the overview opens its evidence, in the page and in the JSON.
fn check_overview() {
    let page = std::fs::read_to_string("reports/ceasefire-talks.html").unwrap();
    let start = page.find("<div class=\"brief\">").unwrap();
    let brief = &page[start..start + page[start..].find("</header>").unwrap()];
    let links: Vec<&str> =
        brief.split("href=\"#").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert!(links.len() >= 5, "{links:?}");
    for id in links {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let json = std::fs::read_to_string("reports/ceasefire-talks.json").unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for contrast in json["contrasts"].as_array().unwrap() {
        for pointer in contrast["refs"].as_array().unwrap() {
            let found = json.pointer(pointer.as_str().unwrap());
            assert!(found.is_some_and(|it| !it.is_null()), "{contrast}");
        }
    }
}
