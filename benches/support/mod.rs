//! Work counted in instructions, which a busy machine does not change.

use std::process::Command;

/// How many instructions a run of the program takes, as valgrind's callgrind counts them.
pub(crate) fn instructions(args: &[&str]) -> u64 {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .output()
        .unwrap_or_else(|error| panic!("valgrind cannot be run ({error}); install it"));
    let messages = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{args:?}: {messages}");
    let total = messages.lines().find_map(|it| it.split_once("Collected : "));
    total.and_then(|it| it.1.trim().parse().ok()).unwrap_or_else(|| panic!("{messages}"))
}
