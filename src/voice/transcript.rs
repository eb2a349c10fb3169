//! Speech without quotation marks that its form gives away: "NAME: …" and dialogue dashes.

use crate::text::{Segmentation, Span};
use crate::voice::Quotation;
use crate::voice::article::{Run, tokens_of};

/// A paragraph that is somebody's speech by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// The words spoken, as if in quotation marks.
    pub(super) quotation: Quotation,
    /// The name before the colon; none behind a dash.
    pub(super) source: Option<Run>,
}

/// How many words a name before a colon may have.
const LONGEST_NAME: usize = 4;

/// How many turns make a transcript of names that are not in capitals.
const FEWEST: usize = 4;

/// The turns of a transcript or of a dialogue with dashes, in order of place.
///
/// Names in capitals ("TAMM:") are taken at once. Other names ("Ada Tamm:") and dashes need
/// company: four turns, and a name that comes back.
pub(super) fn turns(text: &str, found: &Segmentation) -> Vec<Turn> {
    let named: Vec<(Turn, bool)> = found
        .paragraphs
        .iter()
        .filter_map(|&paragraph| named_turn(text, found, paragraph))
        .collect();
    let is_transcript = named.len() >= FEWEST && has_repeated_name(text, found, &named);
    let mut turns: Vec<Turn> = named
        .into_iter()
        .filter(|(_, is_capitals)| *is_capitals || is_transcript)
        .map(|it| it.0)
        .collect();
    let dashed: Vec<Turn> =
        found.paragraphs.iter().filter_map(|&it| dashed_turn(text, it)).collect();
    if dashed.len() >= FEWEST {
        turns.extend(dashed);
        turns.sort_by_key(|it| it.quotation.span.start);
    }
    turns
}

fn named_turn(text: &str, found: &Segmentation, paragraph: Span) -> Option<(Turn, bool)> {
    let colon = paragraph.of(text).find(':')?;
    let colon = paragraph.start + u32::try_from(colon).ok()?;
    let inside = tokens_of(found, paragraph);
    let first = inside.start;
    let tokens = &found.tokens[inside];
    let n = tokens.partition_point(|it| it.span.end <= colon);
    let is_name = (1..=LONGEST_NAME).contains(&n)
        && n < tokens.len()
        && tokens[..n].iter().all(|it| it.is_capital)
        && Span { start: tokens[n - 1].span.end, end: colon }.of(text).is_empty();
    if !is_name {
        return None;
    }
    let name = Span { start: tokens[0].span.start, end: colon }.of(text);
    let is_capitals = name.chars().filter(|c| c.is_uppercase()).count() > 2
        && !name.chars().any(char::is_lowercase);
    let start = tokens[n].span.start;
    let quotation = spoken(Span { start, end: paragraph.end });
    let source = Some(Run { first, last: first + n - 1 });
    Some((Turn { quotation, source }, is_capitals))
}

/// Whether some name stands before the colon twice.
fn has_repeated_name(text: &str, found: &Segmentation, named: &[(Turn, bool)]) -> bool {
    let mut names: Vec<&str> = named
        .iter()
        .filter_map(|it| it.0.source)
        .map(|it| {
            let tokens = &found.tokens;
            Span { start: tokens[it.first].span.start, end: tokens[it.last].span.end }
                .of(text)
        })
        .collect();
    names.sort_unstable();
    names.windows(2).any(|it| it[0] == it[1])
}

fn dashed_turn(text: &str, paragraph: Span) -> Option<Turn> {
    let words = paragraph.of(text);
    let rest = words.strip_prefix(['—', '–', '―'])?.trim_start();
    let begins = rest.starts_with(|c: char| c.is_uppercase());
    let start = paragraph.end - u32::try_from(rest.len()).ok()?;
    // What follows ", said" is the narrator's.
    let end = [", said ", ", asked ", ", replied "]
        .iter()
        .filter_map(|it| rest.find(it))
        .min()
        .map_or(paragraph.end, |at| start + u32::try_from(at).unwrap_or(0) + 1);
    let quotation = spoken(Span { start, end });
    (begins && end > start).then_some(Turn { quotation, source: None })
}

fn spoken(span: Span) -> Quotation {
    Quotation { span, inner: span, depth: 0, continues: false, is_broken: false }
}
