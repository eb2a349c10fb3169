//! One row of a report as a picture, for slides and for pages that take no HTML.
//!
//! Only text stands in it, in the colours of the sources. Readers of SVG differ in their fonts,
//! so lines break early enough for any of them.

use crate::output::html::the_part;
use crate::output::{Compared, OutputError, Write, Writer};
use crate::view::report::block::{Badge, Block};
use crate::view::report::{Part, cell_words, line_words};
use std::fmt::Write as _;

/// A row as a picture.
pub(super) static WRITER: Writer = Writer {
    id: "svg",
    extensions: &["svg"],
    about: "one row of the report as a picture; needs --part",
    write: Write::Comparison(write),
};

/// Letters in a line of the picture.
const LETTERS: usize = 76;
/// The width of the picture and the height of a line, in pixels.
const WIDTH: usize = 760;
const LINE: usize = 22;
const INK: &str = "#1B1B1A";
/// The colours of the sources on white, as in the style sheet.
const COLOURS: [&str; 8] = [
    "#1F66B5", "#8F5600", "#007F77", "#7F1458", "#2A2F37", "#9A3A1C", "#46409C",
    "#5D5A12",
];

/// A line of the picture.
struct Written {
    text: String,
    colour: &'static str,
    is_strong: bool,
}

fn write(compared: &Compared<'_>) -> Result<String, OutputError> {
    Ok(picture(&the_part(compared)?))
}

fn picture(part: &Part) -> String {
    let ink = |text: String| Written { text, colour: INK, is_strong: false };
    let mut lines = vec![ink(part.title.to_string())];
    part.blocks.iter().for_each(|it| block(it, &mut lines));
    lines.push(ink(part.program.to_string()));
    let mut body = String::new();
    let mut y = LINE;
    for line in lines {
        for words in wrapped(&line.text) {
            y += LINE;
            let weight = if line.is_strong { "700" } else { "400" };
            let (colour, words) = (line.colour, escaped(&words));
            let _ = writeln!(
                body,
                "<text x=\"20\" y=\"{y}\" fill=\"{colour}\" font-weight=\"{weight}\">{words}</text>"
            );
        }
        y += LINE / 3;
    }
    let height = y + LINE;
    let title = escaped(part.title.as_str());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" font-family=\"Georgia, serif\" font-size=\"16\" role=\"img\" aria-label=\"{title}\">\n<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n{body}</svg>\n"
    )
}

/// What a block says: tables and cards, source by source.
fn block(block: &Block, lines: &mut Vec<Written>) {
    let strong = |text: String| Written { text, colour: INK, is_strong: true };
    match block {
        Block::Table(table) => {
            for row in &table.rows {
                lines.push(strong(cell_words(&row.head)));
                for cell in &row.cells {
                    let words = cell_words(cell);
                    if let Some(it) = cell.badge.as_ref().filter(|_| !words.is_empty()) {
                        let text = format!("{} {}: {words}", it.letter, it.name);
                        lines.push(Written {
                            text,
                            colour: colour(it),
                            is_strong: false,
                        });
                    }
                }
            }
        }
        Block::Cards { cards } => {
            for card in cards {
                lines.push(strong(line_words(&card.head)));
                for side in &card.sides {
                    let text =
                        format!("{}: {}", line_words(&side.head), line_words(&side.line));
                    let colour = named(&side.colour);
                    lines.push(Written { text, colour, is_strong: false });
                }
            }
        }
        Block::Fold { blocks, .. } => {
            blocks.iter().for_each(|it| self::block(it, lines));
        }
        _ => {}
    }
}

fn colour(badge: &Badge) -> &'static str {
    named(&badge.colour)
}

/// The colour that a class of the style sheet sets.
fn named(class: &str) -> &'static str {
    let number = class.trim_start_matches('s').parse::<usize>().unwrap_or(1);
    COLOURS[(number.max(1) - 1) % COLOURS.len()]
}

/// Breaks a text into lines between words.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + word.chars().count() < LETTERS => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
