//! A draft beside other tellings: what it quotes shorter, and what it leaves out.

use crate::commands::{folder, parallax};
use crate::reviewer;
use parallax::document::{Document, Paragraph, Zone};
use parallax::review::{Draft, Finding, Reviewer};
use parallax::text::{Vocabulary, segment};

fn article(source: &str, text: &str) -> Document {
    let lines = segment(text, &mut Vocabulary::default()).paragraphs;
    let body =
        |span| Paragraph { span, line: 1, zone: Some(Zone::Body), is_set_off: false };
    Document {
        id: source.to_owned(),
        path: format!("{source}.txt"),
        source: source.to_owned(),
        language: "en".to_owned(),
        text: text.to_owned(),
        paragraphs: lines.into_iter().map(body).collect(),
        ..Document::default()
    }
}

fn beside(others: &[(&str, &str)]) -> Reviewer {
    reviewer(Vec::new()).with_others(others.iter().map(|(a, b)| article(a, b)))
}

fn against(reviewer: &Reviewer, draft: &str, rule: &str) -> Vec<Finding> {
    let mut found = reviewer.review(&Draft::new("draft.txt", draft.to_owned()));
    found.retain(|it| it.rule == rule);
    found
}

const WHOLE: &str = "“We shall open the bridge in spring, if the money comes, and we will keep the ferry until then,” Ada Tamm said on Monday.";

#[test]
fn words_cut_from_a_sentence_are_shown_in_their_place() {
    let reviewer = beside(&[("herald", WHOLE), ("times", "It rained.")]);
    let in_place = "herald prints more of this quotation, in brackets: “";
    for (draft, expected) in [
        // Cut at the end, at the start, in the middle, with an ellipsis, in two fragments.
        (
            "“We shall open the bridge in spring,” Ada Tamm said.",
            Some(
                "We shall open the bridge in spring, [if the money comes, and we will keep the ferry until then]”.",
            ),
        ),
        (
            "Ada Tamm said that “we will keep the ferry until then”.",
            Some(
                "[We shall open the bridge in spring, if the money comes, and] we will keep the ferry until then”.",
            ),
        ),
        (
            "“We shall open the bridge in spring … and we will keep the ferry until then,” Ada Tamm said.",
            Some(
                "shall open the bridge in spring, [if the money comes], and we will keep the ferry until then”.",
            ),
        ),
        (
            "“[W]e shall open the bridge in spring,” Ada Tamm said, and “we will keep the ferry until then”.",
            Some(
                "We shall open the bridge in spring, [if the money comes, and] we will keep the ferry until then”.",
            ),
        ),
        // Other marks, capitals and signs are no difference; neither is a split.
        (
            "\"We shall open the bridge in spring -- if the money comes -- and we will keep the ferry until then\", Ada Tamm said.",
            None,
        ),
        (
            "“We shall open the bridge in spring,” Ada Tamm said, “if the money comes, and we will keep the ferry until then.”",
            None,
        ),
        // Printed whole in another place, or told in the draft's own words beside it.
        (
            "“We shall open the bridge in spring,” Ada Tamm said.\nIn full: “We shall open the bridge in spring, if the money comes, and we will keep the ferry until then.”",
            None,
        ),
        // Too little to know it again.
        ("Ada Tamm will “open the bridge”.", None),
        // Another speaker's few words.
        ("“We will keep the ferry until Monday,” Olaf Berg said.", None),
    ] {
        let found = against(&reviewer, draft, "against/quoted-shorter");
        let messages: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
        match expected {
            None => assert!(messages.is_empty(), "{draft}: {messages:?}"),
            Some(it) => {
                assert_eq!(messages.len(), 1, "{draft}: {messages:?}");
                assert!(messages[0].starts_with(in_place), "{messages:?}");
                assert!(messages[0].ends_with(it), "{draft}: {messages:?}");
                assert!(found[0].suggestion.is_none());
            }
        }
    }
}

