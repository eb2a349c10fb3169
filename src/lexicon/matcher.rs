//! Finds every form in a text; which of them count is decided in [`super::resolve`].

use crate::document::Date;
use crate::language::Language;
use crate::lexicon::end::{Brief, End, ExcludedIn};
use crate::lexicon::pack::Confidence;
use crate::lexicon::pattern::{Joint, Pattern, squeeze};
use crate::lexicon::resolve::resolve;
use crate::lexicon::trie::Symbol;
use crate::lexicon::{Lexicon, Target};
use crate::text::{
    Gap, Segmentation, Span, Token, TypeId, Vocabulary, fold, possessive_len, select,
};

/// An entry of a lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where; a possessive ending is outside.
    pub span: Span,
    /// The first token.
    pub first: usize,
    /// The last token.
    pub last: usize,
    /// What was found.
    pub target: Target,
    /// How surely.
    pub confidence: Confidence,
}

/// What the types of one vocabulary mean to one lexicon, worked out at first sight.
#[derive(Clone, Debug, Default)]
pub struct TypeKeys {
    keys: Vec<Keys>,
    /// Where in a form a type can stand: apart, because it is asked of every token.
    places: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keys {
    /// The word.
    pub(super) whole: Symbol,
    /// The word without a possessive ending, or 0.
    pub(super) base: Symbol,
    /// Number of the stem's list plus one, or 0.
    stem: u32,
    /// Number of the row of the longest listed beginning plus one, or 0.
    prefix: u32,
    /// Bytes of the possessive ending.
    possessive: u8,
    /// Whether all letters are capitals, and how many there are (up to 255).
    n_capitals: u8,
}

impl TypeKeys {
    /// The keys of a type; [`Lexicon::learn`] has seen it.
    pub(super) fn of(&self, word_form: TypeId) -> Keys {
        self.keys[word_form.index()]
    }
}

/// A form of one word, or the end of one by its stem.
const WHOLE: u8 = 1;
/// The first word of a longer form.
const FIRST: u8 = 2;
/// A later word of a form.
const LATER: u8 = 4;

/// A form found, before it is known whether it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) span: Span,
    /// The words that are its own where a head is shared.
    pub(super) own: Span,
    /// The token on which a shared head ends, plus one; 0 if none is shared.
    pub(super) head_end: usize,
    pub(super) rule: usize,
}

/// All that the walk over a text finds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) candidates: Vec<Candidate>,
    pub(super) excluded: Vec<(Span, ExcludedIn)>,
    /// Token and number of each required word, in order.
    pub(super) required: Vec<(usize, u32)>,
}

/// What is known of an article beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The day of publication.
    pub date: Option<Date>,
    /// Whether the first paragraph is the headline.
    pub has_headline: bool,
    /// The language: forms of another are not found.
    pub language: Language,
}

/// A text as the matcher sees it.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) text: &'a str,
    pub(super) found: &'a Segmentation,
    pub(super) keys: &'a TypeKeys,
}

impl Lexicon {
    /// Finds the entries of the packs in one text, in order of place.
    ///
    /// `keys` and `vocabulary` belong together and to this lexicon.
    #[must_use]
    pub fn find(
        &self,
        text: &str,
        found: &Segmentation,
        vocabulary: &Vocabulary,
        keys: &mut TypeKeys,
        given: Given,
    ) -> Vec<Match> {
        self.learn(vocabulary, keys);
        let input = Input { text, found, keys };
        let hits = self.walk(input);
        resolve(self, input, hits, given)
    }

    /// Looks up the types that are new since the last text.
    fn learn(&self, vocabulary: &Vocabulary, keys: &mut TypeKeys) {
        for number in keys.keys.len()..vocabulary.len() {
            let word_form = TypeId(u32::try_from(number).expect("fewer than 2^32 types"));
            let it = self.keys(vocabulary.form(word_form));
            keys.places.push(self.places(it));
            keys.keys.push(it);
        }
    }

    fn places(&self, keys: Keys) -> u8 {
        let mut places = if keys.stem == 0 && keys.prefix == 0 { 0 } else { WHOLE };
        for symbol in [keys.whole, keys.base].into_iter().filter(|&it| it != 0) {
            if let Some(node) = self.trie.root(symbol) {
                places |= if self.trie.ends(node).is_empty() { 0 } else { WHOLE };
                places |= if self.trie.is_leaf(node) { 0 } else { FIRST };
            }
            places |= if self.trie.is_inside(symbol) { LATER } else { 0 };
        }
        places
    }

