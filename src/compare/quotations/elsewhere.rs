//! Where else an article prints words that one of its quotations lacks.

use crate::compare::words::WordTable;

/// Words in a row that another place of the article must share to be the same words.
const LEAST: usize = 5;
/// Of which so many carry more than grammar.
const LEAST_CONTENT: usize = 2;
/// Between words that the article prints in another place, fewer words are likely to stand
/// there too, worded otherwise.
const LEAST_BETWEEN: usize = 8;

/// How far words are sorted: runs that are the same so far are compared one by one.
const SORTED: usize = 32;
/// How many of them.
const MAX_SAME: usize = 64;

/// The words of an article from every place on, in the order of the words: what it prints is
/// looked up, however short it is and however long the article.
pub(super) struct Article<'a> {
    words: &'a WordTable,
    own: &'a [u32],
    /// Places, by the words from there on.
    places: Vec<u32>,
}

impl<'a> Article<'a> {
    pub(super) fn new(words: &'a WordTable, own: &'a [u32]) -> Self {
        let n = u32::try_from(own.len()).unwrap_or(u32::MAX);
        let mut places: Vec<u32> = (0..n).collect();
        places.sort_unstable_by_key(|it| (from(own, *it), *it));
        Self { words, own, places }
    }

    /// Marks the words that the article prints somewhere, and gives what it prints nowhere.
    ///
    /// `printed` says which words of the sequence are accounted for already; ranges given are
    /// those of the rest that are worth saying.
    pub(super) fn find(
        &self,
        sequence: &[u32],
        printed: &mut [bool],
    ) -> Vec<std::ops::Range<usize>> {
        let mut lacking = Vec::new();
        for gap in gaps(printed) {
            if self.holds(&sequence[gap.clone()]) {
                printed[gap].fill(true);
                continue;
            }
            let found = self.covered(&sequence[gap.clone()]);
            for rest in gaps(&found) {
                let range = gap.start + rest.start..gap.start + rest.end;
                let words = &sequence[range.clone()];
                let is_between = rest.start > 0 && rest.end < found.len();
                let is_telling = match words.len() {
                    n if is_between => n >= LEAST_BETWEEN && !self.holds(words),
                    n if n < gap.len() => n >= LEAST && !self.holds(words),
                    _ => true,
                };
                if is_telling {
                    lacking.push(range);
                }
            }
            for (at, is_found) in found.into_iter().enumerate() {
                printed[gap.start + at] |= is_found;
            }
        }
        lacking
    }

    /// Whether the words stand in the article, one after the other.
    pub(super) fn holds(&self, words: &[u32]) -> bool {
        self.longest(words) == words.len()
    }

    /// How many of some words, from the first on, the article prints in a row.
    fn longest(&self, words: &[u32]) -> usize {
        let head = &words[..words.len().min(SORTED)];
        let at = self.places.partition_point(|it| from(self.own, *it) < head);
        // What shares most with the words stands right before them or right behind.
        let before = at.checked_sub(1).and_then(|it| self.places.get(it));
        let behind = self.places[at..].iter().take(MAX_SAME);
        let lengths = before.into_iter().chain(behind).map(|place| {
            let own = &self.own[*place as usize..];
            own.iter().zip(words).take_while(|(a, b)| a == b).count()
        });
        // Only words that go on beyond what is sorted need a look at several places.
        let mut longest = 0;
        for (number, length) in lengths.enumerate() {
            longest = longest.max(length);
            if number > 0 && length < SORTED || longest == words.len() {
                break;
            }
        }
        longest
    }

    /// Which of some words the article prints in runs that are long enough to be the same.
    fn covered(&self, words: &[u32]) -> Vec<bool> {
        let mut found = vec![false; words.len()];
        let mut at = 0;
        while at + LEAST <= words.len() {
            let longest = self.longest(&words[at..]);
            let run = &words[at..at + longest];
            if longest >= LEAST && self.words.n_content(run) >= LEAST_CONTENT {
                found[at..at + longest].fill(true);
                at += longest;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// The words from a place on, as far as they are sorted.
fn from(own: &[u32], place: u32) -> &[u32] {
    let place = place as usize;
    &own[place..own.len().min(place + SORTED)]
}

/// The runs of false.
pub(super) fn gaps(printed: &[bool]) -> Vec<std::ops::Range<usize>> {
    let mut gaps: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in printed.iter().enumerate().filter(|(_, it)| !**it) {
        match gaps.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => gaps.push(at..at + 1),
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::{Article, SORTED};
    use crate::compare::words::WordTable;

    #[test]
    fn finds_words_of_any_length() {
        let words = WordTable::new(&[]);
        let own: Vec<u32> = (0..200).map(|it| it % 90).collect();
        let article = Article::new(&words, &own);
        for start in 0..own.len() {
            for end in start + 1..own.len().min(start + 2 * SORTED + 10) {
                assert!(article.holds(&own[start..end]), "{start}..{end}");
                let mut other = own[start..end].to_vec();
                other.push(500);
                assert_eq!(article.longest(&other), end - start, "{start}..{end}");
            }
        }
        assert!(!article.holds(&[500]) && !article.holds(&[1, 3]));
        assert_eq!(Article::new(&words, &[]).longest(&[1]), 0);
    }
}
