//! Fills blocks with the words of articles, in the order of the page.
//!
//! A report is made on its maker's machine and shows every passage whole. One that is to be
//! published shows whole sentences, and of each article no more than a part: a position once
//! shown costs nothing where it is shown again, so the budget goes to what stands first. The
//! few words that a finding consists of always stand.

use crate::document::Zone;
use crate::text::Span;
use crate::view::report::block::{Block, Card, Inline, Line, Mark, Run, Section, Words};
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use std::cmp::Reverse;

/// The words of one article that a published page may still show.
struct Budget {
    spans: Vec<Span>,
    is_shown: Vec<bool>,
    n_left: usize,
}

impl Budget {
    /// All words of an article, of which a part may be shown.
    fn new(stage: &Stage<'_>, article: usize) -> Self {
        let tokens = &stage.analysis(article).tokens;
        let spans: Vec<Span> = tokens.iter().map(|it| it.span).collect();
        let share = stage.share_of(article);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a part of the number of words"
        )]
        let n_left = (spans.len() as f64 * share).floor() as usize;
        Self { is_shown: vec![false; spans.len()], spans, n_left }
    }

    /// Shows words if the budget allows all of them, or in any case where they must stand.
    fn spend(&mut self, span: Span, is_phrase: bool) -> bool {
        let start = self.spans.partition_point(|it| it.end <= span.start);
        let end = self.spans.partition_point(|it| it.start < span.end).max(start);
        let cost = self.is_shown[start..end].iter().filter(|&&it| !it).count();
        if cost > self.n_left && !is_phrase {
            return false;
        }
        self.n_left = self.n_left.saturating_sub(cost);
        self.is_shown[start..end].fill(true);
        true
    }
}

/// Fills the blocks of all sections.
pub(super) fn show(stage: &Stage<'_>, sections: &mut [Section]) {
    let articles = 0..stage.comparison.articles.len();
    let budgets = articles.map(|at| Budget::new(stage, at)).collect();
    let mut shown = Shown { stage, budgets };
    for section in sections {
        section.blocks.iter_mut().for_each(|it| shown.block(it));
    }
}

struct Shown<'a> {
    stage: &'a Stage<'a>,
    budgets: Vec<Budget>,
}

