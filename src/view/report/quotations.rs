//! The same quotation, cut differently: one card an utterance, one row a wording of it.
//!
//! The passage is printed as the article has it, with what it lacks in its place. Articles
//! that print the same words share a row. Everything is cut from the words that the budget
//! shows, and the drawing beside it needs no word at all.

use crate::compare::{Cut, PieceKind, QuotePassage, Relation, SharedQuote};
use crate::text::{Span, fold};
use crate::view::report::excerpt::Excerpts;
use crate::view::report::marks::{Run, runs};
use crate::view::report::paraphrases::{Reported, reported};
use crate::view::report::plain::plain;
use crate::view::report::ruler::{Bar, bars};
use crate::view::report::stage::{Badge, Stage};
use crate::view::wording;
use crate::view::wording::{QUOTATION_LABELS, QuotationLabels};
use serde::Serialize;

/// So many cards are printed at most.
pub(super) const MAX_CARDS: usize = 24;
/// So many pairs that are alike are printed at most.
pub(super) const MAX_SIMILAR: usize = 12;
/// So many quotations in the same words are listed at most.
pub(super) const MAX_IDENTICAL: usize = 60;
/// So many places of one row are named at most.
pub(super) const MAX_PLACES: usize = 8;

/// The section.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quotations {
    /// Its fixed words.
    pub words: QuotationLabels,
    /// Which articles print one text.
    pub copies: Vec<String>,
    /// Utterances that are not printed alike: the least visible cut first.
    pub cards: Vec<QuoteCard>,
    /// What the cards leave out.
    pub more: Option<String>,
    /// Utterances in the same words.
    pub identical: Option<Listed>,
    /// Utterances that are alike and not the same.
    pub similar: Option<Listed>,
    /// What one source quotes and another reports.
    pub reported: Option<Reported>,
}

/// Quotations below a line that opens them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listed {
    /// The line.
    pub summary: String,
    /// The quotations.
    pub cards: Vec<QuoteCard>,
    /// What the list leaves out.
    pub more: Option<String>,
}

/// One utterance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuoteCard {
    /// Where links lead.
    pub id: String,
    /// How the passages lie to each other.
    pub relation: &'static str,
    /// Whose words, where the articles name somebody.
    pub speaker: Option<String>,
    /// How much who prints.
    pub leads: Vec<String>,
    /// One a wording: the longest first.
    pub rows: Vec<QuoteRow>,
    /// What else to know.
    pub notes: Vec<String>,
    /// The words of the longest passage.
    pub n_words: String,
}

/// One wording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuoteRow {
    /// Who prints it.
    pub places: Vec<QuotePlace>,
    /// Further places.
    pub more: Option<String>,
    /// Its length, with what it lacks.
    pub length: String,
    /// The passage drawn along the longest; empty where nothing is cut.
    pub bars: Vec<Bar>,
    /// The passage.
    pub runs: Vec<QuoteRun>,
    /// Whether none of its words are shown.
    pub is_withheld: bool,
}

/// One place where a wording is printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotePlace {
    /// The article.
    pub badge: Badge,
    /// The source.
    pub source: String,
    /// The line.
    pub place: String,
    /// The link to it.
    pub href: String,
    /// The day of the article.
    pub date: Option<String>,
    /// To whom, in the article's words.
    pub hearer: Option<String>,
    /// When, in the article's words, with the day they mean.
    pub day: Option<String>,
    /// The reporting words.
    pub cue: Option<String>,
}

/// Words of a passage, or a gap for what is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteRun {
    /// What the passage does with the words: `printed`, `elsewhere` or `missing`; `gap`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// The section; none where no two sources print one utterance and no text is a copy.
pub(super) fn quotations(stage: &Stage<'_>, excerpts: &Excerpts) -> Option<Quotations> {
    let quotes = in_order(stage);
    let is_empty =
        stage.comparison.paraphrases.is_empty() && stage.comparison.copies.is_empty();
    if quotes.iter().all(Vec::is_empty) && is_empty {
        return None;
    }
    let [cut, identical, similar] = quotes;
    let n_more = cut.len().saturating_sub(MAX_CARDS);
    let cards = cut.iter().take(MAX_CARDS).map(|&at| card(stage, excerpts, at));
    let listed = |quotes: &[usize], most: usize, summary: fn(usize) -> String| {
        let cards = quotes.iter().take(most).map(|&at| card(stage, excerpts, at));
        let n_more = quotes.len().saturating_sub(most);
        (!quotes.is_empty()).then(|| Listed {
            summary: summary(quotes.len()),
            cards: cards.collect(),
            more: (n_more > 0).then(|| wording::more_quotations(n_more)),
        })
    };
    Some(Quotations {
        words: QUOTATION_LABELS,
        copies: copies(stage),
        cards: cards.collect(),
        more: (n_more > 0).then(|| wording::more_quotations(n_more)),
        identical: listed(&identical, MAX_IDENTICAL, wording::identical),
        similar: listed(&similar, MAX_SIMILAR, wording::similar),
        reported: reported(stage, excerpts),
    })
}

