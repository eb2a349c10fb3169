//! An article as the rules of this folder read it: each word with its sentence, its paragraph,
//! whether it is quoted, and what the article shows about its capital.
//!
//! One pass over the tokens; everything else asks by token number.

use crate::language::{Class, Language};
use crate::text::{FastMap, Gap, Segmentation, Span, Token, TypeId, Vocabulary, select};
use crate::voice::Quotation;
use crate::voice::joined::is_joined;
use crate::voice::speakers::place::Places;
use crate::voice::speakers::spelling::{Spelling, Spellings};
use crate::voice::speakers::units::Unit;
use std::borrow::Cow;
use std::cell::RefCell;

/// The words of an article and what stands around them.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) places: Places<'a>,
    pub(super) spellings: &'a Spellings,
    /// Compounds in names.
    pub(super) compounds: RefCell<Vocabulary>,
    /// First tokens of sources, in order.
    pub(super) sources: Vec<usize>,
    /// Tokens with a capital, in order.
    pub(super) capitals: Vec<usize>,
    /// By word, without its possessive ending: how the article prints it.
    uses: FastMap<TypeId, Use>,
}

/// How an article prints a word.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    /// Some word that begins with a capital is this one in lower case, with an -s or without.
    is_wanted: bool,
    is_small: bool,
    /// With a capital that counts.
    is_capital: bool,
}

/// Words that are met with a capital, as bits of their numbers: rules out most others before
/// they are looked up.
struct Wanted([u64; 64]);

impl Wanted {
    fn add(&mut self, word: TypeId) {
        self.0[word.index() / 64 % 64] |= 1 << (word.index() % 64);
    }

    fn may_hold(&self, word: TypeId) -> bool {
        self.0[word.index() / 64 % 64] & (1 << (word.index() % 64)) != 0
    }
}

impl<'a> Reading<'a> {
    /// Reads an article once.
    pub(super) fn new(
        text: &'a str,
        found: &'a Segmentation,
        spellings: &'a Spellings,
        quotations: &[Quotation],
        sources: &[Span],
    ) -> Self {
        let tokens = &found.tokens;
        let places = Places::new(text, found, quotations);
        let mut uses: FastMap<TypeId, Use> = FastMap::default();
        uses.reserve(tokens.len() / 8);
        let mut wanted = Wanted([0; 64]);
        let capitals = select(tokens.len(), |at| tokens[at].is_capital);
        for &at in &capitals {
            let own = spellings.of(tokens[at].word_form);
            let lower = uses.entry(own.lower).or_default();
            if !lower.is_wanted {
                lower.is_wanted = true;
                wanted.add(own.lower);
                if let Some(one) = spellings.one(own.lower) {
                    uses.entry(one).or_default().is_wanted = true;
                    wanted.add(one);
                }
            }
            if !places.is_initial(at) && !places.is_titled(at) {
                uses.entry(own.base).or_default().is_capital = true;
            }
        }
        // Only words that are met with a capital are ever asked for without one.
        let base = |at: usize| spellings.base(tokens[at].word_form);
        let may_count = |at: usize| !tokens[at].is_capital & wanted.may_hold(base(at));
        for at in select(tokens.len(), may_count) {
            if let Some(known) = uses.get_mut(&base(at)) {
                known.is_small |= known.is_wanted;
            }
        }
        let compounds = RefCell::default();
        let first_of =
            |it: &Span| tokens.partition_point(|token| token.span.end <= it.start);
        let mut sources: Vec<usize> = sources.iter().map(first_of).collect();
        sources.dedup();
        Self { sources, text, tokens, places, spellings, compounds, capitals, uses }
    }

    /// The language of the article.
    pub(super) fn language(&self) -> Language {
        self.spellings.language
    }

