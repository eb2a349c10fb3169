//! Web pages: the article without what surrounds it, and what the page says about it.
//!
//! The main text is found by `dom_smoothie` (a port of Mozilla's Readability); what it keeps
//! is walked once for paragraphs, cross-heads and captions. Parts that a rule of `drop.tsv`
//! names go to what was removed.

mod depth;
mod drop;
mod json_ld;
mod page;
mod walk;

use crate::document::{Caveat, Date};
use crate::input::article::Article;
use crate::input::encoding::Decoded;
use crate::input::{InputError, decode, encoding};
use dom_query::Document;
use dom_smoothie::{Config, Readability, ReadabilityError};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The most elements that a page may have.
const MAX_ELEMENTS: usize = 300_000;

/// How many of the first bytes may declare the encoding.
const HEAD: usize = 4096;

/// How much of a page is searched for the day that it names.
const MAX_HEAD: usize = 1 << 16;

/// The day that the head of a page names as its own.
pub(super) fn date(page: &str) -> Option<Date> {
    let end = page.find("<body").unwrap_or(page.len()).min(MAX_HEAD);
    let head = &page[..page.floor_char_boundary(end)];
    let is_deep = depth::too_deep(head).is_some();
    (!is_deep).then(|| page::metadata(&Document::from(head)).date).flatten()
}

/// Reads a `.html` file.
///
/// # Errors
///
/// If it is no text, nests too deeply or has too many elements.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Article, InputError> {
    let declared = declared_encoding(&bytes);
    let Decoded { text, caveat } = encoding::decode(bytes, declared, path)?;
    let source = decode::normalize(Cow::Borrowed(decode::without_bom(&text)));
    let fault = |line: u32, message: String| InputError::Page {
        path: path.to_owned(),
        line,
        message,
    };
    if let Some(at) = depth::too_deep(&source) {
        let (line, limit) = (decode::line_at(source.as_bytes(), at), depth::MAX_DEPTH);
        return Err(fault(line, format!("more than {limit} elements are nested")));
    }
    let document = Document::from(&*source);
    let mut metadata = page::metadata(&document);
    metadata.caveats.extend(caveat);
    let mut places = walk::Places::new(&source);
    let removed = drop::apply(&document, metadata.url.as_deref(), &mut places);
    let config = Config {
        disable_json_ld: true,
        keep_classes: true,
        max_elements_to_parse: MAX_ELEMENTS,
        ..Config::default()
    };
    // Only a page's address can be wrong here, and none is given.
    let Ok(mut readability) = Readability::with_document(document, None, Some(config))
    else {
        return Ok(Article { metadata, removed, ..Article::default() });
    };
    let found = readability.parse();
    let paragraphs = match found {
        Ok(found) => {
            metadata.byline =
                metadata.byline.or_else(|| page::byline(found.byline?.as_ref()));
            walk::paragraphs(&readability.doc, "#readability-page-1", &mut places)
        }
        Err(ReadabilityError::TooManyElements(..)) => {
            return Err(fault(
                1,
                format!("the page has more than {MAX_ELEMENTS} elements"),
            ));
        }
        Err(_) => {
            let whole = Document::from(&*source);
            let paragraphs = walk::paragraphs(&whole, "body", &mut places);
            if !paragraphs.list.is_empty() {
                metadata.caveats.push(Caveat::WholePage);
            }
            paragraphs
        }
    };
    Ok(Article { metadata, paragraphs, removed })
}

/// The encoding that a `<meta>` at the head of a page names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = head.windows(8).position(|it| it == b"charset=")? + 8;
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_:".contains(byte);
    let rest = head[at..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let label: Vec<u8> = rest.iter().take_while(is_part).copied().collect();
    Encoding::for_label(&label).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests;
