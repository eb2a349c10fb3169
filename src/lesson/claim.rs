//! Phrases that say something by themselves, and sentences that are surely the text's own.

use crate::analysis::Analysis;
use crate::language::{Class, Language};
use crate::lesson::exercise::Place;
use crate::lesson::material::Material;
use crate::text::{Span, Token, fold};
use crate::voice::Kind;

/// The words of a phrase.
const WORDS: std::ops::RangeInclusive<usize> = 4..=16;

/// The most words of a sentence that is asked about whole.
const MAX_WHOLE: usize = 26;

/// What may follow a claim without being a part of it.
const BESIDE: &[&str] = &["after", "although", "because", "though", "while"];

/// What takes back or bounds a claim that stands before it.
const BOUNDING: &[&str] = &["except", "if", "nor", "provided", "unless", "until"];

/// Words of somebody who speaks for himself or herself.
const FIRST_PERSON: &[&str] = &[
    "i", "i'd", "i'll", "i'm", "i've", "me", "mine", "my", "our", "ours", "us", "we",
    "we'd", "we'll", "we're", "we've",
];

/// How far back a quotation that is still open may have begun, in bytes.
const MAX_OPEN: usize = 3000;

/// The first clause of a place, if it is a claim: whole, with a subject and a verb of its own,
/// and not cut where its object, its condition or its other half follows.
///
/// A phrase that stops elsewhere may say what nobody said: of “rights are denied by fanatics
/// and the town is their target” the first seven words accuse the town.
///
/// Of words that cannot be cut so all are taken, if they are not too many.
pub(super) fn claim(material: &Material<'_>, place: Place) -> Option<Place> {
    first_clause(material, place).or_else(|| whole(material, place))
}

/// All words of a place, where a sentence or a part of it ends with them.
fn whole(material: &Material<'_>, place: Place) -> Option<Place> {
    let analysis = material.analysis(place.text);
    let text = &analysis.document.text;
    let all = material.tokens(place);
    let is_that = |it: &&Token| fold(it.span.of(text)) == "that";
    let all = &all[usize::from(all.first().is_some_and(|it| is_that(&it)))..];
    let (first, last) = (all.first()?, all.last()?);
    let head = fold(first.span.of(text));
    let opens = Class::RELATIVE.or(Class::COORDINATOR).or(Class::AUXILIARY).or(Class::TO);
    let span = Span { start: first.span.start, end: last.span.end };
    let after = text[span.end as usize..].trim_start_matches(['’', '\'']);
    let is_closed = after.is_empty()
        || after.starts_with([',', '.', ';', ':', '!', '?', '—', '–', '”', '"', '\n']);
    let fits = (*WORDS.start()..=MAX_WHOLE).contains(&all.len())
        && is_closed
        && !Language::default().is(&head, opens)
        && !span.of(text).contains(['\n', '(', '['])
        && acts(material, place.text, span);
    fits.then_some(Place { text: place.text, span })
}

/// Whether a verb stands there by which somebody is or does something: “the group charged with
/// the guard” and “two of the named men” only say who is meant.
fn acts(material: &Material<'_>, text: usize, span: Span) -> bool {
    let tokens = material.tokens(Place { text, span });
    let whole = &material.analysis(text).document.text;
    let word = |at: usize| tokens.get(at).map(|it| fold(it.span.of(whole)));
    let is = |it: &Option<String>, class| {
        it.as_ref().is_some_and(|it| Language::default().class(it).is(class))
    };
    let sure = Class::BE.or(Class::AUXILIARY).or(Class::FINITE).or(Class::CONTRACTION);
    let past = Class::PAST.or(Class::ED);
    (0..tokens.len()).any(|at| {
        let is_bound = at == 0
            || is(
                &word(at - 1),
                Class::DETERMINER.or(Class::PREPOSITION).or(Class::ADVERB),
            )
            || is(&word(at + 1), Class::PREPOSITION.or(Class::BY));
        is(&word(at), sure) || is(&word(at), past) && !is_bound
    })
}

