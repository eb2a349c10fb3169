//! What a page asks for, and what it is answered.

use crate::serve::words::Words;
use axum::body::{Body, Bytes};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, SET_COOKIE,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Response, StatusCode};

/// A request that was let in.
pub(super) struct Ask {
    /// The parts of its path.
    path: Vec<String>,
    /// The pairs after the question mark.
    query: Vec<(String, String)>,
    /// The pairs of a form.
    form: Vec<(String, String)>,
    /// The bytes of a file.
    pub(super) body: Bytes,
    /// Whether it changes something.
    pub(super) is_change: bool,
    pub(super) words: &'static Words,
}

/// The cookie that holds the language that was chosen.
pub(super) const LANGUAGE: &str = "parallax-language";

impl Ask {
    /// Reads the head and the body of a request.
    pub(super) fn new(head: &Parts, body: Bytes) -> Self {
        let path = head.uri.path().split('/').filter(|it| !it.is_empty());
        let header = |name: &str| head.headers.get(name).and_then(|it| it.to_str().ok());
        let is_form =
            header("content-type").is_some_and(|it| it.starts_with("application/x-www"));
        let cookie = header("cookie").and_then(|all| {
            let mut pairs = all.split(';').filter_map(|it| it.trim().split_once('='));
            pairs.find(|it| it.0 == LANGUAGE).map(|it| it.1)
        });
        let accepted = header("accept-language").unwrap_or_default();
        Self {
            path: path.map(str::to_owned).collect(),
            query: pairs(head.uri.query().unwrap_or_default().as_bytes()),
            form: if is_form { pairs(&body) } else { Vec::new() },
            body: if is_form { Bytes::new() } else { body },
            is_change: head.method == Method::POST,
            words: cookie.map_or_else(|| Words::wanted(accepted), Words::of),
        }
    }

    /// The parts of the path.
    pub(super) fn path(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }

    /// A value after the question mark.
    pub(super) fn query(&self, name: &str) -> &str {
        first(&self.query, name).unwrap_or_default()
    }

    /// Whether a value stands behind the question mark, among several of a name.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.query.iter().any(|it| it.0 == name && it.1 == value)
    }

    /// A field of the form, without spaces around it.
    pub(super) fn field(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default().trim()
    }

    /// A field of the form as it was sent, if it was.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        first(&self.form, name)
    }

    /// All values of a field, such as boxes that are ticked.
    pub(super) fn fields(&self, name: &str) -> Vec<&str> {
        let all = self.form.iter().filter(|it| it.0 == name);
        all.map(|it| it.1.as_str()).collect()
    }
}

fn first<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
}

/// The pairs of `a=b&c=d`, in the encoding of forms.
fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// The same, the other way.
pub(super) fn encoded(pairs: &[(&str, &str)]) -> String {
    let mut serializer = form_urlencoded::Serializer::new(String::new());
    serializer.extend_pairs(pairs).finish()
}

pub(super) struct Reply {
    status: StatusCode,
    headers: Vec<(axum::http::HeaderName, String)>,
    body: Vec<u8>,
}

impl Reply {
    /// A page under its policy.
    pub(super) fn page(page: String, policy: &str) -> Self {
        Self {
            status: StatusCode::OK,
            headers: vec![
                (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (CONTENT_SECURITY_POLICY, policy.to_owned()),
            ],
            body: page.into_bytes(),
        }
    }

    /// A line of plain text.
    pub(super) fn plain(status: StatusCode, text: &str) -> Self {
        Self {
            status,
            headers: vec![(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned())],
            body: format!("{text}\n").into_bytes(),
        }
    }

    /// A file to keep. Its name is one of ours.
    pub(super) fn file(name: &str, kind: &str, body: Vec<u8>) -> Self {
        Self {
            status: StatusCode::OK,
            headers: vec![
                (CONTENT_TYPE, kind.to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ],
            body,
        }
    }

    /// On to another page, after a change.
    pub(super) fn to(address: &str) -> Self {
        Self {
            status: StatusCode::SEE_OTHER,
            headers: vec![(LOCATION, address.to_owned())],
            body: Vec::new(),
        }
    }

    /// The report, under the policy that stands in it.
    pub(super) fn report(page: &str) -> Self {
        let own = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1);
        let own = own.and_then(|it| it.split('"').next()).unwrap_or("default-src 'none'");
        let policy = format!("{own}; frame-ancestors 'self'").replace("&#x27;", "'");
        Self::page(page.to_owned(), &policy)
    }

    /// The same where a page of ours shows it in a frame.
    pub(super) fn into_frame(mut self) -> Self {
        for (name, value) in &mut self.headers {
            if *name == CONTENT_SECURITY_POLICY {
                *value =
                    value.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
            }
        }
        self
    }

    /// The same with another status.
    pub(super) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same with a cookie.
    pub(super) fn with_cookie(mut self, cookie: String) -> Self {
        self.headers.push((SET_COOKIE, cookie));
        self
    }

    /// As it is sent.
    pub(super) fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}
