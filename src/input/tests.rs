//! Reading from files: order, ids, sources, and what takes precedence.
#![expect(clippy::disallowed_methods, reason = "a test writes the files that it reads")]

use crate::input::{Options, read, reader};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// What reading gives, one line per article: id, source, text; or the error.
fn reading(root: &Path, paths: &[&str], options: &Options) -> Vec<String> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
    let root = format!("{}/", root.display());
    read(&paths, options)
        .map(|document| match document {
            Ok(it) => {
                format!("{} | {} | {}", it.id, it.source, it.text.replace('\n', " / "))
            }
            Err(error) => error.to_string().replace(&root, ""),
        })
        .collect()
}

#[track_caller]
fn check(files: &[(&str, &str)], paths: &[&str], expected: &[&str]) {
    let folder = folder(files);
    assert_eq!(reading(folder.path(), paths, &Options::default()), expected);
}

#[test]
fn names_sources_for_stems_or_folders() {
    let files = [("x/a.txt", "A."), ("x/b.md", "B."), ("y/a.txt", "C.")];
    check(&files, &["x"], &["a | a | A.", "b | b | B."]);
    check(&files, &["x/b.md", "y/a.txt"], &["b | x | B.", "a | y | C."]);
    check(&files, &["."], &["x/a | x | A.", "b | x | B.", "y/a | y | C."]);
    check(&files, &["x/a.txt", "x/../x/b.md"], &["a | a | A.", "b | b | B."]);
}

#[test]
fn walks_folders() {
    let files = [
        ("c/b.txt", "B."),
        ("c/a/z.txt", "Z."),
        ("c/a/.hidden.txt", "H."),
        ("c/.git/x.txt", "X."),
        ("c/c.toml", "[pack]"),
        ("c/d.doc", "D."),
        ("c/e.jsonl", "{\"text\": \"E.\"}"),
        ("c/f/story.toml", "[[article]]\nfile = \"g.txt\""),
        ("c/f/g.txt", "G."),
        ("c/f/h.txt", "H."),
    ];
    check(&files, &["c"], &["z | a | Z.", "b | c | B.", "e-1 | c | E.", "g | f | G."]);
}

#[test]
fn goes_on_after_an_error() {
    let empty = format!(
        "empty: the folder has no article; articles end in {}",
        reader::known_extensions()
    );
    check(
        &[("a.txt", "A."), ("b.doc", "B."), ("empty/c.css", "C"), ("d", "D.")],
        &["no.txt", "b.doc", "empty", "a.txt", "d"],
        &[
            "no.txt: there is no such file or folder; check the name",
            "b.doc: `.doc` is not read; save the article's text as .docx, .txt, .md or .html",
            &empty,
            "a | a | A.",
            "d | d | D.",
        ],
    );
}

#[test]
fn reads_packed_files_and_tables_in_utf16() {
    let folder = folder(&[]);
    let gzip = |content: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    };
    let utf16 = |text: &str| -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let rows = gzip(b"{\"text\": \"B.\"}\n{\"text\": \"C.\"}\n");
    for (name, content) in [
        ("a.txt.gz", gzip("Café.".as_bytes())),
        ("b.jsonl.gz", rows),
        ("c.csv", utf16("\u{feff}text\nCafé.\n")),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    assert_eq!(
        reading(folder.path(), &["."], &Options::default()),
        ["a | a | Café.", "b-1 | b | B.", "b-2 | b | C.", "c-2 | c | Café."]
    );
}

#[test]
fn raw_texts_are_decoded_and_no_more() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.txt"), b"caf\xe9\r\n").unwrap();
    let options = Options { raw: true, ..Options::default() };
    let document = read(&[folder.path().join("a.txt")], &options).next().unwrap();
    let document = document.unwrap();
    assert_eq!(document.text, "café\r\n");
    assert_eq!(document.caveats[0].kind(), "guessed-encoding");
}

