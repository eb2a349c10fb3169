//! Which reported and quoted words an exercise may ask about.
//!
//! A key must not mark a right pupil wrong. So words are asked about only where the sentence
//! itself shows whose they are: a plain verb of saying in a form that reports, a source that
//! begins its clause, and after the verb a clause and not a thing. What the analysis finds
//! beyond that (a belief, a wish, a noun of saying) may be right and is not asked about.

use crate::annotate::Mention;
use crate::language::{Class, Language};
use crate::lesson::exercise::Place;
use crate::lesson::material::Material;
use crate::text::{Span, fold};
use crate::voice::{Act, Attribution, Kind};

/// Verbs that give someone's words.
const REPORTING: [&str; 3] =
    ["reporting-verb/neutral", "reporting-verb/doubting", "reporting-verb/endorsing"];

/// The most words of an adverbial in front of a source: "On Monday".
const MAX_FRONTED: usize = 8;

/// The words of a content in which a verb of its own is looked for.
const MAX_SUBJECT: usize = 12;

/// Verbs after which a clause may stand without a "that".
const BARE: [&str; 3] = ["said", "say", "says"];

/// Whether the sentence shows whose words these are.
pub(super) fn is_clear(material: &Material<'_>, text: usize, it: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (it.source, it.cue) else { return false };
    it.device.is_none()
        && material.is_reported_speech(text, it)
        && is_reporting(material, text, cue)
        && begins_its_clause(material, text, source, cue)
        && !is_inside_another(material, text, it)
        && !is_of_asker(material, text, it, cue)
        && !is_passed_on(material, text, it, cue)
        && (it.kind != Kind::Indirect || gives_a_clause(material, text, it, cue))
}

/// Whether the cue says that something was said, and what: not “denied them entry”, “22,000
/// alleged clients”, “would not say”.
pub(super) fn reports(material: &Material<'_>, text: usize, it: &Attribution) -> bool {
    let Some(cue) = it.cue else { return false };
    it.device.is_none()
        && material.is_reported_speech(text, it)
        && !is_open(material, text, cue)
        && (it.kind != Kind::Indirect || gives_a_clause(material, text, it, cue))
}

fn words(material: &Material<'_>, text: usize, span: Span) -> Vec<String> {
    let tokens = material.tokens(Place { text, span });
    let text = &material.analysis(text).document.text;
    tokens.iter().map(|it| fold(it.span.of(text))).collect()
}

/// Whether the cue is a verb of saying that says that something was said: not "to underscore",
/// "declined to say", "will announce".
fn is_reporting(material: &Material<'_>, text: usize, cue: Span) -> bool {
    let words_of = &material.analysis(text).document.text;
    if fold(cue.of(words_of)).starts_with("according to") {
        return true;
    }
    let is_of = |verb: &&Mention| REPORTING.iter().any(|id| material.is_of(verb, id));
    let mut verbs = material.sure(text).filter(|verb| cue.overlaps(verb.span));
    verbs.any(|verb| is_of(&verb)) && !is_open(material, text, cue)
}

/// Whether the verb says that something is not said, or not yet: “does not deny”, “to ask”.
fn is_open(material: &Material<'_>, text: usize, cue: Span) -> bool {
    let analysis = material.analysis(text);
    let first = analysis.tokens_in(cue).start;
    let before = first.checked_sub(1).map(|at| analysis.tokens[at].span);
    let before = before.map(|it| fold(it.of(&analysis.document.text)));
    let open = Class::TO.or(Class::NEGATION).or(Class::MODAL);
    let cue = words(material, text, cue);
    cue.iter().chain(&before).any(|it| Language::default().is(it, open))
}

