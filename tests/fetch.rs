//! Pages of addresses, from a server on this machine that misbehaves in every way.

#![cfg(feature = "fetch")]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read and panic"
)]

use parallax::fetch::{FetchError, Fetched, Fetcher, Limits};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, Instant};

const TEXT: &str = "<p>The bridge at Ostrow was closed on Monday, the mayor said, and the ferry will run twice an hour until the end of May, as it did in the winter of the flood.</p><p>“We wait,” said Olga Brandt, who keeps the ferry house, and whoever works across the river now leaves home an hour before the sun is up.</p>";

fn ok(kind: &str, body: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    (head + body).into_bytes()
}

fn article(title: &str) -> Vec<u8> {
    let page = format!(
        "<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{TEXT}</article></body></html>"
    );
    ok("text/html; charset=utf-8", &page)
}

fn status(line: &str, more: &str) -> Vec<u8> {
    let head = format!("HTTP/1.1 {line}\r\n{more}Content-Length: 2\r\n");
    (head + "Connection: close\r\n\r\nno").into_bytes()
}

/// What the server answers to a path; none where it does so itself, slowly.
fn answer(path: &str, stream: &mut TcpStream) -> Option<Vec<u8>> {
    Some(match path {
        "/robots.txt" => ok(
            "text/plain",
            "User-agent: *\nDisallow: /private\n\nUser-agent: parallax\nDisallow: /secret\n",
        ),
        "/ferry" => article("Ferry halts again"),
        "/mill" => article("Mill burns down"),
        "/moved" => status("301 Moved", "Location: /ferry\r\n"),
        "/front" => status("302 Found", "Location: /\r\n"),
        "/" => article("Front page of the Post"),
        "/circle" => status("302 Found", "Location: /circle\r\n"),
        "/file" => status("302 Found", "Location: file:///a/b\r\n"),
        "/nowhere" => status("302 Found", ""),
        "/secretly" => status("302 Found", "Location: /secret/a\r\n"),
        "/refused" => status("403 Forbidden", ""),
        "/gone" => status("404 Not Found", ""),
        "/paid" => status("402 Payment Required", ""),
        "/busy" => status("429 Too Many Requests", "Retry-After: 3\r\n"),
        "/broken" => status("503 Unavailable", ""),
        "/empty" => ok("text/html", "  \n"),
        "/picture" => ok("image/png", "\u{1}PNG"),
        "/cyrillic" => {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\nConnection: close\r\n\r\n<meta charset=utf-8><p>";
            [head.as_bytes(), b"\xcc\xee\xf1\xf2</p>"].concat()
        }
        "/cut" => {
            let mut whole = article("Ferry halts again");
            whole.truncate(whole.len() - 40);
            whole
        }
        "/nonsense" => b"\x00\x01\x02 not HTTP at all\r\n\r\n".to_vec(),
        "/silent" => Vec::new(),
        "/endless" => {
            let head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n";
            let _ = stream.write_all(head.as_bytes());
            let block = [b'x'; 1 << 14];
            while stream.write_all(&block).is_ok() {}
            return None;
        }
        "/headers" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
            while stream.write_all(b"X-More: and more and more and more\r\n").is_ok() {}
            return None;
        }
        "/slow" => {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n";
            let _ = stream.write_all(head.as_bytes());
            while stream.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(50));
            }
            return None;
        }
        _ => status("404 Not Found", ""),
    })
}

/// Serves until the test ends; gives the address.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut stream = stream;
                let mut line = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let _ = reader.read_line(&mut line);
                let mut field = String::new();
                // To the end of the request, or the connection is reset.
                while reader.read_line(&mut field).is_ok_and(|n| n > 2) {
                    field.clear();
                }
                let path = line.split(' ').nth(1).unwrap_or("/").to_owned();
                if let Some(bytes) = answer(&path, &mut stream) {
                    let _ = stream.write_all(&bytes);
                }
            });
        }
    });
    address
}

fn limits() -> Limits {
    Limits {
        time: Duration::from_secs(2),
        n_bytes: 1 << 20,
        n_redirects: 4,
        pause: Duration::ZERO,
        allows_local: true,
    }
}

fn fetch(path: &str) -> Result<Fetched, FetchError> {
    Fetcher::new(limits()).fetch(&format!("{}{path}", serve()))
}

#[test]
fn fetches_pages_and_follows_redirects() {
    let page = fetch("/ferry").unwrap();
    let text = String::from_utf8(page.bytes).unwrap();
    assert!(text.starts_with("\u{feff}<!-- saved from url=("), "{text}");
    assert!(text.contains("“We wait,” said Olga Brandt"));
    assert_eq!(page.name, "127.0.0.1-ferry.html");
    assert_eq!(page.moved_to, None);
    let moved = fetch("/moved").unwrap();
    assert!(moved.moved_to.unwrap().ends_with("/ferry") && !moved.is_front_page);
    assert!(fetch("/front").unwrap().is_front_page);
}

