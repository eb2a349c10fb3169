//! Persons that words name, so that a pronoun has somebody to stand for.

use crate::analysis::Analysis;
use crate::language::{Class, Language};
use crate::lesson::material::is_small;
use crate::lesson::person::{bare, last_name, titled};
use crate::text::{Gap, Span, Token, fold};
use std::collections::BTreeSet;

/// The last names by which an article knows persons, folded.
pub(super) struct People {
    lasts: BTreeSet<String>,
}

/// Of which gender the persons named so far may be.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A woman, or somebody of whom it is not known.
    she: bool,
    /// A man, or somebody of whom it is not known.
    he: bool,
}

/// Nouns that mostly point to something named before, where nothing behind them says what
/// they are of.
const POINTING: &[&str] = &[
    "agreement",
    "boy",
    "boys",
    "company",
    "couple",
    "document",
    "duo",
    "firm",
    "four",
    "girl",
    "girls",
    "group",
    "incident",
    "latter",
    "letter",
    "man",
    "measure",
    "men",
    "move",
    "organisation",
    "organization",
    "other",
    "others",
    "pair",
    "proposal",
    "report",
    "secretary",
    "sides",
    "statement",
    "suspect",
    "suspects",
    "teen",
    "teenager",
    "three",
    "trio",
    "two",
    "victim",
    "victims",
    "woman",
    "women",
];

impl People {
    /// Gathers them from speakers and titles.
    #[must_use]
    pub(super) fn of(analysis: &Analysis) -> Self {
        let speakers = analysis.attributions.iter().filter_map(|it| it.speaker.as_ref());
        let lasts = speakers.filter_map(|it| last_name(it)).map(|it| fold(&it));
        Self { lasts: lasts.chain(titled(analysis).map(fold)).collect() }
    }

    /// Whether “he”, “her” or the like stands there before anybody whom it could mean.
    ///
    /// A place, a body or a day is nobody: in “Israel sentenced her” nobody is named.
    #[must_use]
    pub(super) fn are_missing(&self, analysis: &Analysis, span: Span) -> bool {
        let text = &analysis.document.text;
        let tokens = &analysis.tokens[analysis.tokens_in(span)];
        let mut seen = Seen::default();
        for (at, token) in tokens.iter().enumerate() {
            match fold(token.span.of(text)).as_str() {
                "he" | "him" | "his" if !seen.he => return true,
                "she" | "her" | "hers" if !seen.she => return true,
                word => self.see(text, tokens, at, word, &mut seen),
            }
        }
        false
    }

    fn see(&self, text: &str, tokens: &[Token], at: usize, word: &str, seen: &mut Seen) {
        let is = |word: &str, class| Language::default().is(word, class);
        let token = tokens[at];
        let word = bare(word);
        if is(word, Class::FEMININE) {
            seen.she = true;
        } else if is(word, Class::MASCULINE) {
            seen.he = true;
        } else if is(word, Class::TITLE.or(Class::ROLE).or(Class::COURTESY)) {
            *seen = Seen { she: true, he: true };
        }
        let is_name = token.is_capital
            && !is_small(word)
            && !is(word, Class::PLACE.or(Class::CALENDAR_NOUN));
        if !is_name {
            return;
        }
        let next = tokens.get(at + 1).filter(|it| it.gap == Gap::Space && it.is_capital);
        let goes_on = next.is_some_and(|it| !is_small(&fold(it.span.of(text))));
        let is_first = Class::MALE_NAME.or(Class::FEMALE_NAME).or(Class::ONLY_FIRST_NAME);
        if is(word, is_first) && goes_on {
            let (he, she) = (is(word, Class::MALE_NAME), is(word, Class::FEMALE_NAME));
            seen.he |= he || !she;
            seen.she |= she || !he;
            return;
        }
        // “Tamm, 54, left.”
        let age = tokens.get(at + 1).filter(|it| it.gap == Gap::Punctuation);
        let has_age = age.is_some_and(|it| {
            let age = it.span.of(text);
            age.len() <= 3 && age.parse::<u8>().is_ok()
        });
        let before = at.checked_sub(1).map(|it| tokens[it]).filter(|it| it.is_capital);
        let first = before.map(|it| fold(it.span.of(text)));
        if self.lasts.contains(word) || has_age {
            let known = first.as_deref().filter(|it| is(it, is_first));
            // Whose first name was read has been seen already.
            if known.is_none() {
                *seen = Seen { she: true, he: true };
            }
        }
    }
}

