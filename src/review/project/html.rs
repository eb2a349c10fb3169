//! Web pages: words between tags, in the order of the file.
//!
//! A tokenizer, not a parser: it gives the place of every tag, which the trees of the parsers
//! at hand do not. Words are what stands between tags. What holds no prose (scripts, styles,
//! navigation, code) is left out whole; it ends with its own end tag or with that of a block
//! around it, so that one that is never closed does not hide the rest of the page.

use crate::document::Zone;
use crate::review::project::Builder;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::HashMap;
use std::ops::Range;

/// Elements without prose of the article, which end the paragraph before them.
const SKIPPED_BLOCKS: &[&str] =
    &["head", "nav", "header", "footer", "aside", "pre", "listing", "xmp", "plaintext"];

/// The same, which do not.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "select", "textarea",
    "iframe", "object", "audio", "video", "canvas", "noembed", "noframes",
];

/// The same inside a line, which no block outlives: code, and what is struck out.
const SKIPPED_INLINE: &[&str] =
    &["code", "kbd", "samp", "button", "label", "var", "tt", "del", "s", "strike"];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "html",
    "ul",
    "ol",
    "menu",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hgroup",
    "hr",
    "address",
    "details",
    "summary",
    "form",
    "fieldset",
    "legend",
    "center",
    "dialog",
    "search",
];

/// No name of an entity is longer, with its signs.
const MAX_ENTITY: usize = 40;

/// Whether an element inside a line holds no prose.
pub(super) fn is_hidden(name: &str) -> bool {
    SKIPPED_INLINE.contains(&name)
}

/// Takes over the words from a byte on; gives how many block quotations nothing closed.
pub(super) fn walk(file: &str, from: usize, builder: &mut Builder<'_>) -> usize {
    let mut walk = Walk {
        file,
        builder,
        open: Vec::new(),
        n_open: HashMap::new(),
        skipped: None,
        captions: Vec::new(),
        entities: HashMap::new(),
        // A header inside an article holds its headline.
        skips_header: !holds(&file[from..], "<article"),
        // A page without a headline has that of its window.
        takes_title: !holds(&file[from..], "<h1"),
        is_title: false,
    };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let (mut at, mut text_end) = (from, from);
    for token in Tokenizer::new_with_emitter(&file[from..], emitter) {
        let Ok(token) = token;
        let span = match &token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::Comment(comment) => comment.span,
            Token::Doctype(doctype) => doctype.span,
            Token::String(words) => {
                text_end = from + words.span.end;
                continue;
            }
            Token::Error(_) => continue,
        };
        let (start, end) = (from + span.start, from + span.end);
        walk.words(at..start);
        match token {
            Token::StartTag(tag) => walk.start(&tag, start..end, from),
            Token::EndTag(tag) => walk.end(name(&tag.name), start..end),
            _ => {}
        }
        at = end;
    }
    // A tag that never ends is left out, as browsers do.
    walk.words(at..text_end.max(at));
    walk.end_block();
    let n_quotes = walk.n_open.get("blockquote").copied().unwrap_or(0);
    walk.close(0, file.len());
    n_quotes
}

/// The state between two tags.
struct Walk<'a, 'b, 'f> {
    file: &'f str,
    builder: &'b mut Builder<'a>,
    /// The blocks and the skipped elements that are open.
    open: Vec<&'static str>,
    /// How many there are of each; asked by name only.
    n_open: HashMap<&'static str, usize>,
    /// The outermost element that is skipped: its place in `open`, and where it begins.
    skipped: Option<(usize, usize)>,
    /// Texts of pictures, to stand below the paragraph that shows them.
    captions: Vec<Range<usize>>,
    /// Entities that were met, with what they stand for; asked by name only.
    entities: HashMap<&'f str, String>,
    skips_header: bool,
    takes_title: bool,
    is_title: bool,
}

