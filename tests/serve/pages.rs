//! What the pages say and keep: proposals, archives with damage, lessons; and that none of it
//! needs a network.

use crate::server::Server;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::process::Command;

/// The names of the proposals that a page shows, each form a string.
fn proposals(page: &str) -> Vec<Vec<String>> {
    let form = |form: &str| {
        let names = form.split("name=\"proposed\" value=\"").skip(1);
        names.filter_map(|it| it.split('"').next()).map(str::to_owned).collect()
    };
    page.split("class=\"proposal\"")
        .skip(1)
        .map(|it| form(it.split("</form>").next().unwrap()))
        .collect()
}

/// A story with two spellings of one town on no list, and two of a town that is on one.
fn spelled(server: &Server) -> String {
    let answer = server.post("/stories", &[("title", "Trains")]);
    let key = answer.header("location").unwrap().split('/').nth(2).unwrap().to_owned();
    let of = [("The Ash", "Vorgansk", "Kyiv"), ("The Elm", "Vorhansk", "Kiev")];
    for (source, town, known) in of {
        let mut text = format!(
            "The train reached {town} late on Monday. They slept in {town}. The mayor of {town} said so."
        );
        text.push_str(&format!(" The train to {known} left.").repeat(8));
        server.done(&key, "add", &[("text", &text), ("source", source)]);
    }
    key
}

#[test]
fn a_struck_proposal_does_not_come_back() {
    let server = Server::start();
    let key = spelled(&server);
    let before = proposals(&server.page(&key, "names"));
    assert!(!before.is_empty(), "nothing is proposed");
    let mut fields = vec![("what", "refuse")];
    fields.extend(before[0].iter().map(|it| ("proposed", it.as_str())));
    server.done(&key, "names", &fields);
    assert!(server.folder.path().join(&key).join("struck.toml").exists());
    let server = server.again();
    let after = proposals(&server.page(&key, "names"));
    assert!(!after.contains(&before[0]), "{after:?}");
    // The report is still the one that `compare` writes.
    assert!(server.page(&key, "report") == server.compared(&key));
    let page = server.post(&format!("/story/{key}/names"), &[("what", "refuse")]);
    assert_eq!(page.status, 404, "nothing to strike");
}

/// Where no list finds anything the report already uses the proposals; the page offers them.
#[test]
fn a_story_on_no_list_has_proposals() {
    let server = Server::start();
    let answer = server.post("/stories", &[("title", "Trains")]);
    let key = answer.header("location").unwrap().split('/').nth(2).unwrap().to_owned();
    for (source, town) in [("The Ash", "Vorgansk"), ("The Elm", "Vorhansk")] {
        let text = format!(
            "The train reached {town} late on Monday. They slept in {town}. The mayor of {town} said so."
        );
        server.done(&key, "add", &[("text", &text), ("source", source)]);
    }
    let found = proposals(&server.page(&key, "names"));
    assert_eq!(found, [["Vorgansk", "Vorhansk"]]);
}

#[test]
fn undo_brings_a_struck_proposal_back() {
    let server = Server::start();
    let key = spelled(&server);
    let before = proposals(&server.page(&key, "names"));
    let mut fields = vec![("what", "refuse")];
    fields.extend(before[0].iter().map(|it| ("proposed", it.as_str())));
    server.done(&key, "names", &fields);
    server.done(&key, "undo", &[]);
    assert_eq!(proposals(&server.page(&key, "names")), before);
}

/// A page as crawlers keep it, in a gzip member of its own.
fn record(host: &str) -> Vec<u8> {
    let said =
        "<p>The rain fell on Orlo on Monday, said Ada Tamm, the mayor.</p>".repeat(4);
    let html = format!("<title>Rain</title><article><h1>Rain</h1>{said}</article>");
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}");
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://{host}/a\r\nWARC-Date: 2025-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{host}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    );
    let mut member = GzEncoder::new(Vec::new(), Compression::default());
    member.write_all(record.as_bytes()).unwrap();
    member.finish().unwrap()
}

