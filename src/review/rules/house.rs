//! House style: names, words that need a speaker, first mentions, one of several ways.

use crate::annotate::Mention;
use crate::document::{Date, Zone};
use crate::language::Class;
use crate::lexicon::Target;
use crate::lexicon::pack::Variant;
use crate::review::Severity;
use crate::review::checked::{Checked, Found, Suggestion};
use crate::review::house::{HouseRule, Role, RuleKind};
use crate::review::rules::capitals::stands_for_position;
use crate::review::rules::context::{after, before, is_of, is_one_of, words};
use crate::review::rules::respelling::{is_used_so, respelt};
use crate::review::rules::suggest::{Slot, fit, is_hyphen};
use crate::review::rules::verbs::{is_noun, may_be_noun, may_be_verb};
use crate::review::rules::{consistency, first, signs};
use crate::review::surroundings::may_be_name;
use crate::text::{Span, fold};
use crate::voice::Voice;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A place at which a rule speaks of a word, with the part that the word plays.
pub(super) type Place<'a> = (&'a Mention, &'a Role);

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    // First mentions and choices are seen over the whole draft.
    let mut by_rule: BTreeMap<usize, Vec<Place<'_>>> = BTreeMap::new();
    let mentions: Vec<Mention> =
        checked.mentions().filter_map(|it| as_spelt(checked, it)).collect();
    for mention in &mentions {
        for (number, role) in checked.style.roles(mention.target) {
            let rule = &checked.style.rules[*number];
            if !holds(checked, rule, mention.span) {
                continue;
            }
            match rule.kind {
                RuleKind::First(_) | RuleKind::OneOf => {
                    by_rule.entry(*number).or_default().push((mention, role));
                }
                RuleKind::Naming | RuleKind::Attribution => {
                    found.extend(one(checked, mention, *number, role));
                }
            }
        }
    }
    found.extend(signs::check(checked));
    for (number, places) in by_rule {
        let rule = &checked.style.rules[number];
        match &rule.kind {
            RuleKind::First(full) => {
                found.extend(first::check(checked, rule, full, &places));
            }
            _ => {
                let own: Vec<&Mention> = places
                    .iter()
                    .map(|it| it.0)
                    .filter(|it| it.voice != Voice::Quoted)
                    .collect();
                for mut it in consistency::minority(checked, &own) {
                    it.rule = Cow::Owned(rule.id.clone());
                    it.severity = Some(rule.severity);
                    it.reference.clone_from(&rule.reference);
                    found.push(it);
                }
            }
        }
    }
    signs::keep_halves_together(checked.text(), &mut found);
    found
}

/// Whether a rule holds at a place: at the draft's date, and outside the phrases excepted.
pub(super) fn holds(checked: &Checked<'_>, rule: &HouseRule, place: Span) -> bool {
    let date = checked.analysis.document.date;
    let is_later = |since: Date| date.is_none_or(|date| since <= date);
    rule.since.is_none_or(is_later)
        && !rule.except.iter().any(|it| checked.stands_in(place, it))
}

/// A mention with the variant that is spelt as the draft spells it: the matcher takes
/// “e-mail” and “email” for one word, a house style may not. None where no rule speaks of it,
/// or only its closed form stands there and no variant is spelt so.
fn as_spelt(checked: &Checked<'_>, mention: &Mention) -> Option<Mention> {
    if checked.style.roles(mention.target).is_empty() {
        return None;
    }
    let Target::Variant { pack, concept, .. } = mention.target else { return None };
    let concept_of = &checked.lexicon.packs()[pack].concepts[concept];
    if !checked.style.is_made(pack) {
        return Some(*mention);
    }
    let printed = mention.span.of(checked.text());
    let plain = |it: &str| it.replace(is_hyphen, "-");
    let surface = plain(&fold(printed));
    let is_exact = |it: &Variant| it.forms.iter().any(|form| form.as_ref() == printed);
    let is_spelt =
        |it: &Variant| it.forms.iter().any(|form| plain(&fold(form.as_ref())) == surface);
    let variants = || concept_of.variant.iter();
    // “Mr.” is a word and a stop.
    let behind = &checked.text()[mention.span.end as usize..];
    if behind.starts_with('.') && !printed.ends_with('.') {
        let stopped = format!("{surface}.");
        let is_stopped = |it: &Variant| {
            it.forms.iter().any(|form| plain(&fold(form.as_ref())) == stopped)
        };
        if let Some(variant) = variants().position(is_stopped) {
            let span = Span { end: mention.span.end + 1, ..mention.span };
            let target = Target::Variant { pack, concept, variant };
            return Some(Mention { span, target, ..*mention });
        }
    }
    if let Some(variant) =
        variants().position(is_exact).or_else(|| variants().position(is_spelt))
    {
        return Some(Mention {
            target: Target::Variant { pack, concept, variant },
            ..*mention
        });
    }
    let forms = &variant(checked, mention)?.forms;
    let has_hyphen = forms.iter().any(|it| it.as_ref().contains('-'));
    let has_stop = forms.first().is_some_and(|it| it.as_ref().ends_with('.'));
    let is_it = (!has_hyphen || surface.contains(['-', ' '])) && !has_stop;
    is_it.then_some(*mention)
}

