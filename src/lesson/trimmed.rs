//! *Find the trimmed quotation.* One text prints more of a speaker's words than another.

use crate::compare::{
    Comparison, Missing, PieceKind, QuotePassage, Relation, SharedQuote,
};
use crate::lesson::exercise::{Exercise, Place, TrimmedItem, Why};
use crate::lesson::material::Material;
use crate::text::Span;

/// The fewest quotations.
const MIN_ITEMS: usize = 1;

/// The most: pupils have to find them among all texts.
const MAX_ITEMS: usize = 2;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let articles: Vec<usize> = material.texts.iter().map(|it| it.article).collect();
    let text = |article: usize| articles.iter().position(|it| *it == article);
    let mut items: Vec<TrimmedItem> = Vec::new();
    for (quote, longer, shorter) in pairs(material.comparison, &articles) {
        let (Some(long), Some(short)) = (text(longer.article), text(shorter.article))
        else {
            continue;
        };
        let longer_place = Place { text: long, span: longer.span };
        let shorter_place = Place { text: short, span: shorter.span };
        let is_shown = material.texts[long].shows(longer.span)
            && material.texts[short].shows(shorter.span)
            && !material.is_masked(longer_place);
        let is_new = items
            .iter()
            .all(|it| !it.longer.span.overlaps(longer.span) || it.longer.text != long);
        if is_shown && is_new && items.len() < MAX_ITEMS {
            let missing = missing(quote, longer, shorter);
            items.push(TrimmedItem {
                longer: longer_place,
                shorter: shorter_place,
                missing: missing
                    .iter()
                    .map(|it| Place { text: long, span: it.span })
                    .collect(),
                cut: missing.iter().find_map(|it| it.cut),
                speaker: quote.speaker.clone(),
            });
        }
    }
    if items.is_empty() {
        return Err(Why::TooFew(0, MIN_ITEMS));
    }
    Ok(Exercise::Trimmed(items))
}

/// What the excerpts should print for the exercise, as article and span: the two sides of
/// the longest quotation that one of the articles trims.
pub(super) fn wanted(
    comparison: &Comparison<'_>,
    articles: &[usize],
) -> Vec<(usize, Span)> {
    let first = pairs(comparison, articles).next();
    let sides = first.map(|(_, longer, shorter)| [longer, shorter]);
    sides.into_iter().flatten().map(|it| (it.article, it.span)).collect()
}

/// Quotations that one of the articles prints whole, and another without some of the words.
fn pairs<'a>(
    comparison: &'a Comparison<'_>,
    articles: &'a [usize],
) -> impl Iterator<Item = (&'a SharedQuote, &'a QuotePassage, &'a QuotePassage)> {
    let trimmed =
        comparison.shared_quotes.iter().filter(|it| it.relation == Relation::Trimmed);
    // Of several the first by its words: whose they are must tell nothing.
    let text =
        |it: &&QuotePassage| comparison.articles[it.article].document.text.as_str();
    trimmed.flat_map(move |quote| {
        let inside = quote.passages.iter().filter(|it| articles.contains(&it.article));
        let longer = inside.clone().filter(|it| it.is_longest).min_by_key(text);
        let shorter = longer.and_then(|longer| {
            let others = inside.filter(|it| it.article != longer.article);
            others.filter(|it| is_cut(quote, longer, it)).min_by_key(text)
        });
        longer.zip(shorter).map(|(longer, shorter)| (quote, longer, shorter))
    })
}

/// Whether the article of `shorter` lacks words of `longer`, and prints none of them elsewhere.
fn is_cut(quote: &SharedQuote, longer: &QuotePassage, shorter: &QuotePassage) -> bool {
    let has_elsewhere = shorter.pieces.iter().any(|it| it.kind == PieceKind::Elsewhere);
    !has_elsewhere && !missing(quote, longer, shorter).is_empty()
}

fn missing<'a>(
    quote: &'a SharedQuote,
    longer: &QuotePassage,
    shorter: &QuotePassage,
) -> Vec<&'a Missing> {
    let all = quote.missing.iter();
    all.filter(|it| it.from == shorter.article && it.of == longer.article)
        .filter(|it| longer.span.contains(it.span))
        .collect()
}
