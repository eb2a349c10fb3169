//! Whether work grows with the length of the input and not with its square: instructions on
//! hostile inputs of two lengths, one four times the other.
//!
//! `cargo bench --bench scaling [-- KIND…]`, with valgrind. Status 1 where four times as much
//! takes more than six times as long.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark may read, write and panic"
)]

mod support;

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// The most that four times the input may take.
const MOST: f64 = 6.0;

/// A kind of input: its name, the command, the file, what makes it, and a length that takes
/// more than starting does.
type Kind = (&'static str, &'static str, &'static str, fn(usize) -> String, usize);

const KINDS: &[Kind] = &[
    ("words", "annotate", "a.txt", |n| words(n), 10_000),
    ("one line", "annotate", "a.txt", |n| "said ".repeat(n), 10_000),
    ("quotations of one word", "annotate", "a.txt", |n| "“No” ".repeat(n), 5_000),
    ("she said he said", "annotate", "a.txt", |n| "she said he said ".repeat(n), 2_500),
    ("open marks", "annotate", "a.txt", |n| "“‘ a ".repeat(n), 5_000),
    ("lines that open", "annotate", "a.txt", |n| "‘Rain fell\n".repeat(n), 5_000),
    ("apostrophes", "annotate", "a.txt", |n| "‘tis the boys’ ".repeat(n), 5_000),
    (
        "names",
        "annotate",
        "a.txt",
        |n| (0..n).map(|it| format!("Ada T{it} said. ")).collect(),
        3_000,
    ),
    (
        "one name",
        "annotate",
        "a.txt",
        |n| "Mayor Ada Tamm met Olaf Tamm. Tamm said so. ".repeat(n),
        1_500,
    ),
    (
        "labels",
        "annotate",
        "a.txt",
        |n| "TAMM: “We stay.” BERG: “We go.” ".repeat(n),
        2_000,
    ),
    ("paragraphs", "annotate", "a.txt", |n| "No.\n\n".repeat(n), 10_000),
    (
        "attributes",
        "annotate",
        "a.html",
        |n| {
            format!(
                "<p {}>It rained in Orlo.</p>",
                (0..n).map(|it| format!("a{it}=b ")).collect::<String>()
            )
        },
        10_000,
    ),
    ("elements", "annotate", "a.html", |n| "<b><p>It rained.</b>".repeat(n), 2_000),
    (
        "links",
        "annotate",
        "a.html",
        |n| "<p><a href=x>It rained</a></p>".repeat(n),
        2_000,
    ),
    (
        "inline texts",
        "annotate",
        "story.toml",
        |n| "[[article]]\ntext = \"Rain.\"\n".repeat(n),
        1_000,
    ),
    (
        "rows",
        "annotate",
        "a.csv",
        |n| format!("id,text\n{}", "a,\"It\nrained\"\n".repeat(n)),
        1_000,
    ),
    ("emphasis", "annotate", "a.md", |n| "*_a `[b](".repeat(n), 5_000),
    ("long article", "compare", "a.jsonl", beside, 5_000),
    ("one article", "annotate", "a.txt", |n| article(1, n), 50_000),
    ("articles of one story", "compare", "a.jsonl", |n| stories(n, 1), 10),
    ("articles of many stories", "compare", "a.jsonl", |n| stories(n, n / 5), 40),
    ("gaps", "compare", "a.jsonl", gaps, 500),
    (
        "one quotation",
        "compare",
        "a.jsonl",
        |n| {
            rows([
                "“We stay, she said he said, and no more.” ".repeat(n),
                "“We stay, he said she said, and go on.” ".repeat(n),
            ])
        },
        500,
    ),
    (
        "paragraphs of one quotation",
        "compare",
        "a.jsonl",
        |n| rows(["“Rain fell on Orlo.\n".repeat(n), "It rained.".to_owned()]),
        1_000,
    ),
    (
        "draft",
        "review --isolated --house ap --exit-zero",
        "d.md",
        |n| "The so-called *mayor* said “no” 5 times. ".repeat(n),
        1_000,
    ),
    (
        "draft of tags",
        "review --isolated --house ap --exit-zero",
        "d.html",
        |n| "<b><p>It rained.".repeat(n),
        1_000,
    ),
];

/// A text of varied words.
fn words(n: usize) -> String {
    const WORDS: &[&str] = &[
        "the", "mayor", "said", "that", "rain", "fell", "in", "Orlo", "and", "war",
        "came", "to", "Kyiv",
    ];
    let mut text = String::new();
    let mut state = 1_u64;
    for at in 0..n {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let word = WORDS[usize::try_from(state >> 40).unwrap() % WORDS.len()];
        let _ = write!(text, "{word}{}", if at % 17 == 16 { ". " } else { " " });
    }
    text
}

/// Some words of a story of that number, as an article tells it: a third of its sentences stand in
/// other articles of the story, too.
fn article(number: u64, n: usize) -> String {
    let mut state = number;
    let mut next = |of: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 40).unwrap() % of
    };
    let mut text = String::new();
    for _ in 0..n.div_ceil(15) {
        let (a, b, c, d) = (next(900), next(40), next(900), next(7));
        let _ = match d {
            0 => write!(
                text,
                "“We saw {a} boats near the w{b} quay and they left,” Ada T{b} said on Monday. "
            ),
            1 => write!(
                text,
                "Ada T{b} said that the w{a} of w{c} had closed the harbour of Orlo again. "
            ),
            2 => write!(
                text,
                "The w{b} council of Orlo voted to open bridge w{a} before the w{c} winter comes. "
            ),
            _ => write!(
                text,
                "A w{a} crowd w{c} walked past the w{b} mill in rain, as far as Hallem road. "
            ),
        };
    }
    text
}

