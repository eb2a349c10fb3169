//! The sentences of the overview: what sources part in, in one form for all of them.

use crate::compare::ContrastKind;
use crate::compare::ContrastSide;
use crate::compare::Unit;
use crate::compare::Verdict;
use crate::view::wording::percent;
use crate::view::wording::rate;
use crate::view::wording::wide;
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
        ContrastKind::Told | ContrastKind::Agent => Some("Telling the same:".to_owned()),
        ContrastKind::Quotation => Some(format!("Of {} words{}:", wide(of), from(what))),
        ContrastKind::Untold => what.map(|it| format!("{it}:")),
        _ => None,
    }
}

/// What stands before and after the word of a side.
#[must_use]
pub fn contrast_side(
    kind: ContrastKind,
    side: &ContrastSide,
    unit: Option<Unit>,
) -> (String, String) {
    let (n, of) = (wide(side.n), wide(side.of));
    let text = match kind {
        ContrastKind::Naming if side.of == 1 => {
            return ("writes".to_owned(), "once".to_owned());
        }
        ContrastKind::Naming => {
            return ("writes".to_owned(), format!("{n} of {of} times"));
        }
        ContrastKind::Told => return ("has".to_owned(), String::new()),
        ContrastKind::Reporting => {
            return ("has".to_owned(), format!("{n} of {of} times"));
        }
        ContrastKind::Agent if side.n > 0 => "names who acts".to_owned(),
        ContrastKind::Agent => "names nobody".to_owned(),
        ContrastKind::Quotation => format!("prints {n}"),
        ContrastKind::Speaker => {
            let n = if side.n == 0 { "none".to_owned() } else { n };
            format!("gives {n} of its {of} words to this speaker")
        }
        ContrastKind::OwnWords => format!(
            "tells {} of its {of} words in its own voice",
            percent(side.n as f64 / side.of.max(1) as f64)
        ),
        ContrastKind::List => {
            let per_1000 = side.n as f64 / side.of.max(1) as f64 * 1_000.0;
            let over = match unit {
                Some(Unit::Attributions) => "reports",
                _ => "own words",
            };
            format!("has {n} in {of} {over} ({} per 1,000)", rate(per_1000))
        }
        ContrastKind::Unnamed if side.n == 0 => {
            format!("has no listed name for it in {of} words")
        }
        ContrastKind::Unnamed => format!("names it {} in {of} words", times(side.n)),
        ContrastKind::Untold if side.n == 0 => {
            format!("has nothing like it that was found in {of} words")
        }
        ContrastKind::Untold => "tells it".to_owned(),
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

/// By which list a speaker is reported.
#[must_use]
pub fn reports_with(list: &str) -> String {
    format!("reports with verbs of the list “{list}”, such as")
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
