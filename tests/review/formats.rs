//! Every format of findings, held to its form.

use crate::planted::planted;
use parallax::output::diagnostics::FORMATS;
use parallax::output::diagnostics::Style;
use parallax::review::Draft;
use parallax::review::Finding;
use parallax::review::Severity;
use parallax::text::Span;
use parallax::view::review::Reviewed;
use parallax::view::schemas::SCHEMAS;
use serde_json::Value;

fn write(id: &str, reviewed: &[Reviewed]) -> String {
    let format = FORMATS.iter().find(|it| it.id == id).unwrap();
    (format.write)(reviewed, Style::Plain)
}

/// The planted draft, and one whose name, words and messages have every awkward sign.
fn reviewed() -> Vec<Reviewed> {
    let (draft, findings) = planted();
    let text = "“a” — 外務省\tand <b> & %:,\"\nnext 🙂 line".to_owned();
    let finding = |words: &str, severity, suppressed| {
        let start = text.find(words).unwrap();
        Finding {
            rule: "house/a,b:c".to_owned(),
            severity,
            span: Span::new(start, start + words.len()),
            message: "100% <sure> & “so”,\nsays | *one* \u{1b}[31m\u{8}".to_owned(),
            suggestion: Some("x & y".to_owned()),
            is_safe: true,
            reference: Some("https://x.example/a?b=1 (page 3)".to_owned()),
            suppressed,
        }
    };
    let awkward = vec![
        finding("外務省", Severity::Error, false),
        finding("<b> & %:,\"\nnext", Severity::Warning, false),
        finding("🙂", Severity::Advice, true),
        Finding { span: Span::default(), ..finding("a", Severity::Advice, false) },
    ];
    let path = "a b/ü,%:1.md".to_owned();
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

fn assert_valid(schema: &Value, instance: &Value) {
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
fn sarif_is_as_the_standard_says() {
    let reviewed = reviewed();
    let sarif: Value = serde_json::from_str(&write("sarif", &reviewed)).unwrap();
    let schema = std::fs::read_to_string("tests/review/sarif-2.1.0-subset.json").unwrap();
    assert_valid(&serde_json::from_str(&schema).unwrap(), &sarif);
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for it in run["results"].as_array().unwrap() {
        let index = usize::try_from(it["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], it["ruleId"]);
    }
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
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(
                ["file", "line", "col", "endLine", "endColumn", "title"].contains(&name)
            );
            assert!(!value.is_empty() && !value.contains(':'), "{line}");
        }
    }
    assert!(page.contains("::error file=a b/ü%2C%25%3A1.md,line=1,col=7,"));
    assert!(page.contains("title=house/a%2Cb%3Ac::100%25 <sure> & “so”, says"));
}

/// Walks over XML that must be well-formed; gives how often each element opens.
fn elements(xml: &str) -> std::collections::BTreeMap<String, usize> {
    let mut open: Vec<String> = Vec::new();
    let mut counts = std::collections::BTreeMap::new();
    let mut rest = xml.split_once("?>").unwrap().1;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains(['&', '>']));
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (name, attributes) =
            tag.trim_end_matches('/').split_once(' ').unwrap_or((tag, ""));
        for (n, part) in attributes.split('"').enumerate() {
            let is_value = n % 2 == 1;
            let is_name = part.trim().is_empty() || part.trim().ends_with('=');
            assert!(is_value || is_name, "{tag}");
            assert!(
                !part.contains('<') && part.chars().all(|c| !c.is_control()),
                "{tag}"
            );
        }
        *counts.entry(name.to_owned()).or_default() += 1;
        if !tag.ends_with('/') {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty());
    counts
}

#[test]
fn junit_is_well_formed() {
    let reviewed = reviewed();
    let counts = elements(&write("junit", &reviewed));
    let weighs = |it: &Finding| !it.suppressed && it.severity > Severity::Advice;
    let advises = |it: &Finding| !it.suppressed && it.severity == Severity::Advice;
    assert_eq!(counts["failure"], count(&reviewed, weighs));
    assert_eq!(counts["skipped"], count(&reviewed, advises));
    assert_eq!((counts["testsuites"], counts["testsuite"]), (1, 3));
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
fn no_format_steers_a_terminal_or_a_page() {
    let reviewed = reviewed();
    for format in FORMATS {
        let page = (format.write)(&reviewed, Style::Plain);
        let steers = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!page.contains(steers), "{}", format.id);
    }
    assert!(!write("markdown", &reviewed).contains("<sure>"));
}
