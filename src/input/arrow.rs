//! Tables by column, as Arrow holds them: rows of a batch as rows of a table of articles.
//!
//! Columns are known by the names that CSV and JSON Lines have too, in any order. A text may
//! be of any of Arrow's types for texts, dictionaries among them; a null is an empty cell.

use crate::document::{Caveat, Document};
use crate::input::article::{Article, Settled};
use crate::input::cell::Cell;
use crate::input::columns::{Column, Columns};
use crate::input::own::{FOUND, is_found};
use crate::input::rows::RawRow;
use crate::input::{InputError, LIMIT_MIB, Options};
use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{DataType, Schema};
use std::borrow::Cow;
use std::sync::Arc;

/// The documents of a batch, `n_before` rows after the beginning of their table; `path` is
/// what messages call the table, and where ids begin that no column gives.
pub fn documents<'a>(
    batch: &'a RecordBatch,
    n_before: usize,
    path: &'a str,
    options: &'a Options,
) -> impl Iterator<Item = Result<Document, InputError>> + 'a {
    let names = Names::of(batch.schema_ref(), path);
    let rows = names.map(|names| Rows::new(batch, Arc::new(names), path.to_owned()));
    let (rows, fault) = match rows {
        Ok(rows) => (Some(rows), None),
        Err(error) => (None, Some(Err(error))),
    };
    let rows = rows.into_iter().flat_map(move |mut it| {
        it.n_before = n_before;
        it
    });
    let documents = rows.map(move |row| {
        let row = row?;
        let known = Settled {
            id: format!("{path}-{}", row.line),
            path: path.to_owned(),
            fallback_source: path.to_owned(),
            ..Settled::default()
        };
        Ok(read(&row, path, options.raw)?.into_document(&known, options.raw))
    });
    fault.into_iter().chain(documents)
}

/// The columns of a table by name, in its own order.
#[derive(Debug)]
pub(super) struct Names {
    /// Each with its name in small letters, and whether it says something.
    columns: Vec<(Arc<str>, bool)>,
}

impl Names {
    /// Reads the names.
    ///
    /// # Errors
    ///
    /// If none holds texts, or two hold the same.
    pub(super) fn of(schema: &Schema, path: &str) -> Result<Self, InputError> {
        let names = schema.fields().iter().map(|it| it.name().trim().to_lowercase());
        let names: Vec<String> = names.collect();
        let fault = |message| InputError::Table { path: path.to_owned(), message };
        if is_found(&names) {
            return Err(fault(FOUND.to_owned()));
        }
        let known: Vec<_> = names.iter().map(|it| Column::named(it)).collect();
        for (at, column) in known.iter().enumerate() {
            if column.is_some() && known[..at].contains(column) {
                let name = &names[at];
                return Err(fault(format!(
                    "the column `{name}` occurs twice; keep one of them"
                )));
            }
        }
        if !known.iter().flatten().any(|it| it.0 == Column::Text) {
            let shown: Vec<_> =
                names.iter().take(12).map(|it| format!("`{it}`")).collect();
            let shown = shown.join(", ");
            return Err(fault(format!(
                "no column is named `text`; give that name to the column with the articles (there are {shown})"
            )));
        }
        let columns = names.into_iter().zip(known);
        let columns = columns.map(|(name, it)| (Arc::from(name), it.is_some()));
        Ok(Self { columns: columns.collect() })
    }

    /// Which columns say something, by their place.
    pub(super) fn read(&self) -> Vec<usize> {
        let numbered = self.columns.iter().enumerate();
        numbered.filter(|(_, it)| it.1).map(|(at, _)| at).collect()
    }
}

/// The rows of one batch, which holds all columns or those that say something.
pub(super) struct Rows {
    batch: RecordBatch,
    names: Arc<Names>,
    path: String,
    at: usize,
    /// How many rows stand before the batch.
    pub(super) n_before: usize,
}

impl Rows {
    pub(super) fn new(batch: &RecordBatch, names: Arc<Names>, path: String) -> Self {
        Self { batch: batch.clone(), names, path, at: 0, n_before: 0 }
    }

    fn row(&self, at: usize) -> Result<RawRow, String> {
        let line = u32::try_from(self.n_before + at + 1).unwrap_or(u32::MAX);
        let mut row = RawRow { line, ..RawRow::default() };
        let names = &self.names.columns;
        let is_whole = self.batch.num_columns() == names.len();
        let read = names.iter().filter(|it| is_whole || it.1);
        for ((name, is_known), column) in read.zip(self.batch.columns()) {
            if *is_known {
                let start = row.bytes.len();
                put(column.as_ref(), at, &mut row.bytes)?;
                row.cells.push((Arc::clone(name), start..row.bytes.len()));
            }
        }
        if line == 1 {
            let left = names.iter().filter(|it| !it.1);
            row.cells.extend(left.map(|(name, _)| (Arc::clone(name), 0..0)));
        }
        Ok(row)
    }
}

impl Iterator for Rows {
    type Item = Result<RawRow, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at == self.batch.num_rows() {
            return None;
        }
        let at = self.at;
        self.at += 1;
        Some(self.row(at).map_err(|message| InputError::Row {
            path: self.path.clone(),
            line: u32::try_from(self.n_before + at + 1).unwrap_or(u32::MAX),
            message,
        }))
    }
}

