//! The report of small constructed articles: what is shown, what is escaped, what is withheld.

use crate::compare::compare;
use crate::document::Document;
use crate::view::report::fixture::{document, report_of, reported};
use crate::view::report::{Block, Options, Report, Run, report};

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

fn short() -> Report {
    report_of(three(), &Options { full_text: true, ..Options::default() })
}

#[test]
fn view_of_a_small_story() {
    let report = short();
    insta::assert_json_snapshot!("brief", report.brief);
    insta::assert_json_snapshot!("row", report.naming.bands[0].rows[0]);
    insta::assert_json_snapshot!("folded", report.naming.folded);
    insta::assert_json_snapshot!("article", report.articles[2]);
}

#[test]
fn word_lists_show_rates_and_passages() {
    let hedged = |n: usize| "Maybe it rains. ".repeat(n) + "The sun is “possibly” out.";
    let documents = vec![
        document("Ash", None, &["Rain", &hedged(6)]),
        document("Birch", None, &["Sun", &hedged(0), &"Dry. ".repeat(80), &hedged(2)]),
        document("Cedar", None, &["Sun", "“Dry,” she claimed."]),
    ];
    let report = report_of(documents, &Options { full_text: true, ..Options::default() });
    let lists = report.own_voice.unwrap();
    assert_eq!(lists.not_found.unwrap().labels, ["Boosters"]);
    assert_eq!(lists.charts.len(), 2);
    let hedges = &lists.charts[0].measures[0];
    insta::assert_json_snapshot!("rates", hedges.rates);
    assert_eq!(
        hedges.remark,
        "Counts differ in these articles: the interval of A lies above that of B."
    );
    assert_eq!(
        hedges.counted,
        "8 in own words; 3 in others’ words or headlines, not counted"
    );
    let groups = &hedges.concordance.groups;
    assert_eq!(groups.iter().map(|it| it.passages.len()).collect::<Vec<_>>(), [7, 4]);
    assert_eq!(groups[0].passages[6].whose, "in quotation marks, no speaker given");
    assert_eq!(
        lists.charts[1].measures[0].remark,
        "Too few to compare by counting: passages to read, no order to draw."
    );
    let titles: Vec<(usize, &str)> =
        report.sections.iter().map(|it| (it.number, it.id)).collect();
    assert_eq!(titles[2..4], [(3, "speakers"), (4, "own-voice")]);
}

#[test]
fn speakers_are_rows_and_their_cells_open_their_words() {
    let (analyzer, mut analyses) = reported();
    let other = document(
        "Birch",
        None,
        &["Sun", "“Orlow is wet,” said Tamm. The “wet” sun set."],
    );
    analyses.extend(analyzer.analyze_all([other]));
    let comparison = compare(&analyses, analyzer.lexicon(), Default::default());
    let report = report(&comparison, &Options { full_text: true, ..Options::default() });
    let section = report.speakers.unwrap();
    insta::assert_json_snapshot!("speakers", section);
    let overview = report.overview.iter().filter(|it| it.voice.is_some());
    let figures: Vec<(&str, &str)> =
        overview.map(|it| (it.label, it.cells[0].main.as_str())).collect();
    assert_eq!(
        figures,
        [
            ("Own words", "7"),
            ("Words in quotation marks", "2"),
            ("Words reported", "4"),
            ("Words inside a reported sentence", "3"),
        ]
    );
    let voices = report.naming.legend.iter().map(|it| it.voice);
    assert_eq!(
        voices.collect::<Vec<_>>(),
        ["narrator", "quoted", "reported", "embedded"]
    );
}

#[test]
fn further_speakers_are_listed() {
    let name = |c: char| ["ar", "ol"].map(|it| format!("“We go,” said Ada {c}{it}ik."));
    let body: Vec<String> = "BDFGKLMNPRSTVZ".chars().flat_map(name).collect();
    let report = report_of(
        vec![document("Ash", None, &["Rain", &body.join(" ")])],
        &Options::default(),
    );
    let section = report.speakers.unwrap();
    assert_eq!(section.rows.len(), 24);
    assert!(section.rows.iter().all(|it| it.only_in.is_none()), "one source");
    let more = section.more.unwrap();
    assert_eq!(more.summary, "4 more speakers");
    assert_eq!(more.rows[0].heard[0].lines[0].place, "line 2");
}

