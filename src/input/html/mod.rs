//! Web pages: the article without what surrounds it, and what the page says about it.
//!
//! The page is walked once into blocks. `dom_smoothie` (a port of Mozilla's Readability)
//! points at those that are the article; [`choose`] mends what it misses. What is left is
//! listed as removed, or said in a caveat. Parts that a rule of `drop.tsv` names go first.

mod beside;
mod blocks;
mod choose;
mod depth;
mod drop;
mod europresse;
mod json_ld;
mod kind;
mod others;
mod page;
mod places;
mod prepare;
mod refusal;
mod shown;
mod tree;

use crate::document::{Caveat, Date, Removed, Zone};
use crate::input::article::Article;
use crate::input::credits::Credit;
use crate::input::encoding::Decoded;
use crate::input::html::blocks::{Block, Page};
use crate::input::html::choose::Fate;
use crate::input::html::page::About;
use crate::input::html::places::Places;
use crate::input::metadata::Metadata;
use crate::input::paragraphs::Paragraphs;
use crate::input::{InputError, credits, decode, encoding, exports, unit, xml};
use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability, ReadabilityError};
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The most elements that a page may have.
const MAX_ELEMENTS: usize = 300_000;

/// How many of the first bytes may declare the encoding.
const HEAD: usize = 4096;

/// An article of fewer words is hardly one.
const FEW_WORDS: usize = 40;

/// The most words and bars in a line of links between the pages of a book.
const MAX_BAR: usize = 16;

/// How much of a page is searched for the day that it names.
const MAX_HEAD: usize = 1 << 16;

/// The day that the head of a page names as its own.
pub(super) fn date(page: &str) -> Option<Date> {
    let end = page.find("<body").unwrap_or(page.len()).min(MAX_HEAD);
    let head = &page[..page.floor_char_boundary(end)];
    let is_deep = depth::too_deep(head).is_some();
    (!is_deep).then(|| page::about(&Document::from(head), head).metadata.date).flatten()
}

/// Reads a `.html` file, which may be the export of a database.
///
/// Its errors: it is no text, nests too deeply, has too many elements or holds no article.
pub(super) fn read_all(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    if is_raw {
        return vec![unit::verbatim(bytes, path)];
    }
    let declared = declared_encoding(&bytes);
    let Decoded { text, caveat } = match encoding::decode(bytes, declared, path) {
        Ok(decoded) => decoded,
        Err(error) => return vec![Err(error)],
    };
    let exported = if depth::too_deep(&text).is_some() {
        None
    } else if text.contains(europresse::MARK) {
        europresse::read(&text).map(Ok)
    } else if exports::may_be(&text) {
        exports::split(&lines_of_export(&text), path)
    } else {
        None
    };
    let mut articles: Vec<Result<Article, InputError>> = match exported {
        None => vec![read_text(&text, path)],
        Some(Err(error)) => vec![Err(error)],
        Some(Ok(articles)) => articles.into_iter().map(Ok).collect(),
    };
    for article in articles.iter_mut().flatten() {
        article.metadata.caveats.extend(caveat.clone());
    }
    articles
}

/// Reads a page of which a server said how its text is encoded.
///
/// # Errors
///
/// If it is no text, or as [`read_text`].
pub(super) fn read_as(
    bytes: Vec<u8>,
    told: Option<&'static Encoding>,
    path: &str,
) -> Result<Article, InputError> {
    let declared = told.or_else(|| declared_encoding(&bytes));
    let Decoded { text, caveat } = encoding::decode(bytes, declared, path)?;
    let mut article = read_text(&text, path)?;
    article.metadata.caveats.extend(caveat);
    Ok(article)
}

/// The first article of a page.
#[cfg(test)]
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    read_all(bytes, path, false).remove(0)
}

