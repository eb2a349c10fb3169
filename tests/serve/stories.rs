//! What pages do to stories: kept as files that `compare` reads, never half written, and
//! nobody's change lost.

use crate::server::Server;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Command;

const FIRST: &str = "Ferry Crews Walk Out\n\nThe crews began a walkout on Monday. “We stay ashore,” said Ada Tamm, who leads them. The walkout hit the islands, and the walkout will last.\n";
const SECOND: &str = "Ferries Stopped By Strike\n\nA strike stopped the ferries on Monday. The strike harms the islands, the company said. Ada Tamm said the strike would go on.\n";

impl Server {
    /// Begins a story of two articles; gives its key.
    pub(crate) fn story(&self) -> String {
        let answer = self.post("/stories", &[("title", "The ferry strike")]);
        assert_eq!(answer.status, 303, "{answer:?}");
        let key =
            answer.header("location").unwrap().split('/').nth(2).unwrap().to_owned();
        self.done(
            &key,
            "add",
            &[("text", FIRST), ("source", "Harbour Post"), ("date", "2025-03-10")],
        );
        self.done(
            &key,
            "add",
            &[("text", SECOND), ("source", "Island Herald"), ("date", "2025-03-11")],
        );
        key
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.path().join(key)
    }

    /// The version that a page of a story shows.
    pub(crate) fn version(&self, key: &str) -> String {
        self.try_version(key).unwrap()
    }

    /// The same, if the server is there.
    fn try_version(&self, key: &str) -> Option<String> {
        let page = self.get(&format!("/story/{key}/articles")).text();
        let after = page.split("name=\"version\" value=\"").nth(1)?;
        Some(after.split('"').next()?.to_owned())
    }

    /// Makes a change on the version that is there.
    #[track_caller]
    pub(crate) fn done(&self, key: &str, what: &str, fields: &[(&str, &str)]) {
        let version = self.version(key);
        let mut fields = fields.to_vec();
        fields.push(("version", &version));
        let answer = self.post(&format!("/story/{key}/{what}"), &fields);
        assert_eq!(answer.status, 303, "{what}: {}", answer.text());
    }

    pub(crate) fn page(&self, key: &str, what: &str) -> String {
        let answer = self.get(&format!("/story/{key}/{what}"));
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
        answer.text()
    }

    /// What the command line makes of the same story.
    pub(crate) fn compared(&self, key: &str) -> String {
        let out = self.folder.path().join("compared.html");
        let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(["-q", "compare"])
            .arg(self.path(key).join("story.toml"))
            .arg("-o")
            .arg(&out)
            .status();
        assert!(done.unwrap().success());
        fs::read_to_string(out).unwrap()
    }
}

#[test]
fn the_report_is_the_one_that_compare_writes() {
    let server = Server::start();
    let key = server.story();
    assert!(server.page(&key, "report") == server.compared(&key), "as pasted");
    server.done(
        &key,
        "names",
        &[("thing", "the dispute"), ("name", "walkout"), ("name", "strike")],
    );
    server.done(&key, "packs", &[("pack", "russia-ukraine")]);
    let wrong = [
        ("article", "island-herald"),
        ("start", "0"),
        ("text", "The strike harms the islands"),
        ("voice", "narrator"),
        ("note", "the company is not quoted"),
    ];
    server.done(&key, "voices", &wrong);
    let report = server.page(&key, "report");
    assert!(report == server.compared(&key), "with names, packs and a correction");
    for said in
        ["the dispute", "1 passage was corrected by hand", "the company is not quoted"]
    {
        assert!(report.contains(said), "{said}");
    }
    let story = fs::read_to_string(server.path(&key).join("story.toml")).unwrap();
    assert!(story.contains("lexicon = [\"names.toml\"]"), "{story}");
    // What the report was made from can be told from it.
    let kept = server.folder.path().join("kept.html");
    fs::write(&kept, &report).unwrap();
    let verify = || {
        let verify = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg("verify")
            .arg(&kept)
            .arg(server.path(&key).join("story.toml"))
            .output()
            .unwrap();
        (verify.status.code(), String::from_utf8_lossy(&verify.stdout).into_owned())
    };
    assert_eq!(verify().0, Some(0));
    server.done(&key, "voices", &[("what", "strike"), ("number", "1")]);
    let (status, said) = verify();
    assert_eq!(status, Some(1));
    assert!(said.contains("corrections: what was put right by hand differs"), "{said}");
}

