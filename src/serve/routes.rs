//! From a request to an answer.

use crate::desk::Lists;
use crate::serve::fault::Fault;
use crate::serve::frame::{Histories, Open};
use crate::serve::guard::{Guard, Verdict};
use crate::serve::kept::Kept;
use crate::serve::pages::Pages;
use crate::serve::request::{Ask, Reply};
use crate::serve::shelf::Shelf;
use crate::serve::words::Words;
use crate::serve::works::{Work, Works};
use crate::serve::{articles, draft, export, lesson, names, start, voices, web};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use axum::routing::{any, get};
use futures_util::stream::unfold;
use serde::Serialize;
use std::convert::Infallible;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The largest form.
const FORM: usize = 4 << 20;
/// The largest file.
const FILE: usize = 32 << 20;
/// How long a body may take to arrive.
const TIME: Duration = Duration::from_secs(30);
/// How often a page learns how far a report has got.
const TICK: Duration = Duration::from_millis(150);

/// What every request may use.
pub(super) struct App {
    pub(super) guard: Guard,
    pub(super) shelf: Shelf,
    pub(super) folder: PathBuf,
    pub(super) lists: Lists,
    pub(super) histories: Histories,
    pub(super) kept: Kept,
    pub(super) allows_local: bool,
    works: Works,
    pages: Pages,
}

impl App {
    pub(super) fn new(
        guard: Guard,
        folder: PathBuf,
        lists: Lists,
        allows_local: bool,
    ) -> io::Result<Self> {
        Ok(Self {
            guard,
            shelf: Shelf::new(folder.clone()),
            folder: std::fs::canonicalize(folder)?,
            lists,
            histories: Histories::default(),
            kept: Kept::default(),
            allows_local,
            works: Works::default(),
            pages: Pages::new().map_err(|it| io::Error::other(it.to_string()))?,
        })
    }

    /// A page out of a template.
    pub(super) fn page(
        &self,
        template: &str,
        shown: &impl Serialize,
        words: &Words,
    ) -> Result<Reply, Fault> {
        Ok(Reply::page(self.pages.page(template, shown, words)?, self.pages.policy()))
    }

    /// The page that says why there is none.
    pub(super) fn fault(&self, fault: &Fault, words: &Words) -> Reply {
        #[derive(Serialize)]
        struct Shown {
            title: String,
            message: String,
            version: Option<String>,
        }
        let version = match fault {
            Fault::Changed(version) => version.clone(),
            _ => None,
        };
        let (status, message) = match fault {
            Fault::Missing => {
                (StatusCode::NOT_FOUND, words.get("fault_missing").to_owned())
            }
            Fault::Changed(_) => {
                (StatusCode::CONFLICT, words.get("fault_changed").to_owned())
            }
            Fault::Stopped => {
                (StatusCode::CONFLICT, words.get("fault_stopped").to_owned())
            }
            Fault::NoArticle => {
                (StatusCode::NOT_FOUND, words.get("fault_empty").to_owned())
            }
            Fault::Wrong(message) => (StatusCode::UNPROCESSABLE_ENTITY, message.clone()),
            Fault::File(message) => (StatusCode::INTERNAL_SERVER_ERROR, message.clone()),
        };
        let shown =
            Shown { title: words.get("fault_title").to_owned(), message, version };
        let page = self.page("serve-fault.html", &shown, words);
        page.unwrap_or_else(|it| Reply::plain(status, &it.to_string()))
            .with_status(status)
    }
}

/// Everything that is answered.
pub(super) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/story/{key}/report", get(report))
        .route("/story/{key}/events", get(events))
        .fallback(any(answer))
        .layer(from_fn_with_state(Arc::clone(&app), guarded))
        .layer(from_fn(hardened))
        .with_state(app)
}

/// Lets pass what the guard lets pass.
async fn guarded(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let (head, body) = request.into_parts();
    match app.guard.judge(&head) {
        Verdict::Pass => next.run(Request::from_parts(head, body)).await,
        Verdict::Welcome => {
            Reply::to("/").with_cookie(app.guard.cookie()).into_response()
        }
        Verdict::Refuse(status, why) => Reply::plain(status, why).into_response(),
    }
}

/// Headers of every answer, refusals included.
async fn hardened(request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let policy = HeaderName::from_static("content-security-policy");
    headers.entry(policy).or_insert(HeaderValue::from_static(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ));
    response
}

/// Answers what is read or changed at once.
async fn answer(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let body = match arrived(&head, body).await {
        Ok(body) => body,
        Err(reply) => return reply.into_response(),
    };
    let work = move || {
        let ask = Ask::new(&head, body);
        route(&app, &ask).unwrap_or_else(|fault| app.fault(&fault, ask.words))
    };
    blocking(work).await.into_response()
}

/// Does work on a thread of its own; a fault of the program's costs that answer alone.
async fn blocking(work: impl FnOnce() -> Reply + Send + 'static) -> Reply {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        let why = "the program has a fault here; the window in which you started it names the place; please report it";
        Reply::plain(StatusCode::INTERNAL_SERVER_ERROR, why)
    })
}