/// The lines of a page in which a database puts articles, each cell of a table on its own
/// and an empty line between two, as the same export has them as text.
fn lines_of_export(page: &str) -> Vec<String> {
    // The window's title is no line of the page.
    let body = page.find("<body").or_else(|| page.find("<BODY")).unwrap_or(0);
    let mut page = decode::normalize(Cow::Borrowed(&page[body..])).into_owned();
    for name in ["table", "tbody", "tr", "td", "TABLE", "TBODY", "TR", "TD"] {
        for (from, to) in [("<", "<div "), ("</", "</div ")] {
            let tag = format!("{from}{name}");
            for end in [">", " "] {
                page = page.replace(&format!("{tag}{end}"), &format!("{to}{end}"));
            }
        }
    }
    let text = text_of(&page);
    text.lines().flat_map(|line| [line.to_owned(), String::new()]).collect()
}

/// Reads a page of a book, which is text and nothing else: its first heading, where it
/// stands above the text, is the headline.
///
/// # Errors
///
/// If it nests too deeply.
pub(super) fn book_page(page: &str, path: &str) -> Result<Article, InputError> {
    let source = decode::normalize(Cow::Borrowed(decode::without_bom(page)));
    let source = prepare::with_closed_elements(&source);
    check_depth(&source, path)?;
    let document = Document::from(&*source);
    let body = document.select_single("body");
    let mut places = Places::new(&source);
    let page = body.nodes().first().map(|it| blocks::walk(it, &mut places));
    let page = page.unwrap_or_default();
    let is_head = |it: &&Block| (1..=3).contains(&it.level);
    let first_text = page.blocks.iter().position(Block::is_prose);
    let above = &page.blocks[..first_text.unwrap_or(page.blocks.len())];
    let head = above.iter().position(|it| is_head(&it));
    let fates: Vec<Fate> = (0..)
        .zip(&page.blocks)
        .map(|(at, block)| match block.beside {
            _ if Some(at) == head => Fate::Headline,
            Some("navigation") => Fate::Left("navigation"),
            // `| Next | Main menu | Previous |`
            _ if block.text.matches('|').count() >= 2 && block.n_words() <= MAX_BAR => {
                Fate::Left("navigation")
            }
            _ => Fate::Taken,
        })
        .collect();
    let Assembled { mut article, headline, .. } =
        Assembled::new(&page, &fates, Vec::new());
    article.metadata.title = headline;
    Ok(article)
}

/// # Errors
///
/// If the page nests too deeply for a parser.
fn check_depth(source: &str, path: &str) -> Result<(), InputError> {
    let Some(at) = depth::too_deep(source) else { return Ok(()) };
    let line = decode::line_at(source.as_bytes(), at);
    let message = depth::message(source, at);
    Err(InputError::Page { path: path.to_owned(), line, message })
}

/// Reads a page that is decoded.
///
/// # Errors
///
/// If it nests too deeply, has too many elements or holds no article.
pub(super) fn read_text(text: &str, path: &str) -> Result<Article, InputError> {
    let source = decode::normalize(Cow::Borrowed(decode::without_bom(text)));
    let source = prepare::without_shadow_roots(&source);
    let source = if decode::without_bom(text).trim_start().starts_with("<?xml") {
        prepare::with_closed_elements(&source)
    } else {
        source
    };
    let fault = |line: u32, message: String| InputError::Page {
        path: path.to_owned(),
        line,
        message,
    };
    check_depth(&source, path)?;
    let document = Document::from(&*source);
    let about = page::about(&document, &source);
    let mut places = Places::new(&source);
    prepare::reveal(&document);
    let removed = drop::apply(&document, about.metadata.url.as_deref(), &mut places);
    let page = match document.select_single("body").nodes().first() {
        Some(body) => blocks::walk(body, &mut places),
        None => Page::default(),
    };
    let found = match found(&document) {
        Ok(found) => found,
        Err(ReadabilityError::TooManyElements(..)) => {
            let message = format!("the page has more than {MAX_ELEMENTS} elements");
            return Err(fault(1, message));
        }
        Err(_) => None,
    };
    let titles: Vec<&str> = about.titles.iter().map(String::as_str).collect();
    let fates = match &found {
        Some(found) => choose::choose(&document, &page, found, &titles),
        None => page.blocks.iter().map(whole).collect(),
    };
    let mut assembled = Assembled::new(&page, &fates, removed);
    assembled.article.metadata.caveats.extend(others::note(&document, &page, &fates));
    if found.is_none() && !assembled.article.paragraphs.list.is_empty() {
        assembled.article.metadata.caveats.push(Caveat::WholePage);
    }
    if depth::breaks_off(&source) {
        let what = "The page breaks off before it ends; save or fetch it again to have the rest.";
        assembled.article.metadata.caveats.push(Caveat::Reading(what.to_owned()));
    }
    if let Some(heading) = second_headline(&page, &fates) {
        let what = format!(
            "“{heading}” is a heading of the first rank between paragraphs; if another article begins there, put it into a file of its own."
        );
        assembled.article.metadata.caveats.push(Caveat::Reading(what));
    }
    finish(assembled, about, &source).map_err(|message| fault(1, message))
}

