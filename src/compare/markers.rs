//! How often each source uses the words of a list in its own voice.
//!
//! One scorer serves every category of every pack: its mentions over the words in which they
//! could have stood. The mentions in other voices stand beside the count. A verb that reports
//! is a mention of its list only where it does report: in the cue of an attribution that has
//! a source and a content.

use crate::analysis::Analysis;
use crate::compare::cues::{cue_at, is_reporting, reporting_cues};
use crate::compare::exposure::Exposure;
use crate::compare::{
    MIN_ARTICLES, MIN_MENTIONS, MIN_PER_SOURCE, MentionRef, Source, Unit, Verdict,
};
use crate::document::Zone;
use crate::language::Language;
use crate::lexicon::pack::{Category, Confidence};
use crate::lexicon::{Lexicon, Target};
use crate::stats::{
    ArticleCount, BOOTSTRAP_DRAWS, Bootstrap, Interval, Resampling, garwood,
};
use crate::voice::Voice;
use std::collections::BTreeMap;

/// One category across the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Index into [`Lexicon::packs`].
    pub pack: usize,
    /// Index into the pack's categories.
    pub category: usize,
    /// What its words are counted over.
    pub unit: Unit,
    /// One a source, in their order.
    pub rates: Vec<MarkerRate>,
    /// What the counts can carry: too few, differs here or same here; no test is made.
    pub verdict: Verdict,
    /// Two sources whose intervals lie apart, the higher first; none where none do.
    pub apart: Option<[usize; 2]>,
}

impl Marker {
    /// Words found in the outlets' own voice, of all sources.
    #[must_use]
    pub fn n_counted(&self) -> u64 {
        self.rates.iter().map(MarkerRate::n).sum()
    }
}

/// How often one source uses words of a category.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkerRate {
    /// Mentions in counted zones, indexed by [`Voice::index`].
    pub by_voice: [u64; 4],
    /// Mentions in headlines.
    pub headline: u64,
    /// Units that the mentions in the narrator's voice are counted over.
    pub exposure: u64,
    /// Per 1,000 units; none where the exposure is 0.
    pub rate: Option<Rate>,
    /// All mentions, headlines included, in order of article and place.
    pub mentions: Vec<MentionRef>,
}

impl MarkerRate {
    /// Mentions in the narrator's voice, in counted zones.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.by_voice[Voice::Narrator.index()]
    }
}

/// A rate per 1,000 units with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The rate.
    pub per_1000: f64,
    /// Garwood's; from five articles on, its hull with the bootstrap over articles.
    pub interval: Interval,
}

/// Rates of every category of the packs, in the order of the packs.
pub(super) fn markers(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
    seed: u64,
) -> Vec<Marker> {
    let exposures: Vec<Exposure> = articles.iter().map(|it| Exposure::new(it)).collect();
    let language = |it: &&Analysis| Language::of(&it.document.language);
    let languages: Vec<Language> =
        articles.iter().map(|it| language(it).unwrap_or_default()).collect();
    let mut found = found(lexicon, articles, sources);
    let mut bootstrap = Bootstrap::new(Resampling { draws: BOOTSTRAP_DRAWS, seed });
    let packs = lexicon.shown().iter().enumerate();
    let categories = packs.flat_map(|(pack, it)| {
        let signs = it.categories.iter().enumerate().filter(|(_, it)| it.is_sign());
        signs.map(move |(at, _)| (pack, at))
    });
    categories
        .map(|(pack, category)| {
            let own = &lexicon.packs()[pack];
            let unit = unit(&own.categories[category]);
            let id = own.categories[category].id.as_ref();
            let spoken =
                Language::ALL.map(|language| own.terms(language).any(|(of, _)| of == id));
            // What is not looked for in a language is not counted over its words.
            let of = |at: usize| {
                if spoken[languages[at] as usize] { exposures[at].of(unit) } else { 0 }
            };
            let rates = sources.iter().enumerate().map(|(number, source)| {
                let counts = found.remove(&(pack, category, number)).unwrap_or_default();
                marker_rate(counts, source, articles, of, &mut bootstrap)
            });
            let rates: Vec<MarkerRate> = rates.collect();
            let (verdict, apart) = judge(&rates);
            Marker { pack, category, unit, rates, verdict, apart }
        })
        .collect()
}

/// What the words of a category are counted over.
#[must_use]
pub fn unit(category: &Category) -> Unit {
    if is_reporting(category) { Unit::Attributions } else { Unit::NarratorTokens }
}

/// What was found of one category in one source.
#[derive(Default)]
struct Counts {
    by_voice: [u64; 4],
    headline: u64,
    mentions: Vec<MentionRef>,
}

