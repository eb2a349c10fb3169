//! Fits a preferred form into the place of another one.

use crate::document::{MONTHS, WEEKDAYS};
use crate::language::{Class, Language};
use crate::review::rules::context::is_of;
use crate::review::rules::respelling::respelt;
use crate::text::{Inflection, fold, plural_of, plurals, verb_forms, verb_of};

/// Abbreviations beside titles that never end a sentence.
const INTRODUCING: &[&str] = &["e.g", "i.e", "vs", "cf"];

/// A place that a preferred form is to be fitted into.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slot<'a> {
    /// The words as printed.
    pub(super) surface: &'a str,
    /// The form of the rule that they are.
    pub(super) form: &'a str,
    /// Whether that is a verb.
    pub(super) is_verb: bool,
    /// The line up to them.
    pub(super) before: &'a str,
    /// The line after them.
    pub(super) after: &'a str,
    /// Whether they begin a sentence.
    pub(super) begins_sentence: bool,
    /// Whether they stand in a heading, which no full stop ends.
    pub(super) in_heading: bool,
    /// Whether their paragraph is so short that it may be no sentence: a cell, an entry of a
    /// list, the words of a picture.
    pub(super) is_short: bool,
}

/// What to write, if English says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) words: Option<String>,
    /// The form in which the words stand, for people; none for the listed one.
    pub(super) inflection: Option<&'static str>,
    /// Whether nothing but the words themselves has to change.
    pub(super) is_safe: bool,
}

/// Makes `prefer` stand where other words stand, in their number, tense and capitals.
pub(super) fn fit(slot: Slot<'_>, prefer: &str) -> Fitted {
    let inflection = match inflection(slot) {
        Ok(inflection) => inflection,
        // A form that is not known: of another word class, perhaps.
        Err(()) => return Fitted { words: None, inflection: None, is_safe: false },
    };
    let words = match inflection {
        None => Some(prefer.to_owned()),
        Some(Inflection::Plural) => plural_of(prefer),
        Some(it) => verb_of(prefer, it),
    };
    let words = words.map(|it| in_signs(slot, &in_case(slot, &it)));
    let is_joined = slot.before.ends_with(is_hyphen) || slot.after.starts_with(is_hyphen);
    // “5-percent” is no “5-per cent”.
    let words =
        words.filter(|it| !is_joined || !it.contains(' ') || slot.surface.contains(' '));
    let (words, fits_stop) = match words {
        Some(words) => {
            let (words, fits) = with_stop(slot, words);
            (Some(words), fits)
        }
        None => (None, false),
    };
    let is_safe = fits_stop
        && words.as_ref().is_some_and(|it| {
            !is_behind_article(slot.before)
                || begins_alike(slot.surface, it)
                || sounds_alike(slot.form, prefer)
        });
    Fitted { words, inflection: inflection.map(Inflection::name), is_safe }
}

/// In which form the words stand.
fn inflection(slot: Slot<'_>) -> Result<Option<Inflection>, ()> {
    let (surface, form) = (letters(slot.surface), letters(slot.form));
    if surface == form {
        return Ok(None);
    }
    if !slot.is_verb && plurals(slot.form).iter().any(|it| letters(it) == surface) {
        return Ok(Some(Inflection::Plural));
    }
    let mut forms = verb_forms(slot.form).into_iter().filter(|_| slot.is_verb);
    let found = forms.find(|it| letters(&it.1) == surface).map(|it| it.0).ok_or(())?;
    let last = slot.before.split_whitespace().next_back().unwrap_or_default();
    let last = last.rsplit(['’', '\'']).next().unwrap_or_default();
    let is_participle = last == "ve" || is_of(last, Class::BE_OR_GET.or(Class::HAVE));
    Ok(Some(match found {
        Inflection::PastOrParticiple if is_participle => Inflection::Participle,
        // Behind a noun it may be either (“the letter sent …”).
        Inflection::PastOrParticiple => Inflection::Past,
        other => other,
    }))
}

/// The letters of words alone, folded: however they are joined.
fn letters(words: &str) -> String {
    fold(words).chars().filter(|c| c.is_alphanumeric() || *c == '\'').collect()
}

