//! Marks that note-taking programs (Obsidian, Joplin, Notion) add to Markdown: links between
//! notes, highlights, remarks, tasks, and the record that Joplin puts below a note.

use crate::document::Removed;
use crate::input::metadata::Metadata;
use crate::input::{address, metadata};
use std::borrow::Cow;

/// Takes the marks off, line by line, so that lines keep their numbers; what is a remark of
/// whoever keeps the note goes to `removed`.
pub(super) fn without_marks<'t>(
    body: &'t str,
    n_before: u32,
    removed: &mut Vec<Removed>,
) -> Cow<'t, str> {
    const MARKS: &[&str] = &["[[", "%%", "==", "> [!", " ^", "[ ]", "[x]", "[X]"];
    if !MARKS.iter().any(|it| body.contains(it)) {
        return Cow::Borrowed(body);
    }
    let mut text = String::with_capacity(body.len());
    let (mut is_remark, mut is_callout, mut is_code) = (false, false, false);
    for (number, line) in (n_before + 1..).zip(body.split('\n')) {
        if number > n_before + 1 {
            text.push('\n');
        }
        let mut note = |words: &str, reason: &str| {
            let (text, reason) = (words.trim().to_owned(), reason.to_owned());
            if !text.is_empty() {
                removed.push(Removed { line: number, text, reason });
            }
        };
        is_code ^= line.trim_start().starts_with("```");
        if is_code {
            text.push_str(line);
            continue;
        }
        let line = without_remarks(line, &mut is_remark, |it| note(it, "remark"));
        let quoted = line.trim_start().strip_prefix('>').map(str::trim_start);
        let callout = quoted.and_then(|it| it.strip_prefix("[!"));
        if let Some(rest) = callout {
            let kind = rest.split(']').next().unwrap_or_default().to_lowercase();
            // What is set off as a quotation is the article's.
            is_callout = !["quote", "cite"].contains(&kind.as_str());
            if !is_callout {
                text.push('>');
                continue;
            }
        }
        if is_callout && quoted.is_some() {
            note(&line, "remark");
            continue;
        }
        is_callout = false;
        if is_task(&line) {
            note(&line, "task");
            continue;
        }
        text.push_str(&without_signs(&line));
    }
    Cow::Owned(text)
}

/// `- [ ] ask the desk`.
fn is_task(line: &str) -> bool {
    let item = line.trim_start();
    let item = ["- ", "* ", "+ "].iter().find_map(|it| item.strip_prefix(it));
    let item = item.map(str::trim_start).unwrap_or_default();
    ["[ ]", "[x]", "[X]"].iter().any(|it| item.starts_with(it))
}

/// A line without what stands between `%%` and `%%`, which may be on another line.
fn without_remarks<'l>(
    line: &'l str,
    is_open: &mut bool,
    mut note: impl FnMut(&str),
) -> Cow<'l, str> {
    if !*is_open && !line.contains("%%") {
        return Cow::Borrowed(line);
    }
    let mut kept = String::new();
    for (number, piece) in line.split("%%").enumerate() {
        if number > 0 {
            *is_open = !*is_open;
        }
        if *is_open {
            note(piece);
        } else {
            kept.push_str(piece);
        }
    }
    Cow::Owned(kept)
}

/// A line without links between notes (`[[Ada Tamm|Tamm]]`), highlights (`==…==`) and the
/// name of its block (`^a1b2`).
fn without_signs(line: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(line);
    if let Some((head, name)) = line.trim_end().rsplit_once(" ^") {
        let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-';
        if !name.is_empty() && name.chars().all(is_name) {
            line = Cow::Owned(head.to_owned());
        }
    }
    if line.contains("[[") {
        let mut rest = &*line;
        let mut plain = String::with_capacity(rest.len());
        while let Some((before, link)) = rest.split_once("[[") {
            let Some((link, after)) = link.split_once("]]") else { break };
            // `![[photo.jpg]]` shows a file.
            match before.strip_suffix('!') {
                Some(before) => plain.push_str(before),
                None => {
                    plain.push_str(before);
                    plain.push_str(link.rsplit('|').next().unwrap_or(link));
                }
            }
            rest = after;
        }
        plain.push_str(rest);
        line = Cow::Owned(plain);
    }
    let n_marks = line.matches("==").count();
    let is_rule = line.trim().chars().all(|it| it == '=');
    if n_marks >= 2 && n_marks.is_multiple_of(2) && !is_rule {
        line = Cow::Owned(line.replace("==", ""));
    }
    line
}

