//! Small stories for tests: invented persons and places.

use crate::analysis::fixture::document;
use crate::analysis::{Analysis, Analyzer, fixture};
use crate::document::Document;
use crate::lexicon::builtin;

/// An article of paragraphs of the body.
pub(crate) fn article(source: &str, paragraphs: &[&str]) -> Document {
    Document { path: format!("{source}.txt"), ..document(source, paragraphs) }
}

/// Articles measured with the built-in packs.
pub(crate) fn analyze(documents: Vec<Document>) -> (Analyzer, Vec<Analysis>) {
    fixture::analyze(builtin().unwrap(), documents)
}
