//! Every command with every output that is one of its inputs.

use crate::{Desk, errors};
use std::fs;
use std::os::unix::fs::symlink;

/// Commands without their output, and the files that each reads.
const READS: &[(&str, &[&str])] = &[
    (
        "compare art rows.csv rows.jsonl story.toml --lexicon h --template t --format html",
        &[
            "art/one.txt",
            "art/two.md",
            "art/three.html",
            "rows.csv",
            "rows.jsonl",
            "story.toml",
            "h/pack.toml",
            "h/town.toml",
            "t/made.html",
        ],
    ),
    ("compare art --format csv", &["art/one.txt"]),
    ("compare art --format json", &["art/two.md"]),
    ("compare art --format markdown", &["art/two.md"]),
    (
        "annotate art rows.csv story.toml --lexicon h --format jsonl",
        &[
            "art/one.txt",
            "art/two.md",
            "art/three.html",
            "rows.csv",
            "story.toml",
            "h/pack.toml",
        ],
    ),
    ("annotate art --format html", &["art/three.html"]),
    ("annotate art/one.txt --format conllu", &["art/one.txt"]),
    ("annotate art/one.txt --format brat", &["art/one.txt"]),
    ("annotate art/one.txt --format webannotation", &["art/one.txt"]),
    (
        "lexicon suggest art rows.jsonl --lexicon h --format toml",
        &["art/one.txt", "rows.jsonl", "h/pack.toml", "h/town.toml"],
    ),
    (
        "review d.md --isolated --house style.csv --against art --lexicon h",
        &["d.md", "style.csv", "art/one.txt", "h/town.toml"],
    ),
    ("compare art --names names.csv --format csv", &["names.csv"]),
    ("annotate art --names names.csv --format jsonl", &["names.csv"]),
    ("trends rows.jsonl --names names.csv --format csv", &["names.csv", "rows.jsonl"]),
    ("lexicon suggest art --names names.csv --format toml", &["names.csv"]),
    ("lexicon new --names names.csv", &["names.csv"]),
    ("review d.md --isolated --names names.csv --format json", &["names.csv"]),
    // What the settings name is read as well.
    ("review d.md", &["d.md", "parallax.toml", "style.csv", "art/two.md"]),
    ("review d.md --diff", &["d.md"]),
    ("review d.md --format sarif", &["d.md"]),
];

#[test]
fn no_output_is_an_input() {
    let desk = Desk::new();
    let before = desk.files();
    symlink("art/one.txt", desk.at("link.txt")).unwrap();
    fs::hard_link(desk.at("art/one.txt"), desk.at("other.txt")).unwrap();
    let linked = desk.files();
    let check = |args: &str, output: &str| {
        let done = desk.run(args);
        let message = errors(&done);
        assert_eq!(done.status.code(), Some(2), "{args}: {message}");
        assert!(
            message.contains("would replace") && message.contains(output),
            "{args}: {message}"
        );
        assert_eq!(desk.files(), linked, "{args}");
    };
    for (command, files) in READS {
        for file in *files {
            let output = format!("./art/../{file}");
            check(&format!("{command} --no-builtin -o {output}"), &output);
        }
        if files.contains(&"art/one.txt") {
            for other in ["link.txt", "other.txt"] {
                check(&format!("{command} --no-builtin -o {other}"), other);
            }
        }
    }
    for (from, to) in [
        ("rows.csv", "./rows.csv"),
        ("h", "h/town.toml"),
        ("h", "art/../h/pack.toml"),
        ("style.csv", "style.csv"),
    ] {
        let done = desk.run(&format!("lexicon convert {from} {to} --to csv"));
        let message = errors(&done);
        assert_eq!(done.status.code(), Some(2), "{from} {to}: {message}");
        assert!(message.contains("would replace"), "{from} {to}: {message}");
        assert_eq!(desk.files(), linked, "{from} {to}");
    }
    for option in [
        "-o x.html --key",
        "--key x.html -o",
        "-o x.html --key y.html --projector",
        "-o x.html --key y.html --gift",
        "-o x.html --key y.html --screen",
        "-o x.html --key y.html --questions",
    ] {
        check(
            &format!("lesson art --format html --lexicon h {option} art/one.txt"),
            "art/one.txt",
        );
    }
    check("review d.md --isolated --write-baseline d.md", "d.md");
    check("review d.md --write-baseline style.csv", "style.csv");
    fs::remove_file(desk.at("link.txt")).unwrap();
    fs::remove_file(desk.at("other.txt")).unwrap();
    assert_eq!(desk.files(), before);
}

