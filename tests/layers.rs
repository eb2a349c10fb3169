//! Holds the architecture: a module imports only from layers below its own.
//!
//! It reads text and not syntax: comments are left out, because documentation may point
//! upwards; a path through two parents would escape it, which `tests/tidy.rs` forbids.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::fs;
use std::path::Path;

/// From the bottom up, as in `ARCHITECTURE.md`; modules of one layer do not know each other.
const LAYERS: &[&[&str]] = &[
    &["language"],
    &["text", "stats"],
    &["document", "names"],
    &["lexicon"],
    &["input", "clean", "voice"],
    &["annotate"],
    &["scorers"],
    &["analysis"],
    &["compare"],
    &["review", "lesson", "suggest", "trends"],
    &["view"],
    &["output", "settings", "fetch"],
    &["desk"],
    &["cli", "serve", "lsp"],
];

fn layer(module: &str) -> usize {
    LAYERS.iter().position(|names| names.contains(&module)).unwrap_or_else(|| {
        panic!("give module `{module}` a place in tests/layers.rs and ARCHITECTURE.md")
    })
}

/// The modules that `crate::NAME` names in the code of one file.
fn imports(code: &str) -> Vec<&str> {
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .filter_map(|rest| {
            rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()
        })
        .filter(|name| name.starts_with(char::is_lowercase))
        .collect()
}

/// Gathers the upward imports of a folder whose files belong to `owner`, or each to itself.
fn gather(folder: &Path, owner: Option<&str>, faults: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let module = owner.unwrap_or(&stem);
        if path.is_dir() {
            gather(&path, Some(module), faults);
        } else if path.extension().is_some_and(|it| it == "rs")
            && !["lib", "main"].contains(&module)
        {
            let code = fs::read_to_string(&path).unwrap();
            for import in imports(&code).into_iter().filter(|&name| name != module) {
                if layer(import) >= layer(module) {
                    faults.push(format!("{} imports crate::{import}", path.display()));
                }
            }
        }
    }
}

#[test]
fn imports_point_downwards() {
    let mut faults = Vec::new();
    gather(Path::new("src"), None, &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn finds_the_modules_that_a_file_names() {
    let code = "use crate::text::Span;\n/// See [`crate::view`].\nfn f() { crate::voice::pair() }\nuse crate::Thing;";
    assert_eq!(imports(code), ["text", "voice"]);
}
