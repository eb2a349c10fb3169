//! Checks every built-in pack: it loads, holds what it should, and is listed as a whole.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use parallax::lexicon::{Lexicon, Pack, SourceFile, builtin, check, cues, load};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The packs that give mentions, and the cues.
fn packs() -> Vec<Pack> {
    builtin().unwrap().into_iter().chain([cues().unwrap()]).collect()
}

/// The data files of a folder, as names from the project's root.
fn data_files(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "toml" || it == "tsv"))
        .map(|path| path.to_str().unwrap().replace('\\', "/"))
        .collect()
}

#[test]
fn packs_compile_together() {
    let lexicon = Lexicon::compile(builtin().unwrap(), vec![cues().unwrap()]).unwrap();
    assert_eq!(lexicon.packs().len(), lexicon.shown().len() + 1);
}

#[test]
fn checks_find_nothing() {
    for pack in packs() {
        let findings = check(&pack).unwrap();
        let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}

#[test]
fn packs_say_where_they_come_from() {
    for pack in packs() {
        let head = &pack.head;
        for (field, value) in [
            ("version", &head.version),
            ("language", &head.language),
            ("licence", &head.licence),
            ("citation", &head.citation),
        ] {
            assert!(!value.trim().is_empty(), "{}: `{field}` is empty", head.id);
        }
        assert_eq!(pack.sha256().len(), 64, "{}", head.id);
    }
}

#[test]
fn every_file_of_a_pack_is_listed() {
    for pack in packs() {
        let folder = Path::new("lexicons").join(&pack.head.id);
        let listed: BTreeSet<String> =
            pack.sources.iter().map(|file| file.name.clone()).collect();
        let message = "name its files in src/lexicon/builtin.rs";
        assert_eq!(listed, data_files(&folder), "{}: {message}", pack.head.id);
    }
}

#[test]
fn packs_that_are_shown_have_examples() {
    for pack in builtin().unwrap() {
        let examples = pack.examples().unwrap();
        let n_hits = examples.iter().filter(|it| !it.expect.is_empty()).count();
        let n_misses = examples.len() - n_hits;
        assert!(n_hits > 0 && n_misses > 0, "{}: show hits and misses", pack.head.id);
    }
}

#[test]
fn a_pack_reads_the_same_from_disk() {
    for pack in packs() {
        let folder = Path::new("lexicons").join(&pack.head.id);
        let files: Vec<SourceFile> = data_files(&folder)
            .into_iter()
            .map(|name| SourceFile { content: fs::read_to_string(&name).unwrap(), name })
            .collect();
        assert_eq!(load(&files).unwrap().sha256(), pack.sha256(), "{}", pack.head.id);
    }
}
