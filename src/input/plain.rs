//! Plain text: one paragraph per line, or wrapped lines; front matter at the top.

use crate::document::{Caveat, Removed};
use crate::input::article::Article;
use crate::input::encoding::Decoded;
use crate::input::paragraphs::Paragraphs;
use crate::input::{
    InputError, bylined, csv, decode, encoding, exports, form, front_matter, hard_wrap,
    labelled, markdown, pasted, repair, unit,
};
use std::borrow::Cow;
use std::io::Cursor;

/// Reads a `.txt` file, which may be the export of a database or a table.
pub(super) fn read_all(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    if is_raw {
        return vec![unit::verbatim(bytes, path)];
    }
    match open(bytes, path) {
        Err(error) => vec![Err(error)],
        Ok(text) => read_text(&text, path),
    }
}

/// A text in normal form, and the doubts about its characters.
struct Opened {
    text: String,
    caveats: Vec<Caveat>,
}

fn open(bytes: Vec<u8>, path: &str) -> Result<Opened, InputError> {
    let Decoded { text, caveat } = encoding::decode(bytes, None, path)?;
    let text = decode::normalize(Cow::Borrowed(decode::without_bom(&text)));
    let mut caveats: Vec<Caveat> = caveat.into_iter().collect();
    let text = repair::text(&text, true, &mut caveats);
    // What a reference stood for may combine with the letter before it.
    let text = decode::normalize(repair::without_emphasis(&text)).into_owned();
    Ok(Opened { text, caveats })
}

fn read_text(opened: &Opened, path: &str) -> Vec<Result<Article, InputError>> {
    let text = opened.text.as_str();
    if form::is_list_of_addresses(text) {
        return vec![Err(InputError::Refused {
            path: path.to_owned(),
            what: "the file has addresses and no article",
            remedy: "open each in a browser and save the page as .html",
        })];
    }
    if csv::is_table(text) {
        let rows = csv::open(Box::new(Cursor::new(text.to_owned())), path);
        return rows.map(|row| csv::read(&row?, path, false)).collect();
    }
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    match exports::split(&lines, path) {
        Some(Err(error)) => return vec![Err(error)],
        Some(Ok(articles)) => {
            return articles
                .into_iter()
                .map(|mut it| {
                    it.metadata.caveats.extend(opened.caveats.iter().cloned());
                    Ok(it)
                })
                .collect();
        }
        None => {}
    }
    if markdown::is_markdown(text) {
        let article = markdown::read_text(text, path);
        return vec![article.map(|mut it| {
            it.metadata.caveats.extend(opened.caveats.iter().cloned());
            it
        })];
    }
    if let Some(mut articles) = labelled::split(&lines).or_else(|| bylined::split(&lines))
    {
        for article in &mut articles {
            article.metadata.caveats.extend(opened.caveats.iter().cloned());
        }
        return articles.into_iter().map(Ok).collect();
    }
    vec![front_matter::read(text, path).map(|mut front| {
        front.metadata.caveats.extend(opened.caveats.iter().cloned());
        let labelled = if front.len == 0 { below_head(text) } else { None };
        if let Some(mut article) = labelled {
            article.metadata.caveats.extend(front.metadata.caveats);
            return article;
        }
        let mut article = article(&text[front.len..], front.n_lines);
        article.removed.extend(pasted::leave_out(&mut article.paragraphs));
        article.removed.sort_by_key(|it| it.line);
        Article { metadata: front.metadata, ..article }
    })]
}

/// The article below lines with labels, or below a headline, an author and a day; none where
/// the text does not begin with them.
fn below_head(text: &str) -> Option<Article> {
    let lines: Vec<&str> = text.lines().collect();
    let mut article = labelled::record(&lines, 0).or_else(|| bylined::record(&lines))?;
    article.removed.extend(pasted::leave_out(&mut article.paragraphs));
    Some(article)
}

/// A text in normal form, about which nothing is known; `n_before` lines precede it in its
/// file.
pub(super) fn article(text: &str, n_before: u32) -> Article {
    let mut paragraphs = Paragraphs::default();
    let unwrapped = hard_wrap::unwrap_lines(text);
    for (line, paragraph) in unwrapped.paragraphs {
        paragraphs.push(&paragraph, line + n_before, None);
    }
    let head = |(line, text)| {
        let reason = "running-head".to_owned();
        Removed { line: line + n_before, text, reason }
    };
    let removed = unwrapped.heads.into_iter().map(head).collect();
    Article { paragraphs, removed, ..Article::default() }
}

#[cfg(test)]
mod tests {
    use super::read_all;

    #[test]
    fn reads_text_below_front_matter() {
        let file = "\u{feff}---\r\nsource: Ostrow Post\r\n---\r\n\r\nBridge closed\r\n\r\nIt rains.\r\n";
        let article =
            read_all(file.as_bytes().to_vec(), "a.txt", false).remove(0).unwrap();
        assert_eq!(article.metadata.source.as_deref(), Some("Ostrow Post"));
        assert_eq!(article.paragraphs.text, "Bridge closed\nIt rains.");
        let lines: Vec<_> = article.paragraphs.list.iter().map(|it| it.line).collect();
        assert_eq!(lines, [5, 7]);
    }
}
