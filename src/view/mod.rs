//! What a reader sees, as plain data: the only types that serialize.
//!
//! A view judges nothing and measures nothing. It picks, orders and words what
//! [`crate::compare`] found; the words themselves are in [`wording`].

pub mod annotation;
pub mod comparison;
pub mod concept;
pub mod contrasts;
pub mod counts;
pub mod evidence;
pub mod lesson;
pub mod lines;
pub mod marked;
pub mod passages;
pub mod provenance;
pub mod report;
pub mod review;
pub mod schemas;
pub mod sentences;
pub mod shared;
pub mod speakers;
pub mod suggestions;
pub mod tables;
pub mod trends;
mod voices;
pub mod wording;
mod words;