    fn keys(&self, form: &str) -> Keys {
        let folded = fold(form);
        let whole = self.symbols.get(&folded);
        let ending = possessive_len(form);
        let base_form = &form[..form.len() - ending];
        let base = if ending > 0 { self.symbols.get(&fold(base_form)) } else { 0 };
        let stem = self.stem(&folded).map_or(0, |list| list + 1);
        let prefix = self.prefix(&folded).map_or(0, |row| row + 1);
        let is_capitals = base_form.chars().all(|c| !c.is_lowercase())
            && base_form.contains(char::is_uppercase);
        let n_letters = base_form.chars().filter(|c| c.is_uppercase()).count();
        Keys {
            whole,
            base,
            stem,
            prefix,
            possessive: u8::try_from(ending).unwrap_or(0),
            n_capitals: if is_capitals {
                u8::try_from(n_letters).unwrap_or(u8::MAX)
            } else {
                0
            },
        }
    }

    fn stem(&self, folded: &str) -> Option<u32> {
        // The stemmer knows English words; others it would only garble.
        let is_word = !self.stems.is_empty()
            && folded.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'');
        is_word.then(|| self.stems.get(&self.stemmer.stem(folded)).copied()).flatten()
    }

    /// The row of the longest listed beginning of a word.
    fn prefix(&self, folded: &str) -> Option<u32> {
        if self.prefixes.is_empty() {
            return None;
        }
        let starts =
            folded.char_indices().rev().map(|(at, c)| &folded[..at + c.len_utf8()]);
        starts.filter_map(|it| self.prefixes.get(it)).copied().next()
    }

    fn walk(&self, input: Input<'_>) -> Found {
        let tokens = &input.found.tokens;
        let candidates = Vec::with_capacity(tokens.len() / 8);
        let mut found = Found { candidates, ..Found::default() };
        let places = |at: usize| {
            let token: Option<&Token> = tokens.get(at);
            token.map_or(0, |it| input.keys.places[it.word_form.index()])
        };
        // A longer form can begin at a word only if the next word can go on with one.
        let is_candidate = |at: usize| {
            let (own, next) = (places(at), places(at + 1));
            (own & WHOLE != 0) | ((own & FIRST != 0) & (next & LATER != 0))
        };
        for first in select(tokens.len(), is_candidate) {
            if places(first) & WHOLE != 0 || self.may_begin(input, first) {
                self.walk_from(input, first, &mut found);
            }
        }
        found
    }

    /// Whether a form may begin with a token and the next.
    fn may_begin(&self, input: Input<'_>, first: usize) -> bool {
        let [one, other] =
            [first, first + 1].map(|at| input.keys.of(input.found.tokens[at].word_form));
        self.trie.may_begin(one.whole, other.whole)
            || (other.base != 0 && self.trie.may_begin(one.whole, other.base))
    }

    /// Follows the trie from one token as far as it leads.
    fn walk_from(&self, input: Input<'_>, first: usize, found: &mut Found) {
        let tokens = &input.found.tokens;
        let mut keys = input.keys.of(tokens[first].word_form);
        if keys.stem != 0 {
            for &end in self.stem_ends.row(keys.stem - 1) {
                self.reach(input, first, first, true, end, found);
            }
        }
        if keys.prefix != 0 {
            for &end in self.prefix_ends.row(keys.prefix - 1) {
                self.reach(input, first, first, true, end, found);
            }
        }
        let mut node = None;
        for (last, token) in tokens.iter().enumerate().skip(first) {
            if last > first {
                if token.gap == Gap::Break {
                    break;
                }
                keys = input.keys.of(token.word_form);
            }
            let step = |symbol| match node {
                _ if symbol == 0 => None,
                None => self.trie.root(symbol),
                Some(node) => self.trie.child(node, symbol),
            };
            if let Some(end_node) = step(keys.base) {
                for &end in self.trie.ends(end_node) {
                    self.reach(input, first, last, true, end, found);
                }
            }
            let Some(next) = step(keys.whole) else { break };
            for &end in self.trie.ends(next) {
                self.reach(input, first, last, false, end, found);
            }
            if self.trie.is_leaf(next) {
                break;
            }
            node = Some(next);
        }
    }

    /// Takes what ends at a place, if the place fits.
    fn reach(
        &self,
        input: Input<'_>,
        first: usize,
        last: usize,
        is_base: bool,
        end: u32,
        found: &mut Found,
    ) {
        let (end, brief) = (end as usize, self.briefs[end as usize]);
        let fits = || {
            let pattern = || self.ends[end].pattern();
            (!is_base || brief.has(Brief::TAKES_POSSESSIVE))
                && input.fits(first, last, brief, pattern)
        };
        if brief.has(Brief::IS_FORM) {
            if fits() {
                found.candidates.push(input.candidate(first, last, is_base, brief));
            }
            return;
        }
        match &self.ends[end] {
            End::Form(_) => {}
            End::Conjunct(conjunct) => {
                if fits() {
                    found.candidates.extend(input.coordinated(first, last, conjunct));
                }
            }
            End::Exclusion(excluded_in) => {
                let tokens = &input.found.tokens;
                let span =
                    Span { start: tokens[first].span.start, end: tokens[last].span.end };
                found.excluded.push((span, *excluded_in));
            }
            End::Required(number) => found.required.push((first, *number)),
        }
    }
}

