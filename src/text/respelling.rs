//! Whether two English forms are spellings of one word.
//!
//! Decided by knowledge, not by likeness: “principle” and “principal” are more alike than “plow”
//! and “plough”. The regular correspondences of British and American spelling are rules here,
//! the rest stands in `respellings.tsv`.

use crate::text::fold;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// In which sense a form may be written in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respelling {
    /// In every sense.
    Always,
    /// As a noun (“tire”, “tyre”).
    Noun,
    /// As a verb (“practice”, “practise”).
    Verb,
    /// As the past of a verb, not as an adjective (“learned”, “learnt”).
    Past,
    /// As a unit behind a number (“meter”, “metre”).
    Number,
}

/// A row of the table, read in one direction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Way(Respelling),
    Apart,
}

struct Table {
    /// By both forms.
    rows: HashMap<(&'static str, &'static str), Row>,
    /// Beginnings of words and what stands for them, the longest first.
    same: Vec<(String, String)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: HashMap::new(), same: Vec::new() };
    let lines = include_str!("respellings.tsv").lines().filter(|it| !it.starts_with('#'));
    for line in lines.skip(1) {
        let mut cells = line.split('\t');
        let (Some(one), Some(other), Some(how)) =
            (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let way = match how {
            "same" => {
                table.same.push((regular(one), regular(other)));
                Row::Way(Respelling::Always)
            }
            "noun" => Row::Way(Respelling::Noun),
            "verb" => Row::Way(Respelling::Verb),
            "past" => Row::Way(Respelling::Past),
            "number" => Row::Way(Respelling::Number),
            _ => Row::Apart,
        };
        let back = if how == "apart" { way } else { Row::Way(Respelling::Always) };
        table.rows.insert((one, other), way);
        table.rows.insert((other, one), back);
    }
    table.same.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
    table
});

/// The correspondences of British and American spelling, each with the spelling that stands for
/// both. Where a rule would hold for other words as well, the letters around it say so.
static RULES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let all = [
        // anaesthetic, foetus; not heroes
        ("[ao]e([b-df-hj-np-tv-z][a-z])", "e$1"),
        // archaeology
        ("aeo", "eo"),
        // colour, favourite; not flour
        ("^([a-z]*[aeiou][a-z]*)our", "${1}or"),
        // centre, fibred; not there
        ("([bghtv])re(s?)$", "${1}er$2"),
        ("([bghtv])red$", "${1}ered"),
        // organize, analyzed; not prize
        ("^([a-z]{3,}[iy])z([aei])", "${1}s$2"),
        // dialogue
        ("ogue([sd]?)$", "og$1"),
        // defense
        ("ense(s?)$", "ence$1"),
        // kilogramme
        ("gramme(s?)$", "gram$1"),
        // judgement
        ("dgement", "dgment"),
        // likeable; not changeable
        ("([^cg])eable", "${1}able"),
        // enroll, fulfillment; not still
        ("^([a-z]{3,})ll(s?|ments?)$", "${1}l$2"),
        // skillful
        ("^([a-z]{2,})llful", "${1}lful"),
    ];
    let compiled =
        all.into_iter().filter_map(|(it, to)| Some((Regex::new(it).ok()?, to)));
    compiled.collect()
});

/// Whether a form may be written in the place of another as a spelling of the same word or
/// phrase, and in which sense. Names by how they were romanised are not known here.
#[must_use]
pub fn respelling(from: &str, to: &str) -> Option<Respelling> {
    let (from, to) = (fold(from), fold(to));
    match TABLE.rows.get(&(from.as_str(), to.as_str())) {
        Some(Row::Way(it)) => return Some(*it),
        Some(Row::Apart) => return None,
        None => {}
    }
    if from == to {
        return Some(Respelling::Always);
    }
    if is_joined_otherwise(&from, &to) || has_other_ending(&from, &to) {
        return None;
    }
    let (words, others) = (parts(&from), parts(&to));
    if words.len() != others.len() || words.len() == 1 {
        let is_same = canonical(&letters(&from)) == canonical(&letters(&to));
        return is_same.then_some(Respelling::Always);
    }
    let mut sense = Respelling::Always;
    for (from, to) in words.into_iter().zip(others) {
        let own = respelling(from, to)?;
        sense = if own == Respelling::Always { sense } else { own };
    }
    Some(sense)
}

