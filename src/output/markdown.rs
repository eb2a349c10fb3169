//! The report as a Markdown document: its tables, verdicts, caveats and method, no passages.
//!
//! Beside the wordings and the headlines that the report may show, no words of an article
//! stand in it. Whatever comes from an article or a pack is escaped.

use crate::input::MARKDOWN_MARK;
use crate::output::markdown_shared::{shared, told};
use crate::output::markdown_speakers::speakers;
use crate::output::{Compared, OutputError, Write, Writer};
use crate::text::plain;
use crate::view::report::{Report, Row, Shares, report};
use crate::view::wording;
use crate::voice::Voice;

/// The report without passages.
pub(super) static WRITER: Writer = Writer {
    id: "markdown",
    extensions: &["md", "markdown"],
    about: "the tables of the report as a text document",
    write: Write::Comparison(write),
};

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    Ok(page(&report(compared.comparison, compared.options)))
}

fn page(report: &Report) -> String {
    let mut page = Page::default();
    page.block(&format!("# {}", escaped(&report.title)));
    page.block(report.words.standfirst);
    if let Some(note) = &report.note {
        page.block(&escaped(note));
    }
    page.list(&report.caveats);
    page.block(&format!("## {}", report.words.brief));
    let brief = report.brief.iter();
    let brief: Vec<String> =
        brief.map(|it| format!("{}: {}", it.label, it.sentence())).collect();
    if brief.is_empty() {
        page.block(report.brief_none);
    }
    page.list(&brief);
    page.block(&format!("## {}", report.words.compared));
    overview(report, &mut page);
    page.block(&format!("## {}", report.words.named));
    named(report, &mut page);
    speakers(report, &mut page);
    if let Some(quotations) = &report.quotations {
        page.block(&format!("## {}", wording::QUOTATIONS));
        shared(report, quotations, &mut page);
    }
    if let Some(facts) = &report.facts {
        page.block(&format!("## {}", report.words.facts));
        told(report, facts, &mut page);
    }
    page.block(&format!("## {}", report.words.made));
    made(report, &mut page);
    page.block(report.words.footer);
    page.block(MARKDOWN_MARK.trim_end());
    page.0
}

/// Blocks with an empty line between them.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// A block as it stands.
    pub(super) fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// A paragraph of plain text.
    pub(super) fn text(&mut self, text: &str) {
        self.block(&escaped(text));
    }

    pub(super) fn list(&mut self, items: &[impl AsRef<str>]) {
        let lines: Vec<String> =
            items.iter().map(|it| format!("- {}", escaped(it.as_ref()))).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// A table; cells are escaped here.
    pub(super) fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let mut lines = vec![
            line(head.iter().map(|it| escaped(it)).collect()),
            line(vec!["---".to_owned(); head.len()]),
        ];
        let rows = rows.iter().map(|row| row.iter().map(|it| escaped(it)).collect());
        lines.extend(rows.map(line));
        self.block(&lines.join("\n"));
    }
}

/// The properties of the sources, a column each.
fn overview(report: &Report, page: &mut Page) {
    let names: Vec<String> = report
        .sources
        .iter()
        .map(|it| format!("{} · {}", it.badge.letter, it.name))
        .collect();
    let mut head = vec![""];
    head.extend(names.iter().map(String::as_str));
    let rows = report.overview.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| match &cell.beside {
            Some(beside) => format!("{} {beside}", cell.main),
            None => cell.main.clone(),
        });
        std::iter::once(row.label.to_owned()).chain(cells).collect()
    });
    page.table(&head, &rows.collect::<Vec<_>>());
}

