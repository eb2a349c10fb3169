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
mod divergence;
mod interval;
mod keyness;
mod permutation;
mod resampling;

pub use adjust::SIGNIFICANCE;
pub use adjust::holm;
pub use adjust::holm_tarone;
pub use bootstrap::ArticleCount;
pub use bootstrap::bootstrap_interval;
pub use bootstrap::rate_interval;
pub use bootstrap::share_interval;
pub use divergence::jensen_shannon;
pub use divergence::shares;
pub use interval::CONFIDENCE;
pub use interval::Interval;
pub use interval::garwood;
pub use interval::wilson;
pub use keyness::Keyness;
pub use keyness::WordCount;
pub use keyness::log_odds;
pub use permutation::EXACT_LIMIT;
pub use permutation::PermutationTest;
pub use permutation::permutation_test;
pub use resampling::BOOTSTRAP_DRAWS;
pub use resampling::PERMUTATION_DRAWS;
pub use resampling::Resampling;
