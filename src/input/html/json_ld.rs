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
}

/// How deeply lists and graphs are searched for an article.
const MAX_DEPTH: usize = 4;

/// The first article that a page describes; what is no JSON is left aside.
pub(super) fn find(document: &Document) -> JsonLd {
    let scripts = document.select("script[type='application/ld+json']");
    scripts
        .iter()
        .filter_map(|script| serde_json::from_str::<Value>(script.text().trim()).ok())
        .find_map(|value| article(&value, MAX_DEPTH).map(read))
        .unwrap_or_default()
}

fn article(value: &Value, depth: usize) -> Option<&Value> {
    if is_article(&value["@type"]) {
        return Some(value);
    }
    let depth = depth.checked_sub(1)?;
    let list = value.as_array().or_else(|| value["@graph"].as_array());
    let inner = list.into_iter().flatten().find_map(|it| article(it, depth));
    inner.or_else(|| value.get("mainEntity").and_then(|it| article(it, depth)))
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

fn read(value: &Value) -> JsonLd {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let page = &value["mainEntityOfPage"];
    JsonLd {
        headline: text("headline").or_else(|| text("name")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        author: names(&value["author"]),
        publisher: names(&value["publisher"]),
        language: text("inLanguage"),
        url: text("url")
            .or_else(|| page.as_str().or(page["@id"].as_str()).map(str::to_owned)),
    }
}

/// A name, the name of an object, or those of a list.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(_) => names(&value["name"]),
        Value::Array(list) => {
            let mut all: Vec<String> = list.iter().filter_map(names).collect();
            all.dedup();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}
