//! Odd inputs of many kinds: the status, what the message names, and that nothing is lost in
//! silence.

use crate::{Desk, errors};
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long a command may take on a busy machine; one that hangs takes for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a command that might not end.
fn bounded(desk: &Desk, args: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args.split_whitespace())
        .current_dir(desk.at("."))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{args}: does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

#[track_caller]
fn check(desk: &Desk, args: &str, status: i32, expected: &[&str]) {
    let done = bounded(desk, args);
    let message = errors(&done) + &String::from_utf8_lossy(&done.stdout);
    assert_eq!(done.status.code(), Some(status), "{args}: {message}");
    for part in expected {
        assert!(message.contains(part), "{args}: no {part:?} in {message}");
    }
    for word in
        ["panicked", "os error 2) at path", "as i128", "Policy", "usize", "<input>"]
    {
        assert!(!message.contains(word), "{args}: {message}");
    }
}

fn pipe(desk: &Desk, name: &str) {
    let made = Command::new("mkfifo").arg(desk.at(name)).status().unwrap();
    assert!(made.success());
}

/// Writes into a pipe as soon as somebody reads it.
fn feed(desk: &Desk, name: &str, text: &'static str) {
    let path = desk.at(name);
    std::thread::spawn(move || {
        let mut file = File::options().write(true).open(path).unwrap();
        let _ = file.write_all(text.as_bytes());
    });
}

#[test]
fn a_table_keeps_its_marks_and_its_rows() {
    let desk = Desk::new();
    for (name, table, texts, message) in [
        (
            "q.tsv",
            "source\ttext\nThe Ash\t\"We stay,\" Ada Tamm said.\nThe Elm\t\"We go.\"\n",
            &["\"We stay,\" Ada Tamm said.", "\"We go.\""][..],
            "",
        ),
        (
            "q.csv",
            "source,text\nThe Ash,\"We stay\" said Ada Tamm.\n",
            &["\"We stay\" said"],
            "",
        ),
        (
            "open.csv",
            "source,text\nThe Ash,\"It rains.\nThe Elm,It snows.\n",
            &["It snows."],
            "open.csv:2: a quotation mark opens",
        ),
        (
            "middle.tsv",
            "id\ttitle\ttext\na\t\"Rain\tIt rains.\nb\tSnow\tIt snows.\n",
            &["It snows."],
            "middle.tsv:2: a quotation mark opens",
        ),
        (
            "mixed.csv",
            "source,text\nThe Ash,\"It rains, still.\"\nThe Elm,\"No,\" she said.\nThe Oak,Dry.\n",
            &["It rains, still.", "Dry."],
            "mixed.csv:3: words follow the closing quotation mark",
        ),
        (
            "cut.csv",
            "source,text\nThe Ash,\"It rains,\nand snows.\"\nThe Elm,\"It is d",
            &["It rains,", "and snows."],
            "cut.csv:4: a quotation mark opens",
        ),
    ] {
        fs::write(desk.at(name), table).unwrap();
        let done = desk.run(&format!("annotate {name} --no-builtin"));
        assert!(done.status.success(), "{name}: {}", errors(&done));
        assert!(errors(&done).contains(message), "{name}: {}", errors(&done));
        let rows = String::from_utf8(done.stdout).unwrap();
        let found: String = rows
            .lines()
            .map(|it| serde_json::from_str::<serde_json::Value>(it).unwrap())
            .map(|it| it["text"].as_str().unwrap().to_owned() + "\n")
            .collect();
        for text in texts {
            assert!(found.contains(text), "{name}: {found}");
        }
    }
    // A small table of names or of rules swallows no row either.
    fs::write(desk.at("n.csv"), "thing,name\ntown,\"Orlo\ntown,Orlow\n").unwrap();
    check(&desk, "annotate art --names n.csv", 2, &["n.csv:2: a quotation mark opens"]);
    fs::write(desk.at("n.csv"), "thing,name\n").unwrap();
    check(&desk, "annotate art --names n.csv", 2, &["n.csv:1: the table names nothing"]);
    for (table, expected) in [
        ("avoid,avoid,prefer\na,b,c\n", "the column `avoid` occurs twice"),
        ("avoid,prefer,since\na,b,31.12.2024\n", "`31.12.2024` is no date; write it as"),
        ("avoid,prefer\na,b\0c\n", "NUL"),
        ("avoid,prefer\n\"a,b\nc,d\n", "a quotation mark opens"),
    ] {
        fs::write(desk.at("h.csv"), table).unwrap();
        check(&desk, "lexicon check h.csv", 2, &["h.csv:", expected]);
    }
    // What is put into drafts.
    for table in ["avoid,prefer\na,b\u{1b}[31mc\n", "avoid,prefer\na,\"b\nc\"\n"] {
        fs::write(desk.at("h.csv"), table).unwrap();
        check(
            &desk,
            "lexicon check h.csv",
            1,
            &["h.csv:2:1:", "a line break or a control"],
        );
    }
}

