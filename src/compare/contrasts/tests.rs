//! Small stories, and the contrasts that stand for each; attributions are given by hand.

use super::{ContrastKind, distance};
use crate::analysis::fixture::{document, pack, revoiced};
use crate::analysis::{Analysis, Analyzer, fixture};
use crate::compare::{Comparison, Options, compare};
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::voice::{Act, Attribution, Kind};

const PACK: &str = r#"
[[concept]]
id = "vale.town"
label = "Town"
  [[concept.variant]]
  id = "orlo"
  forms = ["Orlo"]
  [[concept.variant]]
  id = "orlow"
  forms = ["Orlow"]

[[concept]]
id = "vale.river"
label = "River"
control = true
  [[concept.variant]]
  id = "tarn"
  forms = ["Tarn"]
  [[concept.variant]]
  id = "tarne"
  forms = ["Tarne"]

[[category]]
id = "hedge"
label = "Hedges"
terms = ["perhaps"]

[[category]]
id = "reporting-verb/doubting"
label = "Verbs that keep a claim open"
terms = ["claimed"]

[[category]]
id = "reporting-verb/neutral"
label = "Verbs without a stance"
terms = ["said"]
"#;

fn lexicon() -> Lexicon {
    fixture::lexicon(vec![pack("vale", PACK)])
}

/// An article of one paragraph; each sentence in it that is reported by a cue of Ada Tamm's
/// is given as hers.
fn article(analyzer: &Analyzer, source: &str, body: &str) -> Analysis {
    let mut analysis = analyzer.analyze_all([document(source, &[body])]).remove(0);
    analysis.attributions.clear();
    for (at, _) in body.match_indices("Ada Tamm ") {
        let cue = at + "Ada Tamm ".len();
        let end = body[at..].find('.').map_or(body.len(), |it| at + it);
        let cue_end = cue + body[cue..].find(' ').unwrap();
        analysis.attributions.push(Attribution {
            kind: Kind::Indirect,
            content: Span::new(cue_end + 1, end),
            source: Some(Span::new(at, at + "Ada Tamm".len())),
            cue: Some(Span::new(cue, cue_end)),
            act: Some(Act::Assertion),
            speaker: Some("Ada Tamm".to_owned()),
            device: None,
        });
    }
    revoiced(analysis)
}