/// The body of a request, if it comes in time and is not too large.
async fn arrived(head: &Parts, body: Body) -> Result<Bytes, Reply> {
    let limit = if head.uri.path().ends_with("/files") { FILE } else { FORM };
    let length = head.headers.get(CONTENT_LENGTH).and_then(|it| it.to_str().ok());
    let is_large =
        length.and_then(|it| it.parse().ok()).is_some_and(|it: usize| it > limit);
    let large =
        || Reply::plain(StatusCode::PAYLOAD_TOO_LARGE, "this is too much at once");
    if is_large {
        return Err(large());
    }
    match tokio::time::timeout(TIME, axum::body::to_bytes(body, limit)).await {
        Ok(body) => body.map_err(|_| large()),
        Err(_) => Err(Reply::plain(StatusCode::REQUEST_TIMEOUT, "this takes too long")),
    }
}

/// The report of a story, byte for byte the one that `compare` writes.
async fn report(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    request: Request,
) -> Response<Body> {
    let (head, _) = request.into_parts();
    let words = Ask::new(&head, Bytes::new()).words;
    let own = Arc::clone(&app);
    let runtime = tokio::runtime::Handle::current();
    let begun = tokio::task::spawn_blocking(move || {
        let _inside = runtime.enter();
        own.works.of(&own, &key)
    });
    let work: Arc<Work> = match begun.await {
        Ok(Ok(work)) => work,
        Ok(Err(fault)) => return app.fault(&fault, words).into_response(),
        Err(_) => return app.fault(&Fault::Stopped, words).into_response(),
    };
    match work.outcome().await {
        Ok(page) => Reply::report(&page).into_response(),
        Err(fault) => app.fault(&fault, words).into_frame().into_response(),
    }
}

/// How far the report of a story is, until it is made, and what is known of each article as
/// soon as it is read.
async fn events(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    request: Request,
) -> Response<Body> {
    let (head, _) = request.into_parts();
    let words = Ask::new(&head, Bytes::new()).words;
    let work = app.works.under_way(&key).map(|it| (it, 0));
    let steps = unfold(work, move |work| async move {
        let (work, n_told) = work?;
        tokio::time::sleep(TICK).await;
        if work.is_over() {
            return None;
        }
        let (done, total) = (&work.progress.done, &work.progress.total);
        let (done, total) = (done.load(Ordering::Relaxed), total.load(Ordering::Relaxed));
        let read = work.progress.read(n_told);
        let n_told = n_told + read.len();
        let mut lines = vec![format!("{done} {total}")];
        lines.extend(read.iter().map(|it| it.shown(words)));
        let event = Event::default().data(lines.join("\n"));
        Some((Ok::<_, Infallible>(event), Some((work, n_told))))
    });
    Sse::new(steps).into_response()
}

fn route(app: &Arc<App>, ask: &Ask) -> Result<Reply, Fault> {
    match (ask.is_change, ask.path().as_slice()) {
        (false, []) => start::page(app, ask),
        (true, ["stories"]) => start::begin(app, ask),
        (true, ["stories", "remove"]) => start::remove(app, ask),
        (true, ["language"]) => Ok(start::language(ask)),
        (is_change, ["story", key, what]) => {
            let open = app.open(key)?;
            if is_change {
                change(app, ask, &open, what)
            } else {
                page(app, ask, &open, what)
            }
        }
        (false, ["story", key, "file", id]) => {
            export::file(app, ask, &app.open(key)?, id)
        }
        _ => Err(Fault::Missing),
    }
}

fn page(app: &App, ask: &Ask, open: &Open, what: &str) -> Result<Reply, Fault> {
    match what {
        "articles" => articles::page(app, ask, open),
        "names" => names::page(app, ask, open),
        "voices" => voices::page(app, ask, open),
        "lesson" => lesson::page(app, ask, open),
        "sheet" => lesson::part(app, ask, open, false),
        "key" => lesson::part(app, ask, open, true),
        "review" => draft::page(app, ask, open),
        "export" => export::page(app, ask, open),
        _ => Err(Fault::Missing),
    }
}

fn change(app: &App, ask: &Ask, open: &Open, what: &str) -> Result<Reply, Fault> {
    match what {
        "undo" => app.step(open, ask, true),
        "redo" => app.step(open, ask, false),
        "stop" => {
            if let Some(work) = app.works.under_way(&open.key) {
                work.progress.is_stopped.store(true, Ordering::Relaxed);
            }
            Ok(Reply::to(&format!("/story/{}/articles", open.key)))
        }
        "add" => articles::add(app, ask, open),
        "files" => articles::file(app, ask, open),
        "fetch" => web::add(app, ask, open),
        "edit" => articles::edit(app, ask, open),
        "text" => articles::edit_text(app, ask, open),
        "title" => articles::title(app, ask, open),
        "remove" => articles::remove(app, ask, open),
        "keep" => articles::keep(app, ask, open),
        "names" => names::change(app, ask, open),
        "preview" => names::page(app, ask, open),
        "packs" => names::packs(app, ask, open),
        "voices" => voices::change(app, ask, open),
        "review" => draft::page(app, ask, open),
        _ => Err(Fault::Missing),
    }
}
