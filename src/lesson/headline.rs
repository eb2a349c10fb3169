//! *Rewrite the headline* for another reader: what the headlines name, and in which words.

use crate::lesson::exercise::{ConceptRef, Exercise, HeadlineItem, Place, Why, Wording};
use crate::lesson::material::Material;
use crate::lesson::person::named;
use crate::lexicon::Target;
use crate::lexicon::pack::Kind;

/// The fewest headlines.
const MIN_ITEMS: usize = 1;

const MAX_ITEMS: usize = 3;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let mut items: Vec<HeadlineItem> = Vec::new();
    for text in 0..material.texts.len() {
        let headline = material.texts[text].units.iter().find(|it| it.is_headline);
        let Some(span) = headline.map(|it| it.span()) else { continue };
        items.push(item(material, Place { text, span }));
    }
    // Headlines with most to talk about; of two alike the first.
    items
        .sort_by_key(|it| (std::cmp::Reverse(it.names.len() + it.words.len()), it.place));
    items.truncate(MAX_ITEMS);
    items.sort_by_key(|it| it.place);
    if items.is_empty() {
        return Err(Why::TooFew(0, MIN_ITEMS));
    }
    Ok(Exercise::Headline(items))
}

fn is_clause(material: &Material<'_>, pack: usize, concept: usize) -> bool {
    let kind = material.comparison.lexicon.packs()[pack].concepts[concept].kind;
    matches!(kind, Kind::Act | Kind::Policy | Kind::Status)
}

fn item(material: &Material<'_>, place: Place) -> HeadlineItem {
    let mut item =
        HeadlineItem { place, names: Vec::new(), persons: Vec::new(), words: Vec::new() };
    for mention in material.sure(place.text) {
        let found = Place { text: place.text, span: mention.span };
        if !place.span.contains(mention.span) || material.is_masked(found) {
            continue;
        }
        match mention.target {
            // Of what is done or true a headline prints pieces of clauses.
            Target::Variant { pack, concept, .. }
                if is_clause(material, pack, concept) => {}
            Target::Variant { pack, concept, variant } => {
                let wording = Wording {
                    place: found,
                    variant: Some(variant),
                    voice: mention.voice,
                };
                item.names.push((ConceptRef { pack, concept }, wording));
            }
            Target::Category { pack, category }
                if !["frame", "absolute"]
                    .iter()
                    .any(|it| material.is_of(mention, it)) =>
            {
                item.words.push((found, pack, category));
            }
            Target::Category { .. } => {}
        }
    }
    let analysis = material.analysis(place.text);
    for (last, first) in &material.persons {
        let found = named(analysis, last, first.as_deref())
            .into_iter()
            .filter(|it| place.span.contains(*it));
        let places = found.map(|span| Place { text: place.text, span });
        let is_new = |it: &Place| {
            item.names.iter().all(|(_, name)| !name.place.span.overlaps(it.span))
        };
        let places: Vec<Place> = places.filter(is_new).collect();
        item.persons.extend(places);
    }
    item.persons.sort();
    item
}
