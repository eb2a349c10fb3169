//! What a page says about its article in JSON-LD, after schema.org.

use dom_query::Document;
use serde_json::Value;

/// The fields of an article that say something here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
    /// Whether it says that not everybody may read it all.
    pub(super) is_paid: bool,
}

/// How deeply lists and graphs are searched for articles.
const MAX_DEPTH: usize = 4;

/// The articles that a page describes; what is no JSON is left aside.
pub(super) fn find(document: &Document) -> Vec<JsonLd> {
    let scripts = document.select("script[type*='ld+json']");
    let values: Vec<Value> = scripts.iter().filter_map(|it| parse(&it.text())).collect();
    let mut nodes = Vec::new();
    values.iter().for_each(|value| list(value, MAX_DEPTH, &mut nodes));
    let articles = nodes.iter().filter(|node| is_article(&node["@type"]));
    articles.map(|node| read(node, &nodes)).collect()
}

/// Parses a script; some wrap it into CDATA or comments, or end it as a statement.
fn parse(script: &str) -> Option<Value> {
    let mut json = script.trim();
    loop {
        let before = json;
        for mark in ["//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--"] {
            json = json.strip_prefix(mark).unwrap_or(json).trim_start();
        }
        for mark in ["//]]>", "/*]]>*/", "]]>", "-->", ";"] {
            json = json.strip_suffix(mark).unwrap_or(json).trim_end();
        }
        if json == before {
            break;
        }
    }
    let parsed = serde_json::from_str(json);
    // Line breaks inside texts are no JSON, and common.
    parsed.or_else(|_| serde_json::from_str(&json.replace(['\n', '\r', '\t'], " "))).ok()
}

/// All objects of lists and graphs.
fn list<'v>(value: &'v Value, depth: usize, nodes: &mut Vec<&'v Value>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::Array(values) => values.iter().for_each(|it| list(it, depth, nodes)),
        Value::Object(_) => {
            nodes.push(value);
            list(&value["@graph"], depth, nodes);
            list(&value["mainEntity"], depth, nodes);
        }
        _ => {}
    }
}

fn is_article(kind: &Value) -> bool {
    let is_it = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting")
    };
    match kind {
        Value::String(name) => is_it(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is_it),
        _ => false,
    }
}

fn read(value: &Value, nodes: &[&Value]) -> JsonLd {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let page = &value["mainEntityOfPage"];
    let is_free = &value["isAccessibleForFree"];
    let url =
        text("url").or_else(|| page.as_str().or(page["@id"].as_str()).map(str::to_owned));
    JsonLd {
        headline: text("headline").or_else(|| text("name")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        author: names(&value["author"], nodes),
        publisher: names(&value["publisher"], nodes),
        language: text("inLanguage"),
        url: url.or_else(|| text("@id")),
        body: text("articleBody"),
        is_paid: *is_free == false
            || is_free.as_str().is_some_and(|it| it.eq_ignore_ascii_case("false")),
    }
}

/// A name, the name of an object or of the one that it refers to, or those of a list.
fn names(value: &Value, nodes: &[&Value]) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(_) if value["name"].is_null() => {
            let id = value["@id"].as_str()?;
            let is_it = |node: &&&Value| node["@id"] == id && !node["name"].is_null();
            let node = nodes.iter().find(is_it)?;
            node["name"].as_str().map(str::to_owned)
        }
        Value::Object(_) => names(&value["name"], nodes),
        Value::Array(list) => {
            let mut all: Vec<String> =
                list.iter().filter_map(|it| names(it, nodes)).collect();
            all.dedup();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}
