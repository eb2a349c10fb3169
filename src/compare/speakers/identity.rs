//! Which names mean one speaker, over all articles.
//!
//! What a pack says comes first. Persons in no pack are one where the family name is one
//! and the given names agree: the same, the usual short form of one (“Mike”), or the
//! initial of the only one that it can be. A family name alone goes with the only full
//! name that ends in it. Spellings differ by `y` and `i` at most, and in given names by a
//! doubled letter. Where two persons are possible none is chosen: the name keeps a row of
//! its own. Bodies and groups are one where their names are, without article; a common
//! noun (“the ministry”) means somebody else in every source.
//!
//! Names are looked up by their last word, so that time grows with their number.

use crate::compare::speakers::aliases::Aliases;
use crate::language::{Class, Language};
use crate::names::{Name, Person, is_initial, spelling};
use std::collections::{BTreeMap, BTreeSet};

/// Letters from which on a family name may be spelled differently.
const MIN_SPELLED: usize = 5;

/// A name as a source gives it.
pub(super) type Given<'a> = (&'a str, usize);

/// What is one for all names of one speaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Family name, given name, suffix and middle initial.
    Person([String; 4]),
    /// A name as a whole.
    Whole(String),
    /// A common noun in one source.
    Common(String, usize),
}

/// The number of the speaker that each name of each source means, from 0 without a gap.
pub(super) fn identify<'a>(
    aliases: &Aliases,
    names: &BTreeSet<Given<'a>>,
) -> BTreeMap<Given<'a>, usize> {
    let mut keys: BTreeMap<Given<'a>, Key> = BTreeMap::new();
    let mut families: BTreeMap<String, Vec<(Given<'a>, Person)>> = BTreeMap::new();
    for &(name, source) in names {
        let whole = |it: String| Key::Whole(whole(aliases, it));
        match Name::read(Language::default(), name) {
            Name::Common(it) => {
                keys.insert((name, source), Key::Common(it, source));
            }
            Name::Body(it) => {
                keys.insert((name, source), whole(it));
            }
            Name::Person(it) => {
                let it = normal(aliases, it);
                let all: Vec<&str> =
                    it.given.iter().chain([&it.family]).map(String::as_str).collect();
                if aliases.whole_name(&all.join(" ")).is_some() {
                    keys.insert((name, source), whole(all.join(" ")));
                } else {
                    let family = families.entry(it.family.clone()).or_default();
                    family.push(((name, source), it));
                }
            }
        }
    }
    for (family, members) in &families {
        keys.extend(persons(aliases, family, members));
    }
    let numbers: BTreeSet<&Key> = keys.values().collect();
    let numbers: BTreeMap<&Key, usize> =
        numbers.into_iter().enumerate().map(|(number, key)| (key, number)).collect();
    keys.iter().map(|(name, key)| (*name, numbers[key])).collect()
}

