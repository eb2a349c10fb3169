//! An article as the rules of this folder read it: each word with its sentence, its paragraph,
//! whether it is quoted, and what the article shows about its capital.
//!
//! One pass over the tokens; everything else asks by token number.

use crate::text::FastMap;
use crate::text::Gap;
use crate::text::Segmentation;
use crate::text::Span;
use crate::text::Token;
use crate::text::TypeId;
use crate::voice::Quotation;
use crate::voice::speakers::kinds::GENERATIONS;
use crate::voice::speakers::list::List;
use crate::voice::speakers::spelling::Spelling;
use crate::voice::speakers::spelling::Spellings;
use std::borrow::Cow;

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) is_quoted: bool,
    /// Whether it begins a sentence or a quotation: its capital says nothing.
    pub(super) is_initial: bool,
    /// Whether its line is in title case or in capitals: no capital there says anything.
    pub(super) is_titled: bool,
}

/// The words of an article and what stands around them.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) places: Vec<Place>,
    spellings: &'a Spellings,
    /// By token.
    own: Vec<Spelling>,
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

impl<'a> Reading<'a> {
    /// Reads an article once.
    pub(super) fn new(
        text: &'a str,
        found: &'a Segmentation,
        spellings: &'a Spellings,
        quotations: &[Quotation],
    ) -> Self {
        let tokens = &found.tokens;
        let places = places(text, found, quotations);
        let mut uses: FastMap<TypeId, Use> = FastMap::default();
        let spelling = |token: &Token| spellings.of(token.word_form);
        let own: Vec<Spelling> = tokens.iter().map(spelling).collect();
        // Tells most words off that are not wanted, before they are looked up.
        let mut wanted = [0_u64; 64];
        let bit = |word: TypeId| (word.index() / 64 % 64, 1_u64 << (word.index() % 64));
        for ((token, place), own) in tokens.iter().zip(&places).zip(&own) {
            if !token.is_capital {
                continue;
            }
            let lower = uses.entry(own.lower).or_default();
            if !lower.is_wanted {
                lower.is_wanted = true;
                let (at, mask) = bit(own.lower);
                wanted[at] |= mask;
                let one = spellings.form(own.lower).strip_suffix('s');
                if let Some(one) = one.and_then(|it| spellings.find(it)) {
                    uses.entry(one).or_default().is_wanted = true;
                    let (at, mask) = bit(one);
                    wanted[at] |= mask;
                }
            }
            if !place.is_initial && !place.is_titled {
                uses.entry(own.base).or_default().is_capital = true;
            }
        }
        // Only words that are met with a capital are ever asked for without one.
        for (_, own) in tokens.iter().zip(&own).filter(|(it, _)| !it.is_capital) {
            let (at, mask) = bit(own.base);
            if wanted[at] & mask != 0
                && let Some(known) = uses.get_mut(&own.base)
            {
                known.is_small |= known.is_wanted;
            }
        }
        Self { text, tokens, places, spellings, own, uses }
    }

