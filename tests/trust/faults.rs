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
const CALLS: &str = "write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,fchmod,fchown,ftruncate,copy_file_range,sendfile,lseek";

/// Commands that write something else each time that the articles change.
const WRITES: &[(&str, &[&str])] = &[
    ("compare art --no-builtin --lexicon h -o out.json", &["out.json"]),
    ("annotate art --no-builtin --lexicon h --threads 1 -o out.jsonl", &["out.jsonl"]),
    (
        "annotate art/one.txt art/two.md --no-builtin --threads 1 --format conllu -o out/",
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
    command.status().is_ok_and(|it| it.success())
}

/// Runs with a fault at the `nth` call; gives the status, and whether the fault came.
fn run(desk: &Desk, args: &str, fault: &str, nth: usize) -> (Option<i32>, bool) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let is_all = std::env::var("PARALLAX_FAULTS").is_ok_and(|it| it == "all");
    let calls = if is_all { "all" } else { CALLS };
    let done = Command::new("strace")
        .args(["-f", "-qq", "-e", &format!("trace={calls}"), "-e"])
        .arg(format!("inject={calls}:{fault}:when={nth}"))
        .arg("-o")
        .arg(log.path())
        .arg(env!("CARGO_BIN_EXE_parallax"))
        .args(args.split_whitespace())
        .current_dir(desk.at("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let log = fs::read_to_string(log.path()).unwrap();
    (done.code(), log.contains("(INJECTED)") || log.contains("killed by SIGKILL"))
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
    for (name, bytes) in &new {
        match old.get(name) {
            Some(bytes) => fs::write(desk.at(name), bytes).unwrap(),
            None => fs::remove_file(desk.at(name)).unwrap(),
        }
        let _ = bytes;
    }
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
        for fault in ["error=EIO", "error=ENOSPC", "signal=SIGKILL"] {
            let (desk, old, new) = prepared(args);
            assert!(
                outputs.iter().any(|it| old[*it] != new[*it]),
                "{args} changes nothing"
            );
            for nth in 1..2_000 {
                let (status, came) = run(&desk, args, fault, nth);
                if !came {
                    assert_eq!(status, Some(0), "{args}: {fault} {nth}");
                    assert!(nth > 3, "{args}: no call was met");
                    break;
                }
                n_faults += 1;
                let found = desk.files();
                for (name, bytes) in &old {
                    let is = found.get(name);
                    assert!(
                        is_own(name) || is == Some(bytes) || is == new.get(name),
                        "{args}: {fault} at call {nth}: {name} is neither old nor new"
                    );
                }
                let left = |name: &&String| !old.contains_key(*name);
                let left: Vec<&String> = found.keys().filter(left).collect();
                assert!(
                    left.iter().all(|it| is_own(it)),
                    "{args}: {fault} {nth}: {left:?}"
                );
                // What a run leaves behind does not keep the next from its work.
                for name in found.keys() {
                    match old.get(name) {
                        Some(bytes) => fs::write(desk.at(name), bytes).unwrap(),
                        None => fs::remove_file(desk.at(name)).unwrap(),
                    }
                }
            }
        }
    }
    println!("{n_faults} faults");
}
