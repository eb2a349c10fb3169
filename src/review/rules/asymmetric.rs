//! Reporting verbs that doubt one speaker of a draft and no other.

use crate::language::{Class, Language};
use crate::review::checked::{Checked, Found, Suggestion};
use crate::review::rules::context;
use crate::review::rules::context::{has, is_of, is_one_of, words};
use crate::text::Span;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// How far after the verb such a word may stand.
const REACH: usize = 4;

/// So many bytes behind a report a pronoun may still mean its speaker.
const MAX_GAP: usize = 300;

/// What the reports of one speaker have.
#[derive(Default)]
struct Reports {
    /// The name, where the draft gives one.
    name: Option<String>,
    doubting: BTreeSet<Span>,
    n_other: usize,
}

/// Finds the doubting verbs of speakers who are mostly doubted, beside whom others are
/// reported without doubt: two reports or more of another speaker, none of them doubting.
pub(super) fn check(checked: &Checked<'_>) -> Vec<Found> {
    let text = checked.text();
    let mut last: Option<(String, u32)> = None;
    let mut by_speaker: BTreeMap<String, Reports> = BTreeMap::new();
    let cues = context::by_cue(checked);
    let starts = cues.iter().map(|it| it.0.start);
    let voices = checked.analysis.passages().held(starts);
    for ((cue, it), held) in cues.iter().copied().zip(voices) {
        let Some(source) = it.source else { continue };
        // What a speaker says of another one is no report of the draft's.
        if held.voice == Voice::Quoted {
            continue;
        }
        let printed = source.of(text).to_lowercase();
        let is_pronoun = is_of(&printed, Class::SUBJECT_PRONOUN);
        // “The mayor said … She added …”: a pronoun that nobody is known for goes on with
        // the speaker before it.
        let name = match (&it.speaker, &last) {
            (Some(name), _) => name.clone(),
            (None, Some((name, end))) if is_pronoun && is_beside(text, *end, source) => {
                name.clone()
            }
            (None, _) => printed,
        };
        last = Some((name.clone(), cue.end));
        let reports = by_speaker.entry(name).or_default();
        reports.name.clone_from(&it.speaker);
        if replacement(cue.of(text)).is_none() {
            reports.n_other += 1;
        } else if is_report(checked, source, cue) {
            reports.doubting.insert(cue);
        }
    }
    let is_plain = |it: &&Reports| it.doubting.is_empty() && it.n_other > 1;
    if !by_speaker.values().any(|it| is_plain(&it)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    // Who is mostly reported without doubt is not doubted as a speaker.
    let doubted = by_speaker.iter().filter(|it| it.1.doubting.len() >= it.1.n_other);
    for (source, reports) in doubted {
        let speaker = reports.name.as_deref().unwrap_or(source);
        for cue in &reports.doubting {
            let verb = cue.of(text);
            let words = replacement(verb).unwrap_or("said");
            let message = format!(
                "“{verb}” casts doubt on {speaker}, while the draft reports others without doubt; say what is doubtful, or write “{words}”."
            );
            let mut it = Found::new("asymmetric-verbs", *cue, message);
            it.suggestion = Some(Suggestion { words: words.to_owned(), is_safe: false });
            found.push(it);
        }
    }
    found.sort_by_key(|it| it.span.start);
    found
}

/// Whether a source stands in the sentence after a place, or in its own.
fn is_beside(text: &str, end: u32, source: Span) -> bool {
    let between = Span { start: end.min(source.start), end: source.start };
    between.len() <= MAX_GAP && !between.of(text).contains('\n')
}

/// Whether a doubting verb reports words in the draft's own voice: it is no noun, no title to
/// a thing, and no accusation, of which “alleged” is the term.
fn is_report(checked: &Checked<'_>, source: Span, cue: Span) -> bool {
    let text = checked.text();
    let verb = cue.of(text).to_lowercase();
    let after = context::after(checked, cue);
    let is_nobody = is_of(source.of(text), Class::NO_PARTY);
    let between = Span { start: source.end.min(cue.start), end: cue.start }.of(text);
    let is_owner = between.starts_with(['’', '\''])
        || source.of(text).ends_with(['’', '\''])
        || source.of(text).ends_with("’s");
    // “Issued a report claiming …”: the paper claims, and not who issued it.
    let near = context::back(checked, cue, 3).of(text);
    let is_paper =
        words(source.of(text)).next_back().is_some_and(|it| is_of(it, Class::WRITING))
            || (verb.ends_with("ing") && words(near).any(|it| is_of(it, Class::WRITING)));
    let opens = words(after).next().unwrap_or_default();
    let is_clause = is_one_of(opens, &["that", "he", "she", "it", "they", "there"]);
    let is_of_thing =
        !is_clause && words(after).take(REACH).any(|it| is_of(it, Class::NO_SPEECH));
    let boasts_of = verb.starts_with("boast")
        && words(after).next().is_some_and(|it| {
            is_one_of(
                it,
                &["a", "an", "the", "some", "one", "more", "its", "about", "of"],
            )
        });
    let is_legal = |span: Span| has(checked, span, "review-legal/legal");
    let is_accusation = (verb.starts_with("alleg") || verb == "claiming")
        && (is_legal(context::sentence(checked, cue))
            || is_legal(context::sentence_before(checked, cue)));
    !(is_noun(text, cue)
        || is_adjective(text, cue)
        || is_court(source.of(text))
        || is_nobody
        || is_owner
        || is_paper
        || is_of_thing
        || boasts_of
        || is_accusation)
}

/// Whether “alleged” stands before a noun: “the alleged plot”, “22,000 alleged clients”.
fn is_adjective(text: &str, cue: Span) -> bool {
    let near = cue.widened(text, 40);
    let before = Span { start: near.start, end: cue.start }.of(text);
    let after = Span { start: cue.end, end: near.end }.of(text);
    let last = words(before).next_back().unwrap_or_default();
    let next = words(after).next().unwrap_or_default();
    let opens_clause =
        is_of(next, Class::OPENS_A_CLAUSE) || !next.starts_with(char::is_lowercase);
    cue.of(text).eq_ignore_ascii_case("alleged")
        && (is_of(last, Class::MAKES_A_NOUN) || !opens_clause)
}

/// Whether “claim” or “claims” is a noun here, by the words on either side.
fn is_noun(text: &str, cue: Span) -> bool {
    if !["claim", "claims"].contains(&cue.of(text).to_lowercase().as_str()) {
        return false;
    }
    let near = cue.widened(text, 40).start as usize;
    let before = text[near..cue.start as usize].trim_end();
    // “‘They are not,’ claims Olaf Berg.”
    let marks = ['”', '"', '’', '\'', '»'];
    let is_behind_marks = before.ends_with(marks)
        && before.trim_end_matches(marks).ends_with([',', '?', '!', '.', '…']);
    if is_behind_marks {
        return false;
    }
    let word =
        before.rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    let word = word.to_lowercase();
    let ends = |endings: &[&str]| {
        endings.iter().any(|it| word.ends_with(it) && word.len() > it.len() + 2)
    };
    let after = Span { start: cue.end, end: cue.widened(text, 60).end };
    let after = after.of(text).trim_start();
    let next = words(after).next();
    // An official and a native claim; a baseless claim and a serial one are claims.
    let has_clause = next.is_some_and(|it| {
        is_of(it, Class::OPENS_A_CLAUSE) || it.starts_with(char::is_uppercase)
    });
    let is_adjective = ends(&["able", "ible", "ous", "ful", "less"])
        || (!has_clause && ends(&["al", "ive"]));
    let has_by = cue.of(text).ends_with('s') && after.starts_with("by ");
    is_adjective
        || has_by
        || !word.ends_with(char::is_alphanumeric)
        || is_of(&word, Class::MAKES_A_NOUN)
        || word.ends_with("’s")
        || word.ends_with("'s")
        || before.rsplit(char::is_whitespace).next().is_some_and(|it| it.contains('-'))
}

fn is_court(source: &str) -> bool {
    let mut words = source.split(|c: char| !c.is_alphanumeric());
    words.any(|it| is_of(it, Class::COURT))
}

/// The plain verb in place of a doubting one.
fn replacement(cue: &str) -> Option<&'static str> {
    let cue = cue.to_lowercase();
    Language::default().meaning(Class::DOUBTING, &cue)
}
