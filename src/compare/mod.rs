//! Sources against each other.
//!
//! [`compare`] judges: it counts, makes intervals and says what the counts can carry. How a
//! finding is worded is [`crate::view`]'s.

mod caveat;
mod contrasts;
mod copies;
mod cues;
mod exposure;
mod keywords;
mod markers;
mod naming;
mod openings;
mod passages;
mod quantities;
mod quotations;
mod reading;
mod sources;
mod speakers;
mod spelling;
mod threads;
mod topics;
mod verdict;
mod words;

pub use caveat::Caveat;
pub use contrasts::{
    Contrast, ContrastSide, Evidence, MAX_CONTRASTS, MAX_OPENING, Subject, Wording,
};
pub use copies::Copies;
pub use exposure::{Exposure, Unit};
pub use keywords::{Keyword, Keywords, MIN_HOLDING, MIN_OCCURRENCES};
pub use markers::{Marker, MarkerRate, Rate, signs, unit};
pub use naming::{Cell, ConceptComparison, MentionRef, Share, basis};
pub use openings::Opening;
pub use passages::{
    Agency, Agent, Counted, Fact, MIN_SIMILARITY, Named, Passage, PassagePair, Passages,
    Reporting, Standing, Status,
};
pub use quantities::{Quantities, QuantityValue};
pub use quotations::{
    Cut, MIN_COMMON, Missing, Modal, Occasion, Paraphrase, Piece, PieceKind,
    QuotationIndex, QuotePassage, Relation, SharedQuote, Shortened, Side, Strength,
    Usual,
};
pub use reading::Place;
pub use sources::Source;
pub use speakers::{AttributionRef, Heard, Speaker, Speakers, Verb};
pub use threads::limit_threads;
pub use topics::OtherTopic;
pub use verdict::{Differs, MIN_ARTICLES, MIN_MENTIONS, MIN_PER_SOURCE, Verdict};

use crate::analysis::Analysis;
use crate::lexicon::Lexicon;
use passages::words::Words;
use reading::Reading;
use threads::join;
use words::WordTable;

/// The id of a pack that the program made of the articles themselves.
///
/// Its concepts were chosen because the sources differ in them, so nothing is tested on them.
pub const SUGGESTED: &str = "suggested";

/// How to compare.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Where resampling starts; printed in every report.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1 }
    }
}

/// Several tellings of one story, compared.
pub struct Comparison<'a> {
    /// The word lists it rests on.
    pub lexicon: &'a Lexicon,
    /// Where resampling started.
    pub seed: u64,
    /// The articles by source, date and id; indices elsewhere mean this list.
    pub articles: Vec<&'a Analysis>,
    /// The sources: by first date, then by name.
    pub sources: Vec<Source>,
    /// Every concept of the packs that the articles name, in the order of the packs.
    pub concepts: Vec<ConceptComparison>,
    /// Every category of the packs, found or not, in the order of the packs.
    pub markers: Vec<Marker>,
    /// Whose words the articles give.
    pub speakers: Speakers,
    /// Utterances that several sources print.
    pub shared_quotes: Vec<SharedQuote>,
    /// Quotations that another source reports in its own words.
    pub paraphrases: Vec<Paraphrase>,
    /// Articles that print one text.
    pub copies: Vec<Copies>,
    /// Words that set the sources apart; none where no source has two articles.
    pub keywords: Option<Keywords>,
    /// What several sources say, and in which words.
    pub passages: Passages,
    /// How each article begins, in the order of the articles.
    pub openings: Vec<Opening>,
    /// What is counted of one thing in several sources.
    pub quantities: Vec<Quantities>,
    /// What a careful reader would name first, the strongest first.
    pub contrasts: Vec<Contrast>,
    /// Contrasts that open no report: what one source alone tells, and slight differences.
    pub further_contrasts: Vec<Contrast>,
    /// What the counts cannot carry.
    pub caveats: Vec<Caveat>,
}

/// Compares the sources of some articles; the order in which they are given does not matter.
#[must_use]
pub fn compare<'a>(
    analyses: &'a [Analysis],
    lexicon: &'a Lexicon,
    options: Options,
) -> Comparison<'a> {
    let (sources, articles) = sources::sources(analyses);
    let other_topics = topics::other_topics(lexicon, &articles);
    let seed = options.seed;
    let (speakers, (words, remarks)) = join(
        || speakers::speakers(lexicon, &articles, &sources),
        || {
            let mut words = WordTable::new(&articles);
            let remarks = quotations::remarks(&articles, &mut words);
            (Words::new(&articles, words), remarks)
        },
    );
    let reading = Reading::new(&articles, &sources, &words);
    let others = || {
        let (shared_quotes, paraphrases) =
            quotations::quotations(&articles, &sources, words.table(), remarks);
        let copies = copies::copies(&articles, words.table());
        let of_topic = &other_topics;
        let concepts =
            naming::concepts(lexicon, &articles, &sources, of_topic, &copies, seed);
        let markers = markers::markers(lexicon, &articles, &sources, seed);
        let keywords = keywords::keywords(&articles, &sources);
        let quantities = quantities::quantities(&reading);
        (shared_quotes, paraphrases, copies, concepts, markers, keywords, quantities)
    };
    let (others, passages) = join(others, || {
        passages::passages(lexicon, &articles, &sources, &speakers, &words)
    });
    let (shared_quotes, paraphrases, copies, concepts, markers, keywords, quantities) =
        others;
    let mut caveats =
        caveat::caveats(lexicon, &articles, &sources, &concepts, &speakers, &copies);
    caveats.extend(other_topics.iter().map(|it| Caveat::OtherTopic {
        title: lexicon.packs()[it.pack].title().to_owned(),
        n: it.n_concepts,
    }));
    let mut comparison = Comparison {
        lexicon,
        seed: options.seed,
        openings: openings::openings(&articles),
        quantities,
        articles: articles.clone(),
        sources,
        concepts,
        markers,
        speakers,
        shared_quotes,
        paraphrases,
        copies,
        keywords,
        passages,
        contrasts: Vec::new(),
        further_contrasts: Vec::new(),
        caveats,
    };
    let (contrasts, further) = contrasts::contrasts(&comparison, reading);
    comparison.contrasts = contrasts;
    comparison.further_contrasts = further;
    comparison
}

impl Comparison<'_> {
    /// The source of an article.
    #[must_use]
    pub fn source_of(&self, article: usize) -> usize {
        self.sources.partition_point(|it| it.articles.last() < Some(&article))
    }
}
