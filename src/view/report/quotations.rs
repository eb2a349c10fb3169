//! The same quotation, cut differently: one card per utterance, one side a wording of it.
//!
//! A passage is printed as the article has it, with what it lacks in its place. Articles that
//! print the same words share a side.

use crate::compare::{Cut, PieceKind, QuotePassage, Relation, SharedQuote, Strength};
use crate::text::{Span, fold};
use crate::view::report::block::{
    self, Block, Card, Inline, Line, Side, Words, prose, soft, strong, text,
};
use crate::view::report::plain::Plain;
use crate::view::report::stage::Stage;
use crate::voice::Voice;
use std::cmp::Reverse;

/// So many cards stand open.
const N_OPEN: usize = 3;
/// So many cards of a kind are printed at most.
const MAX_CARDS: usize = 40;
/// So many places of one wording are named at most.
const MAX_PLACES: usize = 8;

/// The quotations that several sources print; empty where no two do and no text is a copy.
pub(super) fn blocks(stage: &Stage<'_>) -> Vec<Block> {
    let [cut, identical, similar] = in_order(stage);
    let copies = copies(stage);
    let reported = reported(stage);
    let is_empty = [&cut, &identical, &similar].iter().all(|it| it.is_empty());
    if is_empty && copies.is_empty() && reported.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::Heading { id: "quotations".to_owned(), text: stage.t("quotations.title") },
        prose("lede", stage.t("quotations.lede")),
    ];
    if !copies.is_empty() {
        blocks.push(Block::List { style: "plain", items: copies });
    }
    let cards = |quotes: &[usize]| -> Vec<Card> {
        quotes.iter().take(MAX_CARDS).map(|&at| card(stage, at)).collect()
    };
    let mut open = cards(&cut);
    let more = open.split_off(open.len().min(N_OPEN));
    if !open.is_empty() {
        blocks.push(Block::Cards { cards: open });
    }
    let lists = [
        ("quotations.more", "", more, cut.len()),
        ("quotations.identical", "", cards(&identical), identical.len()),
        ("quotations.similar", "quotations.similar.lede", cards(&similar), similar.len()),
        (
            "quotations.reported",
            "quotations.reported.lede",
            reported,
            stage.comparison.paraphrases.len(),
        ),
    ];
    for (key, lede, cards, n_all) in lists.into_iter().filter(|it| !it.2.is_empty()) {
        let summary = stage.count(key, cards.len());
        let mut inside = Vec::new();
        if !lede.is_empty() {
            inside.push(prose("lede", stage.t(lede)));
        }
        let n_left = n_all.saturating_sub(MAX_CARDS);
        inside.push(Block::Cards { cards });
        if n_left > 0 {
            inside.push(prose("note", stage.count("quotations.left_out", n_left)));
        }
        blocks.push(block::fold(key.replace('.', "-"), summary, inside));
    }
    blocks
}

