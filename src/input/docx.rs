//! A `.docx`: paragraphs with their styles, runs, notes, tables and text boxes.
//!
//! A `.docx` is an archive that holds `word/document.xml` (ECMA-376, part 1, section 17).
//! Deleted, moved-away and hidden words are no part of the text; what a drawing repeats for
//! older programs is read once.

use crate::input::archive::Archive;
use crate::input::article::Article;
use crate::input::rich::{ParagraphStyle, Rich, RichParagraph};
use crate::input::xml::{Node, Tag};
use crate::input::{InputError, archive, xml, zipped};
use std::collections::BTreeMap;

/// The main part.
pub(super) const PART: &str = "word/document.xml";

/// Reads a `.docx` file, which may be the export of a database.
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

/// Reads the document.
///
/// # Errors
///
/// If the archive is damaged, locked or holds no document.
pub(super) fn rich(bytes: &[u8], path: &str) -> Result<Rich, InputError> {
    let mut archive = Archive::open(bytes, path)?;
    // What holds no element is no document, whatever its name says.
    let main = archive.xml(PART)?.filter(|it| it.contains('<'));
    let Some(main) = main else { return Err(wrong_form(path)) };
    let styles =
        archive.xml("word/styles.xml")?.map_or_else(Styles::new, |it| styles(&it));
    let mut rich = Rich {
        paragraphs: paragraphs(&main, &styles).ok_or_else(|| wrong_form(path))?,
        ..Rich::default()
    };
    for name in archive.names() {
        let Some(file) = name.strip_prefix("word/") else { continue };
        let reason =
            match file.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.') {
                "footnotes.xml" | "endnotes.xml" => "",
                "comments.xml" => "comment",
                _ if file.starts_with("header") || file.starts_with("footer") => {
                    "running-head"
                }
                _ => continue,
            };
        let Some(part) = archive.xml(&name)? else { continue };
        let found = paragraphs(&part, &styles).unwrap_or_default();
        let found = found.into_iter().filter(|it| !it.text().trim().is_empty());
        if reason.is_empty() {
            rich.notes.extend(found);
        } else {
            rich.beside.extend(found.map(|it| (reason, it.text())));
        }
    }
    Ok(rich)
}

fn wrong_form(path: &str) -> InputError {
    InputError::WrongForm {
        path: path.to_owned(),
        extension: "docx",
        remedy: "the file is damaged, locked, too large or another format; save it again, or as .txt",
    }
}

/// What each style, by its id, makes of a paragraph.
type Styles = BTreeMap<String, ParagraphStyle>;

/// Reads the names of styles and what they are made from.
fn styles(xml: &str) -> Styles {
    let mut named: Styles = BTreeMap::new();
    let mut parents: Vec<(String, String)> = Vec::new();
    let mut id = String::new();
    let _ = xml::walk(xml, |node| {
        let Node::Open(tag) = node else { return };
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name.as_str() {
            "style" => id = tag.attribute("styleId").unwrap_or_default(),
            "name" => {
                if let Some(style) = ParagraphStyle::named(&value()) {
                    named.insert(id.clone(), style);
                }
            }
            "basedOn" => parents.push((id.clone(), value())),
            _ => {}
        }
    });
    // Styles come in any order; a chain is as long as the list at most.
    for _ in 0..4 {
        for (id, parent) in &parents {
            if let Some(style) = named.get(parent).copied()
                && !named.contains_key(id)
            {
                named.insert(id.clone(), style);
            }
        }
    }
    named
}

/// What is open while a part is walked.
#[derive(Default)]
struct Walk {
    done: Vec<RichParagraph>,
    /// The paragraph that is open, and those around it: a text box stands inside one.
    open: Vec<RichParagraph>,
    /// Text boxes of the paragraphs that are open, to follow them.
    boxed: Vec<RichParagraph>,
    n_boxes: usize,
    /// Elements whose words are no part of the text, that are open.
    n_skipped: usize,
    is_text: bool,
    is_run: bool,
    is_italic: bool,
    is_hidden: bool,
}

