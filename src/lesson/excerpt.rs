//! Excerpts by rule: which sentences of an article the pupils read.
//!
//! A unit is a sentence, or several that one quotation and its speaker hold together, so
//! that a reader of an excerpt knows whose words it prints. Units are taken greedily:
//! always the one that adds most of what the exercises need, for its length, within a
//! limit; each sentence is looked at once for each unit taken, and an article gives at
//! most 400 units.

use crate::analysis::Analysis;
use crate::document::Zone;
use crate::language::{Class, Language};
use crate::lesson::blind::Giveaways;
use crate::lesson::material::is_small;
use crate::text::{Gap, Span, Token, fold, n_words};
use crate::voice::Kind;
use std::collections::BTreeMap;

/// Units looked at in one article.
const MAX_UNITS: usize = 400;

/// The fewest and the most words of a unit.
const WORDS: std::ops::RangeInclusive<usize> = 5..=75;

/// The most words of units that are joined.
const JOINED_WORDS: usize = 65;

/// Words further apart than this do not hold sentences together, in bytes.
const MAX_HULL: usize = 700;

/// A piece of an article that may be shown by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The sentences, in order; those of one paragraph are next to each other.
    pub sentences: Vec<Span>,
    /// Running words.
    pub n_words: usize,
    /// Whether it is the headline.
    pub is_headline: bool,
    /// Whether its first word points back.
    pub is_pointing: bool,
}

impl Unit {
    /// From its first byte to its last.
    #[must_use]
    pub fn span(&self) -> Span {
        let first = self.sentences.first().copied().unwrap_or_default();
        let last = self.sentences.last().copied().unwrap_or_default();
        Span { start: first.start, end: last.end }
    }
}

/// What may be wanted of an excerpt; each is worth most where it is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    /// A name of a thing: concept and variant, as numbers.
    Name(usize, usize, usize),
    /// Words of a voice.
    Voice(usize),
    /// A speaker who is heard, as a number.
    Speaker(usize),
    /// A word of a category.
    Word(usize),
    /// The beginning of the story.
    Lead,
    /// A fact that some texts have and others lack, as a number.
    Fact(usize),
    /// One side of a quotation that another text prints at another length.
    Trimmed,
}

/// The features of each unit, with what they are worth.
pub(super) type Worth = Vec<BTreeMap<Feature, f64>>;

/// The words of a span; a hyphenated compound is one.
#[must_use]
pub(super) fn words_in(analysis: &Analysis, span: Span) -> usize {
    n_words(&analysis.tokens[analysis.tokens_in(span)])
}

/// The units of an article that give nothing away, in order.
#[must_use]
pub(super) fn units(analysis: &Analysis, giveaways: &Giveaways) -> Vec<Unit> {
    let text = &analysis.document.text;
    let mut hulls: Vec<Span> = analysis.attributions.iter().map(hull).collect();
    hulls.retain(|it| it.len() <= MAX_HULL);
    hulls.sort_unstable();
    let mut groups: Vec<Vec<Span>> = Vec::new();
    let mut hulls = hulls.into_iter().peekable();
    let mut open_to = 0;
    for &sentence in &analysis.sentences {
        if sentence.start < open_to {
            if let Some(group) = groups.last_mut() {
                group.push(sentence);
            }
        } else {
            groups.push(vec![sentence]);
        }
        while let Some(hull) = hulls.next_if(|it| it.start < sentence.end) {
            open_to = open_to.max(hull.end);
        }
    }
    let unit = |sentences: Vec<Span>| {
        let n_words = sentences.iter().map(|&it| words_in(analysis, it)).sum();
        let zone = sentences.first().map(|it| analysis.zone_at(it.start));
        let first = sentences.first().map_or("", |it| it.of(text));
        Unit {
            n_words,
            is_headline: zone == Some(Zone::Headline),
            is_pointing: points(first) || speaks_unnamed(analysis, &sentences),
            sentences,
        }
    };
    let is_shown = |unit: &Unit| {
        let zones = unit.sentences.iter().map(|it| analysis.zone_at(it.start));
        let has_zone = unit.is_headline
            || zones.clone().all(|it| matches!(it, Zone::Body | Zone::Standfirst));
        let words = unit.span().of(text);
        has_zone
            && (WORDS.contains(&unit.n_words) || unit.is_headline && unit.n_words <= 30)
            && (unit.is_headline || unit.sentences.iter().all(|it| is_whole(it.of(text))))
            && has_pairs(words)
            && !cuts_quotation(analysis, unit.span())
            && !giveaways.are_in(words)
    };
    groups.into_iter().map(unit).filter(is_shown).take(MAX_UNITS).collect()
}

