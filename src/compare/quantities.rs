//! What is counted of one thing in several sources.

use crate::compare::reading::Place;

/// Numbers of one thing in two or more sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantities {
    /// The unit: `persons`, `money`, `percent`, or the stem of what is counted.
    pub unit: String,
    /// What the numbers are of, as words of the articles.
    pub of: Option<String>,
    /// The name nearest to them.
    pub name: Option<String>,
    /// Whether two sources give values that cannot both be.
    pub differs: bool,
    /// In order of article and place.
    pub values: Vec<QuantityValue>,
}

/// A number in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityValue {
    /// Its words.
    pub place: Place,
    /// The least that they can mean; none where nothing bounds it from below.
    pub low: Option<f64>,
    /// The most that they can mean; none where nothing bounds it from above.
    pub high: Option<f64>,
    /// Whom the words are given to.
    pub speaker: Option<String>,
}
