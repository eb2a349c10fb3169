//! The reviewer: packs, house styles and levels in, findings out.

use crate::analysis::{Analysis, Analyzer, Session};
use crate::annotate::Mention;
use crate::clean;
use crate::document::Document;
use crate::lexicon::pack::Confidence;
use crate::lexicon::{Lexicon, Pack, PackError, Target, cues, review_words};
use crate::review::checked::{Checked, Found};
use crate::review::house::Style;
use crate::review::others::Others;
use crate::review::project::Projection;
use crate::review::{
    Draft, Finding, House, Level, RULES, Severity, marks, suppress, surroundings,
};
use crate::text::{Span, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// Rules whose findings say something else than how words are to be written.
const APART: &[&str] = &["against"];

/// So many rules of a style are named where one is missing.
const MAX_IDS: usize = 12;

/// Which rules are asked, and how much they weigh.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// By a rule's id, or by its family (`house` for every `house/…`).
    pub levels: BTreeMap<String, Level>,
}

/// What a draft holds.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// In order of place; those that a comment allows are among them, as suppressed.
    pub findings: Vec<Finding>,
    /// Names that packs know, in order of place, in anyone's words.
    pub names: Vec<Name>,
}

/// A name that a pack knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where: bytes of the file as it is.
    pub span: Span,
    /// The variant that it is.
    pub target: Target,
}

/// Reviews drafts with one lexicon, some house styles and the levels of the rules.
pub struct Reviewer {
    analyzer: Analyzer,
    style: Style,
    options: Options,
    others: Option<Others>,
}

impl Reviewer {
    /// Compiles packs and house styles; the words of the rules and the cues are added.
    ///
    /// # Errors
    ///
    /// If a rule of a house style speaks of a concept or a variant that no pack has, or two
    /// of its rules contradict each other.
    pub fn new(
        packs: Vec<Pack>,
        houses: Vec<House>,
        options: Options,
    ) -> Result<Self, PackError> {
        let (style, mut packs) = Style::compile(packs, houses)?;
        packs.push(review_words()?);
        let lexicon = Lexicon::compile(packs, vec![cues()?])?;
        let cleaning = clean::Options { keep_all: true };
        let analyzer = Analyzer::new(lexicon).with_cleaning(cleaning);
        Ok(Self { analyzer, style, options, others: None })
    }

    /// The same reviewer with the articles that drafts are put beside.
    #[must_use]
    pub fn with_others(self, articles: impl IntoIterator<Item = Document>) -> Self {
        let analyses: Vec<Analysis> = self.analyzer.analyze_all(articles);
        let is_made = |pack| self.style.is_made(pack);
        let others = Others::new(analyses, self.analyzer.lexicon(), is_made);
        Self { others: Some(others), ..self }
    }