fn first_clause(material: &Material<'_>, place: Place) -> Option<Place> {
    let analysis = material.analysis(place.text);
    let text = &analysis.document.text;
    let all = material.tokens(place);
    let word = |it: &Token| fold(it.span.of(text));
    let is = |it: &str, class| Language::default().is(it, class);
    let skip = usize::from(all.first().is_some_and(|it| word(it) == "that"));
    let all = all.get(skip..)?;
    let first = all.first()?;
    let opens = Class::SUBORDINATOR
        .or(Class::RELATIVE)
        .or(Class::QUESTION)
        .or(Class::COORDINATOR)
        .or(Class::PREPOSITION)
        .or(Class::AUXILIARY)
        .or(Class::TO);
    let head = word(first);
    if is(&head, opens) && !is(&head, Class::DETERMINER) {
        return None;
    }
    let mut end = all.len();
    let mut is_bounded = false;
    for at in 1..all.len() {
        let between =
            Span { start: all[at - 1].span.end, end: all[at].span.start }.of(text);
        match ends(material, place.text, between, all[at].span.start)? {
            true => {
                end = at;
                is_bounded = BOUNDING.contains(&word(&all[at]).as_str());
                break;
            }
            // Before “because” and the like a long sentence may be cut.
            false
                if at > *WORDS.start()
                    && all.len() > *WORDS.end()
                    && BESIDE.contains(&word(&all[at]).as_str()) =>
            {
                end = at;
                break;
            }
            false => {}
        }
    }
    let tokens = &all[..end];
    let last = tokens.last()?;
    let is_loose = end < all.len()
        && is(&word(last), Class::FUNCTION.or(Class::PREPOSITION).or(Class::DETERMINER));
    let span = Span { start: first.span.start, end: last.span.end };
    // “the memo that she gave to a friend”: the first verb is that of another clause.
    let mut verbs = Class::BE.or(Class::AUXILIARY).or(Class::FINITE).or(Class::PAST);
    verbs = verbs.or(Class::ED).or(Class::CONTRACTION);
    let verb =
        tokens.iter().position(|it| Language::default().class(&word(it)).is(verbs));
    let link =
        tokens.iter().position(|it| is(&word(it), Class::RELATIVE.or(Class::THAT)));
    let is_of_another = link.is_some_and(|link| verb.is_none_or(|verb| link < verb));
    let fits = WORDS.contains(&tokens.len())
        && !is_bounded
        && !is_loose
        && verb != Some(0)
        && !is_of_another
        && acts(material, place.text, span);
    // Behind it nothing may follow that it needs: “four years ago”, “the dockers’ canteen”.
    let after = &text[span.end as usize..];
    let is_closed = after.is_empty()
        || after.starts_with([',', '.', ';', ':', '!', '?', '—', '–', '”', '"', '\n'])
        || after.starts_with(" —")
        || after.starts_with(" –")
        || after.starts_with(" - ")
        || all.get(end).is_some_and(|it| BESIDE.contains(&word(it).as_str()))
        || after.starts_with(char::is_whitespace) && end == all.len() && {
            // The words of an attribution end there: “she left, he said”.
            place.span.end == span.end && is_sentence_end(material, place.text, span)
        };
    (fits && is_closed).then_some(Place { text: place.text, span })
}

/// Whether a sentence ends with a span.
fn is_sentence_end(material: &Material<'_>, text: usize, span: Span) -> bool {
    let analysis = material.analysis(text);
    let at = analysis.sentence_at(span.end.saturating_sub(1));
    at.is_some_and(|at| analysis.sentences[at].end <= span.end + 1)
}

/// Whether the signs between two words end a clause; none where what they do is not sure.
fn ends(material: &Material<'_>, text: usize, between: &str, next: u32) -> Option<bool> {
    let signs = between.trim();
    if signs.is_empty()
        || matches!(signs, "-" | "\u{2010}" | "\u{2011}" | "’" | "'" | "/")
    {
        return Some(false);
    }
    if signs.contains(['(', '[', '“', '"', '«', '‘']) {
        return None;
    }
    if signs == "." {
        // “President Olaf B. Berg”: no sentence ends there.
        let analysis = material.analysis(text);
        let begins = analysis.sentences.binary_search_by_key(&next, |it| it.start);
        return Some(begins.is_ok());
    }
    Some(true)
}

/// Whether words are surely the text's own: nobody speaks in the first person, no quotation
/// is open, and no article gives them as somebody's.
pub(super) fn is_surely_own(material: &Material<'_>, place: Place) -> bool {
    let analysis = material.analysis(place.text);
    let text = &analysis.document.text;
    let words: Vec<String> =
        material.tokens(place).iter().map(|it| fold(it.span.of(text))).collect();
    let is_spoken = words.iter().any(|it| FIRST_PERSON.contains(&it.as_str()));
    let joined = format!(" {} ", words.join(" "));
    let paragraph = analysis
        .document
        .paragraphs
        .iter()
        .find(|it| it.span.contains(place.span))
        .is_some_and(|it| it.is_set_off);
    !is_spoken
        && !paragraph
        && !is_in_open_quotation(text, place.span.start as usize)
        && !material.quoted.iter().any(|it| it.contains(&joined))
}

/// Whether the last mark before a place opens a quotation that nothing has closed.
fn is_in_open_quotation(text: &str, at: usize) -> bool {
    let from = text.ceil_char_boundary(at.saturating_sub(MAX_OPEN));
    let before = &text[from..at];
    let last = before.rfind(['“', '”', '«', '»']);
    let is_open = last.is_some_and(|it| before[it..].starts_with(['“', '«']));
    // Straight marks say no direction; they are counted in the paragraph.
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    is_open || paragraph.matches('"').count() % 2 == 1
}

/// Everything in quotation marks, folded, a blank around each word.
pub(super) fn quoted(analyses: &[&Analysis]) -> Vec<String> {
    let of = |analysis: &&Analysis| {
        let text = &analysis.document.text;
        let quoted = analysis.attributions.iter().filter(|it| it.kind != Kind::Indirect);
        let words = quoted.map(|it| {
            let tokens = &analysis.tokens[analysis.tokens_in(it.content)];
            let words: Vec<String> =
                tokens.iter().map(|it| fold(it.span.of(text))).collect();
            format!(" {} ", words.join(" "))
        });
        words.collect::<Vec<String>>()
    };
    analyses.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::is_in_open_quotation;

    #[test]
    fn knows_an_open_quotation() {
        for (before, is_open) in [
            ("“The deal is terrible.\n\n", true),
            ("“The deal is terrible,” said Ada Tamm.\n\n", false),
            ("She wrote: \"It went well. ", true),
            ("The ferry left. ", false),
        ] {
            assert_eq!(is_in_open_quotation(before, before.len()), is_open, "{before}");
        }
    }
}
