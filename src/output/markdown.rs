//! The report as a Markdown document: the same blocks as the page, laid out as text.
//!
//! Whatever comes from an article or a pack is escaped.

use crate::input::MARKDOWN_MARK;
use crate::output::{Compared, OutputError, Write, Writer};
use crate::text::plain;
use crate::view::report::block::{
    Badge, Block, Card, Cell, Inline, Line, Section, Table,
};
use crate::view::report::{Report, report};

/// The report as a text document.
pub(super) static WRITER: Writer = Writer {
    id: "markdown",
    extensions: &["md", "markdown"],
    about: "the report as text",
    write: Write::Comparison(write),
};

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    Ok(page(&report(compared.comparison, compared.options)))
}

fn page(report: &Report) -> String {
    let mut page = Page::default();
    page.text("#", report.title.as_str());
    page.text("", report.kicker.as_str());
    if let Some(note) = &report.note {
        page.text("", note.as_str());
    }
    page.text("", report.caveats.summary.as_str());
    page.list(report.caveats.items.iter().map(|it| escaped(it.as_str())));
    page.section(&report.opening);
    report.sections.iter().for_each(|it| page.section(it));
    page.text("", &format!("{} · {}", report.program, report.frame.footer));
    page.0 + "\n" + MARKDOWN_MARK
}

/// Blocks with an empty line between them.
#[derive(Default)]
struct Page(String);

impl Page {
    /// A block that is written as it stands.
    fn raw(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// A heading or a paragraph.
    fn text(&mut self, mark: &str, text: &str) {
        let blank = if mark.is_empty() { "" } else { " " };
        if !text.trim().is_empty() {
            self.raw(&format!("{mark}{blank}{}", escaped(text)));
        }
    }

    fn list(&mut self, items: impl Iterator<Item = String>) {
        let lines: Vec<String> = items.map(|it| format!("- {it}")).collect();
        if !lines.is_empty() {
            self.raw(&lines.join("\n"));
        }
    }

    fn section(&mut self, section: &Section) {
        let number = section.number.map(|it| format!("{it}. ")).unwrap_or_default();
        self.raw(&format!("## {number}{}", escaped(section.title.as_str())));
        section.blocks.iter().for_each(|it| self.block(it));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => self.text("####", text.as_str()),
            Block::Prose { line: pieces, .. } => {
                let shown = line(pieces);
                if !shown.is_empty() {
                    self.raw(&shown);
                }
            }
            Block::List { items, .. } => self.list(items.iter().map(line)),
            Block::Table(it) => self.table(it),
            Block::Cards { cards } => cards.iter().for_each(|it| self.card(it)),
            Block::Fold { summary, blocks, .. } => {
                self.raw(&format!("### {}", line(summary)));
                blocks.iter().for_each(|it| self.block(it));
            }
            Block::Columns { columns } => {
                columns.iter().flatten().for_each(|it| self.block(it));
            }
            Block::Paragraph { number, words, .. } => {
                let number = number.map(|it| format!("[{it}] ")).unwrap_or_default();
                self.text("", &format!("{number}{}", words.text()));
            }
            Block::Verbatim { label, lines, .. } => {
                self.text("####", label.as_str());
                let lines: Vec<String> =
                    lines.iter().map(|it| format!("    {it}")).collect();
                self.raw(&lines.join("\n"));
            }
        }
    }

    /// A table, then what opens under its rows.
    fn table(&mut self, table: &Table) {
        let n_cells =
            table.rows.iter().map(|it| it.cells.len()).max().unwrap_or_default();
        let written = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let mut head: Vec<String> = table.head.iter().map(cell).collect();
        head.resize(n_cells + 1, String::new());
        let mut lines = vec![written(head), written(vec!["---".to_owned(); n_cells + 1])];
        for row in &table.rows {
            let mut cells: Vec<String> =
                std::iter::once(&row.head).chain(&row.cells).map(cell).collect();
            cells.resize(n_cells + 1, String::new());
            lines.push(written(cells));
        }
        if !table.caption.as_str().is_empty() {
            self.text("", table.caption.as_str());
        }
        if !table.rows.is_empty() {
            self.raw(&lines.join("\n"));
        }
        for row in table.rows.iter().filter(|it| !it.under.is_empty()) {
            self.raw(&format!("### {}", cell(&row.head)));
            row.under.iter().for_each(|it| self.block(it));
        }
    }

    fn card(&mut self, card: &Card) {
        self.raw(&format!("#### {}", line(&card.head)));
        let sides = card.sides.iter().map(|it| {
            let notes: Vec<String> = it.notes.iter().map(line).collect();
            let notes = if notes.is_empty() {
                String::new()
            } else {
                format!(" ({})", notes.join("; "))
            };
            format!("{}: {}{notes}", line(&it.head), line(&it.line))
        });
        self.list(sides);
        self.list(card.notes.iter().map(line));
    }
}

