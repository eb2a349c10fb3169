//! Word lists in the narrator's voice: a chart of rates for each, and under it its passages.

use crate::compare::{MIN_ARTICLES, Marker, MarkerRate, Unit, Verdict};
use crate::lexicon::pack::Category;
use crate::view::report::copied;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::passage::{Concordance, Group, Passage, is_long, passage};
use crate::view::report::plain::plain;
use crate::view::report::scale::{Scale, Tick};
use crate::view::report::stage::{Badge, Stage, badge, colour};
use crate::view::wording;
use serde::Serialize;

/// How many words of a list are named as examples.
const N_EXAMPLES: usize = 6;
/// How many shapes of marks there are; further sources use them again.
const N_SHAPES: usize = 5;

/// Word lists across the sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnVoice {
    /// One for each unit of exposure that has a list with findings.
    pub charts: Vec<Chart>,
    /// Lists of which nothing was found.
    pub not_found: Option<ListsNotFound>,
}

/// Lists that are drawn on one scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// What is drawn.
    pub caption: String,
    /// The marks of the scale.
    pub ticks: Vec<Tick>,
    /// Those whose counts differ, then those whose do not, then the thin ones; each in the
    /// order of the packs.
    pub measures: Vec<Measure>,
}

/// One list across the sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// The id of the list.
    pub id: String,
    /// The id of its passages.
    pub details_id: String,
    /// Its name.
    pub question: String,
    /// What its words have in common.
    pub definition: Option<String>,
    /// Some of its words.
    pub examples: String,
    /// What the counts say.
    pub remark: String,
    /// Whether the counts differ.
    pub is_difference: bool,
    /// One a source.
    pub rates: Vec<RateRow>,
    /// The line that opens the passages.
    pub read: String,
    /// How many are counted.
    pub counted: String,
    /// The passages.
    pub concordance: Concordance,
}

/// The rate of a list in one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateRow {
    /// The source.
    pub badge: Badge,
    /// The shape of its mark, from 1.
    pub shape: usize,
    /// How many words were found in the narrator's voice.
    pub n: u64,
    /// What they are counted over.
    pub exposure: String,
    /// The rate and its interval; none where there is nothing to count over.
    pub drawn: Option<DrawnRate>,
    /// The link to the passages; none where there are none.
    pub href: Option<String>,
    /// What the link says.
    pub read: String,
}

/// A rate in words and in per cent of the width.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrawnRate {
    /// The rate.
    pub rate: String,
    /// Its interval.
    pub interval: String,
    /// Where the mark stands.
    pub at: String,
    /// Where the interval begins.
    pub low: String,
    /// Where the interval ends, or the drawing.
    pub high: String,
}

/// Lists of which nothing was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListsNotFound {
    /// The line that opens them.
    pub summary: String,
    /// Their names, in the order of the packs.
    pub labels: Vec<String>,
}

/// The word lists of a comparison; none where no pack has any.
pub(super) fn own_voice(stage: &Stage<'_>, excerpts: &Excerpts) -> Option<OwnVoice> {
    let markers = &stage.comparison.markers;
    if markers.is_empty() {
        return None;
    }
    let chart = |unit| chart(stage, excerpts, unit);
    let charts = [Unit::NarratorTokens, Unit::Attributions].into_iter().filter_map(chart);
    let missing = markers.iter().filter(|it| !is_found(it));
    let labels: Vec<String> =
        missing.map(|it| plain(&stage.category(it).label)).collect();
    let summary = wording::lists_not_found(labels.len());
    Some(OwnVoice {
        charts: charts.collect(),
        not_found: (!labels.is_empty()).then_some(ListsNotFound { summary, labels }),
    })
}

/// Whether a list has a passage to read.
fn is_found(marker: &Marker) -> bool {
    marker.rates.iter().any(|it| !it.mentions.is_empty())
}

/// The lists of a chart in the order of the page; indices into the comparison's.
fn in_order(stage: &Stage<'_>, unit: Unit) -> Vec<usize> {
    let markers = &stage.comparison.markers;
    let mut found: Vec<usize> = (0..markers.len())
        .filter(|&at| markers[at].unit == unit && is_found(&markers[at]))
        .collect();
    found.sort_by_key(|&at| match markers[at].verdict {
        Verdict::DiffersHere | Verdict::Differs => 0,
        Verdict::SameHere | Verdict::NoEvidence => 1,
        Verdict::TooFew => 2,
    });
    found
}

