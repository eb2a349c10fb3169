//! The house styles that are part of the program: starters, from what guides have said in public.

use crate::lexicon::{PackError, SourceFile};
use crate::review::House;

/// The starters: id and content.
const HOUSES: &[(&str, &str)] = &[
    ("ap", include_str!("../../../house/ap.toml")),
    ("bbc", include_str!("../../../house/bbc.toml")),
    ("guardian", include_str!("../../../house/guardian.toml")),
];

/// The template that a newsroom copies.
pub const TEMPLATE: &str = include_str!("../../../house/template.toml");

/// The ids of the starters.
pub fn builtin_houses() -> impl Iterator<Item = &'static str> {
    HOUSES.iter().map(|it| it.0)
}

/// The starter with an id.
///
/// # Errors
///
/// Never with the styles as shipped: a test reads them.
pub fn builtin_house(id: &str) -> Option<Result<House, PackError>> {
    let (id, content) = HOUSES.iter().find(|it| it.0 == id)?;
    let name = format!("house/{id}.toml");
    Some(House::read(SourceFile { name, content: (*content).to_owned() }))
}
