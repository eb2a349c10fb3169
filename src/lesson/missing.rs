//! *What is missing here?* Who is heard in which excerpt, and who in none of it.

use crate::lesson::exercise::Exercise;
use crate::lesson::exercise::MissingRow;
use crate::lesson::exercise::Place;
use crate::lesson::exercise::Why;
use crate::lesson::material::Material;
use crate::lesson::person::last_name;
use crate::lesson::person::persons;
use crate::text::fold;
use crate::voice::Attribution;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// The fewest rows.
const MIN_ROWS: usize = 3;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let persons = persons(&material.analyses());
    let is_asked = |row: &MissingRow| {
        let is_person = last_name(&row.name).is_some_and(|it| persons.contains(&it));
        is_person || !row.name.contains(' ')
    };
    let mut rows: Vec<MissingRow> = named(material)
        .into_iter()
        .filter(is_asked)
        .filter(|row| {
            let n_heard = row.cells.iter().filter(|it| !it.is_empty()).count();
            (1..material.texts.len()).contains(&n_heard) && is_certain(material, row, &persons)
        })
        .collect();
    // Who is heard in several texts and not in all tells most about what one leaves out.
    rows.sort_by_key(|row| {
        let n_heard = row.cells.iter().filter(|it| !it.is_empty()).count();
        (std::cmp::Reverse(n_heard), row.name.clone())
    });
    rows.truncate(material.n_items);
    if rows.len() < MIN_ROWS {
        return Err(Why::TooFew(rows.len(), MIN_ROWS));
    }
    Ok(Exercise::Missing(rows))
}

/// What all names of one speaker share: the last name of a person, else the whole.
fn key(speaker: &str, persons: &BTreeSet<String>) -> String {
    let last = last_name(speaker).filter(|it| persons.contains(it));
    fold(last.as_deref().unwrap_or(speaker))
}

/// Whether the name of a speaker tells a reader whom to look for.
fn is_name(speaker: &str) -> bool {
    let words: Vec<&str> = speaker.split_whitespace().collect();
    let begins = words.first().is_some_and(|it| it.starts_with(char::is_uppercase));
    begins && words.len() <= 5 && !["He", "She", "They", "It", "I", "We"].contains(&words[0])
}

/// Everybody whose words the excerpts print, with the places; in the order of names.
pub(super) fn heard(material: &Material<'_>) -> Vec<MissingRow> {
    rows(material, |_, _| true)
}

/// The same where the name of the speaker stands beside the words, and not a pronoun.
fn named(material: &Material<'_>) -> Vec<MissingRow> {
    rows(material, |source, key| fold(source).contains(key))
}

/// Rows of the attributions whose words for the speaker, and whose key, `is_taken` takes.
fn rows(
    material: &Material<'_>,
    is_taken: impl Fn(&str, &str) -> bool,
) -> Vec<MissingRow> {
    let persons = persons(&material.analyses());
    let n_texts = material.texts.len();
    let mut rows: BTreeMap<String, MissingRow> = BTreeMap::new();
    for text in 0..n_texts {
        for it in &material.analysis(text).attributions {
            let Some(speaker) = speaker(it) else { continue };
            if !material.is_reported_speech(text, it) {
                continue;
            }
            let key = key(speaker, &persons);
            let source = it.source.map(|span| material.of(Place { text, span }));
            if !is_taken(source.unwrap_or_default(), &key) {
                continue;
            }
            let row = rows.entry(key).or_insert_with(|| MissingRow {
                name: speaker.to_owned(),
                cells: vec![Vec::new(); n_texts],
                in_article: vec![false; n_texts],
            });
            if speaker.len() > row.name.len() && last_name(speaker).is_some() {
                speaker.clone_into(&mut row.name);
            }
            row.in_article[text] = true;
            let place = Place { text, span: it.content };
            let is_inner = row.cells[text].iter().any(|outer| outer.span.contains(place.span));
            if material.texts[text].shows(it.content) && !is_inner {
                row.cells[text].push(place);
            }
        }
    }
    rows.into_values().collect()
}

fn speaker(it: &Attribution) -> Option<&str> {
    let speaker = it.speaker.as_deref()?;
    (it.device.is_none() && it.source.is_some() && is_name(speaker)).then_some(speaker)
}

/// Whether no excerpt names the speaker without giving words of his or hers.
///
/// Where one does, whether the speaker is heard in it is a question of reading, and no row.
fn is_certain(
    material: &Material<'_>,
    row: &MissingRow,
    persons: &BTreeSet<String>,
) -> bool {
    let key = key(&row.name, persons);
    row.cells.iter().enumerate().all(|(text, cell)| {
        let words = &material.analysis(text).document.text;
        let units = &material.texts[text].units;
        !cell.is_empty() || !units.iter().any(|it| fold(it.span().of(words)).contains(&key))
    })
}
