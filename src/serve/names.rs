//! Names by pointing: which words name one thing, what they match, and which word lists are
//! used beside.

use crate::analysis::{Analysis, Session, mentions_of};
use crate::annotate::Mention;
use crate::compare::Comparison;
use crate::lexicon::{Lexicon, NAMES, Named, Pack, SourceFile, Target, builtin, load};
use crate::serve::fault::Fault;
use crate::serve::frame::{Frame, Open};
use crate::serve::request::{Ask, Reply};
use crate::serve::routes::App;
use crate::serve::story::{self, Change, LIST, STRUCK};
use crate::serve::struck::Struck;
use crate::serve::text::{Text, texts};
use crate::serve::words::Words;
use crate::serve::work::{Measured, Progress, measure};
use crate::suggest::suggest;
use crate::view::counts::cell;
use serde::Serialize;
use std::collections::BTreeMap;

/// The longest name or thing, in bytes.
const MAX_NAME: usize = 200;
/// How many matches a preview shows.
const N_SHOWN: usize = 30;
/// How many proposals a page shows.
const N_PROPOSED: usize = 8;
/// Letters around a match.
const CONTEXT: usize = 60;

#[derive(Serialize)]
struct Shown {
    title: String,
    story: Frame,
    sources: Vec<String>,
    things: Vec<Thing>,
    labels: Vec<String>,
    proposals: Vec<Proposal>,
    lists: Vec<ListBox>,
    texts: Vec<Text>,
    preview: Option<Preview>,
    name: String,
    thing: String,
    toml: String,
    csv: String,
    /// Why the list is not changed here.
    by_hand: bool,
}

/// A thing with its names and how often each source uses them.
#[derive(Serialize)]
struct Thing {
    label: String,
    names: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    counts: Vec<u64>,
}

/// What the program proposes.
#[derive(Serialize)]
struct Proposal {
    label: String,
    names: Vec<Row>,
}

/// A built-in word list that may be switched off.
#[derive(Serialize)]
struct ListBox {
    id: String,
    title: String,
    is_on: bool,
}

/// What a name would match.
#[derive(Serialize)]
struct Preview {
    about: String,
    matches: Vec<Match>,
    more: Option<String>,
    conflicts: Vec<String>,
}

#[derive(Serialize)]
struct Match {
    source: String,
    before: String,
    words: String,
    after: String,
    voice: String,
}

/// The names of a story.
struct Names {
    named: Vec<Named>,
    /// Whether the file holds more than what is written here.
    by_hand: bool,
}

impl Names {
    fn of(open: &Open) -> Result<Self, Fault> {
        let Some(content) = open.story.names.clone() else {
            return Ok(Self { named: Vec::new(), by_hand: false });
        };
        let file = SourceFile { name: story::NAMES.to_owned(), content: content.clone() };
        let pack = load(&[file]).map_err(|it| Fault::wrong(&it))?;
        let mut named = Vec::new();
        for concept in &pack.concepts {
            for variant in &concept.variant {
                named.extend(variant.forms.first().map(|form| Named {
                    thing: concept.label.clone(),
                    name: form.as_ref().clone(),
                    note: variant.describe.clone(),
                }));
            }
        }
        let by_hand = written(&named) != content;
        Ok(Self { named, by_hand })
    }
}

/// The names as a pack.
fn pack(named: &[Named]) -> Pack {
    let mut pack = Pack::of_names(named);
    pack.head.citation = "Names that were pointed at for this story.".to_owned();
    pack
}

/// The file that holds them.
fn written(named: &[Named]) -> String {
    pack(named).to_toml()
}