/// Appends a cell as text; a null appends nothing.
pub(super) fn put(
    column: &dyn Array,
    at: usize,
    bytes: &mut Vec<u8>,
) -> Result<(), String> {
    if column.is_null(at) {
        return Ok(());
    }
    let cell: Cow<'_, [u8]> = match column.data_type() {
        DataType::Utf8 => Cow::Borrowed(column.as_string::<i32>().value(at).as_bytes()),
        DataType::LargeUtf8 => {
            Cow::Borrowed(column.as_string::<i64>().value(at).as_bytes())
        }
        DataType::Utf8View => Cow::Borrowed(column.as_string_view().value(at).as_bytes()),
        // Some programs do not say that their texts are texts.
        DataType::Binary => Cow::Borrowed(column.as_binary::<i32>().value(at)),
        DataType::LargeBinary => Cow::Borrowed(column.as_binary::<i64>().value(at)),
        DataType::BinaryView => Cow::Borrowed(column.as_binary_view().value(at)),
        _ => Cow::Owned(shown(column, at)?.into_bytes()),
    };
    if cell.len() as u64 > LIMIT_MIB << 20 {
        return Err(format!(
            "larger than {LIMIT_MIB} MiB, the limit for one article; split it"
        ));
    }
    bytes.extend_from_slice(&cell);
    Ok(())
}

/// A cell of any other type: a number, a day, a list of names.
fn shown(column: &dyn Array, at: usize) -> Result<String, String> {
    let options = FormatOptions::default();
    let formatter = ArrayFormatter::try_new(column, &options);
    let fault = |error| format!("a cell cannot be read ({error}); write it as text");
    formatter.map_err(fault)?.value(at).try_to_string().map_err(fault)
}

/// Reads one row.
///
/// # Errors
///
/// If it is no text.
pub(super) fn read(
    row: &RawRow,
    path: &str,
    is_raw: bool,
) -> Result<Article, InputError> {
    let fault = |message: String| InputError::Row {
        path: path.to_owned(),
        line: row.line,
        message,
    };
    let mut columns = Columns::default();
    for (name, range) in &row.cells {
        let text = std::str::from_utf8(&row.bytes[range.clone()]).map_err(|_| {
            fault(format!("`{name}` is not UTF-8; write the column as texts"))
        })?;
        columns.put(name, Cell::Text(Cow::Borrowed(text)));
    }
    let left = std::mem::take(&mut columns.left);
    let mut article = columns.into_article(is_raw, fault)?;
    if row.line == 1 && !left.is_empty() {
        article.metadata.caveats.push(Caveat::ColumnsLeft(left));
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::documents;
    use crate::input::Options;
    use arrow_array::types::Int32Type;
    use arrow_array::{
        ArrayRef, BinaryArray, Date32Array, DictionaryArray, Int64Array,
        LargeStringArray, RecordBatch, StringArray, StringViewArray,
        TimestampMicrosecondArray,
    };
    use std::sync::Arc;

    fn read(columns: Vec<(&str, ArrayRef)>) -> Vec<String> {
        let batch = RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(name, column)| (name, column, true)),
        );
        let (batch, options) = (batch.unwrap(), Options::default());
        documents(&batch, 0, "rows", &options)
            .map(|it| match it {
                Ok(it) => {
                    let date = it.date.map_or_else(String::new, |it| it.to_string());
                    format!("{}|{}|{date}|{}", it.id, it.source, it.text)
                }
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn texts_of_every_type_are_texts() {
        let texts = ["It rains.", "Still."];
        let columns: [ArrayRef; 5] = [
            Arc::new(StringArray::from_iter_values(texts)),
            Arc::new(LargeStringArray::from_iter_values(texts)),
            Arc::new(StringViewArray::from_iter_values(texts)),
            Arc::new(texts.into_iter().collect::<DictionaryArray<Int32Type>>()),
            Arc::new(BinaryArray::from_iter_values(texts)),
        ];
        for column in columns {
            let kind = column.data_type().clone();
            let found = read(vec![("Text", column)]);
            assert_eq!(
                found,
                ["rows-1|rows||It rains.", "rows-2|rows||Still."],
                "{kind}"
            );
        }
    }

    #[test]
    fn other_cells_are_read_as_csv_has_them() {
        let text: ArrayRef = Arc::new(StringArray::from_iter_values(["It rains."]));
        let id: ArrayRef = Arc::new(Int64Array::from_iter_values([12]));
        let day: ArrayRef = Arc::new(Date32Array::from_iter_values([20_159]));
        let time: ArrayRef = Arc::new(TimestampMicrosecondArray::from_iter_values([
            1_741_780_800_000_000,
        ]));
        let none: ArrayRef = Arc::new(StringArray::new_null(1));
        for (date, source, expected) in [
            (&day, &none, "12|rows|2025-03-12|It rains."),
            (&time, &none, "12|rows|2025-03-12|It rains."),
            (&none, &text, "12|It rains.||It rains."),
        ] {
            let columns = vec![
                ("published", Arc::clone(date)),
                ("mood", Arc::clone(&id)),
                ("content", Arc::clone(&text)),
                ("id", Arc::clone(&id)),
                ("outlet", Arc::clone(source)),
            ];
            assert_eq!(read(columns), [expected]);
        }
        assert_eq!(read(vec![("text", none)]), ["rows-1|rows||"]);
    }

    #[test]
    fn says_what_a_table_lacks() {
        let cell: ArrayRef = Arc::new(StringArray::from_iter_values(["x"]));
        let bytes: ArrayRef = Arc::new(BinaryArray::from_iter_values([b"\xff\xfe"]));
        for (columns, expected) in [
            (
                vec![("a", Arc::clone(&cell))],
                "rows: no column is named `text`; give that name to the column with the articles (there are `a`)",
            ),
            (
                vec![("text", Arc::clone(&cell)), ("Text", cell)],
                "rows: the column `text` occurs twice; keep one of them",
            ),
            (
                vec![("text", bytes)],
                "rows:1: `text` is not UTF-8; write the column as texts",
            ),
        ] {
            assert_eq!(read(columns), [expected]);
        }
    }
}
