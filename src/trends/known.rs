//! Days on which a source of a pack is documented to take up or give up a form.

use crate::document::Date;
use crate::lexicon::Lexicon;
use crate::lexicon::pack::Usage;
use crate::trends::Subject;

/// A documented day; drawn beside a series, and no part of any figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownDate {
    /// The day.
    pub date: Date,
    /// Who took the form up or gave it up.
    pub who: String,
    /// Index of the variant in its concept.
    pub variant: usize,
    /// Whether it was taken up.
    pub is_taken_up: bool,
    /// Where that is documented.
    pub source: String,
}

/// The documented days of a concept, in order; a category has none.
///
/// Who is said not to use a form from a day on gave it up then; who is said to use it until a
/// day, too.
#[must_use]
pub fn known_dates(lexicon: &Lexicon, subject: Subject) -> Vec<KnownDate> {
    let Subject::Concept { pack, concept } = subject else { return Vec::new() };
    let variants = lexicon.packs()[pack].concepts[concept].variant.iter().enumerate();
    let mut known: Vec<KnownDate> = variants
        .flat_map(|(variant, it)| {
            let uses = it.used_by.iter().map(|it| (it, true));
            let uses = uses.chain(it.not_by.iter().map(|it| (it, false)));
            uses.flat_map(move |(usage, is_used)| days(usage, is_used, variant))
        })
        .collect();
    known.sort();
    known.dedup();
    known
}

fn days(usage: &Usage, is_used: bool, variant: usize) -> Vec<KnownDate> {
    if usage.source.trim().is_empty() {
        return Vec::new();
    }
    let known = |date: Option<Date>, is_taken_up| {
        date.map(|date| KnownDate {
            date,
            who: usage.who.clone(),
            variant,
            is_taken_up,
            source: usage.source.clone(),
        })
    };
    [known(usage.from, is_used), known(usage.until, !is_used)]
        .into_iter()
        .flatten()
        .collect()
}
