//! Numbers that differ: each source's first toll, or the greatest number that it
//! gives early of another thing.
//!
//! A smaller number may be of a part, and one far down of an older event. A word that
//! leaves the number open (“dozens”) stands only where the source gives no other. It
//! keeps silent about all that are not persons, because only what happened to people is
//! surely one thing.

use super::{Contrast, Evidence, Finder, Subject};
use crate::compare::{Quantities, QuantityValue};
use std::collections::BTreeSet;

/// The weight of numbers that cannot all be right, and of such that can.
const APART: f64 = 0.8;
const UNLIKE: f64 = 0.75;

pub(super) fn contrasts(finder: &Finder<'_>) -> Vec<Contrast> {
    let quantities = finder.comparison.quantities.iter().enumerate();
    let of_persons = quantities.filter(|(_, it)| it.unit == "persons");
    of_persons.filter_map(|(at, it)| contrast(finder, at, it)).collect()
}

fn contrast(finder: &Finder<'_>, at: usize, it: &Quantities) -> Option<Contrast> {
    let mut sides = finder.sides();
    let mut values: BTreeSet<(Option<u64>, Option<u64>)> = BTreeSet::new();
    for side in &mut sides {
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
        let low = |value: &&QuantityValue| value.low.or(value.high).unwrap_or_default();
        let figures = own.clone().filter(is_figure);
        let greatest = figures
            .clone()
            .filter(is_early)
            .max_by(|a, b| low(a).total_cmp(&low(b)).then(b.place.cmp(&a.place)));
        // The dead are told first.
        let is_toll = it.of.as_deref() == Some("dead");
        let greatest = greatest.filter(|_| !is_toll);
        let chosen = greatest.or_else(|| figures.clone().next());
        let Some(first) = chosen.or_else(|| own.clone().next()) else { continue };
        values.insert((first.low.map(f64::to_bits), first.high.map(f64::to_bits)));
        side.wordings = finder.wordings_at([first.place]);
    }
    let n = sides.iter().filter(|it| !it.wordings.is_empty()).count();
    let base = if it.differs { APART } else { UNLIKE };
    let weight = base * (n as f64 / sides.len() as f64).sqrt();
    let refs = vec![Evidence::Quantity(at)];
    let subject = Subject::Number(at);
    (values.len() > 1).then_some(Contrast { subject, weight, refs, sides })
}
