//! Trends as a page: the changes first, then one drawing per source under each subject, with its
//! table and passages behind it.

use crate::compare::{Unit, basis};
use crate::document::Date;
use crate::lexicon::{Lexicon, Target};
use crate::text::plain;
use crate::trends::{
    Change, Figure, KnownDate, MIN_ARTICLES, MIN_MENTIONS, Point, Series, Shown, Subject,
    Trends, known_dates,
};
use crate::view::comparison::program;
use crate::view::report::web_address;
use crate::view::trends::chart::{Chart, Frame};
use crate::view::trends::{labels, line_name};
use crate::view::wording::{
    count, day, days, number, p_value, percent, percent_range, rate,
};
use crate::voice::Voice;
use serde::Serialize;
use std::collections::BTreeMap;

/// A subject has so many drawings at most …
const MAX_CHARTS: usize = 12;
/// … the page so many …
const MAX_CHARTS_OF_PAGE: usize = 120;
/// … a drawing so many lines, the others stand in its table …
const MAX_LINES: usize = 5;
/// … and so many passages.
const MAX_PASSAGES: usize = 60;

/// A scale of rates goes so far beyond the largest, so that its interval shows.
const HEADROOM: f64 = 1.3;

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the template shows them in this order")]
pub struct Page {
    pub title: String,
    pub program: String,
    pub kicker: String,
    pub caveats: Vec<String>,
    pub n_tests: String,
    pub changes: Vec<ChangeRow>,
    pub subjects: Vec<SubjectView>,
    pub left_out: Option<String>,
    pub lists: Vec<String>,
    pub seed: u64,
    pub period: &'static str,
    pub min_mentions: u64,
    pub min_articles: usize,
}

/// A change in the opening table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeRow {
    pub href: Option<String>,
    pub subject: String,
    pub source: String,
    pub line: String,
    pub before: String,
    pub after: String,
    pub at: String,
    pub range: String,
    pub p: String,
}

/// A concept or category.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubjectView {
    pub id: String,
    pub title: String,
    pub measure: String,
    pub legend: Vec<(String, String)>,
    pub others: Vec<String>,
    pub known: Vec<KnownView>,
    pub charts: Vec<ChartView>,
    pub beyond: Option<String>,
}

/// A documented day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownView {
    pub number: usize,
    pub words: String,
    pub source: String,
    pub href: Option<String>,
}

/// One source's drawing with what is behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartView {
    pub id: String,
    pub source: String,
    pub about: String,
    pub finding: String,
    pub chart: Chart,
    pub head: Vec<String>,
    pub rows: Vec<RowView>,
    pub n_passages: String,
    pub passages: Vec<PeriodView>,
}

/// One period in the table behind a drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowView {
    pub period: String,
    pub n_articles: String,
    pub n: String,
    pub cells: Vec<String>,
}

/// The passages of one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodView {
    pub period: String,
    pub passages: Vec<PassageView>,
}

/// A passage with its mention marked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PassageView {
    pub before: String,
    pub mention: String,
    pub after: String,
    pub voice: &'static str,
    pub place: String,
    pub href: Option<String>,
}

/// Shows trends; `title` replaces the usual one.
#[must_use]
pub fn page(trends: &Trends<'_>, title: Option<&str>) -> Page {
    let charted = charted(trends);
    let ends = ends(trends, &charted);
    let subjects: Vec<SubjectView> = charted
        .iter()
        .map(|(subject, series)| subject_view(trends, *subject, series, ends))
        .collect();
    let has_chart =
        |id: &str| subjects.iter().flat_map(|it| &it.charts).any(|it| it.id == id);
    let changed = trends.series.iter().filter_map(|it| Some((it, it.change.as_ref()?)));
    let changes = changed.map(|(series, it)| change_row(trends, series, it, &has_chart));
    let lists = trends.lexicon.packs().iter();
    Page {
        title: title.map_or_else(|| usual_title(trends), plain),
        program: program(),
        kicker: kicker(trends),
        caveats: trends.caveats.iter().map(|it| plain(&it.to_string())).collect(),
        n_tests: count(trends.n_tests, "test", "tests"),
        changes: changes.collect(),
        left_out: left_out(trends, &charted),
        subjects,
        lists: lists.map(|it| format!("{} {}", it.head.id, it.head.version)).collect(),
        seed: trends.options.seed,
        period: trends.options.by.name(),
        min_mentions: MIN_MENTIONS,
        min_articles: MIN_ARTICLES,
    }
}

