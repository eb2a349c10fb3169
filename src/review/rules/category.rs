//! Words of a category in the draft's own voice.

use crate::annotate::Mention;
use crate::language::Class;
use crate::review::checked::{Checked, Found};
use crate::review::rules::context;
use crate::review::rules::context::has;
use crate::text::Span;

/// So many words after a verb may be its object.
const OBJECT: usize = 5;

/// What is slammed by hand.
const SLAMMED: &[&str] = &[
    "brake", "brakes", "door", "doors", "fist", "gate", "gates", "lid", "phone", "window",
];

/// Words after “slammed” where something was thrown or shut.
const SLAMMED_TO: &[&str] =
    &["against", "behind", "closed", "down", "into", "on", "onto", "shut", "through"];

/// The lists of words that judge.
const CATEGORIES: &[&str] = &[
    "loaded-negative",
    "loaded-positive",
    "review-contested/contested",
    "review-judging/judging",
];

pub(super) fn so_called(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” may read as the draft’s own doubt about the name: say who doubts it; if it only introduces a term, drop it."
        )
    };
    find_undoubted(checked, "so-called", "review-so-called/so-called", message)
}

pub(super) fn distancing(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” casts doubt on what follows in the draft’s own voice; say who doubts it and why."
        )
    };
    find_undoubted(checked, "distancing-word", "review-distance/distance", message)
}

pub(super) fn boosted(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” presses the claim; let the evidence do that, or drop the word."
        )
    };
    let own = checked.own("review-boost/boost");
    let pressing = own.filter(|it| {
        !is_of_manner(checked, it.span)
            && !is_of_course(checked, it.span)
            && !context::after(checked, it.span).trim_end().ends_with('?')
    });
    report(checked, "boosted-claim", pressing, message)
}

pub(super) fn loaded(checked: &Checked<'_>) -> Vec<Found> {
    let message = |words: &str| {
        format!(
            "“{words}” judges in the draft’s own voice; attribute it to a speaker, or say what happened."
        )
    };
    let loud = |words: &str| {
        format!(
            "“{words}” says how loud the draft finds the criticism; “criticised” will do, with the words that were said."
        )
    };
    let own = CATEGORIES.iter();
    let mut own: Vec<&Mention> = own.flat_map(|it| checked.own(it)).collect();
    own.sort_by_key(|it| it.span.start);
    // A word may stand on two of the lists.
    own.dedup_by_key(|it| it.span);
    let judging = own.into_iter().filter(|it| {
        !it.is_negated
            && !has(checked, it.span, "review-told/told")
            && !is_verb(checked, it.span)
            && !is_plain(checked, it.span)
            && !context::is_given(checked, it.span)
    });
    let (of_speech, others): (Vec<&Mention>, Vec<&Mention>) =
        judging.partition(|it| has(checked, it.span, "review-loud/loud"));
    let mut found = report(checked, "loaded-word", others.into_iter(), message);
    found.extend(report(checked, "loaded-word", of_speech.into_iter(), loud));
    found.sort_by_key(|it| it.span.start);
    found
}

/// The words of a category, unless the clause says whose doubt it is: “denounced the
/// so-called vote”, “what Veldland calls the so-called army”.
fn find_undoubted(
    checked: &Checked<'_>,
    rule: &'static str,
    category: &str,
    message: impl Fn(&str) -> String,
) -> Vec<Found> {
    let own = checked.own(category);
    let own = own.filter(|it| {
        !has(checked, context::clause_back(checked, it.span, 8), "review-stance/stance")
    });
    report(checked, rule, own, message)
}

fn report<'a>(
    checked: &Checked<'_>,
    rule: &'static str,
    places: impl Iterator<Item = &'a Mention>,
    message: impl Fn(&str) -> String,
) -> Vec<Found> {
    let outside = places.filter(|it| !is_part_of_name(checked.text(), it.span));
    outside
        .map(|it| Found::new(rule, it.span, message(it.span.of(checked.text()))))
        .collect()
}

/// Whether a word is meant as it is: an adjective of a thing of nature, medicine or
/// mathematics (“brilliant light”), a verb of what is done to things (“blasted the rock”).
fn is_plain(checked: &Checked<'_>, span: Span) -> bool {
    let ahead = context::ahead(checked, span);
    if has(checked, ahead, "review-thing/thing") {
        return true;
    }
    let word = span.of(checked.text()).to_lowercase();
    if word == "devastating" {
        // A flood is, and a report is called so.
        return has(checked, ahead, "review-chance/chance")
            || has(checked, ahead, "review-assault/assault");
    }
    let behind = context::after(checked, span);
    if ["slam", "slammed", "slamming", "slams"].contains(&word.as_str()) {
        let mut near = context::words(behind).take(OBJECT);
        let next = context::words(behind).next().unwrap_or_default();
        return context::is_one_of(next, SLAMMED_TO)
            || near.any(|it| context::is_one_of(it, SLAMMED));
    }
    if !["blasted", "trashed"].contains(&word.as_str()) {
        return false;
    }
    // What can be criticised is someone, or what someone decides or says.
    let end = behind.find([',', ';', ':']).unwrap_or(behind.len());
    let mut object = context::words(&behind[..end]).take(OBJECT);
    let end = span.end + u32::try_from(end).unwrap_or_default();
    let object_span = Span { start: span.end, end };
    !(object.any(|it| {
        it.starts_with(char::is_uppercase)
            || context::is_of(it, Class::OBJECT.or(Class::KNOWN_BODY).or(Class::GROUP))
    }) || has(checked, object_span, "review-criticised/criticised")
        || has(checked, object_span, "review-office/office"))
}

