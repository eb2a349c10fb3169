//! The quotations of some articles, put in order once, and asked what a draft cuts from them.
//!
//! A draft is asked about at every keystroke, so nothing of the articles is read again: its
//! quotations are looked up by runs of words, and laid along those that share one. Only what
//! is cut from sentences that the draft prints is found; to leave out the sentence before or
//! after is the business of every report.

use crate::analysis::Analysis;
use crate::compare::copies;
use crate::compare::quotations::align::Seeds;
use crate::compare::quotations::cuts::{cuts, pieces};
use crate::compare::quotations::fit::Fit;
use crate::compare::quotations::links::{MAX_HOLDERS, Wording};
use crate::compare::quotations::occasion::occasion;
use crate::compare::quotations::remark::{Remark, remarks};
use crate::compare::quotations::similar::{MIN_CONTENT, MIN_WORDS};
use crate::compare::quotations::usual::{Usual, UsualQuotations};
use crate::compare::quotations::{
    MIN_COMMON, Occasion, Piece, Stories, links, same, usual,
};
use crate::compare::words::{WordTable, folded, hash};
use crate::document::{Date, Zone};
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The quotations of some articles.
pub struct QuotationIndex {
    articles: Vec<Analysis>,
    /// For each article the first that prints its text: itself unless it is a copy.
    originals: Vec<usize>,
    words: WordTable,
    remarks: Vec<Remark>,
    occasions: Vec<Occasion>,
    wordings: Vec<Wording>,
    /// The longest wordings that hold a run of words; asked by hash only.
    holders: HashMap<u64, Vec<usize>>,
    usual: UsualQuotations,
}

/// A quotation of a draft that an article prints with more words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortened {
    /// The quotation in the draft, from its first mark to its last.
    pub span: Span,
    /// The articles that print the words, in order: indices into [`QuotationIndex::articles`].
    pub articles: Vec<usize>,
    /// The words as the first of [`Piece::article`] prints them: those that the draft has, and
    /// in their place those that it has not.
    pub pieces: Vec<Piece>,
}

impl QuotationIndex {
    /// Reads the quotations of articles, whose order does not matter.
    #[must_use]
    pub fn new(mut articles: Vec<Analysis>) -> Self {
        articles.sort_by(|a, b| key(a).cmp(&key(b)));
        let own: Vec<&Analysis> = articles.iter().collect();
        let mut words = WordTable::new(&own);
        let mut originals: Vec<usize> = (0..own.len()).collect();
        for group in copies::copies(&own, &words) {
            group.articles.iter().for_each(|&at| originals[at] = group.articles[0]);
        }
        let found = super::remarks(&own, &mut words);
        let sources = source_numbers(&own);
        let tellings: Vec<usize> = originals.iter().map(|&it| sources[it]).collect();
        let occasions: Vec<Occasion> =
            found.iter().map(|it| occasion(own[it.article], it)).collect();
        let (remarks, occasions, mut wordings, usual) = {
            let lookups: Vec<_> = own.iter().map(|_| OnceCell::new()).collect();
            let stories = Stories {
                articles: &own,
                sources: &sources,
                words: &words,
                draft: &[],
                occasions,
                remarks: found,
                lookups: &lookups,
            };
            let told = stories.told();
            let usual = usual::usual(&stories, &same(&stories, &told), &tellings);
            let wordings = links::wordings(&told, MIN_WORDS);
            (stories.remarks, stories.occasions, wordings, usual)
        };
        // The measure of a wording is whoever prints it in one piece: words behind reporting
        // words look like another sentence.
        for wording in &mut wordings {
            wording.remarks.sort_by_key(|at| remarks[*at].parts.len());
        }
        let holders = holders(&remarks, &wordings);
        Self { originals, remarks, occasions, wordings, holders, usual, words, articles }
    }

    /// The articles: by source, date, id and text.
    #[must_use]
    pub fn articles(&self) -> &[Analysis] {
        &self.articles
    }

    /// For each article the first that prints its text: itself unless it is a copy.
    #[must_use]
    pub fn originals(&self) -> &[usize] {
        &self.originals
    }

    /// The quotations that most tellings print and a draft neither prints nor reports in its
    /// own words; those that most tellings print first.
    #[must_use]
    pub fn unprinted(&self, draft: &Analysis) -> Vec<&Usual> {
        self.usual.unprinted(&self.words, draft)
    }

    /// The quotations of a draft from which words are cut that an article prints, in order;
    /// what the draft prints in another place is not cut.
    #[must_use]
    pub fn shortened(&self, draft: &Analysis) -> Vec<Shortened> {
        let mut numbering = Numbering { words: &self.words, new: HashMap::new() };
        let text = &draft.document.text;
        let tokens = draft.tokens.iter().map(|it| folded(it.span.of(text)));
        let row: Vec<u32> = tokens.map(|it| numbering.number(it)).collect();
        let n = self.articles.len();
        let mut all = remarks(n, draft, &mut |it| numbering.number(it));
        all.retain(|it| !is_in_headline(draft, it.span(draft)));
        let mut occasions: Vec<Occasion> =
            all.iter().map(|it| occasion(draft, it)).collect();
        let bases = self.bases(&all);
        let mut wordings: Vec<(Wording, Vec<usize>)> = Vec::new();
        for (base, own) in bases {
            let first = all.len();
            for &at in self.wordings[base].remarks.iter().take(MAX_HOLDERS) {
                all.push(self.remarks[at].clone());
                occasions.push(self.occasions[at].clone());
            }
            let remarks = (first..all.len()).collect();
            wordings.push((Wording { remarks }, own.into_iter().collect()));
        }
        let articles: Vec<&Analysis> = self.articles.iter().chain([draft]).collect();
        let lookups: Vec<_> = articles.iter().map(|_| OnceCell::new()).collect();
        let stories = Stories {
            articles: &articles,
            sources: &[],
            words: &self.words,
            draft: &row,
            remarks: all,
            occasions,
            lookups: &lookups,
        };
        self.asked(&stories, &wordings)
    }