/// Whether the first word points back to what stands before.
fn points(sentence: &str) -> bool {
    let word = sentence.split(|c: char| !c.is_alphanumeric()).find(|it| !it.is_empty());
    let is_quoted = sentence.starts_with(['“', '"', '‘', '«', '\'']);
    let word = word.unwrap_or_default().to_lowercase();
    !is_quoted && Language::default().is(&word, Class::POINTS_BACK)
}

/// Whether someone speaks of whom the sentences give no more than a pronoun.
fn speaks_unnamed(analysis: &Analysis, sentences: &[Span]) -> bool {
    let text = &analysis.document.text;
    let inside = |it: &Span| sentences.iter().any(|sentence| sentence.contains(*it));
    let mut sources =
        analysis.attributions.iter().filter_map(|it| it.source).filter(inside);
    let is_pronoun = |it: &Span| is_pronoun(it.of(text));
    let is_first = sources.next().is_some_and(|it| is_pronoun(&it));
    is_first && sources.all(|it| is_pronoun(&it))
}

/// Whether the words that name a speaker are a pronoun alone.
#[must_use]
pub(super) fn is_pronoun(source: &str) -> bool {
    let word = source.trim().to_lowercase();
    Language::default().is(&word, Class::STANDS_FOR_A_NAME)
}

/// The units with those that point back joined to the one right before, within a length.
#[must_use]
pub(super) fn joined(units: &[Unit], text: &str) -> Vec<Unit> {
    let mut joined: Vec<Unit> = Vec::new();
    for unit in units {
        let follows = |last: &&mut Unit| {
            let between = &text[last.span().end as usize..unit.span().start as usize];
            let is_next = between.trim().is_empty() && !last.is_headline;
            is_next && last.n_words + unit.n_words <= JOINED_WORDS
        };
        match joined.last_mut().filter(|last| unit.is_pointing && follows(last)) {
            Some(last) => {
                last.sentences.extend(&unit.sentences);
                last.n_words += unit.n_words;
            }
            None => joined.push(unit.clone()),
        }
    }
    joined
}

/// From the first to the last word of an attribution.
fn hull(it: &crate::voice::Attribution) -> Span {
    let parts = [Some(it.content), it.source, it.cue];
    let parts = parts.into_iter().flatten();
    let start = parts.clone().map(|it| it.start).min().unwrap_or_default();
    let end = parts.map(|it| it.end).max().unwrap_or_default();
    Span { start, end }
}

/// Whether the span holds a part of a quotation and not the whole of it.
#[must_use]
pub(super) fn cuts_quotation(analysis: &Analysis, span: Span) -> bool {
    let quoted = analysis.attributions.iter().filter(|it| it.kind != Kind::Indirect);
    let mut contents = quoted.map(|it| it.content);
    contents.any(|it| it.overlaps(span) && !span.contains(it))
}

/// Whether a sentence that is printed alone refers to something outside it: “that” or
/// “this” for a thing mentioned before, or “she” ahead of anybody it could mean.
#[must_use]
pub(super) fn dangles(analysis: &Analysis, span: Span) -> bool {
    let tokens = &analysis.tokens[analysis.tokens_in(span)];
    let word = |at: usize| {
        tokens.get(at).map(|it: &Token| fold(it.span.of(&analysis.document.text)))
    };
    let is = |word: &str, class| Language::default().is(word, class);
    let mut is_named = false;
    for (at, token) in tokens.iter().enumerate() {
        let current = word(at).unwrap_or_default();
        let before = at.checked_sub(1).and_then(word);
        let is_last = tokens.get(at + 1).is_none_or(|next| next.gap != Gap::Space);
        let opens = token.gap != Gap::Space
            || before.as_deref().is_none_or(|it| is(it, Class::BEFORE_A_PRONOUN));
        let is_subject = word(at + 1).is_some_and(|it| is(&it, Class::WITH_THIS));
        let is_pronoun = match current.as_str() {
            "this" | "these" => is_last || is_subject,
            "that" | "those" => is_last || opens && is_subject,
            "so" => is_last && before.is_some(),
            _ => false,
        };
        if is_pronoun || is(&current, Class::NAMED_BEFORE) && !is_named {
            return true;
        }
        // “It” may stand for a thing as well as for nothing at all (“it rained”).
        let is_thing = before.as_deref().is_some_and(|it| is(it, Class::DETERMINER));
        is_named |= is_thing || token.is_capital && !is_small(&current) && current != "i";
    }
    false
}

