//! The texts of a lesson: which articles, and which of their sentences.

use crate::analysis::Analysis;
use crate::compare::Comparison;
use crate::lesson::alone::dangles;
use crate::lesson::blind::Giveaways;
use crate::lesson::excerpt::{Feature, Unit, Worth, choose, joined, units, words_in};
use crate::lesson::options::{Level, Options};
use crate::lesson::people::{People, has_unprinted_subject};
use crate::lesson::person::last_name;
use crate::lesson::sensitive::is_unfit;
use crate::lesson::text::Text;
use crate::lesson::trimmed::wanted;
use crate::lexicon::Target;
use crate::text::{Span, flesch_kincaid, fold, n_words};
use crate::voice::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// The part of an article that a sheet may print, in hundredths of its words, unless its
/// licence lets anybody print it whole.
pub(super) const SHARE_PERCENT: usize = 30;

/// How much of the words allowed the excerpts take, in hundredths; the rest is for exercises.
const READING_PERCENT: usize = 70;

/// What a side of a trimmed quotation is worth: it is taken first, if there is room.
const TRIMMED_WORTH: f64 = 60.0;

/// What a fact is worth that some texts have and others lack.
const FACT_WORTH: f64 = 2.0;

/// So many grades above the level halve what a piece is worth.
const GRADES: f64 = 4.0;

/// The most words of a sentence that serves an exercise by itself.
const MAX_SPARE: usize = 40;

/// The texts of the articles that say most, one a source where there are two sources or more.
pub(super) fn texts(comparison: &Comparison<'_>, options: &Options) -> Vec<Text> {
    let giveaways = Giveaways::new(&comparison.articles);
    let chosen = articles(comparison, options.n_texts());
    let analyses: Vec<&Analysis> =
        chosen.iter().map(|&(_, article)| comparison.articles[article]).collect();
    let articles: Vec<usize> = chosen.iter().map(|it| it.1).collect();
    let quotation = wanted(comparison, &articles);
    let wanted = Wanted::new(&analyses);
    let mut texts = Vec::new();
    for (&(source, article), analysis) in chosen.iter().zip(analyses) {
        let people = People::of(analysis);
        let mut single = units(analysis, &people, &giveaways);
        if options.level == Level::Lower {
            single.retain(|it| !is_unfit(it.span().of(&analysis.document.text)));
        }
        let all = joined(&single, &analysis.document.text);
        let n_all = n_words(&analysis.tokens);
        let is_free = analysis.document.may_be_printed_whole();
        let share = if is_free { 100 } else { SHARE_PERCENT };
        let limit = (n_all * share / 100).min(options.n_words());
        let mut worth: Worth = worth(analysis, &all, &wanted);
        for (unit, worth) in all.iter().zip(&mut worth) {
            let ease = ease(unit.span().of(&analysis.document.text), options.level);
            worth.values_mut().for_each(|it| *it *= ease);
        }
        for (number, span) in open_facts(comparison, &articles, article) {
            for (unit, worth) in all.iter().zip(&mut worth) {
                if unit.span().contains(span) {
                    worth.insert(Feature::Fact(number), FACT_WORTH);
                }
            }
        }
        for &(_, span) in quotation.iter().filter(|it| it.0 == article) {
            for (unit, worth) in all.iter().zip(&mut worth) {
                if unit.span().contains(span) {
                    worth.insert(Feature::Trimmed, TRIMMED_WORTH);
                }
            }
        }
        let mut left = limit * READING_PERCENT / 100;
        let headline = all.iter().position(|it| it.is_headline && it.n_words <= left / 3);
        left -= headline.map_or(0, |at| all[at].n_words);
        // Of two headlines, as a title and the same in the body, one is enough.
        let body: Vec<usize> =
            (0..all.len()).filter(|&at| !all[at].is_headline).collect();
        let candidates: Vec<Unit> = body.iter().map(|&at| all[at].clone()).collect();
        let worth: Worth = body.iter().map(|&at| worth[at].clone()).collect();
        let stands = |it: Span| !people.are_missing(analysis, it);
        let taken = choose(&candidates, &worth, left, &analysis.document.text, stands);
        if taken.is_empty() {
            continue;
        }
        let mut printed: Vec<Unit> =
            headline.map(|at| all[at].clone()).into_iter().collect();
        printed.extend(taken.iter().map(|&at| candidates[at].clone()));
        let n_shown: usize = printed.iter().map(|it| it.n_words).sum();
        let words = printed.iter().flat_map(|it| {
            let text = &analysis.document.text;
            let tokens = analysis.tokens_in(it.span());
            analysis.tokens[tokens].iter().map(|it| fold(it.span.of(text)))
        });
        let words: BTreeSet<String> = words.collect();
        let spare = single.into_iter().filter(|it| {
            let is_alone = it.sentences.len() == 1 && !it.is_pointing && !it.is_headline;
            let is_printed = printed.iter().any(|unit| unit.span().overlaps(it.span()));
            let is_clear = !dangles(analysis, &people, it.span())
                && !has_unprinted_subject(analysis, it.span(), &words);
            is_alone && is_clear && it.n_words <= MAX_SPARE && !is_printed
        });
        texts.push(Text {
            article,
            source,
            spare: spare.collect(),
            units: printed,
            lines: Vec::new(),
            n_left: limit - n_shown,
            n_shown,
            n_words: n_all,
        });
    }
    texts
}

