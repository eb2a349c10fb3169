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
mod surroundings;

pub use allow::{Allowance, Extent};
pub use baseline::{Baseline, fingerprints, line_around};
pub use checks::{house_faults, house_of};
pub use draft::{Draft, Form};
pub use finding::Finding;
pub use fix::{Settled, fix, fixes, settle};
pub use house::{House, TEMPLATE, builtin_house, builtin_houses};
pub use reviewer::{Inspection, Name, Options, Reviewer};
pub use rules::{Card, RULES, known_rule};
pub use severity::{Level, Severity};
