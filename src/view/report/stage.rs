//! What all parts of a report share: letters, colours, ids, and the rows in their order.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::compare::{
    Cell, Comparison, ConceptComparison, Marker, MentionRef, SUGGESTED,
};
use crate::lexicon::Target;
use crate::lexicon::pack::{Category, Concept, Status, Variant};
use crate::view::report::plain::plain;
use crate::voice::Voice;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many colours there are; further sources use them again, under letters of their own.
const N_COLOURS: usize = 8;

/// A letter in its colour: a source, or one of its articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// `B`, or `B2` for the second article of B.
    pub letter: String,
    /// The class that sets the colour.
    pub colour: String,
}

/// A comparison with the names that the page gives to its parts.
pub(super) struct Stage<'a> {
    pub(super) comparison: &'a Comparison<'a>,
    /// The badge of each article.
    pub(super) articles: Vec<Badge>,
    /// For each article the one that prints its text, if it is a copy.
    pub(super) copy_of: Vec<Option<usize>>,
    /// A unique id for each concept, safe in an address.
    keys: Vec<String>,
    /// The same for each word list.
    marker_keys: Vec<String>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(comparison: &'a Comparison<'a>) -> Self {
        let mut articles = vec![badge(0); comparison.articles.len()];
        for (number, source) in comparison.sources.iter().enumerate() {
            for (nth, &article) in source.articles.iter().enumerate() {
                articles[article] = badge(number);
                if source.articles.len() > 1 {
                    articles[article].letter.push_str(&(nth + 1).to_string());
                }
            }
        }
        let mut copy_of = vec![None; articles.len()];
        for copies in &comparison.copies {
            for &at in &copies.articles[1..] {
                copy_of[at] = Some(copies.articles[0]);
            }
        }
        let (keys, marker_keys) = (Vec::new(), Vec::new());
        let mut stage = Self { comparison, articles, copy_of, keys, marker_keys };
        let concepts = comparison.concepts.iter();
        stage.keys =
            self::keys(concepts.map(|it| stage.concept(it).id.as_ref().as_str()));
        let markers = comparison.markers.iter();
        stage.marker_keys =
            self::keys(markers.map(|it| stage.category(it).id.as_ref().as_str()));
        stage
    }

    pub(super) fn category(&self, it: &Marker) -> &'a Category {
        &self.comparison.lexicon.packs()[it.pack].categories[it.category]
    }

    pub(super) fn concept(&self, it: &ConceptComparison) -> &'a Concept {
        &self.comparison.lexicon.packs()[it.pack].concepts[it.concept]
    }

    pub(super) fn variant(&self, it: &ConceptComparison, variant: usize) -> &'a Variant {
        &self.concept(it).variant[variant]
    }

    pub(super) fn is_draft(&self, it: &ConceptComparison) -> bool {
        self.concept(it).status == Status::Draft
    }

    /// Whether the program proposed the concept.
    pub(super) fn is_suggested(&self, it: &ConceptComparison) -> bool {
        self.comparison.lexicon.packs()[it.pack].head.id == SUGGESTED
    }

    /// The id of a concept's row.
    pub(super) fn row_id(&self, concept: usize) -> String {
        format!("c-{}", self.keys[concept])
    }

    /// The id of a concept's passages.
    pub(super) fn details_id(&self, concept: usize) -> String {
        format!("d-{}", self.keys[concept])
    }

    /// The id of a source's passages of a concept.
    pub(super) fn group_id(&self, concept: usize, source: usize) -> String {
        format!("e{}-{}", source + 1, self.keys[concept])
    }

    /// The id of a word list.
    pub(super) fn measure_id(&self, marker: usize) -> String {
        format!("m-{}", self.marker_keys[marker])
    }

    /// The id of a word list's passages.
    pub(super) fn measure_details_id(&self, marker: usize) -> String {
        format!("l-{}", self.marker_keys[marker])
    }

    /// The id of a source's passages of a word list.
    pub(super) fn measure_group_id(&self, marker: usize, source: usize) -> String {
        format!("m{}-{}", source + 1, self.marker_keys[marker])
    }

    /// The link to a paragraph of an article.
    pub(super) fn paragraph_href(&self, article: usize, paragraph: usize) -> String {
        format!("#{}", paragraph_id(article, paragraph))
    }

    pub(super) fn analysis(&self, article: usize) -> &'a Analysis {
        self.comparison.articles[article]
    }

    pub(super) fn mention(&self, at: MentionRef) -> &'a Mention {
        &self.analysis(at.article).mentions[at.mention]
    }

    /// The words of a mention as the article prints them.
    pub(super) fn surface(&self, at: MentionRef) -> String {
        plain(self.mention(at).span.of(&self.analysis(at.article).document.text))
    }

    /// The words of a mention without the names that a coordination puts between them:
    /// "Luhansk … regions" where the text has "Luhansk, Kherson and Zaporizhzhia regions".
    pub(super) fn name(&self, at: MentionRef) -> String {
        let surface = self.surface(at);
        let Target::Variant { pack, concept, variant } = self.mention(at).target else {
            return surface;
        };
        let entry = &self.comparison.lexicon.packs()[pack].concepts[concept];
        let variant = &entry.variant[variant];
        let Some(head) = variant.head.as_deref() else { return surface };
        let n_head = head.split_whitespace().count();
        let lengths =
            variant.forms.iter().map(|it| it.as_ref().split_whitespace().count());
        let n_own = lengths.clone().min().unwrap_or_default().saturating_sub(n_head);
        let words: Vec<&str> = surface.split_whitespace().collect();
        if n_own == 0 || words.len() <= lengths.max().unwrap_or_default() {
            return surface;
        }
        let own = words[..n_own].join(" ");
        let shared = words[words.len() - n_head..].join(" ");
        format!("{} … {shared}", own.trim_end_matches(','))
    }

    /// The surface a chip shows: the most frequent one in a voice, the first of equals.
    pub(super) fn word(&self, mentions: &[MentionRef], voice: Option<Voice>) -> String {
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let of_voice = mentions.iter().filter(|&&at| {
            voice.is_none_or(|voice| is_counted_in(self.mention(at), voice))
        });
        for (nth, &at) in of_voice.enumerate() {
            counts.entry(self.name(at)).or_insert((0, nth)).0 += 1;
        }
        let best = counts
            .into_iter()
            .max_by_key(|(_, (n, first))| (*n, std::cmp::Reverse(*first)));
        best.map(|(word, _)| word).unwrap_or_default()
    }
}