/// The lines of a cell in one.
fn cell(cell: &Cell) -> String {
    let lines: Vec<String> = cell.lines.iter().map(line).collect();
    lines.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The pieces of a line, with blanks between them.
fn line(line: &Line) -> String {
    let pieces: Vec<String> =
        line.iter().map(inline).filter(|it| !it.trim().is_empty()).collect();
    pieces.join(" ")
}

fn inline(it: &Inline) -> String {
    match it {
        Inline::Text { text, .. } | Inline::Key { text, .. } => escaped(text.as_str()),
        Inline::Link { text, href, is_web: true, .. } => {
            // An address that is shown may be followed; one that could end its marks is text.
            let is_plain = |c: char| {
                c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`' | '|')
            };
            if href.chars().all(is_plain) {
                format!("{} (<{href}>)", escaped(text.as_str()))
            } else {
                escaped(&format!("{text} ({href})"))
            }
        }
        Inline::Link { text, .. } => escaped(text.as_str()),
        Inline::Badge(it) => badge(it),
        Inline::Words(it) if it.style == "missing" || it.style == "elsewhere" => {
            escaped(&format!("[{}]", it.text()))
        }
        Inline::Words(it) if it.style.ends_with(" comma") => {
            format!("{},", escaped(&it.text()))
        }
        Inline::Words(it) => escaped(&it.text()),
        Inline::Chip(it) => {
            let n = it.n.map(|n| format!(" {n}")).unwrap_or_default();
            let whose = match it.voice {
                "narrator" => String::new(),
                _ => format!(" ({})", it.whose),
            };
            escaped(&format!("“{}”{n}{whose}", it.words.text()))
        }
        // The figures stand beside the drawing.
        Inline::Strip { .. } => String::new(),
    }
}

fn badge(it: &Badge) -> String {
    match it.with_name {
        true => escaped(&format!("{} · {}", it.letter, it.name)),
        false => escaped(&it.letter),
    }
}

/// Keeps what stands on either side of it together, and takes no room.
const JOINER: char = '\u{2060}';

/// The text with a backslash before whatever Markdown reads as mark-up; names after @ and
/// addresses call nobody and lead nowhere.
pub(super) fn escaped(text: &str) -> String {
    let text = &plain(text);
    let mut shown = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let is_markup = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$'
        );
        // What opens a list or underlines a heading does so at the beginning only.
        let opens = at == 0 && matches!(c, '-' | '+' | '=');
        let numbers = matches!(c, '.' | ')')
            && at > 0
            && text[..at].bytes().all(|it| it.is_ascii_digit());
        if is_markup || opens || numbers {
            shown.push('\\');
        }
        shown.push(c);
        if c == '@' || c == ':' && text[at..].starts_with("://") {
            shown.push(JOINER);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{escaped, page};
    use crate::input::MARKDOWN_MARK;
    use crate::view::report::Options;
    use crate::view::report::fixture::{document, report_of};

    const HOSTILE: &str = "# <b>*A*</b> | [x](javascript:y)\n1. `z` & ~~w~~ $m$";

    #[test]
    fn markup_is_text() {
        for (text, shown) in [
            ("a*b_c", "a\\*b\\_c"),
            ("| x", "\\| x"),
            ("- x-y", "\\- x-y"),
            ("12. March", "12\\. March"),
            ("3.5 and 4)", "3\\.5 and 4)"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    /// What a Markdown reader sees: its own events, without those of plain tables and lists.
    fn parsed(page: &str) -> (String, Vec<String>) {
        let options = pulldown_cmark::Options::ENABLE_TABLES
            | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
            | pulldown_cmark::Options::ENABLE_MATH;
        let (mut text, mut foreign) = (String::new(), Vec::new());
        for event in pulldown_cmark::Parser::new_ext(page, options) {
            use pulldown_cmark::{Event, Tag};
            match &event {
                Event::Text(it) => text.push_str(it),
                Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::Start(
                    Tag::Link { .. } | Tag::Emphasis | Tag::Strikethrough | Tag::Strong,
                ) => foreign.push(format!("{event:?}")),
                _ => {}
            }
        }
        (text, foreign)
    }

    #[test]
    fn article_text_is_text() {
        let mut hostile = document(HOSTILE, None, &[HOSTILE, "Orlo *and* Orlo."]);
        hostile.id = HOSTILE.to_owned();
        let tame = document("Tame", None, &["Rain", "Orlow. Orlow. Orlow."]);
        let options = Options { title: Some(HOSTILE.to_owned()), ..Options::default() };
        let page = page(&report_of(vec![hostile, tame], &options));
        let (text, n_foreign) = parsed(&page.replace(MARKDOWN_MARK, ""));
        let n_foreign: Vec<String> = n_foreign
            .into_iter()
            .filter(|it| !it.contains("Autolink, dest_url: Borrowed(\"https://"))
            .collect();
        assert!(n_foreign.is_empty(), "{n_foreign:?}\n{page}");
        assert!(text.contains("# <b>*A*</b> | [x](javascript:y) 1. `z` & ~~w~~ $m$"));
        // Every row of a table has the cells of its head.
        for table in page.split("\n\n").filter(|it| it.starts_with('|')) {
            let n_cells = |line: &str| line.replace("\\|", "").matches('|').count();
            let n = n_cells(table.lines().next().unwrap());
            assert!(table.lines().all(|it| n_cells(it) == n), "{table}");
        }
    }

    #[test]
    fn every_section_and_every_passage_stands_in_it() {
        let ash = document("Ash", None, &["Rain", "Orlo. Unlikely words stand here."]);
        let elm = document("Elm", None, &["Rain", "Orlow is calm. Orlow slept."]);
        let report = report_of(vec![ash, elm], &Options::default());
        let page = page(&report);
        for section in &report.sections {
            assert!(page.contains(section.title.as_str()), "{page}");
        }
        assert!(page.contains("Unlikely words stand here."), "{page}");
    }
}
