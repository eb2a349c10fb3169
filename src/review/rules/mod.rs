//! The rules. To add one: write its file and its page, and name it in [`RULES`].
//!
//! A page (`ID.md`) is the text of `parallax explain ID` and a test: lines that begin with
//! `> ` are drafts, what is bold in them is what the rule finds, lines without bold are near
//! misses.

pub(super) mod against;
mod agentless;
mod asymmetric;
mod capitals;
mod category;
mod claims;
mod consistency;
mod context;
mod first;
mod house;
mod marks;
mod recorded;
mod respelling;
mod signs;
mod suggest;
mod verbs;

pub(super) use context::is_of;
pub(super) use suggest::is_hyphen;

use crate::review::checked::{Checked, Found};
use crate::review::{Level, Severity};
use crate::text::nearest;

/// A rule, or a family of rules whose ids begin with its own and a slash.
pub struct Card {
    /// Kebab-case, for ever.
    pub id: &'static str,
    /// A name for people.
    pub label: &'static str,
    /// What is done with its findings unless settings say otherwise.
    pub level: Level,
    /// Why, an example, a near miss, the reference, how to silence it.
    pub page: &'static str,
    /// Finds its places in a draft.
    pub(super) check: fn(&Checked<'_>) -> Vec<Found>,
}

/// Checks that there is a rule, or a family, of a name.
///
/// # Errors
///
/// If there is none: which name was perhaps meant, and which there are.
pub fn known_rule(name: &str) -> Result<(), String> {
    let family = name.split('/').next().unwrap_or_default();
    let ids = || RULES.iter().map(|card| card.id);
    if ids().any(|id| id == family) {
        return Ok(());
    }
    let meant = nearest(family, ids());
    let meant = meant.map_or_else(String::new, |it| format!("did you mean `{it}`? "));
    let all = ids().collect::<Vec<_>>().join(", ");
    Err(format!("there is no rule `{name}`; {meant}there are {all}"))
}

const ADVICE: Level = Level::On(Severity::Advice);
const WARNING: Level = Level::On(Severity::Warning);

/// Every rule.
pub static RULES: &[Card] = &[
    Card {
        id: "house",
        label: "House style",
        level: WARNING,
        page: include_str!("house.md"),
        check: house::check,
    },
    Card {
        id: "consistency",
        label: "Two spellings of one name",
        level: WARNING,
        page: include_str!("consistency.md"),
        check: consistency::check,
    },
    Card {
        id: "unattributed-claim",
        label: "A claim whose source has no name",
        level: ADVICE,
        page: include_str!("unattributed-claim.md"),
        check: claims::unattributed,
    },
    Card {
        id: "unattributed-term",
        label: "Quotation marks without a speaker",
        level: ADVICE,
        page: include_str!("unattributed-term.md"),
        check: marks::check,
    },
    Card {
        id: "so-called",
        label: "So-called",
        level: WARNING,
        page: include_str!("so-called.md"),
        check: category::so_called,
    },
    Card {
        id: "distancing-word",
        label: "Distancing words",
        level: ADVICE,
        page: include_str!("distancing-word.md"),
        check: category::distancing,
    },
    Card {
        id: "loaded-word",
        label: "Praising and blaming words in the draft's own voice",
        level: ADVICE,
        page: include_str!("loaded-word.md"),
        check: category::loaded,
    },
    Card {
        id: "boosted-claim",
        label: "Words that press a claim",
        level: ADVICE,
        page: include_str!("boosted-claim.md"),
        check: category::boosted,
    },
    Card {
        id: "hedged-claim",
        label: "A claim hedged twice",
        level: ADVICE,
        page: include_str!("hedged-claim.md"),
        check: claims::hedged,
    },
    Card {
        id: "asymmetric-verbs",
        label: "Doubting verbs for one speaker only",
        level: WARNING,
        page: include_str!("asymmetric-verbs.md"),
        check: asymmetric::check,
    },
    Card {
        id: "recorded-term",
        label: "A term with recorded users as the draft's own",
        level: ADVICE,
        page: include_str!("recorded-term.md"),
        check: recorded::check,
    },
    Card {
        id: "agentless-violence",
        label: "Violence without an agent",
        level: ADVICE,
        page: include_str!("agentless-violence.md"),
        check: agentless::check,
    },
    Card {
        id: "against",
        label: "Beside other tellings",
        level: ADVICE,
        page: include_str!("against.md"),
        check: against::check,
    },
    Card {
        id: "suppression",
        label: "Comments that allow",
        level: WARNING,
        page: include_str!("suppression.md"),
        check: |_| Vec::new(),
    },
];
