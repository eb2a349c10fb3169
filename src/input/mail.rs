//! Mails (`.eml`), and pages that browsers save in the same format (`.mhtml`).

use crate::document::Caveat;
use crate::input::article::Article;
use crate::input::metadata::Metadata;
use crate::input::{InputError, address, decode, html, metadata, plain, repair};
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders, PartType};
use std::borrow::Cow;

pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    vec![message(&bytes, path, is_raw)]
}

fn message(bytes: &[u8], path: &str, is_raw: bool) -> Result<Article, InputError> {
    let refused = |what| InputError::Refused {
        path: path.to_owned(),
        what,
        remedy: "save the page as .html, or the article's text as .txt",
    };
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| refused("the message cannot be read"))?;
    let address =
        raw(&message, "Snapshot-Content-Location").or_else(|| location(&message));
    let is_page = raw(&message, "Snapshot-Content-Location").is_some()
        || raw(&message, "From")
            .is_some_and(|it| it.contains("Saved by") || it.contains("<nobody>"))
        || message.from().is_none() && address.is_some();
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.as_ref()),
        _ => None,
    });
    let plain_text = message.parts.iter().find_map(|part| match &part.body {
        PartType::Text(text) if !part.is_content_type("text", "html") => {
            Some(text.as_ref())
        }
        _ => None,
    });
    let read_plain = |text: &str| {
        let mut caveats = Vec::new();
        let text = decode::normalize(Cow::Borrowed(text));
        let text = decode::normalize(repair::text(&text, true, &mut caveats));
        let metadata = Metadata { caveats, ..Metadata::default() };
        Article { metadata, ..plain::article(&text, 0) }
    };
    // A mail's text has no layout around it; a page has nothing else.
    let mut article = match (page, plain_text) {
        (Some(page), _) if is_page => html::read_text(page, path)?,
        (_, Some(text)) if text.split_whitespace().count() >= 40 => read_plain(text),
        (Some(page), text) => match (html::read_text(page, path), text) {
            (Ok(article), _) => article,
            (Err(_), Some(text)) => read_plain(text),
            (Err(error), None) => return Err(error),
        },
        (None, Some(text)) => read_plain(text),
        (None, None) => return Err(refused("the message has no text")),
    };
    if is_raw {
        let text = plain_text.or(page).unwrap_or_default().to_owned();
        article.paragraphs = crate::input::paragraphs::Paragraphs::verbatim(text);
        article.removed.clear();
    }
    let url = address
        .map(|it| address::original(&it).to_owned())
        .filter(|it| address::is_address(it));
    let data = &mut article.metadata;
    if is_page {
        if data.url.is_none() {
            data.source =
                data.source.take().or_else(|| url.as_deref().and_then(address::host));
            data.url = url;
        }
        data.title =
            data.title.take().or_else(|| message.subject().and_then(metadata::value));
        return Ok(article);
    }
    let sender = message.from().and_then(|it| it.first());
    let name = sender.and_then(|it| it.name.as_deref().or(it.address.as_deref()));
    data.source = name.and_then(metadata::value).or(data.source.take());
    data.title = message.subject().and_then(metadata::value).or(data.title.take());
    if let Some(date) = message.date() {
        data.set_date(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    }
    let names = message.attachments().filter_map(|it| it.attachment_name());
    let names: Vec<&str> = names.take(8).collect();
    if !names.is_empty() {
        let what = format!("Attachments were not read: {}.", names.join(", "));
        data.caveats.push(Caveat::Reading(what));
    }
    Ok(article)
}

fn raw(message: &Message<'_>, name: &str) -> Option<String> {
    let value = message.header_raw(name)?;
    let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// Where the first part of a kept page lay.
fn location(message: &Message<'_>) -> Option<String> {
    let found = message.parts.iter().find_map(|part| match part.content_location() {
        Some(location) => Some(location.to_owned()),
        None => match part
            .headers
            .iter()
            .find(|it| it.name.as_str() == "Content-Location")?
            .value
        {
            HeaderValue::Text(ref text) => Some(text.to_string()),
            _ => None,
        },
    });
    found.filter(|it| address::is_address(it))
}

#[cfg(test)]
mod tests {
    use super::read;

    const BODY: &str = "The bridge at Ostrow was closed on Monday, the mayor said, and the ferry will run twice an hour until the end of May, as it did in the winter of the flood; =E2=80=9Cwe wait,=E2=80=9D said Olga Brandt, who keeps the ferry house, and she has waited before.";

    #[track_caller]
    fn check(message: &str, expected: &str) {
        let found = read(message.as_bytes().to_vec(), "a.eml", false).remove(0);
        let found = match found {
            Ok(it) => {
                let data = it.metadata;
                let date = data.date.map(|it| it.to_string());
                let fields = [data.source, date, data.title, data.url];
                let fields: Vec<_> =
                    fields.into_iter().map(Option::unwrap_or_default).collect();
                let is_whole = it.paragraphs.text.contains("flood; “we wait,” said");
                format!("{}|{is_whole}", fields.join("|"))
            }
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_mails() {
        check(
            &format!(
                "From: Orm Post <news@orm.example>\r\nSubject: =?UTF-8?Q?Ferry_=E2=80=93_mill?=\r\nDate: Fri, 3 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{BODY}\r\n"
            ),
            "Orm Post|2024-05-03|Ferry – mill||true",
        );
    }

    #[test]
    fn reads_kept_pages() {
        check(
            &format!(
                "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://orm.example/b\r\nSubject: Ferry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://orm.example/b\r\n\r\n<html><body><article><h1>Ferry halts again</h1><p>{BODY}</p></article></body></html>\r\n--b--\r\n"
            ),
            "orm.example||Ferry halts again|https://orm.example/b|true",
        );
    }
}
