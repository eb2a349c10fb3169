//! Puts several tellings of one story side by side and shows how each source words it.

pub mod clean;
pub mod document;
pub mod input;
pub mod lexicon;
pub mod stats;
pub mod text;
