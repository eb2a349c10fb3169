//! Tables in Parquet: only the columns that say something are read, some rows at a time.
//!
//! Texts are read as views, so that a long one that many rows share is in memory once. What a
//! page says about its size is looked at before a decoder believes it ([`pages`]).

mod pages;

use crate::input::arrow::{Names, Rows};
use crate::input::rows::{RawRow, RowIterator};
use crate::input::{InputError, stored::Stored};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use parquet::file::reader::ChunkReader;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How many rows are decoded at once.
const N_ROWS: usize = 256;

/// Begins a table; `path` is for errors.
///
/// # Errors
///
/// If it is no Parquet table, or none that can be read.
pub(super) fn open(stored: Stored, path: &str) -> Result<RowIterator, InputError> {
    match stored {
        Stored::File(file, n_read) => {
            let n_bytes = file.metadata().map_err(|it| InputError::io(path, it))?.len();
            n_read.fetch_add(n_bytes, std::sync::atomic::Ordering::Relaxed);
            begin(file, path)
        }
        stored => begin(Bytes::from(stored.whole(path)?), path),
    }
}

fn begin<R: ChunkReader + 'static>(
    input: R,
    path: &str,
) -> Result<RowIterator, InputError> {
    let mut names = None;
    let batches = batches(input, path, |schema| {
        let known = Names::of(schema, path)?;
        let read = known.read();
        names = Some(Arc::new(known));
        Ok(read)
    })?;
    Ok(Box::new(Table {
        batches: Some(batches),
        names: names.expect("columns were chosen"),
        rows: None,
        n_before: 0,
        path: path.to_owned(),
    }))
}

/// The batches of a table with those of its columns that are wanted.
///
/// # Errors
///
/// If it is no Parquet table, none that can be read, or the wanted columns are not there.
pub(super) fn batches<R: ChunkReader + 'static>(
    input: R,
    path: &str,
    wanted: impl FnOnce(&Schema) -> Result<Vec<usize>, InputError>,
) -> Result<ParquetRecordBatchReader, InputError> {
    let fault = |error: &dyn Display| InputError::Table {
        path: path.to_owned(),
        message: format!("the Parquet table cannot be read ({error}); write it again"),
    };
    let opened = guarded(|| {
        // What the writer kept of its own types may ask for texts in other forms.
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let about = ArrowReaderMetadata::load(&input, options)?;
        let options = ArrowReaderOptions::new().with_schema(with_views(about.schema()));
        ArrowReaderMetadata::try_new(Arc::clone(about.metadata()), options)
    });
    let about = opened.map_err(|it| fault(&it))?;
    let mask = ProjectionMask::roots(about.parquet_schema(), wanted(about.schema())?);
    pages::check(&input, about.metadata(), &mask)
        .map_err(|message| InputError::Table { path: path.to_owned(), message })?;
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(input, about);
    let builder = builder.with_projection(mask).with_batch_size(N_ROWS);
    guarded(|| builder.build()).map_err(|it| fault(&it))
}

/// The same columns with their texts as views.
fn with_views(schema: &SchemaRef) -> SchemaRef {
    let fields = schema.fields().iter().map(|it| match it.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 => {
            Arc::new(Field::new(it.name(), DataType::Utf8View, it.is_nullable()))
        }
        _ => Arc::clone(it),
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// Takes a panic of the decoder, which only a damaged table brings on, for its error.
fn guarded<T>(work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(ParquetError::General("it is damaged".to_owned())))
}

/// The rows of a table, batch by batch.
struct Table {
    /// None when the table has ended.
    batches: Option<ParquetRecordBatchReader>,
    names: Arc<Names>,
    rows: Option<Rows>,
    n_before: usize,
    path: String,
}

impl Iterator for Table {
    type Item = Result<RawRow, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.rows.as_mut().and_then(Iterator::next) {
                return Some(row);
            }
            let batches = self.batches.as_mut()?;
            let batch = catch_unwind(AssertUnwindSafe(|| batches.next()));
            let message = match batch {
                Ok(Some(Ok(batch))) => {
                    let mut rows =
                        Rows::new(&batch, Arc::clone(&self.names), self.path.clone());
                    rows.n_before = self.n_before;
                    self.n_before += batch.num_rows();
                    self.rows = Some(rows);
                    continue;
                }
                Ok(None) => {
                    self.batches = None;
                    return None;
                }
                Ok(Some(Err(error))) => error.to_string(),
                Err(_) => "it is damaged".to_owned(),
            };
            self.batches = None;
            let n_read = self.n_before;
            return Some(Err(InputError::Table {
                path: self.path.clone(),
                message: format!(
                    "what follows row {n_read} of the Parquet table cannot be read ({message}); write it again"
                ),
            }));
        }
    }
}