/// The words of a phrase or a compound.
fn parts(form: &str) -> Vec<&str> {
    form.split([' ', '-']).filter(|it| !it.is_empty()).collect()
}

/// Whether two forms are known as two words, however alike they are.
#[must_use]
pub fn are_two_words(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    TABLE.rows.get(&(one.as_str(), other.as_str())) == Some(&Row::Apart)
}

/// Adjectives whose phrase takes a hyphen before a noun and none elsewhere (“long term”).
const BEFORE_HYPHEN: &[&str] = &[
    "back", "deep", "first", "free", "front", "full", "hard", "high", "large", "last",
    "long", "low", "medium", "middle", "near", "new", "old", "part", "real", "second",
    "short", "small", "soft", "third", "top",
];

/// Particles that make a verb of two words and a noun of one (“shut down”).
const PARTICLES: &[&str] = &[
    "about", "along", "around", "away", "back", "by", "down", "in", "off", "on", "out",
    "over", "through", "together", "up",
];

/// Whether two forms that differ in a blank are words of different classes.
fn is_joined_otherwise(one: &str, other: &str) -> bool {
    let (open, joined) = if one.contains(' ') { (one, other) } else { (other, one) };
    let Some((head, tail)) = open.split_once(' ') else { return false };
    if joined.contains(' ') {
        return false;
    }
    PARTICLES.contains(&tail)
        || (joined.contains('-')
            && (BEFORE_HYPHEN.contains(&head) || head.ends_with("ly")))
}

/// Whether one form alone is a contraction or has an owner’s ending (“its”, “it’s”).
fn has_other_ending(one: &str, other: &str) -> bool {
    let is_owner = |it: &str| {
        let Some((head, ending)) = it.rsplit_once('\'') else { return false };
        !head.ends_with(|c: char| c.is_ascii_digit())
            && ["", "s", "t", "re", "ll", "d", "ve", "m"].contains(&ending)
    };
    is_owner(one) != is_owner(other)
}

/// The letters of a form without diacritics, blanks, hyphens and stops.
fn letters(form: &str) -> String {
    let plain = form.nfd().filter(|&c| !is_combining_mark(c) && c.is_alphanumeric());
    let mut letters = String::with_capacity(form.len());
    for c in plain {
        match c {
            'æ' => letters.push_str("ae"),
            'œ' => letters.push_str("oe"),
            'ø' => letters.push('o'),
            'ß' => letters.push_str("ss"),
            c => letters.push(c),
        }
    }
    letters
}

/// The spelling that stands for all of a word.
fn canonical(letters: &str) -> String {
    let word = regular(letters);
    let beginning = |it: &&(String, String)| {
        word.starts_with(&it.0) && !word.starts_with(it.1.as_str())
    };
    match TABLE.same.iter().find(beginning) {
        Some((one, other)) => format!("{other}{}", &word[one.len()..]),
        None => word,
    }
}

/// The same by the rules alone.
fn regular(letters: &str) -> String {
    let mut word = letters.to_owned();
    for (rule, to) in RULES.iter() {
        if rule.is_match(&word) {
            word = rule.replace(&word, *to).into_owned();
        }
    }
    undoubled(word)
}

/// Endings before which British spelling doubles a consonant of an unstressed syllable.
const BEHIND_DOUBLED: &[&str] = &[
    "ed", "ing", "ings", "er", "ers", "or", "ors", "ist", "ists", "ery", "en", "ous",
    "ously", "ity", "est", "ation", "ations", "able", "ish",
];

