//! A server's response: its head, and its body in one piece.

use crate::input::warc::MAX_FIELDS;

/// The head of an answer.
#[derive(Debug, Default)]
pub(super) struct Head {
    status: u16,
    /// What it is, in small letters.
    kind: Option<String>,
    /// The encoding of its text.
    pub(super) charset: Option<String>,
    /// How it is packed, in small letters.
    pub(super) encoding: Option<String>,
    /// Whether it was sent in pieces.
    pub(super) is_chunked: bool,
    /// Where the body begins.
    pub(super) n_bytes: usize,
}

impl Head {
    /// Reads the head; none where there is no answer.
    pub(super) fn of(answer: &[u8]) -> Option<Self> {
        let begin = &answer[..answer.len().min(usize::try_from(MAX_FIELDS).ok()?)];
        let mut head = Self::default();
        for line in begin.split_inclusive(|it| *it == b'\n') {
            head.n_bytes += line.len();
            let line = String::from_utf8_lossy(line);
            let line = line.trim();
            if head.status == 0 {
                let status = line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?;
                head.status = status.parse().ok()?;
                continue;
            }
            if line.is_empty() {
                return Some(head);
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim().to_lowercase();
            match name.trim().to_lowercase().as_str() {
                "content-type" => {
                    let charset = value.split_once("charset=").map(|it| it.1);
                    let charset = charset.and_then(|it| it.split([';', ' ', ',']).next());
                    head.charset =
                        charset.map(|it| it.trim_matches(['"', '\'']).to_owned());
                    head.kind = Some(value);
                }
                "content-encoding" => head.encoding = Some(value),
                "transfer-encoding" => head.is_chunked = value.contains("chunked"),
                _ => {}
            }
        }
        None
    }

    /// Whether a web page was sent.
    pub(super) fn is_page(&self, answer: &[u8]) -> bool {
        let is_html = self.kind.as_ref().map_or_else(
            || answer[self.n_bytes..].trim_ascii_start().starts_with(b"<"),
            |kind| kind.contains("html"),
        );
        self.status == 200 && is_html
    }
}

/// The pieces of a body as one; none where it is in none after all.
pub(super) fn joined(sent: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(sent.len());
    let mut rest = sent;
    while !rest.is_empty() {
        let end = rest.iter().position(|it| *it == b'\n')?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let size = line.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            break;
        }
        // An archive may have been cut inside a piece.
        whole.extend_from_slice(&rest[..size.min(rest.len())]);
        rest = rest.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::{Head, joined};

    #[test]
    fn reads_the_head_of_an_answer() {
        let page = |answer: &str| {
            Head::of(answer.as_bytes()).is_some_and(|it| it.is_page(answer.as_bytes()))
        };
        for (answer, is_page) in [
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\n\r\n<p>", true),
            ("HTTP/2 200\ncontent-type: application/xhtml+xml\n\n<p>", true),
            ("HTTP/1.1 200 OK\r\n\r\n<p>", true),
            ("HTTP/1.1 200 OK\r\n\r\nGIF8", false),
            ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>", false),
            ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>", false),
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html", false),
            ("It rains.", false),
            ("", false),
        ] {
            assert_eq!(page(answer), is_page, "{answer}");
        }
        let head = Head::of(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-1\"\r\n\r\n",
        );
        assert_eq!(head.unwrap().charset.as_deref(), Some("iso-8859-1"));
    }

    #[test]
    fn joins_pieces() {
        for (sent, expected) in [
            ("3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n", Some("abcde")),
            ("ff\r\nabc", Some("abc")),
            ("<p>no pieces</p>\n", None),
            ("", Some("")),
        ] {
            let found = joined(sent.as_bytes());
            assert_eq!(found.as_deref(), expected.map(str::as_bytes), "{sent}");
        }
    }
}
