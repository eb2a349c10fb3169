//! Tables of `annotate`, from the outside: what they hold, and that a run that is killed and
//! taken up again leaves what an undisturbed one leaves.
//!
//! `PARALLAX_KILLS=100` kills more often than a handful of times.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read, write and panic"
)]

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// A pack of an invented town.
const PACK: &str = "tests/formats/story/pack.toml";

/// A folder of a test.
struct Desk(tempfile::TempDir);

impl Desk {
    /// With a table of articles, every seventh of which cannot be read.
    fn new(n_articles: usize) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let mut rows = Vec::new();
        for number in 0..n_articles {
            if number % 7 == 6 {
                rows.extend_from_slice(b"{\"text\": 5}\n");
                continue;
            }
            let source = ["The Ash", "The Elm", "The Oak"][number % 3];
            let day = format!("2025-03-{:02}", 1 + number % 28);
            let text = format!(
                "Ada Tamm, the mayor, said: “Orlow may be under water by night {number}.” Bo Reyes told the council that Orlo is dry.\nThe river rose, and \"dry\" streets in Orlow were not."
            );
            let row = json!({"id": format!("n{number}"), "source": source, "date": day, "title": "Rain, \"again\"", "text": text});
            writeln!(rows, "{row}").unwrap();
        }
        fs::write(desk.at("rows.jsonl"), rows).unwrap();
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        let pack = fs::canonicalize(PACK).unwrap();
        command.args(["annotate", "--no-builtin", "--lexicon"]).arg(pack);
        command.args(args.split_whitespace()).current_dir(self.0.path());
        command
    }

    fn run(&self, args: &str) -> Output {
        self.command(args).output().unwrap()
    }

    #[track_caller]
    fn done(&self, args: &str) -> String {
        let output = self.run(args);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{args}: {errors}");
        errors
    }

    #[track_caller]
    fn refused(&self, args: &str, expected: &str) {
        let output = self.run(args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args}: {errors}");
        assert!(errors.contains(expected), "{args}: {errors}");
    }

    /// The rows of all parts of a CSV table, with their columns' names.
    fn rows(&self, table: &str) -> Vec<BTreeMap<String, String>> {
        let mut parts: Vec<_> =
            fs::read_dir(self.at(table)).unwrap().map(|it| it.unwrap().path()).collect();
        parts.sort();
        let read = |part: &PathBuf| {
            let mut reader = csv::Reader::from_path(part).unwrap();
            reader.deserialize().map(Result::unwrap).collect::<Vec<_>>()
        };
        parts.iter().flat_map(read).collect()
    }
}

/// All files below a folder, hidden ones too.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

/// The same with names below the folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let below = |(path, bytes): (PathBuf, Vec<u8>)| {
        (path.strip_prefix(folder).unwrap().to_owned(), bytes)
    };
    files(folder).into_iter().map(below).collect()
}

