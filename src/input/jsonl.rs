//! A table of articles with one JSON object per line.
//!
//! The columns are those of [`Columns`]. Large tables are read through here: a row is
//! looked at once, and its text is not copied where it is in normal form.

use crate::document::Caveat;
use crate::input::InputError;
use crate::input::article::Article;
use crate::input::columns::Columns;
use crate::input::rows::RawRow;

/// Whether the bytes begin as JSON lines do.
pub(super) fn sniff(first: &[u8]) -> bool {
    first.starts_with(b"{")
}

/// Reads one row; line numbers count within its text.
///
/// # Errors
///
/// If it is not UTF-8, not a JSON object, or has no text.
pub(super) fn read(
    row: &RawRow,
    path: &str,
    is_raw: bool,
) -> Result<Article, InputError> {
    let fault = |message: String| InputError::Row {
        path: path.to_owned(),
        line: row.line,
        message,
    };
    // Looked at once here, so that the parser need not look again at every text.
    let content = std::str::from_utf8(&row.bytes)
        .map_err(|_| fault("the row is not UTF-8; save the table as UTF-8".to_owned()))?;
    // A list would fill the columns by their order, which nobody means.
    if !content.trim_start().starts_with('{') {
        return Err(fault(
            "the row is not an object; write one JSON object per line".to_owned(),
        ));
    }
    let mut parsed: Columns<'_> =
        serde_json::from_str(content).map_err(|error| fault(explain(&error)))?;
    let left = std::mem::take(&mut parsed.left);
    let mut article = parsed.into_article(is_raw, fault)?;
    if row.line == 1 && !left.is_empty() {
        article.metadata.caveats.push(Caveat::ColumnsLeft(left));
    }
    Ok(article)
}

/// The parser's words, with the column and what to do.
fn explain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let column = error.column();
    format!("column {column}: {message}; write one JSON object per line")
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::input::article::{Article, Settled};
    use crate::input::rows::RawRow;

    fn article(row: &[u8], is_raw: bool) -> Result<Article, String> {
        let row = RawRow { line: 7, bytes: row.to_vec(), ..RawRow::default() };
        read(&row, "a.jsonl", is_raw).map_err(|error| error.to_string())
    }

    #[track_caller]
    fn check(row: &str, text: &str, expected: &str) {
        let settled = Settled { id: "a-7".to_owned(), ..Settled::default() };
        let document =
            article(row.as_bytes(), false).unwrap().into_document(&settled, false);
        assert_eq!(document.text, text);
        let date = document.date.map(|date| date.to_string());
        let fields = [Some(document.id), Some(document.source), document.title, date];
        let fields: Vec<_> = fields.into_iter().map(Option::unwrap_or_default).collect();
        let kinds: Vec<_> = document.caveats.iter().map(|it| it.kind()).collect();
        assert_eq!(format!("{} {}", fields.join("|"), kinds.join(" ")).trim(), expected);
    }

    #[test]
    fn reads_a_row() {
        check(
            r#"{"id": 12, "source": "Ostrow Post", "title": "Bridge closed", "date": "2025-03-12", "n": {"x": [1]}, "text": "It rains.\r\n\r\n“Still,” she said.\n"}"#,
            "Bridge closed\nIt rains.\n“Still,” she said.",
            "12|Ostrow Post|Bridge closed|2025-03-12",
        );
        check(
            r#"{"id": null, "source": null, "title": null, "headline": "Bridge", "text": "It rains."}"#,
            "Bridge\nIt rains.",
            "a-7||Bridge|",
        );
        check(r#"{"title": "Bridge\u00a0", "text": "x"}"#, "Bridge\nx", "a-7||Bridge|");
        check(r#"{"id": "a  b ", "text": "x"}"#, "x", "a  b |||");
        check(r#"{"title": "", "text": "cafe\u0301\u0000"}"#, "café", "a-7|||");
    }

    #[test]
    fn keeps_rows_without_text_and_doubts_dates() {
        check(r#"{"text": ""}"#, "", "a-7||| empty");
        check(r#"{"text": null, "title": "Bridge"}"#, "Bridge", "a-7||Bridge| empty");
        check(r#"{"text": "x", "date": ""}"#, "x", "a-7||| unreadable-date");
        check(r#"{"text": "x", "date": 17417}"#, "x", "a-7||| unreadable-date");
        check(r#"{"text": "x", "date": null}"#, "x", "a-7|||");
        check(
            r#"{"text": "x", "byline": ["A"], "source": {"id": null, "name": "Orm Post"}}"#,
            "x",
            "a-7|Orm Post||",
        );
        check(
            r#"{"content": "<p>One.</p><p>Two &amp; three.</p>", "outlet": "Orm Post", "published_at": "2025-03-12", "mood": 1}"#,
            "One.\nTwo & three.",
            "a-7|Orm Post||2025-03-12",
        );
        check(
            r#"{"text": "It rains… [+543 chars]", "source": "https://www.post.example/a"}"#,
            "It rains…",
            "a-7|post.example|| teaser",
        );
    }

    #[test]
    fn leaves_a_raw_text_alone() {
        let row = br#"{"title": "T", "text": " a\r\ncafe\u0301\n"}"#;
        let document =
            article(row, true).unwrap().into_document(&Settled::default(), true);
        assert_eq!(document.text, " a\r\ncafe\u{301}\n");
        assert_eq!(document.title.as_deref(), Some("T"));
        assert_eq!(document.paragraphs[1].span.of(&document.text), "cafe\u{301}");
    }

    #[test]
    fn says_what_is_wrong_with_a_row() {
        for (row, expected) in [
            (
                &br#"{"title": "x"}"#[..],
                "a.jsonl:7: there is no column `text`; put the article's text there",
            ),
            (
                br#"{"text": 5}"#,
                "a.jsonl:7: `text` is not a text; put quotation marks around it",
            ),
            (
                b"{\"text\": \"\xe9\"}",
                "a.jsonl:7: the row is not UTF-8; save the table as UTF-8",
            ),
            (
                br#"{"text": "x""#,
                "a.jsonl:7: column 12: EOF while parsing an object; write one JSON object per line",
            ),
            (
                br#"["x"]"#,
                "a.jsonl:7: the row is not an object; write one JSON object per line",
            ),
            (
                br#"{"text": "x"} {"text": "y"}"#,
                "column 15: trailing characters; write one JSON object per line",
            ),
        ] {
            let error = article(row, false).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
