//! Bodies named by their kind: "the ministry" is the last ministry named.

use crate::language::Class;
use crate::voice::speakers::entities::Sort;
use crate::voice::speakers::offices::Noun;
use crate::voice::speakers::units::Unit;
use crate::voice::speakers::{Resolver, Who};

/// How many names before a kind of body are looked at.
const MENTIONS: usize = 128;

impl Resolver<'_> {
    /// The last body named whose kind and words are those of a noun phrase; else the only
    /// one of the article; none if the noun is no kind of body.
    pub(super) fn body(&self, noun: Noun) -> Option<Who> {
        if !self.reading.is_in(noun.head, Class::BODY) || noun.last > noun.head {
            return None;
        }
        let reading = &self.reading;
        let words: Vec<Unit> = (noun.first..=noun.head)
            .map(|at| Unit::of_word(reading.lower_number(at)))
            .collect();
        let is_it = |entity: &usize| {
            let own = &self.entities.all[*entity];
            let is_kind = own.units.iter().enumerate().any(|(at, unit)| {
                words.last().is_some_and(|it| it == unit)
                    && own
                        .units
                        .get(at + 1)
                        .is_none_or(|next| reading.is_listed(*next, Class::LINK))
            });
            own.sort == Sort::Body
                && own.units.len() > 1
                && is_kind
                && words.iter().all(|it| own.units.contains(it))
        };
        let mentions = &self.entities.mentions;
        let before = mentions.partition_point(|it| it.run.last < noun.first);
        let last = mentions[before.saturating_sub(MENTIONS)..before]
            .iter()
            .rev()
            .filter_map(|it| it.entity)
            .find(is_it);
        let behind = || {
            let mut later = mentions[before..]
                .iter()
                .take(MENTIONS)
                .filter_map(|it| it.entity)
                .filter(is_it);
            let one = later.next()?;
            later.all(|it| it == one).then_some(one)
        };
        last.or_else(behind).map(Who::Entity)
    }
}
