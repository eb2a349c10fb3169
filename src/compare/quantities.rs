//! Numbers that several sources give for one thing: one table for the whole story.
//!
//! Every number in counted zones is read with its bound (“more than”, “dozens”), its unit in
//! one measure, and what is counted. Numbers of persons belong together by what happened to
//! them, other numbers by their unit and a word that stands near all of them; a number is in
//! one group only. Nothing is said of numbers that only one source gives.

use crate::compare::passages::{Quantity, quantities_in};
use crate::compare::reading::{Place, Reading};
use crate::language::Class;
use crate::text::Gap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many words on either side of a number may say what it is of.
const REACH: usize = 6;
/// So many numbers of a story are compared.
const MAX_VALUES: usize = 4_000;
/// So many numbers are of one thing.
const MAX_OF_ONE: usize = 64;
/// A number that is so many times another one is of another thing.
const ALIKE: f64 = 2.0;
/// What “about” leaves open on either side.
const ABOUT: f64 = 0.1;

/// Numbers of one thing in two or more sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantities {
    /// `persons`, `percent`, a currency, a measure, or the stem of what is counted.
    pub unit: String,
    /// What happened to what is counted, or a word that all the numbers stand near.
    pub of: Option<String>,
    /// The name nearest to the first of them.
    pub name: Option<String>,
    /// Whether the first values of two sources cannot both be.
    pub differs: bool,
    /// In order of article and place.
    pub values: Vec<QuantityValue>,
}

impl Quantities {
    /// Whether persons are counted to whom one thing happened: the dead, the injured.
    #[must_use]
    pub fn is_toll(&self) -> bool {
        self.unit == "persons" && STATES.iter().any(|it| Some(it.0) == self.of.as_deref())
    }

    /// Whether it is measured and not counted: metres, minutes.
    #[must_use]
    pub fn is_measure(&self) -> bool {
        MEASURES.iter().any(|it| it.1 == self.unit)
    }
}

/// A number in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityValue {
    /// Its words.
    pub place: Place,
    /// The least that they can mean; none where nothing bounds it from below.
    pub low: Option<f64>,
    /// The most that they can mean; none where nothing bounds it from above.
    pub high: Option<f64>,
    /// Whether it is a word that leaves the number open: “dozens”.
    pub is_vague: bool,
    /// Whom the words are given to.
    pub speaker: Option<String>,
}

/// What happens to persons who are counted, by the stems that say it.
const STATES: &[(&str, &[&str])] = &[
    ("dead", &["dead", "death", "die", "fatal", "kill", "massacr", "slain"]),
    ("injured", &["hurt", "injur", "injuri", "wound"]),
    ("arrested", &["arrest", "custodi", "detain", "held"]),
    ("missing", &["miss"]),
    ("displaced", &["displac", "evacu", "flee", "fled"]),
];
const PERSONS: &[&str] = &[
    "adult", "child", "children", "civilian", "man", "men", "peopl", "person", "victim",
    "woman", "women",
];
/// Units in the measure to which they are brought, with the factor.
const MEASURES: &[(&str, &str, f64)] = &[
    ("feet", "metre", 0.3048),
    ("foot", "metre", 0.3048),
    ("ft", "metre", 0.3048),
    ("kilometr", "metre", 1_000.0),
    ("kilomet", "metre", 1_000.0),
    ("km", "metre", 1_000.0),
    ("meter", "metre", 1.0),
    ("metr", "metre", 1.0),
    ("mile", "metre", 1_609.344),
    ("kg", "kilogram", 1.0),
    ("kilogram", "kilogram", 1.0),
    ("lb", "kilogram", 0.453_592_37),
    ("pound", "kilogram", 0.453_592_37),
    ("tonn", "kilogram", 1_000.0),
    ("mph", "metre an hour", 1_609.344),
    ("kph", "metre an hour", 1_000.0),
    ("hour", "minute", 60.0),
    ("minut", "minute", 1.0),
];
/// Words for a number that leave it open, with the least that they mean.
const VAGUE: &[(&str, f64)] = &[
    ("dozens", 24.0),
    ("scores", 40.0),
    ("hundreds", 200.0),
    ("thousands", 2_000.0),
    ("several", 3.0),
];

/// A number with what may say what it is of.
struct Number<'a> {
    source: usize,
    place: Place,
    low: Option<f64>,
    high: Option<f64>,
    is_vague: bool,
    unit: String,
    state: Option<&'static str>,
    near: BTreeSet<&'a str>,
    name: Option<String>,
    speaker: Option<String>,
}

