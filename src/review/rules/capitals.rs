//! Rules about capitals alone: “the internet”, “Nato”, “prime minister”.

use crate::language::Class;
use crate::lexicon::pack::Variant;
use crate::review::checked::Checked;
use crate::review::rules::context::is_of;
use crate::review::rules::house::begins_sentence;
use crate::review::rules::suggest::{is_hyphen, raised};
use crate::text::{Span, fold};

/// Whether other capitals than those of a rule are the writer's choice at a place: no
/// sentence begins there, no name holds the words, and all around is not in capitals. Rules
/// about other things than capitals hold everywhere.
pub(super) fn stands_for_position(
    checked: &Checked<'_>,
    place: Span,
    variant: &Variant,
    prefer: &str,
) -> bool {
    let Some(form) = variant.forms.first().map(|it| it.as_ref().as_str()) else {
        return true;
    };
    if fold(form) != fold(prefer) {
        return true;
    }
    let text = checked.text();
    let surface = place.of(text);
    let near = place.widened(text, 48);
    let before = Span { start: near.start, end: place.start }.of(text);
    let after = Span { start: place.end, end: near.end }.of(text);
    // “down-to-earth”: a compound has capitals of its own.
    let is_joined = before.ends_with(is_hyphen) || after.starts_with(is_hyphen);
    let gains = prefer.contains(char::is_uppercase);
    if is_joined && gains && !surface.contains(char::is_uppercase) {
        return false;
    }
    let is_raised =
        |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    let begins = begins_sentence(checked, place);
    if begins && surface == raised_like(surface, prefer) {
        return false;
    }
    let is_capitals = |word: Option<&str>| {
        word.is_some_and(|it| {
            it.chars().filter(|c| c.is_uppercase()).count() > 1
                && !it.contains(char::is_lowercase)
        })
    };
    let previous =
        adjacent(before.rsplit(' ').find(|it| !it.is_empty()), before.ends_with(' '));
    let next =
        adjacent(after.split(' ').find(|it| !it.is_empty()), after.starts_with(' '));
    if is_capitals(Some(surface)) && (is_capitals(previous) || is_capitals(next)) {
        return false;
    }
    // Words that lose their capitals may be part of a name: “Internet Archive”, “the Civil
    // Society Forum”, “Chief Constable Tamm”.
    let loses =
        surface.starts_with(char::is_uppercase) && prefer.starts_with(char::is_lowercase);
    let is_behind_name = is_raised(previous) && !begins_with(checked, place, previous);
    let is_word = !surface.contains(' ');
    let goes_on = is_raised(next)
        && (is_word
            || next.is_some_and(|it| {
                let word = it.trim_end_matches(|c: char| !c.is_alphanumeric());
                !is_of(word, Class::FUNCTION.or(Class::CALENDAR))
            }));
    !(loses && (goes_on || is_word && is_behind_name))
}

/// The words of a rule as they begin a sentence, with the ending of the surface.
fn raised_like(surface: &str, prefer: &str) -> String {
    let ending = surface.get(prefer.len()..).unwrap_or_default();
    format!("{}{ending}", raised(prefer))
}

/// A word beside a place, if nothing but a blank parts the two.
fn adjacent(word: Option<&str>, is_parted: bool) -> Option<&str> {
    let word = word.filter(|_| is_parted)?;
    let is_closed = word.ends_with([',', '.', ';', ':', '!', '?', ')', '”', '"']);
    (!is_closed || word.starts_with(char::is_uppercase)).then_some(word)
}

/// Whether the word before a place is the first of the sentence, where every word has a capital.
fn begins_with(checked: &Checked<'_>, place: Span, word: Option<&str>) -> bool {
    let len = u32::try_from(word.map_or(0, str::len) + 1).unwrap_or(u32::MAX);
    let start = place.start.saturating_sub(len);
    begins_sentence(checked, Span { start, end: place.start })
}