#[test]
fn tables_say_what_annotations_say() {
    let desk = Desk::new(40);
    desk.done("rows.jsonl -o t.csv/");
    let output = desk.run("rows.jsonl");
    let text = String::from_utf8(output.stdout).unwrap();
    let annotations: Vec<Value> =
        text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let shown = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut expected: BTreeMap<&str, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    let named = |pairs: &[(&str, &Value)]| {
        pairs.iter().map(|(name, it)| ((*name).to_owned(), shown(it))).collect()
    };
    for it in &annotations {
        let id = &it["id"];
        let voices = &it["tokens_by_voice"];
        expected.entry("articles").or_default().push(named(&[
            ("article_id", id),
            ("source", &it["source"]),
            ("date", &it["date"]),
            ("title", &it["title"]),
            ("url", &it["url"]),
            ("language", &it["language"]),
            ("n_tokens", &it["n_tokens"]),
            ("n_narrator", &voices["narrator"]),
            ("n_quoted", &voices["quoted"]),
            ("n_reported", &voices["reported"]),
            ("n_embedded", &voices["embedded"]),
        ]));
        for mention in it["mentions"].as_array().unwrap() {
            let mut row: BTreeMap<String, String> = named(&[("article_id", id)]);
            for name in [
                "start", "end", "text", "pack", "concept", "variant", "category", "zone",
                "voice", "speaker", "negated",
            ] {
                row.insert(name.to_owned(), shown(&mention[name]));
            }
            expected.entry("mentions").or_default().push(row);
        }
        for attribution in it["attributions"].as_array().unwrap() {
            let mut row: BTreeMap<String, String> = named(&[("article_id", id)]);
            for name in ["kind", "act", "speaker", "device"] {
                row.insert(name.to_owned(), shown(&attribution[name]));
            }
            for part in ["content", "source", "cue"] {
                for (at, end) in ["start", "end"].into_iter().enumerate() {
                    row.insert(format!("{part}_{end}"), shown(&attribution[part][at]));
                }
            }
            expected.entry("attributions").or_default().push(row);
        }
    }
    let mut articles = desk.rows("t.csv/articles.csv");
    for article in &mut articles {
        assert_eq!(article.remove("sha256").unwrap().len(), 64);
    }
    assert_eq!(articles.len(), 35);
    assert_eq!(articles, expected["articles"]);
    assert_eq!(desk.rows("t.csv/mentions.csv"), expected["mentions"]);
    assert_eq!(desk.rows("t.csv/attributions.csv"), expected["attributions"]);
    let errors = desk.rows("t.csv/errors.csv");
    assert_eq!(errors.len(), 5);
    assert_eq!(errors[0]["path"], "rows.jsonl");
    assert_eq!(errors[0]["line"], "7");
    assert_eq!(
        errors[0]["message"],
        "`text` is not a text; put quotation marks around it"
    );
}

#[test]
fn a_run_that_is_killed_leaves_what_an_undisturbed_one_leaves() {
    let n_kills = std::env::var("PARALLAX_KILLS").ok();
    let n_kills: usize = n_kills.map_or(4, |it| it.parse().unwrap());
    let desk = Desk::new(600);
    let formats: &[&str] =
        if cfg!(feature = "parquet") { &["csv", "parquet", "arrow"] } else { &["csv"] };
    let mut n_killed = 0;
    let mut n_taken_up = 0;
    // Every run is killed a little later than the one before, so that each gets further.
    let mut wait = 30;
    for format in formats.iter().cycle() {
        let options =
            format!("rows.jsonl --format {format} --part-size 0.005 --threads 2");
        desk.done(&format!("{options} -o whole/"));
        loop {
            let mut run = desk
                .command(&format!("{options} -o killed/ --resume"))
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(Duration::from_millis(wait));
            wait = 30 + (wait + 57) % 200;
            if run.try_wait().unwrap().is_some() {
                break;
            }
            run.kill().unwrap();
            run.wait().unwrap();
            n_killed += 1;
            let journal = desk.at(".parallax-unfinished-killed/.parallax-journal");
            let n_lines = fs::read_to_string(journal).map_or(0, |it| it.lines().count());
            n_taken_up += usize::from(n_lines > 1);
        }
        desk.done(&format!("{options} -o killed/ --resume"));
        let (whole, killed) = (tree(&desk.at("whole")), tree(&desk.at("killed")));
        assert!(whole.len() > 12, "one part alone shows little: {:?}", whole.keys());
        assert_eq!(whole.keys().collect::<Vec<_>>(), killed.keys().collect::<Vec<_>>());
        assert!(whole == killed, "{format}: other bytes");
        for name in ["whole", "killed"] {
            fs::remove_dir_all(desk.at(name)).unwrap();
        }
        let left = fs::read_dir(desk.0.path()).unwrap().count();
        assert_eq!(left, 1, "{format}: something is left over");
        if n_killed >= n_kills {
            break;
        }
    }
    assert!(n_taken_up > 0, "no run was killed behind its first part");
}

