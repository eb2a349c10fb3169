//! Who bears a word of a name: entities by their last or first word, in order of the article.

use crate::text::FastMap;
use crate::voice::speakers::units::Unit;

/// How many bearers of one word are kept apart.
pub(super) const NAMESAKES: usize = 16;

/// Who could bear a name: all of them in order of the article, or what is asked of them.
pub(super) trait Bearers: Default {
    fn take(&mut self, entity: usize);
    fn is_none(&self) -> bool;
}

/// Whether a name has a bearer, and whether it is the only one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bearer {
    #[default]
    None,
    One(usize),
    Several,
}

impl Bearer {
    /// The only one.
    pub(super) fn one(self) -> Option<usize> {
        if let Self::One(entity) = self { Some(entity) } else { None }
    }
}

impl Bearers for Bearer {
    fn take(&mut self, entity: usize) {
        *self = if self.is_none() { Self::One(entity) } else { Self::Several };
    }

    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

impl Bearers for Vec<usize> {
    fn take(&mut self, entity: usize) {
        self.push(entity);
    }

    fn is_none(&self) -> bool {
        self.is_empty()
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
