//! *Who calls it what?* One row per thing that the excerpts name in two ways or more.

use crate::document::Zone;
use crate::language::{Class, Language};
use crate::lesson::exercise::{
    ConceptRef, Exercise, Named, NamingRow, Place, Why, Wording,
};
use crate::lesson::material::{Material, is_small};
use crate::lesson::person::{forms, is_honorific, named};
use crate::lesson::text::Text;
use crate::lexicon::Target;
use crate::lexicon::pack::Kind;
use crate::text::{EnglishStemmer, Stem, fold};
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest rows of a matrix.
const MIN_ROWS: usize = 1;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let sheet = Printed::new(material);
    let mut rows: Vec<NamingRow> = names(material)
        .into_iter()
        .filter(|row| is_contrast(material, row))
        .filter(|row| {
            let is_sure = is_one_thing(material, row)
                && sheet.is_complete(material, row)
                && is_choice(material, row);
            !material.is_doubtful(!is_sure)
        })
        .collect();
    // What most texts name, in most ways, says most.
    rows.sort_by_key(|row| {
        let n_named = row.cells.iter().filter(|it| !it.is_empty()).count();
        (rank(material, row), std::cmp::Reverse((n_named.min(3), n_ways(material, row))))
    });
    let mut rows = apart(rows);
    rows.truncate(material.n_items);
    if rows.len() < MIN_ROWS {
        return Err(Why::TooFew(rows.len(), MIN_ROWS));
    }
    Ok(Exercise::Naming(rows))
}

/// How early a row is asked: what headlines name in different words, things of a pack,
/// persons, and last persons whom the texts only title in different ways.
fn rank(material: &Material<'_>, row: &NamingRow) -> u8 {
    let in_headline = |it: &&Wording| {
        let text = &material.texts[it.place.text];
        let mut headlines = text.units.iter().filter(|it| it.is_headline);
        headlines.any(|unit| unit.span().contains(it.place.span))
    };
    let in_headlines: BTreeSet<String> = row
        .cells
        .iter()
        .flatten()
        .filter(in_headline)
        .map(|it| fold(material.of(it.place)))
        .collect();
    let is_person = matches!(row.named, Named::Person(_));
    let untitled: BTreeSet<String> =
        row.cells.iter().flatten().map(|it| untitled(material.of(it.place))).collect();
    match (is_person, in_headlines.len() > 1) {
        (_, true) => 0,
        (false, false) => 1,
        (true, false) => 2 + u8::from(untitled.len() < 2),
    }
}

/// Whether the words of a row can stand for one another.
///
/// What is done, planned or true of somebody is called by clauses as much as by names, and a
/// pack gathers what several sides want: “arming teachers” and “gun-free zones” are two
/// measures. So the words must begin or end with one word, as “rent cap” and
/// “rent control” do, or be names.
fn is_one_thing(material: &Material<'_>, row: &NamingRow) -> bool {
    let Named::Concept(it) = row.named else { return true };
    let kind = material.comparison.lexicon.packs()[it.pack].concepts[it.concept].kind;
    if !matches!(kind, Kind::Act | Kind::Policy | Kind::Status) {
        return true;
    }
    let forms = row.cells.iter().flatten().map(|it| it.place);
    let is_name = |it: &Place| {
        let tokens = material.tokens(*it);
        let zone = material.analysis(it.text).zone_at(it.span.start);
        zone != Zone::Headline && tokens.iter().all(|it| it.is_capital)
    };
    let ends = |it: Place| -> BTreeSet<String> {
        let words = bare_words(material.of(it));
        let ends = [words.first(), words.last()].into_iter().flatten();
        ends.map(|it| EnglishStemmer::default().stem(it)).collect()
    };
    let mut unnamed = forms.filter(|it| !is_name(it)).map(ends);
    let Some(first) = unnamed.next() else { return true };
    let shared = unnamed.fold(first, |shared, it| &shared & &it);
    shared.iter().any(|it| !is_small(it))
}

