//! `parallax annotate` beside the yardstick: an Aho–Corasick DFA that scans the same file for
//! all literal forms of the loaded packs.
//!
//! `cargo bench --bench paired [-- FILE.jsonl]`. Without a file, 100 MB are made of the sample
//! story. Each round measures the scan (building the automaton and reading the file included),
//! then the program with one thread and with two, as whole processes that write to a file;
//! the ratios of a round are of one machine at one time. The yardstick reports how often
//! something matched and nothing else.
//!
//! The scan swings with its neighbours in memory, so each round also gives the floor: the program
//! with a list of one word that no article has and `--only matching`, which reads, cleans, cuts
//! and looks up every word, and neither looks for voices nor writes anything. And it gives words
//! a second: words are what stands between white space in the file.
//!
//! `cargo bench --bench paired -- --instructions [FILE.jsonl]` counts instructions a byte of
//! `annotate` in place of time, with valgrind: on a busy machine, and for a change of a few
//! hundredths, the figure to compare. What starting takes is measured alone and taken off.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark may read, write and panic"
)]

mod support;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use parallax::input::{Options, read};
use parallax::lexicon::{builtin, cues};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const ROUNDS: usize = 5;
const N_BYTES: usize = 100_000_000;

/// For counting, which is fifty times as slow.
const N_COUNTED: usize = 1_000_000;

/// A table of the sample story, over and over.
fn make(path: &Path, n_bytes: usize) {
    let paths = [PathBuf::from("stories/ceasefire-talks")];
    let documents: Vec<_> =
        read(&paths, &Options::default()).collect::<Result<_, _>>().unwrap();
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut n_written = 0;
    for round in 0.. {
        for document in &documents {
            let row = serde_json::json!({
                "id": format!("{}-{round}", document.id),
                "source": document.source,
                "date": document.date.map(|it| it.to_string()),
                "text": document.text,
            });
            let line = format!("{row}\n");
            n_written += line.len();
            file.write_all(line.as_bytes()).unwrap();
        }
        if n_written > n_bytes {
            break;
        }
    }
}

/// Every literal form and term of the loaded packs.
fn forms() -> Vec<String> {
    let mut forms = Vec::new();
    for pack in builtin().unwrap().into_iter().chain([cues().unwrap()]) {
        let variants = pack.concepts.iter().flat_map(|it| &it.variant);
        let terms = pack.categories.iter().flat_map(|it| &it.terms);
        forms.extend(
            variants.flat_map(|it| &it.forms).chain(terms).map(|it| it.as_ref().clone()),
        );
    }
    forms
}

/// The version of the yardstick in `Cargo.lock`, so that figures can be compared.
fn scanner_version() -> &'static str {
    let lock = include_str!("../Cargo.lock");
    let own = lock.split_once("name = \"aho-corasick\"\nversion = \"").unwrap().1;
    own.split('"').next().unwrap()
}

fn scan(path: &Path) -> usize {
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms())
        .unwrap();
    automaton.find_iter(&std::fs::read(path).unwrap()).count()
}

fn annotate(path: &Path, output: &Path, n_threads: &str, more: &[&str]) -> f64 {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["annotate", "--threads", n_threads, "-o"])
        .arg(output)
        .arg(path)
        .args(more)
        .status()
        .unwrap();
    assert!(status.success());
    start.elapsed().as_secs_f64()
}

/// A word list of one word that no article has.
const NOTHING: &str = r#"
[pack]
id = "nothing"
version = "1"
language = "en"
licence = "CC0-1.0"
citation = "made for this measurement"

[[category]]
id = "nothing"
label = "Nothing"
terms = ["qzyxwv"]
"#;

/// Instructions a byte, in three rounds.
fn count(path: &Path, folder: &Path) {
    let rows = std::fs::read_to_string(path).unwrap();
    let first = rows.lines().next().unwrap();
    let one = folder.join("one.jsonl");
    std::fs::write(&one, format!("{first}\n")).unwrap();
    let run = |path: &Path| {
        let path = path.to_str().unwrap();
        support::instructions(&["annotate", "--threads", "1", "-o", "/dev/null", path])
    };
    for round in 1..=3 {
        let (start, all) = (run(&one), run(path));
        println!(
            "round {round}: {:.1} instructions a byte ({:.1} million to start)",
            (all - start) as f64 / (rows.len() - first.len() - 1) as f64,
            start as f64 / 1e6,
        );
    }
}

fn main() {
    let folder =
        std::env::temp_dir().join(format!("parallax-paired-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let given = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    let path = given.map_or_else(|| folder.join("articles.jsonl"), PathBuf::from);
    let is_counted = std::env::args().any(|it| it == "--instructions");
    if !path.exists() {
        make(&path, if is_counted { N_COUNTED } else { N_BYTES });
    }
    if is_counted {
        count(&path, &folder);
        std::fs::remove_dir_all(&folder).unwrap();
        return;
    }
    let output = folder.join("annotations.jsonl");
    let megabytes = std::fs::metadata(&path).unwrap().len() as f64 / 1e6;
    let n_words = std::fs::read(&path).unwrap();
    let n_words =
        n_words.split(|it| it.is_ascii_whitespace()).filter(|it| !it.is_empty());
    let millions = n_words.count() as f64 / 1e6;
    println!(
        "{megabytes:.1} MB, {millions:.1} million words, {} forms; aho-corasick {}",
        forms().len(),
        scanner_version(),
    );
    let nothing = folder.join("nothing.toml");
    std::fs::write(&nothing, NOTHING).unwrap();
    let nothing = nothing.to_str().unwrap();
    let floor = ["--no-builtin", "--lexicon", nothing, "--only", "matching"];
    for round in 1..=ROUNDS {
        let start = Instant::now();
        let n_matches = scan(&path);
        let yardstick = start.elapsed().as_secs_f64();
        let run = |n_threads, more: &[&str]| annotate(&path, &output, n_threads, more);
        let (one, two, bare) = (run("1", &[]), run("2", &[]), run("1", &floor));
        println!(
            "round {round}: scan {:.0} MB/s ({n_matches} matches); one thread {:.0} MB/s, {:.1} million words/s = {:.2} x the scan, {:.2} x the floor; two threads {:.0} MB/s = {:.2} x the scan; floor {:.0} MB/s",
            megabytes / yardstick,
            megabytes / one,
            millions / one,
            yardstick / one,
            bare / one,
            megabytes / two,
            yardstick / two,
            megabytes / bare,
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
