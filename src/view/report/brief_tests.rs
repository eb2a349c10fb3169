//! The sentences of the overview, of small constructed articles.

use crate::document::Document;
use crate::view::report::Options;
use crate::view::report::fixture::{document, report_of};

/// The sentences of the overview.
fn sentences(documents: Vec<Document>) -> Vec<String> {
    let report = report_of(documents, &Options::default());
    report.brief.iter().map(|it| format!("{}: {}", it.label, it.sentence())).collect()
}

#[test]
fn the_overview_is_in_plain_sentences_with_counts() {
    let dry = "Dry. ".repeat(80);
    for (a, b, expected) in [
        (
            "Orlo slept. Orlo woke. Orlo ate.",
            "Orlow was calm. Orlow fell. Orlow rose.",
            vec![
                "Town: A writes “Orlo” 3 of 3 times; B writes “Orlow” 3 of 3 times (in own words and paraphrase).",
            ],
        ),
        // Swapped, the sentence is the same with the sides swapped.
        (
            "Orlow was calm. Orlow fell. Orlow rose.",
            "Orlo slept. Orlo woke. Orlo ate.",
            vec![
                "Town: A writes “Orlow” 3 of 3 times; B writes “Orlo” 3 of 3 times (in own words and paraphrase).",
            ],
        ),
        (
            "Orlo slept. Orlo woke.",
            "Orlow fell. Orlow rose.",
            vec![
                "Town: A writes “Orlo” 2 of 2 times; B writes “Orlow” 2 of 2 times (in own words and paraphrase; too few to count).",
            ],
        ),
        ("Orlo slept.", "Nothing fell.", vec![]),
        (
            "Orlo slept. Orlo woke. Orlo ate. Orlo ran. Orlo fell.",
            dry.as_str(),
            vec!["Town: A names it 5 times in 11 words; B has no listed name for it."],
        ),
    ] {
        let documents = vec![
            document("Ash", None, &["Rain", a]),
            document("Birch", None, &["Sun", b]),
        ];
        assert_eq!(sentences(documents), expected);
    }
}

#[test]
fn the_overview_says_that_there_is_too_little() {
    let one = report_of(vec![document("Ash", None, &["Orlo"])], &Options::default());
    assert_eq!(one.brief_none, "Nothing to compare: fewer than two sources.");
    let two = vec![document("Ash", None, &["x"]), document("Birch", None, &["y"])];
    let two = report_of(two, &Options::default());
    assert!(two.brief_none.starts_with("Too little to compare"), "{}", two.brief_none);
}
