//! A headline with author, outlet and day below it, as people write them above a text, and
//! files that hold several such texts.

use crate::document::Date;
use crate::input::article::Article;
use crate::input::hard_wrap::ends_sentence;
use crate::input::labelled::is_gap;
use crate::input::metadata::Metadata;
use crate::input::{metadata, plain};

/// The longest headline, in words.
const MAX_HEADLINE: usize = 25;

/// The longest line below it, in characters.
const MAX_CREDIT: usize = 120;

/// Words in the names of outlets, in small letters.
const PRESS: &[&str] = &[
    "advertiser",
    "agency",
    "anzeiger",
    "argus",
    "blad",
    "bote",
    "broadcasting",
    "bulletin",
    "chronicle",
    "citizen",
    "courier",
    "daily",
    "dagblad",
    "democrat",
    "dispatch",
    "echo",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "kurier",
    "ledger",
    "magazine",
    "mail",
    "messenger",
    "mirror",
    "monitor",
    "nachrichten",
    "news",
    "newspaper",
    "nieuws",
    "observer",
    "post",
    "press",
    "radio",
    "record",
    "recorder",
    "register",
    "review",
    "rundschau",
    "sentinel",
    "standard",
    "star",
    "sun",
    "tagblatt",
    "telegraph",
    "television",
    "times",
    "tribune",
    "tv",
    "voice",
    "weekly",
    "wire",
    "world",
    "zeitung",
];

/// Whether a name is that of an outlet, and not of a place, a person or an office.
fn is_outlet(name: &str) -> bool {
    let mut words = name.split([' ', '-', '.']);
    words.any(|it| {
        let it = it.to_lowercase();
        PRESS.contains(&it.as_str()) || it.len() > 7 && it.ends_with("zeitung")
    })
}

/// What a line below a headline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credit {
    pub(super) byline: Option<String>,
    pub(super) source: Option<String>,
    pub(super) date: Option<Date>,
}

/// Reads `By Ada Tamm, Orm Post, 3 May 2024`, `Orm Post | 3 May 2024` and a day alone.
pub(super) fn credit(line: &str) -> Option<Credit> {
    let line = line.trim().trim_matches('*');
    if line.chars().count() > MAX_CREDIT || line.contains(['“', '”', '"', '?', '!']) {
        return None;
    }
    let mut parts: Vec<&str> = line
        .split([',', '|', '·', '•', '—', '–', ';'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    if parts.len() > 6 {
        return None;
    }
    let is_by = |it: &&str| it.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("by "));
    let by_at = parts.iter().position(is_by);
    let byline = by_at.map(|at| without_weekday(parts.remove(at)[3..].trim()));
    let (others, date) = without_day(&parts);
    if byline.is_some_and(|it| !is_name(it, 7))
        || date.is_none() && by_at != Some(0)
        || others.iter().any(|it| !is_name(it, 7))
        || others.len() > 2
    {
        return None;
    }
    let is_by = byline.is_some();
    // A name beside a day may be a place or a person as well.
    let source = others.iter().position(|it| is_outlet(it)).filter(|_| date.is_some());
    let before = source.and_then(|at| others[..at].last()).filter(|_| !is_by);
    if !is_by && source.is_none() && !others.is_empty() {
        return None;
    }
    Some(Credit {
        byline: byline.or(before.copied()).and_then(metadata::value),
        source: source.and_then(|at| metadata::value(others[at])),
        date,
    })
}

/// `Ada Tamm Monday`, where no comma stands between a name and a day.
fn without_weekday(name: &str) -> &str {
    const DAYS: &[&str] =
        &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let last = name.rsplit_once(' ').filter(|it| DAYS.contains(&it.1));
    last.map_or(name, |it| it.0)
}

/// The parts of a line without those that are a day: `3 May 2024`, `May 3` and `2024`,
/// `Friday` and both.
fn without_day<'b>(parts: &[&'b str]) -> (Vec<&'b str>, Option<Date>) {
    for at in 0..parts.len() {
        for end in (at + 1..=parts.len().min(at + 3)).rev() {
            let words = parts[at..end].join(", ");
            if words.contains(|it: char| it.is_ascii_digit())
                && words.chars().count() <= 60
                && let Ok(date) = words.parse()
            {
                return ([&parts[..at], &parts[end..]].concat(), Some(date));
            }
        }
    }
    (parts.to_vec(), None)
}

/// Whether some words are a name: few, the first with a capital.
fn is_name(words: &str, max: usize) -> bool {
    let n_low = words.split(' ').filter(|it| it.starts_with(char::is_lowercase)).count();
    words.starts_with(|it: char| it.is_uppercase())
        && words.split(' ').count() <= max
        && n_low <= 2
        && !words.contains(|it: char| it.is_ascii_digit())
}

/// Whether a line may be a headline.
fn is_headline(line: &str) -> bool {
    let n_words = line.split_whitespace().count();
    let is_closed = line.ends_with(['.', ',', ';', ':']) || ends_sentence(line);
    (2..=MAX_HEADLINE).contains(&n_words)
        && (!is_closed || line.ends_with(['?', '!', '’', '”']) && n_words <= 14)
        && line.contains(char::is_alphabetic)
}

