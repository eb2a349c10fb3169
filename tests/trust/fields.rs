//! Every string that a file may hold, in every output: each payload in each field at once,
//! and each command run over all of it.

use crate::sinks::{check_page, check_table, check_terminal, payloads};
use crate::{Desk, errors};
use std::fs;

/// The fields of an article; `text` holds the payload as words of the outlet, inside a
/// quotation and as the name of whoever speaks.
const OF_ARTICLES: usize = 12;
/// The fields of a word list, a house style and a draft.
const OF_LISTS: usize = 6;
const OF_DRAFTS: usize = 5;

/// What an output must be.
#[derive(Clone, Copy, Debug)]
enum Form {
    Page,
    Terminal,
    Table,
    Json,
    JsonLines,
    Xml,
    Markdown,
    Columns,
    Standoff,
    Workflow,
    Toml,
}

#[track_caller]
fn check(form: Form, output: &str, what: &str) {
    match form {
        Form::Page => check_page(output, what),
        Form::Terminal => check_terminal(output, what),
        Form::Table => check_table(output, what),
        Form::Json => {
            let parsed = serde_json::from_str::<serde_json::Value>(output);
            assert!(parsed.is_ok(), "{what}: {parsed:?}");
        }
        Form::JsonLines => {
            for line in output.split('\n').filter(|it| !it.is_empty()) {
                let parsed = serde_json::from_str::<serde_json::Value>(line);
                assert!(parsed.is_ok(), "{what}: {parsed:?}: {line}");
            }
        }
        Form::Xml => {
            let parsed = roxmltree::Document::parse(output);
            assert!(parsed.is_ok(), "{what}: {parsed:?}");
        }
        Form::Toml => {
            let parsed = toml::from_str::<toml::Table>(output);
            assert!(parsed.is_ok(), "{what}: {parsed:?}");
        }
        // Code, set in by four blanks, holds any sign.
        Form::Markdown => {
            let output = output.replace("<!-- made by parallax -->", "");
            for line in output.lines().filter(|it| !it.starts_with("    ")) {
                for (at, _) in line.match_indices('<') {
                    let is_address = line[at..].starts_with("<https://");
                    let is_inert = is_address || line[..at].ends_with('\\');
                    assert!(is_inert, "{what}: {line}");
                }
            }
        }
        Form::Columns => {
            for line in output.split('\n') {
                let is_row = line.is_empty()
                    || line.starts_with('#')
                    || line.split('\t').count() == 10;
                assert!(is_row, "{what}: {line:?}");
                assert!(
                    !line.chars().any(|it| it != '\t' && it.is_control()),
                    "{line:?}"
                );
            }
        }
        Form::Standoff => {
            for line in output.split('\n').filter(|it| !it.is_empty()) {
                let begins = line.starts_with(['T', 'R', 'A', '#', 'E', '*']);
                assert!(begins && line.contains('\t'), "{what}: {line:?}");
            }
        }
        Form::Workflow => {
            for line in output.split('\n').filter(|it| !it.is_empty()) {
                let is_own = ["error", "warning", "notice"]
                    .iter()
                    .any(|it| line.starts_with(&format!("::{it} file=")));
                assert!(is_own, "{what}: {line:?}");
            }
        }
    }
}

/// Rows, a story, a word list, a house style and a draft, with each payload in each field.
fn fill(desk: &Desk) -> usize {
    let payloads = payloads();
    let toml = |text: &str| {
        let kept: String =
            text.chars().filter(|it| !"\0\u{8}\u{7f}".contains(*it)).collect();
        toml::Value::String(kept).to_string()
    };
    let text = |it: &str| {
        format!(
            "The mayor, {it} Ada Tamm, said on Monday: “Orlow may {it} flood again this week.” So-called {it} war. Orlo is calm, {it} said.\nA tribune called it “{it} scandal”.\n{it} Tamm told reporters that Orlow {it} was lost, and the brutal siege went on."
        )
    };
    let mut rows = String::new();
    let mut story = format!("title = {}\n", toml(&payloads.concat()));
    let mut concepts = fs::read_to_string(desk.at("h/town.toml")).unwrap();
    let mut style = csv::Writer::from_writer(Vec::new());
    style.write_record(["avoid", "prefer", "reason", "reference"]).unwrap();
    let mut draft = String::new();
    for (number, it) in payloads.iter().enumerate() {
        for side in 0..2 {
            let row = serde_json::json!({
                "id": format!("{it}{number}-{side}"), "source": format!("{it} {side}"),
                "title": it, "byline": it, "url": format!("https://example.org/{it}"),
                "date": if number % 2 == 0 { it.clone() } else { format!("2025-0{}-12", side + 1) },
                "language": "en", "note": it, "licence": it, "text": text(it),
            });
            rows.push_str(&format!("{row}\n"));
        }
        let word = toml(it);
        story.push_str(&format!(
            "[[article]]\nsource = {word}\nheadline = {word}\nbyline = {word}\nnote = {word}\ntext = {}\n",
            toml(&text(it))
        ));
        concepts.push_str(&format!(
            "[[concept]]\nid = \"vale.t{number}\"\nlabel = {word}\nquestion = {word}\nnote = {word}\nteach = {word}\n[[concept.variant]]\nid = \"a\"\ndescribe = {word}\nforms = [\"Tarn{number}x\"]\n[[concept.variant]]\nid = \"b\"\nforms = [\"Torn{number}x\"]\n"
        ));
        let kept = it.replace('\0', "");
        // What is put into drafts may hold no line break; a style that has one is refused.
        let written: String = kept.chars().filter(|it| !it.is_control()).collect();
        let written = format!("Right {written}");
        style.write_record([&format!("Wrong{number}"), &written, &kept, &kept]).unwrap();
        draft.push_str(&format!(
            "Wrong{number} {it} may flood. The so-called {it} war, said Ada Tamm. Orlow {it}.\n\n"
        ));
    }
    fs::write(desk.at("x.jsonl"), rows).unwrap();
    fs::create_dir(desk.at("story")).unwrap();
    fs::write(desk.at("story/story.toml"), story).unwrap();
    fs::write(desk.at("h/town.toml"), concepts).unwrap();
    fs::write(desk.at("style.csv"), style.into_inner().unwrap()).unwrap();
    fs::write(desk.at("x.md"), draft).unwrap();
    payloads.len()
}

