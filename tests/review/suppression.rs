//! Comments that allow, baselines, and the places of findings.

use crate::formats::write;
use crate::{house, reviewer};
use parallax::output::diagnostics::{FORMATS, Style};
use parallax::review::{Baseline, Draft};
use parallax::view::review::{Reviewed, views};

const DESK: &str =
    "[house]\nid = \"desk\"\n[[rule]]\nprefer = \"adviser\"\navoid = [\"advisor\"]\n";

/// `rule line[ allowed]` of every finding.
fn found(path: &str, text: &str) -> Vec<String> {
    let draft = Draft::new(path, text.to_owned());
    let findings = reviewer(vec![house(DESK)]).review(&draft);
    views(&Reviewed { draft, findings })
        .iter()
        .map(|it| {
            let allowed = if it.suppressed { " allowed" } else { "" };
            format!("{} {}{allowed}", it.rule, it.line)
        })
        .collect()
}

#[test]
fn comments_of_mdx_allow() {
    let draft = "The so-called fair {/* parallax: allow so-called its name */} met.\n\nThe so-called fair met.\n";
    let draft = Draft::new("d.mdx", draft.to_owned());
    let findings = reviewer(Vec::new()).review(&draft);
    let allowed: Vec<bool> = findings.iter().map(|it| it.suppressed).collect();
    assert_eq!(allowed, [true, false]);
}

#[test]
fn a_name_may_be_written_with_blanks() {
    let desk = house(
        "[house]\nid = \"d\"\n[[rule]]\nprefer = \"per cent\"\navoid = [\"percent\"]\n",
    );
    for (comment, n) in [
        ("house/per-cent as the bank wrote it", 0),
        ("house/per cent as the bank wrote it", 0),
        ("house/per cent", 2),
        ("house/per mille as the bank wrote it", 2),
    ] {
        let text = format!("It rose 5 percent. <!-- parallax: allow {comment} -->\n");
        let draft = Draft::new("d.md", text);
        let findings = reviewer(vec![desk.clone()]).review(&draft);
        assert_eq!(findings.iter().filter(|it| !it.suppressed).count(), n, "{comment}");
    }
}

#[test]
fn comments_hold_for_a_line_a_paragraph_or_the_file() {
    for (text, expected) in [
        (
            "An advisor. <!-- parallax: allow house/adviser his title -->\nAn advisor.",
            &["house/adviser 1 allowed", "house/adviser 2"][..],
        ),
        (
            "<!-- parallax: allow house his title -->\nAn advisor\nand advisor.\n\nAn advisor.",
            &["house/adviser 2 allowed", "house/adviser 3 allowed", "house/adviser 5"],
        ),
        (
            "An advisor.\n\n<!-- parallax: allow-file house/adviser,so-called theirs -->\n\nA so-called advisor.",
            &[
                "house/adviser 1 allowed",
                "so-called 5 allowed",
                "house/adviser 5 allowed",
            ],
        ),
        (
            "\u{feff}<!-- parallax: allow so-called theirs -->\nThe so-called day ended.",
            &["so-called 2 allowed"],
        ),
        (
            "<!-- parallax: allow so-called, house/adviser theirs -->\nThe so-called advisor.",
            &["so-called 2 allowed", "house/adviser 2 allowed"],
        ),
        (
            "<!-- parallax: allow so-called a term -->\nNothing here.",
            &["suppression/unused 1"],
        ),
        (
            "<!-- parallax: allow so-caled a term -->\nNothing.",
            &["suppression/malformed 1"],
        ),
        (
            "<!-- parallax: allow so-called -->\nThe so-called sea.",
            &["suppression/malformed 1", "so-called 2"],
        ),
        ("```\n<!-- parallax: allow so-called a term -->\n```\n", &[]),
        ("<!-- note to self: an advisor -->\nNothing.", &[]),
    ] {
        for path in ["d.md", "d.txt"] {
            let is_code = text.starts_with("```");
            if !(is_code && path == "d.txt") {
                assert_eq!(found(path, text), expected, "{path}: {text}");
            }
        }
    }
    let page = "<p>An advisor.</p>\n<!-- parallax: allow house his title -->\n<p>An advisor.</p>";
    assert_eq!(found("d.html", page), ["house/adviser 1", "house/adviser 3 allowed"]);
}

