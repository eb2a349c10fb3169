//! Articles in one JSON value: a list of objects, an object that holds such a list, or one
//! article.

use crate::input::article::Article;
use crate::input::columns::Column;
use crate::input::encoding::Decoded;
use crate::input::rows::RawRow;
use crate::input::{InputError, decode, encoding, jsonl};
use serde_json::{Map, Value};

/// The names under which services put the list of their articles.
const LISTS: &[&str] = &[
    "articles",
    "objects",
    "posts",
    "results",
    "items",
    "data",
    "docs",
    "documents",
    "response",
    "hits",
    "entries",
    "news",
    "records",
    "stories",
    "value",
    "content",
    "result",
];

/// How deeply a list is looked for.
const MAX_DEPTH: usize = 4;

pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    let fault = |line: u32, message: String| {
        vec![Err(InputError::Row { path: path.to_owned(), line, message })]
    };
    let Decoded { text, .. } = match encoding::decode(bytes, None, path) {
        Ok(decoded) => decoded,
        Err(error) => return vec![Err(error)],
    };
    let text = decode::without_bom(&text);
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            // One object per line, whatever the name says.
            let mut lines = text.lines().filter(|it| !it.trim().is_empty());
            let is_row = |it: &str| {
                it.trim_start().starts_with('{') && it.trim_end().ends_with('}')
            };
            if lines.clone().count() > 1 && lines.all(is_row) {
                let rows = (1..).zip(text.lines()).filter(|it| !it.1.trim().is_empty());
                return rows.map(|(line, it)| row(line, it, path, is_raw)).collect();
            }
            let line = u32::try_from(error.line()).unwrap_or(1);
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            return fault(line, format!("not JSON: {message}; write the file again"));
        }
    };
    let Some(articles) = list(&value, MAX_DEPTH) else {
        let message =
            "the JSON has no list of articles; write a list of objects with a key `text`";
        return fault(1, message.to_owned());
    };
    (1..)
        .zip(articles)
        .map(|(number, it)| {
            let mut article = row(number, &it.to_string(), path, is_raw)?;
            if let Some(id) = article.metadata.id.take_if(|it| it.trim().is_empty()) {
                drop(id);
            }
            Ok(article)
        })
        .collect()
}

fn row(line: u32, json: &str, path: &str, is_raw: bool) -> Result<Article, InputError> {
    let row = RawRow { line, bytes: json.as_bytes().to_vec(), ..RawRow::default() };
    jsonl::read(&row, path, is_raw)
}

/// The objects that are articles.
fn list(value: &Value, depth: usize) -> Option<Vec<Value>> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(values) => {
            let objects: Vec<Value> = values.iter().filter_map(flat).collect();
            (!objects.is_empty()
                && objects.len() == values.len()
                && objects.iter().any(is_article))
            .then_some(objects)
        }
        Value::Object(fields) => {
            let inner =
                LISTS.iter().filter_map(|name| fields.get(*name)).find_map(|it| {
                    (it.is_array() || it.is_object()).then(|| list(it, depth)).flatten()
                });
            let inner = inner.map(|it| of_feed(it, fields));
            inner.or_else(|| flat(value).filter(is_article).map(|it| vec![it]))
        }
        _ => None,
    }
}

/// Articles of a JSON Feed, with its title as their source and its authors as theirs where
/// they name none.
fn of_feed(articles: Vec<Value>, feed: &Map<String, Value>) -> Vec<Value> {
    let version = feed.get("version").and_then(Value::as_str).unwrap_or_default();
    if !version.contains("jsonfeed") {
        return articles;
    }
    let author = feed.get("authors").map(|it| &it[0]).or_else(|| feed.get("author"));
    let author = author.and_then(|it| it["name"].as_str());
    let known =
        [("source", feed.get("title").and_then(Value::as_str)), ("author", author)];
    let with = |mut article: Value| {
        for (name, value) in known {
            let is_said = name == "author" && !article["authors"].is_null();
            if let (Some(fields), Some(value)) = (article.as_object_mut(), value)
                && !is_said
            {
                fields.entry(name).or_insert_with(|| value.into());
            }
        }
        article
    };
    articles.into_iter().map(with).collect()
}