/// What a rule finds at one place.
fn one(
    checked: &Checked<'_>,
    mention: &Mention,
    number: usize,
    role: &Role,
) -> Option<Found> {
    let rule = &checked.style.rules[number];
    let Role::Avoided { prefer, reason, reference } = role else { return None };
    let variant = variant(checked, mention)?;
    let is_early = |date: Date| variant.valid.neutral_before.is_some_and(|it| date < it);
    if checked.analysis.document.date.is_some_and(is_early) {
        return None;
    }
    let surface = mention.span.of(checked.text());
    let reason = reason.as_ref().or(rule.reason.as_ref());
    let reason = reason.map_or_else(String::new, |it| format!(" {it}"));
    let (message, suggestion) = match rule.kind {
        RuleKind::Attribution => {
            let is_ours = matches!(mention.voice, Voice::Narrator | Voice::Embedded);
            if !is_ours
                || is_attributed(checked, mention, &rule.attributed_by)
                || is_called(checked, mention.span)
            {
                return None;
            }
            let instead = prefer
                .as_ref()
                .map_or_else(String::new, |it| format!(", or write “{it}”"));
            let message = format!(
                "“{surface}” needs a speaker: say who calls it so{instead}.{reason}"
            );
            (message, None)
        }
        _ if mention.voice == Voice::Quoted => return None,
        _ => match prefer {
            Some(prefer) => {
                if !stands_for_position(checked, mention.span, variant, prefer)
                    || is_others_name(checked, mention.span, variant, prefer)
                    || (rule.is_verb && is_noun(checked, mention.span, variant))
                {
                    return None;
                }
                let named = naming(checked, mention, rule, variant, prefer, &reason);
                // “Hooks, etc.” keeps its stop at the end of a sentence.
                if named.1.as_ref().is_some_and(|it| it.words == surface) {
                    return None;
                }
                named
            }
            None => (format!("House style avoids “{surface}”.{reason}"), None),
        },
    };
    // “Dr Thomas Gray” may be a name, whatever its letters.
    let is_name = suggestion.is_some()
        && !matches!(mention.zone, Zone::Headline | Zone::Crosshead)
        && variant.forms.first().is_some_and(|form| {
            form.as_ref().starts_with(char::is_lowercase)
                && !differ_in_capitals(form.as_ref(), prefer.as_deref())
                && (is_raised_inside(checked, mention.span, form.as_ref())
                    && may_be_name(checked.text(), mention.span)
                    || is_named_so(checked, mention, form.as_ref()))
        });
    let (message, severity) = if is_name {
        let message = format!("{message} It may be a name here: a name stays.");
        (message, rule.severity.min(Severity::Advice))
    } else {
        (message, rule.severity)
    };
    let span = match &suggestion {
        Some(it) => signs::joined(checked.text(), mention.span, &it.words),
        None => mention.span,
    };
    Some(Found {
        rule: Cow::Owned(rule.id.clone()),
        severity: Some(severity),
        span,
        message,
        suggestion,
        reference: reference.clone().or_else(|| rule.reference.clone()),
    })
}

