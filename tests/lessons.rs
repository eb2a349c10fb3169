//! Keeps `lessons/` fresh, and holds what a teacher relies on in them.
//!
//! `UPDATE=1 cargo test --test lessons` writes the lessons anew.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::path::Path;
use std::process::Command;

/// The sample stories; each gives a sheet, a key and a page that marks itself.
const STORIES: &[&str] = &["ceasefire-talks", "quay-blockade", "school-phones"];

/// Makes a lesson of a story in a folder, with further options.
fn make(story: &str, folder: &Path, options: &[&str]) {
    let file = |end: &str| folder.join(format!("{story}{end}"));
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["lesson", "--quiet"])
        .arg(Path::new("stories").join(story))
        .arg("-o")
        .arg(file(".html"))
        .arg("--key")
        .arg(file("-key.html"))
        .arg("--screen")
        .arg(file("-quiz.html"))
        .arg("--gift")
        .arg(file(".gift"))
        .arg("--questions")
        .arg(file(".csv"))
        .args(options)
        .status()
        .unwrap();
    assert!(status.success(), "{story}");
}

#[test]
fn lessons_are_fresh() {
    let folder = tempfile::tempdir().unwrap();
    for story in STORIES {
        make(story, folder.path(), &[]);
        for end in [".html", "-key.html", "-quiz.html"] {
            let name = format!("{story}{end}");
            let made = std::fs::read_to_string(folder.path().join(&name)).unwrap();
            let kept = Path::new("lessons").join(&name);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&kept, &made).unwrap();
            }
            let known = std::fs::read_to_string(&kept).unwrap_or_default();
            let lines = made.lines().zip(known.lines().chain(std::iter::repeat("")));
            if let Some((new, old)) = lines.into_iter().find(|(new, old)| new != old) {
                panic!(
                    "{}: the program now writes\n  {new}\nwhere the file has\n  {old}\nIf that is right: UPDATE=1 cargo test --test lessons",
                    kept.display()
                );
            }
        }
    }
}

#[test]
fn a_sheet_names_no_source_and_a_quiz_holds_no_open_answer() {
    let folder = tempfile::tempdir().unwrap();
    for story in STORIES {
        make(story, folder.path(), &[]);
        let read = |end: &str| {
            std::fs::read_to_string(folder.path().join(format!("{story}{end}"))).unwrap()
        };
        let config = std::fs::read_to_string(format!("stories/{story}/story.toml"));
        let config: toml::Table = config.unwrap().parse().unwrap();
        for article in config["article"].as_array().unwrap() {
            let source = article["source"].as_str().unwrap();
            for end in [".html", "-quiz.html", ".gift", ".csv"] {
                assert!(!read(end).contains(source), "{story}{end}: {source}");
            }
            assert!(read("-key.html").contains(source), "{story}: {source}");
        }
        // The right options stand in the table, and in the quiz only as digits.
        let (table, quiz) = (read(".csv"), read("-quiz.html"));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.len() >= 6, "{story}: {table}");
        for row in rows.iter().filter(|row| &row[1] != "open") {
            let n_right = row[4].split(" | ").count();
            let id = format!("data-id=\"{}\"", &row[0]);
            let at = quiz.find(&id).unwrap();
            let set = &quiz[at..at + quiz[at..].find("</fieldset>").unwrap()];
            let hashes = set.split("data-hashes=\"").nth(1).unwrap();
            let hashes = hashes.split('"').next().unwrap();
            assert_eq!(hashes.split(' ').count(), n_right, "{story}: {}", &row[0]);
            assert!(hashes.split(' ').all(|it| it.len() == 64), "{hashes}");
        }
    }
}

/// The parts of a GIFT file as its users read it: titles, and the options in braces.
fn gift_items(text: &str) -> Vec<(String, Vec<String>)> {
    let mut items = Vec::new();
    let mut options: Option<Vec<String>> = None;
    for line in text.lines().filter(|line| !line.starts_with("//")) {
        if let Some(rest) = line.strip_prefix("::") {
            let (title, _) = rest.split_once("::").unwrap();
            items.push((title.to_owned(), Vec::new()));
            options = Some(Vec::new());
        }
        if let Some(found) = options.as_mut().filter(|_| line.starts_with('\t')) {
            found.push(line.trim().to_owned());
        }
        if line.ends_with('}')
            && let Some(found) = options.take()
        {
            items.last_mut().unwrap().1 = found;
        }
    }
    items
}

#[test]
fn questions_in_gift_have_a_right_and_a_wrong_answer() {
    let folder = tempfile::tempdir().unwrap();
    make("quay-blockade", folder.path(), &[]);
    let gift = std::fs::read_to_string(folder.path().join("quay-blockade.gift")).unwrap();
    let items = gift_items(&gift);
    assert!(items.len() >= 6, "{gift}");
    for (title, options) in items {
        let answers: Vec<&String> =
            options.iter().filter(|it| !it.starts_with("####")).collect();
        let is_right = |it: &&String| {
            it.starts_with('=') || it.starts_with("~%") && !it.starts_with("~%-")
        };
        if !answers.is_empty() {
            let n_right = answers.iter().filter(|it| is_right(it)).count();
            assert!(n_right > 0 && n_right < answers.len(), "{title}: {options:?}");
        }
    }
}

#[test]
fn large_print_has_short_lines() {
    let folder = tempfile::tempdir().unwrap();
    make("quay-blockade", folder.path(), &["--large-print"]);
    let sheet =
        std::fs::read_to_string(folder.path().join("quay-blockade.html")).unwrap();
    assert!(sheet.contains("<body class=\"large\">"));
    let lines = sheet.split("<li value=").skip(1);
    let lines = lines.map(|it| it.split("<bdi>").nth(1).unwrap().split("</bdi>").next());
    for line in lines.map(Option::unwrap) {
        assert!(line.chars().count() <= 60 + 10, "{line}");
    }
}
