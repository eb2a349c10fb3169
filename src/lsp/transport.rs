//! Standard input and output as the protocol's messages.
//!
//! Input is cut into messages before the protocol's implementation sees it: that one ends at
//! the first message that is none, an editor would lose its server to one slip. Here such a
//! message is answered with an error, and the next one is read.

use std::io;
use std::io::{BufRead, Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tower_lsp_server::jsonrpc::{Request, Response};

/// The longest message, in bytes; longer ones are passed over.
const MAX_MESSAGE: u64 = 256 << 20;
/// The longest line of a header, in bytes.
const MAX_HEADER: u64 = 8 << 10;

/// Codes of JSON-RPC.
const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;

/// Whole messages from standard input, with their headers.
pub(super) struct Input {
    messages: UnboundedReceiver<Vec<u8>>,
    message: Vec<u8>,
    at: usize,
}

/// Reads standard input on a thread of its own, which never waits for us: an editor that
/// waits until it is read, while we wait until it reads, would wait for ever.
pub(super) fn input() -> Input {
    let (sender, messages) = unbounded_channel();
    std::thread::spawn(move || {
        let mut stdin = io::stdin().lock();
        while let Ok(Some(body)) = next(&mut stdin) {
            match body.and_then(checked) {
                Ok(message) => {
                    if sender.send(framed(&message)).is_err() {
                        break;
                    }
                }
                Err(fault) => answer(&fault),
            }
        }
    });
    Input { messages, message: Vec::new(), at: 0 }
}

/// Why a message is none.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    code: i32,
    message: String,
}

/// The body of the next message; none at the end. Lines that are no header are passed over.
fn next(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, Fault>>> {
    let mut length: Option<u64> = None;
    loop {
        let mut line = Vec::new();
        let n = input.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line)?;
        if n == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        // What is left of a message that was none may stand before the header's name.
        match (line.rsplit_once(':'), length) {
            (None, Some(length)) if line.is_empty() => {
                return body(input, length).map(Some);
            }
            (Some((name, value)), _)
                if name.to_ascii_lowercase().ends_with("content-length") =>
            {
                length = value.trim().parse().ok();
            }
            _ => {}
        }
    }
}

fn body(input: &mut impl BufRead, length: u64) -> io::Result<Result<Vec<u8>, Fault>> {
    if length > MAX_MESSAGE {
        io::copy(&mut input.take(length), &mut io::sink())?;
        let message =
            format!("the message has {length} bytes; the limit is {MAX_MESSAGE}");
        return Ok(Err(Fault { code: INVALID_REQUEST, message }));
    }
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    Ok(Ok(body))
}

/// The message, if it is one.
fn checked(body: Vec<u8>) -> Result<Vec<u8>, Fault> {
    let Err(error) = serde_json::from_slice::<Request>(&body) else { return Ok(body) };
    if serde_json::from_slice::<Response>(&body).is_ok() {
        return Ok(body);
    }
    let code = if error.is_data() { INVALID_REQUEST } else { PARSE_ERROR };
    Err(Fault { code, message: error.to_string() })
}

fn framed(body: &[u8]) -> Vec<u8> {
    let mut message = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    message.extend_from_slice(body);
    message
}

/// Says that a message was none; where nobody listens any more there is nothing to do.
fn answer(fault: &Fault) {
    let body = serde_json::json!({
        "jsonrpc": "2.0",
        "id": null,
        "error": { "code": fault.code, "message": fault.message },
    });
    let _ = put(&framed(body.to_string().as_bytes()));
}

fn put(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

impl AsyncRead for Input {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.at == self.message.len() {
            let Some(message) = ready!(self.messages.poll_recv(context)) else {
                return Poll::Ready(Ok(()));
            };
            self.message = message;
            self.at = 0;
        }
        let n = buffer.remaining().min(self.message.len() - self.at);
        buffer.put_slice(&self.message[self.at..self.at + n]);
        self.at += n;
        Poll::Ready(Ok(()))
    }
}

/// Standard output; what is written at once are whole messages.
pub(super) struct Output;

impl AsyncWrite for Output {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Poll::Ready(put(bytes).map(|()| bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::{INVALID_REQUEST, PARSE_ERROR, checked, next};

    #[track_caller]
    fn check(input: &str, expected: &[Result<&str, i32>]) {
        let mut rest = input.as_bytes();
        let mut found = Vec::new();
        while let Some(body) = next(&mut rest).unwrap() {
            let body = body.and_then(checked).map_err(|it| it.code);
            found.push(body.map(|it| String::from_utf8(it).unwrap()));
        }
        let expected: Vec<_> = expected.iter().map(|it| it.map(str::to_owned)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_on_behind_what_is_no_message() {
        let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let framed = |body: &str| format!("content-length: {}\r\n\r\n{body}", body.len());
        check(&framed(exit), &[Ok(exit)]);
        check(&format!("noise\r\n\r\n{}", framed(exit)), &[Ok(exit)]);
        check(
            &format!("{}{}", framed("{\"a"), framed(exit)),
            &[Err(PARSE_ERROR), Ok(exit)],
        );
        check(&framed("[]"), &[Err(INVALID_REQUEST)]);
        check(&framed("\u{1}"), &[Err(PARSE_ERROR)]);
        check("Content-Length: x\r\n\r\n", &[]);
        let after = format!("Content-Length: x\r\n\r\n{exit}{}", framed(exit));
        check(&after, &[Ok(exit)]);
        // What ends too soon is no message, and the end.
        check("Content-Length: 9\r\n\r\n{", &[Err(PARSE_ERROR)]);
        let typed = format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n{}",
            framed(exit)
        );
        check(&typed, &[Ok(exit)]);
    }
}
