//! A table that any Arrow library takes over without a copy.

use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{Field, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use std::sync::Arc;

/// Rows with a fixed schema.
#[pyclass(frozen, module = "parallax._parallax")]
pub(crate) struct Table {
    batches: Vec<RecordBatch>,
    schema: SchemaRef,
}

impl Table {
    pub(crate) fn new(batches: Vec<RecordBatch>, schema: SchemaRef) -> Self {
        Self { batches, schema }
    }
}

#[pymethods]
impl Table {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|it| it.name().clone()).collect()
    }

    /// The first rows as texts, for whoever looks at them.
    fn head(&self, n: usize) -> PyArrowResult<Vec<Vec<Option<String>>>> {
        let mut rows = Vec::new();
        for batch in &self.batches {
            for at in 0..batch.num_rows() {
                if rows.len() == n {
                    return Ok(rows);
                }
                rows.push(batch.columns().iter().map(|it| shown(it, at)).collect());
            }
        }
        Ok(rows)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let fields = self.schema.fields().clone();
        let field = Field::new_struct("", fields, false)
            .with_metadata(self.schema.metadata().clone());
        let arrays = self.batches.clone().into_iter().map(|batch| {
            let array: ArrayRef = Arc::new(StructArray::from(batch));
            Ok(array)
        });
        let arrays = ArrayIterator::new(arrays, Arc::new(field));
        to_stream_pycapsule(py, Box::new(arrays), requested_schema)
    }

    fn __arrow_c_schema__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }
}

fn shown(column: &ArrayRef, at: usize) -> Option<String> {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Int32Type};
    use arrow_schema::DataType;
    if column.is_null(at) {
        return None;
    }
    Some(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(at).to_owned(),
        DataType::Boolean => column.as_boolean().value(at).to_string(),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>();
            days.value_as_date(at).map_or_else(String::new, |it| it.to_string())
        }
        _ => column.as_primitive::<Int32Type>().value(at).to_string(),
    })
}