impl<'f> Walk<'_, '_, 'f> {
    fn start(&mut self, tag: &StartTag<usize>, range: Range<usize>, from: usize) {
        let name = name(&tag.name);
        if name == "title" && self.takes_title && !self.is_open("svg") {
            self.builder.begin(Some(Zone::Headline));
            self.is_title = true;
            return;
        }
        if matches!(name, "body" | "article" | "main" | "p" | "div" | "h1") {
            self.close_named("head", range.start);
        }
        let block = known(BLOCKS, name);
        if block.is_some() {
            self.close_inline(range.start);
        }
        let is_skipped = name != "header" || self.skips_header;
        let skipped_block = known(SKIPPED_BLOCKS, name).filter(|_| is_skipped);
        let inline = known(SKIPPED_INLINE, name);
        if let Some(name) = skipped_block.or(known(SKIPPED, name)).or(inline) {
            if tag.self_closing {
                return;
            }
            if self.skipped.is_none() {
                self.skipped = Some((self.open.len(), range.start));
                if skipped_block.is_some() {
                    self.end_block();
                }
            }
            self.push(name);
            return;
        }
        if let Some(name) = block.filter(|it| *it != "hr") {
            self.push(name);
        }
        if self.skipped.is_some() {
            return;
        }
        match name {
            "em" | "i" | "cite" => self.builder.begin_italics(),
            "br" | "wbr" => self
                .builder
                .put(if name == "br" { " " } else { "" }, range.start..range.start),
            "img" => self.caption(tag, from),
            "q" => self.builder.open_mark(range),
            "header" => self.end_block(),
            _ if block.is_some() => self.begin_block(name),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        if name == "title" && self.is_title {
            self.is_title = false;
            self.builder.end();
            return;
        }
        let block = known(BLOCKS, name);
        let names = [BLOCKS, SKIPPED_BLOCKS, SKIPPED, SKIPPED_INLINE];
        if name == "blockquote" && self.skipped.is_none() {
            self.end_block();
            if !self.is_open(name) {
                // It may close one of an earlier part of the page.
                self.builder.end_quote();
            }
        }
        if names.into_iter().any(|it| it.contains(&name)) {
            self.close_named(name, range.start);
        }
        if self.skipped.is_some() {
            return;
        }
        match name {
            "em" | "i" | "cite" => self.builder.end_italics(),
            "q" => self.builder.close_mark(range),
            _ if block.is_some() || name == "header" => self.end_block(),
            _ => {}
        }
    }

    fn begin_block(&mut self, name: &str) {
        self.end_block();
        let is_caption = self.is_open("figcaption") || self.is_open("caption");
        self.builder.begin(match name {
            _ if is_caption => Some(Zone::Caption),
            "h1" => Some(Zone::Headline),
            "h2" | "h3" | "h4" | "h5" | "h6" => Some(Zone::Crosshead),
            "p" | "li" | "blockquote" => Some(Zone::Body),
            _ => None,
        });
    }

    fn end_block(&mut self) {
        self.builder.end();
        for range in std::mem::take(&mut self.captions) {
            self.builder.begin(Some(Zone::Caption));
            self.decoded(range);
            self.builder.end();
        }
    }

    fn push(&mut self, name: &'static str) {
        if name == "blockquote" {
            self.end_block();
            self.builder.begin_quote();
        }
        self.open.push(name);
        *self.n_open.entry(name).or_default() += 1;
    }

    fn is_open(&self, name: &str) -> bool {
        self.n_open.get(name).is_some_and(|it| *it > 0)
    }

    /// Closes the innermost element of a name with all that is open inside it.
    fn close_named(&mut self, name: &str, at: usize) {
        if !self.is_open(name) {
            return;
        }
        // Each step takes an element away, so that all of them together are linear.
        let depth = self.open.iter().rposition(|it| *it == name).unwrap_or(0);
        self.close(depth, at);
    }

    fn close(&mut self, depth: usize, at: usize) {
        for name in self.open.drain(depth..) {
            if let Some(n) = self.n_open.get_mut(name) {
                *n -= 1;
            }
            if name == "blockquote" {
                self.builder.end_quote();
            }
        }
        if let Some((_, start)) = self.skipped.filter(|it| it.0 >= depth) {
            self.skipped = None;
            self.builder.code(start..at);
        }
    }

    /// Closes what is skipped inside a line, where a block begins.
    fn close_inline(&mut self, at: usize) {
        if let Some((depth, _)) = self.skipped
            && SKIPPED_INLINE.contains(&self.open[depth])
        {
            self.close(depth, at);
        }
    }

    /// Notes the text of a picture.
    fn caption(&mut self, tag: &StartTag<usize>, from: usize) {
        let Some(alt) = tag.attributes.get(b"alt".as_slice()) else { return };
        let start = from + alt.span.start;
        let Some(raw) = self.file.get(start..from + alt.span.end) else { return };
        let Some(equals) = raw.find('=') else { return };
        let value = raw[equals + 1..].trim_start();
        let inner = value.trim_start_matches(['"', '\'']);
        let at = start + raw.len() - inner.len();
        let inner = inner.trim_end_matches(['"', '\'']);
        if !inner.trim().is_empty() {
            self.captions.push(at..at + inner.len());
        }
    }

    /// Words without tags.
    fn words(&mut self, range: Range<usize>) {
        if self.skipped.is_none() || self.is_title {
            self.decoded(range);
        }
    }

    /// Takes words over; entities become what they stand for.
    fn decoded(&mut self, range: Range<usize>) {
        let file = self.file;
        let mut at = range.start;
        while let Some(amp) = file[at..range.end].find('&').map(|it| at + it) {
            self.builder.copy(at..amp);
            let raw = entity(&file[amp..range.end]);
            let decoded = self.entities.entry(raw).or_insert_with(|| decode(raw));
            // An entity without its semicolon may be the beginning of a word.
            let same = raw
                .bytes()
                .rev()
                .zip(decoded.bytes().rev())
                .take_while(|(a, b)| a == b)
                .count()
                .min(raw.len() - 1);
            let end = amp + raw.len() - same;
            if *decoded == raw {
                self.builder.copy(amp..amp + raw.len());
            } else {
                let words = decoded[..decoded.len() - same].to_owned();
                self.builder.put_decoded(&words, amp..end);
                self.builder.copy(end..amp + raw.len());
            }
            at = amp + raw.len();
        }
        self.builder.copy(at..range.end);
    }
}

/// What may be an entity at the beginning of a text, from its ampersand.
fn entity(text: &str) -> &str {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    let name = text[1..].find(|c| !is_name(c)).map_or(text.len(), |it| it + 1);
    let end = name + usize::from(text[name..].starts_with(';'));
    &text[..end.min(MAX_ENTITY)]
}

/// What an entity stands for, as the standard says; itself if it is none.
fn decode(raw: &str) -> String {
    let strings = Tokenizer::new(raw).filter_map(|token| match token {
        Ok(Token::String(it)) => Some(String::from_utf8_lossy(&it).into_owned()),
        _ => None,
    });
    strings.collect()
}

fn name(name: &[u8]) -> &str {
    std::str::from_utf8(name).unwrap_or_default()
}

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|it| **it == name).copied()
}

/// Whether a page holds the beginning of a tag, in whatever case.
fn holds(file: &str, tag: &str) -> bool {
    file.as_bytes().windows(tag.len()).any(|it| it.eq_ignore_ascii_case(tag.as_bytes()))
}
