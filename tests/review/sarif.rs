//! SARIF, held to the official schema and to what code scanning asks for.

use crate::formats::{assert_valid, reviewed, write};
use parallax::review::{Draft, Finding, Severity};
use parallax::text::Span;
use parallax::view::review::Reviewed;
use serde_json::Value;

/// The official schema, which lies in the sources of a crate.
fn sarif_schema() -> Value {
    let tests = std::env::current_exe().unwrap();
    // The compiler lists beside the tests which sources it read for the crate.
    let lists = std::fs::read_dir(tests.parent().unwrap()).unwrap().filter_map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name()?.to_str()?.to_owned();
        let is_list = name.starts_with("serde_sarif-") && name.ends_with(".d");
        is_list.then(|| std::fs::read_to_string(path).unwrap())
    });
    let sources: Vec<String> = lists
        .flat_map(|list| list.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| Some(line.strip_suffix("/lib.rs:")?.replace("\\ ", " ")))
        .collect();
    let schema = sources
        .iter()
        .map(|folder| std::path::Path::new(folder).join("schema.json"))
        .find(|it| it.is_file())
        .expect("serde-sarif was compiled from sources that are still there");
    let mut schema: Value =
        serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    // As published, the pattern of a key that we do not write is no regular expression.
    let definitions = schema["definitions"].as_object_mut().unwrap();
    for it in definitions.values_mut() {
        if let Some(language) = it.pointer_mut("/properties/language") {
            language.as_object_mut().unwrap().remove("pattern");
        }
    }
    assert!(schema["$id"].as_str().unwrap().contains("sarif-schema-2.1.0"), "{schema}");
    schema
}

#[test]
fn sarif_is_as_the_standard_says() {
    let schema = sarif_schema();
    for reviewed in [reviewed(), Vec::new()] {
        let sarif: Value = serde_json::from_str(&write("sarif", &reviewed)).unwrap();
        assert_valid(&schema, &sarif);
    }
    // The schema is looked at, not waved through.
    let broken = write("sarif", &reviewed())
        .replace("\"level\": \"note\"", "\"level\": \"quiet\"");
    let broken: Value = serde_json::from_str(&broken).unwrap();
    assert!(!jsonschema::is_valid(&schema, &broken));
}

#[test]
fn sarif_holds_as_many_as_services_take() {
    let text = "a\n".repeat(6_000);
    let finding = |n: usize| Finding {
        rule: "house/a".to_owned(),
        severity: if n == 5_999 { Severity::Error } else { Severity::Advice },
        span: Span::new(2 * n, 2 * n + 1),
        message: "so".to_owned(),
        suggestion: Some("b".to_owned()),
        is_safe: n == 5_999,
        reference: None,
        suppressed: n < 900,
        is_known: false,
    };
    let findings: Vec<Finding> = (0..6_000).map(finding).collect();
    let reviewed = [Reviewed { draft: Draft::new("d.txt", text), findings }];
    let run = |reviewed: &[Reviewed]| {
        let sarif: Value = serde_json::from_str(&write("sarif", reviewed)).unwrap();
        sarif["runs"][0].clone()
    };
    let all = run(&reviewed);
    let results = all["results"].as_array().unwrap();
    assert_eq!(results.len(), 5_000);
    assert_eq!(results[4_999]["level"], "error");
    // Only what is safe is offered as a change.
    assert!(results[0]["fixes"].is_null() && !results[4_999]["fixes"].is_null());
    let notice = &all["invocations"][0]["toolExecutionNotifications"][0];
    assert!(notice["message"]["text"].as_str().unwrap().starts_with("5100 findings"));
}

#[test]
fn sarif_has_what_code_scanning_asks_for() {
    let reviewed = reviewed();
    let sarif: Value = serde_json::from_str(&write("sarif", &reviewed)).unwrap();
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            let text = rule[key]["text"].as_str().unwrap();
            assert!(!text.is_empty(), "{}: {key}", rule["id"]);
            assert!(key == "help" || text.len() <= 1_024, "{}: {key}", rule["id"]);
        }
        let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
        assert!(["none", "note", "warning", "error"].contains(&level));
    }
    for it in run["results"].as_array().unwrap() {
        let index = usize::try_from(it["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], it["ruleId"]);
        let file = &it["locations"][0]["physicalLocation"]["artifactLocation"];
        let uri = file["uri"].as_str().unwrap();
        assert!(!uri.starts_with(['/', '.']), "{uri}");
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        assert!(uri.chars().all(is_plain), "{uri}");
        assert_eq!(file["uriBaseId"], "%SRCROOT%");
        assert!(run["originalUriBaseIds"]["%SRCROOT%"].is_object());
    }
}

/// The fingerprints of a text's findings, by words.
fn hashes(text: &str) -> Vec<(String, String)> {
    let draft = Draft::new("./d.md", text.to_owned());
    let findings = crate::reviewer(Vec::new()).review(&draft);
    let sarif = write("sarif", &[Reviewed { draft, findings }]);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let text = |it: &Value| it.as_str().unwrap().to_owned();
    let place = |it: &Value| {
        let place = &it["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "d.md");
        text(&place["region"]["snippet"]["text"])
    };
    results
        .iter()
        .map(|it| {
            (place(it), text(&it["partialFingerprints"]["primaryLocationLineHash"]))
        })
        .collect()
}

#[test]
fn fingerprints_outlive_lines_above() {
    let text = "The day was disastrous.\n\nThe draft is undeniably short.\n";
    let before = hashes(text);
    assert_eq!(before.len(), 2);
    assert_eq!(before, hashes(&format!("A new line.\n\n{text}")));
    assert_ne!(before, hashes(&text.replace("short", "long")));
}
