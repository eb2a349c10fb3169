//! Even-handedness: swapping the names of two sides swaps every figure and sentence, and
//! nothing else.
//!
//! The story and the word list are constructed: whatever stands there of one side stands in
//! the same words of the other in the swapped story. Names and their counterparts are of one
//! form, so that a difference can only be the program's own. Where the order of sources is
//! by name, what is compared is sorted first.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

const STORY: &str = include_str!("mirror/story.toml");
const PACK: &str = include_str!("mirror/pack.toml");

/// Words of the one side, and of the other, of equal length.
const NAMES: &[(&str, &str)] = &[
    ("veld", "ostm"),
    ("veldland", "ostmarka"),
    ("veldish", "ostmish"),
    ("orlav", "dunev"),
    ("orlau", "duneu"),
    ("ada", "ida"),
    ("tamm", "rask"),
    ("olaf", "arne"),
    ("berg", "lund"),
    ("brenna", "sollen"),
];

/// The same with counterparts of other lengths.
const UNEQUAL: &[(&str, &str)] = &[("ostmarka", "ostmark"), ("sollen", "sollenheim")];

/// A text with every word that stands in a list as the one in the place of the other, each
/// way, in the letters (small, capital) of the word.
fn swapped(text: &str, names: &[(&str, &str)]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().map(Some).chain([None]) {
        if let Some(c) = c.filter(|it| it.is_alphanumeric()) {
            word.push(c);
            continue;
        }
        let folded = word.to_lowercase();
        let other = names.iter().find_map(|&(a, b)| match folded.as_str() {
            it if it == a => Some(b),
            it if it == b => Some(a),
            _ => None,
        });
        match other {
            Some(it) if word.chars().all(char::is_uppercase) => {
                shown.push_str(&it.to_uppercase());
            }
            Some(it) if word.starts_with(char::is_uppercase) => {
                shown.push_str(&it[..1].to_uppercase());
                shown.push_str(&it[1..]);
            }
            Some(it) => shown.push_str(it),
            None => shown.push_str(&word),
        }
        word.clear();
        shown.extend(c);
    }
    shown
}

/// What `parallax compare` prints.
fn compared(story: &str, pack: &str, format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("story.toml"), story).unwrap();
    fs::write(path("pack.toml"), pack).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["compare", "story.toml", "-q", "--lexicon", "pack.toml", "--format"])
        .arg(format)
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a lesson from a story asks, without letters and lines, and what its key says.
fn asked(story: &str, pack: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("story.toml"), story).unwrap();
    fs::write(path("pack.toml"), pack).unwrap();
    let args = "lesson story.toml -q --lexicon pack.toml -o s.html --key k.html --questions q.csv --level 10-12 --excerpts-max 400 --types voice,strips";
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(args.split(' '))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut reader = csv::Reader::from_path(path("q.csv")).unwrap();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| {
        let asked = row[2].split_once(": ").map_or(&row[2], |(_, it)| it);
        let kind = row[0].split('-').next().unwrap_or_default().to_owned();
        (format!("{kind}: {asked}"), row[4].to_owned())
    })
    .collect()
}

/// Two outputs that should be one: of the swapped story, and the swapped one of the story.
fn both(story: &str, format: &str) -> [String; 2] {
    let of_swapped = compared(&swapped(story, NAMES), &swapped(PACK, NAMES), format);
    [of_swapped, swapped(&compared(story, PACK, format), NAMES)]
}

/// The story on one day, so that its sources stand by name.
fn on_one_day(story: &str) -> String {
    let lines = story.lines().map(|line| match line.split_once(" = ") {
        Some(("date", _)) => "date = 2024-05-06",
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A story of two sources with six articles each, of the paragraphs of the other story.
fn of_many() -> String {
    let of = |side: &str| -> Vec<&str> {
        let articles = STORY.split("[[article]]").filter(|it| {
            let source = it.lines().find(|line| line.starts_with("source"));
            source.is_some_and(|it| it.contains(side))
        });
        let texts = articles.filter_map(|it| it.split("\"\"\"").nth(1));
        texts.flat_map(str::lines).filter(|it| !it.is_empty()).collect()
    };
    let mut story = "title = \"Six articles a side\"\n".to_owned();
    for side in ["Veld", "Ostm"] {
        let lines = of(side);
        for at in 0..6 {
            let chosen: Vec<&str> =
                (0..9).map(|n| lines[(2 * at + n * (n + 1) / 2) % lines.len()]).collect();
            writeln!(
                story,
                "[[article]]\nid = \"{}-{at}\"\nsource = \"{side} Courier\"\ndate = 2024-05-0{}\ntext = \"\"\"\n{}\n\"\"\"",
                side.to_lowercase(),
                at + 1,
                chosen.join("\n")
            )
            .unwrap();
        }
    }
    story
}

/// An output without the keys that depend on bytes rather than on what they say.
fn without(value: Value, keys: &[&str]) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(key, _)| !keys.contains(&key.as_str()))
                .map(|(key, it)| (key, without(it, keys)))
                .collect(),
        ),
        Value::Array(items) => items.into_iter().map(|it| without(it, keys)).collect(),
        other => other,
    }
}

