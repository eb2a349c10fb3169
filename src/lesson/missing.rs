//! *What is missing here?* Who is heard, and what is reported, in which excerpt.

use crate::compare::{Fact, Speaker};
use crate::document::Zone;
use crate::language::{Class, Language};
use crate::lesson::exercise::{Exercise, Missing, MissingRow, Place, ToldRow, Why};
use crate::lesson::material::{Material, is_small};
use crate::lesson::person::{bare, last_name};
use crate::lesson::text::Text;
use crate::text::{EnglishStemmer, Span, Stem, Token, fold};
use std::collections::{BTreeMap, BTreeSet};

/// So many words that a sentence shares with a statement, and such a share of its words, make
/// it doubtful whether the sentence says the same.
const MIN_NEAR: usize = 2;

const NEAR_PERCENT: usize = 40;

/// The words of a statement that is asked about.
const STATED: std::ops::RangeInclusive<usize> = 4..=30;

/// A title and a first name stand so many words before a last name.
const MAX_TITLE: usize = 5;

const MIN_ROWS: usize = 3;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let known = Known::new(material);
    let named = rows(material, |source, key| fold(source).contains(key));
    let mut rows: Vec<MissingRow> = named
        .into_iter()
        // A person, by a name that pupils find: no body, and nobody by half a name.
        .filter(|row| last_name(&row.name).is_some())
        .filter(|row| row.name.starts_with(char::is_uppercase))
        .filter(|row| (1..material.texts.len()).contains(&n_heard(row)))
        .filter(|row| known.is_certain(row))
        .collect();
    // Who is heard in several texts and not in all says most about what one leaves out.
    rows.sort_by_key(|row| (std::cmp::Reverse(n_heard(row)), row.name.clone()));
    let told = told(material);
    rows.truncate(material.n_items - told.len());
    let n_rows = rows.len() + told.len();
    if n_rows < MIN_ROWS {
        return Err(Why::TooFew(n_rows, MIN_ROWS));
    }
    Ok(Exercise::Missing(Missing { heard: rows, told }))
}

/// Facts that two excerpts have, and another does not, nor anything near them.
fn told(material: &Material<'_>) -> Vec<ToldRow> {
    let n_texts = material.texts.len();
    let facts = material.comparison.passages.facts.iter();
    let row = |fact: &Fact| {
        let mut cells: Vec<Option<Place>> = vec![None; n_texts];
        let mut in_article = vec![false; n_texts];
        for (text, it) in material.texts.iter().enumerate() {
            let own =
                fact.passages.iter().filter(|passage| passage.article == it.article);
            for passage in own {
                in_article[text] = true;
                let place = Place { text, span: passage.span };
                if it.shows(passage.span) && !is_headline(material, place) {
                    cells[text] = Some(place);
                }
            }
        }
        let shown = cells.iter().flatten().copied();
        // A whole sentence; of a figure every article may have one of its own.
        let fits = |it: &Place| {
            let is_whole =
                material.texts[it.text].sentences().any(|span| span == it.span);
            let has_figure = material.of(*it).contains(|c: char| c.is_ascii_digit());
            is_whole
                && !has_figure
                && is_statement(material.of(*it))
                && STATED.contains(&material.tokens(*it).len())
                && !material.is_masked(*it)
        };
        let statement = shown.filter(fits).min_by_key(|it| material.tokens(*it).len())?;
        // What may say the same thing, on the sheet or off it, would be a second right answer.
        let is_near = |it: &Text| fact.near.iter().any(|near| near.article == it.article);
        let n_told = cells.iter().flatten().count();
        let is_open = (2..n_texts).contains(&n_told);
        let is_certain = !material.texts.iter().any(is_near);
        if !is_open {
            return None;
        }
        // Nor do words that the excerpts print, headlines among them, come near it.
        let wanted = content_stems(material, statement);
        let is_told_so = (0..n_texts).filter(|&text| cells[text].is_none()).any(|text| {
            let sentences = material.analysis(text).sentences.iter();
            sentences.map(|&span| Place { text, span }).any(|place| {
                let n_shared =
                    content_stems(material, place).intersection(&wanted).count();
                n_shared >= MIN_NEAR.max(wanted.len() * NEAR_PERCENT / 100)
            })
        });
        (!material.is_doubtful(!is_certain || is_told_so)).then_some(ToldRow {
            statement,
            cells,
            in_article,
        })
    };
    facts.filter_map(row).take(material.n_items / 2).collect()
}

/// The words of a place that say something, by their stems.
fn content_stems(material: &Material<'_>, place: Place) -> BTreeSet<String> {
    let text = &material.analysis(place.text).document.text;
    let words = material.tokens(place).iter();
    let words = words.map(|it| bare(&fold(it.span.of(text))).to_owned());
    let words = words.filter(|it| it.chars().count() > 2 && !is_small(it));
    words.map(|it| EnglishStemmer::default().stem(&it)).collect()
}

