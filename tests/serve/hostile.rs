//! Requests that no page of the server sends, each with what it is answered.

use crate::server::{Server, TOKEN};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// What follows the host and the cookie; `HOST`, `PORT` and `COOKIE` are filled in.
const GOOD: &str = "Host: HOST\r\nCookie: COOKIE\r\n";
const OWN: &str = "Host: HOST\r\nCookie: COOKIE\r\nOrigin: http://HOST\r\nSec-Fetch-Site: same-origin\r\n";

/// First line, headers, status; `GOOD` and `OWN` stand for those of a page of ours.
const TABLE: &[(&str, &str, u16)] = &[
    // A page of ours.
    ("GET / HTTP/1.1", "GOOD", 200),
    ("HEAD / HTTP/1.1", "GOOD", 200),
    ("GET / HTTP/1.1", "Host: localhost:PORT\r\nCookie: COOKIE\r\n", 200),
    ("GET / HTTP/1.1", "Host: LOCALHOST:PORT\r\nCookie: COOKIE\r\n", 200),
    ("GET /nothing HTTP/1.1", "GOOD", 404),
    ("GET /story/none/articles HTTP/1.1", "GOOD", 404),
    // Hosts that look like it: a name of the web that was made to lead here sends its own.
    ("GET / HTTP/1.1", "Cookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.0", "Cookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: evil.example\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: evil.example:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.0.0.1\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.0.0.1:1\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.0.0.1:PORT0\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: localhost.evil.example:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.0.0.1.nip.io:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: localhost.:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: evil@127.0.0.1:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.0.0.1:PORT@evil.example\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.1:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 2130706433:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 0.0.0.0:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: 127.0.0.2:PORT\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: HOST\r\nHost: evil.example\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host: HOST, evil.example\r\nCookie: COOKIE\r\n", 403),
    ("GET / HTTP/1.1", "Host:\r\nCookie: COOKIE\r\n", 403),
    // Without the token, or with another.
    ("GET / HTTP/1.1", "Host: HOST\r\n", 403),
    ("GET /?token=wrong HTTP/1.1", "Host: HOST\r\n", 403),
    ("GET /?token= HTTP/1.1", "Host: HOST\r\n", 403),
    ("GET /?token=TOKENx HTTP/1.1", "Host: HOST\r\n", 403),
    ("GET /?x=1&token=TOKEN HTTP/1.1", "Host: HOST\r\n", 403),
    ("GET /story?token=TOKEN HTTP/1.1", "Host: HOST\r\n", 403),
    ("HEAD /?token=TOKEN HTTP/1.1", "Host: HOST\r\n", 403),
    (
        "POST /?token=TOKEN HTTP/1.1",
        "Host: HOST\r\nOrigin: http://HOST\r\nContent-Length: 0\r\n",
        403,
    ),
    ("GET /?token=TOKEN HTTP/1.1", "Host: HOST\r\nSec-Fetch-Site: cross-site\r\n", 403),
    ("GET /?token=TOKEN HTTP/1.1", "Host: evil.example:PORT\r\n", 403),
    ("GET / HTTP/1.1", "Host: HOST\r\nCookie: parallax-PORT=0\r\n", 403),
    ("GET / HTTP/1.1", "Host: HOST\r\nCookie: parallax-PORT=\r\n", 403),
    ("GET / HTTP/1.1", "Host: HOST\r\nCookie: parallax-PORT\r\n", 403),
    ("GET / HTTP/1.1", "Host: HOST\r\nAuthorization: Bearer TOKEN\r\n", 403),
    // From other pages.
    ("GET / HTTP/1.1", "GOODSec-Fetch-Site: cross-site\r\n", 403),
    ("GET / HTTP/1.1", "GOODSec-Fetch-Site: same-site\r\n", 403),
    ("GET / HTTP/1.1", "GOODSec-Fetch-Site: \r\n", 403),
    (
        "GET / HTTP/1.1",
        "GOODSec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n",
        403,
    ),
    ("GET / HTTP/1.1", "GOODOrigin: http://evil.example\r\n", 403),
    ("GET / HTTP/1.1", "GOODOrigin: null\r\n", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: null\r\nFORM", 403),
    ("POST /stories HTTP/1.1", "GOODFORM", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: http://HOST.evil.example\r\nFORM", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: https://HOST\r\nFORM", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: http://localhost:PORT\r\nFORM", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: http://127.0.0.1\r\nFORM", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: http://HOST/\r\nFORM", 403),
    ("POST /stories HTTP/1.1", "GOODOrigin: file://\r\nFORM", 403),
    (
        "POST /stories HTTP/1.1",
        "GOODOrigin: http://HOST\r\nOrigin: http://evil.example\r\nFORM",
        403,
    ),
    ("POST /stories HTTP/1.1", "GOODSec-Fetch-Site: none\r\nFORM", 403),
    (
        "POST /stories HTTP/1.1",
        "GOODSec-Fetch-Site: cross-site\r\nOrigin: http://HOST\r\nFORM",
        403,
    ),
    (
        "POST /stories HTTP/1.1",
        "Host: HOST\r\nOrigin: http://HOST\r\nSec-Fetch-Site: same-origin\r\nFORM",
        403,
    ),
    // What a form of another page can send, and what it cannot.
    (
        "POST /stories HTTP/1.1",
        "OWNContent-Type: text/plain\r\nContent-Length: 0\r\n",
        415,
    ),
    (
        "POST /stories HTTP/1.1",
        "OWNContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 0\r\n",
        415,
    ),
    (
        "POST /stories HTTP/1.1",
        "OWNContent-Type: application/json\r\nContent-Length: 0\r\n",
        415,
    ),
    ("POST /stories HTTP/1.1", "OWNContent-Length: 0\r\n", 415),
    ("POST /stories HTTP/1.1", "OWNFORM", 422),
    // Methods.
    (
        "OPTIONS / HTTP/1.1",
        "GOODOrigin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n",
        405,
    ),
    ("PUT /stories HTTP/1.1", "OWNContent-Length: 0\r\n", 405),
    ("DELETE / HTTP/1.1", "OWN", 405),
    ("TRACE / HTTP/1.1", "OWN", 405),
    ("CONNECT evil.example:443 HTTP/1.1", "OWN", 405),
    ("BREW / HTTP/1.1", "OWN", 405),
    ("get / HTTP/1.1", "GOOD", 405),
    // Paths.
    ("GET http://evil.example/ HTTP/1.1", "GOOD", 400),
    ("GET http://HOST/ HTTP/1.1", "GOOD", 400),
    ("GET //evil.example/ HTTP/1.1", "GOOD", 400),
    ("GET /story/../../etc/passwd HTTP/1.1", "GOOD", 400),
    ("GET /story/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", "GOOD", 400),
    ("GET /story/..%2f..%2fetc%2fpasswd HTTP/1.1", "GOOD", 400),
    ("GET /story/..\\..\\etc\\passwd HTTP/1.1", "GOOD", 400),
    ("GET /story/%5c..%5cetc HTTP/1.1", "GOOD", 400),
    ("GET /story/%00/articles HTTP/1.1", "GOOD", 400),
    ("GET /story//etc/passwd HTTP/1.1", "GOOD", 400),
    ("GET /.git/config HTTP/1.1", "GOOD", 400),
    ("GET /story/%u002e%u002e/x HTTP/1.1", "GOOD", 400),
    ("GET /story/etc/passwd HTTP/1.1", "GOOD", 404),
    ("GET /story/C:/windows HTTP/1.1", "GOOD", 400),
    ("GET * HTTP/1.1", "GOOD", 400),
    // Other protocols, odd bodies.
    (
        "GET / HTTP/1.1",
        "GOODConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n",
        400,
    ),
    ("GET / HTTP/1.1", "GOODUpgrade: h2c\r\n", 400),
    ("GET / HTTP/1.1", "GOODContent-Length: 5\r\n\r\nhello", 400),
    ("GET / HTTP/1.1", "GOODContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
    (
        "POST /stories HTTP/1.1",
        "OWNContent-Type: application/x-www-form-urlencoded\r\nContent-Length: x\r\n",
        400,
    ),
    ("GET / HTTP/9.9", "GOOD", 400),
    ("GET", "GOOD", 400),
    ("\x16\x03\x01", "", 400),
];

#[test]
fn each_hostile_request_is_answered_as_it_should() {
    let server = Server::start();
    let (host, port) = (server.address.to_string(), server.address.port().to_string());
    assert!(TABLE.len() >= 60);
    let form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\ntitle=\u{20}";
    let form = form.trim_end_matches(' ').replace("Length: 7", "Length: 6");
    let mut faults = Vec::new();
    for (line, headers, expected) in TABLE {
        let mut request = format!("{line}\r\n{headers}");
        if !headers.contains("\r\n\r\n") && !headers.contains("FORM") {
            request.push_str("Connection: close\r\n\r\n");
        }
        let filled = request
            .replace("GOOD", GOOD)
            .replace("OWN", OWN)
            .replace("FORM", &format!("Connection: close\r\n{form}"))
            .replace("HOST\r", &format!("{host}\r"))
            .replace("http://HOST", &format!("http://{host}"))
            .replace("HOST,", &format!("{host},"))
            .replace("PORT", &port)
            .replace("TOKEN", TOKEN)
            .replace("COOKIE", &server.cookie);
        let answer = server.send(&filled);
        if answer.status != *expected {
            faults.push(format!(
                "{line} | {headers:?}: {} and not {expected}",
                answer.status
            ));
        }
        for name in answer
            .head
            .lines()
            .filter(|it| it.to_lowercase().starts_with("access-control"))
        {
            faults.push(format!("{line}: {name}"));
        }
        if answer.status != 400
            && answer.header("x-content-type-options") != Some("nosniff")
        {
            faults.push(format!("{line}: no nosniff"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(std::fs::read_dir(server.folder.path()).unwrap().count(), 0);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn what_is_too_large_or_too_slow_ends() {
    let server = Server::start();
    let body = vec![b'a'; 10 << 20];
    let form = "application/x-www-form-urlencoded";
    let (host, cookie) = (server.address, &server.cookie);
    let head = format!(
        "POST /stories HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: http://{host}\r\nContent-Type: {form}\r\nConnection: close\r\n"
    );
    // What is announced is refused before it comes; who sends it all the same may be cut off
    // before the answer is read.
    let announced = server.send(&format!("{head}Content-Length: {}\r\n\r\n", body.len()));
    assert_eq!(announced.status, 413);
    assert!(matches!(server.send_body("/stories", form, &body).status, 413 | 0));
    // Without a length the bytes are counted as they come.
    let mut chunked =
        format!("{head}Transfer-Encoding: chunked\r\n\r\nA00000\r\n").into_bytes();
    chunked.extend_from_slice(&body);
    chunked.extend_from_slice(b"\r\n0\r\n\r\n");
    assert!(matches!(server.send_bytes(&chunked).status, 413 | 0));
    assert_eq!(std::fs::read_dir(server.folder.path()).unwrap().count(), 0);
    let long = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX: {}\r\n\r\n",
        "a".repeat(64 << 10)
    );
    assert!(matches!(server.send(&long).status, 400 | 431));
    // Headers that never end.
    let begin = Instant::now();
    let mut slow = TcpStream::connect(server.address).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    assert!(begin.elapsed() < Duration::from_secs(15));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn more_connections_than_there_are_places_wait() {
    let server = Server::start();
    let held: Vec<TcpStream> =
        (0..64).map(|_| TcpStream::connect(server.address).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(300));
    let mut more = TcpStream::connect(server.address).unwrap();
    let mut said = Vec::new();
    let _ = more.read_to_end(&mut said);
    assert!(said.starts_with(b"HTTP/1.1 503"), "{}", String::from_utf8_lossy(&said));
    drop(held);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn every_answer_says_what_a_browser_may_do_with_it() {
    let server = Server::start();
    let answer = server.get("/");
    let policy = answer.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("script-src 'sha256-")
    );
    assert!(!policy.contains("unsafe"), "{policy}");
    for (name, expected) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(answer.header(name), Some(expected), "{name}");
    }
}