#[test]
fn a_change_is_taken_back_and_made_again() {
    let server = Server::start();
    let key = server.story();
    let state = || {
        let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(server.path(&key))
            .unwrap()
            .map(|it| it.unwrap().path())
            .map(|it| {
                (
                    it.file_name().unwrap().to_string_lossy().into_owned(),
                    fs::read(it).unwrap(),
                )
            })
            .filter(|it| !it.0.starts_with('.'))
            .collect();
        files.sort();
        files
    };
    let changes: &[(&str, &[(&str, &str)])] = &[
        ("names", &[("thing", "the dispute"), ("name", "walkout")]),
        ("names", &[("thing", "the dispute"), ("name", "strike")]),
        (
            "edit",
            &[("article", "harbour-post.txt"), ("source", "The Post"), ("date", "")],
        ),
        (
            "voices",
            &[
                ("article", "harbour-post"),
                ("start", "3"),
                ("text", "The walkout hit the islands"),
                ("speaker", "Ada Tamm"),
            ],
        ),
        (
            "text",
            &[
                ("article", "harbour-post.txt"),
                ("text", "The walkout ended.\r\n\r\nIt did."),
            ],
        ),
        ("remove", &[("article", "harbour-post.txt")]),
        ("title", &[("title", "Ferries")]),
    ];
    let mut states = vec![state()];
    for (what, fields) in changes {
        server.done(&key, what, fields);
        states.push(state());
    }
    for expected in states.iter().rev().skip(1) {
        server.done(&key, "undo", &[]);
        assert_eq!(&state(), expected);
    }
    for expected in &states[1..] {
        server.done(&key, "redo", &[]);
        assert_eq!(&state(), expected);
    }
}

#[test]
fn a_text_is_changed_where_it_is_kept_as_text() {
    let server = Server::start();
    let key = server.story();
    let text = "A new text, said Ada Tamm.\nIt has a second line.";
    server.done(&key, "text", &[("article", "harbour-post.txt"), ("text", text)]);
    let file = server.path(&key).join("harbour-post.txt");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert!(server.page(&key, "articles").contains("It has a second line."));
    for (article, text, status) in [
        ("harbour-post.txt", " \n ", 422),
        ("../secret.txt", "words", 409),
        ("story.toml", "words", 409),
    ] {
        let version = server.version(&key);
        let fields = [("article", article), ("text", text), ("version", &version)];
        let answer = server.post(&format!("/story/{key}/text"), &fields);
        assert_eq!(answer.status, status, "{article}: {}", answer.text());
    }
}

#[test]
fn a_removed_story_is_moved_and_not_destroyed() {
    let server = Server::start();
    for n in 1..=2 {
        let key = server.story();
        assert!(server.get("/").text().contains("/stories/remove"), "{n}");
        let answer = server.post("/stories/remove", &[("key", &key)]);
        assert_eq!(answer.status, 303, "{}", answer.text());
        assert!(!server.path(&key).exists(), "{n}");
        let page = server.get(answer.header("location").unwrap()).text();
        assert!(page.contains("removed-stories"), "{page}");
        assert!(!page.contains(&format!("/story/{key}/")), "{page}");
        assert_eq!(server.get(&format!("/story/{key}/articles")).status, 404);
        let removed = server.folder.path().join("removed-stories");
        assert_eq!(fs::read_dir(&removed).unwrap().count(), n);
        assert!(removed.join(&key).join("harbour-post.txt").exists());
    }
    for key in ["", "removed-stories", "..", "none"] {
        assert_eq!(server.post("/stories/remove", &[("key", key)]).status, 404, "{key}");
    }
}

