//! Who each source is: the speakers of an article's attributions.
//!
//! [`resolve`] takes the places at which someone is named as a source and gives each the
//! fullest form that the article uses, or nothing where it gives none or none is certain. It
//! reads the article once ([`reading`]), indexes every name by its last word ([`names`],
//! [`printed`], [`entities`]), ties offices to their holders ([`offices`]), settles namesakes
//! ([`namesakes`]) and then walks the sources in order of place: a source's own words decide
//! ([`phrase`]), pronouns go to whoever stands out before them ([`salience`]), documents to
//! their authors ([`documents`]), and speakers without a name are labelled by their noun
//! phrase ([`label`]).
//!
//! The time is linear in the length of the article: each source looks at a bounded number
//! of names and earlier speakers, and what shares a last word or an office is bounded.

mod bearers;
mod bodies;
mod documents;
mod entities;
mod label;
mod names;
mod namesakes;
mod offices;
mod phrase;
mod place;
mod printed;
mod reading;
mod relative;
mod salience;
mod spelling;
mod units;

#[cfg(test)]
mod tests;

use crate::language::Class;
use crate::text::{FastMap, Segmentation, Span};
use crate::voice::Quotation;
use crate::voice::speakers::entities::Entities;
use crate::voice::speakers::label::Known;
use crate::voice::speakers::offices::Offices;
use crate::voice::speakers::reading::Reading;
use crate::voice::speakers::salience::Spoken;
pub(super) use crate::voice::speakers::spelling::Spellings;
use std::cell::OnceCell;

/// The speaker that each source names, as the fullest form in the article.
///
/// None where there is no source, where the article gives no name, and where several could
/// be meant without a clear reason for one. The sources need not be in order.
pub(super) fn resolve(
    text: &str,
    found: &Segmentation,
    spellings: &Spellings,
    quotations: &[Quotation],
    sources: &[Option<Span>],
) -> Vec<Option<String>> {
    let mut order: Vec<(Span, usize)> = sources
        .iter()
        .enumerate()
        .filter_map(|(at, source)| source.map(|span| (span, at)))
        .collect();
    let mut speakers = vec![None; sources.len()];
    if order.is_empty() {
        return speakers;
    }
    order.sort_unstable();
    let starts: Vec<Span> = order.iter().map(|it| it.0).collect();
    let mut resolver = Resolver::new(text, found, spellings, quotations, &starts);
    let mut last: Option<(Span, Option<String>)> = None;
    for (span, at) in order {
        let speaker = match &last {
            Some((same, speaker)) if *same == span => speaker.clone(),
            _ => resolver.speaker(span),
        };
        speakers[at].clone_from(&speaker);
        last = Some((span, speaker));
    }
    speakers
}

/// Whom a source means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    /// A bearer of a name.
    Entity(usize),
    /// Someone whom the article only describes.
    Label { words: String, is_plural: bool },
    /// Not known.
    Unknown,
}

/// An article while its sources are walked.
struct Resolver<'a> {
    reading: Reading<'a>,
    entities: Entities<'a>,
    offices: Offices<'a>,
    /// In order of place.
    spoken: Vec<Spoken>,
    /// Noun phrases that spoke.
    known: Vec<Known<'a>>,
    /// Labels as first spelled, by their small letters.
    labels: FastMap<String, String>,
    /// Where the article has nouns for documents; read where one speaks.
    documents: OnceCell<Vec<usize>>,
    /// Everyone by the name in small letters; made where a capital speaks.
    by_name: OnceCell<FastMap<String, usize>>,
    /// Who made the document that the article called by a noun last.
    written: FastMap<&'a str, Who>,
}

impl<'a> Resolver<'a> {
    fn new(
        text: &'a str,
        found: &'a Segmentation,
        spellings: &'a Spellings,
        quotations: &[Quotation],
        sources: &[Span],
    ) -> Self {
        let reading = Reading::new(text, found, spellings, quotations, sources);
        let mut entities = Entities::new(&reading);
        entities.part_joined(&reading);
        let offices = Offices::new(&reading, &mut entities);
        namesakes::vote(&reading, &mut entities);
        entities.part_contradicted(&reading);
        namesakes::settle(&reading, &mut entities, &offices);
        Self {
            reading,
            entities,
            offices,
            spoken: Vec::new(),
            known: Vec::new(),
            labels: FastMap::default(),
            documents: OnceCell::new(),
            by_name: OnceCell::new(),
            written: FastMap::default(),
        }
    }

    /// Resolves one source and remembers who spoke there.
    fn speaker(&mut self, source: Span) -> Option<String> {
        let tokens = self.reading.tokens_of(source);
        let first = tokens.clone().next()?;
        let (who, gender) = self.who(tokens);
        let is_nobody =
            gender == 0 && !self.reading.is_in(first, Class::SUBJECT.or(Class::QUANTITY));
        self.spoken.push(Spoken { token: first, who: who.clone(), gender, is_nobody });
        self.name_of(&who)
    }

    /// The words for a speaker.
    fn name_of(&self, who: &Who) -> Option<String> {
        match who {
            Who::Entity(entity) => {
                Some(self.entities.all[*entity].full.clone().into_owned())
            }
            Who::Label { words, .. } => Some(words.clone()),
            Who::Unknown => None,
        }
    }
}
