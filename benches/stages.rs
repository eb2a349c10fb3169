//! What each stage costs on one realistic text: the sample story, repeated to about 1 MB.
//!
//! `cargo bench --bench stages`; throughput is in bytes of text.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark may read and panic"
)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use parallax::analysis::{Analysis, Analyzer, Session};
use parallax::compare::compare;
use parallax::document::Document;
use parallax::input::{Options, read};
use parallax::lexicon::{Given, Lexicon, TypeKeys, builtin, cues};
use parallax::output::html::Renderer;
use parallax::output::json::write_line;
use parallax::text::{Vocabulary, segment};
use parallax::view::annotation::annotation;
use parallax::view::report;
use parallax::voice::pair;
use std::hint::black_box;
use std::path::PathBuf;

fn documents() -> Vec<Document> {
    let paths = [PathBuf::from("stories/ceasefire-talks")];
    read(&paths, &Options::default()).collect::<Result<_, _>>().unwrap()
}

fn lexicon() -> Lexicon {
    Lexicon::compile(builtin().unwrap(), vec![cues().unwrap()]).unwrap()
}

fn text() -> String {
    let story: String = documents().iter().map(|it| format!("{}\n", it.text)).collect();
    story.repeat(1_000_000 / story.len())
}

fn stages(criterion: &mut Criterion) {
    let text = text();
    let lexicon = lexicon();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    let mut vocabulary = Vocabulary::default();
    group.bench_function("segment", |bench| {
        bench.iter(|| black_box(segment(&text, &mut vocabulary)));
    });
    let found = segment(&text, &mut vocabulary);
    let mut keys = TypeKeys::default();
    group.bench_function("find", |bench| {
        bench.iter(|| {
            black_box(lexicon.find(
                &text,
                &found,
                &vocabulary,
                &mut keys,
                Given::default(),
            ))
        });
    });
    group.bench_function("pair", |bench| {
        bench.iter(|| black_box(pair(&text, &found.marks, &found.paragraphs)));
    });
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let documents = documents();
    let analyzer = Analyzer::new(lexicon());
    let n_bytes: usize = documents.iter().map(|it| it.text.len()).sum();
    let mut group = criterion.benchmark_group("whole");
    group.throughput(Throughput::Bytes(n_bytes as u64)).sample_size(20);
    let mut session = Session::default();
    group.bench_function("analyze", |bench| {
        bench.iter(|| {
            for document in &documents {
                black_box(analyzer.analyze(document.clone(), &mut session));
            }
        });
    });
    let analyses: Vec<Analysis> = analyzer.analyze_all(documents.clone());
    let mut lines = Vec::new();
    group.bench_function("write annotations", |bench| {
        bench.iter(|| {
            lines.clear();
            for analysis in &analyses {
                write_line(&annotation(analysis, analyzer.lexicon(), false), &mut lines);
            }
            black_box(lines.len())
        });
    });
    let renderer = Renderer::new(&[]).unwrap();
    group.bench_function("compare and render", |bench| {
        bench.iter(|| {
            let comparison = compare(&analyses, analyzer.lexicon(), Default::default());
            let report = report::report(&comparison, &report::Options::default());
            black_box(renderer.render(&report).unwrap())
        });
    });
    group.finish();
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);