/// Objects inside an article whose fields are the article's.
const INNER: &[&str] = &["_source", "fields", "attributes", "article", "story"];

/// Under which key services put the words of a value that says more than its words.
const WORDS: &[&str] = &["rendered", "main", "original", "#text", "$t", "value", "plain"];

/// The object with the fields of those inside it that describe the same article.
fn flat(value: &Value) -> Option<Value> {
    let mut found = Map::new();
    let mut inner = Vec::new();
    for (name, value) in value.as_object()? {
        match value {
            Value::Object(fields) if INNER.contains(&name.as_str()) => inner.push(fields),
            Value::Object(fields) => {
                let value = words(fields).unwrap_or_else(|| value.clone());
                found.insert(name.clone(), value);
            }
            value => {
                found.insert(name.clone(), value.clone());
            }
        }
    }
    for (name, value) in inner.into_iter().flatten() {
        found.entry(name.clone()).or_insert_with(|| value.clone());
    }
    Some(Value::Object(found))
}

/// The words of a value that is an object: under a key of its own, or as sections.
fn words(fields: &Map<String, Value>) -> Option<Value> {
    if let Some(found) = WORDS.iter().find_map(|it| fields.get(*it)) {
        return found.is_string().then(|| found.clone());
    }
    // Fundus: a summary, and sections with a heading and paragraphs.
    let sections = fields.get("sections")?.as_array()?;
    let strings = |value: Option<&Value>| -> Vec<String> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut paragraphs = strings(fields.get("summary"));
    for section in sections {
        paragraphs.extend(strings(section.get("headline")));
        paragraphs.extend(strings(section.get("paragraphs")));
    }
    Some(Value::String(paragraphs.join("\n\n")))
}

fn is_article(value: &Value) -> bool {
    let is_text = |it: (&String, &Value)| {
        Column::named(it.0).is_some_and(|it| it.0 == Column::Text)
            && (it.1.is_string() || it.1.is_array())
    };
    value.as_object().is_some_and(|fields| fields.iter().any(is_text))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(json: &str, expected: &[&str]) {
        let found: Vec<String> = read(json.as_bytes().to_vec(), "a.json", false)
            .into_iter()
            .map(|it| match it {
                Ok(it) => format!(
                    "{}: {}",
                    it.metadata.source.unwrap_or_default(),
                    it.paragraphs.text
                ),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_the_list_of_articles() {
        check(
            r#"[{"source": "Orm Post", "text": "One."}, {"outlet": "Tarn Echo", "body": "Two."}]"#,
            &["Orm Post: One.", "Tarn Echo: Two."],
        );
        check(
            r#"{"status": "ok", "articles": [{"source": {"name": "Orm Post"}, "content": "One."}]}"#,
            &["Orm Post: One."],
        );
        check(
            r#"{"hits": {"hits": [{"_source": {"publisher": "Orm Post", "text": "One."}}]}}"#,
            &["Orm Post: One."],
        );
        check(
            r#"{"response": {"results": [{"webTitle": "Ferry", "source": "Orm Post", "fields": {"bodyText": "One."}}]}}"#,
            &["Orm Post: One."],
        );
        check(
            r#"[{"title": {"rendered": "Ferry"}, "publisher": "Orm Post", "content": {"rendered": "<p>One.</p><p>Two.</p>"}}]"#,
            &["Orm Post: One.\nTwo."],
        );
        check(
            r#"[{"publisher": "Orm Post", "body": {"summary": ["One."], "sections": [{"headline": [], "paragraphs": ["Two.", "Three."]}]}}]"#,
            &["Orm Post: One.\nTwo.\nThree."],
        );
        check(
            "{\n \"maintext\": \"One.\",\n \"source_domain\": \"orm.example\"\n}",
            &["orm.example: One."],
        );
        check(
            r#"{"a": 1}"#,
            &[
                "a.json:1: the JSON has no list of articles; write a list of objects with a key `text`",
            ],
        );
        check(
            "[{\"text\": \"One.\"},\n",
            &["a.json:2: not JSON: EOF while parsing a value; write the file again"],
        );
    }
}