impl Shown<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading { .. } | Block::Verbatim { .. } => {}
            Block::Prose { line, .. } => self.line(line),
            Block::List { style, items } => {
                items.iter_mut().for_each(|it| self.line(it));
                if *style == "evidence" {
                    self.withhold(items);
                }
            }
            Block::Table(table) => {
                for row in &mut table.rows {
                    let cells = std::iter::once(&mut row.head).chain(&mut row.cells);
                    for line in cells.flat_map(|it| &mut it.lines) {
                        self.line(line);
                        self.name_withheld(line);
                    }
                    row.under.iter_mut().for_each(|it| self.block(it));
                }
            }
            Block::Cards { cards } => cards.iter_mut().for_each(|it| self.card(it)),
            Block::Fold { summary, blocks, .. } => {
                self.line(summary);
                blocks.iter_mut().for_each(|it| self.block(it));
            }
            Block::Columns { columns } => {
                columns.iter_mut().flatten().for_each(|it| self.block(it));
            }
            Block::Paragraph { words, .. } => self.words(words),
        }
    }

    /// Leaves out items whose passage cannot be shown, and says how many.
    fn withhold(&self, items: &mut Vec<Line>) {
        let is_withheld =
            |it: &Inline| matches!(it, Inline::Words(words) if words.is_withheld);
        let n_all = items.len();
        items.retain(|line| !line.iter().any(is_withheld));
        let n = n_all - items.len();
        if n > 0 {
            let text = self.stage.count("publish.passages", n);
            items.push(vec![Inline::Text { style: "soft", text }]);
        }
    }

    /// Says of each passage of a cell that could not be shown that it is not.
    fn name_withheld(&self, line: &mut Line) {
        for it in line {
            if matches!(it, Inline::Words(words) if words.is_withheld) {
                let text = self.stage.t("publish.withheld");
                *it = Inline::Text { style: "soft", text };
            }
        }
    }

    /// A side is shown whole or not at all: words with gaps cannot be read.
    fn card(&mut self, card: &mut Card) {
        self.line(&mut card.head);
        for side in &mut card.sides {
            self.line(&mut side.head);
            self.line(&mut side.line);
            let is_words = |it: &Inline| matches!(it, Inline::Words(_));
            let is_withheld =
                |it: &Inline| matches!(it, Inline::Words(words) if words.is_withheld);
            if side.line.iter().any(is_withheld) {
                side.line.retain(|it| !is_words(it));
                let text = self.stage.t("publish.withheld");
                side.line.push(Inline::Text { style: "soft", text });
            }
            side.notes.iter_mut().for_each(|it| self.line(it));
        }
        card.notes.iter_mut().for_each(|it| self.line(it));
    }

    fn line(&mut self, line: &mut Line) {
        for inline in line {
            match inline {
                Inline::Words(words) => self.words(words),
                Inline::Chip(chip) => self.words(&mut chip.words),
                _ => {}
            }
        }
    }

    fn words(&mut self, words: &mut Words) {
        let article = words.article;
        if self.stage.is_published() {
            // Evidence is whole sentences: half of one may turn its sense.
            if !words.is_phrase && (words.is_cut_left || words.is_cut_right) {
                for span in &mut words.spans {
                    *span = self.stage.whole_sentences(article, *span);
                }
                (words.is_cut_left, words.is_cut_right) = (false, false);
            }
            let budget = &mut self.budgets[article];
            let is_phrase = words.is_phrase || is_title(self.stage, words);
            if !words.spans.iter().all(|&it| budget.spend(it, is_phrase)) {
                words.is_withheld = true;
                return;
            }
        }
        let text = &self.stage.analysis(article).document.text;
        for (nth, &span) in words.spans.iter().enumerate() {
            if nth > 0 {
                words.runs.push(Run {
                    text: Plain::new(" … "),
                    mark: String::new(),
                    href: String::new(),
                });
            }
            words.runs.extend(runs(text, span, &words.marks));
        }
    }
}

/// Whether the words are a headline, which names an article and stands in any case.
fn is_title(stage: &Stage<'_>, words: &Words) -> bool {
    let paragraphs = &stage.analysis(words.article).document.paragraphs;
    let headline = paragraphs.iter().find(|it| it.zone == Some(Zone::Headline));
    headline.is_some_and(|it| words.spans.iter().all(|span| it.span.contains(*span)))
}

/// Cuts words wherever a mark begins or ends; of marks that nest the innermost holds.
fn runs(text: &str, span: Span, marks: &[Mark]) -> Vec<Run> {
    let overlapping = || marks.iter().filter(|it| it.span.overlaps(span));
    let mut cuts = vec![span.start, span.end];
    for mark in overlapping() {
        cuts.extend([mark.span.start.max(span.start), mark.span.end.min(span.end)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|it| Span { start: it[0], end: it[1] });
    pieces
        .map(|piece| {
            let over = overlapping().filter(|it| it.span.contains(piece));
            let inner = over.max_by_key(|it| Reverse(it.span.len()));
            Run {
                text: Plain::new(piece.of(text)),
                mark: inner.map(|it| it.style.clone()).unwrap_or_default(),
                href: inner.map(|it| it.href.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::text::Span;
    use crate::view::report::block::Mark;

    #[test]
    fn of_nested_marks_the_innermost_holds() {
        let text = "the so-called Orlow Council met";
        let mark = |from, to, style: &str| Mark {
            span: Span::new(from, to),
            style: style.to_owned(),
            href: String::new(),
        };
        let marks = [mark(4, 27, "outer"), mark(14, 19, "inner")];
        let found = runs(text, Span::new(0, text.len()), &marks);
        let found: Vec<(&str, &str)> =
            found.iter().map(|it| (it.text.as_str(), it.mark.as_str())).collect();
        assert_eq!(
            found,
            [
                ("the ", ""),
                ("so-called ", "outer"),
                ("Orlow", "inner"),
                (" Council", "outer"),
                (" met", "")
            ]
        );
    }
}
