//! What the parts of an article are, where mark-up does not tell.
//!
//! [`assign_zones`] gives every paragraph its zone. The removal of page furniture (related
//! links, sharing buttons, notices) has its place here too: a rule takes lines out of a
//! document and notes them in its `removed`, before zones are assigned.

mod zones;

pub use zones::assign_zones;
