//! The action for GitHub: what its script asks of the program, and how it ends.

use crate::commands::folder;
use std::fs;
use std::process::Command;

/// Stands for the program: writes its arguments down, one a line, and ends as it is told.
const STUB: &str = "#!/bin/sh\nfor it in \"$@\"; do echo \"$it\" >> \"$RUNNER_TEMP/asked\"; done\nexit ${STATUS:-0}\n";

/// The last script of the action.
fn script() -> String {
    let action = fs::read_to_string("action.yml").unwrap();
    let (_, script) = action.rsplit_once("run: |\n").unwrap();
    script
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches("        ")))
        .collect()
}

#[cfg(unix)]
#[track_caller]
fn check(inputs: &[(&str, &str)], status: &str, expected: &[&str], ends: i32) {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder(&[("parallax/bin/parallax", STUB), ("run.sh", &script())]);
    let program = folder.path().join("parallax/bin/parallax");
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("bash");
    command.arg("run.sh").current_dir(folder.path());
    command.env("RUNNER_TEMP", folder.path()).env("STATUS", status);
    command.env("GITHUB_OUTPUT", folder.path().join("output"));
    for name in ["DRAFTS", "HOUSE", "SINCE", "SARIF", "ARGUMENTS", "FAIL"] {
        let value = inputs.iter().find(|it| it.0 == name).map_or("", |it| it.1);
        command.env(name, value);
    }
    let done = command.status().unwrap();
    assert_eq!(done.code(), Some(ends));
    let asked = fs::read_to_string(folder.path().join("asked")).unwrap();
    assert_eq!(asked.lines().collect::<Vec<_>>(), expected);
    let output = fs::read_to_string(folder.path().join("output")).unwrap();
    assert_eq!(output, format!("status={status}\n"));
}

#[cfg(unix)]
#[test]
fn the_action_asks_for_a_review() {
    let plain = ["review", "--format", "github", "--", "."];
    check(&[("DRAFTS", "."), ("FAIL", "true")], "0", &plain, 0);
    check(&[("DRAFTS", "."), ("FAIL", "true")], "1", &plain, 1);
    check(&[("DRAFTS", "."), ("FAIL", "false")], "1", &plain, 0);
    check(&[("DRAFTS", "."), ("FAIL", "false")], "2", &plain, 2);
    let all = [
        ("DRAFTS", "new drafts\n  $(touch x)\n"),
        ("HOUSE", "ap\nour desk.toml\n"),
        ("SINCE", "origin/main"),
        ("SARIF", "a b.sarif"),
        ("ARGUMENTS", "--rule\nso-called=off\n"),
    ];
    check(
        &all,
        "0",
        &[
            "review",
            "--house",
            "ap",
            "--house",
            "our desk.toml",
            "--changed-since",
            "origin/main",
            "--rule",
            "so-called=off",
            "--format",
            "sarif",
            "--output",
            "a b.sarif",
            "--",
            "new drafts",
            "$(touch x)",
        ],
        0,
    );
}
