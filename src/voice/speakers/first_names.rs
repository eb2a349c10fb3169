//! First names and what stands before a name: the gender that a first name mostly tells, where
//! a person's name begins, and what letters behind it are no part of it.

use crate::voice::speakers::list::List;

/// Names of men. The words of these lists are those of the tables beside this file.
pub(super) const OF_MEN: &List = &List::new(45, &[]);

/// Names of women.
pub(super) const OF_WOMEN: &List = &List::new(46, &[]);

/// Names that are nothing else: a person's name begins with them.
pub(super) const SURE: &List = &List::new(47, &[]);

/// What somebody is, as it stands before a name: "Resident Ada Tamm".
pub(super) const ROLES: &List = &List::new(48, &[]);

/// Letters behind a name, in capitals: "Ada Tamm MP".
pub(super) const BEHIND_A_NAME: &List = &List::new(
    49,
    &[
        "cbe", "cmg", "dbe", "dsc", "esq", "frs", "gbe", "kbe", "kc", "lld", "mbe", "md",
        "mep", "mla", "mp", "msp", "obe", "phd", "qc", "rn", "sc", "td", "usa", "usaf",
        "usn",
    ],
);

/// Titles that go with a first name: "Sir Kit", "Pope Leo".
pub(super) const WITH_FIRST_NAMES: &List = &List::new(
    50,
    &[
        "brother", "dame", "emir", "father", "king", "lady", "pope", "prince",
        "princess", "queen", "sheikh", "sir", "sister", "sultan",
    ],
);

/// Every name and role of the tables with a list that holds it.
pub(super) fn listed() -> impl Iterator<Item = (&'static str, &'static List)> {
    let rows = |table: &'static str| table.lines().filter(|it| !it.starts_with('#'));
    let names = rows(include_str!("first-names.tsv")).flat_map(|line| {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let gender = if cells.next() == Some("f") { OF_WOMEN } else { OF_MEN };
        let sure = cells.next().is_none().then_some(SURE);
        [Some(gender), sure].into_iter().flatten().map(move |list| (name, list))
    });
    let roles = rows(include_str!("roles.txt")).flat_map(str::split_ascii_whitespace);
    names.chain(roles.map(|it| (it, ROLES)))
}