/// Source and article of the texts, by how many things the article names.
fn articles(comparison: &Comparison<'_>, n: usize) -> Vec<(usize, usize)> {
    let says = |article: usize| -> usize {
        let analysis = comparison.articles[article];
        let names = analysis.mentions.iter().filter_map(|it| match it.target {
            Target::Variant { pack, concept, .. } => Some((pack, concept)),
            Target::Category { .. } => None,
        });
        let speakers = analysis.attributions.iter().filter_map(|it| it.speaker.as_ref());
        names.collect::<BTreeSet<_>>().len() + speakers.collect::<BTreeSet<_>>().len()
    };
    let is_one = comparison.sources.len() < 2;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (source, it) in comparison.sources.iter().enumerate() {
        let mut articles = it.articles.clone();
        articles.sort_by_key(|&at| (std::cmp::Reverse(says(at)), at));
        articles.truncate(if is_one { articles.len() } else { 1 });
        found.extend(articles.into_iter().map(|article| (source, article)));
    }
    found.sort_by_key(|&(_, at)| {
        let text = &comparison.articles[at].document.text;
        (std::cmp::Reverse(says(at)), text)
    });
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for candidate in found {
        let is_copy = comparison.copies.iter().any(|it| {
            it.articles.contains(&candidate.1)
                && taken.iter().any(|known| it.articles.contains(&known.1))
        });
        if taken.len() < n && !is_copy {
            taken.push(candidate);
        }
    }
    taken
}

/// The passages of an article with facts that some of the articles have, and not all.
fn open_facts(
    comparison: &Comparison<'_>,
    articles: &[usize],
    article: usize,
) -> Vec<(usize, Span)> {
    let facts = comparison.passages.facts.iter().enumerate();
    let open = facts.filter(|(_, fact)| {
        let told = fact.passages.iter().chain(&fact.near).map(|it| it.article);
        let told: BTreeSet<usize> = told.filter(|it| articles.contains(it)).collect();
        told.len() >= 2 && told.len() < articles.len() && fact.near.is_empty()
    });
    let own = open.flat_map(|(number, fact)| {
        let passages = fact.passages.iter().filter(|it| it.article == article);
        passages.map(move |it| (number, it.span))
    });
    own.collect()
}

/// What the exercises want of the excerpts.
struct Wanted {
    /// Things that are named in several ways, with the variants and the texts.
    contrasts: BTreeMap<(usize, usize), (BTreeSet<usize>, usize)>,
    /// Speakers by key, with the number of articles that hear them.
    speakers: BTreeMap<String, usize>,
}

