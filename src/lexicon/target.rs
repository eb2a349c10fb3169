//! What an entry of a lexicon stands for.

/// What an entry of a lexicon stands for; indices into [`Lexicon::packs`](crate::lexicon::Lexicon::packs).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A variant of a naming concept.
    Variant {
        /// Which pack.
        pack: usize,
        /// Which concept of the pack.
        concept: usize,
        /// Which variant of the concept.
        variant: usize,
    },
    /// A category of words.
    Category {
        /// Which pack.
        pack: usize,
        /// Which category of the pack.
        category: usize,
    },
}

impl Target {
    /// Whether both are variants of one concept.
    #[must_use]
    pub fn is_of_one_concept(self, other: Self) -> bool {
        let concept = |it| match it {
            Self::Variant { pack, concept, .. } => Some((pack, concept)),
            Self::Category { .. } => None,
        };
        concept(self).is_some() && concept(self) == concept(other)
    }

    /// The pack that holds the entry.
    #[must_use]
    pub fn pack(self) -> usize {
        match self {
            Self::Variant { pack, .. } | Self::Category { pack, .. } => pack,
        }
    }
}
