//! A word processor's document: its lines are paragraphs, and styles say what they are.

use crate::document::Zone;
use crate::input::{ParagraphStyle, Rich, RichParagraph};
use crate::review::project::Builder;

/// Takes over the words of a text that [`Rich::lines`] gave, in the styles of its document.
pub(super) fn walk(text: &str, rich: &Rich, builder: &mut Builder<'_>) {
    let has_title = rich.paragraphs.iter().any(|it| it.style == ParagraphStyle::Title);
    let gap = RichParagraph::default();
    let notes = rich.notes.iter();
    let paragraphs = rich.paragraphs.iter().chain([&gap]).chain(notes);
    let (mut start, mut is_below_head) = (0, false);
    for (line, paragraph) in text.split('\n').zip(paragraphs) {
        let zone = match paragraph.style {
            ParagraphStyle::Title if !is_below_head => Some(Zone::Headline),
            ParagraphStyle::Heading(1) if !is_below_head && !has_title => {
                Some(Zone::Headline)
            }
            ParagraphStyle::Title | ParagraphStyle::Heading(_) => Some(Zone::Crosshead),
            ParagraphStyle::Caption => Some(Zone::Caption),
            _ => None,
        };
        is_below_head |= zone == Some(Zone::Headline) && !line.trim().is_empty();
        let is_quote = paragraph.style == ParagraphStyle::Quotation;
        if is_quote {
            builder.begin_quote();
        }
        builder.begin(zone);
        let mut at = 0;
        for run in &paragraph.runs {
            // Words that were put in since may have changed how long a line is.
            let end = line.floor_char_boundary((at + run.text.len()).min(line.len()));
            if run.is_italic {
                builder.begin_italics();
            }
            builder.copy(start + at.min(end)..start + end);
            if run.is_italic {
                builder.end_italics();
            }
            at = end;
        }
        builder.copy(start + at..start + line.len());
        builder.end();
        if is_quote {
            builder.end_quote();
        }
        start += line.len() + 1;
    }
}
