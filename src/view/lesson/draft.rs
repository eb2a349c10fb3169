//! What every part of a lesson's view needs: the lesson, the words, and how places are written.

use crate::lesson::{ConceptRef, Kind, Lesson, Level, Place, Text};
use crate::lexicon::pack::{Category, Concept};
use crate::text::{CodePoints, n_words};
use crate::view::lesson::block::{Anchor, Block, Reveal, Run, paragraph};
use crate::view::lesson::words::words;
use crate::view::report::plain;
use crate::view::words::Words;

/// A lesson with the words to show it in.
pub(super) struct Draft<'a> {
    pub(super) lesson: &'a Lesson<'a>,
    pub(super) words: Words,
    points: Vec<CodePoints<'a>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(lesson: &'a Lesson<'a>, language: &str) -> Self {
        let texts = 0..lesson.texts.len();
        let points = texts.map(|it| CodePoints::new(&lesson.analysis(it).document.text));
        Self { lesson, words: words(language), points: points.collect() }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// The key of the wording for the grades of the lesson.
    pub(super) fn of_level(&self, key: &str) -> String {
        let own = match self.lesson.options.level {
            Level::Lower => format!("{key}.plain"),
            Level::Middle => return key.to_owned(),
            Level::Upper => format!("{key}.upper"),
        };
        if self.words.find(&own).is_some() { own } else { key.to_owned() }
    }

    /// The instruction of an exercise for the level of the lesson.
    pub(super) fn task(&self, key: &str, values: &[(&str, &str)]) -> Block {
        paragraph(self.words.fill(&self.of_level(key), values))
    }

    /// The question that the highest grades get beside.
    pub(super) fn further(&self, kind: Kind) -> Option<Block> {
        let is_upper = self.lesson.options.level == Level::Upper;
        let text = self.words.find(&format!("{}.further", kind.id()))?;
        is_upper.then(|| Block::Lines { label: text.to_owned(), n: vec![0; 2] })
    }

    /// What a screen shows step by step, each with what its button says.
    pub(super) fn reveals<const N: usize>(
        &self,
        labels: [&str; N],
        texts: impl IntoIterator<Item = String>,
    ) -> Vec<Reveal> {
        let labels = labels.map(|it| self.say(&format!("projector.show.{it}")));
        let steps = labels.into_iter().zip(texts);
        steps.map(|(label, text)| Reveal { label, text }).collect()
    }

    /// The name of a text, as “Text A”.
    pub(super) fn text(&self, text: usize) -> String {
        let letter = Text::letter(text).to_string();
        self.words.fill("sheet.text", &[("letter", &letter)])
    }

    /// The names of all texts.
    pub(super) fn texts(&self) -> Vec<String> {
        (0..self.lesson.texts.len()).map(|it| self.text(it)).collect()
    }

    /// The lines of a place, as “lines 3–4”; nothing where it is not printed.
    pub(super) fn lines(&self, place: Place) -> String {
        let Some(lines) = self.lesson.texts[place.text].lines_of(place.span) else {
            return String::new();
        };
        let (first, last) = (lines.start().to_string(), lines.end().to_string());
        if first == last {
            self.words.fill("sheet.line", &[("line", &first)])
        } else {
            self.words.fill("sheet.lines", &[("first", &first), ("last", &last)])
        }
    }

    /// Text and lines, as “Text A, line 3”.
    pub(super) fn place(&self, place: Place) -> String {
        let lines = self.lines(place);
        let text = self.text(place.text);
        if lines.is_empty() { text } else { format!("{text}, {lines}") }
    }

    /// The words at a place as pupils see them.
    pub(super) fn shown(&self, place: Place) -> String {
        plain(self.lesson.shown(place.text, place.span).trim())
    }

    /// The words at a place, without where they stand.
    pub(super) fn cited(&self, place: Place) -> Run {
        Run { text: self.shown(place), is_cited: true, ..Run::default() }
    }

    /// The words at a place, with what they rest on; for the key alone.
    pub(super) fn anchored(&self, place: Place) -> Run {
        let points = &self.points[place.text];
        let anchor = Anchor {
            article: plain(&self.lesson.analysis(place.text).document.id),
            letter: Text::letter(place.text),
            start: points.at(place.span.start),
            end: points.at(place.span.end),
        };
        Run { rests_on: Some(anchor), ..self.cited(place) }
    }

    /// The words at a place; a hyphenated compound is one.
    pub(super) fn n_words(&self, place: Place) -> usize {
        let analysis = self.lesson.analysis(place.text);
        n_words(&analysis.tokens[analysis.tokens_in(place.span)])
    }

    pub(super) fn concept(&self, it: ConceptRef) -> &'a Concept {
        &self.lesson.comparison.lexicon.packs()[it.pack].concepts[it.concept]
    }

    pub(super) fn category(&self, pack: usize, category: usize) -> &'a Category {
        &self.lesson.comparison.lexicon.packs()[pack].categories[category]
    }

    /// The thing as a title says it.
    pub(super) fn label(&self, it: ConceptRef) -> String {
        plain(&self.concept(it).label)
    }
}
