//! A table of articles with a header and quoted cells: CSV, also with semicolons or tabs.
//!
//! The columns are those of [`Columns`], in any order and either case. A cell may hold line
//! breaks; records are read one at a time, so that memory does not grow with the table.

use crate::document::Caveat;
use crate::input::article::Article;
use crate::input::cell::Cell;
use crate::input::columns::{Column, Columns};
use crate::input::own::{FOUND, is_found};
use crate::input::rows::{RawRow, RowIterator};
use crate::input::separated::{Cells, Fault, FaultKind, Rows};
use crate::input::{InputError, LIMIT_MIB, encoding};
use std::io::BufRead;
use std::sync::Arc;

/// What may stand before the first name.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// What stands between cells; spreadsheets write semicolons where the comma is decimal.
const DELIMITERS: &[u8] = b",;\t";

/// Begins a table; `path` is for errors.
pub(super) fn open(input: Box<dyn BufRead + Send>, path: &str) -> RowIterator {
    Box::new(Records {
        input: Some(input),
        table: None,
        limit: usize::try_from(LIMIT_MIB << 20).unwrap_or(usize::MAX),
        path: path.to_owned(),
    })
}

/// No table of this format can be recognised by its first byte.
pub(super) fn sniff(_: &[u8]) -> bool {
    false
}

/// Reads one record; line numbers count within its text.
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
    let (encoding, caveat) =
        encoding::recognise(&row.bytes, None, path).map_err(|error| match error {
            InputError::NoText { .. } => {
                fault("the row is not text; save the table as UTF-8".to_owned())
            }
            error => error,
        })?;
    let mut columns = Columns::default();
    for (name, range) in &row.cells {
        let (text, _) = encoding.decode_without_bom_handling(&row.bytes[range.clone()]);
        columns.put(name, Cell::Text(text));
    }
    let left = std::mem::take(&mut columns.left);
    let mut article = columns.into_article(is_raw, fault)?;
    article.metadata.caveats.extend(caveat);
    if !left.is_empty() {
        article.metadata.caveats.push(Caveat::ColumnsLeft(left));
    }
    Ok(article)
}

/// Whether the first line of a text names the columns of a table of articles.
pub(super) fn is_table(text: &str) -> bool {
    let Some(line) = text.lines().next() else { return false };
    let delimiter = char::from(delimiter(line.as_bytes()));
    let cells: Vec<&str> =
        line.split(delimiter).map(|it| it.trim().trim_matches('"')).collect();
    let is_column = |it: &&&str| Column::named(it).is_some();
    cells.len() >= 2
        && text.lines().nth(1).is_some_and(|it| it.contains(delimiter))
        && cells.iter().all(|it| it.len() <= 40)
        && cells.iter().any(|it| Column::named(it).is_some_and(|it| it.0 == Column::Text))
        && cells.iter().filter(is_column).count() >= 2
}

/// The records of a table, in order.
struct Records {
    /// Until the header is read.
    input: Option<Box<dyn BufRead + Send>>,
    table: Option<Table>,
    limit: usize,
    path: String,
}

/// A table below its header.
struct Table {
    rows: Rows,
    /// For each cell of a record its column's name, and whether that says something.
    columns: Vec<(Arc<str>, bool)>,
    /// Whether a record was read: the first names the columns that are not.
    is_begun: bool,
}

impl Records {
    /// Reads the header; none in a file without a line.
    fn begin(
        &self,
        mut input: Box<dyn BufRead + Send>,
    ) -> Result<Option<Table>, InputError> {
        let fault = |error| InputError::io(&self.path, error);
        let mut n_above = 0;
        // Spreadsheets may say in a line of its own what stands between cells.
        let head = input.fill_buf().map_err(fault)?;
        let bare = head.strip_prefix(BOM).unwrap_or(head);
        let mut told = None;
        if bare.get(..4).is_some_and(|it| it.eq_ignore_ascii_case(b"sep=")) {
            told = bare.get(4).copied().filter(|it| !b"\"\r\n".contains(it));
            let mut line = Vec::new();
            input.read_until(b'\n', &mut line).map_err(fault)?;
            n_above = 1;
        } else if head.starts_with(BOM) {
            input.consume(BOM.len());
        }
        let head = input.fill_buf().map_err(fault)?;
        let delimiter = told.unwrap_or_else(|| delimiter(head));
        let mut rows = Rows::new(input, delimiter, self.limit, n_above).map_err(fault)?;
        let header = match rows.next() {
            None => return Ok(None),
            Some(Ok(header)) => header,
            Some(Err(error)) => return Err(self.fault(error)),
        };
        let columns = known(&header).map_err(|message| self.row(header.line, message))?;
        Ok(Some(Table { rows, columns, is_begun: false }))
    }

