//! Persons by their last name, and the forms in which a text prints them.

use crate::analysis::Analysis;
use crate::document::Zone;
use crate::language::{Class, Language};
use crate::lesson::material::is_small;
use crate::names::{Name, folded};
use crate::text::{Gap, Span, Token, fold, possessive_len};
use std::collections::{BTreeMap, BTreeSet};

/// So many words a form may have before the last name.
const MAX_FORM: usize = 8;

/// Initials between a first and a last name.
const MAX_INITIALS: usize = 2;

/// Persons looked for, by the alphabet.
const MAX_PERSONS: usize = 64;

/// The last name of a speaker who is a person.
#[must_use]
pub(super) fn last_name(speaker: &str) -> Option<String> {
    let person = Name::read(Language::default(), speaker).person()?;
    let mut words = speaker.split_whitespace().rev();
    let last = words.find(|it| folded(it) == person.family)?;
    let last = &last[..last.len() - possessive_len(last)];
    let is_known = !person.given.is_empty() && last.chars().count() > 2;
    is_known.then(|| last.to_owned())
}

/// The first name of a person as printed, behind any title.
fn first_name(speaker: &str) -> Option<&str> {
    let person = Name::read(Language::default(), speaker).person()?;
    let given = person.given.first()?;
    speaker.split_whitespace().find(|it| folded(it) == *given)
}

/// Persons by their last name, with the first name where one is known that is nobody else's.
pub(super) type Persons = BTreeMap<String, Option<String>>;

/// The persons who speak in the articles or bear a title; last names of two are left out.
#[must_use]
pub(super) fn persons(articles: &[&Analysis]) -> Persons {
    let mut firsts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for it in articles.iter().flat_map(|it| &it.attributions) {
        let Some(speaker) = &it.speaker else { continue };
        let Some(last) = last_name(speaker) else { continue };
        let first = first_name(speaker).unwrap_or_default();
        firsts.entry(last).or_default().insert(first.to_owned());
    }
    for analysis in articles {
        for name in titled(analysis) {
            firsts.entry(name.to_owned()).or_default();
        }
    }
    let all: Vec<String> = firsts.values().flatten().cloned().collect();
    let is_one = |first: &String| {
        let is_word = first.chars().count() > 2 && first.chars().all(char::is_alphabetic);
        is_word && all.iter().filter(|it| *it == first).count() == 1
    };
    let lasts: BTreeSet<String> = firsts.keys().cloned().collect();
    let names = firsts.into_iter().filter(|(_, it)| it.len() <= 1);
    // Each name is looked for in each article.
    let names = names.take(MAX_PERSONS);
    names
        .filter(|(last, _)| !articles.iter().any(|it| has_article(it, last)))
        .filter(|(last, _)| !is_a_word(articles, last))
        .filter_map(|(last, firsts)| {
            let printed = printed_firsts(articles, &last);
            if !are_one(&printed) {
                return None;
            }
            let spoken = firsts.into_iter().next().filter(|it| is_one(it));
            // Of somebody who is only spoken of: “Ada is a good friend”.
            let only = printed.into_iter().next().map(|(_, first)| first);
            let first = spoken.or(only.filter(|it| !all.contains(it)));
            Some((last, first.filter(|it| !lasts.contains(it))))
        })
        .collect()
}

/// Whether an article writes the name in small letters: "the bishops" name nobody.
fn is_a_word(articles: &[&Analysis], last: &str) -> bool {
    let last = fold(last);
    articles.iter().any(|analysis| {
        let text = &analysis.document.text;
        let mut words = analysis.tokens.iter().filter(|it| !it.is_capital);
        words.any(|it| bare(&fold(it.span.of(text))) == last)
    })
}

