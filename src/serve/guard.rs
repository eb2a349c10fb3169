//! Who may ask: looked at before anything else happens with a request.
//!
//! A page of the web can send requests to this machine, a name of the web can be made to
//! lead here, and every user of the machine can open the port. So a request must name this
//! server as its host, come from one of its own pages, and hold the cookie that the address
//! with the token gives; what it asks for is a plain path.

use crate::serve::secret::Secret;
use axum::http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, ORIGIN, TRANSFER_ENCODING,
    UPGRADE,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use std::io;
use std::net::SocketAddr;
use std::sync::Mutex;

/// Types of bodies that pages send.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";
pub(super) const FILE: &str = "application/octet-stream";

/// What a request must have.
pub(super) struct Guard {
    /// Names of this server, with its port.
    hosts: Vec<String>,
    /// What lets someone in by the printed address.
    token: Secret,
    /// What lets the browser in that was opened, once.
    ticket: Mutex<Option<Secret>>,
    /// What a browser that was let in sends along.
    cookie: Secret,
    /// The name of the cookie; browsers keep one jar for all ports.
    name: String,
}

/// What becomes of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may pass.
    Pass,
    /// It holds a token and is given the cookie.
    Welcome,
    /// It is refused, with the reason.
    Refuse(StatusCode, &'static str),
}

use Verdict::{Pass, Refuse, Welcome};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

impl Guard {
    /// Guards the server at an address.
    pub(super) fn new(
        own: SocketAddr,
        token: Secret,
        ticket: Option<Secret>,
    ) -> io::Result<Self> {
        let port = own.port();
        let mut hosts = vec![own.to_string()];
        if own.ip().is_loopback() {
            let names = ["127.0.0.1", "localhost", "[::1]"];
            hosts.extend(names.map(|it| format!("{it}:{port}")));
        }
        Ok(Self {
            hosts,
            token,
            ticket: Mutex::new(ticket),
            cookie: Secret::draw()?,
            name: format!("parallax-{port}"),
        })
    }

    /// The cookie of whoever is let in.
    pub(super) fn cookie(&self) -> String {
        let (name, value) = (&self.name, self.cookie.shown());
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict")
    }

    /// Judges a request by its head.
    pub(super) fn judge(&self, head: &Parts) -> Verdict {
        let headers = &head.headers;
        if !matches!(head.method, Method::GET | Method::HEAD | Method::POST) {
            return Refuse(StatusCode::METHOD_NOT_ALLOWED, "this is not a method here");
        }
        if head.uri.authority().is_some() || !is_plain(head.uri.path()) {
            return Refuse(StatusCode::BAD_REQUEST, "this is not an address here");
        }
        let Some(host) = only(headers, &HOST).filter(|it| self.is_own(it)) else {
            return Refuse(StatusCode::FORBIDDEN, "the host is not this server");
        };
        if headers.contains_key(UPGRADE) || has_token(headers, &CONNECTION, "upgrade") {
            return Refuse(StatusCode::BAD_REQUEST, "this server speaks HTTP only");
        }
        let is_change = head.method == Method::POST;
        let has_origin = headers.contains_key(ORIGIN);
        let is_own_origin =
            only(headers, &ORIGIN).is_some_and(|it| it == format!("http://{host}"));
        if has_origin && !is_own_origin {
            return Refuse(StatusCode::FORBIDDEN, "the request comes from another page");
        }
        let is_own_site = match only(headers, &SITE) {
            Some("same-origin") => true,
            // Typed, or opened from a bookmark.
            Some("none") if !is_change => false,
            None if !headers.contains_key(SITE) => false,
            _ => {
                let why = "the request comes from another page";
                return Refuse(StatusCode::FORBIDDEN, why);
            }
        };
        if is_change && !is_own_origin && !is_own_site {
            let why = "the request does not say that it comes from a page of this server";
            return Refuse(StatusCode::FORBIDDEN, why);
        }
        if self.is_known(headers) {
            return self.body(head);
        }
        let token = head.uri.query().and_then(|it| it.strip_prefix("token="));
        let is_door = head.method == Method::GET && head.uri.path() == "/";
        match token {
            Some(token) if is_door && self.admits(token) => Welcome,
            _ => Refuse(
                StatusCode::FORBIDDEN,
                "open the address that was printed where parallax was started",
            ),
        }
    }

    /// Whether a host is a name of this server; a browser leaves port 80 out.
    fn is_own(&self, host: &str) -> bool {
        let is = |own: &String| {
            own.eq_ignore_ascii_case(host)
                || own.strip_suffix(":80").is_some_and(|it| it.eq_ignore_ascii_case(host))
        };
        self.hosts.iter().any(is)
    }

