//! Violence without an agent: in the passive, or as a death.

use crate::annotate::Mention;
use crate::document::{MONTHS, WEEKDAYS, Zone};
use crate::language::Class;
use crate::review::checked::{Checked, Found};
use crate::review::rules::context;
use crate::review::rules::context::{has, is_of, is_one_of, words};
use crate::text::Span;

/// What shows that someone was attacked.
const ATTACKS: &[&str] =
    &["review-weapon/weapon", "review-assault/assault", "review-attacker/attacker"];

/// So many words before an act may hold its subject and the auxiliary.
const SUBJECT: usize = 4;

/// Before an attack, this many words may lie behind the death that it brought.
const REACH: usize = 6;

/// A draft's own century: what happened so many years before it is history.
const YEARS: i32 = 20;

/// Years of a draft without a date are history up to this one.
const LAST_YEAR: i32 = 1999;

/// Sentences further apart than this, in bytes, are not beside each other.
const MAX_GAP: usize = 400;

pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let to_things = checked.own("review-damage/damage").filter(|it| {
        is_near(checked, it, &["review-assault/assault"])
            || behind_weapon(checked, behind(checked, it)).is_some()
    });
    let to_people =
        checked.own("review-violence/violence").filter(|it| is_violent(checked, it));
    let passives = to_people.chain(to_things).filter(|it| is_passive(checked, it));
    let deaths = checked.own("review-death/death").filter(|it| is_of_attack(checked, it));
    let mut places: Vec<&Mention> = passives
        .chain(deaths)
        .filter(|it| !is_denied(checked, it) && !says_who(checked, it))
        .collect();
    places.sort_by_key(|it| it.span.start);
    let found = |it: &Mention| {
        let words = it.span.of(checked.text());
        let message = format!(
            "“{words}”: the sentence does not say by whom; name who did it, or say that it is not known."
        );
        Found::new("agentless-violence", it.span, message)
    };
    places.into_iter().map(found).collect()
}

/// Whether a form of *to be* stands before the participle; in headlines it may be left out.
fn is_passive(checked: &Checked<'_>, mention: &Mention) -> bool {
    let before = context::before(checked, mention.span);
    let is_between = |it: &&str| is_of(it, Class::INSIDE_A_PASSIVE) || it.ends_with("ly");
    let last = words(before).rev().find(|it| !is_between(it));
    let is_after_auxiliary = last.is_some_and(|it| is_of(it, Class::BE_OR_GET));
    if mention.zone != Zone::Headline {
        return is_after_auxiliary && !before.trim_end().ends_with(',');
    }
    let next = words(context::after(checked, mention.span)).next();
    let has_no_object = next.is_none_or(|it| {
        is_one_of(it, &["in", "at", "near", "as", "after", "during", "outside", "on"])
    });
    is_after_auxiliary || (has_no_object && last.is_some())
}

/// Whether the participle is meant so: films are shot and plans executed; who is hurt or
/// injured was attacked only if the sentences around speak of an attack.
fn is_violent(checked: &Checked<'_>, mention: &Mention) -> bool {
    let clause = clause(checked, mention.span);
    let word = mention.span.of(checked.text()).to_lowercase();
    let next = words(context::after(checked, mention.span)).next().unwrap_or_default();
    let near = context::back(checked, mention.span, SUBJECT);
    let is_of_thing = || has(checked, near, "review-made/made");
    match word.as_str() {
        "shot" | "executed" => !has(checked, clause, "review-made/made"),
        "beaten" => {
            !next.starts_with(|c: char| c.is_ascii_digit())
                && !is_of_thing()
                && !has(checked, behind(checked, mention), "review-contest/contest")
        }
        "attacked" | "killed" => !is_of_thing(),
        // Who is “fired on Friday” has lost a post.
        "fired on" => is_one_of(
            next,
            &["", "as", "at", "by", "from", "in", "near", "outside", "while"],
        ),
        "hurt" | "injured" => is_near(checked, mention, ATTACKS),
        _ => true,
    }
}

/// Whether the clause says that it did not happen: “Nobody was killed.”
fn is_denied(checked: &Checked<'_>, mention: &Mention) -> bool {
    let clause = clause(checked, mention.span).of(checked.text());
    let words: Vec<&str> = words(clause).collect();
    let is_least =
        |at: usize| words.get(at + 1).is_some_and(|it| is_one_of(it, &["fewer", "less"]));
    let mut negations = words
        .iter()
        .enumerate()
        .filter(|it| is_of(it.1, Class::NEGATION) && !is_least(it.0));
    negations.next().is_some()
}

/// What stands behind an act in its sentence.
fn behind(checked: &Checked<'_>, mention: &Mention) -> Span {
    let sentence = context::sentence(checked, mention.span);
    Span { start: mention.span.end, end: sentence.end.max(mention.span.end) }
}

