//! A page as a list of blocks: paragraphs, headings and captions, with where they stand.
//!
//! The words come from the page as it is; which of its blocks are the article is decided
//! afterwards (`choose`).

use crate::document::Zone;
use crate::input::decode;
use crate::input::html::kind::{Kind, display, is_screen_reader_text, kind};
use crate::input::html::places::Places;
use dom_query::{NodeId, NodeRef};

/// A paragraph, a heading or a caption.
#[derive(Debug)]
pub(super) struct Block {
    /// The words on one line, in normal form.
    pub(super) text: String,
    pub(super) line: u32,
    /// What the mark-up says about it.
    pub(super) zone: Option<Zone>,
    /// Of a heading its level, else 0.
    pub(super) level: u8,
    /// The block quotation that holds it, by number.
    pub(super) quotation: Option<usize>,
    /// The element that holds it, and the one around that.
    pub(super) owner: NodeId,
    /// Its pieces of text, with their length in bytes.
    pub(super) pieces: Vec<(NodeId, usize)>,
    /// How many bytes of it are links.
    pub(super) n_linked: usize,
    /// Whether it stands in an element that holds no article: a menu, a footer.
    pub(super) beside: Option<&'static str>,
    /// Whether readers see it only after a click, or never.
    pub(super) is_hidden: bool,
    /// Whether it stands alone beside a picture.
    pub(super) is_by_picture: bool,
}

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    /// For each block quotation, whom a `<cite>` or the line under a post names.
    pub(super) quoted: Vec<Option<String>>,
    /// Words for screen readers alone.
    pub(super) unseen: Vec<(u32, String)>,
}

impl Block {
    /// How many words it has.
    pub(super) fn n_words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether most of it is a link.
    pub(super) fn is_link(&self) -> bool {
        let len: usize = self.pieces.iter().map(|it| it.1).sum();
        self.n_linked * 10 > len * 9
    }

    /// Whether it reads as running text: long enough, and closed as a sentence.
    pub(super) fn is_prose(&self) -> bool {
        let end = self.text.trim_end_matches(['”', '"', '’', '\'', ')', '»', ']']);
        let is_closed = end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？']);
        self.level == 0
            && is_closed
            && (self.n_words() >= 8 || self.text.chars().count() >= 60)
    }
}

impl Block {
    /// Whether words beside a picture are too many for its caption.
    pub(super) fn is_prose_of_article(&self) -> bool {
        self.n_words() > 60
    }
}

/// Walks a page, or a part of it.
pub(super) fn walk(root: &NodeRef<'_>, places: &mut Places<'_>) -> Page {
    let mut walk = Walk {
        places,
        page: Page::default(),
        open: Open::default(),
        context: Context::new(root.id),
    };
    let mut steps = vec![Step::Enter(*root)];
    // Without recursion: a page decides how deep it is.
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(kind, context) => walk.leave(kind, context),
            Step::Enter(node) if node.is_text() => walk.add(&node),
            Step::Enter(node) if node.is_element() => {
                if let Some((kind, context)) = walk.enter(&node) {
                    steps.push(Step::Leave(kind, context));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
            Step::Enter(_) => {}
        }
    }
    walk.flush();
    walk.page
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Kind, Context),
}

/// What holds for all that stands in an element.
#[derive(Clone, Copy)]
struct Context {
    owner: NodeId,
    zone: Option<Zone>,
    level: u8,
    quotation: Option<usize>,
    beside: Option<&'static str>,
    is_link: bool,
    is_hidden: bool,
    is_by_picture: bool,
    is_cite: bool,
}

impl Context {
    fn new(owner: NodeId) -> Self {
        Self {
            owner,
            zone: None,
            level: 0,
            quotation: None,
            beside: None,
            is_link: false,
            is_hidden: false,
            is_by_picture: false,
            is_cite: false,
        }
    }
}

