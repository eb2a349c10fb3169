//! What a story says beside its list: word lists, lines that stay, corrections by hand.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read, write and panic"
)]

use serde_json::Value;
use std::fs;
use std::process::{Command, Output};
use tempfile::TempDir;

const STORY: &str = "title = \"Rain\"\n\n[[article]]\nfile = \"ash.txt\"\n\n[[article]]\nfile = \"elm.txt\"\n";
const ASH: &str = "Rain Over Orlo\n\nThe storm hit Orlo. “We stay,” said Ada Tamm. The company said the bridge would hold.\n\nRead more: Storms of the century\n";
const ELM: &str =
    "Orlo Is Wet\n\nThe gale hit Orlo on Monday, and the mayor called it a flood.\n";

fn folder(more: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [("story.toml", STORY), ("ash.txt", ASH), ("elm.txt", ELM)];
    for (name, content) in files.iter().chain(more) {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn run(folder: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(args).arg(folder.path().join("story.toml")).output().unwrap()
}

fn annotated(folder: &TempDir) -> Vec<Value> {
    let output = run(folder, &["annotate"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

/// Who says what in the first article: voice and speaker of each content.
fn said(article: &Value) -> Vec<String> {
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let one = |it: &Value| {
        let at = |n: usize| usize::try_from(it["content"][n].as_u64().unwrap()).unwrap();
        let content: String = text[at(0)..at(1)].iter().collect();
        format!(
            "{} {}: {content}",
            it["kind"].as_str().unwrap(),
            it["speaker"].as_str().unwrap_or("-")
        )
    };
    article["attributions"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn corrections_are_made() {
    let company = "indirect -: the bridge would hold";
    let tamm = "direct Ada Tamm: “We stay,”";
    for (correction, expected) in [
        ("", vec![tamm, company]),
        (
            "start = 36\ntext = \"“We stay,”\"\nspeaker = \"Eda Orr\"",
            vec!["direct Eda Orr: “We stay,”", company],
        ),
        // Found again where the article has changed above it.
        (
            "start = 3\ntext = \"We stay\"\nspeaker = \"Eda Orr\"",
            vec!["direct Eda Orr: “We stay,”", company],
        ),
        ("start = 0\ntext = \"the bridge would hold\"\nvoice = \"narrator\"", vec![tamm]),
        (
            "start = 0\ntext = \"The storm hit Orlo\"\nspeaker = \"the mayor\"",
            vec!["indirect the mayor: The storm hit Orlo", tamm, company],
        ),
        ("start = 0\ntext = \"gone words\"\nspeaker = \"X\"", vec![tamm, company]),
    ] {
        let file = format!(
            "[[correction]]\narticle = \"ash\"\n{correction}\nnote = \"heard\"\n"
        );
        let files = [("corrections.toml", file.as_str())];
        let folder = folder(if correction.is_empty() { &[] } else { &files });
        let articles = annotated(&folder);
        assert_eq!(said(&articles[0]), expected, "{correction}");
        let is_lost = articles[0]["caveats"].to_string().contains("correction-lost");
        assert_eq!(is_lost, correction.contains("gone"), "{correction}");
        let report =
            String::from_utf8(run(&folder, &["compare", "--format", "markdown"]).stdout)
                .unwrap();
        let is_told = report.contains("corrected by hand") && report.contains("heard");
        assert_eq!(is_told, !correction.is_empty() && !is_lost, "{correction}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    for (name, content, expected) in [
        (
            "corrections.toml",
            "[[correction]]\narticle = \"ash\"\nstart = 0\ntext = \"x\"\n",
            "corrections.toml:1: the correction names neither",
        ),
        (
            "corrections.toml",
            "[[correction]]\narticle = \"ash\"\nstart = 0\ntext = \"x\"\nvoice = \"god\"\n",
            "corrections.toml:5: there is no voice `god`",
        ),
        ("corrections.toml", "[[correction]]\narticle = 1\n", "corrections.toml:2:"),
        (
            "story.toml",
            "lexicon = [\"none.toml\"]\n[[article]]\nfile = \"ash.txt\"\n",
            "story.toml:1: there is no pack `none.toml`",
        ),
        (
            "story.toml",
            "without = [\"nothing\"]\n[[article]]\nfile = \"ash.txt\"\n",
            "nothing",
        ),
    ] {
        let output = run(&folder(&[(name, content)]), &["compare"]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(expected), "{message}");
    }
    // Work goes on where an article is gone.
    let gone =
        "[[correction]]\narticle = \"oak\"\nstart = 0\ntext = \"x\"\nspeaker = \"y\"\n";
    let articles = annotated(&folder(&[("corrections.toml", gone)]));
    assert!(articles[0]["caveats"].to_string().contains("corrections.toml, line 1"));
}

#[test]
fn word_lists_of_the_story_are_used() {
    let pack = "[pack]\nid = \"names\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"Ours.\"\n\n[[concept]]\nid = \"names.storm\"\nlabel = \"the weather\"\n\n  [[concept.variant]]\n  id = \"storm\"\n  forms = [\"storm\"]\n\n  [[concept.variant]]\n  id = \"gale\"\n  forms = [\"gale\"]\n";
    let story = format!("lexicon = [\"names.toml\"]\nwithout = [\"climate\"]\n{STORY}");
    let folder = folder(&[("story.toml", &story), ("names.toml", pack)]);
    let output = run(&folder, &["compare", "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report["concepts"].to_string().contains("names.storm"));
    let lists = report["lexicons"].to_string();
    assert!(lists.contains("\"names\"") && !lists.contains("\"climate\""), "{lists}");
}

#[test]
fn lines_stay_that_a_story_keeps() {
    let line = "Read more: Storms of the century";
    assert!(annotated(&folder(&[]))[0]["removed"].to_string().contains(line));
    let story = STORY.replacen(
        "\"ash.txt\"\n",
        &format!("\"ash.txt\"\nkeep = [\"{line}\"]\n"),
        1,
    );
    let article = annotated(&folder(&[("story.toml", &story)])).remove(0);
    assert!(article["text"].as_str().unwrap().ends_with(line), "{}", article["text"]);
    assert_eq!(article["removed"], serde_json::json!([]));
}
