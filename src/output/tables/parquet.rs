//! Tables as Parquet: compressed with Zstandard, in row groups of about 4 MiB.

use crate::output::tables::{Part, Piece, arrow};
use crate::view::tables::{SCHEMA, Table};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{WriterProperties, WriterVersion};
use std::fs::File;
use std::io;

/// Row groups are written out when they reach this: what is under way stays in memory.
const ROW_GROUP: usize = 4 << 20;

pub(super) fn part(table: &'static Table, file: File) -> io::Result<Box<dyn Part>> {
    let mark = KeyValue::new(arrow::KEY.to_owned(), SCHEMA.to_owned());
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).map_err(fault)?))
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_key_value_metadata(Some(vec![mark]))
        .build();
    let writer = ArrowWriter::try_new(file, arrow::schema(table), Some(properties));
    Ok(Box::new(Rows(writer.map_err(fault)?)))
}

/// What the system said, where it did.
fn fault(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}

struct Rows(ArrowWriter<File>);

impl Part for Rows {
    fn add(&mut self, piece: Piece) -> io::Result<()> {
        let Piece::Batch(batch) = piece else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        self.0.write(&batch).map_err(fault)?;
        if self.0.in_progress_size() >= ROW_GROUP {
            self.0.flush().map_err(fault)?;
        }
        Ok(())
    }

    fn n_bytes(&self) -> u64 {
        (self.0.bytes_written() + self.0.in_progress_size()) as u64
    }

    fn finish(self: Box<Self>) -> io::Result<File> {
        self.0.into_inner().map_err(fault)
    }
}
