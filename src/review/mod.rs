//! What an editor should look at in a draft: house style, wording in one's own voice, others' tellings.
//!
//! A [`Reviewer`] holds the lexicon, the house styles and the levels of its rules;
//! [`Reviewer::review`] gives the findings of one [`Draft`], in order of place, as bytes of
//! the file as it is. Rules ask analyses; words in quotation marks are nobody's fault but
//! the speaker's.

mod allow;
mod baseline;
mod checked;
mod checks;
mod draft;
mod finding;
mod fix;
mod house;
mod marks;
mod others;
mod project;
mod reviewer;
mod rules;
mod severity;
mod suppress;

pub use allow::Allowance;
pub use allow::Extent;
pub use baseline::Baseline;
pub use baseline::fingerprints;
pub use baseline::line_around;
pub use checks::house_faults;
pub use checks::house_of;
pub use draft::Draft;
pub use draft::Form;
pub use finding::Finding;
pub use fix::fix;
pub use fix::fixes;
pub use fix::settle;
pub use house::House;
pub use house::TEMPLATE;
pub use house::builtin_house;
pub use house::builtin_houses;
pub use reviewer::Inspection;
pub use reviewer::Name;
pub use reviewer::Options;
pub use reviewer::Reviewer;
pub use rules::Card;
pub use rules::RULES;
pub use severity::Level;
pub use severity::Severity;
