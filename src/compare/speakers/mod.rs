//! Who speaks, in which source, how much, and with which verbs.
//!
//! Words are a speaker's where the innermost attribution is: quoted words and reported words
//! apart, insertions in reported words apart from both, because their wording may be
//! anyone's. Figures cover counted zones; passages of headlines are kept beside them.

mod aliases;
mod heard;
mod identity;
#[cfg(test)]
mod tests;

pub use heard::{AttributionRef, Heard, Verb};

use crate::analysis::Analysis;
use crate::compare::Source;
use crate::compare::speakers::aliases::Aliases;
use crate::compare::speakers::heard::{Passage, passages};
use crate::compare::speakers::identity::identify;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::names::Name;
use crate::voice::Device;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Whose words the articles give.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speakers {
    /// Those heard in most sources first, then by words, then by name.
    pub speakers: Vec<Speaker>,
    /// Speech whose speaker is not resolved, by source.
    pub unresolved: Vec<Heard>,
    /// Words in quotation marks without a speaker, by source.
    pub no_speaker: Vec<Heard>,
}

impl Speakers {
    /// How many passages of speech there are whose speaker is not resolved.
    #[must_use]
    pub fn n_unresolved(&self) -> u64 {
        self.unresolved.iter().map(Heard::n).sum()
    }

    /// How many passages of speech there are.
    #[must_use]
    pub fn n_passages(&self) -> u64 {
        let by_source = self.speakers.iter().flat_map(|it| &it.by_source);
        by_source.map(Heard::n).sum::<u64>() + self.n_unresolved()
    }
}

/// One speaker over all articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest form that the articles use, the most used of these, the longest of those.
    pub name: String,
    /// The other forms, the most used first.
    pub forms: Vec<String>,
    /// One a source that gives the speaker's words, in the order of the sources.
    pub by_source: Vec<Heard>,
}

/// Gathers the speakers of all articles.
pub(super) fn speakers(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
) -> Speakers {
    let mut of_source: Vec<Vec<Passage>> = Vec::with_capacity(sources.len());
    for source in sources {
        let found =
            source.articles.iter().flat_map(|&at| passages(lexicon, articles[at], at));
        of_source.push(found.collect());
    }
    let name = |it: &Passage| {
        articles[it.at.article].attributions[it.at.attribution].speaker.as_deref()
    };
    let mut names: BTreeMap<(&str, usize), u64> = BTreeMap::new();
    for (source, passages) in of_source.iter().enumerate() {
        for it in passages.iter().filter_map(name) {
            *names.entry((it, source)).or_default() += 1;
        }
    }
    let given: BTreeSet<(&str, usize)> = names.keys().copied().collect();
    let numbers = identify(&Aliases::new(lexicon), &given);
    let n_speakers = numbers.values().max().map_or(0, |it| it + 1);
    let mut by_source: Vec<Vec<Heard>> = vec![Vec::new(); n_speakers];
    let mut found = Speakers::default();
    for (source, passages) in of_source.iter().enumerate() {
        for passage in passages {
            let device =
                articles[passage.at.article].attributions[passage.at.attribution].device;
            let heard = match (device, name(passage)) {
                (Some(Device::Title), _) => continue,
                (Some(Device::NoSpeaker), _) => &mut found.no_speaker,
                (None, None) => &mut found.unresolved,
                (None, Some(name)) => &mut by_source[numbers[&(name, source)]],
            };
            if heard.last().is_none_or(|it| it.source != source) {
                heard.push(Heard::new(source));
            }
            if let Some(heard) = heard.last_mut() {
                heard.add(passage);
            }
        }
    }
    let sorted = by_source.iter_mut().flatten();
    sorted
        .chain(&mut found.unresolved)
        .chain(&mut found.no_speaker)
        .for_each(Heard::sort);
    let mut forms: Vec<BTreeMap<&str, u64>> = vec![BTreeMap::new(); n_speakers];
    for (&(name, source), n) in &names {
        *forms[numbers[&(name, source)]].entry(name).or_default() += n;
    }
    let speakers = forms.iter().zip(by_source).map(|(forms, by_source)| {
        let mut forms: Vec<(&str, u64)> = forms.iter().map(|(it, n)| (*it, *n)).collect();
        forms.sort_by_key(|&(form, n)| {
            (!is_person(form), Reverse(n), Reverse(form.chars().count()), form)
        });
        let mut forms = forms.into_iter().map(|it| it.0.to_owned());
        Speaker {
            name: forms.next().unwrap_or_default(),
            forms: forms.collect(),
            by_source,
        }
    });
    found.speakers = speakers.filter(|it| !it.by_source.is_empty()).collect();
    found.speakers.sort_by_cached_key(|it| {
        let n_words: u64 = it.by_source.iter().map(Heard::n_words).sum();
        (Reverse(it.by_source.len()), Reverse(n_words), it.name.clone())
    });
    found
}

/// Whether a form is a person's given name with the family name.
pub(super) fn is_person(form: &str) -> bool {
    matches!(Name::read(Language::default(), form), Name::Person(it) if !it.given.is_empty())
}
