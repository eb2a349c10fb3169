//! Whose words a stretch of an article is: its voices, with their speakers.

use crate::analysis::Analysis;
use crate::annotate::innermost;
use crate::text::Span;
use crate::voice::Attribution;
use crate::voice::Voice;

/// The attributions of articles by word, found once.
pub(super) struct Voices<'a> {
    articles: Vec<(&'a Analysis, Vec<Option<usize>>)>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(articles: &[&'a Analysis]) -> Self {
        let articles = articles.iter().map(|analysis| {
            let places = analysis.tokens.iter().map(|it| it.span.start);
            (*analysis, innermost(&analysis.attributions, places))
        });
        Self { articles: articles.collect() }
    }

    /// The attribution of each word of a stretch, in order.
    pub(super) fn attributions(
        &self,
        article: usize,
        span: Span,
    ) -> impl Iterator<Item = Option<&'a Attribution>> {
        let (analysis, held) = &self.articles[article];
        let from = analysis.tokens.partition_point(|it| it.span.start < span.start);
        let to = analysis.tokens.partition_point(|it| it.span.start < span.end);
        let held = held[from..to.max(from)].iter();
        held.map(|it| it.map(|at| &analysis.attributions[at]))
    }

    /// The voices of a stretch with their speakers, in order of first occurrence, each once.
    pub(super) fn of(&self, article: usize, span: Span) -> Vec<(Voice, Option<&'a str>)> {
        let mut voices: Vec<(Voice, Option<&str>)> = Vec::new();
        for attribution in self.attributions(article, span) {
            let voice = attribution.map_or(Voice::Narrator, |it| it.voice());
            let speaker = attribution.and_then(|it| it.speaker.as_deref());
            if !voices.contains(&(voice, speaker)) {
                voices.push((voice, speaker));
            }
        }
        voices
    }
}
