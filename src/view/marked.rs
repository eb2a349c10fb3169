//! One article with everything found in it, for checking by eye.

use crate::analysis::Analysis;
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::view::annotation::{ByVoice, MentionView, annotation};
use crate::view::report::plain;
use crate::view::wording;
use crate::view::wording::LABELS;
use crate::voice::{Attribution, Voice};
use serde::Serialize;

/// How many colours the style sheet has.
const N_COLOURS: usize = 8;

/// An article as a reader sees it.
#[derive(Clone, Debug, Serialize)]
pub struct MarkedArticle {
    /// Its id.
    pub id: String,
    /// Its source, day and length.
    pub about: String,
    /// Words by voice.
    pub voices: Vec<String>,
    /// Its paragraphs.
    pub blocks: Vec<MarkedBlock>,
    /// Every mention, in order.
    pub mentions: Vec<[String; 5]>,
    /// Every attribution, in order.
    pub attributions: Vec<[String; 4]>,
    /// What was taken out before counting.
    pub removed: Vec<String>,
    /// Doubts.
    pub caveats: Vec<String>,
}

/// A paragraph.
#[derive(Clone, Debug, Serialize)]
pub struct MarkedBlock {
    /// The line of the file.
    pub line: u32,
    /// Its zone.
    pub zone: &'static str,
    /// Its words, cut where anything begins or ends.
    pub runs: Vec<MarkedRun>,
}

/// Words that lie under the same marks throughout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarkedRun {
    /// The words.
    pub text: String,
    /// Whose words.
    pub voice: &'static str,
    /// What they are a part of: content, source, cue, insertion.
    pub parts: Vec<&'static str>,
    /// The entries that cover them, in words.
    pub label: Option<String>,
    /// The colour of the innermost entry.
    pub colour: Option<String>,
}

/// Something that covers words.
#[derive(Clone)]
struct Cover {
    span: Span,
    part: Part,
}

