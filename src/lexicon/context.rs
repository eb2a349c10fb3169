//! Words that exclude a form where they stand beside it, found by the word next to the form.

use crate::lexicon::pack::ExclusionPlace;
use crate::lexicon::trie::Symbol;

/// What excludes the forms of one rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Contexts {
    pub(super) before: Beside,
    pub(super) after: Beside,
    /// Words that exclude in the whole sentence.
    pub(super) sentence: Vec<Vec<Symbol>>,
}

impl Contexts {
    pub(super) fn add(&mut self, place: ExclusionPlace, words: Vec<Symbol>) {
        match (place, words.as_slice()) {
            (ExclusionPlace::Phrase, _) => {}
            (ExclusionPlace::Before, &[.., next]) => self.before.add(next, words),
            (ExclusionPlace::After, &[next, ..]) => self.after.add(next, words),
            // A sign without words excludes nothing; the check of a pack says so.
            (_, []) => {}
            (ExclusionPlace::Sentence, _) => self.sentence.push(words),
        }
    }
}

/// Sequences of words by the one that touches the form.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Sorted.
    next: Vec<Symbol>,
    words: Vec<Vec<Symbol>>,
}

impl Beside {
    fn add(&mut self, next: Symbol, words: Vec<Symbol>) {
        let at = self.next.partition_point(|&it| it <= next);
        self.next.insert(at, next);
        self.words.insert(at, words);
    }

    /// Whether nothing excludes.
    pub(super) fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The sequences in which a symbol touches the form.
    pub(super) fn of(&self, next: Symbol) -> &[Vec<Symbol>] {
        let from = self.next.partition_point(|&it| it < next);
        let n = self.next[from..].iter().take_while(|&&it| it == next).count();
        &self.words[from..from + n]
    }
}