/// Whether a character joins the parts of a compound.
pub(in crate::review) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The words with the hyphens and apostrophes of the surface.
fn in_signs(slot: Slot<'_>, words: &str) -> String {
    let odd = slot.surface.chars().find(|c| matches!(c, '\u{2010}' | '\u{2011}'));
    let words =
        odd.map_or_else(|| words.to_owned(), |it| words.replace('-', &it.to_string()));
    if slot.surface.contains('’') { words.replace('\'', "’") } else { words }
}

/// The words with the full stop that ends the sentence, where the surface has one that does
/// both; and whether that is sure.
fn with_stop(slot: Slot<'_>, mut words: String) -> (String, bool) {
    let next = slot.after.chars().next();
    if words.ends_with('.') && !slot.surface.ends_with('.') && next == Some('.') {
        // The stop of the sentence is that of the abbreviation.
        words.pop();
        return (words, true);
    }
    if !slot.surface.ends_with('.') || words.ends_with('.') {
        return (words, true);
    }
    let signs = "’”\"')*_“‘«([";
    let rest =
        slot.after.trim_start_matches(|c: char| c.is_whitespace() || signs.contains(c));
    if let Some(behind) = slot.after.strip_prefix(')') {
        return behind_bracket(slot, behind, words);
    }
    let is_cell = slot.before.trim().is_empty() || slot.before.trim_end().ends_with('|');
    let is_alone = is_cell && (rest.is_empty() || rest.starts_with('|'));
    if is_alone || slot.in_heading && rest.is_empty() {
        return (words, true);
    }
    if slot.is_short && rest.is_empty() || rest.starts_with('|') {
        return (words, false);
    }
    let name = slot.surface.trim_end_matches('.').to_lowercase();
    let is_title = INTRODUCING.contains(&name.as_str())
        || Language::default().is(&name, Class::COURTESY.or(Class::ABBREVIATED_TITLE));
    if rest.is_empty() && !is_title {
        words.push('.');
        return (words, true);
    }
    let is_raised = rest.starts_with(char::is_uppercase);
    // “… in the U.S. 12 people left”, “U.S. (and others)”.
    let is_odd = !rest.starts_with(char::is_alphabetic)
        || !is_raised && slot.after.trim_start().starts_with(['“', '‘', '«', '(', '[']);
    if is_odd && slot.after.starts_with(char::is_whitespace) {
        return (words, is_title);
    }
    if is_title || !is_raised || slot.after.starts_with(|c: char| !c.is_whitespace()) {
        return (words, true);
    }
    let is_end = |c: char| !(c.is_alphanumeric() || c == '’' || c == '\'');
    let word = rest.split(is_end).next().unwrap_or_default();
    // “… in the U.S. The army …”; “the U.S. Army” may be either. Behind an hour stand a day
    // or a time zone, or a sentence begins.
    let is_hour = ["a.m", "p.m"].contains(&name.as_str())
        && !WEEKDAYS.iter().chain(&MONTHS).any(|it| it.eq_ignore_ascii_case(word))
        && word.chars().any(char::is_lowercase);
    let is_new = is_of(word, Class::FUNCTION) || is_hour;
    if is_new {
        words.push('.');
    }
    (words, is_new)
}

/// The words before a closing bracket: “(in the U.S.), he said” has its own stop behind it,
/// “(He went to the U.S.) She left.” has one inside.
fn behind_bracket(slot: Slot<'_>, behind: &str, mut words: String) -> (String, bool) {
    let next = behind.trim_start();
    let goes_on = next.starts_with(|c: char| c.is_lowercase() || ".,;:!?—–".contains(c));
    if goes_on {
        return (words, true);
    }
    let Some(at) = slot.before.rfind(['(', '[']) else { return (words, false) };
    let before = slot.before[..at].trim_end();
    if before.is_empty() || before.ends_with(['.', '!', '?', '”', '"']) {
        words.push('.');
        return (words, !before.is_empty());
    }
    (words, next.is_empty() && slot.in_heading)
}

