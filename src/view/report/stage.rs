//! A comparison with what all parts of a report share: words, letters, colours, addresses.
//!
//! Addresses are made of ids and of places inside an article, never of positions in a list,
//! so that a link still arrives when an article is added to the story.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::compare::{
    AttributionRef, Cell, Comparison, ConceptComparison, Marker, MentionRef, SUGGESTED,
};
use crate::document::{Document, Zone};
use crate::lexicon::Target;
use crate::lexicon::pack::{Category, Concept, Status, Variant};
use crate::text::{Span, slug};
use crate::view::report::block::{Badge, Cell as TableCell, Inline, Words as Place};
use crate::view::report::plain::Plain;
use crate::view::report::{Edition, MAX_WHOLE, Options, topic};
use crate::view::wording;
use crate::view::words::Words;
use crate::voice::Voice;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// How many colours there are; further sources use them again, under letters of their own.
const N_COLOURS: usize = 8;
/// From so many sources on a table scrolls rather than shrinks.
const WIDE: usize = 7;

/// A comparison with the names that the page gives to its parts.
pub(super) struct Stage<'a> {
    pub(super) comparison: &'a Comparison<'a>,
    pub(super) options: &'a Options,
    words: Words,
    /// The badge of each article.
    pub(super) articles: Vec<Badge>,
    /// For each article the one that prints its text, if it is a copy.
    pub(super) copy_of: Vec<Option<usize>>,
    /// The source of each article.
    source_of: Vec<usize>,
    concept_keys: Vec<String>,
    marker_keys: Vec<String>,
    article_keys: Vec<String>,
    speaker_keys: Vec<String>,
    title: OnceLock<Plain>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(comparison: &'a Comparison<'a>, options: &'a Options) -> Self {
        let mut articles = vec![Badge::default(); comparison.articles.len()];
        let mut source_of = vec![0; articles.len()];
        for (number, source) in comparison.sources.iter().enumerate() {
            for (nth, &article) in source.articles.iter().enumerate() {
                source_of[article] = number;
                articles[article] = badge(comparison, number);
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
        let packs = comparison.lexicon.packs();
        let concepts = comparison.concepts.iter();
        let concepts = concepts.map(|it| packs[it.pack].concepts[it.concept].id.as_ref());
        let markers = comparison.markers.iter();
        let markers =
            markers.map(|it| packs[it.pack].categories[it.category].id.as_ref());
        let ids = comparison.articles.iter().map(|it| it.document.id.as_str());
        let speakers =
            comparison.speakers.speakers.iter().map(|it| slug(&it.name, "speaker"));
        let speakers: Vec<String> = speakers.collect();
        Self {
            comparison,
            options,
            words: Words::read(include_str!("en.toml")),
            articles,
            copy_of,
            source_of,
            concept_keys: keys(concepts.map(String::as_str)),
            marker_keys: keys(markers.map(String::as_str)),
            article_keys: keys(ids),
            speaker_keys: keys(speakers.iter().map(String::as_str)),
            title: OnceLock::new(),
        }
    }

    /// What the page is about, which takes a walk over all articles.
    pub(super) fn title(&self) -> &Plain {
        self.title.get_or_init(|| topic::title(self))
    }

    /// Words of the page.
    pub(super) fn t(&self, key: &str) -> Plain {
        debug_assert!(self.words.find(key).is_some(), "en.toml has no {key}");
        Plain::new(&self.words.get(key))
    }

    /// Words of the page, if there are any under the key.
    pub(super) fn find(&self, key: &str) -> Option<Plain> {
        self.words.find(key).map(Plain::new)
    }

    /// Words of the page with places filled in.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> Plain {
        debug_assert!(self.words.find(key).is_some(), "en.toml has no {key}");
        Plain::new(&self.words.fill(key, values))
    }

    /// Words of the page for one or for several.
    pub(super) fn count(&self, key: &str, n: usize) -> Plain {
        let form = if n == 1 { "one" } else { "many" };
        self.fill(&format!("{key}.{form}"), &[("n", &wording::number(n))])
    }

    pub(super) fn is_published(&self) -> bool {
        matches!(self.options.edition, Edition::Published { .. })
    }

    /// Whether there are so many articles that the page shows long lists in part.
    pub(super) fn is_large(&self) -> bool {
        self.comparison.articles.len() > MAX_WHOLE
    }

    /// Whether an article stands on the page whole.
    pub(super) fn is_whole(&self, article: usize) -> bool {
        !self.is_large() && (!self.is_published() || self.is_free(article))
    }

    /// The part of an article that the page may show.
    pub(super) fn share_of(&self, article: usize) -> f64 {
        match self.options.edition {
            Edition::Published { share } if !self.is_free(article) => share,
            _ => 1.0,
        }
    }

    /// Whether an article may stand on a published page whole.
    pub(super) fn is_free(&self, article: usize) -> bool {
        self.document(article).may_be_printed_whole()
    }

    pub(super) fn n_sources(&self) -> usize {
        self.comparison.sources.len()
    }

    pub(super) fn is_wide(&self) -> bool {
        self.n_sources() >= WIDE
    }

    pub(super) fn source_of(&self, article: usize) -> usize {
        self.source_of[article]
    }

    /// The badge of a source.
    pub(super) fn badge(&self, source: usize) -> Badge {
        badge(self.comparison, source)
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

    /// The address of a concept's row.
    pub(super) fn row_id(&self, concept: usize) -> String {
        format!("c-{}", self.concept_keys[concept])
    }

    /// The address of a word list's row.
    pub(super) fn measure_id(&self, marker: usize) -> String {
        format!("m-{}", self.marker_keys[marker])
    }

    /// The address of a speaker's row.
    pub(super) fn speaker_id(&self, speaker: usize) -> String {
        format!("w-{}", self.speaker_keys[speaker])
    }

    /// The address of what one source has under a row.
    pub(super) fn of_source(&self, row: &str, source: usize) -> String {
        format!("{row}-{}", key(&self.comparison.sources[source].id))
    }

    /// The address of an article.
    pub(super) fn article_id(&self, article: usize) -> String {
        format!("a-{}", self.article_keys[article])
    }

    /// The address of a paragraph.
    pub(super) fn paragraph_id(&self, article: usize, paragraph: usize) -> String {
        format!("a-{}-{}", self.article_keys[article], paragraph + 1)
    }

    /// An address made of a place.
    pub(super) fn place_id(&self, kind: &str, article: usize, span: Span) -> String {
        format!("{kind}-{}-{}", self.article_keys[article], span.start)
    }

    /// The paragraph in which a place stands.
    pub(super) fn paragraph_at(&self, article: usize, at: u32) -> usize {
        let last = self.document(article).paragraphs.len().saturating_sub(1);
        self.analysis(article).paragraph_at(at).unwrap_or(last)
    }

    /// The sentence that holds a place, or the place itself.
    pub(super) fn sentence_at(&self, article: usize, span: Span) -> Span {
        let analysis = self.analysis(article);
        let sentence = analysis.sentence_at(span.start).map(|at| analysis.sentences[at]);
        sentence.filter(|it| it.contains(span)).unwrap_or(span)
    }

    /// The sentences that a place touches.
    pub(super) fn whole_sentences(&self, article: usize, span: Span) -> Span {
        let analysis = self.analysis(article);
        let inside = &analysis.sentences[analysis.sentences_in(span)];
        let start = inside.first().map_or(span.start, |it| it.start.min(span.start));
        let end = inside.last().map_or(span.end, |it| it.end.max(span.end));
        Span { start, end }
    }

    /// A passage, with whether its sentence goes on before and after.
    pub(super) fn passage(&self, article: usize, span: Span) -> Place {
        let sentence = self.whole_sentences(article, span);
        let text = &self.document(article).text;
        let has_words = |start: u32, end: u32| {
            Span { start, end: end.max(start) }.of(text).contains(char::is_alphanumeric)
        };
        Place {
            is_cut_left: has_words(sentence.start, span.start),
            is_cut_right: has_words(span.end, sentence.end),
            ..Place::passage(article, span)
        }
    }

    /// Where a place stands, in words, and the link to it.
    pub(super) fn line_at(&self, article: usize, at: u32) -> (Plain, String) {
        let paragraph = self.paragraph_at(article, at);
        let found = self.document(article).paragraphs.get(paragraph);
        let zone = found.and_then(|it| it.zone).unwrap_or_default();
        let place = match zone {
            Zone::Headline => self.t("place.headline"),
            _ => {
                let line = found.map_or(1, |it| it.line).to_string();
                self.fill("place.line", &[("n", &line)])
            }
        };
        let is_there = self.is_whole(article);
        let id = self.paragraph_id(article, paragraph);
        (place, if is_there { format!("#{id}") } else { String::new() })
    }

    /// The article and the line of a place, as a link.
    pub(super) fn place(&self, article: usize, at: u32) -> [Inline; 2] {
        let (text, href) = self.line_at(article, at);
        let link = Inline::Link { style: "place", href, text, is_web: false };
        [self.articles[article].named(), link]
    }

    /// The same under a heading that names the source.
    pub(super) fn place_in_group(&self, article: usize, at: u32) -> Inline {
        let (place, href) = self.line_at(article, at);
        let is_alone =
            self.comparison.sources[self.source_of(article)].articles.len() == 1;
        let text = match is_alone {
            true => place,
            false => Plain::new(&format!("{}, {place}", self.articles[article].letter)),
        };
        Inline::Link { style: "place", href, text, is_web: false }
    }

    pub(super) fn analysis(&self, article: usize) -> &'a Analysis {
        self.comparison.articles[article]
    }

    pub(super) fn document(&self, article: usize) -> &'a Document {
        &self.comparison.articles[article].document
    }

    pub(super) fn mention(&self, at: MentionRef) -> &'a Mention {
        &self.analysis(at.article).mentions[at.mention]
    }

    pub(super) fn attribution(
        &self,
        at: AttributionRef,
    ) -> &'a crate::voice::Attribution {
        &self.analysis(at.article).attributions[at.attribution]
    }

    /// The words of a mention, without the names that a coordination puts between them:
    /// "Luhansk … regions" where the text has "Luhansk, Kherson and Zaporizhzhia regions".
    pub(super) fn name(&self, at: MentionRef) -> Place {
        let span = self.mention(at).span;
        let whole = Place::phrase(at.article, vec![span]);
        let Target::Variant { pack, concept, variant } = self.mention(at).target else {
            return whole;
        };
        let entry = &self.comparison.lexicon.packs()[pack].concepts[concept];
        let variant = &entry.variant[variant];
        let Some(head) = variant.head.as_deref() else { return whole };
        let n_head = head.split_whitespace().count();
        let lengths =
            variant.forms.iter().map(|it| it.as_ref().split_whitespace().count());
        let n_own = lengths.clone().min().unwrap_or_default().saturating_sub(n_head);
        let text = &self.document(at.article).text;
        let words = words_of(text, span);
        if n_own == 0 || words.len() <= lengths.max().unwrap_or_default() {
            return whole;
        }
        let own = Span { start: words[0].start, end: words[n_own - 1].end };
        let own = Span { end: own.end - trailing_comma(own.of(text)), ..own };
        let shared = Span { start: words[words.len() - n_head].start, end: span.end };
        Place::phrase(at.article, vec![own, shared])
    }

    /// The head of a table whose columns are the sources.
    pub(super) fn heads(&self, corner: Plain) -> Vec<TableCell> {
        let first = TableCell::of(vec![Inline::Text { style: "soft", text: corner }]);
        let sources = (0..self.n_sources()).map(|source| TableCell {
            badge: Some(self.badge(source)),
            lines: vec![vec![self.badge(source).named()]],
        });
        std::iter::once(first).chain(sources).collect()
    }

    /// A cell of a column of a source.
    pub(super) fn cell(&self, source: usize, lines: Vec<Vec<Inline>>) -> TableCell {
        TableCell { badge: Some(self.badge(source)), lines }
    }
}

/// How many letters of a comma stand at the end.
fn trailing_comma(text: &str) -> u32 {
    u32::from(text.ends_with(','))
}

/// The words of a span by white space.
fn words_of(text: &str, span: Span) -> Vec<Span> {
    let inside = span.of(text);
    let start = |word: &str| word.as_ptr() as usize - inside.as_ptr() as usize;
    let from = span.range().start;
    let words = inside.split_whitespace();
    words.map(|it| Span::new(from + start(it), from + start(it) + it.len())).collect()
}

/// How many mentions of a cell are in the voices that are counted.
pub(super) fn n_counted(cell: &Cell, basis: &[Voice]) -> u64 {
    basis.iter().map(|voice| cell.by_voice[voice.index()]).sum()
}

fn badge(comparison: &Comparison<'_>, source: usize) -> Badge {
    Badge {
        letter: letter(source),
        colour: colour(source),
        name: Plain::new(&comparison.sources[source].name),
        with_name: false,
    }
}

/// The class that sets the colour of a source.
pub(super) fn colour(source: usize) -> String {
    format!("s{}", source % N_COLOURS + 1)
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
