//! Runs every target without a fuzzer: `fuzz [--seconds N] [--seed N] [--prefixes] [TARGET…]`.
//!
//! The time is parted among the targets. Inputs follow from the seed, which is printed; one
//! that breaks a target is kept in `fuzz/artifacts` and ends the run with status 1.

use parallax_fuzz::mutate::{Chance, input};
use parallax_fuzz::targets::{TARGETS, Target};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// No input of two thousand bytes takes longer.
const SLOW: Duration = Duration::from_secs(10);

/// What samples are made of: the project's own texts, lists, styles and pages.
const SAMPLES: &[&str] =
    &["stories", "lexicons", "house", "reports", "tests/formats", "docs"];

fn main() -> ExitCode {
    let mut seconds = 60;
    let mut seed = 1;
    let mut prefixes = false;
    let mut names: Vec<String> = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|it| it.parse().ok()).expect("a number");
        match arg.as_str() {
            "--seconds" => seconds = number(),
            "--seed" => seed = number(),
            "--prefixes" => prefixes = true,
            _ => names.push(arg),
        }
    }
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project").to_owned();
    let mut files = Vec::new();
    SAMPLES.iter().for_each(|it| walk(&root.join(it), &mut files));
    files.sort();
    let is_wanted =
        |it: &&Target| names.is_empty() || names.iter().any(|name| name == it.0);
    let targets: Vec<&Target> = TARGETS.iter().filter(is_wanted).collect();
    let share = Duration::from_secs(seconds) / u32::try_from(targets.len()).expect("few");
    let mut n_all = 0_u64;
    for (name, target) in targets {
        let samples: Vec<Vec<u8>> = files
            .iter()
            .filter(|it| is_for(name, it))
            .map(|it| fs::read(it).expect("a file"))
            .collect();
        let begin = Instant::now();
        let mut n = 0_u64;
        if prefixes {
            for bytes in samples.iter().flat_map(|it| cut(it)) {
                n += 1;
                if !holds(name, *target, &bytes) {
                    return ExitCode::FAILURE;
                }
            }
        }
        // Each target has its own numbers: how far another came depends on the machine.
        let own = name.bytes().fold(0, |sum: u64, it| sum * 31 + u64::from(it));
        let mut chance = Chance(seed.wrapping_mul(1_000_003) ^ own);
        while begin.elapsed() < share {
            n += 1;
            if !holds(name, *target, &input(&samples, &mut chance)) {
                return ExitCode::FAILURE;
            }
        }
        n_all += n;
        println!("{name}: {n} executions in {:.1} s", begin.elapsed().as_secs_f64());
    }
    println!("seed {seed}: {n_all} executions, no panic");
    ExitCode::SUCCESS
}

/// Runs a target; keeps what breaks it.
fn holds(name: &str, target: fn(&[u8]), bytes: &[u8]) -> bool {
    let begin = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| target(bytes)));
    let took = begin.elapsed();
    if result.is_ok() && took < SLOW {
        return true;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(name);
    fs::create_dir_all(&folder).expect("a folder for what breaks");
    let path = folder.join(format!(
        "{:08x}",
        bytes.iter().fold(7_u32, |sum, it| sum.wrapping_mul(31) ^ u32::from(*it))
    ));
    fs::write(&path, bytes).expect("what breaks is kept");
    println!(
        "{name}: broken in {took:?} by {}: {:?}",
        path.display(),
        String::from_utf8_lossy(bytes)
    );
    false
}

/// Every prefix of each paragraph of a text, in three casings.
fn cut(sample: &[u8]) -> Vec<Vec<u8>> {
    let text = String::from_utf8_lossy(sample);
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    let ends =
        |line: &str| line.char_indices().map(|(at, _)| at).take(400).collect::<Vec<_>>();
    lines
        .flat_map(|line| {
            let titled: String = line.split_inclusive(' ').map(capital).collect();
            [line.to_owned(), titled, line.to_uppercase()]
        })
        .flat_map(|line| {
            let ends = ends(&line);
            ends.into_iter()
                .map(move |end| line[..end].as_bytes().to_vec())
                .collect::<Vec<_>>()
        })
        .collect()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Whether a file is a sample of what a target reads.
fn is_for(target: &str, file: &Path) -> bool {
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
    match target {
        "pack" => extension == "toml" && file.to_string_lossy().contains("lexicons"),
        "house" | "settings" => extension == "toml" || extension == "csv",
        "table" => matches!(extension, "csv" | "jsonl" | "json"),
        "html" => extension == "html" || file.to_string_lossy().contains("stories"),
        "front_matter" | "review" => matches!(extension, "md" | "html" | "txt"),
        "formats" => {
            matches!(extension, "md" | "html" | "txt" | "csv" | "jsonl" | "json")
        }
        _ => matches!(extension, "md" | "txt"),
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}
