//! Which words, other than names, set each source apart from the others.
//!
//! Words are the narrator's in counted zones, folded. A name of the lists is masked by its
//! concept: it counts as a word and is never listed, because what it is called is compared
//! elsewhere. The prior is the pooled comparison and weighs as much as an average article, as
//! if every source had one more that words things as all do: enough to hold back words of a
//! single text, and little beside a source of many. Function words stay in: their z keeps them
//! down unless the sources do differ in them.
//!
//! No test is made of a z and none is corrected: its standard error takes each word for a draw
//! of its own, and the unit of chance is the article. What is given instead is how many words
//! were weighed, and how many of so many would be listed were every word such a draw.

use crate::analysis::Analysis;
use crate::compare::Source;
use crate::compare::exposure::own_tokens;
use crate::lexicon::Target;
use crate::lexicon::pack::Confidence;
use crate::stats::{WordCount, log_odds};
use crate::text::{FastMap, Gap, Span, fold, possessive_len};

/// Occurrences in a source, under which a word is not listed.
pub const MIN_OCCURRENCES: u64 = 5;
/// Articles of a source that hold a word, under which it is not listed.
pub const MIN_HOLDING: u64 = 2;
/// A z under which a word is not listed: the customary two standard errors.
const MIN_Z: f64 = 1.96;
/// The part of a standard normal distribution above [`MIN_Z`].
const ABOVE_MIN_Z: f64 = 0.025;
/// So many words of a source are listed at most.
const MAX_WORDS: usize = 15;
/// So many places of a word are kept.
const MAX_PLACES: usize = 4;

/// The words that set the sources apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Keywords {
    /// The weight of the prior, in words: the own words of an average article.
    pub prior_weight: f64,
    /// How many words of a source were frequent enough to be weighed.
    pub n_weighed: usize,
    /// By source, then by z.
    pub words: Vec<Keyword>,
}

impl Keywords {
    /// How many of the words weighed would be listed if nothing set the sources apart and
    /// every word were drawn by itself; more where articles repeat their words.
    #[must_use]
    pub fn n_by_chance(&self) -> f64 {
        self.n_weighed as f64 * ABOVE_MIN_Z
    }
}

/// A word that a source uses more than the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The word, folded.
    pub term: String,
    /// Index into [`super::Comparison::sources`].
    pub source: usize,
    /// Occurrences in the source.
    pub n: u64,
    /// Occurrences in all others.
    pub n_others: u64,
    /// Articles of the source that hold it.
    pub n_articles: u64,
    /// The log odds ratio against the others, in nats.
    pub log_odds: f64,
    /// The same over its standard error.
    pub z: f64,
    /// Its first places: article and span.
    pub places: Vec<(usize, Span)>,
}

/// A word in one source.
struct Use {
    source: usize,
    n: u64,
    n_articles: u64,
    places: Vec<(usize, Span)>,
    last: usize,
}

/// All words with their uses, by source.
#[derive(Default)]
struct Counts<'a> {
    /// By a word as printed; none for what is no word.
    printed: FastMap<&'a str, Option<usize>>,
    numbers: FastMap<String, usize>,
    terms: Vec<String>,
    uses: Vec<Vec<Use>>,
    by_source: Vec<u64>,
}

/// The words that set the sources apart; none where no source has two articles or there is
/// nothing to compare with.
pub(super) fn keywords(articles: &[&Analysis], sources: &[Source]) -> Option<Keywords> {
    if sources.len() < 2 || sources.iter().all(|it| it.articles.len() < 2) {
        return None;
    }
    let mut counts = Counts { by_source: vec![0; sources.len()], ..Counts::default() };
    for (number, source) in sources.iter().enumerate() {
        for &article in &source.articles {
            counts.add(number, article, articles[article]);
        }
    }
    let n_all: u64 = counts.by_source.iter().sum();
    let prior_weight = n_all as f64 / articles.len() as f64;
    let (mut words, mut n_weighed) = (Vec::new(), 0);
    for (term, uses) in counts.terms.iter().zip(&counts.uses) {
        let n_term: u64 = uses.iter().map(|it| it.n).sum();
        let is_frequent =
            |it: &&Use| it.n >= MIN_OCCURRENCES && it.n_articles >= MIN_HOLDING;
        for it in uses.iter().filter(is_frequent) {
            n_weighed += 1;
            let of = counts.by_source[it.source];
            let here = WordCount { n: it.n, of };
            let there = WordCount { n: n_term - it.n, of: n_all - of };
            let Some(found) = log_odds(here, there, prior_weight) else { continue };
            if found.z >= MIN_Z {
                words.push(Keyword {
                    term: term.clone(),
                    source: it.source,
                    n: it.n,
                    n_others: there.n,
                    n_articles: it.n_articles,
                    log_odds: found.log_odds,
                    z: found.z,
                    places: it.places.clone(),
                });
            }
        }
    }
    Some(Keywords { prior_weight, n_weighed, words: first_of_each(words) })
}

/// The words of each source with the largest z, ties by alphabet.
fn first_of_each(mut words: Vec<Keyword>) -> Vec<Keyword> {
    words.sort_by(|a, b| {
        let by_z = b.z.total_cmp(&a.z).then_with(|| a.term.cmp(&b.term));
        a.source.cmp(&b.source).then(by_z)
    });
    let (mut source, mut nth) = (usize::MAX, 0);
    words.retain(|it| {
        nth = if it.source == source { nth + 1 } else { 0 };
        source = it.source;
        nth < MAX_WORDS
    });
    words
}

