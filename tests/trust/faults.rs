//! Each call to the system fails once, or is the last: the old result or the new one is there,
//! whole, and what was read is as it was.
//!
//! `strace` brings the faults about. `PARALLAX_FAULTS=all` tries every call of every kind,
//! which takes minutes; without it, those that write.

use crate::Desk;
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

/// What writes, and what puts files in their place.
const CALLS: &[&str] = &[
    "write",
    "fsync",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "fchmod",
    "fchown",
    "ftruncate",
    "copy_file_range",
    "lseek",
];

/// Commands that write something else each time that the articles change.
const WRITES: &[(&str, &[&str])] = &[
    ("compare art --strict --no-builtin --lexicon h -o out.json", &["out.json"]),
    (
        "annotate art --strict --no-builtin --lexicon h --threads 1 -o out.jsonl",
        &["out.jsonl"],
    ),
    (
        "annotate art/one.txt art/two.md --strict --no-builtin --threads 1 --format conllu -o out/",
        &["out/one.conllu", "out/two.conllu"],
    ),
    (
        "review d.md --no-builtin --isolated --house style.csv --fix --exit-zero",
        &["d.md"],
    ),
    (
        "review d.md --no-builtin --isolated --house style.csv --write-baseline base.json",
        &["base.json"],
    ),
];

type Files = BTreeMap<String, Vec<u8>>;

fn is_own(name: &str) -> bool {
    name.split('/').any(|it| it.starts_with(".parallax-"))
}

/// Whether `strace` may be used here.
fn has_strace() -> bool {
    let mut command = Command::new("strace");
    command.args(["-o", "/dev/null", "true"]).stderr(Stdio::null());
    let status = command.status();
    // Where everything is checked, a missing program is no reason to leave something out.
    let is_checked = std::env::var_os("CI").is_some();
    assert!(status.is_ok() || !is_checked, "strace is missing; install it");
    status.is_ok_and(|it| it.success())
}

/// Runs under `strace`; gives the status and what it wrote down.
fn trace(desk: &Desk, args: &str, options: &[String]) -> (Option<i32>, String) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let done = Command::new("strace")
        .args(["-f", "-qq"])
        .args(options)
        .arg("-o")
        .arg(log.path())
        .arg(env!("CARGO_BIN_EXE_parallax"))
        .args(args.split_whitespace())
        .current_dir(desk.at("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    (done.code(), fs::read_to_string(log.path()).unwrap())
}

/// The calls of a run that are to fail, and how often each is made.
fn calls(desk: &Desk, args: &str) -> BTreeMap<String, usize> {
    let is_all = std::env::var("PARALLAX_FAULTS").is_ok_and(|it| it == "all");
    let mut calls = BTreeMap::new();
    for line in trace(desk, args, &[]).1.lines() {
        let call = line.split_once(' ').and_then(|it| it.1.trim_start().split_once('('));
        let Some((name, _)) = call else { continue };
        if is_all && name.chars().all(|c| c.is_alphanumeric() || c == '_')
            || CALLS.contains(&name)
        {
            *calls.entry(name.to_owned()).or_default() += 1;
        }
    }
    calls
}

/// The folder with the result of an earlier run, and with what the next run makes of it.
fn prepared(args: &str) -> (Desk, Files, Files) {
    let desk = Desk::new();
    if !args.starts_with("review") {
        assert!(desk.run(args).status.success());
        fs::write(desk.at("art/one.txt"), "Orlow may flood, Ada Tamm said.\n").unwrap();
        fs::write(desk.at("art/two.md"), "Orlo may flood, Ada Tamm said.\n").unwrap();
    } else if args.contains("base.json") {
        fs::write(desk.at("base.json"), "{}\n").unwrap();
    }
    let old = desk.files();
    let done = desk.run(args);
    assert!(done.status.success(), "{args}: {}", crate::errors(&done));
    let new = desk.files();
    restore(&desk, &old);
    assert_eq!(desk.files(), old);
    (desk, old, new)
}

#[test]
fn a_fault_at_any_call_loses_nothing() {
    if !has_strace() {
        println!("no strace, or no leave to use it: left out");
        return;
    }
    let mut n_faults = 0;
    for (args, outputs) in WRITES {
        let (desk, old, new) = prepared(args);
        assert!(
            outputs.iter().any(|it| old.get(*it) != new.get(*it)),
            "{args} changes nothing"
        );
        let calls = calls(&desk, args);
        restore(&desk, &old);
        assert!(calls.len() > 3, "{args}: {calls:?}");
        let all = calls.iter().flat_map(|(name, n)| (1..=*n).map(move |nth| (name, nth)));
        for (name, nth) in all {
            for fault in ["error=EIO", "error=ENOSPC", "signal=SIGKILL"] {
                let inject = format!("inject={name}:{fault}:when={nth}");
                let what = format!("{args}: {inject}");
                trace(&desk, args, &["-e".to_owned(), inject]);
                n_faults += 1;
                let found = desk.files();
                for (name, bytes) in &old {
                    let is = found.get(name);
                    assert!(
                        is_own(name) || is == Some(bytes) || is == new.get(name),
                        "{what}: {name} is neither old nor new"
                    );
                }
                let is_known = |name: &&String| {
                    old.contains_key(*name) || new.contains_key(*name) || is_own(name)
                };
                let strange: Vec<&String> =
                    found.keys().filter(|it| !is_known(it)).collect();
                assert!(strange.is_empty(), "{what}: {strange:?}");
                restore(&desk, &old);
            }
        }
    }
    println!("{n_faults} faults");
}

/// Makes the folder what it was.
fn restore(desk: &Desk, files: &Files) {
    for name in desk.files().keys().filter(|it| !files.contains_key(*it)) {
        fs::remove_file(desk.at(name)).unwrap();
    }
    for (name, bytes) in files {
        fs::write(desk.at(name), bytes).unwrap();
    }
}
