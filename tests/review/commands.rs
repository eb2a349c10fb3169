//! `parallax review` as it is called: status, settings, fixes, lines that changed.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Exit status, standard output, standard error.
pub(crate) fn parallax(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    with_input(folder, args, "")
}

pub(crate) fn with_input(
    folder: &Path,
    args: &[&str],
    input: &str,
) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("review")
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

pub(crate) const DESK: &str =
    "[house]\nid = \"desk\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";

pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

#[test]
fn a_draft_in_another_language_is_named() {
    let german = "Der Rat teilte am Montag mit, die Brücke sei sicher, und niemand weiß, wann die Fähre wieder fährt. ";
    let files = [("de.md", german.repeat(3)), ("en.md", "The advisor left.".to_owned())];
    let files: Vec<(&str, &str)> = files.iter().map(|it| (it.0, it.1.as_str())).collect();
    let folder = folder(&files);
    for args in [&["de.md", "en.md"][..], &["de.md", "--diff"]] {
        let (_, _, error) = parallax(folder.path(), args);
        assert!(error.contains("de.md: its language looks like “de”"), "{error}");
        assert!(!error.contains("en.md: its language"), "{error}");
    }
}

#[test]
fn each_draft_is_reviewed_by_its_own_desk() {
    let settings = "house = [\"desk.toml\"]\n";
    let envoy = DESK.replace("advisor", "envoy");
    let text = "The advisor met the envoy.";
    let folder = folder(&[
        ("a/parallax.toml", settings),
        ("a/desk.toml", DESK),
        ("a/d.md", text),
        ("b/parallax.toml", settings),
        ("b/desk.toml", &envoy),
        ("b/d.md", text),
    ]);
    let (_, page, _) = parallax(folder.path(), &["a", "b", "--format", "concise"]);
    let found: Vec<&str> = page.lines().map(|it| &it[..it.find(": ").unwrap()]).collect();
    assert_eq!(found, ["a/d.md:1:5", "b/d.md:1:21"]);
}

#[test]
fn the_status_tells_what_was_found() {
    let folder = folder(&[
        ("desk.toml", DESK),
        ("bad.md", "The advisor left."),
        ("good.md", "The adviser left."),
        ("advice.md", "The disastrous day ended."),
    ]);
    for (args, status) in [
        (&["good.md", "--house", "desk.toml"][..], 0),
        (&["bad.md", "--house", "desk.toml"], 1),
        (&["bad.md", "--house", "desk.toml", "--exit-zero"], 0),
        (&["bad.md", "--house", "desk.toml", "--fail-level", "error"], 0),
        (
            &[
                "bad.md",
                "--house",
                "desk.toml",
                "--rule",
                "house=error",
                "--fail-level",
                "error",
            ],
            1,
        ),
        (&["bad.md", "--house", "desk.toml", "--rule", "house/adviser=off"], 0),
        (&["advice.md"], 0),
        (&["advice.md", "--fail-level", "advice"], 1),
        (&["no.md"], 2),
        (&["good.md", "--house", "no-such"], 2),
        (&["good.md", "--rule", "so-called"], 2),
        (&[], 2),
    ] {
        let (found, out, error) = parallax(folder.path(), args);
        assert_eq!(found, Some(status), "{args:?}: {out}{error}");
    }
    let (_, out, _) =
        parallax(folder.path(), &[".", "--house", "desk.toml", "--format", "concise"]);
    assert_eq!(out.lines().count(), 2, "{out}");
}

#[test]
fn settings_are_found_upward_from_the_draft() {
    let folder = folder(&[
        (
            "desk/parallax.toml",
            "house = [\"our.toml\"]\n[rules]\nloaded-word = \"error\"\n",
        ),
        ("desk/our.toml", DESK),
        ("desk/drafts/a.md", "The advisor had a disastrous day."),
    ]);
    let draft = "desk/drafts/a.md";
    let (status, out, error) = parallax(folder.path(), &[draft, "--format", "concise"]);
    assert_eq!((status, out.lines().count()), (Some(1), 2), "{out}{error}");
    assert!(out.contains("error: “disastrous”"), "{out}");
    let (status, out, _) =
        parallax(folder.path(), &[draft, "--isolated", "--format", "concise"]);
    assert_eq!((status, out.lines().count()), (Some(0), 1), "{out}");
    let (_, out, _) = parallax(folder.path(), &[draft, "--show-settings"]);
    assert!(out.contains("our.toml") && out.contains("loaded-word = \"error\""), "{out}");
    fs::write(folder.path().join("desk/parallax.toml"), "hose = []").unwrap();
    let (status, _, error) = parallax(folder.path(), &[draft]);
    assert!(
        status == Some(2) && error.contains("parallax.toml:1:1: unknown field"),
        "{error}"
    );
}

