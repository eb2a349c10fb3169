//! A text from `LibreOffice` and similar programs (`.odt`, `.fodt`): paragraphs with
//! their styles.
//!
//! An `.odt` is an archive whose `content.xml` holds the text (ISO/IEC 26300, OASIS
//! `OpenDocument` 1.3); a `.fodt` is the same as one file of XML. Tracked deletions, hidden
//! words and tables of contents are no part of the text.

use crate::input::archive::{Archive, is_archive};
use crate::input::article::Article;
use crate::input::rich::{ParagraphStyle, Rich, RichParagraph};
use crate::input::xml::{Node, Tag};
use crate::input::{InputError, archive, xml, zipped};
use std::collections::BTreeMap;

/// The part that holds the text.
pub(super) const PART: &str = "content.xml";

/// Reads a document, which may be the export of a database.
pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    is_raw: bool,
) -> Vec<Result<Article, InputError>> {
    // Whatever its name says, an archive of something else is read as what it is.
    if archive::lacks(&bytes, PART) {
        return zipped::read(bytes, path, is_raw);
    }
    match rich(&bytes, path) {
        Ok(rich) => rich.into_articles(path, is_raw),
        Err(error) => vec![Err(error)],
    }
}

fn rich(bytes: &[u8], path: &str) -> Result<Rich, InputError> {
    let wrong_form = || InputError::WrongForm {
        path: path.to_owned(),
        extension: "odt",
        remedy: "the file is damaged, locked, too large or another format; save it again, or as .txt",
    };
    let mut walk = Walk::default();
    if is_archive(bytes) {
        let mut archive = Archive::open(bytes, path)?;
        // What is locked is no XML.
        let main = archive.xml(PART)?.filter(|it| it.contains("<office:"));
        let main = main.ok_or_else(wrong_form)?;
        if let Some(styles) = archive.xml("styles.xml")? {
            walk.walk(&styles).ok_or_else(wrong_form)?;
        }
        walk.walk(&main).ok_or_else(wrong_form)?;
    } else {
        let text = String::from_utf8_lossy(bytes);
        walk.walk(&text).ok_or_else(wrong_form)?;
    }
    if !walk.has_body {
        return Err(wrong_form());
    }
    Ok(walk.rich)
}

/// What a style is called and made from.
#[derive(Default)]
struct Style {
    own: Option<ParagraphStyle>,
    parent: Option<String>,
}

/// How many styles one may be made from, one upon the other.
const MAX_PARENTS: usize = 8;

/// Elements whose words are no part of the text.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "table-of-content",
    "alphabetical-index",
    "illustration-index",
    "table-index",
    "bibliography",
    "ruby-text",
    "note-citation",
    "hidden-text",
    "hidden-paragraph",
    "forms",
    "sequence-decls",
    "variable-decls",
];

/// Where words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    Note,
    Comment,
    RunningHead,
    /// A frame, which follows the paragraph that it stands in.
    Box,
}

#[derive(Default)]
struct Walk {
    rich: Rich,
    styles: BTreeMap<String, Style>,
    /// The style that is being defined.
    defined: String,
    /// Paragraphs that are open: a note or a frame stands inside one.
    open: Vec<(RichParagraph, Place)>,
    places: Vec<Place>,
    /// Frames of the paragraph that is open, to follow it.
    boxed: Vec<RichParagraph>,
    /// Elements that are open below one that is passed over.
    n_skipped: usize,
    /// Spans that are open, and whether each is in italics or hidden.
    spans: Vec<(bool, bool)>,
    italic: Vec<String>,
    hidden: Vec<String>,
    has_body: bool,
}

impl Walk {
    fn walk(&mut self, text: &str) -> Option<()> {
        xml::walk(text, |node| match node {
            Node::Open(tag) => self.open(&tag),
            Node::Text(text) => self.add_words(&text),
            Node::Close(prefix, name) => self.close(&prefix, &name),
        })
        .ok()
    }

