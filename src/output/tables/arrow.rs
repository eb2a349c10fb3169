//! Tables as Arrow columns, and as Arrow IPC files.

use crate::output::tables::{Gatherer, Part, Piece, TableWriter};
use crate::view::tables::{Kind, SCHEMA, Table, Value};
use arrow_array::builder::{BooleanBuilder, Date32Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::sync::Arc;

/// Under which name a file says what it is.
pub const KEY: &str = "parallax";

/// Gathers rows as batches that belong to no file.
pub const BATCHES: TableWriter = TableWriter { gatherer, part };

/// The day from which Arrow counts, in days of [`crate::document::Date::ordinal`].
const EPOCH: i64 = 719_468;

/// The schema of a table; its metadata name the form.
#[must_use]
pub fn schema(table: &Table) -> SchemaRef {
    let fields = table.columns.iter().map(|it| {
        let kind = match it.kind {
            Kind::Text => DataType::Utf8,
            Kind::Number => DataType::Int32,
            Kind::Flag => DataType::Boolean,
            Kind::Day => DataType::Date32,
        };
        Field::new(it.name, kind, it.is_optional)
    });
    let schema = Schema::new(fields.collect::<Vec<_>>());
    let metadata = [(KEY.to_owned(), SCHEMA.to_owned())];
    Arc::new(schema.with_metadata(metadata.into()))
}

pub(super) fn gatherer(table: &'static Table) -> Box<dyn Gatherer> {
    let cells = table.columns.iter().map(|it| match it.kind {
        Kind::Text => Cells::Texts(StringBuilder::new()),
        Kind::Number => Cells::Numbers(Int32Builder::new()),
        Kind::Flag => Cells::Flags(BooleanBuilder::new()),
        Kind::Day => Cells::Days(Date32Builder::new()),
    });
    Box::new(Columns { schema: schema(table), cells: cells.collect() })
}

pub(super) fn part(table: &'static Table, file: File) -> io::Result<Box<dyn Part>> {
    let file = Counted { file: BufWriter::new(file), n_bytes: 0 };
    let writer = FileWriter::try_new(file, &schema(table)).map_err(fault)?;
    Ok(Box::new(Ipc(writer)))
}

/// What the system said, where it did.
fn fault(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        error => io::Error::other(error),
    }
}

struct Columns {
    schema: SchemaRef,
    cells: Vec<Cells>,
}

enum Cells {
    Texts(StringBuilder),
    Numbers(Int32Builder),
    Flags(BooleanBuilder),
    Days(Date32Builder),
}

impl Cells {
    fn add(&mut self, value: &Value<'_>) {
        match (self, value) {
            (Self::Texts(cells), Value::Text(text)) => cells.append_value(text),
            (Self::Numbers(cells), Value::Number(number)) => cells.append_value(*number),
            (Self::Flags(cells), Value::Flag(is_set)) => cells.append_value(*is_set),
            (Self::Days(cells), Value::Day(day)) => {
                let days = i32::try_from(day.ordinal() - EPOCH);
                cells.append_option(days.ok());
            }
            (Self::Texts(cells), _) => cells.append_null(),
            (Self::Numbers(cells), _) => cells.append_null(),
            (Self::Flags(cells), _) => cells.append_null(),
            (Self::Days(cells), _) => cells.append_null(),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Self::Texts(mut cells) => Arc::new(cells.finish()),
            Self::Numbers(mut cells) => Arc::new(cells.finish()),
            Self::Flags(mut cells) => Arc::new(cells.finish()),
            Self::Days(mut cells) => Arc::new(cells.finish()),
        }
    }
}

impl Gatherer for Columns {
    fn row(&mut self, values: &[Value<'_>]) {
        self.cells.iter_mut().zip(values).for_each(|(cells, value)| cells.add(value));
    }

    fn piece(self: Box<Self>) -> Piece {
        let Self { schema, cells } = *self;
        let columns = cells.into_iter().map(Cells::finish).collect();
        let batch = RecordBatch::try_new(schema, columns);
        Piece::Batch(batch.expect("every row has a value of its kind for every column"))
    }
}

/// An Arrow IPC file.
struct Ipc(FileWriter<Counted>);

struct Counted {
    file: BufWriter<File>,
    n_bytes: u64,
}

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n_bytes = self.file.write(bytes)?;
        self.n_bytes += n_bytes as u64;
        Ok(n_bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Part for Ipc {
    fn add(&mut self, piece: Piece) -> io::Result<()> {
        match piece {
            Piece::Batch(batch) if batch.num_rows() == 0 => Ok(()),
            Piece::Batch(batch) => self.0.write(&batch).map_err(fault),
            Piece::Bytes(_) => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn n_bytes(&self) -> u64 {
        self.0.get_ref().n_bytes
    }

    fn finish(mut self: Box<Self>) -> io::Result<File> {
        self.0.finish().map_err(fault)?;
        let counted = self.0.into_inner().map_err(fault)?;
        counted.file.into_inner().map_err(io::IntoInnerError::into_error)
    }
}