fn chart(stage: &Stage<'_>, excerpts: &Excerpts, unit: Unit) -> Option<Chart> {
    let numbers = in_order(stage, unit);
    if numbers.is_empty() {
        return None;
    }
    let rates = numbers.iter().flat_map(|&at| &stage.comparison.markers[at].rates);
    let rates = rates.filter_map(|it| it.rate).map(|it| it.per_1000);
    let scale = Scale::new(rates.fold(0.0, f64::max));
    let mut sources = stage.comparison.sources.iter();
    let is_resampled = sources.any(|it| it.articles.len() >= MIN_ARTICLES);
    let measure = |&at: &usize| measure(stage, excerpts, at, &scale);
    Some(Chart {
        caption: wording::rates(unit, is_resampled),
        ticks: scale.ticks(),
        measures: numbers.iter().map(measure).collect(),
    })
}

fn measure(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    number: usize,
    scale: &Scale,
) -> Measure {
    let it = &stage.comparison.markers[number];
    let category = stage.category(it);
    let n_passages: usize = it.rates.iter().map(|rate| rate.mentions.len()).sum();
    let n_other = u64::try_from(n_passages).unwrap_or(u64::MAX) - it.n_counted();
    let rates = it.rates.iter().enumerate();
    Measure {
        id: stage.measure_id(number),
        details_id: stage.measure_details_id(number),
        question: plain(&category.label),
        definition: category.definition.as_deref().map(plain),
        examples: examples(category),
        remark: remark(it),
        is_difference: it.verdict == Verdict::DiffersHere,
        rates: rates.map(|(at, rate)| row(stage, number, at, rate, scale)).collect(),
        read: wording::read_passages(n_passages),
        counted: copied::counted(
            stage,
            wording::found_in_voices(it.n_counted(), n_other),
            it.rates.iter().flat_map(|it| &it.mentions).map(|it| it.article),
        ),
        concordance: concordance(stage, excerpts, number),
    }
}

/// Words from all over the list, because its alphabet begins with capitals.
fn examples(category: &Category) -> String {
    let n = category.terms.len();
    let at = (0..n.min(N_EXAMPLES)).map(|nth| nth * n / n.min(N_EXAMPLES));
    let terms = at.map(|at| plain(category.terms[at].as_ref()));
    let mut examples = terms.collect::<Vec<_>>().join(", ");
    if n > N_EXAMPLES {
        examples.push_str(" …");
    }
    examples
}

/// What the counts of a list say, in words.
fn remark(it: &Marker) -> String {
    if let Some([higher, lower]) = it.apart {
        return wording::rates_differ(&badge(higher).letter, &badge(lower).letter);
    }
    let remark = if it.verdict == Verdict::TooFew {
        wording::RATES_TOO_FEW
    } else {
        wording::RATES_SAME
    };
    remark.to_owned()
}

fn row(
    stage: &Stage<'_>,
    number: usize,
    source: usize,
    it: &MarkerRate,
    scale: &Scale,
) -> RateRow {
    let n_passages = it.mentions.len();
    let badge = badge(source);
    RateRow {
        shape: source % N_SHAPES + 1,
        n: it.n(),
        exposure: wording::exposure(it.exposure),
        drawn: it.rate.map(|rate| DrawnRate {
            rate: wording::rate(rate.per_1000),
            interval: wording::rate_range(rate.interval.low, rate.interval.high),
            at: scale.position(rate.per_1000),
            low: scale.position(rate.interval.low),
            high: scale.position(rate.interval.high),
        }),
        href: (n_passages > 0)
            .then(|| format!("#{}", stage.measure_group_id(number, source))),
        read: wording::read_of(&badge.letter, n_passages),
        badge,
    }
}

fn concordance(stage: &Stage<'_>, excerpts: &Excerpts, number: usize) -> Concordance {
    let rates = stage.comparison.markers[number].rates.iter().enumerate();
    let found = rates.filter(|(_, rate)| !rate.mentions.is_empty());
    let groups = found.map(|(source, rate)| {
        let colour = colour(source);
        let passages: Vec<Passage> = rate
            .mentions
            .iter()
            .map(|&at| passage(stage, excerpts, at, &colour, None))
            .collect();
        Group { id: stage.measure_group_id(number, source), colour, passages }
    });
    let groups: Vec<Group> = groups.collect();
    Concordance { is_long: is_long(&groups), groups }
}
