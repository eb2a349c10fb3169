//! What the rules of attribution find in small texts.

use crate::language::Language;
use crate::lexicon::{Given, Lexicon, TypeKeys, cues};
use crate::text::{Segmentation, Span, Vocabulary, segment_in};
use crate::voice::{
    Attributed, Attribution, CARDS, Cue, Device, Kind, Rules, Words, attribute, join,
    pair,
};

/// What the cue pack and the rules find in a text.
pub(super) fn attributed(text: &str, rules: Rules) -> Attributed {
    attributed_in(Language::English, text, rules, &[])
}

/// The same in a language, with all rules.
pub(super) fn attributed_as(language: Language, text: &str) -> Vec<Attribution> {
    attributed_in(language, text, Rules::default(), &[]).attributions
}

/// The same where the mark-up sets some paragraphs off.
fn attributed_in(
    language: Language,
    text: &str,
    rules: Rules,
    set_off: &[Span],
) -> Attributed {
    let lexicon = Lexicon::compile(Vec::new(), vec![cues().unwrap()]).unwrap();
    let mut vocabulary = Vocabulary::default();
    let found: Segmentation = segment_in(language, text, &mut vocabulary);
    let mut keys = TypeKeys::default();
    let given = Given { language, ..Given::default() };
    let matches = lexicon.find(text, &found, &vocabulary, &mut keys, given);
    let cues: Vec<Cue> = matches.iter().filter_map(|it| Cue::of(it, &lexicon)).collect();
    let quotations = pair(text, &found.marks, &found.paragraphs).quotations;
    let mut words = Words::new(language);
    words.learn(&vocabulary, &lexicon);
    let joined = join(text, &found, &cues, &words, &mut vocabulary);
    words.learn(&vocabulary, &lexicon);
    let (found, cues) = joined.unwrap_or((found, cues));
    attribute(text, &found, &quotations, set_off, &cues, &words, rules)
}

/// A text with marks, without them, and the attribution that they mark.
fn unmark(marked: &str) -> (String, Option<[Option<Span>; 3]>) {
    let mut text = String::new();
    let mut spans = [None; 3];
    let mut starts = [0; 3];
    for c in marked.chars() {
        match ("[<{".find(c), "]>}".find(c)) {
            (Some(role), _) => starts[role] = text.len(),
            (_, Some(role)) => spans[role] = Some(Span::new(starts[role], text.len())),
            _ => text.push(c),
        }
    }
    let is_marked = spans.iter().any(Option::is_some);
    (text, is_marked.then_some(spans))
}

/// An attribution as `[source] <cue> {content}`.
fn shown(text: &str, it: &Attribution) -> String {
    let words = |span: Option<Span>| span.map_or("–", |it| it.of(text)).to_owned();
    format!("[{}] <{}> {{{}}}", words(it.source), words(it.cue), it.content.of(text))
}

/// The outermost attributions of speech.
fn outermost(found: &Attributed) -> Vec<&Attribution> {
    let mut end = 0;
    let speech = found.attributions.iter().filter(|it| it.device.is_none());
    speech
        .filter(|it| {
            let is_outer = it.content.start >= end;
            end = end.max(it.content.end);
            is_outer
        })
        .collect()
}

#[track_caller]
pub(super) fn check_marked(marked: &str) {
    let (text, expected) = unmark(marked);
    let found = attributed(&text, Rules::default());
    let all: Vec<String> = found.attributions.iter().map(|it| shown(&text, it)).collect();
    match expected {
        None => assert!(all.is_empty(), "{marked}\n{all:#?}"),
        Some([source, cue, Some(content)]) => {
            let is_meant = |it: &&Attribution| it.content == content;
            let own = found.attributions.iter().find(is_meant);
            let Some(own) = own else { panic!("{marked}\n{all:#?}") };
            let trimmed = |span: Option<Span>| {
                span.map(|it| it.of(&text).trim_end_matches(',').to_owned())
            };
            assert_eq!(trimmed(own.source), trimmed(source), "{marked}");
            if let Some(cue) = cue {
                let words = own.cue.unwrap().of(&text);
                let meant = cue.of(&text);
                assert!(words.ends_with(meant), "{marked}: {words}");
            }
        }
        // Only the speaker of another place is marked: no content may begin behind it.
        Some(_) => assert!(
            outermost(&found).iter().all(|it| it.content.start == 0),
            "{marked}\n{all:#?}"
        ),
    }
}

