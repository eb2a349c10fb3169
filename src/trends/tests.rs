//! Archives of invented counts, and what a reader should see in them.

use crate::analysis::fixture::{lexicon, pack};
use crate::document::Date;
use crate::lexicon::{Lexicon, Target};
use crate::trends::{Caveat, Gathering, Observation, Options, Period, Series, Trends};
use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

const PACK: &str = r#"
[[concept]]
id = "vale.town"
label = "The town"
kind = "place"

[[concept.variant]]
id = "orlo"
forms = ["Orlo"]

[[concept.variant]]
id = "orlow"
forms = ["Orlow"]

[[category]]
id = "hedge"
label = "Hedges"
terms = ["perhaps"]
"#;

fn packs() -> Lexicon {
    lexicon(vec![pack("vale", PACK)])
}

fn options() -> Options {
    Options { by: Period::Quarter, subjects: Vec::new(), seed: 1 }
}

/// An article: source, days after 1 January 2020, its two names, and its hedges in 100 words.
type Seen = (usize, u16, [u64; 2], u64);

fn observation(number: usize, &(source, day, names, hedges): &Seen) -> Observation {
    let variant = |variant| Target::Variant { pack: 0, concept: 0, variant };
    let hedge = Target::Category { pack: 0, category: 0 };
    let counts = [(variant(0), names[0]), (variant(1), names[1]), (hedge, hedges)];
    let mut text = [0; 32];
    text[..8].copy_from_slice(
        &(number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes(),
    );
    Observation {
        id: number.to_string(),
        source: format!("Source {source}"),
        title: None,
        date: Some(date(day)),
        url: None,
        text,
        counts: counts.into_iter().filter(|it| it.1 > 0).collect(),
        narrator_tokens: 100,
        attributions: 0,
        passages: std::collections::BTreeMap::new(),
    }
}

/// A day after 1 January 2020; every month has 28 days.
fn date(day: u16) -> Date {
    let month = day / 28;
    let in_year = u8::try_from(month % 12).unwrap_or(0);
    let in_month = u8::try_from(day % 28).unwrap_or(0);
    Date { year: 2020 + month / 12, month: in_year + 1, day: in_month + 1 }
}

fn trends<'a>(lexicon: &'a Lexicon, options: Options, seen: &[Seen]) -> Trends<'a> {
    let mut gathering = Gathering::new(lexicon, options);
    for (number, it) in seen.iter().enumerate() {
        gathering.add(observation(number, it));
    }
    gathering.trends()
}

/// A draw of 0 to 99 that looks like chance and is the same everywhere.
fn draw(number: usize) -> usize {
    let mixed = (number as u64 + 1).wrapping_mul(0x2545_F491_4F6C_DD1D);
    usize::try_from((mixed ^ (mixed >> 29)) >> 32).unwrap_or(0) % 100
}

/// Articles of a source, one every ten days, whose first name has a chance in per cent.
fn archive(source: usize, n: usize, chance: impl Fn(usize) -> usize) -> Vec<Seen> {
    let article = |at: usize| {
        let is_first = draw(source * 1_000 + at) < chance(at);
        let names = if is_first { [2, 0] } else { [0, 2] };
        (
            source,
            u16::try_from(at * 10).unwrap_or(0),
            names,
            u64::from(at.is_multiple_of(3)),
        )
    };
    (0..n).map(article).collect()
}

fn change_of<'a>(
    found: &'a Trends<'_>,
    source: usize,
) -> Option<&'a crate::trends::Change> {
    let is_it = |it: &&Series| it.source == source && it.unit.is_none();
    found.series.iter().find(is_it).and_then(|it| it.change.as_ref())
}

#[test]
fn a_switch_is_dated_and_steadiness_is_none() {
    let lexicon = packs();
    let mut seen = archive(0, 80, |at| if at < 30 { 90 } else { 10 });
    seen.extend(archive(1, 80, |_| 60));
    let found = trends(&lexicon, options(), &seen);
    let change = change_of(&found, 0).unwrap();
    assert!(change.earliest <= date(300) && date(290) <= change.latest, "{change:?}");
    assert!(change.before > 0.7 && change.after < 0.3, "{change:?}");
    assert_eq!(change_of(&found, 1), None);
    // Both names of both sources and the hedges of both.
    assert_eq!((found.series.len(), found.n_tests), (4, 4));
}