/// The shared quotations that are cut, identical and similar, as indices; of those that are
/// cut the least visible cut stands first.
fn in_order(stage: &Stage<'_>) -> [Vec<usize>; 3] {
    let quotes = &stage.comparison.shared_quotes;
    let of = |relations: &[Relation]| {
        let numbered = quotes.iter().enumerate();
        let kept = numbered.filter(|(_, it)| relations.contains(&it.relation));
        kept.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut cut = of(&[Relation::Trimmed, Relation::Overlapping]);
    let seen = |at: usize| quotes[at].missing.iter().filter_map(|it| it.cut).max();
    cut.sort_by_key(|&at| (quotes[at].relation, Reverse(seen(at)), at));
    // What only copies of one text print is no choice of several.
    let text = |it: &QuotePassage| stage.copy_of[it.article].unwrap_or(it.article);
    let mut identical = of(&[Relation::Identical]);
    identical.retain(|&at| {
        let passages = &quotes[at].passages;
        passages.iter().any(|it| text(it) != text(&passages[0]))
    });
    [cut, identical, of(&[Relation::Similar])]
}

/// Which articles print one text.
fn copies(stage: &Stage<'_>) -> Vec<Line> {
    let line = |it: &crate::compare::Copies| {
        let share = format!("{:.0}", (it.containment * 100.0).floor());
        let mut line: Line =
            it.articles.iter().map(|&at| stage.articles[at].named()).collect();
        line.push(text(stage.fill("copies.said", &[("share", &share)])));
        line
    };
    stage.comparison.copies.iter().map(line).collect()
}

/// The address of an utterance: that of its first passage.
pub(super) fn quote_id(stage: &Stage<'_>, quote: &SharedQuote) -> String {
    let first = quote.passages.first();
    first.map(|it| stage.place_id("q", it.article, it.span)).unwrap_or_default()
}

/// The passages of a quotation in sides: those of the same words share one. The longest
/// stands first, then by place.
fn sides(stage: &Stage<'_>, quote: &SharedQuote) -> Vec<Vec<usize>> {
    let mut sides: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, passage) in quote.passages.iter().enumerate() {
        let text = &stage.document(passage.article).text;
        let mut words = String::new();
        for part in &passage.parts {
            words.extend(fold(part.of(text)).chars().filter(|c| c.is_alphanumeric()));
        }
        // Two articles of the same words may print different others in another place.
        words.extend(passage.pieces.iter().map(|it| match it.kind {
            PieceKind::Printed => 'p',
            PieceKind::Elsewhere => 'e',
            PieceKind::Missing => 'm',
        }));
        match sides.iter_mut().find(|(known, _)| *known == words) {
            Some((_, side)) => side.push(at),
            None => sides.push((words, vec![at])),
        }
    }
    let mut sides: Vec<Vec<usize>> = sides.into_iter().map(|(_, side)| side).collect();
    sides.sort_by_key(|side| !quote.passages[side[0]].is_longest);
    sides
}

fn card(stage: &Stage<'_>, at: usize) -> Card {
    let quote = &stage.comparison.shared_quotes[at];
    let speaker = quote.speaker.as_deref().map(Plain::new);
    let head = vec![
        strong(speaker.unwrap_or_else(|| stage.t("quotations.nobody"))),
        Inline::Text {
            style: "tag",
            text: stage.t(&format!("quotations.{}", quote.relation.name())),
        },
    ];
    let sides = sides(stage, quote);
    let sides = sides.iter().map(|side| self::side(stage, quote, side));
    Card {
        id: quote_id(stage, quote),
        head,
        sides: sides.collect(),
        notes: notes(stage, quote),
    }
}

/// Who is named where the articles do not agree.
fn notes(stage: &Stage<'_>, quote: &SharedQuote) -> Vec<Line> {
    let mut names: Vec<(String, &str)> = Vec::new();
    for passage in &quote.passages {
        let letter = stage.articles[passage.article].letter.clone();
        names.extend(passage.speaker.as_deref().map(|name| (letter, name)));
    }
    let last = |name: &str| fold(name.split_whitespace().next_back().unwrap_or(name));
    if names.iter().all(|(_, name)| last(name) == last(names[0].1)) {
        return Vec::new();
    }
    let named =
        names.iter().take(MAX_PLACES).map(|(who, name)| format!("{name} in {who}"));
    let named = named.collect::<Vec<_>>().join("; ");
    vec![vec![text(stage.fill("quotations.speakers_differ", &[("who", &named)]))]]
}

fn side(stage: &Stage<'_>, quote: &SharedQuote, side: &[usize]) -> Side {
    let passage = &quote.passages[side[0]];
    let mut head = Line::new();
    for &at in side.iter().take(MAX_PLACES) {
        let it = &quote.passages[at];
        head.extend(stage.place(it.article, it.span.start));
    }
    let n_more = side.len().saturating_sub(MAX_PLACES);
    if n_more > 0 {
        head.push(soft(stage.count("quotations.more_places", n_more)));
    }
    head.push(soft(length(stage, quote, passage)));
    Side {
        // The address of the first passage is that of the card.
        id: match side[0] {
            0 => String::new(),
            _ => stage.place_id("q", passage.article, passage.span),
        },
        colour: stage.articles[passage.article].colour.clone(),
        voice: Voice::Quoted.name(),
        head,
        line: pieces(passage),
        notes: occasion(stage, quote, passage),
    }
}

