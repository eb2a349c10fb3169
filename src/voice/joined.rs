//! Names of bodies that read as a clause or a phrase: "Save the Weir", "Parents for Safe Roads".
//!
//! To the rules of attribution and of speakers such a name is one word, so that its verb opens no
//! clause and its last word is nobody's name. What an article shows decides: a verb with a capital
//! behind a small word ("of Save the Weir"), or a name before a reporting word. Linear in the
//! number of tokens; a name has at most [`LONGEST`].

use crate::language::Class;
use crate::text::{Gap, Segmentation, Span, Token, Vocabulary, possessive_len};
use crate::voice::Cue;
use crate::voice::words::Words;
use std::collections::HashSet;

/// The most words of such a name.
const LONGEST: usize = 9;

/// What ends a name though it has a capital: whoever stands behind it.
const ENDS: Class = Class::TIME.or(Class::TITLE).or(Class::CALLING);

/// Small words inside such a name, before a capital.
const INSIDE: Class = Class::DEFINITE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE);

/// What stands before a verb that has its capital from the line it stands in.
const BEFORE_A_VERB: Class =
    Class::TO.or(Class::AUXILIARY).or(Class::SUBJECT).or(Class::COORDINATOR);

/// A name that could be a body's.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: usize,
    last: usize,
    is_evident: bool,
}

/// The article with each such name as one word, and its cues; none where it has no such name.
/// The caller lets [`Words`] learn what `vocabulary` takes up.
#[must_use]
pub fn join(
    text: &str,
    found: &Segmentation,
    cues: &[Cue],
    words: &Words,
    vocabulary: &mut Vocabulary,
) -> Option<(Segmentation, Vec<Cue>)> {
    let names = Names { text, found, cues, words }.all();
    if names.is_empty() {
        return None;
    }
    let mut own = found.clone();
    own.tokens.clear();
    // By token: its new number.
    let mut numbers = Vec::with_capacity(found.tokens.len() + 1);
    let mut next = names.iter().peekable();
    let mut until = 0;
    for (at, token) in found.tokens.iter().enumerate() {
        if at < until {
            numbers.push(own.tokens.len() - 1);
            continue;
        }
        numbers.push(own.tokens.len());
        let Some(name) = next.next_if(|it| it.first == at) else {
            own.tokens.push(*token);
            continue;
        };
        let last = found.tokens[name.last];
        let span = Span { start: token.span.start, end: last.span.end };
        let word_form = vocabulary.intern(&even(span.of(text)));
        let is_before_stop = last.is_before_stop;
        own.tokens.push(Token {
            span,
            word_form,
            is_before_stop,
            is_capital: true,
            ..*token
        });
        until = name.last + 1;
    }
    numbers.push(own.tokens.len());
    for ends in [&mut own.sentence_ends, &mut own.paragraph_ends] {
        ends.iter_mut().for_each(|it| *it = numbers[*it]);
    }
    let is_inside = |cue: &Cue| {
        let at = names.partition_point(|it| it.last < cue.first);
        names.get(at).is_some_and(|it| it.first <= cue.last)
    };
    let moved =
        |cue: &Cue| Cue { first: numbers[cue.first], last: numbers[cue.last], ..*cue };
    let cues = cues.iter().filter(|it| !is_inside(it)).map(moved).collect();
    Some((own, cues))
}

/// Whether a form is a name that [`join`] has put together.
pub(super) fn is_joined(form: &str) -> bool {
    form.contains(' ')
}

fn even(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Names<'a> {
    text: &'a str,
    found: &'a Segmentation,
    cues: &'a [Cue],
    words: &'a Words,
}