/// The words of categories that an article is counted to have, headlines included: mention,
/// pack and category, in order of place.
///
/// A verb that reports is one only in a cue.
#[must_use]
pub fn signs(lexicon: &Lexicon, analysis: &Analysis) -> Vec<(usize, usize, usize)> {
    let cues = reporting_cues(analysis);
    let mentions = analysis.mentions.iter().enumerate();
    let signs = mentions.filter_map(|(at, mention)| {
        let Target::Category { pack, category } = mention.target else { return None };
        let is_caption = mention.zone == Zone::Caption;
        let is_verb = is_reporting(&lexicon.packs()[pack].categories[category]);
        let is_no_cue = is_verb && cue_at(&cues, mention.span).is_none();
        let is_left_out =
            mention.confidence == Confidence::Low || is_caption || is_no_cue;
        (!is_left_out).then_some((at, pack, category))
    });
    signs.collect()
}

/// Mentions by pack, category and source.
fn found(
    lexicon: &Lexicon,
    articles: &[&Analysis],
    sources: &[Source],
) -> BTreeMap<(usize, usize, usize), Counts> {
    let mut found: BTreeMap<(usize, usize, usize), Counts> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        for &article in &source.articles {
            for (at, pack, category) in signs(lexicon, articles[article]) {
                let mention = &articles[article].mentions[at];
                let counts = found.entry((pack, category, number)).or_default();
                if mention.zone == Zone::Headline {
                    counts.headline += 1;
                } else {
                    counts.by_voice[mention.voice.index()] += 1;
                }
                counts.mentions.push(MentionRef { article, mention: at });
            }
        }
    }
    found
}

fn marker_rate(
    counts: Counts,
    source: &Source,
    articles: &[&Analysis],
    exposure_of: impl Fn(usize) -> u64,
    bootstrap: &mut Bootstrap,
) -> MarkerRate {
    let Counts { by_voice, headline, mentions } = counts;
    let exposure = source.articles.iter().map(|&at| exposure_of(at)).sum();
    let n = by_voice[Voice::Narrator.index()];
    let interval = if source.articles.len() >= MIN_ARTICLES {
        let of = |&at: &usize| (at, ArticleCount { n: 0, of: exposure_of(at) });
        let mut by_article: BTreeMap<usize, ArticleCount> =
            source.articles.iter().map(of).collect();
        for at in &mentions {
            let mention = &articles[at.article].mentions[at.mention];
            if mention.is_counted() && mention.voice == Voice::Narrator {
                by_article.entry(at.article).and_modify(|it| it.n += 1);
            }
        }
        let by_article: Vec<ArticleCount> = by_article.into_values().collect();
        bootstrap.rate(&by_article)
    } else {
        garwood(n, exposure as f64)
    };
    let rate = (exposure > 0).then(|| Rate {
        per_1000: n as f64 / exposure as f64 * 1_000.0,
        interval: interval.scaled(1_000.0),
    });
    MarkerRate { by_voice, headline, exposure, rate, mentions }
}

/// Judges by the intervals: two that do not overlap are a difference in these texts.
///
/// A source without a hit is compared too, because its interval says what its length allows.
fn judge(rates: &[MarkerRate]) -> (Verdict, Option<[usize; 2]>) {
    let n_all: u64 = rates.iter().map(MarkerRate::n).sum();
    let n_enough = rates.iter().filter(|it| it.n() >= MIN_PER_SOURCE).count();
    if n_all < MIN_MENTIONS || n_enough < 2 {
        return (Verdict::TooFew, None);
    }
    let numbered = rates.iter().enumerate();
    let intervals = numbered.filter_map(|(at, it)| Some((at, it.rate?.interval)));
    let higher = intervals.clone().max_by(|a, b| a.1.low.total_cmp(&b.1.low));
    let lower = intervals.min_by(|a, b| a.1.high.total_cmp(&b.1.high));
    match higher.zip(lower) {
        Some((higher, lower)) if higher.1.low > lower.1.high => {
            (Verdict::DiffersHere, Some([higher.0, lower.0]))
        }
        _ => (Verdict::SameHere, None),
    }
}

#[cfg(test)]
mod tests {
    use super::Marker;
    use crate::analysis::fixture::{analyze, pack, zoned};
    use crate::compare::{Options, Unit, Verdict, compare};
    use crate::document::{Document, Zone};
    use crate::stats::garwood;

    const PACK: &str = r#"
[[category]]
id = "hedge"
label = "Hedges"
terms = ["perhaps"]

[[category]]
id = "reporting-verb/doubting"
label = "Verbs that keep a claim open"
terms = ["claimed"]

[[category]]
id = "loaded"
label = "Loaded words"
terms = ["regime"]
confidence = "low"
"#;

