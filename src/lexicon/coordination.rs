//! Names that share a head: "Donetsk, Luhansk and Kherson regions".
//!
//! The head noun belongs to every name of the row. A form that names its head
//! (`head = "region"`) is therefore also found where other names stand between its own
//! words and the head; the mention runs from its own words to the head.

use crate::lexicon::end::Conjunct;
use crate::lexicon::matcher::{Candidate, Input};
use crate::text::{Gap, Span};

/// How many names a row may hold, and how many words a name.
pub(super) const MAX_NAMES: usize = 8;
const MAX_WORDS: usize = 3;

impl Input<'_> {
    /// The mention of a conjunct whose own words stand at `first..=last`, if a row of names
    /// with one of its heads follows.
    pub(super) fn coordinated(
        self,
        first: usize,
        last: usize,
        conjunct: &Conjunct,
    ) -> Option<Candidate> {
        let mut at = last;
        for _ in 0..MAX_NAMES {
            let name = self.after_joint(at)?;
            let (end, head_end) = self.name(name, conjunct)?;
            if let Some(head_end) = head_end {
                return Some(Candidate {
                    first,
                    last: head_end,
                    span: self.span(first, head_end, true),
                    own: self.span(first, last, false),
                    head_end: head_end + 1,
                    rule: conjunct.rule,
                });
            }
            at = end;
        }
        None
    }

    /// The token after ",", "and", ", and", "or", "&" or "as well as" that follow token `at`.
    fn after_joint(self, at: usize) -> Option<usize> {
        let tokens = &self.found.tokens;
        let next = at + 1;
        let between =
            Span { start: tokens[at].span.end, end: tokens.get(next)?.span.start }
                .of(self.text);
        let sign = between.trim();
        let word = tokens[next].span.of(self.text);
        let is_conjunction = matches!(word, "and" | "or");
        match (tokens[next].gap, sign) {
            (Gap::Break, _) => None,
            (_, "" | ",") if is_conjunction => {
                Some(next + 1).filter(|&it| it < tokens.len())
            }
            (Gap::Punctuation, "," | "&" | "/") => Some(next),
            _ => None,
        }
    }

    /// The last token of the capitalised name at `at`, and the last token of the head where
    /// the head follows it.
    fn name(self, at: usize, conjunct: &Conjunct) -> Option<(usize, Option<usize>)> {
        let tokens = &self.found.tokens;
        for end in at..at + MAX_WORDS {
            let token = tokens.get(end)?;
            let is_joined = end == at || matches!(token.gap, Gap::Space | Gap::Hyphen);
            if !token.is_capital || !is_joined {
                return (end > at).then(|| (end - 1, None));
            }
            if let Some(head_end) = self.head(end + 1, conjunct) {
                return Some((end, Some(head_end)));
            }
            let is_last = tokens.get(end + 1).is_none_or(|next| {
                next.gap != Gap::Space || matches!(next.span.of(self.text), "and" | "or")
            });
            if is_last {
                return Some((end, None));
            }
        }
        None
    }

    /// The last token of a head that begins at `at`.
    fn head(self, at: usize, conjunct: &Conjunct) -> Option<usize> {
        let tokens = &self.found.tokens;
        conjunct.heads.iter().find_map(|head| {
            let end = at + head.len();
            let is_there = tokens.len() >= end
                && tokens[at..end].iter().zip(head).all(|(token, &symbol)| {
                    let keys = self.keys.of(token.word_form);
                    matches!(token.gap, Gap::Space | Gap::Hyphen)
                        && (keys.whole == symbol || keys.base == symbol)
                });
            is_there.then(|| end - 1)
        })
    }
}
