//! What the mark-up of a draft says: whose words a block is, what is an address, where prose
//! is. `--fix` changes prose only.

use crate::{house, reviewer};
use parallax::review::{Draft, Reviewer, fix};
use std::sync::LazyLock;

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(|| {
    reviewer(vec![house(
        "[house]\nid = \"desk\"\n\n[[rule]]\nid = \"city\"\nprefer = \"Kyiv\"\navoid = [\"Kiev\"]\nreason = \"One spelling.\"\n\n[[rule]]\nid = \"boat\"\nprefer = \"ship\"\navoid = [\"boat\"]\nreason = \"One word.\"\n",
    )])
});

/// What `--fix` makes of a draft, and the words found in it.
fn reviewed<'a>(path: &str, text: &'a str) -> (String, Vec<&'a str>) {
    let draft = Draft::new(path, text.to_owned());
    let findings = REVIEWER.review(&draft);
    let words = findings.iter().map(|it| it.span.of(text)).collect();
    (fix(&draft, &findings).0, words)
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    let (fixed, words) = reviewed(path, text);
    assert_eq!(words, expected, "{path}: {text}");
    let is_left = fixed.matches("Kyiv").count();
    let n_found = expected.iter().filter(|it| **it == "Kiev").count();
    assert_eq!(is_left, n_found, "{fixed}");
}

#[test]
fn block_quotations_are_somebody_elses_words() {
    for (path, text) in [
        (
            "a.md",
            "# Head\n\nAda Tamm writes:\n\n> The plan of Kiev is clearly brutal.\n\nIt rained in Kiev.\n",
        ),
        (
            "a.md",
            "# Head\n\nIt rained.\n\n> The plan of Kiev is clearly brutal. Go.\n>\n> “Kiev is far,” she said. Kiev.\n>\n> - Kiev\n\nIt rained in Kiev.\n",
        ),
        (
            "a.md",
            "It rained.\n\n> “Kiev is \"far” «and\n> Kiev’s “big.\n> > Kiev\n>\n> <p>Kiev</p>\n\nRain in Kiev.\n",
        ),
        (
            "a.md",
            "<blockquote>\n\nKiev is near.\n\n<p>Kiev</p></blockquote>\n\nRain in Kiev.\n",
        ),
        (
            "a.html",
            "<p>Ada Tamm writes:</p><blockquote>The plan of Kiev is clearly brutal.</blockquote><p>Rain in Kiev.</p>",
        ),
        (
            "a.html",
            "<div><blockquote><p>Kiev is “far.<p>Kiev &quot;is big.<footer>Kiev</footer></div><p>Rain in Kiev.</p>",
        ),
        (
            "a.html",
            "<p>x</blockquote>It rained.<blockquote>Kiev<blockquote>Kiev</blockquote>Kiev</blockquote>Rain in Kiev.",
        ),
    ] {
        check(path, text, &["Kiev"]);
        assert!(
            reviewed(path, text).0.trim_end_matches("</p>").trim().ends_with("in Kyiv.")
        );
    }
}

#[test]
fn tags_mark_quotations() {
    for (path, text) in [
        ("a.html", "<p>Ada Tamm said: <q>Kiev is clearly brutal.</q> She left Kiev.</p>"),
        (
            "a.html",
            "<p>Ada Tamm said: <q cite='x'>Kiev is <q>big</q> Kiev.</Q> She left Kiev.</q></p>",
        ),
        ("a.html", "<p>Ada Tamm said: <q>Kiev is clearly big.</p><p>She left Kiev.</p>"),
        ("a.md", "Ada Tamm said: <q>Kiev is clearly brutal.</q> She left Kiev.\n"),
        (
            "a.md",
            "Ada Tamm said: <Q lang=\"en\">Kiev is *clearly* big.</Q> She left Kiev.\n",
        ),
    ] {
        check(path, text, &["Kiev"]);
        assert!(reviewed(path, text).0.contains("left Kyiv."));
    }
}

#[test]
fn addresses_are_left_alone() {
    for address in [
        "https://x.example/Kiev",
        "www.Kiev.example/boat",
        "mayor@Kiev.example",
        "@Kiev",
        "#Kiev",
        "news/Kiev/boat.png",
        "/srv/Kiev",
        "Kiev.png",
        "[[Kiev]]",
        "[[Kiev|the boat]]",
        "{{Kiev}}",
        "$Kiev$",
    ] {
        for path in ["a.txt", "a.md", "a.html"] {
            let text = format!(
                "{address}\n\nThey met ({address}), near {address}. Kiev slept.\n\n{address}\n"
            );
            check(path, &text, &["Kiev"]);
        }
    }
    for text in [
        "See <https://x.example/Kiev>. Kiev slept.\n",
        "[Kiev] is far, [Kiev][] too, and Kiev.\n\n> [Kiev] is.\n\n[Kiev]\n\n[Kiev]: http://x.example/Kiev\n",
        "A [boat trip][Kiev] on the [river](Kiev.md), Kiev.\n\n[Kiev]: http://x.example/Kiev\n",
    ] {
        let (fixed, words) = reviewed("a.md", text);
        assert_eq!(words.iter().filter(|it| **it == "Kiev").count(), 1, "{text}");
        assert_eq!(fixed.matches("Kyiv").count(), 1, "{fixed}");
    }
    // What only looks like one is prose.
    for text in ["Kiev/Lviv", "Kiev, $5 a boat$", "Kiev; # boat", "[[Kiev", "Kiev.The"] {
        assert!(
            reviewed("a.txt", &format!("It is {text}.")).1.contains(&"Kiev"),
            "{text}"
        );
    }
}

#[test]
fn blocks_of_html_in_markdown_are_reviewed() {
    check(
        "a.md",
        "# Head\n\n<p>It was\nclearly Kiev.</p>\n\n<div>Kiev</div>\n\n<pre>Kiev</pre>\n\n<!-- Kiev -->\n\n- One.\n\n  <div>Kiev</div>\n\n<script>\nKiev\n</script>\n\nKiev.\n",
        &["clearly", "Kiev", "Kiev", "Kiev", "Kiev"],
    );
}

#[test]
fn hostile_drafts_take_time_by_their_length() {
    for piece in [
        "[[",
        "{{",
        "$a",
        "$",
        "<q>",
        "> ",
        "<div>\n\n",
        "<blockquote>\n\n",
        "a/",
        "@",
        "://",
        "</blockquote>",
        "[a] ",
        "<p><q>",
    ] {
        for path in ["a.txt", "a.md", "a.html"] {
            let draft = Draft::new(path, piece.repeat(8_000));
            let start = std::time::Instant::now();
            let _ = REVIEWER.review(&draft);
            let seconds = start.elapsed().as_secs_f64();
            assert!(seconds < 20.0, "{path} {piece}: {seconds:.1} s");
        }
    }
}