    /// The wordings that share a run of words with remarks, the longest first.
    fn bases(&self, own: &[Remark]) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut bases: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, remark) in own.iter().enumerate() {
            for run in remark.numbers.windows(MIN_WORDS) {
                for &base in self.holders.get(&hash(run)).into_iter().flatten() {
                    bases.entry(base).or_default().insert(at);
                }
            }
        }
        bases
    }

    fn asked(
        &self,
        stories: &Stories<'_>,
        wordings: &[(Wording, Vec<usize>)],
    ) -> Vec<Shortened> {
        let told = stories.told();
        let mut is_done = vec![false; stories.remarks.len()];
        let mut found = Vec::new();
        for (base, own) in wordings {
            let whole = &stories.remarks[base.remarks[0]];
            let seeds = Seeds::new(&whole.numbers);
            let mut members: Vec<(usize, Fit)> = Vec::new();
            for &at in own {
                let remark = &stories.remarks[at];
                let fit = Fit::new(whole, &seeds, remark);
                let n = fit.longest().map_or(0, |it| whole.length(it.a..it.a + it.len));
                let own = Wording { remarks: vec![at] };
                if is_one(stories, remark, &fit, n)
                    && links::may_be(&told, [base, &own], n)
                {
                    members.push((at, fit));
                }
            }
            if members.iter().all(|it| is_done[it.0]) {
                continue;
            }
            let cuts = cuts(stories, whole, &members);
            let Some(first) = cuts.first() else { continue };
            members.iter().for_each(|it| is_done[it.0] = true);
            let words = &whole.numbers[first.clone()];
            let own = &stories.remarks[members[0].0];
            found.push(Shortened {
                span: own.span(stories.articles[own.article]),
                articles: self.holding(own, words),
                pieces: pieces(stories, whole, &cuts),
            });
        }
        found.sort_by_key(|it| it.span);
        found
    }

    /// The articles that print some words in a remark which shares a run with one of a draft.
    fn holding(&self, own: &Remark, words: &[u32]) -> Vec<usize> {
        let mut articles = BTreeSet::new();
        for &at in self.bases(std::slice::from_ref(own)).keys() {
            let remarks = &self.wordings[at].remarks;
            let numbers = &self.remarks[remarks[0]].numbers;
            if numbers.windows(words.len()).any(|it| it == words) {
                articles.extend(remarks.iter().map(|&it| self.remarks[it].article));
            }
        }
        articles.into_iter().collect()
    }
}

/// What puts articles in order; the text last, so that even those that share an id have one.
fn key(analysis: &Analysis) -> (&str, Option<Date>, &str, &str) {
    let it = &analysis.document;
    (&it.source, it.date, &it.id, &it.text)
}

/// Gives words of a draft the numbers that the articles know, and others new ones.
struct Numbering<'a> {
    words: &'a WordTable,
    new: HashMap<String, u32>,
}

impl Numbering<'_> {
    fn number(&mut self, folded: String) -> u32 {
        if let Some(known) = self.words.known(&folded) {
            return known;
        }
        let next = u32::MAX - u32::try_from(self.new.len()).unwrap_or(0);
        *self.new.entry(folded).or_insert(next)
    }
}

/// The longest wordings that hold each run of words.
fn holders(remarks: &[Remark], wordings: &[Wording]) -> HashMap<u64, Vec<usize>> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, wording) in wordings.iter().enumerate() {
        for run in remarks[wording.remarks[0]].numbers.windows(MIN_WORDS) {
            let holders = holders.entry(hash(run)).or_default();
            if holders.len() < MAX_HOLDERS && holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    holders
}

/// For each article the number of its source.
fn source_numbers(articles: &[&Analysis]) -> Vec<usize> {
    let names: BTreeSet<&str> =
        articles.iter().map(|it| it.document.source.as_str()).collect();
    let numbers: BTreeMap<&str, usize> = names.into_iter().zip(0..).collect();
    articles.iter().map(|it| numbers[it.document.source.as_str()]).collect()
}

/// Headlines quote a few words of what stands below them.
fn is_in_headline(draft: &Analysis, span: Span) -> bool {
    let paragraphs = &draft.document.paragraphs;
    let at = paragraphs.partition_point(|it| it.span.end <= span.start);
    paragraphs.get(at).is_some_and(|it| it.zone == Some(Zone::Headline))
}

/// Whether a remark is the same utterance as the words it is laid along: eight words in a
/// row, or fewer if they are all that it prints and more than grammar.
fn is_one(stories: &Stories<'_>, remark: &Remark, fit: &Fit, n_shared: usize) -> bool {
    let is_whole = fit.is_part
        && fit.runs.len() == 1
        && fit.runs[0].len >= MIN_WORDS
        && fit.runs[0].len == remark.numbers.len();
    n_shared >= MIN_COMMON
        || (is_whole && stories.words.n_content(&remark.numbers) >= MIN_CONTENT)
}