    fn row(&self, line: u32, message: String) -> InputError {
        InputError::Row { path: self.path.clone(), line, message }
    }

    fn fault(&self, fault: Fault) -> InputError {
        let Fault { line, kind } = fault;
        let rest = |ends: bool| {
            if ends {
                "; the rows after it are left out, since texts of this table have line breaks"
            } else {
                ""
            }
        };
        let message = match kind {
            FaultKind::Io(error) => return InputError::io(&self.path, error),
            FaultKind::TooLong => format!(
                "the row does not end within {LIMIT_MIB} MiB; close its quotation mark or split its text"
            ),
            FaultKind::WordsFollow { ends } => format!(
                "words follow the closing quotation mark of a cell; double the quotation marks within a cell{}",
                rest(ends)
            ),
            FaultKind::NeverCloses { ends } => format!(
                "a quotation mark opens a cell here and none closes it; close it, or double it within a cell{}",
                rest(ends)
            ),
        };
        self.row(line, message)
    }
}

impl Iterator for Records {
    type Item = Result<RawRow, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(input) = self.input.take() {
            match self.begin(input) {
                Ok(table) => self.table = table,
                Err(error) => return Some(Err(error)),
            }
        }
        let table = self.table.as_mut()?;
        let cells = match table.rows.next()? {
            Ok(cells) => cells,
            Err(fault) => return Some(Err(self.fault(fault))),
        };
        let (len, expected) = (cells.ends.len(), table.columns.len());
        if len == expected {
            return Some(Ok(table.row(cells)));
        }
        let message = format!(
            "the row has {len} cells and the header {expected}; put quotation marks around a text that contains the separator, a quotation mark or a line break, and double the quotation marks in it"
        );
        Some(Err(self.row(cells.line, message)))
    }
}

impl Table {
    fn row(&mut self, cells: Cells) -> RawRow {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        let columns = self.columns.iter().zip(cells.ranges());
        let known = columns
            .filter(|((_, is_known), _)| *is_known || is_first)
            .map(|((name, _), range)| (Arc::clone(name), range))
            .collect();
        RawRow { line: cells.line, bytes: cells.bytes, cells: known }
    }
}

/// The separator that is most frequent in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let line =
        head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
    let best = DELIMITERS.iter().rev().max_by_key(|delimiter| count(**delimiter));
    best.copied().unwrap_or(b',')
}

/// The columns of a header, and which of them say something.
fn known(header: &Cells) -> Result<Vec<(Arc<str>, bool)>, String> {
    let names: Vec<String> = header
        .ranges()
        .map(|it| String::from_utf8_lossy(&header.bytes[it]).trim().to_lowercase())
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    if is_found(&names) {
        return Err(FOUND.to_owned());
    }
    let known: Vec<Option<(Column, usize)>> =
        names.iter().map(|it| Column::named(it)).collect();
    for (at, column) in known.iter().enumerate() {
        if column.is_some() && known[..at].contains(column) {
            return Err(format!(
                "the column `{}` occurs twice; keep one of them",
                names[at]
            ));
        }
    }
    if known.iter().flatten().any(|it| it.0 == Column::Text) {
        let columns = names.into_iter().zip(known);
        return Ok(columns
            .map(|(name, known)| (Arc::from(name), known.is_some()))
            .collect());
    }
    let shown: Vec<_> = names.iter().take(12).map(|it| format!("`{it}`")).collect();
    let shown = shown.join(", ");
    Err(format!(
        "no column is named `text`; give that name to the column with the articles (the first row names {shown})"
    ))
}

