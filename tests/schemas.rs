//! Holds the outputs to their schemas, and the schemas to their form.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use jsonschema::Validator;
use parallax::analysis::Analyzer;
use parallax::compare::{Options, compare};
use parallax::document::{Caveat, Document, Removed, Zone};
use parallax::view::annotation::annotation;
use parallax::view::comparison::comparison;
use parallax::view::schemas::SCHEMAS;
use serde_json::{Value, json};

fn schema(name: &str) -> Value {
    let (_, text) = SCHEMAS.iter().find(|it| it.0 == name).unwrap();
    serde_json::from_str(text).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::draft202012::new(&schema(name)).unwrap()
}

#[track_caller]
fn assert_valid(validator: &Validator, instance: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Articles that reach every field: no text, other scripts, quotations, lists, all metadata.
fn documents() -> Vec<Document> {
    let mut full = support::document(
        "full",
        "The Orlav Post",
        "War Comes to Orlau\nAda Tamm, the mayor, said: “We may leave Orlau.” The “free” film “Orlav” was not\nshown in the Donetsk, Orlav and Brenna regions.",
    );
    full.paragraphs[0].zone = Some(Zone::Headline);
    full.title = Some("War Comes to Orlau".to_owned());
    full.byline = Some("A. Writer".to_owned());
    full.date = "2025-03-12".parse().ok();
    full.url = Some("https://example.org/a".to_owned());
    full.removed = vec![Removed {
        line: 3,
        text: "Read more".to_owned(),
        reason: "link".to_owned(),
    }];
    full.caveats =
        vec![Caveat::UnreadableDate("soon".to_owned()), Caveat::NotUtf8 { line: 1 }];
    vec![
        full,
        support::document("empty", "Nobody", ""),
        support::document("blank", "Nobody", " \n\n "),
        support::document(
            "wide",
            "外務省",
            "Їжак пішов. «Orlau», 🙂 e\u{301}té Orlau Orlav.",
        ),
        support::document(
            "open",
            "The Orlav Post",
            "She said “we go to Orlau\nand Orlav left ‘Orlau’.",
        ),
    ]
}

fn annotations(analyzer: &Analyzer, documents: Vec<Document>) -> Vec<Value> {
    let analyses = analyzer.analyze_all(documents);
    let shown = analyses.iter().map(|it| annotation(it, analyzer.lexicon(), true));
    shown.map(|it| serde_json::to_value(it).unwrap()).collect()
}

fn compared(documents: Vec<Document>) -> Value {
    let analyzer = support::analyzer();
    let analyses = analyzer.analyze_all(documents);
    let result = compare(&analyses, analyzer.lexicon(), Options::default());
    serde_json::to_value(comparison(&result)).unwrap()
}

#[test]
fn annotations_are_as_described() {
    let validator = validator("annotation");
    let annotations = annotations(&support::analyzer(), documents());
    for it in &annotations {
        assert_valid(&validator, it);
    }
    let full = &annotations[0];
    for part in ["removed", "zones", "attributions", "mentions", "evidence", "caveats"] {
        assert!(!full[part].as_array().unwrap().is_empty(), "{part} is not reached");
    }
}

#[test]
fn comparisons_are_as_described() {
    let validator = validator("comparison");
    for documents in [documents(), Vec::new(), vec![support::document("a", "A", "")]] {
        assert_valid(&validator, &compared(documents));
    }
}

/// `n` articles of a source; the word of the i-th decides what it calls the town.
fn articles(source: &str, words: &[&str]) -> Vec<Document> {
    let numbered = words.iter().enumerate();
    numbered
        .map(|(n, word)| {
            // Words of its own: articles of the same words are one choice of words.
            let other = [
                "Rain fell on the mill for three days.",
                "The ferry was late because its engine smoked.",
                "A dog barked behind the closed bakery.",
                "Nine chairs stood in the empty hall.",
                "Bread cost more than a month before.",
            ];
            let (first, last) = (other[n % 5], format!("{source} counted {n} of them"));
            let text =
                format!("{first} They left {word}. Then {last}, and went to {word}.");
            support::document(&format!("{source}-{n}"), source, &text)
        })
        .collect()
}

#[track_caller]
fn check_verdict(a: &[&str], b: &[&str], expected: &str) {
    let documents = articles("a", a).into_iter().chain(articles("b", b)).collect();
    let value = compared(documents);
    assert_valid(&validator("comparison"), &value);
    let town = value["concepts"].as_array().unwrap().iter();
    let town = town.clone().find(|it| it["id"] == "sample.town").unwrap();
    assert_eq!(town["differs"]["verdict"], expected);
}

#[test]
fn every_verdict_is_as_described() {
    check_verdict(&["Orlav"], &["Orlau"], "too-few");
    check_verdict(&["Orlav", "Orlav"], &["Orlau"], "differs-here");
    check_verdict(&["Orlav", "Orlav"], &["Orlav"], "same-here");
    check_verdict(&["Orlav"; 5], &["Orlau"; 5], "differs");
    check_verdict(&["Orlav"; 5], &["Orlav"; 5], "no-evidence");
}

#[test]
fn markers_are_as_described() {
    let value = compared(documents());
    let hedges = &value["markers"][0];
    assert_eq!(hedges["category"], "hedge");
    assert_eq!(hedges["unit"], "narrator-tokens");
    assert_eq!(hedges["verdict"], "too-few");
    let rates = hedges["rates"].as_array().unwrap();
    let of = |name: &str| rates.iter().find(|it| it["source"] == name).unwrap();
    assert_eq!(
        (&of("the-orlav-post")["n"], &of("the-orlav-post")["quoted"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(
        (&of("nobody")["exposure"], &of("nobody")["per_1000"]),
        (&json!(0), &Value::Null)
    );
}

#[test]
fn keywords_are_as_described() {
    let text =
        |word: &str| format!("It was {word}, and {word} again in Orlav. ").repeat(20);
    let of =
        |id: &str, source: &str, word: &str| support::document(id, source, &text(word));
    let documents = vec![
        of("a1", "a", "wet"),
        of("a2", "a", "wet"),
        of("b1", "b", "dry"),
        of("b2", "b", "dry"),
    ];
    let value = compared(documents);
    assert_valid(&validator("comparison"), &value);
    let keywords = value["keywords"].as_array().unwrap();
    let terms: Vec<&Value> = keywords.iter().map(|it| &it["term"]).collect();
    assert_eq!(terms, ["wet", "dry"]);
    assert_eq!((&keywords[0]["n"], &keywords[0]["n_others"]), (&json!(80), &json!(0)));
}

#[test]
fn speakers_are_as_described() {
    let text = "“We may leave Orlau,” Ada Tamm said. The “free” town slept.";
    let value = compared(vec![support::document("full", "The Orlav Post", text)]);
    assert_valid(&validator("comparison"), &value);
    let tamm = &value["speakers"][0];
    assert_eq!((&tamm["speaker"], &tamm["forms"]), (&json!("Ada Tamm"), &json!([])));
    let speech = &tamm["by_source"][0];
    assert_eq!(speech["source"], "the-orlav-post");
    assert_eq!(
        (&speech["words_quoted"], &speech["words_reported"]),
        (&json!(4), &json!(0))
    );
    assert_eq!(speech["cues"][0]["cue"], "said");
    assert_eq!(speech["places"][0], json!({"article": "full", "attribution": 0}));
    assert_eq!(value["unattributed"]["no_speaker"][0]["words_quoted"], 1);
}

#[test]
fn what_articles_share_is_as_described() {
    let said = "“The valley cannot be won by waiting, and surely it will be hard to bring every mill back to work by spring,” Ada Tamm told the Post on Monday.";
    let part = "“Surely it will be hard to bring every mill back to work by spring,” Ada Tamm said.";
    let report = "Ada Tamm said that it would be hard to bring any mill back to work in the valley by spring.";
    let wire: Vec<String> = (0..60).map(|n| format!("word{n}")).collect();
    let text = |own: &str| format!("{own}\n{}.", wire.join(" "));
    let documents = vec![
        support::document("a", "a", &text(said)),
        support::document("b", "b", &text(part)),
        support::document("c", "c", report),
    ];
    let value = compared(documents);
    assert_valid(&validator("comparison"), &value);
    let quote = &value["shared_quotes"][0];
    assert_eq!(quote["relation"], "trimmed");
    assert_eq!(quote["missing"][0]["cut"], "capital");
    assert_eq!(quote["passages"][0]["hearer"], "the Post");
    let paraphrase = &value["paraphrases"][0];
    assert_eq!(paraphrase["report"]["strength"], "expected", "{value}");
    assert_eq!(value["copies"][0]["articles"], json!(["a", "b"]));
}

#[test]
fn what_is_not_computed_yet_has_a_shape() {
    let mut value = compared(documents());
    let passage =
        json!({"article": "a", "source": "s", "start": 0, "end": 4, "text": "Four"});
    value["passages"] = json!([{"similarity": 0.6, "a": passage, "b": passage,
        "concepts": [{"concept": "sample.town", "a": "orlav", "b": "orlau"}]}]);
    assert_valid(&validator("comparison"), &value);
}

#[test]
fn wrong_objects_fail() {
    let annotation_form = validator("annotation");
    let good = annotations(&support::analyzer(), documents()).swap_remove(0);
    let wrong = [
        ("/schema", json!("parallax.annotation/2")),
        ("/n_tokens", json!(-1)),
        ("/title", json!(3)),
        ("/date", json!("12 March")),
        ("/sentences/0", json!([1])),
        ("/sentences/0", json!([1, 2, 3])),
        ("/zones/0/zone", json!("footer")),
        ("/mentions/0/voice", json!("author")),
        ("/mentions/0/concept", Value::Null),
        ("/attributions/0/kind", json!("spoken")),
        ("/attributions/0", json!({})),
        ("/caveats/0", json!({"kind": "x", "text": "y", "more": 1})),
    ];
    for (place, value) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = value;
        assert!(!annotation_form.is_valid(&bad), "{place}");
    }
    let mut more = good.clone();
    more["more"] = json!(1);
    assert!(!annotation_form.is_valid(&more), "a field that is not described");
    let mut less = good;
    less.as_object_mut().unwrap().remove("evidence");
    assert!(!annotation_form.is_valid(&less), "a field that is missing");

    let comparison_form = validator("comparison");
    let mut bad = compared(documents());
    bad["concepts"][0]["differs"]["verdict"] = json!("biased");
    assert!(!comparison_form.is_valid(&bad));
}

/// Visits every schema of an object's field.
fn fields(schema: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    let Some(object) = schema.as_object() else { return };
    if schema["type"] == "object" {
        assert_eq!(schema["additionalProperties"], false, "{schema}");
        for (name, field) in schema["properties"].as_object().unwrap() {
            visit(name, field);
        }
    }
    for value in object.values() {
        fields(value, visit);
        for value in value.as_array().into_iter().flatten() {
            fields(value, visit);
        }
    }
}

#[test]
fn every_field_is_described() {
    for (name, _) in SCHEMAS {
        let schema = schema(name);
        assert!(jsonschema::meta::is_valid(&schema), "{name} is no JSON Schema");
        let id = schema["$id"].as_str().unwrap();
        assert!(id.starts_with(name) && id.ends_with("-1.json"), "{id}");
        fields(&schema, &mut |field, it| {
            let of_type = it["$ref"].as_str().and_then(|at| schema.pointer(&at[1..]));
            let description = it["description"].as_str();
            let described =
                description.or_else(|| of_type.and_then(|it| it["description"].as_str()));
            assert!(described.is_some_and(|it| !it.is_empty()), "{name}: {field}");
        });
    }
}
