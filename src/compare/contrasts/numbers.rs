//! Numbers told differently: of each source the first toll, or the greatest number that it
//! gives early of another thing.
//!
//! A smaller number may be of a part, and one far down of an older event. A word that leaves the
//! number open (“dozens”) stands only where the source gives no other. What happened to people
//! is surely one thing; of other things it keeps silent about measures, money and shares, and
//! where the numbers can all be right.

use super::{Contrast, Evidence, Finder, Subject};
use crate::compare::{Quantities, QuantityValue};
use std::collections::{BTreeMap, BTreeSet};

/// The weight of numbers that cannot all be right, and of such that can.
const APART: f64 = 0.8;
const UNLIKE: f64 = 0.75;
/// The weight of numbers of other things that cannot all be right.
const COUNTED: f64 = 0.45;
/// A number under this part of the greatest is of a part of those who are counted.
const PART: f64 = 3.0;

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let quantities = finder.comparison.quantities.iter().enumerate();
    let counted = quantities.filter(|(_, it)| {
        let is_noun = it.unit.starts_with(char::is_alphabetic) && it.unit != "percent";
        it.is_toll() || (it.differs && is_noun && !it.is_measure())
    });
    counted.filter_map(|(at, it)| contrast(finder, at, it)).collect()
}

fn contrast(finder: &Finder<'_>, at: usize, it: &Quantities) -> Option<Contrast> {
    let mut sides = finder.sides();
    let mut values: BTreeSet<(Option<u64>, Option<u64>)> = BTreeSet::new();
    let is_toll = it.of.as_deref() == Some("dead");
    let low = |value: &QuantityValue| value.low.or(value.high).unwrap_or_default();
    let mut first_of: BTreeMap<usize, &QuantityValue> = BTreeMap::new();
    for side in &sides {
        let of_source = |value: &&QuantityValue| {
            finder.reading.source_of[value.place.article] == side.source
        };
        let is_figure = |value: &&QuantityValue| !value.is_vague;
        let own = it.values.iter().filter(of_source);
        // A smaller number beside it is of a part; one far down may be of an older event.
        let is_early = |value: &&QuantityValue| {
            let place = value.place;
            let text = finder.reading.text(place.article);
            2 * place.span.start as usize <= text.len()
        };
        let figures = own.clone().filter(is_figure);
        let greatest = figures
            .clone()
            .filter(is_early)
            .max_by(|a, b| low(a).total_cmp(&low(b)).then(b.place.cmp(&a.place)));
        // The dead are told first.
        let greatest = greatest.filter(|_| !is_toll);
        let chosen = greatest.or_else(|| figures.clone().next());
        let Some(first) = chosen.or_else(|| own.clone().next()) else { continue };
        // “At least seven” says more exactly what the source knows than “seven” elsewhere in it.
        let bounded = own.clone().filter(is_figure).find(|it| {
            it.low != it.high && (it.low == first.low || it.high == first.high)
        });
        let first = bounded.unwrap_or(first);
        first_of.insert(side.source, first);
    }
    // Far fewer of the injured or arrested than elsewhere are some of them.
    let most = first_of.values().map(|it| low(it)).fold(0.0, f64::max);
    first_of.retain(|_, it| is_toll || it.is_vague || PART * low(it) >= most);
    for (source, first) in first_of {
        values.insert((first.low.map(f64::to_bits), first.high.map(f64::to_bits)));
        sides[source].wordings = finder.wordings_at([first.place]);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    if n < 2 {
        return None;
    }
    let base = match (it.is_toll(), it.differs) {
        (false, _) => COUNTED,
        (true, true) => APART,
        (true, false) => UNLIKE,
    };
    let weight = base * (n as f64 / sides.len() as f64).sqrt();
    let refs = vec![Evidence::Quantity(at)];
    let subject = Subject::Number(at);
    (values.len() > 1).then_some(Contrast { subject, weight, refs, sides })
}