#[test]
fn a_speaker_is_put_right_everywhere_at_once() {
    let server = Server::start();
    let key = server.story();
    let wrong = [
        ("article", "harbour-post"),
        ("start", "0"),
        ("text", "We stay ashore"),
        ("speaker", "Olaf Berg"),
        ("all", "on"),
    ];
    server.done(&key, "voices", &wrong);
    let made = fs::read_to_string(server.path(&key).join("corrections.toml")).unwrap();
    assert_eq!(made.matches("speaker = \"Olaf Berg\"").count(), 2, "{made}");
    assert!(made.contains("island-herald"), "{made}");
    let report = server.page(&key, "report");
    assert!(report.contains("2 passages were corrected by hand"));
    server.done(&key, "undo", &[]);
    assert!(!server.path(&key).join("corrections.toml").exists());
}

#[test]
fn an_article_in_another_language_is_said() {
    let server = Server::start();
    let key = server.story();
    let says = || server.page(&key, "articles").contains("seems to be in German");
    assert!(!says());
    let german = "Die Fähren stehen still. Die Besatzungen haben am Montag die Arbeit niedergelegt, und niemand weiß, wann der Streik endet. Die Reederei sagte, dass die Inseln darunter leiden.";
    server.done(&key, "add", &[("text", german), ("source", "Inselblatt")]);
    assert!(says());
}

#[test]
fn two_windows_and_two_processes_lose_nothing() {
    let server = Server::start();
    let key = server.story();
    let old = server.version(&key);
    server.done(&key, "edit", &[("article", "harbour-post.txt"), ("source", "The Post")]);
    let late =
        [("article", "harbour-post.txt"), ("source", "Late Post"), ("version", &old)];
    let answer = server.post(&format!("/story/{key}/edit"), &late);
    assert_eq!(answer.status, 409);
    let now = server.version(&key);
    assert!(
        answer.text().contains(&format!("data-version=\"{now}\"")),
        "the later one is asked"
    );
    assert!(server.page(&key, "articles").contains("The Post"));
    // Another process on the same folder: each sees what the other wrote.
    let other = Server::start_beside(&server);
    other.done(
        &key,
        "edit",
        &[("article", "island-herald.txt"), ("source", "The Herald")],
    );
    let answer =
        server.post(&format!("/story/{key}/title"), &[("title", "X"), ("version", &now)]);
    assert_eq!(answer.status, 409);
    let page = server.page(&key, "articles");
    assert!(page.contains("The Herald") && page.contains("The Post"));
    // Many at once: every one that was told “saved” is there.
    let n_saved = std::thread::scope(|scope| {
        let tasks: Vec<_> = (0..8)
            .map(|n| {
                let server = if n % 2 == 0 { &server } else { &other };
                let key = &key;
                scope.spawn(move || {
                    let text = format!("Note {n}\n\nThe crews met on pier {n} at noon.");
                    (0..50).any(|_| {
                        let version = server.version(key);
                        let fields = [
                            ("text", text.as_str()),
                            ("source", "S"),
                            ("version", version.as_str()),
                        ];
                        server.post(&format!("/story/{key}/add"), &fields).status == 303
                    })
                })
            })
            .collect();
        tasks.into_iter().map(|it| it.join().unwrap()).filter(|it| *it).count()
    });
    let story = fs::read_to_string(server.path(&key).join("story.toml")).unwrap();
    assert_eq!(story.matches("[[article]]").count(), 2 + n_saved);
    assert_eq!(n_saved, 8);
}

