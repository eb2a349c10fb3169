//! What the program proposes from articles alone, and that its entries count what it says.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use parallax::analysis::Analyzer;
use parallax::compare::{Options, compare};
use parallax::document::Document;
use parallax::lexicon::{Lexicon, Pack, SourceFile, Target, cues, load};
use parallax::suggest::{Suggestions, suggest};
use proptest::prelude::Strategy;
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;

/// One article a source, named by its letter.
fn documents(texts: &[&str]) -> Vec<Document> {
    let letters = ('a'..='z').map(String::from);
    let documents = letters.zip(texts);
    documents.map(|(letter, text)| support::document(&letter, &letter, text)).collect()
}

fn analyzer(packs: Vec<Pack>) -> Analyzer {
    Analyzer::new(Lexicon::compile(packs, vec![cues().unwrap()]).unwrap())
}

fn suggested(packs: Vec<Pack>, documents: Vec<Document>) -> Suggestions {
    let analyzer = analyzer(packs);
    let analyses = analyzer.analyze_all(documents);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    suggest(&comparison, 50).unwrap()
}

/// The proposals of one kind, each as its variants with their sources: `kiev: a, b | kyiv: c`.
fn rows(found: &Suggestions, kind: &str) -> Vec<String> {
    let mut rows = Vec::new();
    for (it, concept) in found.list.iter().zip(&found.pack.concepts) {
        if it.kind.name() != kind {
            continue;
        }
        let of = |number: usize| {
            let places = it.places.iter().filter(|place| place.variant == number);
            let letters = places.map(|it| ('a'..='z').nth(it.source).unwrap());
            letters.map(String::from).collect::<Vec<_>>().join("")
        };
        let variants = concept.variant.iter().enumerate();
        let variants = variants.map(|(n, it)| format!("{}: {}", it.id.as_ref(), of(n)));
        rows.push(variants.collect::<Vec<_>>().join(" | "));
    }
    rows
}

#[track_caller]
fn check(kind: &str, texts: &[&str], expected: &[&str]) {
    let found = suggested(Vec::new(), documents(texts));
    assert_eq!(rows(&found, kind), expected, "{texts:?}");
}

#[test]
fn spellings_of_one_name_exclude_one_another() {
    let towns = |a: &str, b: &str| {
        [
            format!("The train reached {a} late. They slept in {a}."),
            format!("The train left {b}. People in {b} waited."),
        ]
    };
    for (a, b, expected) in [
        ("Vorgansk", "Vorhansk", "vorgansk: aa | vorhansk: bb"),
        ("Orliv", "Orlyv", "orliv: aa | orlyv: bb"),
        ("Méran", "Meran", "meran: bb | méran: aa"),
        ("Zaborozhye", "Zaborizhzhia", "zaborizhzhia: bb | zaborozhye: aa"),
    ] {
        let texts = towns(a, b);
        check("spelling", &[&texts[0], &texts[1]], &[expected]);
    }
    // A people and its country, a name and its plural, other consonants, another beginning.
    for (a, b) in [
        ("Veldland", "Veldlandi"),
        ("Galdinia", "Galdinian"),
        ("Milner", "Miller"),
        ("Korlan", "Gorlan"),
        ("ORLIV", "Orliv"),
    ] {
        let texts = towns(a, b);
        check("spelling", &[&texts[0], &texts[1]], &[]);
    }
}

#[test]
fn a_slip_and_two_people_are_no_spellings() {
    let slip = "They left Vorgansk. In Vorgansk it rained. Nobody saw Vorhansk again.";
    check("spelling", &[slip, "They left Vorgansk on foot."], &[]);
    let people = ["Later Ada Marten spoke in town.", "Later Jan Morten spoke in town."];
    check("spelling", &people, &[]);
    let person = ["Later Ada Marten spoke in town.", "Later Ada Morten spoke in town."];
    check("spelling", &person, &["marten: a | morten: b"]);
}