#[test]
fn reads_tables_row_by_row() {
    check(
        &[(
            "t.jsonl",
            "{\"text\": \"A.\"}\n\n{\"id\": 7, \"source\": \"Ostrow Post\", \"text\": \"\"}\n{\"id\": 7}\n{\"text\": \"B.\"}",
        )],
        &["t.jsonl"],
        &[
            "t-1 | t | A.",
            "7 | Ostrow Post | ",
            "t.jsonl:4: there is no column `text`; put the article's text there",
            "t-5 | t | B.",
        ],
    );
}

#[test]
fn overrules_in_order() {
    let files = [
        (
            "s/story.toml",
            "title = \"The bridge\"\n[[article]]\nfile = \"a.md\"\nsource = \"By story\"\nheadline = \"Story\"\n[[article]]\nfile = \"b.md\"\ndate = 2025-03-12\nid = \"own\"\n[[article]]\nsource = \"Told\"\ntext = \"\"\"\nIt rains.\nStill.\"\"\"\n",
        ),
        ("s/a.md", "---\ntitle: Front\nsource: By front\ndate: 2025-01-01\n---\nA."),
        ("s/b.md", "---\nsource: By front\ndate: 2025-01-01\n---\nB."),
        ("s/unlisted.txt", "C."),
    ];
    let folder = folder(&files);
    let options =
        Options { sources: vec!["By rule=b.*".parse().unwrap()], ..Options::default() };
    assert_eq!(
        reading(folder.path(), &["s"], &options),
        [
            "a | By story | Story / A.",
            "own | By rule | B.",
            "story-3 | Told | It rains. / Still."
        ]
    );
    let reading = read(&[folder.path().join("s/story.toml")], &options);
    assert_eq!(reading.stories()[0].title.as_deref(), Some("The bridge"));
    let documents: Vec<_> = reading.map(Result::unwrap).collect();
    let dates: Vec<_> =
        documents.iter().filter_map(|it| it.date).map(|it| it.to_string()).collect();
    assert_eq!(dates, ["2025-01-01", "2025-03-12"]);
    let lines: Vec<_> = documents[2].paragraphs.iter().map(|it| it.line).collect();
    assert_eq!(lines, [13, 14]);
}

#[test]
fn says_what_is_wrong_with_a_story() {
    for (story, expected) in [
        (
            "title = \"x\"\n",
            "story.toml:1: the story lists no article; add [[article]] with a file or a text",
        ),
        (
            "[[article]]\nfile = \"no.txt\"",
            "story.toml:2: there is no file `no.txt`; check the name, which is relative to the story's folder",
        ),
        (
            "\n[[article]]\nsource = \"A\"",
            "story.toml:2: the article has neither `file` nor `text`; add one of them",
        ),
        (
            "[[article]]\nfile = \"a.txt\"\ntext = \"x\"",
            "story.toml:2: the article has a `file` and a `text`; keep one of them",
        ),
        (
            "[[article]]\nfile = \"t.jsonl\"",
            "story.toml:2: `t.jsonl` has more than one article; a story lists articles one by one",
        ),
        (
            "[[article]]\nfile = \"p.doc\"",
            "p.doc: `.doc` is not read; save the article's text as .docx, .txt, .md or .html",
        ),
        ("title = x", "story.toml:1: "),
    ] {
        let files =
            [("story.toml", story), ("a.txt", "A."), ("t.jsonl", ""), ("p.doc", "")];
        let folder = folder(&files);
        let found = reading(folder.path(), &["story.toml"], &Options::default());
        assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}");
        assert!(!found[0].contains('\n'), "{found:?}");
    }
    let story = "[[article]]\nfile = \"a.txt\"\ncolour = 1";
    let folder = folder(&[("story.toml", story)]);
    let found = reading(folder.path(), &["story.toml"], &Options::default());
    assert!(
        found[0]
            .starts_with("story.toml:3: unknown field `colour`; there are file, text, "),
        "{found:?}"
    );
}

