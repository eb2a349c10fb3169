//! Words that stand in the same place in different sources: "the July vote", "the July poll".
//!
//! A place is a neighbour that means something: the word before ("July _"), its owner
//! ("Veldland's _"), what follows a preposition ("_ of Veldland"), or two words on either
//! side. Places are hashed, so that words meet only in the places that they share. Words of
//! one field (`fields.tsv`) may compete; other words must share several whole places.

use crate::suggest::corpus::{Corpus, Form, Text};
use crate::suggest::draft::{Draft, DraftVariant, Kind};
use crate::suggest::fields::Fields;
use crate::suggest::roles::{is_determiner, is_unnamed};
use crate::text::Gap;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// In a place of more words of a field, or of more words of any kind, anything can stand.
const MAX_FIELD: usize = 24;
const MAX_FILLERS: usize = 8;
/// So many words of the places are required near a word.
const MAX_REQUIRED: usize = 6;
/// Words of no field share so many whole places.
const MIN_WHOLE: usize = 2;
/// Words of one field are linked at least so.
const FIELD: f64 = 0.5;

/// So many words on either side belong to a sentence.
const REACH: usize = 20;
/// What the shared places of words of one field must add up to: more than one place.
const LEAST: f64 = 0.55;
/// A place beside an ordinary word says less than one beside a name.
const ORDINARY: f64 = 0.6;

/// Where a word stands: a kind of place and its words.
type Frame = (u8, [Form; 4]);

/// The kinds of places, with how much sharing one says, out of 1.
const WEIGHTS: [f64; 6] = [0.5, 0.5, 0.5, 1.0, 0.15, 0.3];
const BEFORE: u8 = 0;
const OWNER: u8 = 1;
const AFTER: u8 = 2;
const WHOLE: u8 = 3;
const NEAR: u8 = 4;
const DEFINITE: u8 = 5;

/// The words of a place, with the sources that put them there.
type Fillers = BTreeMap<Form, BTreeSet<usize>>;

/// Two words that share places.
#[derive(Default)]
struct Link {
    weight: f64,
    n_whole: usize,
    anchors: BTreeSet<Form>,
    n_frames: usize,
}

/// One draft for each field, and for each pair of other words.
pub(super) fn drafts(corpus: &Corpus<'_>, fields: &Fields, near: &[bool]) -> Vec<Draft> {
    let mut frames: BTreeMap<Frame, Fillers> = BTreeMap::new();
    let mut beside = BTreeSet::new();
    for text in &corpus.texts {
        note(corpus, fields, text, near, &mut frames);
        coordinated(corpus, text, &mut beside);
    }
    let links = links(corpus, fields, &frames);
    let mut drafts = Vec::new();
    let mut by_field: BTreeMap<usize, BTreeMap<(Form, Form), &Link>> = BTreeMap::new();
    for (&(a, b), link) in &links {
        if fields.is_one_word(corpus, a, b) || beside.contains(&(a, b)) {
            continue;
        }
        if let Some(field) = fields.shared(a, b) {
            if link.weight < LEAST {
                continue;
            }
            by_field.entry(field).or_default().insert((a, b), link);
        } else if link.n_whole >= MIN_WHOLE {
            drafts.push(draft(corpus, fields, &[((a, b), link)], 0.0));
        }
    }
    for pairs in by_field.values() {
        for group in groups(pairs) {
            drafts.push(draft(corpus, fields, &group, FIELD));
        }
    }
    drafts
}

/// Notes the places of one text.
fn note(
    corpus: &Corpus<'_>,
    fields: &Fields,
    text: &Text<'_>,
    near: &[bool],
    frames: &mut BTreeMap<Frame, Fillers>,
) {
    let none = Form::MAX;
    for at in 0..text.words.len() {
        if !is_filler(corpus, text, at) {
            continue;
        }
        let word = &text.words[at];
        let mut add = |kind: u8, key: [Form; 4]| {
            let fillers = frames.entry((kind, key)).or_default();
            fillers.entry(word.form).or_default().insert(text.source);
        };
        if let Some(key) = whole(corpus, text, at) {
            add(WHOLE, key);
        }
        if !is_head(corpus, text, at) {
            continue;
        }
        if let Some(before) = at.checked_sub(1) {
            if corpus.form(text.words[before].form) == "the" {
                add(DEFINITE, [none; 4]);
            }
            let owner = &text.words[before];
            if is_content(corpus, owner.form) {
                if owner.is_possessive && word.gap == Gap::Space {
                    add(OWNER, [owner.form, none, none, none]);
                } else if text.is_joined(corpus, at) {
                    add(BEFORE, [owner.form, none, none, none]);
                }
            }
        }
        if let Some((preposition, object)) = object(corpus, text, at + 1) {
            add(AFTER, [preposition, object, none, none]);
        }
        for &field in fields.of(word.form) {
            let field = Form::try_from(field).unwrap_or(none);
            for other in sentence(text, at).filter(|&it| it != at) {
                let form = text.words[other].form;
                if near[form as usize] {
                    add(NEAR, [form, field, none, none]);
                }
            }
        }
    }
}

