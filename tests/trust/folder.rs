//! A folder as people have it: what is read is read, and whatever is not is named.

use crate::{Desk, errors};
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::process::Command;

const TEXT: &str = "The ferry to Orlo stopped on Monday, and the council said that it would not run before the spring. “I stay,” said Ada Tamm.\n";

/// Files that are no articles, of which the program knows nothing but the name.
const UNREAD: &[&str] = &[
    "k.doc", "k.pages", "k.mobi", "k.mp3", "k.xlsx", "k.ods", "k.sqlite", "k.arrow",
    "k.tar", "k.bak", "k.rar", "k.log", "k.bz2", "k.pdf", "k.key", "k.wet.gz", "k.exe",
    "k.ini", "k.mp4", "k.yaml",
];

/// Files that stand beside articles and that nobody takes for one.
const ASSETS: &[&str] = &["k.png", "k.css", "k.js", "k.svg", "k.woff2"];

/// Fills `art` with more than thirty kinds of files; gives how many articles they hold.
fn fill(desk: &Desk) -> usize {
    let page = format!(
        "<title>Ferry</title><article><h1>Ferry stops</h1><p>{TEXT}</p><p>{TEXT}</p></article>"
    );
    let row = serde_json::json!({ "text": TEXT, "source": "The Ash" });
    let mut zip = zip::ZipWriter::new(fs::File::create(desk.at("art/i.zip")).unwrap());
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    zip.start_file("inside.txt", stored).unwrap();
    zip.write_all(TEXT.as_bytes()).unwrap();
    zip.finish().unwrap();
    let mut packed =
        flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(TEXT.as_bytes()).unwrap();
    fs::write(desk.at("art/j.txt.gz"), packed.finish().unwrap()).unwrap();
    let read = [
        ("page.html", page.clone()),
        ("d.jsonl", format!("{row}\n")),
        ("d2.json", format!("[{row}]")),
        ("e.csv", "source,text\nThe Elm,Orlow may flood.\n".to_owned()),
        ("f.rtf", format!("{{\\rtf1\\ansi {}\\par}}", TEXT.replace(['“', '”'], ""))),
        ("g.eml", format!("From: a@post.example\nSubject: Ferry\n\n{TEXT}")),
        (
            "h.rss",
            format!(
                "<rss version=\"2.0\"><channel><title>The Oak</title><item><title>Ferry</title><description>{TEXT}</description></item></channel></rss>"
            ),
        ),
        ("page-as.txt", page),
    ];
    for (name, content) in &read {
        fs::write(desk.at("art").join(name), content).unwrap();
    }
    for name in UNREAD.iter().chain(ASSETS) {
        fs::write(desk.at("art").join(name), b"\x01\x02\x00junk").unwrap();
    }
    let parts = desk.at("art/page_files");
    fs::create_dir(&parts).unwrap();
    fs::write(parts.join("part.txt"), TEXT).unwrap();
    fs::write(desk.at("art/.hidden.txt"), TEXT).unwrap();
    fs::write(desk.at("art/binary.txt"), (0..=255).collect::<Vec<u8>>()).unwrap();
    fs::write(desk.at("art/data.xml"), "<x/>").unwrap();
    symlink("/nonexistent", desk.at("art/gone.txt")).unwrap();
    symlink("../d.md", desk.at("art/outside.txt")).unwrap();
    symlink(".", desk.at("art/round")).unwrap();
    let pipe = Command::new("mkfifo").arg(desk.at("art/pipe.txt")).status().unwrap();
    assert!(pipe.success());
    // Three lay there before, and the archive and the packed text.
    3 + 2 + read.len()
}

#[test]
fn what_a_folder_holds_is_read_or_named() {
    let desk = Desk::new();
    let n_read = fill(&desk);
    let done = desk.run("annotate art --no-builtin");
    let said = errors(&done);
    assert_eq!(done.status.code(), Some(0), "{said}");
    let rows = String::from_utf8(done.stdout).unwrap();
    assert_eq!(rows.lines().count(), n_read, "{said}");
    let counted = format!(
        "{} files have formats that are not read and are left out: ",
        UNREAD.len()
    );
    assert!(said.contains(&counted), "{said}");
    for name in UNREAD {
        assert!(said.contains(&format!("art/{name}")), "{name}: {said}");
    }
    for (name, why) in [
        ("binary.txt", "this is not text"),
        ("data.xml", "not a feed"),
        ("gone.txt", "the link is broken; fix it"),
        ("outside.txt", "leads out of the folder; name its target"),
        ("round", "a link to a folder, which is not followed; name"),
        ("pipe.txt", "a pipe or a device; save its output"),
    ] {
        let is_it = |it: &&str| it.contains(&format!("art/{name}")) && it.contains(why);
        assert_eq!(said.lines().filter(is_it).count(), 1, "{name}: {said}");
    }
    // Nothing is said of what stands beside every page, and of hidden files.
    for name in ASSETS.iter().chain(&["part.txt", "hidden"]) {
        assert!(!said.contains(name), "{name}: {said}");
    }

    let strict = desk.run("annotate art --no-builtin --strict -o rows.jsonl");
    assert_eq!(strict.status.code(), Some(2), "{}", errors(&strict));
    let done = desk.run("compare art --no-builtin -o r.html");
    assert_eq!(done.status.code(), Some(0), "{}", errors(&done));
    let report = fs::read_to_string(desk.at("r.html")).unwrap();
    let counted = format!("{} files were not read: ", UNREAD.len() + 6);
    assert!(report.contains(&counted), "{}", report.len());
}

#[test]
fn drafts_beside_a_pipe_are_reviewed() {
    let desk = Desk::new();
    let pipe = Command::new("mkfifo").arg(desk.at("art/pipe.txt")).status().unwrap();
    assert!(pipe.success());
    let done = desk.run("review art --isolated --no-builtin --exit-zero");
    let said = errors(&done);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("art/pipe.txt: left out, it is a pipe"), "{said}");
}
