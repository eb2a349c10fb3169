//! Web pages: words between tags, in the order of the file.
//!
//! A walk over the tags, not a parser: it keeps the place of every word, which the trees of
//! the parsers at hand do not. What holds no prose (scripts, styles, navigation, code) is
//! left out whole.

use crate::document::Zone;
use crate::review::project::Builder;

/// Elements without prose of the article.
const SKIPPED: &[&str] = &[
    "head", "script", "style", "nav", "header", "footer", "aside", "noscript",
    "template", "svg", "code", "pre", "kbd", "samp", "form", "button", "select",
    "textarea", "iframe",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "address",
    "details",
    "summary",
];

/// Entities that stand in prose.
const ENTITIES: &[(&str, &str)] = &[
    ("quot", "\""),
    ("amp", "&"),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("shy", ""),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("uuml", "ü"),
    ("ouml", "ö"),
    ("auml", "ä"),
    ("oslash", "ø"),
    ("aring", "å"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
];

/// No tag is longer, in characters: a quotation mark that nothing closes ends there.
const MAX_TAG: usize = 1 << 12;

/// Takes over the words from a byte on.
pub(super) fn walk(file: &str, from: usize, builder: &mut Builder<'_>) {
    // A header inside an article holds its headline.
    let skips_header = !file.contains("<article");
    let mut at = from;
    while at < file.len() {
        let rest = &file[at..];
        if !rest.starts_with('<') {
            let len = rest.find('<').unwrap_or(rest.len());
            words(file, at, at + len, builder);
            at += len;
            continue;
        }
        if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |it| it + 3);
            continue;
        }
        let Some(name) = tag_name(rest) else {
            words(file, at, at + 1, builder);
            at += 1;
            continue;
        };
        let end = tag_end(rest);
        let is_closing = rest.starts_with("</");
        let is_skipped = SKIPPED.contains(&&*name) && (skips_header || name != "header");
        if is_skipped && !is_closing && !rest[..end].ends_with("/>") {
            let close = format!("</{name}");
            let lower_len = find_ignoring_case(&rest[end..], &close)
                .map_or(rest.len(), |it| end + it);
            builder.code(at..at + lower_len);
            at += lower_len;
            if BLOCKS.contains(&&*name) || name == "pre" {
                builder.end();
            }
            continue;
        }
        tag(&name, is_closing, at, builder);
        at += end;
    }
    builder.end();
}

fn tag(name: &str, is_closing: bool, at: usize, builder: &mut Builder<'_>) {
    match name {
        "em" | "i" | "cite" if is_closing => builder.end_italics(),
        "em" | "i" | "cite" => builder.begin_italics(),
        "br" => builder.put(" ", at..at),
        _ if !BLOCKS.contains(&name) => {}
        _ if is_closing => builder.end(),
        "h1" => builder.begin(Some(Zone::Headline)),
        "h2" | "h3" | "h4" | "h5" | "h6" => builder.begin(Some(Zone::Crosshead)),
        "figcaption" => builder.begin(Some(Zone::Caption)),
        "p" | "li" | "blockquote" => builder.begin(Some(Zone::Body)),
        _ => builder.begin(None),
    }
}

/// Words without tags; entities become what they stand for.
fn words(file: &str, start: usize, end: usize, builder: &mut Builder<'_>) {
    let mut at = start;
    while let Some(amp) = file[at..end].find('&').map(|it| at + it) {
        builder.copy(at..amp);
        let name_end =
            file[amp..end].find(';').filter(|len| *len <= 12).map(|it| amp + it);
        let decoded = name_end.and_then(|it| entity(&file[amp + 1..it]));
        match (name_end, decoded) {
            (Some(semicolon), Some(decoded)) => {
                builder.put(&decoded, amp..semicolon + 1);
                at = semicolon + 1;
            }
            _ => {
                builder.copy(amp..amp + 1);
                at = amp + 1;
            }
        }
    }
    builder.copy(at..end);
}

/// What an entity stands for.
fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    ENTITIES.iter().find(|it| it.0 == name).map(|it| it.1.to_owned())
}

/// The name of the tag with which a text begins, in lower case.
fn tag_name(text: &str) -> Option<String> {
    let name = text[1..].trim_start_matches('/');
    if name.starts_with(['!', '?']) {
        return Some("!".to_owned());
    }
    let len = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    (len > 0 && name.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then(|| name[..len].to_ascii_lowercase())
}

/// The length of the tag with which a text begins; `>` in quoted values does not end it.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices().take(MAX_TAG) {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.find('>').map_or(text.len(), |it| it + 1)
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    text.windows(needle.len()).position(|it| it.eq_ignore_ascii_case(needle))
}
