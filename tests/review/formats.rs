//! Every format of findings, held to its form.

use crate::planted::planted;
use parallax::output::diagnostics::{FORMATS, Style};
use parallax::review::{Draft, Finding, Severity};
use parallax::text::Span;
use parallax::view::review::Reviewed;
use parallax::view::schemas::SCHEMAS;
use serde_json::Value;

/// A file name with every sign that some format gives a meaning to.
const HOSTILE: &str = "a b/ü,%:1|`*<script>]]>&\"'\n::error::x\u{1b}[31m\u{8}\u{fffe}.md";

pub(crate) fn write(id: &str, reviewed: &[Reviewed]) -> String {
    let format = FORMATS.iter().find(|it| it.id == id).unwrap();
    (format.write)(reviewed, Style::default())
}

/// The planted draft, and one whose name, words and messages have every awkward sign.
pub(crate) fn reviewed() -> Vec<Reviewed> {
    let (draft, findings) = planted();
    let text = "“a” — 外務省\tand <b> & %:,\"\nnext 🙂 line".to_owned();
    let finding = |words: &str, severity, suppressed| {
        let start = text.find(words).unwrap();
        Finding {
            rule: "house/a,b:c".to_owned(),
            severity,
            span: Span::new(start, start + words.len()),
            message: "100% <sure> & “so”,\nsays @desk | *one* \u{1b}[31m\u{8}".to_owned(),
            suggestion: Some("x & y".to_owned()),
            is_safe: true,
            reference: Some("https://x.example/a?b=1 (page 3)".to_owned()),
            suppressed,
            is_known: false,
        }
    };
    let awkward = vec![
        finding("外務省", Severity::Error, false),
        finding("<b> & %:,\"\nnext", Severity::Warning, false),
        finding("🙂", Severity::Advice, true),
        Finding { span: Span::default(), ..finding("a", Severity::Advice, false) },
    ];
    let path = HOSTILE.to_owned();
    let other = Draft { path, text: text.clone(), ..Draft::default() };
    vec![
        Reviewed { draft, findings },
        Reviewed { draft: other, findings: awkward },
        Reviewed { draft: Draft::new("empty.txt", String::new()), findings: Vec::new() },
    ]
}

fn count(reviewed: &[Reviewed], is_it: impl Fn(&Finding) -> bool) -> usize {
    reviewed.iter().flat_map(|it| &it.findings).filter(|it| is_it(it)).count()
}

pub(crate) fn assert_valid(schema: &Value, instance: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn json_is_as_its_schema_says() {
    let reviewed = reviewed();
    let json: Value = serde_json::from_str(&write("json", &reviewed)).unwrap();
    let schema = SCHEMAS.iter().find(|it| it.0 == "review").unwrap().1;
    assert_valid(&serde_json::from_str(schema).unwrap(), &json);
    let n = count(&reviewed, |_| true);
    assert_eq!(json["findings"].as_array().unwrap().len(), n);
    let lines = write("jsonl", &reviewed);
    assert_eq!(lines.lines().count(), n);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first, json["findings"][0]);
}

#[test]
fn github_commands_are_one_line_each() {
    let reviewed = reviewed();
    let page = write("github", &reviewed);
    assert_eq!(page.lines().count(), count(&reviewed, |it| !it.suppressed));
    for line in page.lines() {
        let (command, rest) = line.strip_prefix("::").unwrap().split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
        let (properties, message) = rest.split_once("::").unwrap();
        assert!(!message.is_empty());
        let mut names = Vec::new();
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            names.push(name);
            assert!(!value.is_empty() && !value.contains(':'), "{line}");
            // Every percent sign is one of ours.
            let escaped = value.split('%').skip(1);
            let known = ["25", "0D", "0A", "3A", "2C"];
            assert!(
                escaped.clone().all(|it| known.iter().any(|code| it.starts_with(code)))
            );
        }
        let one_line = ["file", "line", "col", "endColumn", "title"];
        let several = ["file", "line", "endLine", "title"];
        assert!(names == one_line || names == several, "{line}");
    }
    assert!(
        page.contains(
            "::error file=a b/ü%2C%25%3A1|`*<script>]]>&\"'%0A%3A%3Aerror%3A%3Ax [31m "
        ),
        "{page}"
    );
    assert!(page.contains("title=house/a%2Cb%3Ac::100%25 <sure> & “so”, says"));
}

