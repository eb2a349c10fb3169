//! How each source's wording moves over time.
//!
//! An article becomes an [`Observation`], in whatever order articles come; [`Gathering`] keeps
//! of each its counts, some hundred bytes, and a bounded sample of passages; [`Gathering::trends`]
//! makes the series: shares of the variants of each concept in the voices on which concepts are
//! compared, rates of each category in the narrator's, by source and period, and at most one
//! change a series.
//!
//! The periods are for the eye. Changes are sought over the articles themselves, in order of
//! date, so that the choice of period never makes or hides one.

mod caveat;
mod changes;
mod gathering;
mod known;
mod observation;
mod period;
mod points;
mod tables;
#[cfg(test)]
mod tests;

pub use caveat::Caveat;
pub use changes::{Change, MIN_SHIFT_OF_RATE, MIN_SHIFT_OF_SHARE, Shift};
pub use gathering::Gathering;
pub use known::{KnownDate, known_dates};
pub use observation::{Observation, Passage};
pub use period::Period;
pub use points::{Figure, MIN_ARTICLES, MIN_MENTIONS, Point, Shown};
pub use tables::{is_tables, read_tables, table_files};

use crate::compare::Unit;
use crate::document::Date;
use crate::lexicon::{Lexicon, Target};
use crate::text::nearest;
use thiserror::Error;

/// What a series is about; indices as in [`Target`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A naming concept: shares of its variants.
    Concept {
        /// Which pack.
        pack: usize,
        /// Which concept of the pack.
        concept: usize,
    },
    /// A category of words: their rate.
    Category {
        /// Which pack.
        pack: usize,
        /// Which category of the pack.
        category: usize,
    },
}

impl Subject {
    /// What an entry of a lexicon counts for.
    #[must_use]
    pub fn of(target: Target) -> Self {
        match target {
            Target::Variant { pack, concept, .. } => Self::Concept { pack, concept },
            Target::Category { pack, category } => Self::Category { pack, category },
        }
    }

    /// The concept or category with an id.
    ///
    /// # Errors
    ///
    /// If no shown pack has it.
    pub fn named(lexicon: &Lexicon, id: &str) -> Result<Self, UnknownSubject> {
        let found = Self::all(lexicon).find(|it| it.id(lexicon) == id);
        found.ok_or_else(|| {
            let ids = Self::all(lexicon).map(|it| it.id(lexicon).to_owned());
            let ids: Vec<String> = ids.collect();
            let near = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
            UnknownSubject { id: id.to_owned(), near }
        })
    }

    /// Every subject of the shown packs, in their order.
    pub fn all(lexicon: &Lexicon) -> impl Iterator<Item = Self> {
        lexicon.shown().iter().enumerate().flat_map(|(pack, it)| {
            let concepts = it.concepts.iter().enumerate();
            let concepts = concepts.filter(|(_, it)| !it.is_family());
            let signs = it.categories.iter().enumerate().filter(|(_, it)| it.is_sign());
            concepts
                .map(move |(concept, _)| Self::Concept { pack, concept })
                .chain(signs.map(move |(category, _)| Self::Category { pack, category }))
        })
    }

    /// Its id in the pack.
    #[must_use]
    pub fn id(self, lexicon: &Lexicon) -> &str {
        match self {
            Self::Concept { pack, concept } => {
                lexicon.packs()[pack].concepts[concept].id.as_ref()
            }
            Self::Category { pack, category } => {
                lexicon.packs()[pack].categories[category].id.as_ref()
            }
        }
    }
}

/// An id that no word list has.
#[derive(Debug, Error)]
#[error(
    "{id}: no word list has a concept or category of that id; {}`parallax explain` lists them",
    near.as_ref().map_or_else(String::new, |it| format!("did you mean `{it}`? "))
)]
pub struct UnknownSubject {
    id: String,
    near: Option<String>,
}

/// How to look at articles over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long a point is.
    pub by: Period,
    /// What is wanted; empty for everything that the packs have.
    pub subjects: Vec<Subject>,
    /// Where resampling starts; printed in every report.
    pub seed: u64,
}

/// The articles of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// As given.
    pub name: String,
    /// How many articles have a date.
    pub n_articles: usize,
    /// The day of the first.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
}

/// One subject in one source over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is about.
    pub subject: Subject,
    /// Index into [`Trends::sources`].
    pub source: usize,
    /// What rates are counted over; none for shares.
    pub unit: Option<Unit>,
    /// The variants that the source uses, in the order of the pack; of a category itself.
    pub lines: Vec<Target>,
    /// The periods from the first to the last with a mention, none left out.
    pub points: Vec<Point>,
    /// Whether the articles carry a test.
    pub is_tested: bool,
    /// The change, where one was found.
    pub change: Option<Change>,
}

/// Everything that some articles show over time.
pub struct Trends<'a> {
    /// The word lists that it rests on.
    pub lexicon: &'a Lexicon,
    /// How it was asked for.
    pub options: Options,
    /// The sources with dated articles, by name.
    pub sources: Vec<Source>,
    /// By subject in the order of the packs, then by source. A series that carries neither a
    /// point nor a test is left out.
    pub series: Vec<Series>,
    /// Over how many tests p was corrected.
    pub n_tests: usize,
    /// What the figures cannot carry.
    pub caveats: Vec<Caveat>,
}
