//! *Predict before you look*: the pupil's own guess first, and what the texts then show.

use crate::document::WEEKDAYS;
use crate::lesson::exercise::{
    ConceptRef, Exercise, MissingRow, Named, Place, Predict, Why,
};
use crate::lesson::material::{Material, is_small};
use crate::lesson::missing::heard;
use crate::lesson::naming::names;
use crate::text::{Gap, Span, fold};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest words that show what the texts are about.
const MIN_TOPIC: usize = 2;

const MAX_TOPIC: usize = 4;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let topic = topic(material);
    if topic.len() < MIN_TOPIC {
        return Err(Why::TooFew(topic.len(), MIN_TOPIC));
    }
    let quoting = (0..material.texts.len()).filter_map(|text| in_marks(material, text));
    Ok(Exercise::Predict(Predict {
        topic,
        quoting: quoting.collect(),
        loudest: loudest(material),
        named: named(material),
    }))
}

/// The first words in quotation marks that an excerpt prints below its headline, whoever says
/// them: pupils go by the marks. A single word is none.
fn in_marks(material: &Material<'_>, text: usize) -> Option<Place> {
    let units = material.texts[text].units.iter().filter(|it| !it.is_headline);
    let mut spans = units.map(|it| it.span());
    spans.find_map(|span| {
        let words = material.of(Place { text, span });
        let mut rest = 0;
        while let Some(open) = words[rest..].find(['“', '"', '«']).map(|it| rest + it)
        {
            let mark = words[open..].chars().next()?;
            let closing = match mark {
                '“' => '”',
                '«' => '»',
                other => other,
            };
            let inside = open + mark.len_utf8();
            let close = words[inside..].find(closing)? + inside;
            if words[inside..close].split_whitespace().nth(1).is_some() {
                let start = span.start + u32::try_from(open).ok()?;
                let end = span.start + u32::try_from(close + closing.len_utf8()).ok()?;
                return Some(Place { text, span: Span { start, end } });
            }
            rest = close + closing.len_utf8();
        }
        None
    })
}

/// Names that every excerpt prints, whole, by how often; none of them is asked for.
fn topic(material: &Material<'_>) -> Vec<String> {
    let contested: BTreeSet<String> = names(material)
        .iter()
        .flat_map(|row| row.cells.iter().flatten())
        .flat_map(|it| material.of(it.place).split_whitespace().map(fold))
        .collect();
    let mut counts: BTreeMap<&str, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for text in 0..material.texts.len() {
        for name in capitals(material, text) {
            let count = counts.entry(name).or_default();
            count.0.insert(text);
            count.1 += 1;
        }
    }
    let mut found: Vec<(&str, usize)> = counts
        .into_iter()
        .filter(|(_, (texts, _))| texts.len() == material.texts.len())
        .filter(|(name, _)| {
            let mut words = name.split_whitespace().map(fold);
            !words.any(|it| contested.contains(&it) || WEEKDAYS.contains(&it.as_str()))
        })
        .map(|(name, (_, n))| (name, n))
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    found.truncate(MAX_TOPIC);
    let mut found: Vec<String> =
        found.into_iter().map(|(name, _)| name.to_owned()).collect();
    found.sort();
    found
}

/// Runs of words with capitals inside the sentences that an excerpt prints.
fn capitals<'a>(material: &Material<'a>, text: usize) -> Vec<&'a str> {
    let analysis = material.analysis(text);
    let words = &analysis.document.text;
    let mut names = Vec::new();
    for sentence in material.texts[text].sentences() {
        let tokens = material.tokens(Place { text, span: sentence });
        // The first word of a sentence has its capital anyway.
        let mut open: Option<Span> = None;
        for (at, token) in tokens.iter().enumerate() {
            let word = token.span.of(words);
            let is_name = at > 0
                && token.is_capital
                && word.chars().skip(1).any(char::is_lowercase)
                && !is_small(&fold(word));
            let joins = token.gap == Gap::Space || token.gap == Gap::Hyphen;
            if let Some(name) = open.filter(|_| !(is_name && joins)) {
                names.push(name.of(words));
                open = None;
            }
            if is_name {
                let bare = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s"));
                let length =
                    u32::try_from(bare.unwrap_or(word).len()).unwrap_or_default();
                let start = open.map_or(token.span.start, |it| it.start);
                let name = Span { start, end: token.span.start + length };
                open = Some(name);
                // A possessive ends a name.
                if bare.is_some() {
                    names.push(name.of(words));
                    open = None;
                }
            }
        }
        names.extend(open.map(|it| it.of(words)));
    }
    names.retain(|it| it.chars().count() > 3);
    names
}

/// The speaker with more attributed words in the excerpts than any other.
fn loudest(material: &Material<'_>) -> Option<(String, Vec<Place>)> {
    let n_words = |row: &MissingRow| -> usize {
        row.cells.iter().flatten().map(|&it| material.tokens(it).len()).sum()
    };
    let mut rows = heard(material);
    rows.sort_by_key(|row| std::cmp::Reverse(n_words(row)));
    let mut rows = rows.into_iter();
    let (first, second) = (rows.next()?, rows.next()?);
    let places: Vec<Place> = first.cells.iter().flatten().copied().collect();
    // Words of whom a pronoun names may be given wrongly: a narrow lead is none.
    (2 * n_words(&first) > 3 * n_words(&second)).then_some((first.name, places))
}

/// A thing that some excerpts name and others do not.
fn named(material: &Material<'_>) -> Option<(ConceptRef, Vec<Place>)> {
    let rows = names(material).into_iter().filter_map(|row| {
        let Named::Concept(concept) = row.named else { return None };
        let places = row.cells.iter().filter_map(|cell| cell.first().map(|it| it.place));
        let places: Vec<Place> = places.collect();
        let variants = row.cells.iter().flatten().filter_map(|it| it.variant);
        let n_variants = variants.collect::<BTreeSet<usize>>().len();
        let is_open = (1..material.texts.len()).contains(&places.len());
        is_open.then_some((n_variants, concept, places))
    });
    // Of two that are named in as many ways the first of the pack.
    let best = rows.max_by_key(|(n, concept, _)| (*n, std::cmp::Reverse(*concept)));
    best.map(|(_, concept, places)| (concept, places))
}