/// Whether the last word before a place is an article.
fn is_behind_article(before: &str) -> bool {
    let article =
        before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let article = article.trim_matches(|c: char| !c.is_alphanumeric());
    ["a", "an"].contains(&article.to_lowercase().as_str())
}

/// Whether one article surely fits both: the letters of vowels do not show their sound (an hour,
/// a university), so that the first four have to be the same, or the first number, or a
/// consonant; stops and hyphens change no sound.
pub(super) fn begins_alike(one: &str, other: &str) -> bool {
    let number = |it: &str| -> String {
        it.chars()
            .skip_while(|c| !c.is_alphanumeric())
            .take_while(char::is_ascii_digit)
            .collect()
    };
    let is_number = !number(one).is_empty() && number(one) == number(other);
    let letters = |it: &str| -> Vec<char> {
        let plain = it.chars().filter(|c| c.is_alphanumeric());
        plain.flat_map(char::to_lowercase).take(4).collect()
    };
    // “A U.S. ship” is “a US ship”; “an N.A.T.O. ship” would be “a Nato ship”.
    let is_spelt_out = |it: &str| it.contains('.') && it.contains(char::is_uppercase);
    let keeps_letters = !is_spelt_out(one) || !other.contains(char::is_lowercase);
    // A consonant before small letters is spoken as one, but for a silent “h”, “k” or “p”.
    let is_sure = |it: &str| {
        let mut chars = it.chars();
        chars.next().is_some_and(|c| "bcdfgjlmnqrstvwz".contains(c.to_ascii_lowercase()))
            && chars.next().is_some_and(|c| c.is_lowercase())
    };
    let same_head = one.chars().next().map(|c| c.to_ascii_lowercase())
        == other.chars().next().map(|c| c.to_ascii_lowercase());
    is_number
        || (keeps_letters && letters(one) == letters(other))
        || same_head && is_sure(one) && is_sure(other)
}

/// Whether two forms begin with the same sound because they are spellings of one word: the
/// first letter of both is a vowel, or of none. Capitals alone may be read by letters.
fn sounds_alike(form: &str, prefer: &str) -> bool {
    let is_vowel = |it: &str| it.starts_with(|c: char| "aeiouAEIOU".contains(c));
    let is_spelt_out = |it: &str| it.chars().nth(1).is_some_and(|c| !c.is_lowercase());
    is_vowel(form) == is_vowel(prefer)
        && !is_spelt_out(form)
        && !is_spelt_out(prefer)
        && respelt(form, prefer).is_some()
}

/// Whether an article stands before a place that would have to change.
pub(super) fn keeps_article(before: &str, surface: &str, words: &str) -> bool {
    !is_behind_article(before) || begins_alike(surface, words)
}

/// The words in capitals where the surface is, and with one where it has one.
fn in_case(slot: Slot<'_>, words: &str) -> String {
    let Slot { surface, form, .. } = slot;
    let is_capitals = |text: &str| {
        text.chars().filter(|c| c.is_uppercase()).count() > 1
            && !text.contains(char::is_lowercase)
    };
    if is_capitals(surface) && !is_capitals(form) {
        return words.to_uppercase();
    }
    let is_raised = surface.starts_with(char::is_uppercase)
        && (form.starts_with(char::is_lowercase) || slot.begins_sentence);
    if is_raised { raised(words) } else { words.to_owned() }
}