/// What stands behind a weapon without an owner that “by” gives in the place of whoever fired
/// it: “hit by a rocket”. None where the words name someone: “by a Veldish rocket”, “by a
/// rocket from Veldland”.
fn behind_weapon(checked: &Checked<'_>, after: Span) -> Option<Span> {
    let weapon = context::of_category(checked, after, "review-fired/fired").next()?;
    let between = Span { start: after.start, end: weapon.span.start }.of(checked.text());
    let leading: Vec<&str> = words(between).collect();
    let is_by = leading.first().is_some_and(|it| it.eq_ignore_ascii_case("by"));
    let is_small =
        |it: &&str| it.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let is_plain = leading.len() <= 4
        && leading.iter().all(is_small)
        && !between.contains([',', '’', '\'']);
    let rest = Span { start: weapon.span.end.min(after.end), end: after.end };
    let next = words(rest.of(checked.text())).next().unwrap_or_default();
    (is_by && is_plain && !is_one_of(next, &["from", "of"])).then_some(rest)
}

/// Whether an attack is the subject of its own sentence, which says all that the draft
/// knows of it: “Air strikes hit the school.”
fn strikes(checked: &Checked<'_>, span: Span) -> bool {
    let mut attacks =
        ATTACKS.iter().flat_map(|it| context::of_category(checked, span, it));
    attacks.any(|attack| {
        let next = context::ahead(checked, attack.span);
        has(checked, next, "review-damage/damage")
            || has(checked, next, "review-violence/violence")
    })
}

/// Whether the sentences around a place hold words of some categories.
fn is_near(checked: &Checked<'_>, mention: &Mention, categories: &[&str]) -> bool {
    around(checked, mention.span)
        .any(|it| categories.iter().any(|category| has(checked, it, category)))
}

/// Whether someone dies in an attack: “died in the shelling of Orlav”.
fn is_of_attack(checked: &Checked<'_>, mention: &Mention) -> bool {
    let after = Span {
        start: mention.span.end,
        end: context::sentence(checked, mention.span).end,
    };
    let attack = context::of_category(checked, after, "review-assault/assault").next();
    attack.is_some_and(|it| {
        let between = Span { start: after.start, end: it.span.start }.of(checked.text());
        words(between).count() <= REACH
            && words(between).any(|it| is_one_of(it, &["in", "during", "under"]))
            && !between.contains([',', ';', ':'])
    })
}

/// The sentence, and those beside it in its paragraph: another one may be about another act.
fn around(checked: &Checked<'_>, place: Span) -> impl Iterator<Item = Span> {
    let sentence = context::sentence(checked, place);
    let whole = checked.sentence(place.start);
    let beside = [
        context::sentence_before(checked, place),
        context::sentence_after(checked, place),
    ];
    // Between the two stands white space; what is longer is no gap, and is not walked.
    let is_near = move |it: &Span| {
        let start = it.end.min(whole.end);
        let gap = Span { start, end: it.start.max(whole.start).max(start) };
        gap.len() <= MAX_GAP && !gap.of(checked.text()).contains('\n')
    };
    std::iter::once(sentence).chain(beside.into_iter().filter(is_near))
}

/// The clause before a place: from the last stop, or the last “and” or “but”.
fn clause(checked: &Checked<'_>, place: Span) -> Span {
    let before = context::before(checked, place);
    let stop = before.rfind([',', ';', ':', '—', '–', '(']).map_or(0, |it| it + 1);
    let stop = [" and ", " but "]
        .iter()
        .filter_map(|it| before.rfind(it))
        .fold(stop, usize::max);
    let start = place.start - u32::try_from(before.len() - stop).unwrap_or_default();
    let span = Span { start, end: place.start };
    // A stop may be wider than a byte.
    span.widened(checked.text(), 0)
}

/// Whether the sentence or one beside it says who did it, that nobody did, or that it is not
/// known; or the act is background of another piece of news.
fn says_who(checked: &Checked<'_>, mention: &Mention) -> bool {
    let sentence = context::sentence(checked, mention.span);
    let clause = clause(checked, mention.span);
    let earlier = Span { start: sentence.start, end: clause.start };
    let after = Span { start: mention.span.end, end: sentence.end };
    let near = context::back(checked, mention.span, 10);
    // A person killed by a drone has an agent; a thing that is hit was hit by something.
    let is_damage = checked.category(mention) == Some("review-damage/damage");
    let behind_missile = if is_damage { behind_weapon(checked, after) } else { None };
    let is_background = words(clause.of(checked.text()))
        .any(|it| is_of(it, Class::BACKGROUND))
        || words(near.of(checked.text())).any(|it| is_of(it, Class::RELATIVE));
    is_background
        || has(checked, sentence, "review-chance/chance")
        || has(checked, sentence, "review-unknown/unknown")
        || has(checked, sentence, CHARGED)
        || is_history(checked, sentence)
        || is_sought(checked, mention.span)
        || names_agent(checked, behind_missile.unwrap_or(after))
        || acts(checked, earlier)
        || strikes(checked, earlier)
        || has_named_attack(checked, sentence)
        || around(checked, mention.span).any(|it| it != sentence && tells(checked, it))
}

