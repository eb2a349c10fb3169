//! Rules about verbs whose forms are nouns as well: “to practice”, “the practice”.

use crate::language::Class;
use crate::lexicon::pack::Variant;
use crate::review::checked::Checked;
use crate::review::rules::context;
use crate::review::rules::context::{is_of, words};
use crate::text::{Inflection, Span, fold, verb_forms};

/// What makes a noun of the word after it, beside “’s”. “Her”, “this” and “that” may stand
/// before a verb too.
const BEFORE_A_NOUN: Class =
    Class::DEFINITE.or(Class::INDEFINITE).or(Class::POSSESSIVE).or(Class::PREPOSITION);
/// What makes a verb of it.
const BEFORE_A_VERB: Class =
    Class::MODAL.or(Class::SUBJECT).or(Class::RELATIVE).or(Class::NEGATION).or(Class::TO);

/// Whether the form that stands there is a noun: no rule about the verb is meant.
pub(super) fn is_noun(checked: &Checked<'_>, place: Span, variant: &Variant) -> bool {
    let last = last(checked, place);
    let is_owner = last.ends_with("’s") || last.ends_with("'s");
    is_shared(checked, place, variant)
        && (is_owner
            || (is_of(last, BEFORE_A_NOUN)
                && !is_of(last, Class::TO)
                && !last.eq_ignore_ascii_case("her")))
}

/// Whether the form that stands there may be a noun, as nothing before it says that it is a
/// verb, and neither does its ending.
pub(super) fn may_be_noun(checked: &Checked<'_>, place: Span, variant: &Variant) -> bool {
    let last = last(checked, place);
    let verb = place.of(checked.text()).to_lowercase();
    let verb = verb.trim_end_matches('s');
    let is_only_verb = verb.len() > 5 && (verb.ends_with("ize") || verb.ends_with("yze"));
    is_shared(checked, place, variant)
        && !is_only_verb
        && !is_of(last, BEFORE_A_VERB)
        && !last.ends_with("ly")
}

/// Whether the noun of a rule may stand there as a verb: “they program”, “and harbors”. A
/// word before it says so, or the draft has it as a verb elsewhere and nothing before it
/// makes a noun of it.
pub(super) fn may_be_verb(checked: &Checked<'_>, place: Span, variant: &Variant) -> bool {
    let Some(noun) = variant.forms.first().map(|it| it.as_ref().as_str()) else {
        return false;
    };
    let surface = fold(place.of(checked.text()));
    let forms = verb_forms(noun);
    let is_form = |it: &(Inflection, String)| fold(&it.1) == surface;
    if noun.contains(' ') || surface != fold(noun) && !forms.iter().any(is_form) {
        return false;
    }
    let last = last(checked, place);
    if is_of(last, Class::MODAL.or(Class::SUBJECT).or(Class::NEGATION).or(Class::TO))
        && !is_of(last, Class::DETERMINER)
    {
        return true;
    }
    let is_noun = is_of(last, BEFORE_A_NOUN.or(Class::DETERMINER))
        || last.ends_with("’s")
        || last.ends_with("'s")
        || last.ends_with(|c: char| c.is_ascii_digit());
    let is_only_verb = |word: &str| {
        let mut bent = forms.iter().filter(|it| {
            !matches!(it.0, Inflection::Third | Inflection::Plural)
                && fold(&it.1) != fold(noun)
        });
        bent.any(|it| fold(&it.1) == word)
    };
    !is_noun
        && checked
            .analysis
            .tokens
            .iter()
            .any(|it| is_only_verb(&fold(it.span.of(checked.text()))))
}

/// Whether a place holds the form that nouns have too, or that in -s.
fn is_shared(checked: &Checked<'_>, place: Span, variant: &Variant) -> bool {
    let Some(verb) = variant.forms.first() else { return false };
    let surface = fold(place.of(checked.text()));
    let third = verb_forms(verb.as_ref());
    let third = third.iter().find(|it| it.0 == Inflection::Third);
    surface == fold(verb.as_ref()) || third.is_some_and(|it| fold(&it.1) == surface)
}

/// The word right before a place.
fn last<'a>(checked: &Checked<'a>, place: Span) -> &'a str {
    let before = context::before(checked, place);
    let is_beside = before.ends_with(char::is_whitespace);
    words(before).next_back().filter(|_| is_beside).unwrap_or_default()
}
