//! Plain text: paragraphs are lines, or blocks of lines wrapped at a fixed width.

use crate::input::paragraph_lines;
use crate::review::project::Builder;
use std::collections::BTreeSet;

/// Takes over the words from a byte on; comments are left out.
pub(super) fn walk(file: &str, from: usize, builder: &mut Builder<'_>) {
    let body = without_comments(&file[from..]);
    let starts: BTreeSet<u32> = paragraph_lines(&body).into_iter().collect();
    let mut at = from;
    for (number, line) in (1..).zip(body.split('\n')) {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let range = start..start + words.len();
        at += line.len() + 1;
        if words.is_empty() {
            builder.end();
            continue;
        }
        if starts.contains(&number) {
            builder.end();
        }
        // The line feed before it, which parts the words of two lines.
        builder.put(" ", range.start.saturating_sub(1)..range.start);
        let mut rest = range.start;
        // What was a comment is blank now; the builder takes words from the file itself.
        for piece in words.split(BLANKED) {
            if !piece.is_empty() {
                builder.copy(rest..rest + piece.len());
            }
            rest += piece.len() + BLANKED.len_utf8();
        }
    }
    builder.end();
}

/// What takes the place of each byte of a comment: a character that no text holds.
const BLANKED: char = '\u{1}';

/// The text with its comments blanked byte for byte.
fn without_comments(text: &str) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        let end = rest[start..].find("-->").map_or(rest.len(), |it| start + it + 3);
        blanked.push_str(&rest[..start]);
        for byte in rest[start..end].bytes() {
            blanked.push(if byte == b'\n' { '\n' } else { BLANKED });
        }
        rest = &rest[end..];
    }
    blanked.push_str(rest);
    // A line that held nothing but a comment is blank.
    blanked
        .split('\n')
        .map(|line| {
            let is_blank = line.chars().all(|c| c == BLANKED || c.is_whitespace());
            if is_blank { line.replace(BLANKED, " ") } else { line.to_owned() }
        })
        .collect::<Vec<_>>()
        .join("\n")
}
