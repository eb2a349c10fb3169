//! An article as sentences of words and signs, for formats with one token per line.
//!
//! What the program counts are words; here the signs between them stand too, so that the
//! pieces of a sentence and the blanks between them give back its text.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Lexicon, Target};
use crate::text::{CodePoints, Span};

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// Its words as printed.
    pub text: &'a str,
    /// Whether it opens a paragraph.
    pub is_first: bool,
    /// The part of the article.
    pub zone: &'static str,
    /// Words and signs, in order.
    pub pieces: Vec<Piece<'a>>,
}

/// A word, or a sign beside words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// As printed; holds no white space unless a word does.
    pub form: &'a str,
    /// Its code points in the article's text.
    pub offsets: [u32; 2],
    /// Whose words.
    pub voice: &'static str,
    /// Who speaks, where that is known.
    pub speaker: Option<&'a str>,
    /// The entries of which it is a part, the first opened first.
    pub mentions: Vec<Label<'a>>,
    /// The parts of attributions, and the insertions, of which it is a part, likewise.
    pub parts: Vec<PartLabel>,
    /// The white space after it, within the sentence.
    pub space: &'a str,
}

/// An entry of a lexicon at one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The concept with the variant, or the category without.
    pub entry: (&'a str, Option<&'a str>),
    /// Whether it begins here.
    pub is_first: bool,
}

/// A part of an attribution at one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartLabel {
    /// `source` or `cue`; of the content its kind; `insertion`.
    pub part: &'static str,
    /// The attribution: an index; none for an insertion.
    pub attribution: Option<usize>,
    /// Whether it begins here.
    pub is_first: bool,
}

/// The sentences of one article; `with_low` labels mentions of low confidence too.
#[must_use]
pub fn sentences<'a>(
    analysis: &'a Analysis,
    lexicon: &'a Lexicon,
    with_low: bool,
) -> Vec<Sentence<'a>> {
    let document = &analysis.document;
    let text = document.text.as_str();
    let points = CodePoints::new(text);
    let mentions = analysis.mentions.iter();
    let mut mentions =
        mentions.filter(|it| with_low || it.confidence != Confidence::Low).peekable();
    let mut open: Vec<&Mention> = Vec::new();
    let said = parts(analysis);
    let mut said = said.iter().peekable();
    let mut open_parts: Vec<&(Span, PartLabel)> = Vec::new();
    let mut sentences = Vec::with_capacity(analysis.sentences.len());
    let mut paragraph = None;
    let mut walk = analysis.passages().walk();
    for &span in &analysis.sentences {
        let spans = pieces(analysis, span);
        let held = spans.iter().map(|it| walk.at(it.start));
        let mut shown = Vec::with_capacity(spans.len());
        for (at, (&piece, held)) in spans.iter().zip(held).enumerate() {
            while let Some(it) = mentions.next_if(|it| it.span.start < piece.end) {
                open.push(it);
            }
            open.retain(|it| it.span.end > piece.start);
            while let Some(it) = said.next_if(|it| it.0.start < piece.end) {
                open_parts.push(it);
            }
            open_parts.retain(|it| it.0.end > piece.start);
            let part = |it: &&(Span, PartLabel)| PartLabel {
                is_first: it.0.start >= piece.start,
                ..it.1
            };
            let attribution = held.attribution.map(|at| &analysis.attributions[at]);
            let next = spans.get(at + 1).map_or(span.end, |it| it.start);
            shown.push(Piece {
                form: piece.of(text),
                offsets: points.span(piece),
                voice: held.voice.name(),
                speaker: attribution.and_then(|it| it.speaker.as_deref()),
                mentions: open.iter().map(|it| label(it, piece, lexicon)).collect(),
                parts: open_parts.iter().map(part).collect(),
                space: &text[piece.end as usize..next.max(piece.end) as usize],
            });
        }
        let number = analysis.paragraph_at(span.start);
        sentences.push(Sentence {
            text: span.of(text),
            is_first: paragraph.replace(number) != Some(number),
            zone: analysis.zone_at(span.start).name(),
            pieces: shown,
        });
    }
    sentences
}

