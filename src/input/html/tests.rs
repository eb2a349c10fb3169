//! Pages as outlets make them, on a small scale.

use super::read;
use crate::input::article::Settled;

/// Sentences enough that the main text is found among the rest.
const BODY: &str = "The bridge at Ostrow was closed on Monday, the mayor said, and the ferry will run twice an hour until the end of May, as it did in the winter of the flood.";

const MORE: &str = "Nobody in the old town had been asked, said Olga Brandt, who keeps the ferry house, and whoever works across the river now leaves home an hour before the sun is up.";
const LAST: &str = "A second bridge was promised in the year of the flood; its piers stand in the reeds below the mill, and the council will look at them again when the water falls.";

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
        format!(
            "{} {zone} {}",
            it.line,
            it.span
                .of(text)
                .replace(BODY, "BODY")
                .replace(MORE, "MORE")
                .replace(LAST, "LAST")
        )
    });
    let removed = document.removed.iter().map(|it| {
        format!(
            "{} -{} {}",
            it.line,
            it.reason,
            it.text.replace(BODY, "BODY").replace(MORE, "MORE").replace(LAST, "LAST")
        )
    });
    let caveats = document.caveats.iter().map(|it| format!("! {}", it.kind()));
    assert_eq!(paragraphs.chain(removed).chain(caveats).collect::<Vec<_>>(), expected);
}

/// Title, byline, date, source, address and language.
#[track_caller]
fn check_metadata(head: &str, expected: &str) {
    let page = page(head, &format!("<p>{BODY}</p><p>{MORE}</p>"));
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
                "<h1>Bridge closed</h1>\n<p>{BODY}</p>\n<figure><img src=b.png><figcaption>The bridge <b>at dusk</b></figcaption>Photo: A. R.</figure>\n<h2>What <i>next</i></h2>\n<p>{MORE}\n<br>Rain is\n  due,<br> said <q>Anna</q>.</p>\n<ul><li>One thing, then.</li><li>Another thing, then.</li></ul><p>{LAST}</p>"
            ),
        ),
        &[
            "1 headline Bridge closed",
            "8  BODY",
            "9 caption The bridge at dusk Photo: A. R.",
            "10 crosshead What next",
            "11  MORE",
            "12  Rain is due,",
            "13  said “Anna”.",
            "14  One thing, then.",
            "14  Another thing, then.",
            "14  LAST",
            "5 -navigation Home",
            "16 -footer All rights reserved",
        ],
    );
}

#[test]
fn takes_the_page_where_no_article_is_found() {
    check("<p>It rains.</p><script>x()</script>", &["1  It rains.", "! little-text"]);
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
    let page =
        page("<meta charset=windows-1251>", &format!("<p>{BODY} {MORE} Мост.</p>"));
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
            "a.html:1: this is not text; save the article's text as .txt, .md or .html",
        ),
    ] {
        assert_eq!(read(page.to_vec(), "a.html").unwrap_err().to_string(), expected);
    }
}

/// The article's paragraphs, as [`check`] writes them, for a page's body.
#[track_caller]
fn check_body(body: &str, expected: &[&str]) {
    let page = format!(
        "<html lang=en><head><title>Bridge closed</title></head><body>{body}</body></html>"
    );
    check(&page, &[&["1 headline Bridge closed"], expected].concat());
}

