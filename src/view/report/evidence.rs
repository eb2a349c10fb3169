//! Evidence: a sentence of an article with what was found in it, and whose words they are.

use crate::analysis::Analysis;
use crate::compare::{AttributionRef, Heard, MentionRef};
use crate::document::Zone;
use crate::lexicon::pack::Confidence;
use crate::text::Span;
use crate::view::report::block::{Block, Inline, Line, Mark, Words, soft, voiced};
use crate::view::report::few::MAX_MADE;
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::view::wording;
use crate::voice::{Act, Device, Kind, Voice};

/// A list of passages.
pub(super) fn list(items: Vec<Line>) -> Block {
    Block::List { style: "evidence", items }
}

/// A line for each thing. A large page shows the first only: the rest is there to be counted.
fn lines<T>(stage: &Stage<'_>, things: &[T], line: impl Fn(&T) -> Line) -> Vec<Line> {
    let n_made = if stage.is_large() { MAX_MADE } else { usize::MAX };
    let lines = things.iter().enumerate();
    lines.map(|(nth, it)| if nth < n_made { line(it) } else { Line::new() }).collect()
}

/// The sentences of some mentions in order of place, those of one sentence in one item.
pub(super) fn mentions(
    stage: &Stage<'_>,
    found: &[MentionRef],
    remark: impl Fn(MentionRef) -> Option<Plain>,
) -> Vec<Line> {
    let mut items: Vec<(usize, Span, Vec<MentionRef>)> = Vec::new();
    let mut found = found.to_vec();
    found.sort_unstable();
    for at in found {
        let sentence = stage.sentence_at(at.article, stage.mention(at).span);
        match items.last_mut() {
            Some(item) if (item.0, item.1) == (at.article, sentence) => item.2.push(at),
            _ => items.push((at.article, sentence, vec![at])),
        }
    }
    let item = |(article, sentence, mentions): &(usize, Span, Vec<MentionRef>)| {
        let colour = stage.articles[*article].colour.clone();
        let marks = mentions.iter().map(|&at| {
            let mention = stage.mention(at);
            voiced(mention.span, mention.voice, &colour, String::new())
        });
        let marks: Vec<Mark> = marks.collect();
        let mut line = vec![stage.place_in_group(*article, sentence.start)];
        line.push(Inline::Words(Words { marks, ..Words::passage(*article, *sentence) }));
        let mut notes: Vec<String> = Vec::new();
        for &at in mentions {
            notes.extend(note(stage, at));
            notes.extend(remark(at).map(|it| it.to_string()));
        }
        let mut known: Vec<&str> = Vec::new();
        for it in &notes {
            if !known.contains(&it.as_str()) {
                known.push(it);
            }
        }
        if !known.is_empty() {
            line.push(soft(Plain::new(&known.join("; "))));
        }
        line
    };
    lines(stage, &items, item)
}

/// The sentences of some places, each marked in its own.
pub(super) fn places(stage: &Stage<'_>, found: &[(usize, Span, Voice)]) -> Vec<Line> {
    let item = |&(article, span, voice): &(usize, Span, Voice)| {
        let colour = &stage.articles[article].colour;
        let marks = vec![voiced(span, voice, colour, String::new())];
        let sentence = stage.whole_sentences(article, span);
        vec![
            stage.place_in_group(article, span.start),
            Inline::Words(Words { marks, ..Words::passage(article, sentence) }),
        ]
    };
    lines(stage, found, item)
}

/// What a reader should know about one mention: whose words, which zone, which doubt.
fn note(stage: &Stage<'_>, at: MentionRef) -> Vec<String> {
    let mention = stage.mention(at);
    let mut notes: Vec<String> = Vec::new();
    if mention.voice != Voice::Narrator {
        notes.push(whose(stage, at.article, mention.voice, mention.attribution));
    }
    let mut add = |key: &str| notes.push(stage.t(key).to_string());
    match mention.zone {
        Zone::Headline => add("zone.headline"),
        Zone::Standfirst => add("zone.standfirst"),
        Zone::Crosshead => add("zone.crosshead"),
        Zone::Caption => add("zone.caption"),
        Zone::Body => {}
    }
    if mention.is_negated {
        add("note.negated");
    }
    if mention.is_distanced {
        add("note.distanced");
    }
    if mention.confidence == Confidence::Medium {
        add("note.less_sure");
    }
    notes
}