/// A heading that ranks with the headline, with text of the article above and below it.
fn second_headline<'a>(page: &'a Page, fates: &[Fate]) -> Option<&'a str> {
    if !fates.contains(&Fate::Headline) {
        return None;
    }
    let is_text = |at: &usize| fates[*at] == Fate::Taken && page.blocks[*at].is_prose();
    let n_texts = |range: std::ops::Range<usize>| range.filter(is_text).take(2).count();
    let n = page.blocks.len();
    let is_it = |at: &usize| {
        fates[*at] == Fate::Taken
            && page.blocks[*at].level == 1
            && n_texts(0..*at) == 2
            && n_texts(at + 1..n) == 2
    };
    (0..n).find(is_it).map(|at| page.blocks[at].text.as_str())
}

/// The pieces of text that the reader of pages takes; none where it finds nothing.
fn found(document: &Document) -> Result<Option<BTreeSet<NodeId>>, ReadabilityError> {
    let copy = document.clone();
    prepare::keep_names_in_sentences(&copy);
    let config = Config {
        disable_json_ld: true,
        keep_classes: true,
        max_elements_to_parse: MAX_ELEMENTS,
        ..Config::default()
    };
    let mut readability = Readability::with_document(copy, None, Some(config))?;
    match readability.parse() {
        Ok(_) => {}
        Err(error @ ReadabilityError::TooManyElements(..)) => return Err(error),
        Err(_) => return Ok(None),
    }
    let root = readability.doc.select_single("#readability-page-1");
    let nodes = root.nodes().iter().flat_map(|node| node.descendants_it());
    Ok(Some(nodes.filter(|node| node.is_text()).map(|node| node.id).collect()))
}

/// What becomes of a block where no article could be picked out.
fn whole(block: &Block) -> Fate {
    match block.beside {
        Some(reason) => Fate::Left(reason),
        None if block.is_hidden => Fate::Left("hidden"),
        None => Fate::Taken,
    }
}

/// An article in the making.
#[derive(Default)]
struct Assembled {
    article: Article,
    headline: Option<String>,
    /// What lines above the text say about its author, its outlet and its day.
    credit: Credit,
    n_words: usize,
    /// Words of running text that are hidden, and that stand beside the article.
    n_hidden: usize,
    n_teasers: usize,
}

