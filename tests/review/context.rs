//! What the words around a place change: for each rule, texts that differ in what saves them.

use crate::{of_family, reviewer};
use parallax::review::{Draft, Reviewer};
use std::sync::LazyLock;

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(|| reviewer(Vec::new()));

/// What a rule finds in texts.
#[track_caller]
fn check(rule: &str, rows: &[(&str, &[&str])]) {
    let mut faults = Vec::new();
    for (text, expected) in rows {
        let draft = Draft::new("d.txt", (*text).to_owned());
        let findings = REVIEWER.review(&draft);
        let found = of_family(&findings, rule);
        let words: Vec<&str> = found.iter().map(|it| it.words(&draft.text)).collect();
        if words != *expected {
            faults.push(format!("{words:?} in “{text}”"));
        }
    }
    assert!(faults.is_empty(), "{rule} finds {}", faults.join("\n"));
}

#[test]
fn violence_has_an_agent_where_the_text_gives_one() {
    check(
        "agentless-violence",
        &[
            ("Four people were killed in Orlav on Tuesday.", &["killed"]),
            ("Four people were killed shortly after noon in Orlav.", &["killed"]),
            ("Two officers were shot dead while responding to a call.", &["shot dead"]),
            ("Nine people died in an air strike on Orlav.", &["died"]),
            ("Nine people lost their lives in the shelling.", &["lost their lives"]),
            ("Dozens were badly beaten in the square.", &["beaten"]),
            ("Two guests were injured in the assault.", &["injured"]),
            (
                "Four killed in Orlav\n\nThe town was quiet on Tuesday, and trains ran again.",
                &["killed"],
            ),
            ("The school was destroyed in the shelling of Orlav.", &["destroyed"]),
            ("Thousands were displaced in May.", &["displaced"]),
            ("The school was destroyed in a Veldish strike.", &[]),
            ("The barn was damaged in a fire. Trade was hit hard.", &[]),
            ("Thousands were displaced by the flood.", &[]),
            ("By the time he was gunned down, the street was empty.", &[]),
            ("In a Veldish raid on Orlav four people were killed.", &[]),
            ("Police opened fire, and six people were wounded.", &[]),
            ("Four people were killed when a gunman opened fire.", &[]),
            ("Four people were killed after a truck drove into the crowd.", &[]),
            ("A gunman walked in at noon. Four people were killed.", &[]),
            ("Two guests were injured on the slope.", &[]),
            ("Nine people died in hospital. He died of a heart attack.", &[]),
            ("A driver was killed in a suspected accidental shooting.", &[]),
            ("It is unclear when the guard was shot.", &[]),
            ("She spoke of the shooting in which 26 people were killed.", &[]),
            ("Olaf Berg, whose son, Mo, was killed, spoke for an hour.", &[]),
            ("The film was shot in Orlav. The warrant was executed at dawn.", &[]),
            ("The team was beaten 3 to 1.", &[]),
            ("The hosts were beaten in the final.", &[]),
            ("Nobody was killed. No one was stabbed.", &[]),
            ("No fewer than nine people were killed.", &["killed"]),
            ("The bill was killed in the upper house.", &[]),
            ("The record was beaten in May.", &[]),
            ("The proposal was attacked in the papers.", &[]),
            ("Air strikes hit the school. Nine people were killed.", &[]),
            ("Veldish air strikes hit the school; nine people were killed.", &[]),
            ("The market was hit by a rocket.", &["hit"]),
            ("The market was hit by a Veldish rocket.", &[]),
            ("The market was hit by a rocket fired by rebels.", &[]),
            ("The village was razed at dawn.", &["razed"]),
            ("Two barns were torched in Velm.", &["torched"]),
            ("The bus was fired on near Velm.", &["fired on"]),
            ("The clerk was fired on Friday.", &[]),
        ],
    );
}