    /// Whether a cookie is ours; others of the name may come from other ports.
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let lines = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
        lines.flat_map(|it| it.split(';')).any(|pair| {
            let pair = pair.trim().split_once('=');
            pair.is_some_and(|(name, value)| name == self.name && self.cookie.is(value))
        })
    }

    fn admits(&self, token: &str) -> bool {
        if self.token.is(token) {
            return true;
        }
        let Ok(mut ticket) = self.ticket.lock() else { return false };
        let is_right = ticket.as_ref().is_some_and(|it| it.is(token));
        if is_right {
            *ticket = None;
        }
        is_right
    }

    /// What a change must be made of.
    fn body(&self, head: &Parts) -> Verdict {
        let headers = &head.headers;
        if head.method == Method::POST {
            let kind = only(headers, &CONTENT_TYPE).unwrap_or_default();
            let kind = kind.split(';').next().unwrap_or_default().trim();
            if kind != FORM && kind != FILE {
                let why = "no page here sends a body of this type";
                return Refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, why);
            }
        } else if headers.contains_key(TRANSFER_ENCODING)
            || only(headers, &CONTENT_LENGTH).is_some_and(|it| it != "0")
        {
            return Refuse(StatusCode::BAD_REQUEST, "this request needs no body");
        }
        Pass
    }
}

/// The value of a header that stands once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first)
}

fn has_token(headers: &HeaderMap, name: &HeaderName, token: &str) -> bool {
    let values = headers.get_all(name).iter().filter_map(|it| it.to_str().ok());
    values.flat_map(|it| it.split(',')).any(|it| it.trim().eq_ignore_ascii_case(token))
}

/// Whether a path is made of plain names: every address of a page here is.
fn is_plain(path: &str) -> bool {
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    path.starts_with('/')
        && path.chars().all(is_plain)
        && path.split('/').skip(1).all(|it| !it.starts_with('.'))
        && !path.contains("//")
}

#[cfg(test)]
mod tests {
    use super::{Guard, Verdict};
    use crate::serve::secret::Secret;
    use axum::http::{Request, StatusCode};

    const TOKEN: &str = "a-token-for-tests";

    fn guard() -> Guard {
        let ticket = Some(Secret::of("once".to_owned()));
        let own = "127.0.0.1:8080".parse().unwrap();
        Guard::new(own, Secret::of(TOKEN.to_owned()), ticket).unwrap()
    }

    /// The verdict on a request by its first line and headers.
    fn verdict(guard: &Guard, line: &str, headers: &[(&str, &str)]) -> Verdict {
        let (method, target) = line.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        guard.judge(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn a_token_opens_the_door_and_nothing_else() {
        let guard = guard();
        let host = ("host", "127.0.0.1:8080");
        let door = format!("GET /?token={TOKEN}");
        for (line, expected) in [
            (door.as_str(), Verdict::Welcome),
            (door.as_str(), Verdict::Welcome),
            ("GET /?token=once", Verdict::Welcome),
            (
                "GET /?token=once",
                Verdict::Refuse(
                    StatusCode::FORBIDDEN,
                    "open the address that was printed where parallax was started",
                ),
            ),
        ] {
            assert_eq!(verdict(&guard, line, &[host]), expected, "{line}");
        }
        let elsewhere = format!("GET /story?token={TOKEN}");
        assert!(matches!(verdict(&guard, &elsewhere, &[host]), Verdict::Refuse(..)));
    }

    #[test]
    fn a_guest_passes_from_the_pages_of_this_server_only() {
        let guard = guard();
        let cookie = guard.cookie().split(';').next().unwrap().to_owned();
        let host = ("host", "127.0.0.1:8080");
        let known = ("cookie", cookie.as_str());
        let form = ("content-type", "application/x-www-form-urlencoded");
        let own = ("origin", "http://127.0.0.1:8080");
        let passes = |line: &str, more: &[(&str, &str)]| {
            let headers = [&[host, known, form], more].concat();
            verdict(&guard, line, &headers) == Verdict::Pass
        };
        for (line, more, expected) in [
            ("GET /", &[][..], true),
            ("POST /stories", &[own], true),
            ("POST /stories", &[("sec-fetch-site", "same-origin")], true),
            ("POST /stories", &[], false),
            ("POST /stories", &[("origin", "null")], false),
            ("POST /stories", &[own, own], false),
            ("POST /stories", &[("origin", "http://localhost:8080")], false),
            ("POST /stories", &[own, ("sec-fetch-site", "same-site")], false),
            ("POST /stories", &[("sec-fetch-site", "none")], false),
            ("GET /", &[("sec-fetch-site", "cross-site")], false),
            ("GET /", &[("sec-fetch-site", "none")], true),
        ] {
            assert_eq!(passes(line, more), expected, "{line} {more:?}");
        }
    }
}
