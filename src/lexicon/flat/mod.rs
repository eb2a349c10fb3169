//! The files of built-in packs as they were parsed when the program was built.
//!
//! A flat file holds what the TOML file holds, with the places of all values, so that the one
//! set of types reads both.

mod form;

use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_spanned::de::{SpannedDeserializer, is_spanned};
use std::ops::Range;

/// Reads what a flat file holds.
///
/// # Errors
///
/// If it holds something else, or ends early.
pub(super) fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    T::deserialize(&mut Flat { bytes })
}

/// What is left of a flat file.
struct Flat<'de> {
    bytes: &'de [u8],
}

impl<'de> Flat<'de> {
    fn take(&mut self, n: usize) -> Result<&'de [u8], Error> {
        let (taken, rest) =
            self.bytes.split_at_checked(n).ok_or_else(|| Error::custom("cut short"))?;
        self.bytes = rest;
        Ok(taken)
    }

    #[inline]
    fn byte(&mut self) -> Result<u8, Error> {
        let (&first, rest) =
            self.bytes.split_first().ok_or_else(|| Error::custom("cut short"))?;
        self.bytes = rest;
        Ok(first)
    }

    #[inline]
    fn number(&mut self) -> Result<usize, Error> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Result<&'de str, Error> {
        let n = self.number()?;
        std::str::from_utf8(self.take(n)?).map_err(Error::custom)
    }

    fn eight(&mut self) -> Result<[u8; 8], Error> {
        self.take(8)?.try_into().map_err(Error::custom)
    }

    /// The tag of the next value, and where it stands.
    #[inline]
    fn head(&mut self) -> Result<(u8, Range<usize>), Error> {
        let tag = self.byte()?;
        let start = self.number()?;
        Ok((tag, start..start + self.number()?))
    }
}

impl<'de> Deserializer<'de> for &mut Flat<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.head()?.0 {
            form::FALSE => visitor.visit_bool(false),
            form::TRUE => visitor.visit_bool(true),
            form::INTEGER => visitor.visit_i64(i64::from_le_bytes(self.eight()?)),
            form::FLOAT => visitor.visit_f64(f64::from_le_bytes(self.eight()?)),
            form::TEXT => visitor.visit_borrowed_str(self.text()?),
            form::LIST => {
                let left = self.number()?;
                visitor.visit_seq(Items { flat: self, left })
            }
            form::TABLE => {
                let left = self.number()?;
                visitor.visit_map(Items { flat: self, left })
            }
            tag => Err(Error::custom(format_args!("no tag: {tag}"))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if !is_spanned(name) {
            return self.deserialize_any(visitor);
        }
        let (_, span) = Flat { bytes: self.bytes }.head()?;
        visitor.visit_map(SpannedDeserializer::new(Next(self), span))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.head()?.0 {
            form::TEXT => visitor.visit_enum(BorrowedStrDeserializer::new(self.text()?)),
            tag => Err(Error::custom(format_args!("no name but tag {tag}"))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The next value.
struct Next<'f, 'de>(&'f mut Flat<'de>);

impl<'f, 'de> IntoDeserializer<'de, Error> for Next<'f, 'de> {
    type Deserializer = &'f mut Flat<'de>;

    fn into_deserializer(self) -> Self::Deserializer {
        self.0
    }
}

/// The values of a list or a table.
struct Items<'f, 'de> {
    flat: &'f mut Flat<'de>,
    left: usize,
}

impl Items<'_, '_> {
    /// Whether there is one more, which is taken next.
    fn has_next(&mut self) -> bool {
        let has_next = self.left > 0;
        self.left -= usize::from(has_next);
        has_next
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if !self.has_next() {
            return Ok(None);
        }
        seed.deserialize(&mut *self.flat).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if !self.has_next() {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(self.flat.text()?)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Error> {
        seed.deserialize(&mut *self.flat)
    }
}