/// Whether the forms are choices and no accident of what was cut.
///
/// Of a person an excerpt may print the surname where the article has the whole name: the
/// forms by which the articles introduce him or her have to differ, and to be printed. Of an
/// act or a group “attacks have been used” speaks of the kind, and a phrase with “and” of
/// more than one thing.
fn is_choice(material: &Material<'_>, row: &NamingRow) -> bool {
    let named_in = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    match &row.named {
        Named::Person(last) => {
            let mut introductions = BTreeSet::new();
            for (text, cell) in named_in {
                let analysis = material.analysis(text);
                let first = forms(analysis, last)
                    .into_iter()
                    .find(|it| analysis.zone_at(it.start) != Zone::Headline);
                let Some(first) = first else { return false };
                let form = bare_words(material.of(Place { text, span: first }));
                let is_own = |it: &Wording| bare_words(material.of(it.place)) == form;
                if !cell.iter().any(is_own) {
                    return false;
                }
                introductions.insert(form);
            }
            introductions.len() > 1
        }
        Named::Concept(it) => {
            let kind =
                material.comparison.lexicon.packs()[it.pack].concepts[it.concept].kind;
            let is_general = matches!(
                kind,
                Kind::Act
                    | Kind::Event
                    | Kind::Organisation
                    | Kind::GroupLabel
                    | Kind::People
            );
            row.cells.iter().flatten().all(|it| {
                let words = bare_words(material.of(it.place));
                let is_several = words.iter().any(|it| it == "and" || it == "or");
                !(is_several || is_general && is_of_kind(material, it.place))
            })
        }
    }
}

/// Whether a plural without an article speaks of a kind of thing: “militant groups”.
fn is_of_kind(material: &Material<'_>, place: Place) -> bool {
    let analysis = material.analysis(place.text);
    let text = &analysis.document.text;
    let words = material.of(place);
    let tokens = analysis.tokens_in(place.span);
    let before = tokens.start.checked_sub(1).map(|at| analysis.tokens[at].span.of(text));
    let before = before.map(fold).unwrap_or_default();
    let is_definite = Language::default().is(&before, Class::DETERMINER);
    let is_plural = words.ends_with('s') && !words.ends_with("ss");
    let is_name = words.split_whitespace().all(|it| it.starts_with(char::is_uppercase))
        && tokens.len() > 1;
    is_plural
        && !is_definite
        && !is_name
        && analysis.zone_at(place.span.start) != Zone::Headline
}

