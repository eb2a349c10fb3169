//! Strings in every place that a person or a program fills, in every output.

use crate::{Desk, errors};
use html5gum::{Token, Tokenizer};
use std::fs;

/// What would do something, were it not kept a string; each with a mark to find it by.
pub(crate) fn payloads() -> Vec<String> {
    let bare = [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><base href=//example.org>",
        "--><iframe src=//example.org>",
        "{{ 7 * 7 }}{% raw %}",
        "${{ github.token }}",
        "]]><x>",
        "javascript:alert(1)",
        "[a](javascript:alert(1)) ![b](//example.org/x)",
        "| a | `b` | **c** | <!-- d",
        "@channel #1 https://example.org/x",
        "=HYPERLINK(\"//example.org\")",
        "\u{ff1d}1+1",
        "  =1+1",
        "\t@SUM(1)",
        "a\r\nSet: b",
        "\u{1b}]0;t\u{7}\u{1b}[31m\u{9b}31m",
        "\u{202e}txt.exe\u{2066}",
        "a\u{2028}b\u{2029}c\u{85}d",
        "::error file=x::y",
        "%0A::set-env name=x::y",
        "\u{0}\u{8}\u{7f}",
        "\\u003cscript\\u003e",
        "&lt;script&gt;&#60;b&#62;",
        "\u{feff}\u{200b}x\u{200d}",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿 ẞ İ ﬃ",
    ];
    let mut all: Vec<String> = bare.iter().map(|it| (*it).to_owned()).collect();
    // Together, as they meet in one page.
    all.push(bare.concat());
    all
}

/// Every element, attribute and address of a page that may stand in it.
pub(crate) fn check_page(page: &str, what: &str) {
    let mut is_policy = false;
    for token in Tokenizer::new(page) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        assert!(
            ![
                "img", "iframe", "base", "object", "embed", "form", "link", "video",
                "audio"
            ]
            .contains(&&*name),
            "{what}: <{name}>"
        );
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key).into_owned();
            let value = String::from_utf8_lossy(&value.value).into_owned();
            assert!(!key.starts_with("on"), "{what}: {key} on <{name}>");
            assert!(key != "style" || !value.contains("url("), "{what}: {value}");
            if key == "href" || key == "src" {
                let is_harmless = value.starts_with('#')
                    || value.starts_with("https://")
                    || value.starts_with("http://");
                assert!(is_harmless, "{what}: {key}={value}");
            }
            is_policy |= key == "content" && value.starts_with("default-src 'none'");
        }
    }
    assert!(is_policy, "{what}: no policy");
    let n_scripts = page.matches("<script").count();
    assert!(n_scripts <= 2, "{what}: {n_scripts} scripts");
}

/// What a terminal is sent holds no control but ends of lines and our own colours.
pub(crate) fn check_terminal(text: &str, what: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        let code = rest[at + 1..].strip_prefix('[').and_then(|it| it.split_once('m'));
        let Some((code, behind)) = code else { panic!("{what}: {text:?}") };
        assert!(code.chars().all(|c| c.is_ascii_digit() || c == ';'), "{what}: {code:?}");
        let before = &rest[..at];
        assert!(before.chars().all(is_still), "{what}: {before:?}");
        rest = behind;
    }
    assert!(rest.chars().all(is_still), "{what}: {rest:?}");
}

fn is_still(c: char) -> bool {
    c == '\n' || !parallax::text::is_active(c)
}

/// Cells that a spreadsheet would run.
pub(crate) fn check_table(table: &str, what: &str) {
    let mut reader =
        csv::ReaderBuilder::new().flexible(false).from_reader(table.as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap_or_else(|error| panic!("{what}: {error}")) {
            let first = cell.trim_start().chars().next().unwrap_or('x');
            let is_number = cell.parse::<f64>().is_ok();
            assert!(
                is_number
                    || ![
                        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}',
                        '\u{ff20}'
                    ]
                    .contains(&first),
                "{what}: {cell:?}"
            );
        }
    }
}