#[test]
fn fixes_are_shown_or_put_in() {
    let before =
        "The advisor left.\r\n“My advisor,” Ada Tamm said.\r\nAdvisors came.\r\n";
    let after =
        before.replace("The advisor", "The adviser").replace("Advisors", "Advisers");
    let folder = folder(&[("desk.toml", DESK), ("a.txt", before)]);
    let read = || fs::read_to_string(folder.path().join("a.txt")).unwrap();
    let house = ["a.txt", "--house", "desk.toml"];
    let (status, out, _) = parallax(folder.path(), &[&house[..], &["--diff"]].concat());
    assert_eq!(read(), before);
    assert!(
        status == Some(1) && out.contains("-The advisor left.\r\n+The adviser left."),
        "{out}"
    );
    let (status, _, error) = parallax(folder.path(), &[&house[..], &["--fix"]].concat());
    assert_eq!((status, read().as_str()), (Some(0), after.as_str()), "{error}");
    parallax(folder.path(), &[&house[..], &["--fix"]].concat());
    assert_eq!(read(), after);
    let (_, out, _) = with_input(
        folder.path(),
        &["-", "--stdin-name", "x.md", "--house", "desk.toml", "--fix"],
        "The *advisor* left.",
    );
    assert_eq!(out, "The *adviser* left.");
    // An editor's filter gets its text back, also where nothing is put in.
    let (_, out, _) = with_input(
        folder.path(),
        &["-", "--stdin-name", "x.md", "--house", "desk.toml", "--fix"],
        "The envoy left.",
    );
    assert_eq!(out, "The envoy left.");
    fs::write(folder.path().join("latin.txt"), b"Caf\xe9 advisor, caf\xe9 caf\xe9.")
        .unwrap();
    let (status, _, error) =
        parallax(folder.path(), &["latin.txt", "--house", "desk.toml", "--fix"]);
    assert!(status == Some(2) && error.contains("save it as UTF-8 first"), "{error}");
}

#[test]
fn a_baseline_leaves_known_findings_out() {
    let folder = folder(&[("desk.toml", DESK), ("a.txt", "An advisor left.\n")]);
    let house = ["a.txt", "--house", "desk.toml"];
    let write = ["--write-baseline", "known.json"];
    assert_eq!(parallax(folder.path(), &[&house[..], &write].concat()).0, Some(0));
    let known = [&house[..], &["--baseline", "known.json"]].concat();
    assert_eq!(parallax(folder.path(), &known).0, Some(0));
    fs::write(folder.path().join("a.txt"), "No.\nAn advisor left.\nAn advisor came.\n")
        .unwrap();
    let (status, out, _) =
        parallax(folder.path(), &[&known[..], &["--format", "concise"]].concat());
    assert!(status == Some(1) && out.starts_with("a.txt:3:4:"), "{out}");
}

#[test]
fn only_changed_lines_are_looked_at() {
    let folder = folder(&[("desk.toml", DESK), ("a.txt", "An advisor.\nTwo.\n")]);
    let git = |args: &[&str]| {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@x.example"];
        let output = Command::new("git")
            .args(identity)
            .args(args)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "a"]);
    fs::write(folder.path().join("a.txt"), "An advisor.\nTwo.\nAn advisor.\n").unwrap();
    fs::write(folder.path().join("new.txt"), "An advisor.\n").unwrap();
    let args = [
        "a.txt",
        "new.txt",
        "--house",
        "desk.toml",
        "--changed-since",
        "HEAD",
        "--format",
        "concise",
    ];
    let (_, out, error) = parallax(folder.path(), &args);
    let lines: Vec<&str> = out.lines().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(lines, ["a.txt:3:4", "new.txt:1:4"], "{error}");
    for draft in ["a.txt", "new.txt"] {
        let args = [draft, "--changed-since", "no-such-revision"];
        assert_eq!(parallax(folder.path(), &args).0, Some(2), "{draft}");
    }
    let nowhere = tempfile::tempdir().unwrap();
    fs::write(nowhere.path().join("a.txt"), "An advisor.\n").unwrap();
    let (status, _, error) =
        parallax(nowhere.path(), &["a.txt", "--changed-since", "HEAD"]);
    assert!(status == Some(2) && error.contains("not a git repository"), "{error}");
}

#[test]
fn drafts_are_put_beside_other_tellings() {
    let folder = folder(&[
        (
            "draft.md",
            "The train from Kiev was late. “The bridge over the river is safe,” Ada Tamm said.",
        ),
        (
            "others/a.txt",
            "Kyiv trains ran late. “The bridge over the river is safe if nobody uses it,” Ada Tamm said. Crimea was quiet. The Kremlin was silent in Kharkiv.",
        ),
        (
            "others/b.txt",
            "Kyiv was calm on Monday. The road to Crimea was open. Kharkiv was dark.",
        ),
    ]);
    let args = [
        "draft.md",
        "--against",
        "others",
        "--against",
        "draft.md",
        "--format",
        "concise",
    ];
    let (status, out, error) = parallax(folder.path(), &args);
    assert_eq!(status, Some(0), "{error}");
    for expected in [
        "draft.md:1:16: advice: “Kiev”: no other telling has it. Others have “Kyiv” (a and b). [against/naming]",
        "a prints more of this quotation, in brackets: “The bridge over the river is safe [if nobody uses it]”. [against/quoted-shorter]",
        "draft.md:1:1: advice: Not named here: Peninsula in the north of the Black Sea. Others have “Crimea” (a and b). [against/left-out]",
    ] {
        assert!(out.contains(expected), "{out}");
    }
    assert_eq!(out.matches("[against/left-out]").count(), 2, "{out}");
}

#[test]
fn the_template_is_a_style() {
    let folder = folder(&[("a.txt", "Who sent the e-mail? The email came.\n")]);
    let (_, template, _) = parallax(folder.path(), &["--house-template"]);
    fs::write(folder.path().join("our.toml"), template).unwrap();
    let args = ["a.txt", "--house", "our.toml", "--format", "concise"];
    let (status, out, error) = parallax(folder.path(), &args);
    assert!(status == Some(1) && out.contains("[house/email]"), "{out}{error}");
    let (_, houses, _) = parallax(folder.path(), &["--list-houses"]);
    assert_eq!(houses, "ap\nbbc\nguardian\n");
}