/// Shows the names, with what one more would match where that is asked for.
pub(super) fn page(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let names = Names::of(open)?;
    let (name, thing) = (value(ask, "name")?, value(ask, "thing")?);
    let mut measured = match measure(app, &open.story.path, &Progress::default()) {
        Ok(measured) => Some(measured),
        Err(Fault::NoArticle) => None,
        Err(fault) => return Err(fault),
    };
    let preview = match &measured {
        Some(measured) if !name.is_empty() => {
            let names = with_thing(&names, &thing, vec![name.clone()], measured);
            Some(preview(measured, &names, ask.words)?)
        }
        _ => None,
    };
    let frame = app.frame(open, "names", ask);
    let mut shown = Shown {
        title: frame.title.clone(),
        story: frame,
        sources: Vec::new(),
        things: Vec::new(),
        labels: Vec::new(),
        proposals: Vec::new(),
        lists: lists(&open.story.list.strings("without"))?,
        texts: Vec::new(),
        preview,
        name,
        thing,
        toml: written(&names.named),
        csv: csv(&names.named),
        by_hand: names.by_hand,
    };
    for it in &names.named {
        if !shown.labels.contains(&it.thing) {
            shown.labels.push(it.thing.clone());
        }
    }
    if let Some(measured) = &mut measured {
        shown.texts = texts(&measured.analyses, measured.lexicon(), true);
        measured.compare(|comparison, _| fill(&mut shown, comparison))?;
        let struck = Struck::of(open)?;
        let names =
            |it: &Proposal| struck.has(it.names.iter().map(|it| it.name.as_str()));
        shown.proposals.retain(|it| !names(it));
    }
    app.page("serve-names.html", &shown, ask.words)
}

/// A value of a form that a button of the page sent, or after the question mark.
fn value(ask: &Ask, name: &str) -> Result<String, Fault> {
    let text = if ask.is_change { ask.field(name) } else { ask.query(name) };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() > MAX_NAME {
        let n = MAX_NAME.to_string();
        return Err(Fault::Wrong(ask.words.fill("wrong_long", &[("n", &n)])));
    }
    Ok(text)
}

/// The names that a new thing is given, and its own words where an article uses them: “the
/// gravel pit names the same thing as the quarry” gives the thing two names.
fn with_thing(
    names: &Names,
    thing: &str,
    given: Vec<String>,
    measured: &Measured,
) -> Vec<String> {
    let is_new = names.named.iter().all(|it| it.thing != thing);
    let is_given = given.iter().any(|it| it.eq_ignore_ascii_case(thing));
    let is_used =
        || matches(measured, &[thing.to_owned()]).is_ok_and(|it| !it.is_empty());
    let mut all = given;
    if is_new && !is_given && !thing.is_empty() && is_used() {
        all.push(thing.to_owned());
    }
    all
}

/// Where names stand in the articles.
fn matches<'a>(
    measured: &'a Measured,
    names: &[String],
) -> Result<Vec<(&'a Analysis, Mention)>, Fault> {
    let named = names.iter().map(|name| Named {
        thing: "thing".to_owned(),
        name: name.clone(),
        note: None,
    });
    let alone = vec![pack(&named.collect::<Vec<_>>())];
    let alone = Lexicon::compile(alone, Vec::new()).map_err(|it| Fault::wrong(&it))?;
    let mut session = Session::default();
    let mut found = Vec::new();
    for analysis in &measured.analyses {
        let mentions = mentions_of(&alone, analysis, &mut session);
        found.extend(mentions.into_iter().map(|it| (analysis, it)));
    }
    Ok(found)
}

/// Fills in what the comparison counts.
fn fill(shown: &mut Shown, comparison: &Comparison<'_>) {
    shown.sources = comparison.sources.iter().map(|it| it.name.clone()).collect();
    let n_sources = shown.sources.len();
    let packs = comparison.lexicon.packs();
    let Some(at) = packs.iter().position(|it| it.head.id == NAMES) else {
        return propose(shown, comparison);
    };
    for (number, concept) in packs[at].concepts.iter().enumerate() {
        let mut found = comparison.concepts.iter();
        let found = found.find(|it| it.pack == at && it.concept == number);
        let names = concept.variant.iter().enumerate().map(|(variant, it)| {
            let cells = || found.iter().flat_map(|it| &it.cells);
            let count = |source: usize| {
                let own =
                    cells().filter(|it| it.source == source && it.variant == variant);
                own.map(|it| it.by_voice.iter().sum::<u64>() + it.headline).sum()
            };
            let name = it.forms.first().map(|it| it.as_ref().clone()).unwrap_or_default();
            Row { name, counts: (0..n_sources).map(count).collect() }
        });
        shown.things.push(Thing { label: concept.label.clone(), names: names.collect() });
    }
    propose(shown, comparison);
}