/// Whether a word in -ing is a verb with an object, after a form of *to be*: “is troubling
/// investigators” says what happens, “is troubling” judges.
fn is_verb(checked: &Checked<'_>, span: Span) -> bool {
    let behind = context::after(checked, span);
    let next = context::words(behind).next().unwrap_or_default();
    let last = context::words(context::before(checked, span)).next_back();
    let begins = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::OBJECT);
    span.of(checked.text()).to_lowercase().ends_with("ing")
        && last
            .is_some_and(|it| context::is_of(it, Class::BE.or(Class::INSIDE_A_PASSIVE)))
        && behind.starts_with(' ')
        && behind[1..].starts_with(next)
        && !next.is_empty()
        && (context::is_of(next, begins) || !context::is_of(next, Class::FUNCTION))
        && !next.ends_with("ly")
}

/// Whether “clearly” says how a thing is seen or said: the word beside it is of seeing or saying.
fn is_of_manner(checked: &Checked<'_>, span: Span) -> bool {
    if !["clearly", "plainly"].contains(&span.of(checked.text()).to_lowercase().as_str())
    {
        return false;
    }
    // “He dressed plainly.”
    let last = context::words(context::before(checked, span)).next_back();
    let ends_clause =
        context::after(checked, span).trim_end().starts_with(['.', ';', ','])
            && context::before(checked, span).ends_with(' ')
            && last.is_some_and(|it| it.ends_with("ed"));
    ends_clause
        || has(checked, context::ahead(checked, span), "review-manner/manner")
        || has(checked, context::back(checked, span, 1), "review-manner/manner")
}

/// What a course has: before these “of course” is no adverb.
const OF_A_COURSE: &[&str] = &[
    "book",
    "books",
    "change",
    "changes",
    "completion",
    "content",
    "contents",
    "correction",
    "corrections",
    "credit",
    "credits",
    "design",
    "designer",
    "designers",
    "fee",
    "fees",
    "leader",
    "leaders",
    "length",
    "list",
    "lists",
    "load",
    "material",
    "materials",
    "organiser",
    "organisers",
    "organizer",
    "organizers",
    "outline",
    "outlines",
    "place",
    "places",
    "record",
    "records",
    "requirement",
    "requirements",
    "selection",
    "structure",
    "tutor",
    "tutors",
    "unit",
    "units",
    "work",
    "workload",
];

/// Whether “of course” names a course (“of course work”) or belongs to “a matter of course”.
fn is_of_course(checked: &Checked<'_>, span: Span) -> bool {
    let text = checked.text();
    let last = context::words(context::before(checked, span)).next_back();
    let next = context::words(context::ahead(checked, span).of(text)).next();
    span.of(text).eq_ignore_ascii_case("of course")
        && (last.is_some_and(|it| context::is_one_of(it, &["matter"]))
            || next.is_some_and(|it| context::is_one_of(it, OF_A_COURSE)))
}

/// Whether capitals in the middle of a sentence make the word part of a name.
pub(super) fn is_part_of_name(text: &str, span: Span) -> bool {
    let words = span.of(text);
    // A name has an end: no text without spaces is walked to its start.
    let from = text.floor_char_boundary((span.start as usize).saturating_sub(64));
    let before = text[from..span.start as usize].trim_end_matches([' ', '“', '"', '‘']);
    let initial =
        before.strip_suffix('.').and_then(|it| it.rsplit(char::is_whitespace).next());
    let is_initial = initial.is_some_and(|it| it.chars().count() == 1);
    let is_inside =
        is_initial || before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let after = text[span.end as usize..].trim_start_matches(' ');
    let is_beside = after.starts_with(char::is_uppercase)
        || before
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|it| it.starts_with(char::is_uppercase));
    // “So-Called”, the band.
    let mut parts = words.split('-');
    let is_raised = words.contains('-')
        && parts.all(|it| it.starts_with(char::is_uppercase))
        && words.contains(char::is_lowercase);
    words.starts_with(char::is_uppercase) && is_inside && (is_beside || is_raised)
}
