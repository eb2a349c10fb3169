//! From matches and attributions to mentions: what was found, where, in whose voice.

mod mention;
mod negation;

pub use mention::Innermost;
pub use mention::Mention;
pub use mention::mentions;