/// All parts of attributions, and insertions, in order of place, the outer before the inner.
fn parts(analysis: &Analysis) -> Vec<(Span, PartLabel)> {
    let mut parts = Vec::new();
    for (attribution, it) in analysis.attributions.iter().enumerate() {
        let mut push = |part, span: Option<Span>| {
            let label =
                PartLabel { part, attribution: Some(attribution), is_first: true };
            parts.extend(span.map(|span| (span, label)));
        };
        push(it.kind.name(), Some(it.content));
        push("source", it.source);
        push("cue", it.cue);
    }
    let insertions = analysis.insertions.iter();
    let insertion = PartLabel { part: "insertion", attribution: None, is_first: true };
    parts.extend(insertions.map(|&span| (span, insertion)));
    parts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    parts
}

fn label<'a>(mention: &Mention, piece: Span, lexicon: &'a Lexicon) -> Label<'a> {
    let pack = &lexicon.packs()[mention.target.pack()];
    let entry = match mention.target {
        Target::Variant { concept, variant, .. } => {
            let concept = &pack.concepts[concept];
            let variant: &str = concept.variant[variant].id.as_ref();
            let concept: &str = concept.id.as_ref();
            (concept, Some(variant))
        }
        Target::Category { category, .. } => {
            let category: &str = pack.categories[category].id.as_ref();
            (category, None)
        }
    };
    Label { entry, is_first: mention.span.start >= piece.start }
}

/// The words of a sentence, and between them signs: runs of one sign are one piece.
fn pieces(analysis: &Analysis, sentence: Span) -> Vec<Span> {
    let text = &analysis.document.text;
    let from = analysis.tokens.partition_point(|it| it.span.end <= sentence.start);
    let to = analysis.tokens.partition_point(|it| it.span.start < sentence.end);
    let mut spans = Vec::new();
    let mut at = sentence.start as usize;
    for token in &analysis.tokens[from..to.max(from)] {
        signs(text, at, token.span.start as usize, &mut spans);
        spans.push(token.span);
        at = token.span.end as usize;
    }
    signs(text, at, sentence.end as usize, &mut spans);
    spans
}

fn signs(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let mut last = None;
    for (at, c) in text.get(start..end).unwrap_or_default().char_indices() {
        let span = Span::new(start + at, start + at + c.len_utf8());
        match spans.last_mut() {
            Some(before) if last == Some(c) && !c.is_whitespace() => {
                before.end = span.end;
            }
            _ if c.is_whitespace() => {}
            _ => spans.push(span),
        }
        last = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::view::report::fixture::{analyze, document};

    #[test]
    fn pieces_give_the_sentence_back() {
        let body = "He said: “Orlo… is wet – so-so!!”  Rain (again)\t fell\u{a0}on 1,000 of Orlow’s 🙂 roofs.";
        let (analyzer, analyses) = analyze(vec![document("Ash", None, &["Rain", body])]);
        let found = sentences(&analyses[0], analyzer.lexicon(), true);
        assert!(found.len() >= 2);
        let text: Vec<char> = analyses[0].document.text.chars().collect();
        for sentence in &found {
            let pieces = sentence.pieces.iter();
            let joined: String = pieces.flat_map(|it| [it.form, it.space]).collect();
            assert_eq!(joined, sentence.text);
            for piece in &sentence.pieces {
                let [start, end] = piece.offsets.map(|it| it as usize);
                assert_eq!(text[start..end].iter().collect::<String>(), piece.form);
                assert!(piece.space.chars().all(char::is_whitespace));
            }
        }
        let labels = found.iter().flat_map(|it| &it.pieces).flat_map(|it| &it.mentions);
        let labels: Vec<_> = labels.map(|it| (it.entry.1, it.is_first)).collect();
        assert_eq!(labels, [(Some("orlo"), true), (Some("orlow"), true)]);
    }
}