fn usual_title(trends: &Trends<'_>) -> String {
    let names: Vec<String> = trends.sources.iter().map(|it| plain(&it.name)).collect();
    match &names[..] {
        [] => "Wording over time".to_owned(),
        [one] => format!("{one}: wording over time"),
        [one, two] => format!("{one} and {two}: wording over time"),
        [one, two, three] => format!("{one}, {two} and {three}: wording over time"),
        [one, two, others @ ..] => {
            format!(
                "{one}, {two} and {} further sources: wording over time",
                others.len()
            )
        }
    }
}

fn kicker(trends: &Trends<'_>) -> String {
    let n: usize = trends.sources.iter().map(|it| it.n_articles).sum();
    let first = trends.sources.iter().map(|it| it.first).min();
    let last = trends.sources.iter().map(|it| it.last).max();
    let span =
        first.zip(last).map(|(a, b)| format!(", {}", days(a, b))).unwrap_or_default();
    format!(
        "parallax · wording over time · {} from {}{span}",
        count(n, "article", "articles"),
        count(trends.sources.len(), "source", "sources")
    )
}

/// Whether there is anything to draw: two periods with figures, or a change.
fn is_drawn(series: &Series) -> bool {
    series.change.is_some() || n_periods(series) > 1
}

fn n_periods(series: &Series) -> usize {
    series.points.iter().filter(|it| !it.figures.is_empty()).count()
}

fn n_mentions(series: &Series) -> u64 {
    series.points.iter().map(|it| it.n).sum()
}

/// The series to draw by subject: of too many sources those with most mentions, and of too many
/// subjects concepts before categories, those with most mentions first. A change stays longest.
fn charted<'a>(trends: &'a Trends<'_>) -> Vec<(Subject, Vec<&'a Series>)> {
    let mut by_subject: BTreeMap<Subject, Vec<&Series>> = BTreeMap::new();
    for series in trends.series.iter().filter(|it| is_drawn(it)) {
        by_subject.entry(series.subject).or_default().push(series);
    }
    for series in by_subject.values_mut() {
        series.sort_by_key(|it| {
            (it.change.is_none(), u64::MAX - n_mentions(it), it.source)
        });
        series.truncate(MAX_CHARTS);
        series.sort_by_key(|it| it.source);
    }
    let mut ranked: Vec<(Subject, Vec<&Series>)> = by_subject.into_iter().collect();
    ranked.sort_by_key(|(subject, series)| {
        let n: u64 = series.iter().map(|it| n_mentions(it)).sum();
        let is_category = matches!(subject, Subject::Category { .. });
        (is_category, series.iter().all(|it| it.change.is_none()), u64::MAX - n, *subject)
    });
    let mut n = 0;
    ranked.retain(|(_, series)| {
        n += series.len();
        n <= MAX_CHARTS_OF_PAGE
    });
    ranked.sort_by_key(|it| (matches!(it.0, Subject::Category { .. }), it.0));
    ranked
}

fn left_out(trends: &Trends<'_>, charted: &[(Subject, Vec<&Series>)]) -> Option<String> {
    let n_drawn: usize = charted.iter().map(|it| it.1.len()).sum();
    let n = trends.series.iter().filter(|it| is_drawn(it)).count() - n_drawn;
    (n > 0).then(|| {
        format!(
            "{} not drawn here; --concept ID draws one subject, and the JSON and the table (--format json, csv) have them all.",
            if n == 1 { "One further series is".to_owned() } else { format!("{} further series are", number(n)) }
        )
    })
}