#[cfg(test)]
mod tests {
    use super::{Records, open, read};
    use crate::document::Document;
    use crate::input::InputError;
    use crate::input::article::Settled;

    fn documents(table: &[u8]) -> Vec<Result<Document, InputError>> {
        open(Box::new(std::io::Cursor::new(table.to_vec())), "a.csv")
            .map(|row| {
                let row = row?;
                let id = format!("a-{}", row.line);
                let settled = Settled { id, ..Settled::default() };
                Ok(read(&row, "a.csv", false)?.into_document(&settled, false))
            })
            .collect()
    }

    #[track_caller]
    fn check(table: &[u8], expected: &[&str]) {
        let found: Vec<_> = documents(table)
            .into_iter()
            .map(|document| match document {
                Ok(it) => {
                    let kinds: Vec<_> = it.caveats.iter().map(|it| it.kind()).collect();
                    let date = it.date.map(|it| it.to_string()).unwrap_or_default();
                    let text = it.text.replace('\n', " / ");
                    format!("{}|{}|{date}|{text}|{}", it.id, it.source, kinds.join(" "))
                }
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_records() {
        check(
            "\u{feff}ID,Source,Headline,DATE,colour,Text\r\n7,Ostrow Post,Bridge,2025-03-12,red,\"It rains, he said.\r\n\r\n“Still,” she \"\"said\"\".\"\r\n,,,,,\n"
                .as_bytes(),
            &[
                "7|Ostrow Post|2025-03-12|Bridge / It rains, he said. / “Still,” she \"said\".|columns-left",
                "a-5||||unreadable-date empty",
            ],
        );
        check(b"text;source\n\"a; b\";X\n", &["a-2|X||a; b|"]);
        check(b"source\ttext\nX\tIt, rains.\n", &["a-2|X||It, rains.|"]);
        check(b"text\n", &[]);
        check(
            b"sep=;\r\ntext;publication\r\nOne.;Orm Post\r\n",
            &["a-3|Orm Post||One.|"],
        );
        check(
            b"body,outlet\rOne.,Orm Post\rTwo.,Tarn Echo",
            &["a-2|Orm Post||One.|", "a-3|Tarn Echo||Two.|"],
        );
        check(b"text,title,headline\nx,,Bridge\n", &["a-2|||Bridge / x|"]);
    }

    #[test]
    fn reads_rows_in_other_encodings() {
        check(
            b"text,title\n\"The caf\xe9 \x93Zum Tor\x94 is closed.\",Caf\xe9\n",
            &["a-2|||Café / The café “Zum Tor” is closed.|guessed-encoding"],
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_table() {
        check(
            b"title,words\nx,y\n",
            &[
                "a.csv:1: no column is named `text`; give that name to the column with the articles (the first row names `title`, `words`)",
            ],
        );
        check(
            b"text,Text\nx,y\n",
            &["a.csv:1: the column `text` occurs twice; keep one of them"],
        );
        check(
            b"source,text\nA,It rains, still.\nB,Dry.\n",
            &[
                "a.csv:2: the row has 3 cells and the header 2; put quotation marks around a text that contains the separator, a quotation mark or a line break, and double the quotation marks in it",
                "a-3|B||Dry.|",
            ],
        );
        check(
            b"text\na\0\xff\xfe\n",
            &["a.csv:2: the row is not text; save the table as UTF-8"],
        );
    }

    #[test]
    fn gives_up_on_a_quotation_mark_that_never_closes() {
        let table = format!("source,text\nA,\"{}", "x".repeat(400_000));
        let rows = Records {
            input: Some(Box::new(std::io::Cursor::new(table))),
            table: None,
            limit: 20_000,
            path: "a.csv".to_owned(),
        };
        let found: Vec<_> = rows.map(|row| row.unwrap_err().to_string()).collect();
        assert_eq!(
            found,
            [
                "a.csv:2: the row does not end within 64 MiB; close its quotation mark or split its text"
            ]
        );
    }
}
