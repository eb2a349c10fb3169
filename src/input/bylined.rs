//! A headline with author, outlet and day below it, as people write them above a text, and
//! files that hold several such texts.

use crate::input::article::Article;
use crate::input::credits::{Credit, credit};
use crate::input::hard_wrap::ends_sentence;
use crate::input::labelled::is_gap;
use crate::input::metadata::Metadata;
use crate::input::{credits, metadata, plain};

/// The longest headline, in words.
const MAX_HEADLINE: usize = 25;

/// Whether a line may be a headline.
pub(super) fn is_headline(line: &str) -> bool {
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
        let Some(found) = credit(lines[at]).or_else(|| credits::alone(lines[at])) else {
            break;
        };
        let is_new = found.byline.is_some() && all.byline.is_none()
            || found.source.is_some() && all.source.is_none()
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
    use super::{record, split};
    use crate::input::metadata::Metadata;

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
