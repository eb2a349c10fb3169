//! Archives whole, damaged and hostile.

use super::{open, read};
use crate::input::stored::Stored;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Write as _;

/// A page long enough to hold an article.
fn page(town: &str) -> String {
    let body =
        format!("The ferry to {town} waits in the rain, and nobody knows for how long. ");
    format!(
        "<html><head><title>Rain</title></head><body><article><h1>Rain in {town}</h1><p>{0}</p><p>{0}</p></article></body></html>",
        body.repeat(4)
    )
}

fn record(kind: &str, uri: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let mut head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n");
    let _ = write!(head, "Content-Length: {}\r\n{fields}\r\n", block.len());
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(host: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n");
    let block = [head.as_bytes(), body].concat();
    record(
        "response",
        &format!("https://www.{host}/a"),
        "Content-Type: application/http; msgtype=response\r\n",
        &block,
    )
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// What is read: the source and its town, or the error.
fn found(archive: Vec<u8>) -> Vec<String> {
    open(Stored::Bytes(archive), "a.warc")
        .unwrap()
        .map(|row| match row.and_then(|row| read(&row, "a.warc", false)) {
            Ok(article) => {
                // “The ferry to X waits …”
                let town = article.paragraphs.text.split_whitespace().nth(3).unwrap();
                format!("{} {town}", article.metadata.source.unwrap_or_default())
            }
            Err(error) => error.to_string(),
        })
        .collect()
}

#[test]
fn reads_the_pages_of_an_archive() {
    let info = record(
        "warcinfo",
        "",
        "Content-Type: application/warc-fields\r\n",
        b"software: x",
    );
    let picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
    let picture = record("response", "https://a.example/x.png", "", picture);
    let gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>x";
    let gone = record("response", "https://a.example/x", "", gone);
    let asked = record("request", "https://a.example/x", "", b"GET / HTTP/1.1\r\n\r\n");
    let one = answer("a.example", "", page("Orlo").as_bytes());
    let packed = answer(
        "b.example",
        "Content-Encoding: gzip\r\n",
        &gzip(page("Brenna").as_bytes()),
    );
    let text = page("Vale");
    let pieces = format!("{:x}\r\n{text}\r\n0\r\n\r\n", text.len());
    let pieces = answer("c.example", "Transfer-Encoding: chunked\r\n", pieces.as_bytes());
    let records = [info, asked, one, picture, gone, packed, pieces];
    let expected = ["a.example Orlo", "b.example Brenna", "c.example Vale"];
    assert_eq!(found(records.concat()), expected);
    assert_eq!(found(records.iter().flat_map(|it| gzip(it)).collect()), expected);
    assert_eq!(found(gzip(&records.concat())), expected);
}

#[test]
fn goes_on_behind_what_is_damaged() {
    let records: Vec<Vec<u8>> = ["a", "b", "c", "d", "e"]
        .iter()
        .map(|it| answer(&format!("{it}.example"), "", page(it).as_bytes()))
        .collect();
    let damaged =
        "a.warc:N: the record is damaged (W) and was skipped; fetch the archive again";
    let kept = |letters: &str| {
        letters.chars().map(|it| format!("{it}.example {it}")).collect::<Vec<_>>()
    };
    let check = |archive: Vec<u8>, letters: &str, n_faults: usize| {
        let (faults, pages): (Vec<String>, Vec<String>) =
            found(archive).into_iter().partition(|it| it.starts_with("a.warc:"));
        assert_eq!(pages, kept(letters));
        assert_eq!(faults.len(), n_faults, "{faults:?}");
        let end = damaged.split_once(") ").unwrap().1;
        assert!(faults.iter().all(|it| it.ends_with(end)), "{faults:?}");
    };
    let members: Vec<Vec<u8>> = records.iter().map(|it| gzip(it)).collect();
    for hurt in [
        |member: &mut Vec<u8>| {
            let half = member.len() / 2;
            member.truncate(half);
        },
        |member: &mut Vec<u8>| {
            let half = member.len() / 2;
            member[half] ^= 0xff;
            member[half + 1] ^= 0xff;
        },
        |member: &mut Vec<u8>| member[0] = 0,
        |member: &mut Vec<u8>| {
            let end = member.len() - 6;
            member[end] ^= 1;
        },
    ] {
        let mut archive = members.clone();
        hurt(&mut archive[1]);
        hurt(&mut archive[3]);
        check(archive.concat(), "ace", 2);
    }
    let mut first = members.clone();
    first[0].drain(..20);
    let rows = open(Stored::Bytes(first.concat()), "a.warc.gz").unwrap();
    assert_eq!(rows.filter(Result::is_ok).count(), 4);
    let mut plain = records.clone();
    plain[1].drain(..12);
    check(plain.concat(), "acde", 1);
    let mut last = records.concat();
    last.truncate(last.len() - 60);
    check(last, "abcd", 1);
}

#[test]
fn says_where_no_page_is() {
    let text = record(
        "conversion",
        "https://a.example/x",
        "Content-Type: text/plain\r\n",
        b"It rains.",
    );
    assert_eq!(
        found(text),
        [
            "a.warc: the archive has no web page that the server returned; texts and metadata extracted from pages (.wet, .wat) are not read; name the .warc with the pages",
        ]
    );
}

#[test]
fn beginnings_inside_a_damaged_member_are_tried_a_few_times_only() {
    let mut noise = gzip(&answer("a.example", "", page("a").as_bytes()));
    let half = noise.len() / 2;
    noise.truncate(half);
    noise.extend([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3].repeat(200));
    noise.extend(gzip(&answer("b.example", "", page("b").as_bytes())));
    let found = found(noise);
    assert!(found.len() < 250, "{}", found.len());
}

#[test]
fn damage_anywhere_costs_one_page_and_changes_none() {
    let records = ["a", "b", "c"]
        .map(|it| answer(&format!("{it}.example"), "", page(it).as_bytes()));
    let [first, middle, last] = records.map(|it| gzip(&it));
    let texts = |archive: Vec<u8>| -> Vec<String> {
        let rows = open(Stored::Bytes(archive), "a.warc.gz").unwrap().flatten();
        rows.map(|row| read(&row, "a.warc.gz", false).unwrap().paragraphs.text).collect()
    };
    let whole = texts([&first[..], &middle, &last].concat());
    assert_eq!(whole.len(), 3);
    for at in (0..middle.len()).step_by(7) {
        let cut = [&first[..], &middle[..at], &last].concat();
        assert_eq!(texts(cut), [whole[0].as_str(), &whole[2]], "cut at {at}");
        let mut hurt = middle.clone();
        hurt[at] ^= 0x55;
        let found = texts([&first[..], &hurt, &last].concat());
        assert!(found.iter().all(|it| whole.contains(it)), "hurt at {at}");
        assert!(found.len() >= 2, "hurt at {at}");
    }
}
