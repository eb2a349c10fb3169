//! Bytes out: each format writes a view and knows nothing of how it was made.

pub mod json;
