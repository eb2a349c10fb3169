//! A lesson as Word documents, which teachers edit.
//!
//! They are written from the Markdown of [`crate::output::lesson_markdown`], so that there is
//! one place where sheet and key are put into an order. A document is an archive of XML parts
//! (ECMA-376); only those that a word processor needs are written.

use crate::input::MARKDOWN_MARK;
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;

const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const STYLES_PART: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Half points of the text, and of it in large print.
const SIZE: u32 = 20;
const LARGE_SIZE: u32 = 28;

/// Twentieths of a point between the margins of an A4 page.
const WIDTH: usize = 10_206;

/// Writes Markdown as a document; nothing in it says when it was made.
///
/// # Errors
///
/// If the archive cannot be written, which in memory does not happen.
pub(super) fn document(
    markdown: &str,
    language: &str,
    is_large: bool,
) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // By its last bytes the program knows its own lessons, in whatever format.
    archive.set_comment(MARKDOWN_MARK)?;
    let body = body(markdown);
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PARTS.to_owned()),
        ("word/_rels/document.xml.rels", STYLES_PART.to_owned()),
        ("word/styles.xml", styles(language, is_large)),
        ("word/document.xml", body),
    ];
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::DEFAULT)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn styles(language: &str, is_large: bool) -> String {
    let size = if is_large { LARGE_SIZE } else { SIZE };
    let heading = |n: u32, size: u32| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>"#,
            n - 1
        )
    };
    let headings: String =
        [(1, size + 10), (2, size + 4), (3, size)].map(|(n, it)| heading(n, it)).concat();
    let language = escaped(language);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{SPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="{size}"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="80"/></w:pPr></w:style>{headings}</w:styles>"#
    )
}

/// What stands in the paragraphs that are written.
#[derive(Default)]
struct Body {
    xml: String,
    /// The runs of the paragraph that is open.
    runs: String,
    style: &'static str,
    is_bold: bool,
    is_italic: bool,
    /// Numbers of the lists that are open; none for one of points.
    lists: Vec<Option<u64>>,
    n_columns: usize,
    is_head: bool,
}

fn body(markdown: &str) -> String {
    let mut body = Body::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        body.take(event);
    }
    let Body { xml, .. } = body;
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{SPACE}"><w:body>{xml}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

impl Body {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.run(&text, false),
            Event::Code(text) => self.run(&text, true),
            Event::SoftBreak => self.run(" ", false),
            Event::HardBreak => self.runs.push_str("<w:r><w:br/></w:r>"),
            // The mark of the Markdown file is a comment.
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.style =
                    ["Heading1", "Heading2", "Heading3"][(*level as usize - 1).min(2)];
            }
            Tag::Strong => self.is_bold = true,
            Tag::Emphasis => self.is_italic = true,
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => {
                let sign = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_owned(),
                };
                self.run(&sign, false);
            }
            Tag::Table(columns) => self.table(columns),
            Tag::TableHead => {
                self.xml.push_str("<w:tr><w:trPr><w:tblHeader/></w:trPr>");
                self.is_head = true;
            }
            Tag::TableRow => self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>"),
            Tag::TableCell => {
                let width = WIDTH / self.n_columns.max(1);
                self.xml.push_str(&format!(
                    r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#
                ));
                self.is_bold = self.is_head;
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item => self.paragraph(),
            TagEnd::Strong => self.is_bold = false,
            TagEnd::Emphasis => self.is_italic = false,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => {
                self.paragraph_or_empty();
                self.xml.push_str("</w:tc>");
                self.is_bold = false;
            }
            TagEnd::TableHead => {
                self.xml.push_str("</w:tr>");
                self.is_head = false;
            }
            TagEnd::TableRow => self.xml.push_str("</w:tr>"),
            // Two tables beside each other would become one.
            TagEnd::Table => self.xml.push_str("</w:tbl><w:p/>"),
            _ => {}
        }
    }

    fn table(&mut self, columns: &[Alignment]) {
        self.n_columns = columns.len();
        let lines = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|it| {
                format!(
                    r#"<w:{it} w:val="single" w:sz="4" w:space="0" w:color="808080"/>"#
                )
            })
            .concat();
        let width = WIDTH / columns.len().max(1);
        let grid = format!(r#"<w:gridCol w:w="{width}"/>"#).repeat(columns.len());
        self.xml.push_str(&format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
        ));
    }

    fn run(&mut self, text: &str, is_code: bool) {
        let mut looks = String::new();
        if is_code {
            looks.push_str(r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>"#);
        }
        if self.is_bold {
            looks.push_str("<w:b/>");
        }
        if self.is_italic {
            looks.push_str("<w:i/>");
        }
        let text = escaped(text);
        self.runs.push_str(&format!(
            r#"<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#
        ));
    }

    /// Closes the paragraph that is open, if anything stands in it.
    fn paragraph(&mut self) {
        if !self.runs.is_empty() {
            self.paragraph_or_empty();
        }
    }

    fn paragraph_or_empty(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let style = std::mem::take(&mut self.style);
        let style = match style {
            "" => String::new(),
            it => format!(r#"<w:pStyle w:val="{it}"/>"#),
        };
        self.xml.push_str(&format!("<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>"));
    }
}

/// Text as XML holds it; characters that it cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