/// The words of a form, folded; a hyphen parts them.
fn bare_words(words: &str) -> Vec<String> {
    let words = fold(words);
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

/// What the sheet prints, a unit an entry, as words.
struct Printed {
    texts: Vec<Vec<Vec<String>>>,
}

impl Printed {
    fn new(material: &Material<'_>) -> Self {
        let units = |(text, it): (usize, &Text)| -> Vec<Vec<String>> {
            let spans = it.units.iter().map(|unit| unit.span());
            spans.map(|span| bare_words(material.of(Place { text, span }))).collect()
        };
        Self { texts: material.texts.iter().enumerate().map(units).collect() }
    }

    /// Whether each text prints the words of a row only where its key has them: what pupils
    /// find anywhere else (“the Tamm administration”) would be marked wrong.
    fn is_complete(&self, material: &Material<'_>, row: &NamingRow) -> bool {
        let of = |it: &Wording| bare_words(material.of(it.place));
        let mut forms: BTreeSet<Vec<String>> =
            row.cells.iter().flatten().map(of).collect();
        if let Named::Person(last) = &row.named {
            forms.insert(bare_words(last));
        }
        row.cells.iter().zip(&self.texts).all(|(cell, units)| {
            let own: Vec<Vec<String>> = cell.iter().map(of).collect();
            forms.iter().all(|form| {
                let holds =
                    |words: &[String]| words.windows(form.len()).any(|it| it == form);
                own.iter().any(|it| holds(it)) || !units.iter().any(|it| holds(it))
            }) && !has_part(&forms, &own, units)
        })
    }
}

/// Whether a text prints a name out of the forms of a row elsewhere than in its own forms, in
/// another order (“the regions of Orlav and Kell”) or with other words beside it.
fn has_part(
    forms: &BTreeSet<Vec<String>>,
    own: &[Vec<String>],
    units: &[Vec<String>],
) -> bool {
    // Words that every form has name nothing by themselves.
    let heads = forms.iter().filter(|it| it.len() > 2).flatten();
    let heads: BTreeSet<&String> = heads
        .filter(|it| it.chars().count() > 3 && !is_small(it))
        .filter(|it| !forms.iter().all(|form| form.contains(it)))
        .collect();
    !heads.is_empty()
        && units.iter().any(|unit| {
            let mut is_covered = vec![false; unit.len()];
            for form in own.iter().filter(|it| !it.is_empty() && it.len() <= unit.len()) {
                for at in 0..=unit.len() - form.len() {
                    if unit[at..at + form.len()] == form[..] {
                        is_covered[at..at + form.len()].fill(true);
                    }
                }
            }
            let rest = unit.iter().zip(&is_covered).filter(|(_, it)| !**it);
            let rest: BTreeSet<&String> = rest.map(|(word, _)| word).collect();
            forms.iter().filter(|it| it.len() > 2).any(|form| {
                let own: Vec<&String> =
                    form.iter().filter(|it| heads.contains(it)).collect();
                own.len() > 1 && own.iter().all(|it| rest.contains(it))
            })
        })
}

/// A name without a title in front, folded.
fn untitled(name: &str) -> String {
    let words = name.split_whitespace().skip_while(|it| is_honorific(it));
    fold(&words.collect::<Vec<_>>().join(" "))
}

/// Every thing and person that the excerpts name, with the first place of each wording.
pub(super) fn names(material: &Material<'_>) -> Vec<NamingRow> {
    let n_texts = material.texts.len();
    let mut rows: BTreeMap<ConceptRef, NamingRow> = BTreeMap::new();
    for text in 0..n_texts {
        for mention in material.shown(text) {
            let Target::Variant { pack, concept, variant } = mention.target else {
                continue;
            };
            if material.comparison.lexicon.packs()[pack].concepts[concept].control {
                continue;
            }
            let concept = ConceptRef { pack, concept };
            let named = Named::Concept(concept);
            let row = rows
                .entry(concept)
                .or_insert_with(|| NamingRow { named, cells: vec![Vec::new(); n_texts] });
            let place = Place { text, span: mention.span };
            let wording = Wording { place, variant: Some(variant), voice: mention.voice };
            add(material, &mut row.cells[text], wording);
        }
    }
    let mut rows: Vec<NamingRow> = rows.into_values().collect();
    for (last, first) in &material.persons {
        let mut cells = vec![Vec::new(); n_texts];
        for (text, cell) in cells.iter_mut().enumerate() {
            for span in named(material.analysis(text), last, first.as_deref()) {
                let place = Place { text, span };
                if material.texts[text].shows(span)
                    && let Some(held) = material.held(place)
                {
                    add(
                        material,
                        cell,
                        Wording { place, variant: None, voice: held.voice },
                    );
                }
            }
        }
        rows.push(NamingRow { named: Named::Person(last.clone()), cells });
    }
    rows
}

/// Takes a wording that the cell does not hold; one of one's own words stands for all.
fn add(material: &Material<'_>, cell: &mut Vec<Wording>, wording: Wording) {
    let key = |it: &Wording| bare_words(material.of(it.place));
    if material.is_masked(wording.place) {
        return;
    }
    match cell.iter_mut().find(|it| key(it) == key(&wording)) {
        None => cell.push(wording),
        Some(known)
            if known.voice != Voice::Narrator && wording.voice == Voice::Narrator =>
        {
            *known = wording;
        }
        Some(_) => {}
    }
}

/// The number of ways in which a row names its thing.
fn n_ways(material: &Material<'_>, row: &NamingRow) -> usize {
    let all = row.cells.iter().flatten();
    let variants: BTreeSet<usize> = all.clone().filter_map(|it| it.variant).collect();
    let forms: BTreeSet<Vec<String>> =
        all.map(|it| bare_words(material.of(it.place))).collect();
    if variants.is_empty() { forms.len() } else { variants.len() }
}

/// The rows whose words do not mostly stand in a row before.
fn apart(rows: Vec<NamingRow>) -> Vec<NamingRow> {
    let mut kept: Vec<NamingRow> = Vec::new();
    for row in rows {
        let places: Vec<Place> = row.cells.iter().flatten().map(|it| it.place).collect();
        let taken = |place: &&Place| {
            let known = kept.iter().flat_map(|it| it.cells.iter().flatten());
            let mut known = known.map(|it| it.place);
            known.any(|it| it.text == place.text && it.span.overlaps(place.span))
        };
        if 2 * places.iter().filter(taken).count() <= places.len() {
            kept.push(row);
        }
    }
    kept
}

/// Whether two texts name the thing, and not all alike.
fn is_contrast(material: &Material<'_>, row: &NamingRow) -> bool {
    let of = |cell: &Vec<Wording>| -> BTreeSet<String> {
        let variant = |it: &Wording| it.variant.map(|it| it.to_string());
        let words = |it: &Wording| bare_words(material.of(it.place)).join(" ");
        cell.iter().map(|it| variant(it).unwrap_or_else(|| words(it))).collect()
    };
    let named: Vec<BTreeSet<String>> =
        row.cells.iter().filter(|it| !it.is_empty()).map(of).collect();
    named.len() >= 2 && named.iter().any(|it| *it != named[0])
}
