//! What people are called before their names: roles, courtesies, and what goes with them.

use crate::language::{Class, Language};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a word before a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What someone is, by the label under which it counts.
    Role(&'static str),
    /// The same for an organisation or a place.
    Body(&'static str),
    /// Politeness alone.
    Courtesy,
    /// Part of a label, by the word under which it counts.
    Modifier(&'static str),
    /// The field of an office.
    Office,
}

/// What a folded word is; none of most words.
pub(super) fn role(folded: &str) -> Option<Part> {
    ROLES.get(folded).copied()
}

/// Asked by word only.
static ROLES: LazyLock<HashMap<&'static str, Part>> = LazyLock::new(|| {
    let mut roles = HashMap::new();
    let lines = include_str!("roles.tsv").lines().filter(|it| !it.starts_with('#'));
    for line in lines {
        let mut cells = line.split('\t');
        let (Some(kind), Some(word)) = (cells.next(), cells.next()) else { continue };
        let role = match kind {
            "role" => Part::Role(cells.next().unwrap_or(word)),
            "body" => Part::Body(cells.next().unwrap_or(word)),
            "courtesy" => Part::Courtesy,
            "modifier" => Part::Modifier(cells.next().unwrap_or(word)),
            _ => Part::Office,
        };
        // A word of two kinds is first of all a role: "deputy", "fugitive".
        let is_known = matches!(roles.get(word), Some(Part::Role(_)));
        if !is_known {
            roles.insert(word, role);
        }
    }
    roles
});

/// Whether a word ends a label on its left and is never part of one: words of grammar, of
/// counting and of the calendar.
pub(super) fn is_unnamed(folded: &str) -> bool {
    Language::default().is(folded, Class::FUNCTION) || UNNAMED.contains(folded)
}

/// Whether a word of a label says more than an office does.
pub(super) fn is_telling(word: &str) -> bool {
    TELLING.contains(word)
}

/// Whether a word before “leader” names a party, a chamber or a side of it.
pub(super) fn is_party(word: &str) -> bool {
    PARTIES.contains(&word)
}

const PARTIES: &[&str] = &[
    "caucus",
    "coalition",
    "congressional",
    "conservative",
    "democrat",
    "democratic",
    "gop",
    "house",
    "labour",
    "liberal",
    "majority",
    "minority",
    "opposition",
    "parliamentary",
    "party",
    "republican",
    "senate",
];

static TELLING: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("telling.txt").lines();
    lines.filter(|it| !it.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Words that open a phrase of nouns.
pub(super) fn is_determiner(folded: &str) -> bool {
    Language::default().is(folded, Class::ARTICLE.or(Class::OWNER))
}

/// Words besides those of grammar that name nothing.
static UNNAMED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("unnamed.txt").lines();
    lines.filter(|it| !it.starts_with('#')).flat_map(str::split_whitespace).collect()
});