#[test]
fn rules_hold_for_their_examples() {
    for card in CARDS {
        check_marked(card.example);
    }
}

/// Turns that share a rule with another example.
#[test]
fn rules_hold_for_other_turns() {
    for marked in [
        "[Ada Tamm] <has repeatedly said> {the talks had failed}.",
        "[Ada Tamm, the envoy,] <said> {signatories to the pact have a year to leave it}.",
        "[Ada Tamm] paused, then <added>: {“We will go.”}",
        "{“We will go,”} <said> [23-year-old Ada Tamm].",
        "{“We will go,”} [Mr. Berg] <said>, according to the minutes.",
        "{“Will you go?”} [Mr. Olaf B. Berg] <asked>.",
        "Ada Tamm came.\n[She] <writes>:\n{“We will go, and it is late.”}",
        "[Ada Tamm] <described> the road. {“It was late, and we could not go.”}",
        "[Ada Tamm] said it was late.\n{“Nobody asked us to come, and we will go.”}",
        "[Ada Tamm] <told> reporters on Monday that {the talks had failed}.",
        "[Ada Tamm] <told> the council {she would leave}.",
        "[Ada Tamm] <said> in a statement that {the talks had failed}.",
        "[Veldland’s] <claim> is that {the vote was fair}.",
        "<In the words of> [Ada Tamm], {the vote was a sham}.",
        "In [Ada Tamm’s] <view>, {the vote was a sham}.",
        "As [Ada Tamm] <put it>, {the vote was a sham}.",
        "{The vote was a sham}, as [Ada Tamm] <put it>.",
        "[Ada Tamm] <was adamant> that {the talks had failed}.",
        "[Ada Tamm] <pushed back> on the idea that {Veldland had been sidelined}.",
        "[Ada Tamm] <incorrectly claimed> that {the islands had joined}.",
        "[Ada Tamm] <denied> that {the talks had failed}.",
        "[Ada Tamm] <expressed> {hope to return}.",
        "[She] <referred to> {him as a clown}.",
        "What [Veldland] <calls> {“an exercise”} began at noon.",
        "[Most] <said> {they were “very worried.”}",
        "{The river, which floods each year, rose}, [the Orlo Institute] <said>.",
        "{The talks went well}, <said> [Ada Tamm, the mayor of Orlo].",
        "The envoys, [who] <said> {it rained}, left.",
        "It <is believed> that {the road was closed}.",
        "Officials <were told> that {the road was closed}.",
        "[Tamm, Berg and Holm] <said> {it rained}.",
        "[Some] <say> {it will rain}.",
        "[People briefed on the plan] <said> {it had failed}.",
        "They agreed to talk, with [Ada Tamm] going as far as <saying> that {it was late}.",
    ] {
        check_marked(marked);
    }
}

/// What looks like a report and is none.
#[test]
fn what_is_no_report_stays_the_narrators() {
    for text in [
        "Neither Ada Tamm nor Olaf Berg said whether they would go.",
        "The report was long.",
        "They sold posts and rules to the states.",
        "It is too soon to say how it went.",
        "He starred in a show called Orlo Nights.",
        "A claim to the islands was dropped.",
        "The Orlo Post was sold.",
        "Veldland wrote off its debts.",
        "She had a say in the matter.",
    ] {
        check_marked(text);
    }
}

#[test]
fn marks_insertions() {
    for (text, expected) in [
        (
            "Ada Tamm said Orlo, the capital of Veldland, was lost.",
            vec!["the capital of Veldland"],
        ),
        (
            "Ada Tamm said the bridge, which fell in May, was old.",
            vec!["which fell in May"],
        ),
        ("Ada Tamm said the bridge – a wreck – was old.", vec!["a wreck"]),
        ("Ada Tamm said the bridge (a wreck) was old.", vec!["a wreck"]),
        ("Ada Tamm said the bridge that fell was old.", vec![]),
        ("The bridge, which fell in May, was old.", vec![]),
        ("Ada Tamm said bread, the salt, and oil were cheap.", vec![]),
    ] {
        let found = attributed(text, Rules::default());
        let insertions: Vec<&str> =
            found.insertions.iter().map(|it| it.of(text)).collect();
        assert_eq!(insertions, expected, "{text}");
    }
}