impl<'a> Counts<'a> {
    /// Counts the own words of one article; a compound is one word, a name is masked.
    fn add(&mut self, source: usize, article: usize, analysis: &'a Analysis) {
        let text = &analysis.document.text;
        let names = names(analysis);
        let mut next = 0;
        let mut tokens = own_tokens(analysis).into_iter().peekable();
        while let Some(token) = tokens.next() {
            let mut span = token.span;
            while let Some(member) = tokens.next_if(|it| it.gap == Gap::Hyphen) {
                span.end = member.span.end;
            }
            while names.get(next).is_some_and(|name| name.end <= span.start) {
                next += 1;
            }
            let name = names.get(next).filter(|name| name.start < span.end);
            if name.is_none_or(|name| name.start >= span.start) {
                // A name of several words counts once, at its first.
                self.by_source[source] += 1;
            }
            if name.is_none() {
                self.count(source, article, text, span);
            }
        }
    }

    fn count(&mut self, source: usize, article: usize, text: &'a str, span: Span) {
        let word = span.of(text);
        let number = match self.printed.get(word) {
            Some(&known) => known,
            None => self.number(word),
        };
        let Some(number) = number else { return };
        let uses = &mut self.uses[number];
        if uses.last().is_none_or(|it| it.source != source) {
            let (n, n_articles) = (0, 0);
            uses.push(Use {
                source,
                n,
                n_articles,
                places: Vec::new(),
                last: usize::MAX,
            });
        }
        let Some(it) = uses.last_mut() else { return };
        it.n += 1;
        it.n_articles += u64::from(it.last != article);
        it.last = article;
        if it.places.len() < MAX_PLACES {
            it.places.push((article, span));
        }
    }

    /// The number of a word that is printed so for the first time.
    fn number(&mut self, word: &'a str) -> Option<usize> {
        let term = fold(&word[..word.len() - possessive_len(word)]);
        let number = term.contains(char::is_alphabetic).then(|| {
            *self.numbers.entry(term).or_insert_with_key(|term| {
                self.terms.push(term.clone());
                self.uses.push(Vec::new());
                self.terms.len() - 1
            })
        });
        self.printed.insert(word, number);
        number
    }
}

/// The spans of names, in order and apart.
fn names(analysis: &Analysis) -> Vec<Span> {
    let mut names: Vec<Span> = Vec::new();
    for mention in &analysis.mentions {
        let is_name = matches!(mention.target, Target::Variant { .. });
        if !is_name || mention.confidence == Confidence::Low {
            continue;
        }
        match names.last_mut() {
            Some(last) if mention.span.start < last.end => {
                last.end = last.end.max(mention.span.end);
            }
            _ => names.push(mention.span),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::Keywords;
    use crate::analysis::fixture;
    use crate::analysis::fixture::pack;
    use crate::compare::{Options, compare};
    use crate::document::Document;

    const PACK: &str = r#"
[[concept]]
id = "vale.town"
label = "The town"
  [[concept.variant]]
  id = "orlo-mills"
  forms = ["Orlo Mills"]
"#;

    fn keywords(articles: &[(&str, String)]) -> Option<Keywords> {
        let document = |(number, (source, text)): (usize, &(&str, String))| Document {
            id: number.to_string(),
            ..fixture::document(source, &[text])
        };
        let documents = articles.iter().enumerate().map(document);
        let (analyzer, analyses) =
            fixture::analyze(vec![pack("names", PACK)], documents.collect());
        compare(&analyses, analyzer.lexicon(), Options::default()).keywords
    }

    /// Two articles of `a` that hold `words`, and one of `b` that does not.
    #[track_caller]
    fn check(words: [&str; 2], expected: &[(&str, u64)]) {
        let filler = "the rain fell and the sun shone. ".repeat(20);
        let of_a = |words: &str| ("a", format!("{filler}{words}"));
        let found =
            keywords(&[of_a(words[0]), of_a(words[1]), ("b", filler.repeat(2))]).unwrap();
        let listed: Vec<(&str, u64)> =
            found.words.iter().map(|it| (it.term.as_str(), it.n)).collect();
        assert_eq!(listed, expected, "{words:?}");
    }

    #[test]
    fn lists_own_words_that_several_articles_hold() {
        let wet = "Wet wet well-wet’s. ";
        check([&wet.repeat(4), &wet.repeat(4)], &[("wet", 16), ("well-wet", 8)]);
        check([&wet.repeat(8), ""], &[]);
        check(["wet wet ", "wet wet "], &[]);
        check(["“Wet, wet, wet, wet.” ", "“Wet, wet, wet, wet.” "], &[]);
        check(["7 7 7 7 7 7 ", "7 7 7 7 7 "], &[]);
    }

    #[test]
    fn names_of_the_lists_are_masked() {
        let names = "in Orlo Mills ".repeat(6);
        check([&names, &names], &[("in", 12)]);
    }

    #[test]
    fn takes_several_sources_and_two_articles_of_one() {
        let text = || "It rained.".to_owned();
        assert_eq!(keywords(&[("a", text()), ("a", text())]), None);
        assert_eq!(keywords(&[("a", text()), ("b", text())]), None);
        let found = keywords(&[("a", text()), ("a", text()), ("b", text())]).unwrap();
        assert_eq!((found.n_weighed, found.words.len()), (0, 0));
        assert!((found.prior_weight - 2.0).abs() < 1e-12);
    }
}
