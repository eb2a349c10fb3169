//! What somebody pastes stays words: no page has an element, an attribute or an address that
//! it has not got with harmless words in the same places.

use crate::server::Server;
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// What would leave the place that words are put in.
const WAYS_OUT: [&str; 22] = [
    "",
    "\">",
    "'>",
    "</textarea>",
    "</title>",
    "</script>",
    "</style>",
    "-->",
    "]]>",
    "</option></select>",
    "</iframe>",
    "</noscript>",
    "` ",
    "\u{0}",
    "%00",
    "\\\"",
    "</pre>",
    "</p></div>",
    "&quot;>",
    "\">\n",
    "{{ 7*7 }}",
    "${7*7}",
];

/// What would then do something.
const ACTS: [&str; 40] = [
    "<script>alert(1)</script>",
    "<script src=//evil.example></script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=//evil.example>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=//evil.example>",
    "<embed src=//evil.example>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>x",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video src=x onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<math><mi xlink:href=javascript:alert(1)>x",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style=background:url(//evil.example)>x",
    "<template><script>alert(1)</script></template>",
    "<marquee onstart=alert(1)>",
    "<select onchange=alert(1)><option>x",
    "<textarea onfocus=alert(1) autofocus>",
    "<button formaction=javascript:alert(1)>x",
    "<isindex action=javascript:alert(1)>",
    "<x onclick=alert(1)>x",
    " onmouseover=alert(1) x=",
    " autofocus onfocus=alert(1) x=",
    " style=position:fixed x=",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "{{ constructor.constructor('alert(1)')() }}",
    "{% include '/etc/passwd' %}",
    "<!--#exec cmd=\"id\"-->",
    "<?php phpinfo(); ?>",
    "=HYPERLINK(\"//evil.example\")",
];

/// The same in other letters: ten ways.
fn disguised(payload: &str) -> [String; 10] {
    let open = |sign: &str| payload.replace('<', sign);
    let mixed = payload.chars().enumerate().map(|(at, c)| {
        if at % 2 == 0 { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
    });
    [
        payload.to_owned(),
        payload.to_uppercase(),
        mixed.collect(),
        open("&lt;"),
        open("&#x3c;"),
        open("%3C"),
        open("\\u003c"),
        open("<\t"),
        open("\u{ff1c}"),
        open("<<"),
    ]
}

/// All 8,800, or every 40th.
fn payloads() -> Vec<String> {
    let step = if std::env::var_os("PARALLAX_PAYLOADS").is_some() { 1 } else { 41 };
    let all = WAYS_OUT.iter().flat_map(|out| {
        ACTS.iter().flat_map(move |act| disguised(&format!("{out}{act}")))
    });
    all.step_by(step).collect()
}

/// Payloads together, as long as a field may be.
fn together(payloads: &[String], most: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for payload in payloads {
        match all.last_mut().filter(|it| it.len() + payload.len() < most) {
            Some(last) => *last = format!("{last} {payload}"),
            None => all.push(payload.clone()),
        }
    }
    all
}

/// Elements with their attributes.
#[derive(Default)]
struct Parts {
    known: BTreeSet<(String, String)>,
    n_scripts: usize,
}

/// The parts of some pages together, and the number of scripts of each.
#[derive(Default)]
struct Pages {
    known: BTreeSet<(String, String)>,
    n_scripts: BTreeMap<String, usize>,
}

fn parts(page: &str, what: &str) -> Parts {
    let mut parts = Parts::default();
    for token in Tokenizer::new(page) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        parts.n_scripts += usize::from(name == "script");
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key).into_owned();
            let value = String::from_utf8_lossy(&value.value).trim().to_lowercase();
            let is_address =
                ["href", "src", "action", "formaction", "data"].contains(&key.as_str());
            assert!(
                !is_address
                    || !["javascript:", "data:"].iter().any(|it| value.starts_with(it)),
                "{what}: {key}={value}"
            );
            parts.known.insert((name.clone(), key));
        }
        parts.known.insert((name, String::new()));
    }
    parts
}