/// The first names that the articles put before a last name, folded and as printed.
fn printed_firsts(articles: &[&Analysis], last: &str) -> BTreeMap<String, String> {
    let mut firsts: BTreeMap<String, String> = BTreeMap::new();
    for analysis in articles {
        let text = &analysis.document.text;
        let tokens = &analysis.tokens;
        let body =
            |at: &usize| analysis.zone_at(tokens[*at].span.start) != Zone::Headline;
        let is_last = |at: &usize| bare(tokens[*at].span.of(text)) == last;
        for at in (1..tokens.len()).filter(is_last).filter(body) {
            // Initials stand between: "Ada B. Tamm".
            let joined = (0..=MAX_INITIALS).map_while(|n| {
                (tokens[at - n].gap != Gap::Break)
                    .then(|| at.checked_sub(n + 1))
                    .flatten()
            });
            let mut words = joined.map(|it| tokens[it].span.of(text));
            let Some(first) = words.find(|it| it.chars().count() > 1) else { continue };
            let is = |class| Language::default().is(&fold(first), class);
            if is(Class::ONLY_FIRST_NAME.or(Class::MALE_NAME).or(Class::FEMALE_NAME)) {
                firsts.insert(fold(first), first.to_owned());
            }
        }
    }
    firsts
}

/// Whether first names are one, or forms of one.
fn are_one(firsts: &BTreeMap<String, String>) -> bool {
    // "Joe" for "Joseph".
    let is_short = |short: &str, long: &str| {
        let stem: String = short.chars().take(short.chars().count().max(3) - 1).collect();
        long.starts_with(&stem)
    };
    firsts.keys().all(|one| {
        firsts.keys().all(|other| is_short(one, other) || is_short(other, one))
    })
}

/// Every place where a person is named, by the last name or by the first alone.
#[must_use]
pub(super) fn named(analysis: &Analysis, last: &str, first: Option<&str>) -> Vec<Span> {
    let mut found = forms(analysis, last);
    let alone = first.map(|it| first_names(analysis, it, last)).unwrap_or_default();
    let is_new = |it: &Span| !found.iter().any(|form| form.overlaps(*it));
    let alone: Vec<Span> = alone.into_iter().filter(is_new).collect();
    found.extend(alone);
    found.sort_unstable();
    found
}

/// Every place where a first name stands alone, as headlines print it.
fn first_names(analysis: &Analysis, first: &str, last: &str) -> Vec<Span> {
    let text = &analysis.document.text;
    let tokens = &analysis.tokens;
    // A word with a capital beside it may make another name of it.
    let is_name = |at: usize, joins: bool| {
        let word = tokens.get(at).filter(|it| joins && it.is_capital);
        word.is_some_and(|it| !is_small(&fold(it.span.of(text))))
    };
    let found = tokens.iter().enumerate().filter(|(at, token)| {
        let follows = tokens.get(at + 1).is_some_and(|it| it.gap == Gap::Space);
        let opens = *at > 0 && token.gap == Gap::Space;
        // “Ada ‘Mo’ Tamm”
        let behind = tokens.get(at + 2).map_or("", |it| bare(it.span.of(text)));
        bare(token.span.of(text)) == first
            && behind != last
            && !is_name(at + 1, follows)
            && !is_name(at.wrapping_sub(1), opens)
    });
    found
        .map(|(_, token)| Span {
            start: token.span.start,
            end: token.span.start + u32::try_from(first.len()).unwrap_or_default(),
        })
        .collect()
}

/// A word without its ’s.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// Whether “the” mostly stands before the name, as it does before no person’s.
fn has_article(analysis: &Analysis, last: &str) -> bool {
    let text = &analysis.document.text;
    let forms = forms(analysis, last);
    let with_article = forms.iter().filter(|span| {
        let before = text[..span.start as usize].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        word.is_some_and(|it| it.eq_ignore_ascii_case("the"))
    });
    2 * with_article.count() > forms.len()
}

/// Last names that stand right after a title, at the end of a name.
pub(super) fn titled(analysis: &Analysis) -> impl Iterator<Item = &str> {
    let text = &analysis.document.text;
    analysis.tokens.windows(3).filter_map(move |window| {
        let (title, name, next) = (window[0], window[1], window[2]);
        let word = name.span.of(text);
        let joins = name.gap == Gap::Space
            || name.gap == Gap::Punctuation && is_point(text, title.span);
        let is_last = !next.is_capital || next.gap != Gap::Space;
        let is_name = name.is_capital && word.chars().skip(2).any(char::is_lowercase);
        let is_title = title.is_capital && is_honorific(title.span.of(text));
        (is_title && joins && is_last && is_name).then_some(bare(word))
    })
}

