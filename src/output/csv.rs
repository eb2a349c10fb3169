//! Counts as a table for spreadsheets and statistics programs.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it, as the
//! names of sources and articles come from other people's files.

use crate::output::{Compared, OutputError, Write, Writer};
use crate::view::counts::{COLUMNS, Row, counts};

/// The counts of a comparison.
pub(super) static WRITER: Writer = Writer {
    id: "csv",
    extensions: &["csv"],
    about: "a table with one row a count",
    write: Write::Comparison(write),
};

/// What tells a spreadsheet that the file is UTF-8.
const BOM: &str = "\u{feff}";

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    let rows = counts(compared.comparison);
    let table = table(&rows);
    Ok(if compared.has_bom { format!("{BOM}{table}") } else { table })
}

/// The rows under their header.
fn table(rows: &[Row<'_>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = COLUMNS.map(str::to_owned);
    for record in std::iter::once(header).chain(rows.iter().map(record)) {
        writer.write_record(record).expect("a table in memory takes every row");
    }
    let bytes = writer.into_inner().expect("a table in memory can be finished");
    String::from_utf8(bytes).expect("cells are text")
}

fn record(row: &Row<'_>) -> [String; COLUMNS.len()] {
    let text = |it: Option<&str>| it.map(safe).unwrap_or_default();
    [
        row.kind.to_owned(),
        text(row.pack),
        text(row.concept),
        text(row.category),
        text(row.variant),
        text(row.source),
        text(row.source_name),
        text(row.article),
        text(row.zone),
        text(row.voice.as_deref()),
        number(row.n),
        number(row.of),
        number(row.share),
        number(row.low),
        number(row.high),
        text(row.verdict),
        number(row.statistic),
        number(row.p),
        number(row.p_adjusted),
        number(row.n_tests),
        text(row.speaker),
        text(row.device),
        text(row.cue),
        number(row.item),
    ]
}

/// The shortest digits that give the number back; nothing where there is none.
fn number(number: Option<impl ToString>) -> String {
    number.map(|it| it.to_string()).unwrap_or_default()
}

/// The text with an apostrophe before what a spreadsheet would run.
pub(super) fn safe(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{safe, table};
    use crate::view::counts::Row;

    #[test]
    fn formulas_are_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(safe(formula), format!("'{formula}"));
        }
        for text in ["a=b", "", "’tis", "7"] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn cells_are_quoted_and_numbers_exact() {
        let row = Row {
            kind: "share",
            source_name: Some("=cmd, \"x\"\nand more"),
            n: Some(1),
            share: Some(0.1),
            ..Row::default()
        };
        let shown = table(&[row]);
        let row = shown.split_once('\n').unwrap().1;
        assert_eq!(
            row,
            "share,,,,,,\"'=cmd, \"\"x\"\"\nand more\",,,,1,,0.1,,,,,,,,,,,\n"
        );
    }
}
