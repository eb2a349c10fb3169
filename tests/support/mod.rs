//! Documents and a lexicon for tests.

#![allow(dead_code, reason = "every test uses a part")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use parallax::analysis::Analyzer;
use parallax::document::{Document, Paragraph, Zone};
use parallax::lexicon::{Lexicon, SourceFile, builtin, cues, load};
use parallax::text::{Vocabulary, segment};

/// A pack with both kinds of entries and every rule that moves a mention.
const PACK: &str = r#"
[pack]
id = "sample"
version = "1"
language = "en"
licence = "CC0-1.0"
citation = "Made up for these tests."

[[concept]]
id = "sample.town"
label = "The town of Orlav"
question = "What is the town called?"
axes = ["romanisation"]
  [[concept.variant]]
  id = "orlav"
  forms = ["Orlav"]
  [[concept.variant]]
  id = "orlau"
  forms = ["Orlau"]
  exclude = ["Orlau cheese", { before = "Dynamo" }, { also = "recipe" }]

[[concept]]
id = "sample.regions"
label = "The regions"
axes = ["status"]
  [[concept.variant]]
  id = "region"
  forms = ["Orlav region", "Brenna region"]
  head = "region"
  [[concept.variant]]
  id = "republic"
  forms = ["Orlav People’s Republic"]

[[concept]]
id = "sample.fighting"
label = "The fighting"
requires = ["Orlav", "Orlau"]
  [[concept.variant]]
  id = "war"
  forms = ["war"]
  inflect = "noun"
  [[concept.variant]]
  id = "full-scale-war"
  forms = ["full-scale war"]
  [[concept.variant]]
  id = "clash"
  forms = ["clash"]
  confidence = "low"

[[category]]
id = "hedge"
label = "Hedges"
terms = ["may", "appears to", "seem"]
"#;

/// Compiles the sample pack, the built-in packs and the cues.
pub(crate) fn lexicon() -> Lexicon {
    let file = SourceFile { name: "sample.toml".to_owned(), content: PACK.to_owned() };
    let mut packs = vec![load(&[file]).unwrap()];
    packs.extend(builtin().unwrap());
    Lexicon::compile(packs, vec![cues().unwrap()]).unwrap()
}

/// Measures with the sample pack and the built-in packs.
pub(crate) fn analyzer() -> Analyzer {
    Analyzer::new(lexicon())
}

/// An article whose lines are paragraphs of the body.
pub(crate) fn document(id: &str, source: &str, text: &str) -> Document {
    let lines = segment(text, &mut Vocabulary::default()).paragraphs;
    let body = |(n, span)| Paragraph {
        span,
        line: u32::try_from(n).unwrap() + 1,
        zone: Some(Zone::Body),
        is_set_off: false,
    };
    Document {
        id: id.to_owned(),
        path: format!("{id}.txt"),
        source: source.to_owned(),
        language: "en".to_owned(),
        text: text.to_owned(),
        paragraphs: lines.into_iter().enumerate().map(body).collect(),
        ..Document::default()
    }
}
