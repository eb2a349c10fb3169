//! What a reader sees, as plain data; the only types that serialize.

pub mod annotation;
pub mod comparison;
pub mod schemas;