/// Whether the words begin and end as a sentence does.
fn is_whole(sentence: &str) -> bool {
    let inner =
        |c: char| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | ')' | ']');
    let trimmed = sentence.trim().trim_end_matches(inner).trim_end();
    let ends = trimmed.ends_with(['.', '?', '!', '…']);
    let begins = sentence.trim_start_matches(|c: char| inner(c) || c == '(' || c == ' ');
    ends && begins.starts_with(char::is_uppercase)
}

/// Whether quotation marks and brackets that open also close.
fn has_pairs(text: &str) -> bool {
    let n = |c: char| text.matches(c).count();
    // A closing single mark may be an apostrophe; one that opens has to be closed.
    n('“') == n('”')
        && n('"') % 2 == 0
        && n('‘') <= n('’')
        && n('(') == n(')')
        && n('«') == n('»')
}

/// Takes units for their worth, within a limit of words; gives their indices in order.
#[must_use]
pub(super) fn choose(units: &[Unit], worth: &Worth, n_words: usize) -> Vec<usize> {
    let mut left = n_words;
    let mut taken: Vec<usize> = Vec::new();
    let mut seen: BTreeMap<Feature, u32> = BTreeMap::new();
    loop {
        let gain = |at: usize| {
            let features = worth[at].iter().map(|(feature, worth)| {
                let n = seen.get(feature).copied().unwrap_or_default();
                worth / f64::from(1 + 3 * n)
            });
            // Neighbours read as a text; a line that points back needs the one before it.
            let follows = at > 0 && taken.contains(&(at - 1));
            let lost = if units[at].is_pointing && !follows { 5.0 } else { 0.0 };
            let won = if follows { 1.5 } else { 0.0 };
            let sum = features.sum::<f64>() + won - lost;
            sum / (units[at].n_words.max(12) as f64).sqrt()
        };
        let best = (0..units.len())
            .filter(|at| !taken.contains(at) && units[*at].n_words <= left)
            .map(|at| (gain(at), at))
            .filter(|(gain, _)| *gain > 0.0)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, at)) = best else { break };
        left -= units[at].n_words;
        for feature in worth[at].keys() {
            *seen.entry(*feature).or_default() += 1;
        }
        taken.push(at);
    }
    taken.sort_unstable();
    taken
}

#[cfg(test)]
mod tests {
    use super::{dangles, units};
    use crate::lesson::blind::Giveaways;
    use crate::lesson::fixture::{analyze, article};

    #[test]
    fn a_quotation_stays_with_its_speaker() {
        let article = article(
            "Ash",
            &[
                "“The dam will hold. It held last year, and it was higher then,” said Ada Tamm.",
                "Rain fell on the upper valley for three days.",
                "An unfinished line of words without an end",
                "(A bracket that is never closed is left out.",
            ],
        );
        let (_, analyses) = analyze(vec![article]);
        let found = units(&analyses[0], &Giveaways::default());
        let text = &analyses[0].document.text;
        let found: Vec<&str> = found.iter().map(|it| it.span().of(text)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("said Ada Tamm."), "{found:?}");
    }

    #[test]
    fn knows_a_sentence_that_needs_the_one_before() {
        for (sentence, is_dangling) in [
            (
                "“Everybody in the valley knows what that looks like,” said Ada Tamm.",
                true,
            ),
            ("“She was at the gate before noon,” said Ada Tamm.", true),
            ("The council had never done this.", true),
            ("The mayor said that was out of the question.", true),
            ("Without them the ferry cannot leave, said Ada Tamm.", true),
            ("The council said that the ferry would leave at noon.", false),
            ("“We have kept the boats that were ours,” said Ada Tamm.", false),
            ("Ada Tamm said her boats would leave at noon.", false),
            ("The ferrymen said their boats would leave.", false),
            ("“It rained for three days in this valley,” said Ada Tamm.", false),
        ] {
            let (_, analyses) = analyze(vec![article("Ash", &[sentence])]);
            let all = crate::text::Span {
                start: 0,
                end: u32::try_from(sentence.len()).unwrap(),
            };
            assert_eq!(dangles(&analyses[0], all), is_dangling, "{sentence}");
        }
    }
}