/// The days between which all drawings of the page lie.
fn ends(trends: &Trends<'_>, charted: &[(Subject, Vec<&Series>)]) -> (Date, Date) {
    let points = || charted.iter().flat_map(|it| &it.1).flat_map(|it| &it.points);
    let none = Date { year: 1, month: 1, day: 1 };
    let first = points().map(|it| it.from).min().unwrap_or(none);
    let last = points().map(|it| it.from).max().unwrap_or(none);
    (first, trends.options.by.next(last))
}

/// The address of a drawing: letters that any page takes.
fn address(trends: &Trends<'_>, series: &Series) -> String {
    let id = series.subject.id(trends.lexicon).replace(['/', '.'], "-");
    format!("{id}-{}", series.source + 1)
}

fn subject_view(
    trends: &Trends<'_>,
    subject: Subject,
    series: &[&Series],
    (first, last): (Date, Date),
) -> SubjectView {
    let lexicon = trends.lexicon;
    let is_rate = matches!(subject, Subject::Category { .. });
    let figures = || series.iter().flat_map(|it| &it.points).flat_map(|it| &it.figures);
    let largest = figures().map(|it| it.value).fold(0.0, f64::max);
    let top = if is_rate { round_up(largest * HEADROOM) } else { 1.0 };
    let frame = Frame { first, last, top, by: trends.options.by, is_rate };
    let lines = by_use(series);
    let legend = lines.iter().take(MAX_LINES).zip(1..);
    let classes: Vec<(Target, String)> =
        legend.map(|(&line, n)| (line, format!("l{n}"))).collect();
    let known = known_dates(lexicon, subject);
    let (_, label) = labels(lexicon, subject);
    let others =
        if is_rate { &[][..] } else { lines.get(MAX_LINES..).unwrap_or_default() };
    SubjectView {
        id: format!("subject-{}", subject.id(lexicon).replace(['/', '.'], "-")),
        title: plain(label),
        measure: measure(trends, subject, series),
        legend: if is_rate {
            Vec::new()
        } else {
            let named = classes.iter();
            named
                .map(|(line, class)| (class.clone(), plain(line_name(lexicon, *line))))
                .collect()
        },
        others: others.iter().map(|it| plain(line_name(lexicon, *it))).collect(),
        known: known
            .iter()
            .zip(1..)
            .filter_map(|(it, n)| known_view(lexicon, subject, it, n))
            .collect(),
        charts: series
            .iter()
            .map(|it| chart_view(trends, it, &frame, &classes, &known))
            .collect(),
        beyond: beyond(trends, subject, series),
    }
}

/// The lines of some series, the most used first.
fn by_use(series: &[&Series]) -> Vec<Target> {
    let mut n: BTreeMap<Target, u64> = BTreeMap::new();
    for it in series {
        for point in &it.points {
            for (&line, figure) in it.lines.iter().zip(&point.figures) {
                *n.entry(line).or_default() += figure.n;
            }
        }
    }
    let mut lines: Vec<(u64, Target)> = n
        .into_iter()
        .filter(|it| it.1 > 0)
        .map(|(line, n)| (u64::MAX - n, line))
        .collect();
    lines.sort_unstable();
    lines.into_iter().map(|it| it.1).collect()
}

/// What the figures of a subject are.
fn measure(trends: &Trends<'_>, subject: Subject, series: &[&Series]) -> String {
    let unit = series.iter().find_map(|it| it.unit);
    match (unit, subject) {
        (Some(Unit::NarratorTokens), _) => {
            "per 1,000 words of the outlet’s own".to_owned()
        }
        (Some(Unit::Attributions), _) => {
            "per 1,000 places where someone’s words are reported".to_owned()
        }
        (None, Subject::Concept { pack, concept }) => {
            let concept = &trends.lexicon.packs()[pack].concepts[concept];
            let voices = basis(concept);
            let question = concept.question.as_deref().unwrap_or(&concept.label);
            let whose = if voices == [Voice::Narrator] {
                "in the outlet’s own words"
            } else {
                "in its own and in reported words"
            };
            format!("{} Shares of each name {whose}.", plain(question))
        }
        (None, Subject::Category { .. }) => String::new(),
    }
}

