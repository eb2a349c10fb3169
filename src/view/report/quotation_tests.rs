//! What the section of quotations and the columns of copies show.

use crate::document::Document;
use crate::view::report::fixture::{document, report_of};
use crate::view::report::{Block, Options};

const WHOLE: &str = "“The valley cannot be won by waiting, and surely it will be hard to bring every mill back to work by spring,” Ada Tamm told reporters.";
const PART: &str =
    "“Surely it will be hard to bring every mill back to work by spring,” Ada Tamm said.";

fn two() -> Vec<Document> {
    vec![
        document("Ash", Some("2021-05-02"), &["Rain", WHOLE]),
        document("Birch", Some("2021-05-03"), &["Sun", PART]),
    ]
}

fn full() -> Options {
    Options { full_text: true, ..Options::default() }
}

#[test]
fn a_cut_is_shown_in_its_place() {
    let quotations = report_of(two(), &full()).quotations.unwrap();
    let card = &quotations.cards[0];
    assert_eq!(card.speaker.as_deref(), Some("Ada Tamm"));
    assert_eq!(card.leads, ["B prints 14 of the 22 words that A prints."]);
    assert_eq!(card.notes, ["B begins with a capital and sets no ellipsis."]);
    let row = &card.rows[1];
    assert_eq!(row.length, "14 words, 8 not printed here");
    let runs: Vec<(&str, &str)> =
        row.runs.iter().map(|it| (it.kind, it.text.as_str())).collect();
    assert_eq!(
        runs,
        [
            ("missing", "The valley cannot be won by waiting, and"),
            (
                "printed",
                "“Surely it will be hard to bring every mill back to work by spring,”"
            )
        ]
    );
    let bars: Vec<(&str, &str)> =
        row.bars.iter().map(|it| (it.kind, it.x.as_str())).collect();
    assert_eq!(bars, [("missing", "0.00"), ("printed", "36.36")]);
    let place = &card.rows[0].places[0];
    assert_eq!(place.hearer.as_deref(), Some("reporters"));
    assert_eq!(place.date.as_deref(), Some("2 May 2021"));
}

#[test]
fn words_over_the_budget_are_withheld_and_the_figures_stay() {
    let quotations = report_of(two(), &Options::default()).quotations.unwrap();
    let card = &quotations.cards[0];
    assert_eq!(card.rows[1].length, "14 words, 8 not printed here");
    let shown = card.rows.iter().flat_map(|row| &row.runs).filter(|it| it.kind != "gap");
    let n: usize = shown.map(|it| it.text.split_whitespace().count()).sum();
    assert!(n <= 8, "{card:?}");
}

#[test]
fn the_same_words_stand_once_with_who_prints_them() {
    let documents =
        ["Ash", "Birch", "Cedar"].map(|it| document(it, None, &["Rain", WHOLE]));
    let quotations = report_of(documents.into(), &full()).quotations.unwrap();
    assert!(quotations.cards.is_empty());
    let listed = quotations.identical.unwrap();
    assert_eq!(listed.summary, "1 quotation stands in the same words in several sources");
    assert_eq!(listed.cards[0].rows.len(), 1);
    let places = &listed.cards[0].rows[0].places;
    let letters: Vec<&str> = places.iter().map(|it| it.badge.letter.as_str()).collect();
    assert_eq!(letters, ["A", "B", "C"]);
}

#[test]
fn without_quotations_there_is_no_section() {
    let documents = ["Ash", "Birch"].map(|it| document(it, None, &["Rain", "It rains."]));
    let report = report_of(documents.into(), &full());
    assert!(report.quotations.is_none());
    assert!(report.sections.iter().all(|it| it.id != "quotations"));
}

#[test]
fn a_copy_is_shown_once_and_its_lines_stay_reachable() {
    let long = (0..80).map(|it| format!("word{it}")).collect::<Vec<_>>().join(" ");
    let documents = vec![
        document("Ash", None, &["Rain", &long]),
        document("Birch", None, &["Sun", &long, "A line of its own."]),
    ];
    let report = report_of(documents, &full());
    let said = &report.quotations.unwrap().copies[0];
    assert!(said.starts_with("A, B print one text: at least "), "{said}");
    assert!(report.caveats.iter().any(|it| it.contains("2 articles print one text")));
    let blocks = &report.articles[1].articles[0].blocks;
    let Block::Withheld { lines, words } = &blocks[1] else { panic!("{blocks:?}") };
    assert_eq!((lines[0].id.as_str(), words.as_str()), ("a2-2", "80 words, as in A"));
    assert!(matches!(&blocks[2], Block::Paragraph { .. }), "{blocks:?}");
}
