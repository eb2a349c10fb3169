//! From a request to an answer.

use crate::desk::Lists;
use crate::serve::fault::Fault;
use crate::serve::guard::{Guard, Verdict};
use crate::serve::pages::Pages;
use crate::serve::request::{Ask, Reply};
use crate::serve::shelf::Shelf;
use crate::serve::start;
use crate::serve::words::Words;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::routing::any;
use serde::Serialize;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// The largest form.
const FORM: usize = 4 << 20;
/// How long a request may take, its body included.
const TIME: Duration = Duration::from_secs(30);

/// What every request may use.
pub(super) struct App {
    pub(super) guard: Guard,
    pub(super) shelf: Shelf,
    pub(super) folder: PathBuf,
    pub(super) lists: Lists,
    pages: Pages,
}

impl App {
    pub(super) fn new(guard: Guard, folder: PathBuf, lists: Lists) -> io::Result<Self> {
        Ok(Self {
            guard,
            shelf: Shelf::new(folder.clone()),
            folder: std::fs::canonicalize(folder)?,
            lists,
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
    fn fault(&self, fault: &Fault, words: &Words) -> Reply {
        #[derive(Serialize)]
        struct Shown {
            title: String,
            message: String,
        }
        let (status, message) = match fault {
            Fault::Missing => {
                (StatusCode::NOT_FOUND, words.get("fault_missing").to_owned())
            }
            Fault::Changed => {
                (StatusCode::CONFLICT, words.get("fault_changed").to_owned())
            }
            Fault::Wrong(message) => (StatusCode::UNPROCESSABLE_ENTITY, message.clone()),
            Fault::File(message) => (StatusCode::INTERNAL_SERVER_ERROR, message.clone()),
        };
        let shown = Shown { title: words.get("fault_title").to_owned(), message };
        let page = self.page("serve-fault.html", &shown, words);
        page.unwrap_or_else(|it| Reply::plain(status, &it.to_string()))
            .with_status(status)
    }
}

/// Everything that is answered.
pub(super) fn router(app: Arc<App>) -> Router {
    Router::new()
        .fallback(any(answer))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIME))
        .layer(CatchPanicLayer::new())
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

async fn answer(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let body = match bytes(&head, body).await {
        Ok(body) => body,
        Err(reply) => return reply.into_response(),
    };
    let work = move || {
        let ask = Ask::new(&head, body);
        route(&app, &ask).unwrap_or_else(|fault| app.fault(&fault, ask.words))
    };
    let reply = tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        let why = "the program has a fault here, which its window names";
        Reply::plain(StatusCode::INTERNAL_SERVER_ERROR, why)
    });
    reply.into_response()
}

/// The body of a request, within its limit.
async fn bytes(head: &Parts, body: Body) -> Result<Bytes, Reply> {
    let _: &HeaderMap = &head.headers;
    axum::body::to_bytes(body, FORM).await.map_err(|_| {
        Reply::plain(StatusCode::PAYLOAD_TOO_LARGE, "this is too much at once")
    })
}

fn route(app: &App, ask: &Ask) -> Result<Reply, Fault> {
    match (ask.is_change, ask.path().as_slice()) {
        (false, []) => start::page(app, ask),
        (true, ["stories"]) => start::begin(app, ask),
        (true, ["language"]) => Ok(start::language(ask)),
        _ => Err(Fault::Missing),
    }
}
