//! The targets, by what they are given.

use parallax::analysis::{Analysis, Analyzer, Session};
use parallax::compare::{Options, compare as compared};
use parallax::document::Document;
use parallax::input::{self, READERS, unit_in};
use parallax::lesson as lessons;
use parallax::lexicon::{Lexicon, SourceFile, builtin, check, cues, load};
use parallax::output::html::Renderer;
use parallax::review::{Draft, House, Reviewer, TEMPLATE, settle};
use parallax::settings::Settings;
use parallax::suggest::suggest;
use parallax::text::{CodePoints, Span, Vocabulary, segment};
use parallax::view::annotation::annotation;
use parallax::view::comparison::comparison;
use parallax::view::report;
use parallax::voice::pair;
use std::cell::RefCell;
use std::sync::LazyLock;

/// A target by its name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them; `fuzz/fuzz_targets` has a file for each.
pub const TARGETS: &[Target] = &[
    ("formats", formats),
    ("html", html),
    ("text", text),
    ("tokens", tokens),
    ("pack", pack),
    ("house", house),
    ("settings", settings),
    ("table", table),
    ("front_matter", front_matter),
    ("compare", compare),
    ("lesson", lesson),
    ("review", review),
];

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let packs = builtin().expect("the built-in packs load");
    let cues = cues().expect("the cues load");
    Analyzer::new(Lexicon::compile(packs, vec![cues]).expect("they compile"))
});

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(|| {
    let packs = builtin().expect("the built-in packs load");
    let style = SourceFile { name: "desk.toml".to_owned(), content: TEMPLATE.to_owned() };
    let house = House::read(style).expect("the template is a style");
    Reviewer::new(packs, vec![house], Default::default()).expect("they compile")
});

static RENDERER: LazyLock<Renderer> =
    LazyLock::new(|| Renderer::new(&[]).expect("the built-in templates are templates"));

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
}

fn file(name: &str, data: &[u8]) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        content: String::from_utf8_lossy(data).into_owned(),
    }
}

/// The articles in bytes, as far as they can be read.
fn documents(data: &[u8], name: &str) -> Vec<Document> {
    let found = unit_in(data.to_vec(), name)
        .map(|unit| unit.parse(&input::Options::default()))
        .unwrap_or_default();
    let documents = found.into_iter().filter_map(|result| {
        if let Err(error) = &result {
            assert!(error.to_string().contains(name), "{error} names no file");
        }
        result.ok()
    });
    documents.collect()
}

/// Measures an article; checks that every place lies in its text.
fn analyzed(document: Document) -> Analysis {
    let found = SESSION.with_borrow_mut(|session| ANALYZER.analyze(document, session));
    let text = &found.document.text;
    let is_valid =
        |span: Span| span.start <= span.end && text.get(span.range()).is_some();
    assert!(found.sentences.iter().all(|it| is_valid(*it)));
    assert!(found.tokens.iter().all(|it| is_valid(it.span)));
    assert!(found.mentions.iter().all(|it| is_valid(it.span)));
    assert!(found.document.paragraphs.iter().all(|it| is_valid(it.span)));
    for it in &found.attributions {
        assert!(
            is_valid(it.content)
                && it.source.is_none_or(is_valid)
                && it.cue.is_none_or(is_valid)
        );
    }
    found
}

fn printed(found: &Analysis) -> String {
    serde_json::to_string(&annotation(found, ANALYZER.lexicon(), true))
        .expect("it prints")
}

/// Bytes under the extension that the first one picks, of all that are read.
pub fn formats(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let all: Vec<&str> = READERS.iter().flat_map(|it| it.extensions).copied().collect();
    let extension = all[usize::from(*first) % all.len()];
    if extension != "toml" {
        for document in documents(rest, &format!("x.{extension}")) {
            printed(&analyzed(document));
        }
    }
}

/// A web page.
pub fn html(data: &[u8]) {
    documents(data, "x.html").into_iter().for_each(|it| drop(analyzed(it)));
}

/// An article as text: measured, printed, the same again in another session.
pub fn text(data: &[u8]) {
    for document in documents(data, "x.txt") {
        let again = ANALYZER.analyze(document.clone(), &mut Session::default());
        assert_eq!(
            printed(&analyzed(document)),
            printed(&again),
            "sessions change the result"
        );
    }
}

