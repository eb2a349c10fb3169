//! Puts several tellings of one story side by side and shows how each source words it.

pub mod analysis;
pub mod annotate;
pub mod clean;
pub mod compare;
pub mod document;
pub mod lexicon;
pub mod output;
pub mod scorers;
pub mod stats;
pub mod text;
pub mod view;
pub mod voice;
