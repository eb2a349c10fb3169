//! Observations in any order become series.

use crate::compare::{Unit, unit};
use crate::document::Date;
use crate::lexicon::{Lexicon, Target};
use crate::stats::{
    ArticleCount, BOOTSTRAP_DRAWS, Bootstrap, PERMUTATION_DRAWS, Resampling,
    SIGNIFICANCE, holm,
};
use crate::trends::changes::{Candidate, Counted};
use crate::trends::points::{Shown, rate, share};
use crate::trends::{
    Caveat, MIN_ARTICLES, MIN_MENTIONS, Observation, Options, Point, Series, Source,
    Subject, Trends,
};
use std::collections::{BTreeMap, BTreeSet};

/// No archive of news is older; an earlier date is a slip or a filler.
const FIRST_YEAR: u16 = 1600;

/// So many passages are kept of an entry in a period …
const PASSAGES: usize = 3;
/// … and so many in all; beyond it fewer are kept of each.
const MAX_PASSAGES: usize = 60_000;

/// For each test there are so many draws, so that correction leaves a small p where it is …
const DRAWS_A_TEST: usize = 100;
/// … as far as time allows.
const MAX_DRAWS: usize = 99_999;

/// What is known of some articles so far; the order in which they come changes nothing.
pub struct Gathering<'a> {
    lexicon: &'a Lexicon,
    options: Options,
    wanted: BTreeSet<Subject>,
    /// The entries that are counted, by number.
    targets: Vec<Target>,
    numbers: BTreeMap<Target, u32>,
    by_source: BTreeMap<String, Vec<Article>>,
    /// By source, entry and first day of a period; the lowest by rank.
    passages: BTreeMap<(String, u32, Date), BTreeMap<Rank, Shown>>,
    n_passages: usize,
    /// How many are kept of each now.
    kept: usize,
    n_seen: usize,
    n_undated: usize,
}

/// By what passages are drawn: the hash of the article, mixed with the seed.
type Rank = (u64, [u8; 32]);

/// What is kept of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Article {
    day: Date,
    text: [u8; 32],
    narrator_tokens: u64,
    attributions: u64,
    /// By number of the entry, in order of number.
    counts: Vec<(u32, u64)>,
}

impl Article {
    fn exposure(&self, unit: Unit) -> u64 {
        match unit {
            Unit::NarratorTokens => self.narrator_tokens,
            Unit::Attributions => self.attributions,
        }
    }

    fn n(&self, number: u32) -> u64 {
        let at = self.counts.binary_search_by_key(&number, |it| it.0);
        at.map_or(0, |at| self.counts[at].1)
    }
}

