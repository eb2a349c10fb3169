//! A comparison as `compare --format json` prints it: `parallax.comparison/1`.

use crate::compare::{
    Comparison, ConceptComparison, Differs, Keyword, Marker, MarkerRate,
};
use crate::view::annotation::{ByVoice, CaveatView};
use crate::view::contrasts::{
    ContrastView, OpeningView, QuantitiesView, contrasts, openings, quantities,
};
use crate::view::passages::{FactView, PassagePairView, facts, passages};
use crate::view::provenance::sha256;
use crate::view::shared::{
    CopiesView, ParaphraseView, SharedQuoteView, copies, paraphrases, shared_quotes,
};
use crate::view::speakers::{SpeakerView, UnattributedView, speakers, unattributed};
use crate::view::suggestions::SuggestionView;
use crate::voice::Voice;
use serde::Serialize;

/// The name and version of this form.
pub const SCHEMA: &str = "parallax.comparison/1";

/// Sources against each other.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ComparisonView<'a> {
    pub schema: &'static str,
    pub program: String,
    pub seed: u64,
    pub lexicons: Vec<LexiconView<'a>>,
    pub sources: Vec<SourceView<'a>>,
    pub articles: Vec<ArticleView<'a>>,
    pub concepts: Vec<ConceptView<'a>>,
    pub markers: Vec<MarkerView<'a>>,
    pub speakers: Vec<SpeakerView<'a>>,
    pub unattributed: UnattributedView<'a>,
    pub shared_quotes: Vec<SharedQuoteView<'a>>,
    pub paraphrases: Vec<ParaphraseView<'a>>,
    pub passages: Vec<PassagePairView<'a>>,
    pub facts: Vec<FactView<'a>>,
    pub keywords: Vec<KeywordView<'a>>,
    pub copies: Vec<CopiesView<'a>>,
    pub openings: Vec<OpeningView<'a>>,
    pub quantities: Vec<QuantitiesView<'a>>,
    pub contrasts: Vec<ContrastView<'a>>,
    pub further_contrasts: Vec<ContrastView<'a>>,
    pub suggestions: Vec<SuggestionView<'a>>,
    pub caveats: Vec<CaveatView>,
}

/// A pack that was looked for.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct LexiconView<'a> {
    pub id: &'a str,
    pub version: &'a str,
    pub sha256: String,
}

/// A source.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct SourceView<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub articles: Vec<&'a str>,
    pub n_tokens: usize,
    pub tokens_by_voice: ByVoice,
}

/// An article.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ArticleView<'a> {
    pub id: &'a str,
    pub source: &'a str,
    pub title: Option<&'a str>,
    pub date: Option<String>,
    pub url: Option<&'a str>,
    pub n_tokens: usize,
    pub sha256: String,
}

/// A concept across the sources.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ConceptView<'a> {
    pub id: &'a str,
    pub pack: &'a str,
    pub label: &'a str,
    pub question: Option<&'a str>,
    pub control: bool,
    pub basis: Vec<&'static str>,
    pub counts: Vec<CountView<'a>>,
    pub shares: Vec<ShareView<'a>>,
    pub differs: DiffersView,
}

/// How one source uses one variant.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct CountView<'a> {
    pub source: &'a str,
    pub variant: &'a str,
    pub narrator: u64,
    pub quoted: u64,
    pub reported: u64,
    pub embedded: u64,
    pub headline: u64,
}

/// A variant's share among a source's mentions of the concept.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct ShareView<'a> {
    pub source: &'a str,
    pub variant: &'a str,
    pub n: u64,
    pub of: u64,
    pub low: f64,
    pub high: f64,
}

/// Whether the sources differ.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct DiffersView {
    pub verdict: &'static str,
    pub statistic: Option<f64>,
    pub p: Option<f64>,
    pub p_adjusted: Option<f64>,
    pub n_tests: usize,
}

/// A category of words across the sources.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct MarkerView<'a> {
    pub category: &'a str,
    pub pack: &'a str,
    pub label: &'a str,
    pub unit: &'static str,
    pub rates: Vec<RateView<'a>>,
    pub verdict: &'static str,
}

/// How often one source uses words of a category.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct RateView<'a> {
    pub source: &'a str,
    pub n: u64,
    pub exposure: u64,
    pub per_1000: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub quoted: u64,
    pub reported: u64,
    pub embedded: u64,
    pub headline: u64,
}

/// A word that sets a source apart.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "schemas/comparison-1.json describes the fields")]
pub struct KeywordView<'a> {
    pub term: &'a str,
    pub source: &'a str,
    pub n: u64,
    pub n_others: u64,
    pub n_articles: u64,
    pub log_odds: f64,
    pub z: f64,
}

/// The program's name and version.
#[must_use]
pub fn program() -> String {
    format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
}

