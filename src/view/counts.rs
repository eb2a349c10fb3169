//! The counts of a comparison as one table, one row per count.
//!
//! Every row has every column; what does not apply to its kind is empty. Counts stand by
//! article, so that no sum is in the table twice.

use crate::compare::{
    Comparison, ConceptComparison, Contrast, Fact, Heard, Keyword, Place, Share, Source,
    Status,
};
use crate::document::Zone;
use crate::text::Span;
use crate::voice::{Device, Voice};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One count, share, verdict or wording; the fields are the columns, which only grow at the end.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "docs/formats.md describes the columns")]
pub struct Row<'a> {
    pub kind: &'static str,
    #[serde(serialize_with = "harmless")]
    pub pack: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub concept: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub category: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub variant: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub source: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub source_name: Option<&'a str>,
    #[serde(serialize_with = "harmless")]
    pub article: Option<&'a str>,
    pub zone: Option<&'static str>,
    pub voice: Option<String>,
    pub n: Option<u64>,
    pub of: Option<u64>,
    pub share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub verdict: Option<&'static str>,
    pub statistic: Option<f64>,
    pub p: Option<f64>,
    pub p_adjusted: Option<f64>,
    pub n_tests: Option<usize>,
    #[serde(serialize_with = "harmless")]
    pub speaker: Option<&'a str>,
    pub device: Option<&'static str>,
    #[serde(serialize_with = "harmless")]
    pub cue: Option<&'a str>,
    pub item: Option<usize>,
    #[serde(serialize_with = "harmless")]
    pub words: Option<Cow<'a, str>>,
}

/// The text with an apostrophe before what a spreadsheet would run: the names of sources and
/// articles come from other people's files.
pub(super) fn harmless<S: Serializer>(
    text: &Option<impl AsRef<str>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    text.as_ref().map(|it| cell(it.as_ref())).serialize(serializer)
}

/// The text with an apostrophe before what a spreadsheet would run.
pub(crate) fn cell(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet may run a text: it passes over blanks, and takes full-width signs for
/// narrow ones.
fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
    });
    text.starts_with(['\t', '\r', '\n'])
        || first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The rows in the order of the report: words by article and voice, contrasts, openings, each
/// concept's counts, shares and verdict, facts, numbers, what each source gives of each speaker,
/// shared quotations, copies, the rates of word lists, words that set the sources apart.
#[must_use]
pub fn counts<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = words(comparison);
    rows.extend(contrasts(comparison));
    rows.extend(openings(comparison));
    rows.extend(facts(comparison));
    rows.extend(numbers(comparison));
    for it in &comparison.concepts {
        let concept = concept(comparison, it);
        rows.extend(mentions(comparison, it, &concept));
        rows.extend(it.shares.iter().map(|one| share(comparison, it, one, &concept)));
        rows.push(Row {
            kind: "verdict",
            n: Some(it.n_counted()),
            voice: Some(basis(it)),
            statistic: it.differs.statistic,
            p: it.differs.p,
            p_adjusted: it.differs.p_adjusted,
            n_tests: Some(it.differs.n_tests),
            ..concept
        });
    }
    rows.extend(speech(comparison));
    rows.extend(quotations(comparison));
    rows.extend(copies(comparison));
    rows.extend(rates(comparison));
    rows.extend(keywords(comparison));
    rows
}

/// One row a wording of a source: the words themselves.
fn contrasts<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let all = comparison.contrasts.iter().chain(&comparison.further_contrasts);
    for (number, it) in all.enumerate() {
        for side in &it.sides {
            let row = |place: Option<&Place>| Row {
                kind: "contrast",
                category: Some(it.kind()),
                voice: place.map(|it| it.voice_name().to_owned()),
                n: side.counted.map(|it| it.0),
                of: side.counted.map(|it| it.1),
                verdict: match side.is_absent {
                    true => Some("absent"),
                    false => side.status.map(Status::name),
                },
                statistic: Some(it.weight),
                speaker: side.speaker.as_deref(),
                item: Some(number + 1),
                words: place.map(|at| words_of(comparison, it, *at)),
                ..of_source(comparison, side.source)
            };
            let wordings = side.wordings.iter().map(|it| row(it.places.first()));
            rows.extend(wordings);
            rows.extend(side.is_absent.then(|| row(None)));
        }
    }
    rows
}