#[test]
fn names_joined_otherwise_are_spellings() {
    let texts = ["They met Ko Jan-dor at noon.", "They met Ko Jan Dor at noon."];
    check("spelling", &texts, &["jan-dor: b | jan-dor-2: a"]);
}

#[test]
fn labels_of_a_person_are_gathered() {
    check(
        "label",
        &[
            "They met dictator Olaf Berg. The envoy feared dictator Berg.",
            "They met Veldland's leader Olaf Berg. President Berg smiled.",
            "Olaf Berg, the former leader of Veldland, smiled.",
        ],
        &["dictator: aa | former-leader: c | leader: b | president: b"],
    );
    // Politeness, offices and places make no other label; one label makes no difference.
    let same = [
        "They met Foreign Minister Ada Tamm. Ms. Tamm spoke.",
        "They met Veldland Minister Ada Tamm. Mrs Tamm spoke.",
    ];
    check("label", &same, &[]);
    // Who leads a party in a chamber holds an office; one to come is none yet.
    let offices = [
        "They met Senate Majority Leader Ada Tamm. Majority Leader Tamm spoke.",
        "They met Senator Ada Tamm. The choice of a President Tamm is near.",
    ];
    check("label", &offices, &[]);
    // A verb, another person's title, and a name that is a title.
    let near = [
        "They met Ada Tamm, Secretary of State Olaf Berg and minister Jan Orlo.",
        "She told Ada Tamm of Jan King Jr and of leader Jan Orlo.",
    ];
    check("label", &near, &["leader: b | minister: a"]);
}

#[test]
fn words_that_take_one_place_are_linked() {
    check(
        "wording",
        &[
            "In May the annexation of Veldland began. All saw the annexation of Veldland.",
            "In May the reunification of Veldland began.",
        ],
        &["annexation: aa | reunification: b"],
    );
    // Two things side by side, one word in two forms, and words of no field.
    for [a, b] in [
        [
            "The war in Veldland and the conflict in Orlo went on.",
            "The Orlo dispute went on.",
        ],
        ["The attack on Veldland began.", "The attacks on Veldland began."],
        ["The harbour of Veldland froze.", "The market of Veldland froze."],
    ] {
        check("wording", &[a, b], &[]);
    }
}

#[test]
fn nouns_with_a_word_of_doubt_are_told_from_bare_ones() {
    check(
        "slant",
        &[
            "Turnout at the sham ballot in Veldland was low.",
            "Turnout at the ballot in Veldland was high.",
        ],
        &["ballot: b | sham-ballot: a"],
    );
    check(
        "slant",
        &["The sham ballot in Veldland ended.", "A ballot chose the choir of Orlo."],
        &[],
    );
    // “ballot paper” is no ballot.
    check(
        "slant",
        &[
            "Turnout at the sham ballot in Veldland was low.",
            "The ballot papers in Veldland were blue. Turnout was high.",
        ],
        &[],
    );
}

/// A story with proposals of every kind.
const STORY: &[&str] = &[
    "Troops left Vorgansk for Vorgansk airport. Dictator Olaf Berg spoke of the annexation of Veldland.\nTurnout at the sham ballot in Veldland was low. They asked dictator Olaf Berg.",
    "Troops left Vorhansk. President Olaf Berg spoke of the reunification of Veldland.\nTurnout at the ballot in Veldland was high. \"We trust President Berg,\" said Ada Tamm.",
    "Vorhansk was calm. President Berg praised the reunification of Veldland.",
];

