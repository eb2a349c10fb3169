//! *Whose word is it?* Phrases of the excerpts, in the narrator's words or someone's.

use crate::document::{Paragraph, Zone};
use crate::language::{Class, Language};
use crate::lesson::claim::{claim, is_surely_own};
use crate::lesson::clear::is_clear;
use crate::lesson::exercise::{Exercise, Place, VoiceItem, Why};
use crate::lesson::material::Material;
use crate::text::{Span, fold};
use crate::voice::{Attribution, Kind, Voice};
use std::collections::BTreeSet;

/// The most phrases for which the answer is “can’t tell”.
const MAX_EMBEDDED: usize = 2;

/// The fewest phrases.
const MIN_ITEMS: usize = 3;

/// Bytes after reported words in which the next sentence may carry them on.
const MAX_CARRIED: usize = 60;

/// Sentences of one paragraph that may carry on one before them.
const MAX_CARRYING: usize = 2;

pub(super) fn build(material: &mut Material<'_>) -> Result<Exercise, Why> {
    let mut left: Vec<Vec<VoiceItem>> = Vec::new();
    for voice in Voice::ALL {
        let texts = 0..material.texts.len();
        left.push(texts.flat_map(|text| items(material, text, voice)).collect());
    }
    let mut items: Vec<VoiceItem> = Vec::new();
    // Voice by voice, each time from the text that was asked about least.
    let mut turns = (0..left.len()).cycle().take(left.len() * material.n_items);
    while items.len() < material.n_items {
        let Some(turn) = turns.next() else { break };
        let of_text =
            |text: usize| items.iter().filter(|it| it.place.text == text).count();
        let n_of_voice = items.iter().filter(|it| it.voice == Voice::ALL[turn]).count();
        if Voice::ALL[turn] == Voice::Embedded && n_of_voice >= MAX_EMBEDDED {
            continue;
        }
        let candidates = left[turn].iter().enumerate();
        let best = candidates.min_by_key(|(at, it)| (of_text(it.place.text), *at));
        if let Some(at) = best.map(|(at, _)| at) {
            let item = left[turn].remove(at);
            items.push(item);
        }
    }
    items.sort_by_key(|it| it.place);
    if items.len() < MIN_ITEMS {
        return Err(Why::TooFew(items.len(), MIN_ITEMS));
    }
    let voices: BTreeSet<Voice> = items.iter().map(|it| it.voice).collect();
    if voices.len() < 2 {
        return Err(Why::OneAnswer);
    }
    Ok(Exercise::Voice(items))
}

/// The phrases of one voice in one text, in order of place.
fn items(material: &Material<'_>, text: usize, voice: Voice) -> Vec<VoiceItem> {
    let analysis = material.analysis(text);
    let shown = |span: &Span| material.texts[text].shows(*span);
    let mut items: Vec<VoiceItem> = match voice {
        Voice::Narrator => material.texts[text]
            .sentences()
            .map(|span| Place { text, span })
            .filter(|&it| material.is_plain(it) && is_telling(material, it))
            .filter(|&it| !may_be_reported(material, it) && !may_be_listed(material, it))
            .filter_map(|it| claim(material, it))
            .filter(|&it| !material.is_doubtful(!is_surely_own(material, it)))
            .map(|place| own(place, voice))
            .collect(),
        Voice::Embedded => {
            let insertions = analysis.insertions.iter().copied().filter(shown);
            // What stands in brackets is rarely a clause: a party, a place, a year.
            let text_of = &analysis.document.text;
            insertions
                .filter(|it| {
                    !text_of[..it.start as usize].trim_end().ends_with(['(', '['])
                })
                .filter(|it| !it.of(text_of).starts_with(['(', '[']))
                .filter_map(|span| claim(material, Place { text, span }))
                .map(|place| own(place, voice))
                .collect()
        }
        Voice::Quoted | Voice::Reported => {
            let is_asked = |it: &&Attribution| {
                it.voice() == voice
                    && shown(&it.content)
                    && analysis.zone_at(it.content.start) != Zone::Headline
                    && is_clear(material, text, it)
                    && is_named(material, text, it)
            };
            let asked = analysis.attributions.iter().filter(is_asked);
            asked.filter_map(|it| of_speaker(material, text, it)).collect()
        }
    };
    items.retain(|it| is_sound(material, it));
    items
}

/// A phrase that no speaker is given for.
fn own(place: Place, voice: Voice) -> VoiceItem {
    let also = match voice {
        Voice::Embedded => vec![Voice::Narrator, Voice::Reported],
        _ => Vec::new(),
    };
    VoiceItem { place, voice, also, signs: Vec::new() }
}

/// The voices that a pupil may name for a reported phrase with good reason.
///
/// Whose *wording* a paraphrase is, the sentence does not say; a word in it that judges or
/// keeps its distance (“so-called”) may well be the text's own.
fn also(material: &Material<'_>, place: Place, voice: Voice) -> Vec<Voice> {
    const OWN: &[&str] = &["distancing", "loaded-positive", "loaded-negative"];
    if voice != Voice::Reported {
        return Vec::new();
    }
    let mut inside = material.sure(place.text).filter(|it| place.span.contains(it.span));
    let is_coloured = inside.any(|it| OWN.iter().any(|id| material.is_of(it, id)));
    let narrator = is_coloured.then_some(Voice::Narrator);
    narrator.into_iter().chain([Voice::Embedded]).collect()
}