/// A table of so many articles of so many stories, by seven sources in turn.
fn stories(n: usize, n_stories: usize) -> String {
    let row = |number: usize| {
        let story = number % n_stories.max(1);
        let shared = article(story as u64 * 1_000 + 7, 100);
        let own = article(number as u64 + 1, 200);
        let text = format!("Quay {story} closes\n{shared}{own}");
        let source = format!("The Elm {}", number % 7);
        format!(
            "{}\n",
            serde_json::json!({"id": format!("{number}"), "source": source, "text": text})
        )
    };
    (0..n).map(row).collect()
}

/// A table of two sources.
fn rows(texts: [String; 2]) -> String {
    let row = |(number, text): (usize, String)| {
        let source = ["The Ash", "The Elm"][number];
        format!("{}\n", serde_json::json!({"id": source, "source": source, "text": text}))
    };
    texts.into_iter().enumerate().map(row).collect()
}

/// A short article beside a long one, with a quotation of which one cuts words.
fn beside(n: usize) -> String {
    let quotation = "Ada Tamm said: “We will stay here for as long as it takes to mend the old bridge.”\n";
    let cut = "Ada Tamm said: “We will stay here to mend the old bridge.”\n";
    rows([format!("{quotation}{}", words(n)), cut.to_owned()])
}

/// Many quotations, each cut by the other source.
fn gaps(n: usize) -> String {
    let whole: String = (0..n).map(|it| format!("Ada Tamm said: “We met {it} men, and the war of word{it} goes on and on here.”\n")).collect();
    let cut: String = (0..n)
        .map(|it| {
            format!(
                "Ada Tamm said: “We met {it} men, and the war goes on and on here.”\n"
            )
        })
        .collect();
    rows([whole, cut])
}

fn main() -> ExitCode {
    let folder =
        std::env::temp_dir().join(format!("parallax-scaling-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let mut is_bounded = true;
    for (kind, command, file, make, n) in KINDS {
        if !wanted.is_empty() && !wanted.iter().any(|it| kind.contains(it.as_str())) {
            continue;
        }
        let [none, one, four] =
            [0, *n, 4 * n].map(|n| count(command, &folder.join(file), &make(n.max(1))));
        let work = |all: u64| all.saturating_sub(none) as f64;
        let ratio = work(four) / work(one).max(1.0);
        is_bounded &= ratio <= MOST;
        println!(
            "{kind}: {n} take {:.0} million instructions, four times as many {ratio:.1} times as many",
            work(one) / 1e6
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
    if is_bounded { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn count(command: &str, path: &Path, content: &str) -> u64 {
    std::fs::write(path, content).unwrap();
    let mut args: Vec<&str> = command.split(' ').collect();
    args.extend(["-o", "/dev/null", path.to_str().unwrap()]);
    support::instructions(&args)
}