#[test]
fn junit_is_read_by_a_parser() {
    let reviewed = reviewed();
    let xml = write("junit", &reviewed);
    let document = roxmltree::Document::parse(&xml).unwrap();
    let root = document.root_element();
    let attribute = |it: roxmltree::Node<'_, '_>, name: &str| -> String {
        it.attribute(name).unwrap_or_else(|| panic!("{it:?} has no {name}")).to_owned()
    };
    let number = |it, name: &str| attribute(it, name).parse::<usize>().unwrap();
    let named = |name: &'static str| {
        document.descendants().filter(move |it| it.has_tag_name(name))
    };
    let weighs = |it: &Finding| !it.suppressed && it.severity > Severity::Advice;
    let advises = |it: &Finding| !it.suppressed && it.severity == Severity::Advice;
    assert_eq!(named("failure").count(), count(&reviewed, weighs));
    assert_eq!(named("skipped").count(), count(&reviewed, advises));
    assert_eq!(number(root, "tests"), named("testcase").count());
    assert_eq!(number(root, "failures"), named("failure").count());
    assert_eq!(named("testsuite").count(), 3);
    for suite in named("testsuite") {
        let cases = || suite.children().filter(|it| it.has_tag_name("testcase"));
        let with = |name: &'static str| {
            cases()
                .filter(move |it| it.children().any(|it| it.has_tag_name(name)))
                .count()
        };
        assert_eq!(number(suite, "tests"), cases().count());
        assert_eq!(number(suite, "failures"), with("failure"));
        assert_eq!(number(suite, "skipped"), with("skipped"));
        for case in cases() {
            assert!(!attribute(case, "name").is_empty());
            assert_eq!(attribute(case, "classname"), attribute(suite, "name"));
            attribute(case, "file");
            attribute(case, "time");
        }
    }
    let hostile = named("testsuite").nth(1).unwrap();
    let name = attribute(hostile, "name");
    assert!(name.starts_with("a b/ü,%:1|`*<script>]]>&\"' ::error::x"), "{name}");
}

