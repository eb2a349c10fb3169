//! *Find the trimmed quotation.* One text prints more of a speaker's words than another.

use crate::compare::{
    Comparison, Missing, PieceKind, QuotePassage, Relation, SharedQuote,
};
use crate::lesson::exercise::{Exercise, Place, Trimmed, TrimmedItem, TrimmedPair, Why};
use crate::lesson::material::Material;
use crate::text::{Span, fold};
use crate::voice::Kind;

/// The fewest quotations.
const MIN_ITEMS: usize = 1;

/// So many words in a row make two quotations one, unless one is shorter.
const MIN_SHARED: usize = 5;

/// Bytes between two quotations of one remark: who says it, and how.
const MAX_BETWEEN: u32 = 80;

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
            && !material.is_masked(longer_place)
            && [long, short].iter().all(|text| names(material, *text, quote))
            && !goes_on(material, shorter_place);
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
    let also = also(material, &items);
    Ok(Exercise::Trimmed(Trimmed { items, also }))
}

/// Whether the sheet prints the speaker's name in a text: by “he” alone nobody can see that
/// two texts quote one speaker.
fn names(material: &Material<'_>, text: usize, quote: &SharedQuote) -> bool {
    let Some(speaker) = &quote.speaker else { return false };
    let last = last_word(speaker);
    let whole = &material.analysis(text).document.text;
    let mut units = material.texts[text].units.iter();
    units.any(|it| {
        let words = it.span().of(whole).split(|c: char| !c.is_alphanumeric());
        words.into_iter().any(|word| fold(word) == last)
    })
}

/// Whether the article quotes more of the speaker beside the shorter print: then each text
/// prints what the other does not, and either is an answer.
fn goes_on(material: &Material<'_>, shorter: Place) -> bool {
    let analysis = material.analysis(shorter.text);
    let at = analysis.paragraph_at(shorter.span.start);
    let quoted = analysis.attributions.iter().filter(|it| {
        matches!(it.kind, Kind::Direct | Kind::Partial) && it.device.is_none()
    });
    let mut beside = quoted.filter(|it| {
        !it.content.overlaps(shorter.span)
            && analysis.paragraph_at(it.content.start) == at
    });
    beside.any(|it| material.texts[shorter.text].shows(it.content))
}

/// What someone says in one go, as an excerpt prints it.
struct Remark {
    place: Place,
    speaker: Option<String>,
    words: Vec<String>,
}

/// Every other pair of remarks on the sheet that shares a run of words and differs in
/// length: a pupil who finds one of them has found a trimmed quotation too, whatever the
/// whole articles print.
fn also(material: &Material<'_>, items: &[TrimmedItem]) -> Vec<TrimmedPair> {
    let remarks: Vec<Remark> =
        (0..material.texts.len()).flat_map(|text| remarks(material, text)).collect();
    let is_asked = |longer: Place, shorter: Place| {
        let is_at = |a: Place, b: Place| a.text == b.text && a.span.overlaps(b.span);
        items.iter().any(|it| is_at(it.longer, longer) && is_at(it.shorter, shorter))
    };
    let mut pairs = Vec::new();
    for (at, one) in remarks.iter().enumerate() {
        for other in &remarks[at + 1..] {
            let is_of_one = match (&one.speaker, &other.speaker) {
                (Some(a), Some(b)) => last_word(a) == last_word(b),
                _ => true,
            };
            let n_shared = longest_run(&one.words, &other.words);
            let is_same = one.place.text != other.place.text
                && is_of_one
                && n_shared
                    >= MIN_SHARED.min(one.words.len()).min(other.words.len()).max(3);
            let (longer, shorter) = if one.words.len() >= other.words.len() {
                (one, other)
            } else {
                (other, one)
            };
            if is_same
                && longer.words.len() > shorter.words.len()
                && !is_asked(longer.place, shorter.place)
            {
                pairs.push(TrimmedPair { longer: longer.place, shorter: shorter.place });
            }
        }
    }
    pairs
}

fn last_word(name: &str) -> String {
    fold(name.split_whitespace().next_back().unwrap_or_default())
}

/// The remarks that an excerpt prints: quotations of one speaker with no more than the
/// reporting words between them are one.
fn remarks(material: &Material<'_>, text: usize) -> Vec<Remark> {
    let analysis = material.analysis(text);
    let quoted = analysis.attributions.iter().filter(|it| {
        matches!(it.kind, Kind::Direct | Kind::Partial)
            && it.device.is_none()
            && material.texts[text].shows(it.content)
    });
    let mut found: Vec<Remark> = Vec::new();
    for it in quoted {
        let place = Place { text, span: it.content };
        let words = material.tokens(place).iter();
        let words = words.map(|token| fold(token.span.of(&analysis.document.text)));
        let follows = |last: &&mut Remark| {
            let gap = it.content.start.saturating_sub(last.place.span.end);
            gap <= MAX_BETWEEN && last.speaker == it.speaker
        };
        match found.last_mut().filter(follows) {
            Some(last) => {
                last.place.span.end = last.place.span.end.max(it.content.end);
                last.words.extend(words);
            }
            None => found.push(Remark {
                place,
                speaker: it.speaker.clone(),
                words: words.collect(),
            }),
        }
    }
    found
}

/// The length of the longest run of words that both hold.
fn longest_run(one: &[String], other: &[String]) -> usize {
    let mut ending = vec![0; other.len() + 1];
    let mut best = 0;
    for word in one {
        for at in (0..other.len()).rev() {
            ending[at + 1] = if *word == other[at] { ending[at] + 1 } else { 0 };
            best = best.max(ending[at + 1]);
        }
    }
    best
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
    // Of several the first by its words: whose they are must reveal nothing.
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