#[test]
fn loaded_words_are_the_drafts_own() {
    check(
        "loaded-word",
        &[
            ("The shameless reform passed.", &["shameless"]),
            ("The mayor slammed the reform.", &["slammed"]),
            ("Critics accused the mayor of being ruthless.", &[]),
            ("The council hailed it as a brilliant plan.", &[]),
            ("It was not a disastrous day.", &[]),
            ("The dictator called the launch a provocation.", &["dictator"]),
            ("There was outrage in the town, and a scathing review.", &[]),
            ("The militant group and the hardline wing met.", &["hardline"]),
            ("A devastating audit came out.", &["devastating"]),
            ("A devastating flood hit Velm.", &[]),
            ("Extremists marched in Orlav.", &["Extremists"]),
            ("The quarry blasted the rock face at noon.", &[]),
            ("Hot air blasted from the vents.", &[]),
            ("The mayor blasted the budget.", &["blasted"]),
            ("The union slammed the closure.", &["slammed"]),
            ("The gate slammed shut behind the crew.", &[]),
            ("A wave slammed into the pier.", &[]),
            ("The shambolic vote was held twice.", &["shambolic"]),
            ("Ada Tamm blasted Berg over the pier.", &["blasted"]),
            ("A brilliant light stood over the bay.", &[]),
            ("Radical surgery and noble gases were the topics.", &[]),
            ("The court ruled the bylaw draconian.", &[]),
            ("The draconian bylaw passed.", &["draconian"]),
            ("He was lying in bed; the fault lies elsewhere.", &[]),
        ],
    );
}

#[test]
fn clearly_may_say_how_a_thing_is_seen() {
    check(
        "boosted-claim",
        &[
            ("The plan is clearly a failure.", &["clearly"]),
            ("The name was clearly visible on the hull.", &[]),
            ("He clearly said that he would come.", &[]),
            ("She spoke clearly for an hour.", &[]),
            ("He laid out pretty clearly what would come.", &[]),
            ("It is plainly wrong, and certainly late.", &["plainly", "certainly"]),
            ("The bylaw is definitely unfair.", &["definitely"]),
            ("The pact is demonstrably dead.", &["demonstrably"]),
            ("The audit was utterly wrong.", &["utterly"]),
            ("The pier is, without question, a loss.", &["without question"]),
            ("No doubt was heard in the hall.", &[]),
            ("No doubt the pier will fall.", &["No doubt"]),
            ("She dressed plainly.", &[]),
            ("Is the pier clearly a loss?", &[]),
        ],
    );
}

#[test]
fn one_claim_is_hedged_twice() {
    check(
        "hedged-claim",
        &[
            ("The shift could potentially help.", &["potentially"]),
            ("Perhaps it may rain.", &["may"]),
            ("The ferry may return in May.", &[]),
            ("It may seem an innocent mistake.", &[]),
            ("It is unclear whether the mayor might come.", &[]),
            ("Could it possibly be true?", &[]),
            ("The pact is perhaps possibly dead.", &["possibly"]),
            ("It is possible that the ferry may return.", &["may"]),
            ("It is possible that the ferry will return.", &[]),
            ("It appears that the pact may hold.", &["may"]),
            ("The pier is probably thought to be safe.", &["thought to be"]),
            ("The pier is thought to be safe.", &[]),
            ("The road may open, and the bridge could fall.", &[]),
        ],
    );
}

#[test]
fn distance_is_no_plan() {
    check(
        "distancing-word",
        &[
            ("The supposed witness left.", &["supposed"]),
            ("It was not supposed (as some say) to last.", &[]),
            ("The talks are supposed to end on Friday.", &[]),
            ("The mayor dismissed the purported pact.", &[]),
            ("The union complained about self-appointed guards.", &[]),
            ("The mayor signed; the purported pact was a note.", &["purported"]),
            ("The much-vaunted pact failed.", &["much-vaunted"]),
        ],
    );
}

#[test]
fn sources_are_named_before_or_behind() {
    check(
        "unattributed-claim",
        &[
            ("Experts warn that the bridge will fall.", &["Experts warn"]),
            ("According to sources, the bank was warned.", &["According to sources"]),
            ("The find was thought to be old.", &["was thought to"]),
            ("The experts say it will fall.", &[]),
            ("UNESCO experts say it will fall.", &[]),
            ("The ministry’s analysts say it will fall.", &[]),
            ("Experts say it will fall, among them Ada Tamm.", &[]),
            (
                "Experts say it will fall. “It is old,” said Ada Tamm, a professor of bridges.",
                &[],
            ),
            (
                "Experts say it will fall. Ada Tamm, who was there, says it will not.",
                &["Experts say"],
            ),
            ("Reports suggest that the bank was warned.", &["Reports suggest"]),
            ("The bank was reportedly warned, the Orlav Courier reported.", &[]),
        ],
    );
}

