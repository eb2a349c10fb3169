//! Nothing lost: no command writes over what it reads or over what it did not write, takes its
//! own results for articles, or leaves half a file; and nothing crossed: whatever a string
//! holds, it stays a string in every output.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read, write and panic"
)]

#[cfg(target_os = "linux")]
mod faults;
mod fields;
#[cfg(unix)]
mod folder;
mod formats;
#[cfg(target_os = "linux")]
mod full;
mod inputs;
#[cfg(target_os = "linux")]
mod odd;
mod own;
mod sinks;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with articles of two sources, a draft, a pack, a style, settings and templates.
pub(crate) struct Desk(tempfile::TempDir);

const FILES: &[(&str, &str)] = &[
    (
        "art/one.txt",
        "Rain Falls on Orlo\n\nThe mayor, Ada Tamm, said: “Orlow may flood.” The war went on.\n",
    ),
    (
        "art/two.md",
        "# Rain over Orlo\n\nAda Tamm told reporters that Orlow may flood, and the talks failed.\n",
    ),
    (
        "art/three.html",
        "<!doctype html><title>Rain</title><article><h1>Rain</h1><p>Olaf Berg said that Orlo is dry, and the war went on all day.</p></article>\n",
    ),
    (
        "rows.csv",
        "id,source,text\na,The Ash,Orlow may flood.\nb,The Elm,Orlo may flood.\n",
    ),
    (
        "rows.jsonl",
        "{\"id\": \"a\", \"source\": \"The Ash\", \"text\": \"Orlow may flood.\"}\n",
    ),
    (
        "story.toml",
        "title = \"Rain\"\n[[article]]\nfile = \"art/one.txt\"\n[[article]]\ntext = \"Orlow may flood.\"\nsource = \"The Elm\"\n",
    ),
    ("d.md", "# Rain\n\nOrlow may flood, said Ada Tamm. The harbor is full.\n"),
    (
        "h/pack.toml",
        "[pack]\nid = \"vale\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n",
    ),
    (
        "h/town.toml",
        "[[concept]]\nid = \"vale.town\"\nlabel = \"The town\"\n[[concept.variant]]\nid = \"orlo\"\nforms = [\"Orlo\"]\n[[concept.variant]]\nid = \"orlow\"\nforms = [\"Orlow\"]\n",
    ),
    ("style.csv", "avoid,prefer\nOrlow,Orlo\nharbor,harbour\n"),
    ("parallax.toml", "house = [\"style.csv\"]\nagainst = [\"art\"]\n"),
    ("names.csv", "thing,name\nthe town,Orlo\nthe town,Orlow\n"),
    ("t/made.html", "<p>made</p>\n"),
];

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in FILES {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(folder)
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the program in the folder; arguments are parted by blanks.
    pub(crate) fn run(&self, args: &str) -> Output {
        let args: Vec<&str> = args.split_whitespace().collect();
        self.run_with(&args)
    }

    pub(crate) fn run_with(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(args)
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }

    /// Every file with its bytes; links with where they lead.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        walk(self.0.path(), self.0.path(), &mut files);
        files
    }
}

fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if path.is_symlink() {
            let target = fs::read_link(&path).unwrap();
            files.insert(name, target.to_str().unwrap().as_bytes().to_vec());
        } else if path.is_dir() {
            walk(root, &path, files);
        } else {
            files.insert(name, fs::read(path).unwrap());
        }
    }
}

pub(crate) fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
