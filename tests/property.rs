//! What holds for any text whatever.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use parallax::analysis::{Analysis, Analyzer, Session};
use parallax::document::Document;
use parallax::text::{CodePoints, Span, Vocabulary, segment};
use parallax::view::annotation::annotation;
use parallax::voice::pair;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(support::analyzer);

/// Words that the rules know, and words that they do not.
const WORDS: &[&str] = &[
    "Orlav",
    "Orlau",
    "Orlau’s",
    "ORLAU",
    "cheese",
    "Dynamo",
    "recipe",
    "war",
    "wars",
    "full-scale",
    "fullscale",
    "Brenna",
    "region",
    "regions",
    "People’s",
    "Republic",
    "may",
    "seems",
    "not",
    "said",
    "says",
    "according",
    "to",
    "told",
    "Ada",
    "Tamm",
    "Dr",
    "Gen",
    "U.S.",
    "p.m.",
    "No",
    "the",
    "The",
    "mayor",
    "she",
    "He",
    "film",
    "5",
    "1,098",
    "9.5",
    "AT&T",
    "example.org",
    "don't",
    "’em",
    "’90s",
    "naïve",
    "Їжак",
    "外務省",
    "e\u{301}te\u{301}",
    "co\u{ad}operate",
    "and",
    "or",
    "é",
    "ǅ",
    "ﬃ",
    "İ",
];

/// Everything that may stand between them.
const SIGNS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    ".",
    ".",
    "!",
    "?",
    "…",
    ",",
    ", ",
    ": ",
    ";",
    "-",
    "\u{2011}",
    "–",
    "—",
    " – ",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "'",
    "“",
    "”",
    "„",
    "‘",
    "’",
    "«",
    "»",
    "‹",
    "›",
    "``",
    "''",
    "‚",
    "‛",
    "‟",
    "*",
    "&",
    "/",
    "$",
    "_",
    "\u{301}",
    "\u{200d}",
    "🙂",
    "👩\u{200d}🚒",
    "。",
    "！",
    "\u{0}",
    "\u{feff}",
    "\u{fffd}",
];

/// Who speaks, before a colon, a dash or nothing.
const LABELS: &[&str] = &[
    "ADA TAMM: ",
    "TAMM: ",
    "Ada Tamm: ",
    "Q: ",
    "A. ",
    "OLAF BERG (voice-over): ",
    "UPDATE: ",
    "— ",
    "Ada Tamm said: ",
    "“TAMM: ",
    "> ",
    "",
    "said Ada Tamm. ",
    "TAMM:",
];

/// What opens and closes words.
const MARKS: &[[&str; 2]] = &[
    ["“", "”"],
    ["\"", "\""],
    ["‘", "’"],
    ["'", "'"],
    ["«", "»"],
    ["„", "“"],
    ["", ""],
    ["“", ""],
    ["", "”"],
    ["“‘", "’”"],
    ["(", ")"],
    ["“", "”\n“"],
];

/// Texts of words, signs and stray characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(WORDS).prop_map(str::to_owned),
        10 => select(SIGNS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => Just(String::new()),
    ];
    proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn analyze(id: &str, text: &str, session: &mut Session) -> Analysis {
    ANALYZER.analyze(support::document(id, "Source", text), session)
}

/// An analysis as it is printed: the numbers of types, which differ by session, are left out.
fn print(analysis: &Analysis) -> String {
    serde_json::to_string(&annotation(analysis, ANALYZER.lexicon(), true)).unwrap()
}