/// The pages of a story.
fn pages(server: &Server, key: &str, which: &[&str]) -> Pages {
    let mut all = Pages::default();
    for what in which {
        let answer = server.get(&format!("/story/{key}/{what}"));
        // Where texts give no lesson, the page says so.
        let may_refuse = ["lesson", "sheet", "key"].contains(what);
        assert!(answer.status == 200 || may_refuse, "{what}: {}", answer.text());
        let found = parts(&answer.text(), what);
        all.known.extend(found.known);
        if answer.status == 200 {
            all.n_scripts.insert((*what).to_owned(), found.n_scripts);
        }
    }
    all
}

/// Nothing stands on the pages that does not stand on harmless ones.
#[track_caller]
fn check(found: &Pages, harmless: &Pages, what: &str) {
    let new: Vec<_> = found.known.difference(&harmless.known).collect();
    assert!(new.is_empty(), "{what}: {new:?}");
    for (page, n) in &found.n_scripts {
        assert!(harmless.n_scripts.get(page).is_none_or(|it| it == n), "{page}: {what}");
    }
}

const ALL: &[&str] = &[
    "articles", "names", "voices", "lesson", "sheet", "key", "review", "export", "report",
];

/// A story with words in every place that somebody can fill.
fn filled(server: &Server, text: &str, words: &[String]) -> String {
    let key = server.story();
    let text =
        format!("Rain on the quay\n\nIt rained on Monday. “{text}” said Ada Tamm.\n");
    server.done(&key, "add", &[("text", &text), ("source", &words[0])]);
    for word in words {
        put(server, &key, word);
    }
    server.done(&key, "title", &[("title", &words[0])]);
    key
}

/// Puts words into the fields of an article, of a name and of a correction.
fn put(server: &Server, key: &str, word: &str) {
    let article = "harbour-post.txt";
    let fields =
        [("article", article), ("source", word), ("headline", word), ("url", word)];
    server.done(key, "edit", &fields);
    let version = server.version(key);
    let fields = [("article", article), ("date", word), ("version", version.as_str())];
    // What is no date is refused, with its words in the message.
    let answer = server.post(&format!("/story/{key}/edit"), &fields);
    assert_eq!(answer.status, 422, "{word}");
    assert!(parts(&answer.text(), "edit").n_scripts <= 2, "date: {word}");
    let short: String = word.chars().take(60).collect();
    for fields in [
        vec![("thing", word), ("name", short.as_str()), ("note", word)],
        vec![
            ("article", "harbour-post"),
            ("start", "0"),
            ("text", "The walkout hit the islands"),
            ("speaker", short.as_str()),
            ("note", word),
        ],
    ] {
        let what = if fields[0].0 == "thing" { "names" } else { "voices" };
        let fields = [fields, vec![("version", version.as_str())]].concat();
        // What is no name is refused, with its words in the message.
        let answer = server.post(&format!("/story/{key}/{what}"), &fields);
        let found = parts(&answer.text(), what);
        assert!(found.n_scripts <= 2, "{what}: {word}");
    }
}

#[test]
fn what_is_pasted_stays_words() {
    let server = Server::start();
    let plain = ["harmless words ".repeat(12)];
    let harmless = pages(&server, &filled(&server, &plain[0].repeat(40), &plain), ALL);
    let payloads = payloads();
    // As texts: all of them, several hundred an article.
    let key = filled(&server, "", &plain);
    for words in together(&payloads, 20_000) {
        let text =
            format!("Rain\n\nIt rained on Monday. “{words}” said Ada Tamm. {words}\n");
        server.done(&key, "add", &[("text", &text), ("source", "Quay Post")]);
    }
    check(&pages(&server, &key, ALL), &harmless, "texts");
    // As what is known of an article, as names and as remarks.
    let key = filled(&server, "rain", &plain);
    for words in together(&payloads, 560) {
        put(&server, &key, &words);
        check(&pages(&server, &key, &["articles", "names"]), &harmless, &words);
    }
    check(&pages(&server, &key, ALL), &harmless, "fields");
    let table = server.page(&key, "file/names.csv");
    let mut lines = table.lines();
    assert!(lines.all(|it| !it.starts_with('=') && !it.contains(",=")), "{table}");
    println!("{} payloads", payloads.len());
}