/// Whether words are the text's own and no piece of a quotation, whose speaker is not shown.
fn is_statement(words: &str) -> bool {
    !words.contains(['"', '“', '”', '«', '»'])
}

fn is_headline(material: &Material<'_>, place: Place) -> bool {
    material.analysis(place.text).zone_at(place.span.start) == Zone::Headline
}

/// The texts whose excerpts give words of the speaker.
fn n_heard(row: &MissingRow) -> usize {
    row.cells.iter().filter(|it| !it.is_empty()).count()
}

/// Everybody whose words the excerpts print, with the places.
pub(super) fn heard(material: &Material<'_>) -> Vec<MissingRow> {
    rows(material, |_, _| true)
}

/// The word by which any form of the name is known: its last one.
fn key(name: &str) -> String {
    fold(name.split_whitespace().next_back().unwrap_or_default())
}

/// Rows of the attributions whose words for the speaker, and whose key, `is_taken` takes.
fn rows(
    material: &Material<'_>,
    is_taken: impl Fn(&str, &str) -> bool,
) -> Vec<MissingRow> {
    let speakers = &material.comparison.speakers.speakers;
    let row = |speaker: &Speaker| {
        let n_texts = material.texts.len();
        let key = key(&speaker.name);
        let mut row = MissingRow {
            name: speaker.name.clone(),
            cells: vec![Vec::new(); n_texts],
            in_article: vec![false; n_texts],
        };
        for at in speaker.by_source.iter().flat_map(|it| &it.places) {
            let Some(text) =
                material.texts.iter().position(|it| it.article == at.article)
            else {
                continue;
            };
            let it = &material.analysis(text).attributions[at.attribution];
            row.in_article[text] = true;
            let source = it.source.map(|span| material.of(Place { text, span }));
            let is_said = material.is_reported_speech(text, it)
                && is_taken(source.unwrap_or_default(), &key);
            let cell = &mut row.cells[text];
            let is_inner =
                cell.iter().any(|outer: &Place| outer.span.contains(it.content));
            if is_said && !is_inner && material.texts[text].shows(it.content) {
                cell.push(Place { text, span: it.content });
            }
        }
        row
    };
    speakers.iter().map(row).filter(|row| n_heard(row) > 0).collect()
}

/// The words of the texts, read once for all rows.
struct Known {
    texts: Vec<KnownText>,
    /// By a word, the words for an office that any article puts right before it.
    titles: BTreeMap<String, BTreeSet<String>>,
}

/// Words of one text, folded and without their ’s.
struct KnownText {
    /// Those of the whole article.
    all: BTreeSet<String>,
    /// Those that pupils read.
    printed: BTreeSet<String>,
    /// Those that name sources.
    sources: BTreeSet<String>,
}

impl Known {
    fn new(material: &Material<'_>) -> Self {
        let mut titles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut texts = Vec::new();
        for (text, printed) in material.texts.iter().enumerate() {
            let analysis = material.analysis(text);
            let of = |token: &Token| {
                bare(&fold(token.span.of(&analysis.document.text))).to_owned()
            };
            let words: Vec<String> = analysis.tokens.iter().map(of).collect();
            let is = |word: &str, class| Language::default().is(word, class);
            let is_title = |it: &str| is(it, Class::TITLE) && !is(it, Class::COURTESY);
            for (at, title) in words.iter().enumerate().filter(|(_, it)| is_title(it)) {
                for name in words.iter().skip(at + 1).take(MAX_TITLE) {
                    titles.entry(name.clone()).or_default().insert(title.clone());
                }
            }
            let inside = |span: Span| {
                material.tokens(Place { text, span }).iter().map(of).collect::<Vec<_>>()
            };
            let units = printed.units.iter().flat_map(|it| inside(it.span()));
            let sources = analysis.attributions.iter().filter_map(|it| it.source);
            texts.push(KnownText {
                printed: units.collect(),
                sources: sources.flat_map(inside).collect(),
                all: words.into_iter().collect(),
            });
        }
        Self { texts, titles }
    }

    /// Whether it is certain where the speaker is heard and where not.
    ///
    /// It is not where an excerpt names the speaker without giving words of his or hers, nor
    /// where an article that is said not to hear the speaker names him or her all the same, or
    /// hears someone by the title that others give the speaker ("the mayor said"): whether
    /// that is the speaker is a question of reading.
    fn is_certain(&self, row: &MissingRow) -> bool {
        let key = key(&row.name);
        let titles = self.titles.get(&key);
        let is_open = |(text, cell): (usize, &Vec<Place>)| {
            let known = &self.texts[text];
            if !cell.is_empty() {
                return false;
            }
            if row.in_article[text] {
                return known.printed.contains(&key);
            }
            let has_title = titles.is_some_and(|it| !it.is_disjoint(&known.sources));
            known.all.contains(&key) || has_title
        };
        !row.cells.iter().enumerate().any(is_open)
    }
}
