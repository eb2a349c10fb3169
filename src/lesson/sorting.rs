//! *Sort the wordings.* Names of one thing, or words that report; there is no right order.

use crate::lesson::clear::is_clear;
use crate::lesson::exercise::{
    ConceptRef, Exercise, Named, Place, Sorting, Why, Wording,
};
use crate::lesson::material::Material;
use crate::lesson::naming::names;
use crate::lexicon::pack::Kind;
use crate::text::{EnglishStemmer, Stem, fold};
use std::collections::BTreeMap;

/// Where a verb stands, with the pack and the index of its category.
type Verb = (Place, usize, usize);

const MIN_CARDS: usize = 3;

const MAX_CARDS: usize = 6;

/// Choices that are about spelling have no force to sort by.
pub(super) const SPELLING: &[&str] = &["romanisation", "house", "name"];

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    // Cards are words without a line: the ones masked on the sheet are left out already.
    if let Some((concept, wordings)) = of_names(material) {
        return Ok(Exercise::Sorting(Sorting::Names(concept, wordings)));
    }
    let verbs = of_verbs(material);
    let n_categories = verbs.iter().map(|it| (it.1, it.2));
    let n_categories: std::collections::BTreeSet<(usize, usize)> = n_categories.collect();
    if verbs.len() < MIN_CARDS {
        return Err(Why::TooFew(verbs.len(), MIN_CARDS));
    }
    if n_categories.len() < 2 {
        return Err(Why::OneAnswer);
    }
    Ok(Exercise::Sorting(Sorting::Verbs(verbs)))
}

/// The thing with most variants in the excerpts, one wording each, by the alphabet.
fn of_names(material: &Material<'_>) -> Option<(ConceptRef, Vec<Wording>)> {
    let mut best: Option<(ConceptRef, Vec<Wording>)> = None;
    for row in names(material) {
        let Named::Concept(concept) = row.named else { continue };
        let found =
            &material.comparison.lexicon.packs()[concept.pack].concepts[concept.concept];
        // Of what is done or planned a text prints pieces of clauses: no cards.
        if found.axes.iter().any(|it| SPELLING.contains(&it.as_str()))
            || matches!(found.kind, Kind::Act | Kind::Policy | Kind::Status)
        {
            continue;
        }
        let mut variants: BTreeMap<Option<usize>, Wording> = BTreeMap::new();
        for wording in row.cells.into_iter().flatten() {
            variants.entry(wording.variant).or_insert(wording);
        }
        let wordings: Vec<Wording> = variants.into_values().take(MAX_CARDS).collect();
        let most = best.as_ref().map_or(MIN_CARDS - 1, |it| it.1.len());
        if wordings.len() > most {
            best = Some((concept, wordings));
        }
    }
    let (concept, mut wordings) = best?;
    wordings.sort_by_key(|it| fold(material.of(it.place)));
    Some((concept, wordings))
}

/// What the forms of one verb share, as far as sorting them apart would be idle.
fn base(form: &str) -> String {
    match form {
        "says" | "said" | "saying" => "say".to_owned(),
        "tells" | "told" | "telling" => "tell".to_owned(),
        _ => EnglishStemmer::default().stem(form),
    }
}

/// The reporting words of the excerpts, one a form, by the alphabet.
fn of_verbs(material: &Material<'_>) -> Vec<Verb> {
    let mut forms: BTreeMap<String, Verb> = BTreeMap::new();
    for text in 0..material.texts.len() {
        // “Refused to testify”, “praised the audience”: no claim follows.
        let cues = material
            .analysis(text)
            .attributions
            .iter()
            .filter(|it| is_clear(material, text, it));
        let cues: Vec<_> = cues.filter_map(|it| it.cue).collect();
        for mention in material.shown(text) {
            let Some(((pack, category), _)) = material.category(mention) else {
                continue;
            };
            let place = Place { text, span: mention.span };
            let reports = cues.iter().any(|it| it.overlaps(mention.span));
            let is_word = !material.of(place).contains(' ');
            if reports && is_word && material.is_of(mention, "reporting-verb") {
                let form = base(&fold(material.of(place)));
                forms.entry(form).or_insert((place, pack, category));
            }
        }
    }
    // One form of each category before the second of any, so that there is something to sort.
    let mut lists: BTreeMap<(usize, usize), Vec<(String, Verb)>> = BTreeMap::new();
    for (form, it) in forms {
        lists.entry((it.1, it.2)).or_default().push((form, it));
    }
    let lists = lists.into_values().collect();
    let mut taken = crate::lesson::material::in_turn(lists, MAX_CARDS);
    taken.sort_by(|a, b| a.0.cmp(&b.0));
    taken.into_iter().map(|(_, it)| it).collect()
}
