//! Which words of the articles the page shows.
//!
//! A report is made to be published and the articles are other people's: at most a quarter
//! of any article's words stands on the page, all places taken together. Every word has a
//! position; a position once shown costs nothing where it is shown again, and everything
//! that the page prints of an article is cut from the positions that are shown. The budget
//! is spent in the order of the page: on names, on quotations that several sources print (at
//! most half of it), on one passage for each variant, list and source, then on the rest.

use crate::analysis::Analysis;
use crate::annotate::Mention;
use crate::compare::{AttributionRef, MentionRef};
use crate::document::Zone;
use crate::text::{Gap, Span};
use crate::view::report::choice::{Shown, told_apart};
use crate::view::report::rows::Rows;
use crate::view::report::speakers::shown_speech;
use crate::view::report::stage::{Stage, first_voice};
use crate::voice::Voice;
use std::ops::Range;

/// The part of an article's words that may be shown: one in so many.
const ONE_IN: usize = 4;
/// Words on either side of a mention that a passage asks for, and fewer if those are too many.
const CONTEXTS: [usize; 3] = [8, 5, 3];
/// Words of a speaker that a passage asks for, and fewer if those are too many.
const SAID: [usize; 3] = [24, 12, 6];
/// Words on either side that a passage shows at most.
const WIDEST_CONTEXT: usize = 20;
/// The part of the budget that facts leave to the rest of the page: one in so many.
const FOR_OTHERS: usize = 8;
/// So many shown words on end are worth a paragraph.
const WORTH_READING: usize = 4;

/// The words of one article, and which of them are shown.
pub(super) struct Words {
    spans: Vec<Span>,
    is_shown: Vec<bool>,
    pub(super) n_left: usize,
}

impl Words {
    fn new(analysis: &Analysis, is_full: bool) -> Self {
        let mut spans: Vec<Span> = Vec::with_capacity(analysis.tokens.len());
        for token in &analysis.tokens {
            match spans.last_mut() {
                Some(word) if token.gap == Gap::Hyphen => word.end = token.span.end,
                _ => spans.push(token.span),
            }
        }
        let n_left = spans.len() / ONE_IN;
        Self { is_shown: vec![is_full; spans.len()], spans, n_left }
    }

    /// The words that a span touches.
    pub(super) fn within(&self, span: Span) -> Range<usize> {
        let start = self.spans.partition_point(|word| word.end <= span.start);
        let end = self.spans.partition_point(|word| word.start < span.end);
        start..end.max(start)
    }

    pub(super) fn is_shown(&self, word: usize) -> bool {
        self.is_shown[word]
    }

    pub(super) fn span(&self, word: usize) -> Span {
        self.spans[word]
    }

    /// Whether all words of a span are shown.
    pub(super) fn holds(&self, span: Span) -> bool {
        self.within(span).all(|it| self.is_shown[it])
    }

    /// Whether so many words on end are shown that the place is worth reading, or all are.
    pub(super) fn is_worth_reading(&self, words: Range<usize>) -> bool {
        let shown = &self.is_shown[words];
        let needed = shown.len().min(WORTH_READING);
        shown.windows(needed.max(1)).any(|run| run.iter().all(|&it| it))
    }

    /// How many of some words are not shown yet.
    fn cost(&self, words: Range<usize>) -> usize {
        self.is_shown[words].iter().filter(|&&it| !it).count()
    }

    /// Shows words if the budget allows all of them.
    pub(super) fn spend(&mut self, words: Range<usize>) -> bool {
        let cost = self.cost(words.clone());
        if cost > self.n_left {
            return false;
        }
        self.n_left -= cost;
        self.is_shown[words].fill(true);
        true
    }

    /// Shows words that stand on the page in any case: names are shown where contexts are not.
    fn claim(&mut self, words: Range<usize>) {
        let cost = self.cost(words.clone());
        self.n_left = self.n_left.saturating_sub(cost);
        self.is_shown[words].fill(true);
    }
}

/// Where the words around a mention are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context {
    /// What is shown before the mention.
    pub(super) left: Span,
    /// What is shown after it.
    pub(super) right: Span,
    /// Whether words of the sentence are missing before.
    pub(super) is_cut_left: bool,
    /// Whether words of the sentence are missing after.
    pub(super) is_cut_right: bool,
}

impl Context {
    /// Whether the sentence has words around the mention and none is shown; a full stop that
    /// is left over is no word.
    pub(super) fn is_withheld(&self, text: &str) -> bool {
        let has_words = |span: Span| span.of(text).contains(char::is_alphanumeric);
        (self.is_cut_left || self.is_cut_right)
            && !has_words(self.left)
            && !has_words(self.right)
    }
}

/// The articles of a report with the words that it shows.
pub(super) struct Excerpts {
    pub(super) articles: Vec<Words>,
}

impl Excerpts {
    /// Shows everything.
    pub(super) fn full(stage: &Stage<'_>) -> Self {
        let articles = &stage.comparison.articles;
        Self { articles: articles.iter().map(|it| Words::new(it, true)).collect() }
    }