/// Words of a contrast, with dots where the headline, sentence or remark goes on.
fn words_of<'a>(
    comparison: &'a Comparison<'a>,
    contrast: &Contrast,
    place: Place,
) -> Cow<'a, str> {
    let words = words_at(comparison, place.article, place.span);
    let [left, right] = contrast.goes_on(comparison, place);
    match (left, right) {
        (false, false) => Cow::Borrowed(words),
        (true, false) => Cow::Owned(format!("… {words}")),
        (false, true) => Cow::Owned(format!("{words} …")),
        (true, true) => Cow::Owned(format!("… {words} …")),
    }
}

/// One row a headline, and one a first sentence.
fn openings<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for it in &comparison.openings {
        for (zone, span) in [("headline", it.headline), ("body", it.lead)] {
            rows.extend(span.map(|span| Row {
                kind: "opening",
                zone: Some(zone),
                words: Some(Cow::Borrowed(words_at(comparison, it.article, span))),
                ..of_article(comparison, it.article)
            }));
        }
    }
    rows
}

/// One row for each number that two sources or more give for a thing.
fn numbers<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (number, it) in comparison.quantities.iter().enumerate() {
        rows.extend(it.values.iter().map(|value| Row {
            kind: "number",
            category: Some(&it.unit),
            voice: Some(value.place.voice_name().to_owned()),
            low: value.low,
            high: value.high,
            verdict: Some(if it.differs { "differs" } else { "same" }),
            speaker: value.speaker.as_deref(),
            item: Some(number + 1),
            words: Some(Cow::Borrowed(words_at(
                comparison,
                value.place.article,
                value.place.span,
            ))),
            ..of_article(comparison, value.place.article)
        }));
    }
    rows
}

/// One row a list and source: how often its words stand in the source's own voice.
fn rates<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for it in &comparison.markers {
        let pack = &comparison.lexicon.packs()[it.pack];
        rows.extend(it.rates.iter().enumerate().map(|(source, rate)| Row {
            kind: "rate",
            pack: Some(&pack.head.id),
            category: Some(pack.categories[it.category].id.as_ref()),
            voice: Some(Voice::Narrator.name().to_owned()),
            n: Some(rate.n()),
            of: Some(rate.exposure),
            low: rate.rate.map(|it| it.interval.low),
            high: rate.rate.map(|it| it.interval.high),
            verdict: Some(it.verdict.name()),
            statistic: rate.rate.map(|it| it.per_1000),
            ..of_source(comparison, source)
        }));
    }
    rows
}

/// One row per word that sets a source apart.
fn keywords<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let words = comparison.keywords.iter().flat_map(|it| &it.words);
    let row = |it: &'a Keyword| Row {
        kind: "keyword",
        n: Some(it.n),
        of: Some(it.n + it.n_others),
        statistic: Some(it.z),
        words: Some(Cow::Borrowed(&it.term)),
        ..of_source(comparison, it.source)
    };
    words.map(row).collect()
}

pub(crate) fn words_at<'a>(
    comparison: &'a Comparison<'a>,
    article: usize,
    span: Span,
) -> &'a str {
    span.of(&comparison.articles[article].document.text)
}

fn of_source<'a>(comparison: &'a Comparison<'a>, source: usize) -> Row<'a> {
    Row {
        source: Some(&comparison.sources[source].id),
        source_name: Some(&comparison.sources[source].name),
        ..Row::default()
    }
}

/// One row a passage of a shared quotation: how much of the longest it prints.
fn quotations<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (number, quote) in comparison.shared_quotes.iter().enumerate() {
        rows.extend(quote.passages.iter().map(|it| Row {
            kind: "quotation",
            voice: Some(Voice::Quoted.name().to_owned()),
            n: Some(wide(it.n_common)),
            of: Some(wide(quote.n_words)),
            share: part(wide(it.n_common), wide(quote.n_words)),
            verdict: Some(quote.relation.name()),
            item: Some(number + 1),
            ..of_article(comparison, it.article)
        }));
    }
    rows
}

