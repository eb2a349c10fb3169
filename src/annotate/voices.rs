//! Whose words each place is: the innermost passage decides.

use crate::text::{Gap, Span, Token, n_words};
use crate::voice::{Attribution, Voice};

/// Whose words a place is, and by which attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Whose words.
    pub voice: Voice,
    /// The innermost attribution that holds the place: an index; none for the narrator's.
    pub attribution: Option<usize>,
}

/// Which words are attributed to whom, for questions about places.
#[derive(Clone, Copy, Debug)]
pub struct Passages<'a> {
    /// In order of place; contents may nest.
    pub attributions: &'a [Attribution],
    /// Insertions in reported content, in order of place; none holds another.
    pub insertions: &'a [Span],
}

impl<'a> Passages<'a> {
    /// For questions that come one after the other: each call of [`Self::held`] begins at the
    /// head of the text.
    #[must_use]
    pub fn walk(self) -> Walk<'a> {
        Walk::new(self)
    }

    /// Whose words each place is; places in ascending order.
    #[must_use]
    pub fn held(self, places: impl Iterator<Item = u32>) -> Vec<Held> {
        let mut walk = Walk::new(self);
        places.map(|at| walk.at(at)).collect()
    }

    /// Counts words by voice, indexed by [`Voice::index`]; a hyphenated compound is one word.
    #[must_use]
    pub fn words_by_voice(self, tokens: &[Token]) -> [usize; 4] {
        let mut counts = [0; 4];
        let mut walk = Walk::new(self);
        let mut first = 0;
        for outer in self.attributions {
            // What lies inside one that was counted is counted with it.
            let start = |at: u32| move |it: &Token| it.span.start < at;
            let from =
                first + tokens[first..].partition_point(start(outer.content.start));
            let to = from + tokens[from..].partition_point(start(outer.content.end));
            let mut rest = &tokens[from..to];
            while let Some(next) = rest.first() {
                let voice = walk.at(next.span.start).voice;
                let until = walk.until();
                let n = rest.iter().take_while(|it| it.span.start < until).count();
                let words = rest[..n].iter().filter(|it| it.gap != Gap::Hyphen);
                counts[voice.index()] += words.count();
                rest = &rest[n..];
            }
            first = to;
        }
        counts[Voice::Narrator.index()] += n_words(tokens) - counts.iter().sum::<usize>();
        counts
    }
}

/// A walk over passages in order of place, for questions in order of place.
#[derive(Debug)]
pub struct Walk<'a> {
    passages: Passages<'a>,
    next_attribution: usize,
    next_insertion: usize,
    /// Passages that are not left yet, the innermost last.
    open: Vec<(u32, Held)>,
}

impl<'a> Walk<'a> {
    fn new(passages: Passages<'a>) -> Self {
        Self { passages, next_attribution: 0, next_insertion: 0, open: Vec::new() }
    }

    /// Whose words byte `at` is; `at` never falls from call to call.
    pub fn at(&mut self, at: u32) -> Held {
        loop {
            let attribution = self.passages.attributions.get(self.next_attribution);
            let insertion = self.passages.insertions.get(self.next_insertion);
            let starts = [
                attribution.map_or(u32::MAX, |it| it.content.start),
                insertion.map_or(u32::MAX, |it| it.start),
            ];
            if starts[0].min(starts[1]) > at {
                break;
            }
            // Of two that begin together the longer is the outer one.
            let is_insertion = match (attribution, insertion) {
                (Some(outer), Some(inner)) => {
                    let key = |it: Span| (it.start, std::cmp::Reverse(it.end));
                    key(*inner) < key(outer.content)
                }
                (None, _) => true,
                (_, None) => false,
            };
            self.enter(is_insertion);
        }
        while self.open.last().is_some_and(|open| open.0 <= at) {
            self.open.pop();
        }
        self.open.last().map(|open| open.1).unwrap_or_default()
    }

    /// Up to where the answer of the last question holds.
    fn until(&self) -> u32 {
        let attribution = self.passages.attributions.get(self.next_attribution);
        let insertion = self.passages.insertions.get(self.next_insertion);
        let starts =
            [attribution.map(|it| it.content.start), insertion.map(|it| it.start)];
        let end = self.open.last().map(|open| open.0);
        starts.into_iter().flatten().chain(end).min().unwrap_or(u32::MAX)
    }

    fn enter(&mut self, is_insertion: bool) {
        if is_insertion {
            let insertion = self.passages.insertions[self.next_insertion];
            self.next_insertion += 1;
            while self.open.last().is_some_and(|open| open.0 <= insertion.start) {
                self.open.pop();
            }
            // An insertion stands in reported words; elsewhere it changes nothing.
            if let Some(&(_, held)) = self.open.last() {
                let inside = match held.voice {
                    Voice::Reported => Held { voice: Voice::Embedded, ..held },
                    _ => held,
                };
                self.open.push((insertion.end, inside));
            }
        } else {
            let number = self.next_attribution;
            let attribution = &self.passages.attributions[number];
            self.next_attribution += 1;
            while self.open.last().is_some_and(|it| it.0 <= attribution.content.start) {
                self.open.pop();
            }
            let held = Held { voice: attribution.voice(), attribution: Some(number) };
            self.open.push((attribution.content.end, held));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, Passages};
    use crate::text::Span;
    use crate::voice::{Attribution, Kind, Voice};

    fn attribution(kind: Kind, start: usize, end: usize) -> Attribution {
        Attribution {
            kind,
            content: Span::new(start, end),
            source: None,
            cue: None,
            act: None,
            speaker: None,
            device: None,
        }
    }

    fn held(passages: Passages<'_>, places: &[u32]) -> Vec<(Voice, Option<usize>)> {
        let held = passages.held(places.iter().copied());
        held.into_iter().map(|Held { voice, attribution }| (voice, attribution)).collect()
    }

    #[test]
    fn the_innermost_decides() {
        let attributions = [
            attribution(Kind::Direct, 2, 10),
            attribution(Kind::Direct, 4, 6),
            attribution(Kind::Direct, 12, 14),
        ];
        let passages = Passages { attributions: &attributions, insertions: &[] };
        let found = held(passages, &[0, 2, 5, 6, 9, 10, 13]);
        let numbers: Vec<_> = found.into_iter().map(|it| it.1).collect();
        assert_eq!(numbers, [None, Some(0), Some(1), Some(0), Some(0), None, Some(2)]);
    }

    #[test]
    fn an_insertion_in_reported_words_is_embedded() {
        let attributions =
            [attribution(Kind::Indirect, 2, 20), attribution(Kind::Partial, 8, 10)];
        let insertions = [Span::new(6, 12)];
        let passages = Passages { attributions: &attributions, insertions: &insertions };
        assert_eq!(
            held(passages, &[3, 6, 8, 10, 12, 20]),
            [
                (Voice::Reported, Some(0)),
                (Voice::Embedded, Some(0)),
                (Voice::Quoted, Some(1)),
                (Voice::Embedded, Some(0)),
                (Voice::Reported, Some(0)),
                (Voice::Narrator, None),
            ]
        );
    }
}
