//! Counts as a table for spreadsheets and statistics programs.
//!
//! The fields of a row are the columns: a field added there is a column here.

use crate::output::{self, Compared, OutputError, Writer};
use crate::view::counts::counts;
use serde::Serialize;
use std::io;
use std::io::Write;

/// The counts of a comparison.
pub(super) static WRITER: Writer = Writer {
    id: "csv",
    extensions: &["csv"],
    about: "a table with one row per count",
    write: output::Write::Comparison(write),
};

/// What shows a spreadsheet that the file is UTF-8.
pub(super) const BOM: &str = "\u{feff}";

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    let table = table(counts(compared.comparison).into_iter());
    Ok(if compared.has_bom { format!("{BOM}{table}") } else { table })
}

/// The rows under their header, which a table without rows has too.
pub(super) fn table<R: Serialize + Default>(rows: impl Iterator<Item = R>) -> String {
    let mut bytes = Vec::new();
    write_table(rows, &mut bytes).expect("a table in memory takes every row");
    String::from_utf8(bytes).expect("cells are text")
}

/// The same, written as it is made.
pub(super) fn write_table<R: Serialize + Default>(
    rows: impl Iterator<Item = R>,
    out: impl Write,
) -> io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        let row = table(std::iter::once(R::default()));
        let header = row.lines().next().unwrap_or_default();
        return writeln!({ out }, "{header}");
    }
    let mut writer = csv::Writer::from_writer(out);
    rows.try_for_each(|it| writer.serialize(it))?;
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::view::counts::Row;

    #[test]
    fn cells_are_quoted_and_numbers_exact() {
        let row = Row {
            kind: "share",
            source_name: Some("=cmd, \"x\"\nand more"),
            n: Some(1),
            share: Some(0.1),
            ..Row::default()
        };
        let shown = table(std::iter::once(row));
        let row = shown.split_once('\n').unwrap().1;
        assert_eq!(
            row,
            "share,,,,,,\"'=cmd, \"\"x\"\"\nand more\",,,,1,,0.1,,,,,,,,,,,,\n"
        );
    }

    #[test]
    fn a_table_without_rows_has_its_header() {
        let shown = table(std::iter::empty::<Row<'_>>());
        assert!(
            shown.starts_with("kind,pack,concept,") && shown.ends_with("item,words\n")
        );
        assert_eq!(shown.lines().count(), 1);
    }
}