impl Names<'_> {
    /// The names that the article shows to be one, wherever they stand.
    fn all(&self) -> Vec<Found> {
        let mut names: Vec<Found> = Vec::new();
        let mut until = 0;
        for at in 0..self.found.tokens.len() {
            if at >= until
                && self.is_capital(at)
                && let Some(name) = self.clause(at).or_else(|| self.phrase(at))
            {
                until = name.last + 1;
                names.push(name);
            }
        }
        let form = |it: &Found| {
            let words = Span {
                start: self.found.tokens[it.first].span.start,
                end: self.found.tokens[it.last].span.end,
            };
            let words = even(words.of(self.text));
            let possessive = possessive_len(&words);
            words[..words.len() - possessive].to_lowercase()
        };
        let evident: HashSet<String> =
            names.iter().filter(|it| it.is_evident).map(form).collect();
        names.retain(|it| it.is_evident || evident.contains(&form(it)));
        names
    }

    /// "Save the Weir", "Clean Up the Tarn", "Just Stop Coal".
    fn clause(&self, at: usize) -> Option<Found> {
        // "Just Stop Coal", "Never Close the Mill".
        let is_led = self.class(at).is(Class::ADVERB.or(Class::NEGATION))
            && self.goes_on(at + 1)
            && self.is_capital(at + 1);
        let verb = at + usize::from(is_led);
        let word = self.found.tokens.get(verb)?.span.of(self.text);
        if !self.class(verb).is(Class::CAMPAIGN) {
            return None;
        }
        let needs_no_article =
            self.words.meaning(Class::CAMPAIGN, word).is_some() || is_led;
        let (last, is_whole) = self.end(verb, verb);
        if last == verb || !(is_whole || needs_no_article) {
            return None;
        }
        let is_evident = if self.is_inside(at) {
            (self.ends_cue(at - 1) || !self.class(at - 1).is(BEFORE_A_VERB))
                && (is_whole || !self.class(at - 1).is(Class::DETERMINER))
                && !self.is_title(at, last)
        } else {
            self.speaks(last, is_whole)
        };
        Some(Found { first: at, last, is_evident })
    }

    /// "Parents for Safe Roads", "Friends of the Elm", "Mothers Against Noise", "Housing for All".
    fn phrase(&self, at: usize) -> Option<Found> {
        let link = at + 1;
        let class = self.class(link);
        let own = self.class(at);
        if !self.goes_on(link) || !class.is(Class::PREPOSITION) || own.is(Class::TIME) {
            return None;
        }
        let word = self.found.tokens[at].span.of(self.text);
        let (last, _) = self.end(at, link);
        if last == link {
            return None;
        }
        // "Doctors Without Borders": a preposition with a capital.
        if self.is_capital(link) {
            let not_first =
                Class::MALE_NAME.or(Class::FEMALE_NAME).or(Class::OUTSIDE_NAMES);
            let is_name = self.found.tokens[link].span.len() > 3
                && !own.is(not_first)
                && !self.is_title(at, last);
            return is_name.then_some(Found { first: at, last, is_evident: true });
        }
        if own.is(ENDS) {
            return None;
        }
        let is_for_all = class.is(Class::FOR)
            && last == link + 1
            && ["All", "Everyone"].contains(&self.found.tokens[last].span.of(self.text));
        if is_for_all {
            return Some(Found { first: at, last, is_evident: !self.is_title(at, last) });
        }
        let is_linked = match self.words.meaning(Class::CAMPAIGNERS, word) {
            Some(_) => class.is(Class::OF),
            None => class.is(Class::FOR) && self.is_capital(link + 1),
        };
        let is_of_person =
            self.class(link + 1).is(Class::MALE_NAME.or(Class::FEMALE_NAME));
        if !own.is(Class::CAMPAIGNERS) || !is_linked || is_of_person {
            return None;
        }
        let is_placed =
            || self.goes_on(last + 1) && self.class(last + 1).is(Class::BEFORE_A_PLACE);
        let is_evident = if self.is_inside(at) {
            !self.is_title(at, last)
        } else {
            self.speaks(last, true) || is_placed()
        };
        Some(Found { first: at, last, is_evident })
    }

    /// The last word of the name that goes on behind a token, and whether an article or a particle
    /// stands in it.
    fn end(&self, first: usize, from: usize) -> (usize, bool) {
        let mut last = from;
        let mut is_whole = false;
        let mut at = from + 1;
        while at < first + LONGEST && self.goes_on(at) && !self.is_owner(last) {
            let class = self.class(at);
            if self.is_capital(at) {
                if class.is(ENDS) {
                    break;
                }
                // "Clean Up", "Say No".
                is_whole |= class.is(Class::PREPOSITION.or(Class::NEGATION).or(INSIDE))
                    || class.is(Class::DETERMINER);
                last = at;
                at += 1;
                continue;
            }
            let is_led = self.class(at - 1).is(Class::PREPOSITION.or(Class::NEGATION))
                || at == first + 1
                || self.class(at - 1).is(Class::DETERMINER);
            let is_link = class.is(Class::OF)
                || is_led && class.is(Class::TO.or(Class::PREPOSITION));
            let behind = at + usize::from(is_link);
            let is_article = !self.is_capital(behind) && self.class(behind).is(INSIDE);
            let name = behind + usize::from(is_article);
            let is_open = (is_link || is_article)
                && self.goes_on(behind)
                && self.goes_on(name)
                && self.is_capital(name)
                && !self.class(name).is(ENDS);
            if !is_open {
                break;
            }
            is_whole = true;
            last = name;
            at = name + 1;
        }
        (last, is_whole)
    }

    /// Whether a name that begins a sentence is the subject there: a reporting word, an auxiliary
    /// or an apposition follows.
    fn speaks(&self, last: usize, is_whole: bool) -> bool {
        let next = last + 1;
        let Some(token) = self.found.tokens.get(next) else { return false };
        let between = &self.text[self.found.tokens[last].span.end as usize..];
        let between = &between
            [..token.span.start as usize - self.found.tokens[last].span.end as usize];
        let at = self.cues.partition_point(|it| it.first < next);
        let is_cue = self.cues.get(at).is_some_and(|it| it.first == next);
        match between {
            " " => {
                is_cue && self.is_small(next)
                    || is_whole && self.class(next).is(Class::AUXILIARY)
            }
            ", " => {
                is_whole
                    && self.class(next).is(Class::INDEFINITE.or(Class::RELATIVE))
                    && self.is_small(next)
            }
            _ => false,
        }
    }

    /// "According to Save the Weir": whether words that report end at a token.
    fn ends_cue(&self, at: usize) -> bool {
        let end = self.cues.partition_point(|it| it.first <= at);
        self.cues[..end].iter().rev().take(4).any(|it| it.first < at && it.last == at)
    }

    /// Whether a token stands behind a small word of its sentence, or behind its article.
    fn is_inside(&self, at: usize) -> bool {
        at > 0
            && self.goes_on(at)
            && (self.is_small(at - 1) || self.class(at - 1).is(Class::DEFINITE))
            && self.found.sentence_ends.binary_search(&at).is_err()
    }

    /// Whether the words beside a name in its sentence have capitals as those of a title.
    fn is_title(&self, first: usize, last: usize) -> bool {
        let ends = &self.found.sentence_ends;
        let number = ends.partition_point(|&it| it <= first);
        let begin = number.checked_sub(1).map_or(0, |it| ends[it]);
        let end = ends.get(number).copied().unwrap_or(self.found.tokens.len());
        let near = begin.max(first.saturating_sub(NEAR))..end.min(last + NEAR);
        let (mut n_small, mut n_capital) = (0, 0);
        for at in near.filter(|it| *it < first || *it > last) {
            if self.found.tokens[at].span.len() > 3 {
                n_capital += usize::from(self.is_capital(at));
                n_small += usize::from(self.is_small(at));
            }
        }
        n_capital > n_small
    }

    fn class(&self, at: usize) -> Class {
        let token = self.found.tokens.get(at);
        token.map_or(Class::default(), |it| self.words.of(it.word_form))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.found.tokens.get(at).is_some_and(|it| it.is_capital)
    }

    fn is_small(&self, at: usize) -> bool {
        let token = self.found.tokens.get(at);
        token.is_some_and(|it| it.span.of(self.text).starts_with(char::is_lowercase))
    }

    fn goes_on(&self, at: usize) -> bool {
        let token = self.found.tokens.get(at);
        token.is_some_and(|it| matches!(it.gap, Gap::Space | Gap::Hyphen))
    }

    /// Whether a word has a possessive ending.
    fn is_owner(&self, at: usize) -> bool {
        self.class(at).is(Class::GENITIVE)
    }
}

/// How many words on either side show whether a line is a title.
const NEAR: usize = 16;
