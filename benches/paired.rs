//! `parallax annotate` beside the yardstick: an Aho–Corasick DFA that scans the same file for
//! all literal forms of the loaded packs.
//!
//! `cargo bench --bench paired [-- FILE.jsonl]`. Without a file, 100 MB are made of the sample
//! story. Each round measures the scan (building the automaton and reading the file included),
//! then the program with one thread and with two, as whole processes that write to a file;
//! the ratios of a round are of one machine at one time. The yardstick reports how often
//! something matched and nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark may read, write and panic"
)]

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use parallax::input::{Options, read};
use parallax::lexicon::{builtin, cues};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const ROUNDS: usize = 5;
const N_BYTES: usize = 100_000_000;

/// A table of the sample story, over and over.
fn make(path: &Path) {
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
        if n_written > N_BYTES {
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

fn scan(path: &Path) -> usize {
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms())
        .unwrap();
    automaton.find_iter(&std::fs::read(path).unwrap()).count()
}

fn annotate(path: &Path, output: &Path, n_threads: &str) -> f64 {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["annotate", "--threads", n_threads, "-o"])
        .arg(output)
        .arg(path)
        .status()
        .unwrap();
    assert!(status.success());
    start.elapsed().as_secs_f64()
}

fn main() {
    let folder =
        std::env::temp_dir().join(format!("parallax-paired-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let given = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    let path = given.map_or_else(|| folder.join("articles.jsonl"), PathBuf::from);
    if !path.exists() {
        make(&path);
    }
    let output = folder.join("annotations.jsonl");
    let megabytes = std::fs::metadata(&path).unwrap().len() as f64 / 1e6;
    println!("{megabytes:.1} MB, {} forms", forms().len());
    for round in 1..=ROUNDS {
        let start = Instant::now();
        let n_matches = scan(&path);
        let yardstick = start.elapsed().as_secs_f64();
        let (one, two) = (annotate(&path, &output, "1"), annotate(&path, &output, "2"));
        println!(
            "round {round}: scan {:.0} MB/s ({n_matches} matches); one thread {:.0} MB/s = {:.2} x; two threads {:.0} MB/s = {:.2} x",
            megabytes / yardstick,
            megabytes / one,
            yardstick / one,
            megabytes / two,
            yardstick / two,
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