impl Assembled {
    fn new(page: &Page, fates: &[Fate], removed: Vec<Removed>) -> Self {
        let mut it = Self::default();
        for line in removed.iter().filter(|it| it.reason == "byline") {
            it.credit.fill(credits::credit(&line.text).unwrap_or_default());
        }
        it.article.removed = removed;
        let mut last_left: Option<(&str, bool)> = None;
        for (at, (block, fate)) in page.blocks.iter().zip(fates).enumerate() {
            match *fate {
                Fate::Headline => it.headline = Some(block.text.clone()),
                Fate::Left(reason) => {
                    let is_short = !block.is_prose();
                    let is_more = is_short && last_left == Some((reason, true));
                    it.leave(block, reason, is_more);
                    last_left = Some((reason, is_short));
                    continue;
                }
                Fate::Taken => it.take(page, at),
            }
            last_left = None;
        }
        for (line, text) in &page.unseen {
            let reason = "screen-reader".to_owned();
            it.article.removed.push(Removed { line: *line, text: text.clone(), reason });
        }
        it.article.removed.sort_by_key(|it| it.line);
        it
    }

    fn take(&mut self, page: &Page, at: usize) {
        let block = &page.blocks[at];
        let paragraphs = &mut self.article.paragraphs;
        let name = block.quotation.and_then(|it| page.quoted[it].as_deref());
        let rest = block.text.trim_start_matches(['—', '–', '―', '-', ' ']);
        let signed = blocks::posted_by(rest).unwrap_or(rest);
        let is_signature =
            name.is_some_and(|it| signed.starts_with(it)) && block.n_words() <= 16;
        let is_dashed = rest.len() < block.text.len();
        let zone = match block.zone {
            // A name under a quotation is no words of the outlet's.
            None if is_signature && !is_dashed => Some(Zone::Caption),
            None if block.is_by_picture && !block.is_prose_of_article() => {
                Some(Zone::Caption)
            }
            zone => zone,
        };
        if block.level > 1 && block.is_link() {
            self.n_teasers += 1;
        }
        if zone.is_none() {
            self.n_words += block.n_words();
        }
        paragraphs.push(&block.text, block.line, zone);
        if block.quotation.is_some() && zone.is_none() {
            paragraphs.set_off();
        }
    }

    fn leave(&mut self, block: &Block, reason: &'static str, is_more: bool) {
        if self.n_words < FEW_WORDS {
            let said = credits::credit(&block.text);
            let said = said.or_else(|| credits::table_row(&block.text));
            self.credit.fill(said.unwrap_or_default());
        }
        if reason == "hidden" && block.is_prose() {
            self.n_hidden += block.n_words();
        }
        if reason == "related-link" && block.level > 1 {
            self.n_teasers += 1;
        }
        let removed = &mut self.article.removed;
        match removed.last_mut() {
            Some(last) if is_more => {
                last.text.push_str(" · ");
                last.text.push_str(&block.text);
            }
            _ => removed.push(Removed {
                line: block.line,
                text: block.text.clone(),
                reason: reason.to_owned(),
            }),
        }
    }
}

