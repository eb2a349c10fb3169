//! What holds for any draft: nothing panics, `--fix` settles, quoted words stay.

use crate::planted::desk;
use parallax::lexicon::SourceFile;
use parallax::review::{Draft, Form, House, Options, Reviewer, fix, settle};
use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::sync::LazyLock;

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(desk);

const FORMS: [Form; 3] = [Form::Plain, Form::Markdown, Form::Html];

/// Words that rules look for among signs that mark up, quote and break lines.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Kiev",
        "advisors",
        "an advisor",
        "percent",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "*",
        "_",
        "`",
        "```\n",
        "# ",
        "- ",
        "<p>",
        "</p>",
        "<em>",
        "&amp;",
        "&",
        "<",
        "<!-- parallax: allow house x -->",
        "<!--",
        "-->",
        "---\n",
        "said",
        "claimed",
        "Ada Tamm",
        ".",
        ",",
        "外務省",
        "\u{a0}",
        "\u{ad}",
        "🙂",
        "WHO",
        "so-called",
        "OSCE",
        "were killed",
        "![a](b)",
        "[a](b)",
        "|",
        "\t",
        "\u{feff}",
        "e\u{301}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|it| it.concat())
}

/// The words between double marks, where marks pair off.
fn quoted(text: &str) -> Vec<&str> {
    text.split('“').skip(1).filter_map(|it| it.split_once('”')).map(|it| it.0).collect()
}

/// Asserts that a second run changes nothing under rules that feed each other and themselves,
/// as no editor would write them.
fn settles(pairs: &[(String, String)], text: &str) {
    let mut style = "[house]\nid = \"desk\"\n".to_owned();
    for (n, (from, to)) in pairs.iter().enumerate() {
        style +=
            &format!("[[rule]]\nid = \"r{n}\"\npattern = '{from}'\nprefer = \"{to}\"\n");
    }
    let file = SourceFile { name: "desk.toml".to_owned(), content: style };
    let houses = vec![House::read(file).unwrap()];
    let Ok(reviewer) = Reviewer::new(Vec::new(), houses, Options::default()) else {
        return;
    };
    let text = text.to_owned();
    let draft =
        Draft { path: "d".to_owned(), text, form: Form::Plain, ..Draft::default() };
    let once = settle(&draft, |it| reviewer.review(it));
    let again = Draft { text: once.text.clone(), ..draft.clone() };
    let twice = settle(&again, |it| reviewer.review(it));
    assert_eq!(once.text, twice.text, "a second run changes it");
    let mut edited = draft.text;
    for (span, words) in once.edits.iter().rev() {
        edited.replace_range(span.range(), words);
    }
    assert_eq!(edited, once.text, "the edits are the difference");
}

#[test]
fn rules_that_feed_across_places_settle() {
    let pairs = |it: &[(&str, &str)]| -> Vec<(String, String)> {
        it.iter().map(|&(from, to)| (from.to_owned(), to.to_owned())).collect()
    };
    settles(&pairs(&[("a", "a b"), ("a", "a")]), "a a ");
    settles(&pairs(&[("a", "b a"), ("b", "a")]), "a b a b ");
    settles(&pairs(&[("a b", "b"), ("b", "a b"), ("a", "b b")]), "a b b a ");
}

proptest! {
    #[test]
    fn any_draft_is_reviewed(text in text()) {
        for form in FORMS {
            let draft = Draft { path: "d".to_owned(), text: text.clone(), form, ..Draft::default() };
            for it in REVIEWER.review(&draft) {
                prop_assert!(draft.text.get(it.span.range()).is_some());
            }
        }
    }

    #[test]
    fn fixes_settle(text in text()) {
        for form in FORMS {
            let draft = Draft { path: "d".to_owned(), text: text.clone(), form, ..Draft::default() };
            let (once, _) = fix(&draft, &REVIEWER.review(&draft));
            let draft = Draft { text: once.clone(), ..draft };
            let (twice, n) = fix(&draft, &REVIEWER.review(&draft));
            prop_assert_eq!(n, 0);
            prop_assert_eq!(once, twice);
        }
    }

    #[test]
    fn a_second_run_changes_nothing(
        pairs in prop::collection::vec(("[ab]{1,3}( [ab])?", "[ab]{1,3}( [ab])?"), 1..5),
        text in "([ab]{1,3} ){1,12}",
    ) {
        settles(&pairs, &text);
    }

    #[test]
    fn quoted_words_stay(
        inside in "[A-Za-z ,]{0,10}(Kiev|advisors|percent)[A-Za-z ,]{0,10}",
        outside in "(Kiev|advisors|19 percent)",
    ) {
        let text = format!("The {outside} came. “{inside},” Ada Tamm said. The {outside} left.");
        let draft = Draft { path: "d".to_owned(), text: text.clone(), form: Form::Plain, ..Draft::default() };
        let (fixed, n) = fix(&draft, &REVIEWER.review(&draft));
        prop_assert_eq!(n, 2);
        prop_assert_eq!(quoted(&fixed), quoted(&text));
    }
}