#[derive(Clone)]
enum Part {
    Content(Voice),
    Insertion,
    Of(&'static str),
    Entry { label: String, colour: String },
}

/// Shows one analysis; `with_low` shows mentions of low confidence too.
#[must_use]
pub fn marked(analysis: &Analysis, lexicon: &Lexicon, with_low: bool) -> MarkedArticle {
    let document = &analysis.document;
    let view = annotation(analysis, lexicon, with_low);
    let about = [
        plain(&document.source),
        document.date.map_or_else(|| LABELS.no_date.to_owned(), wording::day),
        wording::count(view.n_tokens, "word", "words"),
    ];
    MarkedArticle {
        id: plain(&document.id),
        about: about.join(" · "),
        voices: voices(view.tokens_by_voice),
        blocks: blocks(analysis, lexicon, with_low),
        mentions: view.mentions.iter().map(mention).collect(),
        attributions: analysis
            .attributions
            .iter()
            .map(|it| attribution(it, &document.text))
            .collect(),
        removed: document
            .removed
            .iter()
            .map(|it| format!("{} {}: {}", LABELS.line, it.line, plain(&it.text)))
            .collect(),
        caveats: document.caveats.iter().map(|it| plain(&it.to_string())).collect(),
    }
}

fn voices(n: ByVoice) -> Vec<String> {
    let counts = [n.narrator, n.quoted, n.reported, n.embedded];
    let said = |(voice, n)| format!("{} {}", wording::number(n), wording::voice(voice));
    Voice::ALL.into_iter().zip(counts).map(said).collect()
}

/// Words, entry, whose words, zone and confidence.
fn mention(it: &MentionView<'_>) -> [String; 5] {
    let negated =
        if it.negated { format!(" ({})", LABELS.negated) } else { String::new() };
    [
        plain(it.text),
        format!("{}{negated}", entry(it)),
        it.speaker.map_or_else(
            || it.voice.to_owned(),
            |speaker| format!("{}: {}", it.voice, plain(speaker)),
        ),
        it.zone.to_owned(),
        it.confidence.to_owned(),
    ]
}

fn entry(it: &MentionView<'_>) -> String {
    let variant = it.variant.map(|it| format!(": {it}")).unwrap_or_default();
    format!("{}{variant}", it.concept.or(it.category).unwrap_or_default())
}

/// Words, kind, the words that name the speaker with those that report, the speaker.
fn attribution(it: &Attribution, text: &str) -> [String; 4] {
    let words = |span: Option<Span>| span.map(|it| plain(it.of(text)));
    let named: Vec<String> =
        [words(it.source), words(it.cue)].into_iter().flatten().collect();
    [
        plain(it.content.of(text)),
        it.device.map_or(it.kind.name(), crate::voice::Device::name).to_owned(),
        named.join(" · "),
        it.speaker.as_deref().map(plain).unwrap_or_default(),
    ]
}

fn blocks(analysis: &Analysis, lexicon: &Lexicon, with_low: bool) -> Vec<MarkedBlock> {
    let mut covers = covers(analysis, lexicon, with_low);
    covers.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    let mut next = 0;
    let mut open: Vec<Cover> = Vec::new();
    let paragraphs = analysis.document.paragraphs.iter();
    paragraphs
        .map(|it| {
            while covers.get(next).is_some_and(|cover| cover.span.start < it.span.end) {
                open.push(covers[next].clone());
                next += 1;
            }
            open.retain(|cover| cover.span.end > it.span.start);
            MarkedBlock {
                line: it.line,
                zone: it.zone.unwrap_or_default().name(),
                runs: runs(&analysis.document.text, it.span, &open),
            }
        })
        .collect()
}

fn covers(analysis: &Analysis, lexicon: &Lexicon, with_low: bool) -> Vec<Cover> {
    let mut covers = Vec::new();
    for it in &analysis.attributions {
        covers.push(Cover { span: it.content, part: Part::Content(it.voice()) });
        covers.extend(it.source.map(|span| Cover { span, part: Part::Of("source") }));
        covers.extend(it.cue.map(|span| Cover { span, part: Part::Of("cue") }));
    }
    let insertions = analysis.insertions.iter();
    covers.extend(insertions.map(|&span| Cover { span, part: Part::Insertion }));
    let view = annotation(analysis, lexicon, with_low);
    let is_shown = |it: &&crate::annotate::Mention| {
        with_low || it.confidence != crate::lexicon::pack::Confidence::Low
    };
    let mut entries: Vec<&str> = Vec::new();
    for (it, view) in analysis.mentions.iter().filter(is_shown).zip(&view.mentions) {
        let id = view.concept.or(view.category).unwrap_or_default();
        let number = entries.iter().position(|it| *it == id).unwrap_or_else(|| {
            entries.push(id);
            entries.len() - 1
        });
        covers.push(Cover {
            span: it.span,
            part: Part::Entry {
                label: entry(view),
                colour: format!("s{}", number % N_COLOURS + 1),
            },
        });
    }
    covers.extend(
        analysis
            .evidence
            .iter()
            .map(|it| Cover { span: it.span, part: Part::Of("evidence") }),
    );
    covers
}

/// Cuts a paragraph wherever a cover begins or ends; `covers` begin before its end.
fn runs(text: &str, paragraph: Span, covers: &[Cover]) -> Vec<MarkedRun> {
    let mut cuts = vec![paragraph.start, paragraph.end];
    for cover in covers {
        let inside = |at: &u32| paragraph.start < *at && *at < paragraph.end;
        cuts.extend([cover.span.start, cover.span.end].into_iter().filter(inside));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let (mut next, mut open): (usize, Vec<&Cover>) = (0, Vec::new());
    let mut runs = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        while covers.get(next).is_some_and(|it| it.span.start <= pair[0]) {
            open.push(&covers[next]);
            next += 1;
        }
        open.retain(|it| it.span.end > pair[0]);
        runs.push(run(Span { start: pair[0], end: pair[1] }.of(text), &open));
    }
    runs
}

fn run(text: &str, open: &[&Cover]) -> MarkedRun {
    let mut run = MarkedRun {
        text: plain(text),
        voice: Voice::Narrator.name(),
        parts: Vec::new(),
        label: None,
        colour: None,
    };
    for cover in open {
        match &cover.part {
            Part::Content(voice) => {
                run.voice = voice.name();
                run.parts.push("content");
            }
            Part::Insertion => {
                if run.voice == Voice::Reported.name() {
                    run.voice = Voice::Embedded.name();
                }
                run.parts.push("insertion");
            }
            Part::Of(part) => run.parts.push(part),
            Part::Entry { label, colour } => {
                let label = match run.label.take() {
                    Some(outer) => format!("{outer}; {label}"),
                    None => label.clone(),
                };
                run.label = Some(label);
                run.colour = Some(colour.clone());
            }
        }
    }
    run.parts.dedup();
    run
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::view::report::fixture::{analyze, document, reported};

    #[test]
    fn reported_words_hold_quotations_and_insertions() {
        let (analyzer, analyses) = reported();
        let article = marked(&analyses[0], analyzer.lexicon(), true);
        let runs = article.blocks[1].runs.iter();
        let runs: Vec<(&str, &str, String)> =
            runs.map(|it| (it.text.as_str(), it.voice, it.parts.join(" "))).collect();
        let expected = [
            ("Ada Tamm", "narrator", "source"),
            (" ", "narrator", ""),
            ("claimed", "narrator", "cue"),
            (" that ", "narrator", ""),
            ("Orlo", "reported", "content"),
            (", ", "reported", "content"),
            ("known as ", "embedded", "content insertion"),
            ("Orlow", "embedded", "content insertion"),
            (", was ", "reported", "content"),
            ("“quite dry”", "quoted", "content"),
            (" at noon", "reported", "content"),
        ];
        for (run, expected) in runs.iter().zip(expected) {
            assert_eq!((run.0, run.1, run.2.as_str()), expected);
        }
        assert_eq!(article.mentions[2][2], "embedded: Ada Tamm");
        let of: Vec<&str> =
            article.attributions.iter().map(|it| it[1].as_str()).collect();
        assert_eq!(of, ["indirect", "partial"]);
    }

    #[test]
    fn runs_give_the_paragraphs_back() {
        let paragraphs =
            ["Rain on Orlo", "“Orlo is wet.", "“Orlow too,” Ada Tamm said.", ""];
        let (analyzer, analyses) = analyze(vec![document("Ash", None, &paragraphs)]);
        let article = marked(&analyses[0], analyzer.lexicon(), true);
        assert_eq!(article.blocks.len(), paragraphs.len());
        for (block, paragraph) in article.blocks.iter().zip(paragraphs) {
            let joined: String = block.runs.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(joined, paragraph);
        }
        let marks = article.blocks.iter().flat_map(|it| &it.runs);
        let marks = marks
            .filter_map(|it| Some((it.text.as_str(), it.voice, it.label.as_deref()?)));
        assert_eq!(
            marks.collect::<Vec<_>>(),
            [
                ("Orlo", "narrator", "vale.town: orlo"),
                ("Orlo", "quoted", "vale.town: orlo"),
                ("Orlow", "quoted", "vale.town: orlow"),
            ]
        );
        let said = article.blocks[2].runs.iter();
        let parts: Vec<_> = said.filter(|it| it.parts == ["cue"]).collect();
        assert_eq!(parts[0].text, "said");
    }
}