fn whole(aliases: &Aliases, name: String) -> String {
    match aliases.whole_name(&name) {
        Some(known) => known.to_owned(),
        None if !name.contains(' ') => spelled(&name),
        None => {
            let words = name.split(' ').map(|it| aliases.whole_name(it).unwrap_or(it));
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

/// A name that is long enough to be known in another spelling, by that spelling.
fn spelled(name: &str) -> String {
    let is_long = name.chars().count() >= MIN_SPELLED;
    if is_long { spelling(name) } else { name.to_owned() }
}

/// The name with the spellings that stand for others.
fn normal(aliases: &Aliases, mut person: Person) -> Person {
    let spelled = spelled(&person.family);
    let known = aliases.family(&person.family).or_else(|| aliases.family(&spelled));
    person.family = known.map_or(spelled.clone(), str::to_owned);
    if let Some(first) = person.given.first_mut() {
        let known = aliases.given(&person.family, first);
        let full = Language::default().meaning(Class::SHORT_NAME, first);
        let full = full.unwrap_or(first);
        *first = known.map_or_else(|| simple(&spelling(full)), str::to_owned);
    }
    person
}

/// A given name without doubled letters.
fn simple(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for c in name.chars().filter(|&c| c != '.') {
        if !shown.ends_with(c) {
            shown.push(c);
        }
    }
    shown
}

/// The persons of one family name.
fn persons<'a>(
    aliases: &Aliases,
    family: &str,
    members: &[(Given<'a>, Person)],
) -> Vec<(Given<'a>, Key)> {
    let full = |it: &&Person| it.given.first().is_some_and(|it| !is_initial(it));
    let all = || members.iter().map(|it| &it.1);
    // The middle initials of each given name: two different ones are two persons.
    let mut middles: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for it in all().filter(full) {
        middles.entry((&it.given[0], suffix(it))).or_default().extend(middle(it));
    }
    let key = |given: &str, suffix: &str, middle: &str| {
        Key::Person([family, given, suffix, middle].map(str::to_owned))
    };
    let of_full = |it: &Person| {
        let is_split = middles[&(it.given[0].as_str(), suffix(it))].len() > 1;
        let middle = middle(it).filter(|_| is_split).unwrap_or_default();
        key(&it.given[0], suffix(it), &middle)
    };
    let known: BTreeSet<Key> = all().filter(full).map(of_full).collect();
    // The full name that each initial can stand for; none where it can stand for several.
    let mut meant: BTreeMap<(&str, &str), Option<&Key>> = BTreeMap::new();
    for key in &known {
        let Key::Person([_, given, suffix, _]) = key else { continue };
        let one = meant.entry((initial(given), suffix)).or_insert(Some(key));
        *one = one.filter(|it| *it == key);
    }
    // Initials that are nobody's known given name are further persons of the family.
    let by_initial = |it: &Person| {
        let letter = initial(&it.given[0]);
        let meant = meant.get(&(letter, suffix(it))).copied().flatten();
        meant.cloned().unwrap_or_else(|| key(letter, suffix(it), ""))
    };
    let initials = all().filter(|it| !it.given.is_empty() && !full(it)).map(by_initial);
    let known_all: BTreeSet<Key> = initials.chain(known.iter().cloned()).collect();
    let alone = match (aliases.alone(family), known_all.len()) {
        (Some(given), _) => key(given, "", ""),
        (None, 1) => known_all.first().cloned().unwrap_or(Key::Whole(String::new())),
        (None, _) => Key::Whole(family.to_owned()),
    };
    let of = |it: &Person| match it.given.first() {
        None if it.suffix.is_some() => key("", suffix(it), ""),
        None => alone.clone(),
        Some(first) if is_initial(first) => by_initial(it),
        Some(_) => of_full(it),
    };
    members.iter().map(|(name, person)| (*name, of(person))).collect()
}

/// The first letter of a given name.
fn initial(given: &str) -> &str {
    given.char_indices().nth(1).map_or(given, |(end, _)| &given[..end])
}

fn suffix(person: &Person) -> &str {
    person.suffix.as_deref().unwrap_or_default()
}

/// The initial of the second given name.
fn middle(person: &Person) -> Option<String> {
    person.given.get(1).map(|it| it.chars().take(1).collect())
}

#[cfg(test)]
mod tests {
    use super::identify;
    use crate::analysis::fixture::{lexicon, pack};
    use crate::compare::speakers::aliases::Aliases;
    use std::collections::{BTreeMap, BTreeSet};

    const PACK: &str = r#"
[[concept]]
id = "vale.mayor.given"
label = "Given name of the mayor"
kind = "person"
axes = ["romanisation"]
  [[concept.variant]]
  id = "olexa"
  forms = ["Olexa Mirnov"]
  [[concept.variant]]
  id = "alexa"
  forms = ["Alexa Mirnov"]

[[concept]]
id = "vale.mayor.family"
label = "Family name of the mayor"
kind = "person"
axes = ["house"]
  [[concept.variant]]
  id = "mirnov"
  forms = ["Mirnov"]
  [[concept.variant]]
  id = "mirnoff"
  forms = ["Mirnoff"]

[[concept]]
id = "vale.town"
label = "Town"
kind = "place"
axes = ["romanisation"]
  [[concept.variant]]
  id = "orlo"
  forms = ["Orlo"]
  [[concept.variant]]
  id = "orlow"
  forms = ["Orlow"]
"#;

    /// The names of each speaker, `NAME@SOURCE` where a name is given so.
    #[track_caller]
    fn check(names: &[&str], expected: &[&[&str]]) {
        let lexicon = lexicon(vec![pack("vale", PACK)]);
        let given = |it: &&'static str| match it.split_once('@') {
            Some((name, source)) => (name, source.parse().unwrap()),
            None => (*it, 0),
        };
        let names: Vec<&'static str> =
            names.iter().map(|it| &*Box::leak(it.to_string().into_boxed_str())).collect();
        let set: BTreeSet<(&str, usize)> = names.iter().map(given).collect();
        let found = identify(&Aliases::new(&lexicon), &set);
        let mut groups: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for name in &names {
            groups.entry(found[&given(name)]).or_default().push(name);
        }
        let mut groups: Vec<Vec<&str>> = groups.into_values().collect();
        groups.sort_by_key(|group| names.iter().position(|it| it == &group[0]));
        assert_eq!(groups, expected);
    }

    #[test]
    fn a_pack_makes_spellings_one() {
        check(
            &["Olexa Mirnov", "Alexa Mirnoff", "Mirnov", "Mirnoff", "Petra Mirnov"],
            &[&["Olexa Mirnov", "Alexa Mirnoff", "Mirnov", "Mirnoff"], &["Petra Mirnov"]],
        );
        check(&["Orlo", "Orlow"], &[&["Orlo", "Orlow"]]);
        check(
            &[
                "mayor of Orlo",
                "the mayor of Orlow@1",
                "Orlow officials",
                "Orlo officials",
            ],
            &[
                &["mayor of Orlo", "the mayor of Orlow@1"],
                &["Orlow officials", "Orlo officials"],
            ],
        );
    }

    #[test]
    fn a_family_name_goes_with_the_only_full_name() {
        check(&["Ada Tamm", "Tamm@1"], &[&["Ada Tamm", "Tamm@1"]]);
        check(
            &["Ada Tamm", "Olaf Tamm@1", "Tamm@2"],
            &[&["Ada Tamm"], &["Olaf Tamm@1"], &["Tamm@2"]],
        );
        check(
            &["Ada Tamm", "Ada Tamm Jr.", "Tamm@1"],
            &[&["Ada Tamm"], &["Ada Tamm Jr."], &["Tamm@1"]],
        );
        check(
            &["President Ada Tamm", "Ms Tamm@1"],
            &[&["President Ada Tamm", "Ms Tamm@1"]],
        );
    }

    #[test]
    fn initials_and_middle_names_agree_or_part() {
        check(&["Ada Tamm", "A. Tamm"], &[&["Ada Tamm", "A. Tamm"]]);
        check(&["Mike Tamm", "Michael Tamm"], &[&["Mike Tamm", "Michael Tamm"]]);
        check(&["Dan Tamm", "Dana Tamm"], &[&["Dan Tamm"], &["Dana Tamm"]]);
        check(
            &["Ada Tamm", "Anna Tamm", "A. Tamm"],
            &[&["Ada Tamm"], &["Anna Tamm"], &["A. Tamm"]],
        );
        check(&["Ada Tamm", "Ada Berta Tamm"], &[&["Ada Tamm", "Ada Berta Tamm"]]);
        check(
            &["Ada B. Tamm", "Ada Carla Tamm", "Ada Tamm"],
            &[&["Ada B. Tamm"], &["Ada Carla Tamm"], &["Ada Tamm"]],
        );
    }

    #[test]
    fn spellings_of_one_letter_are_one() {
        check(
            &["Sergey Orlinskyy", "Sergei Orlinskiy", "Orlinsky@1"],
            &[&["Sergey Orlinskyy", "Sergei Orlinskiy", "Orlinsky@1"]],
        );
        check(&["Vasily Benya", "Vassily Benia"], &[&["Vasily Benya", "Vassily Benia"]]);
        // Too short to be distinguished from another name.
        check(&["Olaf May", "Olaf Mai"], &[&["Olaf May"], &["Olaf Mai"]]);
        check(&["Olaf Orloff", "Olaf Orlov"], &[&["Olaf Orloff"], &["Olaf Orlov"]]);
    }

    #[test]
    fn bodies_go_by_their_name_and_nouns_by_their_source() {
        check(
            &["the Harbour Office", "Harbour Office@1", "the Kastel", "Kastel@1"],
            &[&["the Harbour Office", "Harbour Office@1"], &["the Kastel", "Kastel@1"]],
        );
        check(
            &["the ministry", "The ministry@1", "ministry"],
            &[&["the ministry", "ministry"], &["The ministry@1"]],
        );
        check(
            &["Veldish officials", "Veldish officials@1", "officials", "officials@1"],
            &[
                &["Veldish officials", "Veldish officials@1"],
                &["officials"],
                &["officials@1"],
            ],
        );
    }
}
