//! Who bears a word of a name: entities by their last or first word, in order of the article.

use crate::text::FastMap;
use crate::voice::speakers::units::Unit;
use std::ops::Deref;

/// How many bearers of one word are kept apart.
pub(super) const NAMESAKES: usize = 16;

/// Who could bear a name, in order of the article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bearers {
    all: [usize; NAMESAKES],
    n: usize,
}

impl FromIterator<usize> for Bearers {
    fn from_iter<I: IntoIterator<Item = usize>>(bearers: I) -> Self {
        let mut own = Self::default();
        for (place, bearer) in own.all.iter_mut().zip(bearers) {
            *place = bearer;
            own.n += 1;
        }
        own
    }
}

impl Deref for Bearers {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.all[..self.n]
    }
}

/// Entities by one of their words.
#[derive(Debug, Default)]
pub(super) struct Index {
    ends: FastMap<Unit, Ends>,
    /// By entity: the next with the same word, or the entity itself.
    next: Vec<usize>,
}

/// The first and the last entity with a word, and how many there are.
#[derive(Clone, Copy, Debug)]
struct Ends {
    first: usize,
    last: usize,
    n: usize,
}

impl Index {
    /// Makes room for so many words.
    pub(super) fn with_capacity(n: usize) -> Self {
        let mut ends = FastMap::default();
        ends.reserve(n);
        Self { ends, next: Vec::with_capacity(n) }
    }

    /// Adds an entity, whose number is the largest so far, unless enough have the word.
    pub(super) fn add(&mut self, unit: Unit, entity: usize) {
        let ends =
            self.ends.entry(unit).or_insert(Ends { first: entity, last: entity, n: 0 });
        if ends.n >= NAMESAKES {
            return;
        }
        ends.n += 1;
        self.next.extend(self.next.len()..=entity);
        self.next[ends.last] = entity;
        ends.last = entity;
    }

    /// The entities with a word, in order.
    pub(super) fn of(&self, unit: Unit) -> impl Iterator<Item = usize> + '_ {
        let first = self.ends.get(&unit).map(|it| it.first);
        std::iter::successors(first, |&it| Some(self.next[it]).filter(|next| *next != it))
    }
}
