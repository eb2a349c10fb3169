//! The numbers behind a comparison: intervals, divergence, tests and their adjustment.
//!
//! Nothing here knows of words, sources or reports. What comes in are counts, what
//! goes out are plain values, and the same seed gives the same values. The unit that
//! is resampled and permuted is always the whole article, because mentions within
//! one article follow one house style and are not independent.
//!
//! Every statistic's documentation names its source, and its test repeats a
//! published value.

mod adjust;
mod articles;
mod assignment;
mod bootstrap;
mod change;
mod divergence;
mod interval;
mod keyness;
mod permutation;
mod resampling;

pub use adjust::{SIGNIFICANCE, holm, holm_tarone};
pub use bootstrap::{ArticleCount, Bootstrap, linearised_interval};
pub use change::{ChangePoint, MAX_UNITS, MIN_SIDE, Sequence};
pub use divergence::{jensen_shannon, shares};
pub use interval::{CONFIDENCE, Interval, garwood, wilson};
pub use keyness::{Keyness, WordCount, log_odds};
pub use permutation::{EXACT_LIMIT, PermutationTest, permutation_test};
pub use resampling::{BOOTSTRAP_DRAWS, PERMUTATION_DRAWS, Resampling};
