//! Single words and short lists of grammar that one rule or two ask for; in lower case.

use crate::voice::speakers::list::List;

/// What leads on from an office to what it is for.
pub(super) const AFTER_AN_OFFICE: &List = &List::new(20, &["for", "of", "to"]);

/// And.
pub(super) const AND: &List = &List::new(21, &["and"]);

/// Words that begin a clause beside the main one.
pub(super) const BESIDE_THE_MAIN_CLAUSE: &List =
    &List::new(22, &["after", "although", "as", "though", "when", "whereas", "while"]);

/// Words that open a clause about the source.
pub(super) const ASIDES: &List =
    &List::new(23, &["citing", "quoted", "speaking", "that", "which", "who", "whose"]);

/// Words before the name of a month.
pub(super) const BEFORE_A_MONTH: &List = &List::new(
    24,
    &["by", "early", "in", "last", "late", "next", "of", "since", "this", "until"],
);

/// Both.
pub(super) const BOTH: &List = &List::new(25, &["both"]);

/// Words that join phrases.
pub(super) const COORDINATORS: &List = &List::new(26, &["and", "but", "or"]);

/// Verbs behind which someone’s office stands.
pub(super) const COPULAS: &List = &List::new(27, &["became", "is", "remains", "was"]);

/// Words that end a noun phrase: relative pronouns and coordinators.
pub(super) const ENDS: &List =
    &List::new(28, &["and", "but", "or", "that", "which", "who", "whose"]);

/// The pronoun, which has a capital and is no name.
pub(super) const I: &List = &List::new(29, &["i"]);

/// Indefinite articles.
pub(super) const INDEFINITE: &List = &List::new(30, &["a", "an"]);

/// Words before a source that are not of it.
pub(super) const LEADING: &List =
    &List::new(31, &["and", "but", "by", "even", "from", "only", "to"]);

/// What links a body or an office with what it is for.
pub(super) const LINKS: &List = &List::new(32, &["for", "of"]);

/// What may stand inside an office before a name.
pub(super) const LINKS_BEFORE_A_NAME: &List = &List::new(33, &["for", "of", "the", "to"]);

/// Bodies that may be of two things.
pub(super) const MINISTRIES: &List = &List::new(34, &["department", "ministry"]);

/// Months that are words as well.
pub(super) const MONTHS: &List = &List::new(35, &["march", "may"]);

/// Words before a place.
pub(super) const NEAR: &List =
    &List::new(36, &["across", "around", "at", "from", "in", "near", "outside"]);

/// Of.
pub(super) const OF: &List = &List::new(37, &["of"]);

/// Relative pronouns.
pub(super) const RELATIVES: &List =
    &List::new(38, &["that", "which", "who", "whom", "whose"]);

/// Pronouns that tell a gender.
pub(super) const TELLING: &List =
    &List::new(39, &["he", "her", "hers", "herself", "himself", "his", "she"]);

/// The.
pub(super) const THE: &List = &List::new(40, &["the"]);

/// To.
pub(super) const TO: &List = &List::new(41, &["to"]);

/// Who.
pub(super) const WHO: &List = &List::new(42, &["who"]);

/// Relative pronouns of persons.
pub(super) const WHO_FORMS: &List = &List::new(43, &["who", "whom", "whose"]);

/// Plural nouns that begin sentences and name nobody.
pub(super) const COMMON: &List = &List::new(
    44,
    &[
        "accounts",
        "activists",
        "advocates",
        "aides",
        "allies",
        "analysts",
        "authorities",
        "backers",
        "campaigners",
        "commentators",
        "critics",
        "data",
        "detectives",
        "diplomats",
        "doctors",
        "documents",
        "economists",
        "emails",
        "estimates",
        "executives",
        "experts",
        "figures",
        "findings",
        "forecasters",
        "friends",
        "insiders",
        "investigators",
        "journalists",
        "judges",
        "lawmakers",
        "lawyers",
        "leaders",
        "lobbyists",
        "locals",
        "managers",
        "messages",
        "ministers",
        "neighbors",
        "neighbours",
        "observers",
        "officers",
        "officials",
        "opponents",
        "organisers",
        "organizers",
        "owners",
        "papers",
        "parents",
        "passengers",
        "polls",
        "prosecutors",
        "protesters",
        "pundits",
        "records",
        "relatives",
        "reporters",
        "reports",
        "researchers",
        "residents",
        "results",
        "reviewers",
        "rivals",
        "rumors",
        "rumours",
        "scholars",
        "scientists",
        "soldiers",
        "sources",
        "spokespeople",
        "statistics",
        "strategists",
        "students",
        "studies",
        "supporters",
        "surveys",
        "survivors",
        "teachers",
        "users",
        "veterans",
        "villagers",
        "voters",
        "witnesses",
        "workers",
    ],
);
