//! Pages as outlets make them, in small.

use super::read;
use crate::input::article::Settled;

/// Sentences enough that the main text is found among the rest.
const BODY: &str = "The bridge at Ostrow was closed on Monday, the mayor said, and the ferry will run twice an hour until the end of May, as it did in the winter of the flood.";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>{head}</head>\n<body>\n<nav><a href=/>Home</a></nav>\n<article>\n{body}\n</article>\n<footer>All rights reserved</footer>\n</body>\n</html>\n"
    )
}

/// Line, zone and text of every paragraph, then what was removed and the caveats.
#[track_caller]
fn check(page: &str, expected: &[&str]) {
    let article = read(page.as_bytes().to_vec(), "a.html").unwrap();
    let document = article.into_document(&Settled::default(), false);
    let text = &document.text;
    let paragraphs = document.paragraphs.iter().map(|it| {
        let zone = it.zone.map_or("", |zone| zone.name());
        format!("{} {zone} {}", it.line, it.span.of(text).replace(BODY, "BODY"))
    });
    let removed = document
        .removed
        .iter()
        .map(|it| format!("{} -{} {}", it.line, it.reason, it.text));
    let caveats = document.caveats.iter().map(|it| format!("! {}", it.kind()));
    assert_eq!(paragraphs.chain(removed).chain(caveats).collect::<Vec<_>>(), expected);
}

/// Title, byline, date, source, address and language.
#[track_caller]
fn check_metadata(head: &str, expected: &str) {
    let page = page(head, &format!("<p>{BODY}</p><p>{BODY}</p>"));
    let found = read(page.into_bytes(), "a.html").unwrap().metadata;
    let date = found.date.map(|it| it.to_string());
    let fields =
        [found.title, found.byline, date, found.source, found.url, found.language];
    let fields: Vec<_> = fields.into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(fields.join("|"), expected);
}

#[test]
fn finds_the_article_and_its_zones() {
    check(
        &page(
            "<title>Bridge closed</title>",
            &format!(
                "<h1>Bridge closed</h1>\n<p>{BODY}</p>\n<figure><img src=b.png><figcaption>The bridge <b>at dusk</b></figcaption>Photo: A. R.</figure>\n<h2>What <i>next</i></h2>\n<p>{BODY}\n<br>Rain is\n  due,<br> said <q>Anna</q>.</p>\n<ul><li>One thing, then.</li><li>Another thing, then.</li></ul><p>{BODY}</p>"
            ),
        ),
        &[
            "1 headline Bridge closed",
            "8  BODY",
            "9 caption The bridge at dusk Photo: A. R.",
            "10 crosshead What next",
            "11  BODY",
            "12  Rain is due,",
            "13  said “Anna”.",
            "14  One thing, then.",
            "14  Another thing, then.",
            "14  BODY",
        ],
    );
}

#[test]
fn takes_the_page_where_no_article_is_found() {
    check("<p>It rains.</p><script>x()</script>", &["1  It rains."]);
    check("", &["! empty"]);
    check("<html></html>", &["! empty"]);
}

#[test]
fn reads_json_ld() {
    check_metadata(
        r#"<link rel=canonical href="https://post.example/a"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":["Thing","NewsArticle"],"headline":"Bridge &amp; ferry","datePublished":"2025-03-12T10:00:00Z","author":[{"name":"Anna Reiter"},{"name":"Bruno Holm"}],"publisher":{"name":"Ostrow Post"}}]}</script>"#,
        "Bridge & ferry|Anna Reiter, Bruno Holm|2025-03-12|Ostrow Post|https://post.example/a|en",
    );
}

#[test]
fn reads_meta() {
    check_metadata(
        r#"<script type="application/ld+json">{"headline": </script><meta property="og:title" content="Bridge closed | Ostrow Post"><meta property="og:site_name" content="Ostrow Post"><meta property="article:published_time" content="12 March 2025"><meta name="author" content="https://post.example/anna"><meta name="byl" content="By Anna Reiter"><meta property="og:url" content="https://post.example/b">"#,
        "Bridge closed|By Anna Reiter|2025-03-12|Ostrow Post|https://post.example/b|en",
    );
    check_metadata("<title>Bridge closed</title>", "Bridge closed|||||en");
}

#[test]
fn reads_declared_encodings() {
    let page = page("<meta charset=windows-1251>", &format!("<p>{BODY} Мост.</p>"));
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&page);
    let article = read(bytes.into_owned(), "a.html").unwrap();
    assert!(article.paragraphs.text.ends_with(" Мост."));
    assert_eq!(article.metadata.caveats, []);
}

#[test]
fn says_what_is_wrong_with_a_page() {
    let deep = format!("<p>x\n{}", "<div>".repeat(600));
    for (page, expected) in [
        (
            deep.as_bytes(),
            "a.html:2: more than 512 elements are nested; save the article's text as .txt or .md",
        ),
        (
            b"\xff\xd8\0\x10JFIF",
            "a.html:1: this is no text; save the article's text as .txt, .md or .html",
        ),
    ] {
        assert_eq!(read(page.to_vec(), "a.html").unwrap_err().to_string(), expected);
    }
}