#[test]
fn marks_may_cite_a_word_a_name_or_a_speaker() {
    check(
        "unattributed-term",
        &[
            (
                "The market stood there. The “honest” broker left the town early.",
                &["“honest”"],
            ),
            (
                "Town ‘in chaos’ after storm\n\nThe storm came at night, and the town slept.",
                &[],
            ),
            ("The market stood there.\n\nThe word “levy” is older than the town.", &[]),
            (
                "The market stood there.\n\nShe praised the show “Evening Light” on Friday.",
                &[],
            ),
            (
                "The market stood there.\n\nThey build a “dry port” at the border this year.",
                &[],
            ),
            (
                "The market stood there.\n\nHe attacked the plan as “rigged” on Friday.",
                &[],
            ),
            (
                "The market stood there.\n\nThe town left its “open door” policy in May.",
                &[],
            ),
            (
                "The market stood there.\n\nThe plan is “rigged”, Tamm said. The “rigged” plan failed on Friday.",
                &[],
            ),
            (
                "The market stood there.\n\nAccording to Ada Tamm, the plan is “rigged” and late.",
                &[],
            ),
            (
                "The market stood there.\n\nThe “fixers” (agents of the port) met on Friday.",
                &[],
            ),
        ],
    );
}

/// A draft in which one speaker is reported twice without doubt, and then somebody else.
fn beside(text: &str) -> String {
    format!("Tamm said the bridge was safe. She said it would open in May.\n\n{text}")
}

#[test]
fn a_doubting_verb_reports_a_speaker() {
    for (text, expected) in [
        ("Berg claimed that it would fall.", &["claimed"][..]),
        ("“It will fall,” claimed Berg.", &["claimed"]),
        ("“It will fall,” claims Berg.", &["claims"]),
        ("Berg alleged that it was built on sand.", &["alleged"]),
        ("The official claims that it would fall.", &["claims"]),
        ("Berg claimed that life was better.", &["claimed"]),
        ("These are unbelievable claims. There were rival claims to the land.", &[]),
        ("Berg repeated his claims that it would fall.", &[]),
        ("Berg claimed responsibility for the plan.", &[]),
        ("The town boasts a new bridge.", &[]),
        ("Berg spoke of the alleged plan.", &[]),
        ("Berg accused her of theft in court. He alleged that she had the plan.", &[]),
        ("Someone claims that it will fall.", &[]),
        ("A report claiming that it would fall was lost.", &[]),
        ("Berg issued a report on Tuesday claiming that it would fall.", &[]),
        ("These are Berg’s core claims.", &[]),
        // Reported without doubt as often, Berg is not doubted as a speaker.
        (
            "Berg said it was old. Berg said it was red. Berg claimed that it would fall.",
            &[],
        ),
        ("“Berg claimed that it would fall,” Tamm said.", &[]),
    ] {
        check("asymmetric-verbs", &[(beside(text).as_str(), expected)]);
    }
}

#[test]
fn who_doubts_a_name_is_said() {
    check(
        "so-called",
        &[
            ("The so-called council met.", &["so-called"]),
            (
                "Residents call it a slum; the so-called model village is dark.",
                &["so-called"],
            ),
            ("Ada Tamm denounced the so-called council.", &[]),
            ("The union complained about so-called guests.", &[]),
            ("The town, so called after its founder, burned.", &[]),
            ("The band So-Called played in Velm.", &[]),
        ],
    );
}

#[test]
fn two_spellings_are_both_used() {
    check(
        "consistency",
        &[
            ("The train left Kyiv. The mayor of Kiev spoke.", &["Kiev"]),
            ("The train left Kyiv. Kiev Mayor Olaf Berg spoke.", &["Kiev"]),
            ("Kyiv (Kiev in Russian) was calm.", &[]),
            ("Kyiv, formerly written Kiev, was calm.", &[]),
            ("The word Kiev is Russian; Kyiv is Ukrainian.", &[]),
            ("The Kiev Post was read in Kyiv.", &[]),
        ],
    );
}