#[test]
fn no_file_outside_the_folder_is_read_or_written() {
    let server = Server::start();
    let key = server.story();
    let secret = server.folder.path().parent().unwrap().join(format!("{key}-secret.txt"));
    fs::write(&secret, "Secret Words\n\nNobody may read this secret sentence.\n")
        .unwrap();
    let list = server.path(&key).join("story.toml");
    let known = fs::read_to_string(&list).unwrap();
    let shown = secret.display().to_string();
    let file = secret.file_name().unwrap().to_string_lossy().into_owned();
    for name in [shown.clone(), format!("../../{file}"), "link.txt".to_owned()] {
        #[cfg(unix)]
        let _ = std::os::unix::fs::symlink(&secret, server.path(&key).join("link.txt"));
        fs::write(&list, format!("{known}\n[[article]]\nfile = {name:?}\n")).unwrap();
        for what in ["articles", "report", "voices", "file/zip"] {
            let answer = server.get(&format!("/story/{key}/{what}"));
            assert!(!answer.text().contains("secret sentence"), "{name}: {what}");
        }
        let version = server.version(&key);
        let remove = [("article", name.as_str()), ("version", version.as_str())];
        server.post(&format!("/story/{key}/remove"), &remove);
        assert!(secret.is_file(), "{name}");
    }
    // A link in the place of a file that is written.
    fs::write(&list, &known).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&secret, server.path(&key).join("names.toml")).unwrap();
    let version_page = server.get(&format!("/story/{key}/articles"));
    assert_ne!(version_page.status, 200);
    assert!(fs::read_to_string(&secret).unwrap().contains("secret sentence"));
    fs::remove_file(&secret).unwrap();
}

#[test]
fn a_story_that_lies_there_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Zug & Brücke");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("a.md"), "---\nsource: Ash\n---\n\n# Rain\n\nIt rained.\n")
        .unwrap();
    fs::write(
        path.join("story.toml"),
        "title = \"Rain <b>\"\n\n[[article]]\nfile = \"a.md\"\n",
    )
    .unwrap();
    let server = Server::start_in(folder);
    let start = server.get("/").text();
    assert!(start.contains("Rain &lt;b&gt;") && !start.contains("<b>"), "{start}");
    let key = start.split("/story/").nth(1).unwrap().split('/').next().unwrap();
    let page = server.page(key, "articles");
    assert!(page.contains("Ash") && page.contains("second source is missing"), "{page}");
}

#[test]
fn files_of_every_form_join_the_story() {
    let server = Server::start();
    let key = server.story();
    let files: &[(&str, &[u8], usize)] = &[
        ("a page.html", b"<!doctype html><title>Rain</title><article><h1>Rain over Orlo</h1><p>Rain fell on the town of Orlo on Monday, and the river rose in the night.</p><p>The mayor called it a flood.</p></article>", 1),
        ("notes.md", b"# Rain\n\nIt rained in Orlo.\n", 1),
        ("table.csv", b"source,title,text\nAsh,Rain,It rained in Orlo.\nElm,Sun,The sun shone on Orlo.\n", 2),
        ("rows.jsonl", b"{\"source\":\"Oak\",\"text\":\"It rained in Orlo again.\"}\n", 1),
        ("mail.eml", b"From: a@example.org\nSubject: Rain\nDate: Mon, 10 Mar 2025 10:00:00 +0000\nContent-Type: text/plain\n\nIt rained in Orlo on Monday.\n", 1),
        ("../../up.txt", b"Up\n\nIt rained in the hills above Orlo.\n", 1),
        ("story.toml", b"title = \"x\"\n", 0),
        ("empty.txt", b"", 0),
        ("picture.png", b"\x89PNG\r\n", 0),
        ("zip.zip", b"not a zip", 0),
    ];
    for (name, bytes, n) in files {
        let count = || {
            fs::read_to_string(server.path(&key).join("story.toml"))
                .unwrap()
                .matches("[[article]]")
                .count()
        };
        let before = count();
        let version = server.version(&key);
        let mut query = form_urlencoded::Serializer::new(String::new());
        let query =
            query.extend_pairs([("name", *name), ("version", version.as_str())]).finish();
        let path = format!("/story/{key}/files?{query}");
        let answer = server.send_body(&path, "application/octet-stream", bytes);
        assert_eq!(count() - before, *n, "{name}: {}", answer.text());
        assert_eq!(answer.status == 303, *n > 0, "{name}");
    }
    assert!(!server.folder.path().join("up.txt").exists());
    assert!(server.page(&key, "report") == server.compared(&key));
}