#[test]
fn sentences_before_and_after_are_no_cut() {
    let whole = "“The gates are shut for the whole of the night. Nobody may pass without a paper,” Olaf Berg said.";
    let reviewer = beside(&[("herald", whole)]);
    let draft = "“The gates are shut for the whole of the night,” Olaf Berg said.";
    let found = against(&reviewer, draft, "against/quoted-shorter");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn quotations_that_most_others_print_are_named() {
    let quotation = "“Nobody in this harbour was told about the fire before midnight,” Ada Tamm said.";
    let other = "The harbour was closed. Olaf Berg came late.";
    let said = |rest: &str| format!("{quotation}\n{rest}");
    let (a, b) = (said("It was cold."), said("The crews waited."));
    let reviewer = beside(&[("a", &a), ("b", &b), ("c", other)]);
    let messages = |draft: &str| {
        let found = against(&reviewer, draft, "against/left-out");
        found.into_iter().map(|it| it.message).collect::<Vec<_>>()
    };
    assert_eq!(
        messages("The harbour burned."),
        [
            "Not quoted here: Ada Tamm, “Nobody in this harbour was told about the fire before midnight”; a and b print it."
        ]
    );
    // Printed in part, or told in other words.
    for draft in [
        "Nobody “was told about the fire before midnight”, Ada Tamm said.",
        "Ada Tamm complained that the harbour had not been told of the fire until midnight.",
    ] {
        assert!(messages(draft).is_empty(), "{draft}: {:?}", messages(draft));
    }
}

#[test]
fn copies_are_one_telling() {
    let quotation = "“Nobody in this harbour was told about the fire before midnight,” Ada Tamm said.";
    let words = |from: usize| {
        let word = |it: usize| format!("w{}", it * 7919 % 997);
        (from..from + 80).map(word).collect::<Vec<_>>().join(" ")
    };
    let wire = format!("{quotation} {}.", words(0));
    let own = format!("{quotation} {}.", words(300));
    let rest = format!("The day was long: {}.", words(600));
    let copied = beside(&[("a", &wire), ("b", &wire), ("c", &rest)]);
    let draft = "The harbour burned.";
    assert!(against(&copied, draft, "against/left-out").is_empty());
    let told = beside(&[("a", &wire), ("b", &wire), ("c", &own)]);
    let found = against(&told, draft, "against/left-out");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].message.ends_with("; a (the same text in b) and c print it."),
        "{found:?}"
    );
}

#[test]
fn threads_share_a_reviewer() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Reviewer>();
}

#[test]
fn drafts_of_a_folder_are_not_put_beside_themselves() {
    let folder = folder(&[
        ("drafts/a.md", "The train from Kiev was late.\n"),
        ("drafts/b.md", "It rained.\n"),
        ("others/c.txt", "The train to Kyiv was late.\n"),
    ]);
    let args =
        ["drafts", "--against", "drafts", "--against", "others", "--format", "concise"];
    let (_, out, error) = parallax(folder.path(), &args);
    assert!(out.contains("drafts/a.md:1:16: advice: “Kiev”: no other"), "{out}{error}");
}

#[test]
fn what_others_quote_is_not_given_as_their_wording() {
    let quoting = "“The regime in Kiev and its Crimea bridge will fall,” Olaf Berg said.";
    let reviewer = beside(&[("a", quoting), ("b", "The road to Crimea was open.")]);
    let found = against(&reviewer, "It rained.", "against/left-out");
    let crimea: Vec<&str> = found
        .iter()
        .map(|it| it.message.as_str())
        .filter(|it| it.contains("Crimea"))
        .collect();
    assert_eq!(
        crimea,
        [
            "Not named here: Peninsula in the north of the Black Sea. Others have “Crimea” (b), and in what they quote or report (a)."
        ]
    );
}

#[test]
fn nobody_is_said_to_lack_a_name_that_is_quoted() {
    let quoting = "“The road to Kiev is open,” Olaf Berg said.\nKyiv was quiet.";
    let quoting_too = "“The trains to Kiev are late,” Mira Holt said at noon.\nIn Kyiv shops were open.";
    let other = ("c", "Kyiv was quiet. It rained.");
    let mut caption = article("b", "A train leaves Kiev.\nKyiv was quiet.");
    caption.paragraphs[0].zone = Some(Zone::Caption);
    let with = |it| reviewer(Vec::new()).with_others([it, article(other.0, other.1)]);
    for (reviewer, expected) in [
        (
            beside(&[("a", quoting), other]),
            &[
                "“Kiev”: no other telling has it in its own words; a quotes or reports it. Others have “Kyiv” (a and c).",
            ][..],
        ),
        (
            beside(&[("a", quoting), ("b", quoting_too), other]),
            &[
                "“Kiev”: no other telling has it in its own words; a and b quote or report it. Others have “Kyiv” (a, b and c).",
            ],
        ),
        (beside(&[other]), &["“Kiev”: no other telling has it. Others have “Kyiv” (c)."]),
        (with(caption), &[]),
    ] {
        let found = against(&reviewer, "Kiev was quiet.", "against/naming");
        let messages: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(messages, expected);
    }
}

#[test]
fn names_are_quoted_as_they_are_printed() {
    let first =
        ("a", "President Olaf Berg met envoys. The full scale invasion began in May.");
    let second = ("b", "The full-scale invasion of Ukraine went on. It rained.");
    let found = against(
        &beside(&[first, second]),
        "The special military operation of Russia went on.",
        "against/naming",
    );
    for it in &found {
        let quoted = it.message.split("Others have ").nth(1).unwrap_or_default();
        for words in quoted.split('“').skip(1).filter_map(|it| it.split('”').next()) {
            let is_printed = [first.1, second.1].iter().any(|it| it.contains(words));
            assert!(is_printed, "{words}: {}", it.message);
        }
    }
}

#[test]
fn captions_name_no_thing() {
    let mut caption = article("a", "A road in Crimea.\nIt rained all day long.");
    caption.paragraphs[0].zone = Some(Zone::Caption);
    let plain = article("b", "The road to Crimea was open.");
    let reviewer = reviewer(Vec::new()).with_others([caption, plain]);
    let found = against(&reviewer, "It rained.", "against/left-out");
    assert!(found.is_empty(), "{found:?}");
}
