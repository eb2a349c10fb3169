//! Nouns that one source prints with a word of doubt, blame or praise before them, and another
//! without: "sham vote", "vote".

use crate::suggest::corpus::{Corpus, Form, Text};
use crate::suggest::draft::{Draft, DraftVariant, Kind};
use crate::suggest::fields::Fields;
use crate::suggest::wording::{is_filler, is_head, sentence};
use crate::text::Gap;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

/// The noun with and without the word is one thing often, not always.
const LINK: f64 = 0.8;
/// So many of the words that the places share are required near the noun.
const MAX_REQUIRED: usize = 8;

/// Asked by word only.
static SLANT: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("slant.txt").lines().filter(|it| !it.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Where a noun stands: in which source, near which words.
struct Use {
    source: usize,
    near: BTreeSet<Form>,
}

/// A noun with what stands before it.
#[derive(Default)]
struct Noun {
    forms: BTreeSet<String>,
    plain: Vec<Use>,
    /// By modifier: the forms, and the places.
    slanted: BTreeMap<String, (BTreeSet<String>, Vec<Use>)>,
}

/// One draft for each noun that the sources print so differently.
pub(super) fn drafts(corpus: &Corpus<'_>, fields: &Fields, near: &[bool]) -> Vec<Draft> {
    let mut nouns: BTreeMap<&str, Noun> = BTreeMap::new();
    for text in &corpus.texts {
        for at in 0..text.words.len() {
            // “the ballot paper” says nothing of the ballot.
            if !is_filler(corpus, text, at)
                || !is_head(corpus, text, at)
                || slant(corpus, text, at + 1).is_some()
            {
                continue;
            }
            let form = text.words[at].form;
            let words = sentence(text, at).map(|it| text.words[it].form);
            let place = Use {
                source: text.source,
                near: words.filter(|&it| near[it as usize] && it != form).collect(),
            };
            let noun = nouns.entry(fields.singular(corpus, form)).or_default();
            if let Some((first, modifier)) = slant(corpus, text, at) {
                let (forms, uses) = noun.slanted.entry(modifier).or_default();
                forms.insert(text.printed(first, at).to_lowercase());
                uses.push(place);
            } else {
                noun.forms.insert(corpus.form(form).to_owned());
                noun.plain.push(place);
            }
        }
    }
    nouns.into_iter().filter_map(|(name, noun)| draft(corpus, name, &noun)).collect()
}

/// The word of the list right before `at`: where it begins, and what it is.
fn slant(corpus: &Corpus<'_>, text: &Text<'_>, at: usize) -> Option<(usize, String)> {
    let before = at.checked_sub(1)?;
    if text.words.get(at)?.gap != Gap::Space || text.words[before].is_quoted {
        return None;
    }
    let single = corpus.form(text.words[before].form);
    if text.words[before].gap == Gap::Hyphen {
        let first = before.checked_sub(1)?;
        let joined = format!("{}-{single}", corpus.form(text.words[first].form));
        return SLANT.contains(joined.as_str()).then_some((first, joined));
    }
    SLANT.contains(single).then(|| (before, single.to_owned()))
}

/// A draft, where a source has the noun without the word near what another has it with.
fn draft(corpus: &Corpus<'_>, name: &str, noun: &Noun) -> Option<Draft> {
    // By word nearby: what stands before the noun there, and in which source.
    let mut holders: BTreeMap<Form, BTreeSet<(&str, usize)>> = BTreeMap::new();
    let slanted = noun.slanted.iter().map(|(modifier, it)| (modifier.as_str(), &it.1));
    for (modifier, uses) in slanted.chain([("", &noun.plain)]) {
        for it in uses {
            for &word in &it.near {
                holders.entry(word).or_default().insert((modifier, it.source));
            }
        }
    }
    let is_shared = |modifier: &str, holders: &BTreeSet<(&str, usize)>| {
        holders.iter().filter(|it| it.0 == modifier).any(|&(_, source)| {
            holders.iter().any(|it| it.0 != modifier && it.1 != source)
        })
    };
    let mut required: BTreeSet<Form> = BTreeSet::new();
    let mut variants = Vec::new();
    for (modifier, (forms, _)) in &noun.slanted {
        let shared = holders.iter().filter(|it| is_shared(modifier, it.1));
        let shared: Vec<Form> = shared.map(|it| *it.0).collect();
        if !shared.is_empty() {
            required.extend(shared);
            let name = format!("{modifier} {name}");
            variants.push(DraftVariant { name, forms: forms.clone() });
        }
    }
    if variants.is_empty() {
        return None;
    }
    if !noun.forms.is_empty() {
        variants.push(DraftVariant { name: name.to_owned(), forms: noun.forms.clone() });
    }
    variants.sort();
    let required = required.into_iter().take(MAX_REQUIRED);
    let required: BTreeSet<String> =
        required.map(|it| corpus.form(it).to_owned()).collect();
    Some(Draft {
        kind: Kind::Slant,
        link: LINK,
        subject: None,
        variants,
        requires: required.into_iter().collect(),
    })
}
