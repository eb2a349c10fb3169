//! `lexicon check` says of rules what a review would stop at, with file and line.

use crate::commands::folder;
use std::path::Path;
use std::process::Command;

/// Exit status, standard output, standard error.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const HOUSE: &str = "[house]\nid = \"desk\"\n";
const PACK: &str = "[pack]\nid = \"ours\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"Made up.\"\n\n[[concept]]\nid = \"our.town\"\nlabel = \"The town of Orlav\"\n[[concept.variant]]\nid = \"orlav\"\nforms = [\"Orlav\"]\n[[concept.variant]]\nid = \"orlau\"\nforms = [\"Orlau\"]\n";

#[test]
fn faults_of_rules_are_listed_as_a_review_tells_them() {
    let unknown = "[[rule]]\nconcept = \"no.such\"\nprefer = \"a\"\n";
    let variant = "[[rule]]\nconcept = \"ua.capital\"\nprefer = \"kyw\"\n";
    let contrary = "[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n[[rule]]\nprefer = \"advisor\"\navoid = [\"consultant\"]\n";
    let town = "[[rule]]\nconcept = \"our.town\"\nprefer = \"orlaw\"\n";
    let csv = "avoid,prefer,concept\nKiev,kyw,ua.capital\nadvisor,adviser,\n";
    let two = format!("{HOUSE}{unknown}{variant}");
    let files = [
        ("a.toml", format!("{HOUSE}{unknown}")),
        ("b.toml", format!("{HOUSE}{variant}")),
        ("c.toml", format!("{HOUSE}{contrary}")),
        ("d.csv", csv.to_owned()),
        ("pack/pack.toml", PACK.to_owned()),
        ("pack/rules.toml", town.to_owned()),
        ("two.toml", two),
        ("draft.md", "A day.\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|it| (it.0, it.1.as_str())).collect();
    let folder = folder(&files);
    for (house, place) in [
        ("a.toml", "a.toml:4:11: "),
        ("b.toml", "b.toml:4:11: "),
        ("c.toml", "c.toml:7:10: "),
        ("d.csv", "d.csv:2:"),
        ("pack", "pack/rules.toml:2:11: "),
    ] {
        let (status, out, error) = run(folder.path(), &["lexicon", "check", house]);
        assert_eq!(status, Some(1), "{house}: {out}{error}");
        let (status, _, error) =
            run(folder.path(), &["review", "draft.md", "--house", house]);
        assert_eq!(status, Some(2), "{house}");
        assert_eq!(error, format!("error: {out}"), "{house}");
        assert!(out.starts_with(place), "{house}: {out}");
    }
    let (_, out, _) = run(folder.path(), &["lexicon", "check", "two.toml"]);
    assert_eq!(out.lines().count(), 2, "{out}");
}

#[test]
fn sound_styles_pass() {
    let town = "[[rule]]\nconcept = \"our.town\"\nprefer = \"orlav\"\n";
    let folder = folder(&[
        ("pack.toml", PACK),
        ("desk.toml", &format!("{HOUSE}{town}")),
        ("desk.csv", "avoid,prefer\nadvisor,adviser\n"),
    ]);
    for args in [
        &["lexicon", "check", "desk.csv", "ap", "bbc", "guardian"][..],
        &["lexicon", "check", "desk.toml", "--lexicon", "pack.toml"],
        &["lexicon", "check", "desk.toml", "pack.toml"],
    ] {
        let (status, out, error) = run(folder.path(), args);
        assert_eq!(status, Some(0), "{args:?}: {out}{error}");
        assert!(out.starts_with("nothing to fix in desk"), "{out}");
    }
}

#[test]
fn a_pack_of_one_file_is_a_style_too() {
    let rule = "[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";
    let folder =
        folder(&[("ours.toml", &format!("{PACK}{rule}")), ("draft.md", "An advisor.\n")]);
    let args = ["review", "draft.md", "--house", "ours.toml", "--format", "concise"];
    let (status, out, error) = run(folder.path(), &args);
    assert_eq!(status, Some(1), "{out}{error}");
    assert!(out.starts_with("draft.md:1:4: warning: "), "{out}");
}
