//! Names as the article prints them, without words before them that are names of their own.

use crate::text::FastSet;
use crate::voice::speakers::kinds::PLACES;
use crate::voice::speakers::names::Run;
use crate::voice::speakers::reading::Reading;
use std::borrow::Cow;

/// A name at a place, with its words in lower case.
pub(super) struct Printed<'a> {
    pub(super) run: Run,
    pub(super) units: Vec<Cow<'a, str>>,
}

/// The names of an article, in order: "Ada Tamm" for "Republican Ada Tamm" where "Ada Tamm" or
/// "Republican" stand alone elsewhere.
pub(super) fn printed_names<'a>(reading: &Reading<'a>) -> Vec<Printed<'a>> {
    let mut names: Vec<Printed<'a>> = reading
        .runs()
        .into_iter()
        .filter(|&run| !is_shouted(reading, run))
        .map(|run| Printed { run, units: reading.units(run.first, run.last) })
        .collect();
    let elsewhere = Elsewhere::new(reading, &names);
    let spare: Vec<usize> =
        names.iter().map(|name| elsewhere.n_spare(reading, name)).collect();
    for (name, n) in names.iter_mut().zip(spare) {
        if n > 0 {
            let n_words: usize =
                name.units.drain(..n).map(|unit| unit.split('-').count()).sum();
            name.run.first = (name.run.first + n_words).min(name.run.last);
            name.run.start = name.run.first;
        }
    }
    names
}

/// How the words of names are used in the rest of the article.
struct Elsewhere<'n> {
    /// Names of one word.
    singles: FastSet<&'n str>,
    /// Names of two words.
    pairs: FastSet<(&'n str, &'n str)>,
    /// Last words, alone and with their first words that do not begin a sentence.
    lasts: FastSet<&'n str>,
    given: FastSet<(&'n str, &'n str)>,
}

impl<'n> Elsewhere<'n> {
    fn new(reading: &Reading<'_>, names: &'n [Printed<'_>]) -> Self {
        let mut singles = FastSet::default();
        let mut pairs = FastSet::default();
        // Only two words at the head of a headline ask for the first words of others.
        let has_headline = names.iter().any(|it| {
            it.units.len() == 2
                && reading.places[it.run.start].is_initial
                && reading.is_in_headline(it.run.first)
        });
        let mut lasts = FastSet::default();
        let mut given = FastSet::default();
        for Printed { run, units } in names {
            let place = reading.places[run.first];
            match units.as_slice() {
                [one] if !place.is_titled => {
                    singles.insert(&**one);
                }
                [one, two] => {
                    pairs.insert((&**one, &**two));
                }
                _ => {}
            }
            if has_headline
                && let [first, .., last] = units.as_slice()
                && !place.is_initial
            {
                lasts.insert(&**last);
                given.insert((&**last, &**first));
            }
        }
        Self { singles, pairs, lasts, given }
    }

    /// How many words a name can do without.
    fn n_spare(&self, reading: &Reading<'_>, name: &Printed<'_>) -> usize {
        let Printed { run, units } = name;
        if run.is_titled() || units.len() < 2 {
            return 0;
        }
        // A first word that begins the headline is a name only if it is one elsewhere, where
        // the last word has another ("Weary Tamm rests" over "Ada Tamm").
        if let [first, last] = units.as_slice() {
            let is_first =
                reading.places[run.start].is_initial && reading.is_in_headline(run.first);
            let is_other = || {
                self.lasts.contains(&**last) && !self.given.contains(&(&**last, &**first))
            };
            return usize::from(is_first && is_other());
        }
        if reading.is_body(run.first, run.last) {
            return 0;
        }
        // Four words and more whose last stands alone elsewhere: an office or a place and a name.
        let n = units.len();
        if n > 3 && self.singles.contains(&*units[n - 1]) {
            return n - 2 - usize::from(units[n - 2].chars().count() == 1);
        }
        let mut n = 0;
        while self.is_spare(reading, &units[n..]) {
            n += 1;
        }
        n
    }

    /// Whether the first word of three and more is no part of the name.
    fn is_spare(&self, reading: &Reading<'_>, units: &[Cow<'_, str>]) -> bool {
        let n = units.len();
        if n < 3 {
            return false;
        }
        let [first, before, last] =
            [&units[0], &units[n - 2], &units[n - 1]].map(|it| &**it);
        let is_initial = units[1].chars().count() == 1;
        if is_initial || self.pairs.contains(&(first, last)) {
            return false;
        }
        self.pairs.contains(&(before, last))
            || reading.has_small(first)
            || self.singles.contains(first)
            || (PLACES.holds(first) && self.singles.contains(last))
    }
}

/// Whether a run is a line of capitals rather than a name.
fn is_shouted(reading: &Reading<'_>, run: Run) -> bool {
    run.last - run.first > 1
        && (run.first..=run.last)
            .all(|at| !reading.word(at).chars().any(char::is_lowercase))
}
