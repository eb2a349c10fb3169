//! What stands above a text as lines with labels (`Source: Orm Post`), by hand, as databases
//! write it, or in a mail that was pasted; and files that hold several such records.

use crate::document::{Date, Removed};
use crate::input::article::Article;
use crate::input::columns::Column;
use crate::input::metadata::Metadata;
use crate::input::{address, exports, metadata, plain};

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
        "From" => Some(Column::Source),
        "Sent" => Some(Column::Date),
        "Subject" => Some(Column::Title),
        "By" => Some(Column::Byline),
        name => Column::named(name).map(|it| it.0),
    }
}

/// Reads the lines with labels at the head of a text; none where too few of them say
/// something about an article, because a text may begin with a label of its own.
pub(super) fn head(lines: &[&str], n_before: usize) -> Option<Head> {
    let mut head = Head::default();
    let mut known: Vec<Column> = Vec::new();
    let mut has_subject = false;
    let mut at = lines.iter().position(|it| !it.trim().is_empty())?;
    // The headline may stand above the labels without one of its own.
    let title = lines[at].trim();
    let has_title = label(title).is_none() && title.chars().count() <= MAX_VALUE;
    if has_title {
        at += 1;
        at += lines[at..].iter().take_while(|it| it.trim().is_empty()).count();
    }
    let is_mail =
        lines.get(at).and_then(|it| label(it.trim())).is_some_and(|it| it.0 == "From");
    while let Some(line) = lines.get(at) {
        let Some((name, value)) = label(line.trim()) else {
            // One empty line may part two labels.
            let goes_on = line.trim().is_empty()
                && !known.is_empty()
                && lines.get(at + 1).and_then(|it| label(it.trim())).is_some_and(
                    |(name, value)| match column(name) {
                        None => false,
                        Some(Column::Text) => true,
                        Some(_) => !value.is_empty(),
                    },
                );
            if !goes_on {
                break;
            }
            at += 1;
            continue;
        };
        let column = column(name);
        if column == Some(Column::Text) {
            head.first = Some(value.to_owned()).filter(|it| !it.is_empty());
            at += 1;
            break;
        }
        // "The minister: “I stay,” she said": a sentence, not what a database says.
        if column.is_none() && is_sentence(value) && !exports::is_copyright(line.trim()) {
            break;
        }
        has_subject |= name == "Subject";
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

/// Whether words behind a colon are speech or a sentence.
fn is_sentence(value: &str) -> bool {
    value.contains(['“', '”', '"', '«', '»', '„'])
        || value.split(' ').count() >= 8 && value.ends_with(['.', '!', '?'])
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
            // "Source: Orm Post, 05/17/2024": the day of the paper.
            let dated = value.rsplit_once(", ");
            let dated = dated.and_then(|it| Some((it.0, it.1.parse::<Date>().ok()?)));
            data.date = data.date.or(dated.map(|it| it.1));
            let value = dated.map_or(value.clone(), |it| it.0.to_owned());
            let name = value.split(['<', '[']).next().unwrap_or_default().trim();
            data.source = metadata::value(name).or(Some(value));
        }
        Column::Date => {
            // Mails name the hour after the day.
            let day = value.rsplit_once(' ').map_or(value.as_str(), |it| it.0);
            match value.parse::<Date>().or_else(|()| day.parse()) {
                Ok(date) => data.date = Some(date),
                Err(()) => return false,
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
    let (name, _) = label(lines[first].trim())?;
    let is_start = |at: usize| {
        label(lines[at].trim()).is_some_and(|it| it.0 == name)
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
fn is_gap(line: &str) -> bool {
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
            if label(line).is_none() && !exports::is_copyright(line) {
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
    fn a_sentence_with_a_colon_is_no_label() {
        check(
            "Headline: Ferry halts\nDate: 3 May 2024\nThe minister: “I stay,” she said.\n\nIt rains.",
            Some("2 0 |2024-05-03|Ferry halts||"),
        );
        check(
            "Title: Ferry halts\n\nURL Source: https://orm.example/a\n\nPublished Time: 2024-05-03T06:00:00+02:00\n\nMarkdown Content:\nIt rains.",
            Some("7 0 |2024-05-03|Ferry halts||https://orm.example/a"),
        );
    }

    #[test]
    fn the_day_of_a_paper_may_stand_behind_its_name() {
        check(
            "Title: Ferry halts\nSource: Orm Post, 05/17/2024\n\nIt rains.",
            Some("2 0 Orm Post|2024-05-17|Ferry halts||"),
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
