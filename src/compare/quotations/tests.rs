//! Small stories: what is one utterance, what is cut, what is only alike.

use crate::analysis::fixture::analyze;
use crate::compare::{Cut, Options, PieceKind, Relation, SharedQuote, compare};
use crate::document::Document;

fn document(at: usize, text: &str, date: Option<&str>) -> Document {
    Document {
        id: format!("d{at}"),
        source: format!("Source {at}"),
        date: date.map(|it| it.parse().unwrap()),
        language: "en".to_owned(),
        text: text.to_owned(),
        ..Document::default()
    }
}

/// The shared quotations of texts of as many sources, with the texts in their order.
fn shared(documents: Vec<Document>) -> (Vec<SharedQuote>, Vec<String>) {
    let (analyzer, analyses) = analyze(Vec::new(), documents);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let texts = comparison.articles.iter().map(|it| it.document.text.clone()).collect();
    (comparison.shared_quotes, texts)
}

fn of(texts: &[&str]) -> (Vec<SharedQuote>, Vec<String>) {
    shared(texts.iter().enumerate().map(|(at, it)| document(at, it, None)).collect())
}

/// Each shared quotation as `relation: missing words | …`.
#[track_caller]
fn check(texts: &[&str], expected: &[&str]) {
    let (quotes, texts) = of(texts);
    let shown: Vec<String> = quotes
        .iter()
        .map(|it| {
            let missing = it.missing.iter().map(|it| it.span.of(&texts[it.of]));
            let missing = missing.collect::<Vec<_>>().join(" | ");
            let sign = if missing.is_empty() { "" } else { ": " };
            format!("{}{sign}{missing}", it.relation.name())
        })
        .collect();
    assert_eq!(shown, expected, "{texts:?}");
}

const WHOLE: &str = "“The valley cannot be won by waiting, and surely it will be hard to bring every mill back to work by spring,” Ada Tamm told reporters.";

#[test]
fn the_same_words_are_identical() {
    let other = "Ada Tamm said: \"the Valley can't be won … [by] waiting and surely it will be hard to bring every mill back to work by spring\".";
    let same = WHOLE.replace('“', "\"").replace(",” Ada", "!\" Ada");
    check(&[WHOLE, &same], &["identical"]);
    check(&[WHOLE, other], &["overlapping: cannot | can't"]);
    check(&[WHOLE, "The mill was closed, and Ada Tamm said no more."], &[]);
    check(&[WHOLE], &[]);
}

#[test]
fn what_an_article_lacks_is_shown() {
    let part = "“Surely it will be hard to bring every mill back to work by spring,” Ada Tamm said.";
    check(&[WHOLE, part], &["trimmed: The valley cannot be won by waiting, and"]);
    let (quotes, _) = of(&[WHOLE, part]);
    let quote = &quotes[0];
    assert_eq!((quote.n_words, quote.passages[1].n_common), (22, 14));
    assert_eq!(quote.speaker.as_deref(), Some("Ada Tamm"));
    assert_eq!(quote.missing[0].cut, Some(Cut::Capital));
    let kinds: Vec<PieceKind> =
        quote.passages[1].pieces.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [PieceKind::Missing, PieceKind::Printed]);
}

#[test]
fn a_cut_is_told_by_how_it_shows() {
    for (part, cut) in [
        (
            "“… surely it will be hard to bring every mill back to work by spring,” Tamm said.",
            Cut::Marked,
        ),
        (
            "Tamm said it “will be hard to bring every mill back to work by spring,” and left.",
            Cut::Fragment,
        ),
        (
            "“The valley cannot be won by waiting, and surely it will be hard to bring every mill,” Tamm said.",
            Cut::Silent,
        ),
    ] {
        let (quotes, _) = of(&[WHOLE, part]);
        assert_eq!(quotes[0].relation, Relation::Trimmed, "{part}");
        assert_eq!(quotes[0].missing[0].cut, Some(cut), "{part}");
    }
    let sentences = "“The mill opens in May and will never close again. Nobody has to go,” Tamm said.";
    let one = "“The mill opens in May and will never close again,” Tamm said.";
    let (quotes, _) = of(&[sentences, one]);
    assert_eq!(quotes[0].missing[0].cut, Some(Cut::Sentence));
}

#[test]
fn the_rest_is_looked_for_in_the_whole_article() {
    // In the next quotation of the same speech.
    let split = "“The valley cannot be won by waiting,” Ada Tamm said, “and surely it will be hard to bring every mill back to work by spring.”";
    check(&[WHOLE, split], &["identical"]);
    // In a quotation further down.
    let later = "“Surely it will be hard to bring every mill back to work by spring,” Ada Tamm said.\nIt rained.\n“The valley cannot be won by waiting,” she had said before.";
    check(&[WHOLE, later], &["identical"]);
    // In running text.
    let told = "“Surely it will be hard to bring every mill back to work by spring,” Ada Tamm said. In her view the valley cannot be won by waiting, and nobody tries.";
    check(&[WHOLE, told], &["identical"]);
    // A name of a programme is no part of what was said.
    let named = format!("{WHOLE} It was on the show “Valley Tonight” that she spoke.");
    check(&[&named, WHOLE], &["identical"]);
}

