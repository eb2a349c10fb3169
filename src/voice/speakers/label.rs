//! Labels for speakers whom the article does not name: "Veldish officials", "a spokesman for
//! the ministry" without its article, in one spelling for the whole article.

use crate::language::Class;
use crate::voice::speakers::{Resolver, Who};

/// The most words of a label.
const LONGEST: usize = 10;

/// A noun phrase that spoke, for later ones with the same noun.
#[derive(Clone, Debug)]
pub(super) struct Known<'a> {
    pub(super) noun: &'a str,
    pub(super) paragraph: usize,
    pub(super) who: Who,
}

/// How many paragraphs back "the officials" may point.
const PARAGRAPHS: usize = 4;

/// How many earlier labels are looked at.
const LABELS: usize = 16;

impl Resolver<'_> {
    /// The label of the noun phrase `first..=last` whose noun is at `head`.
    pub(super) fn label(&mut self, first: usize, head: usize, last: usize) -> Who {
        let longest = first + LONGEST - 1;
        // A label that is cut ends before its first "with" or its last preposition.
        let mut last = if last > longest {
            let reading = &self.reading;
            let mut behind = head + 1..=longest;
            let end = behind
                .clone()
                .find(|&it| reading.lower(it) == "with")
                .or_else(|| behind.rfind(|&it| reading.is_in(it, Class::OF_A_NOUN)));
            end.map_or(longest, |it| it - 1)
        } else {
            last
        };
        while last > head && self.reading.is_in(last, Class::OUTSIDE_NAMES) {
            last -= 1;
        }
        let mut words = self.reading.printed(first, last).into_owned();
        let is_plain = self.reading.is_common(first)
            || self.reading.is_in(first, Class::COMMON_PLURAL)
            || first == head && self.reading.is_in(first, Class::PLURAL)
            || self.reading.is_in(first, Class::OUTSIDE_NAMES)
            || self.reading.is_in(first, Class::QUANTITY);
        let places = &self.reading.places;
        if (places.is_initial(first) || places.is_titled(first)) && is_plain {
            words = lower_first(&words);
        }
        let key = words.to_lowercase();
        let words = self.labels.entry(key).or_insert(words).clone();
        Who::Label { words, is_plural: self.is_plural(head) }
    }

    /// Whether a noun means several.
    pub(super) fn is_plural(&self, token: usize) -> bool {
        let word = self.reading.word(token);
        self.reading.is_in(token, Class::PLURAL)
            || (word.len() > 5 && word.ends_with("men"))
            || (word.ends_with('s')
                && word.len() > 3
                && !word.ends_with("ss")
                && !word.ends_with("us")
                && !self.reading.is_in(token, Class::SINGULAR))
    }

    /// Who spoke earlier under a noun that a bare "the officials" takes up again; none if
    /// two differ.
    pub(super) fn taken_up(&self, head: usize) -> Option<Who> {
        let noun = self.reading.lower(head);
        let own = self.reading.places.paragraph(head);
        let mut found: Option<&Who> = None;
        for known in self.known.iter().rev().take(LABELS) {
            if known.noun != noun || known.paragraph + PARAGRAPHS < own {
                continue;
            }
            if found.is_some_and(|it| *it != known.who) {
                return None;
            }
            found = Some(&known.who);
        }
        found.cloned()
    }

    /// The last who spoke under a noun in this paragraph or the one before.
    pub(super) fn taken_up_near(&self, head: usize) -> Option<Who> {
        let noun = self.reading.lower(head);
        let own = self.reading.places.paragraph(head);
        let mut near = self.known.iter().rev().take_while(|it| it.paragraph + 1 >= own);
        near.find(|it| it.noun == noun).map(|it| it.who.clone())
    }

    /// Whether words between an article and a noun say who is meant.
    pub(super) fn is_specified(&self, first: usize, head: usize, last: usize) -> bool {
        last > head
            || (first..head).any(|at| {
                !self.reading.is_in(at, Class::ARTICLE)
                    && !self.reading.is_in(at, Class::QUANTITY)
            })
    }
}

fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