fn named(report: &Report, page: &mut Page) {
    if report.naming.bands.is_empty() {
        page.block(report.words.naming_none);
    }
    for band in &report.naming.bands {
        page.block(&format!("### {}", band.title));
        page.block(band.rule);
        for row in &band.rows {
            naming_row(report, row, page);
        }
    }
    if let Some(folded) = &report.naming.folded {
        page.block(&format!("### {}", report.words.folded_caption));
        let rows = folded.rows.iter().map(|row| {
            let found = row.found.iter().map(|it| {
                let wordings = it.wordings.iter();
                let wordings: Vec<String> =
                    wordings.map(|it| format!("{} ({})", it.word, it.counts)).collect();
                format!("{}: {}", it.badge.letter, wordings.join(", "))
            });
            let found = found.collect::<Vec<_>>().join("; ");
            vec![row.label.clone(), found, row.reason.to_owned()]
        });
        let words = &report.words;
        page.table(
            &[words.folded_name, words.folded_found, words.folded_why],
            &rows.collect::<Vec<_>>(),
        );
    }
}

/// What each source calls one thing, by voice, and what the counts say.
fn naming_row(report: &Report, row: &Row, page: &mut Page) {
    page.block(&format!("#### {}", escaped(&row.question)));
    let label = row.label.iter().map(|it| format!("{it}: "));
    let said = format!("{}{}; {}.", label.collect::<String>(), row.counted, row.verdict);
    page.block(&escaped(&said));
    if row.is_draft {
        page.block(report.words.draft_only_counts);
    }
    if let Some(note) = &row.note {
        page.block(&escaped(note));
    }
    let is_shown =
        |voice: &Voice| report.naming.legend.iter().any(|it| it.voice == voice.name());
    let voices: Vec<Voice> = Voice::ALL.into_iter().filter(is_shown).collect();
    let words = &report.words;
    let mut head = vec![words.source, words.wording];
    head.extend(voices.iter().map(|&it| wording::voice(it)));
    head.push(words.headline);
    let mut rows = Vec::new();
    for cell in &row.cells {
        let mut headlines: Vec<&str> =
            cell.headlines.iter().map(|it| it.word.as_str()).collect();
        let blank = || vec![String::new(); voices.len()];
        for chip in &cell.chips {
            let mut word = chip.word.clone();
            if !chip.notes.is_empty() {
                word.push_str(&format!(" ({})", chip.notes.join("; ")));
            }
            let n = |voice: &Voice| {
                let found = chip.segments.iter().find(|it| it.voice == voice.name());
                found.map_or_else(|| "0".to_owned(), |it| it.n.to_string())
            };
            let mut line = vec![cell.badge.letter.clone(), word];
            line.extend(voices.iter().map(n));
            // The headline belongs to the source, not to one of its wordings.
            line.push(std::mem::take(&mut headlines).join(", "));
            rows.push(line);
        }
        if cell.chips.is_empty() {
            let word = if headlines.is_empty() { words.not_named } else { "–" };
            let mut line = vec![cell.badge.letter.clone(), word.to_owned()];
            line.extend(blank());
            line.push(headlines.join(", "));
            rows.push(line);
        }
    }
    page.table(&head, &rows);
    if let Some(shares) = &row.shares {
        shares_table(report, shares, page);
    }
}

fn shares_table(report: &Report, shares: &Shares, page: &mut Page) {
    page.block(&escaped(&shares.caption));
    let words = &report.words;
    let rows = shares.forms.iter().flat_map(|form| {
        form.rows.iter().map(|row| {
            vec![
                form.form.clone(),
                row.badge.letter.clone(),
                row.share.clone(),
                format!("{} {} {}", row.n, words.of, row.of),
                row.interval.clone(),
            ]
        })
    });
    page.table(
        &[words.wording, words.source, words.share, words.namings, words.interval],
        &rows.collect::<Vec<_>>(),
    );
    if let Some(note) = &shares.note {
        page.block(&escaped(note));
    }
}

