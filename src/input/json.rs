//! Articles in one JSON value: a list of objects, an object that holds such a list, or one
//! article.

use crate::input::article::Article;
use crate::input::columns::Column;
use crate::input::encoding::Decoded;
use crate::input::rows::RawRow;
use crate::input::{InputError, decode, encoding, jsonl};
use serde_json::Value;

/// The names under which services put the list of their articles.
const LISTS: &[&str] = &[
    "articles",
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

/// Reads a `.json` file.
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
            // One object a line, whatever the name says.
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
            return fault(line, format!("no JSON: {message}; write the file anew"));
        }
    };
    let Some(articles) = list(&value, MAX_DEPTH) else {
        let message = "the JSON holds no list of articles; write a list of objects with a key `text`";
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
fn list(value: &Value, depth: usize) -> Option<Vec<&Value>> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(values) => {
            let objects: Vec<&Value> = values
                .iter()
                .filter(|it| it.is_object())
                // A search engine puts each into an object of its own.
                .map(|it| if it["_source"].is_object() { &it["_source"] } else { it })
                .collect();
            let is_article = |it: &&Value| is_article(it);
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
            inner.or_else(|| is_article(value).then(|| vec![value]))
        }
        _ => None,
    }
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
            "{\n \"maintext\": \"One.\",\n \"source_domain\": \"orm.example\"\n}",
            &["orm.example: One."],
        );
        check(
            r#"{"a": 1}"#,
            &[
                "a.json:1: the JSON holds no list of articles; write a list of objects with a key `text`",
            ],
        );
        check(
            "[{\"text\": \"One.\"},\n",
            &["a.json:2: no JSON: EOF while parsing a value; write the file anew"],
        );
    }
}