    /// A word without its possessive ending.
    pub(super) fn word(&self, token: usize) -> &'a str {
        let ending = self.own[token].possessive;
        let word = self.tokens[token].span.of(self.text);
        &word[..word.len() - usize::from(ending)]
    }

    /// The same in lower case.
    pub(super) fn lower(&self, token: usize) -> &'a str {
        self.spellings.form(self.own[token].lower)
    }

    /// Whether a word has a possessive ending, or an apostrophe behind its -s.
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        self.own[token].possessive > 0
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

    /// Whether a word is one of a list.
    pub(super) fn is_in(&self, token: usize, list: &List) -> bool {
        self.own[token].lists.has(list)
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.tokens[token].is_capital
    }

    /// Whether a token goes on with the one before: in one sentence, with white space, a
    /// hyphen or the stop of an abbreviation between.
    pub(super) fn goes_on(&self, token: usize) -> bool {
        token > 0
            && self.places[token].sentence == self.places[token - 1].sentence
            && match self.tokens[token].gap {
                Gap::Space | Gap::Hyphen => true,
                Gap::Punctuation => {
                    let is_short = self.tokens[token - 1].span.len() <= 4
                        && self.is_capital(token - 1);
                    let between = self.behind(token - 1).trim();
                    (is_short && between == ".")
                        || self.behind(token - 1) == "/"
                        || (self.is_possessive(token - 1) && between.chars().count() == 1)
                }
                Gap::Break | Gap::Dash => false,
            }
    }

    /// Whether only a comma stands between a token and the one before.
    pub(super) fn is_behind_comma(&self, token: usize) -> bool {
        token > 0
            && self.places[token].sentence == self.places[token - 1].sentence
            && matches!(self.behind(token - 1).trim(), "," | ".," | "—" | "–" | "(")
    }

    /// Whether the article uses a word in lower case and never with a capital that counts.
    pub(super) fn is_common(&self, token: usize) -> bool {
        let own = self.own[token];
        self.uses.get(&own.lower).is_some_and(|it| it.is_small)
            && !self.is_proper(self.word(token), own.base)
    }

    /// Whether a token stands in the first of several paragraphs.
    pub(super) fn is_in_headline(&self, token: usize) -> bool {
        self.places[token].paragraph == 0
            && self.places.last().is_some_and(|it| it.paragraph > 0)
    }

    /// Whether the article uses a word (given in lower case) without a capital.
    pub(super) fn has_small(&self, lower: &str) -> bool {
        self.used(lower).is_some_and(|it| it.is_small)
    }

    /// Whether a word (given in lower case) means several: the article uses it with and
    /// without its -s, or without a capital.
    pub(super) fn is_crowd(&self, lower: &str) -> bool {
        lower.strip_suffix('s').is_some_and(|one| {
            let mut chars = one.chars();
            let capital: String = chars
                .next()
                .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect());
            self.has_small(lower)
                || self.has_small(one)
                || self.used(&capital).is_some_and(|it| it.is_capital)
        })
    }

    /// How the article uses a word.
    fn used(&self, word: &str) -> Option<&Use> {
        self.uses.get(&self.spellings.find(word)?)
    }

    /// Whether a word stands with a capital inside a sentence, or would without its -s.
    fn is_proper(&self, word: &str, base: TypeId) -> bool {
        self.uses.get(&base).is_some_and(|it| it.is_capital)
            || word
                .strip_suffix('s')
                .and_then(|one| self.used(one))
                .is_some_and(|it| it.is_capital)
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
        if self.is_in(last, GENERATIONS) && self.text[end..].starts_with('.') {
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

/// By token: where it stands. Sentences, paragraphs and quotations are walked beside.
fn places(text: &str, found: &Segmentation, quotations: &[Quotation]) -> Vec<Place> {
    let mut places = Vec::with_capacity(found.tokens.len());
    let (mut sentence, mut paragraph, mut quotation, mut quoted_to) = (0, 0, 0, 0);
    let mut before: Option<(usize, u32)> = None;
    for token in &found.tokens {
        let start = token.span.start;
        while found.sentences.get(sentence).is_some_and(|it| it.end <= start) {
            sentence += 1;
        }
        while found.paragraphs.get(paragraph).is_some_and(|it| it.end <= start) {
            paragraph += 1;
        }
        while let Some(next) = quotations.get(quotation)
            && next.span.start <= start
        {
            quoted_to = quoted_to.max(next.span.end);
            quotation += 1;
        }
        let is_initial = before.is_none_or(|(own, end)| {
            own != sentence
                || (token.gap != Gap::Space && {
                    let between = &text[end as usize..start as usize];
                    between.ends_with(['“', '"', '‘', '«', '„', '`', ':'])
                })
        });
        places.push(Place {
            sentence,
            paragraph,
            is_quoted: start < quoted_to,
            is_initial,
            is_titled: false,
        });
        before = Some((sentence, token.span.end));
    }
    mark_titles(text, found, &mut places);
    places
}

/// How many long words a line needs before its capitals are judged.
const LINE: usize = 4;

/// Marks lines in title case: without a stop (or the first of several, of one sentence), and
/// three long words of four with a capital.
fn mark_titles(text: &str, found: &Segmentation, places: &mut [Place]) {
    let mut first = 0;
    while first < places.len() {
        let own = places[first].paragraph;
        let end = first + places[first..].partition_point(|it| it.paragraph == own);
        let line = found.paragraphs.get(own).map_or("", |span| span.of(text));
        let is_first = own == 0
            && end < places.len()
            && places[first].sentence == places[end - 1].sentence;
        let is_open = is_first || !line.ends_with(['.', '!', '?', '”', '"', '’', ',']);
        if is_open {
            let long = found.tokens[first..end].iter().filter(|it| it.span.len() >= 4);
            let n_long = long.clone().count();
            let n_capital = long.filter(|it| it.is_capital).count();
            if n_long >= LINE && n_capital * 4 >= n_long * 3 {
                places[first..end].iter_mut().for_each(|it| it.is_titled = true);
            }
        }
        first = end;
    }
}
