//! Who speaks in small constructed articles, whose attributions are given by hand.

use crate::analysis::fixture::{Saying, attributed, pack, zoned};
use crate::analysis::{Analysis, Analyzer, fixture};
use crate::compare::{Comparison, Heard, Options, compare};
use crate::document::Zone;
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::voice::{Device, Kind, Voice};

const PACK: &str = r#"
[[category]]
id = "reporting-verb/doubting"
label = "Verbs that keep a claim open"
terms = ["claims", "claimed"]

[[category]]
id = "reporting-verb/neutral"
label = "Verbs without a stance"
terms = ["said", "added that"]
"#;

fn lexicon() -> Lexicon {
    fixture::lexicon(vec![pack("lists", PACK)])
}

/// An article of a headline and a body, with the attributions given.
fn article(source: &str, [headline, body]: [&str; 2], said: &[Saying<'_>]) -> Analysis {
    let paragraphs = [(Zone::Headline, headline), (Zone::Body, body)];
    let analyzer = Analyzer::new(lexicon());
    let analysis = analyzer.analyze_all([zoned(source, &paragraphs)]).remove(0);
    attributed(analysis, said, &[])
}

fn compared<'a>(analyses: &'a [Analysis], lexicon: &'a Lexicon) -> Comparison<'a> {
    compare(analyses, lexicon, Options::default())
}

/// Quotations, reported passages, and words quoted, reported and embedded.
fn figures(heard: &Heard) -> [u64; 5] {
    let [_, quoted, reported, embedded] = Voice::ALL.map(|it| heard.words(it));
    [heard.n_quotations, heard.n_reported, quoted, reported, embedded]
}

#[test]
fn the_innermost_attribution_owns_the_words() {
    let body =
        "Ada Tamm claimed that the well, which is old, was “quite dry” now. Rain fell.";
    let tamm =
        |kind, words| (kind, words, Some("Ada Tamm"), Some("claimed"), Some("Ada Tamm"));
    let said = [
        tamm(Kind::Indirect, "the well, which is old, was “quite dry” now"),
        tamm(Kind::Partial, "“quite dry”"),
    ];
    let mut analysis = article("a", ["Rain", body], &said);
    let at = analysis.document.text.find("which").unwrap();
    analysis.insertions = vec![Span::new(at, at + "which is old".len())];
    let lexicon = lexicon();
    let analyses = [analysis];
    let found = compared(&analyses, &lexicon).speakers;
    assert_eq!(found.speakers.len(), 1);
    let heard = &found.speakers[0].by_source[0];
    assert_eq!(figures(heard), [1, 1, 2, 4, 3]);
    assert_eq!(heard.places.len(), 2);
    let verbs: Vec<_> = heard.verbs.iter().map(|it| (it.words.as_str(), it.n)).collect();
    assert_eq!(verbs, [("claimed", 1)], "one verb, however many fragments");
}

#[test]
fn a_surname_goes_with_the_full_name_of_another_source() {
    let said = |kind, words, source, speaker| {
        (kind, words, Some(source), Some("said"), Some(speaker))
    };
    let analyses = [
        article(
            "a",
            ["Tamm said rain", "“It rains,” Ada Tamm said."],
            &[
                said(Kind::Indirect, "rain", "Tamm", "Ada Tamm"),
                said(Kind::Direct, "“It rains,”", "Ada Tamm", "Ada Tamm"),
            ],
        ),
        article(
            "b",
            ["Rain", "Tamm said it rained. The office said it hailed."],
            &[
                said(Kind::Indirect, "it rained", "Tamm", "Tamm"),
                said(Kind::Indirect, "it hailed", "The office", "the office"),
            ],
        ),
        article(
            "c",
            ["Rain", "The office said snow fell."],
            &[said(Kind::Indirect, "snow fell", "The office", "The office")],
        ),
    ];
    let lexicon = lexicon();
    let found = compared(&analyses, &lexicon).speakers;
    let names: Vec<&str> = found.speakers.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Ada Tamm", "The office", "the office"]);
    let tamm = &found.speakers[0];
    assert_eq!(tamm.forms, ["Tamm"]);
    assert_eq!(figures(&tamm.by_source[0]), [1, 0, 2, 0, 0], "headlines stand apart");
    assert_eq!(tamm.by_source[0].places.len(), 2);
    assert_eq!(figures(&tamm.by_source[1]), [0, 1, 0, 2, 0]);
}

#[test]
fn open_speakers_and_marks_without_one_are_counted_by_source() {
    let body = "“It rains,” he said. The “club” met, and “The Long Hail” ran.";
    let said = [
        (Kind::Direct, "“It rains,”", Some("he"), Some("said"), None),
        (Kind::Term, "“club”", None, None, None),
        (Kind::Term, "“The Long Hail”", None, None, None),
    ];
    let mut analysis = article("a", ["Rain", body], &said);
    analysis.attributions[1].device = Some(Device::NoSpeaker);
    analysis.attributions[2].device = Some(Device::Title);
    let lexicon = lexicon();
    let analyses = [analysis];
    let comparison = compared(&analyses, &lexicon);
    let found = &comparison.speakers;
    assert_eq!(found.speakers, []);
    assert_eq!(figures(&found.unresolved[0]), [1, 0, 2, 0, 0]);
    assert_eq!(figures(&found.no_speaker[0]), [1, 0, 1, 0, 0]);
    assert_eq!((found.n_unresolved(), found.n_passages()), (1, 1));
    let said = comparison.caveats.iter().map(ToString::to_string);
    let expected = "In 1 of 1 quotations and reported passages, the speaker could not be identified.";
    assert!(said.into_iter().any(|it| it == expected));
}

#[test]
fn verbs_have_their_list_and_other_cues_have_none() {
    let body = "Ada Tamm added that it rains. For Ada Tamm, hail is worse. Tamm claims the hill.";
    let said = [
        (Kind::Indirect, "it rains", Some("Ada Tamm"), Some("added"), Some("Ada Tamm")),
        (
            Kind::Indirect,
            "hail is worse",
            Some("Ada Tamm"),
            Some("For"),
            Some("Ada Tamm"),
        ),
    ];
    let analyses = [article("a", ["Rain", body], &said)];
    let lexicon = lexicon();
    let comparison = compared(&analyses, &lexicon);
    let verbs = comparison.speakers.speakers[0].by_source[0].verbs.iter();
    let verbs: Vec<_> = verbs.map(|it| (it.words.as_str(), it.category)).collect();
    assert_eq!(verbs, [("added", Some((0, 1))), ("for", None)]);
    let n: Vec<u64> = comparison.markers.iter().map(|it| it.rates[0].n()).collect();
    assert_eq!(n, [0, 1], "“claims the hill” reports nothing");
}

#[test]
fn a_verb_in_a_speakers_words_is_the_speakers() {
    let body = "“Olaf Berg claimed that hail fell,” Ada Tamm said.";
    let said = [
        (
            Kind::Direct,
            "“Olaf Berg claimed that hail fell,”",
            Some("Ada Tamm"),
            Some("said"),
            Some("Ada Tamm"),
        ),
        (
            Kind::Indirect,
            "hail fell",
            Some("Olaf Berg"),
            Some("claimed"),
            Some("Olaf Berg"),
        ),
    ];
    let analyses = [article("a", ["Rain", body], &said)];
    let lexicon = lexicon();
    let comparison = compared(&analyses, &lexicon);
    let speakers = comparison.speakers.speakers.iter();
    let verbs = speakers.map(|it| (it.name.as_str(), it.by_source[0].verbs.len()));
    assert_eq!(verbs.collect::<Vec<_>>(), [("Ada Tamm", 1), ("Olaf Berg", 0)]);
    let doubting = &comparison.markers[0].rates[0];
    assert_eq!((doubting.n(), doubting.exposure), (0, 1));
}
