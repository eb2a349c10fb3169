//! Articles on several threads, and their tables.

use crate::articles::{Articles, NAME};
use crate::fault::raised;
use crate::lexicon::Lexicon;
use crate::table::Table;
use arrow_array::RecordBatch;
use parallax::analysis::{Analysis, Analyzer, Session};
use parallax::input::{Options, arrow::documents};
use parallax::output::tables::{Piece, TableWriter, arrow::BATCHES, arrow::schema};
use parallax::view::tables::{ERRORS, TABLES, Value};
use pyo3::prelude::*;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

/// Maps batches on threads; results come in the order of the input.
pub(crate) fn on_threads<R: Send>(
    batches: &[(usize, RecordBatch)],
    n_threads: Option<usize>,
    work: impl Fn(&(usize, RecordBatch), &mut Session) -> R + Sync,
) -> Vec<R> {
    let n_cores = available_parallelism().map_or(1, std::num::NonZero::get);
    let n_threads = n_threads.unwrap_or(n_cores).clamp(1, batches.len().max(1));
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let (next, done, work) = (&next, &done, &work);
    let run = move || {
        let mut session = Session::default();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(at) else { return };
            let result = work(batch, &mut session);
            if let Ok(mut done) = done.lock() {
                done.push((at, result));
            }
        }
    };
    scope(|scope| {
        (1..n_threads).for_each(|_| drop(scope.spawn(run)));
        run();
    });
    let mut done = std::mem::take(&mut *done.lock().unwrap_or_else(|it| it.into_inner()));
    done.sort_by_key(|it| it.0);
    done.into_iter().map(|it| it.1).collect()
}

/// Measures the articles of a batch; what cannot be is its error.
pub(crate) fn measured(
    batch: &(usize, RecordBatch),
    analyzer: &Analyzer,
    options: &Options,
    session: &mut Session,
) -> Vec<Result<Analysis, String>> {
    let (n_before, batch) = batch;
    let mut found = Vec::new();
    for document in documents(batch, *n_before, NAME, options) {
        found.push(document.map_err(|it| it.to_string()).and_then(|document| {
            let id = document.id.clone();
            let work = AssertUnwindSafe(|| analyzer.analyze(document, session));
            catch_unwind(work).map_err(|_| {
                *session = Session::default();
                format!("{NAME}: the program has a fault at the article `{id}`; please report it")
            })
        }));
    }
    found
}

/// The tables of articles, in the order articles, mentions, attributions, errors. With
/// `is_strict` the first article that cannot be read is an exception.
#[pyfunction]
pub(crate) fn annotate(
    py: Python<'_>,
    articles: Articles,
    lexicon: &Lexicon,
    raw: bool,
    is_strict: bool,
    threads: Option<usize>,
) -> PyResult<(Table, Table, Table, Table)> {
    let batches = articles.batches()?;
    let options = Options { raw, ..Options::default() };
    let analyzer = lexicon.mentions();
    let parts = py.detach(|| {
        on_threads(&batches, threads, |batch, session| {
            let mut faults = Vec::new();
            let found = measured(batch, &analyzer, &options, session);
            let mut analyses = found.into_iter().filter_map(|it| match it {
                Ok(analysis) => Some(analysis),
                Err(why) => {
                    faults.push(why);
                    None
                }
            });
            let pieces = BATCHES.pieces(TABLES, &mut analyses, analyzer.lexicon());
            (pieces, faults)
        })
    });
    if is_strict && let Some(why) = parts.iter().find_map(|it| it.1.first()) {
        return Err(raised(why));
    }
    let mut columns: Vec<Vec<RecordBatch>> = vec![Vec::new(); TABLES.len()];
    let mut faults = Vec::new();
    for (pieces, part) in parts {
        for (column, piece) in columns.iter_mut().zip(pieces) {
            add(column, piece);
        }
        faults.extend(part);
    }
    let mut errors = Vec::new();
    add(&mut errors, listed(&faults, BATCHES));
    let table = |at: usize, batches| Table::new(batches, schema(TABLES[at]));
    let mut columns = columns.into_iter();
    let mut next = || columns.next().unwrap_or_default();
    Ok((
        table(0, next()),
        table(1, next()),
        table(2, next()),
        Table::new(errors, schema(&ERRORS)),
    ))
}

fn add(batches: &mut Vec<RecordBatch>, piece: Piece) {
    if let Piece::Batch(batch) = piece
        && batch.num_rows() > 0
    {
        batches.push(batch);
    }
}

/// The table of what could not be read.
fn listed(faults: &[String], writer: TableWriter) -> Piece {
    let mut gatherer = (writer.gatherer)(&ERRORS);
    for shown in faults {
        let (place, message) = shown.split_once(": ").unwrap_or(("", shown));
        let line = place.rsplit_once(':').and_then(|it| it.1.parse().ok());
        let path =
            line.map_or(place, |_: i32| place.rsplit_once(':').map_or(place, |it| it.0));
        gatherer.row(&[
            Value::Text(Cow::Borrowed(path)),
            line.map_or(Value::Missing, Value::Number),
            Value::Text(Cow::Borrowed(message)),
        ]);
    }
    gatherer.piece()
}
