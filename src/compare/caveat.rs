//! What the counts of a comparison cannot support, in plain words.

use crate::analysis::Analysis;
use crate::compare::verdict::{MIN_ARTICLES, Verdict};
use crate::compare::{ConceptComparison, Copies, SUGGESTED, Source, Speakers};
use crate::document;
use crate::document::Date;
use crate::lexicon::Lexicon;
use crate::lexicon::pack::Status;
use std::fmt;

/// A length this many times another is said to be unequal.
const UNEQUAL: f64 = 1.5;

/// What a reader should know before trusting a comparison.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentences name the fields")]
pub enum Caveat {
    /// Files of the folders were not read, or articles were left out.
    Unread { names: Vec<String> },
    /// The articles appeared on different days.
    DatesApart { first: Date, last: Date },
    /// Some articles have no date.
    DatesUnknown { n: usize, of: usize },
    /// A source has one article only, or few.
    FewArticles {
        /// The most that a source has.
        most: usize,
    },
    /// The texts differ much in length.
    UnequalLength { longest: usize, shortest: usize },
    /// A pack's topic is not the story's.
    OtherTopic {
        title: String,
        /// How many of its things are named all the same.
        n: usize,
    },
    /// Some articles print one text.
    Copies { n: usize, texts: usize },
    /// There is nothing to compare with.
    OneSource,
    /// Concepts with too few mentions.
    TooFew { n: usize, of: usize },
    /// The speaker of some quotations and reported passages is not known.
    NoSpeaker { n: u64, of: u64 },
    /// Entries that were not checked against sources.
    Drafts { n: usize, of: usize },
    /// Concepts that the program proposes, because no list was made for the story.
    Suggested { n: usize },
    /// A doubt about one article.
    Article { id: String, caveat: document::Caveat },
}

impl Caveat {
    /// The kind, for machines.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unread { .. } => "unread-files",
            Self::DatesApart { .. } => "dates-apart",
            Self::DatesUnknown { .. } => "dates-unknown",
            Self::FewArticles { .. } => "few-articles",
            Self::UnequalLength { .. } => "unequal-length",
            Self::Copies { .. } => "copies",
            Self::OtherTopic { .. } => "other-topic",
            Self::OneSource => "one-source",
            Self::TooFew { .. } => "too-few",
            Self::NoSpeaker { .. } => "no-speaker",
            Self::Drafts { .. } => "drafts",
            Self::Suggested { .. } => "suggested",
            Self::Article { caveat, .. } => caveat.kind(),
        }
    }

    /// Whether it stands at the head of the report rather than at its end.
    #[must_use]
    pub fn is_central(&self) -> bool {
        !matches!(self, Self::Article { .. } | Self::NoSpeaker { .. })
    }
}

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread { names } => {
                let shown = names[..names.len().min(12)].join(", ");
                let more = names.len().saturating_sub(12);
                let more =
                    if more > 0 { format!(" and {more} more") } else { String::new() };
                let n = names.len();
                let files = if n == 1 { "file was" } else { "files were" };
                write!(f, "{n} {files} not read: {shown}{more}.")
            }
            Self::DatesApart { first, last } => write!(
                f,
                "These articles are from different days ({} to {}) and may report different events.",
                first.in_words(),
                last.in_words()
            ),
            Self::DatesUnknown { n, of } if n == of => write!(
                f,
                "No article has a date: whether they are about the same day is unknown, and rules that apply from a date on were not applied."
            ),
            Self::DatesUnknown { n, of } => write!(
                f,
                "{n} of {of} articles have no date; rules that apply from a date on were not applied to them."
            ),
            Self::FewArticles { most: 1 } => write!(
                f,
                "One article for each source: every figure describes these articles, never the source as a whole."
            ),
            Self::FewArticles { .. } => write!(
                f,
                "Fewer than {MIN_ARTICLES} articles from some sources: every figure describes these articles, never the source as a whole."
            ),
            Self::UnequalLength { longest, shortest } => write!(
                f,
                "The texts differ in length ({shortest} to {longest} words per source): an absence in a short text is weak evidence."
            ),
            Self::OtherTopic { title, n: 1 } => write!(
                f,
                "The story is not on the topic of the list “{title}”: the one thing from it that is named has no row."
            ),
            Self::OtherTopic { title, n } => write!(
                f,
                "The story is not on the topic of the list “{title}”: the {n} things from it that are named have no rows."
            ),
            Self::Copies { n, texts: 1 } => write!(
                f,
                "{n} articles print one text, or parts of it: its words count for each of them, but are one choice of words, not {n}."
            ),
            Self::Copies { n, texts } => write!(
                f,
                "{n} articles print only {texts} texts among them, or parts of these: their words count for each article, but are {texts} choices of words, not {n}."
            ),
            Self::OneSource => write!(
                f,
                "All articles are from one source: there is nothing to compare it with."
            ),
            Self::TooFew { n, of } => write!(
                f,
                "{n} of the {of} things named have too few mentions to compare by counting; their words are shown, their numbers prove nothing."
            ),
            Self::NoSpeaker { n, of } => write!(
                f,
                "In {n} of {of} quotations and reported passages, the speaker could not be identified."
            ),
            Self::Drafts { n, of } => write!(
                f,
                "{n} of the {of} name lists shown are drafts, not yet checked against sources; for these only counts are shown."
            ),
            Self::Suggested { n } => write!(
                f,
                "No list was made for this story: the program found {n} rows of names in these articles, chosen because the sources differ in them. They show only differences, never how far the sources agree; nobody has checked that the words of a row name one thing, and no test is run on them."
            ),
            Self::Article { id, caveat } => write!(f, "{id}: {caveat}"),
        }
    }
}

