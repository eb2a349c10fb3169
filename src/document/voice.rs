//! The four voices of an article.

/// Whose words a place in an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The outlet's own words.
    #[default]
    Narrator,
    /// Inside quotation marks.
    Quoted,
    /// Inside reported speech: the claim is the speaker's, the wording usually the outlet's.
    Reported,
    /// An insertion in reported speech; the sentence does not show whose wording it is.
    Embedded,
}

impl Voice {
    /// All voices, in the order of every table.
    pub const ALL: [Self; 4] =
        [Self::Narrator, Self::Quoted, Self::Reported, Self::Embedded];

    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Narrator => "narrator",
            Self::Quoted => "quoted",
            Self::Reported => "reported",
            Self::Embedded => "embedded",
        }
    }

    /// Its place in [`Voice::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The voice of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
