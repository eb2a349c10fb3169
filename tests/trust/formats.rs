//! The tables of docs/formats.md: every extension in them is read, or refused with the remedy
//! that stands beside it, and every one that is read stands in them.

use crate::{Desk, errors};
use std::collections::BTreeSet;
use std::fs;

const DOCS: &str = include_str!("../../docs/formats.md");

/// The cells of the rows under a heading.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, rest) = DOCS.split_once(&format!("## {heading}\n")).unwrap();
    let lines = rest.lines().skip_while(|it| !it.starts_with('|'));
    let table = lines.take_while(|it| it.starts_with('|')).skip(2);
    table.map(|it| it.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The extensions that a cell names: `` `.txt` ``.
fn extensions(cell: &'static str) -> Vec<&'static str> {
    let quoted = cell.split('`').skip(1).step_by(2);
    quoted.filter_map(|it| it.strip_prefix('.')).collect()
}

#[test]
fn what_the_table_says_is_read_is_read() {
    let desk = Desk::new();
    fs::write(desk.at("a.unknown"), "It rains.").unwrap();
    let said = errors(&desk.run("annotate a.unknown --no-builtin"));
    let (_, known) = said.split_once("known are ").unwrap();
    let (known, _) = known.split_once(';').unwrap();
    let known: BTreeSet<&str> =
        known.split(", ").filter_map(|it| it.strip_prefix('.')).collect();
    let mut told: BTreeSet<&str> =
        rows("What is read").iter().flat_map(|row| extensions(row[1])).collect();
    // A story's name is always the same.
    told.insert("toml");
    if !known.contains("parquet") {
        assert!(told.remove("parquet"), "the table leaves Parquet out");
    }
    assert_eq!(told, known);
}

#[test]
fn what_the_table_says_is_refused_is_refused_with_its_remedy() {
    let desk = Desk::new();
    let mut n_tried = 0;
    for row in rows("What is refused") {
        // Those that the table names in words.
        let named: &[&str] = match row[0] {
            "PDF" => &["pdf"],
            "Arrow" => &["arrow"],
            it if it.contains("bzip2") => &["tar", "7z", "rar", "bz2", "xz"],
            it if it.contains("databases") => &["xlsx", "ods", "sqlite"],
            it if it.contains("XML") => &["png", "mp3", "exe"],
            _ => &[],
        };
        for extension in extensions(row[0]).into_iter().chain(named.iter().copied()) {
            let name = format!("a.{extension}");
            fs::write(desk.at(&name), b"\x01\x02\x00junk").unwrap();
            let done = desk.run(&format!("annotate {name} --no-builtin"));
            let said = errors(&done);
            assert_eq!(done.status.code(), Some(2), "{name}: {said}");
            // Some word of the remedy: the extension or the program to use.
            let words =
                row[1].split(|it: char| !it.is_alphanumeric()).map(str::to_lowercase);
            let words: BTreeSet<String> = words.filter(|it| it.len() > 2).collect();
            let low = said.to_lowercase();
            let n_shared = words.iter().filter(|it| low.contains(it.as_str())).count();
            assert!(n_shared >= 2, "{name}: “{}”, but the table: “{}”", said, row[1]);
            n_tried += 1;
        }
    }
    assert!(n_tried >= 16, "{n_tried}");
}
