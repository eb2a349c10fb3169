//! A draft beside the other tellings: what to look at, underlined, with what may be written
//! in its place.

use crate::analysis::Session;
use crate::desk::{Choices, Desk, Lists};
use crate::review::{Draft, Finding, builtin_houses, settle};
use crate::serve::fault::Fault;
use crate::serve::frame::{Frame, Open};
use crate::serve::request::{Ask, Reply};
use crate::serve::routes::App;
use crate::serve::story::LIST;
use serde::Serialize;

/// The longest draft, in bytes.
const MAX: usize = 1 << 20;
/// The name under which a draft is reviewed: plain text.
const NAME: &str = "draft.txt";

#[derive(Serialize)]
struct Shown {
    title: String,
    story: Frame,
    draft: String,
    houses: Vec<House>,
    beside: bool,
    is_reviewed: bool,
    about: String,
    paragraphs: Vec<Vec<Piece>>,
    findings: Vec<Listed>,
    n_safe: usize,
}

#[derive(Serialize)]
struct House {
    id: String,
    is_on: bool,
}

#[derive(Serialize)]
struct Piece {
    text: String,
    /// The numbers of the findings there; empty for none.
    numbers: String,
}

#[derive(Serialize)]
struct Listed {
    number: usize,
    severity: String,
    words: String,
    message: String,
    suggestion: Option<String>,
    rule: String,
}

/// Shows an empty page, or what a review of the draft in the form finds.
pub(super) fn page(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let mut text = ask.find("draft").unwrap_or_default().replace("\r\n", "\n");
    if text.len() > MAX {
        let n = MAX.to_string();
        return Err(Fault::Wrong(ask.words.fill("wrong_long", &[("n", &n)])));
    }
    let beside = !ask.is_change || ask.find("beside").is_some();
    let wanted = ask.fields("house");
    let house: Vec<String> =
        builtin_houses().filter(|it| wanted.contains(it)).map(str::to_owned).collect();
    let frame = app.frame(open, "review", ask);
    let mut shown = Shown {
        title: frame.title.clone(),
        story: frame,
        draft: String::new(),
        houses: builtin_houses()
            .map(|it| House {
                id: it.to_owned(),
                is_on: house.iter().any(|own| own == it),
            })
            .collect(),
        beside,
        is_reviewed: !text.trim().is_empty(),
        about: String::new(),
        paragraphs: Vec::new(),
        findings: Vec::new(),
        n_safe: 0,
    };
    if shown.is_reviewed {
        let has_articles = !open.story.list.articles().is_empty();
        let desk = desk(app, open, house, beside && has_articles)?;
        let mut session = Session::default();
        let findings = |text: &str, session: &mut Session| {
            let draft = Draft::new(NAME, text.to_owned());
            desk.reviewer.review_with(&draft, session)
        };
        match ask.field("what") {
            "all" => {
                let draft = Draft::new(NAME, text.clone());
                text =
                    settle(&draft, |it| desk.reviewer.review_with(it, &mut session)).text;
            }
            "one" => {
                let number: usize = ask.field("number").parse().unwrap_or(0);
                let found = findings(&text, &mut session);
                if let Some(one) = number.checked_sub(1).and_then(|at| found.get(at))
                    && let Some(words) = &one.suggestion
                {
                    text.replace_range(one.span.range(), words);
                }
            }
            _ => {}
        }
        let found = findings(&text, &mut session);
        shown.about = ask.words.count("n_findings", found.len());
        shown.n_safe =
            found.iter().filter(|it| it.is_safe && it.suggestion.is_some()).count();
        shown.paragraphs = underlined(&text, &found);
        shown.findings =
            found.iter().zip(1..).map(|(it, n)| listed(&text, it, n)).collect();
    }
    shown.draft = text;
    app.page("serve-review.html", &shown, ask.words)
}

fn desk(app: &App, open: &Open, house: Vec<String>, beside: bool) -> Result<Desk, Fault> {
    let list = &open.story.list;
    let path = &open.story.path;
    let mut lists: Lists = app.lists.clone();
    lists.without.extend(list.strings("without"));
    lists.lexicon.extend(list.strings("lexicon").iter().map(|it| path.join(it)));
    let choices = Choices {
        isolated: true,
        lists,
        house,
        against: if beside { vec![path.join(LIST)] } else { Vec::new() },
        ..Choices::default()
    };
    Desk::open(&choices, None).map_err(|it| Fault::wrong(&it))
}

fn listed(text: &str, finding: &Finding, number: usize) -> Listed {
    Listed {
        number,
        severity: finding.severity.to_string(),
        words: finding.words(text).to_owned(),
        message: finding.message.clone(),
        suggestion: finding.suggestion.clone(),
        rule: finding.rule.clone(),
    }
}

/// The paragraphs of a draft, in pieces that findings begin and end.
fn underlined(text: &str, findings: &[Finding]) -> Vec<Vec<Piece>> {
    let mut cuts: Vec<usize> = findings
        .iter()
        .flat_map(|it| [it.span.range().start, it.span.range().end])
        .chain(text.match_indices('\n').flat_map(|(at, _)| [at, at + 1]))
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut paragraphs = vec![Vec::new()];
    let mut first = 0;
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let piece = &text[start..end];
        if piece == "\n" {
            paragraphs.push(Vec::new());
            continue;
        }
        // In order of place: those that end before this are never looked at again.
        while findings.get(first).is_some_and(|it| it.span.range().end <= start) {
            first += 1;
        }
        let here = findings[first..].iter().zip(first + 1..);
        let here = here.take_while(|it| it.0.span.range().start < end);
        let here = here.filter(|it| it.0.span.range().end > start);
        let numbers: Vec<String> = here.map(|it| it.1.to_string()).collect();
        if let Some(last) = paragraphs.last_mut() {
            last.push(Piece { text: piece.to_owned(), numbers: numbers.join(" ") });
        }
    }
    paragraphs.retain(|it| !it.is_empty());
    paragraphs
}
