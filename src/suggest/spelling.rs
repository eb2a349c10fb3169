//! Names that are spelt almost alike and that hardly any article uses side by side.
//!
//! Candidates share a skeleton, the consonants after letters that transliterations exchange
//! are made one, or are the same letters joined otherwise ("Al-Nor", "al Nor"). Only those
//! pairs are measured: Levenshtein (1966) over the folded letters.

use crate::names::romanised;
use crate::suggest::corpus::{Corpus, Form};
use crate::suggest::draft::{Draft, DraftVariant, Kind};
use crate::suggest::roles::{is_unnamed, role};
use crate::text::Gap;
use std::collections::{BTreeMap, BTreeSet};

/// Names of fewer letters are too like one another.
const SHORTEST: usize = 4;
/// More names than this under one skeleton are looked at in the order of their counts.
const MAX_ALIKE: usize = 12;
/// The share of articles that hold both which may still be: a remark, a quotation, a slip.
const TOGETHER: f64 = 0.25;

/// A name as printed, with where it stands.
#[derive(Clone, Debug, Default)]
struct Name {
    n: usize,
    texts: BTreeSet<usize>,
    /// By source, how often.
    sources: BTreeMap<usize, usize>,
    /// Names that stand right before or after it.
    neighbours: BTreeSet<Form>,
    /// How often it stands with such a neighbour.
    n_beside: usize,
}

/// One draft for each pair of spellings.
pub(super) fn drafts(corpus: &Corpus<'_>) -> Vec<Draft> {
    let mut alike: BTreeMap<String, BTreeMap<String, Name>> = BTreeMap::new();
    let mut joined: BTreeMap<String, BTreeMap<String, Name>> = BTreeMap::new();
    for number in 0..corpus.texts.len() {
        note(corpus, number, &mut alike, &mut joined);
    }
    let mut drafts = Vec::new();
    for names in alike.values() {
        drafts.extend(pairs(names, romanised::distance));
    }
    for names in joined.values() {
        drafts.extend(pairs(names, |a, b| (words(a) != words(b)).then_some(0.0)));
    }
    drafts
}

fn note(
    corpus: &Corpus<'_>,
    number: usize,
    alike: &mut BTreeMap<String, BTreeMap<String, Name>>,
    joined: &mut BTreeMap<String, BTreeMap<String, Name>>,
) {
    let text = &corpus.texts[number];
    let is_name = |at: usize| at < text.words.len() && text.is_name(corpus, at);
    for at in 0..text.words.len() {
        if !is_name(at) {
            continue;
        }
        let word = &text.words[at];
        let form = corpus.form(word.form);
        if is_unnamed(form) || role(form).is_some() {
            continue;
        }
        let is_joined = text.is_joined(corpus, at);
        let is_followed = text.is_joined(corpus, at + 1);
        let is_part = word.gap == Gap::Hyphen
            || text.words.get(at + 1).is_some_and(|it| it.gap == Gap::Hyphen);
        let printed = text.printed(at, at);
        if !is_part && printed.chars().count() >= SHORTEST && !is_shouted(printed) {
            let name = alike.entry(romanised::skeleton(form)).or_default();
            let name = name.entry(printed.to_owned()).or_default();
            let beside = [at.checked_sub(1).filter(|_| is_joined), Some(at + 1)];
            let beside = beside.into_iter().flatten().filter(|&it| {
                is_name(it)
                    && (it < at || is_followed)
                    && role(corpus.form(text.words[it].form)).is_none()
            });
            let beside: Vec<Form> = beside.map(|it| text.words[it].form).collect();
            name.n_beside += usize::from(!beside.is_empty());
            name.neighbours.extend(beside);
            name.note(number, text.source);
        }
        // The same letters, joined otherwise.
        let next = at + 1;
        let is_pair = is_followed
            && (is_name(next) || text.words[next].gap == Gap::Hyphen)
            && role(corpus.form(text.words[next].form)).is_none();
        if is_pair {
            let key = [form, corpus.form(text.words[next].form)].concat();
            let printed = text.printed(at, next);
            if !is_shouted(printed) {
                let name = joined.entry(key).or_default();
                name.entry(printed.to_owned()).or_default().note(number, text.source);
            }
        }
    }
}

/// Whether all letters are capitals.
fn is_shouted(printed: &str) -> bool {
    !printed.chars().any(char::is_lowercase)
}

impl Name {
    fn note(&mut self, text: usize, source: usize) {
        self.n += 1;
        self.texts.insert(text);
        *self.sources.entry(source).or_default() += 1;
    }
}

/// The pairs of names that may be one, with how alike they are.
fn pairs(
    names: &BTreeMap<String, Name>,
    distance: impl Fn(&str, &str) -> Option<f64>,
) -> Vec<Draft> {
    let mut names: Vec<(&String, &Name)> = names.iter().collect();
    names.sort_by_key(|&(name, it)| (std::cmp::Reverse(it.n), name));
    names.truncate(MAX_ALIKE);
    let mut drafts = Vec::new();
    for (at, &(a, of_a)) in names.iter().enumerate() {
        for &(b, of_b) in &names[at + 1..] {
            let Some(distance) = distance(a, b) else { continue };
            if !is_exclusive(of_a, of_b) || !is_company_shared(of_a, of_b) {
                continue;
            }
            let mut variants = [a, b].map(|it| DraftVariant {
                name: it.clone(),
                forms: BTreeSet::from([it.clone()]),
            });
            variants.sort();
            drafts.push(Draft {
                kind: Kind::Spelling,
                link: 1.0 - distance,
                subject: None,
                variants: variants.to_vec(),
                requires: Vec::new(),
            });
        }
    }
    drafts
}

/// Whether each name prevails in a source and few articles use both.
fn is_exclusive(a: &Name, b: &Name) -> bool {
    let n_both = a.texts.intersection(&b.texts).count();
    let n_any = a.texts.union(&b.texts).count();
    let prevails = |one: &Name, other: &Name| {
        let n_other = |source| other.sources.get(source).copied().unwrap_or_default();
        one.sources.iter().any(|(source, &n)| n > n_other(source))
    };
    // What prevails nowhere is a slip.
    prevails(a, b) && prevails(b, a) && n_both as f64 <= TOGETHER * n_any as f64
}

/// Names that stand beside other names must have one of these in common: two people may be
/// called almost alike.
fn is_company_shared(a: &Name, b: &Name) -> bool {
    let is_beside = |it: &Name| 2 * it.n_beside > it.n;
    let is_shared = a.neighbours.intersection(&b.neighbours).next().is_some();
    is_shared || !(is_beside(a) || is_beside(b))
}

fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).collect()
}