#[test]
fn what_is_damaged_in_a_file_costs_itself_alone_and_is_said() {
    let mut archive: Vec<Vec<u8>> = ["ash.org", "elm.org", "oak.org"].map(record).into();
    let middle = archive[1].len() / 2;
    archive[1][middle..middle + 20].fill(0xff);
    let archive = archive.concat();
    let rows =
        b"id,source,text\na,The Ash,It rains in Orlo.\nb,The Elm,\nc,The Oak,It snows.\n";
    for (name, body, n_left, n_out) in
        [("crawl.warc.gz", archive.as_slice(), 2, 1), ("rows.csv", rows, 2, 1)]
    {
        let server = Server::start();
        let answer = server.post("/stories", &[("title", "Rain")]);
        let key =
            answer.header("location").unwrap().split('/').nth(2).unwrap().to_owned();
        let path =
            format!("/story/{key}/files?name={name}&version={}", server.version(&key));
        let answer = server.send_body(&path, "application/octet-stream", body);
        assert_eq!(answer.status, 303, "{name}: {}", answer.text());
        let page = server.get(answer.header("location").unwrap()).text();
        assert!(page.contains(&format!("without text: {n_out}.")), "{name}: {page}");
        let list = fs::read_to_string(server.folder.path().join(&key).join("story.toml"));
        assert_eq!(list.unwrap().matches("[[article]]").count(), n_left, "{name}");
    }
}

/// The name of a dropped file is the browser's, and may be anything.
#[test]
fn the_name_of_a_file_leads_nowhere() {
    let server = Server::start();
    let answer = server.post("/stories", &[("title", "Rain")]);
    let key = answer.header("location").unwrap().split('/').nth(2).unwrap().to_owned();
    let outside = tempfile::tempdir().unwrap();
    let escaped = outside.path().join("escaped.warc");
    let name = format!("..{}", escaped.display()).replace('/', "%2F");
    let path = format!("/story/{key}/files?name={name}&version={}", server.version(&key));
    let answer = server.send_body(&path, "application/octet-stream", &record("ash.org"));
    assert!(answer.status < 500, "{}", answer.text());
    assert!(!escaped.exists());
}

#[test]
fn a_lesson_that_cannot_be_made_is_told_in_words() {
    let server = Server::start();
    let answer = server.post("/stories", &[("title", "Rain")]);
    let key = answer.header("location").unwrap().split('/').nth(2).unwrap().to_owned();
    server.done(&key, "add", &[("text", "It rains.\n"), ("source", "The Ash")]);
    // A link that may fail must not save what it fails with.
    assert!(!server.page(&key, "export").contains(" download"));
    let answer = server.get(&format!("/story/{key}/file/sheet"));
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("content-disposition"), None);
}

/// Nothing that is remembered may show: each page is what a fresh program would show.
#[test]
fn what_is_remembered_changes_no_page() {
    let server = Server::start();
    let key = server.story();
    let first = server.page(&key, "report");
    let name = [("thing", "the dispute"), ("name", "walkout"), ("name", "strike")];
    server.done(&key, "names", &name);
    let named = server.page(&key, "report");
    assert!(named == server.compared(&key) && named != first);
    server.done(&key, "undo", &[]);
    assert!(server.page(&key, "report") == first);
    let text = "A Strike\n\nThe strike went on, Olaf Berg said.\n";
    server.done(&key, "text", &[("article", "island-herald.txt"), ("text", text)]);
    assert!(server.page(&key, "report") == server.compared(&key));
    // A list that another program changes counts at once.
    server.done(&key, "names", &name);
    server.page(&key, "report");
    let path = server.folder.path().join(&key).join("names.toml");
    let list = fs::read_to_string(&path).unwrap();
    fs::write(&path, list.replace("the dispute", "the quarrel")).unwrap();
    let page = server.page(&key, "report");
    assert!(page.contains("the quarrel") && page == server.compared(&key));
}

/// The way from texts to the report, in a namespace that has no interface but the loopback.
#[cfg(target_os = "linux")]
#[test]
fn no_page_needs_a_network() {
    let enter = ["--user", "--map-root-user", "--net"];
    let begin = "ip link set lo up && ip -o link";
    let look = Command::new("unshare").args(enter).args(["sh", "-c", begin]).output();
    let Some(links) = look.ok().filter(|it| it.status.success()) else {
        println!("no namespaces here, or no `ip`: left out");
        return;
    };
    let links = String::from_utf8(links.stdout).unwrap();
    assert!(links.lines().all(|it| it.contains(" lo: ")), "{links}");
    let own = std::env::current_exe().unwrap();
    let done = Command::new("unshare")
        .args(enter)
        .args(["sh", "-c", "ip link set lo up && exec \"$0\" \"$@\""])
        .arg(own)
        .args(["--exact", "stories::the_report_is_the_one_that_compare_writes"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
}
