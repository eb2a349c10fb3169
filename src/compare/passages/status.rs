//! How firmly a passage states its fact: as a fact, as someone's claim, with a doubt.

use crate::analysis::Analysis;
use crate::compare::passages::words::Words;
use crate::language::{Class, Language};
use crate::text::{Span, fold};
use crate::voice::Voice;

/// How a source stands to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It states it as a fact.
    Asserted,
    /// It gives it to somebody.
    Attributed,
    /// It states it with a word of doubt.
    Hedged,
    /// It reports that somebody denies it.
    Denied,
    /// It says that it is not so.
    Negated,
    /// It asks.
    Asked,
}

impl Status {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Attributed => "attributed",
            Self::Hedged => "hedged",
            Self::Denied => "denied",
            Self::Negated => "negated",
            Self::Asked => "asked",
        }
    }
}

/// How firmly a passage states its fact, and to whom it attributes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How.
    pub status: Status,
    /// The speaker's fullest name in the article.
    pub speaker: Option<String>,
}

/// How firmly a passage states its fact.
///
/// The words that most of it stands in decide; of the outlet's own words, its words of doubt
/// and of negation.
pub(super) fn standing(
    analysis: &Analysis,
    words: &Words,
    article: usize,
    span: Span,
) -> Standing {
    let range = analysis.tokens_in(span);
    let all = &words.of(article)[range.clone()];
    let held = analysis.passages().held(all.iter().map(|it| it.span.start));
    let n_given = held.iter().filter(|it| it.attribution.is_some()).count();
    let text = &analysis.document.text;
    let language = Language::default();
    if 2 * n_given > held.len() {
        let first = held.iter().find_map(|it| it.attribution);
        let given = first.map(|it| &analysis.attributions[it]);
        let cue = given.and_then(|it| it.cue).map(|it| fold(it.of(text)));
        let is_denial = cue.is_some_and(|cue| {
            cue.split_whitespace().any(|it| language.is(it, Class::DENIAL))
        });
        return Standing {
            status: if is_denial { Status::Denied } else { Status::Attributed },
            speaker: given.and_then(|it| it.speaker.clone()),
        };
    }
    let is_own = |it: &usize| held[*it].voice == Voice::Narrator;
    let own = || (0..all.len()).filter(is_own);
    let is_hedged = own().any(|it| words.is_hedge(all, it));
    let own: Vec<&str> = own().map(|it| words.folded(all[it])).collect();
    // “It did not cut the list but did add four ships”: only what stands behind the last
    // contrast is told.
    let main = own.iter().rposition(|it| *it == "but").map_or(&own[..], |at| &own[at..]);
    let is_negated = |it: &&str| language.is(it, Class::NEGATION) || it.ends_with("n't");
    let is_asked = span.of(text).trim_end_matches(['”', '"', '’']).ends_with('?');
    let status = if is_asked {
        Status::Asked
    } else if is_hedged {
        Status::Hedged
    } else if main.iter().any(is_negated) {
        Status::Negated
    } else {
        Status::Asserted
    };
    Standing { status, speaker: None }
}