#[test]
fn coverage_says_who_names_what_and_where() {
    let coverage = short().coverage.unwrap();
    let rows: Vec<(&str, bool, Vec<Option<&str>>)> = coverage
        .rows
        .iter()
        .map(|row| {
            let places = row.cells.iter().map(|it| it.first.as_ref());
            let places = places.map(|it| it.map(|it| it.place.as_str())).collect();
            (row.label.as_str(), row.is_control, places)
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Council of the town", false, vec![None, Some("line 2"), Some("line 2")]),
            ("River", true, vec![None, None, Some("line 2")]),
        ]
    );
    assert_eq!(
        coverage.everywhere.as_deref(),
        Some("Named by every source: Town in the vale.")
    );
    assert_eq!(coverage.words, ["13 words", "14 words", "10 words"]);
    let alone = report_of(three()[..1].to_vec(), &Options::default());
    assert_eq!(alone.coverage, None);
}

#[test]
fn keywords_stand_where_a_source_has_two_articles() {
    assert_eq!(short().keywords, None);
    let reason = "Words that set each source apart are not listed";
    assert!(short().method.figures.iter().any(|it| it.starts_with(reason)));
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
    let report = report_of(documents, &Options::default());
    insta::assert_json_snapshot!("keywords", report.keywords);
}

#[test]
fn words_of_lists_keep_to_the_budget() {
    let text = "Possibly dry or maybe wet. ".repeat(40);
    let documents = vec![
        document("Ash", None, &["x", &text]),
        document("Birch", None, &["y", &text]),
    ];
    let report = report_of(documents, &Options::default());
    let lists = report.own_voice.unwrap();
    let passages =
        lists.charts[0].measures[0].concordance.groups.iter().flat_map(|it| &it.passages);
    let words: Vec<&str> = passages.map(|it| it.word.as_str()).collect();
    assert_eq!(words.len(), 160);
    // A quarter of 401 words a source, the headline among them.
    let n_held = words.iter().filter(|it| **it != "…").count();
    assert!(n_held <= 100, "{n_held}");
}

/// An article of words that occur once in the world, with a name in every tenth place.
fn unique(prefix: &str, n_words: usize, name: &str) -> (Document, usize) {
    let words: Vec<String> = (0..n_words)
        .map(|n| if n % 10 == 7 { name.to_owned() } else { format!("{prefix}{n:04}x") })
        .collect();
    let sentences: Vec<String> =
        words.chunks(15).map(|chunk| format!("Q{}.", chunk.join(" "))).collect();
    let mut paragraphs: Vec<&str> = vec!["headlinea headlineb"];
    paragraphs.extend(sentences.iter().map(String::as_str));
    (document(prefix, None, &paragraphs), n_words + 2)
}

/// How many words of an article a view holds, wherever it holds them.
fn n_shown(report: &Report, prefix: &str, n_words: usize, name: &str) -> usize {
    let view = serde_json::to_string(report).unwrap();
    let n_unique =
        (0..n_words).filter(|n| view.contains(&format!("{prefix}{n:04}x"))).count();
    let n_names = report
        .naming
        .bands
        .iter()
        .flat_map(|band| &band.rows)
        .flat_map(|row| &row.concordance.groups)
        .flat_map(|group| &group.passages)
        .filter(|it| it.word == name)
        .count();
    n_unique + n_names + if view.contains("headlinea") { 2 } else { 0 }
}

#[test]
fn no_article_is_shown_beyond_a_quarter() {
    for n_words in [40, 100, 350, 1000] {
        let (first, total) = unique("alpha", n_words, "Orlo");
        let (second, _) = unique("beta", n_words, "Orlow");
        let options = Options::default();
        let report = report_of(vec![first.clone(), second.clone()], &options);
        for (prefix, name) in [("alpha", "Orlo"), ("beta", "Orlow")] {
            let shown = n_shown(&report, prefix, n_words, name);
            assert!(shown <= total / 4, "{shown} of {total} words");
            assert!(
                total < 100 || shown >= total / 5,
                "{shown} of {total} words: the budget is unspent"
            );
        }
        let full = Options { full_text: true, ..options };
        let report = report_of(vec![first, second], &full);
        assert_eq!(n_shown(&report, "alpha", n_words, "Orlo"), total);
    }
}

