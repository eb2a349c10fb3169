//! What is found alike in small stories.

use crate::analysis::fixture::{document, pack};
use crate::analysis::{Analysis, Analyzer, fixture};
use crate::compare::{Agent, Comparison, Options, Passage, Status, compare};
use crate::text::Span;
use std::collections::BTreeSet;

const PACK: &str = r#"
[[concept]]
id = "vale.coast"
label = "How the coast changed hands"
kind = "act"
axes = ["status"]
  [[concept.variant]]
  id = "annexed"
  forms = ["annexed"]
  [[concept.variant]]
  id = "joined"
  forms = ["joined Veldland"]

[[concept]]
id = "vale.vote"
label = "Vote on the coast"
kind = "event"
axes = ["legitimacy"]
  [[concept.variant]]
  id = "plain"
  forms = ["referendum"]
  [[concept.variant]]
  id = "sham"
  forms = ["sham vote", "sham"]
"#;

/// Around what is looked at: unlike sentences, so that words have their weights.
const ASH: &[&str] = &[
    "Rain fell on the northern hills for most of the week.",
    "The ferry company sold two old boats to a museum.",
    "Ada Tamm opened a bakery beside the railway bridge.",
    "Schools in Orlow will close early during the winter.",
];
const ELM: &[&str] = &[
    "A new library was painted green by pupils.",
    "Olaf Berg grows tomatoes behind his garage.",
    "Farmers expect a poor harvest of barley and rye.",
    "The orchestra rehearses in a former brewery.",
];

fn analyze(articles: &[(&str, Vec<&str>)]) -> (Analyzer, Vec<Analysis>) {
    let documents = articles.iter().map(|(source, text)| document(source, text));
    fixture::analyze(vec![pack("vale", PACK)], documents.collect())
}

/// One sentence each, in the midst of others.
fn story<'a>(ash: &'a str, elm: &'a str) -> Vec<(&'static str, Vec<&'a str>)> {
    let around = |others: &[&'a str], it| [&others[..2], &[it], &others[2..]].concat();
    vec![("Ash", around(ASH, ash)), ("Elm", around(ELM, elm))]
}

fn words<'a>(comparison: &Comparison<'a>, at: Passage, span: Span) -> &'a str {
    span.of(&comparison.articles[at.article].document.text)
}

/// Everything about the pairs, without an order between the two sides.
fn told(articles: &[(&str, Vec<&str>)]) -> BTreeSet<(BTreeSet<String>, String)> {
    let (analyzer, analyses) = analyze(articles);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let pairs = comparison.passages.pairs.iter();
    let told = pairs.map(|it| {
        let side = |at: Passage, index: usize| {
            let agents = it.agency.map(|both| {
                let (action, agent) = if index == 0 { both.a } else { both.b };
                let agent = agent.span().map(|span| words(&comparison, at, span));
                (words(&comparison, at, action), agent)
            });
            let counts = it.counts.iter();
            let counts: Vec<&str> = counts
                .map(|count| [count.a, count.b][index])
                .map(|span| words(&comparison, at, span))
                .collect();
            let names = it.concepts.iter();
            let names: Vec<usize> = names.map(|name| [name.a, name.b][index]).collect();
            let text = words(&comparison, at, at.span);
            format!("{text} {agents:?} {counts:?} {names:?}")
        };
        let sides = BTreeSet::from([side(it.a, 0), side(it.b, 1)]);
        (sides, format!("{:.6} {}", it.similarity, it.is_same_wording))
    });
    told.collect()
}

#[test]
fn names_do_not_hide_that_two_tell_the_same() {
    let articles = story(
        "Veldland annexed the Tarn coast in 2014 after a sham vote.",
        "The Tarn coast joined Veldland in 2014 following a referendum.",
    );
    let (analyzer, analyses) = analyze(&articles);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    assert_eq!(comparison.passages.pairs.len(), 1);
    let pair = &comparison.passages.pairs[0];
    let named: Vec<(usize, usize, usize)> =
        pair.concepts.iter().map(|it| (it.concept, it.a, it.b)).collect();
    assert_eq!(named, [(0, 0, 1), (1, 1, 0)]);
    assert!(pair.is_contrast() && !pair.is_same_wording);
    assert_eq!(comparison.passages.facts.len(), 1);
}

#[test]
fn unlike_sentences_and_one_source_alone_are_not_paired() {
    let articles = story(
        "The council of Orlow met on the bridge.",
        "Bread has become dearer in the vale.",
    );
    assert_eq!(told(&articles), BTreeSet::new());
    let same = "Veldland annexed the Tarn coast in 2014 after a sham vote.";
    assert_eq!(told(&[("Ash", [&[same, same], ASH].concat())]), BTreeSet::new());
}

