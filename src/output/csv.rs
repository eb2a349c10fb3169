//! Counts as a table for spreadsheets and statistics programs.
//!
//! The fields of a row are the columns: a field added there is a column here.

use crate::output::{Compared, OutputError, Write, Writer};
use crate::view::counts::counts;
use serde::Serialize;

/// The counts of a comparison.
pub(super) static WRITER: Writer = Writer {
    id: "csv",
    extensions: &["csv"],
    about: "a table with one row per count",
    write: Write::Comparison(write),
};

/// What shows a spreadsheet that the file is UTF-8.
pub(super) const BOM: &str = "\u{feff}";

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    let table = table(counts(compared.comparison).into_iter());
    Ok(if compared.has_bom { format!("{BOM}{table}") } else { table })
}

/// The rows under their header, which a table without rows has too.
pub(super) fn table<R: Serialize + Default>(mut rows: impl Iterator<Item = R>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut add =
        |row: &R| writer.serialize(row).expect("a table in memory takes every row");
    let first = rows.next();
    let is_empty = first.is_none();
    add(&first.unwrap_or_default());
    rows.for_each(|it| add(&it));
    let bytes = writer.into_inner().expect("a table in memory can be finished");
    let table = String::from_utf8(bytes).expect("cells are text");
    match is_empty {
        true => table.lines().take(1).map(|it| format!("{it}\n")).collect(),
        false => table,
    }
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
