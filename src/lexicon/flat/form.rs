//! What a flat file is made of: values one behind the other, each a tag, where it stands in the
//! TOML file (start and length) and what it holds. `build.rs` writes it with the same names.

/// A boolean.
pub(super) const FALSE: u8 = 0;
/// A boolean.
pub(super) const TRUE: u8 = 1;
/// A whole number, in eight bytes.
pub(super) const INTEGER: u8 = 2;
/// A number, in eight bytes.
pub(super) const FLOAT: u8 = 3;
/// A length and letters; days are written so, too.
pub(super) const TEXT: u8 = 4;
/// A number of values, and these.
pub(super) const LIST: u8 = 5;
/// A number of keys, each a length and letters with the value behind it.
pub(super) const TABLE: u8 = 6;