/// Whether a sentence is about something that words before it named: “The group was …”, “The
/// other two left”, “the two sides”.
#[must_use]
pub(super) fn points_by_noun(analysis: &Analysis, sentence: Span) -> bool {
    let text = &analysis.document.text;
    let tokens = &analysis.tokens[analysis.tokens_in(sentence)];
    let word = |at: usize| tokens.get(at).map(|it| fold(it.span.of(text)));
    let Some(first) = word(0).filter(|it| it == "the" || it == "both") else {
        return false;
    };
    // The last of the nouns: “The other two”, “The two sides”.
    let is_pointing =
        |it: &String| POINTING.contains(&it.as_str()) || first == "both" && it == "sides";
    let mut at = 1;
    while word(at).as_ref().is_some_and(is_pointing) {
        at += 1;
    }
    let said_of = Class::PREPOSITION.or(Class::OF).or(Class::RELATIVE).or(Class::THAT);
    let behind = tokens.get(at).filter(|it| it.gap == Gap::Space);
    let is_said = behind.is_some_and(|it| {
        let word = fold(it.span.of(text));
        it.is_capital
            || Language::default().is(&word, said_of)
            || ["accused", "behind", "called", "known", "named"].contains(&word.as_str())
    });
    let last = word(at - 1).unwrap_or_default();
    // “The two men”, “the three countries”.
    let is_counted = at > 1
        && ["two", "three", "four", "other", "others", "latter"].contains(&last.as_str());
    at > 1 && (!is_said || is_counted)
}

/// Whether the sentence begins with “the” and a noun that the words printed so far do not
/// have, though the article does before it: “The cargo was headed for …”.
#[must_use]
pub(super) fn has_unprinted_subject(
    analysis: &Analysis,
    sentence: Span,
    printed: &BTreeSet<String>,
) -> bool {
    let text = &analysis.document.text;
    let all = analysis.tokens_in(sentence);
    let tokens = &analysis.tokens[all.clone()];
    let [first, noun, next, ..] = tokens else { return false };
    let is_bare = fold(first.span.of(text)) == "the"
        && !noun.is_capital
        && !next.is_capital
        && noun.gap == Gap::Space;
    let noun = fold(noun.span.of(text));
    let known = Class::TITLE.or(Class::ROLE).or(Class::BODY).or(Class::KNOWN_BODY);
    let is_known = |it: &str| Language::default().is(it, known);
    let is_same = |it: &Token| fold(it.span.of(text)) == noun;
    is_bare
        && !is_known(&noun)
        && !printed.contains(&noun)
        && analysis.tokens[..all.start].iter().any(is_same)
}

#[cfg(test)]
mod tests {
    use super::{People, points_by_noun};
    use crate::lesson::fixture::{analyze, article};
    use crate::text::Span;

    #[test]
    fn a_pronoun_needs_a_person() {
        for (sentence, is_missing) in [
            ("In 2015, Veldland sentenced her to 15 months.", true),
            ("The girls walked to Wednesday’s fair, where he gave a prize.", true),
            ("The army of Orlav held him for a year.", true),
            ("Mary Tamm and Anna Berg left before he came.", true),
            ("Ada Tamm said that Veldland had held her for a year.", false),
            ("The mayor said that she would leave.", false),
            ("A man in Orlav lost his boat.", false),
            ("Tamm, 54, lost her boat.", false),
            ("The boats left at noon.", false),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
            let all = Span { start: 0, end: u32::try_from(sentence.len()).unwrap() };
            let people = People::of(&analyses[0]);
            assert_eq!(people.are_missing(&analyses[0], all), is_missing, "{sentence}");
        }
    }

    #[test]
    fn some_nouns_point_back() {
        for (sentence, is_pointing) in [
            ("The group was held at the bridge.", true),
            ("The other two are empty now.", true),
            ("The two sides have met for days.", true),
            ("The girls left at noon.", true),
            ("The group of boatmen was held at the bridge.", false),
            ("The woman who owns the boat left.", false),
            ("The bridge was closed.", false),
            ("Both sides have met for days.", true),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
            let all = Span { start: 0, end: u32::try_from(sentence.len()).unwrap() };
            assert_eq!(points_by_noun(&analyses[0], all), is_pointing, "{sentence}");
        }
    }
}
