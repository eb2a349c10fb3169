//! The sentences of the overview: what sources part in, in one form for all of them.

use crate::compare::{ContrastKind, ContrastSide, Unit, Verdict};
use crate::view::wording::{percent, rate, wide};
use crate::voice::Voice;

/// The head of a row that is about no name.
#[must_use]
pub fn contrast_label(kind: ContrastKind) -> Option<&'static str> {
    match kind {
        ContrastKind::Agent => Some("Who acts"),
        ContrastKind::Quotation => Some("One quotation"),
        ContrastKind::OwnWords => Some("Own words"),
        ContrastKind::Untold => Some("One fact"),
        _ => None,
    }
}

/// The words before the sides; `what` is a speaker or the first words of a fact.
#[must_use]
pub fn contrast_lead(kind: ContrastKind, of: u64, what: Option<&str>) -> Option<String> {
    let from =
        |what: Option<&str>| what.map_or_else(String::new, |it| format!(" from {it}"));
    match kind {
        ContrastKind::Told | ContrastKind::Agent => {
            Some("In passages much alike,".to_owned())
        }
        ContrastKind::Quotation => Some(format!("Of {} words{},", wide(of), from(what))),
        ContrastKind::Untold => what.map(|it| format!("“{it}”:")),
        _ => None,
    }
}

/// What stands before and after the word of a side; `is_many` where it is said of several.
#[must_use]
pub fn contrast_side(
    kind: ContrastKind,
    side: &ContrastSide,
    is_many: bool,
    unit: Option<Unit>,
) -> (String, String) {
    let (n, of) = (wide(side.n), wide(side.of));
    let verb = |one: &str, many: &str| if is_many { many } else { one }.to_owned();
    let of_all = || match side.of {
        1 => "once".to_owned(),
        _ => format!("{n} of {of} times"),
    };
    let text = match kind {
        ContrastKind::Naming => return (verb("writes", "write"), of_all()),
        ContrastKind::Told => return (verb("has", "have"), String::new()),
        ContrastKind::Reporting => return (verb("reports", "report"), of_all()),
        ContrastKind::Agent if side.n > 0 => "names who acts".to_owned(),
        ContrastKind::Agent => "names nobody".to_owned(),
        ContrastKind::Quotation => format!("{} {n}", verb("prints", "print")),
        ContrastKind::Speaker if side.n == 0 => {
            verb("gives this speaker no words", "give this speaker no words")
        }
        ContrastKind::Speaker => {
            format!("{} this speaker {n} of {of} words", verb("gives", "give"))
        }
        ContrastKind::OwnWords => {
            let share = percent(side.n as f64 / side.of.max(1) as f64);
            let voice = verb("in its own voice", "in their own voice");
            format!("{} {share} of {of} words {voice}", verb("tells", "tell"))
        }
        ContrastKind::List => {
            let per_1000 = side.n as f64 / side.of.max(1) as f64 * 1_000.0;
            let over = match unit {
                Some(Unit::Attributions) => "reports",
                _ => "own words",
            };
            let verb = verb("has", "have");
            format!("{verb} {n} in {of} {over} ({} per 1,000)", rate(per_1000))
        }
        ContrastKind::Unnamed if side.n == 0 => {
            verb("has no listed name for it", "have no listed name for it")
        }
        ContrastKind::Unnamed => {
            format!("{} it {} in {of} words", verb("names", "name"), times(side.n))
        }
        ContrastKind::Untold if side.n == 0 => verb(
            "has nothing like it that was found",
            "have nothing like it that was found",
        ),
        ContrastKind::Untold => verb("tells it", "tell it"),
    };
    (text, String::new())
}

/// The words after the sides: what was counted, and what that can carry.
#[must_use]
pub fn contrast_tail(
    kind: ContrastKind,
    verdict: Option<Verdict>,
    basis: &[Voice],
) -> Option<String> {
    match (kind, verdict) {
        (ContrastKind::Naming, Some(Verdict::TooFew)) => {
            Some(format!("{}; too few to count", super::basis(basis)))
        }
        (ContrastKind::Naming, _) => Some(super::basis(basis).to_owned()),
        _ => None,
    }
}

/// In whose words a name stands.
#[must_use]
pub fn in_voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Narrator => "in its own words",
        Voice::Quoted => "in quotation marks",
        Voice::Reported => "in reported words",
        Voice::Embedded => "inside a reported sentence",
    }
}

/// Who is given as acting, where the words may be shown.
#[must_use]
pub fn names_agent(action: &str, agent: Option<&str>) -> String {
    match agent {
        Some(agent) => format!("names “{agent}” beside “{action}”"),
        None => format!("names nobody beside “{action}”"),
    }
}

/// By which list a speaker is reported, before an example of it.
#[must_use]
pub fn with_list(reports: &str, list: &str) -> String {
    format!("{reports} with {list} words like")
}

/// Sources beyond those of a sentence.
#[must_use]
pub fn further_sources(n: usize) -> String {
    super::count(n, "more source in the evidence", "more sources in the evidence")
}

fn times(n: u64) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", wide(n)),
    }
}

/// What stands in the place of contrasts where there are none.
#[must_use]
pub fn no_contrast(n_sources: usize) -> &'static str {
    if n_sources < 2 {
        "Nothing to compare: fewer than two sources."
    } else {
        "Too little to compare: no difference found in these articles rests on enough words to stand here. The sections below list what was found."
    }
}