/// Writes one consonant where British spelling has two (“travelled”, “worshipping”). In a first
/// syllable a doubled consonant makes another word (“filling”, “filing”).
fn undoubled(word: String) -> String {
    let is_vowel = |it: u8| b"aeiou".contains(&it);
    for ending in BEHIND_DOUBLED {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let Some((start, [a, b])) = stem.as_bytes().split_last_chunk::<2>() else {
            continue;
        };
        let n_vowels = (0..start.len())
            .filter(|&at| is_vowel(start[at]) && !(at > 0 && start[at - 1] == b'q'))
            .count();
        let is_short = start.last().is_some_and(|it| is_vowel(*it));
        if a == b && b"lpst".contains(a) && n_vowels > 1 && is_short {
            return format!("{}{ending}", &stem[..stem.len() - 1]);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{RULES, Respelling, respelling};

    #[test]
    fn the_rules_can_be_read() {
        assert_eq!(RULES.len(), 13);
    }

    #[track_caller]
    fn check(pairs: &str, expected: Option<Respelling>) {
        for pair in pairs.split(", ") {
            let (from, to) = pair.split_once('/').unwrap();
            assert_eq!(respelling(from, to), expected, "{pair}");
        }
    }

    #[test]
    fn spellings_of_one_word_are_known() {
        check(
            "colour/color, favourite/favorite, neighbourhood/neighborhood, theater/theatre, fiber/fibre, \
             organise/organize, analyzed/analysed, globalisation/globalization, traveled/travelled, \
             worshiping/worshipping, focussed/focused, counselor/counsellor, marvelous/marvellous, \
             fueled/fuelled, skilful/skillful, wilful/willful, enrol/enroll, installment/instalment, \
             catalog/catalogue, defense/defence, programme/program, kilogram/kilogramme, judgement/judgment, \
             paediatric/pediatric, archeology/archaeology, encyclopedia/encyclopaedia, fetus/foetus, sizable/sizeable, \
             maneuver/manoeuvre, maneuvered/manoeuvred, jewelry/jewellery, plow/plough, gray/grey, mold/mould, \
             mustache/moustache, enquiry/inquiry, enquiries/inquiries, adviser/advisor, toward/towards, \
             yoghurt/yogurt, skeptical/sceptical, burned/burnt, cosy/cozy, medieval/mediaeval",
            Some(Respelling::Always),
        );
        check(
            "e-mail/email, per cent/percent, web site/website, health care/healthcare, naive/naïve, cafe/café, \
             co-operation/cooperation, U.S./US, Internet/internet, Qur'an/Quran, 1970's/1970s, \
             by-election/bye-election, human-centred/human-centered, gray market/grey market, setup/set-up",
            Some(Respelling::Always),
        );
    }

    #[test]
    fn other_words_are_told_apart() {
        check(
            "murder/murderer, refugee/refuge, councillor/counsellor, chairman/chairwoman, defendant/defender, \
             suspect/suspected, tax avoider/tax evader, bus driver/bus rider, illegal immigrant/illegal migrant, \
             historical/historic, economical/economic, principle/principal, stationery/stationary, \
             complement/compliment, adverse/averse, alternate/alternative, flout/flaunt, migrant/emigrant, \
             affect/effect, ensure/insure, four/for, prize/prise, tire/tier, filing/filling, poet/pet, canoe/cane, \
             gall/gal, desert/dessert, holy/holly, hoped/hopped, advice/advise, device/devise, kid/child, lawmaker/MP",
            None,
        );
        check(
            "every day/everyday, shut down/shutdown, long term/long-term, re-sign/resign, resume/résumé, its/it's, \
             lets/let's, check/cheque, story/storey, ton/tonne, climate change/climate crisis, newly built/newly-built",
            None,
        );
    }

    #[test]
    fn some_hold_in_one_sense() {
        check("license/licence, tire/tyre", Some(Respelling::Noun));
        check("practice/practise", Some(Respelling::Verb));
        check("learned/learnt", Some(Respelling::Past));
        check("meter/metre, square meter/square metre", Some(Respelling::Number));
        check(
            "licence/license, tyre/tire, practise/practice, storey/story",
            Some(Respelling::Always),
        );
    }
}
