//! What stands above a text as lines with labels (`Source: Orm Post`), by hand, as databases
//! write it, or in a mail that was pasted; and files that hold several such records.

use crate::document::{Caveat, Date, Removed};
use crate::input::article::Article;
use crate::input::columns::Column;
use crate::input::metadata::Metadata;
use crate::input::{address, exports, hard_wrap, metadata, plain, records};

/// The longest value of a label, in characters; what is longer is a sentence.
const MAX_VALUE: usize = 300;

/// What stood above a text.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) metadata: Metadata,
    /// Lines that say nothing about the wording.
    pub(super) removed: Vec<Removed>,
    /// The lines before the text.
    pub(super) n_lines: usize,
    /// The words of the text that stand after its own label.
    pub(super) first: Option<String>,
}

/// `Publication date: 12 March 2025`.
fn label(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim();
    let is_name = (1..=3).contains(&name.split(' ').count())
        && name.len() <= 24
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|it| it.is_alphabetic() || " -/".contains(it));
    (is_name && !value.starts_with("//") && value.chars().count() <= MAX_VALUE)
        .then(|| (name, value.trim()))
}

/// What a label speaks of; in a mail its sender is the source.
fn column(name: &str) -> Option<Column> {
    match name {
        "From" | "Von" | "De" | "Van" | "Da" | "Från" | "Fra" => Some(Column::Source),
        "Sent" | "Gesendet" | "Envoyé" | "Enviado" | "Verzonden" | "Inviato"
        | "Skickat" | "Sendt" => Some(Column::Date),
        "Subject" | "Betreff" | "Objet" | "Asunto" | "Onderwerp" | "Oggetto"
        | "Assunto" | "Ämne" | "Emne" => Some(Column::Title),
        "By" => Some(Column::Byline),
        name => Column::named(name).map(|it| it.0),
    }
}

/// How programs for mail call its sender, and its subject, in several languages.
const MAIL: &[&str] = &["From", "Von", "De", "Van", "Da", "Från", "Fra"];
const SUBJECT: &[&str] = &[
    "Subject",
    "Betreff",
    "Objet",
    "Asunto",
    "Onderwerp",
    "Oggetto",
    "Assunto",
    "Ämne",
    "Emne",
];

/// Whether the head of a mail stands there: its sender, and its subject a few lines below.
pub(super) fn is_mail_head(lines: &[&str]) -> bool {
    let named = |line: &str, names: &[&str]| {
        label(line.trim()).is_some_and(|it| names.contains(&it.0))
    };
    lines.first().is_some_and(|it| named(it, MAIL))
        && lines.iter().skip(1).take(5).any(|it| named(it, SUBJECT))
}

/// Names of a text that is not the article's own.
const SHORT: &[&str] = &["Abstract", "Summary", "Description", "Excerpt", "Snippet"];

/// Whether words may stand behind a label that says nothing here, rather than be a sentence
/// of the text that has a colon.
fn is_entry(value: &str) -> bool {
    let n_words = value.split_whitespace().count();
    !value.contains(['“', '”', '„', '«', '"'])
        && n_words <= 12
        && (n_words < 5 || !hard_wrap::ends_sentence(value))
}

/// Whether a line above labels may be the headline rather than the end of a text.
fn may_be_title(line: &str) -> bool {
    line.chars().count() <= MAX_VALUE
        && (line.split_whitespace().count() <= 8 || !hard_wrap::ends_sentence(line))
}

/// Reads the lines with labels at the head of a text; none where too few of them say
/// something about an article, because a text may begin with a label of its own.
pub(super) fn head(lines: &[&str], n_before: usize) -> Option<Head> {
    let mut head = Head::default();
    let mut known: Vec<Column> = Vec::new();
    let mut has_subject = false;
    let mut at = lines.iter().position(|it| !it.trim().is_empty())?;
    // The headline may stand above the labels without one of its own.
    let title = lines[at].trim().trim_start_matches("# ");
    let has_title = label(title).is_none() && may_be_title(title);
    if has_title {
        at += 1;
        at += lines[at..].iter().take_while(|it| it.trim().is_empty()).count();
    }
    let first = lines.get(at).and_then(|it| label(it.trim())).map(|it| it.0);
    let is_mail = first.is_some_and(|it| MAIL.contains(&it));
    while let Some(line) = lines.get(at) {
        let Some((name, value)) = label(line.trim()) else {
            // One empty line may part two labels.
            let goes_on = line.trim().is_empty()
                && !known.is_empty()
                && lines.get(at + 1).and_then(|it| label(it.trim())).is_some_and(
                    |(name, value)| match column(name) {
                        None => false,
                        Some(Column::Text) => !SHORT.contains(&name),
                        Some(_) => !value.is_empty(),
                    },
                );
            if !goes_on {
                break;
            }
            at += 1;
            continue;
        };
        let column = column(name).filter(|_| !SHORT.contains(&name));
        if column.is_none() && !SHORT.contains(&name) && !is_entry(value) {
            break;
        }
        if column == Some(Column::Text) {
            head.first = Some(value.to_owned()).filter(|it| !it.is_empty());
            at += 1;
            break;
        }
        has_subject |= SUBJECT.contains(&name);
        match column.filter(|it| set(&mut head.metadata, *it, value)) {
            Some(column) => known.push(column),
            None => head.removed.push(Removed {
                line: u32::try_from(n_before + at + 1).unwrap_or(u32::MAX),
                text: line.trim().to_owned(),
                reason: "header".to_owned(),
            }),
        }
        at += 1;
    }
    known.sort_by_key(|it| *it as usize);
    known.dedup();
    let is_of_article =
        known.iter().any(|it| matches!(it, Column::Source | Column::Date | Column::Url));
    head.n_lines = at;
    if has_title {
        head.metadata.title = metadata::value(title);
    }
    let n_wanted = if has_title { 3 } else { 2 };
    (known.len() >= n_wanted && is_of_article && (has_subject || !is_mail))
        .then_some(head)
}