#[test]
fn services_get_their_severities() {
    let reviewed = reviewed();
    let gitlab: Value = serde_json::from_str(&write("gitlab", &reviewed)).unwrap();
    let issues = gitlab.as_array().unwrap();
    assert_eq!(issues.len(), count(&reviewed, |it| !it.suppressed));
    let mut names = std::collections::BTreeSet::new();
    for it in issues {
        assert!(["info", "minor", "major"].contains(&it["severity"].as_str().unwrap()));
        for key in ["description", "check_name"] {
            assert!(!it[key].as_str().unwrap().is_empty());
        }
        assert!(it["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        assert!(!it["location"]["path"].as_str().unwrap().starts_with("./"));
        assert!(
            names.insert(it["fingerprint"].as_str().unwrap()),
            "fingerprints are unique"
        );
    }
    let rdjson: Value = serde_json::from_str(&write("rdjson", &reviewed)).unwrap();
    let awkward = rdjson["diagnostics"].as_array().unwrap();
    let error = awkward
        .iter()
        .find(|it| it["severity"] == "ERROR" && it["code"]["value"] == "house/a,b:c");
    // Columns of reviewdog count bytes.
    assert_eq!(error.unwrap()["location"]["range"]["start"]["column"], 13);
    assert_eq!(error.unwrap()["code"]["url"], "https://x.example/a?b=1");
}

#[test]
fn people_see_the_words_underlined() {
    let text = "“a” — 外務省\tand advisor.".to_owned();
    let start = text.find("advisor").unwrap();
    let finding = Finding {
        rule: "house/adviser".to_owned(),
        severity: Severity::Advice,
        span: Span::new(start, start + 7),
        message: "House style has “adviser”.".to_owned(),
        suggestion: Some("adviser".to_owned()),
        is_safe: true,
        reference: None,
        suppressed: false,
        is_known: false,
    };
    let draft = Draft::new("d.md", text);
    let reviewed = [Reviewed { draft, findings: vec![finding] }];
    let page = write("full", &reviewed);
    assert!(page.contains("advice[house/adviser]: House style has “adviser”."), "{page}");
    assert!(page.contains("d.md:1:15"), "{page}");
    assert!(page.ends_with("1 piece of advice in 1 draft\n"), "{page}");
    // The underline stands below the word: wide characters take two cells, a tab four.
    let width = |line: &str| -> usize {
        line.chars().map(|c| if "外務省".contains(c) { 2 } else { 1 }).sum()
    };
    let lines: Vec<&str> = page.lines().collect();
    let n = lines.iter().position(|it| it.contains("advisor.")).unwrap();
    let word = width(&lines[n][..lines[n].find("advisor").unwrap()]);
    assert_eq!(lines[n + 1].find('^').unwrap(), word, "{page}");
    assert_eq!(
        write("concise", &reviewed),
        "d.md:1:15: advice: House style has “adviser”. [house/adviser]\n"
    );
    let markdown = write("markdown", &reviewed);
    assert!(
        markdown
            .contains("- 1:15 **advice** House style has “adviser”. (`house/adviser`)")
    );
}

#[test]
fn drafts_with_the_same_line_are_told_apart() {
    let draft = |path: &str| {
        let draft = Draft::new(path, "The day was disastrous.".to_owned());
        let findings = crate::reviewer(Vec::new()).review(&draft);
        Reviewed { draft, findings }
    };
    let page = write("gitlab", &[draft("a.md"), draft("b.md")]);
    let issues: Value = serde_json::from_str(&page).unwrap();
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
}

#[test]
fn reviewdog_finds_its_fields() {
    let reviewed = reviewed();
    let page: Value = serde_json::from_str(&write("rdjson", &reviewed)).unwrap();
    assert_eq!(page["source"]["name"], "parallax");
    let texts: Vec<&str> = reviewed.iter().map(|it| it.draft.text.as_str()).collect();
    for it in page["diagnostics"].as_array().unwrap() {
        assert!(!it["message"].as_str().unwrap().is_empty());
        let path = it["location"]["path"].as_str().unwrap();
        assert!(path == HOSTILE || path == "tests/review/draft.md", "{path}");
        assert!(["ERROR", "WARNING", "INFO"].contains(&it["severity"].as_str().unwrap()));
        // Lines and columns count from 1, columns in bytes, and lead to a character.
        let text = texts[usize::from(path == HOSTILE)];
        for end in ["start", "end"] {
            let place = &it["location"]["range"][end];
            let number =
                |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
            let line = text.split('\n').nth(number("line") - 1).unwrap();
            assert!(line.is_char_boundary(number("column") - 1), "{it}");
        }
        for suggestion in it["suggestions"].as_array().into_iter().flatten() {
            assert_eq!(suggestion["range"], it["location"]["range"]);
            assert!(suggestion["text"].is_string());
        }
    }
}

#[test]
fn long_words_are_cut_at_their_end() {
    let long = "a phrase of so many words that no terminal of eighty columns has room for it in one line";
    let desk =
        format!("[house]\nid = \"d\"\n[[rule]]\nid = \"a\"\navoid = [\"{long}\"]\n");
    let draft = Draft::new("d.txt", format!("It is {long}, they say."));
    let findings = crate::reviewer(vec![crate::house(&desk)]).review(&draft);
    let page = write("full", &[Reviewed { draft, findings }]);
    let shown: Vec<&str> = page.lines().filter(|it| it.contains(" | ")).collect();
    assert_eq!(shown.len(), 2, "{page}");
    assert!(
        shown[0].starts_with("1 | It is a phrase of so many words")
            && shown[0].ends_with('…')
    );
    assert!(shown.iter().all(|it| it.chars().count() <= 80), "{page}");
}

#[test]
fn long_lines_are_cut_around_the_words() {
    let filler = "the council met by the river and nobody signed and ".repeat(40);
    let text = format!("A {filler}“外務省” é\u{301}\ta disastrous day {filler}end.\r\n");
    let draft = Draft::new("d.txt", text);
    let findings = crate::reviewer(Vec::new()).review(&draft);
    assert_eq!(findings.len(), 1);
    let page = write("full", &[Reviewed { draft, findings }]);
    let lines: Vec<&str> = page.lines().collect();
    let n = lines.iter().position(|it| it.contains("disastrous day")).unwrap();
    assert!(lines[n].contains('…') && lines[n].ends_with('…'), "{page}");
    let width = |line: &str| -> usize {
        let columns = |c: char| match c {
            '外' | '務' | '省' => 2,
            '\u{301}' => 0,
            _ => 1,
        };
        line.chars().map(columns).sum()
    };
    assert!(width(lines[n]) <= 80, "{page}");
    let word = width(&lines[n][..lines[n].find("disastrous").unwrap()]);
    assert_eq!(lines[n + 1].find('^').unwrap(), word, "{page}");
    assert_eq!(lines[n + 1].matches('^').count(), "disastrous".len());
    assert!(page.contains("d.txt:1:2054") && !page.contains(":::"), "{page}");
}

#[test]
fn no_format_steers_a_terminal_or_a_page() {
    let reviewed = reviewed();
    for format in FORMATS {
        let page = (format.write)(&reviewed, Style::default());
        let steers = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!page.contains(steers), "{}", format.id);
    }
    let markdown = write("markdown", &reviewed);
    assert!(!markdown.contains("<sure>") && !markdown.contains("@desk"), "{markdown}");
    assert!(
        markdown.contains("Reference: <https://x.example/a?b=1> (page 3)"),
        "{markdown}"
    );
    let is_list = |it: &str| {
        it.is_empty()
            || it.starts_with("# ")
            || it.starts_with("## ")
            || it.starts_with("- ")
            || it == "<!-- made by parallax -->"
    };
    assert!(markdown.lines().all(is_list), "{markdown}");
}

#[test]
fn addresses_in_references_can_be_followed() {
    for (reference, url, shown) in [
        (
            "https://guide.example/a, read in May",
            Some("https://guide.example/a"),
            "<https://guide.example/a>, read in May",
        ),
        (
            "Our guide (http://guide.example).",
            Some("http://guide.example"),
            "Our guide (<http://guide.example>).",
        ),
        ("Our http guide, page 41", None, "Our http guide, page 41"),
    ] {
        let mut reviewed = reviewed();
        reviewed.remove(0);
        reviewed[0].findings.truncate(1);
        reviewed[0].findings[0].reference = Some(reference.to_owned());
        let rdjson: Value = serde_json::from_str(&write("rdjson", &reviewed)).unwrap();
        assert_eq!(rdjson["diagnostics"][0]["code"]["url"].as_str(), url);
        let page = write("markdown", &reviewed);
        assert!(page.contains(&format!(" Reference: {shown}\n")), "{page}");
    }
}

#[test]
fn long_lines_are_cut_where_they_are_looked_at() {
    // Signs above letters take no column.
    let signs = "\u{301}".repeat(800);
    for (before, behind) in [(signs.as_str(), ""), ("", signs.as_str())] {
        let text = format!("{before} advisor{behind}");
        let start = text.find("advisor").unwrap();
        let mut reviewed = reviewed();
        let mut finding = reviewed[1].findings[0].clone();
        finding.span = Span::new(start, start + 7);
        finding.suggestion = None;
        reviewed.truncate(1);
        reviewed[0] =
            Reviewed { draft: Draft::new("d.md", text), findings: vec![finding] };
        let page = write("full", &reviewed);
        assert!(page.contains('…') && page.len() < 1_500, "{page}");
    }
}