/// The numbers that at least two sources give for one thing, by their first places.
pub(super) fn quantities(reading: &Reading<'_>) -> Vec<Quantities> {
    let mut numbers: Vec<Number<'_>> = Vec::new();
    for (article, analysis) in reading.articles.iter().enumerate() {
        for &sentence in &analysis.sentences {
            if analysis.zone_at(sentence.start).is_counted() {
                numbers.extend(read(reading, article, &analysis.tokens_in(sentence)));
            }
        }
    }
    numbers.truncate(MAX_VALUES);
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, it) in numbers.iter().enumerate() {
        let of: Vec<&str> = match it.state {
            Some(state) => vec![state],
            None => it.near.iter().copied().collect(),
        };
        for of in of {
            groups.entry((it.unit.clone(), of.to_owned())).or_default().push(at);
        }
    }
    let n_sources = |all: &[usize]| {
        all.iter().map(|&it| numbers[it].source).collect::<BTreeSet<_>>().len()
    };
    let mut groups: Vec<((String, String), Vec<usize>)> =
        groups.into_iter().filter(|it| n_sources(&it.1) > 1).collect();
    // The word near most sources' numbers and fewest numbers of each takes them.
    groups.sort_by_key(|(key, all)| {
        (std::cmp::Reverse(n_sources(all)), all.len(), key.clone())
    });
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for ((unit, of), mut all) in groups {
        all.retain(|it| !taken.contains(it));
        all.truncate(MAX_OF_ONE);
        if numbers[all.first().copied().unwrap_or_default()].state.is_none() {
            // One word near both is chance.
            let is_near = |a: &Number<'_>, b: &Number<'_>| {
                a.source != b.source && a.near.intersection(&b.near).count() > 1
            };
            let near = |&it: &usize| {
                all.iter().any(|&other| is_near(&numbers[it], &numbers[other]))
            };
            let kept: Vec<usize> = all.iter().copied().filter(near).collect();
            all = alike(&numbers, kept);
        }
        if n_sources(&all) > 1 {
            taken.extend(&all);
            let of = match numbers[all[0]].state {
                Some(_) => of,
                None => printed(reading, &numbers[all[0]], of),
            };
            found.push(group(&numbers, unit, of, &all));
        }
    }
    found.sort_by_key(|it| it.values[0].place);
    found
}

/// A word near a number as it is printed there, given its stem: a stem is no word.
fn printed(reading: &Reading<'_>, number: &Number<'_>, stem: String) -> String {
    let article = number.place.article;
    let words = reading.articles[article].tokens_in(number.place.span);
    let near = words.start.saturating_sub(REACH)..words.end + REACH;
    let all = reading.of(article);
    let word =
        near.filter(|it| *it < all.len()).find(|&it| reading.stem(article, it) == stem);
    let found = word.map(|it| reading.folded(article, it).to_owned());
    found.unwrap_or(stem)
}

