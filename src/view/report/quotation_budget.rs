//! What the section of quotations may show of the articles.

use crate::compare::QuotePassage;
use crate::text::Span;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::paraphrases::MAX_PAIRS;
use crate::view::report::quotations;
use crate::view::report::quotations::{
    MAX_CARDS, MAX_IDENTICAL, MAX_PLACES, MAX_SIMILAR, in_order, spans,
};
use crate::view::report::stage::Stage;
use std::ops::Range;

/// Words at either end of a stretch of a quotation, and fewer if those are too many.
const PIECES: &[usize] = &[24, 12, 5];
impl Excerpts {
    /// Quotations that several sources print, first those that are cut: they may take half
    /// of what is left, because a cut cannot be seen where its words are withheld.
    pub(super) fn quotations(&mut self, stage: &Stage<'_>) {
        let reserves: Vec<usize> = self.articles.iter().map(|it| it.n_left / 2).collect();
        for (words, reserve) in self.articles.iter_mut().zip(&reserves) {
            words.n_left -= reserve;
        }
        let [cut, identical, similar] = in_order(stage);
        for &at in cut.iter().take(MAX_CARDS).chain(similar.iter().take(MAX_SIMILAR)) {
            self.quotation(stage, at, PIECES);
        }
        for it in stage.comparison.paraphrases.iter().take(MAX_PAIRS) {
            for side in [it.quotation, it.report] {
                self.stretch(side.article, side.span, PIECES);
                if let Some(modal) = side.modal {
                    let words = &mut self.articles[side.article];
                    words.spend(words.within(modal.span));
                }
            }
        }
        for &at in identical.iter().take(MAX_IDENTICAL) {
            self.quotation(stage, at, &PIECES[PIECES.len() - 1..]);
        }
        for (words, reserve) in self.articles.iter_mut().zip(reserves) {
            words.n_left += reserve;
        }
    }

    /// One quotation, one passage a row; `reaches` are tried for each stretch of it.
    fn quotation(&mut self, stage: &Stage<'_>, at: usize, reaches: &[usize]) {
        let quote = &stage.comparison.shared_quotes[at];
        for row in quotations::rows(stage, quote) {
            for &passage in row.iter().take(MAX_PLACES) {
                self.occasion(&quote.passages[passage]);
            }
            for (_, article, span) in spans(&quote.passages[row[0]]) {
                self.stretch(article, span, reaches);
            }
        }
    }

    /// The words that tell of the occasion of a quotation.
    fn occasion(&mut self, passage: &QuotePassage) {
        let occasion = &passage.occasion;
        let said = [occasion.cue, occasion.hearer, occasion.when];
        let words = &mut self.articles[passage.article];
        for span in said.into_iter().flatten() {
            words.spend(words.within(span));
        }
    }

    /// A stretch of a quotation, or of a long one so many words at either end.
    fn stretch(&mut self, article: usize, span: Span, reaches: &[usize]) {
        let words = &mut self.articles[article];
        let Range { start, end } = words.within(span);
        let _ = reaches.iter().any(|&reach| {
            if end - start <= 2 * reach {
                words.spend(start..end)
            } else {
                words.spend(start..start + reach) && words.spend(end - reach..end)
            }
        });
    }
}
