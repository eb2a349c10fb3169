//! A result that cannot be written is an error of every command.

use crate::{Desk, errors};
use std::fs::{self, File};
use std::process::Command;

#[test]
fn a_full_device_is_an_error_of_every_command() {
    let desk = Desk::new();
    let made = desk.run("compare art --no-builtin -o made.html");
    assert!(made.status.success(), "{}", errors(&made));
    let dated = "source,date,text\nThe Ash,2025-03-12,Orlow may flood.\nThe Elm,2025-04-12,Orlo may flood.\n";
    fs::write(desk.at("dated.csv"), dated).unwrap();
    for command in [
        "annotate art --no-builtin",
        "annotate art --no-builtin --format html",
        "annotate art --no-builtin --format conllu",
        "annotate art/one.txt --no-builtin --format brat",
        "annotate art --no-builtin --format webannotation",
        "annotate art --no-builtin -o /dev/full",
        "compare art --no-builtin -o -",
        "compare art --no-builtin -o /dev/full",
        "compare art --no-builtin --format json",
        "compare art --no-builtin --format csv",
        "compare art --no-builtin --format markdown",
        "trends dated.csv --no-builtin -o -",
        "trends dated.csv --no-builtin --format csv -o -",
        "verify made.html art",
        "review d.md --isolated --no-builtin --house style.csv",
        "review d.md --isolated --no-builtin --house style.csv --format concise",
        "review d.md --isolated --no-builtin --house style.csv --format json",
        "review d.md --isolated --no-builtin --house style.csv --format jsonl",
        "review d.md --isolated --no-builtin --house style.csv --format sarif",
        "review d.md --isolated --no-builtin --house style.csv --format github",
        "review d.md --isolated --no-builtin --house style.csv --format gitlab",
        "review d.md --isolated --no-builtin --house style.csv --format junit",
        "review d.md --isolated --no-builtin --house style.csv --format rdjson",
        "review d.md --isolated --no-builtin --house style.csv --format markdown",
        "review d.md --isolated --no-builtin --house style.csv --diff",
        "review --list-houses",
        "review --house-template",
        "lexicon list",
        "lexicon show english",
        "lexicon check h",
        "lexicon suggest art --no-builtin",
        "explain",
        "schema",
        "schema comparison",
        "completions bash",
        "man",
        "--help",
        "--version",
        "help compare",
    ] {
        let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(command.split(' '))
            .current_dir(desk.at("."))
            .stdout(File::options().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap();
        let said = errors(&done);
        assert_eq!(done.status.code(), Some(2), "{command}: {said}");
        let is_named = said.contains("standard output: cannot be written")
            || said.contains("/dev/full: cannot be written");
        assert!(is_named, "{command}: {said}");
    }
}