/// The values that may be of one thing: none is more than twice another that stands in the
/// middle.
fn alike(numbers: &[Number<'_>], all: Vec<usize>) -> Vec<usize> {
    let value = |at: usize| numbers[at].low.or(numbers[at].high).unwrap_or_default();
    let mut values: Vec<f64> = all.iter().map(|&it| value(it)).collect();
    values.sort_by(f64::total_cmp);
    let Some(&middle) = values.get(values.len() / 2) else { return all };
    let is_alike =
        |it: &usize| value(*it) <= ALIKE * middle && middle <= ALIKE * value(*it);
    all.into_iter().filter(is_alike).collect()
}

fn group(numbers: &[Number<'_>], unit: String, of: String, all: &[usize]) -> Quantities {
    let values = all.iter().map(|&it| &numbers[it]);
    // The first that a source gives is of the story; a later one may be of an older event.
    let is_one = |a: &Number<'_>, b: &Number<'_>| {
        let below = |x: Option<f64>, y: Option<f64>| x.zip(y).is_none_or(|(x, y)| x <= y);
        below(a.low, b.high) && below(b.low, a.high)
    };
    let mut first: BTreeMap<usize, &Number<'_>> = BTreeMap::new();
    for it in values.clone() {
        first.entry(it.source).or_insert(it);
    }
    // The greatest least against the smallest most: one of them cannot be a value of the other.
    let all: Vec<&&Number<'_>> = first.values().collect();
    let highest =
        all.iter().max_by(|a, b| a.low.unwrap_or(0.0).total_cmp(&b.low.unwrap_or(0.0)));
    let lowest = all.iter().min_by(|a, b| {
        let high = |it: &Number<'_>| it.high.unwrap_or(f64::INFINITY);
        high(a).total_cmp(&high(b))
    });
    let differs = highest.zip(lowest).is_some_and(|(a, b)| !is_one(a, b));
    Quantities {
        unit,
        of: Some(of),
        name: one_name(values.clone()),
        differs,
        values: values
            .map(|it| QuantityValue {
                place: it.place,
                low: it.low,
                high: it.high,
                is_vague: it.is_vague,
                speaker: it.speaker.clone(),
            })
            .collect(),
    }
}

/// The name that stands near the numbers, if all that name something name the same.
fn one_name<'a>(values: impl Iterator<Item = &'a Number<'a>>) -> Option<String> {
    let names: BTreeSet<&String> = values.filter_map(|it| it.name.as_ref()).collect();
    let mut names = names.into_iter();
    names.next().filter(|_| names.next().is_none()).cloned()
}

/// The numbers of a sentence.
fn read<'a>(
    reading: &'a Reading<'_>,
    article: usize,
    sentence: &Range<usize>,
) -> Vec<Number<'a>> {
    let analysis = reading.articles[article];
    let found = quantities_in(
        &analysis.document,
        reading.words,
        reading.of(article),
        sentence.clone(),
    );
    let mut numbers: Vec<Number<'a>> =
        found.iter().filter_map(|it| number(reading, article, sentence, it)).collect();
    for at in sentence.clone() {
        let vague = VAGUE.iter().find(|it| it.0 == reading.folded(article, at));
        if let Some(&(_, least)) = vague {
            let words = at..at + 1;
            let unit = "persons".to_owned();
            let made = made(reading, article, sentence, words, unit, (Some(least), None));
            let of_persons = made.filter(|it| it.state.is_some());
            numbers.extend(of_persons.map(|it| Number { is_vague: true, ..it }));
        }
    }
    numbers
}

fn number<'a>(
    reading: &'a Reading<'_>,
    article: usize,
    sentence: &Range<usize>,
    it: &Quantity,
) -> Option<Number<'a>> {
    let mut value: f64 = it.value.parse().ok()?;
    let unit = match it.unit.as_deref() {
        Some("day" | "year") => return None,
        Some(unit) if PERSONS.contains(&unit) => "persons".to_owned(),
        Some(unit) => {
            let known = MEASURES.iter().find(|it| it.0 == unit);
            value *= known.map_or(1.0, |it| it.2);
            known.map_or(unit, |it| it.1).to_owned()
        }
        None => "persons".to_owned(),
    };
    let words = reading.articles[article].tokens_in(it.span);
    let first = words.start.max(sentence.start);
    if it.unit.is_none() && !may_count_persons(reading, article, sentence, &words) {
        return None;
    }
    let before = |n: usize| {
        let at = first.checked_sub(n).filter(|it| *it >= sentence.start);
        at.map_or("", |at| reading.folded(article, at))
    };
    // “19 other children”, “another 40” are not all of them.
    let behind = words.start + it.words.len();
    let is_rest = |at: usize| {
        let folded = reading.folded(article, at);
        matches!(
            folded,
            "other" | "others" | "another" | "more" | "additional" | "further"
        )
    };
    if (behind < sentence.end && is_rest(behind))
        || first.checked_sub(1).is_some_and(|it| it >= sentence.start && is_rest(it))
    {
        return None;
    }
    let whole = value.fract() == 0.0 && it.unit.as_deref() != Some("percent");
    let (start, bounds) = match (before(2), before(1)) {
        ("more" | "greater", "than") | (_, "over" | "exceeding") => {
            let n = if before(1) == "than" { 2 } else { 1 };
            (n, (Some(if whole { value + 1.0 } else { value }), None))
        }
        ("at", "least") => (2, (Some(value), None)),
        ("up", "to") | ("at", "most") => (2, (None, Some(value))),
        ("fewer" | "less", "than") | (_, "under" | "below") => {
            (if before(1) == "than" { 2 } else { 1 }, (None, Some(value)))
        }
        (_, "nearly" | "almost") => (1, (Some(value * (1.0 - ABOUT)), Some(value))),
        (_, "about" | "around" | "roughly" | "approximately" | "some") => {
            (1, (Some(value * (1.0 - ABOUT)), Some(value * (1.0 + ABOUT))))
        }
        _ => (0, (Some(value), Some(value))),
    };
    let words = first - start..words.end;
    let made = made(reading, article, sentence, words, unit, bounds)?;
    // A bare number counts persons only where it is said what happened to them.
    (it.unit.is_some() || made.state.is_some()).then_some(made)
}

