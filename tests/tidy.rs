//! Holds the form of the files: what `CONTRIBUTING.md` asks for and a machine can tell.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that a Rust file may have; from 400 on, ask whether it holds two ideas.
const MAX_LINES: usize = 800;

/// Folders that hold nothing written by hand.
const SKIPPED: &[&str] = &[".git", "target", "node_modules", "reports"];

/// Extensions of the text files that people write.
const TEXT: &[&str] =
    &["rs", "md", "toml", "json", "html", "css", "js", "mjs", "tsv", "txt", "cff", "yml"];

/// Template lines that may pass text on unescaped: file, and what the line holds.
///
/// Only our own style sheet and script, and the data block, whose `<`, `>` and `&` are escaped
/// as JSON escapes them.
const SAFE: &[(&str, &str)] = &[
    ("report.html", "{{assets.style|safe}}"),
    ("report.html", "{{assets.script|safe}}"),
    ("report.html", "{{assets.provenance|safe}}"),
    ("part.html", "{{assets.style|safe}}"),
    ("marked-begin.html", "{{assets.style|safe}}"),
    ("trends.html", "{{assets.style|safe}}"),
    ("trends.html", "{{assets.trends_style|safe}}"),
    ("lesson.html", "{{assets.lesson_style|safe}}"),
    ("lesson-key.html", "{{assets.lesson_style|safe}}"),
    ("lesson-projector.html", "{{assets.lesson_style|safe}}"),
    ("lesson-screen.html", "{{assets.lesson_style|safe}}"),
    ("lesson-screen.html", "{{assets.lesson_script|safe}}"),
    ("serve.html", "{{style|safe}}"),
    ("serve.html", "{{script|safe}}"),
];

/// All text files of the project below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                found.extend(files(&path));
            }
        } else if TEXT.iter().any(|it| path.extension().is_some_and(|ext| ext == *it))
            || folder.file_name().is_some_and(|it| it == ".ci")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn with_extension(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    files(Path::new(folder))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect()
}

/// Rust files of the crate, of its tests, benches and examples.
fn code() -> Vec<(PathBuf, String)> {
    ["src", "tests", "benches", "examples"]
        .into_iter()
        .flat_map(|folder| with_extension(folder, "rs"))
        .collect()
}

/// Fails with `path:line` of every line that `is_fault` finds.
#[track_caller]
fn check_lines(
    files: &[(PathBuf, String)],
    what: &str,
    is_fault: impl Fn(&Path, &str) -> bool,
) {
    let mut faults = Vec::new();
    for (path, content) in files {
        for (number, line) in content.lines().enumerate() {
            if is_fault(path, line) {
                faults.push(format!("{}:{}: {what}", path.display(), number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_say_what_they_give() {
    for (path, content) in code() {
        let begins = content.starts_with("//!") || content.starts_with("#![doc");
        assert!(begins, "{}: begin with `//!`", path.display());
    }
}

#[test]
fn files_are_short() {
    for (path, content) in code() {
        let n = content.lines().count();
        assert!(n <= MAX_LINES, "{}: {n} lines; split it at {MAX_LINES}", path.display());
    }
}

#[test]
fn modules_are_named_from_the_root() {
    let needle = ["super::", "super::"].concat();
    check_lines(&code(), "name the module from `crate`", |_, line| {
        line.contains(&needle)
    });
}

/// The module that a line imports from, and its visibility: `pub use crate::text::`.
fn imported_module(line: &str) -> Option<&str> {
    let path = line.trim().strip_prefix("pub ").unwrap_or(line.trim());
    path.starts_with("use ").then_some(())?;
    let end = line.find('{').or_else(|| line.rfind("::").map(|at| at + 2))?;
    Some(&line[..end])
}

#[test]
fn imports_are_grouped_by_module() {
    let mut faults = Vec::new();
    for (path, content) in code() {
        let mut block: Vec<&str> = Vec::new();
        for (number, line) in content.lines().enumerate() {
            let Some(module) = imported_module(line) else {
                block.clear();
                continue;
            };
            let is_twice = block.contains(&module);
            if is_twice || line.contains('*') || line.matches('{').count() > 1 {
                faults.push(format!(
                    "{}:{}: import by one line a module, without globs",
                    path.display(),
                    number + 1
                ));
            }
            block.push(module);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_is_left_to_do() {
    let needles = [["TO", "DO"], ["FIX", "ME"], ["todo", "!("], ["unimplemented", "!("]];
    let needles = needles.map(|halves| halves.concat());
    check_lines(&code(), "finish it, or write it into the plan", |_, line| {
        needles.iter().any(|needle| line.contains(needle.as_str()))
    });
}

#[test]
fn markdown_ends_its_lines_cleanly() {
    check_lines(&with_extension(".", "md"), "no white space at the end", |_, line| {
        line.ends_with([' ', '\t'])
    });
}

/// The lines of a Markdown file outside of its fences.
fn prose(content: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    content.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The addresses of a file's headings, as forges make them.
fn anchors(content: &str) -> Vec<String> {
    let heading = |line: &str| {
        let title = line.trim_start_matches('#').strip_prefix(' ')?;
        let kept = title.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        line.starts_with('#').then(|| kept.collect::<String>().to_lowercase())
    };
    prose(content).filter_map(heading).map(|it| it.replace(' ', "-")).collect()
}

#[test]
fn links_arrive() {
    let mut faults = Vec::new();
    for (path, content) in with_extension(".", "md") {
        let links = prose(&content)
            .flat_map(|line| line.match_indices("](").map(|(at, _)| &line[at + 2..]));
        for rest in links {
            let link = rest.split([')', ' ']).next().unwrap();
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.parent().unwrap().join(file),
            };
            let is_there = target.exists()
                && (anchor.is_empty()
                    || fs::read_to_string(&target)
                        .is_ok_and(|it| anchors(&it).iter().any(|it| it == anchor)));
            if !is_there {
                faults.push(format!("{}: {link} leads nowhere", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether `line` holds `needle` as a path: not as a part of a longer word.
fn has_path(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + needle.len()..].chars().next();
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_inside(before) && !is_inside(after)
    })
}

#[test]
fn nothing_names_a_machine() {
    let needles = ["work", "farm", "root", "home"].map(|name| format!("{}{name}", '/'));
    let shared = ["..", "shared"].join("/");
    let all: Vec<(PathBuf, String)> = files(Path::new("."))
        .into_iter()
        .filter_map(|path| fs::read_to_string(&path).ok().map(|it| (path, it)))
        .collect();
    assert!(all.len() > 20, "the project's files were not found");
    check_lines(&all, "no path of one machine", |_, line| {
        line.contains(&shared) || needles.iter().any(|needle| has_path(line, needle))
    });
}

#[test]
fn templates_escape() {
    check_lines(
        &with_extension("templates", "html"),
        "no `safe` filter",
        |path, line| {
            let squeezed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            let is_listed = SAFE.iter().any(|(file, holds)| {
                path.ends_with(Path::new(file)) && squeezed.contains(holds)
            });
            squeezed.contains("|safe") && !is_listed
        },
    );
}

#[test]
fn knows_a_path_from_a_word() {
    let needle = format!("{}work", '/');
    assert!(has_path(&format!("cd {needle}"), &needle));
    assert!(has_path(&format!("\"{needle}/x\""), &needle));
    assert!(!has_path(".github/workflows", &needle));
    assert!(!has_path(&format!("frame{needle}"), &needle));
}