    /// Spends the budget of every article in the order of the page.
    pub(super) fn spend(stage: &Stage<'_>, rows: &Rows, facts: &Shown) -> Self {
        let articles = &stage.comparison.articles;
        let articles = articles.iter().map(|it| Words::new(it, false)).collect();
        let mut excerpts = Self { articles };
        excerpts.headlines(stage);
        excerpts.names(stage, rows);
        excerpts.keywords(stage);
        excerpts.verbs(stage);
        excerpts.quotations(stage);
        excerpts.first_facts(stage, facts);
        excerpts.listed(stage);
        excerpts.first_passages(stage, rows);
        let keep_none = vec![0; excerpts.articles.len()];
        excerpts.facts(stage, &facts.in_order().collect::<Vec<_>>(), &keep_none);
        excerpts.passages(stage, rows);
        let articles = excerpts.articles.iter_mut().zip(&stage.comparison.articles);
        for (at, (words, analysis)) in articles.enumerate() {
            // What another article prints stands there.
            if stage.copy_of[at].is_none() {
                finish(words, analysis);
            }
        }
        excerpts
    }

    pub(super) fn words(&self, article: usize) -> &Words {
        &self.articles[article]
    }

    fn headlines(&mut self, stage: &Stage<'_>) {
        for (words, analysis) in self.articles.iter_mut().zip(&stage.comparison.articles)
        {
            if let Some(span) = headline(analysis) {
                words.spend(words.within(span));
            }
        }
    }

    /// The words that stand in chips, passages and lists, whatever the budget.
    fn names(&mut self, stage: &Stage<'_>, rows: &Rows) {
        for row in rows.in_order() {
            for cell in &stage.comparison.concepts[row].cells {
                cell.mentions.iter().for_each(|&at| self.claim(stage, at));
            }
        }
        for &(row, _) in &rows.folded {
            for cell in &stage.comparison.concepts[row].cells {
                cell.mentions.iter().take(1).for_each(|&at| self.claim(stage, at));
            }
        }
    }

    /// The words that set the sources apart; each stands on the page.
    fn keywords(&mut self, stage: &Stage<'_>) {
        let found = stage.comparison.keywords.iter().flat_map(|it| &it.words);
        for &(article, span) in found.filter_map(|it| it.places.first()) {
            let words = &mut self.articles[article];
            words.claim(words.within(span));
        }
    }

    /// The words that report, once a speaker and source; each stands on the page.
    fn verbs(&mut self, stage: &Stage<'_>) {
        for heard in shown_speech(stage) {
            for &(article, span) in heard.verbs.iter().map(|it| &it.first) {
                let words = &mut self.articles[article];
                words.claim(words.within(span));
            }
        }
    }

    /// The words of lists, as far as the budget goes: there is no end to them.
    fn listed(&mut self, stage: &Stage<'_>) {
        let rates = stage.comparison.markers.iter().flat_map(|it| &it.rates);
        for &at in rates.flat_map(|it| &it.mentions) {
            let words = &mut self.articles[at.article];
            words.spend(words.within(stage.mention(at).span));
        }
    }

    /// Whether the words of a mention are shown.
    pub(super) fn holds(&self, stage: &Stage<'_>, at: MentionRef) -> bool {
        self.articles[at.article].holds(stage.mention(at).span)
    }

    fn claim(&mut self, stage: &Stage<'_>, at: MentionRef) {
        let words = &mut self.articles[at.article];
        words.claim(words.within(stage.mention(at).span));
    }

    /// Contexts: one passage for each variant, speaker, list and source.
    fn first_passages(&mut self, stage: &Stage<'_>, rows: &Rows) {
        let cells =
            || rows.in_order().flat_map(|row| &stage.comparison.concepts[row].cells);
        // A little of each before much of any.
        for (contexts, said) in
            [(&CONTEXTS[2..], &SAID[2..]), (&CONTEXTS[..2], &SAID[..2])]
        {
            for cell in cells() {
                let voice = first_voice(cell);
                let is_first = |&&at: &&MentionRef| {
                    let mention = stage.mention(at);
                    Some(mention.voice) == voice && mention.zone.is_counted()
                };
                let first = cell.mentions.iter().find(is_first);
                first.into_iter().for_each(|&at| self.passage(stage, at, contexts));
            }
            for heard in shown_speech(stage) {
                heard.places.iter().take(1).for_each(|&at| self.said(stage, at, said));
            }
        }
        let rates = || stage.comparison.markers.iter().flat_map(|it| &it.rates);
        for rate in rates() {
            let is_own = |&&at: &&MentionRef| {
                let mention = stage.mention(at);
                mention.voice == Voice::Narrator && mention.zone.is_counted()
            };
            let first = rate.mentions.iter().find(is_own);
            first.into_iter().for_each(|&at| self.passage(stage, at, &CONTEXTS));
        }
    }

    /// The passages of facts, up to a part of the budget: names stand in them too, so that they
    /// serve the rows as well. Then the few words in which facts differ.
    fn first_facts(&mut self, stage: &Stage<'_>, shown: &Shown) {
        let keep: Vec<usize> =
            self.articles.iter().map(|it| it.n_left / FOR_OTHERS).collect();
        self.facts(stage, &shown.in_order().collect::<Vec<_>>(), &keep);
        for &fact in &shown.cards {
            for (article, span) in told_apart(stage, fact) {
                let words = &mut self.articles[article];
                words.spend(words.within(span));
            }
        }
    }

