//! Makes a page readable: shows what otherwise only scripts or clicks would show.

use crate::input::html::kind::display;
use dom_query::{Document, NodeId, NodeRef};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Opens shadow roots that stand in the file: a parser would take them for templates.
pub(super) fn without_shadow_roots(source: &str) -> Cow<'_, str> {
    if !source.contains("shadowrootmode") {
        return Cow::Borrowed(source);
    }
    let mut open = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("<template") {
        let end = rest[at..].find('>').map_or(rest.len(), |it| at + it + 1);
        let is_root = rest[at..end].contains("shadowrootmode");
        open.push_str(&rest[..at]);
        open.push_str(if is_root { "<div>" } else { &rest[at..end] });
        rest = &rest[end..];
    }
    open.push_str(rest);
    Cow::Owned(open.replace("</template>", "</div>"))
}

/// Elements that XHTML may write as one empty tag, which HTML takes for one that opens.
const CLOSED_AT_ONCE: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "div",
    "em",
    "i",
    "iframe",
    "li",
    "p",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "td",
    "textarea",
    "title",
];

/// Closes the empty elements of XHTML (`<title/>`), as HTML writes them.
pub(super) fn with_closed_elements(source: &str) -> Cow<'_, str> {
    if !source.contains("/>") {
        return Cow::Borrowed(source);
    }
    let mut closed = String::with_capacity(source.len() + 64);
    let mut rest = source;
    while let Some(end) = rest.find("/>") {
        let (head, tail) = rest.split_at(end);
        let start = head.rfind('<').map_or(head.len(), |it| it + 1);
        let name = head[start..].split(char::is_whitespace).next().unwrap_or_default();
        closed.push_str(head);
        if CLOSED_AT_ONCE.contains(&name) {
            closed.push_str("></");
            closed.push_str(name);
            closed.push('>');
        } else {
            closed.push_str("/>");
        }
        rest = &tail[2..];
    }
    closed.push_str(rest);
    Cow::Owned(closed)
}

/// A paragraph of at least this many characters is no label.
const LONG: usize = 80;

/// Takes the marks off hidden elements that hold text of the article: a part that opens
/// with a click, a body that a script shows once it has run.
///
/// What stays hidden are dialogs, menus and forms.
pub(super) fn reveal(document: &Document) {
    for node in document.select("[hidden], [aria-hidden='true'], [style]").nodes() {
        if !display(node).is_hidden || !holds_article_text(node) {
            continue;
        }
        for name in ["hidden", "aria-hidden", "style"] {
            node.remove_attr(name);
        }
    }
}

fn holds_article_text(node: &NodeRef<'_>) -> bool {
    let is_named =
        |it: &NodeRef<'_>, names: &[&str]| names.iter().any(|name| it.has_name(name));
    let is_form = |it: &NodeRef<'_>| {
        is_named(it, &["form", "nav", "dialog", "aside", "footer"])
            || it.attr("role").is_some_and(|it| it.contains("dialog"))
    };
    if is_form(node) || node.ancestors_it(None).any(|it| is_form(&it)) {
        return false;
    }
    let is_text = |it: &NodeRef<'_>| {
        is_named(it, &["p", "div", "span"])
            && !it.children_it(false).any(|it| is_named(&it, &["p", "div", "ul"]))
            && it.normalized_char_count() >= LONG
    };
    let n_texts = usize::from(is_text(node))
        + node.descendants_it().filter(is_text).take(3).count();
    let is_article = |it: &NodeRef<'_>| {
        is_named(it, &["article", "main"])
            || it.attr("itemprop").is_some_and(|it| &*it == "articleBody")
    };
    let is_inside = node.ancestors_it(None).any(|it| is_article(&it))
        || node.descendants_it().any(|it| is_article(&it));
    let has_form = node.descendants_it().any(|it| is_form(&it) || it.has_name("input"));
    !has_form && (n_texts >= 3 || n_texts >= 1 && is_inside)
}

/// Takes the marks of bylines off elements that stand inside a sentence, where they name
/// whoever speaks: a reader of pages would cut them out.
pub(super) fn keep_names_in_sentences(document: &Document) {
    let selector = "[class], [id], [rel='author'], [itemprop]";
    let mut lengths: BTreeMap<NodeId, usize> = BTreeMap::new();
    for node in document.select(selector).nodes() {
        let is_inline = ["span", "a", "b", "strong", "em", "i", "cite", "time"]
            .iter()
            .any(|name| node.has_name(name));
        if !is_inline {
            continue;
        }
        let Some(parent) = node.parent() else { continue };
        let own = node.normalized_char_count();
        let around =
            *lengths.entry(parent.id).or_insert_with(|| parent.normalized_char_count());
        if own > 0 && around > own + 40 {
            for name in ["class", "id", "rel", "itemprop"] {
                node.remove_attr(name);
            }
        }
    }
}