/// Whether nobody speaks in the sentence, and it says that something is so.
fn is_telling(material: &Material<'_>, sentence: Place) -> bool {
    let text = &material.analysis(sentence.text).document.text;
    let open = Class::SPEECH_ACT.or(Class::HEDGE).or(Class::DENIAL);
    let mut words = material.tokens(sentence).iter().map(|it| fold(it.span.of(text)));
    let mentions = material.analysis(sentence.text).mentions.iter();
    let mut inside = mentions.filter(|it| it.span.overlaps(sentence.span));
    material.of(sentence).trim_end().ends_with('.')
        && !words.any(|it| Language::default().is(&it, open))
        && !inside.any(|it| material.is_of(it, "reporting-verb"))
}

/// Whether a sentence without a speaker may carry on what one before it reports (“The
/// bridge would hold. Nobody needed to leave.”).
fn may_be_reported(material: &Material<'_>, sentence: Place) -> bool {
    let analysis = material.analysis(sentence.text);
    let text = &analysis.document.text;
    let start = sentence.span.start;
    let at = analysis.sentences.partition_point(|it| it.start < start);
    let before = &analysis.sentences[at.saturating_sub(MAX_CARRYING)..at];
    // A new paragraph may carry on the last sentence of the one before.
    let is_near = |it: &&Span| {
        let between = &text[it.end as usize..start as usize];
        between.trim().is_empty()
            || !text[it.start as usize..start as usize].contains('\n')
    };
    let near: Vec<Span> = before.iter().filter(is_near).copied().collect();
    let mut reported = analysis.attributions.iter().filter(|it| {
        it.kind == Kind::Indirect && it.device.is_none() && it.content.end <= start
    });
    reported.any(|it| {
        let between = &text[it.content.end as usize..start as usize];
        between.len() <= MAX_CARRIED && !between.contains('\n')
            || near.iter().any(|sentence| sentence.overlaps(it.content))
    })
}

/// Paragraphs behind a colon that may belong to the list that it opens.
const MAX_LISTED: usize = 12;

/// Whether a sentence may stand in a list or a statement that an article prints: it points to
/// somebody whom the sheet does not name before it, or a paragraph shortly before ends in a
/// colon.
fn may_be_listed(material: &Material<'_>, sentence: Place) -> bool {
    let analysis = material.analysis(sentence.text);
    let text = &analysis.document.text;
    let paragraphs = &analysis.document.paragraphs;
    let at = paragraphs.partition_point(|it| it.span.end <= sentence.span.start);
    let before = &paragraphs[at.saturating_sub(MAX_LISTED)..at];
    let opens = |it: &Paragraph| it.span.of(text).trim_end().ends_with(':');
    let first = material.of(sentence).split(|c: char| !c.is_alphanumeric());
    let first = first.map(str::to_lowercase).next().unwrap_or_default();
    let is_next = sentence.span.start > 0
        && material.texts[sentence.text].units.iter().any(|unit| {
            unit.span().end <= sentence.span.start
                && text[unit.span().end as usize..sentence.span.start as usize]
                    .trim()
                    .is_empty()
                || unit.span().start < sentence.span.start
                    && unit.span().contains(sentence.span)
        });
    let points = Class::STANDS_FOR_A_NAME.or(Class::POINTS_BACK);
    before.iter().any(opens) || Language::default().is(&first, points) && !is_next
}

/// Whether the source is a name or a noun, and no “which” or “that”.
fn is_named(material: &Material<'_>, text: usize, it: &Attribution) -> bool {
    let source = it.source.map(|span| material.of(Place { text, span }).to_lowercase());
    let relative = Class::RELATIVE.or(Class::THAT);
    source.is_some_and(|it| !Language::default().is(&it, relative))
}

/// A phrase of someone's words, with the words that show it.
fn of_speaker(
    material: &Material<'_>,
    text: usize,
    it: &Attribution,
) -> Option<VoiceItem> {
    let content = Place { text, span: it.content };
    let place = claim(material, content).filter(|it| !is_parted(material, *it, content));
    if material.is_doubtful(place.is_none()) {
        return None;
    }
    let place = place?;
    let signs = [it.source, it.cue].into_iter().flatten();
    let signs = signs.map(|span| Place { text, span }).collect();
    let voice = it.voice();
    let also = also(material, place, voice);
    Some(VoiceItem { place, voice, also, signs })
}

/// Whether words inside a phrase are attributed or inserted again: whose it is then is two
/// questions.
fn is_parted(material: &Material<'_>, phrase: Place, content: Place) -> bool {
    let analysis = material.analysis(phrase.text);
    let contents = analysis.attributions.iter().map(|it| it.content);
    let mut inner = contents.chain(analysis.insertions.iter().copied());
    inner.any(|it| {
        it != content.span && it.overlaps(phrase.span) && !it.contains(content.span)
    })
}

/// Whether all its words are of the voice, and it stands once in what pupils read.
fn is_sound(material: &Material<'_>, item: &VoiceItem) -> bool {
    let words = material.of(item.place);
    let text = &material.analysis(item.place.text).document.text;
    let printed = material.texts[item.place.text].units.iter();
    let n_found: usize =
        printed.map(|it| it.span().of(text).matches(words).count()).sum();
    let is_held = material.held(item.place).is_some_and(|it| it.voice == item.voice);
    !material.is_doubtful(n_found != 1 || !is_held) && !material.is_masked(item.place)
}
