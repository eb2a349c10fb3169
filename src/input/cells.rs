//! Some columns of a table, row by row, whatever form the table has.

use crate::input::InputError;
use csv::StringRecord;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// What takes the cells of a row, with the row's line.
type Take<'a, const N: usize> =
    &'a mut dyn FnMut(u32, [&str; N]) -> Result<(), InputError>;

/// The forms that are read, by extension.
pub const TABLES: &[&str] =
    if cfg!(feature = "parquet") { &["csv", "parquet", "arrow"] } else { &["csv"] };

/// Hands over the columns `names` of each row as texts, with its line: of the file in CSV, of
/// the table elsewhere. Days are written as 2025-03-12, and a missing cell is empty.
///
/// # Errors
///
/// If the table cannot be read or lacks a column, or `take` ends it.
pub fn each_row<const N: usize>(
    path: &Path,
    names: [&str; N],
    take: Take<'_, N>,
) -> Result<(), InputError> {
    let shown = path.display().to_string();
    let file = File::open(path).map_err(|it| InputError::io(&shown, it))?;
    match path.extension().and_then(|it| it.to_str()) {
        #[cfg(feature = "parquet")]
        Some("parquet") => columnar::parquet(file, &shown, names, take),
        #[cfg(feature = "parquet")]
        Some("arrow") => columnar::arrow(file, &shown, names, take),
        _ => separated(file, &shown, names, take),
    }
}

/// Where the wanted columns stand among those of a table.
fn places<const N: usize>(
    found: &[&str],
    names: [&str; N],
    path: &str,
) -> Result<[usize; N], InputError> {
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        let at = found.iter().position(|it| it.trim_start_matches('\u{feff}') == name);
        *place = at.ok_or_else(|| InputError::Table {
            path: path.to_owned(),
            message: format!(
                "the table has no column `{name}`; give the tables that `parallax annotate -o FOLDER/` wrote"
            ),
        })?;
    }
    Ok(places)
}

fn separated<const N: usize>(
    file: File,
    path: &str,
    names: [&str; N],
    take: Take<'_, N>,
) -> Result<(), InputError> {
    let fault = |why: csv::Error| InputError::Table {
        path: path.to_owned(),
        message: format!("{why}; write the table again"),
    };
    let mut reader = csv::Reader::from_reader(BufReader::with_capacity(1 << 16, file));
    let header = reader.headers().map_err(fault)?;
    let places = places(&header.iter().collect::<Vec<_>>(), names, path)?;
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).map_err(fault)? {
        let line = row.position().map_or(0, csv::Position::line);
        let cells = places.map(|it| row.get(it).unwrap_or_default());
        take(u32::try_from(line).unwrap_or(u32::MAX), cells)?;
    }
    Ok(())
}

#[cfg(feature = "parquet")]
mod columnar {
    use super::{Take, places};
    use crate::input::{InputError, arrow, parquet};
    use arrow_array::RecordBatch;
    use arrow_ipc::reader::FileReader;
    use arrow_schema::{ArrowError, Schema};
    use std::fs::File;
    use std::io::BufReader;

    pub(super) fn parquet<const N: usize>(
        file: File,
        path: &str,
        names: [&str; N],
        take: Take<'_, N>,
    ) -> Result<(), InputError> {
        let batches = parquet::batches(file, path, |schema| {
            Ok(places(&columns(schema), names, path)?.to_vec())
        })?;
        rows(batches, path, names, take)
    }

    pub(super) fn arrow<const N: usize>(
        file: File,
        path: &str,
        names: [&str; N],
        take: Take<'_, N>,
    ) -> Result<(), InputError> {
        let reader = FileReader::try_new(BufReader::new(file), None);
        rows(reader.map_err(|it| damaged(path, &it))?, path, names, take)
    }

    fn damaged(path: &str, error: &ArrowError) -> InputError {
        let message = format!("the table cannot be read ({error}); write it again");
        InputError::Table { path: path.to_owned(), message }
    }

    fn columns(schema: &Schema) -> Vec<&str> {
        schema.fields().iter().map(|it| it.name().as_str()).collect()
    }

    fn rows<const N: usize>(
        batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
        path: &str,
        names: [&str; N],
        take: Take<'_, N>,
    ) -> Result<(), InputError> {
        let mut line = 0;
        let mut cells = [const { Vec::new() }; N];
        for batch in batches {
            let batch = batch.map_err(|it| damaged(path, &it))?;
            let places = places(&columns(batch.schema_ref()), names, path)?;
            for at in 0..batch.num_rows() {
                line += 1;
                let fault = |message: String| InputError::Row {
                    path: path.to_owned(),
                    line,
                    message,
                };
                for (cell, place) in cells.iter_mut().zip(places) {
                    cell.clear();
                    arrow::put(batch.column(place), at, cell).map_err(fault)?;
                }
                let mut row = [""; N];
                for ((shown, cell), name) in row.iter_mut().zip(&cells).zip(names) {
                    *shown = std::str::from_utf8(cell).map_err(|_| {
                        fault(format!("`{name}` is not UTF-8; write the column as texts"))
                    })?;
                }
                take(line, row)?;
            }
        }
        Ok(())
    }
}
