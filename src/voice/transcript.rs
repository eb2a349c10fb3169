//! Speech without quotation marks that its form gives away: "NAME: …" and dialogue dashes.

use crate::language::Class;
use crate::text::{Segmentation, Span};
use crate::voice::Quotation;
use crate::voice::article::{Run, tokens_of};
use crate::voice::words::Words;

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

/// How many bytes what stands before a colon may have, brackets included.
const LONGEST_LABEL: usize = 64;

/// How many turns make a transcript of names that are not in capitals.
const FEWEST: usize = 4;

/// Words in capitals before a colon that name no speaker: "UPDATE:", "READ MORE:".
const FURNITURE: &[&str] = &[
    "ADDRESS",
    "ADVERTISEMENT",
    "AFP",
    "ALSO",
    "ANALYSIS",
    "AP",
    "BREAKING",
    "CAPTION",
    "CLARIFICATION",
    "CLICK",
    "COMMENT",
    "CORRECTION",
    "COST",
    "CREDIT",
    "DATE",
    "EDITORIAL",
    "EPA",
    "EXCLUSIVE",
    "EXPLAINED",
    "EXPLAINER",
    "FACT",
    "FACTS",
    "FALSE",
    "FIRST",
    "GALLERY",
    "GETTY",
    "HOW",
    "LATEST",
    "LISTEN",
    "LIVE",
    "LOCATION",
    "LOSER",
    "LOSERS",
    "MORE",
    "MYTH",
    "NEXT",
    "NOTE",
    "OPINION",
    "PA",
    "PHOTO",
    "PHOTOS",
    "PICTURED",
    "PICTURES",
    "POLL",
    "PRICE",
    "QUIZ",
    "RATING",
    "READ",
    "RELATED",
    "RESULT",
    "RESULTS",
    "REUTERS",
    "REVIEW",
    "SCORE",
    "SEE",
    "SOURCE",
    "SOURCES",
    "SPOILER",
    "STORY",
    "SUBSCRIBE",
    "TICKETS",
    "TIME",
    "TIP",
    "TOP",
    "TRUE",
    "UPDATE",
    "UPDATED",
    "UPDATES",
    "VENUE",
    "VERDICT",
    "VIDEO",
    "VIDEOS",
    "WARNING",
    "WATCH",
    "WHAT",
    "WHEN",
    "WHERE",
    "WHO",
    "WHY",
    "WINNER",
    "WINNERS",
];

/// What a label calls people of the outlet, behind the name and a comma.
const STAFF: &[&str] =
    &["ANCHOR", "BYLINE", "CORRESPONDENT", "HOST", "NARRATOR", "PRESENTER", "REPORTER"];

/// Words of someone who speaks, which distinguish a single name in capitals from a place.
const SPOKEN: &[&str] = &[
    "I", "I’m", "I'm", "I’ve", "I'll", "I’ll", "we", "We", "we’re", "we're", "We’re",
    "We're", "you", "You", "my", "My", "our", "Our", "me", "us", "your", "Your", "let’s",
    "let's", "Let’s", "Let's", "yes", "Yes", "no", "No", "thank", "Thank",
];

/// A turn with a name before its colon.
struct Named {
    turn: Turn,
    is_capitals: bool,
    /// The last word of the name.
    last: Span,
    /// Whether the label says that it is the outlet's own: "ADA TAMM, HOST:".
    is_own: bool,
}

/// The turns of a transcript, an interview or a dialogue with dashes, in order of place.
///
/// Names in capitals ("TAMM:") need one that comes back, or words of somebody who speaks;
/// other names ("Ada Tamm:") and dashes need company: four turns, and a name that comes
/// back. "Q." and "A." need each other; who they are is not known.
pub(super) fn turns(text: &str, found: &Segmentation, words: &Words) -> Vec<Turn> {
    let mut named: Vec<Named> = found
        .paragraphs
        .iter()
        .filter_map(|&paragraph| named_turn(text, found, paragraph))
        .collect();
    let is_transcript = named.len() >= FEWEST && has_repeated_name(text, &named, false);
    let is_loud = has_repeated_name(text, &named, true)
        || named.iter().any(|it| it.is_capitals && is_spoken(text, found, it.turn));
    // "WASHINGTON: …": where something was written.
    let is_place = |it: &Named| {
        it.turn.source.is_some_and(|run| {
            let class = words.of(found.tokens[run.first].word_form);
            run.len() == 1 && class.is(Class::PLACE)
        })
    };
    named.retain(|it| (is_transcript || it.is_capitals && is_loud) && !is_place(it));
    // "HOLM, HOST: … HOLM: …": the outlet speaks, as in the rest of the text.
    let staff: Vec<&str> =
        named.iter().filter(|it| it.is_own).map(|it| it.last.of(text)).collect();
    named.retain(|it| !staff.contains(&it.last.of(text)));
    let mut turns: Vec<Turn> = named.into_iter().map(|it| it.turn).collect();
    let paragraphs = &found.paragraphs;
    turns.extend(answers(text, paragraphs, !turns.is_empty()));
    let dashed: Vec<(usize, Turn)> = paragraphs
        .iter()
        .enumerate()
        .filter_map(|(at, &it)| Some((at, dashed_turn(text, it)?)))
        .collect();
    // Questions with an answer between them are the headings of a list.
    let is_spoken = dashed.windows(2).any(|it| it[0].0 + 1 == it[1].0);
    if dashed.len() >= FEWEST && is_spoken {
        turns.extend(dashed.into_iter().map(|it| it.1));
    }
    turns.sort_by_key(|it| it.quotation.span.start);
    turns
}

