//! Exports of Europresse: a page with an `<article>` for each article of the press.

use crate::document::{Date, Removed};
use crate::input::article::Article;
use crate::input::html::blocks;
use crate::input::html::places::Places;
use crate::input::metadata;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use dom_query::{Document, Selection};

/// What such a page calls the name of a paper.
pub(super) const MARK: &str = "DocPublicationName";

/// Reads the articles; none where the page is built otherwise.
pub(super) fn read(page: &str) -> Option<Vec<Article>> {
    let document = Document::from(page);
    let mut places = Places::new(page);
    let articles = document.select("article");
    let found: Option<Vec<Article>> =
        articles.iter().map(|it| article(&it, &mut places)).collect();
    found.filter(|it| !it.is_empty())
}

fn article(node: &Selection<'_>, places: &mut Places<'_>) -> Option<Article> {
    let words = |selector: &str| {
        let found = node.select(selector);
        found.iter().find_map(|it| metadata::value(&it.text()))
    };
    let text = ["[class*='docOcurrContainer']", "[class*='DocText']"]
        .iter()
        .find_map(|it| node.select(it).nodes().first().copied())?;
    let page = blocks::walk(&text, places);
    let mut paragraphs = Paragraphs::default();
    for block in &page.blocks {
        paragraphs.push(&block.text, block.line, block.zone);
    }
    if paragraphs.list.is_empty() {
        return None;
    }
    let mut found = Metadata {
        source: Some(words("[class*='DocPublicationName']")?),
        title: words("[class*='titreArticle']"),
        byline: words("[class*='docAuthors']"),
        ..Metadata::default()
    };
    let mut removed = Vec::new();
    if let Some(line) = words("[class*='DocHeader']") {
        match day(&line) {
            Some(date) => found.date = Some(date),
            None => found.set_date(&line),
        }
        removed.push(left(&line, places));
    }
    removed.extend(words("footer").map(|it| left(&it, places)));
    Some(Article { metadata: found, paragraphs, removed, ..Article::default() })
}

fn left(words: &str, places: &mut Places<'_>) -> Removed {
    let line = places.line_of(words);
    Removed { line, text: words.to_owned(), reason: "database".to_owned() }
}

/// The day in a line that goes on with the page and the number of words, and may begin with
/// the section.
fn day(line: &str) -> Option<Date> {
    let starts = line.match_indices(", ").map(|it| it.0 + 2);
    std::iter::once(0).chain(starts).take(4).find_map(|at| day_at_head(&line[at..]))
}

fn day_at_head(line: &str) -> Option<Date> {
    let ends = line.match_indices([',', '-', '•']).map(|it| it.0).chain([line.len()]);
    ends.take(5).filter_map(|end| line[..end].trim().parse().ok()).last()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn takes_the_articles_of_a_page_apart() {
        let article = |source: &str, header: &str, title: &str| {
            format!(
                "<article><header><div class=\"rdp__DocPublicationName\"><span class=DocPublicationName>{source}</span></div><span class=DocHeader>{header}</span><div class=titreArticle><p class=titreArticleVisu>{title}</p></div><div class=docAuthors>Ada Tamm</div></header><section><div class=\"DocText clearfix\"><div class=docOcurrContainer><p>It rains.</p><p>Still.</p></div></div></section><footer>© 2024</footer></article>"
            )
        };
        let page = article(
            "Orm Post",
            "Region, Friday, May 3, 2024, 90 words, p. 3",
            "Ferry halts",
        ) + &article("Tarn Echo", "4 May 2024 - p. 1", "Mill burns");
        let found: Vec<String> = read(&page)
            .unwrap()
            .into_iter()
            .map(|it| {
                let data = it.metadata;
                format!(
                    "{}|{}|{}|{}|{}",
                    data.source.unwrap_or_default(),
                    data.date.map(|it| it.to_string()).unwrap_or_default(),
                    data.title.unwrap_or_default(),
                    it.paragraphs.text.replace('\n', "/"),
                    it.removed.len()
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "Orm Post|2024-05-03|Ferry halts|It rains./Still.|2",
                "Tarn Echo|2024-05-04|Mill burns|It rains./Still.|2",
            ]
        );
        assert!(read("<article><p>It rains.</p></article>").is_none());
    }
}