#[test]
fn leaves_raw_texts_alone() {
    let markdown = "\u{feff}---\r\nsource: A\r\n---\r\n# Bridge\r\n";
    let folder = folder(&[("a.md", markdown)]);
    let options = Options { raw: true, ..Options::default() };
    let document = read(&[folder.path().join("a.md")], &options).next().unwrap().unwrap();
    assert_eq!(document.text, markdown);
    assert_eq!((document.source.as_str(), document.title), ("a", None));
    assert_eq!(document.paragraphs.len(), 4);
}

#[test]
fn a_format_can_be_named() {
    let folder = folder(&[("a.log", "{\"text\": \"A.\"}")]);
    let from = super::Reader::named("jsonl").ok();
    let options = Options { from, ..Options::default() };
    assert_eq!(reading(folder.path(), &["a.log"], &options), ["a-1 | a | A."]);
}

#[test]
fn units_go_to_other_threads() {
    fn is_send<T: Send>() {}
    is_send::<super::Units>();
    is_send::<super::Unit>();
    is_send::<super::InputError>();
}

/// A folder with a file of each kind: what is read, what is refused, and what is named.
#[test]
fn every_kind_of_file_is_read_refused_or_named() {
    let folder = folder(&[
        ("a.txt", "One."),
        ("b.md", "# Head\n\nTwo."),
        ("c.jsonl", "{\"content\": \"Three.\", \"outlet\": \"Orm Post\"}"),
        (
            "d.json",
            "[{\"body\": \"Four.\", \"publisher\": \"Orm Post\"}, {\"body\": \"Five.\", \"publisher\": \"Tarn Echo\"}]",
        ),
        ("e.csv", "text;publication\nSix.;Orm Post\n"),
        ("f.rtf", "{\\rtf1 Seven.\\par}"),
        (
            "g.xml",
            "<rss><channel><title>Orm Post</title><item><description>Eight.</description></item></channel></rss>",
        ),
        (
            "h.eml",
            "From: Orm Post <n@orm.example>\r\nSubject: Head\r\nMIME-Version: 1.0\r\nDate: Fri, 3 May 2024 10:00:00 +0000\r\n\r\nNine.\r\n",
        ),
        ("i.unknown", "x"),
        ("j.txt", "%PDF-1.4\n"),
        ("k.txt", "{\\rtf1 Ten.\\par}"),
        ("l.txt", "https://post.example/a\n"),
        ("m.xml", "<?xml version=\"1.0\"?><note/>"),
        ("n.pdf", "%PDF-1.4\n"),
        ("o.odt", "PK"),
        ("p.png", "x"),
        ("q.html", "<p>"),
        ("q_files/r.html", "<p>Not this.</p>"),
        ("q_files/s.txt", "Nor this."),
        ("t.txt", "text\tsource\nEleven.\tOrm Post\n"),
    ]);
    let found = reading(folder.path(), &["."], &Options::default());
    assert_eq!(
        found,
        [
            "a | a | One.",
            "b | b | Head / Two.",
            "c-1 | Orm Post | Three.",
            "d-1 | Orm Post | Four.",
            "d-2 | Tarn Echo | Five.",
            "e-2 | Orm Post | Six.",
            "f | f | Seven.",
            "g | Orm Post | Eight.",
            "h | Orm Post | Head / Nine.",
            "./j.txt: this is a PDF, which stores the positions of letters but no paragraphs; copy the text out of it into a .txt file",
            "k | k | Ten.",
            "./l.txt: the file has addresses and no article; open each in a browser and save the page as .html",
            "./m.xml: this is XML of a kind that is not read; save the article's text as .txt, .md or .html",
            "./o.odt: no readable .odt; the file is damaged, locked, too large or another format; save it again, or as .txt",
            "./q.html: there is no text; check the file, and save the article's text as .txt",
            "t | Orm Post | Eleven.",
        ]
    );
    let units = crate::input::units(&[folder.path().to_owned()], &Options::default());
    let unread: Vec<_> = units
        .unread()
        .iter()
        .map(|it| (it.path.rsplit('/').next().unwrap(), it.is_asset))
        .collect();
    assert_eq!(unread, [("i.unknown", false), ("n.pdf", false), ("p.png", true)]);
}