/// The words with a capital at their head; a name that is written otherwise keeps its own.
pub(super) fn raised(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    let mut chars = words.chars();
    match chars.next() {
        Some(c) if !first.contains(char::is_uppercase) => {
            c.to_uppercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, fit};

    #[track_caller]
    fn check(slot: Slot<'_>, prefer: &str, words: &str, is_safe: bool) {
        let found = fit(slot, prefer);
        let expected = (!words.is_empty()).then_some(words);
        assert_eq!(
            (found.words.as_deref(), found.is_safe),
            (expected, is_safe),
            "{slot:?}"
        );
    }

    #[test]
    fn keeps_capitals_and_plurals() {
        for (surface, form, prefer, before, expected, is_safe) in [
            ("Kiev", "Kiev", "Kyiv", "in ", "Kyiv", true),
            ("KIEV", "Kiev", "Kyiv", "IN ", "KYIV", true),
            ("Advisors", "advisor", "adviser", "", "Advisers", true),
            (
                "illegal immigrant",
                "illegal immigrant",
                "migrant",
                "an ",
                "migrant",
                false,
            ),
            (
                "illegal immigrant",
                "illegal immigrant",
                "migrant",
                "the ",
                "migrant",
                true,
            ),
            ("hour-long", "hour-long", "long", "an ", "long", false),
            ("university", "university", "institution", "a ", "institution", false),
            ("advisor", "advisor", "adviser", "an ", "adviser", true),
            ("gray", "gray", "grey", "a ", "grey", true),
            ("hotel", "hotel", "hostel", "a ", "hostel", false),
            ("advisor", "advisor", "envoy", "(an ", "envoy", false),
            ("gray", "gray", "grey", "a ", "grey", true),
            ("plow", "plow", "plough", "A ", "plough", true),
            ("ax", "ax", "axe", "an ", "axe", true),
            ("advisor", "advisor", "envoy", "the ", "envoy", true),
            ("advising", "advise", "tell", "", "", false),
            ("cities", "city", "town", "", "towns", true),
            ("policemen", "policeman", "police officer", "", "police officers", true),
            ("co\u{2011}ops", "co-op", "co-operative", "", "co\u{2011}operatives", true),
            ("percent", "percent", "per cent", "a 5-", "", false),
            ("policewomen", "policewoman", "housing", "", "", false),
        ] {
            let slot = Slot { surface, form, before, ..Slot::default() };
            check(slot, prefer, expected, is_safe);
        }
    }

    #[test]
    fn keeps_the_form_of_verbs() {
        for (surface, form, prefer, before, expected) in [
            ("organized", "organize", "organise", "they ", "organised"),
            ("Organizing", "organize", "organise", "", "Organising"),
            ("gifted", "gift", "give", "she ", "gave"),
            ("gifted", "gift", "give", "was ", "given"),
            ("passed away", "pass away", "die", "he ", "died"),
            ("organizers", "organize", "organise", "the ", ""),
            ("toured", "tour", "travel", "he ", ""),
        ] {
            let slot = Slot { surface, form, before, is_verb: true, ..Slot::default() };
            check(slot, prefer, expected, !expected.is_empty());
        }
    }

    #[test]
    fn keeps_the_stop_of_the_sentence() {
        for (surface, prefer, after, expected, is_safe) in [
            ("U.S.", "US", "", "US", true),
            ("U.S.", "US", " The army", "US.", true),
            ("U.S.", "US", " army", "US", true),
            ("U.S.", "US", "-led talks", "US", true),
            ("U.S.", "US", ").", "US", true),
            ("U.S.", "US", ") She left", "US", false),
            ("U.S.", "US", " “We came", "US.", true),
            ("U.S.", "US", " (She stayed", "US.", true),
            ("U.S.", "US", " 12 people", "US", false),
            ("U.S.", "US", " €5", "US", false),
            ("U.S.", "US", " |", "US", true),
            ("U.S.", "US", ", he", "US", true),
            ("U.S.", "US", " Army", "US", false),
            ("Mr.", "Mr", " Tamm", "Mr", true),
            ("a.m.", "am", " Doors shut", "am.", true),
            ("a.m.", "am", " Monday", "am", false),
            ("p.m.", "pm", " CET", "pm", false),
            ("US", "U.S.", ".", "U.S", true),
            ("US", "U.S.", " army", "U.S.", true),
        ] {
            let slot = Slot { surface, form: surface, after, ..Slot::default() };
            check(slot, prefer, expected, is_safe);
        }
        let slot = Slot { surface: "U.S.", form: "U.S.", ..Slot::default() };
        check(Slot { in_heading: true, ..slot }, "US", "US", true);
        let slot = Slot { before: "to the ", ..slot };
        check(slot, "US", "US.", true);
        check(Slot { is_short: true, ..slot }, "US", "US", false);
        let slot = Slot { before: "She left. (He went to the ", after: ") She", ..slot };
        check(slot, "US", "US.", true);
        check(Slot { before: "all (save in the ", ..slot }, "US", "US", false);
    }
}