/// The same of lines that follow each other and have labels all: what a clipper lists.
pub(super) fn properties(lines: &[&str], n_before: usize) -> Option<Head> {
    let n_lines = lines.iter().take_while(|it| label(it).is_some()).count();
    let found = head(&lines[..n_lines], n_before)?;
    // A label of the text before its first words: these stay.
    let n_lines = found.n_lines - usize::from(found.first.is_some());
    let names =
        found.metadata.byline.as_deref().map(|it| it.replace("[[", "").replace("]]", ""));
    let metadata = Metadata { byline: names, ..found.metadata };
    Some(Head { metadata, n_lines, ..found })
}

/// Notes what a label says; not if that can hardly be meant.
fn set(data: &mut Metadata, column: Column, value: &str) -> bool {
    let Some(value) = metadata::value(value) else { return false };
    match column {
        Column::Source | Column::Url if address::is_address(&value) => {
            data.url = Some(value);
        }
        Column::Url => return false,
        Column::Source => {
            let name = value.split(['<', '[']).next().unwrap_or_default().trim();
            let (name, date) = records::source_and_day(name);
            data.source = metadata::value(&name).or(Some(value));
            data.date = data.date.or(date);
        }
        Column::Date => {
            // Mails name the hour after the day.
            let day = value.rsplit_once(' ').map_or(value.as_str(), |it| it.0);
            match value.parse::<Date>().or_else(|()| day.parse()) {
                Ok(date) => data.date = Some(date),
                Err(()) => {
                    data.caveats.push(Caveat::UnreadableDate(value));
                    return false;
                }
            }
        }
        Column::Title => data.title = Some(value),
        Column::Byline => data.byline = Some(value),
        Column::Language => data.language = metadata::language(&value),
        _ => return false,
    }
    true
}

/// Takes a file of several records apart; none where it is no such file.
pub(super) fn split(lines: &[String]) -> Option<Vec<Article>> {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let first = lines.iter().position(|it| !it.trim().is_empty())?;
    // Records begin with the same label, or with a headline that has none.
    let name = label(lines[first].trim()).map(|it| it.0);
    let is_start = |at: usize| {
        !is_gap(lines[at])
            && label(lines[at].trim()).map(|it| it.0) == name
            && (at == first || is_gap(lines[at - 1]))
            && head(&lines[at..], at).is_some()
    };
    let starts: Vec<usize> = (first..lines.len()).filter(|at| is_start(*at)).collect();
    if starts.len() < 2 {
        return None;
    }
    let ends = starts[1..].iter().copied().chain([lines.len()]);
    let records = starts.iter().zip(ends);
    records.map(|(start, end)| record(&lines[*start..end], *start)).collect()
}

/// Whether a line parts two records.
pub(super) fn is_gap(line: &str) -> bool {
    line.trim().chars().all(|it| "-=_*#~ ".contains(it))
}

/// The article below a head, without what databases put under a text.
pub(super) fn record(lines: &[&str], n_before: usize) -> Option<Article> {
    let head = head(lines, n_before)?;
    let mut removed = head.removed;
    let left = |at: usize| Removed {
        line: u32::try_from(n_before + at + 1).unwrap_or(u32::MAX),
        text: lines[at].trim().to_owned(),
        reason: "header".to_owned(),
    };
    let is_citation = |at: &usize| lines[*at].trim().starts_with("Source Citation");
    let cited_from = (head.n_lines..lines.len()).find(is_citation);
    let mut end = cited_from.unwrap_or(lines.len());
    let is_said = |at: &usize| !lines[*at].trim().is_empty();
    removed.extend((end..lines.len()).filter(is_said).map(left));
    // Below a text databases put its number and whose it is.
    while end > head.n_lines {
        let line = lines[end - 1].trim();
        if !is_gap(line) {
            let is_address = line.rsplit_once(": ").is_some_and(|it| {
                it.0.split(' ').count() <= 6 && address::is_address(it.1)
            });
            if label(line).is_none() && !exports::is_copyright(line) && !is_address {
                break;
            }
            removed.push(left(end - 1));
        }
        end -= 1;
    }
    let mut text = lines[head.n_lines.min(end)..end].join("\n");
    if let Some(first) = head.first {
        text = format!("{first}\n{text}");
    }
    let n_before = u32::try_from(n_before + head.n_lines).unwrap_or(u32::MAX);
    let article = plain::article(&text, n_before);
    removed.extend(article.removed);
    removed.sort_by_key(|it| it.line);
    Some(Article { metadata: head.metadata, removed, ..article })
}