#[test]
fn threads_and_shares_change_nothing() {
    let desk = Desk::new(200);
    let options = "rows.jsonl --format csv --part-size 0.01";
    desk.done(&format!("{options} --threads 1 -o one/"));
    desk.done(&format!("{options} --threads 5 -o five/"));
    assert!(tree(&desk.at("one")) == tree(&desk.at("five")));
    let mut shares = Vec::new();
    for number in 1..=3 {
        desk.done(&format!("{options} --shard {number}/3 -o share{number}/"));
        shares.extend(desk.rows(&format!("share{number}/mentions.csv")));
    }
    let mut whole = desk.rows("one/mentions.csv");
    whole.sort();
    shares.sort();
    assert_eq!(whole, shares);
    // More jobs than articles: some have nothing to do, which is no fault.
    desk.done("rows.jsonl --format csv --shard 300/300 -o none/");
    assert!(desk.rows("none/articles.csv").is_empty());
}

#[test]
fn a_table_without_speakers_is_the_same() {
    let desk = Desk::new(30);
    desk.done("rows.jsonl -o all.csv/");
    desk.done("rows.jsonl -o few.csv/ --tables articles");
    let file =
        |folder: &str| fs::read(desk.at(folder).join("articles.csv/part-00000.csv"));
    assert_eq!(file("few.csv").unwrap(), file("all.csv").unwrap());
}

#[test]
fn nothing_is_written_over_that_is_not_its_own() {
    let desk = Desk::new(40);
    desk.done("rows.jsonl -o t.csv/ --tables mentions");
    assert!(desk.at("t.csv/mentions.csv/part-00000.csv").is_file());
    assert!(!desk.at("t.csv/articles.csv").exists());
    // Its own are replaced, whole.
    desk.done("rows.jsonl -o t.csv/ --tables articles");
    assert!(!desk.at("t.csv/mentions.csv").exists());
    fs::write(desk.at("t.csv/note.txt"), "mine").unwrap();
    desk.refused("rows.jsonl -o t.csv/", "note.txt: was not written by parallax");
    fs::remove_file(desk.at("t.csv/note.txt")).unwrap();
    fs::write(desk.at("t.csv/articles.csv/part-00000.csv"), "mine").unwrap();
    desk.refused("rows.jsonl -o t.csv/", "was changed since parallax wrote it");
    // The refusal comes before the work, and leaves nothing in the way of the next run.
    assert!(!desk.at(".parallax-unfinished-t.csv").exists());
    fs::rename(desk.at("t.csv"), desk.at("moved.csv")).unwrap();
    desk.done("rows.jsonl -o t.csv/");
    fs::write(desk.at("file.csv"), "mine").unwrap();
    desk.refused("rows.jsonl -o file.csv", "tables fill a folder, and this is a file");
    desk.refused("rows.jsonl --format csv", "name it with -o NAME.csv/");
    desk.refused("rows.jsonl -o a.jsonl --resume", "--resume goes with tables");
    desk.refused("rows.jsonl -o t/ --format csv --tables rows", "there is no such table");
    desk.refused(
        "rows.jsonl -o t/ --format csv --low-confidence",
        "leave --low-confidence out",
    );
    desk.refused("rows.jsonl -o t/ --format csv --shard 4/3", "write I/N");
}

