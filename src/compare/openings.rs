//! How each article begins.

use crate::analysis::Analysis;
use crate::document::Zone;
use crate::text::Span;

/// The headline and the first sentence of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Index into [`super::Comparison::articles`].
    pub article: usize,
    /// The headline; none where the article came without one.
    pub headline: Option<Span>,
    /// The first sentence of the body; none where it has none.
    pub lead: Option<Span>,
}

/// One an article, in their order.
pub(super) fn openings(articles: &[&Analysis]) -> Vec<Opening> {
    let opening = |(article, analysis): (usize, &&Analysis)| {
        let paragraphs = &analysis.document.paragraphs;
        let first = |zone: Zone| {
            let of_zone =
                paragraphs.iter().filter(|it| it.zone.unwrap_or_default() == zone);
            of_zone.map(|it| it.span).find(|it| !it.is_empty())
        };
        let body = first(Zone::Body);
        let sentence = body.and_then(|it| analysis.sentence_at(it.start));
        let lead = sentence.map(|it| analysis.sentences[it]);
        let lead = lead.filter(|it| body.is_some_and(|body| body.contains(*it)));
        Opening { article, headline: first(Zone::Headline), lead }
    };
    articles.iter().enumerate().map(opening).collect()
}
