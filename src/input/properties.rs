//! What holds for every article, whatever the bytes.

use crate::input::article::{Article, Settled};
use crate::input::rows::RawRow;
use crate::input::{InputError, csv, html, jsonl, markdown, plain};
use proptest::prelude::ProptestConfig;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::io::Cursor;

/// Pieces of which mark-up, front matter and odd texts are made.
const PIECES: &str = "(---\n|\\+\\+\\+\n|title: |a = \"|# |## |- |> |```\n|    |!\\[|\\]\\(x\\)|\\[\\^1\\]|: |<!--|-->|<b>|<br>|\\| |\\|-\\|\n|\\*\\*|`|~~|<div>|</div>|<p>|<h2>|<table>|<figcaption>|<svg>|<q>|\n|\n\n|\r\n|\r|\t| |\u{a0}|\u{2003}|\u{feff}|\u{301}|é|“|”|word|Word\\.|&amp;|&#769;|\0){0,40}";

/// The paragraphs and the line feeds between them are the whole text.
fn check(article: Result<Article, InputError>) -> Result<(), TestCaseError> {
    let Ok(article) = article else { return Ok(()) };
    let document = article.into_document(&Settled::default(), false);
    let paragraphs: Vec<_> =
        document.paragraphs.iter().map(|it| it.span.of(&document.text)).collect();
    prop_assert_eq!(paragraphs.join("\n"), document.text.as_str());
    prop_assert!(paragraphs.iter().all(|it| !it.is_empty() && it.trim() == *it));
    prop_assert!(!document.text.contains(['\r', '\0']));
    prop_assert!(unicode_normalization::is_nfc(&document.text));
    Ok(())
}

/// Any bytes below a header, as a table.
fn check_table(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let table = [b"title,text\n\"", &bytes[..]].concat();
    for row in csv::open(Box::new(Cursor::new(table)), "a.csv").flatten() {
        check(csv::read(&row, "a.csv", false))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn paragraphs_are_the_text(text in PIECES) {
        for article in plain::read_all(text.clone().into_bytes(), "a.txt", false) {
            check(article)?;
        }
        check(html::read(text.clone().into_bytes(), "a.html"))?;
        check(markdown::read(text.clone().into_bytes(), "a.md"))?;
        let bytes = serde_json::json!({ "text": text, "title": "T" }).to_string().into_bytes();
        check(jsonl::read(&RawRow { line: 1, bytes, ..RawRow::default() }, "a.jsonl", false))?;
    }

    #[test]
    fn no_bytes_are_too_much(bytes: Vec<u8>) {
        for article in plain::read_all(bytes.clone(), "a.txt", false) {
            check(article)?;
        }
        check(html::read(bytes.clone(), "a.html"))?;
        check(markdown::read(bytes.clone(), "a.md"))?;
        check_table(bytes.clone())?;
        check(jsonl::read(
            &RawRow { line: 1, bytes, ..RawRow::default() },
            "a.jsonl",
            false,
        ))?;
    }
}