/// The shared quotations that are cut, identical and similar, as indices; of those that are
/// cut the least visible cut stands first.
pub(super) fn in_order(stage: &Stage<'_>) -> [Vec<usize>; 3] {
    let quotes = &stage.comparison.shared_quotes;
    let of = |relations: &[Relation]| {
        let numbered = quotes.iter().enumerate();
        let kept = numbered.filter(|(_, it)| relations.contains(&it.relation));
        kept.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut cut = of(&[Relation::Trimmed, Relation::Overlapping]);
    let seen = |at: usize| quotes[at].missing.iter().filter_map(|it| it.cut).max();
    cut.sort_by_key(|&at| (quotes[at].relation, std::cmp::Reverse(seen(at)), at));
    // What only copies of one text print is no choice of several.
    let text = |it: &QuotePassage| stage.copy_of[it.article].unwrap_or(it.article);
    let mut identical = of(&[Relation::Identical]);
    identical.retain(|&at| {
        let passages = &quotes[at].passages;
        passages.iter().any(|it| text(it) != text(&passages[0]))
    });
    [cut, identical, of(&[Relation::Similar])]
}

fn copies(stage: &Stage<'_>) -> Vec<String> {
    let groups = stage.comparison.copies.iter();
    let letters = |articles: &[usize]| {
        let letters = articles.iter().map(|&at| stage.articles[at].letter.clone());
        letters.collect::<Vec<_>>()
    };
    groups.map(|it| wording::copies(&letters(&it.articles), it.containment)).collect()
}

/// The passages of a quotation in rows: those of the same words share one. The longest
/// stands first, then by place.
pub(super) fn rows(stage: &Stage<'_>, quote: &SharedQuote) -> Vec<Vec<usize>> {
    let mut rows: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, passage) in quote.passages.iter().enumerate() {
        let text = &stage.analysis(passage.article).document.text;
        let mut words = String::new();
        for part in &passage.parts {
            words.extend(fold(part.of(text)).chars().filter(|c| c.is_alphanumeric()));
        }
        // Two articles of the same words may print different others in another place.
        let kinds = passage.pieces.iter().map(|it| match it.kind {
            PieceKind::Printed => 'p',
            PieceKind::Elsewhere => 'e',
            PieceKind::Missing => 'm',
        });
        words.extend(kinds);
        match rows.iter_mut().find(|(known, _)| *known == words) {
            Some((_, row)) => row.push(at),
            None => rows.push((words, vec![at])),
        }
    }
    let mut rows: Vec<Vec<usize>> = rows.into_iter().map(|(_, row)| row).collect();
    rows.sort_by_key(|row| !quote.passages[row[0]].is_longest);
    rows
}

fn card(stage: &Stage<'_>, excerpts: &Excerpts, at: usize) -> QuoteCard {
    let quote = &stage.comparison.shared_quotes[at];
    let rows = rows(stage, quote);
    let letters = |row: &[usize]| {
        let letters = row.iter().take(MAX_PLACES);
        let letters = letters.map(|&at| &stage.articles[quote.passages[at].article]);
        letters.map(|it| it.letter.clone()).collect::<Vec<_>>()
    };
    let longest = rows.first().map(|row| letters(row)).unwrap_or_default();
    let is_cut = matches!(quote.relation, Relation::Trimmed | Relation::Overlapping);
    let shorter = rows.iter().filter(|row| !quote.passages[row[0]].is_longest);
    let leads = shorter.filter(|_| is_cut).map(|row| {
        let passage = &quote.passages[row[0]];
        wording::prints(&letters(row), passage.n_common, quote.n_words, &longest)
    });
    QuoteCard {
        id: format!("q-{}", at + 1),
        relation: wording::relation(quote.relation),
        speaker: quote.speaker.as_deref().map(plain),
        leads: leads.take(4).collect(),
        notes: notes(stage, quote),
        rows: rows.iter().map(|row| self::row(stage, excerpts, quote, row)).collect(),
        n_words: wording::count(quote.n_words, "word", "words"),
    }
}

