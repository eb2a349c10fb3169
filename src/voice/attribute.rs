//! Gives the words of an article to their speakers.

use crate::text::{Segmentation, Span};
use crate::voice::article::{Article, Run, tokens_of};
use crate::voice::block::Block;
use crate::voice::capitals::of_names;
use crate::voice::indirect::Reports;
use crate::voice::marked_turns::settle;
use crate::voice::rules::{Rule, Rules};
use crate::voice::speakers::resolve;
use crate::voice::transcript::{Turn, turns};
use crate::voice::words::Words;
use crate::voice::{Act, Attribution, Cue, Device, Kind, Quotation};

/// Which words of an article are attributed to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributed {
    /// In order of place; contents nest and never cross.
    pub attributions: Vec<Attribution>,
    /// Insertions in reported content, in order of place; none holds another.
    pub insertions: Vec<Span>,
}

/// Attributes quotations and reported speech of an article; `set_off` are the paragraphs that
/// its mark-up sets off as quotations, in order.
#[must_use]
pub fn attribute(
    text: &str,
    found: &Segmentation,
    quotations: &[Quotation],
    set_off: &[Span],
    cues: &[Cue],
    words: &Words,
    rules: Rules,
) -> Attributed {
    let names = of_names(text, found, words);
    let found = &*names;
    let turns = if rules.has(Rule::Transcript) {
        settle(text, found, quotations, turns(text, found, words))
    } else {
        Vec::new()
    };
    let is_marked = |span: Span| {
        let at = quotations.partition_point(|it| it.span.start < span.start);
        quotations[at..]
            .iter()
            .take_while(|it| it.span.start == span.start)
            .any(|it| it.span == span)
    };
    let unmarked = turns.iter().map(|it| it.quotation).filter(|it| !is_marked(it.span));
    let mut quotations = with(quotations, unmarked);
    let blocks = if set_off.is_empty() {
        Vec::new()
    } else {
        let article = Article::new(text, found, &quotations, cues, words, rules);
        article.blocks(set_off, &article.reports())
    };
    quotations = with(&quotations, blocks.iter().filter_map(Block::quotation));
    let article = Article::new(text, found, &quotations, cues, words, rules);
    let reports = article.reports();
    let n = quotations.len() + reports.reports.len();
    let mut attributions: Vec<Attribution> = Vec::with_capacity(n);
    attributions.extend(quotations.iter().map(|it| article.own(it, &reports)));
    article.speak(&turns, &mut attributions);
    article.introduce(&blocks, &mut attributions);
    article.sign(&reports, &mut attributions);
    article.introduce_marked(&reports, &mut attributions);
    if rules.has(Rule::Neighbour) {
        article.neighbours(&reports, &mut attributions);
    }
    article.continuations(&mut attributions);
    if rules.has(Rule::Floating) {
        article.floating(&reports, &mut attributions);
    }
    for (quotation, attribution) in quotations.iter().zip(&mut attributions) {
        attribution.device = article.device(quotation, attribution);
        if matches!(attribution.device, Some(Device::NoSpeaker | Device::Title)) {
            attribution.source = None;
            attribution.cue = None;
        }
        attribution.act = match (attribution.device, attribution.cue) {
            (Some(_), _) => None,
            (None, Some(cue)) => Some(article.act_of(cue)),
            (None, None) => Some(Act::Assertion),
        };
    }
    let (indirect, insertions) = article.indirect(&reports);
    attributions.extend(indirect);
    let on = article.reported_on(&attributions);
    attributions.extend(on);
    let headline = article.headline(&reports);
    let headline = headline
        .filter(|it| !attributions.iter().any(|own| own.content.overlaps(it.content)));
    attributions.extend(headline);
    attributions.sort_by_key(|it| (it.content.start, std::cmp::Reverse(it.content.end)));
    if rules.has_speakers() {
        let sources: Vec<Option<Span>> =
            attributions.iter().map(|it| it.source).collect();
        let speakers = resolve(text, found, words.spellings(), &quotations, &sources);
        for (attribution, speaker) in attributions.iter_mut().zip(speakers) {
            attribution.speaker = speaker;
        }
    }
    Attributed { attributions, insertions }
}