#[test]
fn a_copy_is_no_contrast_unless_it_names_differently() {
    let first =
        "Veldland annexed the rocky Tarn coast in the spring of 2014, despite protests.";
    let other = first.replace("annexed the rocky", "took the rocky");
    for (second, names) in [(first, 0), (other.as_str(), 0)] {
        let articles = story(first, second);
        let (analyzer, analyses) = analyze(&articles);
        let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
        let pair = &comparison.passages.pairs[0];
        assert_eq!(
            (pair.is_same_wording, pair.concepts.len()),
            (true, names),
            "{second}"
        );
        assert!(!pair.is_contrast(), "{second}");
    }
}

#[test]
fn numbers_disagree_where_the_same_is_counted() {
    for (ash, elm, expected) in [
        (
            "The flood at Orlow harbour destroyed 14 boats on the Tarn.",
            "At Orlow harbour the flood on the Tarn had destroyed 16 boats.",
            vec![("14 boats", "16 boats")],
        ),
        (
            "The flood at Orlow harbour destroyed fourteen of 16 boats on the Tarn.",
            "At Orlow harbour the flood on the Tarn had destroyed 16 boats.",
            vec![],
        ),
        (
            "The spring flood at the lower harbour of Orlow destroyed 14 boats.",
            "At the lower harbour of Orlow the spring flood had destroyed 3 sheds.",
            vec![],
        ),
        (
            "The flood reached the lower harbour and its wooden sheds on 3 May.",
            "On May 4 a flood reached the wooden sheds of the lower harbour.",
            vec![("3 May", "May 4")],
        ),
    ] {
        let articles = story(ash, elm);
        let (analyzer, analyses) = analyze(&articles);
        let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
        assert_eq!(comparison.passages.pairs.len(), 1, "{ash}");
        let pair = &comparison.passages.pairs[0];
        let found: Vec<(&str, &str)> = pair
            .counts
            .iter()
            .map(|it| {
                (words(&comparison, pair.a, it.a), words(&comparison, pair.b, it.b))
            })
            .collect();
        assert_eq!(found, expected, "{ash}");
    }
}

#[test]
fn an_agent_that_one_leaves_out_is_told() {
    let articles = story(
        "The coast guard sank three smuggling boats near Orlow and arrested nine men.",
        "Nine men were arrested near Orlow after three smuggling boats sank.",
    );
    let (analyzer, analyses) = analyze(&articles);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let found = comparison.passages.pairs.iter().find_map(|it| it.agency);
    let deleted = found.map(|it| it.b.1 == Agent::NotGiven || it.a.1 == Agent::NotGiven);
    // Where the subject stands too far to be sure of it, nothing is claimed.
    assert!(deleted.unwrap_or(true));
    let articles = story(
        "The coast guard arrested nine smugglers near Orlow harbour.",
        "Nine smugglers were arrested near Orlow harbour at night.",
    );
    let (analyzer, analyses) = analyze(&articles);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let pair = &comparison.passages.pairs[0];
    let agency = pair.agency.unwrap();
    let subject = agency.a.1.span().map(|span| words(&comparison, pair.a, span));
    assert_eq!((subject, agency.b.1), (Some("The coast guard"), Agent::NotGiven));
}

#[test]
fn two_ministries_are_not_one_speaker() {
    // Whose words both are is decided by the whole name, and not by its last word.
    let reporting = |ash: &str, elm: &str| {
        let (analyzer, analyses) = analyze(&story(ash, elm));
        let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
        let pairs = comparison.passages.pairs.iter();
        pairs.filter_map(|it| it.reporting.clone()).map(|it| it.speaker).next()
    };
    let ash = "Nine boats sank near Orlow harbour after the storm, the Veldish defence ministry said.";
    let elm = "Nine boats sank near Orlow harbour after the storm, the Tarnish defence ministry claimed.";
    assert_eq!(reporting(ash, elm), None);
    let elm = "Nine boats sank near Orlow harbour after the storm, the Veldish defence ministry claimed.";
    let found = reporting(ash, elm);
    assert_eq!(found.as_deref(), Some("Veldish defence ministry"));
    // Officials of two sources may be others, but what both say has one name for them.
    let ash = "Nine boats sank near Orlow harbour after the storm, officials said.";
    let elm = "Nine boats sank near Orlow harbour after the storm, officials claimed.";
    assert_eq!(reporting(ash, elm).as_deref(), Some("officials"));
}

#[test]
fn a_fact_knows_who_lacks_it() {
    let fact = [
        "Veldland annexed the Tarn coast in 2014 after a sham vote.",
        "The Tarn coast joined Veldland in 2014 following a referendum.",
    ];
    let mut articles = story(fact[0], fact[1]);
    articles.push(("Oak", vec!["The vale had a mild summer and a wet autumn.", ELM[3]]));
    let (analyzer, analyses) = analyze(&articles);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let facts = &comparison.passages.facts;
    let coast = facts.iter().find(|it| it.passages[0].source == 0).unwrap();
    let sources: Vec<usize> = coast.passages.iter().map(|it| it.source).collect();
    assert_eq!(sources, [0, 1]);
    assert!(coast.near.is_empty());
}

