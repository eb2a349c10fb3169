//! The tables of `annotate`: what is found in many articles, one row each.
//!
//! [`TABLES`] is the one place that knows their columns. A format of tables writes rows of
//! [`Value`]s and asks nothing else. All offsets count code points of the article's text, as
//! in an annotation; numbers are signed, because Spark has no others.

use crate::analysis::Analysis;
use crate::document::Date;
use crate::lexicon::Lexicon;
use crate::text::CodePoints;
use crate::view::annotation::{ByVoice, attributions, mentions};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The name and version of this form.
pub const SCHEMA: &str = "parallax.tables/1";

/// Every table of what is found, in the order in which they are written.
pub static TABLES: &[&Table] = &[&ARTICLES, &MENTIONS, &ATTRIBUTIONS];

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name, after which its files are called.
    pub name: &'static str,
    /// What stands in a row, in order.
    pub columns: &'static [Column],
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether cells may be missing.
    pub is_optional: bool,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text in UTF-8.
    Text,
    /// A whole number of 32 bits.
    Number,
    /// True or false.
    Flag,
    /// A day.
    Day,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Missing,
    /// Of a column of texts.
    Text(Cow<'a, str>),
    /// Of a column of numbers.
    Number(i32),
    /// Of a column of flags.
    Flag(bool),
    /// Of a column of days.
    Day(Date),
}

/// What takes the rows of a table.
pub type Take<'t> = dyn FnMut(&[Value<'_>]) + 't;

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, is_optional: false }
}

const fn optional(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, is_optional: true }
}

/// One row per article.
pub static ARTICLES: Table = Table {
    name: "articles",
    columns: &[
        column("article_id", Kind::Text),
        column("source", Kind::Text),
        optional("date", Kind::Day),
        optional("title", Kind::Text),
        optional("url", Kind::Text),
        column("language", Kind::Text),
        column("n_tokens", Kind::Number),
        column("n_narrator", Kind::Number),
        column("n_quoted", Kind::Number),
        column("n_reported", Kind::Number),
        column("n_embedded", Kind::Number),
        column("sha256", Kind::Text),
    ],
};

/// One row a mention that counts: those of low confidence are left out.
pub static MENTIONS: Table = Table {
    name: "mentions",
    columns: &[
        column("article_id", Kind::Text),
        column("start", Kind::Number),
        column("end", Kind::Number),
        column("text", Kind::Text),
        column("pack", Kind::Text),
        optional("concept", Kind::Text),
        optional("variant", Kind::Text),
        optional("category", Kind::Text),
        column("zone", Kind::Text),
        column("voice", Kind::Text),
        optional("speaker", Kind::Text),
        column("negated", Kind::Flag),
    ],
};

/// One row per attribution.
pub static ATTRIBUTIONS: Table = Table {
    name: "attributions",
    columns: &[
        column("article_id", Kind::Text),
        column("kind", Kind::Text),
        optional("act", Kind::Text),
        column("content_start", Kind::Number),
        column("content_end", Kind::Number),
        optional("source_start", Kind::Number),
        optional("source_end", Kind::Number),
        optional("cue_start", Kind::Number),
        optional("cue_end", Kind::Number),
        optional("speaker", Kind::Text),
        optional("device", Kind::Text),
    ],
};

/// What could not be read: one row each, in the order of the input.
pub static ERRORS: Table = Table {
    name: "errors",
    columns: &[
        column("path", Kind::Text),
        optional("line", Kind::Number),
        column("message", Kind::Text),
    ],
};

/// Gives the rows of one analysis, for each of the tables asked for.
pub fn rows(
    analysis: &Analysis,
    lexicon: &Lexicon,
    takers: &mut [(&'static Table, Box<Take<'_>>)],
) {
    let points = CodePoints::new(&analysis.document.text);
    for (table, take) in takers {
        match table.name {
            "articles" => article(analysis, take),
            "mentions" => mention_rows(analysis, lexicon, &points, take),
            _ => attribution_rows(analysis, &points, take),
        }
    }
}

fn article(analysis: &Analysis, take: &mut Take<'_>) {
    let document = &analysis.document;
    let voices = ByVoice::new(analysis.words_by_voice);
    take(&[
        text(&document.id),
        text(&document.source),
        document.date.map_or(Value::Missing, Value::Day),
        maybe(document.title.as_deref()),
        maybe(document.url.as_deref()),
        text(&document.language),
        count(analysis.words_by_voice.iter().sum()),
        count(voices.narrator),
        count(voices.quoted),
        count(voices.reported),
        count(voices.embedded),
        Value::Text(Cow::Owned(sha256(&document.text))),
    ]);
}

fn mention_rows(
    analysis: &Analysis,
    lexicon: &Lexicon,
    points: &CodePoints<'_>,
    take: &mut Take<'_>,
) {
    for it in mentions(analysis, lexicon, false, points) {
        take(&[
            text(&analysis.document.id),
            place(it.start),
            place(it.end),
            text(it.text),
            text(it.pack),
            maybe(it.concept),
            maybe(it.variant),
            maybe(it.category),
            text(it.zone),
            text(it.voice),
            maybe(it.speaker),
            Value::Flag(it.negated),
        ]);
    }
}

fn attribution_rows(analysis: &Analysis, points: &CodePoints<'_>, take: &mut Take<'_>) {
    let end = |span: Option<[u32; 2]>, at: usize| {
        span.map_or(Value::Missing, |span| place(span[at]))
    };
    for it in attributions(analysis, points) {
        take(&[
            text(&analysis.document.id),
            text(it.kind),
            maybe(it.act),
            place(it.content[0]),
            place(it.content[1]),
            end(it.source, 0),
            end(it.source, 1),
            end(it.cue, 0),
            end(it.cue, 1),
            maybe(it.speaker),
            maybe(it.device),
        ]);
    }
}

fn text(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

fn maybe(it: Option<&str>) -> Value<'_> {
    it.map_or(Value::Missing, text)
}

/// An article has at most 8 MiB, so that every count and place in it fits.
fn count(n: usize) -> Value<'static> {
    Value::Number(i32::try_from(n).unwrap_or(i32::MAX))
}

fn place(at: u32) -> Value<'static> {
    Value::Number(i32::try_from(at).unwrap_or(i32::MAX))
}

fn sha256(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(text.as_bytes());
    let digits = digest.iter().flat_map(|it| [it >> 4, it & 15]);
    digits.map(|it| char::from(HEX[usize::from(it)])).collect()
}