#[test]
fn a_folder_of_results_leaves_alone_what_it_did_not_write() {
    let desk = Desk::new();
    let before = desk.files();
    let check = |args: &str, reason: &str| {
        let done = desk.run(args);
        let message = errors(&done);
        assert_eq!(done.status.code(), Some(2), "{args}: {message}");
        assert!(message.contains(reason), "{args}: {message}");
        message
    };
    // The text beside brat's annotations would replace the articles.
    check(
        "annotate art --format brat -o art/",
        "art/one.txt: was not written by parallax",
    );
    check(
        "annotate --no-builtin art --format html -o art",
        "was not written by parallax",
    );
    assert_eq!(desk.files(), before);
    assert!(
        desk.run("annotate --no-builtin art --format brat -o brat/").status.success()
    );
    let made = desk.files();
    assert_eq!(made.len(), before.len() + 8, "{:?}", made.keys());
    assert!(desk.run("annotate --no-builtin art --format brat -o brat").status.success());
    assert_eq!(desk.files(), made, "the same again");
    // An annotator's work stays.
    fs::write(desk.at("brat/one.ann"), "T1\tmine 0 4\tRain\n").unwrap();
    let changed = desk.files();
    check("annotate --no-builtin art --format brat -o brat", "was changed since");
    assert_eq!(desk.files(), changed);
    // No link inside is followed.
    fs::remove_file(desk.at("brat/one.ann")).unwrap();
    symlink("../d.md", desk.at("brat/one.ann")).unwrap();
    check(
        "annotate --no-builtin art --format brat -o brat",
        "there is a link or a folder",
    );
    assert_eq!(fs::read(desk.at("d.md")).unwrap(), before["d.md"]);
    fs::remove_file(desk.at("brat/one.ann")).unwrap();
    assert!(desk.run("annotate --no-builtin art --format brat -o brat").status.success());
    assert_eq!(desk.files(), made);
    // A run that fails leaves nothing behind.
    fs::write(desk.at("art/bad.md"), b"---\ntitle: [\n---\n").unwrap();
    let before = desk.files();
    assert_eq!(
        desk.run("annotate --no-builtin art --strict --format brat -o new/")
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        desk.run("annotate --no-builtin art --strict --format brat -o brat")
            .status
            .code(),
        Some(2)
    );
    assert_eq!(desk.files(), before);
}

#[test]
fn files_of_articles_have_names_of_their_own() {
    let desk = Desk::new();
    let long = "a".repeat(300);
    let ids =
        ["con", "NUL.txt", "A", "a", &format!("{long}1"), &format!("{long}2"), "../x"];
    let rows: String = ids
        .iter()
        .map(|id| format!("{{\"id\": \"{id}\", \"text\": \"Rain.\"}}\n"))
        .collect();
    fs::write(desk.at("ids.jsonl"), rows).unwrap();
    let done = desk.run("annotate --no-builtin ids.jsonl --format conllu -o out/");
    assert!(done.status.success(), "{}", errors(&done));
    let files = desk.files();
    let made: Vec<&str> = files.keys().filter_map(|it| it.strip_prefix("out/")).collect();
    assert_eq!(made.len(), ids.len() + 1, "{made:?}");
    let lower: std::collections::BTreeSet<String> =
        made.iter().map(|it| it.to_lowercase()).collect();
    assert_eq!(lower.len(), made.len(), "{made:?}");
    assert!(
        made.contains(&"_con.conllu") && made.contains(&"_NUL.txt.conllu"),
        "{made:?}"
    );
}

#[test]
fn nothing_outside_is_read_unless_it_is_allowed() {
    let desk = Desk::new();
    fs::create_dir(desk.at("story")).unwrap();
    let absolute = desk.at("d.md");
    for file in ["../d.md", absolute.to_str().unwrap(), "link.md"] {
        let story = format!("[[article]]\nfile = \"{file}\"\n");
        fs::write(desk.at("story/story.toml"), story).unwrap();
        let _ = symlink("../d.md", desk.at("story/link.md"));
        let done = desk.run("annotate --no-builtin story");
        let message = errors(&done);
        assert_eq!(done.status.code(), Some(2), "{file}");
        assert!(
            message.contains("story.toml:2") && message.contains("--outside"),
            "{message}"
        );
        assert!(desk.run("annotate --no-builtin story --outside").status.success());
    }
    fs::remove_file(desk.at("story/story.toml")).unwrap();
    let done = desk.run("annotate --no-builtin story");
    assert!(errors(&done).contains("link.md: the link leads out"), "{}", errors(&done));
    assert!(desk.run("annotate --no-builtin story --outside").status.success());
    // A link that is named is meant; one that stays in the folder is followed.
    assert!(desk.run("annotate --no-builtin story/link.md").status.success());
    symlink("one.txt", desk.at("art/again.txt")).unwrap();
    assert!(desk.run("annotate --no-builtin art --strict").status.success());
}
