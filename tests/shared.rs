//! What holds for shared quotations, reports and copies of any articles.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use parallax::analysis::Analyzer;
use parallax::compare::{Options, compare};
use parallax::document::Document;
use parallax::view::comparison::comparison;
use proptest::prelude::Strategy;
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::Value;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(support::analyzer);

/// What articles are made of: remarks in pieces, and what may stand around them.
const PIECES: &[&str] = &[
    "“The valley cannot be won by waiting, and surely it will be hard to bring every mill back to work,”",
    "“Surely it will be hard to bring every mill back to work,”",
    "“The valley cannot be won by waiting … surely it will be hard to bring every mill back”",
    "\"[The valley] cannot be won by waiting, (he) and surely it will be hard",
    "“Nobody will drive them all the way back to where they stood before May. It will be hard to bring every mill back,”",
    "“and surely it will be hard to bring every mill back to work, as it was 5.5 years ago in Orlav",
    "Ada Tamm said",
    "Olaf Berg told the Harbour News on Monday",
    "Ada Tamm said that it might be hard to bring any mill back to work in the valley.",
    "she said.",
    "said",
    ".",
    "\n",
    "\n",
    "“",
    "”",
    "…",
    "[",
    "]",
    "Їжак 外務省 é",
    "The mill of Orlav was built by the river and nobody who lives there now has ever seen it run, which is why the paper wrote of it at length last week and will again.",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(PIECES), 0..24).prop_map(|it| it.join(" "))
}

fn compared(texts: &[(String, String)]) -> Value {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(at, (source, text))| {
            support::document(&format!("{source}{at}"), source, text)
        })
        .collect();
    compared_documents(documents)
}

fn compared_documents(documents: Vec<Document>) -> Value {
    let analyses = ANALYZER.analyze_all(documents);
    let found = compare(&analyses, ANALYZER.lexicon(), Options::default());
    serde_json::to_value(comparison(&found)).unwrap()
}

/// The words of a text, each between blanks.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(|it| format!(" {} ", it.to_lowercase())).collect()
}

/// The text of an article between two counts of code points.
fn cut(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
    let n = usize::try_from(end - start).unwrap();
    text.chars().skip(usize::try_from(start).unwrap()).take(n).collect()
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    #[test]
    fn passages_stand_where_they_say(a in text(), b in text(), c in text()) {
        let texts: Vec<(String, String)> =
            [("a", a), ("b", b), ("c", c)].map(|(id, it)| (id.to_owned(), it)).into();
        let found = compared(&texts);
        let of = |id: &Value| {
            let id = id.as_str().unwrap();
            let at = texts.iter().enumerate().position(|(at, it)| format!("{}{at}", it.0) == id);
            texts[at.unwrap()].1.clone()
        };
        for quote in found["shared_quotes"].as_array().unwrap() {
            let passages = quote["passages"].as_array().unwrap();
            let mut sources: Vec<&Value> = passages.iter().map(|it| &it["source"]).collect();
            sources.sort_by_key(|it| it.as_str().map(str::to_owned));
            sources.dedup();
            prop_assert!(sources.len() > 1, "{quote}");
            for it in passages {
                prop_assert_eq!(&cut(&of(&it["article"]), &it["start"], &it["end"]), it["text"].as_str().unwrap());
                prop_assert!(it["n_common"].as_u64() <= quote["n_words"].as_u64(), "{quote}");
                for part in it["parts"].as_array().unwrap() {
                    prop_assert!(part[0].as_u64() >= it["start"].as_u64(), "{quote}");
                    prop_assert!(part[1].as_u64() <= it["end"].as_u64(), "{quote}");
                }
            }
            for it in quote["missing"].as_array().unwrap() {
                // What is missing stands nowhere in that article, and in another.
                let lacked = words(it["text"].as_str().unwrap());
                prop_assert!(!words(&of(&it["from"])).contains(&lacked), "{quote}");
                let has = |(_, text): &(String, String)| words(text).contains(&lacked);
                prop_assert!(texts.iter().any(has), "{quote}");
            }
            if quote["relation"] == "trimmed" {
                prop_assert!(!quote["missing"].as_array().unwrap().is_empty(), "{quote}");
            }
        }
    }

    #[test]
    fn the_order_of_articles_changes_nothing(a in text(), b in text(), c in text()) {
        let documents = |order: [usize; 3]| {
            let texts = [&a, &b, &c];
            let ids = ["a", "b", "c"];
            let made = order.map(|at| support::document(ids[at], ids[at], texts[at]));
            compared_documents(made.into())
        };
        let first = documents([0, 1, 2]);
        prop_assert_eq!(&documents([2, 0, 1]), &first);
        prop_assert_eq!(&documents([1, 0, 2]), &first);
    }

    #[test]
    fn swapping_the_names_of_two_sources_swaps_the_finding(a in text(), b in text()) {
        // What is one way round is the other way round, whoever prints the longer one.
        let facts = |first: &str, second: &str| {
            let texts = [("a", first), ("b", second)];
            let texts = texts.map(|(id, it)| (id.to_owned(), it.to_owned()));
            let found = compared(&texts);
            let text_of = |id: &str| if id == "a0" { first } else { second };
            let mut facts: Vec<String> = Vec::new();
            for quote in found["shared_quotes"].as_array().unwrap() {
                for it in quote["missing"].as_array().unwrap() {
                    facts.push(format!("{} lacks {}", text_of(it["from"].as_str().unwrap()), it["text"]));
                }
            }
            facts.sort();
            facts.dedup();
            (found["shared_quotes"].as_array().unwrap().is_empty(), facts.is_empty(), found["copies"].as_array().unwrap().len())
        };
        prop_assert_eq!(facts(&a, &b), facts(&b, &a));
    }
}

#[test]
fn wire_copy_is_found_and_a_shared_speech_is_not() {
    let words = |from: usize, n: usize| {
        let words: Vec<String> = (from..from + n).map(|at| format!("word{at}")).collect();
        words.join(" ")
    };
    let speech = format!("“{},” Ada Tamm said.", words(5_000, 200));
    let texts = [
        ("wire", format!("{}.\n{speech}", words(0, 300))),
        // Cut by half, with a sentence of its own.
        ("site", format!("{}.\nOlaf Berg adds a line.", words(0, 150))),
        // The speech alone is shared.
        ("own", format!("{}.\n{speech}", words(2_000, 300))),
        ("far", format!("{}.", words(3_000, 300))),
    ];
    let texts = texts.map(|(id, it)| (id.to_owned(), it));
    let found = compared(&texts);
    let copies = found["copies"].as_array().unwrap();
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert_eq!(copies[0]["articles"], serde_json::json!(["site1", "wire0"]));
    assert!(copies[0]["containment"].as_f64().unwrap() > 0.9, "{copies:?}");
    assert!(copies[0]["similarity"].as_f64().unwrap() < 0.6, "{copies:?}");
    assert!(found["caveats"].as_array().unwrap().iter().any(|it| it["kind"] == "copies"));
}