    fn article(number: usize, source: &str, body: &str) -> Document {
        let text = format!("Perhaps Rain\n{body}\nperhaps a picture");
        let zones = [Zone::Headline, Zone::Body, Zone::Caption];
        let paragraphs: Vec<_> = zones.into_iter().zip(text.split('\n')).collect();
        Document { id: format!("{source}-{number}"), ..zoned(source, &paragraphs) }
    }

    fn markers(articles: &[(&str, String)]) -> Vec<Marker> {
        let numbered = articles.iter().enumerate();
        let documents = numbered.map(|(n, (source, text))| article(n, source, text));
        let (analyzer, analyses) =
            analyze(vec![pack("lists", PACK)], documents.collect());
        compare(&analyses, analyzer.lexicon(), Options::default()).markers
    }

    /// A body of `n` words, the first `hits` of which are hedges.
    fn body(hits: usize, n: usize) -> String {
        let word = |at| if at < hits { "perhaps" } else { "rain" };
        let words: Vec<&str> = (0..n).map(word).collect();
        words.join(" ")
    }

    #[test]
    fn counts_own_words_over_own_words() {
        let text =
            "Perhaps it rained well-nigh daily. “Perhaps it rained,” said the mayor.";
        let found = &markers(&[("a", text.to_owned())])[0];
        assert_eq!(found.unit, Unit::NarratorTokens);
        let rate = &found.rates[0];
        assert_eq!((rate.n(), rate.by_voice, rate.headline), (1, [1, 1, 0, 0], 1));
        // Perhaps it rained well-nigh daily said the mayor.
        assert_eq!(rate.exposure, 8);
        let per_1000 = rate.rate.unwrap();
        assert!((per_1000.per_1000 - 125.0).abs() < 1e-9);
        assert_eq!(per_1000.interval, garwood(1, 8.0).scaled(1_000.0));
        assert_eq!(rate.mentions.len(), 3, "the caption stays out");
    }

    #[test]
    fn reporting_verbs_are_counted_where_somebody_reports() {
        let text = "“It may rain,” Ada Tamm claimed. “Never in June,” said Olaf Berg. The “club” met. Veldland claimed the hill.";
        let found = &markers(&[("a", text.to_owned()), ("b", "She claimed it.".into())]);
        let doubting = &found[1];
        assert_eq!(doubting.unit, Unit::Attributions);
        assert_eq!((doubting.rates[0].n(), doubting.rates[0].exposure), (1, 2));
        assert_eq!(doubting.rates[0].mentions.len(), 1);
        let without = &doubting.rates[1];
        assert_eq!((without.n(), without.exposure, without.rate), (0, 0, None));
    }

    #[test]
    fn fragments_under_one_verb_are_one_report() {
        let text = "Ada Tamm claimed the hill was “lost for good” and “never to be won”.";
        let found = &markers(&[("a", text.to_owned()), ("b", "Rain.".into())]);
        let rate = &found[1].rates[0];
        assert_eq!((rate.n(), rate.exposure), (1, 1));
    }

    #[test]
    fn unsure_words_are_not_counted() {
        let found = &markers(&[("a", "The regime met.".to_owned())])[2];
        assert_eq!((found.n_counted(), found.rates[0].mentions.len()), (0, 0));
    }

    #[track_caller]
    fn check_verdict(counts: &[(usize, usize)], expected: Verdict) {
        let names = ["a", "b", "c"];
        let articles = counts.iter().zip(names);
        let articles: Vec<(&str, String)> =
            articles.map(|(&(hits, n), name)| (name, body(hits, n))).collect();
        assert_eq!(markers(&articles)[0].verdict, expected, "{counts:?}");
    }

    #[test]
    fn judges_by_intervals() {
        check_verdict(&[(4, 100), (0, 100)], Verdict::TooFew);
        check_verdict(&[(9, 100), (1, 100)], Verdict::TooFew);
        check_verdict(&[(3, 100), (2, 100)], Verdict::SameHere);
        check_verdict(&[(30, 100), (2, 100)], Verdict::DiffersHere);
        // The third has none in many words, and that is what differs.
        check_verdict(&[(5, 100), (5, 100), (0, 400)], Verdict::DiffersHere);
        check_verdict(&[(5, 100), (5, 100), (0, 20)], Verdict::SameHere);
    }

    #[test]
    fn uneven_articles_widen_the_interval() {
        let hits = [20, 0, 0, 20, 0];
        let articles: Vec<(&str, String)> =
            hits.iter().map(|&hits| ("a", body(hits, 100))).collect();
        let found = markers(&articles)[0].rates[0].rate.unwrap().interval;
        let independent = garwood(40, 500.0).scaled(1_000.0);
        assert!(found.low < independent.low && found.high > independent.high);
    }
}