/// The sources that have figures and no drawing.
fn beyond(trends: &Trends<'_>, subject: Subject, drawn: &[&Series]) -> Option<String> {
    let is_here = |it: &&Series| drawn.iter().any(|drawn| drawn.source == it.source);
    let others = trends.series.iter().filter(|it| it.subject == subject && !is_here(it));
    let others: Vec<String> =
        others.map(|it| plain(&trends.sources[it.source].name)).collect();
    (!others.is_empty()).then(|| {
        let shown =
            others.iter().take(MAX_CHARTS).cloned().collect::<Vec<_>>().join(", ");
        let more = others.len().saturating_sub(MAX_CHARTS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!(
            "Not drawn, with fewer mentions or in one {} alone: {shown}{more}.",
            trends.options.by.name()
        )
    })
}

fn known_view(
    lexicon: &Lexicon,
    subject: Subject,
    it: &KnownDate,
    number: usize,
) -> Option<KnownView> {
    let Subject::Concept { pack, concept } = subject else { return None };
    let line = Target::Variant { pack, concept, variant: it.variant };
    let verb = if it.is_taken_up { "takes up" } else { "gives up" };
    let (who, name) = (plain(&it.who), plain(line_name(lexicon, line)));
    Some(KnownView {
        number,
        words: format!("{}: {who} {verb} “{name}”", it.date.in_words()),
        source: plain(&it.source),
        href: web_address(&it.source),
    })
}

fn chart_view(
    trends: &Trends<'_>,
    series: &Series,
    frame: &Frame,
    classes: &[(Target, String)],
    known: &[KnownDate],
) -> ChartView {
    let lexicon = trends.lexicon;
    let shown: Vec<(usize, String)> = classes
        .iter()
        .filter_map(|(line, class)| {
            let at = series.lines.binary_search(line).ok()?;
            Some((at, class.clone()))
        })
        .collect();
    let source = plain(&trends.sources[series.source].name);
    let (n, n_articles) = (n_mentions(series), holding(series));
    let used: Vec<usize> = (0..series.lines.len())
        .filter(|&line| {
            series.points.iter().any(|it| it.figures.get(line).is_some_and(|it| it.n > 0))
        })
        .collect();
    let name = |&line: &usize| plain(line_name(lexicon, series.lines[line]));
    let (passages, n_shown) = passages(trends, series);
    ChartView {
        id: address(trends, series),
        about: format!(
            "{} in {}",
            count(usize::try_from(n).unwrap_or(usize::MAX), "mention", "mentions"),
            count(n_articles, "article", "articles")
        ),
        finding: finding(trends, series),
        chart: frame.draw(series, &shown, known),
        head: if series.unit.is_some() {
            vec!["Rate".to_owned()]
        } else {
            used.iter().map(name).collect()
        },
        rows: series.points.iter().map(|it| row(trends, series, it, &used)).collect(),
        n_passages: count(n_shown, "passage", "passages"),
        passages,
        source,
    }
}

fn holding(series: &Series) -> usize {
    series.points.iter().map(|it| it.n_articles).sum()
}

/// What was found about a series, in a sentence.
fn finding(trends: &Trends<'_>, series: &Series) -> String {
    let lexicon = trends.lexicon;
    let is_rate = series.unit.is_some();
    match &series.change {
        Some(it) => {
            let verb = if it.after > it.before { "rises" } else { "falls" };
            let what = if is_rate {
                "The rate".to_owned()
            } else {
                format!("“{}”", plain(line_name(lexicon, series.lines[it.line])))
            };
            format!(
                "{what} {verb} from {} to {} at {}; the change lies between {} and {} (95%), {} after correction for {}.",
                figure(it.before, is_rate),
                figure(it.after, is_rate),
                day(it.at),
                day(it.earliest),
                day(it.latest),
                p_value(it.p_adjusted),
                count(trends.n_tests, "test", "tests")
            )
        }
        None if series.is_tested && is_rate => {
            "No change of a fifth or more was found.".to_owned()
        }
        None if series.is_tested => {
            "No change of ten points or more was found.".to_owned()
        }
        None => "Too few articles for a test of change.".to_owned(),
    }
}

fn figure(value: f64, is_rate: bool) -> String {
    if is_rate { rate(value) } else { percent(value) }
}

fn row(trends: &Trends<'_>, series: &Series, point: &Point, used: &[usize]) -> RowView {
    let cell = |it: &Figure| {
        if series.unit.is_some() {
            let (low, high) = (rate(it.interval.low), rate(it.interval.high));
            format!("{} ({low}–{high}), {} in {}", rate(it.value), it.n, number_of(it.of))
        } else {
            let range = percent_range(it.interval.low, it.interval.high);
            format!("{} ({range}), {} of {}", percent(it.value), it.n, it.of)
        }
    };
    RowView {
        period: trends.options.by.in_words(point.from),
        n_articles: number(point.n_articles),
        n: number_of(point.n),
        cells: used
            .iter()
            .filter_map(|&line| point.figures.get(line))
            .map(cell)
            .collect(),
    }
}

fn number_of(n: u64) -> String {
    number(usize::try_from(n).unwrap_or(usize::MAX))
}

/// The passages behind a drawing by period, as evenly as the bound allows, and their number.
fn passages(trends: &Trends<'_>, series: &Series) -> (Vec<PeriodView>, usize) {
    let n_with = series.points.iter().filter(|it| !it.passages.is_empty()).count();
    let share = (MAX_PASSAGES / n_with.max(1)).max(1);
    let mut n = 0;
    let mut periods = Vec::new();
    for point in series.points.iter().filter(|it| !it.passages.is_empty()) {
        let room = share.min(MAX_PASSAGES - n.min(MAX_PASSAGES));
        let shown: Vec<PassageView> =
            in_turn(&point.passages, room).into_iter().map(passage).collect();
        n += shown.len();
        if !shown.is_empty() {
            let period = trends.options.by.in_words(point.from);
            periods.push(PeriodView { period, passages: shown });
        }
    }
    (periods, n)
}

/// Of each line the first, then of each the second, as far as there is room; in order of line.
fn in_turn(passages: &[Shown], room: usize) -> Vec<&Shown> {
    let by_line = passages.chunk_by(|a, b| a.line == b.line);
    let mut ranked: Vec<(usize, usize, &Shown)> = by_line
        .flat_map(|it| it.iter().enumerate().map(|(turn, it)| (turn, it.line, it)))
        .collect();
    ranked.sort_by_key(|it| (it.0, it.1));
    ranked.truncate(room);
    ranked.sort_by_key(|it| (it.1, it.0));
    ranked.into_iter().map(|it| it.2).collect()
}

fn passage(it: &Shown) -> PassageView {
    let (text, mention) = (&it.passage.text, it.passage.mention.range());
    let title = it.title.as_deref().unwrap_or(&it.id);
    PassageView {
        before: plain(&text[..mention.start]),
        mention: plain(&text[mention.clone()]),
        after: plain(&text[mention.end..]),
        voice: it.passage.voice.name(),
        place: format!("{}, {}", plain(title), day(it.date)),
        href: it.url.as_deref().and_then(web_address),
    }
}

fn change_row(
    trends: &Trends<'_>,
    series: &Series,
    it: &Change,
    has_chart: &dyn Fn(&str) -> bool,
) -> ChangeRow {
    let lexicon = trends.lexicon;
    let is_rate = series.unit.is_some();
    let id = address(trends, series);
    ChangeRow {
        href: has_chart(&id).then_some(id),
        subject: plain(labels(lexicon, series.subject).1),
        source: plain(&trends.sources[series.source].name),
        line: if is_rate {
            "rate".to_owned()
        } else {
            plain(line_name(lexicon, series.lines[it.line]))
        },
        before: figure(it.before, is_rate),
        after: figure(it.after, is_rate),
        at: day(it.at),
        range: days(it.earliest, it.latest),
        p: p_value(it.p_adjusted),
    }
}

/// The next number above with one digit that is 1, 2 or 5.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let scale = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    steps.into_iter().map(|it| it * scale).find(|it| *it >= value).unwrap_or(value)
}