/// Two sides of one story, with more in common than one sentence.
fn two_sides() -> [(&'static str, Vec<&'static str>); 2] {
    let ash = [
        "Veldland annexed the Tarn coast in 2014 after a sham vote.",
        "The coast guard arrested nine smugglers near Orlow harbour.",
        "The flood at Orlow harbour destroyed 14 boats on the Tarn.",
    ];
    let elm = [
        "The Tarn coast joined Veldland in 2014 following a referendum.",
        "Nine smugglers were arrested near Orlow harbour at night.",
        "At Orlow harbour the flood on the Tarn had destroyed 16 boats.",
    ];
    [("Ash", [&ash, ASH].concat()), ("Elm", [&elm, ELM].concat())]
}

#[test]
fn the_sides_may_be_swapped() {
    let [(_, ash), (_, elm)] = two_sides();
    let here = told(&[("Ash", ash.clone()), ("Elm", elm.clone())]);
    let there = told(&[("Ash", elm), ("Elm", ash)]);
    assert_eq!(here.len(), 3);
    assert_eq!(here, there);
}

#[test]
fn the_order_of_articles_changes_nothing() {
    let [ash, elm] = two_sides();
    let oak = ("Oak", vec!["A referendum was held on the Tarn coast in 2014.", ELM[1]]);
    let orders = [
        [ash.clone(), elm.clone(), oak.clone()],
        [oak.clone(), ash.clone(), elm.clone()],
        [elm, oak, ash],
    ];
    let shown: BTreeSet<String> = orders
        .iter()
        .map(|order| {
            let (analyzer, analyses) = analyze(order);
            let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
            format!("{:?}", comparison.passages)
        })
        .collect();
    assert_eq!(shown.len(), 1);
}

/// More articles than are compared each with each: those of one story find each other.
#[test]
fn of_many_stories_each_is_told_by_itself() {
    let word = |of: &str, n: usize| {
        let letters = [n / 10, n % 10].map(|it| "abcdefghij".as_bytes()[it] as char);
        format!("{of}{}{}", letters[0], letters[1])
    };
    let texts: Vec<[String; 2]> = (0..40)
        .map(|n| {
            let [mill, quay, boat, rope] =
                ["mill", "quay", "boat", "rope"].map(|it| word(it, n));
            [
                format!("The {mill} beside the {quay} lost a {boat} and a {rope}."),
                format!("A {boat} and a {rope} were lost by the {mill} at the {quay}."),
            ]
        })
        .collect();
    let articles: Vec<(&str, Vec<&str>)> = texts
        .iter()
        .flat_map(|[ash, elm]| [("Ash", vec![ash.as_str()]), ("Elm", vec![elm.as_str()])])
        .collect();
    let (analyzer, analyses) = analyze(&articles);
    let comparison = compare(&analyses, analyzer.lexicon(), Options::default());
    let text = |it: Passage| it.span.of(&comparison.articles[it.article].document.text);
    let found: BTreeSet<(&str, &str)> =
        comparison.passages.pairs.iter().map(|it| (text(it.a), text(it.b))).collect();
    let expected: BTreeSet<(&str, &str)> =
        texts.iter().map(|[ash, elm]| (ash.as_str(), elm.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn units_are_read_behind_a_blank_too() {
    for (ash, elm, unit, differs) in [
        ("12 feet", "15 ft", "metre", true),
        ("12 km", "12 kilometres", "metre", false),
        ("300 kg", "400 kilograms", "kilogram", true),
        ("300 lb", "300 pounds", "kilogram", false),
        ("40 mph", "50 mph", "metre an hour", true),
        ("20 per cent", "30%", "percent", true),
        ("20 percent", "20 per cent", "percent", false),
    ] {
        let told =
            |value: &str| format!("The flooded harbour wall was raised by {value}.");
        let (ash, elm) = (told(ash), told(elm));
        let (analyzer, articles) = analyze(&story(&ash, &elm));
        let found = compare(&articles, analyzer.lexicon(), Options::default()).quantities;
        let found: Vec<(&str, bool)> =
            found.iter().map(|it| (it.unit.as_str(), it.differs)).collect();
        assert_eq!(found, [(unit, differs)], "{ash} {elm}");
    }
}

#[test]
fn a_month_is_no_doubt() {
    for (told, status) in [
        ("Orlow took the grain ships from Norrin port in May.", Status::Asserted),
        ("Orlow took the grain ships from Norrin port on 3 May.", Status::Asserted),
        ("Theresa May took the grain ships from Norrin port.", Status::Asserted),
        ("Orlow may have taken the grain ships from Norrin port.", Status::Hedged),
    ] {
        let (analyzer, articles) =
            analyze(&story(told, "Orlow took the grain ships from Norrin port again."));
        let found = compare(&articles, analyzer.lexicon(), Options::default());
        let ash = found.passages.facts.first().map(|it| it.standings[0].status);
        assert_eq!(ash, Some(status), "{told}");
    }
}