/// Tokens, sentences and quotations.
pub fn tokens(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let found = segment(&text, &mut Vocabulary::default());
    let points = CodePoints::new(&text);
    let mut end = 0;
    for token in &found.tokens {
        assert!(token.span.start >= end && !token.span.is_empty());
        assert!(text.get(token.span.range()).is_some());
        let [from, to] = points.span(token.span);
        assert!(from < to);
        end = token.span.end;
    }
    for it in pair(&text, &found.marks, &found.paragraphs).quotations {
        assert!(it.span.contains(it.inner) && text.get(it.span.range()).is_some());
    }
}

/// A word list: loaded, checked, compiled, matched.
pub fn pack(data: &[u8]) {
    let Ok(pack) = load(&[file("pack.toml", data)]) else { return };
    let _ = check(&pack);
    let Ok(lexicon) = Lexicon::compile(vec![pack], Vec::new()) else { return };
    let analyzer = Analyzer::new(lexicon);
    for document in documents(data, "x.txt") {
        let _ = analyzer.analyze(document, &mut Session::default());
    }
}

/// A house style, as a table and as TOML.
pub fn house(data: &[u8]) {
    for name in ["desk.csv", "desk.toml"] {
        if let Ok(house) = House::read(file(name, data)) {
            let _ = Reviewer::new(Vec::new(), vec![house], Default::default());
        }
    }
}

/// A file of settings.
pub fn settings(data: &[u8]) {
    if let Ok(settings) = Settings::read(&file("parallax.toml", data)) {
        let page = settings.page();
        assert!(!page.contains('\u{1b}'), "{page:?}");
    }
}

/// A table with cells, and one with an object a line.
pub fn table(data: &[u8]) {
    for name in ["x.csv", "x.tsv", "x.jsonl"] {
        documents(data, name);
    }
}

/// Markdown with front matter.
pub fn front_matter(data: &[u8]) {
    documents(data, "x.md").into_iter().for_each(|it| drop(analyzed(it)));
}

/// Texts parted by bytes that no text holds, as articles of three sources.
fn story(data: &[u8]) -> Vec<Analysis> {
    let parts = data.split(|byte| *byte == 0xff).take(6).enumerate();
    let articles = parts.flat_map(|(number, part)| {
        documents(part, "x.txt").into_iter().map(move |mut document| {
            document.id = number.to_string();
            document.source = ["The Ash", "The Elm", "The Oak"][number % 3].to_owned();
            document
        })
    });
    articles.map(analyzed).collect()
}

/// Sources beside each other; the order of the articles changes nothing.
pub fn compare(data: &[u8]) {
    let mut analyses = story(data);
    let options = Options { seed: 1 };
    let all = |analyses: &[Analysis]| {
        let found = compared(analyses, ANALYZER.lexicon(), options);
        let _ = suggest(&found, 5);
        let page = report::report(&found, &report::Options::default());
        RENDERER.render(&page).expect("the report renders");
        serde_json::to_string(&comparison(&found)).expect("it prints")
    };
    let forward = all(&analyses);
    analyses.reverse();
    assert_eq!(forward, all(&analyses), "the order of the articles changes the result");
}

/// A lesson made of a story.
pub fn lesson(data: &[u8]) {
    let analyses = story(data);
    let found = compared(&analyses, ANALYZER.lexicon(), Options { seed: 1 });
    let options =
        lessons::Options { types: lessons::Kind::ALL.to_vec(), ..Default::default() };
    let _ = lessons::lesson(&found, &options);
}

/// A draft in each form: findings, and suggestions put in.
pub fn review(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    for name in ["d.txt", "d.md", "d.html"] {
        let draft = Draft::new(name, text.clone());
        SESSION.with_borrow_mut(|session| {
            for finding in REVIEWER.review_with(&draft, session) {
                assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
            }
            let fixed = settle(&draft, |it| REVIEWER.review_with(it, session));
            assert!(fixed.n > 0 || fixed.text == text, "changed without a suggestion");
        });
    }
}