/// What stands above a text, and on how many lines.
pub(super) fn head(lines: &[&str]) -> Option<(Metadata, usize)> {
    let mut rows = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty());
    let title = lines[rows.next()?].trim();
    if !is_headline(title) {
        return None;
    }
    let mut all = Credit::default();
    let mut n_lines = 0;
    for at in rows.take(3) {
        let Some(found) = credit(lines[at]) else { break };
        let is_new = found.byline.is_some() && all.byline.is_none()
            || found.date.is_some() && all.date.is_none();
        if !is_new {
            break;
        }
        all.byline = all.byline.or(found.byline);
        all.source = all.source.or(found.source);
        all.date = all.date.or(found.date);
        n_lines = at + 1;
    }
    let is_known = all.date.is_some() && (all.byline.is_some() || all.source.is_some());
    let metadata = Metadata {
        title: metadata::value(title),
        byline: all.byline,
        source: all.source,
        date: all.date,
        ..Metadata::default()
    };
    is_known.then_some((metadata, n_lines))
}

/// The article below such a head; a place and a day above a text are not an outlet and a
/// day, so that without an author's name nothing is taken.
pub(super) fn record(lines: &[&str]) -> Option<Article> {
    let (metadata, n_lines) = head(lines).filter(|it| it.0.byline.is_some())?;
    Some(article(metadata, &lines[n_lines..], n_lines))
}

/// Takes a file of several such texts apart; none where it has one.
pub(super) fn split(lines: &[String]) -> Option<Vec<Article>> {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let first = lines.iter().position(|it| !is_gap(it))?;
    let is_start = |at: &usize| {
        !is_gap(lines[*at])
            && (*at == first || is_gap(lines[*at - 1]))
            && head(&lines[*at..]).is_some()
    };
    let starts: Vec<usize> = (first..lines.len()).filter(is_start).collect();
    if starts.len() < 2 || starts[0] != first {
        return None;
    }
    let ends = starts[1..].iter().copied().chain([lines.len()]);
    let articles: Option<Vec<Article>> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let (metadata, n_lines) = head(&lines[*start..end])?;
            let mut end = end;
            while end > start + n_lines && is_gap(lines[end - 1]) {
                end -= 1;
            }
            let from = start + n_lines;
            Some(article(metadata, &lines[from..end], from))
        })
        .collect();
    articles.filter(|it| it.iter().all(|it| !it.paragraphs.list.is_empty()))
}

fn article(metadata: Metadata, lines: &[&str], n_before: usize) -> Article {
    let n_before = u32::try_from(n_before).unwrap_or(u32::MAX);
    Article { metadata, ..plain::article(&lines.join("\n"), n_before) }
}

#[cfg(test)]
mod tests {
    use super::{credit, record, split};
    use crate::input::metadata::Metadata;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let found = credit(line).map(|it| {
            let date = it.date.map(|it| it.to_string());
            [it.byline, it.source, date].map(Option::unwrap_or_default).join("|")
        });
        assert_eq!(found.unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn reads_the_line_below_a_headline() {
        check("By Ada Tamm, Orm Post, 3 May 2024", "Ada Tamm|Orm Post|2024-05-03");
        check("BY ADA TAMM | Orm Post | May 3, 2024", "ADA TAMM|Orm Post|2024-05-03");
        check("Orm Post, Friday, May 3, 2024", "|Orm Post|2024-05-03");
        check("Ada Tamm | Orm Post | May 3, 2024", "Ada Tamm|Orm Post|2024-05-03");
        check("Orm Post, Ostrow, May 3, 2024", "|Orm Post|2024-05-03");
        check("By Ada Tamm, Ostrow, May 3, 2024", "Ada Tamm||2024-05-03");
        check("Orm Post · 3 May 2024 · By ADA TAMM", "ADA TAMM|Orm Post|2024-05-03");
        check("Ostrow, 3 May 2024", "");
        check("By Ada Tamm Monday, May 3, 2024", "Ada Tamm||2024-05-03");
        check("By Ada Tamm and Bo Reyes", "Ada Tamm and Bo Reyes||");
        check("By Ada Tamm, Political Editor, 3 May 2024", "Ada Tamm||2024-05-03");
        for line in [
            "By the river, on 3 May 2024, it rained",
            "The ferry halts",
            "“By Ada,” she said, 3 May 2024",
        ] {
            check(line, "");
        }
    }

    fn shown(data: &Metadata, text: &str) -> String {
        let date = data.date.map(|it| it.to_string()).unwrap_or_default();
        let source = data.source.as_deref().unwrap_or_default();
        let title = data.title.as_deref().unwrap_or_default();
        format!("{source}|{date}|{title}|{}", text.replace('\n', "/"))
    }

    #[test]
    fn takes_texts_apart_that_stand_in_one_file() {
        for between in ["\n=====\n\n", "\n* * *\n\n", "\n\n\n"] {
            let text = format!(
                "Ferry halts again\nBy Ada Tamm, Orm Post, 3 May 2024\n\nIt rains.\n\nIt pours.\n{between}Mill burns down\nTarn Echo, 4 May 2024\n\nThe mill burns.\n"
            );
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let found: Vec<String> = split(&lines)
                .unwrap()
                .iter()
                .map(|it| shown(&it.metadata, &it.paragraphs.text))
                .collect();
            assert_eq!(
                found,
                [
                    "Orm Post|2024-05-03|Ferry halts again|It rains./It pours.",
                    "Tarn Echo|2024-05-04|Mill burns down|The mill burns.",
                ]
            );
        }
    }

    #[test]
    fn one_text_with_a_head_is_one_article() {
        let text = "Ferry halts again\nBy Ada Tamm, Orm Post, 3 May 2024\n\nIt rains.";
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        assert!(split(&lines).is_none());
        let rows: Vec<&str> = text.lines().collect();
        let article = record(&rows).unwrap();
        assert_eq!(
            shown(&article.metadata, &article.paragraphs.text),
            "Orm Post|2024-05-03|Ferry halts again|It rains."
        );
        // A place and a day.
        assert!(
            record(&["Ferry halts again", "Ostrow, 3 May 2024", "It rains."]).is_none()
        );
    }
}
