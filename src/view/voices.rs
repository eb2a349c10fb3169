//! Whose words a stretch of an article is: its voices, with their speakers.

use crate::analysis::Analysis;
use crate::annotate::Held;
use crate::text::Span;
use crate::voice::Voice;

/// The attributions of articles by word, found once.
pub(super) struct Voices<'a> {
    articles: Vec<(&'a Analysis, Vec<Held>)>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(articles: &[&'a Analysis]) -> Self {
        let articles = articles.iter().map(|analysis| {
            let places = analysis.tokens.iter().map(|it| it.span.start);
            (*analysis, analysis.passages().held(places))
        });
        Self { articles: articles.collect() }
    }

    /// The voices of a stretch with their speakers, in order of first occurrence, each once.
    pub(super) fn of(&self, article: usize, span: Span) -> Vec<(Voice, Option<&'a str>)> {
        let (analysis, held) = &self.articles[article];
        let mut voices: Vec<(Voice, Option<&str>)> = Vec::new();
        for it in &held[analysis.tokens_in(span)] {
            let attribution = it.attribution.map(|at| &analysis.attributions[at]);
            let speaker = attribution.and_then(|it| it.speaker.as_deref());
            if !voices.contains(&(it.voice, speaker)) {
                voices.push((it.voice, speaker));
            }
        }
        voices
    }
}