#[test]
fn takes_all_of_the_region_that_holds_the_article() {
    let whole = &["1  BODY", "1  MORE", "1  LAST"];
    for body in [
        "<main><h1>Bridge closed</h1><div class=row><div class=text><p>{B}</p></div></div><div class=row><div class=text><p>{M}</p><p>{L}</p></div></div></main>",
        "<main><div><div><h1>Bridge closed</h1><p>{B}</p></div></div><div><div><p>{M}</p><p>{L}</p></div></div></main>",
        "<table><tr><td></td><td><h1>Bridge closed</h1><p>{B}</p></td></tr><tr><td>&nbsp;</td><td><p>{M}</p><p>{L}</p></td></tr></table>",
        "<article><header><h1>Bridge closed</h1><p class=teaser>{B}</p></header><div><p>{M}</p><p>{L}</p></div></article>",
        "<article><h1>Bridge closed</h1><p>{B}</p><p><a href=/a><b>{M}</b></a></p><p>{L}</p></article>",
        "<article><h1>Bridge closed</h1><p>{B}</p><p class=comment-body>{M}</p><p>{L}</p></article>",
        "<article><h1>Bridge closed</h1><p>{B}</p><p aria-hidden=true>{M}</p><div hidden><p>{L}</p></div></article>",
        "<article><h1>Bridge closed</h1><div style='visibility:hidden'><p>{B}</p><p>{M}</p><p>{L}</p></div></article>",
        "<article><h1>Bridge closed</h1><x-story><template shadowrootmode=open><p>{B}</p><p>{M}</p><p>{L}</p></template></x-story></article>",
        "<article><h1>Bridge <br>closed</h1><div><span style='display: block'>{B}</span><span style='display: block'>{M}</span><span style='display: block'>{L}</span></div></article>",
        "<article><h1>Bridge closed</h1><div class=wide><p>{B}</p><p>{M}</p><p>{L}</p></div></article>",
    ] {
        let body = body.replace("{B}", BODY).replace("{M}", MORE).replace("{L}", LAST);
        check_body(&body, whole);
    }
}

#[test]
fn the_columns_of_a_page_laid_out_as_a_table_are_none_of_its_article() {
    const SIDE: &str = "The weather: rain in the valley, clearing towards the evening, and more of it on Tuesday.";
    let article =
        format!("<h1>Bridge closed</h1><p>{BODY}</p><p>{MORE}</p><p>{LAST}</p>");
    for table in [
        "<table><tr><td>{S}</td><td>{A}</td></tr></table>",
        "<table><tr><td><b>Rivers</b><br>{S}</td><td>{A}</td><td>{S}</td></tr></table>",
        "<table><tr><td><table><tr><td><p>{S}</p></td></tr></table></td><td><table><tr><td>{A}</td></tr></table></td></tr></table>",
    ] {
        let body = table.replace("{S}", SIDE).replace("{A}", &article);
        let page = page("<title>Bridge closed</title>", &body);
        let article = read(page.into_bytes(), "a.html").unwrap();
        assert_eq!(article.paragraphs.text, format!("{BODY}\n{MORE}\n{LAST}"), "{table}");
        let is_side = |it: &&crate::document::Removed| it.text.contains(SIDE);
        let n_side = article.removed.iter().filter(is_side).count();
        assert_eq!(n_side, table.matches("{S}").count(), "{:?}", article.removed);
    }
    // A table of figures in an article is a part of it.
    let table = "<table><tr><td>Monday</td><td>12 boats</td></tr></table>";
    check_body(
        &format!(
            "<article><h1>Bridge closed</h1><p>{BODY}</p>{table}<p>{MORE}</p><p>{LAST}</p></article>"
        ),
        &["1  BODY", "1  Monday 12 boats", "1  MORE", "1  LAST"],
    );
}

