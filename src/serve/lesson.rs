//! A lesson out of the story: its exercises chosen, with sheet and key beside.

use crate::lesson::{Kind, Level, Options, lesson};
use crate::output::html::Renderer;
use crate::output::lesson::files;
use crate::serve::fault::Fault;
use crate::serve::frame::{Frame, Open};
use crate::serve::request::{Ask, Reply, encoded};
use crate::serve::routes::App;
use crate::serve::work::{Progress, measure};
use crate::view;
use serde::Serialize;

/// The levels of a lesson, by their grades.
const LEVELS: &[(&str, Level)] =
    &[("5-6", Level::Lower), ("7-9", Level::Middle), ("10-12", Level::Upper)];
/// Minutes that a lesson may take.
const MINUTES: std::ops::RangeInclusive<u32> = 10..=180;

#[derive(Serialize)]
struct Shown {
    title: String,
    story: Frame,
    kinds: Vec<Choice>,
    levels: Vec<Choice>,
    languages: Vec<Choice>,
    minutes: u32,
    is_large: bool,
    query: String,
    has_articles: bool,
}

#[derive(Serialize)]
struct Choice {
    id: String,
    words: String,
    is_on: bool,
}

/// What of a lesson is asked for, after the question mark.
struct Wanted {
    options: Options,
    level: &'static str,
    language: String,
}

impl Wanted {
    fn of(ask: &Ask) -> Self {
        let types: Vec<Kind> =
            Kind::ALL.into_iter().filter(|it| ask.has("type", it.id())).collect();
        let wanted = ask.query("level");
        let (level, of_level) =
            *LEVELS.iter().find(|it| it.0 == wanted).unwrap_or(&LEVELS[1]);
        let minutes = ask.query("minutes").parse().unwrap_or(45);
        let mut languages = view::lesson::languages();
        let language = languages.find(|it| *it == ask.query("language"));
        Self {
            options: Options {
                types,
                level: of_level,
                minutes: minutes.clamp(*MINUTES.start(), *MINUTES.end()),
                is_large: ask.query("large") == "on",
                ..Options::default()
            },
            level,
            language: language.unwrap_or("en").to_owned(),
        }
    }
}

/// Shows the choices, with sheet and key.
pub(super) fn page(app: &App, ask: &Ask, open: &Open) -> Result<Reply, Fault> {
    let wanted = Wanted::of(ask);
    let words = ask.words;
    let frame = app.frame(open, "lesson", ask);
    let kinds = Kind::ALL.into_iter().map(|it| Choice {
        id: it.id().to_owned(),
        words: words.get(&format!("type_{}", it.id().replace('-', "_"))).to_owned(),
        is_on: wanted.options.types.contains(&it),
    });
    let levels = LEVELS.iter().map(|(id, _)| Choice {
        id: (*id).to_owned(),
        words: words.fill("grades", &[("n", id)]),
        is_on: *id == wanted.level,
    });
    let languages = view::lesson::languages().map(|it| Choice {
        id: it.to_owned(),
        words: it.to_owned(),
        is_on: it == wanted.language,
    });
    let mut pairs = vec![
        ("level", wanted.level.to_owned()),
        ("minutes", wanted.options.minutes.to_string()),
        ("language", wanted.language.clone()),
    ];
    pairs.extend(wanted.options.types.iter().map(|it| ("type", it.id().to_owned())));
    if wanted.options.is_large {
        pairs.push(("large", "on".to_owned()));
    }
    let pairs: Vec<_> = pairs.iter().map(|it| (it.0, it.1.as_str())).collect();
    let shown = Shown {
        title: frame.title.clone(),
        story: frame,
        kinds: kinds.collect(),
        levels: levels.collect(),
        languages: languages.collect(),
        minutes: wanted.options.minutes,
        is_large: wanted.options.is_large,
        query: encoded(&pairs),
        has_articles: !open.story.list.articles().is_empty(),
    };
    app.page("serve-lesson.html", &shown, words)
}

/// The sheet or the key alone, to print.
pub(super) fn part(
    app: &App,
    ask: &Ask,
    open: &Open,
    is_key: bool,
) -> Result<Reply, Fault> {
    // Why there is none stands where it would.
    Ok(match written(app, ask, open) {
        Ok((sheet, key)) => Reply::report(if is_key { &key } else { &sheet }),
        Err(fault) => app.fault(&fault, ask.words).into_frame(),
    })
}

/// Sheet and key.
pub(super) fn written(
    app: &App,
    ask: &Ask,
    open: &Open,
) -> Result<(String, String), Fault> {
    let wanted = Wanted::of(ask);
    let measured = measure(app, &open.story.path, &Progress::default())?;
    let renderer = Renderer::new(&[]).map_err(|it| Fault::wrong(&it))?;
    measured.compared(|comparison| {
        let lesson =
            lesson(comparison, &wanted.options).map_err(|it| Fault::wrong(&it))?;
        let options =
            view::lesson::Options { language: wanted.language.clone(), title: None };
        let view = view::lesson::lesson_view(&lesson, &options);
        let files = files(&view, "html", &renderer).map_err(|it| Fault::wrong(&it))?;
        Ok((files.sheet, files.key))
    })
}