/// Every place where a last name stands, with the capitals before it that belong to it.
#[must_use]
pub(super) fn forms(analysis: &Analysis, last: &str) -> Vec<Span> {
    let text = &analysis.document.text;
    let mut found: Vec<Span> = Vec::new();
    let mut before_it: BTreeSet<&str> = BTreeSet::new();
    let is_headline = |at: u32| analysis.zone_at(at) == Zone::Headline;
    // Every word of a headline may have a capital: there, only what the body knows belongs.
    let (head, body): (Vec<usize>, Vec<usize>) = (0..analysis.tokens.len())
        .partition(|&at| is_headline(analysis.tokens[at].span.start));
    for at in body.into_iter().chain(head) {
        let token = &analysis.tokens[at];
        let word = token.span.of(text);
        let is_owner = possessive_len(word) > 0;
        if bare(word) != last {
            continue;
        }
        let end = token.span.start + u32::try_from(last.len()).unwrap_or_default();
        let mut start = token.span.start;
        let mut office = at + 1;
        for first in (0..at).rev().take(MAX_FORM) {
            // "of" inside an office is taken along with the office.
            if first >= office {
                continue;
            }
            let (before, after) = (&analysis.tokens[first], &analysis.tokens[first + 1]);
            if let Some(title) = office_before(analysis, first)
                && start < token.span.start
            {
                office = title;
                start = analysis.tokens[title].span.start;
                continue;
            }
            let word = before.span.of(text);
            let is_title =
                is_honorific(word) || is_abbreviated(word) || word.chars().count() == 1;
            let between = Span { start: before.span.end, end: after.span.start }.of(text);
            // “[President Ada] Tamm”: what an article adds belongs to the name.
            let joins = after.gap == Gap::Space
                || between == "] "
                || is_title
                    && after.gap == Gap::Punctuation
                    && is_point(text, before.span);
            // A capital at the beginning of a sentence may be any word; a title is none.
            let is_first = analysis
                .sentences
                .binary_search_by_key(&before.span.start, |it| it.start);
            // "The Tamm campaign": the article belongs to what follows the name.
            // “John A. Tamm”: an initial is no article.
            let is_initial = word.chars().count() == 1 && is_point(text, before.span);
            if !is_initial && is_article(word) {
                break;
            }
            let is_place = fold(word) == "new" && after.is_capital;
            let is_small = is_small(&fold(word)) && !is_place;
            let is_quality = is_office(after.span.of(text))
                && !is_office(word)
                && !is_name_inside(analysis, word);
            let opens = is_first.is_ok() && !is_title && (is_small || is_quality);
            let is_known = is_title || before_it.contains(word);
            if is_headline(before.span.start) && !is_known {
                break;
            }
            if !joins
                || !before.is_capital
                || opens
                || is_day(analysis, first)
                || word.ends_with("’s")
                || word.ends_with("'s")
            {
                break;
            }
            start = before.span.start;
            before_it.insert(word);
        }
        // "The Tamm campaign" names no person.
        let has_article = |at: usize| is_article(analysis.tokens[at].span.of(text));
        if start == token.span.start && at.checked_sub(1).is_some_and(has_article) {
            continue;
        }
        // "Tamm administration" names those around a person.
        let next = analysis.tokens.get(at + 1).filter(|it| it.gap == Gap::Space);
        let around = Class::BODY.or(Class::KNOWN_BODY).or(Class::SPEAKING_GROUP);
        let is_of = |it: &Token| Language::default().is(&fold(it.span.of(text)), around);
        // “Tamm’s team” names the person.
        if start == token.span.start && !is_owner && next.is_some_and(is_of) {
            continue;
        }
        start = with_former(text, start)
            .filter(|_| start < token.span.start)
            .unwrap_or(start);
        let end = end + generation_len(&text[end as usize..]);
        let has_bracket = text[start as usize..end as usize].contains(']')
            && text[..start as usize].ends_with('[');
        found.push(Span { start: start - u32::from(has_bracket), end });
    }
    found.sort_unstable();
    found
}