/// How the cuts show, and who is named where the articles do not agree.
fn notes(stage: &Stage<'_>, quote: &SharedQuote) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut cuts: Vec<(usize, Cut)> =
        quote.missing.iter().filter_map(|it| Some((it.from, it.cut?))).collect();
    cuts.sort_by_key(|&(from, cut)| (from, std::cmp::Reverse(cut)));
    cuts.dedup_by_key(|it| it.0);
    for (from, cut) in cuts.into_iter().take(4) {
        notes.push(wording::cut(&stage.articles[from].letter, cut));
    }
    let mut names: Vec<(String, String)> = Vec::new();
    for passage in &quote.passages {
        let letter = stage.articles[passage.article].letter.clone();
        let name = passage.speaker.as_deref().map(plain);
        names.extend(name.map(|name| (letter, name)));
    }
    let last = |name: &str| fold(name.split_whitespace().next_back().unwrap_or(name));
    if names.iter().any(|(_, name)| last(name) != last(&names[0].1)) {
        names.truncate(MAX_PLACES);
        notes.push(wording::speakers_differ(&names));
    }
    notes
}

fn row(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    quote: &SharedQuote,
    row: &[usize],
) -> QuoteRow {
    let passage = &quote.passages[row[0]];
    let places = row.iter().take(MAX_PLACES);
    let runs = quote_runs(stage, excerpts, passage);
    let n_more = row.len().saturating_sub(MAX_PLACES);
    let n = |kind: PieceKind| {
        let pieces = passage.pieces.iter().filter(|it| it.kind == kind);
        pieces.map(|it| excerpts.words(it.article).within(it.span).len()).sum()
    };
    QuoteRow {
        places: places.map(|&at| place(stage, excerpts, &quote.passages[at])).collect(),
        more: (n_more > 0).then(|| wording::more_places(n_more)),
        length: wording::length(
            passage.n_words,
            n(PieceKind::Missing),
            n(PieceKind::Elsewhere),
        ),
        bars: bars(excerpts, quote, passage),
        is_withheld: runs.iter().all(|it| it.kind == "gap"),
        runs,
    }
}

fn place(stage: &Stage<'_>, excerpts: &Excerpts, passage: &QuotePassage) -> QuotePlace {
    let text = &stage.analysis(passage.article).document.text;
    let shown = excerpts.words(passage.article);
    let words = |span: Option<Span>| {
        span.filter(|it| shown.holds(*it)).map(|it| plain(it.of(text)))
    };
    let occasion = &passage.occasion;
    let day = words(occasion.when).map(|when| match occasion.day {
        Some(day) => format!("“{when}” ({})", wording::day(day)),
        None => format!("“{when}”"),
    });
    QuotePlace {
        hearer: words(occasion.hearer),
        day,
        cue: words(occasion.cue),
        ..place_of(stage, passage.article, passage.span)
    }
}

/// Where words stand, without what is said of their occasion.
pub(super) fn place_of(stage: &Stage<'_>, article: usize, span: Span) -> QuotePlace {
    let document = &stage.analysis(article).document;
    let paragraph = document.paragraphs.partition_point(|it| it.span.end <= span.start);
    let (zone, line) = document
        .paragraphs
        .get(paragraph)
        .map_or((Default::default(), 1), |it| (it.zone.unwrap_or_default(), it.line));
    let mut sources = stage.comparison.sources.iter();
    let source = sources.find(|it| it.articles.contains(&article));
    QuotePlace {
        badge: stage.articles[article].clone(),
        source: source.map(|it| plain(&it.name)).unwrap_or_default(),
        place: wording::place(zone, line),
        href: stage.paragraph_href(article, paragraph),
        date: document.date.map(wording::day),
        hearer: None,
        day: None,
        cue: None,
    }
}

/// What a passage does with words, for the style sheet.
pub(super) fn kind(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Printed => "printed",
        PieceKind::Elsewhere => "elsewhere",
        PieceKind::Missing => "missing",
    }
}

/// The words of a passage, as far as they are shown.
fn quote_runs(
    stage: &Stage<'_>,
    excerpts: &Excerpts,
    passage: &QuotePassage,
) -> Vec<QuoteRun> {
    let mut shown = Vec::new();
    for (kind, article, span) in spans(passage) {
        let text = &stage.analysis(article).document.text;
        for run in runs(text, excerpts.words(article), span, &[]) {
            shown.push(match run {
                Run::Text { text, .. } => QuoteRun { kind, text },
                Run::Gap { words } => QuoteRun { kind: "gap", text: words },
            });
        }
    }
    shown
}

/// What a passage consists of in print: its pieces, or its parts where it is cut to them.
pub(super) fn spans(passage: &QuotePassage) -> Vec<(&'static str, usize, Span)> {
    if passage.pieces.is_empty() {
        let parts = passage.parts.iter();
        return parts.map(|&it| ("printed", passage.article, it)).collect();
    }
    passage.pieces.iter().map(|it| (kind(it.kind), it.article, it.span)).collect()
}
