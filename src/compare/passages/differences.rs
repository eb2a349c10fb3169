//! What two passages on the same fact word or count differently.

use crate::analysis::Analysis;
use crate::compare::passages::agents::{Action, Agent, actions};
use crate::compare::passages::clauses::Unit;
use crate::compare::passages::quantities::{Quantity, YEAR, quantities};
use crate::compare::passages::vectors::{is_spelling, mentions_in};
use crate::compare::passages::words::{Word, Words};
use crate::compare::passages::{Agency, Counted, Named};
use crate::lexicon::{Lexicon, Target};
use crate::text::Span;
use crate::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// The overlap from which two passages have one wording.
const SAME_WORDING: f64 = 0.8;
/// The same for two quotations, which are compared word by word elsewhere.
const SAME_QUOTATION: f64 = 0.5;

/// So many actions of a passage are looked at.
const MAX_ACTIONS: usize = 12;

/// All that differences are read from.
pub(super) struct Reader<'a> {
    lexicon: &'a Lexicon,
    pub(super) articles: &'a [&'a Analysis],
    words: &'a Words,
    /// By article and word: whether it stands in quotation marks.
    is_quoted: Vec<Vec<bool>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        lexicon: &'a Lexicon,
        articles: &'a [&'a Analysis],
        words: &'a Words,
    ) -> Self {
        let is_quoted = articles.iter().map(|analysis| {
            let places = analysis.tokens.iter().map(|it| it.span.start);
            let held = analysis.passages().held(places).into_iter();
            held.map(|it| it.voice == Voice::Quoted).collect()
        });
        Self { lexicon, articles, words, is_quoted: is_quoted.collect() }
    }

    fn of(&self, unit: &Unit) -> &[Word] {
        &self.words.of(unit.article)[unit.words.clone()]
    }

    /// The part of the words of the shorter passage, function words included, that the other
    /// has too (Szymkiewicz–Simpson, over occurrences).
    pub(super) fn overlap(&self, a: &Unit, b: &Unit) -> f64 {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let (left, right) = (self.of(a), self.of(b));
        for word in left {
            *counts.entry(word.form).or_default() += 1;
        }
        let mut n_shared = 0_usize;
        for word in right {
            if let Some(n) = counts.get_mut(&word.form).filter(|n| **n > 0) {
                *n -= 1;
                n_shared += 1;
            }
        }
        n_shared as f64 / left.len().min(right.len()).max(1) as f64
    }

    /// Whether two passages are worded alike, or are parts of one quotation.
    pub(super) fn is_same_wording(&self, a: &Unit, b: &Unit) -> bool {
        let overlap = self.overlap(a, b);
        let is_quoted = self.is_quoted(a) && self.is_quoted(b);
        overlap >= if is_quoted { SAME_QUOTATION } else { SAME_WORDING }
    }

    /// Whether most words of a passage stand in quotation marks.
    fn is_quoted(&self, unit: &Unit) -> bool {
        let is_quoted = &self.is_quoted[unit.article][unit.words.clone()];
        let n = is_quoted.iter().filter(|&&it| it).count();
        4 * n >= 3 * is_quoted.len()
    }

    /// Concepts that both name, in the order of the packs: by no common name; or, where the
    /// choice is more than one of spelling, by a name that the other lacks ("referendum" in
    /// both and "sham" in one).
    pub(super) fn names(&self, a: &Unit, b: &Unit) -> Vec<Named> {
        let (left, right) = (self.variants(a), self.variants(b));
        let shared = left.iter().filter_map(|(key, a)| Some((key, a, right.get(key)?)));
        let named = shared.filter_map(|(&(pack, concept), a, b)| {
            let only =
                |x: &[usize], y: &[usize]| x.iter().copied().find(|it| !y.contains(it));
            let (of_a, of_b) = (only(a, b), only(b, a));
            let is_disjoint = a.iter().all(|it| !b.contains(it));
            let is_spelling = is_spelling(&self.lexicon.packs()[pack].concepts[concept]);
            let differs =
                is_disjoint || (!is_spelling && (of_a.is_some() || of_b.is_some()));
            let (a, b) = (of_a.unwrap_or(a[0]), of_b.unwrap_or(b[0]));
            differs.then_some(Named { pack, concept, a, b })
        });
        named.collect()
    }

    /// The variants of each concept that a passage names, the commonest first.
    fn variants(&self, unit: &Unit) -> BTreeMap<(usize, usize), Vec<usize>> {
        let mut counts: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for mention in mentions_in(self.articles[unit.article], unit.span) {
            let Target::Variant { pack, concept, variant } = mention.target else {
                continue;
            };
            let entry = &self.lexicon.packs()[pack].concepts[concept];
            let is_house =
                !entry.axes.is_empty() && entry.axes.iter().all(|axis| axis == "house");
            if entry.control || is_house {
                continue;
            }
            let variants = counts.entry((pack, concept)).or_default();
            match variants.iter_mut().find(|it| it.0 == variant) {
                Some(found) => found.1 += 1,
                None => variants.push((variant, 1)),
            }
        }
        let in_order = |mut variants: Vec<(usize, usize)>| {
            variants.sort_by_key(|&(variant, n)| (std::cmp::Reverse(n), variant));
            variants.into_iter().map(|it| it.0).collect()
        };
        counts.into_iter().map(|(key, variants)| (key, in_order(variants))).collect()
    }

    /// Numbers of the same noun, and days, that the two give differently.
    ///
    /// A number that the other passage holds too, for whatever, is no disagreement, and with
    /// several of one noun it is open which of them answer each other.
    pub(super) fn counts(&self, a: &Unit, b: &Unit) -> Vec<Counted> {
        let (left, right) = (self.quantities(a), self.quantities(b));
        let single = |all: &[Quantity], unit: &str| {
            let mut of_unit = all.iter().filter(|it| it.unit.as_deref() == Some(unit));
            let first = of_unit.next().cloned()?;
            of_unit.all(|it| it.value == first.value).then_some(first)
        };
        let holds =
            |all: &[Quantity], value: &str| all.iter().any(|it| it.value == value);
        let units: BTreeSet<&str> =
            left.iter().filter_map(|it| it.unit.as_deref()).collect();
        let mut found = Vec::new();
        for unit in units {
            let is_noun = unit.chars().all(char::is_alphabetic);
            if unit == YEAR || unit == "percent" || !is_noun {
                continue;
            }
            let Some((x, y)) = single(&left, unit).zip(single(&right, unit)) else {
                continue;
            };
            let is_one_word = self.text(a, x.span) == self.text(b, y.span);
            if !is_one_word && !holds(&right, &x.value) && !holds(&left, &y.value) {
                found.push(Counted { a: x.span, b: y.span });
            }
        }
        found.sort_by_key(|it| (it.a.start, it.b.start));
        found
    }

    fn text(&self, unit: &Unit, span: Span) -> &str {
        span.of(&self.articles[unit.article].document.text)
    }

    fn quantities(&self, unit: &Unit) -> Vec<Quantity> {
        let document = &self.articles[unit.article].document;
        quantities(document, self.words, self.words.of(unit.article), unit.words.clone())
    }

    /// An action that both describe, for which the two name the agent in different words, or one
    /// gives none.
    pub(super) fn agency(&self, a: &Unit, b: &Unit) -> Option<Agency> {
        let (left, right) = (self.actions(a), self.actions(b));
        let mut found: Vec<Agency> = Vec::new();
        for x in &left {
            let partners: Vec<&Action> =
                right.iter().filter(|y| self.is_one(a, x, b, y)).collect();
            let twins = left.iter().filter(|it| self.is_one(a, x, a, it));
            // Where any two of them agree, the others may well be another occasion.
            let agrees = twins.clone().any(|x| {
                partners.iter().any(|y| self.is_same_agent(a, x.agent, b, y.agent))
            });
            if !agrees {
                found.extend(
                    partners
                        .iter()
                        .map(|y| Agency { a: (x.span, x.agent), b: (y.span, y.agent) }),
                );
            }
        }
        // One side without an agent says most; then the first, whichever article is read first.
        found.into_iter().min_by_key(|it| {
            let is_deleted = it.a.1 == Agent::NotGiven || it.b.1 == Agent::NotGiven;
            let (x, y) = (it.a.0.start - a.span.start, it.b.0.start - b.span.start);
            (!is_deleted, x + y, x.min(y), x, y)
        })
    }

    fn actions(&self, unit: &Unit) -> Vec<Action> {
        let mut found =
            actions(self.words, self.words.of(unit.article), unit.words.clone());
        found.truncate(MAX_ACTIONS);
        found
    }

    /// Whether two actions are one: the same stem, or names of the same concept.
    fn is_one(&self, a: &Unit, x: &Action, b: &Unit, y: &Action) -> bool {
        x.stem == y.stem
            || self.concepts_at(a, x).iter().any(|it| self.concepts_at(b, y).contains(it))
    }

    fn concepts_at(&self, unit: &Unit, action: &Action) -> Vec<(usize, usize)> {
        let found = mentions_in(self.articles[unit.article], unit.span);
        let at = found.filter(|it| it.span.contains(action.span));
        at.filter_map(|it| match it.target {
            Target::Variant { pack, concept, .. } => Some((pack, concept)),
            Target::Category { .. } => None,
        })
        .collect()
    }

    /// Whether two agents may be one: by a word, by the concept that the words name, because
    /// one is a pronoun, or because the passage that gives none names the other's anyway.
    fn is_same_agent(&self, a: &Unit, x: Agent, b: &Unit, y: Agent) -> bool {
        match (x.span(), y.span()) {
            (None, None) => true,
            (Some(x), None) => {
                self.names_in(a, x).iter().any(|it| self.around(b).contains(it))
            }
            (None, Some(y)) => {
                self.names_in(b, y).iter().any(|it| self.around(a).contains(it))
            }
            (Some(x), Some(y)) => {
                let (left, right) = (self.names_in(a, x), self.names_in(b, y));
                let is_pronoun = |unit: &Unit, span: Span, names: &[String]| {
                    let text = &self.articles[unit.article].document.text;
                    names.is_empty() && !span.of(text).contains(' ')
                };
                is_pronoun(a, x, &left)
                    || is_pronoun(b, y, &right)
                    || left.iter().any(|it| right.contains(it))
            }
        }
    }

    /// The stems and concepts of a stretch of an article; none for a pronoun.
    fn names_in(&self, unit: &Unit, span: Span) -> Vec<String> {
        let analysis = self.articles[unit.article];
        let all = self.words.of(unit.article);
        let from = all.partition_point(|it| it.span.start < span.start);
        let inside = all[from..].iter().take_while(|it| it.span.start < span.end);
        let inside = inside.filter(|it| !self.words.is_function(**it));
        let mut names: Vec<String> =
            inside.map(|it| self.words.stem(*it).to_owned()).collect();
        names.extend(mentions_in(analysis, span).filter_map(|it| match it.target {
            Target::Variant { pack, concept, .. } => Some(format!("{pack} {concept}")),
            Target::Category { .. } => None,
        }));
        names
    }

    /// The same of the sentence around a passage.
    fn around(&self, unit: &Unit) -> Vec<String> {
        let sentence = self.articles[unit.article].sentences.get(unit.sentence);
        self.names_in(unit, sentence.copied().unwrap_or(unit.span))
    }
}
