//! What stands before one person's name: "President Olaf Berg", "dictator Olaf Berg".
//!
//! A person is found by a word for what someone is (`roles.tsv`) before a name in capitals;
//! a surname alone belongs to the full name that has it, if one has it mostly. Labels that
//! differ only in the field of an office or in a place ("foreign minister", "minister") are
//! one label, and politeness is none.

use crate::language::{Class, Language};
use crate::suggest::apposition::apposition;
use crate::suggest::corpus::{Corpus, Form, Text};
use crate::suggest::draft::{Draft, DraftVariant, Kind};
use crate::suggest::roles::{
    Part, is_determiner, is_party, is_telling, is_unnamed, role,
};
use crate::text::Gap;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many words of a name and of a label are looked at.
const MAX_NAME: usize = 4;
pub(super) const MAX_LABEL: usize = 5;
/// Of the full names that hold a surname, one must have this share to be meant by it.
const CLEARLY: f64 = 0.6;
/// Who leads a party or its members of a chamber holds an office.
const LEADER: &str = "leader";
const PARTY: &str = "party";
/// A name that is a role by itself is trusted less than two words of a name.
const LINK_FULL: f64 = 1.0;
const LINK_SHORT: f64 = 0.7;

/// A label before a name.
struct Labelled {
    name: Vec<Form>,
    printed_name: String,
    /// What it counts as: the role, with the words that change it before it.
    label: String,
    surface: String,
    source: usize,
    /// Whether the label stands before the name, as only a person's can.
    is_before: bool,
}

/// A name of two words or more: how often it stands in the articles, and how it is printed.
#[derive(Default)]
struct FullName {
    n: usize,
    printed: BTreeMap<String, usize>,
}

/// One draft for each person whom the sources give different labels.
pub(super) fn drafts(corpus: &Corpus<'_>) -> Vec<Draft> {
    let mut labelled = Vec::new();
    let mut full: BTreeMap<Vec<Form>, FullName> = BTreeMap::new();
    for text in &corpus.texts {
        scan(corpus, text, &mut labelled, &mut full);
    }
    let shorts = shorts(&full);
    let mut persons: BTreeMap<Vec<Form>, Vec<Labelled>> = BTreeMap::new();
    for it in labelled {
        let owner = owner(&it.name, &shorts, &full).unwrap_or_else(|| it.name.clone());
        persons.entry(owner).or_default().push(it);
    }
    let draft = |(name, it): (Vec<Form>, Vec<Labelled>)| draft(&name, &it, &full);
    persons.into_iter().filter_map(draft).collect()
}

/// Notes the labels and the full names of one text.
fn scan(
    corpus: &Corpus<'_>,
    text: &Text<'_>,
    labelled: &mut Vec<Labelled>,
    full: &mut BTreeMap<Vec<Form>, FullName>,
) {
    let mut at = 0;
    while at < text.words.len() {
        if !text.is_name(corpus, at) {
            at += 1;
            continue;
        }
        let end = run_end(corpus, text, at);
        if let Some(it) = Run::new(corpus, text, at, end) {
            let name: Vec<Form> =
                (it.name..it.end).map(|it| text.words[it].form).collect();
            let printed = text.printed(it.name, it.end - 1).to_owned();
            if name.len() > 1 && it.is_person {
                let full = full.entry(name.clone()).or_default();
                full.n += 1;
                *full.printed.entry(printed.clone()).or_default() += 1;
            }
            let behind = Some(end).filter(|_| it.is_person);
            if let Some((last, label)) =
                behind.and_then(|at| apposition(corpus, text, at))
            {
                labelled.push(Labelled {
                    name: name.clone(),
                    printed_name: printed.clone(),
                    label,
                    surface: text.printed(it.name, last).to_owned(),
                    source: text.source,
                    is_before: false,
                });
            }
            if let Some((first, label)) = it.label {
                labelled.push(Labelled {
                    name,
                    printed_name: printed,
                    label,
                    surface: text.printed(first, it.end - 1).to_owned(),
                    source: text.source,
                    is_before: true,
                });
            }
        }
        at = end;
    }
}