#[test]
fn eight_words_in_a_row_are_needed() {
    check(
        &[
            "“We will open the old mill on Monday,” Tamm said.",
            "“We will open the old mill soon,” Tamm said.",
        ],
        &[],
    );
    check(
        &[
            "“I’m going to open the old mill,” Tamm said.",
            "“I'm going to open the old mill,” Tamm said.",
        ],
        &["identical"],
    );
}

#[test]
fn each_printing_words_of_its_own_is_overlapping() {
    check(
        &[
            "“First of all the mill of the valley will be open again in spring,” Tamm said.",
            "“The mill of the valley will be open again in spring unless it rains,” Tamm said.",
        ],
        &["overlapping: First of all | unless it rains"],
    );
}

#[test]
fn quotations_said_apart_are_compared_apart() {
    // Both reporters put another sentence beside the one that they share.
    check(
        &[
            "“This is a talk we have to have,” Tamm said. “The mill of the valley will be open again in spring.”",
            "“The mill of the valley will be open again in spring,” Tamm said. “Nobody in this house will pay for it at all.”",
        ],
        &["identical"],
    );
}

#[test]
fn another_occasion_is_never_merged() {
    let said = |day: &str| {
        format!(
            "“The mill of the valley will be open again in spring,” Tamm told reporters on {day}."
        )
    };
    let texts = |a: &str, b: &str, second: &str| {
        let (quotes, _) = shared(vec![
            document(0, &said(a), Some("2031-03-12")),
            document(1, &said(b), Some(second)),
        ]);
        quotes.iter().map(|it| it.relation).collect::<Vec<_>>()
    };
    assert_eq!(texts("Monday", "Monday", "2031-03-12"), [Relation::Identical]);
    assert_eq!(texts("Monday", "Tuesday", "2031-03-12"), [Relation::Identical]);
    assert_eq!(texts("Monday", "Monday", "2031-03-24"), [Relation::Similar]);
    assert_eq!(texts("March 3", "March 10", "2031-03-12"), [Relation::Similar]);
    // Without a day the words decide, or the days of the articles.
    assert_eq!(texts("no day", "no day", "2031-03-20"), [Relation::Identical]);
    assert_eq!(texts("no day", "no day", "2031-06-20"), [Relation::Similar]);
}

#[test]
fn what_is_only_alike_stays_similar() {
    check(
        &[
            "“It will be hard to bring the mills back all the way to where they stood in May,” Ada Tamm said.",
            "“Nobody will drive them all the way back to where they stood before May,” Tamm said.",
        ],
        &["similar"],
    );
    // Another speaker says other things.
    check(
        &[
            "“It will be hard to bring the mills back all the way to where they stood in May,” Ada Tamm said.",
            "“Nobody will drive them all the way back to where they stood before May,” Olaf Berg said.",
        ],
        &[],
    );
}

#[test]
fn hearers_and_days_are_read() {
    let text = "“The mill of the valley will be open again in spring,” Ada Tamm told the Valley Post on Monday.";
    let setting = "In an interview with the Harbour News, Ada Tamm said: “The mill of the valley will be open again in spring.”";
    let documents = vec![
        document(0, text, Some("2031-03-12")),
        document(1, setting, Some("2031-03-13")),
    ];
    let (quotes, texts) = shared(documents);
    let occasions: Vec<_> = quotes[0]
        .passages
        .iter()
        .map(|it| {
            let hearer = it.occasion.hearer.map(|span| span.of(&texts[it.article]));
            (hearer.unwrap_or("–").to_owned(), it.occasion.day.map(|it| it.to_string()))
        })
        .collect();
    let expected = [
        ("the Valley Post".to_owned(), Some("2031-03-10".to_owned())),
        ("In an interview with the Harbour News".to_owned(), None),
    ];
    assert_eq!(occasions, expected);
}

#[test]
fn swapping_the_sources_mirrors_the_finding() {
    let texts = [
        WHOLE,
        "“Surely it will be hard to bring every mill back to work by spring,” Tamm said.",
        "“… it will be hard to bring every mill back to work by spring or by May,” Tamm said.",
    ];
    let facts = |order: [usize; 3]| {
        let (quotes, found) = of(&order.map(|at| texts[at]));
        let mut facts: Vec<String> = Vec::new();
        for quote in &quotes {
            for it in &quote.passages {
                let text = it.span.of(&found[it.article]);
                facts.push(format!("{:?} {} {text}", quote.relation, it.n_common));
            }
            for it in &quote.missing {
                facts.push(format!("{:?} {}", it.cut, it.span.of(&found[it.of])));
            }
        }
        facts.sort();
        facts
    };
    let first = facts([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(facts(order), first, "{order:?}");
    }
}