#[test]
fn every_field_is_inert_in_every_format() {
    let desk = Desk::new();
    let n_payloads = fill(&desk);
    let (articles, drafts, lists) = (OF_ARTICLES, OF_DRAFTS, OF_LISTS);
    let review = "review x.md --isolated --no-builtin --lexicon h --house style.csv --exit-zero --color always --format";
    let mut n_combinations = 0;
    for (command, format, form, n_fields) in [
        ("compare x.jsonl --format", "html", Form::Page, articles + lists),
        ("compare x.jsonl --publish --format", "html", Form::Page, articles + lists),
        ("compare x.jsonl --format", "markdown", Form::Markdown, articles + lists),
        ("compare x.jsonl --format", "csv", Form::Table, articles + lists),
        ("compare x.jsonl --format", "json", Form::Json, articles + lists),
        ("compare story --format", "html", Form::Page, articles + lists),
        ("compare story --format", "markdown", Form::Markdown, articles + lists),
        ("compare story --format", "csv", Form::Table, articles + lists),
        ("compare story --format", "json", Form::Json, articles + lists),
        ("annotate x.jsonl --format", "html", Form::Page, articles),
        ("annotate x.jsonl --format", "jsonl", Form::JsonLines, articles),
        ("annotate x.jsonl --format", "conllu", Form::Columns, articles),
        ("annotate x.jsonl --format", "webannotation", Form::JsonLines, articles),
        ("trends x.jsonl -o - --format", "html", Form::Page, articles + lists),
        ("trends x.jsonl -o - --format", "csv", Form::Table, articles + lists),
        ("trends x.jsonl -o - --format", "json", Form::Json, articles + lists),
        ("lexicon suggest x.jsonl --format", "text", Form::Terminal, articles),
        ("lexicon suggest x.jsonl --format", "json", Form::Json, articles),
        ("lexicon suggest x.jsonl --format", "toml", Form::Toml, articles),
        (review, "full", Form::Terminal, drafts),
        (review, "concise", Form::Terminal, drafts),
        (review, "json", Form::Json, drafts),
        (review, "jsonl", Form::JsonLines, drafts),
        (review, "sarif", Form::Json, drafts),
        (review, "github", Form::Workflow, drafts),
        (review, "gitlab", Form::Json, drafts),
        (review, "junit", Form::Xml, drafts),
        (review, "rdjson", Form::Json, drafts),
        (review, "markdown", Form::Markdown, drafts),
    ] {
        let all = if command.starts_with("review") {
            format!("{command} {format}")
        } else {
            format!("{command} {format} --no-builtin --lexicon h --color always")
        };
        let done = desk.run(&all);
        let said = errors(&done);
        assert!(done.status.success(), "{all}: {said}");
        check_terminal(&said, &all);
        let output = String::from_utf8(done.stdout).unwrap();
        assert!(!output.is_empty(), "{all}");
        check(form, &output, &all);
        // The output, and what is said beside it.
        n_combinations += 2 * n_payloads * n_fields;
    }
    let brat =
        "annotate x.jsonl --no-builtin --lexicon h --color always --format brat -o brat/";
    let done = desk.run(brat);
    assert!(done.status.success(), "{}", errors(&done));
    let mut n_files = 0;
    for (name, bytes) in desk.files().iter().filter(|it| it.0.starts_with("brat/")) {
        assert!(!name.contains(|it: char| parallax::text::is_active(it)), "{name:?}");
        assert!(!name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']), "{name:?}");
        if name.ends_with(".ann") {
            n_files += 1;
            check(Form::Standoff, &String::from_utf8(bytes.clone()).unwrap(), name);
        }
    }
    assert_eq!(n_files, 2 * n_payloads);
    n_combinations += n_payloads * articles;
    println!("{n_combinations} combinations of payload, field and output");
    assert!(n_combinations >= 8_800, "{n_combinations}");
}
