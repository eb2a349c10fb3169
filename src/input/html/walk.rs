//! From the elements of an article to paragraphs with zones.

use crate::input::gather::Gather;
use crate::input::line_counter::LineCounter;
use crate::input::paragraphs::Paragraphs;
use dom_query::{Document, NodeRef};

/// How far ahead words are looked for in the page.
const WINDOW: usize = 1 << 20;

/// The paragraphs of the first element that fits a selector.
pub(super) fn paragraphs(
    document: &Document,
    selector: &str,
    places: &mut Places<'_>,
) -> Paragraphs {
    let mut walk = Walk { gather: Gather::default(), line: None, inside: None, places };
    if let Some(root) = document.select_single(selector).nodes().first() {
        walk.go(root);
    }
    walk.gather.finish()
}

/// Finds the line of words in the page, going forward.
pub(super) struct Places<'a> {
    source: &'a str,
    /// Where the body begins.
    start: usize,
    lines: LineCounter<'a>,
    at: usize,
    line: u32,
}

impl<'a> Places<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let start = source.find("<body").unwrap_or(0);
        let lines = LineCounter::new(source, 1);
        Self { source, start, lines, at: start, line: 1 }
    }

    /// Begins anew at the head of the body.
    pub(super) fn rewind(&mut self) {
        self.at = self.start;
    }

    /// The line on which a text begins; that of the last one where it is not found.
    pub(super) fn line_of(&mut self, text: &str) -> u32 {
        let head = head(text);
        // A short word may stand anywhere.
        let window = if head.len() >= 6 { WINDOW } else { 1024 };
        let end = self.source.floor_char_boundary(self.at + window);
        if head.len() >= 2
            && let Some(found) = self.source[self.at..end].find(head)
        {
            self.at += found;
            self.line = self.lines.line_at(self.at);
            self.at += head.len();
        }
        self.line
    }
}

/// The first words of a text as they stand in the page, without what may be an entity.
fn head(text: &str) -> &str {
    let text = text.trim_start();
    let is_end = |char: char| !char.is_ascii() || "\n<>&\"'".contains(char);
    let end = text.find(is_end).unwrap_or(text.len());
    text[..end.min(40)].trim_end()
}

/// An element that is entered, or left.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Part),
}

/// What an element is to a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Inline,
    Quotation,
    Cell,
    Break,
    Block,
    Heading,
    Caption,
    Nothing,
}

struct Walk<'s, 'p> {
    gather: Gather,
    /// The line of the paragraph that has begun.
    line: Option<u32>,
    /// The heading or caption around the words, in which blocks are blanks.
    inside: Option<Part>,
    places: &'p mut Places<'s>,
}

impl Walk<'_, '_> {
    /// Walks without recursion: a page decides how deep it is.
    fn go(&mut self, root: &NodeRef<'_>) {
        let mut steps = vec![Step::Enter(*root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave(part) => self.leave(part),
                Step::Enter(node) if node.is_text() => self.add(&node.text()),
                Step::Enter(node) if node.is_element() => {
                    let part = part(&node);
                    if part == Part::Nothing {
                        continue;
                    }
                    // A caption in a figure, or a heading in a caption, belongs to it.
                    let is_zone = matches!(part, Part::Heading | Part::Caption);
                    let part =
                        if is_zone && self.inside.is_some() { Part::Block } else { part };
                    self.enter(part, &node);
                    steps.push(Step::Leave(part));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
                Step::Enter(_) => {}
            }
        }
    }

    fn add(&mut self, text: &str) {
        if self.line.is_none() && !text.trim().is_empty() {
            self.line = Some(self.places.line_of(text));
        }
        self.gather.add(text, self.line.unwrap_or(self.places.line));
    }

    fn enter(&mut self, part: Part, node: &NodeRef<'_>) {
        match part {
            Part::Inline | Part::Nothing => {}
            Part::Quotation => self.add("“"),
            Part::Cell => self.add(" "),
            _ if self.inside.is_some() => self.add(" "),
            Part::Break | Part::Block => self.flush(),
            Part::Heading => {
                self.flush();
                self.gather.start_heading();
                self.inside = Some(part);
            }
            Part::Caption => {
                self.flush();
                let words = node.descendants_it().find(NodeRef::is_nonempty_text);
                let line = words.map(|it| self.places.line_of(&it.text()));
                self.gather.start_picture(line.unwrap_or(self.places.line));
                self.line = line;
                self.inside = Some(part);
            }
        }
    }

    fn leave(&mut self, part: Part) {
        match part {
            Part::Inline | Part::Nothing | Part::Break => {}
            Part::Quotation => self.add("”"),
            Part::Cell => self.add(" "),
            _ if self.inside.is_some_and(|inside| inside != part) => self.add(" "),
            Part::Caption => {
                self.gather.end_picture();
                self.inside = None;
                self.flush();
            }
            Part::Block | Part::Heading => {
                self.inside = None;
                self.flush();
            }
        }
    }

    fn flush(&mut self) {
        self.gather.flush();
        self.line = None;
    }
}

fn part(node: &NodeRef<'_>) -> Part {
    let Some(name) = node.node_name() else { return Part::Nothing };
    match &*name {
        "head" | "script" | "style" | "noscript" | "template" | "svg" | "math"
        | "button" | "select" | "textarea" | "input" | "iframe" | "object" | "audio"
        | "video" | "canvas" => Part::Nothing,
        "q" => Part::Quotation,
        "td" | "th" => Part::Cell,
        "br" | "hr" => Part::Break,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Part::Heading,
        "figcaption" => Part::Caption,
        "figure" if !node.descendants_it().any(|it| holds_prose(&it)) => Part::Caption,
        "span" if is_caption(node) => Part::Caption,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption"
        | "center" | "dd" | "details" | "dialog" | "div" | "dl" | "dt" | "fieldset"
        | "figure" | "footer" | "form" | "header" | "hgroup" | "html" | "li" | "main"
        | "menu" | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table"
        | "tbody" | "tfoot" | "thead" | "tr" | "ul" => block(node),
        _ => Part::Inline,
    }
}

fn block(node: &NodeRef<'_>) -> Part {
    if is_caption(node) { Part::Caption } else { Part::Block }
}

/// Whether the parts of a figure are more than a picture with its words.
fn holds_prose(node: &NodeRef<'_>) -> bool {
    ["blockquote", "table", "pre", "ul", "ol", "h1", "h2", "h3"]
        .iter()
        .any(|name| node.has_name(name))
}

/// Whether the class calls it a caption, as pages wrote it before `<figcaption>`.
fn is_caption(node: &NodeRef<'_>) -> bool {
    let is_caption = |class: &str| {
        let class = class.to_ascii_lowercase();
        class.ends_with("caption") || class.ends_with("caption-text")
    };
    let class = node.class().unwrap_or_default();
    class.split_ascii_whitespace().any(is_caption)
        && node.normalized_char_count() <= MAX_CAPTION
}

/// The longest caption that is told from its class alone, in characters.
const MAX_CAPTION: usize = 500;