    fn place(&self) -> Place {
        self.places.last().copied().unwrap_or_default()
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        let is_drawn = tag.prefix == "svg" || tag.prefix == "math" || tag.prefix == "dc";
        let is_skipped = tag.prefix == "text" && SKIPPED.contains(&name);
        if self.n_skipped > 0 || is_skipped || is_drawn {
            self.n_skipped += 1;
            return;
        }
        match (tag.prefix.as_str(), name) {
            ("office", "body") => self.has_body = true,
            ("style", "style") => self.define(tag),
            ("style", "text-properties") => {
                if tag.attribute("font-style").is_some_and(|it| it != "normal") {
                    self.italic.push(self.defined.clone());
                }
                if tag.attribute("display").is_some_and(|it| it == "none") {
                    self.hidden.push(self.defined.clone());
                }
            }
            (
                "style",
                "header" | "footer" | "header-left" | "footer-left" | "header-first"
                | "footer-first",
            ) => self.places.push(Place::RunningHead),
            ("text", "note-body") => self.places.push(Place::Note),
            ("office", "annotation") => self.places.push(Place::Comment),
            ("draw", "text-box") => self.places.push(Place::Box),
            ("text", "p" | "h") => {
                let style = self.style_of(tag, name == "h");
                let paragraph = RichParagraph { style, ..RichParagraph::default() };
                self.open.push((paragraph, self.place()));
            }
            ("text", "span") => {
                let style = tag.attribute("style-name").unwrap_or_default();
                let is_in = |list: &[String]| list.contains(&style);
                self.spans.push((is_in(&self.italic), is_in(&self.hidden)));
            }
            ("text", "s" | "tab") => self.add(" "),
            ("text", "line-break") => self.add("\n"),
            _ => {}
        }
    }

    fn define(&mut self, tag: &Tag<'_>) {
        self.defined = tag.attribute("name").unwrap_or_default();
        let shown = tag.attribute("display-name");
        let own = shown.as_deref().and_then(ParagraphStyle::named);
        let style = Style {
            own: own.or_else(|| ParagraphStyle::named(&self.defined)),
            parent: tag.attribute("parent-style-name"),
        };
        self.styles.insert(self.defined.clone(), style);
    }

    fn style_of(&self, tag: &Tag<'_>, is_heading: bool) -> ParagraphStyle {
        let mut name = tag.attribute("style-name").unwrap_or_default();
        for _ in 0..MAX_PARENTS {
            let Some(style) = self.styles.get(&name) else { break };
            if let Some(own) = style.own {
                return own;
            }
            let Some(parent) = style.parent.clone() else { break };
            name = parent;
        }
        if let Some(style) = ParagraphStyle::named(&name) {
            return style;
        }
        if !is_heading {
            return ParagraphStyle::Text;
        }
        let level = tag.attribute("outline-level").and_then(|it| it.parse().ok());
        ParagraphStyle::Heading(level.unwrap_or(1))
    }

