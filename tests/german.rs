//! German articles, and a German and an English one in one report.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use serde_json::Value;
use std::fs;
use std::process::Command;

const FOLDER: &str = "tests/german";

fn parallax(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_parallax")).args(args).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn annotate(name: &str) -> Value {
    let path = format!("{FOLDER}/{name}.md");
    serde_json::from_str(&parallax(&["annotate", &path, "--format", "jsonl"])).unwrap()
}

/// The words at a pair of offsets in code points.
fn words(text: &str, span: &Value) -> String {
    let offset = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
    text.chars().skip(offset(0)).take(offset(1) - offset(0)).collect()
}

/// Who is given which words, in order; `-` for nobody by name.
fn given(article: &Value) -> Vec<(String, String)> {
    let text = article["text"].as_str().unwrap();
    let all = article["attributions"].as_array().unwrap();
    let speech = all.iter().filter(|it| it["device"].is_null());
    speech
        .map(|it| {
            let speaker = it["speaker"].as_str().unwrap_or("-").to_owned();
            (speaker, words(text, &it["content"]))
        })
        .collect()
}

#[track_caller]
fn check(name: &str, expected: &[(&str, &str)]) {
    let article = annotate(name);
    assert_eq!(article["language"], "de");
    let found = given(&article);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn four_articles_give_words_to_their_speakers() {
    check(
        "rheinbote",
        &[
            ("Olena Krawez", "„Niemand wird diese Zettel anerkennen“"),
            (
                "Olena Krawez",
                "Die Menschen seien mit Waffen zur Abstimmung gezwungen worden",
            ),
            ("Selenskyj", "die Ukraine ihr Gebiet befreien werde"),
            ("Jonas Wendt", "die Annexion sei nichtig"),
            (
                "Jonas Wendt",
                "„Ein Land kann sich nicht mit einer Liste von Namen ein anderes nehmen“",
            ),
            ("Jonas Wendt", "An der Rechtslage werde sich nichts ändern"),
            ("Offene Wahl", "wurden Beobachter nicht zugelassen"),
            ("Offene Wahl", "Die Lage in Saporischschja bleibe angespannt"),
        ],
    );
}

#[test]
fn concepts_are_shared_between_languages() {
    let [german, english] = ["neuepost", "harbour-post"].map(annotate);
    let named = |article: &Value, concept: &str| {
        let all = article["mentions"].as_array().unwrap();
        let own = all.iter().filter(|it| it["concept"] == concept);
        own.map(|it| it["variant"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(named(&german, "ua.votes"), ["referendum", "referendum"]);
    assert_eq!(named(&english, "ua.votes"), ["sham-referendum"]);
    assert_eq!(named(&german, "ua.capital"), ["kiev"]);
    assert_eq!(named(&english, "ua.capital"), ["kyiv"]);
    // German “war” is a form of to be.
    let text = "Kiew war am Morgen ruhig, und die Ukraine war es auch. ".repeat(8);
    let folder =
        std::env::temp_dir().join(format!("parallax-german-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("ruhig.txt");
    fs::write(&path, text).unwrap();
    let out = parallax(&["annotate", path.to_str().unwrap(), "--format", "jsonl"]);
    fs::remove_dir_all(&folder).unwrap();
    let article: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(article["language"], "de");
    assert!(named(&article, "ua.war").is_empty());
}

#[test]
fn lists_of_english_words_are_not_counted_over_german_ones() {
    let paths = ["neuepost", "harbour-post"].map(|it| format!("{FOLDER}/{it}.md"));
    let out = parallax(&["compare", &paths[0], &paths[1], "--format", "json"]);
    let comparison: Value = serde_json::from_str(&out).unwrap();
    let marker = &comparison["markers"][0];
    let rates = marker["rates"].as_array().unwrap();
    let exposure = |source: &str| {
        let own = rates.iter().find(|it| it["source"] == source).unwrap();
        own["exposure"].as_u64().unwrap()
    };
    assert_eq!(exposure("neue-post"), 0);
    assert!(exposure("harbour-post") > 0);
}