/// The block that has begun.
#[derive(Default)]
struct Open {
    words: String,
    line: Option<u32>,
    pieces: Vec<(NodeId, usize)>,
    n_linked: usize,
    n_cited: usize,
}

struct Walk<'s, 'p> {
    places: &'p mut Places<'s>,
    page: Page,
    open: Open,
    context: Context,
}

impl Walk<'_, '_> {
    fn add(&mut self, node: &NodeRef<'_>) {
        let text = node.text();
        if !text.trim().is_empty() {
            if self.open.line.is_none() {
                self.open.line = Some(self.places.line_of(&text));
            }
            let len = text.trim().len();
            self.open.pieces.push((node.id, len));
            self.open.n_linked += if self.context.is_link { len } else { 0 };
            self.open.n_cited += if self.context.is_cite { len } else { 0 };
        }
        self.open.words.push_str(&text);
    }

    /// Enters an element; gives what it was before, or nothing where its words do not count.
    fn enter(&mut self, node: &NodeRef<'_>) -> Option<(Kind, Context)> {
        let before = self.context;
        let kind = kind(node);
        if kind == Kind::Nothing {
            return None;
        }
        if is_screen_reader_text(node) {
            let text = decode::normalize_line(&node.text());
            if !text.is_empty() {
                self.page.unseen.push((self.places.line_of(&text), text));
            }
            return None;
        }
        let shown = display(node);
        if shown.is_hidden && kind == Kind::Inline {
            return None;
        }
        // A caption in a figure, or a heading in a caption, belongs to it.
        let kind = match kind {
            Kind::Inline if shown.is_block => Kind::Block,
            // The foot of a quotation names whose it is.
            Kind::Beside("footer") if before.quotation.is_some() => {
                self.context.is_cite = true;
                Kind::Block
            }
            Kind::Heading(_) | Kind::Caption if before.zone.is_some() => Kind::Block,
            kind => kind,
        };
        self.context.is_hidden |= shown.is_hidden;
        match kind {
            Kind::Inline | Kind::Nothing => {
                // A day stands apart from the name beside it.
                if node.has_name("time") && !self.open.words.is_empty() {
                    self.open.words.push(' ');
                }
                self.context.is_link |= node.has_name("a") && node.has_attr("href");
                self.context.is_cite |= node.has_name("cite");
            }
            Kind::Quotation => self.open.words.push('“'),
            Kind::Cell => self.open.words.push(' '),
            _ if before.zone.is_some() => self.open.words.push(' '),
            Kind::Break => self.flush(),
            Kind::Block | Kind::Beside(_) | Kind::Quoted => {
                self.flush();
                self.context.owner = node.id;
                if let Kind::Beside(reason) = kind {
                    self.context.beside = self.context.beside.or(Some(reason));
                }
                if kind == Kind::Quoted && self.context.quotation.is_none() {
                    self.context.quotation = Some(self.page.quoted.len());
                    self.page.quoted.push(None);
                }
                self.context.is_by_picture |= is_beside_picture(node);
            }
            Kind::Heading(level) => {
                self.flush();
                self.context.owner = node.id;
                self.context.zone = Some(Zone::Crosshead);
                self.context.level = level;
            }
            Kind::Caption => {
                self.flush();
                self.context.owner = node.id;
                self.context.zone = Some(Zone::Caption);
            }
        }
        Some((kind, before))
    }

    fn leave(&mut self, kind: Kind, before: Context) {
        match kind {
            Kind::Inline | Kind::Nothing | Kind::Break => {}
            Kind::Quotation => self.open.words.push('”'),
            Kind::Cell => self.open.words.push(' '),
            _ if before.zone.is_some() => self.open.words.push(' '),
            _ => self.flush(),
        }
        self.context = before;
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        let Some(line) = open.line else { return };
        let text = decode::normalize_line(&open.words);
        let text = text.trim().to_owned();
        let context = self.context;
        let n_bytes: usize = open.pieces.iter().map(|it| it.1).sum();
        if let Some(number) = context.quotation
            && let Some(name) = cited(&text, open.n_cited * 10 > n_bytes * 9)
        {
            self.page.quoted[number].get_or_insert(name);
        }
        self.page.blocks.push(Block {
            text,
            line,
            zone: context.zone,
            level: context.level,
            quotation: context.quotation,
            owner: context.owner,
            pieces: open.pieces,
            n_linked: open.n_linked,
            beside: context.beside,
            is_hidden: context.is_hidden,
            is_by_picture: context.is_by_picture,
        });
    }
}

