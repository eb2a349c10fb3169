//! English inflection: plurals of nouns and forms of verbs, of words and at the head of phrases.
//!
//! What the rules of spelling give is made by rule, the rest stands in `nouns.tsv`,
//! `verbs.tsv` and `doubled.txt`. What is looked for may be too much; what is to be written
//! has to be right, so [`Noun`] and [`Verb`] give nothing where English does not say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static NOUNS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| rows(include_str!("nouns.tsv")).filter_map(pair).collect());
static VERBS: LazyLock<BTreeMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let all = rows(include_str!("verbs.tsv")).filter_map(pair);
    all.filter_map(|(verb, rest)| Some((verb, rest.split_once('\t')?))).collect()
});
static DOUBLED: LazyLock<Vec<&str>> =
    LazyLock::new(|| rows(include_str!("doubled.txt")).collect());

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|it| !it.starts_with('#') && !it.is_empty())
}

fn pair(row: &'static str) -> Option<(&'static str, &'static str)> {
    row.split_once('\t')
}

/// What stands behind the head of a noun phrase (“member of parliament”, “passer-by”).
const BEHIND_HEAD: &[&str] = &[
    "of", "in", "by", "for", "with", "at", "to", "from", "on", "who", "that", "whose",
    "under", "without", "against", "as", "over", "about", "up", "off", "out", "after",
];

/// Offices whose adjective stands behind them (“attorney general”).
const OFFICES: &[&str] =
    &["attorney", "secretary", "governor", "director", "solicitor", "auditor", "consul"];
/// These adjectives.
const POSTPOSED: &[&str] = &["general", "elect", "designate", "emeritus"];

/// People whom a participle may describe (“people seeking asylum”).
const PEOPLE: &[&str] = &[
    "person", "people", "child", "man", "woman", "worker", "family", "patient",
    "resident", "student", "someone", "those",
];

/// A form of a word, beside the one that a dictionary lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// The plural of a noun.
    Plural,
    /// *organises*.
    Third,
    /// *gave*.
    Past,
    /// *given*.
    Participle,
    /// *organised*, where the two are one.
    PastOrParticiple,
    /// *organising*.
    Ing,
}

impl Inflection {
    /// How people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plural => "the plural",
            Self::Third => "the form in -s",
            Self::Past => "the past tense",
            Self::Participle => "the participle",
            Self::PastOrParticiple => "the past form",
            Self::Ing => "the form in -ing",
        }
    }
}

/// A plural of a noun to look for, of the last word of a phrase.
#[must_use]
pub fn plural(noun: &str) -> String {
    let start = noun.rfind([' ', '-']).map_or(0, |it| it + 1);
    match irregular(&noun[start..]) {
        Some(Some(plural)) => format!("{}{plural}", &noun[..start]),
        _ => with_s(noun),
    }
}

/// All plurals to look for: beside an irregular one the regular one (“persons”), and that at
/// the head of a phrase (“members of parliament”).
#[must_use]
pub fn plurals(noun: &str) -> Vec<String> {
    let mut all = vec![plural(noun), with_s(noun)];
    all.extend(plural_of(noun));
    let mut found = Vec::new();
    for it in all {
        if !found.contains(&it) {
            found.push(it);
        }
    }
    found
}

/// The plural of a noun phrase to write, at its head; none where English does not say.
#[must_use]
pub fn plural_of(phrase: &str) -> Option<String> {
    let (start, end) = head(phrase)?;
    let noun = &phrase[start..end];
    let is_capitals =
        noun.chars().count() > 1 && noun.chars().all(|c| c.is_uppercase() || c == '.');
    let plural = if is_capitals {
        (!noun.ends_with(['S', '.'])).then(|| format!("{noun}s"))?
    } else if let Some(plural) = irregular(noun) {
        plural?
    } else if noun.starts_with(char::is_uppercase) && ends_in_consonant_y(noun) {
        // Names keep their letters.
        format!("{noun}s")
    } else if noun.ends_with(|c: char| !c.is_alphabetic())
        || (noun.ends_with('s') && !noun.ends_with("ss"))
        || noun.ends_with("ese")
    {
        // What ends so may be a plural already.
        return None;
    } else {
        with_s(noun)
    };
    Some(format!("{}{plural}{}", &phrase[..start], &phrase[end..]))
}

/// The irregular plural of a noun, in its capitals; `Some(None)` if it has none.
fn irregular(noun: &str) -> Option<Option<String>> {
    let lower = noun.to_lowercase();
    let plural = match NOUNS.get(lower.as_str()) {
        Some(&"-") => return Some(None),
        Some(plural) => (*plural).to_owned(),
        None if lower.len() > 4 && lower.ends_with("man") => {
            format!("{}men", &lower[..lower.len() - 3])
        }
        None => ["child", "wife", "foot", "tooth", "craft"].iter().find_map(|end| {
            let before = lower.strip_suffix(end).filter(|it| it.len() > 2)?;
            Some(format!("{before}{}", NOUNS.get(end).unwrap_or(end)))
        })?,
    };
    let mut chars = plural.chars();
    let first = chars.next()?;
    let is_raised = noun.starts_with(char::is_uppercase);
    Some(Some(if is_raised {
        first.to_uppercase().chain(chars).collect()
    } else {
        plural
    }))
}