/// Whether words after the act name an agent: “by”, or a clause with a subject of its own.
fn names_agent(checked: &Checked<'_>, after: Span) -> bool {
    let rest: Vec<&str> = words(after.of(checked.text())).collect();
    let is_day = |it: &str| {
        WEEKDAYS.iter().chain(&MONTHS).any(|name| name.eq_ignore_ascii_case(it))
    };
    let is_agent = |it: &str| {
        !is_of(it, Class::NO_AGENT)
            && !is_day(it)
            && !it.starts_with(|c: char| c.is_ascii_digit())
    };
    // “While responding” and “while on patrol” have the victim for a subject.
    let is_subject = |it: &str| {
        is_agent(it)
            && !it.ends_with("ing")
            && !is_one_of(it, &["in", "on", "at", "well", "part"])
            && (!is_of(it, Class::SUBJECT_PRONOUN.or(Class::OWNER))
                || acts(checked, after))
    };
    rest.windows(2).any(|pair| {
        (is_one_of(pair[0], &["by"]) && is_agent(pair[1]))
            || (is_of(pair[0], Class::MAY_SAY_WHO) && is_subject(pair[1]))
    })
}

/// Whether a span holds someone who acts.
fn acts(checked: &Checked<'_>, span: Span) -> bool {
    has(checked, span, "review-attacker/attacker")
        || has(checked, span, "review-actor/actor")
}

/// Someone is charged, or held: before a verdict it may be contempt to name who did it.
const CHARGED: &str = "review-charged/charged";

/// Whether a sentence names a year that lies far back.
fn is_history(checked: &Checked<'_>, sentence: Span) -> bool {
    let own = checked.analysis.document.date.map(|it| i32::from(it.year));
    let last = own.map_or(LAST_YEAR, |it| it - YEARS);
    let text = sentence.of(checked.text());
    let mut years = words(text).filter(|it| it.len() == 4);
    let mut years = years.by_ref().filter_map(|it| it.parse::<i32>().ok());
    years.any(|year| (1000..=last).contains(&year))
        || words(text).any(|it| is_one_of(it, &["century", "bc"]))
}

/// Whether an attacker stands before the clause about the act: “police are looking
/// for a gunman after …”.
fn is_sought(checked: &Checked<'_>, place: Span) -> bool {
    let before = context::before(checked, place);
    let start = place.start - u32::try_from(before.len()).unwrap_or_default();
    let opening = words(before).rfind(|it| is_of(it, Class::MAY_SAY_WHO));
    opening.is_some_and(|it| {
        let len = it.as_ptr() as usize - before.as_ptr() as usize;
        let end = start + u32::try_from(len).unwrap_or_default();
        has(checked, Span { start, end }, "review-attacker/attacker")
    })
}

/// Whether a sentence beside the act says who did it, or that it was chance.
fn tells(checked: &Checked<'_>, sentence: Span) -> bool {
    has(checked, sentence, "review-attacker/attacker")
        || has(checked, sentence, CHARGED)
        || has(checked, sentence, "review-chance/chance")
        || has(checked, sentence, "review-unknown/unknown")
        || strikes(checked, sentence)
        || has_named_attack(checked, sentence)
}

/// Whether a name stands right before an attack and says whose it was: “a Veldish raid”.
fn has_named_attack(checked: &Checked<'_>, sentence: Span) -> bool {
    let mut attacks = checked.within(sentence).iter().filter(|it| {
        let category = checked.category(it).unwrap_or_default();
        ["review-weapon/weapon", "review-assault/assault"].contains(&category)
    });
    attacks.any(|attack| {
        let before =
            Span { start: sentence.start, end: attack.span.start }.of(checked.text());
        let mut name = words(before).rev().take(4).take_while(|it| {
            // The first word of a sentence has a capital without being a name.
            !is_of(it, Class::ENDS_AN_AGENT)
                && (it.as_ptr() != before.trim_start().as_ptr() || is_of_nation(it))
        });
        name.any(|it| it.starts_with(char::is_uppercase))
    })
}

/// Whether a word has the ending of an adjective of nations: “Veldish”, “Israeli”.
fn is_of_nation(word: &str) -> bool {
    word.len() > 4
        && ["ish", "ian", "ean", "ese", "ican", "rench", "utch", "i"]
            .iter()
            .any(|it| word.ends_with(it))
}
