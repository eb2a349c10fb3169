//! One value of a table's row, whatever its type.

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// A value; a text without escapes is borrowed from the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// The row has no such column.
    #[default]
    Missing,
    /// `null`.
    Null,
    /// A text.
    Text(Cow<'a, str>),
    /// A number or a truth value, as text.
    Scalar(String),
    /// A list of texts.
    List(Vec<String>),
    /// A list or an object of something else.
    Nested,
}

impl Cell<'_> {
    /// The value as text, if it is a single one.
    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Scalar(text) => Some(text),
            Self::Missing | Self::Null | Self::List(_) | Self::Nested => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Cell<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Cell<'de>, E> {
        Ok(Cell::Null)
    }

    fn visit_bool<E>(self, is_true: bool) -> Result<Cell<'de>, E> {
        Ok(Cell::Scalar(is_true.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell<'de>, E> {
        Ok(Cell::Scalar(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell<'de>, E> {
        Ok(Cell::Scalar(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Cell<'de>, E> {
        Ok(Cell::Scalar(number.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell<'de>, A::Error> {
        let mut texts = Vec::new();
        let mut is_odd = false;
        while let Some(cell) = list.next_element::<Cell<'de>>()? {
            match cell.as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => is_odd = true,
            }
        }
        Ok(if is_odd || texts.is_empty() { Cell::Nested } else { Cell::List(texts) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell<'de>, A::Error> {
        let mut name = Cell::Nested;
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            if matches!(&*key, "name" | "title" | "#text" | "value")
                && name == Cell::Nested
            {
                let cell = map.next_value::<Cell<'de>>()?;
                if cell.as_str().is_some() {
                    name = cell;
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(name)
    }
}