/// An output with every list sorted, and pairs of passages the way round that sorts first.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let article =
                |side: &str| fields.get(side).and_then(|it| it["article"].as_str());
            let is_turned = article("a") > article("b");
            let fields = fields.into_iter();
            let fields =
                Value::Object(fields.map(|(key, it)| (key, sorted(it))).collect());
            if is_turned { sorted(turned(fields)) } else { fields }
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(sorted).collect();
            items.sort_by_cached_key(ToString::to_string);
            items.into()
        }
        other => other,
    }
}

/// An output with `a` for `b`.
fn turned(value: Value) -> Value {
    let other = |key: String| match key.as_str() {
        "a" => "b".to_owned(),
        "b" => "a".to_owned(),
        _ => key,
    };
    match value {
        Value::Object(fields) => Value::Object(
            fields.into_iter().map(|(key, it)| (other(key), turned(it))).collect(),
        ),
        Value::Array(items) => items.into_iter().map(turned).collect(),
        it => it,
    }
}

fn json(output: &str) -> Value {
    without(serde_json::from_str(output).unwrap(), &["sha256"])
}

/// The tags and texts of a page, without its data, style and script, and without hashes.
fn pieces(page: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut is_hidden = false;
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split(' ').next().unwrap_or_default();
        is_hidden |= matches!(name, "script" | "style" | "meta");
        if !is_hidden {
            pieces.push(format!("<{tag}>"));
            // A hash is cut with an ellipsis, or stands whole.
            let text = text.replace("&quot;", "\"");
            let words = text.split_whitespace().filter(|it| {
                let hash = it.trim_matches(|c: char| !c.is_ascii_alphanumeric());
                let hash = hash.trim_start_matches("sha256:");
                hash.len() < 8 || hash.contains(|c: char| !c.is_ascii_hexdigit())
            });
            pieces.push(words.collect::<Vec<_>>().join(" "));
        }
        is_hidden &= !matches!(name, "/script" | "/style") && name != "meta";
    }
    pieces.retain(|it| !it.is_empty());
    pieces
}

/// The same without attributes, which number the columns, and without the letters of sources,
/// which stand for columns too; sorted.
fn sorted_pieces(page: &str) -> Vec<String> {
    let is_letter = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        let number = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        word.len() == number.len() + 1 && number.chars().all(|c| c.is_ascii_digit())
    };
    let of_no_column = |piece: &String| match piece.strip_prefix('<') {
        Some(tag) => tag.split([' ', '>']).next().unwrap_or_default().to_owned(),
        None => {
            let words = piece.split(' ').filter(|it| !is_letter(it));
            let words = words.collect::<Vec<_>>().join(" ");
            // What joins the items of a list depends on which is the last.
            words.trim_end_matches([',', ';', '.']).to_owned()
        }
    };
    let mut pieces: Vec<String> = pieces(page).iter().map(of_no_column).collect();
    pieces.sort();
    pieces
}

/// The first difference of two lists, with a few items before it.
#[track_caller]
fn assert_same(left: &[String], right: &[String]) {
    if let Some(at) =
        (0..left.len().max(right.len())).find(|&at| left.get(at) != right.get(at))
    {
        let near = |it: &[String]| {
            it[at.saturating_sub(3).min(it.len())..(at + 3).min(it.len())].join("\n")
        };
        panic!("of the swapped story:\n{}\n\nswapped:\n{}", near(left), near(right));
    }
}

#[track_caller]
fn assert_same_json(left: &Value, right: &Value) {
    let lines = |it: &Value| -> Vec<String> {
        let printed = serde_json::to_string_pretty(it).unwrap();
        printed.lines().map(str::to_owned).collect()
    };
    assert_same(&lines(left), &lines(right));
}

