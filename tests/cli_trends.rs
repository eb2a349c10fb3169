//! `parallax trends` from the outside: figures over time, changes, the page.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Output, Stdio};

const ARTICLES: &str = "docs/trends/tarn-bridge.jsonl";
const PACK: &str = "docs/trends/tarn-bridge.toml";

fn parallax(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[track_caller]
fn done(args: &[&str]) -> String {
    let output = parallax(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn fails(args: &[&str], part: &str) {
    let output = parallax(args);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {message}");
    assert!(output.stdout.is_empty(), "{args:?} wrote a result");
    assert!(message.contains(part), "{message}");
}

/// The trends of a table with the sample's word list alone.
fn trends(path: &str, more: &[&str]) -> String {
    let fixed = ["trends", path, "--no-builtin", "--lexicon", PACK];
    done(&[&fixed[..], more].concat())
}

fn object(path: &str, more: &[&str]) -> Value {
    serde_json::from_str(&trends(path, &[&["--format", "json"], more].concat())).unwrap()
}

/// A table of articles.
fn table(rows: &[Value]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.jsonl");
    let lines: String = rows.iter().map(|it| format!("{it}\n")).collect();
    fs::write(&path, lines).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

fn sample() -> Vec<Value> {
    let lines = fs::read_to_string(ARTICLES).unwrap();
    lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

fn series<'a>(found: &'a Value, subject: &str, source: &str) -> &'a Value {
    let all = found["series"].as_array().unwrap();
    let is_it = |it: &&Value| {
        (it["concept"] == subject || it["category"] == subject) && it["source"] == source
    };
    all.iter().find(is_it).unwrap_or_else(|| panic!("{subject} in {source}"))
}

#[test]
fn the_examples_of_the_page_run() {
    let here = tempfile::tempdir().unwrap();
    let docs = fs::canonicalize("docs").unwrap();
    std::os::unix::fs::symlink(docs, here.path().join("docs")).unwrap();
    let page = fs::read_to_string("docs/trends.md").unwrap();
    let fences =
        page.split("```console\n").skip(1).filter_map(|it| it.split("```").next());
    let mut n_run = 0;
    for command in fences.flat_map(str::lines) {
        let mut words = command.split_whitespace();
        assert_eq!(words.next(), Some("parallax"), "{command}");
        let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(words)
            .current_dir(&here)
            .status()
            .unwrap();
        assert!(status.success(), "{command}");
        n_run += 1;
    }
    assert_eq!(n_run, 3);
    for written in ["trends.html", "trends.json", "trends.csv"] {
        assert!(
            fs::metadata(here.path().join(written)).unwrap().len() > 1_000,
            "{written}"
        );
    }
    let table = fs::read_to_string(here.path().join("trends.csv")).unwrap();
    for column in table.lines().next().unwrap().split(',') {
        assert!(page.contains(&format!("`{column}`")), "{column} is not explained");
    }
}

#[test]
fn a_change_is_found_where_one_was_put_and_nowhere_else() {
    for by in ["month", "quarter", "year"] {
        let found = object(ARTICLES, &["--by", by]);
        assert_eq!(found["by"], by);
        let change = &series(&found, "tb.fee", "Velden Courier")["changes"][0];
        // The sample's outlet writes the other name from 9 May 2022 on, one time in six not.
        let day = |key: &str| change[key].as_str().unwrap().to_owned();
        assert!(("2022-03-01".."2022-07-01").contains(&day("at").as_str()), "{change}");
        assert!(day("earliest") < day("at") && day("at") <= day("latest"), "{change}");
        assert!(day("earliest").as_str() > "2021-10-01", "{change}");
        assert!(day("latest").as_str() < "2022-12-01", "{change}");
        assert!(change["p_adjusted"].as_f64().unwrap() <= 0.01);
        for still in ["Harrow Bay Times", "Tarn Valley Radio"] {
            assert_eq!(series(&found, "tb.fee", still)["changes"], json!([]), "{still}");
        }
        assert_eq!(series(&found, "tb.fee", "Harrow Bay Times")["tested"], true);
        assert_eq!(found["known_dates"][0]["date"], "2022-05-02");
    }
}

#[test]
fn the_same_articles_give_the_same_whatever_their_order() {
    let mut rows = sample();
    let first = trends(ARTICLES, &["--format", "json"]);
    for turn in 0..2 {
        rows.reverse();
        rows.rotate_left(37 * (turn + 1));
        let (_folder, path) = table(&rows);
        assert_eq!(trends(&path, &["--format", "json"]), first);
    }
    let (_folder, path) = table(&rows);
    assert_eq!(trends(&path, &[]), trends(ARTICLES, &[]));
}

#[test]
fn a_source_has_its_figures_whatever_the_others_are_called() {
    // Names that turn the order of the sources round.
    let swap = |name: &str| {
        match name {
            "Velden Courier" => "Harrow Bay Times",
            "Harrow Bay Times" => "Velden Courier",
            other => other,
        }
        .to_owned()
    };
    let mut rows = sample();
    for row in &mut rows {
        row["source"] = json!(swap(row["source"].as_str().unwrap()));
    }
    let (_folder, path) = table(&rows);
    let (found, swapped) = (object(ARTICLES, &[]), object(&path, &[]));
    for it in found["series"].as_array().unwrap() {
        let id = it["concept"].as_str().or(it["category"].as_str()).unwrap();
        let other = series(&swapped, id, &swap(it["source"].as_str().unwrap()));
        assert_eq!(
            (&it["points"], &it["changes"]),
            (&other["points"], &other["changes"])
        );
    }
}

#[test]
fn too_little_is_a_gap() {
    let found = object(ARTICLES, &["--by", "month"]);
    let mut n = [0, 0];
    for point in found["series"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["points"].as_array().unwrap())
    {
        let figures = point["shares"].as_array().or(point["rates"].as_array()).unwrap();
        let mentions = point["n"].as_u64().unwrap();
        assert!(figures.is_empty() || mentions >= 5, "{point}");
        n[usize::from(figures.is_empty())] += 1;
        let sum: u64 = figures.iter().map(|it| it["n"].as_u64().unwrap()).sum();
        assert!(figures.is_empty() || sum == mentions, "{point}");
        for it in figures {
            let (low, high) = (it["low"].as_f64().unwrap(), it["high"].as_f64().unwrap());
            let value = it["per_1000"].as_f64().unwrap_or_else(|| {
                it["n"].as_f64().unwrap() / it["of"].as_f64().unwrap()
            });
            assert!(low <= value && value <= high, "{it}");
        }
    }
    assert!(n[0] > 5 && n[1] > 5, "{n:?}");
}

#[test]
fn what_others_say_is_not_the_outlets() {
    let said = |n: u32| {
        json!({"id": n, "source": "A", "date": format!("2022-01-{:02}", n + 1), "text":
            format!("Rain fell {n} times.\n“The bridge tax is fair,” said Ada Tamm. The bridge toll stays.")})
    };
    let rows: Vec<Value> = (0..8).map(said).collect();
    let (_folder, path) = table(&rows);
    let found = object(&path, &["--by", "year"]);
    let point = &series(&found, "tb.fee", "A")["points"][0];
    assert_eq!((&point["n"], &point["n_articles"]), (&json!(8), &json!(8)));
    assert_eq!(point["shares"][0]["variant"], "bridge-toll");
}

#[test]
fn copies_and_undated_articles_are_counted_out() {
    let mut rows = sample();
    let mut copy = rows[0].clone();
    copy["id"] = json!("again");
    copy["date"] = json!("2023-01-01");
    let mut undated = rows[1].clone();
    undated["id"] = json!("never");
    undated["date"] = json!("0001-11-30");
    let plain = object(ARTICLES, &[]);
    rows.extend([copy, undated]);
    let (_folder, path) = table(&rows);
    let found = object(&path, &[]);
    assert_eq!(found["series"], plain["series"]);
    let kinds: Vec<&Value> =
        found["caveats"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds[..2], [&json!("undated"), &json!("copies")]);
}

#[test]
fn errors_say_what_to_do() {
    let (_folder, path) =
        table(&[json!({"source": "A", "text": "The bridge toll stays."})]);
    fails(&["trends", &path], "give dates in a column `date`");
    fails(&["trends", ARTICLES, "--concept", "im.persn"], "did you mean `im.person`");
    fails(&["trends", ARTICLES, "--by", "week"], "month, quarter, year");
    fails(&["trends", ARTICLES, "-o", "t.docx"], "name the file .html or .json or .csv");
    fails(&["trends", ARTICLES, "-o", "t.json", "--csv-bom"], "--csv-bom");
    fails(&["trends", "gone.jsonl"], "gone.jsonl");
}

#[test]
fn the_object_is_as_described() {
    let schema = done(&["schema", "trends"]);
    let validator =
        jsonschema::draft202012::new(&serde_json::from_str(&schema).unwrap()).unwrap();
    for by in ["month", "year"] {
        let found = object(ARTICLES, &["--by", by]);
        let errors: Vec<String> = validator
            .iter_errors(&found)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
}

#[test]
fn the_page_loads_nothing_and_takes_articles_for_text() {
    let mut rows = sample();
    let hostile = "<script>alert(1)</script>\"' {{ 7*7 }} \u{202e}";
    for row in rows.iter_mut().filter(|it| it["source"] == "Velden Courier") {
        row["source"] = json!(hostile);
        row["title"] = json!(hostile);
        row["url"] = json!("javascript:alert(1)");
        let text = row["text"].as_str().unwrap().replace("Velden", hostile);
        row["text"] = json!(text);
    }
    let (_folder, path) = table(&rows);
    let page = trends(&path, &["--title", hostile]);
    for wrong in [
        "<script",
        "javascript:",
        "\u{202e}",
        "{{ 49 }}",
        " style=\"",
        " src=\"",
        "@import",
    ] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    assert!(page.contains("{{ 7*7 }}") && page.contains("default-src 'none'"));
    let values = |attribute: &str| -> Vec<String> {
        let open = format!(" {attribute}=\"");
        page.split(open.as_str())
            .skip(1)
            .map(|it| it.split('"').next().unwrap().to_owned())
            .collect()
    };
    let ids = values("id");
    for link in values("href").iter().filter_map(|it| it.strip_prefix('#')) {
        assert!(ids.iter().any(|it| it == link), "{link}");
    }
    assert_eq!(page.matches("<figure").count(), 2);
    assert!(page.contains("Velden style guide (invented) gives up “bridge tax”"));
}

/// How often a name stands in a voice.
type Named<'a> = (&'a str, &'a str, usize);

/// Tables as `annotate` writes them, of counts: id, source, day, names.
fn tables(rows: &[(&str, &str, &str, &[Named<'_>])]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut articles =
        "article_id,source,date,title,url,language,n_tokens,n_narrator,n_quoted,n_reported,n_embedded,sha256\n".to_owned();
    let mut mentions =
        "article_id,start,end,text,pack,concept,variant,category,zone,voice,speaker,negated\n".to_owned();
    for (id, source, day, names) in rows {
        articles += &format!("{id},{source},{day},,,en,9,9,0,0,0,\n");
        for (variant, voice, n) in *names {
            let row =
                format!("{id},0,4,x,tarn-bridge,tb.fee,{variant},,body,{voice},,false\n");
            mentions += &row.repeat(*n);
        }
    }
    for (name, table) in [("articles", articles), ("mentions", mentions)] {
        let path = folder.path().join(format!("{name}.csv"));
        fs::create_dir(&path).unwrap();
        fs::write(path.join("part-00000.csv"), table).unwrap();
    }
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn tables_give_the_shares_that_articles_give() {
    let own: &[Named<'_>] =
        &[("bridge-toll", "narrator", 2), ("bridge-tax", "quoted", 5)];
    let other: &[Named<'_>] = &[("bridge-tax", "narrator", 3)];
    let (_folder, path) =
        tables(&[("1", "A", "2022-01-04", own), ("2", "A", "2022-07-04", other)]);
    let found = object(&path, &["--by", "year"]);
    let point = &series(&found, "tb.fee", "A")["points"][0];
    let shares: Vec<(&str, u64, u64)> = point["shares"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                it["variant"].as_str().unwrap(),
                it["n"].as_u64().unwrap(),
                it["of"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(shares, [("bridge-tax", 3, 5), ("bridge-toll", 2, 5)]);
    assert_eq!(found["caveats"][0]["kind"], "from-tables");
    let found: Value = serde_json::from_str(&done(&[
        "trends",
        &path,
        "--by",
        "year",
        "--format",
        "json",
        "--no-builtin",
        "--names",
        "Rain: drizzle | shower",
    ]))
    .unwrap();
    let kinds: Vec<&Value> =
        found["caveats"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert!(kinds.contains(&&json!("unknown-names")), "{kinds:?}");
}

#[test]
fn tables_of_every_form_give_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut found = Vec::new();
    for form in parallax::input::TABLES {
        let tables = path(&format!("found.{form}"));
        done(&["annotate", ARTICLES, "--lexicon", PACK, "-o", &tables, "--format", form]);
        found.push(object(&tables, &["--by", "year"]));
    }
    assert_eq!(
        series(&found[0], "tb.fee", "Velden Courier")["points"].as_array().map(Vec::len),
        Some(3)
    );
    for (form, other) in parallax::input::TABLES.iter().zip(&found) {
        assert_eq!(other, &found[0], "{form}");
    }
}

#[test]
fn tables_that_are_none_are_errors_with_a_line() {
    let (folder, path) =
        tables(&[("1", "A", "2022-01-04", &[("bridge-toll", "narrator", 2)])]);
    fails(&["trends", &path, ARTICLES], "give either tables or articles");
    let part = folder.path().join("mentions.csv/part-00000.csv");
    let table = fs::read_to_string(&part).unwrap();
    fs::write(&part, table.replace("1,0,4", "9,0,4")).unwrap();
    fails(&["trends", &path, "--lexicon", PACK], "part-00000.csv:2: article `9`");
    fs::write(&part, "article_id,text\n").unwrap();
    fails(&["trends", &path], "no column `pack`");
    fs::remove_dir_all(folder.path().join("articles.csv")).unwrap();
    fails(&["trends", &path], "no such table");
}
