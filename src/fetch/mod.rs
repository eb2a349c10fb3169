//! Fetches pages from the web, one at a time, by the addresses that a user names.
//!
//! What a server may do is bounded: `http` and `https` only, a few redirects, so many bytes
//! and so much time for each address. `robots.txt` is respected, the program says what it
//! is, and addresses of the machine itself or of its own network are not opened unless that
//! is asked for. Nothing is run, no cookie is kept, no proxy is asked.

mod error;
mod page;
mod public;

pub use error::FetchError;
pub use page::{Fetched, name_of};

use public::PublicOnly;
use std::collections::BTreeMap;
use std::io::Read;
use std::time::{Duration, Instant};
use texting_robots::Robot;
use ureq::config::Config;
use ureq::http::Response;
use ureq::http::header::LOCATION;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

/// How the program names itself, to servers and in `robots.txt`.
const NAME: &str = "parallax";

/// The most of a `robots.txt` that is read, as RFC 9309 has it.
const MAX_ROBOTS: u64 = 500 << 10;

/// The longest pause that a `robots.txt` may ask for.
const MAX_PAUSE: Duration = Duration::from_secs(10);

/// What a server may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The time for one address, with all its redirects.
    pub time: Duration,
    /// The bytes of one page, unpacked.
    pub n_bytes: u64,
    /// How many redirects are followed.
    pub n_redirects: usize,
    /// The time between two pages of one host; `robots.txt` may ask for more.
    pub pause: Duration,
    /// Whether addresses of the machine itself and of its network may be opened.
    pub allows_local: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            n_bytes: 16 << 20,
            n_redirects: 8,
            pause: Duration::from_secs(1),
            allows_local: false,
        }
    }
}

/// Fetches pages, one after the other.
pub struct Fetcher {
    agent: Agent,
    limits: Limits,
    /// What each host allows, by scheme, host and port.
    hosts: BTreeMap<String, Host>,
}

/// What is known of a host.
struct Host {
    /// None where it allows everything.
    robot: Option<Robot>,
    pause: Duration,
    last: Option<Instant>,
}

impl Fetcher {
    /// Opens nothing yet.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let agent = format!(
            "{NAME}/{} (reads single articles that its user names)",
            env!("CARGO_PKG_VERSION")
        );
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(agent)
            .accept("text/html, application/xhtml+xml, text/plain, application/rss+xml, application/atom+xml, application/xml;q=0.9, application/json;q=0.8")
            .max_idle_connections(0)
            .build();
        let resolver = PublicOnly::new(limits.allows_local);
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, limits, hosts: BTreeMap::new() }
    }

    /// Fetches the page of an address.
    ///
    /// # Errors
    ///
    /// If the address may not be opened, the server refuses or fails, or what it sends is
    /// too much, too slow or no text.
    pub fn fetch(&mut self, address: &str) -> Result<Fetched, FetchError> {
        let end = Instant::now() + self.limits.time;
        let first = checked(address)?;
        let mut url = first.clone();
        for _ in 0..=self.limits.n_redirects {
            self.ask(&url, end)?;
            let response = self.get(&url, end)?;
            match target(&response, &url)? {
                Some(next) => url = next,
                None => {
                    let n_bytes = self.limits.n_bytes;
                    return page::read(response, &first, &url, n_bytes);
                }
            }
        }
        Err(FetchError::Redirects(self.limits.n_redirects))
    }

    /// Waits for the host's turn, and asks its `robots.txt` whether the page may be fetched.
    fn ask(&mut self, url: &Url, end: Instant) -> Result<(), FetchError> {
        let origin = url.origin().ascii_serialization();
        if !self.hosts.contains_key(&origin) {
            let robot = self.robot(url, end)?;
            let asked = robot.as_ref().and_then(|it| it.delay).unwrap_or_default();
            let asked = Duration::try_from_secs_f32(asked).unwrap_or_default();
            let pause = asked.min(MAX_PAUSE).max(self.limits.pause);
            self.hosts.insert(origin.clone(), Host { robot, pause, last: None });
        }
        let host = self.hosts.get_mut(&origin).expect("it was put there");
        if host.robot.as_ref().is_some_and(|it| !it.allowed(url.as_str())) {
            return Err(FetchError::Robots);
        }
        let passed = host.last.map_or(host.pause, |it| it.elapsed());
        std::thread::sleep(host.pause.saturating_sub(passed));
        host.last = Some(Instant::now());
        Ok(())
    }

    /// What the host's `robots.txt` says. One that is not there allows everything; one that
    /// the server fails to give forbids everything (RFC 9309, section 2.3.1).
    fn robot(&self, url: &Url, end: Instant) -> Result<Option<Robot>, FetchError> {
        let mut place = url.join("/robots.txt").map_err(|_| FetchError::Address)?;
        for _ in 0..=self.limits.n_redirects {
            let response = self.get(&place, end)?;
            if let Some(next) = target(&response, &place)? {
                place = next;
                continue;
            }
            let status = response.status();
            if status.is_server_error() || status.as_u16() == 429 {
                return Err(FetchError::NoRobots(status.as_u16()));
            }
            if !status.is_success() {
                return Ok(None);
            }
            let mut rules = Vec::new();
            let body = response.into_body().into_reader();
            body.take(MAX_ROBOTS)
                .read_to_end(&mut rules)
                .map_err(|it| error::read(&it))?;
            return Ok(Robot::new(NAME, &rules).ok());
        }
        Ok(None)
    }

    fn get(&self, url: &Url, end: Instant) -> Result<Response<Body>, FetchError> {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(FetchError::Time);
        }
        let request = self.agent.get(url.as_str()).config().timeout_global(Some(left));
        request.build().call().map_err(|it| error::call(&it))
    }
}

/// An address that may be asked for.
fn checked(address: &str) -> Result<Url, FetchError> {
    let mut url = Url::parse(address.trim()).map_err(|_| FetchError::Address)?;
    url.set_fragment(None);
    check(url)
}

fn check(url: Url) -> Result<Url, FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::Scheme(url.scheme().to_owned()));
    }
    if !url.has_host() || !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Address);
    }
    Ok(url)
}

/// Where an answer sends its reader on to.
fn target(response: &Response<Body>, url: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let place = response.headers().get(LOCATION).and_then(|it| it.to_str().ok());
    let place = place.and_then(|it| url.join(it).ok()).ok_or(FetchError::Nowhere)?;
    check(place).map(Some)
}
