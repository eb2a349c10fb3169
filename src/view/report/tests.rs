//! The report of small constructed articles: what is shown, what is counted, what is withheld.

use crate::document::Document;
use crate::view::report::block::{Block, Inline, Row, Section, Table};
use crate::view::report::fixture::{document, report_of};
use crate::view::report::{Edition, Options, Report, cell_words, line_words, part};
use std::collections::BTreeSet;

fn three() -> Vec<Document> {
    vec![
        document(
            "Ash",
            Some("2019-05-02"),
            &["Orlo waits", "Orlo is calm. The mayor of Orlo said: “Orlow is ours.”"],
        ),
        document(
            "Birch",
            Some("2021-05-02"),
            &[
                "Rain",
                "Orlow is calm. Nobody in Orlow spoke, and the so-called Orlow Council met.",
            ],
        ),
        document("Cedar", None, &["Sun", "The Tarn is low and Orlo Council is silent."]),
    ]
}

fn whole(documents: Vec<Document>) -> Report {
    report_of(documents, &Options::default())
}

fn section<'a>(report: &'a Report, id: &str) -> &'a Section {
    report.sections.iter().find(|it| it.id == id).unwrap()
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    let of = |block: &'_ Block| matches!(block, Block::Table(_) | Block::Fold { .. });
    let mut found = Vec::new();
    for block in blocks.iter().filter(|it| of(it)) {
        match block {
            Block::Table(table) => found.push(table),
            Block::Fold { blocks, .. } => found.extend(tables(blocks)),
            _ => {}
        }
    }
    found
}

/// The cells of a row in words.
fn cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(cell_words).collect()
}