/// One past the last word of the name in capitals at `at`.
fn run_end(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> usize {
    let language = Language::default();
    let mut end = at + 1;
    while text.is_joined(corpus, end) {
        let word = &text.words[end];
        let is_part = text.is_name(corpus, end)
            || word.gap == Gap::Hyphen
            || (language.is(corpus.form(word.form), Class::PARTICLE)
                && text.is_joined(corpus, end + 1)
                && text.is_name(corpus, end + 1));
        if !is_part {
            break;
        }
        end += 1;
    }
    end
}

/// A run of capitals, cut into label and name.
struct Run {
    /// The first word of the name, and one past its last.
    name: usize,
    end: usize,
    /// The first word of the label as printed, and what it counts as.
    label: Option<(usize, String)>,
    /// Whether the name can be a person's.
    is_person: bool,
}

impl Run {
    fn new(corpus: &Corpus<'_>, text: &Text<'_>, at: usize, end: usize) -> Option<Self> {
        let role_at = |it: usize| role(corpus.form(text.words[it].form));
        let mut begin = at;
        // "Secretary of State Ada Tamm": the office belongs to the label.
        let is_of = at > 1 && corpus.form(text.words[at - 1].form) == "of";
        let is_office = is_of
            && matches!(role_at(at - 2), Some(Part::Role(_)))
            && text.is_joined(corpus, at)
            && text.is_joined(corpus, at - 1);
        if is_office {
            while begin < end && role_at(begin) == Some(Part::Office) {
                begin += 1;
            }
        }
        // "Olaf King Jr" is no king.
        let is_suffix = |it: usize| {
            Language::default().is(corpus.form(text.words[it].form), Class::GENERATION)
        };
        let end = (begin + 1..end).find(|&it| is_suffix(it)).unwrap_or(end);
        let is_title = |&it: &usize| {
            matches!(role_at(it), Some(Part::Role(_) | Part::Courtesy))
                && text.words[it].is_capital
        };
        let title = (begin..end).rev().find(is_title);
        let (name, head) = match title {
            Some(title) => (title + 1, Some(title)),
            None if begin > at => (begin, Some(at - 2)),
            None => {
                let before = at.checked_sub(1).filter(|_| text.is_joined(corpus, at));
                let is_role = |&it: &usize| match role_at(it) {
                    Some(Part::Role(_)) => !text.words[it].is_cue,
                    Some(Part::Body(_)) => !text.words[it].is_capital,
                    _ => false,
                };
                (at, before.filter(is_role))
            }
        };
        if name >= end || end - name > MAX_NAME {
            return None;
        }
        let is_word = |it: usize| {
            let form = corpus.form(text.words[it].form);
            let is_part = it > name && text.words[it].gap == Gap::Hyphen;
            form.chars().all(char::is_alphabetic) && (is_part || !is_unnamed(form))
        };
        let is_person =
            (name..end).all(|it| is_word(it) && role_at(it) != Some(Part::Office));
        let label = head.filter(|_| is_person).and_then(|head| {
            let first = label_start(corpus, text, head);
            // “a President Tamm” is one to come, or one of that kind.
            let is_imagined = first == head
                && text.words[head].is_capital
                && text.is_joined(corpus, head)
                && first.checked_sub(1).is_some_and(|it| {
                    let form = corpus.form(text.words[it].form);
                    Language::default().is(form, Class::INDEFINITE)
                });
            let label = counted(corpus, text, first, head).filter(|_| !is_imagined);
            label.map(|label| (first, label))
        });
        Some(Self { name, end, label, is_person })
    }
}

/// The first word of a label whose last is `head`.
fn label_start(corpus: &Corpus<'_>, text: &Text<'_>, head: usize) -> usize {
    let mut first = head;
    let mut tentative = head;
    while first.min(tentative) + MAX_LABEL > head + 1 && tentative > 0 {
        if !text.is_joined(corpus, tentative) {
            break;
        }
        let before = tentative - 1;
        let word = &text.words[before];
        let form = corpus.form(word.form);
        let is_known = word.is_capital && corpus.is_name(word.form)
            || text.words[tentative].gap == Gap::Hyphen
            || matches!(
                role(form),
                Some(Part::Role(_) | Part::Body(_) | Part::Modifier(_) | Part::Office)
            );
        if is_determiner(form) {
            // Whatever stands between an article and the role belongs to it.
            return tentative;
        }
        if word.is_cue || (is_unnamed(form) && !is_known) {
            break;
        }
        tentative = before;
        if is_known && first == before + 1 {
            first = before;
        }
    }
    first
}

/// What a label counts as: its role, with the words before it that change what it says.
pub(super) fn counted(
    corpus: &Corpus<'_>,
    text: &Text<'_>,
    first: usize,
    head: usize,
) -> Option<String> {
    let last = match role(corpus.form(text.words[head].form)) {
        Some(Part::Role(last) | Part::Body(last)) => last,
        _ => return None,
    };
    let mut words: Vec<&str> = Vec::new();
    // "civil leader Rev. Tamm" has two labels: the title counts.
    let is_short = corpus.form(text.words[head].form) != last;
    for at in first..head {
        let form = corpus.form(text.words[at].form);
        let is_hyphened = text.words[at + 1].gap == Gap::Hyphen;
        match role(form) {
            Some(Part::Modifier(it)) => words.push(it),
            Some(Part::Role(it)) if is_hyphened || (at + 1 == head && !is_short) => {
                words.push(it);
            }
            _ => {}
        }
    }
    if last == LEADER
        && head
            .checked_sub(1)
            .is_some_and(|it| it >= first && is_party(corpus.form(text.words[it].form)))
    {
        words.push(PARTY);
    }
    words.push(last);
    words.dedup();
    Some(words.join(" "))
}

/// Full names by the first and by the last word; longer names first where both fit.
fn shorts(
    full: &BTreeMap<Vec<Form>, FullName>,
) -> HashMap<(bool, Form), Vec<&Vec<Form>>> {
    let mut shorts: HashMap<(bool, Form), Vec<&Vec<Form>>> = HashMap::new();
    for name in full.keys() {
        let (Some(&first), Some(&last)) = (name.first(), name.last()) else { continue };
        shorts.entry((true, last)).or_default().push(name);
        shorts.entry((false, first)).or_default().push(name);
    }
    shorts
}

/// The full name that a name stands for: the one that has it last, else first.
fn owner(
    name: &[Form],
    shorts: &HashMap<(bool, Form), Vec<&Vec<Form>>>,
    full: &BTreeMap<Vec<Form>, FullName>,
) -> Option<Vec<Form>> {
    let &[short] = name else { return Some(name.to_vec()) };
    [true, false].iter().find_map(|&is_last| {
        let owners = shorts.get(&(is_last, short))?;
        let n: usize = owners.iter().map(|&it| full[it].n).sum();
        let most =
            owners.iter().max_by_key(|&&it| (full[it].n, std::cmp::Reverse(it)))?;
        (full[*most].n as f64 >= CLEARLY * n as f64).then(|| (*most).clone())
    })
}

/// Whether a label says more than an office does: “leader” does, “majority leader” does not.
fn tells(label: &str) -> bool {
    let words: Vec<&str> = label.split([' ', '-']).collect();
    let n = if words.ends_with(&[PARTY, LEADER]) { words.len() - 2 } else { words.len() };
    words[..n].iter().any(|it| is_telling(it))
}

/// A draft, where two sources or more give a person two labels or more.
fn draft(
    name: &[Form],
    labelled: &[Labelled],
    full: &BTreeMap<Vec<Form>, FullName>,
) -> Option<Draft> {
    let mut by_label: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut by_source: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for it in labelled {
        by_label.entry(&it.label).or_default().insert(it.surface.clone());
        by_source.entry(it.source).or_default().insert(&it.label);
    }
    let sets: BTreeSet<&BTreeSet<&str>> = by_source.values().collect();
    let is_person = name.len() > 1 || labelled.iter().any(|it| it.is_before);
    // Titles of office differ with the day and the sentence, and say nothing about the source.
    let is_telling = by_label.keys().any(|label| tells(label));
    if !is_telling
        || !is_person
        || by_label.len() < 2
        || by_source.len() < 2
        || sets.len() < 2
    {
        return None;
    }
    let printed = full.get(name).and_then(|it| {
        it.printed.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(*name)))
    });
    let printed = printed.map_or(&labelled[0].printed_name, |it| it.0);
    Some(Draft {
        kind: Kind::Label,
        link: if name.len() > 1 { LINK_FULL } else { LINK_SHORT },
        subject: Some(printed.clone()),
        variants: by_label
            .into_iter()
            .map(|(label, forms)| DraftVariant { name: label.to_owned(), forms })
            .collect(),
        requires: Vec::new(),
    })
}