#[test]
fn a_run_is_taken_up_only_as_it_was_begun() {
    let desk = Desk::new(300);
    let options = "rows.jsonl --format csv --part-size 0.01 -o t/";
    // What strictness refuses at the end can be taken up without it.
    desk.refused(&format!("{options} --strict"), "could not be read (--strict)");
    desk.refused(options, "there is an unfinished run; continue it with --resume");
    desk.refused(
        "rows.jsonl --format csv --part-size 0.02 -o t/ --resume",
        "was begun with other articles, options",
    );
    let told = desk.done(&format!("{options} --resume"));
    assert!(told.contains("resumed after part"), "{told}");
    desk.done("rows.jsonl --format csv --part-size 0.01 -o whole/ --resume");
    assert!(tree(&desk.at("whole")) == tree(&desk.at("t")));
    desk.refused("rows.jsonl --no-such", "--no-such");
    fs::write(desk.at("bad.jsonl"), "{\"text\": 5}\n").unwrap();
    desk.refused("bad.jsonl --format csv -o bad/", "no article could be read");
    assert!(!desk.at(".parallax-unfinished-bad").exists());
}

#[test]
fn tables_are_no_articles() {
    let desk = Desk::new(40);
    let before = desk.done("rows.jsonl -v");
    desk.done("rows.jsonl -o t.csv/");
    let mut tables = vec!["t.csv/", "t.csv/mentions.csv/part-00000.csv"];
    if cfg!(feature = "parquet") {
        desk.done("rows.jsonl -o t.parquet/");
        desk.done("rows.jsonl -o t.arrow/");
        tables.extend(["t.parquet/", "t.parquet/mentions.parquet/part-00000.parquet"]);
    }
    // Another program that writes them anew leaves no mark.
    let found = fs::read_to_string(desk.at("t.csv/mentions.csv/part-00000.csv"));
    let anew: String = found
        .unwrap()
        .lines()
        .enumerate()
        .map(|(at, it)| format!("{at},{it}\n"))
        .collect();
    fs::write(desk.at("anew.csv"), anew).unwrap();
    tables.push("anew.csv");
    for table in tables {
        desk.refused(table, "read tables with `parallax trends`");
    }
    fs::remove_file(desk.at("anew.csv")).unwrap();
    let after = desk.done(". -v");
    assert!(
        after.contains("written by parallax and not an article; left out"),
        "{after}"
    );
    let n = |told: &str| {
        let line = told.lines().find(|it| it.contains("articles annotated")).unwrap();
        line.to_owned()
    };
    assert_eq!(n(&before), n(&after));
}

#[cfg(not(feature = "parquet"))]
#[test]
fn says_how_to_get_parquet() {
    let desk = Desk::new(1);
    let how = "cargo install --path . --features parquet";
    desk.refused("rows.jsonl -o t.parquet/", how);
    fs::write(desk.at("a.parquet"), "PAR1").unwrap();
    desk.refused("a.parquet", how);
    fs::rename(desk.at("a.parquet"), desk.at("a.txt")).unwrap();
    desk.refused("a.txt", how);
}

#[cfg(feature = "parquet")]
mod with_parquet {
    use super::Desk;
    use arrow_array::{ArrayRef, Int64Array, LargeStringArray, RecordBatch, StringArray};
    use arrow_schema::DataType;
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use parquet::basic::{Compression, ZstdLevel};
    use parquet::file::properties::WriterProperties;
    use std::fs::{self, File};
    use std::sync::Arc;