/// Whom a line of a block quotation names as its source: the whole of a `<cite>`, or a name
/// after a dash, as posts have it (“— Ada Tamm (@adatamm) March 11, 2025”).
fn cited(line: &str, is_cite: bool) -> Option<String> {
    let rest = line.trim_start_matches(['—', '–', '―', '-', ' ']);
    let rest = match posted_by(rest) {
        Some(name) => name,
        None if rest.len() == line.len() && !is_cite => return None,
        None => rest,
    };
    let end = rest.find(['(', ',', '|', '@']).unwrap_or(rest.len());
    let end = rest.find(" on ").map_or(end, |it| it.min(end));
    let name = rest[..end].trim();
    let n_words = name.split_whitespace().count();
    let is_name = (1..=6).contains(&n_words)
        && name.starts_with(char::is_uppercase)
        && !name.ends_with(['.', '!', '?', '”']);
    is_name.then(|| name.to_owned())
}

/// What stands behind “A post shared by” in the line under a post that a page embeds.
pub(super) fn posted_by(line: &str) -> Option<&str> {
    let mut at = 0;
    let mut before = "";
    for word in line.split_inclusive(' ').take(6) {
        at += word.len();
        let word = word.trim_end();
        let is_posted = ["shared", "posted", "post", "geteilt", "gepostet"]
            .iter()
            .any(|it| before.eq_ignore_ascii_case(it));
        if is_posted && ["by", "von"].contains(&word) {
            return Some(line[at..].trim_start());
        }
        before = word;
    }
    None
}

/// Whether an element is all the words beside a picture that it stands next to.
fn is_beside_picture(node: &NodeRef<'_>) -> bool {
    const MAX: usize = 300;
    const MAX_BESIDE: usize = 12;
    let Some(parent) = node.parent() else { return false };
    if !["div", "figure", "section", "a", "span"].iter().any(|it| parent.has_name(it)) {
        return false;
    }
    // Of many elements in one none is a picture's words.
    if parent.children_it(false).take(MAX_BESIDE + 1).count() > MAX_BESIDE {
        return false;
    }
    let is_picture = |it: &NodeRef<'_>| {
        ["img", "picture", "video", "amp-img"].iter().any(|name| it.has_name(name))
    };
    let has_picture = parent.children_it(false).any(|it| {
        is_picture(&it)
            || it.id != node.id && it.descendants_it().any(|it| is_picture(&it))
    });
    has_picture && {
        let own = node.normalized_char_count();
        own > 0 && own <= MAX && parent.normalized_char_count() <= own + 40
    }
}

#[cfg(test)]
mod tests {
    use super::cited;

    #[test]
    fn finds_the_name_under_a_quotation() {
        for (line, is_cite, expected) in [
            ("— Ada Tamm (@adatamm) March 11, 2025", false, Some("Ada Tamm")),
            ("Ada Tamm, mayor", true, Some("Ada Tamm")),
            ("– Ostrow Post", false, Some("Ostrow Post")),
            ("Ada Tamm", false, None),
            ("A post shared by Ada Tamm (@adatamm)", false, Some("Ada Tamm")),
            ("Posted by Ada Tamm on Monday, 5 May 2025", false, Some("Ada Tamm")),
            ("The post by the gate was shut.", false, None),
            ("— and nobody came back.", false, None),
            ("The long road home to the river Orm", true, None),
        ] {
            assert_eq!(cited(line, is_cite).as_deref(), expected, "{line}");
        }
    }
}
