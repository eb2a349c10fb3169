//! What an element is to the text around it.

use dom_query::NodeRef;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words in a line.
    Inline,
    /// Words in quotation marks.
    Quotation,
    /// A cell of a table.
    Cell,
    /// The end of a line.
    Break,
    /// Something that stands on lines of its own.
    Block,
    /// Something that stands beside an article: a menu, a footer.
    Beside(&'static str),
    /// Words set off as someone's.
    Quoted,
    /// A heading, with its level.
    Heading(u8),
    /// The words under a picture.
    Caption,
    /// Nothing that is read.
    Nothing,
}

/// The longest caption that is known by its class alone, in characters.
const MAX_CAPTION: usize = 500;

/// Tells what an element is.
pub(super) fn kind(node: &NodeRef<'_>) -> Kind {
    let Some(name) = node.node_name() else { return Kind::Nothing };
    match &*name {
        "head" | "script" | "style" | "noscript" | "template" | "svg" | "math"
        | "button" | "select" | "textarea" | "input" | "iframe" | "object" | "audio"
        | "video" | "canvas" => Kind::Nothing,
        "q" => Kind::Quotation,
        "td" | "th" if is_laid_out(node) => Kind::Block,
        "td" | "th" => Kind::Cell,
        "br" | "hr" => Kind::Break,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" | "h5" | "h6" => Kind::Heading(4),
        "figcaption" => Kind::Caption,
        "figure" if !node.descendants_it().any(|it| holds_prose(&it)) => Kind::Caption,
        "nav" | "menu" => Kind::Beside("navigation"),
        "footer" => Kind::Beside("footer"),
        "aside" => Kind::Beside("aside"),
        "form" | "dialog" => Kind::Beside("form"),
        "blockquote" => Kind::Quoted,
        "span" if is_caption(node) => Kind::Caption,
        "address" | "article" | "body" | "caption" | "center" | "dd" | "details"
        | "div" | "dl" | "dt" | "fieldset" | "figure" | "header" | "hgroup" | "html"
        | "li" | "main" | "ol" | "p" | "pre" | "section" | "small" | "summary"
        | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" => {
            if is_caption(node) {
                Kind::Caption
            } else if name.as_ref() == "small" {
                small(node)
            } else {
                beside(node).map_or(Kind::Block, Kind::Beside)
            }
        }
        _ => Kind::Inline,
    }
}

/// Whether a cell holds lines of its own, as where a table lays a page out, and no figure.
fn is_laid_out(node: &NodeRef<'_>) -> bool {
    let is_line = |it: &NodeRef<'_>| {
        ["p", "div", "br", "h1", "h2", "h3", "ul", "ol", "table", "blockquote"]
            .iter()
            .any(|name| it.has_name(name))
    };
    node.children_it(false).any(|it| is_line(&it))
}

/// Small print beside words is a part of them; alone in its element it is a block.
fn small(node: &NodeRef<'_>) -> Kind {
    let Some(parent) = node.parent() else { return Kind::Inline };
    let is_few = parent.children_it(false).take(13).count() <= 12;
    let is_alone = is_few
        && !parent.has_name("p")
        && parent
            .children_it(false)
            .all(|it| !it.is_text() || it.text().trim().is_empty());
    if is_alone { Kind::Block } else { Kind::Inline }
}

/// By the role that an element says it has.
fn beside(node: &NodeRef<'_>) -> Option<&'static str> {
    Some(match &*node.attr("role")? {
        "navigation" | "menu" | "menubar" | "banner" | "search" => "navigation",
        "contentinfo" => "footer",
        "complementary" => "aside",
        "dialog" | "alertdialog" | "form" => "form",
        _ => return None,
    })
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

/// Classes of words that only screen readers speak.
const SCREEN_READER: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "visually_hidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "screenreader",
    "sronly",
    "a11y-hidden",
    "a11y-text",
    "assistive-text",
    "u-visually-hidden",
    "u-hidden-visually",
    "is-visually-hidden",
    "accessibly-hidden",
    "offscreen",
    "off-screen",
    "element-invisible",
    "hidden-text",
    "vh",
];

/// The longest words for screen readers, in characters: what is longer is a text.
const MAX_UNSEEN: usize = 160;

/// Whether an element holds words that only screen readers speak.
pub(super) fn is_screen_reader_text(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default();
    let is_it =
        |class: &str| SCREEN_READER.iter().any(|it| it.eq_ignore_ascii_case(class));
    class.split_ascii_whitespace().any(is_it)
        && !["h1", "body", "main", "article"].iter().any(|name| node.has_name(name))
        && node.normalized_char_count() <= MAX_UNSEEN
}

/// How an element is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Display {
    pub(super) is_block: bool,
    pub(super) is_hidden: bool,
}

/// Reads what the element itself says about how it is shown.
pub(super) fn display(node: &NodeRef<'_>) -> Display {
    let is_hidden = node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|it| &*it == "true");
    let mut display = Display { is_hidden, ..Display::default() };
    let Some(style) = node.attr("style") else { return display };
    for rule in style.to_ascii_lowercase().split(';') {
        let Some((name, value)) = rule.split_once(':') else { continue };
        let value = value.trim().trim_end_matches("!important").trim();
        match name.trim() {
            "display" => {
                display.is_hidden |= value == "none";
                display.is_block |=
                    ["block", "flex", "grid", "table", "list-item", "flow-root"]
                        .contains(&value);
            }
            "visibility" => display.is_hidden |= value == "hidden",
            _ => {}
        }
    }
    display
}
