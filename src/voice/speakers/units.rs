//! Names as sequences of numbers, so that two names are compared without looking at their
//! letters.

use crate::language::Class;
use crate::text::{Gap, TypeId};
use crate::voice::speakers::names::LONGEST;
use crate::voice::speakers::reading::Reading;
use std::borrow::Cow;
use std::ops::Deref;

/// A word of a name in lower case, or a compound: its number in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Unit(u32);

/// Marks the number of a compound; others are numbers of words without possessive endings.
const COMPOUND: u32 = 1 << 31;

impl Unit {
    /// The unit of one word.
    pub(super) fn of_word(lower: TypeId) -> Self {
        Self(lower.0)
    }

    /// The number of the word; none for a compound.
    pub(super) fn word(self) -> Option<TypeId> {
        (self.0 & COMPOUND == 0).then_some(TypeId(self.0))
    }
}

/// The words of a name, in order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Units {
    all: [Unit; LONGEST],
    n: u8,
}

impl Units {
    fn push(&mut self, unit: Unit) {
        self.all[usize::from(self.n)] = unit;
        self.n += 1;
    }

    /// Leaves the first words out.
    pub(super) fn skip(&mut self, n: usize) {
        self.all.copy_within(n.., 0);
        self.n -= u8::try_from(n).unwrap_or(self.n);
    }
}

impl Deref for Units {
    type Target = [Unit];

    fn deref(&self) -> &[Unit] {
        &self.all[..usize::from(self.n)]
    }
}

impl<'a> Reading<'a> {
    /// The words of a name of at most [`LONGEST`] tokens in lower case: compounds as one,
    /// without particles and generation.
    pub(super) fn units(&self, first: usize, last: usize) -> Units {
        let mut units = Units::default();
        let mut is_joined = false;
        for at in first..=last.min(first + LONGEST - 1) {
            let class = self.classes(at);
            if class.is(Class::GENERATION) && at > first {
                continue;
            }
            let is_particle = if self.is_capital(at) {
                (at > first || first + 1 == last) && class.is(Class::CAPITAL_PARTICLE)
            } else {
                class.is(Class::PARTICLE.or(Class::PARTICLE_OR_WORD))
            };
            if at < last && is_particle {
                is_joined = false;
                continue;
            }
            match units.last() {
                Some(&unit) if is_joined && self.tokens[at].gap == Gap::Hyphen => {
                    units.n -= 1;
                    units.push(self.compound(unit, self.lower(at)));
                }
                _ => units.push(Unit::of_word(self.lower_number(at))),
            }
            is_joined = true;
        }
        units
    }

    /// "Jr." and its like behind a name.
    pub(super) fn generation(&self, first: usize, last: usize) -> Option<TypeId> {
        let is_one = last > first && self.is_in(last, Class::GENERATION);
        is_one.then(|| self.lower_number(last))
    }

    /// The words of a unit.
    pub(super) fn text_of(&self, unit: Unit) -> Cow<'a, str> {
        match unit.word() {
            Some(word) => Cow::Borrowed(self.spellings.form(word)),
            None => {
                let number = TypeId(unit.0 & !COMPOUND);
                Cow::Owned(self.compounds.borrow().form(number).to_owned())
            }
        }
    }

    /// How many words a unit is.
    pub(super) fn n_words(&self, unit: Unit) -> usize {
        if unit.word().is_some() { 1 } else { self.text_of(unit).split('-').count() }
    }

    /// Whether a unit is listed in a class; compounds are in none.
    pub(super) fn is_listed(&self, unit: Unit, class: Class) -> bool {
        unit.word().is_some_and(|it| self.spellings.classes(it).is(class))
    }

    /// Whether units hold an "of" or a "for".
    pub(super) fn is_linked(&self, units: &[Unit]) -> bool {
        units.iter().any(|&it| self.is_listed(it, Class::LINK))
    }

    /// Whether a unit is one letter.
    pub(super) fn is_initial(&self, unit: Unit) -> bool {
        let Some(word) = unit.word() else { return false };
        let mut letters = self.spellings.form(word).chars();
        letters.next().is_some() && letters.next().is_none()
    }

    fn compound(&self, unit: Unit, word: &str) -> Unit {
        let joined = format!("{}-{word}", self.text_of(unit));
        Unit(self.compounds.borrow_mut().intern(&joined).0 | COMPOUND)
    }
}