fn is_article(word: &str) -> bool {
    Language::default().is(&fold(word), Class::DEFINITE.or(Class::INDEFINITE))
}

/// Whether a word has its capital inside a sentence too, as names have.
fn is_name_inside(analysis: &Analysis, word: &str) -> bool {
    let text = &analysis.document.text;
    let is_first =
        |at: u32| analysis.sentences.binary_search_by_key(&at, |it| it.start).is_ok();
    analysis.tokens.iter().any(|it| {
        it.is_capital
            && it.span.of(text) == word
            && !is_first(it.span.start)
            && analysis.zone_at(it.span.start) != Zone::Headline
    })
}

/// Whether a word is the day or month of a clause, and no name: "On Monday Ada Tamm".
fn is_day(analysis: &Analysis, at: usize) -> bool {
    let word = |at: usize| fold(analysis.tokens[at].span.of(&analysis.document.text));
    let is = |word: &str, class| Language::default().is(word, class);
    is(&word(at), Class::CALENDAR_NOUN)
        && at
            .checked_sub(1)
            .map(word)
            .is_some_and(|it| it == "on" || is(&it, Class::BEFORE_A_MONTH))
}

/// The office in front of an "of" that belongs to it: "Secretary" in "Secretary of State".
fn office_before(analysis: &Analysis, of: usize) -> Option<usize> {
    let text = &analysis.document.text;
    let tokens = &analysis.tokens;
    let title = of.checked_sub(1)?;
    let joins = [of, of + 1].iter().all(|&at| tokens[at].gap == Gap::Space);
    let is_of = tokens[of].span.of(text) == "of";
    let (title, office) = (title, tokens[title].span.of(text));
    (is_of && joins && tokens[title].is_capital && is_office(office)).then_some(title)
}

/// Where a form begins with the word for what someone was: "former President Ada Tamm".
fn with_former(text: &str, start: u32) -> Option<u32> {
    let before = text[..start as usize].strip_suffix(' ')?;
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    // “under President Tamm” is no office.
    let is_former = word != "under" && Language::default().is(word, Class::OTHER_OFFICE);
    let length = u32::try_from(word.len() + 1).ok()?;
    is_former.then(|| start - length)
}