impl<'a> Gathering<'a> {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon, options: Options) -> Self {
        let wanted = match options.subjects[..] {
            [] => Subject::all(lexicon).collect(),
            ref some => some.iter().copied().collect(),
        };
        Self {
            lexicon,
            options,
            wanted,
            targets: Vec::new(),
            numbers: BTreeMap::new(),
            by_source: BTreeMap::new(),
            passages: BTreeMap::new(),
            n_passages: 0,
            kept: PASSAGES,
            n_seen: 0,
            n_undated: 0,
        }
    }

    /// Adds an article.
    pub fn add(&mut self, seen: Observation) {
        self.n_seen += 1;
        let Some(day) = seen.date.filter(|it| it.year >= FIRST_YEAR) else {
            self.n_undated += 1;
            return;
        };
        let wanted =
            seen.counts.iter().filter(|it| self.wanted.contains(&Subject::of(*it.0)));
        let wanted: Vec<(Target, u64)> =
            wanted.map(|(target, n)| (*target, *n)).collect();
        let mut counts: Vec<(u32, u64)> =
            wanted.into_iter().map(|(target, n)| (self.number(target), n)).collect();
        counts.sort_unstable();
        let article = Article {
            day,
            text: seen.text,
            narrator_tokens: seen.narrator_tokens,
            attributions: seen.attributions,
            counts,
        };
        self.keep_passages(&seen, day);
        self.by_source.entry(seen.source).or_default().push(article);
    }

    fn number(&mut self, target: Target) -> u32 {
        *self.numbers.entry(target).or_insert_with(|| {
            self.targets.push(target);
            u32::try_from(self.targets.len() - 1).unwrap_or(u32::MAX)
        })
    }

    fn keep_passages(&mut self, seen: &Observation, day: Date) {
        let first_bytes = seen.text.first_chunk().copied().unwrap_or_default();
        // An odd factor from the seed draws other articles for each seed.
        let factor = self.options.seed.wrapping_mul(2).wrapping_add(1);
        let rank = (u64::from_le_bytes(first_bytes).wrapping_mul(factor), seen.text);
        for (target, passage) in &seen.passages {
            let Some(&number) = self.numbers.get(target) else { continue };
            if self.kept == 0 {
                return;
            }
            let key = (seen.source.clone(), number, self.options.by.first_day(day));
            let shown = Shown {
                line: 0,
                id: seen.id.clone(),
                title: seen.title.clone(),
                date: day,
                url: seen.url.clone(),
                passage: passage.clone(),
            };
            let here = self.passages.entry(key).or_default();
            let before = here.len();
            // Of copies the first by day and id is the one that is shown.
            let stands = |it: &Shown| (it.date, &it.id) <= (shown.date, &shown.id);
            if here.get(&rank).is_none_or(|it| !stands(it)) {
                here.insert(rank, shown);
            }
            cut(here, self.kept);
            self.n_passages = self.n_passages + here.len() - before;
        }
        while self.n_passages > MAX_PASSAGES && self.kept > 0 {
            self.kept -= 1;
            self.passages.values_mut().for_each(|it| cut(it, self.kept));
            self.passages.retain(|_, it| !it.is_empty());
            self.n_passages = self.passages.values().map(BTreeMap::len).sum();
        }
    }

    /// Whether any article has a date.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        !self.by_source.is_empty()
    }

    /// Makes the series and seeks their changes.
    #[must_use]
    pub fn trends(mut self) -> Trends<'a> {
        let n_copies = self.by_source.values_mut().map(drop_copies).sum();
        let mut caveats = Vec::new();
        if self.n_undated > 0 {
            caveats.push(Caveat::Undated { n: self.n_undated, of: self.n_seen });
        }
        if n_copies > 0 {
            caveats.push(Caveat::Copies { n: n_copies });
        }
        if self.kept < PASSAGES {
            caveats.push(Caveat::FewerPassages { n: self.kept });
        }
        let (mut series, n_tests, n_left_out) = self.judged(self.untested());
        if n_left_out > 0 {
            caveats.push(Caveat::TooLittle { n: n_left_out });
        }
        series.sort_by_key(|it| (it.subject, it.source));
        let sources = self.by_source.iter().map(|(name, articles)| Source {
            name: name.clone(),
            n_articles: articles.len(),
            first: articles[0].day,
            last: articles[articles.len() - 1].day,
        });
        Trends {
            lexicon: self.lexicon,
            sources: sources.collect(),
            options: self.options.clone(),
            series,
            n_tests,
            caveats,
        }
    }

    /// Every series with its points, before any test.
    fn untested(&self) -> Vec<Series> {
        let mut series = Vec::new();
        let resampling = Resampling { draws: BOOTSTRAP_DRAWS, seed: self.options.seed };
        let mut bootstrap = Bootstrap::new(resampling);
        for (source, (name, articles)) in self.by_source.iter().enumerate() {
            let found: BTreeSet<u32> =
                articles.iter().flat_map(|it| it.counts.iter().map(|it| it.0)).collect();
            let mut by_subject: BTreeMap<Subject, Vec<Target>> = BTreeMap::new();
            for number in found {
                let target = self.targets[number as usize];
                by_subject.entry(Subject::of(target)).or_default().push(target);
            }
            for (subject, mut lines) in by_subject {
                lines.sort_unstable();
                let unit = self.unit(subject);
                let counted = self.counted(name, unit, &lines);
                let points =
                    self.points(name, &lines, &counted, unit.is_some(), &mut bootstrap);
                let is_tested = Candidate::new(&counted, unit.is_some()).is_some();
                let change = None;
                series.push(Series {
                    subject,
                    source,
                    unit,
                    lines,
                    points,
                    is_tested,
                    change,
                });
            }
        }
        series
    }

    fn unit(&self, subject: Subject) -> Option<Unit> {
        let Subject::Category { pack, category } = subject else { return None };
        Some(unit(&self.lexicon.packs()[pack].categories[category]))
    }

    /// What each article of a source counts in a series, in order of day.
    ///
    /// It is made where it is needed and not kept: of all series together it would be many
    /// times what is known of the articles.
    fn counted(
        &self,
        source: &str,
        unit: Option<Unit>,
        lines: &[Target],
    ) -> Vec<Counted> {
        let numbers: Vec<u32> = lines.iter().map(|it| self.numbers[it]).collect();
        let articles = self.by_source.get(source).map_or(&[][..], Vec::as_slice);
        let counted = articles.iter().map(|it| {
            let n: Vec<u64> = numbers.iter().map(|&number| it.n(number)).collect();
            let of = unit.map_or(n.iter().sum(), |unit| it.exposure(unit));
            Counted { day: it.day, n, of }
        });
        counted.filter(|it| it.of > 0).collect()
    }

    fn points(
        &self,
        source: &str,
        lines: &[Target],
        counted: &[Counted],
        is_rate: bool,
        bootstrap: &mut Bootstrap,
    ) -> Vec<Point> {
        let by = self.options.by;
        let has_any = |it: &&Counted| it.n.iter().any(|&n| n > 0);
        let mut holding = counted.iter().filter(has_any).map(|it| it.day);
        let Some(first) = holding.next() else { return Vec::new() };
        let last = by.first_day(holding.next_back().unwrap_or(first));
        let mut points = Vec::new();
        let mut from = by.first_day(first);
        while from <= last {
            let next = by.next(from);
            let begin = counted.partition_point(|it| it.day < from);
            let end = counted.partition_point(|it| it.day < next);
            let articles = &counted[begin..end];
            let n = articles.iter().flat_map(|it| &it.n).sum();
            let n_holding = articles.iter().filter(has_any).count();
            let has_enough = n >= MIN_MENTIONS && n_holding >= MIN_ARTICLES;
            let figure = |line: usize| {
                let counts: Vec<ArticleCount> = articles
                    .iter()
                    .map(|it| ArticleCount { n: it.n[line], of: it.of })
                    .collect();
                let figure = if is_rate { rate } else { share };
                figure(&counts, bootstrap)
            };
            let figures = if has_enough {
                (0..lines.len()).map(figure).collect()
            } else {
                Vec::new()
            };
            let passages = self.passages_of(source, lines, from);
            points.push(Point { from, n_articles: articles.len(), n, figures, passages });
            from = next;
        }
        points
    }

    fn passages_of(&self, source: &str, lines: &[Target], from: Date) -> Vec<Shown> {
        let of_line = |(line, target): (usize, &Target)| {
            let number = self.numbers[target];
            let here = self.passages.get(&(source.to_owned(), number, from));
            let mut shown: Vec<Shown> = here
                .into_iter()
                .flat_map(|it| it.iter())
                .filter(|((_, text), it)| self.is_kept(source, it.date, text))
                .map(|(_, it)| Shown { line, ..it.clone() })
                .collect();
            shown.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
            shown
        };
        lines.iter().enumerate().flat_map(of_line).collect()
    }

    /// Whether an article is counted, and no copy of an earlier one.
    fn is_kept(&self, source: &str, day: Date, text: &[u8; 32]) -> bool {
        let articles = self.by_source.get(source).map_or(&[][..], Vec::as_slice);
        articles.binary_search_by(|it| (it.day, &it.text).cmp(&(day, text))).is_ok()
    }

    /// Tests what carries a test, all together corrected; gives the series that have anything
    /// to show, the number of tests, and how many series have nothing.
    fn judged(&self, untested: Vec<Series>) -> (Vec<Series>, usize, usize) {
        let names: Vec<&str> = self.by_source.keys().map(String::as_str).collect();
        let candidate = |it: &Series| {
            let counted = self.counted(names[it.source], it.unit, &it.lines);
            Some((Candidate::new(&counted, it.unit.is_some())?, counted))
        };
        let n_tests = untested.iter().filter(|it| it.is_tested).count();
        let draws = (DRAWS_A_TEST * n_tests).clamp(PERMUTATION_DRAWS, MAX_DRAWS);
        let seed = self.options.seed;
        let tested = untested.iter().filter(|it| it.is_tested).filter_map(candidate);
        let p_values: Vec<f64> =
            tested.map(|(it, _)| it.p(Resampling { draws, seed })).collect();
        let mut adjusted = holm(&p_values).into_iter();
        let mut n_left_out = 0;
        let mut series = Vec::new();
        for mut it in untested {
            let p = if it.is_tested { adjusted.next() } else { None };
            if let Some(p) = p.filter(|it| *it <= SIGNIFICANCE) {
                let resampling = Resampling { draws: BOOTSTRAP_DRAWS, seed };
                it.change = candidate(&it).and_then(|(candidate, counted)| {
                    candidate.change(&counted, p, resampling)
                });
            }
            if it.is_tested || it.points.iter().any(|it| !it.figures.is_empty()) {
                series.push(it);
            } else {
                n_left_out += 1;
            }
        }
        (series, n_tests, n_left_out)
    }
}

/// Puts articles in order of day and drops those that print the text of an earlier one; gives
/// their number.
fn drop_copies(articles: &mut Vec<Article>) -> usize {
    articles.sort_unstable();
    let n = articles.len();
    let mut texts = BTreeSet::new();
    articles.retain(|it| texts.insert(it.text));
    n - articles.len()
}

fn cut<K: Ord, V>(kept: &mut BTreeMap<K, V>, n: usize) {
    while kept.len() > n {
        kept.pop_last();
    }
}