#[test]
fn rules_are_silent_at_near_misses() {
    for card in CARDS {
        check_marked(card.near_miss);
    }
}

/// Rules that hold back show at their near miss, the others at their example.
#[test]
fn every_rule_changes_what_is_found() {
    for card in CARDS {
        let changes = |marked: &str| {
            let (text, _) = unmark(marked);
            let all = attributed(&text, Rules::default());
            all != attributed(&text, Rules::without(card.rule))
        };
        assert!(changes(card.example) || changes(card.near_miss), "{}", card.id);
    }
}

/// Each quotation as `kind source|cue|speaker|device`.
fn quotations(text: &str) -> Vec<String> {
    let or_none = |words: Option<&str>| words.unwrap_or("–").to_owned();
    attributed(text, Rules::default())
        .attributions
        .iter()
        .filter(|it| it.kind != Kind::Indirect)
        .map(|it| {
            let source = or_none(it.source.map(|span| span.of(text)));
            let cue = or_none(it.cue.map(|span| span.of(text)));
            let speaker = or_none(it.speaker.as_deref());
            let device = or_none(it.device.map(Device::name));
            format!("{} {source}|{cue}|{speaker}|{device}", it.kind.name())
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(quotations(text), expected, "{text}");
}

#[test]
fn an_empty_quotation_may_end_a_text() {
    for text in ["Ada Tamm said “ .", "Ada Tamm said “”", "Ada Tamm said “ “"] {
        attributed(text, Rules::default());
    }
}

#[test]
fn finds_the_speaker_at_the_nearest_cue() {
    check("“We will go,” Ada Tamm said.", &["direct Ada Tamm|said|Ada Tamm|–"]);
    check("“We will go,” said Ada Tamm.", &["direct Ada Tamm|said|Ada Tamm|–"]);
    check(
        "Ada Tamm, the mayor, said: “We will go.”",
        &["direct Ada Tamm, the mayor|said|Ada Tamm|–"],
    );
    check(
        "“We will go,” she has repeatedly said.",
        &["direct she|has repeatedly said|–|–"],
    );
    check(
        "According to Ada Tamm, “nothing is certain today”.",
        &["partial Ada Tamm|According to|Ada Tamm|–"],
    );
    check("“We will go,” the mayor said.", &["direct the mayor|said|mayor|–"]);
}

#[test]
fn gives_the_fullest_name_of_the_article() {
    check(
        "Mayor Ada Tamm came. “We go,” Tamm said. “Now,” she added.",
        &["direct Tamm|said|Ada Tamm|–", "direct she|added|Ada Tamm|–"],
    );
}

#[test]
fn lets_a_quotation_without_cue_go_with_its_neighbour() {
    check(
        "“We go,” Tamm said. “It is not our quarrel. We try to end it.”",
        &["direct Tamm|said|Tamm|–", "direct Tamm|said|Tamm|–"],
    );
    check(
        "“We go,” Tamm said. “It is late.\n“Nobody asked us to come.”",
        &[
            "direct Tamm|said|Tamm|–",
            "direct Tamm|said|Tamm|–",
            "direct Tamm|said|Tamm|–",
        ],
    );
}

#[test]
fn takes_the_subject_of_the_main_verb_for_a_participle() {
    check(
        "Ada Tamm said that it rains, saying the hills were “lost for good.”",
        &["partial Ada Tamm|saying|Ada Tamm|–"],
    );
}

#[test]
fn lets_a_fragment_go_with_the_cue_before_it() {
    check(
        "While Ada Tamm said the council “would have to come at some point,” Olaf Berg said no one can.",
        &["partial Ada Tamm|said|Ada Tamm|–"],
    );
    check(
        "He said they “joined the Green League,” which grew.",
        &["partial He|said|–|–"],
    );
}

#[test]
fn tells_devices_from_speech() {
    check("The “free” market closed.", &["term –|–|–|no-speaker"]);
    check("He starred in the film “The Long Night” in May.", &["term –|–|–|title"]);
    check("Tamm called it a “sham” in May.", &["term Tamm|called|Tamm|–"]);
}

#[test]
fn a_quotation_without_a_word_may_be_the_last_thing() {
    for text in ["Mayor Ada Tamm said '''", "Mayor Ada Tamm said “,”"] {
        let found = attributed(text, Rules::default());
        assert!(
            found.attributions.iter().all(|it| it.content.end as usize <= text.len())
        );
    }
}

/// The page for readers shows every rule as it is tested.
#[test]
fn the_page_shows_every_rule() {
    let page = include_str!("../../docs/attribution.md");
    for card in CARDS {
        for text in [card.id, card.example, card.near_miss] {
            let shown = format!("`{}`", text.replace('\n', " / "));
            assert!(page.contains(&shown), "docs/attribution.md lacks {shown}");
        }
    }
}

#[test]
fn a_block_quotation_is_whoevers_the_words_before_it_name() {
    // Paragraphs behind > are set off; the contents given to a source are listed.
    for (marked, expected) in [
        ("Ada Tamm writes:\n>It rained.", "Ada Tamm: It rained."),
        (
            "Now what? In a letter, Ada Tamm wrote:\n>A.\n>B.",
            "Ada Tamm: A. | Ada Tamm: B.",
        ),
        ("Olaf Berg told them:\n>“It rained.”", "Olaf Berg: “It rained.”"),
        // What is reported inside is the speaker’s.
        (
            "Ada Tamm said:\n>Olaf Berg said that it rained.",
            "Ada Tamm: Olaf Berg said that it rained.",
        ),
        // Posts that a page embeds.
        (">It rained.\nA post shared by Ada Tamm (@adatamm)", "Ada Tamm: It rained."),
        (">It rained.\nPosted by Ada Tamm on Monday", "Ada Tamm: It rained."),
        // Boxes, lists, and what stands behind the block.
        ("Ada Tamm writes.\n>It rained.", ""),
        ("The rules are these:\n>Nobody walks.", ""),
        ("Ada Tamm writes:\nIt rained.", ""),
        (">It rained.\nAda Tamm left.", ""),
        ("Ada Tamm writes:\n>A.\nIt rained.\n>B.", "Ada Tamm: A."),
    ] {
        let mut text = String::new();
        let mut set_off = Vec::new();
        for line in marked.split('\n') {
            let start = text.len();
            text.push_str(line.trim_start_matches('>'));
            if line.starts_with('>') {
                set_off.push(Span::new(start, text.len()));
            }
            text.push('\n');
        }
        let found = attributed_in(Language::English, &text, Rules::default(), &set_off);
        let given: Vec<String> = outermost(&found)
            .into_iter()
            .map(|it| {
                format!("{}: {}", it.source.unwrap().of(&text), it.content.of(&text))
            })
            .collect();
        assert_eq!(given.join(" | "), expected, "{marked}");
    }
}

#[test]
fn who_was_asked_is_whoever_answers() {
    for marked in [
        "Asked whether it rained, [Ada Tamm] <said> {it did}.",
        "When asked by reporters if it rained, [Ada Tamm] <said> {it did}.",
        "[Ada Tamm], asked whether it rained, <said> {it did}.",
        // She asks.
        "[Ada Tamm, the mayor,] <asked> {whether it rained}.",
        "On Monday, [Ada Tamm] <asked> {whether the bridge, built in May, was safe}.",
    ] {
        check_marked(marked);
    }
}

#[test]
fn names_in_capitals_before_quotations_keep_their_own() {
    for (text, expected) in [
        (
            "ADA TAMM: “We stay.” OLAF BERG: “We go.”",
            "ADA TAMM: “We stay.” | OLAF BERG: “We go.”",
        ),
        ("TAMM: \"We stay.\"\nBERG: \"We go.\"", "TAMM: \"We stay.\" | BERG: \"We go.\""),
        // The place of a report is no speaker.
        ("ORLO: “We stay,” said Ada Tamm.", "Ada Tamm: “We stay,”"),
    ] {
        let found = attributed_in(Language::English, text, Rules::default(), &[]);
        let given: Vec<String> = found
            .attributions
            .iter()
            .map(|it| format!("{}: {}", it.source.unwrap().of(text), it.content.of(text)))
            .collect();
        assert_eq!(given.join(" | "), expected, "{text}");
    }
}
