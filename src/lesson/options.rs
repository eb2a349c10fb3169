//! What a teacher can ask for: which exercises, for which grades, in how many minutes.

/// A type of exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The pupil's own belief, before reading.
    Predict,
    /// Which text uses which name for one thing: a matrix to fill in.
    Naming,
    /// Whose word a phrase is: the narrator's, quoted or reported.
    Voice,
    /// Wordings to put in order; there is no single right order.
    Sorting,
    /// Two prints of one quotation, one of them shorter.
    Trimmed,
    /// Sentences whose reporting verb is to be filled in.
    Verb,
    /// What one text lacks and another has.
    Missing,
    /// Sentences to sort: can be checked, holds a judgement, someone's words.
    Strips,
    /// A headline for another reader.
    Headline,
    /// Which text a sentence is from, judged by its wording.
    Matching,
}

impl Kind {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 10] = [
        Self::Predict,
        Self::Naming,
        Self::Voice,
        Self::Sorting,
        Self::Trimmed,
        Self::Verb,
        Self::Missing,
        Self::Strips,
        Self::Headline,
        Self::Matching,
    ];

    /// The same, in the order in which they are taken up while minutes last.
    pub const BY_WORTH: [Self; 10] = [
        Self::Naming,
        Self::Voice,
        Self::Trimmed,
        Self::Verb,
        Self::Missing,
        Self::Sorting,
        Self::Matching,
        Self::Strips,
        Self::Predict,
        Self::Headline,
    ];

    /// The name in `--types`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Predict => "predict",
            Self::Naming => "naming",
            Self::Voice => "voice",
            Self::Sorting => "sorting",
            Self::Trimmed => "trimmed",
            Self::Verb => "verb",
            Self::Missing => "missing",
            Self::Strips => "strips",
            Self::Headline => "headline",
            Self::Matching => "matching",
        }
    }

    /// How many minutes a class is taken to need for it.
    #[must_use]
    pub fn minutes(self) -> u32 {
        match self {
            Self::Predict => 4,
            Self::Naming | Self::Voice | Self::Missing | Self::Trimmed => 8,
            Self::Headline => 7,
            Self::Sorting | Self::Verb | Self::Strips | Self::Matching => 6,
        }
    }
}

/// A band of grades; it sets the reading level of instructions and the number of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Grades 5 and 6.
    Lower,
    /// Grades 7 to 9.
    #[default]
    Middle,
    /// Grades 10 to 12.
    Upper,
}

impl Level {
    /// The most items of one exercise.
    #[must_use]
    pub fn n_items(self) -> usize {
        match self {
            Self::Lower => 4,
            Self::Middle => 6,
            Self::Upper => 8,
        }
    }

    /// The most texts of one sheet.
    #[must_use]
    pub fn n_texts(self) -> usize {
        match self {
            Self::Lower => 3,
            Self::Middle => 5,
            Self::Upper => 6,
        }
    }

    /// The Flesch–Kincaid grade above which plainer excerpts are preferred, if there is one.
    #[must_use]
    pub fn text_grade(self) -> Option<f64> {
        match self {
            Self::Lower => Some(6.0),
            Self::Middle => Some(9.0),
            Self::Upper => None,
        }
    }

    /// The highest Flesch–Kincaid grade that its instructions may have.
    #[must_use]
    pub fn reading_grade(self) -> f64 {
        match self {
            Self::Lower => 4.0,
            Self::Middle => 6.0,
            Self::Upper => 8.0,
        }
    }
}

/// What a lesson is to be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The exercises wanted; none: what the articles offer, while minutes last.
    pub types: Vec<Kind>,
    /// For whom.
    pub level: Level,
    /// The minutes of the lesson, reading and exit ticket included.
    pub minutes: u32,
    /// The most words of any article that the sheet may print; three tenths of it at most,
    /// unless its licence lets anybody print it whole.
    pub excerpts_max: usize,
    /// Whether slurs and gore are printed in full.
    pub is_unmasked: bool,
    /// Whether the sheet is in large print, with shorter lines.
    pub is_large: bool,
    /// From which the order of the texts and of items is drawn.
    pub seed: u64,
}

/// The most texts, items, words of an article and exercises in large print: more would not
/// stay on three pages.
const LARGE: (usize, usize, usize, usize) = (3, 3, 90, 2);

impl Options {
    /// The most texts of the sheet.
    #[must_use]
    pub fn n_texts(&self) -> usize {
        self.at_most(self.level.n_texts(), LARGE.0)
    }

    /// The most items of one exercise.
    #[must_use]
    pub fn n_items(&self) -> usize {
        self.at_most(self.level.n_items(), LARGE.1)
    }

    /// The most words that the sheet prints of any article.
    #[must_use]
    pub fn n_words(&self) -> usize {
        self.at_most(self.excerpts_max, LARGE.2)
    }

    /// The most exercises that are taken up by themselves.
    #[must_use]
    pub fn n_exercises(&self) -> usize {
        self.at_most(Kind::ALL.len(), LARGE.3)
    }

    fn at_most(&self, usual: usize, large: usize) -> usize {
        if self.is_large { usual.min(large) } else { usual }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            types: Vec::new(),
            level: Level::default(),
            minutes: 45,
            excerpts_max: 180,
            is_unmasked: false,
            is_large: false,
            seed: 1,
        }
    }
}