/// Whether a word can be the last of a phrase: no further noun follows it.
pub(super) fn is_head(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> bool {
    let next = text.words.get(at + 1);
    !next.is_some_and(|it| {
        it.gap == Gap::Space && !it.is_cue && is_content(corpus, it.form)
    })
}

/// The words around `at` in its sentence.
pub(super) fn sentence(text: &Text<'_>, at: usize) -> std::ops::Range<usize> {
    let reach = at.saturating_sub(REACH)..at;
    let first = reach.rev().take_while(|&it| !text.words[it + 1].opens_sentence).last();
    let reach = at + 1..(at + REACH).min(text.words.len());
    let last = reach.take_while(|&it| !text.words[it].opens_sentence).last();
    first.unwrap_or(at)..last.map_or(at, |it| it + 1)
}

/// Which words show that two sentences are about one thing: they stand in two texts or more,
/// and in few of them.
pub(super) fn near(corpus: &Corpus<'_>) -> Vec<bool> {
    let mut holding = vec![0_usize; corpus.n_forms()];
    for text in &corpus.texts {
        let forms: BTreeSet<Form> = text.words.iter().map(|it| it.form).collect();
        forms.into_iter().for_each(|it| holding[it as usize] += 1);
    }
    let most = (corpus.texts.len() / 3).max(3);
    let form = |at: usize| Form::try_from(at).unwrap_or(Form::MAX);
    let is_near =
        |(at, n): (usize, usize)| (2..=most).contains(&n) && is_content(corpus, form(at));
    holding.into_iter().enumerate().map(is_near).collect()
}

/// Whether a word can be one of several for a thing: in lower case, and of the outlet.
pub(super) fn is_filler(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> bool {
    let word = &text.words[at];
    let form = corpus.form(word.form);
    !word.is_capital
        && !word.is_quoted
        && !word.is_cue
        && form.len() > 2
        && form.chars().all(|c| c.is_alphabetic() || c == '-')
        && is_content(corpus, word.form)
        && word.gap != Gap::Hyphen
        && text.words.get(at + 1).is_none_or(|it| it.gap != Gap::Hyphen)
}

fn is_content(corpus: &Corpus<'_>, form: Form) -> bool {
    let form = corpus.form(form);
    form.len() > 2 && !is_unnamed(form) && form.chars().any(char::is_alphabetic)
}

/// The preposition at `at` and the last word of the name, or the noun, after it.
fn object(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> Option<(Form, Form)> {
    let preposition = text.words.get(at)?;
    let is_preposition = matches!(
        corpus.form(preposition.form),
        "of" | "in" | "on" | "against" | "with" | "at" | "over" | "between"
    );
    if !is_preposition || !text.is_joined(corpus, at) {
        return None;
    }
    let mut object = at + 1;
    if is_determiner(corpus.form(text.words.get(object)?.form)) {
        object += 1;
    }
    while text.words.get(object)?.is_capital
        && text.is_joined(corpus, object + 1)
        && text.words[object + 1].is_capital
    {
        object += 1;
    }
    let word = text.words.get(object)?;
    let is_near = text.is_joined(corpus, object) || word.gap == Gap::Space;
    (is_near && is_content(corpus, word.form)).then_some((preposition.form, word.form))
}

/// The two words on either side, where two of the four mean something.
fn whole(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> Option<[Form; 4]> {
    let first = at.checked_sub(2)?;
    let is_joined = |it: usize| text.is_joined(corpus, it);
    if !(first + 1..=at + 2).all(is_joined) {
        return None;
    }
    let key = [first, first + 1, at + 1, at + 2].map(|it| text.words[it].form);
    let n_content = key.iter().filter(|&&it| is_content(corpus, it)).count();
    (n_content >= 2).then_some(key)
}

/// Notes words that stand side by side: "the vote and the poll" are two things.
fn coordinated(
    corpus: &Corpus<'_>,
    text: &Text<'_>,
    beside: &mut BTreeSet<(Form, Form)>,
) {
    for at in 1..text.words.len().saturating_sub(1) {
        if !matches!(corpus.form(text.words[at].form), "and" | "or" | "but" | "than") {
            continue;
        }
        let a = text.words[at - 1].form;
        let next =
            if is_determiner(corpus.form(text.words[at + 1].form)) { 2 } else { 1 };
        if let Some(b) = text.words.get(at + next).map(|it| it.form) {
            beside.insert((a.min(b), a.max(b)));
        }
    }
}

/// The pairs of words that different sources put in one place.
fn links(
    corpus: &Corpus<'_>,
    fields: &Fields,
    frames: &BTreeMap<Frame, Fillers>,
) -> BTreeMap<(Form, Form), Link> {
    let mut links: BTreeMap<(Form, Form), Link> = BTreeMap::new();
    for (&(kind, key), fillers) in frames {
        if fillers.len() < 2 {
            continue;
        }
        let anchors: Vec<Form> =
            words_of(kind, &key).filter(|&it| is_content(corpus, it)).collect();
        let is_named = kind == WHOLE || anchors.iter().any(|&it| corpus.is_name(it));
        let share = if is_named { 1.0 } else { ORDINARY };
        let mut by_field: BTreeMap<usize, Vec<Form>> = BTreeMap::new();
        for &form in fillers.keys() {
            for &field in fields.of(form) {
                by_field.entry(field).or_default().push(form);
            }
        }
        let mut groups: Vec<Vec<Form>> = by_field.into_values().collect();
        if kind == WHOLE && fillers.len() <= MAX_FILLERS {
            groups.push(fillers.keys().copied().collect());
        }
        let mut linked = BTreeSet::new();
        for group in groups.iter().filter(|it| (2..=MAX_FIELD).contains(&it.len())) {
            let weight = share * WEIGHTS[usize::from(kind)];
            for (at, &a) in group.iter().enumerate() {
                for &b in &group[at + 1..] {
                    let [of_a, of_b] = [a, b].map(|it| &fillers[&it]);
                    let is_one_source = of_a.len() == 1 && of_a == of_b;
                    if is_one_source || !linked.insert((a, b)) {
                        continue;
                    }
                    let link = links.entry((a, b)).or_default();
                    link.weight += weight;
                    link.n_whole += usize::from(kind == WHOLE);
                    link.n_frames += 1;
                    link.anchors.extend(&anchors);
                }
            }
        }
    }
    links
}

/// The words of a place.
fn words_of(kind: u8, key: &[Form; 4]) -> impl Iterator<Item = Form> {
    let n = match kind {
        WHOLE => 4,
        AFTER => 2,
        DEFINITE => 0,
        _ => 1,
    };
    key.iter().take(n).copied()
}

/// The pairs of a field in groups that are joined by a word.
fn groups<'a>(
    pairs: &BTreeMap<(Form, Form), &'a Link>,
) -> Vec<Vec<((Form, Form), &'a Link)>> {
    let mut group_of: HashMap<Form, usize> = HashMap::new();
    let mut groups: Vec<Vec<((Form, Form), &'a Link)>> = Vec::new();
    for (&(a, b), &link) in pairs {
        let known = [a, b].map(|it| group_of.get(&it).copied());
        let group = match known {
            [Some(one), Some(other)] if one != other => {
                let moved = std::mem::take(&mut groups[other]);
                for ((a, b), _) in &moved {
                    group_of.insert(*a, one);
                    group_of.insert(*b, one);
                }
                groups[one].extend(moved);
                one
            }
            [Some(one), _] | [_, Some(one)] => one,
            [None, None] => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[group].push(((a, b), link));
        group_of.insert(a, group);
        group_of.insert(b, group);
    }
    groups.retain(|it| !it.is_empty());
    groups
}

fn draft(
    corpus: &Corpus<'_>,
    fields: &Fields,
    group: &[((Form, Form), &Link)],
    base: f64,
) -> Draft {
    let mut forms: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut anchors: BTreeMap<Form, usize> = BTreeMap::new();
    let mut weight = 0.0;
    for ((a, b), link) in group {
        weight += link.weight;
        for &it in [a, b] {
            let name = fields.singular(corpus, it);
            forms.entry(name).or_default().insert(corpus.form(it).to_owned());
        }
        for &anchor in &link.anchors {
            *anchors.entry(anchor).or_default() += link.n_frames;
        }
    }
    let mut anchors: Vec<(Form, usize)> = anchors.into_iter().collect();
    anchors.sort_by_key(|&(form, n)| (std::cmp::Reverse(n), form));
    let requires =
        anchors.iter().take(MAX_REQUIRED).map(|it| corpus.form(it.0).to_owned());
    Draft {
        kind: Kind::Wording,
        link: base + (1.0 - base) * (1.0 - (-weight).exp()),
        subject: None,
        requires: requires.collect::<BTreeSet<_>>().into_iter().collect(),
        variants: forms
            .into_iter()
            .map(|(name, forms)| DraftVariant { name: name.to_owned(), forms })
            .collect(),
    }
}