    /// The passages of facts that can be shown for every source of the fact while so many words
    /// of each article are kept: one side alone says little.
    fn facts(&mut self, stage: &Stage<'_>, facts: &[usize], keep: &[usize]) {
        for &fact in facts {
            let passages = &stage.comparison.passages.facts[fact].passages;
            let can_show = passages.iter().all(|it| {
                let words = &self.articles[it.article];
                words.cost(words.within(it.span)) + keep[it.article] <= words.n_left
            });
            for it in passages.iter().filter(|_| can_show) {
                let words = &mut self.articles[it.article];
                words.spend(words.within(it.span));
            }
        }
    }

    /// The other contexts.
    fn passages(&mut self, stage: &Stage<'_>, rows: &Rows) {
        let cells =
            || rows.in_order().flat_map(|row| &stage.comparison.concepts[row].cells);
        let rates = || stage.comparison.markers.iter().flat_map(|it| &it.rates);
        for cell in cells() {
            cell.mentions.iter().for_each(|&at| self.passage(stage, at, &CONTEXTS));
        }
        for heard in shown_speech(stage) {
            heard.places.iter().for_each(|&at| self.said(stage, at, &SAID));
        }
        for &at in rates().flat_map(|it| &it.mentions) {
            self.passage(stage, at, &CONTEXTS);
        }
    }

    /// Somebody's words, from the first on, and the words that report them.
    fn said(&mut self, stage: &Stage<'_>, at: AttributionRef, lengths: &[usize]) {
        let attribution = &stage.analysis(at.article).attributions[at.attribution];
        let words = &mut self.articles[at.article];
        let inside = words.within(attribution.content);
        let first = |n: usize| inside.start..inside.end.min(inside.start + n);
        // The most that the budget allows, or none.
        let is_shown = lengths.iter().any(|&n| words.spend(first(n)));
        if let Some(cue) = attribution.cue.filter(|_| is_shown) {
            words.spend(words.within(cue));
        }
    }

    fn passage(&mut self, stage: &Stage<'_>, at: MentionRef, contexts: &[usize]) {
        let mention = stage.mention(at);
        let sentence = sentence(stage.analysis(at.article), mention);
        let words = &mut self.articles[at.article];
        let (key, sentence) = (words.within(mention.span), words.within(sentence));
        let window = |n: usize| {
            let start = key.start.saturating_sub(n).max(sentence.start.min(key.start));
            start..(key.end + n).min(sentence.end).max(key.end)
        };
        // The widest that the budget allows, or none.
        let _ = contexts.iter().any(|&n| words.spend(window(n)));
    }

    /// What is shown around a mention, within its sentence.
    pub(super) fn context(&self, stage: &Stage<'_>, at: MentionRef) -> Context {
        let mention = stage.mention(at);
        let sentence = sentence(stage.analysis(at.article), mention);
        let words = &self.articles[at.article];
        let (key, inside) = (words.within(mention.span), words.within(sentence));
        let before = (inside.start..key.start).rev();
        let n_left =
            before.take(WIDEST_CONTEXT).take_while(|&it| words.is_shown[it]).count();
        let after = key.end..inside.end;
        let n_right =
            after.take(WIDEST_CONTEXT).take_while(|&it| words.is_shown[it]).count();
        let (first, last) = (key.start - n_left, key.end + n_right);
        let is_cut_left = first > inside.start;
        let is_cut_right = last < inside.end;
        let start = if is_cut_left { words.spans[first].start } else { sentence.start };
        let end = if is_cut_right {
            words.spans[last.saturating_sub(1)].end
        } else {
            sentence.end
        };
        let (from, to) = (mention.span.start, mention.span.end);
        Context {
            left: Span { start: start.min(from), end: from },
            right: Span { start: to, end: end.max(to) },
            is_cut_left,
            is_cut_right,
        }
    }
}

/// Spends what is left on whole sentences: those begun first, then from the top.
fn finish(words: &mut Words, analysis: &Analysis) {
    for &sentence in &analysis.sentences {
        let inside = words.within(sentence);
        if words.is_worth_reading(inside.clone()) {
            words.spend(inside);
        }
    }
    for &sentence in &analysis.sentences {
        if !words.spend(words.within(sentence)) {
            break;
        }
    }
}

/// The headline, if the text holds it.
pub(super) fn headline(analysis: &Analysis) -> Option<Span> {
    let paragraphs = &analysis.document.paragraphs;
    paragraphs.iter().find(|it| it.zone == Some(Zone::Headline)).map(|it| it.span)
}

/// The sentence around a mention; the mention alone where none holds it.
fn sentence(analysis: &Analysis, mention: &Mention) -> Span {
    let found = analysis.sentences.get(mention.sentence).copied();
    found.filter(|it| it.overlaps(mention.span)).unwrap_or(mention.span)
}
