//! House styles as spreadsheets, for people who write no TOML.
//!
//! One rule per row; the first row names the columns, in any order: `avoid`, `prefer`,
//! `allow`, `concept`, `id`, `reason`, `reference`, `severity`, `since`, `except`,
//! `requires`, `attribution` (yes or no), `first`, `then`, `one_of`, `attributed_by`,
//! `pattern`, `inflect`, `case`, and columns of notes. Several words in a cell are parted by
//! `|`. Where a spreadsheet writes semicolons between cells, they are read so.

use crate::lexicon::pack::{Avoided, StyleRule};
use crate::lexicon::{PackError, SourceFile};
use crate::review::House;
use crate::text::{OPEN_QUOTE, nearest, open_quote};
use csv::{ReaderBuilder, StringRecord};
use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;

const COLUMNS: &[&str] = &[
    "avoid",
    "prefer",
    "allow",
    "concept",
    "id",
    "reason",
    "reference",
    "severity",
    "since",
    "except",
    "requires",
    "attribution",
    "first",
    "then",
    "one_of",
    "attributed_by",
    "pattern",
    "inflect",
    "case",
];

/// Beginnings of the names of columns that are for people; programs do not read them.
const NOTES: &[&str] = &["note", "comment", "remark", "example", "#", "_"];

/// Reads a table; the house's id is the file's stem.
pub(super) fn read(file: SourceFile, delimiter: u8) -> Result<House, PackError> {
    let stem = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |it| it.0).to_owned();
    let content = file.content.clone();
    let content = content.trim_start_matches('\u{feff}');
    let offset = file.content.len() - content.len();
    let mut house = House { id: stem, sources: vec![file], ..House::default() };
    let first = content.lines().next().unwrap_or_default();
    let is_other = delimiter == b',' && !first.contains(',') && first.contains(';');
    let delimiter = if is_other { b';' } else { delimiter };
    if let Some(at) = open_quote(content, delimiter) {
        return Err(house.fault(0, at + offset, OPEN_QUOTE.to_owned()));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(content.as_bytes());
    let at = |error: &csv::Error| {
        error.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0)) + offset
    };
    let columns = match reader.headers() {
        Ok(names) => names.iter().map(column).collect::<Vec<_>>(),
        Err(error) => return Err(house.fault(0, at(&error), error.to_string())),
    };
    let is_twice =
        |it: &usize| !columns[*it].is_empty() && columns[..*it].contains(&columns[*it]);
    if let Some(at) = (0..columns.len()).find(is_twice) {
        let message =
            format!("the column `{}` occurs twice; keep one of them", columns[at]);
        return Err(house.fault(0, offset, message));
    }
    if let Some(at) = content.find('\0') {
        let message = "the table contains a NUL character; strike it".to_owned();
        return Err(house.fault(0, at + offset, message));
    }
    let is_note = |it: &str| NOTES.iter().any(|note| it.starts_with(note));
    if let Some(name) = columns
        .iter()
        .find(|it| !it.is_empty() && !COLUMNS.contains(&it.as_str()) && !is_note(it))
    {
        let meant = nearest(name, COLUMNS.iter().copied())
            .map_or_else(String::new, |it| format!("; did you mean `{it}`"));
        let message = format!(
            "the column `{name}` is not known{meant}; the first row names the columns, of {}, and columns of notes begin with `note`",
            COLUMNS.join(", ")
        );
        return Err(house.fault(0, offset, message));
    }
    let mut rules = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => return Err(house.fault(0, at(&error), error.to_string())),
        };
        let start =
            record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0))
                + offset;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if record.iter().skip(columns.len()).any(|it| !it.is_empty()) {
            let message = format!(
                "the row has {} cells under {} columns; put words that contain a comma in quotation marks",
                record.len(),
                columns.len()
            );
            return Err(house.fault(0, start, message));
        }
        let row = Row { columns: &columns, record: &record, start };
        rules.push(row.rule().map_err(|message| house.fault(0, start, message))?);
    }
    if rules.is_empty() {
        let message = "the table has no rule; write one per row below the column names, as avoid,prefer";
        return Err(house.fault(0, offset, message.to_owned()));
    }
    house.rules = rules;
    Ok(house)
}

/// The name of a column as TOML writes the key: “Attributed by” is `attributed_by`.
fn column(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// A row under its columns.
struct Row<'a> {
    columns: &'a [String],
    record: &'a StringRecord,
    start: usize,
}

impl Row<'_> {
    fn rule(&self) -> Result<StyleRule, String> {
        let since = match self.cell("since") {
            None => None,
            Some(it) => Some(
                // Other forms may mean two days.
                (it.len() == "2025-03-12".len() && it.as_bytes()[4] == b'-')
                    .then(|| it.parse().ok())
                    .flatten()
                    .ok_or_else(|| {
                        format!("`{it}` is no date; write it as 2025-03-12")
                    })?,
            ),
        };
        let attribution = self.cell("attribution").unwrap_or("no");
        let attribution = match attribution.to_lowercase().as_str() {
            "yes" | "y" | "true" | "1" | "x" => true,
            "no" | "n" | "false" | "0" => false,
            it => return Err(format!("`{it}`: attribution is yes or no")),
        };
        Ok(StyleRule {
            id: self.spanned("id"),
            concept: self.spanned("concept"),
            prefer: self.spanned("prefer"),
            allow: self.list("allow").map(|it| self.at(it)).collect(),
            avoid: self.list("avoid").map(|it| Avoided::Bare(it.to_owned())).collect(),
            pattern: self.spanned("pattern"),
            one_of: self.list("one_of").map(|it| self.at(it)).collect(),
            attribution,
            attributed_by: self.list("attributed_by").map(str::to_owned).collect(),
            first: self.spanned("first"),
            then: self.list("then").map(|it| self.at(it)).collect(),
            severity: self.spanned("severity"),
            reason: self.cell("reason").map(str::to_owned),
            reference: self.cell("reference").map(str::to_owned),
            since,
            except: self.list("except").map(str::to_owned).collect(),
            requires: self.list("requires").map(str::to_owned).collect(),
            inflect: self.choice("inflect")?,
            case: self.choice("case")?,
            file: 0,
        })
    }

    fn cell(&self, name: &str) -> Option<&str> {
        let column = self.columns.iter().position(|it| it == name)?;
        self.record.get(column).filter(|it| !it.is_empty())
    }

    /// One of the words that TOML takes for a key.
    fn choice<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, String> {
        let Some(cell) = self.cell(name) else { return Ok(None) };
        let read = T::deserialize(cell.to_lowercase().into_deserializer());
        read.map(Some)
            .map_err(|error: serde::de::value::Error| format!("{name}: {error}"))
    }

    fn at(&self, words: &str) -> Spanned<String> {
        Spanned::new(self.start..self.start, words.to_owned())
    }

    fn spanned(&self, name: &str) -> Option<Spanned<String>> {
        self.cell(name).map(|it| self.at(it))
    }

    fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        let words = self.cell(name).unwrap_or_default().split('|').map(str::trim);
        words.filter(|it| !it.is_empty())
    }
}
