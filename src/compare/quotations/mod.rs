//! One utterance as several sources print it.
//!
//! Quotations of different sources are laid along one another word by word ([`align`]);
//! case, marks, final signs, ellipses, words in brackets and two spellings of a word
//! ([`crate::compare::spelling`]) are folded. Split quotations are
//! joined first ([`remark`]), and what one quotation lacks is looked for in the rest of its
//! article before it is called missing ([`elsewhere`]).

mod align;
mod cuts;
mod elsewhere;
mod entry;
mod fit;
mod index;
mod links;
mod occasion;
mod paraphrase;
mod pieces;
mod remark;
mod restrict;
mod similar;
#[cfg(test)]
mod tests;
mod usual;

pub use index::{QuotationIndex, Shortened};
pub use occasion::Occasion;
pub use paraphrase::{Modal, Paraphrase, Side, Strength};
pub use usual::Usual;

use crate::analysis::Analysis;
use crate::compare::Source;
use crate::compare::words::WordTable;
use crate::text::{Span, fold};
use align::Seeds;
use elsewhere::Article;
use entry::Member;
use fit::Fit;
use links::{Told, Wording};
use remark::Remark;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// So many words in a row make two quotations one utterance.
///
/// The rule of eight words in common, below which nothing is called trimmed.
pub const MIN_COMMON: usize = 8;
/// So many tokens may be as many words, with a contraction among them.
const MIN_RUN: usize = MIN_COMMON - 1;

/// How the passages of a shared quotation lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// One holds what all others print, in one run each, and somebody lacks some of it.
    Trimmed,
    /// Each prints words that another lacks.
    Overlapping,
    /// The same words.
    Identical,
    /// Alike in words, and not the same utterance, or too little in common to be sure.
    Similar,
}

impl Relation {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Trimmed => "trimmed",
            Self::Overlapping => "overlapping",
            Self::Identical => "identical",
            Self::Similar => "similar",
        }
    }
}

/// How an article shows that words are left out; in order of how little a reader can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// It leaves out whole sentences.
    Sentence,
    /// By an ellipsis or a bracket.
    Marked,
    /// The words are built into a sentence of the article, as a fragment.
    Fragment,
    /// Not at all.
    Silent,
    /// Not at all, and a capital makes the rest a sentence.
    Capital,
}

impl Cut {
    /// The name in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Marked => "marked",
            Self::Fragment => "fragment",
            Self::Silent => "silent",
            Self::Capital => "capital",
        }
    }
}

/// An utterance with all places where it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedQuote {
    /// How the passages lie to each other.
    pub relation: Relation,
    /// The name that most passages give.
    pub speaker: Option<String>,
    /// By article, then by place.
    pub passages: Vec<QuotePassage>,
    /// What articles leave out, by article.
    pub missing: Vec<Missing>,
    /// Words of the longest passage.
    pub n_words: usize,
}

impl SharedQuote {
    /// Whether no two passages give it to persons of different names.
    #[must_use]
    pub fn is_of_one_speaker(&self) -> bool {
        let names = self.passages.iter().filter_map(|it| it.speaker.as_deref());
        let mut last = names.filter_map(|it| it.split_whitespace().next_back().map(fold));
        let first = last.next();
        last.all(|it| Some(it) == first)
    }
}

/// One place where an utterance is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePassage {
    /// Index into [`super::Comparison::articles`].
    pub article: usize,
    /// From the first mark to the last, with what stands between the parts.
    pub span: Span,
    /// The quotations it is made of; several where the reporting words split it.
    pub parts: Vec<Span>,
    /// Words inside the marks.
    pub n_words: usize,
    /// Words of the longest passage that it prints.
    pub n_common: usize,
    /// Whether it is the longest, or the same in words.
    pub is_longest: bool,
    /// What the article says about when and to whom.
    pub occasion: Occasion,
    /// The passage in reading order with what it lacks in its place; empty where it is cut
    /// to the words in common.
    pub pieces: Vec<Piece>,
    /// The speaker's fullest name in the article.
    pub speaker: Option<String>,
}

/// Words of a passage, or words that it lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Whether the passage prints them.
    pub kind: PieceKind,
    /// The article that prints them here.
    pub article: usize,
    /// Where.
    pub span: Span,
}

/// Whether a passage prints some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceKind {
    /// It does.
    Printed,
    /// It does not, but its article does in another place.
    Elsewhere,
    /// Its article does not.
    Missing,
}

/// Words that an article leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The article that leaves them out.
    pub from: usize,
    /// The article whose words they are.
    pub of: usize,
    /// Where they stand in that one.
    pub span: Span,
    /// How the cut shows; none where the words beside it are not printed either.
    pub cut: Option<Cut>,
}

/// The remarks of all articles, with what is asked about them again and again.
struct Stories<'a> {
    articles: &'a [&'a Analysis],
    /// The source of each article.
    sources: &'a [usize],
    words: &'a WordTable,
    /// The words of an article that was not read when the words were numbered.
    draft: &'a [u32],
    remarks: Vec<Remark>,
    occasions: Vec<Occasion>,
    lookups: &'a [OnceCell<Article<'a>>],
}

impl<'a> Stories<'a> {
    fn lookup(&self, article: usize) -> &Article<'a> {
        let own = self.words.by_article.get(article).map_or(self.draft, Vec::as_slice);
        self.lookups[article].get_or_init(|| Article::new(self.words, own))
    }

    fn told(&self) -> Vec<Told<'_>> {
        let remarks = self.remarks.iter().zip(&self.occasions);
        remarks
            .map(|(remark, occasion)| Told {
                remark,
                occasion,
                printed: self.articles[remark.article].document.date,
            })
            .collect()
    }

    fn has_two_sources<'i>(&self, remarks: impl Iterator<Item = &'i usize>) -> bool {
        let mut sources = remarks.map(|&it| self.sources[self.remarks[it].article]);
        let first = sources.next();
        sources.any(|it| Some(it) != first)
    }
}