/// All caveats of a comparison, the weightiest first.
pub(super) fn caveats(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
    concepts: &[ConceptComparison],
    speakers: &Speakers,
    copies: &[Copies],
) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    if sources.len() < 2 {
        caveats.push(Caveat::OneSource);
    }
    let n = copies.iter().map(|it| it.articles.len()).sum();
    if n > 0 {
        caveats.push(Caveat::Copies { n, texts: copies.len() });
    }
    caveats.extend(dates(articles));
    let most = sources.iter().map(|it| it.articles.len()).max().unwrap_or(0);
    if sources.iter().any(|it| it.articles.len() < MIN_ARTICLES) {
        caveats.push(Caveat::FewArticles { most });
    }
    caveats.extend(lengths(sources));
    let is_few = |it: &&ConceptComparison| it.differs.verdict == Verdict::TooFew;
    let n = concepts.iter().filter(is_few).count();
    if n > 0 {
        caveats.push(Caveat::TooFew { n, of: concepts.len() });
    }
    let is_suggested =
        |it: &&ConceptComparison| lexicon.packs()[it.pack].head.id == SUGGESTED;
    let n_suggested = concepts.iter().filter(is_suggested).count();
    if n_suggested > 0 {
        caveats.push(Caveat::Suggested { n: n_suggested });
    }
    let is_draft = |it: &&ConceptComparison| {
        !is_suggested(it)
            && lexicon.packs()[it.pack].concepts[it.concept].status == Status::Draft
    };
    let n = concepts.iter().filter(is_draft).count();
    if n > 0 {
        caveats.push(Caveat::Drafts { n, of: concepts.len() - n_suggested });
    }
    let n = speakers.n_unresolved();
    if n > 0 {
        caveats.push(Caveat::NoSpeaker { n, of: speakers.n_passages() });
    }
    caveats.extend(articles.iter().flat_map(|it| {
        let id = it.document.id.clone();
        let of_article = it.document.caveats.iter().cloned();
        of_article.map(move |caveat| Caveat::Article { id: id.clone(), caveat })
    }));
    caveats
}

fn dates(articles: &[&Analysis]) -> Vec<Caveat> {
    let dates: Vec<Date> = articles.iter().filter_map(|it| it.document.date).collect();
    let mut caveats = Vec::new();
    if let (Some(&first), Some(&last)) = (dates.iter().min(), dates.iter().max())
        && first != last
    {
        caveats.push(Caveat::DatesApart { first, last });
    }
    let n = articles.len() - dates.len();
    if n > 0 {
        caveats.push(Caveat::DatesUnknown { n, of: articles.len() });
    }
    caveats
}

fn lengths(sources: &[Source]) -> Option<Caveat> {
    let longest = sources.iter().map(|it| it.n_words).max()?;
    let shortest = sources.iter().map(|it| it.n_words).min()?;
    let is_unequal = as_f64(longest) > UNEQUAL * as_f64(shortest);
    is_unequal.then_some(Caveat::UnequalLength { longest, shortest })
}

fn as_f64(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::INFINITY, f64::from)
}