#[test]
fn the_story_shows_every_part_of_a_report() {
    let found = json(&compared(STORY, PACK, "json"));
    let n = |key: &str| found[key].as_array().unwrap().len();
    for key in ["speakers", "shared_quotes", "passages", "facts", "copies", "caveats"] {
        assert!(n(key) > 0, "{key}");
    }
    let has = |key: &str, is: &dyn Fn(&Value) -> bool| {
        assert!(found[key].as_array().unwrap().iter().any(is), "{key}");
    };
    has("shared_quotes", &|it| it["relation"] == "trimmed");
    has("concepts", &|it| it["differs"]["verdict"] == "differs-here");
    has("markers", &|it| it["category"] == "side-loaded");
    has("markers", &|it| it["verdict"] != "too-few");
    has("passages", &|it| !it["agents"].is_null());
    has("passages", &|it| !it["reporting"].is_null());
    has("passages", &|it| it["counts"].as_array().is_some_and(|it| !it.is_empty()));
    for kind in [
        "headline",
        "name",
        "modifier",
        "event",
        "status",
        "number",
        "speakers",
        "quotation",
        "agent",
        "loaded",
        "missing",
    ] {
        let lists = ["contrasts", "further_contrasts"].map(|it| found[it].as_array());
        let mut all = lists.into_iter().flatten().flatten();
        assert!(all.any(|it| it["kind"] == kind), "{kind}");
    }
    let found = json(&compared(&of_many(), PACK, "json"));
    let tested = found["concepts"].as_array().unwrap().iter();
    assert!(tested.filter(|it| it["differs"]["p"].is_number()).count() > 0);
}

#[test]
fn swapping_the_sides_swaps_the_report() {
    // Sources stand by date: not even the order may change.
    let [left, right] = both(STORY, "json");
    assert_same_json(&json(&left), &json(&right));
    let [left, right] = both(STORY, "html");
    assert_same(&pieces(&left), &pieces(&right));
}

#[test]
fn swapping_the_sides_of_one_day_swaps_the_report() {
    let story = on_one_day(STORY);
    let [left, right] = both(&story, "json");
    assert_same_json(&sorted(json(&left)), &sorted(json(&right)));
    let [left, right] = both(&story, "html");
    assert_same(&sorted_pieces(&left), &sorted_pieces(&right));
}

#[test]
fn swapping_the_sides_of_many_articles_swaps_the_report() {
    let story = of_many();
    let [left, right] = both(&story, "json");
    assert_same_json(&sorted(json(&left)), &sorted(json(&right)));
    let [left, right] = both(&story, "html");
    assert_same(&sorted_pieces(&left), &sorted_pieces(&right));
}

/// Keys that hold nothing but places.
const OFFSETS: &[&str] = &["start", "end", "parts", "openings"];

#[test]
fn names_of_other_lengths_change_only_places() {
    let longer = |text: &str| {
        UNEQUAL.iter().fold(text.to_owned(), |text, (from, to)| {
            let capital = |it: &str| it[..1].to_uppercase() + &it[1..];
            text.replace(&capital(from), &capital(to)).replace(from, to)
        })
    };
    let found = |story: &str, pack: &str| {
        let found = compared(&longer(story), &longer(pack), "json");
        without(json(&found), OFFSETS)
    };
    let left = found(&swapped(STORY, NAMES), &swapped(PACK, NAMES));
    let right = without(json(&compared(STORY, PACK, "json")), OFFSETS);
    let right = longer(&swapped(&right.to_string(), NAMES));
    assert_same_json(&left, &serde_json::from_str(&right).unwrap());
}

#[test]
fn a_difference_of_one_word_shows() {
    let of_swapped = swapped(STORY, NAMES).replacen("Rask vowed", "Rask said", 1);
    assert_ne!(of_swapped, swapped(STORY, NAMES));
    for format in ["json", "html"] {
        let left = compared(&of_swapped, &swapped(PACK, NAMES), format);
        let right = swapped(&compared(STORY, PACK, format), NAMES);
        let is_same = match format {
            "json" => sorted(json(&left)) == sorted(json(&right)),
            _ => sorted_pieces(&left) == sorted_pieces(&right),
        };
        assert!(!is_same, "{format}");
    }
}

/// Which excerpts are taken may depend on the order of the texts; what the key says of a
/// sentence that both lessons ask about may not.
#[test]
fn a_mirrored_story_gives_a_mirrored_key() {
    let judged = |it: &str| {
        it.replace(
            "A brutal mob went from door to door.",
            "Veldish police stormed a peaceful camp of Ostmish shepherds at Brenna and dragged nine of them away on Monday. Ostmish police stormed a peaceful camp of Veldish shepherds at Sollen and dragged nine of them away on Monday.",
        )
    };
    let mut n_shared = 0;
    for story in [STORY.to_owned(), judged(STORY)] {
        let there = asked(&swapped(&story, NAMES), &swapped(PACK, NAMES));
        for (question, right) in asked(&story, PACK) {
            let Some(other) = there.get(&swapped(&question, NAMES)) else { continue };
            let sorted = |it: &str| -> Vec<String> {
                let mut all: Vec<String> = it.split(" | ").map(str::to_owned).collect();
                all.sort();
                all
            };
            assert_eq!(sorted(&swapped(&right, NAMES)), sorted(other), "{question}");
            n_shared += 1;
        }
    }
    assert!(n_shared >= 8, "{n_shared}");
}
