//! The program from the outside: what it prints, where, and how it ends.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const STORY: &str = "stories/ceasefire-talks";

fn parallax(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[track_caller]
fn done(args: &[&str]) -> String {
    let output = parallax(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs into an error; gives its message.
#[track_caller]
fn fails(args: &[&str]) -> String {
    let output = parallax(args);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {message}");
    assert!(output.stdout.is_empty(), "{args:?} wrote a result");
    message
}

fn articles(jsonl: &str) -> Vec<serde_json::Value> {
    jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn in_folder(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn only_matching_gives_the_same_lines_without_the_others() {
    let rows = [
        ("a", "Rain fell. Ada Tamm said that it was late."),
        ("b", "Kiev was quiet, Ada Tamm said. “Kyiv will hold,” she told us."),
        ("c", ""),
    ];
    let line = |(id, text): (&str, &str)| {
        format!("{}\n", serde_json::json!({"id": id, "source": id, "text": text}))
    };
    let rows: String = rows.into_iter().map(line).collect();
    let folder = folder(&[("rows.jsonl", &rows)]);
    let path = folder.path().join("rows.jsonl");
    let args = ["annotate", "--packs", "russia-ukraine", path.to_str().unwrap()];
    let all = done(&args);
    let only = done(&[&args[..], &["--only", "matching"]].concat());
    let has_mention = |it: &&str| {
        let article: serde_json::Value = serde_json::from_str(it).unwrap();
        !article["mentions"].as_array().unwrap().is_empty()
    };
    let expected: Vec<&str> = all.lines().filter(has_mention).collect();
    assert_eq!(only.lines().collect::<Vec<_>>(), expected);
    assert!(expected.len() == 1 && expected[0].contains("Ada Tamm"), "{expected:?}");
}

#[test]
fn messages_read_as_kept() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}

#[test]
fn the_examples_of_help_run() {
    let here = tempfile::tempdir().unwrap();
    for linked in ["docs", "stories", "lexicons"] {
        std::os::unix::fs::symlink(
            fs::canonicalize(linked).unwrap(),
            here.path().join(linked),
        )
        .unwrap();
    }
    let mut n_run = 0;
    for command in [
        &["--help"][..],
        &["compare", "--help"],
        &["annotate", "--help"],
        &["trends", "--help"],
        &["lexicon", "suggest", "--help"],
    ] {
        let help = done(command);
        for line in help.lines().filter_map(|line| line.strip_prefix("  parallax ")) {
            let status = Command::new("sh")
                .args([
                    "-c",
                    &format!("\"$0\" {line} > /dev/null"),
                    env!("CARGO_BIN_EXE_parallax"),
                ])
                .current_dir(here.path())
                .status()
                .unwrap();
            assert!(status.success(), "{line}");
            n_run += 1;
        }
    }
    assert!(n_run >= 10, "{n_run} examples");
}

#[test]
fn threads_do_not_change_a_byte() {
    let rows: String = (0..200)
        .map(|n| format!("{{\"id\": \"{n}\", \"text\": \"Kyiv {n}. “War,” said Ada Tamm. Ukraine’s war.\"}}\n"))
        .collect();
    let folder = folder(&[("rows.jsonl", &rows)]);
    let rows = in_folder(&folder, "rows.jsonl");
    let one = done(&["annotate", "--threads", "1", STORY, &rows]);
    assert_eq!(articles(&one).len(), 206);
    let report = done(&["compare", "--threads", "1", STORY]);
    for n in ["2", "8"] {
        assert_eq!(done(&["annotate", "--threads", n, STORY, &rows]), one);
        assert_eq!(done(&["compare", "--threads", n, STORY]), report);
    }
}

#[test]
fn the_order_of_the_inputs_does_not_change_a_comparison() {
    let files = ["halvorn-wire.txt", "ravensholt-post.md", "eastmark-observer.txt"];
    let paths: Vec<String> = files.iter().map(|name| format!("{STORY}/{name}")).collect();
    let compare = |order: [usize; 3], format: &str| {
        let mut args = vec!["compare", "--format", format];
        args.extend(order.iter().map(|&at| paths[at].as_str()));
        done(&args)
    };
    for format in ["html", "json"] {
        let first = compare([0, 1, 2], format);
        for order in [[2, 1, 0], [1, 2, 0], [2, 0, 1]] {
            assert_eq!(compare(order, format), first);
        }
    }
}

#[test]
fn raw_text_is_the_input() {
    let text = "\u{feff}--- \r\n  Kiev\u{301} said\t\n\n\n“Who”\r";
    let folder = folder(&[("a.txt", text), ("b.md", "# Title\n\nText *here*.\n")]);
    let printed = done(&[
        "annotate",
        "--raw",
        &in_folder(&folder, "a.txt"),
        &in_folder(&folder, "b.md"),
    ]);
    let found = articles(&printed);
    assert_eq!(found[0]["text"], text);
    assert_eq!(found[1]["text"], "# Title\n\nText *here*.\n");
    assert!(
        found[0]["zones"].as_array().unwrap().iter().all(|zone| zone["zone"] == "body")
    );
}

#[test]
fn furniture_goes_unless_it_is_to_stay() {
    let text = " date 2025-03-11 The ferry left Ostrow on Monday.\n\nRead more: Bridge closed\n\nIt came back.\n";
    let folder = folder(&[("a.txt", text)]);
    let path = in_folder(&folder, "a.txt");
    let cleaned = &articles(&done(&["annotate", &path]))[0];
    assert_eq!(cleaned["text"], "The ferry left Ostrow on Monday.\nIt came back.");
    assert_eq!(cleaned["date"], "2025-03-11");
    assert_eq!(cleaned["removed"][0]["reason"], "crawler-prefix");
    assert_eq!(cleaned["removed"][1]["line"], 3);
    let kept = &articles(&done(&["annotate", "--keep-all", &path]))[0];
    assert!(kept["text"].as_str().unwrap().starts_with("date 2025-03-11 The ferry"));
    let raw = &articles(&done(&["annotate", "--raw", &path]))[0];
    assert_eq!(raw["text"], text);
    for whole in [kept, raw] {
        assert!(whole["date"].is_null());
        assert_eq!(whole["removed"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn every_row_of_a_table_gives_one_object() {
    let rows = "{\"id\": 7, \"text\": \"\"}\n\n{\"text\": \"Kiev\", \"date\": \"soon\", \"source\": \"S\"}\n";
    let folder = folder(&[("t.jsonl", rows)]);
    let found = articles(&done(&["annotate", &in_folder(&folder, "t.jsonl")]));
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["id"], "7");
    assert_eq!(found[0]["caveats"][0]["kind"], "empty");
    assert_eq!(found[1]["source"], "S");
    assert_eq!(found[1]["caveats"][0]["kind"], "unreadable-date");
}

#[test]
fn sources_are_named_by_rule_folder_or_stem() {
    let files =
        [("one/a.txt", "Kiev fell."), ("two/a.txt", "Kyiv fell."), ("two/b.txt", "No.")];
    let folder = folder(&files);
    let path = folder.path().to_str().unwrap();
    let found = articles(&done(&["annotate", path, "--source", "Ledger=b.*"]));
    let names: Vec<_> = found
        .iter()
        .map(|it| (it["id"].as_str().unwrap(), it["source"].as_str().unwrap()))
        .collect();
    assert_eq!(names, [("one/a", "one"), ("two/a", "two"), ("b", "Ledger")]);
    let alone = articles(&done(&["annotate", &in_folder(&folder, "two")]));
    let names: Vec<_> = alone.iter().map(|it| it["source"].as_str().unwrap()).collect();
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn standard_input_is_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["annotate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("Kiev’s mayor.\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let found = articles(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(found[0]["mentions"][0]["text"], "Kiev");
    assert_eq!(found[0]["path"], "-");
}

#[test]
fn one_bad_article_does_not_end_the_rest() {
    let rows = "{\"text\": \"Kiev fell.\"}\n{\"text\": 5}\nnot json\n{\"text\": \"Kyiv fell.\"}\n";
    let folder = folder(&[("t.jsonl", rows)]);
    let path = in_folder(&folder, "t.jsonl");
    let output = parallax(&["annotate", &path]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(articles(std::str::from_utf8(&output.stdout).unwrap()).len(), 2);
    let warnings = String::from_utf8(output.stderr).unwrap();
    assert!(warnings.contains("t.jsonl:2"), "{warnings}");
    assert!(warnings.contains("t.jsonl:3"), "{warnings}");
    let strict = parallax(&[
        "annotate",
        "--strict",
        &path,
        "-o",
        &in_folder(&folder, "out.jsonl"),
    ]);
    assert_eq!(strict.status.code(), Some(2));
    assert!(!folder.path().join("out.jsonl").exists(), "an unfinished file was left");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "a temporary file was left"
    );
}

#[test]
fn errors_name_the_place_and_the_remedy() {
    let pack = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n";
    let files = [
        ("bad.toml", "title = \"T\"\n[[article]]\nfiel = \"a.txt\"\n"),
        ("missing.toml", "[[article]]\nfile = \"none.txt\"\n"),
        ("binary.txt", "x"),
        ("page.docx", "x"),
        ("head.md", "---\ntitle: [\n---\ntext\n"),
        ("a.txt", "Kiev fell."),
        (
            "pack.toml",
            &format!("{pack}[[concept]]\nid = \"a\"\nlabel = \"A\"\nlable = \"B\"\n"),
        ),
        ("nohead.toml", "[[concept]]\nid = \"a\"\nlabel = \"A\"\n"),
        ("report.html", "{{ nonsense | nosuchfilter }}"),
    ];
    let folder = folder(&files);
    fs::write(folder.path().join("binary.txt"), b"one\n\xe9\0\n").unwrap();
    let path = |name: &str| in_folder(&folder, name);
    let check = |args: &[&str], expected: &[&str]| {
        let message = fails(args);
        for part in expected {
            assert!(message.contains(part), "{args:?}: {message}");
        }
    };
    check(&["annotate", "no-such-file.txt"], &["no-such-file.txt"]);
    check(&["annotate", &path("binary.txt")], &["binary.txt:2", "not text"]);
    check(&["annotate", &path("page.docx")], &["page.docx", ".docx"]);
    check(&["annotate", &path("head.md")], &["head.md:"]);
    check(&["compare", &path("bad.toml")], &["bad.toml:3", "file"]);
    check(&["compare", &path("missing.toml")], &["missing.toml:2", "none.txt"]);
    let a = path("a.txt");
    check(
        &["annotate", &a, "--lexicon", &path("pack.toml")],
        &["pack.toml:10:1", "label"],
    );
    check(&["annotate", &a, "--lexicon", &path("nohead.toml")], &["[pack]"]);
    check(
        &["annotate", &a, "--lexicon", "lexicons/russia-ukraine"],
        &["russia-ukraine", "--no-builtin"],
    );
    check(&["annotate", &a, "--source", "no-equals-sign"], &["NAME=GLOB"]);
    check(&["compare", &a, "-o", &path("no/such/folder/r.html")], &["r.html"]);
    check(&["compare", &a, "-o", &path("r.xls")], &[".xls", "--format"]);
    check(&["compare", &a, "--template", &path(".")], &["report.html"]);
    check(&["explain", "no-such-thing"], &["no-such-thing", "parallax explain"]);
    check(&["schema", "no-such-thing"], &["annotation", "comparison"]);
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let rows: String = (0..5000)
        .map(|n| {
            format!("{{\"id\": \"{n}\", \"text\": \"Kyiv and Kiev and Kharkiv\"}}\n")
        })
        .collect();
    let folder = folder(&[("rows.jsonl", &rows)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["annotate", &in_folder(&folder, "rows.jsonl")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
#[cfg(unix)]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    done(&["annotate", STORY, "-o", pipe.to_str().unwrap()]);
    assert_eq!(articles(&reader.join().unwrap()).len(), 6);
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo(), "the pipe was replaced");
}

#[test]
fn low_confidence_is_shown_on_request_only() {
    let folder =
        folder(&[("a.txt", "Kiev said in Ukraine that Kiev rejected the plan.")]);
    let path = in_folder(&folder, "a.txt");
    let levels = |args: &[&str]| {
        let found = articles(&done(args));
        let mentions = found[0]["mentions"].as_array().unwrap().clone();
        mentions.iter().any(|it| it["confidence"] == "low")
    };
    assert!(!levels(&["annotate", &path]));
    assert!(levels(&["annotate", "--low-confidence", &path]));
}

#[test]
fn lexicon_check_finds_and_clears() {
    let all = done(&["lexicon", "check"]);
    assert!(all.starts_with("nothing to fix in english, contested, "), "{all}");
    let pack = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"us\"\n[[concept]]\nid = \"a\"\nlabel = \"A\"\n[[concept.variant]]\nid = \"b\"\nforms = [\"war\"]\n";
    let folder = folder(&[("x.toml", pack)]);
    let path = in_folder(&folder, "x.toml");
    let output = parallax(&["lexicon", "check", &path]);
    assert_eq!(output.status.code(), Some(1));
    let findings = String::from_utf8(output.stdout).unwrap();
    assert!(findings.contains("x.toml:12:10: “war” is an ordinary word"), "{findings}");
    // A pack with findings still loads and counts.
    let article = folder.path().join("a.txt");
    fs::write(&article, "The war.").unwrap();
    let found = articles(&done(&[
        "annotate",
        "--no-builtin",
        "--lexicon",
        &path,
        article.to_str().unwrap(),
    ]));
    assert_eq!(found[0]["mentions"][0]["concept"], "a");
}

#[test]
fn own_templates_take_the_place_of_built_in_ones() {
    let folder = folder(&[("t/report.html", "<p>{{ view }} {{ title }}</p>")]);
    let output = parallax(&["compare", STORY, "--template", &in_folder(&folder, "t")]);
    let page = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(page.starts_with("<p>parallax.view/2"), "{page}{errors}");
}

#[test]
fn a_template_that_takes_no_place_is_named() {
    let folder = folder(&[("t/mast-head.html", "x")]);
    let templates = in_folder(&folder, "t");
    let output = parallax(&["compare", STORY, "--template", &templates]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && message.contains("mast-head.html is not used"));
    fails(&["compare", STORY, "--template", &templates, "--strict"]);
}

#[test]
fn an_address_says_what_to_do_where_it_is_not_fetched() {
    let error = fails(&["annotate", "http://127.0.0.1:9/ferry"]);
    let remedy = if cfg!(feature = "fetch") { "--allow-local" } else { "save the page" };
    assert!(error.starts_with("warning: http://127.0.0.1:9/ferry: "), "{error}");
    assert!(error.contains(remedy), "{error}");
}

#[test]
fn a_report_is_whole_unless_it_is_published() {
    let whole = done(&["compare", STORY]);
    let published = done(&["compare", STORY, "--publish"]);
    let last = fs::read_to_string(Path::new(STORY).join("halvorn-wire.txt")).unwrap();
    let words: String =
        last.trim().lines().next_back().unwrap().chars().take(30).collect();
    let text = |page: &str| -> String {
        let pieces = page.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1));
        pieces.collect()
    };
    assert!(text(&whole).contains(&words), "{words}");
    assert!(published.len() < whole.len());
    assert!(whole.contains("id=\"articles\"") && !published.contains("id=\"articles\""));
    let message = fails(&["compare", STORY, "--full-text"]);
    assert!(
        message.contains("default now") && message.contains("--publish"),
        "{message}"
    );
}

#[test]
fn one_row_stands_alone() {
    let page = done(&["compare", STORY, "--part", "in-short"]);
    assert!(
        page.contains("<table class=\"short") && !page.contains("href=\"#"),
        "{page}"
    );
    let id = page.split("<tbody id=\"").nth(1).unwrap().split('"').next().unwrap();
    let row = done(&["compare", STORY, "--part", id]);
    assert_eq!(row.matches("<tbody").count(), 1);
    let picture = done(&["compare", STORY, "--part", id, "--format", "svg"]);
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"), "{picture}");
    let wrong = fails(&["compare", STORY, "--part", "c-nothing"]);
    assert!(wrong.contains("--part c-nothing: no row") && wrong.contains(id), "{wrong}");
    assert!(fails(&["compare", STORY, "--format", "svg"]).contains("--part"));
    let wrong = fails(&["compare", STORY, "--part", id, "--format", "json"]);
    assert!(wrong.contains("--format html or svg"), "{wrong}");
}

#[cfg(not(feature = "lsp"))]
#[test]
fn a_server_that_was_left_out_says_how_to_get_it() {
    assert!(fails(&["lsp"]).contains("cargo install --path . --features lsp"));
}

#[cfg(not(feature = "serve"))]
#[test]
fn pages_that_were_left_out_say_how_to_get_them() {
    assert!(fails(&["serve"]).contains("cargo install --path . --features serve"));
}

#[test]
fn letters_that_only_look_right_are_told() {
    let folder = folder(&[(
        "a.txt",
        "Ki\u{435}v fell.\n\nKi\u{200d}ev and Ki\u{ad}ev fell. Їжак.\n",
    )]);
    let found = &articles(&done(&["annotate", &in_folder(&folder, "a.txt")]))[0];
    assert_eq!(found["mentions"].as_array().unwrap().len(), 2, "{found}");
    let caveats = found["caveats"].to_string();
    assert!(
        caveats.contains("mixed-letters") && caveats.contains("(1, first on line 1)"),
        "{caveats}"
    );
}

/// Beyond 60 articles the page stays small, and every passage is in a table beside it.
#[test]
fn many_articles_make_a_small_page_and_a_table_of_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = String::new();
    for n in 0..62 {
        let source = ["Orlav Post", "Brenna Times"][n % 2];
        let town = ["Kiev", "Kyiv"][n % 2];
        let text = format!(
            "Envoy Ada Tamm said on day {n} that talks in {town} would go on. The regime in {town} reportedly lost {n} boats."
        );
        let row =
            serde_json::json!({"id": format!("a{n}"), "source": source, "text": text});
        rows.push_str(&format!("{row}\n"));
    }
    fs::write(folder.path().join("all.jsonl"), rows).unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (input, page) = (at("all.jsonl"), at("report.html"));
    done(&["compare", &input, "-o", &page]);
    let table = fs::read_to_string(at("report-evidence.csv")).unwrap();
    let named =
        table.lines().filter(|it| it.starts_with("name,") && it.contains(",Kyiv,"));
    assert_eq!(named.count(), 62, "{table}");
    let shown = fs::read_to_string(&page).unwrap();
    assert!(shown.contains("NAME-evidence.csv") && !shown.contains("id=\"a-a61-1\""));
    assert!(shown.matches("talks in").count() < 60, "{}", shown.len());

    // What was written is neither an article nor lost when it is written again.
    let folder = folder.path().display().to_string();
    done(&["compare", &folder, "-o", &page]);
    assert_eq!(fs::read_to_string(at("report-evidence.csv")).unwrap(), table);
    fs::write(at("mine-evidence.csv"), "mine\n").unwrap();
    let message = fails(&["compare", &input, "-o", &at("mine.html")]);
    assert!(message.contains("mine-evidence.csv"), "{message}");
}