#[test]
fn the_pack_loads_and_counts_what_the_suggestions_say() {
    let found = suggested(Vec::new(), documents(STORY));
    let kinds: Vec<&str> = found.list.iter().map(|it| it.kind.name()).collect();
    for kind in ["spelling", "label", "wording", "slant"] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
    let file = SourceFile { name: "mine.toml".to_owned(), content: found.toml.clone() };
    let pack = load(&[file]).unwrap();
    let analyses = analyzer(vec![pack]).analyze_all(documents(STORY));
    let mut counted: BTreeMap<(usize, usize, usize), usize> = BTreeMap::new();
    for (article, analysis) in analyses.iter().enumerate() {
        for mention in &analysis.mentions {
            let Target::Variant { concept, variant, .. } = mention.target else {
                continue;
            };
            *counted.entry((concept, variant, article)).or_default() += 1;
        }
    }
    let mut said: BTreeMap<(usize, usize, usize), usize> = BTreeMap::new();
    for (concept, it) in found.list.iter().enumerate() {
        for place in &it.places {
            *said.entry((concept, place.variant, place.article)).or_default() += 1;
        }
    }
    assert_eq!(said, counted);
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    let forth = suggested(Vec::new(), documents(STORY));
    let mut documents = documents(STORY);
    documents.reverse();
    let back = suggested(Vec::new(), documents);
    assert_eq!(forth.toml, back.toml);
    assert_eq!(forth.list, back.list);
}

#[test]
fn what_a_list_knows_is_not_proposed() {
    let toml = "[pack]\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nlicence = \"CC0-1.0\"\ncitation = \"x\"\n[[concept]]\nid = \"x.town\"\nlabel = \"Town\"\n[[concept.variant]]\nid = \"a\"\nforms = [\"Vorgansk\"]\n[[concept.variant]]\nid = \"b\"\nforms = [\"Vorhansk\"]\n";
    let file = SourceFile { name: "x.toml".to_owned(), content: toml.to_owned() };
    let found = suggested(vec![load(&[file]).unwrap()], documents(STORY));
    assert_eq!(rows(&found, "spelling"), [""; 0]);
    assert!(!found.list.is_empty());
}

#[test]
fn sides_that_change_places_change_nothing_else() {
    let swapped: Vec<String> = STORY
        .iter()
        .map(|text| {
            let text = text.replace("Vorgansk", "\u{1}").replace("Vorhansk", "Vorgansk");
            let text = text.replace('\u{1}', "Vorhansk");
            let text = text.replace("annexation", "\u{1}");
            text.replace("reunification", "annexation").replace('\u{1}', "reunification")
        })
        .collect();
    let swapped: Vec<&str> = swapped.iter().map(String::as_str).collect();
    let scores = |texts: &[&str]| {
        let found = suggested(Vec::new(), documents(texts));
        let scores = found.list.iter().map(|it| (it.kind.name(), it.figures.score));
        scores.map(|(kind, score)| format!("{kind} {score:.6}")).collect::<Vec<_>>()
    };
    assert_eq!(scores(STORY), scores(&swapped));
}

/// Words that the searches know, signs, and what a TOML file must not take for its own.
const WORDS: &[&str] = &[
    "President",
    "dictator",
    "leader",
    "Olaf",
    "Berg",
    "Berg’s",
    "Borg",
    "Jr",
    "Dr.",
    "the",
    "of",
    "to",
    "and",
    "said",
    "Secretary",
    "State",
    "Veldland",
    "VELDLAND",
    "Vorgansk",
    "Vorhansk",
    "Al-Nor",
    "al",
    "Nor",
    "sham",
    "so-called",
    "ballot",
    "vote",
    "war",
    "conflict",
    "former",
    "mayor",
    ",",
    ".",
    "\n",
    "“",
    "”",
    "\"",
    "\\",
    "'''",
    "#",
    "]",
    "é",
    "外務省",
    "-",
    "in",
    "May",
];

fn text() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(select(WORDS), 0..60);
    words.prop_map(|words| words.join(" ").replace(" - ", "-").replace(" ,", ","))
}

proptest! {
    #[test]
    fn any_articles_give_a_pack_that_loads(texts in proptest::collection::vec(text(), 0..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = suggested(Vec::new(), documents(&texts));
        prop_assert_eq!(found.list.len(), found.pack.concepts.len());
        for (it, concept) in found.list.iter().zip(&found.pack.concepts) {
            let score = it.figures.score;
            prop_assert!((0.0..=1.0).contains(&score), "{}", score);
            prop_assert!(concept.variant.len() > 1);
            prop_assert!(it.places.iter().all(|it| it.variant < concept.variant.len()));
        }
    }
}