fn propose(shown: &mut Shown, comparison: &Comparison<'_>) {
    let Ok(found) = suggest(comparison, N_PROPOSED) else { return };
    for (suggestion, concept) in found.list.iter().zip(&found.pack.concepts) {
        let names = concept.variant.iter().enumerate().map(|(variant, it)| {
            let mut counts = vec![0; comparison.sources.len()];
            for place in suggestion.places.iter().filter(|it| it.variant == variant) {
                let of = comparison
                    .sources
                    .iter()
                    .position(|it| it.articles.contains(&place.article));
                if let Some(source) = of {
                    counts[source] += 1;
                }
            }
            let name = it.forms.first().map(|it| it.as_ref().clone()).unwrap_or_default();
            Row { name, counts }
        });
        let names: Vec<Row> = names.collect();
        let known = |it: &Row| {
            let things = shown.things.iter().flat_map(|it| &it.names);
            things.clone().any(|own| own.name.eq_ignore_ascii_case(&it.name))
        };
        if !names.iter().all(known) {
            shown.proposals.push(Proposal { label: concept.label.clone(), names });
        }
    }
}

fn lists(without: &[String]) -> Result<Vec<ListBox>, Fault> {
    let packs = builtin().map_err(|it| Fault::wrong(&it))?;
    let lists = packs.into_iter().map(|it| ListBox {
        title: it.title().to_owned(),
        is_on: !without.contains(&it.head.id),
        id: it.head.id,
    });
    Ok(lists.collect())
}

/// What names would match, and what is counted in those places now.
fn preview(
    measured: &Measured,
    names: &[String],
    words: &Words,
) -> Result<Preview, Fault> {
    for name in names {
        let thing = "thing".to_owned();
        check(&Named { thing, name: name.clone(), note: None }, words)?;
    }
    let mut preview = Preview {
        about: String::new(),
        matches: Vec::new(),
        more: None,
        conflicts: Vec::new(),
    };
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let found = matches(measured, names)?;
    let n = found.len();
    for (analysis, mention) in found {
        if preview.matches.len() < N_SHOWN {
            preview.matches.push(shown(analysis, &mention, words));
        }
        for other in overlapping(analysis, &mention) {
            if let Some(label) = label(measured.lexicon(), other.target) {
                let is_longer = other.span.len() > mention.span.len();
                let key = if is_longer { "loses" } else { "wins" };
                *taken.entry(format!("{key}\u{0}{label}")).or_default() += 1;
            }
        }
    }
    preview.about = words.count("n_matches", n);
    let n_more = n - preview.matches.len();
    preview.more = (n_more > 0).then(|| words.count("n_more", n_more));
    preview.conflicts = taken
        .iter()
        .map(|(key, n)| {
            let (key, label) = key.split_once('\u{0}').unwrap_or_default();
            let values = [("n", n.to_string()), ("label", label.to_owned())];
            let values: Vec<_> = values.iter().map(|it| (it.0, it.1.as_str())).collect();
            words.fill(&format!("conflict_{key}"), &values)
        })
        .collect();
    Ok(preview)
}

fn overlapping<'a>(
    analysis: &'a Analysis,
    mention: &Mention,
) -> impl Iterator<Item = &'a Mention> {
    let span = mention.span;
    analysis.mentions.iter().filter(move |it| it.span.overlaps(span))
}

/// The thing that an entry names, with its word list; none for lists of words.
fn label(lexicon: &Lexicon, target: Target) -> Option<String> {
    let Target::Variant { pack, concept, variant } = target else { return None };
    let pack = &lexicon.packs()[pack];
    let concept = &pack.concepts[concept];
    let form =
        concept.variant[variant].forms.first().map_or("", |it| it.as_ref().as_str());
    Some(format!("{} (“{form}”, {})", concept.label, pack.title()))
}

fn shown(analysis: &Analysis, mention: &Mention, words: &Words) -> Match {
    let text = &analysis.document.text;
    let range = mention.span.range();
    let line = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let before = &text[line..range.start];
    let after = &text[range.end..end];
    Match {
        source: analysis.document.source.clone(),
        before: last_words(before).to_owned(),
        words: text[range.clone()].to_owned(),
        after: first_words(after).to_owned(),
        voice: words.get(&format!("voice_{}", mention.voice.name())).to_owned(),
    }
}