#[test]
fn what_readers_say_and_a_second_article_are_told_without_their_classes() {
    const SAID: &str = "I was there on Monday and saw it all; nobody who lives on the far bank was ever asked, and that is a shame.";
    for (rest, reason) in [
        (
            "<div class=x><h3>Join the conversation (2)</h3><div><b>olo</b><p>{S}</p></div><div><b>ida</b><p>{S} It is.</p></div></div>",
            "comments",
        ),
        (
            "<div class=x><h2>2 thoughts on “Bridge closed”</h2><div><p>{S}</p></div></div>",
            "comments",
        ),
        (
            "<div class=x><div><b>olo</b><p>{S}</p><a href=r>Reply</a> <a href=f>Report</a></div><div><b>ida</b><p>{S} It is.</p><a href=r>Reply</a></div></div>",
            "comments",
        ),
        (
            "<div class=x><h1>Mill burns down</h1><div><p>{S}</p><p>{S} It is.</p></div></div>",
            "outside-article",
        ),
    ] {
        let body = format!(
            "<div class=w><div class=y><h1>Bridge closed</h1><div><p>{BODY}</p><p>{MORE}</p><p>{LAST}</p></div></div>{}</div>",
            rest.replace("{S}", SAID)
        );
        let page = format!(
            "<html><head><title>Bridge closed</title></head><body>{body}</body></html>"
        );
        let article = read(page.into_bytes(), "a.html").unwrap();
        assert_eq!(article.paragraphs.text, format!("{BODY}\n{MORE}\n{LAST}"), "{rest}");
        let is_it = |it: &&crate::document::Removed| {
            it.text.contains(SAID) && it.reason == reason
        };
        assert_eq!(
            article.removed.iter().filter(is_it).count(),
            rest.matches("{S}").count(),
            "{:?}",
            article.removed
        );
    }
    // A link to another article in such a heading opens none, nor does a heading that follows
    // text in its own element.
    for inner in [
        "<p>Read on</p><h1><a href=/m>Mill burns down</a></h1>",
        "<h1>What next</h1>",
        "<h2>Discussion</h2>",
    ] {
        let page = format!(
            "<html><head><title>Bridge closed</title></head><body><div><header><h1>Bridge closed</h1></header><div><p>{BODY}</p><p>{MORE}</p>{inner}<p>{LAST}</p><p>{LAST} Or not.</p></div></div></body></html>"
        );
        let text = read(page.into_bytes(), "a.html").unwrap().paragraphs.text;
        assert!(text.contains(BODY) && text.ends_with("Or not."), "{text}");
    }
    // A first heading of the highest level, again and again, parts one article.
    check_body(
        &format!(
            "<article><h1>Bridge closed</h1><p>{BODY}</p><p>{MORE}</p><h1>What next</h1><p>{LAST}</p><p>{LAST} Or not.</p></article>"
        ),
        &[
            "1  BODY",
            "1  MORE",
            "1 crosshead What next",
            "1  LAST",
            "1  LAST Or not.",
            "! reading",
        ],
    );
}

#[test]
fn the_one_heading_above_the_text_is_the_headline() {
    check(
        &format!(
            "<html><head><title>Orm Post - Print</title></head><body><b>Orm Post</b><hr><h2>Bridge closed on Monday</h2><p>{BODY}</p><p>{MORE}</p><p>{LAST}</p></body></html>"
        ),
        &[
            "1 headline Bridge closed on Monday",
            "1  BODY",
            "1  MORE",
            "1  LAST",
            "1 -outside-article Orm Post",
        ],
    );
}

#[test]
fn names_and_underlined_words_stay_in_their_sentence() {
    for name in [
        "<span class=author>Olga Brandt</span>",
        "<a rel=author href=/o>Olga Brandt</a>",
        "<u>Olga Brandt</u>",
        "<bdi itemprop=author>Olga Brandt</bdi>",
    ] {
        let more = MORE.replace("Olga Brandt", name);
        check_body(
            &format!(
                "<article><h1>Bridge closed</h1><p><span class=dateline>OSTROW —</span> It rains, and the ferry waits.</p><div>{more}</div><p>{LAST}</p></article>"
            ),
            &["1  OSTROW — It rains, and the ferry waits.", "1  MORE", "1  LAST"],
        );
    }
}

