//! Small stories for tests: invented persons and places.

use crate::analysis::Analysis;
use crate::analysis::Analyzer;
use crate::document::Document;
use crate::document::Paragraph;
use crate::document::Zone;
use crate::lexicon::Lexicon;
use crate::lexicon::builtin;
use crate::lexicon::cues;
use crate::text::Span;

/// An article of paragraphs of the body.
pub(crate) fn article(source: &str, paragraphs: &[&str]) -> Document {
    let mut document = Document {
        id: source.to_lowercase(),
        path: format!("{source}.txt"),
        source: source.to_owned(),
        language: "en".to_owned(),
        ..Document::default()
    };
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if number > 0 {
            document.text.push('\n');
        }
        let start = document.text.len();
        document.text.push_str(paragraph);
        document.paragraphs.push(Paragraph {
            span: Span::new(start, document.text.len()),
            line: u32::try_from(number).unwrap() + 1,
            zone: Some(Zone::Body),
        });
    }
    document
}

/// Articles measured with the built-in packs.
pub(crate) fn analyze(documents: Vec<Document>) -> (Analyzer, Vec<Analysis>) {
    let lexicon = Lexicon::compile(builtin().unwrap(), vec![cues().unwrap()]).unwrap();
    let analyzer = Analyzer::new(lexicon);
    let analyses = analyzer.analyze_all(documents);
    (analyzer, analyses)
}