/// Adds what the page says about itself, and the doubts.
fn finish(assembled: Assembled, about: About, source: &str) -> Result<Article, String> {
    let Assembled { mut article, headline, credit, mut n_words, n_hidden, n_teasers } =
        assembled;
    let is_whole = article.metadata.caveats.contains(&Caveat::WholePage);
    article.metadata = article.metadata.or(about.metadata);
    article.metadata.title = headline.or(article.metadata.title);
    let said = Metadata {
        byline: credit.byline,
        source: credit.source,
        date: credit.date.filter(|_| !about.is_dated_anew),
        ..Metadata::default()
    };
    article.metadata = article.metadata.or(said);
    let caveats = &mut article.metadata.caveats;
    if let Some(body) = about.body.as_deref().and_then(text_of_data) {
        let n_data = body.split_whitespace().count();
        if n_data >= FEW_WORDS && n_data > 2 * n_words {
            article.paragraphs = Paragraphs::from_lines(Cow::Owned(body));
            caveats.retain(|it| *it != Caveat::WholePage);
            caveats.push(Caveat::FromData);
            n_words = n_data;
        } else if n_data > n_words + n_words / 4 + 20 {
            caveats.push(Caveat::LeftOut { n_words: n_data - n_words });
        }
    }
    let text = &article.paragraphs.text;
    let is_refused = n_words < 150
        && refusal::is_refusal(&about.window, article.metadata.title.as_deref(), text);
    let is_nothing = n_words < FEW_WORDS
        && !text.is_empty()
        && article.paragraphs.list.iter().all(|it| refusal::is_imprint(it.span.of(text)));
    if !is_refused && (is_nothing || text.is_empty() && !article.removed.is_empty()) {
        let why = if source.contains("<script") {
            "the page has no article; scripts make what it shows when it is opened"
        } else {
            "the page has no article"
        };
        return Err(why.to_owned());
    }
    if is_refused {
        caveats.push(Caveat::Refusal);
    } else if n_words < FEW_WORDS && !text.is_empty() {
        caveats.push(Caveat::LittleText { n_words });
    }
    if about.is_paid || refusal::is_paywalled(text, &article.removed) {
        caveats.push(Caveat::Paywall);
    }
    // A few that lead elsewhere stand below any article; with hardly a text they are the page.
    let is_list = n_teasers >= 5 || n_teasers >= 3 && n_words < 40 * n_teasers;
    if is_list && !is_whole {
        caveats.push(Caveat::Teasers { n: n_teasers });
    }
    if n_hidden >= 30 {
        caveats.push(Caveat::Hidden { n_words: n_hidden });
    }
    Ok(article)
}

/// The words of a text in the page's data, which may hold mark-up.
fn text_of_data(body: &str) -> Option<String> {
    let body = decode::normalize(Cow::Borrowed(body));
    let is_marked = body.contains("</") || body.contains("<br");
    let text = if is_marked { text_of(&body) } else { xml::resolve(&body) };
    (!text.trim().is_empty()).then_some(text)
}

/// The words of a piece of HTML, a line for each paragraph; none where it nests too deeply.
pub(super) fn text_of(html: &str) -> String {
    if depth::too_deep(html).is_some() {
        return String::new();
    }
    let fragment = Document::from(format!("<body>{html}</body>"));
    let mut places = Places::new("");
    let root = fragment.select_single("body");
    let page =
        root.nodes().first().map(|it| blocks::walk(it, &mut places)).unwrap_or_default();
    page.blocks.into_iter().map(|it| it.text + "\n").collect()
}

/// The paragraphs of a piece of HTML, with captions and cross-heads, and what surely is no
/// part of an article; none where it nests too deeply.
pub(super) fn paragraphs_of(html: &str) -> (Paragraphs, Vec<Removed>) {
    let mut paragraphs = Paragraphs::default();
    let html = decode::normalize(Cow::Borrowed(html));
    if depth::too_deep(&html).is_some() {
        return (paragraphs, Vec::new());
    }
    let fragment = Document::from(format!("<body>{html}</body>"));
    let mut places = Places::new("");
    let removed = drop::apply(&fragment, None, &mut places);
    let root = fragment.select_single("body");
    let page = root.nodes().first().map(|it| blocks::walk(it, &mut places));
    for (line, block) in (1..).zip(page.unwrap_or_default().blocks) {
        paragraphs.push(&block.text, line, block.zone);
        if block.quotation.is_some() && block.zone.is_none() {
            paragraphs.set_off();
        }
    }
    (paragraphs, removed)
}

/// The encoding that a `<meta>` at the head of a page names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = head[at..].windows(5).position(|it| it == b"<meta") {
        at += found + 5;
        let end =
            head[at..].iter().position(|it| *it == b'>').map_or(head.len(), |it| at + it);
        let tag = &head[at..end];
        let Some(found) = tag.windows(8).position(|it| it == b"charset=") else {
            continue;
        };
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_:".contains(byte);
        let rest = tag[found + 8..].trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let label: Vec<u8> = rest.iter().take_while(is_part).copied().collect();
        return Encoding::for_label(&label).filter(|it| it.is_ascii_compatible());
    }
    None
}

#[cfg(test)]
mod tests;
