//! Which spellings of a name the packs say are one.
//!
//! A concept of the kind `person` gives spellings of a family name and of the given names
//! before it; one whose only axes are about spelling gives spellings of a place or a body.
//! Forms that need other words beside them are left out: a speaker's name has none.

use crate::lexicon::pack::{Concept, Confidence, Kind};
use crate::lexicon::{Lexicon, Pack};
use crate::names::{folded, spelling};
use std::collections::{BTreeMap, BTreeSet};

/// What the packs say about names.
#[derive(Default)]
pub(super) struct Aliases {
    /// Family name to the one that stands for it.
    families: BTreeMap<String, String>,
    /// Family and given name to the given name that stands for it.
    given: BTreeMap<(String, String), String>,
    /// Families whose name alone means the pack's person.
    alone: BTreeSet<String>,
    /// Whole names of places and bodies to the one that stands for them.
    wholes: BTreeMap<String, String>,
}

impl Aliases {
    /// Reads the concepts of the shown packs.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut aliases = Self::default();
        let packs = lexicon.shown().iter();
        let concepts =
            packs.flat_map(|pack| pack.concepts.iter().map(move |it| (pack, it)));
        for (pack, concept) in concepts {
            match concept.kind {
                Kind::Person => aliases.person(&forms(pack, concept)),
                _ if is_about_spelling(concept) => aliases.whole(&forms(pack, concept)),
                _ => {}
            }
        }
        aliases
    }

    fn person(&mut self, forms: &[Vec<String>]) {
        let lasts = || forms.iter().filter_map(|it| it.last());
        let Some(first) = lasts().next() else { return };
        let known = lasts().find_map(|it| self.families.get(it));
        let family = known.unwrap_or(first).clone();
        for last in lasts() {
            for spelled in [last.clone(), spelling(last)] {
                self.families.entry(spelled).or_insert_with(|| family.clone());
            }
        }
        let mut stands_for: Option<String> = None;
        for form in forms {
            let [given, .., _] = form.as_slice() else {
                self.alone.insert(family.clone());
                continue;
            };
            let one = stands_for.get_or_insert_with(|| given.clone());
            let key = (family.clone(), given.clone());
            self.given.entry(key).or_insert_with(|| one.clone());
        }
    }

    fn whole(&mut self, forms: &[Vec<String>]) {
        let Some(first) = forms.first() else { return };
        let stands_for = first.join(" ");
        for form in forms {
            self.wholes.entry(form.join(" ")).or_insert_with(|| stands_for.clone());
        }
    }

    /// The family name that stands for a spelling, if a pack knows it.
    pub(super) fn family(&self, family: &str) -> Option<&str> {
        self.families.get(family).map(String::as_str)
    }

    /// The given name that stands for a spelling before a family name of the packs.
    pub(super) fn given(&self, family: &str, given: &str) -> Option<&str> {
        self.given.get(&(family.to_owned(), given.to_owned())).map(String::as_str)
    }

    /// The given name of the person whom a family name alone means.
    pub(super) fn alone(&self, family: &str) -> Option<&str> {
        let mut given = self.given.range((family.to_owned(), String::new())..);
        let one = given.next().filter(|it| it.0.0 == family).map(|it| it.1.as_str());
        one.filter(|_| self.alone.contains(family))
    }

    /// The whole name that stands for a spelling of a place or a body.
    pub(super) fn whole_name(&self, name: &str) -> Option<&str> {
        self.wholes.get(name).map(String::as_str)
    }
}

fn is_about_spelling(concept: &Concept) -> bool {
    let is_spelling = |it: &String| it == "romanisation" || it == "house";
    let is_name = matches!(concept.kind, Kind::Place | Kind::Organisation);
    is_name && !concept.axes.is_empty() && concept.axes.iter().all(is_spelling)
}

/// The folded words of the forms that mean the thing wherever they stand.
fn forms(pack: &Pack, concept: &Concept) -> Vec<Vec<String>> {
    let is_sure = |confidence: Option<Confidence>| confidence != Some(Confidence::Low);
    if concept.requires.is_some() || !is_sure(concept.confidence) {
        return Vec::new();
    }
    let variants = concept.variant.iter();
    let sure = variants.filter(|it| it.requires.is_none() && is_sure(it.confidence));
    let id = concept.id.as_ref().as_str();
    let of_concept = |of: &str| of.rsplit_once('/').is_some_and(|it| it.0 == id);
    let translated = pack
        .translations
        .iter()
        .filter(|it| it.requires.is_empty() && of_concept(it.of.as_ref()));
    let forms = sure.flat_map(|it| &it.forms).chain(translated.flat_map(|it| &it.forms));
    let words = forms.map(|it| it.as_ref().split_whitespace().map(folded).collect());
    words.filter(|it: &Vec<String>| !it.is_empty()).collect()
}