#[test]
fn kills_lose_nothing_that_was_said_to_be_saved() {
    let n =
        std::env::var("PARALLAX_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(5);
    let mut server = Server::start();
    let key = server.story();
    let (mut saved, mut n_saved) = ("The ferry strike".to_owned(), 0);
    for round in 0..n {
        let wait = std::time::Duration::from_millis(50 + (round * 137) % 900);
        let child = server.child_id();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            let _ = Command::new("kill").args(["-9", &child.to_string()]).status();
        });
        let mut tried = saved.clone();
        for step in 0.. {
            let Some(version) = server.try_version(&key) else { break };
            tried = format!("Title {round} {step}");
            let fields = [("title", tried.as_str()), ("version", version.as_str())];
            if server.post(&format!("/story/{key}/title"), &fields).status != 303 {
                break;
            }
            saved.clone_from(&tried);
            n_saved += 1;
        }
        killer.join().unwrap();
        server = server.again();
        let page = server.page(&key, "articles");
        let shown = page.split("<h1>").nth(1).and_then(|it| it.split("</h1>").next());
        let shown = shown.unwrap().to_owned();
        // The one that was under way may be there or not; the last that was saved must.
        assert!(
            shown == saved || shown == tried,
            "{shown}, and neither {saved} nor {tried}"
        );
        assert!(page.contains("Harbour Post") && page.contains("Island Herald"));
        saved = shown;
    }
    assert!(n_saved > 0, "every kill came before the first change");
    println!("{n} kills, {n_saved} changes that were said to be saved");
}

/// One article, to whoever asks for a page of this machine.
fn site() -> std::net::SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut line = String::new();
            BufReader::new(stream.try_clone().unwrap()).read_line(&mut line).unwrap();
            let text = "<p>The crews of the island ferries walked out on Monday, and the company said the strike would harm the islands for weeks to come.</p>";
            let page = format!(
                "<!DOCTYPE html><html lang=en><title>Ferries</title><article><h1>Ferries Stand Still</h1>{}</article></html>",
                text.repeat(3)
            );
            let (status, body) = match line.split(' ').nth(1) {
                Some("/ferries") => ("200 OK", page.as_str()),
                _ => ("404 Not Found", "no"),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all((head + body).as_bytes());
        }
    });
    address
}

#[test]
fn an_address_is_fetched_where_somebody_asks_for_it() {
    let server = Server::start();
    let key = server.story();
    let has_form = server.page(&key, "articles").contains("name=\"address\"");
    assert_eq!(has_form, cfg!(feature = "fetch"));
    if !has_form {
        return;
    }
    let site = site();
    let wrong = |address: &str| {
        let version = server.version(&key);
        let fields = [("address", address), ("version", version.as_str())];
        let answer = server.post(&format!("/story/{key}/fetch"), &fields);
        assert_eq!(answer.status, 422, "{address}: {}", answer.text());
        assert_eq!(server.version(&key), version, "{address}: something was changed");
        answer.text()
    };
    assert!(wrong(&format!("http://{site}/gone")).contains("404"));
    wrong("file:///etc/passwd");
    wrong("the ferries");
    server.done(&key, "fetch", &[("address", &format!("http://{site}/ferries"))]);
    let page = server.page(&key, "articles?said=fetched");
    assert!(page.contains("Ferries Stand Still"), "{page}");
    // What was fetched is shown, and only that.
    let shown = |n: usize| page.contains(&format!("id=\"a-{n}\" open"));
    assert_eq!([1, 2, 3].map(shown), [false, false, true]);
    assert!(server.page(&key, "report") == server.compared(&key));
    server.done(&key, "undo", &[]);
    assert!(!server.page(&key, "articles").contains("Ferries Stand Still"));
}
