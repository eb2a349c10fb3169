//! The brief on page one: the first contrasts with the words of each source.

use crate::compare::{Comparison, Contrast, ContrastSide, Evidence, MAX_OPENING};
use crate::view::report::plain::plain;
use crate::view::report::stage::{Badge, Stage, badge};
use crate::view::wording;
use serde::Serialize;

/// A contrast as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefRow {
    /// The name of the kind.
    pub kind: &'static str,
    /// What it is about, in a word or two.
    pub label: String,
    /// The link to the evidence.
    pub href: String,
    /// What opens the sentence.
    pub lead: Option<String>,
    /// One a source, in their order.
    pub sides: Vec<BriefSide>,
    /// What closes it.
    pub tail: Option<String>,
}

/// What is said of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefSide {
    /// The sources.
    pub badges: Vec<Badge>,
    /// The words after their letters.
    pub text: String,
    /// The words that it uses, where there are any.
    pub word: Option<BriefWord>,
    /// The words after that.
    pub after: String,
}

/// Words of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefWord {
    /// As printed.
    pub word: String,
    /// The name of the voice.
    pub voice: &'static str,
    /// The colour of the wording; empty where it has none.
    pub colour: String,
}

impl BriefRow {
    /// The sentence without marks, each source by its letter.
    #[must_use]
    pub fn sentence(&self) -> String {
        let side = |it: &BriefSide| {
            let word = it.word.as_ref().map(|it| format!(" “{}”", it.word));
            let letters = it.badges.iter().map(|it| it.letter.as_str());
            let letters = letters.collect::<Vec<_>>().join(", ");
            let text =
                if it.text.is_empty() { String::new() } else { format!(" {}", it.text) };
            format!("{letters}{text}{}", word.unwrap_or_default())
        };
        let sides = self.sides.iter().map(side).collect::<Vec<_>>().join("; ");
        format!("{sides}.")
    }
}

/// The first contrasts; empty where there is none.
pub(super) fn brief(stage: &Stage<'_>) -> Vec<BriefRow> {
    let contrasts = stage.comparison.contrasts.iter().take(MAX_OPENING);
    contrasts.map(|it| row(stage.comparison, stage, it)).collect()
}

fn row(comparison: &Comparison<'_>, stage: &Stage<'_>, it: &Contrast) -> BriefRow {
    let is_known = |it: &&ContrastSide| it.is_absent || !it.wordings.is_empty();
    BriefRow {
        kind: it.kind(),
        label: plain(&wording::contrast_about(comparison, it)),
        href: href(stage, it),
        lead: None,
        sides: it.sides.iter().filter(is_known).map(|it| side(comparison, it)).collect(),
        tail: None,
    }
}

fn side(comparison: &Comparison<'_>, it: &ContrastSide) -> BriefSide {
    let words = it.wordings.iter().map(|it| {
        let at = &it.places[0];
        plain(at.span.of(&comparison.articles[at.article].document.text))
    });
    let first = it.wordings.first().map(|it| &it.places[0]);
    let word = first.map(|first| BriefWord {
        word: words.collect::<Vec<_>>().join("”, “"),
        voice: first.voice.name(),
        colour: String::new(),
    });
    BriefSide {
        badges: vec![badge(it.source)],
        text: if it.is_absent { wording::NOT_FOUND.to_owned() } else { String::new() },
        word,
        after: String::new(),
    }
}

/// The link to the section that holds the evidence.
fn href(stage: &Stage<'_>, it: &Contrast) -> String {
    let section = match it.refs.first() {
        Some(Evidence::Concept(_)) => "named",
        Some(Evidence::Marker(at)) => return format!("#{}", stage.measure_id(*at)),
        Some(Evidence::Speaker(_)) => "speakers",
        Some(Evidence::Quotation(_)) => "quotations",
        Some(Evidence::Pair(_) | Evidence::Fact(_)) => "facts",
        Some(Evidence::Opening(_) | Evidence::Quantity(_)) | None => "compared",
    };
    format!("#{section}")
}
