//! Names that are spelt almost alike and that hardly any article uses side by side.
//!
//! Candidates share a skeleton, the consonants after letters that transliterations exchange
//! are made one, or are the same letters joined otherwise ("Al-Nor", "al Nor"). Only those
//! pairs are measured: Levenshtein (1966) over the folded letters.

use crate::suggest::corpus::{Corpus, Form};
use crate::suggest::draft::{Draft, DraftVariant, Kind};
use crate::suggest::roles::{is_unnamed, role};
use crate::text::{Gap, edit_distance};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Spellings further apart than this share of their letters are other names.
const FARTHEST: f64 = 0.4;
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
        drafts.extend(pairs(names, distance));
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
            let name = alike.entry(skeleton(form)).or_default();
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

/// The share of letters that differ; none where the names are no spellings of one.
fn distance(a: &str, b: &str) -> Option<f64> {
    let (a, b) = (letters(a), letters(b));
    if a.first() != b.first() || is_derived(&a, &b) || is_derived(&b, &a) {
        return None;
    }
    let share = edit_distance(&a, &b) as f64 / a.len().max(b.len()).max(1) as f64;
    (share <= FARTHEST).then_some(share)
}

/// Whether a longer name is made of another one: of a country its people, its language.
fn is_derived(long: &[char], short: &[char]) -> bool {
    if let Some(rest) = long.strip_prefix(short) {
        let is_doubled = rest.len() == 1 && rest.first() == short.last();
        return !(rest.is_empty() || is_doubled || matches!(rest, ['e'] | ['h']));
    }
    let ends = |name: &[char]| {
        let endings: [&[char]; 7] = [
            &['i', 'a', 'n'],
            &['e', 'a', 'n'],
            &['e', 's', 'e'],
            &['i', 's', 'h'],
            &['n', 'c', 'h'],
            &['i', 's', 't'],
            &['i', 'c'],
        ];
        endings.iter().position(|it| name.ends_with(it))
    };
    ends(long).is_some() && ends(long) != ends(short)
}

/// The letters of a name without marks, in lower case, `y` as `i`.
fn letters(name: &str) -> Vec<char> {
    let plain = name.nfd().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    plain.map(|c| if matches!(c, 'y' | 'j') { 'i' } else { c }).collect()
}

/// The consonants of a name, with those made one that transliterations exchange.
fn skeleton(folded: &str) -> String {
    let mut skeleton = String::new();
    let letters = letters(folded);
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let sound = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' => continue,
            // A sign of the letter before it ("kh", "zh"), or silent, unless it opens a syllable.
            'h' if at > 0 && !opens_syllable(letters[at - 1], next) => continue,
            'g' | 'h' => 'h',
            'q' | 'c' | 'x' => 'k',
            'w' => 'v',
            'p' if next == Some('h') => 'f',
            'z' => 's',
            other => other,
        };
        if !skeleton.ends_with(sound) {
            skeleton.push(sound);
        }
    }
    // Names with one consonant can be recognised only by their first letter.
    let first = letters.first().copied().unwrap_or_default();
    format!("{first}{skeleton}")
}

/// Whether an `h` between two letters is a sound of its own.
fn opens_syllable(before: char, next: Option<char>) -> bool {
    let is_vowel = |it: char| matches!(it, 'a' | 'e' | 'i' | 'o' | 'u');
    next.is_some_and(is_vowel) && (is_vowel(before) || "lmnr".contains(before))
}
