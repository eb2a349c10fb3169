//! The points of a series: what one source's articles of one period show.

use crate::document::Date;
use crate::stats::{
    ArticleCount, Bootstrap, Interval, garwood, linearised_interval, wilson,
};
use crate::trends::Passage;

/// Countable mentions of a period, under which it has no figures.
pub const MIN_MENTIONS: u64 = 5;
/// Articles with a mention, under which a period has no figures.
pub const MIN_ARTICLES: usize = 2;

/// From so many articles of a period on its intervals are computed and not resampled: by then
/// both agree, and resampling would take too long.
const MAX_RESAMPLED: usize = 400;

/// One period of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its first day.
    pub from: Date,
    /// The articles that its figures are counted over: with a mention of the concept, or with
    /// any words in which one of the category could have stood.
    pub n_articles: usize,
    /// Mentions in them.
    pub n: u64,
    /// One a line of the series; none where the period has too little.
    pub figures: Vec<Figure>,
    /// Passages of each line, of articles drawn by chance, with the articles they stand in.
    pub passages: Vec<Shown>,
}

/// A share or rate with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Mentions.
    pub n: u64,
    /// Mentions of the concept, or units of exposure.
    pub of: u64,
    /// A share of 0 to 1, or a rate per 1,000.
    pub value: f64,
    /// 95%.
    pub interval: Interval,
}

/// A passage with the article that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Index into the lines of the series.
    pub line: usize,
    /// The article's id.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day.
    pub date: Date,
    /// Where it was published.
    pub url: Option<String>,
    /// The sentence.
    pub passage: Passage,
}

/// The share of one name over some articles.
pub(super) fn share(articles: &[ArticleCount], bootstrap: &mut Bootstrap) -> Figure {
    let (n, of) = sums(articles);
    let computed = many(articles).map(|it| {
        let bounded = Interval { low: it.low.max(0.0), high: it.high.min(1.0) };
        wilson(n, of).hull(bounded)
    });
    let interval = computed.unwrap_or_else(|| bootstrap.share(articles));
    Figure { n, of, value: n as f64 / of as f64, interval }
}

/// The rate of a category over some articles, per 1,000.
pub(super) fn rate(articles: &[ArticleCount], bootstrap: &mut Bootstrap) -> Figure {
    let (n, of) = sums(articles);
    let computed = many(articles).map(|it| {
        let bounded = Interval { low: it.low.max(0.0), high: it.high };
        garwood(n, of as f64).hull(bounded)
    });
    let interval = computed.unwrap_or_else(|| bootstrap.rate(articles));
    let value = n as f64 / of as f64 * 1_000.0;
    Figure { n, of, value, interval: interval.scaled(1_000.0) }
}

/// The interval of many articles; none of few, which are resampled.
fn many(articles: &[ArticleCount]) -> Option<Interval> {
    if articles.len() > MAX_RESAMPLED { linearised_interval(articles) } else { None }
}

fn sums(articles: &[ArticleCount]) -> (u64, u64) {
    articles.iter().fold((0, 0), |sum, it| (sum.0 + it.n, sum.1 + it.of))
}