/// Whether a span lies on character boundaries of a text.
fn is_valid(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

proptest! {
    #[test]
    fn tokens_are_words_in_order(text in text()) {
        let found = segment(&text, &mut Vocabulary::default());
        let mut end = 0;
        for token in &found.tokens {
            prop_assert!(is_valid(token.span, &text));
            prop_assert!(!token.span.is_empty());
            prop_assert!(token.span.start >= end);
            let word = token.span.of(&text);
            prop_assert!(!word.contains(char::is_whitespace), "{:?}", word);
            end = token.span.end;
        }
    }

    #[test]
    fn every_letter_is_in_a_token(text in text()) {
        let found = segment(&text, &mut Vocabulary::default());
        let mut end = 0;
        let ends = found.tokens.iter().map(|it| it.span).chain([Span::new(text.len(), text.len())]);
        for span in ends {
            let between = &text[end..span.start as usize];
            prop_assert!(!between.contains(char::is_alphanumeric), "{:?}", between);
            end = span.end as usize;
        }
    }

    #[test]
    fn paragraphs_are_lines_without_their_edges(text in text()) {
        let found = segment(&text, &mut Vocabulary::default());
        let mut end = 0;
        for span in &found.paragraphs {
            prop_assert!(is_valid(*span, &text) && !span.is_empty() && span.start >= end);
            prop_assert!(!span.of(&text).contains('\n'));
            prop_assert_eq!(span.of(&text).trim(), span.of(&text));
            end = span.end;
        }
    }

    #[test]
    fn sentences_tile_paragraphs(text in text()) {
        let found = segment(&text, &mut Vocabulary::default());
        let mut sentences = found.sentences.iter().peekable();
        for paragraph in &found.paragraphs {
            let mut end = paragraph.start;
            while let Some(span) = sentences.next_if(|it| it.start < paragraph.end) {
                prop_assert!(is_valid(*span, &text) && !span.is_empty());
                prop_assert!(paragraph.contains(*span), "{:?} {:?}", paragraph, span);
                let between = Span { start: end, end: span.start };
                prop_assert!(between.of(&text).trim().is_empty(), "{:?}", between.of(&text));
                end = span.end;
            }
            prop_assert_eq!(end, paragraph.end);
        }
        prop_assert!(sentences.next().is_none());
    }

    #[test]
    fn quotations_nest_or_are_apart(text in text()) {
        let found = segment(&text, &mut Vocabulary::default());
        let pairing = pair(&text, &found.marks, &found.paragraphs);
        let mut open: Vec<Span> = Vec::new();
        for it in &pairing.quotations {
            prop_assert!(is_valid(it.span, &text) && is_valid(it.inner, &text));
            prop_assert!(it.span.contains(it.inner) && !it.inner.is_empty());
            open.retain(|outer| outer.end > it.span.start);
            for outer in &open {
                prop_assert!(outer.contains(it.span), "{:?} {:?}", outer, it);
            }
            let held = found.paragraphs.iter().any(|span| span.contains(it.span));
            prop_assert!(held, "{:?} runs over a paragraph", it);
            open.push(it.span);
        }
        for &at in &pairing.unpaired {
            prop_assert!(found.marks.iter().any(|mark| mark.at == at));
        }
    }

    #[test]
    fn contents_nest_and_never_cross(turns in proptest::collection::vec((select(LABELS), text(), select(MARKS), select(SIGNS)), 1..5)) {
        let text: String = turns
            .iter()
            .map(|(label, words, [open, close], sign)| format!("{label}{open}{words}{close}{sign}"))
            .collect();
        let found = analyze("a", &text, &mut Session::default());
        let mut open: Vec<Span> = Vec::new();
        for it in &found.attributions {
            open.retain(|outer| outer.end > it.content.start);
            for outer in &open {
                prop_assert!(outer.contains(it.content), "{:?} and {:?} cross in {:?}", outer, it.content, text);
            }
            open.push(it.content);
        }
    }

    #[test]
    fn code_points_are_chars(text in text()) {
        let points = CodePoints::new(&text);
        let chars: Vec<char> = text.chars().collect();
        let found = segment(&text, &mut Vocabulary::default());
        for token in &found.tokens {
            let [start, end] = points.span(token.span);
            let word: String = chars[start as usize..end as usize].iter().collect();
            prop_assert_eq!(word.as_str(), token.span.of(&text));
        }
        let end = u32::try_from(text.len()).unwrap();
        prop_assert_eq!(points.at(end) as usize, chars.len());
    }

    #[test]
    fn what_is_found_stands_where_it_is_said_to(text in text()) {
        let analysis = analyze("a", &text, &mut Session::default());
        let n_words: usize = analysis.words_by_voice.iter().sum();
        prop_assert!(n_words <= analysis.tokens.len());
        for mention in &analysis.mentions {
            prop_assert!(is_valid(mention.span, &text) && !mention.span.is_empty());
            prop_assert!(analysis.document.paragraphs[mention.paragraph].span.contains(mention.span));
            prop_assert!(analysis.sentences[mention.sentence].covers(mention.span.start));
        }
        for it in &analysis.attributions {
            let spans = [Some(it.content), it.source, it.cue];
            prop_assert!(spans.into_iter().flatten().all(|span| is_valid(span, &text)));
        }
        prop_assert!(analysis.evidence.iter().all(|it| is_valid(it.span, &text)));
    }

    #[test]
    fn printed_offsets_give_the_surface(text in text()) {
        let analysis = analyze("a", &text, &mut Session::default());
        let shown = annotation(&analysis, ANALYZER.lexicon(), true);
        let chars: Vec<char> = shown.text.chars().collect();
        for mention in &shown.mentions {
            let surface: String =
                chars[mention.start as usize..mention.end as usize].iter().collect();
            prop_assert_eq!(surface.as_str(), mention.text);
            prop_assert_eq!(mention.concept.is_some(), mention.category.is_none());
        }
    }

    #[test]
    fn what_was_read_before_changes_nothing(texts in proptest::collection::vec(text(), 1..5)) {
        let documents = |texts: &[String]| -> Vec<Document> {
            let numbered = texts.iter().enumerate();
            numbered.map(|(n, it)| support::document(&n.to_string(), "A", it)).collect()
        };
        let together: Vec<String> =
            ANALYZER.analyze_all(documents(&texts)).iter().map(print).collect();
        let alone: Vec<String> = documents(&texts)
            .into_iter()
            .map(|it| print(&ANALYZER.analyze(it, &mut Session::default())))
            .collect();
        prop_assert_eq!(together, alone);
    }
}
