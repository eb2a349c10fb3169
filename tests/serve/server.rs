//! A server of a test, and a browser that is none: it sends exactly the bytes it is given.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const TOKEN: &str = "a-token-for-tests-0";

/// A running server with a folder of its own; it ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) folder: Arc<TempDir>,
    pub(crate) address: SocketAddr,
    pub(crate) cookie: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    /// Starts a server on an empty folder and goes in by its door.
    pub(crate) fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap())
    }

    pub(crate) fn start_in(folder: TempDir) -> Self {
        Self::start_on(Arc::new(folder))
    }

    /// Starts another server on the folder of one.
    pub(crate) fn start_beside(other: &Self) -> Self {
        Self::start_on(Arc::clone(&other.folder))
    }

    /// Starts anew on the same folder, after a kill.
    pub(crate) fn again(mut self) -> Self {
        self.kill();
        Self::start_on(Arc::clone(&self.folder))
    }

    pub(crate) fn child_id(&self) -> u32 {
        self.child.id()
    }

    fn start_on(folder: Arc<TempDir>) -> Self {
        let (child, address) = spawn(folder.path());
        let mut server = Self { child, folder, address, cookie: String::new() };
        let answer = server.send(&format!(
            "GET /?token={TOKEN} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        ));
        assert_eq!(answer.status, 303, "{answer:?}");
        let cookie = answer.header("set-cookie").unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        server.cookie = cookie.split(';').next().unwrap().to_owned();
        server
    }

    /// Sends bytes and reads until the other side has said everything.
    pub(crate) fn send(&self, bytes: &str) -> Answer {
        self.send_bytes(bytes.as_bytes())
    }

    pub(crate) fn send_bytes(&self, bytes: &[u8]) -> Answer {
        let Ok(mut stream) = TcpStream::connect(self.address) else { return answer(&[]) };
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // A server that refuses may close before it has read everything.
        let _ = stream.write_all(bytes);
        let mut all = Vec::new();
        let mut piece = [0; 1 << 16];
        while let Ok(n) = stream.read(&mut piece) {
            if n == 0 {
                break;
            }
            all.extend_from_slice(&piece[..n]);
        }
        answer(&all)
    }

    /// What a page of the server sends when somebody follows a link.
    pub(crate) fn get(&self, path: &str) -> Answer {
        let (address, cookie) = (self.address, &self.cookie);
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n"
        ))
    }

    /// What a page of the server sends when somebody fills in a form.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        let body = form.extend_pairs(fields).finish();
        self.send_body(path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    pub(crate) fn send_body(&self, path: &str, kind: &str, body: &[u8]) -> Answer {
        let (address, cookie) = (self.address, &self.cookie);
        let mut bytes = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )
        .into_bytes();
        bytes.extend_from_slice(body);
        self.send_bytes(&bytes)
    }

    /// Ends the process as an interrupted machine does.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Starts the program; gives the address that it prints.
pub(crate) fn spawn(folder: &Path) -> (Child, SocketAddr) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["serve", "--no-open", "--allow-local", "--token", TOKEN])
        .arg(folder)
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("//").nth(1).and_then(|it| it.split('/').next()).unwrap();
    (child, address.parse().unwrap())
}

fn answer(all: &[u8]) -> Answer {
    let end = all.windows(4).position(|it| it == b"\r\n\r\n").unwrap_or(all.len());
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
    let body = all.get(end + 4..).unwrap_or_default().to_vec();
    Answer { status, head, body }
}