fn named_turn(text: &str, found: &Segmentation, paragraph: Span) -> Option<Named> {
    let marks = ['"', '“', '‘', '\''];
    let words = paragraph.of(text).trim_start_matches(marks);
    let begin = paragraph.end - u32::try_from(words.len()).ok()?;
    let colon = words.bytes().take(LONGEST_LABEL).position(|it| it == b':')?;
    let label = words.get(..colon)?;
    // "KLEIST (voice-over):" and "RAMM (CNN):" are Kleist and Ramm.
    let name = match label.strip_suffix(')').and_then(|it| it.rfind('(')) {
        Some(open) => label[..open].trim_end(),
        // "DR. OLAF BERG, Delta Institute:".
        None => label.split_once(", ").map_or(label, |(name, _)| {
            if name.contains(char::is_lowercase) { label } else { name }
        }),
    };
    let name_end = begin + u32::try_from(name.len()).ok()?;
    let spoken_from = begin + u32::try_from(colon).ok()? + 1;
    let inside = tokens_of(found, paragraph);
    let first = inside.start;
    let tokens = &found.tokens[inside];
    let n = tokens.partition_point(|it| it.span.end <= name_end);
    let n_before = tokens.partition_point(|it| it.span.start < spoken_from);
    // "Q:" is a question, whoever asks it.
    let is_name = (1..=LONGEST_NAME).contains(&n)
        && name.chars().count() > 1
        && n_before < tokens.len()
        && tokens[..n].iter().all(|it| it.is_capital)
        && tokens[0].span.start == begin
        && tokens[n - 1].span.end == name_end
        && !tokens[..n].iter().any(|it| FURNITURE.contains(&it.span.of(text)));
    if !is_name {
        return None;
    }
    let is_capitals = name.chars().filter(|c| c.is_uppercase()).count() > 2
        && !name.chars().any(char::is_lowercase);
    let quotation =
        spoken(Span { start: tokens[n_before].span.start, end: paragraph.end });
    let source = Some(Run { first, last: first + n - 1 });
    let last = tokens[n - 1].span;
    let is_own = name.len() < label.len()
        && label[name.len()..].split([',', ' ', '-', ')']).any(|it| STAFF.contains(&it));
    Some(Named { turn: Turn { quotation, source }, is_capitals, last, is_own })
}

/// Whether some name stands before the colon twice, whole or by its last word.
fn has_repeated_name(text: &str, named: &[Named], of_capitals: bool) -> bool {
    let mut names: Vec<&str> = named
        .iter()
        .filter(|it| it.is_capitals || !of_capitals)
        .map(|it| it.last.of(text))
        .collect();
    names.sort_unstable();
    names.windows(2).any(|it| it[0] == it[1])
}

/// Whether somebody speaks in the words of a turn.
fn is_spoken(text: &str, found: &Segmentation, turn: Turn) -> bool {
    let inside = tokens_of(found, turn.quotation.span);
    found.tokens[inside].iter().any(|it| SPOKEN.contains(&it.span.of(text)))
}

/// The paragraphs of an interview that begin with "Q." and "A.", if both are there; in a
/// transcript those with "Q" alone.
fn answers(text: &str, paragraphs: &[Span], is_transcript: bool) -> Vec<Turn> {
    let turn = |paragraph: &Span| {
        let words = paragraph.of(text);
        let sign = words.chars().next().filter(|it| matches!(it, 'Q' | 'A'))?;
        let is_bare = is_transcript && sign == 'Q';
        let rest = words[1..].strip_prefix(['.', ':']);
        let rest = rest.or_else(|| is_bare.then_some(&words[1..]))?;
        let spoken_words = rest.strip_prefix([' ', '\u{a0}'])?.trim_start();
        let start = paragraph.end - u32::try_from(spoken_words.len()).ok()?;
        let quotation = spoken(Span { start, end: paragraph.end });
        (start < paragraph.end).then_some((sign, Turn { quotation, source: None }))
    };
    let turns: Vec<(char, Turn)> = paragraphs.iter().filter_map(turn).collect();
    let has = |sign: char| turns.iter().any(|it| it.0 == sign);
    if !has('Q') || !has('A') && !is_transcript {
        return Vec::new();
    }
    turns.into_iter().map(|it| it.1).collect()
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
