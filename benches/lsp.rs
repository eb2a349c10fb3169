//! What a keystroke costs: a session typed into a draft of 1,500 words, from the edit that
//! the editor sends to the findings that it gets, over standard input and output.
//!
//! `cargo bench --bench lsp --features lsp`. The bar is 50 ms at the 95th percentile.

#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark may write, print and panic"
)]

#[path = "../tests/lsp/client.rs"]
mod client;

use client::{Client, uri};
use serde_json::json;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Words of a draft.
const N_WORDS: usize = 1_500;
/// Other tellings.
const N_OTHERS: usize = 10;

/// What is typed, letter by letter; `<` strikes the letter before.
const TYPED: &str = "The so-called<<<<<<<<< envoy, Ada Tamm, claimed that “the river will not be shared”, critics say, and the advisor flew to Kiev 🙂 on Monday. Olaf Berg said that talks on the bridge would go on until the council of Veldland had voted, perhaps in the spring, possibly later.";

/// Sentences of the draft and of other tellings, put together anew for each.
const SENTENCES: &[&str] = &[
    "The council of Veldland met in Kyiv on Monday to speak about the bridge.",
    "“We will not leave the valley before the harvest is over,” Ada Tamm told reporters.",
    "Olaf Berg, the envoy, said that the talks had been long and that more would follow.",
    "At least 12 people were killed when shells hit a market in the east, officials said.",
    "The ministry rejected what it called a disastrous plan by the neighbouring republic.",
    "Residents of the old town carried water from the river, because no pump was working.",
    "According to Mara Lind, who leads the mission, the ceasefire “has held for nine days”.",
    "He added that nobody had been asked whether the road should be opened again.",
    "A spokesman for the army claimed that the village had been taken without a fight.",
    "In April the parliament is expected to vote on the agreement for a second time.",
    "Farmers near the border have sold their cattle and wait for buses that seldom come.",
    "The president’s adviser declined to comment on the reports about prisoners.",
];

fn article(seed: usize) -> String {
    let (mut text, mut n) = ("# The river and the bridge\n\n".to_owned(), 0);
    for at in 0.. {
        let sentence = SENTENCES[(at * (seed + 5) + at / 7 + seed) % SENTENCES.len()];
        n += sentence.split_whitespace().count();
        let end = if at % 3 == 2 { "\n\n" } else { " " };
        let _ = write!(text, "{sentence}{end}");
        if n >= N_WORDS {
            break;
        }
    }
    text
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Types into the middle of a draft; prints what a keystroke took.
fn session(folder: &Path, title: &str) {
    let draft = uri(&folder.join("draft.md"));
    let text = article(0);
    let start = Instant::now();
    let mut client = Client::start(folder, json!({}), json!({}));
    client.open(&draft, "markdown", &text);
    let n_first = client.diagnostics(&draft, Some(1)).len();
    let first = start.elapsed();
    let lines = text.lines().count();
    let line = (lines / 2..lines).find(|it| text.lines().nth(*it) == Some("")).unwrap();
    let place = |column: usize| json!({ "line": line, "character": column });
    let (mut column, mut version, mut times) = (0, 1, Vec::new());
    for c in TYPED.chars().cycle().take(2 * TYPED.chars().count()) {
        version += 1;
        let (from, text) = match c {
            '<' => (column - 1, String::new()),
            c => (column, c.to_string()),
        };
        let range = json!({ "start": place(from), "end": place(column) });
        column = from + c.len_utf16() * usize::from(c != '<');
        let sent = Instant::now();
        client.change(&draft, version, json!([{ "range": range, "text": text }]));
        client.diagnostics(&draft, Some(version));
        times.push(sent.elapsed());
    }
    times.sort();
    let at = |share: usize| milliseconds(times[(times.len() - 1) * share / 100]);
    println!(
        "{title}: {} keystrokes, p50 {:.1} ms, p95 {:.1} ms, max {:.1} ms; first findings ({n_first}) after {:.0} ms",
        times.len(),
        at(50),
        at(95),
        at(100),
        milliseconds(first),
    );
    assert!(client.shut_down().success());
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("parallax.toml");
    fs::write(&settings, "house = [\"ap\"]\n").unwrap();
    session(folder.path(), "alone");
    let others = folder.path().join("others");
    fs::create_dir(&others).unwrap();
    for n in 1..=N_OTHERS {
        fs::write(others.join(format!("telling-{n}.txt")), article(n)).unwrap();
    }
    fs::write(&settings, "house = [\"ap\"]\nagainst = [\"others\"]\n").unwrap();
    session(folder.path(), "beside 10 other tellings");
}