/// The bytes of the word of a noun phrase that takes the plural.
fn head(phrase: &str) -> Option<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, _) in phrase.match_indices([' ', '-']).chain([(phrase.len(), "")]) {
        if at > start {
            words.push((start, at));
        }
        start = at + 1;
    }
    let word = |at: usize| {
        words.get(at).map(|it: &(usize, usize)| phrase[it.0..it.1].to_lowercase())
    };
    if words.len() > 1
        && word(0).is_some_and(|it| OFFICES.contains(&it.as_str()))
        && word(1).is_some_and(|it| POSTPOSED.contains(&it.as_str()))
    {
        return words.first().copied();
    }
    for at in 1..words.len() {
        let own = word(at)?;
        let is_participle = own.ends_with("ed") || own.ends_with("en");
        if BEHIND_HEAD.contains(&own.as_str()) {
            return words.get(at - 1).copied();
        }
        let is_followed =
            word(at + 1).is_some_and(|it| BEHIND_HEAD.contains(&it.as_str()));
        if is_participle && is_followed {
            return words.get(at - 1).copied();
        }
        if own.ends_with("ing") && at + 1 < words.len() {
            let before = word(at - 1)?;
            return PEOPLE.contains(&before.as_str()).then(|| words[at - 1]);
        }
    }
    words.last().copied()
}

