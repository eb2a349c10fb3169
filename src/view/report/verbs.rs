//! Who says it how: the verbs with which each source reports each speaker, by stance.

use crate::compare::{Heard, Speaker, Verb};
use crate::view::report::plain::plain;
use crate::view::report::speakers::spoken_of;
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// The verbs for one speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerbRow {
    /// The speaker.
    pub name: String,
    /// The link to the speaker's row.
    pub href: String,
    /// One a source.
    pub cells: Vec<VerbCell>,
}

/// The verbs of one source for one speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerbCell {
    /// The source.
    pub badge: Badge,
    /// By stance in the order of the lists; words of no list last.
    pub stances: Vec<Stance>,
}

/// The verbs of one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stance {
    /// What the list is called.
    pub label: String,
    /// By number.
    pub verbs: Vec<VerbCount>,
}

/// Words that report, with their number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerbCount {
    /// As printed, in small letters.
    pub words: String,
    /// How often.
    pub n: u64,
}

/// One row for each speaker whom any source reports with words of its own.
pub(super) fn verb_rows(stage: &Stage<'_>, speakers: &[Speaker]) -> Vec<VerbRow> {
    let rows = speakers.iter().enumerate().map(|(number, it)| {
        let cell = |source: usize| {
            let heard = it.by_source.iter().find(|it| it.source == source);
            let stances = heard.map(|it| stances(stage, it)).unwrap_or_default();
            VerbCell { badge: badge(source), stances }
        };
        VerbRow {
            name: spoken_of(&it.name),
            href: format!("#w-{}", number + 1),
            cells: (0..stage.comparison.sources.len()).map(cell).collect(),
        }
    });
    rows.filter(|it| it.cells.iter().any(|cell| !cell.stances.is_empty())).collect()
}

fn stances(stage: &Stage<'_>, heard: &Heard) -> Vec<Stance> {
    // Whether no list has the words, and the list.
    type Key = (bool, Option<(usize, usize)>);
    let mut by_list: BTreeMap<Key, Vec<&Verb>> = BTreeMap::new();
    for verb in &heard.verbs {
        let key = (verb.category.is_none(), verb.category);
        by_list.entry(key).or_default().push(verb);
    }
    let stance = |(key, verbs): (Key, Vec<&Verb>)| {
        let label = match key.1 {
            Some((pack, category)) => {
                let lists = &stage.comparison.lexicon.packs()[pack].categories;
                let id: &str = lists[category].id.as_ref();
                plain(id.rsplit('/').next().unwrap_or(id))
            }
            None => wording::NO_STANCE.to_owned(),
        };
        let verbs = verbs.iter().map(|it| VerbCount { words: plain(&it.words), n: it.n });
        Stance { label, verbs: verbs.collect() }
    };
    by_list.into_iter().map(stance).collect()
}
