//! JSON without white space, byte for byte as `serde_json` writes it, in fewer steps: an
//! annotation is several times as long as its article, and most of it is short names and
//! figures.

use crate::output::quoted::{figures, text};
use serde::ser::{
    Error as Custom, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
};
use serde::{Serialize, Serializer};
use serde_json::Error;

/// Appends a value to bytes.
///
/// # Errors
///
/// If a value says itself that it cannot be written, or a key is a list or an object.
pub(super) fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Compact { out })
}

struct Compact<'o> {
    out: &'o mut Vec<u8>,
}

/// A list or an object that is open.
struct Open<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
    end: &'static str,
}

impl<'o> Open<'o> {
    fn new(out: &'o mut Vec<u8>, begin: u8, end: &'static str) -> Self {
        out.push(begin);
        Self { out, is_empty: true, end }
    }

    /// The object `{"NAME":` that a variant is written as, with what it holds open.
    fn variant(out: &'o mut Vec<u8>, name: &str, begin: u8, end: &'static str) -> Self {
        out.push(b'{');
        text(name, out);
        out.push(b':');
        Self::new(out, begin, end)
    }

    #[inline]
    fn comma(&mut self) {
        if !self.is_empty {
            self.out.push(b',');
        }
        self.is_empty = false;
    }

    #[inline]
    fn element(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        self.comma();
        value.serialize(Compact { out: self.out })
    }

    /// The name of a field needs no escapes.
    #[inline]
    fn field(
        &mut self,
        name: &'static str,
        value: &(impl Serialize + ?Sized),
    ) -> Result<(), Error> {
        let begin: &[u8] = if self.is_empty { b"\"" } else { b",\"" };
        self.is_empty = false;
        self.out.extend_from_slice(begin);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Compact { out: self.out })
    }

    fn close(self) -> Result<(), Error> {
        self.out.extend_from_slice(self.end.as_bytes());
        Ok(())
    }
}

/// Whole numbers of fewer bytes.
macro_rules! widened {
    ($($name:ident $of:ident $as:ident),*) => {$(
        #[inline]
        fn $name(self, it: $of) -> Result<(), Error> {
            self.$as(it.into())
        }
    )*};
}

impl<'o> Serializer for Compact<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'o>;
    type SerializeTuple = Open<'o>;
    type SerializeTupleStruct = Open<'o>;
    type SerializeTupleVariant = Open<'o>;
    type SerializeMap = Open<'o>;
    type SerializeStruct = Open<'o>;
    type SerializeStructVariant = Open<'o>;

    fn serialize_bool(self, it: bool) -> Result<(), Error> {
        let word: &[u8] = if it { b"true" } else { b"false" };
        self.out.extend_from_slice(word);
        Ok(())
    }

    widened!(
        serialize_i8 i8 serialize_i64,
        serialize_i16 i16 serialize_i64,
        serialize_i32 i32 serialize_i64,
        serialize_u8 u8 serialize_u64,
        serialize_u16 u16 serialize_u64,
        serialize_u32 u32 serialize_u64
    );

    fn serialize_i64(self, it: i64) -> Result<(), Error> {
        if it < 0 {
            self.out.push(b'-');
        }
        figures(it.unsigned_abs(), self.out);
        Ok(())
    }

    #[inline]
    fn serialize_u64(self, it: u64) -> Result<(), Error> {
        figures(it, self.out);
        Ok(())
    }

    fn serialize_f32(self, it: f32) -> Result<(), Error> {
        serde_json::to_writer(self.out, &it)
    }

    fn serialize_f64(self, it: f64) -> Result<(), Error> {
        serde_json::to_writer(self.out, &it)
    }

    fn serialize_char(self, it: char) -> Result<(), Error> {
        self.serialize_str(it.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, it: &str) -> Result<(), Error> {
        text(it, self.out);
        Ok(())
    }

    fn serialize_bytes(self, it: &[u8]) -> Result<(), Error> {
        self.collect_seq(it)
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, it: &T) -> Result<(), Error> {
        it.serialize(self)
    }

    #[inline]
    fn serialize_unit(self) -> Result<(), Error> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        it: &T,
    ) -> Result<(), Error> {
        it.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        it: &T,
    ) -> Result<(), Error> {
        let mut open = Open::new(self.out, b'{', "}");
        open.field(variant, it)?;
        open.close()
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, b'[', "]"))
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, b'[', "]"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, b'[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'o>, Error> {
        Ok(Open::variant(self.out, variant, b'[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, b'{', "}"))
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, b'{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'o>, Error> {
        Ok(Open::variant(self.out, variant, b'{', "}}"))
    }
}

/// What is made of elements in order.
macro_rules! elements {
    ($($of:ident $add:ident),*) => {$(
        impl $of for Open<'_> {
            type Ok = ();
            type Error = Error;

            #[inline]
            fn $add<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Error> {
                self.element(it)
            }

            #[inline]
            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}

elements!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// What is made of fields with names.
macro_rules! fields {
    ($($of:ident),*) => {$(
        impl $of for Open<'_> {
            type Ok = ();
            type Error = Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                it: &T,
            ) -> Result<(), Error> {
                self.field(name, it)
            }

            #[inline]
            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}

fields!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.comma();
        let begin = self.out.len();
        key.serialize(Compact { out: self.out })?;
        match self.out.get(begin) {
            Some(b'"') => {}
            Some(b'[' | b'{' | b'n') | None => {
                return Err(Custom::custom("a key is a text or a number"));
            }
            Some(_) => {
                self.out.insert(begin, b'"');
                self.out.push(b'"');
            }
        }
        self.out.push(b':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Error> {
        it.serialize(Compact { out: self.out })
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    enum Kind {
        Unit,
        New(u8),
        Pair(i16, char),
        Named { a: Option<f64>, b: () },
    }

    #[derive(Serialize)]
    struct All<'a> {
        kinds: Vec<Kind>,
        empty: Vec<u32>,
        span: [u32; 2],
        text: &'a str,
        nothing: Option<&'a str>,
        is_true: bool,
        by_name: BTreeMap<&'a str, f32>,
        by_number: BTreeMap<i32, bool>,
        #[serde(flatten)]
        more: BTreeMap<String, i64>,
    }

    #[test]
    fn writes_what_serde_json_writes() {
        let all = All {
            kinds: vec![
                Kind::Unit,
                Kind::New(7),
                Kind::Pair(-3, '“'),
                Kind::Named { a: Some(0.25), b: () },
                Kind::Named { a: Some(f64::NAN), b: () },
                Kind::Named { a: None, b: () },
            ],
            empty: Vec::new(),
            span: [12, 34_567],
            text: "“No,” she said.\n\"Yes\"",
            nothing: None,
            is_true: true,
            by_number: [(-1, true), (20, false)].into(),
            by_name: [("x", 1.5), ("y\n", 1e30)].into(),
            more: [("z".to_owned(), i64::MIN)].into(),
        };
        let mut out = Vec::new();
        write(&all, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&all).unwrap());
    }

    #[test]
    fn takes_no_list_for_a_key() {
        let by_list: BTreeMap<[u8; 1], u8> = [([1], 1)].into();
        assert!(write(&by_list, &mut Vec::new()).is_err());
    }
}
