//! Mails (`.eml`), and pages that browsers save in the same format (`.mhtml`).

use crate::document::{Caveat, Removed};
use crate::input::article::Article;
use crate::input::metadata::Metadata;
use crate::input::{
    InputError, address, decode, html, labelled, metadata, plain, repair,
};
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders, PartType};
use std::borrow::Cow;

/// The most boundaries of a message that are looked at.
const MAX_BOUNDARIES: usize = 16;

pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    let closed = with_closed_parts(&bytes);
    let mut article = message(closed.as_deref().unwrap_or(&bytes), path, is_raw);
    if let (Ok(article), Some(_)) = (&mut article, &closed) {
        let what = "The file breaks off before its last part ends; save or fetch it again to have the rest.";
        article.metadata.caveats.push(Caveat::Reading(what.to_owned()));
    }
    vec![article]
}

/// A message that breaks off inside its parts, with their ends; none where it is whole.
///
/// RFC 2046, section 5.1.1: the line that ends the parts is their boundary with two hyphens on
/// either side.
fn with_closed_parts(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(bytes);
    let mut ends = Vec::new();
    for (at, name) in text.match_indices("oundary=").take(MAX_BOUNDARIES) {
        let value = &text[at + name.len()..];
        let boundary = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => value.split([';', ' ', '\r', '\n']).next(),
        };
        let boundary = boundary.unwrap_or_default();
        let begins = format!("\n--{boundary}");
        let end = format!("{begins}--");
        if !boundary.is_empty() && text.contains(&begins) && !text.contains(&end) {
            ends.push(end);
        }
    }
    if ends.is_empty() {
        return None;
    }
    // Parts inside others end first.
    let ends = ends.iter().rev().map(|it| format!("\r{it}\r\n"));
    Some(bytes.iter().copied().chain(ends.collect::<String>().into_bytes()).collect())
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
        let mut article = written(&text);
        article.metadata.caveats.extend(caveats);
        article
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
    if !is_page && !is_raw && article.metadata.source.is_none() {
        sent_on_in_page(&mut article);
    }
    let url = address
        .map(|it| address::original(&it).to_owned())
        .filter(|it| address::is_address(it));
    let data = &mut article.metadata;
    if is_page {
        if data.url.is_none() {
            data.source =
                data.source.take().or_else(|| url.as_deref().and_then(address::outlet));
            data.url = url;
        }
        data.title =
            data.title.take().or_else(|| message.subject().and_then(metadata::value));
        return Ok(article);
    }
    let sender = message.from().and_then(|it| it.first());
    let name = sender.and_then(|it| it.name.as_deref().or(it.address.as_deref()));
    // What a mail that was sent on says about the first one comes first.
    let is_sent_on = data.source.is_some() && !is_page && data.date.is_some();
    let subject = message.subject().and_then(metadata::value);
    if is_sent_on {
        data.title = data.title.take().or(subject);
    } else {
        data.source = name.and_then(metadata::value).or(data.source.take());
        if subject.as_deref().is_some_and(is_forward) {
            let what = "The mail was sent on; whose article it is and of what day stands in its text, if anywhere.";
            data.caveats.push(Caveat::Reading(what.to_owned()));
        }
        data.title = subject.or(data.title.take());
    }
    if let Some(date) = message.date().filter(|_| !is_sent_on) {
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

/// The text of a mail: below the head of a mail that it sends on, without what its program
/// puts under each.
fn written(text: &str) -> Article {
    let mut lines: Vec<&str> = text.lines().collect();
    // RFC 3676: two hyphens alone on a line.
    let end = lines.iter().position(|it| it.trim_end() == "--").unwrap_or(lines.len());
    let end = list_foot(&lines[..end]).unwrap_or(end);
    let sent_on = (0..end).find(|at| is_sent_on(&lines[..end], *at));
    if let Some(at) = sent_on {
        unquote(&mut lines[at + 1..end]);
    }
    let head =
        sent_on.and_then(|at| Some((at, labelled::head(&lines[at + 1..end], at + 1)?)));
    let (start, metadata, mut removed) = match head {
        Some((at, head)) => (at + 1 + head.n_lines, head.metadata, head.removed),
        None => (0, Metadata::default(), Vec::new()),
    };
    let left = |at: usize, reason: &str| Removed {
        line: u32::try_from(at + 1).unwrap_or(u32::MAX),
        text: lines[at].trim().to_owned(),
        reason: reason.to_owned(),
    };
    let above = sent_on.filter(|_| start > 0).map_or(0..0, |at| 0..at + 1);
    let is_said = |at: &usize| !lines[*at].trim().is_empty();
    removed.extend(above.filter(is_said).map(|at| left(at, "mail")));
    removed.extend((end..lines.len()).filter(is_said).map(|at| left(at, "mail")));
    let n_before = u32::try_from(start).unwrap_or(u32::MAX);
    let article = plain::article(&lines[start..end].join("\n"), n_before);
    removed.extend(article.removed);
    removed.sort_by_key(|it| it.line);
    Article { metadata, removed, ..article }
}

/// Where the foot begins that a mailing list or a shop puts under a mail: a rule, with an
/// address below it and few other lines.
fn list_foot(lines: &[&str]) -> Option<usize> {
    const MAX: usize = 10;
    let is_rule = |line: &str| {
        let line = line.trim();
        line.len() >= 10 && line.bytes().all(|it| b"_-=*".contains(&it))
    };
    let at = lines.iter().rposition(|it| is_rule(it)).filter(|it| *it > 0)?;
    let below = &lines[at + 1..];
    let low = below.join(" ").to_lowercase();
    let is_foot = [
        "unsubscribe",
        "mailing list",
        "listinfo",
        "subscribed",
        "preferences",
        "abmelden",
    ]
    .iter()
    .any(|it| low.contains(it));
    (below.len() <= MAX && is_foot).then_some(at)
}

/// Takes the marks off lines that all have one, as some programs set off what they send on.
fn unquote(lines: &mut [&str]) {
    let mut said = lines.iter().filter(|it| !it.trim().is_empty());
    if said.all(|it| it.starts_with('>')) {
        for line in lines {
            *line = line.trim_start_matches('>').trim_start();
        }
    }
}

/// Whether a line says that the mail below was sent on, as programs write it.
fn is_sent_on(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let words = line.trim_matches(|it: char| "-_=*> :".contains(it)).to_lowercase();
    let is_rule = line.len() >= 10 && line.bytes().all(|it| it == b'_' || it == b'-');
    let has_head = || lines.get(at + 1).is_some_and(|it| it.starts_with("From: "));
    is_rule && has_head()
        || line.is_empty() && at > 0 && labelled::is_mail_head(&lines[at + 1..])
        || [
            "forwarded message",
            "begin forwarded message",
            "original message",
            "original-nachricht",
            "ursprüngliche nachricht",
            "weitergeleitete nachricht",
            "message transféré",
            "début du message transféré",
            "message d'origine",
            "mensaje reenviado",
            "inicio del mensaje reenviado",
            "mensaje original",
            "doorgestuurd bericht",
            "oorspronkelijk bericht",
            "messaggio inoltrato",
            "inizio messaggio inoltrato",
            "messaggio originale",
            "mensagem encaminhada",
            "vidarebefordrat meddelande",
            "videresendt melding",
            "videresendt meddelelse",
            "anfang der weitergeleiteten nachricht",
        ]
        .contains(&words.as_str())
}

/// The same of a mail's page, of which paragraphs are left.
fn sent_on_in_page(article: &mut Article) {
    let lines = article.paragraphs.lines();
    let is_start =
        |at: &usize| is_sent_on(&lines, *at) || labelled::is_mail_head(&lines[*at..]);
    let Some(at) = (0..lines.len()).find(is_start) else { return };
    let from = at + usize::from(is_sent_on(&lines, at));
    let Some(head) = labelled::head(&lines[from..], from) else { return };
    let end = from + head.n_lines;
    let reasons: Vec<_> =
        (0..lines.len()).map(|it| (it < end).then_some("mail")).collect();
    let removed = article.paragraphs.leave(&reasons);
    article.removed.extend(removed);
    article.removed.sort_by_key(|it| it.line);
    let known = std::mem::take(&mut article.metadata);
    article.metadata = head.metadata.or(known);
}

/// Whether a subject says that the mail was sent on.
fn is_forward(subject: &str) -> bool {
    let head = subject.split(':').next().unwrap_or_default().trim().to_lowercase();
    ["fwd", "fw", "wg", "tr", "rv"].contains(&head.as_str())
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
    fn a_mail_that_was_sent_on_is_that_of_its_first_sender() {
        for mark in ["---------- Forwarded message ---------", "Begin forwarded message:"]
        {
            check(
                &format!(
                    "From: Ada Tamm <ada@orm.example>\r\nSubject: Fwd: Ferry\r\nDate: Sat, 4 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nFor Monday.\r\n\r\n{mark}\r\nFrom: Orm Post <news@orm.example>\r\nDate: Fri, 3 May 2024 at 18:02\r\nSubject: Ferry =E2=80=93 mill\r\nTo: Ada Tamm <ada@orm.example>\r\n\r\n{BODY}\r\n--=20\r\nSent from a boat\r\n"
                ),
                "Orm Post|2024-05-03|Ferry – mill||true",
            );
        }
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