    fn close(&mut self, prefix: &str, name: &str) {
        if self.n_skipped > 0 {
            self.n_skipped -= 1;
            return;
        }
        match (prefix, name) {
            (
                "style",
                "header" | "footer" | "header-left" | "footer-left" | "header-first"
                | "footer-first",
            )
            | ("text", "note-body")
            | ("office", "annotation")
            | ("draw", "text-box") => {
                self.places.pop();
            }
            ("text", "span") => {
                self.spans.pop();
            }
            ("text", "p" | "h") => self.end_paragraph(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some((paragraph, place)) = self.open.pop() else { return };
        let is_blank = paragraph.text().trim().is_empty();
        let rich = &mut self.rich;
        match place {
            Place::Text => {
                if self.has_body {
                    rich.paragraphs.push(paragraph);
                    rich.paragraphs.append(&mut self.boxed);
                }
            }
            _ if is_blank => {}
            Place::Box if self.open.is_empty() => rich.paragraphs.push(paragraph),
            Place::Box => self.boxed.push(paragraph),
            Place::Note => rich.notes.push(paragraph),
            Place::Comment => rich.beside.push(("comment", paragraph.text())),
            Place::RunningHead => rich.beside.push(("running-head", paragraph.text())),
        }
    }

    /// Adds words as the file has them, where line ends and runs of blanks are one blank.
    fn add_words(&mut self, text: &str) {
        if self.n_skipped > 0 || self.open.is_empty() {
            return;
        }
        let mut folded = String::with_capacity(text.len());
        for char in text.chars() {
            let is_blank = matches!(char, ' ' | '\t' | '\n' | '\r');
            if !is_blank {
                folded.push(char);
            } else if !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        self.add(&folded);
    }

    fn add(&mut self, text: &str) {
        let is_hidden = self.spans.iter().any(|it| it.1);
        let is_italic = self.spans.iter().any(|it| it.0);
        if let Some((paragraph, _)) = self.open.last_mut().filter(|_| !is_hidden) {
            paragraph.add(text, is_italic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rich;
    use crate::document::Zone;
    use crate::input::archive::tests::pack;

    const STYLES: &str = "<office:document-styles><office:styles><style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\"/><style:style style:name=\"Quotations\"/></office:styles><office:master-styles><style:master-page><style:header><text:p>Draft of May</text:p></style:header></style:master-page></office:master-styles></office:document-styles>";

    /// Zone and words of each paragraph of the article, then what is beside it.
    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let content = format!(
            "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Quotations\"/><style:style style:name=\"T9\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let packed = pack(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.as_bytes()),
            ("styles.xml", STYLES.as_bytes()),
        ]);
        let article = rich(&packed, "a.odt").unwrap().into_article();
        let text = &article.paragraphs.text;
        let found = article.paragraphs.list.iter().map(|it| {
            let zone = it.zone.map_or(if it.is_set_off { ">" } else { "" }, Zone::name);
            format!("{zone} {}", it.span.of(text))
        });
        let removed =
            article.removed.iter().map(|it| format!("-{} {}", it.reason, it.text));
        assert_eq!(found.chain(removed).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn reads_paragraphs_and_styles() {
        check(
            "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">Ferry halts</text:h>\n<text:p>The ferry\n  halts<text:s text:c=\"2\"/>at noon<text:line-break/>on Monday.</text:p><text:h text:outline-level=\"2\">Later</text:h><text:p text:style-name=\"P1\">I stay.</text:p><text:list><text:list-item><text:p>One thing.</text:p></text:list-item></text:list>",
            &[
                "headline Ferry halts",
                " The ferry halts at noon on Monday.",
                "crosshead Later",
                "> I stay.",
                " One thing.",
                "-running-head Draft of May",
            ],
        );
    }

    #[test]
    fn leaves_out_what_is_not_in_the_text() {
        check(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>It rains<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> here<office:annotation><dc:creator>A. T.</dc:creator><text:p>Check.</text:p></office:annotation><text:span text:style-name=\"T9\"> no</text:span>.<draw:frame><svg:title>map</svg:title><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame></text:p>",
            &[
                " It rains here.",
                " In the box.",
                "-footnote A note.",
                "-running-head Draft of May",
                "-comment Check.",
            ],
        );
    }

    #[test]
    fn reads_the_form_of_one_file_and_names_what_is_damaged() {
        let flat = "<?xml version=\"1.0\"?><office:document><office:body><office:text><text:p>It rains.</text:p></office:text></office:body></office:document>";
        assert_eq!(rich(flat.as_bytes(), "a.fodt").unwrap().lines(), "It rains.\n");
        for bytes in [pack(&[("content.xml", b"\x8f\x02locked")]), b"<x/>".to_vec()] {
            let error = rich(&bytes, "a.odt").unwrap_err().to_string();
            assert!(error.starts_with("a.odt: no readable .odt; "), "{error}");
        }
    }
}