fn made(report: &Report, page: &mut Page) {
    let (words, method) = (&report.words, &report.method);
    page.block(&format!("### {}", words.figures));
    page.list(&method.figures);
    page.block(&escaped(&method.tests));
    page.block(&format!("### {}", words.cannot));
    page.list(&words.cannot_items);
    let of_articles = method.of_articles.iter().map(|it| match &it.badge {
        Some(badge) => format!("{}: {}", badge.letter, it.text),
        None => it.text.clone(),
    });
    let doubts: Vec<String> = method.doubts.iter().cloned().chain(of_articles).collect();
    if !doubts.is_empty() {
        page.block(&format!("### {}", words.doubts));
        page.list(&doubts);
    }
    page.block(&format!("### {}", words.program_and_lists));
    let mut rows = vec![
        vec![words.program.to_owned(), method.program.clone()],
        vec![words.seed.to_owned(), method.seed.to_string()],
    ];
    rows.extend(method.packs.iter().map(|pack| {
        let said = format!(
            "{} {} · SHA-256 {} · {}: {} · {}: {}",
            pack.id,
            pack.version,
            pack.sha256,
            words.licence,
            pack.licence,
            words.citation,
            pack.citation
        );
        vec![words.pack.to_owned(), said]
    }));
    page.table(&["", ""], &rows);
    page.block(&format!("### {}", words.removed));
    if method.removed.is_empty() {
        page.block(words.removed_none);
    }
    let removed = method.removed.iter().map(|it| {
        format!("{}, {} {}: {}", it.badge.letter, words.line, it.line, it.reason)
    });
    page.list(&removed.collect::<Vec<_>>());
    if let Some(not_found) = &method.not_found {
        page.block(&escaped(&not_found.summary));
        page.list(&not_found.labels);
    }
}

/// Keeps what stands on either side of it together, and takes no room.
const JOINER: char = '\u{2060}';

/// The text with a backslash before whatever Markdown reads as mark-up; names behind @ and
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
    fn parsed(page: &str) -> (String, usize) {
        let options = pulldown_cmark::Options::ENABLE_TABLES
            | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
            | pulldown_cmark::Options::ENABLE_MATH;
        let (mut text, mut n_foreign) = (String::new(), 0);
        for event in pulldown_cmark::Parser::new_ext(page, options) {
            use pulldown_cmark::{Event, Tag};
            match event {
                Event::Text(it) => text.push_str(&it),
                Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::Start(
                    Tag::Link { .. } | Tag::Emphasis | Tag::Strikethrough | Tag::Strong,
                ) => n_foreign += 1,
                _ => {}
            }
        }
        (text, n_foreign)
    }

    #[test]
    fn article_text_is_text() {
        let mut hostile = document(HOSTILE, None, &[HOSTILE, "Orlo *and* Orlo."]);
        hostile.id = HOSTILE.to_owned();
        let tame = document("Tame", None, &["Rain", "Orlow. Orlow. Orlow."]);
        let options = Options { title: Some(HOSTILE.to_owned()), ..Options::default() };
        let page = page(&report_of(vec![hostile, tame], &options));
        let (text, n_foreign) = parsed(&page.replace(MARKDOWN_MARK, ""));
        assert_eq!(n_foreign, 0, "{page}");
        assert!(text.contains("# <b>*A*</b> | [x](javascript:y) 1. `z` & ~~w~~ $m$"));
        // Every row of a table has the cells of its head.
        for table in page.split("\n\n").filter(|it| it.starts_with('|')) {
            let n_cells = |line: &str| line.replace("\\|", "").matches('|').count();
            let n = n_cells(table.lines().next().unwrap());
            assert!(table.lines().all(|it| n_cells(it) == n), "{table}");
        }
    }

    #[test]
    fn no_passage_stands_in_it() {
        let ash = document("Ash", None, &["Rain", "Orlo. Unlikely words stand here."]);
        let elm = document("Elm", None, &["Rain", "Orlow is calm. Orlow slept."]);
        let page = page(&report_of(vec![ash, elm], &Options::default()));
        assert!(page.contains("Orlo") && !page.contains("Unlikely"), "{page}");
    }
}