    /// What it reviews with.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        self.analyzer.lexicon()
    }

    /// Gives the findings of a draft, in order of place; those that a comment allows are
    /// among them, as suppressed.
    #[must_use]
    pub fn review(&self, draft: &Draft) -> Vec<Finding> {
        self.review_with(draft, &mut Session::default())
    }

    /// The same, with what a thread remembers from draft to draft.
    #[must_use]
    pub fn review_with(&self, draft: &Draft, session: &mut Session) -> Vec<Finding> {
        self.inspect(draft, session).findings
    }

    /// The same, with the names that packs know.
    #[must_use]
    pub fn inspect(&self, draft: &Draft, session: &mut Session) -> Inspection {
        let projection = Projection::of(draft);
        let analysis = self.analyzer.analyze(projection.document(&draft.path), session);
        let checked = Checked {
            analysis: &analysis,
            lexicon: self.analyzer.lexicon(),
            style: &self.style,
            others: self.others.as_ref(),
            emphasis: &projection.emphasis,
        };
        let marked = marks::marked(&projection.text);
        let targets = surroundings::targets(&draft.text);
        let mut findings: Vec<Finding> = RULES
            .iter()
            .flat_map(|card| (card.check)(&checked).into_iter().map(move |it| (card, it)))
            .filter_map(|(card, found)| {
                let severity = self.severity(&found, card.level)?;
                let may_be_other = marks::touches(&marked, found.span)
                    || surroundings::is_code(&projection.text, found.span)
                    || (projection.is_heading(found.span)
                        && surroundings::is_target(
                            &targets,
                            found.span.of(&projection.text),
                        ));
                Some(finding(found, severity, draft, &projection, may_be_other))
            })
            .collect();
        findings.sort_by_key(|it| it.span.start);
        keep_one_each(&mut findings);
        suppress::apply(draft, &projection, &mut findings, |rule, default| {
            self.level(rule).unwrap_or(default)
        });
        findings.sort_by(|a, b| {
            let key = |it: &Finding| (it.span.start, it.span.end);
            key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule))
        });
        findings.dedup_by(|a, b| {
            a.span == b.span && a.rule == b.rule && a.message == b.message
        });
        let known = analysis.mentions.iter().filter(|it| self.is_known(it));
        let names =
            known.map(|it| Name { span: projection.in_file(it.span), target: it.target });
        Inspection { names: names.collect(), findings }
    }

    /// Whether a mention is surely a name that a pack lists.
    fn is_known(&self, mention: &Mention) -> bool {
        let Target::Variant { pack, .. } = mention.target else { return false };
        mention.confidence != Confidence::Low && !self.style.is_made(pack)
    }

    /// Whether a name is that of a rule of a house style, or of none at all: `house/adviser`.
    ///
    /// # Errors
    ///
    /// If no style that is loaded has the rule: which is meant perhaps, and which there are.
    pub fn knows_rule(&self, name: &str) -> Result<(), String> {
        let ids = || self.style.rules.iter().map(|it| it.id.as_str());
        if !name.starts_with("house/") || ids().any(|it| it == name) {
            return Ok(());
        }
        let meant = nearest(name, ids());
        let meant = meant.map_or_else(String::new, |it| format!("; did you mean `{it}`"));
        let all: Vec<&str> = ids().take(MAX_IDS).collect();
        let (all, more) =
            (all.join(", "), if ids().count() > MAX_IDS { ", …" } else { "" });
        Err(if all.is_empty() {
            format!(
                "no loaded house style has the rule `{name}`; name one with --house, or strike the rule"
            )
        } else {
            format!(
                "no loaded house style has the rule `{name}`{meant}; there are {all}{more}"
            )
        })
    }

    /// The level that the options give a rule, or its family.
    fn level(&self, rule: &str) -> Option<Level> {
        let family = rule.split('/').next().unwrap_or_default();
        let levels = &self.options.levels;
        levels.get(rule).or_else(|| levels.get(family)).copied()
    }

    /// How much a finding weighs; none if its rule is off.
    fn severity(&self, found: &Found, default: Level) -> Option<Severity> {
        match (self.level(&found.rule), found.severity, default) {
            (Some(Level::Off), _, _) | (None, None, Level::Off) => None,
            (Some(Level::On(severity)), _, _)
            | (None, Some(severity), _)
            | (None, None, Level::On(severity)) => Some(severity),
        }
    }
}

/// Keeps one finding of those that say how the same words are to be written: what the house
/// decided, else the gravest. What rules see beside other tellings or elsewhere in the draft
/// is something else.
fn keep_one_each(findings: &mut Vec<Finding>) {
    let is_apart = |it: &Finding| {
        it.span.is_empty()
            || APART.iter().any(|rule| it.rule.split('/').next() == Some(*rule))
    };
    let weight = |it: &Finding| (it.rule.starts_with("house/"), it.severity);
    let mut best: BTreeMap<Span, (bool, Severity)> = BTreeMap::new();
    for it in findings.iter().filter(|it| !is_apart(it)) {
        let kept = best.entry(it.span).or_insert_with(|| weight(it));
        *kept = weight(it).max(*kept);
    }
    let mut seen = BTreeSet::new();
    findings.retain(|it| {
        let is_best = best.get(&it.span) == Some(&weight(it));
        is_apart(it) || (is_best && seen.insert(it.span))
    });
}

/// A finding in the file as it is; between quotation marks, and where the words may be no
/// prose, nothing is put in.
fn finding(
    found: Found,
    severity: Severity,
    draft: &Draft,
    projection: &Projection,
    may_be_other: bool,
) -> Finding {
    let span = if found.span.is_empty() {
        Span::default()
    } else {
        projection.in_file(found.span)
    };
    // Where the file prints the words otherwise (an entity, a line end) an editor should look.
    let is_as_printed = span.of(&draft.text) == found.span.of(&projection.text);
    let suggestion = found.suggestion;
    Finding {
        rule: found.rule.into_owned(),
        severity,
        span,
        message: found.message,
        is_safe: is_as_printed
            && !may_be_other
            && suggestion.as_ref().is_some_and(|it| it.is_safe),
        suggestion: suggestion.map(|it| it.words),
        reference: found.reference,
        suppressed: false,
        is_known: false,
    }
}