/// How many words it prints, and of how many.
fn length(stage: &Stage<'_>, quote: &SharedQuote, passage: &QuotePassage) -> Plain {
    if passage.n_common < quote.n_words && !passage.is_longest {
        let (n, of) = (passage.n_common.to_string(), quote.n_words.to_string());
        return stage.fill("quotations.prints", &[("n", &n), ("of", &of)]);
    }
    stage.count("quotations.words", passage.n_words)
}

/// When, to whom, with which word it was said, and how the cut shows.
fn occasion(stage: &Stage<'_>, quote: &SharedQuote, passage: &QuotePassage) -> Vec<Line> {
    let occasion = &passage.occasion;
    let words = |span: Span| Inline::Words(Words::phrase(passage.article, vec![span]));
    let said = |key: &str, span: Option<Span>| {
        span.map(|span| vec![soft(stage.t(key)), words(span)])
    };
    let mut line: Line = Vec::new();
    line.extend(said("quotations.when", occasion.when).into_iter().flatten());
    line.extend(said("quotations.hearer", occasion.hearer).into_iter().flatten());
    line.extend(said("quotations.cue", occasion.cue).into_iter().flatten());
    let cuts = quote.missing.iter().filter(|it| it.from == passage.article);
    let cut = cuts.filter_map(|it| it.cut).max();
    line.extend(cut.map(|it| text(stage.t(cut_key(it)))));
    if line.is_empty() { Vec::new() } else { vec![line] }
}

fn cut_key(cut: Cut) -> &'static str {
    match cut {
        Cut::Sentence => "quotations.cut.sentence",
        Cut::Marked => "quotations.cut.marked",
        Cut::Fragment => "quotations.cut.fragment",
        Cut::Silent => "quotations.cut.silent",
        Cut::Capital => "quotations.cut.capital",
    }
}

/// What a passage consists of in print: its pieces, or its parts where it is cut to them.
fn pieces(passage: &QuotePassage) -> Line {
    let words = |style, article, span| {
        Inline::Words(Words { style, ..Words::passage(article, span) })
    };
    if passage.pieces.is_empty() {
        return passage.parts.iter().map(|&it| words("", passage.article, it)).collect();
    }
    let pieces = passage.pieces.iter().map(|it| {
        let style = match it.kind {
            PieceKind::Printed => "",
            PieceKind::Elsewhere => "elsewhere",
            PieceKind::Missing => "missing",
        };
        words(style, it.article, it.span)
    });
    pieces.collect()
}

/// What one source quotes and another reports, side by side, with the strongest modal verb.
fn reported(stage: &Stage<'_>) -> Vec<Card> {
    let found = stage.comparison.paraphrases.iter().take(MAX_CARDS);
    let cards = found.map(|it| {
        let side = |it: crate::compare::Side, voice: Voice| Side {
            id: String::new(),
            colour: stage.articles[it.article].colour.clone(),
            voice: voice.name(),
            head: stage.place(it.article, it.span.start).into(),
            line: vec![Inline::Words(stage.passage(it.article, it.span))],
            notes: it
                .modal
                .map(|modal| {
                    vec![
                        soft(stage.t(strength_key(modal.strength))),
                        Inline::Words(Words::phrase(it.article, vec![modal.span])),
                    ]
                })
                .into_iter()
                .collect(),
        };
        Card {
            id: stage.place_id("r", it.report.article, it.report.span),
            head: vec![strong(Plain::new(&it.speaker))],
            sides: vec![
                side(it.quotation, Voice::Quoted),
                side(it.report, Voice::Reported),
            ],
            notes: Vec::new(),
        }
    });
    cards.collect()
}

fn strength_key(strength: Strength) -> &'static str {
    match strength {
        Strength::Possible => "quotations.modal.1",
        Strength::Advised => "quotations.modal.2",
        Strength::Expected => "quotations.modal.3",
        Strength::Required => "quotations.modal.4",
    }
}
