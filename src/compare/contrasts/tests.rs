//! Contrasts of small constructed stories: what each kind shows, and where it keeps silent.

use crate::analysis::fixture::{analyze, pack, zoned};
use crate::compare::{Comparison, Options, Status, compare};
use crate::document::Zone;

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

[[concept]]
id = "vale.touch"
label = "A person is touched by force"
kind = "family"
pos = "verb"
  [[concept.variant]]
  id = "punch"
  forms = ["punch"]
  [[concept.variant]]
  id = "slap"
  forms = ["slap"]

[[concept]]
id = "vale.crash"
label = "Something went wrong on the road"
kind = "family"
pos = "noun"
  [[concept.variant]]
  id = "crash"
  forms = ["crash"]
  [[concept.variant]]
  id = "accident"
  forms = ["accident"]

[[concept]]
id = "vale.charge-law"
label = "Words that speak of the law"
kind = "family"
pos = "charge"
  [[concept.variant]]
  id = "illegal"
  forms = ["illegal", "illegally"]
  [[concept.variant]]
  id = "crime"
  forms = ["crime"]

[[category]]
id = "reporting-verb/neutral"
label = "Words that report"
terms = ["said"]

[[category]]
id = "reporting-verb/emotive"
label = "Words that report with a mood"
terms = ["insisted", "conceded"]

[[category]]
id = "loaded-negative"
label = "Loaded words"
terms = ["mob", "rampage"]
"#;

