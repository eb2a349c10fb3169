//! Proposed names from the outside: the command, its files, and reports that rest on them.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use serde_json::Value;
use std::fs;
use std::process::{Command, Stdio};

const STORY: &str = "stories/ceasefire-talks";

#[track_caller]
fn done(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&done(args)).unwrap()
}

#[track_caller]
fn assert_valid(schema: &str, value: &Value) {
    let schema = fs::read_to_string(format!("schemas/{schema}-1.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(value).map(|it| it.to_string()).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name].as_array().unwrap()
}

#[test]
fn the_extension_tells_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str| {
        let path = folder.path().join(name);
        done(&["lexicon", "suggest", STORY, "-o", path.to_str().unwrap()]);
        fs::read_to_string(path).unwrap()
    };
    assert!(written("a.toml").contains("[[concept.variant]]"));
    assert!(written("a.json").starts_with("{\n  \"schema\": \"parallax.suggestions/1\""));
    assert!(written("a.txt").contains(" from 6 articles of 6 sources"));
    let toml = done(&["lexicon", "suggest", STORY, "--format", "toml"]);
    assert_eq!(toml, written("a.toml"));
}

#[test]
fn the_pack_counts_what_the_listing_says() {
    let all = ["--no-builtin", STORY];
    let found = json(&[&["lexicon", "suggest", "--format", "json"][..], &all].concat());
    assert_valid("suggestions", &found);
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("mine.toml");
    let pack = pack.to_str().unwrap();
    done(&[&["lexicon", "suggest", "-o", pack][..], &all].concat());
    let nothing = done(&["lexicon", "check", pack]);
    assert_eq!(nothing, "nothing to fix in suggested\n");
    let compare = ["compare", "--format", "json", "--lexicon", pack];
    let compared = json(&[&compare[..], &all].concat());
    for it in list(&found, "suggestions") {
        let concept = list(&compared, "concepts").iter();
        let concept = concept.clone().find(|other| other["id"] == it["concept"]).unwrap();
        for variant in list(it, "variants") {
            let counts = list(concept, "counts").iter();
            let counts = counts.filter(|it| it["variant"] == variant["variant"]);
            let voices = |it: &Value| -> u64 {
                let unquoted = ["narrator", "reported", "embedded"];
                unquoted.iter().map(|&voice| it[voice].as_u64().unwrap()).sum()
            };
            let n: u64 = counts.map(voices).sum();
            assert_eq!(variant["n"], n, "{}: {}", it["concept"], variant["variant"]);
        }
    }
}

#[test]
fn offsets_of_evidence_count_code_points() {
    let found = json(&["lexicon", "suggest", "--format", "json", STORY]);
    let texts = done(&["annotate", STORY]);
    let texts: Vec<Value> =
        texts.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let mut n = 0;
    for variant in list(&found, "suggestions").iter().flat_map(|it| list(it, "variants"))
    {
        for place in list(variant, "evidence") {
            let article = texts.iter().find(|it| it["id"] == place["article"]).unwrap();
            let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
            let text = article["text"].as_str().unwrap().chars();
            let cut: String =
                text.skip(at("start")).take(at("end") - at("start")).collect();
            assert_eq!(place["text"], cut.as_str());
            n += 1;
        }
    }
    assert!(n > 5, "{n} places");
}

#[test]
fn a_story_without_a_list_still_has_its_table() {
    let compared = json(&["compare", "--no-builtin", "--format", "json", STORY]);
    assert_valid("comparison", &compared);
    assert!(!list(&compared, "suggestions").is_empty());
    let is_suggested = |it: &Value| it["pack"] == "suggested";
    assert!(list(&compared, "concepts").iter().any(is_suggested));
    assert!(list(&compared, "concepts").iter().all(|it| it["differs"]["p"].is_null()));
    let of_kind = |it: &&Value| it["kind"] == "suggested";
    assert_eq!(list(&compared, "caveats").iter().filter(of_kind).count(), 1);

    let page = done(&["compare", "--no-builtin", STORY]);
    let band =
        "Found by the program from these articles; no list was made for this story.";
    assert!(page.contains(band) && page.contains("What is Marta Lindqvist called?"));
    let page = done(&["compare", "--no-builtin", "--no-suggest", STORY]);
    assert!(!page.contains(band));
}

#[test]
fn a_list_that_finds_enough_is_left_alone() {
    let compared = json(&["compare", "--format", "json", STORY]);
    assert!(list(&compared, "suggestions").is_empty());
    assert!(list(&compared, "concepts").iter().all(|it| it["pack"] != "suggested"));
}

#[test]
fn a_report_from_proposals_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    for option in [&["--no-builtin"][..], &["--no-builtin", "--no-suggest"]] {
        let report = folder.path().join("report.html");
        let report = report.to_str().unwrap();
        done(&[&["compare", STORY, "-o", report][..], option].concat());
        let same = done(&["verify", report, STORY]);
        assert_eq!(same, "the same inputs give the same bytes\n");
    }
}

#[test]
fn threads_and_order_do_not_change_a_proposal() {
    let files: Vec<String> =
        ["halvorn-wire.txt", "eastmark-observer.txt", "ravensholt-post.md"]
            .iter()
            .map(|name| format!("{STORY}/{name}"))
            .collect();
    let with = |order: [usize; 3], threads: &str| {
        let mut args = vec!["lexicon", "suggest", "--no-builtin", "--threads", threads];
        args.extend(order.iter().map(|&at| files[at].as_str()));
        done(&args)
    };
    assert_eq!(with([0, 1, 2], "1"), with([2, 0, 1], "8"));
}