#[test]
fn a_file_that_breaks_off_is_no_article() {
    let desk = Desk::new();
    let flat = "<?xml version=\"1.0\"?><office:document xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text><text:p>Orlow may flood.</text:p><text:p>Ada Tamm stays.</text:p></office:text></office:body></office:document>";
    let rich = "{\\rtf1\\ansi {\\b Orlow may flood.}\\par Ada Tamm stays.\\par}";
    let feed = "<rss version=\"2.0\"><channel><title>The Oak</title><item><title>Rain</title><description>Orlow may flood.</description></item></channel></rss>";
    for (name, whole, ends) in [
        ("a.fodt", flat, [200, 160, flat.len() - 10]),
        ("a.rtf", rich, [40, rich.len() - 1, 20]),
        ("a.rss", feed, [100, feed.len() - 8, 130]),
    ] {
        fs::write(desk.at(name), whole).unwrap();
        check(&desk, &format!("annotate {name} --no-builtin --strict"), 0, &[]);
        for end in ends {
            fs::write(desk.at(name), &whole[..end]).unwrap();
            check(&desk, &format!("annotate {name} --no-builtin --strict"), 2, &[name]);
        }
    }
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Orlow may flood.</w:t></w:r></w:p><w:p><w:r><w:t>Ada Tamm stays.</w:t></w:r></w:p></w:body></w:document>";
    let page = "<html><body><h1>Rain</h1><p>Orlow may flood, and Ada Tamm stays, and nobody says why the ferry is late, or when the bridge will be dry, and what the council means to do about it.</p></body></html>";
    for (name, part, others, whole) in [
        ("a.docx", "word/document.xml", &[][..], body),
        (
            "a.epub",
            "p.xhtml",
            &[
                (
                    "META-INF/container.xml",
                    "<container><rootfiles><rootfile full-path=\"c.opf\"/></rootfiles></container>",
                ),
                (
                    "c.opf",
                    "<package><manifest><item id=\"p\" href=\"p.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"p\"/></spine></package>",
                ),
            ][..],
            page,
        ),
    ] {
        for (end, status) in
            [(whole.len(), 0), (whole.len() - 20, 2), (whole.len() / 2, 2)]
        {
            let mut zip = zip::ZipWriter::new(File::create(desk.at(name)).unwrap());
            let stored = zip::write::SimpleFileOptions::default()
                .compression_method(zip::CompressionMethod::Stored);
            for (part, content) in others.iter().chain(&[(part, &whole[..end])]) {
                zip.start_file(*part, stored).unwrap();
                zip.write_all(content.as_bytes()).unwrap();
            }
            zip.finish().unwrap();
            check(&desk, &format!("annotate {name} --no-builtin --strict"), status, &[]);
        }
    }
    // What stands in a page that breaks off is read, and it is said that more is missing.
    let page = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ash.example/rain\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/html\r\n\r\n<html><body><article><h1>Rain</h1><p>{}</p>",
        "Orlow may flood, said Ada Tamm, who keeps the ferry house by the bridge. "
            .repeat(6)
    );
    fs::write(desk.at("a.mhtml"), page).unwrap();
    check(&desk, "annotate a.mhtml --no-builtin", 0, &["Ada Tamm", "breaks off"]);
}

