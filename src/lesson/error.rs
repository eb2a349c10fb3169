//! Why a lesson cannot be made.

use thiserror::Error;

/// What the articles lack.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LessonError {
    /// A comparison needs two.
    #[error(
        "{n} of {of} articles gives an excerpt, and a lesson needs two texts; add articles, or raise --excerpts-max"
    )]
    TooFewTexts {
        /// Articles that give an excerpt.
        n: usize,
        /// Articles read.
        of: usize,
    },
    /// No exercise is left.
    #[error("the articles offer too little for any of the exercises ({dropped})")]
    NoExercise {
        /// The types, with the reasons.
        dropped: String,
    },
}