/// Whether a number without a noun may count persons: “killed 12”, “12 were hurt”; not “12
/// sheep”, and no age.
fn may_count_persons(
    reading: &Reading<'_>,
    article: usize,
    sentence: &Range<usize>,
    words: &Range<usize>,
) -> bool {
    let class = |it: usize| reading.class(article, it);
    let is_joined = |it: usize| sentence.contains(&it) && reading.is_joined(article, it);
    if !is_joined(words.end) {
        // “Ada Tamm, 28, was hurt”, “aged 28”.
        let before = words.start.checked_sub(1).filter(|it| sentence.contains(it));
        let is_age = !is_joined(words.start)
            || before
                .is_some_and(|it| matches!(reading.folded(article, it), "age" | "aged"));
        return !is_age || words.start == sentence.start;
    }
    let verb = Class::ED.or(Class::PAST).or(Class::IRREGULAR_PARTICIPLE);
    let is_state =
        STATES.iter().any(|it| it.1.contains(&reading.stem(article, words.end)));
    reading.of(article)[words.end].gap != Gap::Hyphen
        && (is_state
            || reading.is_function(article, words.end)
            || class(words.end).is(verb.or(Class::ADVERB))
            || reading.is_name(article, words.end))
}

fn made<'a>(
    reading: &'a Reading<'_>,
    article: usize,
    sentence: &Range<usize>,
    words: Range<usize>,
    unit: String,
    (low, high): (Option<f64>, Option<f64>),
) -> Option<Number<'a>> {
    let from = words.start.saturating_sub(REACH).max(sentence.start);
    let to = (words.end + REACH).min(sentence.end);
    let around: Vec<usize> = (from..to).filter(|it| !words.contains(it)).collect();
    // “23 were arrested and two were treated”: behind a subject stands what happened to it.
    let follows = (words.end < sentence.end && reading.is_joined(article, words.end))
        .then(|| reading.class(article, words.end));
    let finite = Class::BE.or(Class::HAVE).or(Class::MODAL).or(Class::PAST);
    let is_subject = follows.is_some_and(|it| it.is(finite));
    let state_of = |at: &usize| {
        let stem = reading.stem(article, *at);
        let is_it = |stems: &&(&str, &[&str])| stems.1.contains(&stem);
        STATES.iter().find(is_it).map(|it| it.0)
    };
    // The nearest word says it; behind the number before in front of it.
    let nearest = |it: &usize| {
        let behind = *it >= words.end;
        (if behind { it - words.end } else { words.start - it }, !behind)
    };
    let is_persons = unit == "persons";
    let may_say =
        |it: &&usize| (!is_subject || **it >= words.end) && state_of(it).is_some();
    let state = around.iter().filter(may_say).min_by_key(|it| nearest(it));
    let state = state.and_then(state_of).filter(|_| is_persons);
    let no_thing = Class::NUMBER
        .or(Class::TIME)
        .or(Class::CLOCK)
        .or(Class::CALENDAR_NOUN)
        .or(Class::ADVERB)
        .or(Class::PAST)
        .or(Class::ED);
    let is_near = |it: &&usize| {
        !reading.is_function(article, **it)
            && !reading.class(article, **it).is(no_thing)
            && !reading.is_name(article, **it)
            && !reading.stem(article, **it).starts_with(|c: char| c.is_ascii_digit())
    };
    let near = around.iter().filter(is_near).map(|&it| reading.stem(article, it));
    let analysis = reading.articles[article];
    let name = around.iter().find(|&&it| reading.is_name(article, it));
    let place = reading.place(article, words.clone());
    let speaker = reading.attribution(article, words.start);
    Some(Number {
        source: reading.source_of[article],
        place,
        low,
        high,
        is_vague: false,
        unit,
        state,
        near: near.collect(),
        name: name.map(|&it| {
            reading.of(article)[it].span.of(&analysis.document.text).to_owned()
        }),
        speaker: speaker.and_then(|it| it.speaker.clone()),
    })
}