#[test]
fn a_string_is_a_string_in_every_output() {
    for (number, payload) in payloads().iter().enumerate() {
        let desk = Desk::new();
        let shown = |command: &str| format!("payload {number}, {command}");
        let rows: String = (0..4)
            .map(|n| {
                let row = serde_json::json!({
                    "id": format!("{payload}{n}"),
                    "source": format!("{payload} {}", n % 2),
                    "title": payload,
                    "byline": payload,
                    "url": format!("https://example.org/{payload}"),
                    "date": payload,
                    "text": format!("{payload}\n\nThe mayor, {payload} Ada Tamm, said: “Orlow may {payload} flood.” So-called {payload} war. Orlo is calm, {payload} said."),
                });
                format!("{row}\n")
            })
            .collect();
        fs::write(desk.at("x.jsonl"), rows).unwrap();
        let text = serde_json::to_string(payload).unwrap().replace("\\u007f", "");
        let is_toml = toml::from_str::<toml::Table>(&format!("a = {text}")).is_ok();
        let word = if is_toml { text } else { "\"plain\"".to_owned() };
        fs::write(
            desk.at("h/town.toml"),
            format!(
                "[[concept]]\nid = \"vale.town\"\nlabel = {word}\nquestion = {word}\n[[concept.variant]]\nid = \"orlo\"\nforms = [\"Orlo\"]\n[[concept.variant]]\nid = \"orlow\"\nforms = [\"Orlow\"]\n"
            ),
        )
        .unwrap();
        let draft = format!(
            "Orlow {payload} may flood. The so-called {payload} war, said Ada Tamm.\n"
        );
        let odd = "\u{1b}[31m\u{202e}odd\u{2028}name";
        fs::write(desk.at(&format!("{odd}.md")), &draft).unwrap();
        fs::write(desk.at("x.md"), &draft).unwrap();
        let all = "x.jsonl --no-builtin --lexicon h --color always";
        for format in ["html", "markdown", "csv", "json"] {
            let command = format!("compare {all} --format {format}");
            let done = desk.run(&command);
            assert!(done.status.success(), "{}: {}", shown(&command), errors(&done));
            check_terminal(&errors(&done), &shown(&command));
            let page = String::from_utf8(done.stdout).unwrap();
            match format {
                "html" => check_page(&page, &shown(&command)),
                "csv" => check_table(&page, &shown(&command)),
                "json" => {
                    serde_json::from_str::<serde_json::Value>(&page).unwrap();
                }
                _ => {
                    let page = page.replace("<!-- made by parallax -->", "");
                    for (at, _) in page.match_indices('<') {
                        let is_address = page[at..].starts_with("<https://");
                        assert!(
                            is_address || page[..at].ends_with('\\'),
                            "{}: {page}",
                            shown(&command)
                        );
                    }
                }
            }
        }
        for format in ["html", "jsonl"] {
            let command = format!("annotate {all} --format {format}");
            let done = desk.run(&command);
            assert!(done.status.success(), "{}: {}", shown(&command), errors(&done));
            check_terminal(&errors(&done), &shown(&command));
            let page = String::from_utf8(done.stdout).unwrap();
            if format == "html" {
                check_page(&page, &shown(&command));
            } else {
                for line in page.lines() {
                    serde_json::from_str::<serde_json::Value>(line).unwrap();
                }
                assert_eq!(page.lines().count(), 4, "{}", shown(&command));
            }
        }
        for command in [
            format!("lexicon suggest {all}"),
            "lexicon show vale.town --lexicon h".to_owned(),
            "explain vale.town --lexicon h".to_owned(),
            "lexicon check h --color always".to_owned(),
            "review x.md --isolated --no-builtin --lexicon h --house style.csv --color always"
                .to_owned(),
            "review x.md --isolated --no-builtin --lexicon h --house style.csv --format concise"
                .to_owned(),
        ] {
            let done = desk.run(&command);
            assert!(
                done.status.code().is_some_and(|it| it < 2),
                "{}: {}",
                shown(&command),
                errors(&done)
            );
            check_terminal(&errors(&done), &shown(&command));
            check_terminal(&String::from_utf8(done.stdout).unwrap(), &shown(&command));
        }
        // Names of files, there and not there.
        for name in
            [format!("{odd}.md"), format!("{odd}.none"), payload.replace('\0', "")]
        {
            for command in [
                "review --isolated --no-builtin --color always",
                "annotate --no-builtin --color always -o /dev/null",
            ] {
                let args: Vec<&str> = command.split(' ').chain(["--", &name]).collect();
                let done = desk.run_with(&args);
                check_terminal(&errors(&done), &shown(command));
                if command.starts_with("review") {
                    check_terminal(
                        &String::from_utf8_lossy(&done.stdout),
                        &shown(command),
                    );
                }
            }
        }
    }
}