/// Whose words a passage is.
pub(super) fn whose(
    stage: &Stage<'_>,
    article: usize,
    voice: Voice,
    attribution: Option<usize>,
) -> String {
    let attributions = &stage.analysis(article).attributions;
    let found = attribution.and_then(|at| attributions.get(at));
    let device = found.and_then(|it| it.device);
    let key = match (voice, device) {
        (Voice::Quoted, Some(Device::Title)) => "whose.title",
        (Voice::Quoted, Some(Device::NoSpeaker)) => "whose.no_speaker",
        (Voice::Narrator, _) => "whose.narrator",
        (Voice::Quoted, None) => "whose.quoted",
        (Voice::Reported, _) => "whose.reported",
        (Voice::Embedded, _) => "whose.embedded",
    };
    let words = stage.t(key).to_string();
    match found.and_then(|it| it.speaker.as_deref()) {
        Some(name) if voice != Voice::Narrator && device.is_none() => {
            format!("{words}: {name}")
        }
        None if voice != Voice::Narrator && device.is_none() => {
            format!("{words}, {}", stage.t("whose.unresolved"))
        }
        _ => words,
    }
}

/// What one source gives of a speaker; a passage inside another is shown in it.
pub(super) fn speech(stage: &Stage<'_>, heard: &Heard) -> Vec<Line> {
    let mut last = (usize::MAX, 0);
    let mut outer = heard.places.clone();
    outer.retain(|at| {
        let content = stage.attribution(*at).content;
        let is_inside = last.0 == at.article && content.end <= last.1;
        if !is_inside {
            last = (at.article, content.end);
        }
        !is_inside
    });
    lines(stage, &outer, |&at| said(stage, at))
}

/// One passage of a speaker, with the words that report it marked in their sentence.
fn said(stage: &Stage<'_>, at: AttributionRef) -> Line {
    let analysis = stage.analysis(at.article);
    let attribution = stage.attribution(at);
    let colour = stage.articles[at.article].colour.clone();
    let span = stage.whole_sentences(at.article, attribution.content);
    let mut marks = vec![voiced(
        attribution.content,
        attribution.voice(),
        &format!("said {colour}"),
        String::new(),
    )];
    marks.extend(inner(analysis, at.attribution, &colour));
    marks.extend(attribution.cue.map(|span| Mark {
        span,
        style: "cue".to_owned(),
        href: String::new(),
    }));
    let mut line = vec![stage.place_in_group(at.article, attribution.content.start)];
    line.push(Inline::Words(Words { marks, ..Words::passage(at.article, span) }));
    let key = match (attribution.kind, attribution.device) {
        (Kind::Indirect, _)
            if !matches!(attribution.act, None | Some(Act::Assertion)) =>
        {
            "whose.held"
        }
        (Kind::Indirect, _) => "whose.reported",
        (_, Some(Device::Title)) => "whose.title",
        (_, Some(Device::NoSpeaker)) => "whose.no_speaker",
        _ => "whose.quoted",
    };
    line.push(soft(stage.t(key)));
    line
}

/// The quotations and insertions inside a passage.
fn inner(analysis: &Analysis, attribution: usize, colour: &str) -> Vec<Mark> {
    let content = analysis.attributions[attribution].content;
    let style = format!("said {colour}");
    let rest = analysis.attributions[attribution + 1..].iter();
    let inside = rest.take_while(|it| it.content.start < content.end);
    let inside = inside.filter(|it| content.contains(it.content));
    let mut marks: Vec<Mark> =
        inside.map(|it| voiced(it.content, it.voice(), &style, String::new())).collect();
    if analysis.attributions[attribution].voice() == Voice::Reported {
        let from = analysis.insertions.partition_point(|it| it.end <= content.start);
        let inside = analysis.insertions[from..].iter();
        let inside = inside.take_while(|it| it.start < content.end);
        marks
            .extend(inside.map(|&it| voiced(it, Voice::Embedded, &style, String::new())));
    }
    marks
}

/// Which articles among some print one text, after what is counted in them.
pub(super) fn counted(
    stage: &Stage<'_>,
    counted: &str,
    articles: impl Iterator<Item = usize>,
) -> Plain {
    let mut texts: Vec<(usize, Vec<usize>)> = Vec::new();
    for it in articles {
        let text = stage.copy_of[it].unwrap_or(it);
        match texts.iter_mut().find(|known| known.0 == text) {
            Some(known) if known.1.contains(&it) => {}
            Some(known) => known.1.push(it),
            None => texts.push((text, vec![it])),
        }
    }
    let mut said = counted.to_owned();
    for (_, articles) in texts.iter().filter(|it| it.1.len() > 1) {
        let letters: Vec<&str> =
            articles.iter().map(|&at| stage.articles[at].letter.as_str()).collect();
        let one = stage.fill("copies.one_choice", &[("who", &letters.join(", "))]);
        said.push_str(&format!("; {one}"));
    }
    Plain::new(&said)
}

/// A number as a reader sees it.
pub(super) fn number(n: u64) -> String {
    wording::number(usize::try_from(n).unwrap_or(usize::MAX))
}