/// The record that Joplin puts below a note, and where it begins.
pub(super) fn record_below(body: &str) -> Option<(usize, Metadata)> {
    let end = body.trim_end();
    let last = end.rsplit('\n').next()?;
    if !last.starts_with("type_:") {
        return None;
    }
    let mut start = end.len();
    let mut data = Metadata::default();
    for line in end.rsplit('\n') {
        let Some((name, value)) = line.split_once(':') else { break };
        let is_name = |it: char| it.is_ascii_lowercase() || it == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            break;
        }
        match name {
            "source_url" => {
                data.url = metadata::value(value).filter(|it| address::is_address(it));
            }
            "author" => data.byline = metadata::value(value),
            _ => {}
        }
        start = line.as_ptr() as usize - body.as_ptr() as usize;
    }
    data.source = data.url.as_deref().and_then(address::outlet);
    Some((start, data))
}

/// Lines that begin with properties as Logseq has them (`title:: Ferry halts`), or with the
/// three of a title block as Pandoc has it (`% Ferry halts`), with a label each; none where
/// no such lines stand at the head.
pub(super) fn as_labels(lines: &[&str]) -> Option<Vec<String>> {
    const PANDOC: &[&str] = &["Title", "Author", "Date"];
    let property = |line: &str| {
        let line = line.strip_prefix("- ").unwrap_or(line).trim();
        let (name, value) = line.split_once("::")?;
        let is_name = !name.is_empty()
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
        let name = name.replace(['-', '_'], " ");
        let mut letters = name.chars();
        let first: String = letters.next()?.to_uppercase().collect();
        let value = value.trim().replace("[[", "").replace("]]", "");
        is_name.then(|| format!("{first}{}: {value}", letters.as_str()))
    };
    let titled = |line: &str, at: usize| {
        let value = line.strip_prefix('%')?.trim();
        Some(format!("{}: {value}", PANDOC.get(at)?))
    };
    let mut rows: Vec<String> = lines.iter().map(|it| (*it).to_owned()).collect();
    let mut n_found = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(row) = property(line).or_else(|| titled(line, at)) else { break };
        rows[at] = row;
        n_found += 1;
    }
    (n_found >= 2).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::{record_below, without_marks};

    #[track_caller]
    fn check(body: &str, expected: &str, left: &str) {
        let mut removed = Vec::new();
        assert_eq!(without_marks(body, 0, &mut removed), expected);
        let removed: Vec<String> =
            removed.iter().map(|it| format!("{} {}", it.line, it.text)).collect();
        assert_eq!(removed.join("|"), left);
    }

    #[test]
    fn takes_the_marks_of_notes_off() {
        check("In [[Ostrow|Old Ostrow]] and [[Tarn]].", "In Old Ostrow and Tarn.", "");
        check("![[map.png]]==It rains.== ^a-1", "It rains.", "");
        check("It %%ask%% rains.", "It  rains.", "1 ask");
        check("One.\n%%two\nthree%% four.", "One.\n\n four.", "2 two|3 three");
        check(
            "> [!note] mine\n> ask\n\nIt rains.",
            "\n\n\nIt rains.",
            "1 > [!note] mine|2 > ask",
        );
        check("> [!quote]\n> It rains.", ">\n> It rains.", "");
        check("- [ ] ask\n- it rains", "\n- it rains", "1 - [ ] ask");
        check("```\n[[a]]\n```", "```\n[[a]]\n```", "");
        check("Ferry\n==\n2^10 == 1024", "Ferry\n==\n2^10 == 1024", "");
    }

    #[test]
    fn reads_the_record_below_a_note() {
        let body = "It rains.\n\nid: 1f\nauthor: Ada Tamm\nsource_url: https://orm.example/a\nis_todo: 0\ntype_: 1\n";
        let (start, data) = record_below(body).unwrap();
        assert_eq!(&body[..start], "It rains.\n\n");
        assert_eq!(data.source.as_deref(), Some("orm.example"));
        assert_eq!(data.byline.as_deref(), Some("Ada Tamm"));
        assert!(record_below("It rains.\ntype: 1").is_none());
    }
}
