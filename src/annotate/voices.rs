//! Which attribution holds a place: the innermost decides.

use crate::text::Gap;
use crate::text::Token;
use crate::text::n_words;
use crate::voice::Attribution;
use crate::voice::Voice;

/// A walk over attributions in order of place, for questions in order of place.
struct Walk<'a> {
    attributions: &'a [Attribution],
    next: usize,
    open: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn new(attributions: &'a [Attribution]) -> Self {
        Self { attributions, next: 0, open: Vec::new() }
    }

    /// The innermost attribution that holds byte `at`; `at` never falls from call to call.
    fn at(&mut self, at: u32) -> Option<usize> {
        while self.attributions.get(self.next).is_some_and(|it| it.content.start <= at) {
            self.open.push(self.next);
            self.next += 1;
        }
        while self
            .open
            .last()
            .is_some_and(|&open| self.attributions[open].content.end <= at)
        {
            self.open.pop();
        }
        self.open.last().copied()
    }
}

/// The innermost attribution at each place; both in ascending order.
#[must_use]
pub fn innermost(
    attributions: &[Attribution],
    places: impl Iterator<Item = u32>,
) -> Vec<Option<usize>> {
    let mut walk = Walk::new(attributions);
    places.map(|at| walk.at(at)).collect()
}

/// Counts words by voice, indexed by [`Voice::index`]; a hyphenated compound is one word.
#[must_use]
pub fn words_by_voice(attributions: &[Attribution], tokens: &[Token]) -> [usize; 4] {
    let mut counts = [0; 4];
    let mut walk = Walk::new(attributions);
    let mut first = 0;
    for outer in attributions {
        // What lies inside one that was counted is counted with it.
        let from = first
            + tokens[first..].partition_point(|it| it.span.start < outer.content.start);
        let to =
            from + tokens[from..].partition_point(|it| it.span.start < outer.content.end);
        for token in tokens[from..to].iter().filter(|it| it.gap != Gap::Hyphen) {
            let held = walk.at(token.span.start);
            let voice = held.map_or(Voice::Narrator, |it| attributions[it].voice());
            counts[voice.index()] += 1;
        }
        first = to;
    }
    counts[Voice::Narrator.index()] += n_words(tokens) - counts.iter().sum::<usize>();
    counts
}

#[cfg(test)]
mod tests {
    use super::innermost;
    use crate::text::Span;
    use crate::voice::Attribution;
    use crate::voice::Kind;

    fn attribution(start: usize, end: usize) -> Attribution {
        Attribution {
            kind: Kind::Direct,
            content: Span::new(start, end),
            source: None,
            cue: None,
            speaker: None,
            device: None,
        }
    }

    #[test]
    fn the_innermost_decides() {
        let attributions = [attribution(2, 10), attribution(4, 6), attribution(12, 14)];
        let found = innermost(&attributions, [0, 2, 5, 6, 9, 10, 13].into_iter());
        assert_eq!(found, [None, Some(0), Some(1), Some(0), Some(0), None, Some(2)]);
    }
}
