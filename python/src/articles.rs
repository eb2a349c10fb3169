//! Articles as Python hands them over.

use crate::fault::{fault, raised};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader, StringArray};
use arrow_schema::{Field, Schema};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatchReader;
use std::sync::Arc;

/// What messages call the table of articles.
pub(crate) const NAME: &str = "articles";

/// How many articles a thread takes at once.
const BATCH: usize = 32;

/// Columns of texts by name, or an Arrow stream.
#[derive(FromPyObject)]
pub(crate) enum Articles {
    /// Anything with `__arrow_c_stream__`.
    Stream(PyRecordBatchReader),
    /// A column a name; a missing cell is none.
    Columns(Vec<(String, Vec<Option<String>>)>),
}

impl Articles {
    /// Rows in small batches, each with the number of rows before it.
    pub(crate) fn batches(self) -> PyResult<Vec<(usize, RecordBatch)>> {
        let mut found = Vec::new();
        let mut n_before = 0;
        let mut add = |batch: &RecordBatch| {
            for at in (0..batch.num_rows()).step_by(BATCH) {
                let n = BATCH.min(batch.num_rows() - at);
                found.push((n_before + at, batch.slice(at, n)));
            }
            n_before += batch.num_rows();
        };
        match self {
            Self::Columns(columns) => {
                let fields = columns.iter().map(|(name, _)| {
                    Field::new(name, arrow_schema::DataType::Utf8, true)
                });
                let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
                let cells = columns.iter().map(|(_, cells)| {
                    Arc::new(cells.iter().map(Option::as_deref).collect::<StringArray>())
                        as ArrayRef
                });
                let batch = RecordBatch::try_new(schema, cells.collect());
                add(&batch.map_err(|it| fault(&it))?);
            }
            Self::Stream(reader) => {
                let mut reader: Box<dyn RecordBatchReader + Send> =
                    reader.into_reader()?;
                reader.try_for_each(|batch| {
                    add(&batch.map_err(|it| raised(&format!("{NAME}: {it}")))?);
                    Ok::<(), PyErr>(())
                })?;
            }
        }
        Ok(found)
    }
}