#[test]
fn columns_count_the_characters_of_the_file() {
    for (path, text, line, column) in [
        ("d.txt", "\u{201c}\u{201d} \u{2014} 外務省 and\tadvisor", 1, 14),
        ("d.md", "---\ntitle: x\n---\n\n**Ada** said\nthe *advisor* left.", 6, 6),
        ("d.html", "<p>Caf&eacute;\r\n&mdash; advisor</p>", 2, 9),
        ("d.txt", "a\r\n\r\nb advisor", 3, 3),
    ] {
        let draft = Draft::new(path, text.to_owned());
        let findings = reviewer(vec![house(DESK)]).review(&draft);
        let view = views(&Reviewed { draft, findings });
        assert_eq!((view[0].line, view[0].column), (line, column), "{text}");
        assert_eq!(view[0].text, "advisor");
        let chars: Vec<char> = text.chars().collect();
        let words: String =
            chars[view[0].start as usize..view[0].end as usize].iter().collect();
        assert_eq!(words, "advisor");
    }
}

#[test]
fn a_baseline_outlives_words_above() {
    let reviewer = reviewer(vec![house(DESK)]);
    let review = |text: &str| {
        let draft = Draft::new("d.txt", text.to_owned());
        let findings = reviewer.review(&draft);
        (draft, findings)
    };
    let (draft, findings) = review("An advisor left.\n\nAn advisor came.\n");
    let mut known = Baseline::new();
    known.add("d.txt", &draft.text, &findings);
    let kept = serde_json::to_string(&known).unwrap();
    let known = Baseline::read(&kept).unwrap();
    let (draft, mut findings) =
        review("A new advisor.\n\nAn advisor left.\n\nAn advisor came.\n");
    known.apply("d.txt", &draft.text, &mut findings);
    let suppressed: Vec<bool> = findings.iter().map(|it| it.suppressed).collect();
    assert_eq!(suppressed, [false, true, true]);
    assert_eq!(Baseline::read("{}"), None);
}

#[test]
fn a_baseline_is_known_in_any_order() {
    let reviewer = reviewer(vec![house(DESK)]);
    let text = "An advisor left.\n\nOne advisor came. <!-- parallax: allow house x -->\n\nMy advisor, an advisor.\n";
    let draft = Draft::new("a.md", text.to_owned());
    let mut findings = reviewer.review(&draft);
    let mut baseline = Baseline::new();
    baseline.add("a.md", text, &findings);
    let mut json = serde_json::to_value(&baseline).unwrap();
    let names = json["files"]["a.md"].as_array_mut().unwrap();
    names.reverse();
    assert_eq!(names.len(), 3);
    let read = Baseline::read(&json.to_string()).unwrap();
    read.apply("a.md", text, &mut findings);
    assert!(findings.iter().all(|it| it.suppressed), "{findings:?}");
    // Where it is asked for, SARIF tells what a comment allows from what a baseline knows.
    let reviewed = [Reviewed { draft, findings }];
    let plain: serde_json::Value =
        serde_json::from_str(&write("sarif", &reviewed)).unwrap();
    assert_eq!(plain["runs"][0]["results"], serde_json::json!([]));
    let format = FORMATS.iter().find(|it| it.id == "sarif").unwrap();
    let style = Style { with_suppressed: true, ..Style::default() };
    let sarif = (format.write)(&reviewed, style);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let kinds: Vec<&str> = results
        .iter()
        .map(|it| it["suppressions"][0]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["external", "inSource", "external", "external"]);
}