/// Articles by source: the headline, then paragraphs.
type Story<'a> = &'a [(&'a str, &'a [&'a str])];

fn with<T>(story: Story<'_>, look: impl Fn(&Comparison<'_>) -> T) -> T {
    let documents = story.iter().map(|(source, paragraphs)| {
        let zones = std::iter::once(Zone::Headline).chain(std::iter::repeat(Zone::Body));
        let zoned_paragraphs: Vec<_> = zones.zip(paragraphs.iter().copied()).collect();
        zoned(source, &zoned_paragraphs)
    });
    let (analyzer, analyses) = analyze(vec![pack("vale", PACK)], documents.collect());
    look(&compare(&analyses, analyzer.lexicon(), Options::default()))
}

/// The entries of a kind: one line each, the sides in their order, "-" for a sure absence.
fn found(story: Story<'_>, kind: &str) -> Vec<String> {
    with(story, |comparison| {
        let contrasts = comparison.contrasts.iter().filter(|it| it.kind() == kind);
        let side = |it: &super::ContrastSide| {
            let words = it.wordings.iter().map(|it| {
                let at = &it.places[0];
                at.span.of(&comparison.articles[at.article].document.text)
            });
            let words = words.collect::<Vec<_>>().join(" + ");
            if it.is_absent { "-".to_owned() } else { words }
        };
        contrasts
            .map(|it| it.sides.iter().map(side).collect::<Vec<_>>().join(" | "))
            .collect()
    })
}

#[track_caller]
fn check(kind: &str, a: &[&str], b: &[&str], expected: &[&str]) {
    let story = [("Ash", a), ("Birch", b)];
    assert_eq!(found(&story, kind), expected, "{a:?} | {b:?}");
    // Swapped, the entries are the same with the sides swapped.
    let swapped = [("Ash", b), ("Birch", a)];
    let expected: Vec<String> = expected
        .iter()
        .map(|it| {
            let mut sides: Vec<&str> = it.split(" | ").collect();
            sides.reverse();
            sides.join(" | ")
        })
        .collect();
    assert_eq!(found(&swapped, kind), expected, "swapped {a:?} | {b:?}");
}

#[test]
fn a_headline_is_what_no_other_headline_has() {
    check(
        "headline",
        &["Mayor of Orlo defends the closing of two locks", "It rained."],
        &["Orlo mayor blames bargemen", "It rained."],
        &["Mayor of Orlo defends the closing of two | Orlo mayor blames bargemen"],
    );
    // Who acts is not cut away.
    check(
        "headline",
        &[
            "Aide to the mayor of Orlo apologizes for calling two bargemen thieves in public",
        ],
        &["Locks: the man who runs the barges calls the mayor of Orlo a thief"],
        &[
            "Aide to the mayor of Orlo apologizes | Locks: the man who runs the barges calls",
        ],
    );
    check("headline", &["Locks shut"], &["Locks shut"], &[]);
}

#[test]
fn names_part_where_the_verdict_allows() {
    check(
        "name",
        &["Rain", "Orlo slept. Orlo woke. Orlo ate."],
        &["Sun", "Orlow was calm. Orlow fell. Orlow rose."],
        &["Orlo | Orlow"],
    );
    check(
        "name",
        &["Rain", "Orlo slept. Orlo woke. Orlo ate."],
        &["Sun", "Orlo fell. Orlo rose."],
        &[],
    );
    // A check is none.
    check(
        "name",
        &["Rain", "Tarn ran. Tarn fell. Tarn rose."],
        &["Sun", "Tarne is low. Tarne sank."],
        &[],
    );
}

#[test]
fn speakers_are_those_whom_no_other_source_hears() {
    let a = "“We stay at the lock,” said Ada Tamm. “Nobody asked us,” said Olaf Berg.";
    let b = "“We go at dawn,” said Mira Holt. “It was never asked,” Mr Berg said.";
    check("speakers", &["Rain", a], &["Sun", b], &["Ada Tamm | Mira Holt"]);
    check("speakers", &["Rain", a], &["Sun", a], &[]);
}

#[test]
fn loaded_words_are_the_outlets_own() {
    check(
        "loaded",
        &["Rain", "The mob came. Its rampage went on. The mob left."],
        &["Sun", "“The mob came,” said Ada Tamm. A rampage followed."],
        &["mob + rampage | rampage"],
    );
}

#[test]
fn words_of_a_family_are_compared_for_one_object() {
    let a = ["Rain", "Mira Holt punched the soldier at the gate."];
    let b =
        ["Sun", "At noon the soldier was slapped. Then she slapped the soldier again."];
    let expected = ["punched the soldier | soldier was slapped + slapped the soldier"];
    check("event", &a, &b, &expected);
    // Another object is another event.
    check("event", &a, &["Sun", "Olaf Berg slapped the table in his kitchen."], &[]);
}

#[test]
fn words_at_the_head_of_the_reports_need_no_object_in_common() {
    let check = |a: &str, b: &str, expected: &[&str]| {
        let there = "Ada Tamm was there.";
        check("name", &["Rain", a, there], &["Sun", b, there], expected);
    };
    let caused = "The barge caused a horrific crash at the lower lock.";
    let closed = "An accident closed the lower lock.";
    check(caused, closed, &["caused a horrific crash | accident"]);
    // Who calls a thing so is no part of its name.
    let called = "The crew called the horrific crash at the lower lock a surprise.";
    check(called, closed, &["horrific crash | accident"]);
    check(caused, "An earlier accident closed the lower lock.", &[]);
    check(caused, "Accidents closed the lower lock.", &[]);
    check(caused, "The Orlo Accident Branch met at the lower lock.", &[]);
    check(caused, "Accident figures were read at the lower lock.", &[]);
    check(caused, "“An accident closed the lower lock,” said Ada Tamm.", &[]);
    check(caused, "A crash closed the lower lock.", &[]);
    // Words of one family about other things.
    check(caused, "An accident ended the cook’s long career.", &[]);
    // Of two stories only what the nouns alone may be.
    let (caused, closed) = (["Rain", caused], ["Sun", closed]);
    let entries = found(&[("Ash", &caused), ("Birch", &closed)], "name");
    assert_eq!(entries, ["horrific crash | accident"]);
}

#[test]
fn a_charge_is_shown_with_whose_words_it_is() {
    let check = |a: &str, b: &str, expected: &[&str]| {
        let there = "Ada Tamm was there.";
        check("status", &["Rain", a, there], &["Sun", b, there], expected);
    };
    let own = "The lock illegally shut out two barges.";
    let alike = "The barges were towed illegally.";
    check(own, alike, &[]);
    let said = "Ada Tamm said that the barges were shut out illegally.";
    check(own, said, &["lock illegally shut | shut out illegally"]);
    // What a suit is about is no word of the outlet's.
    let sued = "The owners filed a suit over barges shut out illegally.";
    check(own, sued, &[]);
    check(said, sued, &[]);
    let denied = "The lock did not commit a crime.";
    check(own, denied, &["lock illegally shut | commit a crime"]);
    let other = "“It was a crime,” said Ada Tamm.";
    check(said, other, &["shut out illegally | crime"]);
    check(said, "Ada Tamm said that the lock acted illegally.", &[]);
    check(own, "It rained.", &[]);
}

/// What a side says of a charge beside its words: never that it states it as fact, and a name
/// only where a person with given name and family name is given as its source.
#[test]
fn a_charge_claims_no_more_than_is_sure() {
    let there = "Ada Tamm was there.";
    let own = ["Sun", "The lock illegally shut out two barges.", there];
    let check = |charge: &str, expected: Option<(Status, Option<&str>)>| {
        let paragraphs = ["Rain", charge, there];
        let story: Story<'_> = &[("Ash", &paragraphs), ("Birch", &own)];
        let standing = with(story, |comparison| {
            let mut all = comparison.contrasts.iter();
            let found = all.find(|it| it.kind() == "status").expect(charge);
            let side = &found.sides[0];
            side.status.map(|status| (status, side.speaker.clone()))
        });
        let expected = expected.map(|(status, name)| (status, name.map(str::to_owned)));
        assert_eq!(standing, expected, "{charge}");
    };
    check("The lock committed a crime.", None);
    let named = Some((Status::Attributed, Some("Ada Tamm")));
    check("Ada Tamm said that the lock committed a crime.", named);
    let bargemen = "Several angry bargemen said that the lock committed a crime.";
    check(bargemen, Some((Status::Attributed, None)));
    check("The inquiry found no delay, crime or fraud.", Some((Status::Negated, None)));
    check("The lock apparently committed a crime.", Some((Status::Hedged, None)));
    check("The crime was allegedly the lock's.", Some((Status::Hedged, None)));
}

#[test]
fn what_one_source_alone_tells_opens_no_report() {
    let a = [
        "Rain",
        "The lock was shut at noon. The keeper’s grandmother sold pickled herring to sailors from Riga.",
    ];
    let b = ["Sun", "The lock was closed at noon."];
    with(&[("Ash", &a), ("Birch", &b)], |comparison| {
        let kinds = |all: &[super::Contrast]| -> Vec<&str> {
            all.iter().map(super::Contrast::kind).collect()
        };
        assert!(!kinds(&comparison.contrasts).contains(&"missing"));
        assert!(kinds(&comparison.further_contrasts).contains(&"missing"));
    });
}

#[test]
fn attributes_are_compared_for_one_noun() {
    check(
        "modifier",
        &["Rain", "The furtive visit to the Orlo mill began early. The visit was short."],
        &["Sun", "The lavish visit to the Orlo mill began late. It was long."],
        &["furtive visit | lavish visit"],
    );
    // Beside a noun without one an attribute may be of anything.
    let plain = ["Rain", "The visit began at dawn. The visit was short."];
    check("modifier", &plain, &["Sun", "The lavish visit began at noon."], &[]);
    // What both say, and what says nothing of the thing, is no contrast.
    let both = ["Rain", "The lavish visit began at dawn. The visit was short."];
    check("modifier", &both, &["Sun", "The lavish visit began."], &[]);
    check("modifier", &["Rain", "The visit began."], &["Sun", "The visit ended."], &[]);
}

#[test]
fn nouns_of_a_family_are_shown_with_what_describes_them() {
    let check = |a: &[&str], b: &[&str], expected: &[&str]| {
        check("name", a, b, expected);
    };
    let crash = ["Rain", "The horrific crash closed the lock. The crash was early."];
    let accident = ["Sun", "The accident closed the lock. The accident was early."];
    check(&crash, &accident, &["horrific crash | accident"]);
    let alike = ["Rain", "The crash closed the lock. The crash was early."];
    check(&alike, &["Sun", "The crash closed it. The crash was early."], &[]);
    // Another thing of the kind, a word inside a name, one far down in another number.
    check(&alike, &["Sun", "The earlier accident closed it. The crash was early."], &[]);
    check(&alike, &["Sun", "The Orlo Accident Branch met. The crash was early."], &[]);
    check(&alike, &["Sun", "Accidents are rare here. The crash was early."], &[]);
    // Whose words they are: others'.
    check(&alike, &["Sun", "“The accident was early,” said Ada Tamm."], &[]);
}

#[test]
fn one_verb_is_told_more_or_less_surely() {
    let fired = ["Rain", "The garrison fired a missile at dawn."];
    let told = |b: &str, expected: &[&str]| {
        check("status", &fired, &["Sun", b], expected);
    };
    let surely = "fired a missile | reportedly fired a missile";
    told("The garrison reportedly fired a missile at dawn.", &[surely]);
    // Both as a fact; a plan; a condition; a question; another object; others' words; a noun.
    told("The garrison fired a missile at noon.", &[]);
    told("The garrison wants to fire a missile at dawn.", &[]);
    told("If the garrison fired a missile, nobody saw it.", &[]);
    told("Who fired a missile at dawn?", &[]);
    told("The garrison reportedly fired a cook at dawn.", &[]);
    told("“They reportedly fired a missile,” said Ada Tamm.", &[]);
    told("The reportedly fired cook likes a missile.", &[]);
    told("Nobody was there. It rained on the missile.", &[]);
}

#[test]
fn words_in_marks_are_set_beside_words_without() {
    let own = ["Rain", "The dangerous elements left the hall at noon."];
    let marked = ["Sun", "The motion named “dangerous elements” in the hall."];
    check("status", &own, &marked, &["dangerous elements | dangerous elements"]);
    check("status", &own, &["Sun", "The dangerous elements met in the hall."], &[]);
    check("status", &own, &["Sun", "“They left the hall,” said Ada Tamm."], &[]);
    // A source that has both keeps nothing in marks.
    let both =
        ["Sun", "The motion named “dangerous elements”. The dangerous elements left."];
    check("status", &own, &both, &[]);
}

#[test]
fn plain_words_and_single_names_are_no_contrast() {
    let own = ["Rain", "The hall was full at noon."];
    check("status", &own, &["Sun", "The hall was “full” at noon."], &[]);
    // A single name may be of several persons.
    let dictator = ["Rain", "Envoys spoke with dictator Vann at dawn."];
    check("name", &dictator, &["Sun", "Envoys spoke with leader Vann at dawn."], &[]);
}

#[test]
fn the_toll_is_the_first_that_a_source_gives() {
    let one = "Seven people were killed in the fire. An older fire killed 40 people.";
    let two = "Nine people were killed in the fire.";
    let expected = ["Seven people | Nine people"];
    check("number", &["Rain", one], &["Sun", two], &expected);
}

#[test]
fn reporting_words_that_judge_are_compared() {
    let a = ["Rain", "Ada Tamm stubbornly insisted that the lock stays open."];
    let b = ["Sun", "Ada Tamm conceded that the lock stays open."];
    let plain = ["Sun", "Ada Tamm said that the lock stays open."];
    let other = ["Sun", "Olaf Berg conceded that the lock stays open."];
    check("event", &a, &b, &["stubbornly insisted | conceded"]);
    check("event", &a, &plain, &["stubbornly insisted | said"]);
    check("event", &a, &other, &[]);
    // Another remark, a condition, and what nobody says yet.
    let another = ["Sun", "Ada Tamm conceded that two barges sank at noon."];
    check("event", &a, &another, &[]);
    let asked =
        ["Sun", "Reporters asked whether Ada Tamm conceded that the lock stays open."];
    check("event", &a, &asked, &[]);
}

#[test]
fn labels_before_one_name_are_compared() {
    check(
        "name",
        &["Rain", "Envoys spoke with dictator Sano Vann at dawn."],
        &["Sun", "Envoys spoke with leader Sano Vann at dawn."],
        &["dictator | leader"],
    );
    // Titles of office alone are no contrast.
    check(
        "name",
        &["Rain", "Envoys spoke with mayor Sano Vann at dawn."],
        &["Sun", "Envoys spoke with leader Sano Vann at dawn."],
        &[],
    );
}

#[test]
fn numbers_of_one_thing_are_compared() {
    let of = |text: &'static str| ["Rain", text];
    let four = of("Four people were killed in the fire.");
    let seven = of("At least seven people died in the fire.");
    check("number", &four, &seven, &["Four people | At least seven people"]);
    // Both can be right, and still they report it differently.
    let nine = of("Nine people died in the fire.");
    check("number", &seven, &nine, &["At least seven people | Nine people"]);
    check("number", &seven, &seven, &[]);
    check("number", &four, &of("Seven people were hurt in the fire."), &[]);
    // An age, and what is no person.
    check("number", &four, &of("Olaf Berg, 57, was killed in the fire."), &[]);
    check("number", &four, &of("In the fire 2,100 sheep died."), &[]);
    // A number of two words, and one beside it that is of something else.
    let held = of("Twenty-three people were arrested and two were treated in hospital.");
    let same = of("The police said that 23 people were arrested in the fire.");
    check("number", &held, &same, &[]);
    let other = of("The police said that 25 people were arrested.");
    check("number", &held, &other, &["Twenty-three people | 25 people"]);
    // Other things, where the numbers cannot all be right.
    let clerks = of("The council named 19 separate steps to make the river safe.");
    let more = of("The council named 23 steps to make the river safe.");
    check("number", &clerks, &more, &["19 separate steps | 23 steps"]);
    let far = of("The council named 300 steps to make the river safe.");
    check("number", &clerks, &far, &[]);
}

#[test]
fn a_cut_remark_shows_what_is_left_out() {
    let start = "“We will never leave this lock to strangers or to their barges";
    let whole = format!("{start}, and they knew it all along,” said Ada Tamm.");
    let cut = format!("{start},” said Ada Tamm.");
    let (whole, cut) = (["Rain", whole.as_str()], ["Sun", cut.as_str()]);
    let entries = found(&[("Ash", &whole), ("Birch", &cut)], "quotation");
    assert_eq!(entries.len(), 1);
    assert!(entries[0].ends_with("| -"), "{entries:?}");
    let same = found(&[("Ash", &whole), ("Birch", &whole)], "quotation");
    assert_eq!(same, [""; 0]);
}

#[test]
fn what_is_cut_is_shown_to_go_on() {
    // Whether words of the first side are cut on the left and on the right.
    let cut = |a: &[&str], b: &[&str], kind: &str| {
        with(&[("Ash", a), ("Birch", b)], |comparison| {
            let found = comparison.contrasts.iter().find(|it| it.kind() == kind).unwrap();
            let side = found.sides.iter().find(|it| !it.wordings.is_empty()).unwrap();
            found.goes_on(comparison, side.wordings[0].places[0])
        })
    };
    let body = "It rained.";
    let long =
        "Mayor of Orlo defends the closing of two locks, to the anger of all bargemen";
    let short = "Orlo mayor blames pilots";
    assert_eq!(cut(&[long, body], &[short, body], "headline"), [false, true]);
    assert_eq!(cut(&[short, body], &[long, body], "headline"), [false, false]);
    // A name with its attributes is whole.
    let crash = ["Rain", "The horrific crash closed the lock. The crash was early."];
    let accident = ["Sun", "The accident closed the lock. The accident was early."];
    assert_eq!(cut(&crash, &accident, "name"), [false, false]);
}
