//! A classroom exercise made from a comparison: blind texts, exercises and answers.
//!
//! [`lesson`] chooses excerpts by rule, puts the texts in an order drawn from the seed, and
//! builds the exercises that the articles offer; each type has a file of its own. Answers
//! come from the analysis: each holds the place it rests on. How they are worded is
//! [`crate::view::lesson`]'s.

mod alone;
mod blind;
mod claim;
mod clear;
mod draft;
mod error;
mod excerpt;
mod exercise;
#[cfg(test)]
pub(crate) mod fixture;
mod headline;
mod matching;
mod material;
mod missing;
mod naming;
mod options;
mod people;
mod person;
mod predict;
mod sensitive;
mod sorting;
mod strips;
#[cfg(test)]
mod tests;
mod text;
mod trimmed;
mod verb;
mod voice;

pub use blind::Giveaways;
pub use error::LessonError;
pub use excerpt::Unit;
pub use exercise::{
    ConceptRef, Dropped, Exercise, HeadlineItem, MatchItem, Missing, MissingRow, Named,
    NamingRow, Place, Predict, Sort, Sorting, Strip, ToldRow, Trimmed, TrimmedItem,
    TrimmedPair, VerbItem, VoiceItem, Why, Wording,
};
pub use options::{Kind, Level, Options};
pub use sensitive::{Sensitive, mask};
pub use text::{Line, Text};

use crate::analysis::Analysis;
use crate::compare::Comparison;
use crate::text::Span;
use material::Material;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_pcg::Pcg64;
use std::cell::Cell;

/// Minutes for handing out, and for the exit ticket.
const MINUTES_AROUND: u32 = 7;

/// Words that pupils read in a minute, with a pencil in their hand.
const WORDS_A_MINUTE: usize = 120;

/// An exercise with its key, before it is worded.
pub struct Lesson<'a> {
    /// What it was made from.
    pub comparison: &'a Comparison<'a>,
    /// How.
    pub options: Options,
    /// The texts, in the order of their letters.
    pub texts: Vec<Text>,
    /// Articles that are no text, as indices, in order.
    pub left_out: Vec<usize>,
    /// The exercises, in the order of the sheet.
    pub exercises: Vec<Exercise>,
    /// The types that are not on the sheet, in the order of the sheet.
    pub dropped: Vec<Dropped>,
    /// Words that are masked, in order of text and place.
    pub sensitive: Vec<Sensitive>,
    /// Items that were left out because their answer was not sure.
    pub n_doubtful: usize,
    /// What reading and exercises are taken to need.
    pub minutes: u32,
}

impl Lesson<'_> {
    /// The article of a text.
    #[must_use]
    pub fn analysis(&self, text: usize) -> &Analysis {
        self.comparison.articles[self.texts[text].article]
    }

    /// The words at a place, as the article prints them.
    #[must_use]
    pub fn of(&self, place: Place) -> &str {
        place.span.of(&self.analysis(place.text).document.text)
    }

    /// The words of a span of a text as pupils see them: sensitive ones masked.
    #[must_use]
    pub fn shown(&self, text: usize, span: Span) -> String {
        let words = &self.analysis(text).document.text;
        let article = self.texts[text].article;
        let mut shown = String::with_capacity(span.len());
        let mut at = span.start;
        let masked = self.sensitive.iter().filter(|it| it.article == article);
        for it in masked.filter(|it| span.contains(it.span) && !self.options.is_unmasked)
        {
            shown.push_str(Span { start: at, end: it.span.start }.of(words));
            shown.push_str(&mask(it.span.of(words)));
            at = it.span.end;
        }
        shown.push_str(Span { start: at, end: span.end }.of(words));
        shown
    }
}

/// How many articles without an excerpt are named.
const MAX_NAMED: usize = 5;