#[test]
fn leaves_out_what_is_not_the_article_and_lists_it() {
    for (rest, expected) in [
        ("<div class=comments-box><p>{C}</p><p>{C}</p></div>", "comments"),
        ("<p><a href=/b>The bakery of Ostrow opens again</a></p>", "outside-article"),
    ] {
        let body = format!(
            "<div><article><h1>Bridge closed</h1><p>{BODY}</p><p>{MORE}</p></article>{}</div>",
            rest.replace("{C}", LAST)
        );
        let article = read(page("", &body).into_bytes(), "a.html").unwrap();
        assert_eq!(article.paragraphs.text, format!("{BODY}\n{MORE}"));
        assert!(
            article.removed.iter().any(|it| it.reason == expected),
            "{:?}",
            article.removed
        );
    }
    check_body(
        &format!(
            "<article><h1>Bridge closed</h1><p>{BODY}</p><nav><a href=#b>Ferry</a></nav><p>{MORE} <a href=/x>Map<span class=sr-only> (opens a window)</span></a></p><p><em><a href=/b>The bakery opens again</a></em></p><div class=copy><p>{MORE}</p></div><div><img src=a.png><small>The bridge at dusk.</small></div><p>{LAST}</p></article>"
        ),
        &[
            "1  BODY",
            "1  MORE Map",
            "1  MORE",
            "1 caption The bridge at dusk.",
            "1  LAST",
            "1 -navigation Ferry",
            "1 -related-link The bakery opens again",
            "1 -screen-reader (opens a window)",
        ],
    );
}

#[test]
fn copies_and_sentences_pulled_out_are_read_once() {
    check_body(
        &format!(
            "<article><h1>Bridge closed</h1><div class=wide><p>{BODY}</p><p>{MORE}</p></div><div class=narrow><p>{BODY}</p><p>{MORE}</p></div><blockquote>Nobody in the old town had been asked</blockquote><p>{LAST}</p></article>"
        ),
        &[
            "1  BODY",
            "1  MORE",
            "1  LAST",
            "1 -duplicate BODY",
            "1 -duplicate MORE",
            "1 -pull-quote Nobody in the old town had been asked",
        ],
    );
}

#[test]
fn a_page_without_an_article_is_an_error_or_a_doubt() {
    let kinds = |page: &str| -> Vec<&str> {
        match read(page.as_bytes().to_vec(), "a.html") {
            Ok(article) => article.metadata.caveats.iter().map(|it| it.kind()).collect(),
            Err(_) => vec!["error"],
        }
    };
    let data = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{BODY}\\n{MORE}\"}}</script>"
    );
    let teaser = "<h3><a href=/x>The bakery opens again</a></h3><p>It opened on Monday, and the queue reached the fountain.</p>";
    for (page, expected) in [
        ("<div id=app></div><script>x()</script><footer>© 2025 Ostrow Post. All rights reserved.</footer>".to_owned(), "error"),
        ("<title>Just a moment...</title><h1>post.example</h1><p>Verifying you are human. This takes some seconds.</p>".to_owned(), "no-article"),
        ("<title>Access denied</title><body>You do not have permission to see this page on this server.".to_owned(), "no-article"),
        (format!("{data}<div id=app>Loading</div><footer>© 2025 Ostrow Post</footer>"), "from-data"),
        (format!("<main>{}</main>", teaser.repeat(9)), "list-of-articles"),
        (format!("<article><h1>Bridge closed</h1><p>{BODY}</p><p>{MORE}</p><div class=paywall-box><p>Subscribe to continue reading.</p></div></article>"), "paywall"),
    ] {
        assert!(kinds(&page).contains(&expected), "{page}: {:?}", kinds(&page));
    }
}

#[test]
fn a_copy_has_the_address_of_its_original() {
    let link = "<link rel=canonical href='https://archive.ph/AbC'><link rel=bookmark href='http://archive.today/20250402/https://post.example/b'><meta property=og:site_name content=archive.ph><meta property=article:published_time content=2025-04-02>";
    check_metadata(
        &format!("<title>Bridge closed</title>{link}"),
        "Bridge closed|||post.example|https://post.example/b|en",
    );
    let saved = "<title>Bridge closed</title><!-- saved from url=(0024)https://www.post.example/c -->";
    check_metadata(saved, "Bridge closed|||post.example|https://www.post.example/c|en");
    let shown = "<title>Bridge closed</title><!-- saved from url=(0052)about:reader?url=https%3A%2F%2Fwww.post.example%2Fd -->";
    check_metadata(shown, "Bridge closed|||post.example|https://www.post.example/d|en");
}

