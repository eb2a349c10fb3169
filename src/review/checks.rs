//! What is wrong with the rules of a house style, all at once.

use crate::lexicon::pack::StyleRule;
use crate::lexicon::{Pack, PackError};
use crate::review::House;
use crate::review::house::Style;

/// The most faults to list: a table in which every row is wrong has one fault, not a thousand.
const MAX_FAULTS: usize = 100;

/// The faults of a house style beside the packs that its rules may speak of: concepts and
/// variants that no pack has, rules that ask for what another avoids. The errors are those
/// with which a review would end, one after the other.
#[must_use]
pub fn house_faults(house: &House, packs: &[Pack]) -> Vec<PackError> {
    let without_rules = |pack: &Pack| Pack { rules: Vec::new(), ..pack.clone() };
    let all: Vec<Pack> = packs.iter().map(without_rules).collect();
    let Err(first) = Style::compile(all, vec![house.clone()]) else { return Vec::new() };
    let mut one = House { rules: Vec::new(), ..house.clone() };
    let mut faults = Vec::new();
    for rule in &house.rules {
        one.rules = vec![rule.clone()];
        if let Err(fault) = Style::compile(spoken_of(rule, packs), vec![one.clone()]) {
            faults.push(fault);
        }
        if faults.len() == MAX_FAULTS {
            break;
        }
    }
    // Rules of which each is sound may contradict each other.
    if faults.is_empty() { vec![first] } else { faults }
}

/// The house style that the rules of a pack are; none if it has none.
#[must_use]
pub fn house_of(pack: &Pack) -> Option<House> {
    (!pack.rules.is_empty()).then(|| House::of_pack(pack))
}

/// As much of the packs as a rule speaks of.
fn spoken_of(rule: &StyleRule, packs: &[Pack]) -> Vec<Pack> {
    let Some(concept) = &rule.concept else { return Vec::new() };
    let found = packs.iter().find_map(|it| it.concept(concept.as_ref()));
    let pack = |it: &crate::lexicon::pack::Concept| Pack {
        concepts: vec![it.clone()],
        ..Pack::default()
    };
    found.map(pack).into_iter().collect()
}
