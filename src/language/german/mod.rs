//! German: its words, and what their endings show.

use crate::language::class::Class;

/// Its tables. First names are shared with English.
pub(super) const TABLES: &[&str] = &[
    include_str!("../english/first-names.tsv"),
    include_str!("calendar.tsv"),
    include_str!("first-names.tsv"),
    include_str!("grammar.tsv"),
    include_str!("nouns.tsv"),
    include_str!("places.tsv"),
    include_str!("speech.tsv"),
    include_str!("stops.tsv"),
    include_str!("verbs.tsv"),
];

/// Endings of nouns that no name has.
const NOUNS: &[&str] = &[
    "heit", "ion", "ionen", "ismus", "keit", "ling", "nis", "nisse", "schaft",
    "schaften", "tion", "tät", "ung", "ungen",
];

/// Last parts of compounds that say what someone is, with the classes of the whole. A compound
/// has two letters and more before them.
const HEADS: &[(&str, Class)] = &[
    ("amt", BODY),
    ("anwalt", MAN),
    ("anwältin", WOMAN),
    ("behörde", BODY),
    ("chef", MAN),
    ("chefin", WOMAN),
    ("direktor", MAN),
    ("direktorin", WOMAN),
    ("expertin", WOMAN),
    ("experte", MAN),
    ("forscher", MAN),
    ("forscherin", WOMAN),
    ("gericht", BODY),
    ("gewerkschaft", BODY),
    ("institut", BODY),
    ("kanzler", MAN),
    ("kanzlerin", WOMAN),
    ("leiter", MAN),
    ("leiterin", WOMAN),
    ("meister", MAN),
    ("meisterin", WOMAN),
    ("minister", MAN),
    ("ministerin", WOMAN),
    ("ministerium", BODY),
    ("partei", BODY),
    ("präsident", MAN),
    ("präsidentin", WOMAN),
    ("sprecher", MAN),
    ("sprecherin", WOMAN),
    ("verband", BODY),
    ("vorsitzende", Class::TITLE),
    ("vorsitzender", MAN),
];

const MAN: Class = Class::TITLE.or(Class::MASCULINE);
const WOMAN: Class = Class::TITLE.or(Class::FEMININE);
const BODY: Class = Class::BODY.or(Class::KNOWN_BODY).or(Class::SPEAKING_GROUP);

/// The classes that the ending of a folded word shows, beside those of the tables.
pub(super) fn ending(word: &str, listed: Class) -> Class {
    let mut class = head(word, listed);
    let is_long = word.chars().count() > 4;
    if is_long && NOUNS.iter().any(|it| word.ends_with(it)) {
        class = class.or(Class::NOUN_WITH_CAPITAL);
    }
    // The past of weak verbs; adjectives with this ending stand after an article.
    let is_other = Class::ADVERB
        .or(Class::DETERMINER)
        .or(Class::TIME)
        .or(Class::AUXILIARY)
        .or(Class::PREPOSITION)
        .or(Class::PLACE)
        .or(Class::LIKE_AN_ADJECTIVE);
    if is_long && (word.ends_with("te") || word.ends_with("ten")) && !listed.is(is_other)
    {
        class = class.or(Class::PAST);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        class = class.or(Class::NUMBER);
    }
    class
}

/// What the last part of a compound makes of it.
pub(super) fn head(word: &str, listed: Class) -> Class {
    if !listed.is_empty() {
        return Class::default();
    }
    let long_enough = |rest: &str| rest.chars().count() > 3;
    let found =
        HEADS.iter().find(|(it, _)| word.strip_suffix(it).is_some_and(long_enough));
    let class = found.map_or(Class::default(), |it| it.1);
    let is_noun = NOUNS.iter().any(|it| word.strip_suffix(it).is_some_and(long_enough));
    // Whose something is ends in -s, and hardly a plural.
    let genitive = if word.ends_with('s') { Class::SINGULAR } else { Class::default() };
    let noun = if is_noun { Class::NOUN_WITH_CAPITAL } else { Class::default() };
    class.or(noun).or(genitive)
}