fn with<T>(story: &[(&str, String)], look: impl Fn(&Comparison<'_>) -> T) -> T {
    let analyzer = Analyzer::new(lexicon());
    let analyses: Vec<Analysis> =
        story.iter().map(|(source, body)| article(&analyzer, source, body)).collect();
    look(&compare(&analyses, analyzer.lexicon(), Options::default()))
}

/// Kinds with the counts of every source.
fn found(story: &[(&str, String)]) -> Vec<String> {
    with(story, |comparison| {
        let contrasts = comparison.contrasts.iter();
        contrasts
            .map(|it| {
                let side = |it: &super::ContrastSide| format!(" {}/{}", it.n, it.of);
                let sides: String = it.sides.iter().map(side).collect();
                format!("{}{sides}", it.kind.name())
            })
            .collect()
    })
}

/// Sentences about nothing in common, so many.
fn filler(n: usize, word: &str) -> String {
    (0..n).map(|at| format!("Nothing {word}{at} fell. ")).collect()
}

#[track_caller]
fn check(a: &str, b: &str, expected: &[&str]) {
    let story = [("Ash", a.to_owned()), ("Birch", b.to_owned())];
    assert_eq!(found(&story), expected, "{a} | {b}");
}

#[test]
fn names_part_where_the_verdict_says_so() {
    check(
        "Orlo slept. Orlo woke. Orlo ate.",
        "Orlow was calm. Orlow fell. Orlow rose.",
        &["naming 3/3 3/3"],
    );
    // The same shares, a check, and a single source are no contrast.
    check("Orlo slept. Orlo woke. Orlo ate.", "Orlo fell. Orlo rose.", &[]);
    check("Tarn ran. Tarn fell. Tarn rose.", "Tarne is low. Tarne sank.", &[]);
    assert_eq!(found(&[("Ash", "Orlo slept. Orlow woke.".to_owned())]), [""; 0]);
    assert_eq!(found(&[]), [""; 0]);
}

#[test]
fn what_is_not_found_weighs_by_the_length_of_the_text() {
    let named = "Orlo slept. ".repeat(4) + &filler(20, "x");
    check(&named, "It rained all day.", &[]);
    let long = filler(60, "y");
    check(&named, &long, &["unnamed 4/68 0/180"]);
}

#[test]
fn a_speaker_is_missed_only_for_many_words() {
    let said =
        "Ada Tamm said one two three four five six seven eight nine ten. ".repeat(5);
    let long = filler(40, "y");
    let story = [("Ash", said.clone() + &filler(20, "x")), ("Birch", long.clone())];
    let kinds =
        with(&story, |it| it.contrasts.iter().map(|it| it.kind).collect::<Vec<_>>());
    assert!(kinds.contains(&ContrastKind::Speaker), "{kinds:?}");
    let once = "Ada Tamm said it rains. ".to_owned() + &filler(40, "x");
    let kinds = found(&[("Ash", once), ("Birch", long)]);
    assert!(kinds.iter().all(|it| !it.starts_with("speaker")), "{kinds:?}");
}

#[test]
fn one_speaker_under_verbs_of_other_lists() {
    let told = |verb: &str| {
        ["rain", "snow", "fog"].map(|it| format!("Ada Tamm {verb} {it} fell. ")).concat()
    };
    let expected = ["reporting 3/3 3/3"];
    check(&told("said"), &told("claimed"), &expected);
    check(&told("said"), &told("said"), &[]);
}

#[test]
fn lists_part_where_their_intervals_do() {
    let hedged = "Perhaps it rained. ".repeat(30) + &filler(5, "x");
    let plain = "Perhaps it snowed. ".repeat(2) + &filler(60, "y");
    let kinds = found(&[("Ash", hedged.clone()), ("Birch", plain)]);
    assert!(kinds.contains(&"list 30/105 2/186".to_owned()), "{kinds:?}");
    let alike = found(&[("Ash", hedged.clone()), ("Birch", hedged)]);
    assert!(alike.iter().all(|it| !it.starts_with("list")), "{alike:?}");
}

#[test]
fn the_few_are_the_same_in_any_order_and_with_the_sides_swapped() {
    let a = "Orlo slept. Orlo woke. Orlo ate. ".to_owned()
        + &"Perhaps it rained. ".repeat(30)
        + "Ada Tamm said rain fell. Ada Tamm said snow fell.";
    let b = "Orlow was calm. Orlow fell. Orlow rose. ".to_owned()
        + &filler(60, "y")
        + "Perhaps fog. Perhaps hail. Ada Tamm claimed rain fell. Ada Tamm claimed fog fell.";
    let story = [("Ash", a.clone()), ("Birch", b.clone())];
    let few = found(&story);
    assert!(few.len() >= 3, "{few:?}");
    assert_eq!(found(&[("Birch", b.clone()), ("Ash", a.clone())]), few);
    let sides = |swapped: bool| {
        let names = if swapped { ["Birch", "Ash"] } else { ["Ash", "Birch"] };
        let story = [(names[0], a.clone()), (names[1], b.clone())];
        with(&story, |comparison| {
            let contrasts = comparison.contrasts.iter();
            contrasts
                .map(|it| {
                    let mut counts: Vec<(u64, u64)> =
                        it.sides.iter().map(|it| (it.n, it.of)).collect();
                    if swapped {
                        counts.reverse();
                    }
                    (it.kind, counts, format!("{:.9}", it.score()))
                })
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(sides(false), sides(true));
}

#[test]
fn no_kind_fills_the_few() {
    let hedged = "Perhaps it rained. ".repeat(30);
    let story = [
        ("Ash", "Orlo slept. Orlo woke. ".repeat(4) + &hedged),
        ("Birch", "Orlow fell. Orlow rose. ".repeat(4) + &filler(80, "y")),
    ];
    with(&story, |comparison| {
        for it in &comparison.contrasts {
            let n =
                comparison.contrasts.iter().filter(|other| other.kind == it.kind).count();
            assert!(n <= super::MAX_OF_KIND);
            assert!(
                (0.0..=1.0).contains(&it.strength) && (0.0..=1.0).contains(&it.support)
            );
        }
        assert!(comparison.contrasts.len() <= super::MAX_CONTRASTS);
    });
}

#[test]
fn distance_is_the_part_that_would_have_to_change() {
    for (a, b, expected) in [
        (vec![(0, 2)], vec![(0, 5)], 0.0),
        (vec![(0, 2)], vec![(1, 5)], 1.0),
        (vec![(0, 1), (1, 1)], vec![(0, 4)], 0.5),
        (vec![], vec![(0, 4)], 0.0),
    ] {
        assert!((distance(&a, &b) - expected).abs() < 1e-12, "{a:?} {b:?}");
    }
}
