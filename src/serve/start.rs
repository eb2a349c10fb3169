//! The first page: the stories, and how to begin one.

use crate::serve::fault::Fault;
use crate::serve::request::{Ask, LANGUAGE, Reply};
use crate::serve::routes::App;
use crate::serve::shelf::REMOVED;
use crate::serve::words::Words;
use serde::Serialize;

/// The longest title, in bytes.
const MAX_TITLE: usize = 300;

#[derive(Serialize)]
struct Start {
    title: String,
    stories: Vec<Shown>,
    folder: String,
    /// Where removed stories are, after one was removed.
    removed: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    key: String,
    title: String,
    about: String,
    /// Whether it is a folder of its own, which can be moved.
    can_go: bool,
}

pub(super) fn page(app: &App, ask: &Ask) -> Result<Reply, Fault> {
    let stories = app.shelf.stories().into_iter().map(|it| Shown {
        about: ask.words.count("n_articles", it.n_articles),
        can_go: it.can_go,
        key: it.key,
        title: it.title,
    });
    let start = Start {
        title: ask.words.get("start_title").to_owned(),
        stories: stories.collect(),
        folder: app.folder.display().to_string(),
        removed: (ask.query("said") == "removed").then(|| {
            let folder = app.folder.join(REMOVED).display().to_string();
            ask.words.fill("said_story_removed", &[("folder", &folder)])
        }),
    };
    app.page("serve-start.html", &start, ask.words)
}

/// Begins a story.
pub(super) fn begin(app: &App, ask: &Ask) -> Result<Reply, Fault> {
    let title = ask.field("title");
    if title.is_empty() || title.len() > MAX_TITLE {
        return Err(Fault::Wrong(ask.words.get("wrong_title").to_owned()));
    }
    let key = app.shelf.begin(title)?;
    Ok(Reply::to(&format!("/story/{key}/articles")))
}

/// Moves a story to the removed ones.
pub(super) fn remove(app: &App, ask: &Ask) -> Result<Reply, Fault> {
    app.shelf.remove(ask.field("key"))?;
    Ok(Reply::to("/?said=removed"))
}

/// Remembers the language that was chosen.
pub(super) fn language(ask: &Ask) -> Reply {
    let code = Words::of(ask.field("language")).code;
    let cookie =
        format!("{LANGUAGE}={code}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000");
    Reply::to("/").with_cookie(cookie)
}