#[test]
fn many_steady_sources_are_steady() {
    let lexicon = packs();
    let seen: Vec<Seen> =
        (0..60).flat_map(|source| archive(source, 30, |_| 50)).collect();
    let found = trends(&lexicon, options(), &seen);
    let n = found.series.iter().filter(|it| it.change.is_some()).count();
    assert!(found.n_tests >= 60 && n <= 3, "{n} of {}", found.n_tests);
}

#[test]
fn a_rate_that_doubles_is_found_and_a_small_shift_is_not() {
    let lexicon = packs();
    let hedged = |source, rate: fn(usize) -> u64| {
        (0..90).map(move |at| (source, u16::try_from(at * 9).unwrap(), [0, 0], rate(at)))
    };
    let mut seen: Vec<Seen> = hedged(0, |at| if at < 40 { 2 } else { 5 }).collect();
    // Certain, and too small to be worth a line.
    seen.extend(hedged(1, |at| if at < 40 { 20 } else { 22 }));
    let found = trends(&lexicon, options(), &seen);
    let change = found.series[0].change.as_ref().unwrap();
    assert!((change.before - 20.0).abs() < 1.0 && (change.after - 50.0).abs() < 1.0);
    assert_eq!(change.at, date(360));
    assert!(found.series[1].is_tested && found.series[1].change.is_none());
}

#[test]
fn a_day_of_the_first_centuries_is_no_date() {
    let lexicon = packs();
    let mut gathering = Gathering::new(&lexicon, options());
    let article = observation(0, &(0, 0, [1, 0], 0));
    let old = Date { year: 1, month: 11, day: 30 };
    gathering.add(Observation { date: Some(old), ..article.clone() });
    gathering.add(Observation { date: None, ..article });
    assert!(!gathering.is_dated());
    assert_eq!(gathering.trends().caveats, [Caveat::Undated { n: 2, of: 2 }]);
}

fn articles() -> impl Strategy<Value = Vec<Seen>> {
    let names = prop::array::uniform2(0..4_u64);
    prop::collection::vec((0..3_usize, 0..900_u16, names, 0..4_u64), 0..60)
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    #[test]
    fn order_changes_nothing_and_figures_add_up(seen in articles(), turn in 0..60_usize) {
        let lexicon = packs();
        let found = trends(&lexicon, options(), &seen);
        let mut gathering = Gathering::new(&lexicon, options());
        let mut turned: Vec<(usize, &Seen)> = seen.iter().enumerate().collect();
        turned.rotate_left(turn.min(seen.len()));
        turned.reverse();
        for (number, it) in turned {
            gathering.add(observation(number, it));
        }
        prop_assert_eq!(&gathering.trends().series, &found.series);
        for series in &found.series {
            for pair in series.points.windows(2) {
                prop_assert_eq!(found.options.by.next(pair[0].from), pair[1].from);
            }
            for point in &series.points {
                let n: u64 = point.figures.iter().map(|it| it.n).sum();
                prop_assert!(point.figures.is_empty() || n == point.n);
                for it in &point.figures {
                    prop_assert!(it.interval.low <= it.value && it.value <= it.interval.high);
                    prop_assert!(series.unit.is_some() || it.interval.high <= 1.0);
                }
            }
            let n: u64 = series.points.iter().map(|it| it.n).sum();
            prop_assert!(n > 0);
        }
    }

    #[test]
    fn periods_do_not_make_changes(seen in articles()) {
        let lexicon = packs();
        let of = |by| {
            let found = trends(&lexicon, Options { by, ..options() }, &seen);
            let changes = found.series.iter().filter_map(|it| it.change.clone());
            (found.n_tests, changes.collect::<Vec<_>>())
        };
        prop_assert_eq!(of(Period::Month), of(Period::Year));
    }
}
