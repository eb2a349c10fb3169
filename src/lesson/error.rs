//! Why a lesson cannot be made.

use thiserror::Error;

/// What the articles lack.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LessonError {
    /// A comparison needs two.
    #[error(
        "{n} of {of} articles {} an excerpt, and a lesson needs two texts ({} {} too short); add articles, or raise --excerpts-max",
        if *n == 1 { "gives" } else { "give" }, without.join(", "), if without.len() == 1 { "is" } else { "are" }
    )]
    TooFewTexts {
        /// Articles that give an excerpt.
        n: usize,
        /// Articles read.
        of: usize,
        /// The files of the first that give none.
        without: Vec<String>,
    },
    /// No exercise is left.
    #[error("the articles offer too little for any of the exercises ({dropped})")]
    NoExercise {
        /// The types, with the reasons.
        dropped: String,
    },
}