/// Whether nothing stands before the source that it may be a part of: in "the harbour in
/// Orlav, Veldland, found" it is not Veldland that found.
fn begins_its_clause(
    material: &Material<'_>,
    text: usize,
    source: Span,
    cue: Span,
) -> bool {
    let analysis = material.analysis(text);
    let whole = &analysis.document.text;
    let Some(at) = analysis.sentence_at(source.start) else { return false };
    let sentence = analysis.sentences[at];
    let contents = analysis.attributions.iter().map(|it| it.content.end);
    let open = contents.filter(|end| (sentence.start..=source.start).contains(end)).max();
    let mut start = open.unwrap_or(sentence.start);
    // "said Ada Tamm"
    if (start..=source.start).contains(&cue.end) {
        start = cue.end;
    }
    let before = Span { start, end: source.start };
    let printed = before.of(whole).trim_end();
    let words = words(material, text, before);
    let Some(last) = words.last() else { return true };
    let is = |word: &str, class| Language::default().is(word, class);
    if printed.ends_with(['—', '–', '-', ':', ';', '.', '!', '?', '”', '"']) {
        return true;
    }
    if printed.ends_with(',') {
        let opens = Class::PREPOSITION.or(Class::TIME).or(Class::SUBORDINATOR);
        let is_fronted = is(&words[0], opens.or(Class::TIME_LEAD).or(Class::AND))
            || is(&words[0], Class::OR_BUT.or(Class::TIME_POINTER))
            || words[0].ends_with("ly");
        return words.len() <= MAX_FRONTED && is_fronted;
    }
    let joins = Class::COORDINATOR.or(Class::THAT).or(Class::SUBORDINATOR);
    is(last, joins) && !is(last, Class::AS.or(Class::PREPOSITION))
}

/// Whether a quoted question may be put to the source and not by it: “Asked, ‘Is it you?’ she
/// replied …”.
fn is_of_asker(
    material: &Material<'_>,
    text: usize,
    it: &Attribution,
    cue: Span,
) -> bool {
    let whole = &material.analysis(text).document.text;
    let content = it.content.of(whole).trim_end_matches(['”', '"', '’', '\'', ' ']);
    let is_answer = words(material, text, cue).iter().any(|it| {
        ["replied", "answered", "responded", "replies", "answers"].contains(&it.as_str())
    });
    it.kind != Kind::Indirect && content.ends_with('?') && is_answer
}

/// Whether another verb of saying stands between the cue and the quotation: “Tamm wrote that
/// Berg told her: ‘Stay’”.
fn is_passed_on(
    material: &Material<'_>,
    text: usize,
    it: &Attribution,
    cue: Span,
) -> bool {
    let between = Span { start: cue.end, end: it.content.start };
    it.kind != Kind::Indirect
        && between.start < between.end
        && material.sure(text).any(|verb| {
            between.contains(verb.span) && material.is_of(verb, "reporting-verb")
        })
}

/// Whether the words stand in words of someone else.
fn is_inside_another(material: &Material<'_>, text: usize, it: &Attribution) -> bool {
    let mut others = material.analysis(text).attributions.iter();
    others.any(|other| {
        other.device.is_none()
            && other.content != it.content
            && other.content.contains(it.content)
            && other.source != it.source
    })
}

/// Whether reported words are a clause with a verb of its own, and no question or request.
fn gives_a_clause(
    material: &Material<'_>,
    text: usize,
    it: &Attribution,
    cue: Span,
) -> bool {
    let content = words(material, text, it.content);
    let is = |word: &String, class| Language::default().class(word).is(class);
    let Some(first) = content.first() else { return false };
    if it.act.is_some_and(|act| act != Act::Assertion) {
        return false;
    }
    if is(first, Class::TO.or(Class::QUESTION)) || ["whether", "if"].contains(&&**first) {
        return false;
    }
    let verbs = Class::AUXILIARY.or(Class::FINITE).or(Class::PAST).or(Class::ED);
    let has_verb =
        content.iter().take(MAX_SUBJECT).any(|it| is(it, verbs.or(Class::CONTRACTION)));
    let cue_words = words(material, text, cue);
    let is_behind = it.content.end <= cue.start;
    if is_behind || cue_words.first().is_some_and(|it| it == "according") {
        // Behind it comes who says so, and no quotation of which alone that is said.
        let end = it.source.map_or(cue.start, |source| source.start.min(cue.start));
        let between = Span { start: it.content.end, end: end.max(it.content.end) };
        if is_behind && !words(material, text, between).is_empty() {
            return false;
        }
        // What stands in front of its verb may be where and when it was said.
        return has_verb && !is(first, Class::PREPOSITION.or(Class::SUBORDINATOR));
    }
    let between = Span { start: cue.end, end: it.content.start };
    let has_that = first == "that"
        || words(material, text, between).last().is_some_and(|it| it == "that");
    let is_bare = cue_words.last().is_some_and(|it| BARE.contains(&it.as_str()));
    has_that || is_bare && has_verb && !is(first, Class::PREPOSITION)
}