/// What to write in the place of words, and what is said about it.
fn naming(
    checked: &Checked<'_>,
    mention: &Mention,
    rule: &HouseRule,
    variant: &Variant,
    prefer: &str,
    reason: &str,
) -> (String, Option<Suggestion>) {
    let text = checked.text();
    let surface = mention.span.of(text);
    let near = mention.span.widened(text, 24);
    let before = Span { start: near.start, end: mention.span.start }.of(text);
    let after = Span { start: mention.span.end, end: near.end }.of(text);
    let slots = variant.forms.iter().map(|form| Slot {
        surface,
        form: form.as_ref(),
        is_verb: rule.is_verb,
        before: last_line(before),
        after: after.split('\n').next().unwrap_or_default(),
        begins_sentence: begins_sentence(checked, mention.span),
        in_heading: matches!(mention.zone, Zone::Headline | Zone::Crosshead),
        is_short: is_short(text, mention.span),
    });
    // A form of a word is that of its first, listed one; packs list spellings side by side.
    let fitted = slots.map(|it| (it.form, fit(it, prefer)));
    let mut fitted =
        fitted.filter(|it| it.1.words.is_some() || it.1.inflection.is_some());
    let Some((form, fitted)) = fitted.next() else {
        return (format!("House style has “{prefer}”, not “{surface}”.{reason}"), None);
    };
    let Some(words) = fitted.words else {
        let form = fitted.inflection.map_or_else(String::new, |it| format!(" (in {it})"));
        return (
            format!("House style has “{prefer}” for “{surface}”{form}.{reason}"),
            None,
        );
    };
    // The stop of the sentence is no part of the style.
    let shown = if prefer.ends_with('.') { &words } else { words.trim_end_matches('.') };
    let message = format!("House style has “{shown}” for “{surface}”.{reason}");
    let is_safe = fitted.is_safe
        && (is_spelling_here(checked, mention, rule, (form, prefer), before)
            || signs::is_after_number(before, &words))
        && !is_raised_inside(checked, mention.span, form)
        && !is_named_so(checked, mention, form)
        && (rule.is_verb || !may_be_verb(checked, mention.span, variant))
        && !surface.contains(is_invisible)
        && (differ_in_stops(form, prefer) || !may_be_name(text, mention.span))
        && (!rule.is_verb || !may_be_noun(checked, mention.span, variant));
    (message, Some(Suggestion { words, is_safe }))
}

/// Whether two forms are spellings of one word in the sense that it has at a place; of names
/// the pack may say so.
fn is_spelling_here(
    checked: &Checked<'_>,
    mention: &Mention,
    rule: &HouseRule,
    (form, prefer): (&str, &str),
    before: &str,
) -> bool {
    let Target::Variant { pack, concept, .. } = mention.target else { return false };
    let concept = &checked.lexicon.packs()[pack].concepts[concept];
    let is_romanised = concept.axes.iter().any(|axis| axis == "romanisation");
    is_romanised
        || respelt(form, prefer).is_some_and(|it| is_used_so(it, before, rule.is_verb))
}

/// Whether a place is the first of its sentence.
pub(super) fn begins_sentence(checked: &Checked<'_>, place: Span) -> bool {
    let near = place.widened(checked.text(), 24);
    let sentence = checked.sentence(place.start);
    let start = sentence.start.max(near.start).min(place.start);
    let before = Span { start, end: place.start }.of(checked.text());
    sentence.start >= near.start && !before.contains(char::is_alphanumeric)
}

/// Whether words that a rule has in lower case stand with a capital inside a sentence: in a
/// name, or in a headline whose capitals are to be looked at.
fn is_raised_inside(checked: &Checked<'_>, place: Span, form: &str) -> bool {
    place.of(checked.text()).starts_with(char::is_uppercase)
        && form.starts_with(char::is_lowercase)
        && !begins_sentence(checked, place)
}

/// Whether a word with a capital at the head of a sentence may be somebody's name: the draft
/// has it with a capital inside a sentence, or what follows is what follows a name (“Gray,
/// 54”, “Gray’s”, “Gray said”).
fn is_named_so(checked: &Checked<'_>, mention: &Mention, form: &str) -> bool {
    let text = checked.text();
    let surface = mention.span.of(text);
    if !surface.starts_with(char::is_uppercase)
        || surface.chars().all(|c| !c.is_lowercase())
        || form.starts_with(char::is_uppercase)
        || !begins_sentence(checked, mention.span)
    {
        return false;
    }
    let after = after(checked, mention.span);
    let next = words(after).next().unwrap_or_default();
    let acts = Class::SPEECH_ACT.or(Class::PAST);
    let bare = surface.trim_end_matches("’s").trim_end_matches("'s");
    let is_owner = bare.len() < surface.len();
    // Several are no person: “Advisors came.”
    let is_like_a_name = fold(bare) == fold(form)
        && (is_owner
            || after.starts_with([',', '’', '\''])
            || after.starts_with(' ') && is_of(next, acts));
    is_like_a_name
        || checked.mentions().any(|it| {
            it.target == mention.target
                && it.span != mention.span
                && !matches!(it.zone, Zone::Headline | Zone::Crosshead)
                && it.span.of(text).starts_with(char::is_uppercase)
                && !begins_sentence(checked, it.span)
        })
}

