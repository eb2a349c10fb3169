//! Other articles on the page of one: such that run on behind it in the text, and such that
//! were left out whole.

use crate::document::Caveat;
use crate::input::html::blocks::{Block, Page};
use crate::input::html::choose::{Fate, OUTSIDE};
use crate::input::html::tree::Tree;
use dom_query::{Document, NodeId};
use std::collections::BTreeMap;

/// From so many words on, in two paragraphs or more, a text under a heading is an article.
const MIN_WORDS: usize = 50;

/// No more are named.
const MAX_NAMED: usize = 3;

/// A text under a heading.
#[derive(Default)]
struct Text<'a> {
    heading: Option<&'a Block>,
    n_taken: usize,
    n_words_taken: usize,
    n_left: usize,
    n_words_left: usize,
}

impl<'a> Text<'a> {
    fn add(&mut self, block: &'a Block, fate: Fate) {
        if !block.is_prose() {
            return;
        }
        match fate {
            Fate::Taken => {
                self.n_taken += 1;
                self.n_words_taken += block.n_words();
            }
            Fate::Left(OUTSIDE) => {
                self.n_left += 1;
                self.n_words_left += block.n_words();
            }
            _ => {}
        }
    }

    fn is_taken(&self) -> bool {
        self.n_taken >= 2 && self.n_words_taken >= MIN_WORDS
    }

    fn is_left(&self) -> bool {
        self.n_left >= 2 && self.n_words_left >= MIN_WORDS && self.n_words_taken == 0
    }
}

/// Says which other articles the text holds, and which it does not.
pub(super) fn note(document: &Document, page: &Page, fates: &[Fate]) -> Vec<Caveat> {
    let tree = Tree { document };
    let mut caveats = Vec::new();
    let by_article = by_article(&tree, page, fates);
    let mut taken = by_article.iter().filter(|it| it.is_taken() && it.heading.is_some());
    if let Some(heading) = taken.nth(1).and_then(|it| it.heading) {
        let text = heading.text.clone();
        caveats.push(Caveat::SecondArticle { line: heading.line, text });
    }
    let mut left: Vec<Text<'_>> = by_article
        .into_iter()
        .filter(|it| it.is_left() && it.heading.is_some())
        .collect();
    if left.is_empty() {
        left = by_heading(page, fates);
    }
    if !left.is_empty() {
        let n_words: usize = left.iter().map(|it| it.n_words_left).sum();
        let named: Vec<String> = left
            .iter()
            .filter_map(|it| it.heading)
            .take(MAX_NAMED)
            .map(|it| format!("line {}: “{}”", it.line, it.text))
            .collect();
        let more = match left.len().saturating_sub(MAX_NAMED) {
            0 => String::new(),
            n => format!("; {n} more"),
        };
        caveats.push(Caveat::Reading(format!(
            "The page holds more text under other headings ({}{more}); {n_words} words of it were left out. If they belong to the article, or are one of their own, save them as a text.",
            named.join("; ")
        )));
    }
    caveats
}

/// Whether an element holds one article by its name, or by a class that blogs and databases
/// give it.
fn is_post(tree: &Tree<'_>, id: NodeId) -> bool {
    const CLASSES: &[&str] = &[
        "article",
        "blog-post",
        "blogpost",
        "document",
        "entry",
        "hentry",
        "item",
        "news-item",
        "post",
        "record",
        "story",
    ];
    tree.is_article(id)
        || tree.look(id).is_some_and(|(name, class)| {
            ["div", "section", "li"].contains(&name.as_str())
                && class.split_ascii_whitespace().any(|it| CLASSES.contains(&it))
        })
}

/// The texts of a page's `<article>` elements, in the order of the page.
fn by_article<'a>(tree: &Tree<'_>, page: &'a Page, fates: &[Fate]) -> Vec<Text<'a>> {
    let mut order: Vec<NodeId> = Vec::new();
    let mut texts: BTreeMap<NodeId, Text<'a>> = BTreeMap::new();
    for (block, fate) in page.blocks.iter().zip(fates) {
        let path = tree.path(block.owner);
        let Some(article) = path.into_iter().find(|it| is_post(tree, *it)) else {
            continue;
        };
        let text = texts.entry(article).or_insert_with(|| {
            order.push(article);
            Text::default()
        });
        if (1..=3).contains(&block.level) && text.n_taken + text.n_left == 0 {
            text.heading.get_or_insert(block);
        }
        text.add(block, *fate);
    }
    order.into_iter().filter_map(|it| texts.remove(&it)).collect()
}

/// Whether a heading stands above what leads to other pages.
fn leads_elsewhere(heading: &str) -> bool {
    const WORDS: &[&str] = &[
        "about",
        "also",
        "comments",
        "latest",
        "more",
        "most",
        "newsletter",
        "next",
        "popular",
        "read",
        "recent",
        "recommended",
        "related",
        "sign",
        "similar",
        "subscribe",
        "trending",
        "auch",
        "mehr",
        "aussi",
        "plus",
        "más",
        "ook",
        "meer",
    ];
    heading
        .split(|it: char| !it.is_alphabetic())
        .any(|it| WORDS.contains(&it.to_lowercase().as_str()))
}

/// Runs of paragraphs below a heading of which nothing was taken.
fn by_heading<'a>(page: &'a Page, fates: &[Fate]) -> Vec<Text<'a>> {
    // Without an element of its own a text of two paragraphs may be a teaser.
    let is_long = |it: &Text<'_>| it.is_left() && it.n_left >= 3;
    let mut found = Vec::new();
    let mut text = Text::default();
    for (block, fate) in page.blocks.iter().zip(fates) {
        let is_outside =
            *fate == Fate::Left(OUTSIDE) || *fate == Fate::Left("related-link");
        if !is_outside || (1..=2).contains(&block.level) {
            found.extend(Some(std::mem::take(&mut text)).filter(is_long));
        }
        if is_outside && (1..=2).contains(&block.level) && !leads_elsewhere(&block.text) {
            text.heading = Some(block);
        } else if is_outside && text.heading.is_some() {
            text.add(block, *fate);
        }
    }
    found.extend(Some(text).filter(is_long));
    found
}