/// One row per article that prints the same text as another.
fn copies<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (number, copies) in comparison.copies.iter().enumerate() {
        rows.extend(copies.articles.iter().map(|&article| Row {
            kind: "copy",
            n: Some(wide(copies.articles.len())),
            share: Some(copies.containment),
            statistic: Some(copies.similarity),
            item: Some(number + 1),
            ..of_article(comparison, article)
        }));
    }
    rows
}

fn of_article<'a>(comparison: &'a Comparison<'a>, article: usize) -> Row<'a> {
    let source = comparison.sources.iter().find(|it| it.articles.contains(&article));
    Row {
        source: source.map(|it| it.id.as_str()),
        source_name: source.map(|it| it.name.as_str()),
        article: Some(&comparison.articles[article].document.id),
        ..Row::default()
    }
}

fn words<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for source in &comparison.sources {
        for &at in &source.articles {
            let analysis = comparison.articles[at];
            let of = analysis.words_by_voice.iter().sum();
            for voice in Voice::ALL {
                let n = analysis.words_by_voice[voice.index()];
                rows.push(Row {
                    kind: "words",
                    source: Some(&source.id),
                    source_name: Some(&source.name),
                    article: Some(&analysis.document.id),
                    voice: Some(voice.name().to_owned()),
                    n: Some(wide(n)),
                    of: Some(wide(of)),
                    share: part(wide(n), wide(of)),
                    ..Row::default()
                });
            }
        }
    }
    rows
}

/// How many of the facts that at least two sources have each source has.
fn facts<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let facts = &comparison.passages.facts;
    if facts.is_empty() {
        return Vec::new();
    }
    let sources = comparison.sources.iter().enumerate();
    let row = |(number, source): (usize, &'a Source)| {
        let has = |it: &&Fact| it.passages.iter().any(|passage| passage.source == number);
        let n = wide(facts.iter().filter(has).count());
        Row {
            kind: "facts",
            source: Some(&source.id),
            source_name: Some(&source.name),
            n: Some(n),
            of: Some(wide(facts.len())),
            share: part(n, wide(facts.len())),
            ..Row::default()
        }
    };
    sources.map(row).collect()
}

/// What all rows of a concept have in common.
fn concept<'a>(comparison: &'a Comparison<'a>, it: &ConceptComparison) -> Row<'a> {
    let pack = &comparison.lexicon.packs()[it.pack];
    Row {
        pack: Some(&pack.head.id),
        concept: Some(pack.concepts[it.concept].id.as_ref()),
        verdict: Some(it.differs.verdict.name()),
        ..Row::default()
    }
}

fn variant<'a>(
    comparison: &'a Comparison<'a>,
    it: &ConceptComparison,
    variant: usize,
) -> &'a str {
    let pack = &comparison.lexicon.packs()[it.pack];
    pack.concepts[it.concept].variant[variant].id.as_ref()
}

/// One row per article, variant, zone and voice that occur together.
fn mentions<'a>(
    comparison: &'a Comparison<'a>,
    it: &'a ConceptComparison,
    concept: &Row<'a>,
) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for cell in &it.cells {
        let source = &comparison.sources[cell.source];
        let mut places: BTreeMap<(usize, Zone, Voice), u64> = BTreeMap::new();
        for at in &cell.mentions {
            let mention = &comparison.articles[at.article].mentions[at.mention];
            *places.entry((at.article, mention.zone, mention.voice)).or_default() += 1;
        }
        rows.extend(places.into_iter().map(|((article, zone, voice), n)| Row {
            kind: "count",
            variant: Some(variant(comparison, it, cell.variant)),
            source: Some(&source.id),
            source_name: Some(&source.name),
            article: Some(&comparison.articles[article].document.id),
            zone: Some(zone.name()),
            voice: Some(voice.name().to_owned()),
            n: Some(n),
            verdict: None,
            ..concept.clone()
        }));
    }
    rows
}

