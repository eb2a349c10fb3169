//! What quotations, reports and copies cost as the articles of one story grow in number.
//!
//! `cargo bench --bench shared`. Articles are made: each prints some of forty remarks of ten
//! speakers, cut at random, reports others without marks, and fills up with sentences of its
//! own; one in ten is a copy of another. The lexicon has no packs, so that what is timed is
//! the part of `compare` that looks across articles.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark may print and panic"
)]

use parallax::analysis::{Analysis, Analyzer};
use parallax::compare::{Options, compare};
use parallax::document::Document;
use parallax::lexicon::{Lexicon, cues};
use std::hint::black_box;
use std::time::Instant;

/// A generator of Lehmer's kind: the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    /// So many words of so many, the earlier the more frequent.
    fn words(&mut self, n: usize, of: usize) -> Vec<String> {
        let word = |chance: &mut Self| {
            let rank = chance.below(of) * (chance.below(of) + 1) / of;
            format!("w{rank}")
        };
        (0..n).map(|_| word(self)).collect()
    }
}

fn article(number: usize, remarks: &[Vec<String>], chance: &mut Chance) -> Document {
    let mut text = String::new();
    for _ in 0..10 {
        let at = chance.below(remarks.len());
        let remark = &remarks[at];
        let start = if chance.below(2) == 0 { 0 } else { chance.below(remark.len() / 3) };
        let end = remark.len() - chance.below(remark.len() / 3);
        let words = remark[start..end].join(" ");
        let speaker = format!("Ada Speaker{}", at % 10);
        if chance.below(3) == 0 {
            text.push_str(&format!("{speaker} said that {words}.\n"));
        } else {
            text.push_str(&format!("“S{words},” {speaker} told reporters.\n"));
        }
        for _ in 0..4 {
            let words = chance.words(14, 4_000).join(" ");
            text.push_str(&format!("The {words}.\n"));
        }
    }
    Document {
        id: format!("a{number}"),
        source: format!("Source {number}"),
        language: "en".to_owned(),
        text,
        ..Document::default()
    }
}

fn story(n: usize) -> Vec<Document> {
    let mut chance = Chance(7);
    let remarks: Vec<Vec<String>> = (0..40)
        .map(|_| {
            let n = 15 + chance.below(45);
            chance.words(n, 2_000)
        })
        .collect();
    let mut documents: Vec<Document> = Vec::with_capacity(n);
    for number in 0..n {
        let mut own = article(number, &remarks, &mut chance);
        if number % 10 == 9 {
            own.text.clone_from(&documents[number - 5].text);
        }
        documents.push(own);
    }
    documents
}

fn main() {
    let lexicon = Lexicon::compile(Vec::new(), vec![cues().unwrap()]).unwrap();
    let analyzer = Analyzer::new(lexicon);
    let mut last: Option<(usize, f64)> = None;
    for n in [2, 20, 200, 2_000] {
        let analyses: Vec<Analysis> = analyzer.analyze_all(story(n));
        let mut best = f64::INFINITY;
        let mut found = (0, 0, 0);
        for _ in 0..3 {
            let start = Instant::now();
            let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
            best = best.min(start.elapsed().as_secs_f64());
            found = (
                comparison.shared_quotes.len(),
                comparison.paraphrases.len(),
                comparison.copies.len(),
            );
            black_box(comparison);
        }
        // The exponent between two points: 1 is linear, 2 the square.
        let grew =
            last.map(|(m, seconds)| (best / seconds).ln() / (n as f64 / m as f64).ln());
        let grew = grew.map_or_else(|| "–".to_owned(), |it| format!("{it:.2}"));
        let (quotes, reports, copies) = found;
        println!(
            "{n:>5} articles  {:>9.2} ms  exponent {grew}  ({quotes} quotations, {reports} reports, {copies} groups of copies)",
            best * 1e3
        );
        last = Some((n, best));
    }
}
