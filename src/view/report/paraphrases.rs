//! What one source quotes and another reports, side by side, with the strongest modal verb.

use crate::compare::Side;
use crate::view::report::excerpt::Excerpts;
use crate::view::report::marks::{Run, runs};
use crate::view::report::plain::plain;
use crate::view::report::quotations::{QuotePlace, QuoteRun, place_of};
use crate::view::report::stage::Stage;
use crate::view::wording;
use serde::Serialize;

/// So many pairs are printed at most.
pub(super) const MAX_PAIRS: usize = 12;

/// The pairs below a line that opens them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reported {
    /// The line.
    pub summary: String,
    /// By the place of the report.
    pub pairs: Vec<ReportedPair>,
    /// What the list leaves out.
    pub more: Option<String>,
}

/// One remark, quoted and reported.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedPair {
    /// Whose remark.
    pub speaker: String,
    /// The quotation, then the report.
    pub sides: Vec<ReportedSide>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedSide {
    /// Where it stands.
    pub place: QuotePlace,
    /// Whether it is quoted or reported.
    pub voice: &'static str,
    /// The words, as far as they are shown.
    pub runs: Vec<QuoteRun>,
    /// Its strongest modal verb, with its step on the scale.
    pub modal: Option<String>,
}

/// The pairs; none where there are none.
pub(super) fn reported(stage: &Stage<'_>, excerpts: &Excerpts) -> Option<Reported> {
    let found = &stage.comparison.paraphrases;
    let pairs = found.iter().take(MAX_PAIRS).map(|it| ReportedPair {
        speaker: plain(&it.speaker),
        sides: vec![
            side(stage, excerpts, it.quotation, wording::QUOTED),
            side(stage, excerpts, it.report, wording::REPORTED),
        ],
    });
    let n_more = found.len().saturating_sub(MAX_PAIRS);
    (!found.is_empty()).then(|| Reported {
        summary: wording::reported(found.len()),
        pairs: pairs.collect(),
        more: (n_more > 0).then(|| wording::more_quotations(n_more)),
    })
}

fn side(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    it: Side,
    voice: &'static str,
) -> ReportedSide {
    let text = &stage.analysis(it.article).document.text;
    let shown_words = excerpts.words(it.article);
    let shown = runs(text, shown_words, it.span, &[]);
    let runs = shown.into_iter().map(|run| match run {
        Run::Text { text, .. } => QuoteRun { kind: "printed", text },
        Run::Gap { words } => QuoteRun { kind: "gap", text: words },
    });
    ReportedSide {
        place: place_of(stage, it.article, it.span),
        voice,
        runs: runs.collect(),
        modal: it.modal.map(|it| plain(&wording::modal(it.strength, it.span.of(text)))),
    }
}