/// Shows a comparison.
#[must_use]
pub fn comparison<'a>(comparison: &'a Comparison<'a>) -> ComparisonView<'a> {
    let lexicons = comparison.lexicon.packs().iter().map(|pack| LexiconView {
        id: &pack.head.id,
        version: &pack.head.version,
        sha256: pack.sha256(),
    });
    let keywords = comparison.keywords.iter().flat_map(|it| &it.words);
    ComparisonView {
        schema: SCHEMA,
        program: program(),
        seed: comparison.seed,
        lexicons: lexicons.collect(),
        sources: sources(comparison),
        articles: articles(comparison),
        concepts: comparison.concepts.iter().map(|it| concept(comparison, it)).collect(),
        markers: comparison.markers.iter().map(|it| marker(comparison, it)).collect(),
        speakers: speakers(comparison),
        unattributed: unattributed(comparison),
        shared_quotes: shared_quotes(comparison),
        paraphrases: paraphrases(comparison),
        passages: passages(comparison),
        facts: facts(comparison),
        keywords: keywords.map(|it| keyword(comparison, it)).collect(),
        copies: copies(comparison),
        openings: openings(comparison),
        quantities: quantities(comparison),
        contrasts: contrasts(comparison, &comparison.contrasts),
        further_contrasts: contrasts(comparison, &comparison.further_contrasts),
        suggestions: Vec::new(),
        caveats: comparison
            .caveats
            .iter()
            .map(|it| CaveatView { kind: it.kind(), text: it.to_string() })
            .collect(),
    }
}

fn sources<'a>(comparison: &'a Comparison<'a>) -> Vec<SourceView<'a>> {
    let id = |&at: &usize| comparison.articles[at].document.id.as_str();
    let sources = comparison.sources.iter();
    sources
        .map(|it| SourceView {
            id: &it.id,
            name: &it.name,
            articles: it.articles.iter().map(id).collect(),
            n_tokens: it.n_words,
            tokens_by_voice: ByVoice::new(it.words_by_voice),
        })
        .collect()
}

fn articles<'a>(comparison: &'a Comparison<'a>) -> Vec<ArticleView<'a>> {
    let of_source = |source: &'a crate::compare::Source| {
        source.articles.iter().map(move |&at| {
            let analysis = comparison.articles[at];
            let document = &analysis.document;
            ArticleView {
                id: &document.id,
                source: &source.id,
                title: document.title.as_deref(),
                date: document.date.map(|date| date.to_string()),
                url: document.url.as_deref(),
                n_tokens: analysis.words_by_voice.iter().sum(),
                sha256: sha256(&document.text),
            }
        })
    };
    comparison.sources.iter().flat_map(of_source).collect()
}

fn concept<'a>(
    comparison: &'a Comparison<'a>,
    it: &'a ConceptComparison,
) -> ConceptView<'a> {
    let pack = &comparison.lexicon.packs()[it.pack];
    let concept = &pack.concepts[it.concept];
    let source = |at: usize| comparison.sources[at].id.as_str();
    let variant = |at: usize| concept.variant[at].id.as_ref().as_str();
    let counts = it.cells.iter().map(|cell| CountView {
        source: source(cell.source),
        variant: variant(cell.variant),
        narrator: cell.by_voice[Voice::Narrator.index()],
        quoted: cell.by_voice[Voice::Quoted.index()],
        reported: cell.by_voice[Voice::Reported.index()],
        embedded: cell.by_voice[Voice::Embedded.index()],
        headline: cell.headline,
    });
    let shares = it.shares.iter().map(|share| ShareView {
        source: source(share.source),
        variant: variant(share.variant),
        n: share.n,
        of: share.of,
        low: share.interval.low,
        high: share.interval.high,
    });
    ConceptView {
        id: concept.id.as_ref(),
        pack: &pack.head.id,
        label: &concept.label,
        question: concept.question.as_deref(),
        control: concept.control,
        basis: it.basis.iter().map(|voice| voice.name()).collect(),
        counts: counts.collect(),
        shares: shares.collect(),
        differs: differs(it.differs),
    }
}

fn marker<'a>(comparison: &'a Comparison<'a>, it: &'a Marker) -> MarkerView<'a> {
    let pack = &comparison.lexicon.packs()[it.pack];
    let category = &pack.categories[it.category];
    let rates = comparison.sources.iter().zip(&it.rates);
    MarkerView {
        category: category.id.as_ref(),
        pack: &pack.head.id,
        label: &category.label,
        unit: it.unit.name(),
        rates: rates.map(|(source, rate)| rate_view(&source.id, rate)).collect(),
        verdict: it.verdict.name(),
    }
}

fn keyword<'a>(comparison: &'a Comparison<'a>, it: &'a Keyword) -> KeywordView<'a> {
    KeywordView {
        term: &it.term,
        source: &comparison.sources[it.source].id,
        n: it.n,
        n_others: it.n_others,
        n_articles: it.n_articles,
        log_odds: it.log_odds,
        z: it.z,
    }
}

fn rate_view<'a>(source: &'a str, it: &MarkerRate) -> RateView<'a> {
    RateView {
        source,
        n: it.n(),
        exposure: it.exposure,
        per_1000: it.rate.map(|rate| rate.per_1000),
        low: it.rate.map(|rate| rate.interval.low),
        high: it.rate.map(|rate| rate.interval.high),
        quoted: it.by_voice[Voice::Quoted.index()],
        reported: it.by_voice[Voice::Reported.index()],
        embedded: it.by_voice[Voice::Embedded.index()],
        headline: it.headline,
    }
}

fn differs(differs: Differs) -> DiffersView {
    DiffersView {
        verdict: differs.verdict.name(),
        statistic: differs.statistic,
        p: differs.p,
        p_adjusted: differs.p_adjusted,
        n_tests: differs.n_tests,
    }
}
