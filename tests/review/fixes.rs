//! `--fix` and `--diff`: only what is shown is put in, quoted words stay, drafts that cannot
//! be read hold nobody up.

use crate::commands::{DESK, folder, parallax};
use crate::{house, reviewer};
use parallax::review::{Draft, Form, Reviewer, fix};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

#[test]
fn a_difference_is_a_finding() {
    let folder = folder(&[
        ("desk.toml", DESK),
        ("bad.md", "The advisor left.\n"),
        ("good.md", "The adviser left.\n"),
    ]);
    for (args, status) in [
        (&["bad.md", "--diff"][..], 1),
        (&["good.md", "--diff"], 0),
        (&["bad.md", "--diff", "--exit-zero"], 0),
        (&["good.md", "bad.md", "--diff", "-o", "fixes.patch"], 1),
    ] {
        let args = [args, &["--house", "desk.toml"]].concat();
        let (found, out, error) = parallax(folder.path(), &args);
        assert_eq!(found, Some(status), "{args:?}: {out}{error}");
    }
    let patch = fs::read_to_string(folder.path().join("fixes.patch")).unwrap();
    assert!(patch.starts_with("--- a/bad.md\n+++ b/bad.md\n"), "{patch}");
}

#[test]
fn what_the_baseline_knows_is_not_put_in() {
    let folder = folder(&[("desk.toml", DESK), ("a.txt", "An advisor left.\n")]);
    let house = ["a.txt", "--house", "desk.toml"];
    let read = || fs::read_to_string(folder.path().join("a.txt")).unwrap();
    parallax(folder.path(), &[&house[..], &["--write-baseline", "known.json"]].concat());
    let before = "An advisor left.\n\nThe advisor came.\n";
    fs::write(folder.path().join("a.txt"), before).unwrap();
    let known = [&house[..], &["--baseline", "known.json"]].concat();
    let (status, out, _) = parallax(folder.path(), &[&known[..], &["--diff"]].concat());
    assert!(status == Some(1) && out.matches("\n-").count() == 1, "{out}");
    for _ in 0..2 {
        let (status, out, error) =
            parallax(folder.path(), &[&known[..], &["--fix"]].concat());
        assert_eq!(status, Some(0), "{out}{error}");
        assert_eq!(read(), "An advisor left.\n\nThe adviser came.\n");
    }
    // Words put in beside a known finding would make it a new one.
    let second = "[[rule]]\nprefer = \"harbor\"\navoid = [\"harbour\"]\n";
    let (known_line, line) = ("An advisor left the harbour.\n", "The harbour froze.\n");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", known_line);
    parallax(folder.path(), &[&house[..], &["--write-baseline", "known.json"]].concat());
    write("desk.toml", &format!("{DESK}{second}"));
    write("a.txt", &format!("{known_line}\n{line}"));
    parallax(folder.path(), &[&known[..], &["--fix"]].concat());
    assert_eq!(read(), format!("{known_line}\nThe harbor froze.\n"));
}

#[test]
fn lines_that_did_not_change_stay() {
    let folder = folder(&[("desk.toml", DESK), ("[a].txt", "The advisor.\n\nTwo.\n")]);
    let git = |args: &[&str]| {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@x.example"])
            .args(args)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "a"]);
    let path = folder.path().join("[a].txt");
    fs::write(&path, "The advisor.\n\nThe advisor came.\n").unwrap();
    let args = ["[a].txt", "--house", "desk.toml", "--changed-since", "HEAD", "--fix"];
    let (status, out, error) = parallax(folder.path(), &args);
    assert_eq!(status, Some(0), "{out}{error}");
    assert_eq!(fs::read_to_string(path).unwrap(), "The advisor.\n\nThe adviser came.\n");
}

#[test]
fn drafts_that_cannot_be_read_hold_nobody_up() {
    let folder = folder(&[
        ("desk.toml", DESK),
        ("drafts/a.docx", "no archive"),
        ("drafts/b.md", "The advisor left.\n"),
        ("drafts/c.docx", "PK\u{5}\u{6}"),
    ]);
    let args = ["drafts", "--house", "desk.toml", "--format", "concise"];
    let (status, out, error) = parallax(folder.path(), &args);
    assert_eq!(status, Some(2), "{error}");
    assert!(out.starts_with("drafts/b.md:1:5: warning:"), "{out}");
    assert_eq!(
        error.lines().collect::<Vec<_>>(),
        [
            "error: drafts/a.docx: a damaged or locked archive; save it again without a password, or save the article's text as .txt",
            "error: drafts/c.docx: a damaged or locked archive; save it again without a password, or save the article's text as .txt",
            "3 drafts: 1 warning; 2 not reviewed",
            "error: 2 of 3 drafts could not be reviewed; the others were",
        ]
    );
    let (status, _, error) = parallax(folder.path(), &["drafts/a.docx"]);
    assert_eq!((status, error.lines().count()), (Some(2), 1), "{error}");
    let args = ["drafts", "--house", "desk.toml", "--fix"];
    assert_eq!(parallax(folder.path(), &args).0, Some(2));
    let fixed = fs::read_to_string(folder.path().join("drafts/b.md")).unwrap();
    assert_eq!(fixed, "The adviser left.\n");
}

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(|| {
    let desk = fs::read_to_string("tests/review/desk.toml").unwrap();
    reviewer(vec![house(&desk)])
});