/// Quotations together with speech that has no marks, in order of place.
fn with(
    quotations: &[Quotation],
    others: impl Iterator<Item = Quotation>,
) -> Vec<Quotation> {
    let mut all: Vec<Quotation> = quotations.iter().copied().chain(others).collect();
    all.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    all
}

impl Article<'_> {
    /// Gives the turns of a transcript to the names before them.
    fn speak(&self, turns: &[Turn], attributions: &mut [Attribution]) {
        for turn in turns {
            let span = turn.quotation.span;
            let key =
                |it: &Attribution| (it.content.start, std::cmp::Reverse(it.content.end));
            let at = attributions.partition_point(|it| {
                key(it) < (span.start, std::cmp::Reverse(span.end))
            });
            let Some(own) = attributions.get_mut(at).filter(|it| it.content == span)
            else {
                continue;
            };
            own.kind = Kind::Direct;
            if turn.source.is_some() {
                own.source = turn.source.map(|it| self.span(it));
                own.cue = None;
            }
        }
    }

    /// The contents without quotation marks as attributions, made to nest, and the
    /// insertions in them.
    fn indirect(&self, reports: &Reports) -> (Vec<Attribution>, Vec<Span>) {
        let mut contents: Vec<(Run, usize, Rule)> =
            Vec::with_capacity(reports.reports.len());
        contents.extend(
            reports.reports.iter().filter(|it| self.has(it.rule)).filter_map(|it| {
                Some((self.uncrossed(it.content)?, it.reporting, it.rule))
            }),
        );
        contents.sort_by_key(|(run, number, _)| {
            (run.first, std::cmp::Reverse(run.last), *number)
        });
        let mut open: Vec<Run> = Vec::new();
        let mut outermost = Vec::new();
        let mut kept = Vec::with_capacity(contents.len());
        for (mut run, number, rule) in contents {
            while open.last().is_some_and(|it| it.last < run.first) {
                open.pop();
            }
            if let Some(outer) = open.last() {
                run.last = run.last.min(outer.last);
                if *outer == run {
                    continue;
                }
            }
            if open.is_empty() {
                outermost.push(run);
            }
            open.push(run);
            let reporting = &reports.reporting[number];
            kept.push(Attribution {
                kind: Kind::Indirect,
                content: self.marked(run),
                source: reporting.source.map(|it| self.source_span(it)),
                cue: Some(self.span(reporting.cue)),
                act: Some(self.act(reporting.cue, Some(rule))),
                speaker: None,
                device: None,
            });
        }
        (kept, self.insertions(outermost.into_iter()))
    }

    /// What the words that report do with a content.
    fn act(&self, cue: Run, rule: Option<Rule>) -> Act {
        let act = self.act_of(self.span(cue));
        rule.map_or(act, |rule| act.with(rule))
    }

    /// What the words at a cue do: of a group of verbs the last that is on a list ("has long
    /// believed", "refused to admit").
    fn act_of(&self, cue: Span) -> Act {
        let inside = tokens_of(self.found, cue);
        let listed = (inside.start..inside.end).rev().find_map(|at| {
            let words = Span { start: self.found.tokens[at].span.start, end: cue.end };
            self.words.act(words.of(self.text))
        });
        listed.unwrap_or_default()
    }

    /// Where a content stands, with the marks of the quotations at its ends.
    fn marked(&self, run: Run) -> Span {
        let mut span = self.span(run);
        if let Some(number) = self.quotation_at(run.first) {
            span.start = span.start.min(self.quotations[number].span.start);
        }
        if let Some(number) = self.quotation_at(run.last) {
            span.end = span.end.max(self.quotations[number].span.end);
        }
        // "a turnout of 71%".
        if self.text[span.end as usize..].starts_with('%') {
            span.end += 1;
        }
        span
    }

    /// A content that crosses no quotation; none where one quotation is all of it.
    fn uncrossed(&self, mut run: Run) -> Option<Run> {
        let at = |token| self.quotation_at(token);
        if let Some(number) = at(run.first) {
            let quotation = tokens_of(self.found, self.quotations[number].span);
            if quotation.start < run.first || run.last < quotation.end {
                // All of it is quoted, or it begins in the middle of a quotation.
                return None;
            }
        }
        if let Some(number) = at(run.last) {
            let quotation = tokens_of(self.found, self.quotations[number].span);
            run.last = run.last.max(quotation.end - 1);
        }
        Some(run)
    }
}