/// The remarks of all articles; their words are added to the table.
pub(super) fn remarks(articles: &[&Analysis], words: &mut WordTable) -> Vec<Remark> {
    let articles = articles.iter().enumerate();
    let remarks =
        articles.flat_map(|(at, it)| remark::remarks(at, it, &mut |it| words.number(it)));
    remarks.collect()
}

/// The utterances that several sources print, those trimmed first, the longest first; and
/// the quotations that another source reports in its own words.
pub(super) fn quotations(
    articles: &[&Analysis],
    sources: &[Source],
    words: &WordTable,
    remarks: Vec<Remark>,
) -> (Vec<SharedQuote>, Vec<Paraphrase>) {
    let mut source_of = vec![0; articles.len()];
    for (number, source) in sources.iter().enumerate() {
        source.articles.iter().for_each(|&at| source_of[at] = number);
    }
    let occasions = remarks.iter().map(|it| occasion::occasion(articles[it.article], it));
    let lookups: Vec<OnceCell<Article<'_>>> =
        articles.iter().map(|_| OnceCell::new()).collect();
    let stories = Stories {
        articles,
        sources: &source_of,
        words,
        draft: &[],
        occasions: occasions.collect(),
        remarks,
        lookups: &lookups,
    };
    let told = stories.told();
    let paraphrases = paraphrase::paraphrases(&stories, &told);
    let mut shared = same(&stories, &told);
    shared.sort_by_key(|it| {
        let first = &it.passages[0];
        (it.relation, std::cmp::Reverse(it.n_words), first.article, first.span)
    });
    (shared, paraphrases)
}

/// Goes through the wordings, the longest first: each is the base of what shares a run with
/// it and does not stand beside it yet.
fn same(stories: &Stories<'_>, told: &[Told<'_>]) -> Vec<SharedQuote> {
    let wordings = links::wordings(told, similar::MIN_WORDS);
    let is_long = |it: &Wording| told[it.remarks[0]].remark.numbers.len() >= MIN_RUN;
    let n_long = wordings.partition_point(is_long);
    let linked = links::links(told, &wordings[..n_long], MIN_RUN, |_| Some(0));
    let mut groups_of: Vec<Vec<usize>> = vec![Vec::new(); wordings.len()];
    let mut apart: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut shared = Vec::new();
    for (base, links) in linked.iter().enumerate() {
        let is_beside = |other: &usize| {
            groups_of[*other].iter().any(|it| groups_of[base].contains(it))
        };
        let rest: Vec<usize> =
            links.iter().copied().filter(|it| !is_beside(it)).collect();
        if rest.is_empty() && !groups_of[base].is_empty() {
            continue;
        }
        let whole = &told[wordings[base].remarks[0]];
        if whole.remark.length(0..whole.remark.words.len()) < MIN_COMMON {
            continue;
        }
        let seeds = Seeds::new(&whole.remark.numbers);
        let mut members = Vec::new();
        for other in rest {
            let wording = &wordings[other];
            let it = &told[wording.remarks[0]];
            let fit = Fit::new(whole.remark, &seeds, it.remark);
            let n_shared =
                fit.longest().map_or(0, |it| whole.remark.length(it.a..it.a + it.len));
            let may_be = links::may_be(told, [&wordings[base], wording], n_shared);
            if n_shared >= MIN_COMMON && may_be {
                members.push((other, Member { wording, fit }));
            } else if n_shared >= MIN_COMMON {
                apart.insert((base.min(other), base.max(other)));
            }
        }
        for (quote, others) in grouped(stories, &wordings[base], members) {
            groups_of[base].push(shared.len());
            others.iter().for_each(|&at| groups_of[at].push(shared.len()));
            shared.push(quote);
        }
    }
    let beside = similar::Beside { groups_of, shared: &shared };
    let alike = similar::similar(stories, told, &wordings, &beside, &apart);
    shared.extend(alike);
    shared
}

/// The entries of one base: those that print parts of it stand together, those that print
/// words of their own too. Each comes with the members that stand in it.
fn grouped(
    stories: &Stories<'_>,
    base: &Wording,
    members: Vec<(usize, Member<'_>)>,
) -> Vec<(SharedQuote, Vec<usize>)> {
    let (parts, others): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|(_, it)| it.fit.is_part);
    let mut groups = Vec::new();
    let mut overlapping = Vec::new();
    for (at, member) in others {
        match restrict::restricted(stories, base, &member) {
            Some(found) => groups.extend(found.into_iter().map(|it| (it, vec![at]))),
            None => overlapping.push((at, member)),
        }
    }
    for (members, is_alone) in [(parts, true), (overlapping, false)] {
        if members.is_empty() && !is_alone {
            continue;
        }
        let (numbers, members): (Vec<usize>, Vec<Member<'_>>) =
            members.into_iter().unzip();
        let found = entry::entries(stories, base, &members);
        let is_one = found.len() == 1;
        for (nth, quote) in found.into_iter().enumerate() {
            let own = if is_one { numbers.clone() } else { vec![numbers[nth]] };
            groups.push((quote, own));
        }
    }
    groups.retain(|(it, _)| {
        let mut sources = it.passages.iter().map(|it| stories.sources[it.article]);
        let first = sources.next();
        sources.any(|it| Some(it) != first)
    });
    groups
}