/// What stands in marks, and the marks, as a form prints them.
fn quotation(form: Form) -> impl Strategy<Value = String> {
    let marks = match form {
        Form::Html => vec![
            ("“", "”"),
            ("\"", "\""),
            ("&ldquo;", "&rdquo;"),
            ("&#8220;", "&#x201d;"),
        ],
        Form::Plain | Form::Markdown | Form::Mdx => vec![("“", "”"), ("\"", "\"")],
    };
    let words = vec![
        "Kiev",
        "the advisors",
        "near Kharkov",
        "no advisor",
        "*Kiev*",
        "we came &amp; left",
        "a &quot;b&quot; c",
        "so-called",
        "it is, he thinks",
        "<em>Kiev</em>",
    ];
    let words: Vec<&str> = match form {
        Form::Html => words.into_iter().filter(|it| !it.contains('*')).collect(),
        _ => words.into_iter().filter(|it| !it.contains(['<', '&'])).collect(),
    };
    let words = prop::collection::vec(prop::sample::select(words), 1..5);
    (prop::sample::select(marks), words)
        .prop_map(|((open, close), words)| format!("{open}{},{close}", words.join(" ")))
}

/// Sentences of a draft: its own, which fixes change, and others that quote.
fn draft(form: Form) -> impl Strategy<Value = (String, Vec<String>)> {
    let own = prop::sample::select(vec![
        "The advisors came to Kiev.",
        "Kharkov was dark.",
        "An advisor left; KIEV was dark.",
        "Ada Tamm’s advisors slept.",
    ]);
    prop::collection::vec((own, quotation(form)), 1..6).prop_map(move |parts| {
        let mut text = String::new();
        for (own, quoted) in &parts {
            // Names alone may look like another language, of which no rule is.
            let block = format!(
                "{own} {quoted} Ada Tamm said. {own} They were not with the others."
            );
            text.push_str(&match form {
                Form::Html => format!("<p>{block}</p>\n"),
                _ => format!("{block}\n\n"),
            });
        }
        (text, parts.into_iter().map(|it| it.1).collect())
    })
}

fn quoted_words_stay(
    form: Form,
    text: String,
    quoted: &[String],
) -> Result<(), proptest::test_runner::TestCaseError> {
    let draft = Draft { path: "d".to_owned(), text, form, ..Draft::default() };
    let (fixed, n) = fix(&draft, &REVIEWER.review(&draft));
    prop_assert!(n > 0);
    let mut rest = fixed.as_str();
    for it in quoted {
        let at = rest.find(it.as_str());
        prop_assert!(at.is_some(), "{it} in {fixed}");
        rest = &rest[at.unwrap_or_default() + it.len()..];
    }
    let draft = Draft { text: fixed.clone(), ..draft };
    let (twice, n) = fix(&draft, &REVIEWER.review(&draft));
    prop_assert_eq!((n, twice), (0, fixed));
    Ok(())
}

proptest! {
    // Each case is a whole review.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn quoted_words_stay_in_text((text, quoted) in draft(Form::Plain)) {
        quoted_words_stay(Form::Plain, text, &quoted)?;
    }

    #[test]
    fn quoted_words_stay_in_markdown((text, quoted) in draft(Form::Markdown)) {
        quoted_words_stay(Form::Markdown, text, &quoted)?;
    }

    #[test]
    fn quoted_words_stay_in_pages((text, quoted) in draft(Form::Html)) {
        quoted_words_stay(Form::Html, text, &quoted)?;
    }
}

#[test]
fn settings_may_name_a_baseline_before_it_is_written() {
    let folder = folder(&[
        ("parallax.toml", "house = [\"desk.toml\"]\nbaseline = \"known.json\"\n"),
        ("desk.toml", DESK),
        ("drafts/a.txt", "An advisor left.\n"),
    ]);
    let (status, _, error) = parallax(folder.path(), &["drafts"]);
    assert_eq!(status, Some(2));
    assert!(error.contains("known.json: there is no such baseline; write it with"));
    let write = ["drafts", "--write-baseline", "known.json"];
    assert_eq!(parallax(folder.path(), &write).0, Some(0));
    for path in ["drafts", "./drafts/a.txt", "drafts//a.txt", "."] {
        let (status, out, error) = parallax(folder.path(), &[path]);
        assert_eq!(status, Some(0), "{path}: {out}{error}");
    }
}
