//! A command run twice in a folder gives the same result.

use crate::{Desk, errors};

#[test]
fn what_a_run_wrote_is_no_article_to_the_next() {
    for (command, outputs) in [
        ("compare . --no-builtin --lexicon h -o report.html", &["report.html"][..]),
        ("compare . --no-builtin --lexicon h -o report.md", &["report.md"]),
        ("compare . --no-builtin --lexicon h -o report.csv", &["report.csv"]),
        ("compare . --no-builtin --lexicon h --csv-bom -o report.csv", &["report.csv"]),
        ("compare . --no-builtin --lexicon h -o report.json", &["report.json"]),
        ("annotate . --no-builtin --lexicon h -o articles.jsonl", &["articles.jsonl"]),
        ("annotate . --no-builtin --lexicon h -o marked.html", &["marked.html"]),
        (
            "annotate . --no-builtin --lexicon h --format brat -o brat/",
            &["brat/two.txt", "brat/two.ann"],
        ),
        (
            "annotate . --no-builtin --lexicon h --format html -o art/marked/",
            &["art/marked/two.html"],
        ),
        (
            "annotate . --no-builtin --lexicon h --format conllu -o conllu/",
            &["conllu/two.conllu"],
        ),
        ("lexicon suggest . --no-builtin --lexicon h -o found.toml", &["found.toml"]),
        ("lexicon suggest . --no-builtin --lexicon h -o found.json", &["found.json"]),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format markdown -o art/found.md",
            &["art/found.md"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format gitlab -o art/found.json",
            &["art/found.json"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format sarif -o art/found.json",
            &["art/found.json"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format rdjson -o art/found.json",
            &["art/found.json"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format junit -o art/found.xml",
            &["art/found.xml"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero -o art/found.txt",
            &["art/found.txt"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format concise -o art/found.txt",
            &["art/found.txt"],
        ),
        (
            "review art d.md --no-builtin --isolated --house style.csv --exit-zero --format jsonl -o art/found.jsonl",
            &["art/found.jsonl"],
        ),
        (
            "lexicon suggest . --no-builtin --lexicon h --format text -o found.txt",
            &["found.txt"],
        ),
    ] {
        let desk = Desk::new();
        std::fs::remove_file(desk.at("story.toml")).unwrap();
        let (before, n) = (desk.files(), n_articles(&desk));
        for round in 1..=3 {
            let done = desk.run(command);
            assert!(done.status.success(), "{command}: {}", errors(&done));
            let after = desk.files();
            for output in outputs {
                assert!(
                    after.contains_key(*output),
                    "{command}: no {output}: {:?}",
                    after.keys()
                );
            }
            for (name, bytes) in &before {
                assert_eq!(&after[name], bytes, "{command}, round {round}: {name}");
            }
            // Another command reads the same articles as before, and says what it leaves out.
            assert_eq!(n_articles(&desk), n, "{command}, round {round}");
        }
    }
}

/// How many articles the folder holds.
fn n_articles(desk: &Desk) -> usize {
    let done = desk.run("annotate . --no-builtin --quiet");
    assert!(done.status.success(), "{}", errors(&done));
    String::from_utf8(done.stdout).unwrap().lines().count()
}

#[test]
fn the_key_of_a_lesson_never_reaches_the_pupils() {
    let desk = Desk::new();
    std::fs::remove_file(desk.at("story.toml")).unwrap();
    std::fs::create_dir(desk.at("class")).unwrap();
    for entry in std::fs::read_dir("stories/ceasefire-talks").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name != "story.toml" {
            std::fs::copy(&path, desk.at("class").join(name)).unwrap();
        }
    }
    for (sheet, key) in [("sheet.html", "key.html"), ("sheet.md", "key.md")] {
        let command = format!(
            "lesson class -o class/{sheet} --key class/{key} --projector class/p.html --screen class/q.html --questions class/q.csv --gift class/q.gift"
        );
        let first = desk.run(&command);
        assert!(first.status.success(), "{}", errors(&first));
        let once = desk.files();
        let second = desk.run(&command);
        assert!(errors(&second).contains("written by parallax"), "{}", errors(&second));
        assert_eq!(desk.files(), once);
    }
}

#[test]
fn a_result_that_is_named_is_refused() {
    let desk = Desk::new();
    assert!(desk.run("compare art --lexicon h -o report.html").status.success());
    let done = desk.run("compare report.html");
    assert_eq!(done.status.code(), Some(2));
    let message = errors(&done);
    assert!(message.contains("report.html: parallax wrote this"), "{message}");
    // Annotations hold the texts, and may be read when they are asked for.
    assert!(desk.run("annotate art -o articles.jsonl").status.success());
    assert!(desk.run("compare articles.jsonl").status.success());
}