/// Makes a lesson; the order in which the articles are given does not matter.
///
/// # Errors
///
/// If fewer than two articles give an excerpt, or none of the exercises asked for can be
/// built from them.
pub fn lesson<'a>(
    comparison: &'a Comparison<'a>,
    options: &Options,
) -> Result<Lesson<'a>, LessonError> {
    let drafted = draft::texts(comparison, options);
    if drafted.len() < 2 {
        let of = comparison.articles.len();
        let gives = |at: &usize| drafted.iter().any(|it| it.article == *at);
        let without = (0..of).filter(|at| !gives(at)).take(MAX_NAMED);
        let path = |at: usize| comparison.articles[at].document.path.clone();
        let without = without.map(path).collect();
        return Err(LessonError::TooFewTexts { n: drafted.len(), of, without });
    }
    let mut chance = Pcg64::seed_from_u64(options.seed);
    let mut texts = drafted;
    // By what they say and not by whose they are: the order must reveal nothing about sources.
    texts.sort_by_key(|it| &comparison.articles[it.article].document.text);
    texts.shuffle(&mut chance);
    let mut first = 1;
    let signs = if options.is_large { text::LARGE_LINE } else { text::LINE };
    for text in &mut texts {
        text.number(&comparison.articles[text.article].document.text, first, signs);
        first += u32::try_from(text.lines.len()).unwrap_or_default();
    }
    let sensitive = texts
        .iter()
        .flat_map(|it| sensitive::sensitive(it.article, comparison.articles[it.article]));
    let sensitive: Vec<Sensitive> = sensitive.collect();
    let masked = if options.is_unmasked { Vec::new() } else { sensitive.clone() };
    let n_items = options.n_items();
    let analyses: Vec<&Analysis> =
        texts.iter().map(|it| comparison.articles[it.article]).collect();
    let persons = person::persons(&analyses);
    let mut material = Material {
        comparison,
        texts,
        sensitive: masked,
        persons,
        quoted: claim::quoted(&analyses),
        n_doubtful: Cell::new(0),
        n_items,
        chance,
    };
    let built = build(&mut material, options);
    let Built { exercises, dropped, minutes } = built;
    if exercises.is_empty() {
        return Err(LessonError::NoExercise { dropped: reasons(&dropped) });
    }
    let (texts, n_doubtful) = (material.texts, material.n_doubtful.get());
    let left_out = (0..comparison.articles.len())
        .filter(|at| texts.iter().all(|it| it.article != *at))
        .collect();
    let options = options.clone();
    Ok(Lesson {
        comparison,
        options,
        texts,
        left_out,
        exercises,
        dropped,
        sensitive,
        n_doubtful,
        minutes,
    })
}

/// What became of each type.
struct Built {
    exercises: Vec<Exercise>,
    dropped: Vec<Dropped>,
    minutes: u32,
}

/// Builds what is asked for, or what there is time for.
fn build(material: &mut Material<'_>, options: &Options) -> Built {
    let n_words: usize = material.texts.iter().map(|it| it.n_shown).sum();
    let reading = u32::try_from(n_words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u32::MAX);
    let mut built = Built {
        exercises: Vec::new(),
        dropped: Vec::new(),
        minutes: reading.saturating_add(MINUTES_AROUND),
    };
    for kind in Kind::BY_WORTH {
        let is_asked = options.types.is_empty() || options.types.contains(&kind);
        let minutes = built.minutes.saturating_add(kind.minutes());
        let fits =
            minutes <= options.minutes && built.exercises.len() < options.n_exercises();
        let has_time = !options.types.is_empty() || fits || built.exercises.is_empty();
        let exercise = if !is_asked {
            Err(Why::NotAsked)
        } else if !has_time {
            Err(Why::NoTime)
        } else {
            builder(kind)(material)
        };
        match exercise {
            Ok(exercise) => {
                built.minutes = minutes;
                built.exercises.push(exercise);
            }
            Err(why) => built.dropped.push(Dropped { kind, why }),
        }
    }
    built.exercises.sort_by_key(Exercise::kind);
    built.dropped.sort_by_key(|it| it.kind);
    built
}

/// What builds an exercise.
type Builder = fn(&mut Material<'_>) -> Result<Exercise, Why>;

fn builder(kind: Kind) -> Builder {
    match kind {
        Kind::Predict => predict::build,
        Kind::Naming => naming::build,
        Kind::Voice => voice::build,
        Kind::Sorting => sorting::build,
        Kind::Trimmed => trimmed::build,
        Kind::Verb => verb::build,
        Kind::Missing => missing::build,
        Kind::Strips => strips::build,
        Kind::Headline => headline::build,
        Kind::Matching => matching::build,
    }
}

/// The reasons in a line, for an error.
fn reasons(dropped: &[Dropped]) -> String {
    let asked = dropped.iter().filter(|it| it.why != Why::NotAsked);
    let words = asked.map(|it| match it.why {
        Why::TooFew(n, needed) => format!("{}: {n} of {needed} items", it.kind.id()),
        Why::OneAnswer => format!("{}: all answers would be alike", it.kind.id()),
        Why::NoTime | Why::NotAsked => format!("{}: no time", it.kind.id()),
    });
    words.collect::<Vec<String>>().join("; ")
}