#[test]
fn a_pipe_is_read_once_and_what_never_ends_is_refused() {
    let desk = Desk::new();
    fs::remove_file(desk.at("parallax.toml")).unwrap();
    pipe(&desk, "p.txt");
    for command in [
        "annotate --no-builtin p.txt",
        "annotate --no-builtin --raw p.txt",
        "annotate --no-builtin --from txt p.txt",
        "compare --no-builtin p.txt --format json",
        "lexicon suggest --no-builtin p.txt",
        "review --isolated --exit-zero d.md --against p.txt",
    ] {
        feed(&desk, "p.txt", "Orlow may flood.\n");
        check(&desk, command, 0, &[]);
    }
    pipe(&desk, "p.toml");
    feed(
        &desk,
        "p.toml",
        "[house]\nid = \"x\"\n[[rule]]\nprefer = \"a\"\navoid = [\"b\"]\n",
    );
    check(&desk, "lexicon check p.toml", 0, &["nothing to fix in x"]);

    let (drafts, below) = (desk.at("drafts"), desk.at("drafts/below"));
    fs::create_dir_all(&below).unwrap();
    for folder in [&drafts, &below] {
        fs::write(folder.join("d.md"), "Orlow may flood.\n").unwrap();
    }
    symlink("/dev/zero", drafts.join(".gitignore")).unwrap();
    check(
        &desk,
        "review --isolated drafts",
        2,
        &["drafts/.gitignore: is a pipe", "remove"],
    );
    fs::remove_file(drafts.join(".gitignore")).unwrap();
    pipe(&desk, "drafts/below/.gitignore");
    check(
        &desk,
        "review --isolated drafts",
        0,
        &["drafts/below: left out, its .gitignore"],
    );
    fs::remove_file(below.join(".gitignore")).unwrap();
    fs::write(drafts.join(".gitignore"), "**\n").unwrap();
    check(
        &desk,
        "review --isolated drafts",
        2,
        &["drafts: there is no draft", ".gitignore"],
    );

    check(&desk, "verify /dev/zero art", 2, &["/dev/zero: not an HTML report"]);
    check(&desk, "annotate --no-builtin art -o t.csv/ --format csv", 0, &[]);
    fs::remove_file(desk.at("t.csv/.parallax-made")).unwrap();
    symlink("/dev/zero", desk.at("t.csv/.parallax-made")).unwrap();
    check(&desk, "annotate --no-builtin art -o t.csv/ --format csv", 2, &["t.csv/"]);
    check(
        &desk,
        "annotate --no-builtin art --lexicon /dev/zero",
        2,
        &["/dev/zero: larger than 64 MiB, as no such file is"],
    );
}

#[test]
fn what_has_the_name_of_a_known_file_and_is_none_is_named() {
    for name in ["story.toml", "corrections.toml", "parallax.toml", "h/odd.toml"] {
        for kind in ["folder", "pipe", "device", "broken link"] {
            let desk = Desk::new();
            let path = desk.at(name);
            let _ = fs::remove_file(&path);
            match kind {
                "folder" => fs::create_dir(&path).unwrap(),
                "pipe" => pipe(&desk, name),
                "device" => symlink("/dev/zero", &path).unwrap(),
                _ => symlink("nowhere", &path).unwrap(),
            }
            let command = match name {
                "parallax.toml" => "review d.md",
                "h/odd.toml" => "lexicon check h",
                "corrections.toml" => "annotate story.toml --strict --no-builtin",
                _ => "annotate . --strict --no-builtin",
            };
            let done = bounded(&desk, command);
            let message = errors(&done);
            assert_eq!(done.status.code(), Some(2), "{name} is a {kind}: {message}");
            assert!(message.contains(name), "{name} is a {kind}: {message}");
        }
    }
    let desk = Desk::new();
    pipe(&desk, "art/p.txt");
    fs::write(desk.at("story.toml"), "[[article]]\nfile = \"art/p.txt\"\n").unwrap();
    check(
        &desk,
        "annotate story.toml",
        2,
        &["story.toml:2: `art/p.txt` is a folder, a pipe"],
    );
}

#[test]
fn a_file_that_is_named_twice_counts_once() {
    let desk = Desk::new();
    let n = |args: &str| {
        let done = desk.run(&format!("annotate --no-builtin {args}"));
        assert!(done.status.success(), "{args}: {}", errors(&done));
        (String::from_utf8_lossy(&done.stdout).lines().count(), errors(&done))
    };
    for (args, expected) in [
        ("art/one.txt art/two.md", 2),
        ("art/one.txt art/one.txt", 1),
        ("art/one.txt ./art/../art/one.txt", 1),
        ("art art/one.txt", 3),
        ("art art", 3),
        ("rows.csv rows.csv", 2),
        ("art/one.txt story.toml", 2),
    ] {
        let (found, message) = n(args);
        assert_eq!(found, expected, "{args}: {message}");
        let is_twice =
            expected != 2 || args.starts_with("rows") || args.contains("story");
        assert_eq!(
            message.contains("named more than once"),
            is_twice,
            "{args}: {message}"
        );
    }
    // What a story says of a file holds, wherever else the file is named.
    let story = "[[article]]\nfile = \"art/one.txt\"\nsource = \"The Ash\"\n";
    fs::write(desk.at("story.toml"), story).unwrap();
    for args in ["art/one.txt story.toml", "story.toml art/one.txt"] {
        let done = desk.run(&format!("annotate --no-builtin {args}"));
        assert!(
            String::from_utf8_lossy(&done.stdout).contains("\"source\":\"The Ash\""),
            "{args}"
        );
    }
    // Two sources that print one text are two.
    let story = "[[article]]\nfile = \"art/one.txt\"\nsource = \"The Ash\"\n[[article]]\nfile = \"art/one.txt\"\nsource = \"The Elm\"\n";
    fs::write(desk.at("story.toml"), story).unwrap();
    assert_eq!(n("story.toml").0, 2);
}