/// All strings of the page, one after the other.
fn page(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

#[test]
fn sections_stand_in_their_order_without_gaps() {
    let report = whole(three());
    let ids: Vec<&str> = report.sections.iter().map(|it| it.id).collect();
    assert_eq!(
        ids,
        ["begins", "named", "speakers", "own-voice", "some-only", "articles", "made"]
    );
    let numbers: Vec<usize> = report.sections.iter().filter_map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_chip_counts_its_own_form_and_voice() {
    let report = whole(three());
    let table = tables(&section(&report, "named").blocks)[0];
    let row = &table.rows[0];
    let chips = |source: usize| -> Vec<(String, &str, u64)> {
        let pieces = row.cells[source].lines.iter().flatten();
        let chips = pieces.filter_map(|it| match it {
            Inline::Chip(it) => Some((it.words.text(), it.voice, it.n.unwrap())),
            _ => None,
        });
        chips.collect()
    };
    assert_eq!(
        chips(0),
        [
            ("Orlo".to_owned(), "narrator", 2),
            ("Orlo".to_owned(), "headline", 1),
            ("Orlow".to_owned(), "quoted", 1)
        ]
    );
    assert_eq!(chips(1), [("Orlow".to_owned(), "narrator", 3)]);
    // Every chip of a column has the colour of its source.
    for (source, cell) in row.cells.iter().enumerate() {
        for it in cell.lines.iter().flatten() {
            let Inline::Chip(chip) = it else { continue };
            assert_eq!(chip.colour, format!("s{}", source + 1));
        }
    }
    let notes = cells(row);
    assert!(notes[0].contains("before 1 Jan 2020 the form was usual everywhere"));
}

#[test]
fn articles_begin_side_by_side() {
    let report = whole(three());
    let table = tables(&section(&report, "begins").blocks)[0];
    assert_eq!(
        cells(&table.rows[0]),
        [
            "Orlo waits; Orlo is calm.",
            "Rain; Orlow is calm.",
            "Sun; The Tarn is low and Orlo Council is silent."
        ]
    );
}

#[test]
fn lists_show_their_words_and_thin_ones_stand_in_one_line() {
    let hedged = |n: usize| "Maybe it rains. ".repeat(n) + "The sun is “possibly” out.";
    let documents = vec![
        document("Ash", None, &["Rain", &hedged(6)]),
        document("Birch", None, &["Sun", &hedged(0), &"Dry. ".repeat(80), &hedged(2)]),
        document("Cedar", None, &["Sun", "“Dry,” she claimed."]),
    ];
    let report = whole(documents);
    let own = section(&report, "own-voice");
    let table = tables(&own.blocks)[0];
    let rows: Vec<Vec<String>> = table.rows.iter().map(cells).collect();
    assert_eq!(
        rows,
        [
            ["Maybe ×6 6", "Maybe ×2 2", "–"],
            // What a scorer points at.
            ["“possibly” 1", "“possibly”, “possibly” 2", "–"]
        ]
    );
    let Some(Block::Fold { summary, blocks, .. }) = own.blocks.last() else {
        panic!("a line that opens the thin lists");
    };
    assert_eq!(line_words(summary), "2 more lists found too little to compare");
    let last = blocks.last().unwrap();
    let Block::Prose { line, .. } = last else { panic!("{last:?}") };
    assert_eq!(line_words(line), "Nothing was found from these lists: Boosters.");
}

#[test]
fn keywords_stand_where_a_source_has_two_articles() {
    let report = whole(three());
    assert!(report.sections.iter().all(|it| it.id != "keywords"));
    let article = |source: &str, id: &str, word: &str| {
        let text = format!("It was {word}. ").repeat(30);
        let mut article = document(source, None, &["Rain", &text]);
        article.id = id.to_owned();
        article
    };
    let documents = vec![
        article("Ash", "1", "Wet"),
        article("Ash", "2", "wet"),
        article("Birch", "3", "dry"),
    ];
    let report = whole(documents);
    let table = tables(&section(&report, "keywords").blocks)[0];
    assert_eq!(cells(&table.rows[0]), ["Wet 60:0,"]);
}

/// Every address of the page.
fn addresses(report: &Report) -> BTreeSet<String> {
    let page = page(report);
    let found = page.split("\"id\":\"").skip(1);
    found.map(|it| it.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn addresses_survive_an_added_article() {
    let before = addresses(&whole(three()));
    let mut more = three();
    let mut first = document("Alder", Some("2001-01-01"), &["Orlo", "Orlow. Orlo."]);
    first.id = "alder".to_owned();
    more.push(first);
    let after = addresses(&whole(more));
    let lost: Vec<&String> = before.difference(&after).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_part_is_one_row_without_links_to_the_page() {
    let report = whole(three());
    let found = part(&report, "#c-vale.town").unwrap();
    let table = tables(&found.blocks)[0];
    assert_eq!(table.rows.len(), 1);
    assert!(table.rows[0].under.is_empty());
    let shown = serde_json::to_string(&found).unwrap();
    assert!(!shown.contains("\"href\":\"#"), "{shown}");
    assert!(part(&report, "c-nothing").is_none());
}

/// An article of words that occur once in the world, with a name in every tenth place.
fn unique(prefix: &str, n_words: usize, name: &str) -> Document {
    let words: Vec<String> = (0..n_words)
        .map(|n| if n % 10 == 7 { name.to_owned() } else { format!("{prefix}{n:04}x") })
        .collect();
    let sentences: Vec<String> =
        words.chunks(15).map(|chunk| format!("Q{}.", chunk.join(" "))).collect();
    let mut paragraphs: Vec<&str> = vec!["headlinea headlineb"];
    paragraphs.extend(sentences.iter().map(String::as_str));
    document(prefix, None, &paragraphs)
}

/// How many of the unique words of an article stand on the page.
fn n_shown(report: &Report, prefix: &str, n_words: usize) -> usize {
    let page = page(report);
    (0..n_words).filter(|n| page.contains(&format!("{prefix}{n:04}x"))).count()
}

#[test]
fn a_published_page_shows_whole_sentences_and_a_part_of_each_article() {
    let documents = || vec![unique("alpha", 400, "Orlo"), unique("beta", 400, "Orlow")];
    let all = whole(documents());
    assert_eq!(n_shown(&all, "alpha", 400), 360);
    let edition = Edition::Published { share: 0.25 };
    let options = Options { edition, ..Options::default() };
    let report = report_of(documents(), &options);
    for prefix in ["alpha", "beta"] {
        let n = n_shown(&report, prefix, 400);
        assert!((60..=100).contains(&n), "{n}");
        // A sentence stands whole or not at all.
        let page = page(&report);
        for first in (0..400).step_by(15) {
            let words = (first..(first + 15).min(400)).filter(|n| n % 10 != 7);
            let shown: BTreeSet<bool> =
                words.map(|n| page.contains(&format!("{prefix}{n:04}x"))).collect();
            assert_eq!(shown.len(), 1, "{prefix}{first}");
        }
    }
    assert!(report.sections.iter().all(|it| it.id != "articles"));
    assert!(page(&report).contains("not shown in this edition"));
    // An article whose licence allows it stands whole.
    let mut documents = documents();
    documents[0].licence = Some("CC-BY-4.0".to_owned());
    let report = report_of(documents, &options);
    assert_eq!(n_shown(&report, "alpha", 400), 360);
    assert!(n_shown(&report, "beta", 400) <= 100);
}

#[test]
fn a_title_names_what_the_articles_share() {
    let article = |source: &str| {
        let text = "In the vale Orlo waits. Yesterday the town of Orlo met Ada Tamm.";
        document(source, Some("2024-05-06"), &["Rain", text])
    };
    let report = whole(vec![article("Ash"), article("Birch")]);
    assert_eq!(report.title.as_str(), "Orlo and Ada Tamm: 2 articles side by side");
    assert!(report.kicker.as_str().ends_with("2 articles from 2 sources · 6 May 2024"));
}

#[test]
fn nothing_to_compare_is_no_reason_to_fail() {
    for documents in [
        Vec::new(),
        vec![document("Ash", None, &[""])],
        vec![document("Ash", None, &["Orlo"]), document("Birch", None, &[""])],
    ] {
        let report = whole(documents);
        assert!(tables(&report.opening.blocks).is_empty());
        assert!(report.sections.iter().any(|it| it.id == "made"));
    }
}
