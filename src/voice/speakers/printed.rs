//! Names as the article prints them, without words before them that are names of their own.

use crate::language::Class;
use crate::text::FastSet;
use crate::voice::speakers::names::Run;
use crate::voice::speakers::reading::Reading;
use crate::voice::speakers::units::{Unit, Units};

/// A name at a place, with its words in lower case.
pub(super) struct Printed {
    pub(super) run: Run,
    pub(super) units: Units,
}

/// The names of an article, in order: "Ada Tamm" for "Republican Ada Tamm" where "Ada Tamm" or
/// "Republican" stand alone elsewhere.
pub(super) fn printed_names(reading: &Reading<'_>) -> Vec<Printed> {
    let mut names: Vec<Printed> = reading
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
                name.units[..n].iter().map(|&it| reading.n_words(it)).sum();
            name.units.skip(n);
            name.run.first = (name.run.first + n_words).min(name.run.last);
            name.run.start = name.run.first;
        }
    }
    names
}

/// How the words of names are used in the rest of the article.
struct Elsewhere {
    /// Names of one word.
    singles: FastSet<Unit>,
    /// Names of two words.
    pairs: FastSet<(Unit, Unit)>,
    /// Last words, alone and with their first words that do not begin a sentence.
    lasts: FastSet<Unit>,
    given: FastSet<(Unit, Unit)>,
}

impl Elsewhere {
    fn new(reading: &Reading<'_>, names: &[Printed]) -> Self {
        let (mut singles, mut pairs) = (FastSet::default(), FastSet::default());
        singles.reserve(names.len());
        pairs.reserve(names.len());
        // Only two words at the head of a headline ask for the first words of others.
        let has_headline = names.iter().any(|it| {
            it.units.len() == 2
                && reading.places.is_initial(it.run.start)
                && reading.places.is_in_headline(it.run.first)
        });
        let mut lasts = FastSet::default();
        let mut given = FastSet::default();
        for Printed { run, units } in names {
            match **units {
                [one] if !reading.places.is_titled(run.first) => {
                    singles.insert(one);
                }
                [one, two] => {
                    pairs.insert((one, two));
                }
                _ => {}
            }
            if has_headline
                && let [first, .., last] = **units
                && !reading.places.is_initial(run.first)
            {
                lasts.insert(last);
                given.insert((last, first));
            }
        }
        Self { singles, pairs, lasts, given }
    }

    /// How many words a name can do without.
    fn n_spare(&self, reading: &Reading<'_>, name: &Printed) -> usize {
        let Printed { run, units } = name;
        if run.is_titled() || units.len() < 2 {
            return 0;
        }
        // A first word that begins the headline is a name only if it is one elsewhere, where
        // the last word has another ("Weary Tamm rests" over "Ada Tamm").
        if let [first, last] = **units {
            let is_first = reading.places.is_initial(run.start)
                && reading.places.is_in_headline(run.first);
            let is_other =
                || self.lasts.contains(&last) && !self.given.contains(&(last, first));
            return usize::from(is_first && is_other());
        }
        // "Joseph “Joey Bricks” Berg": marks hold a nickname.
        let is_marked = (run.first..run.last)
            .any(|at| reading.behind(at).contains(['“', '”', '"', '‘', '(', ')']));
        if is_marked || reading.is_body(run.first, run.last) {
            return 0;
        }
        // Four words and more whose last stands alone elsewhere: an office or a place and a name.
        let n = units.len();
        if n > 3 && self.singles.contains(&units[n - 1]) {
            return n - 2 - usize::from(reading.is_initial(units[n - 2]));
        }
        let mut n = 0;
        while self.is_spare(reading, &units[n..]) {
            n += 1;
        }
        n
    }

    /// Whether the first word of three and more is no part of the name.
    fn is_spare(&self, reading: &Reading<'_>, units: &[Unit]) -> bool {
        let n = units.len();
        if n < 3 {
            return false;
        }
        let [first, before, last] = [units[0], units[n - 2], units[n - 1]];
        if reading.is_initial(units[1]) || self.pairs.contains(&(first, last)) {
            return false;
        }
        self.pairs.contains(&(before, last))
            || reading.has_small(first)
            || self.singles.contains(&first)
            || (reading.is_listed(first, Class::PLACE_OPENER)
                && self.singles.contains(&last))
    }
}

/// Whether a run is a line of capitals rather than a name.
fn is_shouted(reading: &Reading<'_>, run: Run) -> bool {
    let is_label = reading.behind(run.last).starts_with([':'])
        || reading.behind(run.last).starts_with(" (");
    run.last - run.first > 1
        && !is_label
        && (run.first..=run.last)
            .all(|at| !reading.word(at).chars().any(char::is_lowercase))
}
