//! Small stories for tests: packs by their entries, documents by their paragraphs, and
//! analyses whose attributions are given by hand.

use crate::analysis::{Analysis, Analyzer};
use crate::document::{Document, Paragraph, Zone};
use crate::lexicon::{Lexicon, Pack, SourceFile, cues, load};
use crate::text::Span;
use crate::voice::{Act, Attribution, Kind};

/// A pack with an id and some entries.
pub(crate) fn pack(id: &str, entries: &str) -> Pack {
    let head = format!(
        "[pack]\nid = \"{id}\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"Invented for tests.\"\n"
    );
    let file = SourceFile { name: format!("{id}.toml"), content: head + entries };
    load(&[file]).unwrap()
}

/// Packs with the cues that find speakers.
pub(crate) fn lexicon(packs: Vec<Pack>) -> Lexicon {
    Lexicon::compile(packs, vec![cues().unwrap()]).unwrap()
}

/// Documents measured with packs.
pub(crate) fn analyze(
    packs: Vec<Pack>,
    documents: Vec<Document>,
) -> (Analyzer, Vec<Analysis>) {
    let analyzer = Analyzer::new(lexicon(packs));
    let analyses = analyzer.analyze_all(documents);
    (analyzer, analyses)
}

/// A document of paragraphs of the body, its id the source in small letters.
pub(crate) fn document(source: &str, paragraphs: &[&str]) -> Document {
    zoned(source, &paragraphs.iter().map(|it| (Zone::Body, *it)).collect::<Vec<_>>())
}

/// The same with a zone for each paragraph.
pub(crate) fn zoned(source: &str, paragraphs: &[(Zone, &str)]) -> Document {
    let mut document = Document {
        id: source.to_lowercase(),
        source: source.to_owned(),
        language: "en".to_owned(),
        ..Document::default()
    };
    for (&(zone, paragraph), line) in paragraphs.iter().zip(1..) {
        if line > 1 {
            document.text.push('\n');
        }
        let start = document.text.len();
        document.text.push_str(paragraph);
        let span = Span::new(start, document.text.len());
        document.paragraphs.push(Paragraph {
            span,
            line,
            zone: Some(zone),
            is_set_off: false,
        });
    }
    document
}

/// An attribution by its words: kind, content, source, cue and speaker.
pub(crate) type Saying<'a> =
    (Kind, &'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// An analysis whose attributions and insertions are given by hand, each by its first words.
pub(crate) fn attributed(
    mut analysis: Analysis,
    said: &[Saying<'_>],
    insertions: &[&str],
) -> Analysis {
    let text = analysis.document.text.clone();
    let find = |words: &str| {
        let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
        Span::new(start, start + words.len())
    };
    let said = said.iter().map(|&(kind, content, source, cue, speaker)| Attribution {
        kind,
        content: find(content),
        source: source.map(find),
        cue: cue.map(find),
        act: Some(Act::Assertion),
        speaker: speaker.map(str::to_owned),
        device: None,
    });
    analysis.attributions = said.collect();
    analysis.insertions = insertions.iter().map(|words| find(words)).collect();
    revoiced(analysis)
}

/// The same analysis with the voices that its attributions give to mentions and words.
pub(crate) fn revoiced(mut analysis: Analysis) -> Analysis {
    let places = analysis.mentions.iter().map(|it| it.span.start);
    let held = analysis.passages().held(places);
    for (mention, held) in analysis.mentions.iter_mut().zip(held) {
        (mention.voice, mention.attribution) = (held.voice, held.attribution);
    }
    analysis.words_by_voice = analysis.passages().words_by_voice(&analysis.tokens);
    analysis
}