/// The paragraphs of a part; none where it is no XML.
fn paragraphs(xml: &str, styles: &Styles) -> Option<Vec<RichParagraph>> {
    let mut walk = Walk::default();
    xml::walk(xml, |node| match node {
        Node::Open(tag) => walk.open(&tag, styles),
        Node::Text(text) if walk.is_text && !walk.is_hidden => walk.add(&text),
        Node::Text(_) => {}
        Node::Close(prefix, name) => walk.close(&prefix, &name),
    })
    .ok()?;
    Some(walk.done)
}

/// Elements that hold words which are not in the text.
const SKIPPED: &[&str] = &["del", "moveFrom", "Fallback", "instrText", "delText"];

/// Prefixes of drawings and formulas, whose elements have the same names.
const FOREIGN: &[&str] = &["a", "m", "c"];

impl Walk {
    fn open(&mut self, tag: &Tag<'_>, styles: &Styles) {
        if self.n_skipped > 0 || SKIPPED.contains(&tag.name.as_str()) {
            self.n_skipped += 1;
            return;
        }
        if FOREIGN.contains(&tag.prefix.as_str()) {
            return;
        }
        let is_on =
            || !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "none"));
        match tag.name.as_str() {
            "p" => self.open.push(RichParagraph::default()),
            "pStyle" => {
                let id = tag.attribute("val").unwrap_or_default();
                let style = styles
                    .get(&id)
                    .copied()
                    .or_else(|| ParagraphStyle::named(&spaced(&id)));
                if let (Some(paragraph), Some(style)) = (self.open.last_mut(), style) {
                    paragraph.style = style;
                }
            }
            "txbxContent" => self.n_boxes += 1,
            "r" => (self.is_run, self.is_italic, self.is_hidden) = (true, false, false),
            "i" if self.is_run => self.is_italic = is_on(),
            "vanish" if self.is_run => self.is_hidden = is_on(),
            "t" => self.is_text = true,
            "tab" | "ptab" if self.is_run => self.add(" "),
            "br" | "cr" if self.is_run => {
                let is_page = tag.attribute("type").is_some();
                self.add(if is_page { " " } else { "\n" });
            }
            "noBreakHyphen" => self.add("-"),
            _ => {}
        }
    }

    fn close(&mut self, prefix: &str, name: &str) {
        if self.n_skipped > 0 {
            self.n_skipped -= 1;
            return;
        }
        if FOREIGN.contains(&prefix) {
            return;
        }
        match name {
            "t" => self.is_text = false,
            "r" => self.is_run = false,
            "txbxContent" => self.n_boxes = self.n_boxes.saturating_sub(1),
            "p" => {
                let Some(paragraph) = self.open.pop() else { return };
                if self.n_boxes > 0 {
                    self.boxed.push(paragraph);
                } else {
                    self.done.push(paragraph);
                    self.done.append(&mut self.boxed);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let is_italic = self.is_italic;
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.add(text, is_italic);
        }
    }
}

/// `Heading2` as styles without a name are written.
fn spaced(id: &str) -> String {
    let at = id.find(|char: char| char.is_ascii_digit()).unwrap_or(id.len());
    format!("{} {}", &id[..at], &id[at..])
}

#[cfg(test)]
mod tests {
    use super::rich;
    use crate::document::Zone;
    use crate::input::archive::tests::pack;

    /// Style or zone and words of each paragraph of the article, then what is beside it.
    #[track_caller]
    fn check(body: &str, others: &[(&str, &str)], expected: &[&str]) {
        let xml =
            |tag: &str, inner: &str| format!("<w:{tag} xmlns:w=\"x\">{inner}</w:{tag}>");
        let main = xml("document", &format!("<w:body>{body}</w:body>"));
        let mut parts = vec![("word/document.xml", main)];
        parts.extend(others.iter().map(|(name, inner)| (*name, xml("part", inner))));
        let parts: Vec<_> =
            parts.iter().map(|(name, part)| (*name, part.as_bytes())).collect();
        let article = rich(&pack(&parts), "a.docx").unwrap().into_article();
        let text = &article.paragraphs.text;
        let found = article.paragraphs.list.iter().map(|it| {
            let zone = it.zone.map_or(if it.is_set_off { ">" } else { "" }, Zone::name);
            format!("{} {zone} {}", it.line, it.span.of(text))
        });
        let removed =
            article.removed.iter().map(|it| format!("-{} {}", it.reason, it.text));
        assert_eq!(found.chain(removed).collect::<Vec<_>>(), expected);
    }

    const STYLES: &str = "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Zwischen\"><w:name w:val=\"Zwischen\"/><w:basedOn w:val=\"berschrift1\"/></w:style><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>";

    #[test]
    fn reads_paragraphs_and_styles() {
        check(
            "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Ferry</w:t><w:br/><w:t>halts</w:t></w:r></w:p><w:p/><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Mayor&#8217;s </w:t></w:r><w:r><w:t xml:space=\"preserve\">word &amp;</w:t><w:tab/><w:t>deed.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Zwischen\"/></w:pPr><w:r><w:t>Later</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"IntenseQuote\"/></w:pPr><w:r><w:t>I stay.</w:t></w:r></w:p>",
            &[("word/styles.xml", STYLES)],
            &[
                "1 headline Ferry halts",
                "3  Mayor’s word & deed.",
                "4 crosshead Later",
                "5  I stay.",
            ],
        );
        check(
            "<w:p><w:r><w:t>One ends.</w:t><w:br/><w:t>Two goes</w:t><w:br/><w:t>on</w:t><w:br/><w:br/><w:t>Three.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t>I stay.</w:t></w:r></w:p>",
            &[],
            &["1  One ends.", "1  Two goes on", "1  Three.", "2 > I stay."],
        );
    }

    #[test]
    fn leaves_out_what_is_not_in_the_text() {
        check(
            "<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>It rains</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> no</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>.</w:t></w:r></w:p>",
            &[
                (
                    "word/footnotes.xml",
                    "<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>",
                ),
                (
                    "word/comments.xml",
                    "<w:comment><w:p><w:r><w:t>Check.</w:t></w:r></w:p></w:comment>",
                ),
                ("word/header1.xml", "<w:p><w:r><w:t>Draft</w:t></w:r></w:p>"),
            ],
            &[
                "1  It rains.",
                "-footnote A note.",
                "-comment Check.",
                "-running-head Draft",
            ],
        );
    }

    #[test]
    fn reads_a_text_box_once_and_leaves_the_sentence_whole() {
        let words =
            "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>";
        check(
            &format!(
                "<w:p><w:r><w:t>The ferry </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><a:graphic><a:p/>{words}</a:graphic></mc:Choice><mc:Fallback>{words}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>halts.</w:t></w:r></w:p>"
            ),
            &[],
            &["1  The ferry halts.", "2  In the box."],
        );
    }

    #[test]
    fn damaged_files_are_errors() {
        let whole = pack(&[("word/document.xml", b"<w:document/>")]);
        for cut in 0..whole.len() - 2 {
            assert!(rich(&whole[..cut], "a.docx").is_err(), "{cut}");
        }
        let other = pack(&[("word/styles.xml", b"<w:styles/>")]);
        let error = rich(&other, "a.docx").unwrap_err().to_string();
        assert!(
            error.starts_with("a.docx: ") && error.contains("save it again"),
            "{error}"
        );
    }

    #[test]
    fn lines_are_paragraphs() {
        let main = "<w:p><w:r><w:t>One</w:t><w:br/><w:t>line.</w:t></w:r></w:p><w:p/><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Three</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>";
        let found =
            rich(&pack(&[("word/document.xml", main.as_bytes())]), "a.docx").unwrap();
        assert_eq!(found.lines(), "One line.\n\nThree.\n");
        let runs: Vec<_> = found.paragraphs[2]
            .runs
            .iter()
            .map(|it| (it.text.as_str(), it.is_italic))
            .collect();
        assert_eq!(runs, [("Three", true), (".", false)]);
    }
}
