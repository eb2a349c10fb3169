//! Tables for other programs: rows of many articles, in part files.
//!
//! A [`Gatherer`] makes a [`Piece`] of the rows of some articles, on any thread; a [`Part`]
//! takes pieces in order and writes them into one file. The same pieces give the same bytes.

#[cfg(feature = "parquet")]
pub mod arrow;
mod csv;
#[cfg(feature = "parquet")]
mod parquet;

use crate::analysis::Analysis;
use crate::lexicon::Lexicon;
use crate::output::{Write, Writer};
use crate::view::tables::{Table, Take, Value, rows};
use std::fs::File;
use std::io;

/// How tables are written.
#[derive(Clone, Copy, Debug)]
pub struct TableWriter {
    /// Makes a gatherer of a table's rows.
    pub gatherer: fn(&'static Table) -> Box<dyn Gatherer>,
    /// Begins a file of a table.
    pub part: fn(&'static Table, File) -> io::Result<Box<dyn Part>>,
}

/// Gathers rows.
pub trait Gatherer {
    /// Takes a row with a value for each column of the table.
    fn row(&mut self, values: &[Value<'_>]);
    /// What it has gathered.
    fn piece(self: Box<Self>) -> Piece;
}

/// Rows of a table in the form of their format.
#[derive(Debug)]
pub enum Piece {
    /// Bytes that follow those before.
    Bytes(Vec<u8>),
    /// Columns.
    #[cfg(feature = "parquet")]
    Batch(arrow_array::RecordBatch),
}

/// A file of a table that is being written.
pub trait Part {
    /// Writes rows.
    ///
    /// # Errors
    ///
    /// If the system does not take the bytes.
    fn add(&mut self, piece: Piece) -> io::Result<()>;
    /// About as many bytes as the file would have if it ended now.
    fn n_bytes(&self) -> u64;
    /// Ends the file and gives it back.
    ///
    /// # Errors
    ///
    /// If the system does not take the bytes.
    fn finish(self: Box<Self>) -> io::Result<File>;
}

impl TableWriter {
    /// Gathers the rows of some articles, a piece for each table.
    #[must_use]
    pub fn pieces(
        &self,
        tables: &[&'static Table],
        analyses: &mut dyn Iterator<Item = Analysis>,
        lexicon: &Lexicon,
    ) -> Vec<Piece> {
        let mut gatherers: Vec<_> = tables.iter().map(|it| (self.gatherer)(it)).collect();
        let mut takers: Vec<(&'static Table, Box<Take<'_>>)> = Vec::new();
        for (table, gatherer) in tables.iter().copied().zip(&mut gatherers) {
            takers.push((table, Box::new(|values| gatherer.row(values))));
        }
        analyses.for_each(|analysis| rows(&analysis, lexicon, &mut takers));
        drop(takers);
        gatherers.into_iter().map(Gatherer::piece).collect()
    }
}

/// Tables of texts.
pub(super) static CSV: Writer = Writer {
    id: "csv",
    extensions: &["csv"],
    about: "three tables, in a folder: articles, mentions, attributions",
    write: Write::Tables(Some(TableWriter { gatherer: csv::gatherer, part: csv::part })),
};

/// Tables by column, compressed.
pub(super) static PARQUET: Writer = Writer {
    id: "parquet",
    extensions: &["parquet"],
    about: "the same tables by column, compressed with Zstandard",
    #[cfg(feature = "parquet")]
    write: Write::Tables(Some(TableWriter {
        gatherer: arrow::gatherer,
        part: parquet::part,
    })),
    #[cfg(not(feature = "parquet"))]
    write: Write::Tables(None),
};

/// Tables by column, as programs hold them in memory.
pub(super) static ARROW: Writer = Writer {
    id: "arrow",
    extensions: &["arrow"],
    about: "the same tables as Arrow IPC files",
    #[cfg(feature = "parquet")]
    write: Write::Tables(Some(TableWriter {
        gatherer: arrow::gatherer,
        part: arrow::part,
    })),
    #[cfg(not(feature = "parquet"))]
    write: Write::Tables(None),
};
