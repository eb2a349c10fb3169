//! Tables as CSV after RFC 4180: a header, commas, texts exactly as they are.
//!
//! A missing cell is empty, a flag is `true` or `false`, a day is 2025-03-12. Unlike the
//! counts of a comparison, which people open in spreadsheets, cells are not guarded against
//! being taken for formulas: programs read them back.

use crate::output::tables::{Gatherer, Part, Piece};
use crate::view::tables::{Table, Value};
use csv::{Writer, WriterBuilder};
use std::fs::File;
use std::io;
use std::io::{BufWriter, Write};

pub(super) fn gatherer(_: &'static Table) -> Box<dyn Gatherer> {
    Box::new(Rows(writer()))
}

pub(super) fn part(table: &'static Table, file: File) -> io::Result<Box<dyn Part>> {
    let mut header = writer();
    header.write_record(table.columns.iter().map(|it| it.name))?;
    let header = header.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let mut file = BufWriter::new(file);
    file.write_all(&header)?;
    Ok(Box::new(Lines { file, n_bytes: header.len() as u64 }))
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().has_headers(false).from_writer(Vec::new())
}

struct Rows(Writer<Vec<u8>>);

impl Gatherer for Rows {
    fn row(&mut self, values: &[Value<'_>]) {
        for value in values {
            let written = match value {
                Value::Missing => self.0.write_field(""),
                Value::Text(text) => self.0.write_field(text.as_bytes()),
                Value::Number(number) => self.0.write_field(number.to_string()),
                Value::Flag(is_set) => self.0.write_field(is_set.to_string()),
                Value::Day(day) => self.0.write_field(day.to_string()),
            };
            written.expect("a table in memory takes every cell");
        }
        let ended = self.0.write_record(None::<&[u8]>);
        ended.expect("a table in memory takes every row");
    }

    fn piece(self: Box<Self>) -> Piece {
        Piece::Bytes(self.0.into_inner().expect("a table in memory can be finished"))
    }
}

struct Lines {
    file: BufWriter<File>,
    n_bytes: u64,
}

impl Part for Lines {
    fn add(&mut self, piece: Piece) -> io::Result<()> {
        match piece {
            Piece::Bytes(bytes) => {
                self.n_bytes += bytes.len() as u64;
                self.file.write_all(&bytes)
            }
            #[cfg(feature = "parquet")]
            Piece::Batch(_) => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn n_bytes(&self) -> u64 {
        self.n_bytes
    }

    fn finish(self: Box<Self>) -> io::Result<File> {
        self.file.into_inner().map_err(io::IntoInnerError::into_error)
    }
}