impl Input<'_> {
    fn candidate(
        self,
        first: usize,
        last: usize,
        is_base: bool,
        form: Brief,
    ) -> Candidate {
        let span = self.span(first, last, is_base);
        let own = match usize::from(form.n_head) {
            0 => span,
            n_head => self.span(first, (last - n_head).max(first), false),
        };
        let head_end = if form.n_head > 0 { last + 1 } else { 0 };
        Candidate { first, last, span, own, head_end, rule: form.rule as usize }
    }

    /// From the first token to the last, without the last one's possessive ending.
    pub(super) fn span(self, first: usize, last: usize, is_base: bool) -> Span {
        let tokens = &self.found.tokens;
        let ending =
            if is_base { self.keys.of(tokens[last].word_form).possessive } else { 0 };
        Span {
            start: tokens[first].span.start,
            end: tokens[last].span.end - u32::from(ending),
        }
    }

    /// Whether capitals, compounds and punctuation are as a form asks.
    fn fits<'p>(
        self,
        first: usize,
        last: usize,
        form: Brief,
        pattern: impl Fn() -> Option<&'p Pattern>,
    ) -> bool {
        let tokens = &self.found.tokens;
        if !form.has(Brief::BEGINS_WITH_CAPITAL) && tokens[first].gap == Gap::Hyphen {
            return false;
        }
        let is_joined_on =
            tokens.get(last + 1).is_some_and(|next| next.gap == Gap::Hyphen);
        if is_joined_on && !form.has(Brief::ENDS_WITH_CAPITAL) {
            return false;
        }
        let is_joined = if form.has(Brief::HAS_SIGNS) {
            pattern().is_some_and(|it| self.fits_joints(first, last, it))
        } else {
            tokens[first + 1..=last].iter().all(|it| joins(it.gap))
        };
        is_joined
            && (!form.has(Brief::MINDS_CASE)
                || pattern().is_some_and(|it| self.fits_case(first, last, it)))
    }

    fn fits_joints(self, first: usize, last: usize, pattern: &Pattern) -> bool {
        (first + 1..=last).zip(&pattern.pieces[1.min(pattern.pieces.len())..]).all(
            |(at, piece)| {
                let tokens = &self.found.tokens;
                match (&piece.joint, tokens[at].gap) {
                    (Joint::Loose, gap) => joins(gap),
                    (Joint::Exact(signs), _) => {
                        let between = Span {
                            start: tokens[at - 1].span.end,
                            end: tokens[at].span.start,
                        };
                        squeeze(between.of(self.text)) == *signs
                    }
                }
            },
        )
    }

    fn fits_case(self, first: usize, last: usize, pattern: &Pattern) -> bool {
        let tokens = &self.found.tokens[first..=last];
        let surface = |(at, token): (usize, &Token)| {
            let mut ending = usize::from(self.keys.of(token.word_form).possessive);
            let is_last = first + at == last && pattern.pieces.len() == tokens.len();
            if ending > 0 && (!is_last || pattern.pieces[at].printed.ends_with("'s")) {
                ending = 0;
            }
            let form = token.span.of(self.text);
            &form[..form.len() - ending]
        };
        pattern.fits_case(tokens.iter().enumerate().map(surface), || {
            self.is_capital_run(first, last)
        })
    }

    /// Whether tokens stand in a run of capitals: two words, or one of four letters and more
    /// ("KIEV (Agency) —").
    fn is_capital_run(self, first: usize, last: usize) -> bool {
        let tokens = &self.found.tokens;
        let n_capitals = |at: usize| self.keys.of(tokens[at].word_form).n_capitals;
        if !(first..=last).all(|at| n_capitals(at) > 0) {
            return false;
        }
        let is_capitals = |at: Option<usize>| {
            at.filter(|&at| at < tokens.len()).is_some_and(|at| n_capitals(at) > 1)
        };
        last > first
            || n_capitals(first) >= 4
            || (tokens[first].gap != Gap::Break && is_capitals(first.checked_sub(1)))
            || (tokens.get(last + 1).is_some_and(|next| next.gap != Gap::Break)
                && is_capitals(Some(last + 1)))
    }
}

/// Whether two words of a form may stand so: with white space, a hyphen or a dash between.
fn joins(gap: Gap) -> bool {
    matches!(gap, Gap::Space | Gap::Hyphen | Gap::Dash)
}
