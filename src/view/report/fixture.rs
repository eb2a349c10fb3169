//! Small stories for tests: invented places with two spellings.

use crate::analysis::Analysis;
use crate::analysis::Analyzer;
use crate::compare;
use crate::compare::compare;
use crate::document::Document;
use crate::document::Paragraph;
use crate::document::Zone;
use crate::lexicon::Lexicon;
use crate::lexicon::SourceFile;
use crate::lexicon::cues;
use crate::lexicon::load;
use crate::text::Span;
use crate::view::report::Options;
use crate::view::report::Report;
use crate::view::report::report;
use crate::voice::Attribution;
use crate::voice::Kind;

const PACK: &str = r#"
[pack]
id = "vale"
version = "1"
language = "en"
licence = "CC0-1.0"
citation = "Invented for tests."

[[concept]]
id = "vale.town"
label = "Town in the vale"
short = "Town"
question = "What is the town called?"
axes = ["romanisation"]
status = "reviewed"
  [[concept.variant]]
  id = "orlo"
  forms = ["Orlo"]
  describe = "The older spelling."
  used_by = [{ who = "The county", from = 1990-01-01, source = "https://example.org/orlo", kind = "official" }]
  valid = { neutral_before = 2020-01-01 }
  [[concept.variant]]
  id = "orlow"
  forms = ["Orlow"]

[[concept]]
id = "vale.council"
label = "Council of the town"
question = "What is the council called?"
axes = ["status"]
  [[concept.variant]]
  id = "council"
  forms = ["Orlo Council", "Orlow Council"]
  [[concept.variant]]
  id = "so-called"
  forms = ["so-called Orlow Council"]

[[concept]]
id = "vale.river"
label = "River"
control = true
  [[concept.variant]]
  id = "tarn"
  forms = ["Tarn"]

[[category]]
id = "hedge"
label = "Hedges"
definition = "Words that hold back."
terms = ["maybe", "possibly"]

[[category]]
id = "reporting-verb/doubting"
label = "Verbs that keep a claim open"
terms = ["claimed"]

[[category]]
id = "booster"
label = "Boosters"
terms = ["surely"]

[[concept]]
id = "vale.bridge"
label = "Bridge"
  [[concept.variant]]
  id = "bridge"
  forms = ["Long Bridge"]
"#;

/// A document of paragraphs, the first of which is its headline.
pub(crate) fn document(
    source: &str,
    date: Option<&str>,
    paragraphs: &[&str],
) -> Document {
    let mut document = Document {
        id: source.to_lowercase(),
        source: source.to_owned(),
        date: date.map(|it| it.parse().unwrap()),
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
            zone: Some(if number == 0 { Zone::Headline } else { Zone::Body }),
        });
    }
    document
}

/// Documents measured with the pack.
pub(crate) fn analyze(documents: Vec<Document>) -> (Analyzer, Vec<Analysis>) {
    let file = SourceFile { name: "vale.toml".to_owned(), content: PACK.to_owned() };
    let packs = vec![load(&[file]).unwrap()];
    let lexicon = Lexicon::compile(packs, vec![cues().unwrap()]).unwrap();
    let analyzer = Analyzer::new(lexicon);
    let analyses = analyzer.analyze_all(documents);
    (analyzer, analyses)
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
        speaker: speaker.map(str::to_owned),
        device: None,
    });
    analysis.attributions = said.collect();
    analysis.insertions = insertions.iter().map(|words| find(words)).collect();
    let places = analysis.mentions.iter().map(|it| it.span.start);
    let held = analysis.passages().held(places);
    for (mention, held) in analysis.mentions.iter_mut().zip(held) {
        (mention.voice, mention.attribution) = (held.voice, held.attribution);
    }
    analysis.words_by_voice = analysis.passages().words_by_voice(&analysis.tokens);
    analysis
}

/// An article with reported speech that holds a quotation and an insertion.
pub(crate) fn reported() -> (Analyzer, Vec<Analysis>) {
    let body = "Ada Tamm claimed that Orlo, known as Orlow, was “quite dry” at noon. Orlo slept.";
    let (analyzer, mut analyses) = analyze(vec![document("Ash", None, &["Rain", body])]);
    let tamm =
        |kind, words| (kind, words, Some("Ada Tamm"), Some("claimed"), Some("Ada Tamm"));
    let said = [
        tamm(Kind::Indirect, "Orlo, known as Orlow, was “quite dry” at noon"),
        tamm(Kind::Partial, "“quite dry”"),
    ];
    analyses = vec![attributed(analyses.remove(0), &said, &["known as Orlow"])];
    (analyzer, analyses)
}

/// The report on some documents.
pub(crate) fn report_of(documents: Vec<Document>, options: &Options) -> Report {
    let (analyzer, analyses) = analyze(documents);
    let comparison = compare(&analyses, analyzer.lexicon(), compare::Options::default());
    report(&comparison, options)
}
