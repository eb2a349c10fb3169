//! Applies corrections that a person made to what the rules found.
//!
//! A correction names words of the article. They are sought where it says, else where the
//! same words stand nearest; what was found about them gives way, and contents go on to nest
//! without crossing.

use crate::document::{Correction, Voice};
use crate::text::Span;
use crate::voice::{Act, Attributed, Attribution, Kind};
use std::cmp::Reverse;

/// Makes the corrections in their order, and notes which were made.
pub fn correct(text: &str, corrections: &mut [Correction], found: &mut Attributed) {
    for correction in corrections {
        let Some(span) = place(text, correction) else { continue };
        correction.is_made = true;
        if let Some(voice) = correction.voice {
            give_voice(text, span, voice, found);
        }
        if let Some(speaker) = &correction.speaker {
            give_speaker(text, span, speaker, found);
        }
        found.attributions.sort_by_key(|it| (it.content.start, Reverse(it.content.end)));
    }
}

/// Where the words of a correction stand: there, or nearest to there.
fn place(text: &str, correction: &Correction) -> Option<Span> {
    let words = correction.text.as_str();
    if words.trim().is_empty() {
        return None;
    }
    let mut places = text.char_indices().map(|it| it.0).chain([text.len()]);
    let told = places.nth(correction.start).unwrap_or(text.len());
    let start = if text[told..].starts_with(words) {
        told
    } else {
        text.match_indices(words).map(|it| it.0).min_by_key(|it| it.abs_diff(told))?
    };
    Some(Span::new(start, start + words.len()))
}

fn give_voice(text: &str, span: Span, voice: Voice, found: &mut Attributed) {
    let kind = match voice {
        Voice::Narrator => {
            cut(text, span, &mut found.attributions);
            cut_insertions(text, span, &mut found.insertions);
            return;
        }
        Voice::Embedded => {
            cut_insertions(text, span, &mut found.insertions);
            found.insertions.push(span);
            found.insertions.sort_by_key(|it| (it.start, Reverse(it.end)));
            return;
        }
        Voice::Quoted => Kind::Direct,
        Voice::Reported => Kind::Indirect,
    };
    cut_insertions(text, span, &mut found.insertions);
    let all = &mut found.attributions;
    if let Some(own) = all.iter_mut().find(|it| it.content == span) {
        own.kind = kind;
        speak(own);
        return;
    }
    let speaker = innermost(all, span).and_then(|at| all[at].speaker.clone());
    // What reaches in from outside must not cross it; what lies inside stays.
    let (crossing, mut rest): (Vec<_>, Vec<_>) = all
        .drain(..)
        .partition(|it| it.content.overlaps(span) && !nests(it.content, span));
    for attribution in crossing {
        rest.extend(pieces(text, attribution, span));
    }
    *all = rest;
    all.push(said(span, kind, speaker));
}

fn give_speaker(text: &str, span: Span, speaker: &str, found: &mut Attributed) {
    let name = Some(speaker.trim().to_owned()).filter(|it| !it.is_empty());
    let all = &mut found.attributions;
    let Some(at) = innermost(all, span) else {
        let is_marked = span.of(text).starts_with(['“', '"', '„', '«', '‘', '\'']);
        let kind = if is_marked { Kind::Direct } else { Kind::Indirect };
        cut(text, span, all);
        all.push(said(span, kind, name));
        return;
    };
    let (content, old) = (all[at].content, all[at].speaker.clone());
    speak(&mut all[at]);
    // Fragments inside are of the same speaker, unless they were given to another.
    for own in all.iter_mut().filter(|it| content.contains(it.content)) {
        if own.content == content || (own.device.is_none() && own.speaker == old) {
            own.speaker.clone_from(&name);
        }
    }
}

/// The shortest content that holds a place.
fn innermost(all: &[Attribution], span: Span) -> Option<usize> {
    let holding = (0..all.len()).filter(|&at| all[at].content.contains(span));
    holding.min_by_key(|&at| all[at].content.len())
}

fn nests(a: Span, b: Span) -> bool {
    a.contains(b) || b.contains(a)
}

/// Makes speech of words that a device explained.
fn speak(attribution: &mut Attribution) {
    attribution.device = None;
    attribution.act.get_or_insert(Act::Assertion);
}

fn said(content: Span, kind: Kind, speaker: Option<String>) -> Attribution {
    Attribution {
        kind,
        content,
        source: None,
        cue: None,
        act: Some(Act::Assertion),
        speaker,
        device: None,
    }
}

