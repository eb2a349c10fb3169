//! What a review costs: a document of 3,000 lines, and a house style of 13,000 rules to load.
//!
//! `cargo bench --bench review`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark may read and panic"
)]

use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;
use parallax::analysis::Session;
use parallax::lexicon::SourceFile;
use parallax::lexicon::builtin;
use parallax::review::Draft;
use parallax::review::House;
use parallax::review::Options;
use parallax::review::Reviewer;
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

criterion_group!(benches, reviews);
criterion_main!(benches);