fn share<'a>(
    comparison: &'a Comparison<'a>,
    it: &ConceptComparison,
    share: &Share,
    concept: &Row<'a>,
) -> Row<'a> {
    let source = &comparison.sources[share.source];
    Row {
        kind: "share",
        variant: Some(variant(comparison, it, share.variant)),
        source: Some(&source.id),
        source_name: Some(&source.name),
        voice: Some(basis(it)),
        n: Some(share.n),
        of: Some(share.of),
        share: part(share.n, share.of),
        low: Some(share.interval.low),
        high: Some(share.interval.high),
        ..concept.clone()
    }
}

/// The voices that are counted, joined by plus signs.
fn basis(it: &ConceptComparison) -> String {
    it.basis.iter().map(|voice| voice.name()).collect::<Vec<_>>().join("+")
}

fn wide(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// `n` of `of`; none where there is nothing to be a part of.
fn part(n: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| n as f64 / of as f64)
}

/// By speaker and source: words by voice, passages by voice, and the words that report.
fn speech<'a>(comparison: &'a Comparison<'a>) -> Vec<Row<'a>> {
    let found = &comparison.speakers;
    let mut rows = Vec::new();
    for it in &found.speakers {
        let common = Row { speaker: Some(&it.name), ..Row::default() };
        it.by_source.iter().for_each(|it| heard(comparison, it, &common, &mut rows));
    }
    for (of, device) in
        [(&found.unresolved, None), (&found.no_speaker, Some(Device::NoSpeaker))]
    {
        let common = Row { device: device.map(Device::name), ..Row::default() };
        of.iter().for_each(|it| heard(comparison, it, &common, &mut rows));
    }
    rows
}

fn heard<'a>(
    comparison: &'a Comparison<'a>,
    it: &'a Heard,
    common: &Row<'a>,
    rows: &mut Vec<Row<'a>>,
) {
    let source = &comparison.sources[it.source];
    let row = |kind, voice: Option<Voice>, n| Row {
        kind,
        source: Some(&source.id),
        source_name: Some(&source.name),
        voice: voice.map(|it| it.name().to_owned()),
        n: Some(n),
        ..common.clone()
    };
    let voices = [Voice::Quoted, Voice::Reported, Voice::Embedded];
    let words = voices.map(|voice| row("speaker", Some(voice), it.words(voice)));
    rows.extend(words.into_iter().filter(|it| it.n != Some(0)));
    let passages = [(Voice::Quoted, it.n_quotations), (Voice::Reported, it.n_reported)];
    let passages = passages.map(|(voice, n)| row("speaker-passages", Some(voice), n));
    rows.extend(passages.into_iter().filter(|it| it.n != Some(0)));
    rows.extend(it.verbs.iter().map(|verb| {
        let pack =
            verb.category.map(|(pack, at)| (&comparison.lexicon.packs()[pack], at));
        Row {
            pack: pack.map(|(pack, _)| pack.head.id.as_str()),
            category: pack.map(|(pack, at)| pack.categories[at].id.as_ref().as_str()),
            cue: Some(&verb.words),
            ..row("speaker-cue", None, verb.n)
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::counts;
    use crate::compare::{Options, compare};
    use crate::view::report::fixture::{analyze, document};

    #[test]
    fn counts_of_articles_add_up_to_shares() {
        let documents = vec![
            document("Ash", None, &["Orlo", "Orlo is calm. In Orlo it “Orlow” rained."]),
            document("Elm", None, &["Rain", "Orlow is calm. Orlow and Orlo met."]),
        ];
        let (analyzer, analyses) = analyze(documents);
        let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
        let rows = counts(&comparison);
        let town = |kind: &str| {
            let rows = rows.iter().filter(move |it| it.kind == kind);
            rows.filter(|it| it.concept == Some("vale.town")).collect::<Vec<_>>()
        };
        let shares = town("share");
        assert!(!shares.is_empty());
        for share in shares {
            let counted: u64 = town("count")
                .iter()
                .filter(|it| it.source == share.source && it.variant == share.variant)
                .filter(|it| {
                    it.zone == Some("body") && it.voice.as_deref() != Some("quoted")
                })
                .filter_map(|it| it.n)
                .sum();
            assert_eq!(Some(counted), share.n);
        }
        assert_eq!(town("verdict").len(), 1);
    }
}