/// Takes a place out of every content.
fn cut(text: &str, span: Span, all: &mut Vec<Attribution>) {
    *all = all.drain(..).flat_map(|it| pieces(text, it, span)).collect();
}

fn cut_insertions(text: &str, span: Span, all: &mut Vec<Span>) {
    *all = all.drain(..).flat_map(|it| left(text, it, span)).collect();
}

/// An attribution without a place: itself, or what is left of it on either side.
fn pieces(text: &str, attribution: Attribution, span: Span) -> Vec<Attribution> {
    let spans = left(text, attribution.content, span);
    spans
        .into_iter()
        .map(|content| Attribution { content, ..attribution.clone() })
        .collect()
}

/// What is left of a span; signs and spaces alone are nothing.
fn left(text: &str, own: Span, gone: Span) -> Vec<Span> {
    if !own.overlaps(gone) {
        return vec![own];
    }
    let sides = [(own.start, gone.start), (gone.end, own.end)];
    let is_word = |c: char| c.is_alphanumeric();
    let mut spans = Vec::new();
    for (start, end) in sides.into_iter().filter(|it| it.0 < it.1) {
        let side = Span { start, end };
        let words = side.of(text);
        if words.contains(is_word) {
            let trimmed = words.trim();
            let from = side.range().start + words.find(trimmed).unwrap_or(0);
            spans.push(Span::new(from, from + trimmed.len()));
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::correct;
    use crate::document::{Correction, Voice};
    use crate::text::Span;
    use crate::voice::{Act, Attributed, Attribution, Kind};

    const TEXT: &str =
        "The strike ends, Ada Tamm said, “we stay at work” until May. Rain fell.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn found() -> Attributed {
        let said = |kind, words| Attribution {
            kind,
            content: span(words),
            source: Some(span("Ada Tamm")),
            cue: Some(span("said")),
            act: Some(Act::Assertion),
            speaker: Some("Ada Tamm".to_owned()),
            device: None,
        };
        Attributed {
            attributions: vec![
                said(Kind::Indirect, "The strike ends"),
                said(Kind::Direct, "“we stay at work”"),
            ],
            insertions: Vec::new(),
        }
    }

    /// The contents with their kinds and speakers after one correction.
    #[track_caller]
    fn check(
        words: &str,
        speaker: Option<&str>,
        voice: Option<Voice>,
        expected: &[&str],
    ) {
        let mut all = found();
        let start = TEXT.find(words).map_or(7, |at| TEXT[..at].chars().count());
        let mut corrections = [Correction {
            line: 1,
            start,
            text: words.to_owned(),
            speaker: speaker.map(str::to_owned),
            voice,
            note: None,
            is_made: false,
        }];
        correct(TEXT, &mut corrections, &mut all);
        assert_eq!(corrections[0].is_made, TEXT.contains(words), "{words}");
        let shown = all.attributions.iter().map(|it| {
            let speaker = it.speaker.as_deref().unwrap_or("-");
            format!("{} {}: {}", it.kind.name(), speaker, it.content.of(TEXT))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{words}");
    }

    const FIRST: &str = "indirect Ada Tamm: The strike ends";
    const SECOND: &str = "direct Ada Tamm: “we stay at work”";

    #[test]
    fn speakers_are_put_right() {
        check(
            "we stay",
            Some("Eda Orr"),
            None,
            &[FIRST, "direct Eda Orr: “we stay at work”"],
        );
        check("we stay", Some(""), None, &[FIRST, "direct -: “we stay at work”"]);
        check(
            "Rain fell",
            Some("Eda Orr"),
            None,
            &[FIRST, SECOND, "indirect Eda Orr: Rain fell"],
        );
        check("gone", Some("Eda Orr"), None, &[FIRST, SECOND]);
    }

    #[test]
    fn voices_are_put_right() {
        let narrator = Some(Voice::Narrator);
        check("The strike ends", None, narrator, &[SECOND]);
        check("The strike", None, narrator, &["indirect Ada Tamm: ends", SECOND]);
        check(
            "Rain fell",
            None,
            Some(Voice::Reported),
            &[FIRST, SECOND, "indirect -: Rain fell"],
        );
        check(
            "strike ends, Ada",
            None,
            Some(Voice::Quoted),
            &["indirect Ada Tamm: The", "direct -: strike ends, Ada", SECOND],
        );
        check(
            "The strike ends",
            None,
            Some(Voice::Quoted),
            &["direct Ada Tamm: The strike ends", SECOND],
        );
    }
}