/// The last words of a text, as many as fit.
fn last_words(text: &str) -> &str {
    let n = text.chars().count();
    let Some((at, _)) = text.char_indices().nth(n.saturating_sub(CONTEXT)) else {
        return "";
    };
    let blank = if at == 0 { None } else { text[at..].find(' ') };
    &text[blank.map_or(at, |it| at + it)..]
}

/// The first words of a text, as many as fit.
fn first_words(text: &str) -> &str {
    let Some((at, _)) = text.char_indices().nth(CONTEXT) else { return text };
    &text[..text[..at].rfind(' ').unwrap_or(at)]
}

/// The list as a table, as `--names FILE.csv` reads it.
pub(super) fn csv(named: &[Named]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["thing".to_owned(), "name".to_owned(), "note".to_owned()]];
    rows.extend(named.iter().map(|it| {
        [it.thing.clone(), it.name.clone(), it.note.clone().unwrap_or_default()]
    }));
    for row in rows {
        // Bytes in memory can always be written.
        let _ = writer.write_record(row.iter().map(|it| cell(it).into_owned()));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The names of a story as a table.
pub(super) fn table(open: &Open) -> Result<String, Fault> {
    Ok(csv(&Names::of(open)?.named))
}

fn check(named: &Named, words: &Words) -> Result<(), Fault> {
    let line = format!("{}: {}", named.thing, named.name.replace('|', " "));
    let wrong = || Fault::Wrong(words.get("wrong_name").to_owned());
    Named::list(&line).map(|_| ()).map_err(|_| wrong())
}

/// Strikes a proposal for good.
fn refuse(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let names: Vec<String> =
        ask.fields("proposed").iter().map(|it| (*it).to_owned()).collect();
    let mut struck = Struck::of(open)?;
    if names.is_empty() {
        return Err(Fault::Missing);
    }
    struck.add(names);
    let files = vec![(STRUCK.to_owned(), Some(struck.written()?.into_bytes()))];
    app.change(open, ask, &Change { what: "struck", files }, "names")
}

/// Adds names to a thing, or strikes them.
pub(super) fn change(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    if ask.field("what") == "refuse" {
        return refuse(app, ask, open);
    }
    let mut names = Names::of(open)?;
    if names.by_hand {
        return Err(Fault::Wrong(ask.words.get("names_by_hand").to_owned()));
    }
    let thing = value(ask, "thing")?;
    let given: Vec<String> = ask
        .fields("name")
        .iter()
        .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|it| !it.is_empty())
        .collect();
    if ask.field("what") == "strike" {
        names.named.retain(|it| it.thing != thing || !given.contains(&it.name));
    } else {
        let measured = measure(app, &open.story.path, &Progress::default());
        let given = match measured {
            Ok(measured) => with_thing(&names, &thing, given, &measured),
            Err(_) => given,
        };
        for name in given {
            let named = Named { thing: thing.clone(), name, note: None };
            if named.name.len() > MAX_NAME {
                let n = MAX_NAME.to_string();
                return Err(Fault::Wrong(ask.words.fill("wrong_long", &[("n", &n)])));
            }
            check(&named, ask.words)?;
            if names
                .named
                .iter()
                .all(|it| it.thing != named.thing || it.name != named.name)
            {
                names.named.push(named);
            }
        }
    }
    let mut list = open.story.list.clone();
    let mut lexicon = list.strings("lexicon");
    lexicon.retain(|it| it != story::NAMES);
    let content = if names.named.is_empty() {
        None
    } else {
        lexicon.push(story::NAMES.to_owned());
        Some(written(&names.named).into_bytes())
    };
    list.set_strings("lexicon", &lexicon);
    let files = vec![
        (story::NAMES.to_owned(), content),
        (LIST.to_owned(), Some(list.text().into_bytes())),
    ];
    app.change(open, ask, &Change { what: "names", files }, "names")
}

/// Switches word lists on and off.
pub(super) fn packs(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let on = ask.fields("pack");
    let there = lists(&[])?;
    let without: Vec<String> = there
        .into_iter()
        .map(|it| it.id)
        .filter(|it| !on.contains(&it.as_str()))
        .collect();
    let mut list = open.story.list.clone();
    list.set_strings("without", &without);
    let files = vec![(LIST.to_owned(), Some(list.text().into_bytes()))];
    app.change(open, ask, &Change { what: "packs", files }, "names")
}