/// The bytes of "Jr." or "III" after a name.
fn generation_len(behind: &str) -> u32 {
    let word = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(' '));
    let word = word.unwrap_or_default();
    let found = ["Jr.", "Sr.", "Jr", "Sr", "III", "II"].into_iter().find(|it| {
        word.strip_prefix(it).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let length = found.map_or(0, |it| behind.len() - word.len() + it.len());
    u32::try_from(length).unwrap_or_default()
}

/// Whether a word is one for an office or a title, or the short form of one.
fn is_office(word: &str) -> bool {
    let word = word.to_lowercase();
    let is = |class| Language::default().is(&word, class);
    is(Class::TITLE) || is(Class::LEADS_A_TITLE) || is_abbreviated(&word)
}

/// Whether a word is the short form of a title: "Sen".
fn is_abbreviated(word: &str) -> bool {
    Language::default()
        .is(&word.trim_end_matches('.').to_lowercase(), Class::ABBREVIATED_TITLE)
}

/// Whether only a point stands between a title and the name.
fn is_point(text: &str, title: Span) -> bool {
    text[title.end as usize..].starts_with(". ")
}

/// Whether a word is a title such as “Mr”.
#[must_use]
pub(super) fn is_honorific(word: &str) -> bool {
    Language::default().is(&word.trim_end_matches('.').to_lowercase(), Class::COURTESY)
}

#[cfg(test)]
mod tests {
    use super::{first_names, forms, last_name, persons};
    use crate::lesson::fixture::{analyze, article};

    #[test]
    fn a_form_is_whole() {
        for (sentence, form) in [
            ("On Monday Rep. Ada Tamm (R-Orlav) spoke.", "Rep. Ada Tamm"),
            ("On Monday Sen. Tamm spoke.", "Sen. Tamm"),
            ("It was former President Ada Tamm who spoke.", "former President Ada Tamm"),
            ("They heard Secretary of State Ada Tamm.", "Secretary of State Ada Tamm"),
            (
                "They heard White House Chief of Staff Ada Tamm.",
                "White House Chief of Staff Ada Tamm",
            ),
            (
                "They heard Orlav Central Intelligence Agency Director Ada Tamm.",
                "Orlav Central Intelligence Agency Director Ada Tamm",
            ),
            ("They heard Rep. Olaf Tamm Jr. speak.", "Rep. Olaf Tamm Jr."),
            ("Controversial Sheriff Ada Tamm spoke.", "Sheriff Ada Tamm"),
            ("Ada Tamm spoke.", "Ada Tamm"),
            ("On Monday the Tamm campaign spoke.", ""),
            ("The Tamm campaign spoke.", ""),
            ("They met Tamm administration officials.", ""),
            ("Orlav Gov. Ada Tamm left. They saw her in Orlav.", "Orlav Gov. Ada Tamm"),
            ("New Orlav Sheriff Ada Tamm spoke.", "New Orlav Sheriff Ada Tamm"),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
            let text = &analyses[0].document.text;
            let found = forms(&analyses[0], "Tamm");
            let found: Vec<&str> = found.iter().map(|it| it.of(text)).collect();
            assert_eq!(found.join("|"), form, "{sentence}");
        }
    }

    #[test]
    fn a_form_takes_its_titles_along() {
        let text = "Mr. Tamm left. Ada Tamm’s car stood in Orlav. On Tamm nobody waited. The mayor, Ada B. Tamm, slept.";
        let (_, analyses) = analyze(vec![article("Ash", &[text])]);
        let text = &analyses[0].document.text;
        let found: Vec<&str> =
            forms(&analyses[0], "Tamm").into_iter().map(|it| it.of(text)).collect();
        assert_eq!(found, ["Mr. Tamm", "Ada Tamm", "Tamm", "Ada B. Tamm"]);
    }

    #[test]
    fn a_last_name_of_two_is_nobody() {
        let check = |sentences: &[&str], expected: &[&str]| {
            let (_, analyses) = analyze(vec![article("Ash", sentences)]);
            let found = persons(&analyses.iter().collect::<Vec<_>>());
            let found: Vec<&str> = found.keys().map(String::as_str).collect();
            assert_eq!(found, expected, "{sentences:?}");
        };
        check(&["“It rained,” said Helen Tamm.", "Ms. Tamm left."], &["Tamm"]);
        check(&["“It rained,” said Helen B. Tamm.", "A hat of Michael Tamm."], &[]);
        check(&["“It rained,” said Joe Tamm.", "Joseph Tamm left."], &["Tamm"]);
        check(&["“It rained,” said Anna Bishop.", "The bishop left."], &[]);
    }

    #[test]
    fn knows_the_first_name_of_somebody_who_does_not_speak() {
        let sentence =
            "Rep. Helen Tamm left. Ms. Tamm was ill. Mr. Berg said, “Helen is a friend.”";
        let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
        let found = persons(&analyses.iter().collect::<Vec<_>>());
        assert_eq!(found["Tamm"].as_deref(), Some("Helen"));
    }

    #[test]
    fn a_first_name_counts_where_it_stands_alone() {
        let text = "Ada leaves at dawn. Ada Tamm left. At dawn Ada’s car stood in Orlav. Ada Berg slept.";
        let (_, analyses) = analyze(vec![article("Ash", &[text])]);
        let text = &analyses[0].document.text;
        let found = first_names(&analyses[0], "Ada", "Tamm");
        let found: Vec<u32> = found.into_iter().map(|it| it.start).collect();
        let at = |it: &str| u32::try_from(text.find(it).unwrap()).unwrap();
        assert_eq!(found, [at("Ada leaves"), at("Ada’s")]);
    }

    #[test]
    fn bodies_are_no_persons() {
        for (speaker, last) in [
            ("Ada Tamm", Some("Tamm")),
            ("Veldland", None),
            ("the mayor", None),
            ("officials in Orlav", None),
            ("US", None),
        ] {
            assert_eq!(last_name(speaker).as_deref(), last, "{speaker}");
        }
    }
}
