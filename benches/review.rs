//! What a review costs: a document of 3,000 lines, a house style of 13,000 rules to load, a
//! draft beside 10 and 200 articles.
//!
//! `cargo bench --bench review`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark may read and panic"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use parallax::analysis::Session;
use parallax::document::{Document, Paragraph, Zone};
use parallax::lexicon::{SourceFile, builtin};
use parallax::review::{Draft, House, Options, Reviewer};
use parallax::text::{Vocabulary, segment};
use std::fmt::Write;
use std::hint::black_box;

fn house(name: &str, content: String) -> House {
    House::read(SourceFile { name: name.to_owned(), content }).unwrap()
}

/// Words that no language has, each with another one to write.
fn many_rules() -> (String, String) {
    let mut toml = "[house]\nid = \"many\"\n".to_owned();
    let mut csv = "avoid,prefer,reason\n".to_owned();
    for n in 0..13_000 {
        let word = |salt: u32| {
            let letter = |it: u32| char::from(b'a' + u8::try_from(it % 26).unwrap());
            (0..7)
                .map(|at| letter((n + salt) / 26_u32.pow(at % 4) + at))
                .collect::<String>()
        };
        let (avoid, prefer) =
            (format!("{}{n} {}", word(0), word(7)), format!("{}{n}", word(3)));
        let _ = write!(
            toml,
            "[[rule]]\nprefer = \"{prefer}\"\navoid = [\"{avoid}\"]\nreason = \"So.\"\n"
        );
        let _ = writeln!(csv, "{avoid},{prefer},So.");
    }
    (toml, csv)
}

fn reviews(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("review");
    group.sample_size(10);
    let story = std::fs::read_to_string("tests/review/draft.md").unwrap();
    let body = story.split("---\n").nth(2).unwrap();
    let mut text = String::new();
    while text.lines().count() < 3_000 {
        text.push_str(body);
    }
    let desk = std::fs::read_to_string("tests/review/desk.toml").unwrap();
    let houses = vec![house("desk.toml", desk)];
    let reviewer = Reviewer::new(builtin().unwrap(), houses, Options::default()).unwrap();
    let draft = Draft::new("draft.md", text);
    let mut session = Session::default();
    group.bench_function("3000-lines", |bench| {
        bench.iter(|| black_box(reviewer.review_with(&draft, &mut session)));
    });
    let (toml, csv) = many_rules();
    for (name, content) in [("many.toml", toml), ("many.csv", csv)] {
        group.bench_function(format!("13000-rules-{name}"), |bench| {
            bench.iter(|| {
                let houses = vec![house(name, content.clone())];
                black_box(Reviewer::new(Vec::new(), houses, Options::default()).unwrap())
            });
        });
    }
    group.finish();
}

/// Articles of 600 words about one event, which share quotations and print their own words.
fn articles(n: usize) -> Vec<Document> {
    let mut articles = Vec::new();
    for number in 0..n {
        let mut text = String::new();
        for paragraph in 0..20 {
            let quoted = (number + paragraph * 7) % 40;
            let own = number * 20 + paragraph;
            let _ = writeln!(
                text,
                "The crew of house {own} came to street {quoted} before noon. “The water in street {quoted} rose by {quoted} feet, and nobody of house {quoted} had been told of it when the gates were opened,” Ada Tamm said on day {own}."
            );
        }
        articles.push(Document {
            id: format!("{number}"),
            source: format!("source {number}"),
            language: "en".to_owned(),
            paragraphs: segment(&text, &mut Vocabulary::default())
                .paragraphs
                .into_iter()
                .map(|span| Paragraph {
                    span,
                    line: 1,
                    zone: Some(Zone::Body),
                    is_set_off: false,
                })
                .collect(),
            text,
            ..Document::default()
        });
    }
    articles
}

/// A draft of 1,500 words that quotes a part of what the others quote.
fn against(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("against");
    group.sample_size(10);
    let mut text = String::new();
    for it in 0..45 {
        let _ = writeln!(
            text,
            "In the evening the crews went home by boat, and in street {it} the lamps were out. “The water in street {it} rose by {it} feet, and nobody of house {it} had been told of it,” Ada Tamm said.\n"
        );
    }
    let draft = Draft::new("draft.txt", text);
    let reviewer =
        || Reviewer::new(builtin().unwrap(), Vec::new(), Options::default()).unwrap();
    for n in [0, 10, 200] {
        let reviewer = match n {
            0 => reviewer(),
            n => reviewer().with_others(articles(n)),
        };
        let mut session = Session::default();
        group.bench_function(format!("{n}-articles"), |bench| {
            bench.iter(|| black_box(reviewer.review_with(&draft, &mut session)));
        });
    }
    group.finish();
}

criterion_group!(benches, reviews, against);
criterion_main!(benches);