#[test]
fn of_several_articles_in_the_data_the_one_of_the_page_counts() {
    let other = r#"<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Bakery","datePublished":"2019-01-02","url":"https://post.example/bakery"}]</script>"#;
    let own = r##"<link rel=canonical href="https://post.example/a?x"><script type="application/ld+json">//<![CDATA[
{"@graph":[{"@type":"NewsArticle","headline":"Bridge","datePublished":"2025-03-12","mainEntityOfPage":{"@id":"https://post.example/a"},"publisher":{"@id":"#o"}},{"@type":"Organization","@id":"#o","name":"Ostrow Post"}]};
//]]></script>"##;
    check_metadata(
        &format!("{other}{own}"),
        "Bridge||2025-03-12|Ostrow Post|https://post.example/a?x|en",
    );
    check_metadata("<meta name=date content='sometime'>", "|||||en");
}

#[test]
fn an_article_inside_another_is_the_one_of_the_headline() {
    let inner = |head: &str, text: &str| {
        format!("<article><h2>{head}</h2><p>{text}</p></article>")
    };
    let two = inner("Bridge closed", &format!("{BODY}</p><p>{MORE}"))
        + &inner(
            "Mill burns",
            &format!("{LAST}</p><p>{}", LAST.replace("bridge", "mill")),
        );
    let found = ["1 headline Bridge closed", "7  BODY", "7  MORE"];
    let left = [
        "5 -navigation Home",
        "7 -outside-article Mill burns",
        "7 -outside-article LAST",
        "7 -outside-article A second mill was promised in the year of the flood; its piers stand in the reeds below the mill, and the council will look at them again when the water falls.",
        "9 -footer All rights reserved",
    ];
    let told = &["! reading"];
    check(
        &page("<title>Bridge closed</title>", &two),
        &[&found[..], &left, told].concat(),
    );
    // What goes on in an element of its own has no heading.
    check(
        &page(
            "<title>Bridge closed</title>",
            &format!(
                "<article><h1>Bridge closed</h1><p>The ferry runs, the mayor said on Monday.</p></article><article><p>{BODY}</p><p>{MORE}</p></article>"
            ),
        ),
        &[
            "1 headline Bridge closed",
            "7  The ferry runs, the mayor said on Monday.",
            "7  BODY",
            "7  MORE",
            "5 -navigation Home",
            "9 -footer All rights reserved",
        ],
    );
}

#[test]
fn takes_exports_of_databases_apart() {
    let rows = |head: &str, source: &str| {
        let cells = [
            ("HD", head),
            ("WC", "90 words"),
            ("PD", "3 May 2024"),
            ("SN", source),
            ("LP", BODY),
            ("TD", MORE),
            ("AN", "Document ORM0001"),
        ];
        let rows = cells.map(|(code, words)| {
            format!("<tr><td class=\"i\"><b>{code}</b></td><td><p>{words}</p></td></tr>")
        });
        format!("<div class=article><table>{}</table></div>", rows.concat())
    };
    let page = format!(
        "<html><body>{}{}</body></html>",
        rows("Ferry halts", "Orm Post"),
        rows("Mill burns", "Tarn Echo")
    );
    let found: Vec<String> = super::read_all(page.into_bytes(), "a.html", false)
        .into_iter()
        .map(|it| {
            let it = it.unwrap();
            let n_paragraphs = it.paragraphs.list.len();
            format!("{} {n_paragraphs}", it.metadata.source.unwrap_or_default())
        })
        .collect();
    assert_eq!(found, ["Orm Post 2", "Tarn Echo 2"]);
}

#[test]
fn closes_the_empty_elements_of_xhtml() {
    let body = format!(
        "<article><h1>Bridge closed</h1><a id=\"x\"/><p>{BODY}</p><p/><p>{MORE}</p></article>"
    );
    let page = format!(
        "<?xml version=\"1.0\"?>\n<html><head><title/><script src=\"x\"/></head><body>{body}</body></html>"
    );
    check(&page, &["1 headline Bridge closed", "2  BODY", "2  MORE"]);
}