    /// Names and types are public: they may grow, and never change.
    #[test]
    fn names_and_types_are_fixed() {
        let desk = Desk::new(40);
        desk.done("rows.jsonl -o t.parquet/");
        let (text, number) = (DataType::Utf8, DataType::Int32);
        for (table, columns) in [
            (
                "articles",
                vec![
                    ("article_id", &text, false),
                    ("source", &text, false),
                    ("date", &DataType::Date32, true),
                    ("title", &text, true),
                    ("url", &text, true),
                    ("language", &text, false),
                    ("n_tokens", &number, false),
                    ("n_narrator", &number, false),
                    ("n_quoted", &number, false),
                    ("n_reported", &number, false),
                    ("n_embedded", &number, false),
                    ("sha256", &text, false),
                ],
            ),
            (
                "mentions",
                vec![
                    ("article_id", &text, false),
                    ("start", &number, false),
                    ("end", &number, false),
                    ("text", &text, false),
                    ("pack", &text, false),
                    ("concept", &text, true),
                    ("variant", &text, true),
                    ("category", &text, true),
                    ("zone", &text, false),
                    ("voice", &text, false),
                    ("speaker", &text, true),
                    ("negated", &DataType::Boolean, false),
                ],
            ),
            (
                "attributions",
                vec![
                    ("article_id", &text, false),
                    ("kind", &text, false),
                    ("act", &text, true),
                    ("content_start", &number, false),
                    ("content_end", &number, false),
                    ("source_start", &number, true),
                    ("source_end", &number, true),
                    ("cue_start", &number, true),
                    ("cue_end", &number, true),
                    ("speaker", &text, true),
                    ("device", &text, true),
                ],
            ),
            (
                "errors",
                vec![
                    ("path", &text, false),
                    ("line", &number, true),
                    ("message", &text, false),
                ],
            ),
        ] {
            let path = format!("t.parquet/{table}.parquet/part-00000.parquet");
            let file = File::open(desk.at(&path)).unwrap();
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
            let fields = reader.schema().fields().iter();
            let found: Vec<_> = fields
                .map(|it| (it.name().as_str(), it.data_type(), it.is_nullable()))
                .collect();
            assert_eq!(found, columns, "{table}");
        }
    }

    fn write(
        desk: &Desk,
        name: &str,
        compression: Compression,
        columns: Vec<(&str, ArrayRef)>,
    ) {
        let batch = RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(name, column)| (name, column, true)),
        );
        let batch = batch.unwrap();
        let properties = WriterProperties::builder()
            .set_compression(compression)
            .set_dictionary_enabled(false)
            .build();
        let file = File::create(desk.at(name)).unwrap();
        let mut writer =
            ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }

    #[test]
    fn a_table_of_articles_is_read_whatever_its_columns_order() {
        let desk = Desk::new(1);
        let text: ArrayRef =
            Arc::new(LargeStringArray::from(vec![Some("Orlow is dry."), None]));
        let mood: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
        let outlet: ArrayRef = Arc::new(StringArray::from(vec!["The Ash", "The Elm"]));
        let zstd = Compression::ZSTD(ZstdLevel::default());
        write(
            &desk,
            "in.parquet",
            zstd,
            vec![("mood", mood), ("content", text), ("outlet", outlet)],
        );
        desk.done("in.parquet -o t.csv/");
        let articles = desk.rows("t.csv/articles.csv");
        let shown: Vec<_> = articles
            .iter()
            .map(|it| (&*it["article_id"], &*it["source"], &*it["n_tokens"]))
            .collect();
        assert_eq!(shown, [("in-1", "The Ash", "3"), ("in-2", "The Elm", "0")]);
    }

    #[test]
    fn a_page_that_unpacks_to_far_too_much_is_refused() {
        let desk = Desk::new(1);
        let text: ArrayRef = Arc::new(StringArray::from(vec!["a".repeat(40 << 20)]));
        let zstd = Compression::ZSTD(ZstdLevel::default());
        write(&desk, "bomb.parquet", zstd, vec![("text", text)]);
        assert!(fs::metadata(desk.at("bomb.parquet")).unwrap().len() < 1 << 20);
        desk.refused(
            "bomb.parquet",
            "a page of the column `text` (row group 0) expands to",
        );
        // A header may lie about it, and bytes may be missing anywhere.
        let text: ArrayRef = Arc::new(StringArray::from(vec!["It rains in Orlow."; 50]));
        write(&desk, "whole.parquet", Compression::SNAPPY, vec![("text", text)]);
        let whole = fs::read(desk.at("whole.parquet")).unwrap();
        for at in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xff;
            fs::write(desk.at("hurt.parquet"), &bytes).unwrap();
            let output = desk.run("hurt.parquet");
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 2)), "{at}: {errors}");
            assert!(!errors.contains("fault at"), "{at}: {errors}");
        }
    }
}