#[test]
fn the_server_says_how_a_page_is_encoded() {
    let text = String::from_utf8(fetch("/cyrillic").unwrap().bytes).unwrap();
    assert!(text.contains("<p>Мост</p>"), "{text}");
}

#[test]
fn says_what_is_wrong_with_an_answer() {
    for (path, expected) in [
        ("/secret/a", "robots.txt asks programs not to fetch this page"),
        ("/secretly", "robots.txt asks programs not to fetch this page"),
        ("/circle", "more than 4 redirects"),
        ("/file", "`file:` is not fetched"),
        ("/nowhere", "without saying where"),
        ("/refused", "the server answers 403 (it refuses this page to programs); save"),
        ("/paid", "402 (it asks for a subscription)"),
        ("/gone", "404 (there is no such page); check the address"),
        ("/busy", "429 (too many requests); try again later"),
        ("/broken", "503 (the server fails); try again later"),
        ("/empty", "an empty page"),
        ("/picture", "leads to `image/png`, which is not an article"),
        ("/cut", "only part of the page arrived"),
        ("/endless", "more than 1 MiB"),
        ("/nonsense", "cannot be reached"),
        ("/silent", "only part of the page arrived"),
        ("/headers", "cannot be reached"),
    ] {
        let error = fetch(path).unwrap_err().to_string();
        assert!(error.contains(expected), "{path}: {error}");
    }
    // What is meant for others does not bind this program, which has rules of its own.
    assert_eq!(
        fetch("/private/a").unwrap_err().to_string().split(' ').nth(3),
        Some("404")
    );
}

#[test]
fn a_slow_server_ends_in_time() {
    let begin = Instant::now();
    assert_eq!(fetch("/slow").unwrap_err(), FetchError::Time);
    assert!(begin.elapsed() < Duration::from_secs(6));
}

#[test]
fn opens_no_address_of_its_own_network() {
    let served = serve();
    let port = served.rsplit(':').next().unwrap();
    let mut fetcher = Fetcher::new(Limits { allows_local: false, ..limits() });
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "10.0.0.1",
        "169.254.169.254",
    ] {
        let error = fetcher.fetch(&format!("http://{host}:{port}/ferry")).unwrap_err();
        assert_eq!(error, FetchError::Local, "{host}");
    }
    for address in ["file:///a/b", "ftp://orm.example/a", "http://a:b@orm.example/"] {
        let error = fetcher.fetch(address).unwrap_err();
        assert!(
            matches!(error, FetchError::Scheme(_) | FetchError::Address),
            "{address}"
        );
    }
}

fn parallax(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn compares_addresses_and_verifies_what_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve();
    let list = format!("# to read\n{served}/ferry\n\n{served}/mill\n");
    std::fs::write(folder.path().join("list.txt"), list).unwrap();
    let run = |arguments: &[&str]| parallax(folder.path(), arguments);
    let made = run(&[
        "compare",
        "list.txt",
        "--allow-local",
        "--save",
        "kept",
        "-o",
        "report.html",
    ]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let kept: Vec<_> = std::fs::read_dir(folder.path().join("kept"))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
    let verified = run(&["verify", "report.html", "kept"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    let again = run(&["compare", "list.txt", "--allow-local", "--save", "kept"]);
    let message = String::from_utf8(again.stderr).unwrap();
    assert_eq!(again.status.code(), Some(2));
    assert!(message.contains("already exists; name another folder"), "{message}");
}

#[test]
fn an_address_that_fails_is_left_out_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve();
    let (ferry, gone) = (format!("{served}/ferry"), format!("{served}/gone"));
    let made = parallax(folder.path(), &["annotate", &ferry, &gone, "--allow-local"]);
    let message = String::from_utf8(made.stderr).unwrap();
    assert!(made.status.success());
    assert!(message.contains(&format!("{gone}: the server answers 404")), "{message}");
    assert!(
        String::from_utf8(made.stdout)
            .unwrap()
            .contains(&format!("\"path\":\"{ferry}\""))
    );
    let strict = parallax(
        folder.path(),
        &["annotate", &ferry, &gone, "--allow-local", "--strict"],
    );
    assert_eq!(strict.status.code(), Some(2));
    let local = parallax(folder.path(), &["annotate", &ferry]);
    let message = String::from_utf8(local.stderr).unwrap();
    assert!(message.contains("--allow-local reads it"), "{message}");
}
