//! `parallax annotate` into tables: part files in a folder, which a later run can take up.
//!
//! Everything is written into a hidden folder beside the place and moved there whole when the
//! run is done. A part is as many articles as fill a file; when all its files are on the disk,
//! the journal gets a line. A run that is taken up again passes over the articles of the
//! parts that the journal names and does everything else again: parts end with a batch, so
//! that the files are those of a run that nothing disturbed.

mod journal;
mod parts;
mod place;

use crate::cli::args::Annotate;
use crate::cli::batch::{Tally, Work};
use crate::cli::course::Course;
use crate::input::Units;
use crate::output::tables::TableWriter;
use crate::view::comparison::program;
use crate::view::tables::{ERRORS, SCHEMA, TABLES, Table};
use journal::Journal;
use parts::Parts;
use place::Place;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// How many articles that are left out are named on standard error; the table lists all.
const N_NAMED: usize = 20;

/// Measures all articles into tables in a folder.
pub(super) fn run(
    args: &Annotate,
    path: &Path,
    writer: Option<TableWriter>,
    extension: &'static str,
    work: &Work<'_>,
    units: Units,
) -> anyhow::Result<Tally> {
    let Some(writer) = writer else {
        anyhow::bail!(
            "this program was built without .{extension}; build it with `cargo install --path . --features parquet`, or write --format csv"
        );
    };
    anyhow::ensure!(
        !args.low_confidence,
        "tables hold only mentions that count; leave --low-confidence out, or write --format jsonl"
    );
    let tables = chosen(&args.tables)?;
    let settings = settings(args, extension, &tables, work, &units);
    let place = Place::new(path)?;
    let (mut journal, done) = Journal::open(&place, &settings, args.resume)?;
    if let Some(n) = done.n_parts.checked_sub(1) {
        let n_articles = done.n_read + done.n_skipped;
        work.messages
            .result(&format!("resumed after part {} ({n_articles} articles)", n + 1));
    }
    let all: Vec<&'static Table> = tables.iter().copied().chain([&ERRORS]).collect();
    let mut parts = Parts::new(&place, all, extension, writer, args.part_size, done);
    let course = Course { n_done: parts.done.n_units, ..work.course };
    let work = Work { course, n_named: N_NAMED, ..*work };
    let lexicon = work.analyzer.lexicon();
    let mut tally = work.run(
        units,
        |analyses| writer.pieces(&tables, analyses, lexicon),
        |done| parts.add(done, &mut journal),
    )?;
    if tally.n_skipped > N_NAMED {
        let n = tally.n_skipped - N_NAMED;
        work.messages
            .warning(&format!("{n} more are left out; the table errors lists all"));
    }
    parts.finish(&mut journal)?;
    tally.n_read = parts.done.n_read;
    tally.n_skipped = parts.done.n_skipped;
    let is_empty_share = work.course.shard.is_some() && tally.n_skipped == 0;
    if tally.n_read > 0 || !is_empty_share {
        // What cannot become a result leaves nothing behind, except what strictness refuses:
        // without it the run can be taken up.
        if let Err(error) = tally.check(work.input) {
            if tally.n_read == 0 {
                place.discard()?;
            }
            return Err(error);
        }
    }
    journal.finish(&place)?;
    Ok(tally)
}

/// The tables of these names, in their own order; all where none is named.
fn chosen(names: &[String]) -> anyhow::Result<Vec<&'static Table>> {
    for name in names {
        anyhow::ensure!(
            TABLES.iter().any(|it| it.name == name),
            "--tables {name}: there is no such table; use articles, mentions or attributions"
        );
    }
    let is_chosen = |it: &&&'static Table| {
        names.is_empty() || names.iter().any(|name| name == it.name)
    };
    Ok(TABLES.iter().filter(is_chosen).copied().collect())
}

/// What must be the same in a run that is taken up again, as a hash.
fn settings(
    args: &Annotate,
    extension: &str,
    tables: &[&Table],
    work: &Work<'_>,
    units: &Units,
) -> String {
    let input = work.input;
    let mut told = format!("{} {SCHEMA} {extension} {:?}\n", program(), args.part_size);
    let names: Vec<&str> = tables.iter().map(|it| it.name).collect();
    let Course { shard, .. } = work.course;
    let _ = writeln!(told, "{names:?} {shard:?} {} {}", input.raw, input.keep_all);
    let _ = writeln!(told, "{:?}", args.only);
    let _ = writeln!(told, "{:?} {:?} {:?}", input.source, input.from, input.outside);
    for pack in work.analyzer.lexicon().packs() {
        let _ = writeln!(told, "{} {}", pack.head.id, pack.sha256());
    }
    let _ = writeln!(told, "{:?}", units.stories());
    for file in units.files() {
        let about = std::fs::metadata(file).ok();
        let time = about.as_ref().and_then(|it| it.modified().ok());
        let time = time.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
        let size = about.map(|it| it.len());
        let _ = writeln!(told, "{} {size:?} {time:?}", file.display());
    }
    hex(&Sha256::digest(told))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