/// Forms of a verb to look for, of the first word of a phrase.
#[must_use]
pub fn verb_forms(phrase: &str) -> Vec<(Inflection, String)> {
    let (verb, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    let mut forms = vec![(Inflection::Third, third(verb))];
    if let Some((past, participle)) = VERBS.get(verb.to_lowercase().as_str()) {
        let both = if past == participle {
            [(Inflection::PastOrParticiple, *past), (Inflection::Past, "")]
        } else {
            [(Inflection::Past, *past), (Inflection::Participle, *participle)]
        };
        for (form, words) in both {
            forms.extend(words.split_whitespace().map(|it| (form, it.to_owned())));
        }
    } else {
        let pasts = spellings(verb).into_iter().map(|it| past(&it));
        forms.extend(pasts.map(|it| (Inflection::PastOrParticiple, it)));
    }
    let all = spellings(verb).into_iter().map(|it| ing(&it));
    forms.extend(all.map(|it| (Inflection::Ing, it)));
    forms.into_iter().map(|(form, word)| (form, format!("{word}{rest}"))).collect()
}

/// A form of a verb phrase to write, at its first word; none where English does not say.
#[must_use]
pub fn verb_of(phrase: &str, form: Inflection) -> Option<String> {
    let (verb, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    let lower = verb.to_lowercase();
    let listed = VERBS.get(lower.as_str());
    let word = match (form, listed) {
        (Inflection::Plural, _) => return None,
        (Inflection::Third, _) => third(verb),
        (Inflection::Past, Some((past, _))) => first(past),
        (Inflection::Participle, Some((_, participle))) => first(participle),
        (Inflection::PastOrParticiple, Some((past, participle))) => {
            (past == participle).then(|| first(past))?
        }
        (
            Inflection::Past | Inflection::Participle | Inflection::PastOrParticiple,
            None,
        ) => past(&spelling(verb)?),
        (Inflection::Ing, _) => ing(&spelling(verb)?),
    };
    Some(format!("{word}{rest}"))
}

/// The first of several forms: the one that is written.
fn first(forms: &str) -> String {
    forms.split(' ').next().unwrap_or_default().to_owned()
}

fn third(verb: &str) -> String {
    match verb.to_lowercase().as_str() {
        "have" => "has".to_owned(),
        it if it.ends_with("go") || it.ends_with("do") => format!("{verb}es"),
        _ => with_s(verb),
    }
}

/// What a verb may look like before -ed and -ing: its last letter doubled or not.
fn spellings(verb: &str) -> Vec<String> {
    let doubled = || verb.chars().next_back().map(|c| format!("{verb}{c}"));
    match is_closed(verb) {
        _ if verb.ends_with('c') => vec![format!("{verb}k")],
        false => vec![verb.to_owned()],
        true => std::iter::once(verb.to_owned()).chain(doubled()).collect(),
    }
}

/// The same where English says; before -l it depends on the country.
fn spelling(verb: &str) -> Option<String> {
    let lower = verb.to_lowercase();
    let last = verb.chars().next_back()?;
    if DOUBLED.contains(&lower.as_str()) {
        return Some(format!("{verb}{last}"));
    }
    let n_vowels = lower.split(|c| !is_vowel(c)).filter(|it| !it.is_empty()).count();
    match is_closed(&lower) {
        _ if lower.ends_with('c') => Some(format!("{verb}k")),
        false => Some(verb.to_owned()),
        // “run”, “get”: one syllable.
        true if n_vowels == 1 => Some(format!("{verb}{last}")),
        true => (last != 'l').then(|| verb.to_owned()),
    }
}

/// Whether a verb ends in one vowel and one consonant.
fn is_closed(verb: &str) -> bool {
    let mut back = verb.chars().rev();
    let (last, middle, first) = (back.next(), back.next(), back.next());
    last.is_some_and(|c| c.is_alphabetic() && !is_vowel(c) && !"wxyh".contains(c))
        && middle.is_some_and(is_vowel)
        && (first.is_some_and(|c| !is_vowel(c)) || verb.ends_with("quit"))
}

fn past(verb: &str) -> String {
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if ends_in_consonant_y(verb) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{verb}ed")
    }
}

fn ing(verb: &str) -> String {
    if let Some(rest) = verb.strip_suffix("ie") {
        return format!("{rest}ying");
    }
    let without_e =
        verb.strip_suffix('e').filter(|rest| !rest.ends_with(['e', 'o', 'y']));
    format!("{}ing", without_e.filter(|it| it.len() > 1).unwrap_or(verb))
}

fn with_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

fn ends_in_consonant_y(word: &str) -> bool {
    let mut back = word.chars().rev();
    back.next() == Some('y')
        && back.next().is_some_and(|c| c.is_alphabetic() && !is_vowel(c))
}

#[cfg(test)]
mod tests {
    use super::{Inflection, plural, plural_of, verb_forms, verb_of};

    #[test]
    fn looks_for_plurals_of_the_last_word() {
        for (noun, expected) in [
            ("region", "regions"),
            ("Republic", "Republics"),
            ("clash", "clashes"),
            ("party", "parties"),
            ("day", "days"),
            ("policeman", "policemen"),
            ("German", "Germans"),
            ("street child", "street children"),
            ("housewife", "housewives"),
        ] {
            assert_eq!(plural(noun), expected);
        }
    }

    #[test]
    fn writes_plurals_at_the_head() {
        for (phrase, expected) in [
            ("child", "children"),
            ("body", "bodies"),
            ("church", "churches"),
            ("MP", "MPs"),
            ("Kennedy", "Kennedys"),
            ("police officer", "police officers"),
            ("member of parliament", "members of parliament"),
            ("mother-in-law", "mothers-in-law"),
            ("passer-by", "passers-by"),
            ("attorney general", "attorneys general"),
            ("child used by armed groups", "children used by armed groups"),
            ("person seeking asylum", "people seeking asylum"),
            ("Servicewoman", "Servicewomen"),
            ("staff", "staff"),
        ] {
            assert_eq!(plural_of(phrase).as_deref(), Some(expected));
        }
        for phrase in ["housing", "armed fighting force", "Japanese", "NHS", "the 1990s"]
        {
            assert_eq!(plural_of(phrase), None, "{phrase}");
        }
    }

    #[test]
    fn looks_for_forms_of_verbs() {
        let forms = |verb| {
            let forms = verb_forms(verb).into_iter().map(|it| it.1);
            forms.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(forms("seize"), "seizes seized seizing");
        assert_eq!(forms("occupy"), "occupies occupied occupying");
        assert_eq!(forms("free"), "frees freed freeing");
        assert_eq!(forms("give"), "gives gave given giving");
        assert_eq!(forms("stop"), "stops stoped stopped stoping stopping");
        assert_eq!(forms("pass away"), "passes away passed away passing away");
        assert_eq!(forms("burn"), "burns burned burnt burning");
        assert_eq!(forms("quit"), "quits quit quiting quitting");
        assert_eq!(forms("panic"), "panics panicked panicking");
        assert_eq!(forms("undo"), "undoes undid undone undoing");
    }

    #[test]
    fn the_tables_are_in_order() {
        let verbs: Vec<&str> = super::rows(include_str!("verbs.tsv")).skip(1).collect();
        let nouns: Vec<&str> = super::rows(include_str!("nouns.tsv")).skip(1).collect();
        for table in [&verbs, &nouns, &*super::DOUBLED] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn writes_forms_of_verbs() {
        use Inflection::{Ing, Participle, Past, PastOrParticiple, Third};
        for (verb, form, expected) in [
            ("organise", PastOrParticiple, Some("organised")),
            ("organise", Ing, Some("organising")),
            ("die", Ing, Some("dying")),
            ("say", PastOrParticiple, Some("said")),
            ("give", PastOrParticiple, None),
            ("give", Participle, Some("given")),
            ("take part", Past, Some("took part")),
            ("stop", PastOrParticiple, Some("stopped")),
            ("visit", PastOrParticiple, Some("visited")),
            ("commit", Ing, Some("committing")),
            ("travel", Ing, None),
            ("go", Third, Some("goes")),
            ("criticise", Third, Some("criticises")),
        ] {
            assert_eq!(verb_of(verb, form).as_deref(), expected, "{verb}");
        }
    }
}