fn is_counted_in(mention: &Mention, voice: Voice) -> bool {
    mention.zone.is_counted() && mention.voice == voice
}

/// The voice nearest to the article's own in which a cell counts mentions.
pub(super) fn first_voice(cell: &Cell) -> Option<Voice> {
    Voice::ALL.into_iter().find(|voice| cell.by_voice[voice.index()] > 0)
}

/// How many mentions of a cell are in the voices that are counted.
pub(super) fn n_counted(cell: &Cell, basis: &[Voice]) -> u64 {
    basis.iter().map(|voice| cell.by_voice[voice.index()]).sum()
}

/// The badge of a source.
pub(super) fn badge(source: usize) -> Badge {
    Badge { letter: letter(source), colour: colour(source) }
}

/// The class that sets the colour of a source.
pub(super) fn colour(source: usize) -> String {
    format!("s{}", source % N_COLOURS + 1)
}

/// The id of a paragraph.
pub(super) fn paragraph_id(article: usize, paragraph: usize) -> String {
    format!("a{}-{}", article + 1, paragraph + 1)
}

/// A to Z, then AA, AB and so on.
fn letter(mut source: usize) -> String {
    let mut letters = String::new();
    loop {
        let digit = u8::try_from(source % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + digit));
        if source < 26 {
            return letters;
        }
        source = source / 26 - 1;
    }
}

/// Unique ids, safe in an address; a second of the same kind gets a stroke.
fn keys<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let unique = ids.map(|id| {
        let mut key = key(id);
        while !taken.insert(key.clone()) {
            key.push('_');
        }
        key
    });
    unique.collect()
}

/// An id without anything that an address would have to escape.
fn key(id: &str) -> String {
    let is_kept = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    id.chars().map(|c| if is_kept(c) { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{colour, key, letter};

    #[test]
    fn letters_stay_unique_where_colours_repeat() {
        let letters: Vec<String> = (0..60).map(letter).collect();
        assert_eq!(
            [&letters[0], &letters[25], &letters[26], &letters[52]],
            ["A", "Z", "AA", "BA"]
        );
        assert_eq!([colour(0), colour(7), colour(8)], ["s1", "s8", "s1"]);
    }

    #[test]
    fn keys_are_safe_in_addresses() {
        assert_eq!(key("ua.capital"), "ua.capital");
        assert_eq!(key("a b\"><é"), "a_b____");
    }
}
