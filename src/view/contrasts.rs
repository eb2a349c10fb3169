//! The contrasts of a comparison with what they rest on, as `compare --format json` prints them.

use crate::compare::{
    Comparison, Contrast, ContrastSide, Evidence, Opening, Place, Quantities,
};
use crate::text::{CodePoints, Span};
use crate::view::wording::contrast_about;
use serde::Serialize;

/// One contrast between the sources.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ContrastView<'a> {
    pub kind: &'static str,
    pub about: String,
    pub weight: f64,
    pub refs: Vec<String>,
    pub sides: Vec<ContrastSideView<'a>>,
}

/// What one source has of it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ContrastSideView<'a> {
    pub source: &'a str,
    pub absent: bool,
    pub voice: Option<&'static str>,
    pub words: Vec<&'a str>,
    pub n: Option<u64>,
    pub of: Option<u64>,
    pub spans: Vec<PlaceView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<&'a str>,
}

/// Words in an article.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct PlaceView<'a> {
    pub article: &'a str,
    pub start: u32,
    pub end: u32,
}

/// How an article begins.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct OpeningView<'a> {
    pub article: &'a str,
    pub source: &'a str,
    pub headline: Option<[u32; 2]>,
    pub lead: Option<[u32; 2]>,
}

/// Numbers of one thing.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct QuantitiesView<'a> {
    pub about: QuantityAboutView<'a>,
    pub differs: bool,
    pub values: Vec<QuantityValueView<'a>>,
}

/// What numbers are of.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct QuantityAboutView<'a> {
    pub unit: &'a str,
    pub of: Option<&'a str>,
    pub name: Option<&'a str>,
}

/// A number in an article.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct QuantityValueView<'a> {
    pub source: &'a str,
    pub article: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub voice: &'static str,
    pub speaker: Option<&'a str>,
}

/// The articles of a comparison, for what counts code points.
struct Texts<'a> {
    comparison: &'a Comparison<'a>,
    points: Vec<CodePoints<'a>>,
}

impl<'a> Texts<'a> {
    fn new(comparison: &'a Comparison<'a>) -> Self {
        let articles = comparison.articles.iter();
        let points = articles.map(|it| CodePoints::new(&it.document.text)).collect();
        Self { comparison, points }
    }

    fn id(&self, article: usize) -> &'a str {
        &self.comparison.articles[article].document.id
    }

    fn source(&self, article: usize) -> &'a str {
        &self.comparison.sources[self.comparison.source_of(article)].id
    }

    fn words(&self, at: &Place) -> &'a str {
        at.span.of(&self.comparison.articles[at.article].document.text)
    }

    fn place(&self, at: &Place) -> PlaceView<'a> {
        let [start, end] = self.points[at.article].span(at.span);
        PlaceView { article: self.id(at.article), start, end }
    }
}

/// Contrasts of a comparison, in the order given.
#[must_use]
pub fn contrasts<'a>(
    comparison: &'a Comparison<'a>,
    contrasts: &'a [Contrast],
) -> Vec<ContrastView<'a>> {
    let texts = Texts::new(comparison);
    contrasts
        .iter()
        .map(|it| ContrastView {
            kind: it.kind(),
            about: contrast_about(comparison, it),
            weight: it.weight,
            refs: refs(comparison, it),
            sides: it.sides.iter().map(|it| side(&texts, it)).collect(),
        })
        .collect()
}

fn side<'a>(texts: &Texts<'a>, it: &'a ContrastSide) -> ContrastSideView<'a> {
    let first = it.wordings.iter().map(|it| &it.places[0]);
    let mut places: Vec<&Place> = it.wordings.iter().flat_map(|it| &it.places).collect();
    let voice = places.first().map(|it| it.voice_name());
    places.sort_unstable();
    ContrastSideView {
        source: &texts.comparison.sources[it.source].id,
        absent: it.is_absent,
        voice,
        words: first.map(|it| texts.words(it)).collect(),
        n: it.counted.map(|it| it.0),
        of: it.counted.map(|it| it.1),
        spans: places.into_iter().map(|it| texts.place(it)).collect(),
        status: it.status.map(|it| it.name()),
        speaker: it.speaker.as_deref(),
    }
}

/// Where the evidence stands in the same document: JSON pointers (RFC 6901).
fn refs(comparison: &Comparison<'_>, it: &Contrast) -> Vec<String> {
    let pointer = |evidence: &Evidence| match *evidence {
        Evidence::Concept(at) => format!("/concepts/{at}"),
        Evidence::Marker(at) => format!("/markers/{at}"),
        Evidence::Speaker(at) => format!("/speakers/{at}"),
        Evidence::Quotation(at) => format!("/shared_quotes/{at}"),
        Evidence::Pair(at) => {
            // Pairs in the same words are not printed.
            let before = &comparison.passages.pairs[..at];
            let n = before.iter().filter(|it| it.is_contrast()).count();
            format!("/passages/{n}")
        }
        Evidence::Fact(at) => format!("/facts/{at}"),
        Evidence::Opening(at) => format!("/openings/{at}"),
        Evidence::Quantity(at) => format!("/quantities/{at}"),
    };
    it.refs.iter().map(pointer).collect()
}

/// How each article begins.
#[must_use]
pub fn openings<'a>(comparison: &'a Comparison<'a>) -> Vec<OpeningView<'a>> {
    let texts = Texts::new(comparison);
    let view = |it: &Opening| {
        let points = |span: Span| texts.points[it.article].span(span);
        OpeningView {
            article: texts.id(it.article),
            source: texts.source(it.article),
            headline: it.headline.map(points),
            lead: it.lead.map(points),
        }
    };
    comparison.openings.iter().map(view).collect()
}

/// Numbers of one thing in two or more sources.
#[must_use]
pub fn quantities<'a>(comparison: &'a Comparison<'a>) -> Vec<QuantitiesView<'a>> {
    let texts = Texts::new(comparison);
    let view = |it: &'a Quantities| QuantitiesView {
        about: QuantityAboutView {
            unit: &it.unit,
            of: it.of.as_deref(),
            name: it.name.as_deref(),
        },
        differs: it.differs,
        values: it
            .values
            .iter()
            .map(|value| {
                let PlaceView { article, start, end } = texts.place(&value.place);
                QuantityValueView {
                    source: texts.source(value.place.article),
                    article,
                    start,
                    end,
                    text: texts.words(&value.place),
                    low: value.low,
                    high: value.high,
                    voice: value.place.voice_name(),
                    speaker: value.speaker.as_deref(),
                }
            })
            .collect(),
    };
    comparison.quantities.iter().map(view).collect()
}
