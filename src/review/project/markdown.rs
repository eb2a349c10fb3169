//! Markdown: words without the mark-up; code is left alone, blocks of HTML are read as pages.

use crate::document::Zone;
use crate::review::project::mask::{BLANKED, masked};
use crate::review::project::{Builder, html};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Takes over the words from a byte on; `is_mdx` says whether code stands between them.
pub(super) fn walk(file: &str, from: usize, is_mdx: bool, builder: &mut Builder<'_>) {
    let masked = masked(file, from, is_mdx);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    let mut walk = Walk {
        file,
        masked: &masked,
        builder,
        captions: Vec::new(),
        n_pictures: 0,
        quotes: Vec::new(),
        is_code: false,
        is_below_head: false,
    };
    for (event, range) in Parser::new_ext(&masked[from..], options).into_offset_iter() {
        walk.step(&event, range.start + from..range.end + from);
    }
    walk.end_block();
}

/// The state between two events.
struct Walk<'a, 'b, 'f> {
    file: &'f str,
    /// The file as it is parsed.
    masked: &'f str,
    builder: &'b mut Builder<'a>,
    /// Texts of pictures, to stand below the paragraph that shows them.
    captions: Vec<Range<usize>>,
    n_pictures: usize,
    /// For each open block of Markdown's signs of quotation, whether it quotes: call-outs are
    /// the draft's own words.
    quotes: Vec<bool>,
    is_code: bool,
    /// Whether a headline can no longer come.
    is_below_head: bool,
}

impl Walk<'_, '_, '_> {
    fn step(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.is_code => self.builder.code(range),
            Event::Text(_) if self.n_pictures > 0 => self.captions.push(range),
            Event::Text(text) if self.masked[range.clone()] == **text => {
                self.is_below_head = true;
                self.copy(range);
            }
            Event::Text(text) => self.builder.put(text, range),
            Event::Code(_) => {
                self.builder.code(range.clone());
                self.builder.put(" ", range);
            }
            Event::SoftBreak | Event::HardBreak => self.builder.put(" ", range),
            Event::InlineHtml(tag) => match name(tag).as_str() {
                "br" => self.builder.put(" ", range),
                "q" => self.builder.open_mark(range),
                "/q" => self.builder.close_mark(range),
                it if html::is_hidden(it) => self.builder.begin_hidden(),
                it if it.strip_prefix('/').is_some_and(html::is_hidden) => {
                    self.builder.end_hidden();
                }
                _ => {}
            },
            Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                let is_headline = *level == HeadingLevel::H1 && !self.is_below_head;
                let zone = if is_headline { Zone::Headline } else { Zone::Crosshead };
                self.builder.begin(Some(zone));
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.builder.code(range);
                self.is_code = true;
            }
            Tag::Image { .. } => self.n_pictures += 1,
            // What stands between the brackets is the address as well.
            Tag::Link { link_type: LinkType::Shortcut | LinkType::Collapsed, .. } => {
                self.builder.begin_hidden();
            }
            Tag::Link { .. } => self.builder.begin_shown(),
            Tag::BlockQuote(_) => {
                self.end_block();
                let is_quote = !self.is_call_out(range);
                self.quotes.push(is_quote);
                if is_quote {
                    self.builder.begin_quote();
                }
            }
            Tag::HtmlBlock => {
                self.end_block();
                // Inside a block quotation its lines begin with the signs of that.
                if self.quotes.is_empty() {
                    let n_open =
                        html::walk(&self.file[..range.end], range.start, self.builder);
                    (0..n_open).for_each(|_| self.builder.begin_quote());
                }
            }
            Tag::Emphasis => self.builder.begin_italics(),
            Tag::Strikethrough => self.builder.begin_hidden(),
            Tag::TableCell => self.builder.put(" ", range.start..range.start),
            tag if is_block(tag.to_end()) => self.end_block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.n_pictures = self.n_pictures.saturating_sub(1),
            TagEnd::Emphasis => self.builder.end_italics(),
            TagEnd::Link | TagEnd::Strikethrough => self.builder.end_hidden(),
            TagEnd::BlockQuote(_) => {
                self.end_block();
                if self.quotes.pop() == Some(true) {
                    self.builder.end_quote();
                }
            }
            TagEnd::CodeBlock => self.is_code = false,
            tag if is_block(tag) => self.end_block(),
            _ => {}
        }
    }

    /// Takes words over, without what was blanked among them.
    fn copy(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for piece in self.masked[range].split(BLANKED) {
            if !piece.is_empty() {
                self.builder.copy(at..at + piece.len());
            }
            at += piece.len() + BLANKED.len_utf8();
        }
    }

    /// Whether a block begins as a call-out does: `> [!NOTE]`.
    fn is_call_out(&self, range: Range<usize>) -> bool {
        // Only after its own sign: a block may hold thousands of others.
        let behind = self.file[range].trim_start_matches([' ', '\t']);
        let behind = behind.strip_prefix('>').unwrap_or(behind);
        behind.trim_start_matches([' ', '\t']).starts_with("[!")
    }

    fn end_block(&mut self) {
        self.builder.end();
        for range in std::mem::take(&mut self.captions) {
            self.builder.begin(Some(Zone::Caption));
            self.builder.copy(range);
            self.builder.end();
        }
    }
}

/// The name of a tag in small letters, after a stroke if it closes.
fn name(tag: &str) -> String {
    let is_end = |c: char| c.is_whitespace() || c == '>';
    let name = tag.trim_start_matches('<').split(is_end).next().unwrap_or_default();
    let is_closing = name.starts_with('/');
    let name = name.trim_matches('/').to_ascii_lowercase();
    if is_closing { format!("/{name}") } else { name }
}

/// Whether the words on both sides of the end belong to different paragraphs.
fn is_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}
