//! Small stories for tests: invented places with two spellings.

use crate::analysis::fixture::{attributed, pack, zoned};
use crate::analysis::{Analysis, Analyzer, fixture};
use crate::compare;
use crate::compare::compare;
use crate::document::{Document, Zone};
use crate::view::report::{Options, Report, report};
use crate::voice::Kind;

const PACK: &str = r#"
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
    let zone = |at| if at == 0 { Zone::Headline } else { Zone::Body };
    let zones = paragraphs.iter().enumerate().map(|(at, it)| (zone(at), *it));
    let date = date.map(|it| it.parse().unwrap());
    Document { date, ..zoned(source, &zones.collect::<Vec<_>>()) }
}

/// Documents measured with the pack.
pub(crate) fn analyze(documents: Vec<Document>) -> (Analyzer, Vec<Analysis>) {
    fixture::analyze(vec![pack("vale", PACK)], documents)
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
