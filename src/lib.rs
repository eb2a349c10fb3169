//! Puts several tellings of one story side by side and shows how each source words it.
//!
//! The program in brief: files become documents, documents become analyses, analyses
//! become a comparison, a comparison becomes a view, and a view becomes bytes. Reading is
//! the only step that can fail on an article; analysis expresses its doubts as caveats.
//!
//! ```
//! use parallax::analysis::Analyzer;
//! use parallax::compare::compare;
//! use parallax::input;
//! use parallax::lexicon::Lexicon;
//! use parallax::lexicon::builtin;
//! use parallax::lexicon::cues;
//! use parallax::output::html::Renderer;
//! use parallax::view::report;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let paths = ["stories/ceasefire-talks".into()];
//! let documents: Result<Vec<_>, _> = input::read(&paths, &input::Options::default()).collect();
//! let analyzer = Analyzer::new(Lexicon::compile(builtin()?, vec![cues()?])?);
//! let analyses = analyzer.analyze_all(documents?);
//! let comparison = compare(&analyses, analyzer.lexicon(), Default::default());
//! let page = Renderer::new(&[])?.render(&report::report(&comparison, &Default::default()))?;
//! assert!(page.starts_with("<!doctype html>"));
//! # Ok(())
//! # }
//! ```
//!
//! ARCHITECTURE.md shows the layers, CONTRIBUTING.md how to add to them.

pub mod analysis;
pub mod annotate;
pub mod clean;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod desk;
pub mod document;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod input;
pub mod language;
pub mod lesson;
pub mod lexicon;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod names;
pub mod output;
pub mod review;
pub mod scorers;
#[cfg(feature = "serve")]
pub mod serve;
pub mod settings;
pub mod stats;
pub mod suggest;
pub mod text;
pub mod trends;
pub mod view;
pub mod voice;
