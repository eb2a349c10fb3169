//! Trends as `trends --format json` prints them.

use crate::compare::basis;
use crate::lexicon::Lexicon;
use crate::trends::{Change, Figure, Point, Series, Subject, Trends, known_dates};
use crate::view::annotation::CaveatView;
use crate::view::comparison::{LexiconView, program};
use crate::view::trends::{labels, variant_id};
use serde::Serialize;

/// The name and version of this form.
pub const SCHEMA: &str = "parallax.trends/1";

/// Series of shares and rates.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/trends-1.json describes the fields")]
pub struct TrendsView<'a> {
    pub schema: &'static str,
    pub program: String,
    pub seed: u64,
    pub lexicons: Vec<LexiconView<'a>>,
    pub caveats: Vec<CaveatView>,
    pub by: &'static str,
    pub n_tests: usize,
    pub sources: Vec<SourceView<'a>>,
    pub series: Vec<SeriesView<'a>>,
    pub known_dates: Vec<KnownDateView>,
}

/// The articles of one source.
#[derive(Debug, Serialize)]
pub struct SourceView<'a> {
    pub name: &'a str,
    pub n_articles: usize,
    pub first: String,
    pub last: String,
}

/// One subject in one source.
#[derive(Debug, Serialize)]
pub struct SeriesView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<&'a str>,
    pub pack: &'a str,
    pub label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    pub source: &'a str,
    pub tested: bool,
    pub points: Vec<PointView<'a>>,
    pub changes: Vec<ChangeView<'a>>,
}

/// One period.
#[derive(Debug, Serialize)]
pub struct PointView<'a> {
    pub from: String,
    pub n_articles: usize,
    pub n: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Vec<ShareView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates: Option<Vec<RateView>>,
}

/// The share of a variant.
#[derive(Debug, Serialize)]
pub struct ShareView<'a> {
    pub variant: &'a str,
    pub n: u64,
    pub of: u64,
    pub low: f64,
    pub high: f64,
}

/// The rate of a category.
#[derive(Debug, Serialize)]
pub struct RateView {
    pub n: u64,
    pub exposure: u64,
    pub per_1000: f64,
    pub low: f64,
    pub high: f64,
}

/// A change.
#[derive(Debug, Serialize)]
pub struct ChangeView<'a> {
    pub variant: Option<&'a str>,
    pub at: String,
    pub earliest: String,
    pub latest: String,
    pub before: f64,
    pub after: f64,
    pub p_adjusted: f64,
    pub n_articles_before: usize,
    pub n_articles_after: usize,
    pub shifts: Vec<ShiftView<'a>>,
}

/// A figure on both sides of a change.
#[derive(Debug, Serialize)]
pub struct ShiftView<'a> {
    pub variant: Option<&'a str>,
    pub before: f64,
    pub after: f64,
}

/// A documented day.
#[derive(Debug, Serialize)]
pub struct KnownDateView {
    pub concept: String,
    pub variant: String,
    pub date: String,
    pub who: String,
    pub taken_up: bool,
    pub source: String,
}

/// Shows trends.
#[must_use]
pub fn trends<'a>(trends: &'a Trends<'a>) -> TrendsView<'a> {
    let lexicons = trends.lexicon.packs().iter().map(|pack| LexiconView {
        id: &pack.head.id,
        version: &pack.head.version,
        sha256: pack.sha256(),
    });
    let sources = trends.sources.iter().map(|it| SourceView {
        name: &it.name,
        n_articles: it.n_articles,
        first: it.first.to_string(),
        last: it.last.to_string(),
    });
    let caveats = trends.caveats.iter();
    TrendsView {
        schema: SCHEMA,
        program: program(),
        seed: trends.options.seed,
        lexicons: lexicons.collect(),
        caveats: caveats
            .map(|it| CaveatView { kind: it.kind(), text: it.to_string() })
            .collect(),
        by: trends.options.by.name(),
        n_tests: trends.n_tests,
        sources: sources.collect(),
        series: trends.series.iter().map(|it| series(trends, it)).collect(),
        known_dates: known(trends),
    }
}

fn series<'a>(trends: &'a Trends<'a>, it: &'a Series) -> SeriesView<'a> {
    let lexicon = trends.lexicon;
    let id = it.subject.id(lexicon);
    let (pack, label) = labels(lexicon, it.subject);
    let basis = match it.subject {
        Subject::Concept { pack, concept } => {
            let voices = basis(&lexicon.packs()[pack].concepts[concept]);
            Some(voices.iter().map(|voice| voice.name()).collect())
        }
        Subject::Category { .. } => None,
    };
    let is_concept = basis.is_some();
    SeriesView {
        concept: is_concept.then_some(id),
        category: (!is_concept).then_some(id),
        pack,
        label,
        basis,
        unit: it.unit.map(|it| it.name()),
        source: &trends.sources[it.source].name,
        tested: it.is_tested,
        points: it.points.iter().map(|point| point_view(lexicon, it, point)).collect(),
        changes: it
            .change
            .iter()
            .map(|change| change_view(lexicon, it, change))
            .collect(),
    }
}

fn point_view<'a>(
    lexicon: &'a Lexicon,
    series: &'a Series,
    point: &'a Point,
) -> PointView<'a> {
    let figures = series.lines.iter().zip(&point.figures);
    let share = |(&line, figure): (_, &Figure)| {
        Some(ShareView {
            variant: variant_id(lexicon, line)?,
            n: figure.n,
            of: figure.of,
            low: figure.interval.low,
            high: figure.interval.high,
        })
    };
    let rate = |figure: &Figure| RateView {
        n: figure.n,
        exposure: figure.of,
        per_1000: figure.value,
        low: figure.interval.low,
        high: figure.interval.high,
    };
    let is_rate = series.unit.is_some();
    PointView {
        from: point.from.to_string(),
        n_articles: point.n_articles,
        n: point.n,
        shares: (!is_rate).then(|| figures.filter_map(share).collect()),
        rates: is_rate.then(|| point.figures.iter().map(rate).collect()),
    }
}

fn change_view<'a>(
    lexicon: &'a Lexicon,
    series: &'a Series,
    it: &'a Change,
) -> ChangeView<'a> {
    let shifts = series.lines.iter().zip(&it.shifts).map(|(&line, shift)| ShiftView {
        variant: variant_id(lexicon, line),
        before: shift.before,
        after: shift.after,
    });
    ChangeView {
        variant: variant_id(lexicon, series.lines[it.line]),
        at: it.at.to_string(),
        earliest: it.earliest.to_string(),
        latest: it.latest.to_string(),
        before: it.before,
        after: it.after,
        p_adjusted: it.p_adjusted,
        n_articles_before: it.n_articles[0],
        n_articles_after: it.n_articles[1],
        shifts: shifts.collect(),
    }
}

/// The documented days of every concept that has a series.
fn known(trends: &Trends<'_>) -> Vec<KnownDateView> {
    let mut subjects: Vec<Subject> = trends.series.iter().map(|it| it.subject).collect();
    subjects.dedup();
    let known = subjects.into_iter().flat_map(|subject| {
        let dates = known_dates(trends.lexicon, subject);
        dates.into_iter().filter_map(move |it| {
            let Subject::Concept { pack, concept } = subject else { return None };
            let concept = &trends.lexicon.packs()[pack].concepts[concept];
            Some(KnownDateView {
                concept: concept.id.as_ref().clone(),
                variant: concept.variant[it.variant].id.as_ref().clone(),
                date: it.date.to_string(),
                who: it.who,
                taken_up: it.is_taken_up,
                source: it.source,
            })
        })
    });
    known.collect()
}