#[test]
fn a_lesson_is_written_whole_or_not_at_all() {
    let desk = Desk::new();
    fs::create_dir(desk.at("class")).unwrap();
    for entry in fs::read_dir("stories/ceasefire-talks").unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, desk.at("class").join(path.file_name().unwrap())).unwrap();
    }
    for name in ["k.html", "s.html"] {
        fs::write(desk.at(name), "OLD").unwrap();
    }
    let before = desk.files();
    for bad in ["art", "no/such/x", "/dev/full"] {
        for option in ["-o", "--gift", "--questions", "--screen", "--projector"] {
            let sheet = if option == "-o" { "" } else { "-o s.html" };
            let args =
                format!("lesson class --format html --key k.html {sheet} {option} {bad}");
            check(&desk, &args, 2, &[bad]);
            assert_eq!(desk.files(), before, "{args}");
        }
    }
    let args = "lesson class -o s.html --key ./class/../s.html";
    check(&desk, args, 2, &["-o and --key name the same file"]);
}

#[test]
fn messages_that_cannot_be_written_change_no_status() {
    let desk = Desk::new();
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    for args in [
        "annotate art --nope",
        "",
        "compare",
        "--help",
        "annotate --help",
        "annotate gone",
    ] {
        let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(args.split_whitespace())
            .current_dir(desk.at("."))
            .stdout(full())
            .stderr(full())
            .status()
            .unwrap();
        assert_eq!(done.code(), Some(2), "{args}");
    }
}

#[test]
fn options_that_shut_each_other_out_are_refused() {
    let desk = Desk::new();
    for more in ["-o out.json", "--format json", "--diff"] {
        let args = format!("review d.md --write-baseline b.json {more}");
        check(&desk, &args, 2, &["--write-baseline", "cannot be used with"]);
        assert!(!desk.at("b.json").exists());
    }
    for id in ["", "../x", "My Pack", "a/b"] {
        let done =
            desk.run_with(&["lexicon", "new", "--names", "x: Orlo | Orlow", "--id", id]);
        assert_eq!(done.status.code(), Some(2), "{id}");
        assert!(errors(&done).contains("words in small letters"), "{}", errors(&done));
    }
    let done =
        desk.run_with(&["lexicon", "new", "--names", "x: Orlo | Orlow", "-o", "x.csv"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(errors(&done).contains("name it x.toml"), "{}", errors(&done));
}

#[test]
fn numbers_and_arguments_are_refused_in_plain_words() {
    let desk = Desk::new();
    for (args, expected) in [
        ("lexicon suggest art --limit NaN", "write a whole number"),
        (
            "lesson art --key k --minutes 99999999999999999999999",
            "write a smaller number",
        ),
        ("compare art --publish-share 0", "write a number from 1 to 100"),
        ("compare art --threads 999999", "write a"),
    ] {
        check(&desk, args, 2, &[expected]);
    }
    let long = "x".repeat(5_000);
    for command in ["explain", "lexicon show"] {
        let done = desk.run(&format!("{command} {long}"));
        assert_eq!(done.status.code(), Some(2));
        assert!(errors(&done).len() < 500, "{command}");
    }
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"\xffx");
    let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["explain".as_ref(), odd])
        .output()
        .unwrap();
    let message = errors(&done);
    assert!(
        message.contains("x` is not UTF-8; write this argument as UTF-8"),
        "{message}"
    );
}

#[test]
fn of_many_bad_rows_the_first_are_named_and_the_others_counted() {
    let desk = Desk::new();
    let rows = "{}\n".repeat(500) + "{\"text\": \"Orlow may flood.\"}\n";
    fs::write(desk.at("many.jsonl"), rows).unwrap();
    let done = desk.run("annotate --no-builtin many.jsonl");
    let message = errors(&done);
    assert!(done.status.success(), "{message}");
    assert_eq!(message.lines().count(), 21, "{message}");
    assert!(message.contains("many.jsonl: 480 more rows"), "{message}");
}