#[test]
fn words_of_speakers_keep_to_the_budget() {
    let said = |n: usize| {
        let words: Vec<String> =
            (0..12).map(|at| format!("alpha{:04}x", n * 12 + at)).collect();
        format!("“Q{},” said Ada Tamm.", words.join(" "))
    };
    let paragraphs: Vec<String> = (0..20).map(said).collect();
    let mut lines = vec!["headlinea headlineb"];
    lines.extend(paragraphs.iter().map(String::as_str));
    let documents =
        vec![document("Ash", None, &lines), document("Birch", None, &["Sun"])];
    let report = report_of(documents, &Options::default());
    let shown = n_shown(&report, "alpha", 240, "Orlo");
    assert!(shown <= (2 + 20 * 15) / 4, "{shown}");
    let passages = &report.speakers.unwrap().rows[0].groups[0].passages;
    assert!(!passages[0].is_withheld && passages.iter().any(|it| it.is_withheld));
}

#[test]
fn every_variant_and_source_has_a_passage_before_any_has_two() {
    let (first, _) = unique("alpha", 200, "Orlo");
    let (second, _) = unique("beta", 200, "Orlow");
    let report = report_of(vec![first, second], &Options::default());
    let row = &report.naming.bands[0].rows[0];
    for group in &row.concordance.groups {
        assert!(!group.passages[0].is_withheld);
        assert!(group.passages.iter().any(|it| it.is_withheld));
    }
}

#[test]
fn passages_and_paragraphs_are_cut_from_the_text() {
    let documents = three();
    let report = report_of(documents.clone(), &Options::default());
    for (column, document) in report.articles.iter().zip(&documents) {
        for block in &column.articles[0].blocks {
            let Block::Paragraph { runs, .. } = block else { continue };
            for run in runs {
                let Run::Text { text, .. } = run else { continue };
                assert!(document.text.contains(text.as_str()), "{text}");
            }
        }
    }
}

#[test]
fn marks_may_nest() {
    let report = short();
    let Block::Paragraph { runs, .. } = &report.articles[1].articles[0].blocks[1] else {
        panic!("the paragraph is shown");
    };
    let marked: Vec<(&str, usize)> = runs
        .iter()
        .filter_map(|run| match run {
            Run::Text { text, marks, .. } if !marks.is_empty() => {
                Some((text.as_str(), marks.len()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        marked,
        [("Orlow", 1), ("Orlow", 1), ("so-called ", 1), ("Orlow", 2), (" Council", 1)]
    );
}

#[test]
fn two_wordings_share_a_colour_only_if_no_column_is_left() {
    let report = short();
    let row = &report.naming.bands[0].rows[0];
    let chips = |source: usize| &row.cells[source].chips;
    assert_eq!(chips(0)[0].colour, "s1");
    assert_eq!((chips(0)[1].word.as_str(), chips(0)[1].colour.as_str()), ("Orlow", "s2"));
    assert_eq!(chips(0)[1].same_as.as_deref(), Some("B"));
    assert_eq!(chips(1)[0].same_as, None);
}

#[test]
fn a_form_that_was_usual_everywhere_is_noted() {
    let report = short();
    let row = &report.naming.bands[0].rows[0];
    let chip = &row.cells[0].chips[0];
    assert!(chip.is_usual);
    assert_eq!(chip.notes, ["before 1 Jan 2020 the form was usual everywhere"]);
    assert!(row.cells[1].chips.iter().all(|it| !it.is_usual));
}

#[test]
fn drafts_show_counts_only() {
    let report = short();
    let rows = report.naming.bands.iter().flat_map(|band| &band.rows);
    for row in rows {
        assert_eq!(row.is_draft, row.usages.is_empty(), "{}", row.question);
    }
}

#[test]
fn nothing_to_compare_is_no_reason_to_fail() {
    for documents in [
        Vec::new(),
        vec![document("Ash", None, &[""])],
        vec![document("Ash", None, &["Orlo"]), document("Birch", None, &["x", "y"])],
    ] {
        report_of(documents, &Options::default());
    }
}
