//! Who is found as doing what, in small sentences.

use crate::analysis::fixture::analyze;
use crate::compare::passages::agents::{Agent, actions};
use crate::compare::passages::words::Words;
use crate::compare::words::WordTable;
use crate::document::Document;

/// `action: agent` for each action of a sentence; nobody is a dash.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = Document { text: text.to_owned(), ..Document::default() };
    let (_, analyses) = analyze(Vec::new(), vec![document]);
    let articles = [&analyses[0]];
    let words = Words::new(&articles, WordTable::new(&articles));
    let all = words.of(0);
    let found: Vec<String> = actions(&words, all, 0..all.len())
        .iter()
        .map(|it| {
            let agent = it.agent.span().map_or("–", |span| span.of(text));
            let sign = if matches!(it.agent, Agent::ByPhrase(_)) { "by " } else { "" };
            format!("{}: {sign}{agent}", it.span.of(text))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn an_active_verb_has_its_subject() {
    check("Veldland seized the harbour in May.", &["seized: Veldland"]);
    check("The old council later closed two schools.", &["closed: The old council"]);
    check("It was the port which they seized in May.", &["seized: they"]);
    check(
        "Each of them held referendums in May.",
        &["held: Each of them", "referendums: Each of them"],
    );
}

#[test]
fn a_passive_has_its_agent_after_by() {
    check("The harbour was seized by Veldland troops.", &["seized: by Veldland troops"]);
    check("The harbour was quickly seized on Monday.", &["seized: –"]);
    check("The harbour was seized by Monday.", &["seized: –"]);
    check(
        "A vote that was held by the harbour board failed.",
        &["vote: by the harbour board", "held: by the harbour board"],
    );
}

#[test]
fn a_noun_of_action_has_its_owner_or_nobody() {
    check(
        "Veldland’s sudden annexation of the port shook many.",
        &["annexation: Veldland’s"],
    );
    check("Prices rose after the escalation of May.", &["escalation: –"]);
    check(
        "Veldland launched a new attack in May.",
        &["launched: Veldland", "attack: Veldland"],
    );
}

#[test]
fn nothing_is_claimed_where_the_words_leave_it_open() {
    check("The harbour seized in May is calm.", &[]);
    check("The Veldland attack was long.", &[]);
}