/// Whether two forms differ in capitals alone: such a rule is about capitals.
fn differ_in_capitals(form: &str, prefer: Option<&str>) -> bool {
    prefer.is_some_and(|it| fold(it) == fold(form))
}

/// Whether the sentence says that others call it so, and the rule has another word for it and
/// no other spelling: “Residents call it the apartheid wall”.
fn is_others_name(
    checked: &Checked<'_>,
    place: Span,
    variant: &Variant,
    prefer: &str,
) -> bool {
    let is_spelling =
        variant.forms.iter().any(|it| respelt(it.as_ref(), prefer).is_some());
    !is_spelling && (is_called(checked, place) || is_called_by(checked, place))
}

/// Whether someone calls something by the words: “call it”, “calls themselves”, “called
/// the barrier an”. Without a caller (“is called”, “so-called”) nobody does.
fn is_called_by(checked: &Checked<'_>, place: Span) -> bool {
    let before = before(checked, place);
    let back: Vec<&str> = words(before).rev().take(REACH).collect();
    let Some(at) = back.iter().position(|it| is_of(it, Class::NAMES_A_THING)) else {
        return false;
    };
    let is_passive = back.get(at + 1).is_some_and(|it| is_of(it, Class::BE));
    // Something is called so: an object stands between the verb and the name.
    let object = &back[..at];
    let has_object = object.iter().any(|it| !is_of(it, Class::INDEFINITE));
    !is_passive && has_object
}

/// Signs that nobody sees, inside a word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The most bytes of a paragraph of one sentence that may be none.
const SHORT: usize = 60;

/// Whether a place stands in a line of few words without the end of another sentence.
fn is_short(text: &str, place: Span) -> bool {
    let near = place.widened(text, SHORT);
    let before = Span { start: near.start, end: place.start }.of(text);
    let after = Span { start: place.end, end: near.end }.of(text);
    let (first, last) = (last_line(before), after.split('\n').next().unwrap_or_default());
    let begins = first.len() < before.len() || near.start == 0;
    let ends = last.len() < after.len() || near.end as usize == text.len();
    let has_stop = first.contains(". ") || first.contains("? ") || first.contains("! ");
    begins && ends && !has_stop
}

/// Whether two forms differ in their stops alone: how these stand before a name is for `fit`
/// to say (“Mr. Tamm”).
fn differ_in_stops(form: &str, prefer: &str) -> bool {
    form.replace('.', "") == prefer.replace('.', "")
}

/// The end of a text from its last line feed on.
fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

/// The variant that was mentioned.
pub(super) fn variant<'a>(
    checked: &Checked<'a>,
    mention: &Mention,
) -> Option<&'a Variant> {
    let Target::Variant { pack, concept, variant } = mention.target else { return None };
    checked.lexicon.packs().get(pack)?.concepts.get(concept)?.variant.get(variant)
}

/// Whether the sentence says by one of some words who calls it so.
fn is_attributed(checked: &Checked<'_>, mention: &Mention, words: &[String]) -> bool {
    let near = mention.span.widened(checked.text(), 400);
    let sentence = checked.sentence(mention.span.start);
    let start = near.start.max(sentence.start.min(mention.span.start));
    let end = near.end.min(sentence.end.max(mention.span.end));
    let sentence = Span { start, end }.of(checked.text()).to_lowercase();
    let is_word = |c: char| c.is_alphanumeric();
    let mut tokens = sentence.split(|c| !is_word(c)).filter(|it| !it.is_empty());
    tokens.any(|token| words.iter().any(|it| it.to_lowercase() == token))
}

/// How many words from a word for naming the name may stand, and the word for naming from
/// what opens its clause.
const REACH: usize = 6;

/// Whether a relative clause says who calls it so: “what the state calls a terrorist band”,
/// “a terrorist, as the paper called him”.
fn is_called(checked: &Checked<'_>, place: Span) -> bool {
    let is_naming = |it: &&str| is_of(it, Class::NAMES_A_THING);
    let before = before(checked, place);
    let mut back = words(before).rev();
    let named = back.by_ref().take(REACH).position(|it| is_naming(&it));
    let is_relative = |it: &str| is_one_of(it, &["what", "which", "that", "who", "whom"]);
    if named.is_some() && back.take(REACH).any(is_relative) {
        return true;
    }
    let after = after(checked, place);
    let mut behind = words(after).take(REACH);
    after.trim_start().starts_with([',', '—', '–', '('])
        && behind.next().is_some_and(|it| is_one_of(it, &["as"]))
        && behind.any(|it| is_naming(&it))
}