#[cfg(test)]
mod tests {
    use super::{head, split};
    use crate::input::metadata::Metadata;

    fn fields(data: Metadata) -> String {
        let date = data.date.map(|it| it.to_string());
        let fields = [data.source, date, data.title, data.byline, data.url];
        let fields: Vec<_> = fields.into_iter().map(Option::unwrap_or_default).collect();
        fields.join("|")
    }

    /// What is known, how many lines it stood on and how many of them say nothing.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let lines: Vec<&str> = text.lines().collect();
        let found = head(&lines, 0).map(|it| {
            format!("{} {} {}", it.n_lines, it.removed.len(), fields(it.metadata))
        });
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn reads_lines_with_labels() {
        check(
            "Headline: Ferry halts\nSource: Orm Post\nDate: 3 May 2024\nPage: 3\n\nIt rains.",
            Some("4 1 Orm Post|2024-05-03|Ferry halts||"),
        );
        check(
            "From: Orm Post <n@orm.example>\nSent: Friday, 3 May 2024 09:10\nTo: desk\nSubject: Ferry halts\n\nIt rains.",
            Some("4 1 Orm Post|2024-05-03|Ferry halts||"),
        );
        check(
            "Title: Ferry halts\n\nURL: https://orm.example/a\n\nText: It rains.",
            Some("5 0 ||Ferry halts||https://orm.example/a"),
        );
    }

    #[test]
    fn a_sentence_with_a_colon_ends_the_labels() {
        for text in [
            "Headline: Ferry halts\nDate: 3 May 2024\nThe minister: “I say this,” she said, and left.",
            "Headline: Ferry halts\nDate: 3 May 2024\nThe river: it rose by a metre and then fell again.",
        ] {
            check(text, Some("2 0 |2024-05-03|Ferry halts||"));
        }
        check(
            "Title: Ferry halts\nURL Source: https://orm.example/a\nPublished Time: 2024-05-03T06:00:00Z\nMarkdown Content:\nIt rains: twice.",
            Some("4 0 |2024-05-03|Ferry halts||https://orm.example/a"),
        );
        check(
            "Title: Ferry halts\nSource: Orm Post, 3 May 2024\nAbstract: It rains, and it pours, she said.\n\nIt rains.",
            Some("3 1 Orm Post|2024-05-03|Ferry halts||"),
        );
    }

    #[test]
    fn the_headline_may_have_no_label() {
        check(
            "Ferry halts\nAuthor: Ada Tamm\nDate: May 3, 2024\nFrom: Orm Post\nLength: 90 words\n\nFull Text:\nIt rains.",
            Some("7 1 Orm Post|2024-05-03|Ferry halts|Ada Tamm|"),
        );
    }

    #[test]
    fn a_text_may_begin_with_a_label_of_its_own() {
        check("Source: police\nIt rains.", None);
        check("Author: nobody.\nTitle: none.\n\nIt rains.", None);
        check("Ostrow: the ferry halts.\nDate: unknown\n\nIt rains.", None);
        check("Ferry halts\nSource: police\nDate: 3 May 2024\n\nIt rains.", None);
        check("From: Orm\nDate: 3 May 2024\n\nIt rains.", None);
    }

    #[test]
    fn takes_records_apart() {
        let record = |title: &str, number: u32| {
            format!(
                "Title: {title}\nPublication: Orm Post\nDate: May {number}, 2024\n\nIt rains: twice.\n\n“I stay,” she said.\n\nRecord: 15A{number}\nCopyright (c) 2024 Orm Post\n\n"
            )
        };
        let text = record("Ferry halts", 3) + "-----\n" + &record("Mill burns", 4);
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let found: Vec<String> = split(&lines)
            .unwrap()
            .into_iter()
            .map(|it| {
                format!(
                    "{} {}",
                    fields(it.metadata),
                    it.paragraphs.text.replace('\n', "/")
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "Orm Post|2024-05-03|Ferry halts|| It rains: twice./“I stay,” she said.",
                "Orm Post|2024-05-04|Mill burns|| It rains: twice./“I stay,” she said.",
            ]
        );
        let lines: Vec<String> =
            record("Ferry halts", 3).lines().map(str::to_owned).collect();
        assert!(split(&lines).is_none());
    }
}
