//! Annotates articles with one rule of attribution switched off, to measure what it earns:
//!
//! ```sh
//! cargo run --release --example without_rule -- contrast article.txt
//! ```
//!
//! Prints what `parallax annotate --raw --no-builtin` prints; options are ignored. Without a
//! rule's name (`-`) all rules are in force.

use parallax::analysis::Analyzer;
use parallax::input;
use parallax::lexicon::{Lexicon, cues};
use parallax::view::annotation::annotation;
use parallax::voice::{CARDS, Rules};
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().unwrap_or_default();
    let rules = match CARDS.iter().find(|card| card.id == id) {
        Some(card) => Rules::without(card.rule),
        None if id == "-" => Rules::default(),
        None => {
            let ids: Vec<&str> = CARDS.iter().map(|card| card.id).collect();
            return Err(format!("no rule {id:?}; there are: {}", ids.join(", ")).into());
        }
    };
    let paths: Vec<PathBuf> = arguments
        .filter(|it| {
            !it.starts_with('-') && !["annotate", "jsonl"].contains(&it.as_str())
        })
        .map(PathBuf::from)
        .collect();
    let options = input::Options { raw: true, ..input::Options::default() };
    let documents: Result<Vec<_>, _> = input::read(&paths, &options).collect();
    let lexicon = Lexicon::compile(Vec::new(), vec![cues()?])?;
    let analyzer = Analyzer::new(lexicon).with_rules(rules);
    let mut out = std::io::stdout().lock();
    for analysis in analyzer.analyze_all(documents?) {
        serde_json::to_writer(
            &mut out,
            &annotation(&analysis, analyzer.lexicon(), false),
        )?;
        writeln!(out)?;
    }
    Ok(())
}