    fn spelling(&self, token: usize) -> &'a Spelling {
        self.spellings.of(self.tokens[token].word_form)
    }

    /// A word without its possessive ending.
    pub(super) fn word(&self, token: usize) -> &'a str {
        let Some(found) = self.tokens.get(token) else { return "" };
        let ending = self.spelling(token).possessive;
        let word = found.span.of(self.text);
        &word[..word.len() - usize::from(ending)]
    }

    /// The same in lower case.
    pub(super) fn lower(&self, token: usize) -> &'a str {
        self.spellings.form(self.spelling(token).lower)
    }

    /// The number of the same.
    pub(super) fn lower_number(&self, token: usize) -> TypeId {
        self.spelling(token).lower
    }

    /// Whether a word has a possessive ending, or an apostrophe behind its -s.
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        self.spelling(token).possessive > 0
            || (self.tokens[token].span.of(self.text).ends_with('s')
                && self
                    .behind(token)
                    .strip_prefix(['’', '\''])
                    .is_some_and(|rest| rest.starts_with(char::is_whitespace)))
    }

    /// What stands between a token and the next.
    pub(super) fn behind(&self, token: usize) -> &'a str {
        let start = self.tokens[token].span.end as usize;
        let end = self
            .tokens
            .get(token + 1)
            .map_or(self.text.len(), |next| next.span.start as usize);
        &self.text[start..end]
    }

    /// "Speaking to the Post Ada Tamm said": whether a source of two capitals begins at a token.
    pub(super) fn begins_source(&self, token: usize) -> bool {
        token + 1 < self.tokens.len()
            && self.is_capital(token)
            && self.is_capital(token + 1)
            && self.goes_on(token + 1)
            && self.sources.binary_search(&token).is_ok()
    }

    /// Whether a word is capitals, two or more: "WHO".
    pub(super) fn is_acronym(&self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 1 && !word.contains(char::is_lowercase) && self.is_capital(token)
    }

    /// Whether a word is listed in a class; past the end of the text there is none.
    pub(super) fn is_in(&self, token: usize, class: Class) -> bool {
        self.classes(token).is(class)
    }

    /// Whether a word is letters that stand behind a name: "MP".
    pub(super) fn is_letters(&self, token: usize) -> bool {
        self.is_acronym(token) && self.is_in(token, Class::BEHIND_A_NAME)
    }

    /// Whether a token is a name of several words that [`crate::voice::join`] put together.
    pub(super) fn is_joined(&self, token: usize) -> bool {
        self.tokens[token].span.len() > 8 && is_joined(self.word(token))
    }

    /// The classes that list a word; none past the end of the text.
    pub(super) fn classes(&self, token: usize) -> Class {
        let word = self.tokens.get(token);
        word.map_or_else(Class::default, |it| self.spellings.of(it.word_form).classes)
    }

    /// Whether there is such a word and it begins with a capital.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|it| it.is_capital)
    }

    /// Whether a token goes on with the one before: in one sentence, with white space, a
    /// hyphen or the stop of an abbreviation between.
    pub(super) fn goes_on(&self, token: usize) -> bool {
        token > 0
            && token < self.tokens.len()
            && !self.places.begins_sentence(token)
            && match self.tokens[token].gap {
                Gap::Space | Gap::Hyphen => true,
                Gap::Punctuation => {
                    let is_short = self.tokens[token - 1].span.len() <= 4
                        && self.is_capital(token - 1);
                    let between = self.behind(token - 1).trim();
                    (is_short && between == ".")
                        || self.behind(token - 1) == "/"
                        // "Rock ’n’ roll".
                        || [token - 1, token].iter().any(|&it| self.word(it) == "n")
                            && matches!(between, "'" | "’" | "‘")
                        || between == "&"
                            && self.is_capital(token - 1)
                            && self.is_capital(token)
                        || (self.is_possessive(token - 1) && between.chars().count() == 1)
                }
                Gap::Break | Gap::Dash => false,
            }
    }

    /// Whether only a comma stands between a token and the one before.
    pub(super) fn is_behind_comma(&self, token: usize) -> bool {
        token > 0
            && token < self.tokens.len()
            && !self.places.begins_sentence(token)
            && matches!(self.behind(token - 1).trim(), "," | ".," | "—" | "–" | "(")
    }

    /// Whether the article uses a word in lower case and never with a capital that counts.
    pub(super) fn is_common(&self, token: usize) -> bool {
        let own = self.spelling(token);
        self.is_small(own.lower) && !self.is_proper(own.base)
    }

    /// Whether the article has a word with a capital that counts.
    pub(super) fn has_a_capital_elsewhere(&self, token: usize) -> bool {
        self.is_proper(self.spelling(token).base)
    }

    /// Whether the article uses a word of a name without a capital.
    pub(super) fn has_small(&self, unit: Unit) -> bool {
        unit.word().is_some_and(|it| self.is_small(it))
    }

    /// Whether a word of a name means several: the article uses it with and without its -s,
    /// or without a capital.
    pub(super) fn is_crowd(&self, unit: Unit) -> bool {
        let Some(word) = unit.word() else { return false };
        self.spellings.one(word).is_some_and(|one| {
            let mut chars = self.spellings.form(one).chars();
            let capital = || -> String {
                let first = chars.next().into_iter().flat_map(char::to_uppercase);
                first.chain(chars).collect()
            };
            self.is_small(word)
                || self.is_small(one)
                || self.spellings.find(&capital()).is_some_and(|it| self.has_capital(it))
        })
    }

    /// Whether a word is a member of a group by its listed noun: "Republicans".
    pub(super) fn is_crowd_word(&self, token: usize) -> bool {
        let one = self.lower(token).strip_suffix('s').unwrap_or_default();
        self.language().listed(one).is(Class::SPEAKING_GROUP)
    }

    /// Whether the article uses a word without a capital.
    fn is_small(&self, word: TypeId) -> bool {
        self.uses.get(&word).is_some_and(|it| it.is_small)
    }

    /// Whether the article uses a word with a capital that counts.
    fn has_capital(&self, word: TypeId) -> bool {
        self.uses.get(&word).is_some_and(|it| it.is_capital)
    }

    /// Whether a word stands with a capital inside a sentence, or would without its -s.
    fn is_proper(&self, base: TypeId) -> bool {
        self.has_capital(base)
            || self.spellings.one(base).is_some_and(|it| self.has_capital(it))
    }

    /// The tokens inside a span.
    pub(super) fn tokens_of(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|it| it.span.end <= span.start);
        let end = self.tokens.partition_point(|it| it.span.start < span.end);
        first..end.max(first)
    }

    /// Words as printed, without a possessive ending, white space as single spaces.
    pub(super) fn printed(&self, first: usize, last: usize) -> Cow<'a, str> {
        let start = self.tokens[first].span.start as usize;
        let word = self.word(last);
        let mut end = self.tokens[last].span.start as usize + word.len();
        if self.is_in(last, Class::GENERATION) && self.text[end..].starts_with('.') {
            end += 1;
        }
        let words = &self.text[start..end];
        let is_even = |pair: &[u8]| pair != b"  " && pair[0] >= b' ' && pair[0] != 0xc2;
        if words.as_bytes().windows(2).all(is_even) {
            return Cow::Borrowed(words);
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ").into()
    }
}