impl Wanted {
    fn new(analyses: &[&Analysis]) -> Self {
        let mut contrasts: BTreeMap<(usize, usize), (BTreeSet<usize>, usize)> =
            BTreeMap::new();
        let mut speakers: BTreeMap<String, usize> = BTreeMap::new();
        for analysis in analyses {
            let mut named = BTreeSet::new();
            for mention in &analysis.mentions {
                if let Target::Variant { pack, concept, variant } = mention.target {
                    contrasts.entry((pack, concept)).or_default().0.insert(variant);
                    named.insert((pack, concept));
                }
            }
            for key in named {
                contrasts.entry(key).or_default().1 += 1;
            }
            let heard: BTreeSet<String> = analysis
                .attributions
                .iter()
                .filter_map(|it| key(it.speaker.as_ref()?))
                .collect();
            for speaker in heard {
                *speakers.entry(speaker).or_default() += 1;
            }
        }
        Self { contrasts, speakers }
    }

    fn name(&self, pack: usize, concept: usize) -> f64 {
        match self.contrasts.get(&(pack, concept)) {
            Some((variants, n_texts)) if variants.len() > 1 && *n_texts > 1 => 3.0,
            Some((_, n_texts)) if *n_texts > 1 => 1.0,
            _ => 0.3,
        }
    }
}

fn key(speaker: &str) -> Option<String> {
    speaker
        .starts_with(char::is_uppercase)
        .then(|| fold(last_name(speaker).as_deref().unwrap_or(speaker)))
}

/// What each unit is worth.
fn worth(analysis: &Analysis, units: &[Unit], wanted: &Wanted) -> Worth {
    let first = units.iter().position(|it| !it.is_headline);
    let speakers: Vec<&String> = wanted.speakers.keys().collect();
    let of_unit = |(at, unit): (usize, &Unit)| {
        let span = unit.span();
        let mut found: BTreeMap<Feature, f64> = BTreeMap::new();
        for mention in analysis.mentions.iter().filter(|it| span.contains(it.span)) {
            match mention.target {
                Target::Variant { pack, concept, variant } => {
                    let worth = wanted.name(pack, concept);
                    found.insert(Feature::Name(pack, concept, variant), worth);
                }
                Target::Category { category, .. } => {
                    found.insert(Feature::Word(category), 0.4);
                }
            }
        }
        let mut is_held = false;
        for it in analysis.attributions.iter().filter(|it| span.overlaps(it.content)) {
            is_held = true;
            if it.device.is_some() || it.source.is_none() {
                continue;
            }
            let is_indirect = it.kind == Kind::Indirect;
            found.insert(Feature::Voice(1 + usize::from(is_indirect)), 2.0);
            let speaker = it.speaker.as_ref().and_then(|it| key(it));
            let number = speaker.and_then(|it| speakers.binary_search(&&it).ok());
            if let Some(number) = number {
                let is_shared = wanted.speakers[speakers[number]] > 1;
                found.insert(Feature::Speaker(number), if is_shared { 2.0 } else { 0.7 });
            }
        }
        if analysis.insertions.iter().any(|it| span.contains(*it)) {
            found.insert(Feature::Voice(3), 1.0);
        }
        if !is_held && words_in(analysis, span) >= 8 {
            found.insert(Feature::Voice(0), 1.5);
        }
        if Some(at) == first && is_lead(analysis, span) {
            found.insert(Feature::Lead, 9.0);
        }
        found
    };
    units.iter().enumerate().map(of_unit).collect()
}

/// How much of its worth a piece has for a level: of two that serve alike the plainer one is
/// taken. Only the articles decide how plain the plainest is.
fn ease(words: &str, level: Level) -> f64 {
    let grade = flesch_kincaid(words).unwrap_or_default();
    level
        .text_grade()
        .map_or(1.0, |wanted| 1.0 / (1.0 + (grade - wanted).max(0.0) / GRADES))
}

/// Whether a unit stands among the first words of the article.
fn is_lead(analysis: &Analysis, span: Span) -> bool {
    words_in(analysis, Span { start: 0, end: span.start }) <= 80
}
