//! A lesson as Markdown, for a word processor: sheet and key in the same parts as the pages.

use crate::input::MARKDOWN_MARK;
use crate::output::markdown::escaped;
use crate::view::lesson::{Block, KeyView, Run, Section, Sheet, SheetText};

/// A line to write on.
const WRITE: &str =
    "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// A gap in a line.
const GAP: &str = "\\_\\_\\_\\_\\_\\_\\_\\_";

/// Blocks with an empty line between them.
#[derive(Default)]
struct Page(Vec<String>);

impl Page {
    fn add(&mut self, text: impl Into<String>) {
        self.0.push(text.into());
    }

    fn done(self) -> String {
        self.0.join("\n\n") + "\n\n" + MARKDOWN_MARK
    }
}

pub(super) fn sheet(sheet: &Sheet) -> String {
    let mut page = Page::default();
    page.add(format!("# {}", escaped(&sheet.title)));
    page.add(escaped(&sheet.lede));
    page.add(format!("{}: {GAP} {}: {GAP}", escaped(&sheet.name), escaped(&sheet.class)));
    page.add(format!("**{}**", escaped(&sheet.goals_title)));
    page.add(listed(sheet.goals.iter().map(|it| escaped(it))));
    page.add(format!("**{}**", escaped(&sheet.vocabulary_title)));
    let terms = sheet.vocabulary.iter();
    page.add(listed(
        terms.map(|it| format!("**{}**: {}", escaped(&it.term), escaped(&it.definition))),
    ));
    sheet.before.iter().for_each(|it| section(&mut page, it));
    page.add(format!("## {}", escaped(&sheet.texts_title)));
    page.add(escaped(&sheet.texts_note));
    sheet.texts.iter().for_each(|it| text(&mut page, it));
    page.add(escaped(&sheet.rights));
    sheet.exercises.iter().for_each(|it| section(&mut page, it));
    page.add(format!("## {}", escaped(&sheet.exit_title)));
    if !sheet.starters.is_empty() {
        page.add(format!("**{}**", escaped(&sheet.starters_title)));
        page.add(listed(sheet.starters.iter().map(|it| escaped(it))));
    }
    for question in &sheet.exit {
        page.add(escaped(question));
        page.add(WRITE);
    }
    page.add(format!("**{}**", escaped(&sheet.about.title)));
    page.add(sheet.about.text.iter().map(|it| escaped(it)).collect::<Vec<_>>().join(" "));
    page.done()
}

pub(super) fn key(key: &KeyView) -> String {
    let mut page = Page::default();
    page.add(format!("# {}", escaped(&key.title)));
    page.add(escaped(&key.lede));
    for section in &key.sections {
        page.add(format!("## {}", escaped(&section.title)));
        section.blocks.iter().for_each(|it| block(&mut page, it));
    }
    page.done()
}

fn section(page: &mut Page, section: &Section) {
    page.add(format!("## {}", escaped(&section.title)));
    section.blocks.iter().for_each(|it| block(page, it));
}

/// Numbered lines, each kept as a line by a hard break.
fn text(page: &mut Page, text: &SheetText) {
    page.add(format!("### {}", escaped(&text.title)));
    let lines = text.lines.iter().map(|line| {
        let words = escaped(&line.text);
        let words = if line.is_headline { format!("**{words}**") } else { words };
        let gap = if line.is_after_gap { "\\[…\\] " } else { "" };
        format!("`{:>3}` {gap}{words}", line.number)
    });
    page.add(lines.collect::<Vec<String>>().join("\\\n"));
    page.add(escaped(&text.excerpt));
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.map(|it| format!("- {it}")).collect::<Vec<String>>().join("\n")
}

fn runs(runs: &[Run]) -> String {
    let run = |it: &Run| {
        let mut text = if it.is_gap { GAP.to_owned() } else { escaped(&it.text) };
        // Marks beside white space would not be read as marks.
        let is_bare = text.trim() == text && text.contains(char::is_alphanumeric);
        if it.is_cited && is_bare {
            text = format!("*{text}*");
        }
        if let Some(at) = &it.rests_on {
            text += &format!(" \\[{} {}–{}\\]", at.letter, at.start, at.end);
        }
        text
    };
    runs.iter().map(run).collect()
}

fn table(columns: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        line(columns.iter().map(|it| escaped(it)).collect()),
        line(vec!["---".to_owned(); columns.len()]),
    ];
    lines.extend(rows.map(line));
    lines.join("\n")
}

fn block(page: &mut Page, block: &Block) {
    match block {
        Block::Text { text } => page.add(runs(text)),
        Block::Fill { columns, rows } => {
            let row = |it: &String| {
                let mut cells = vec![String::new(); columns.len()];
                cells[0] = escaped(it);
                cells
            };
            page.add(table(columns, rows.iter().map(row)));
        }
        Block::Ticks { columns, rows } => {
            let rows = rows.iter().map(|it| {
                let mut cells = vec!["☐".to_owned(); columns.len()];
                let colon = if it.place.is_empty() { "" } else { ": " };
                cells[0] =
                    format!("{}{colon}*{}*", escaped(&it.place), escaped(&it.text));
                cells
            });
            page.add(table(columns, rows));
        }
        Block::Bank { words } => {
            let words: Vec<String> = words.iter().map(|it| escaped(it)).collect();
            page.add(words.join(" · "));
        }
        Block::Ladder { cards, least, most } => {
            page.add(listed(cards.iter().map(|it| escaped(it))));
            let slots = vec![GAP; cards.len()].join(" ");
            page.add(format!("{} {slots} {}", escaped(least), escaped(most)));
        }
        Block::Items { items } => {
            let items = items.iter().zip(1..);
            let items = items.map(|(it, number)| format!("{number}. {}", runs(it)));
            page.add(items.collect::<Vec<String>>().join("\n"));
        }
        Block::Lines { label, n } => {
            if !label.is_empty() {
                page.add(escaped(label));
            }
            n.iter().for_each(|_| page.add(WRITE));
        }
        Block::Table { columns, rows } => {
            let rows = rows.iter().map(|row| row.iter().map(|it| runs(it)).collect());
            page.add(table(columns, rows));
        }
        Block::List { items } => page.add(listed(items.iter().map(|it| runs(it)))),
    }
}
