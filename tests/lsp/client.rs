//! A small editor: starts the program, sends messages, waits for what comes back.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor with one server.
pub(crate) struct Client {
    server: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    waiting: VecDeque<Value>,
    /// What the editor answers when its settings are asked for.
    pub(crate) settings: Value,
    /// The folders whose settings were asked for last.
    pub(crate) scopes: Vec<String>,
    /// The methods that the server asked to be told of.
    pub(crate) registered: Vec<String>,
    next_id: i64,
}

impl Client {
    /// Starts `parallax lsp` in a folder.
    pub(crate) fn spawn(folder: &Path, args: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg("lsp")
            .args(args)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = server.stdin.take();
        let mut stdout = BufReader::new(server.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            server,
            stdin,
            messages,
            waiting: VecDeque::new(),
            settings: Value::Null,
            scopes: Vec::new(),
            registered: Vec::new(),
            next_id: 0,
        }
    }

    /// Starts and shakes hands, as an editor with some abilities and options.
    pub(crate) fn start(folder: &Path, abilities: Value, options: Value) -> Self {
        let mut client = Self::spawn(folder, &[]);
        client.initialize(folder, abilities, options);
        client
    }

    /// Shakes hands; gives what the server says of itself.
    pub(crate) fn initialize(
        &mut self,
        folder: &Path,
        abilities: Value,
        options: Value,
    ) -> Value {
        let root = uri(folder);
        let answer = self.request(
            "initialize",
            json!({
                "processId": null,
                "rootUri": root,
                "workspaceFolders": [{ "uri": root, "name": "desk" }],
                "capabilities": abilities,
                "initializationOptions": options,
            }),
        );
        self.notify("initialized", json!({}));
        answer["result"].clone()
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.put(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and waits for its answer, with `result` or `error`.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.next_id += 1;
        let id = self.next_id;
        self.put(
            &json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }),
        );
        self.wait(|it| it["id"] == json!(id) && it["method"].is_null())
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let item =
            json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Replaces ranges, or all where a change has none.
    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: Value) {
        self.notify(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": uri, "version": version },
                "contentChanges": changes,
            }),
        );
    }

    /// Waits for what is shown in a file; as of a version, if one is given.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: Option<i32>) -> Vec<Value> {
        let it = self.wait(|it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && version.is_none_or(|version| it["params"]["version"] == version)
        });
        it["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Waits for a message to the person.
    pub(crate) fn shown(&mut self) -> String {
        let it = self.wait(|it| it["method"] == "window/showMessage");
        it["params"]["message"].as_str().unwrap().to_owned()
    }

    pub(crate) fn actions(
        &mut self,
        uri: &str,
        range: &Value,
        only: Value,
    ) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if !only.is_null() {
            context["only"] = only;
        }
        let answer = self.request(
            "textDocument/codeAction",
            json!({ "textDocument": { "uri": uri }, "range": range, "context": context }),
        );
        answer["result"].as_array().cloned().unwrap_or_default()
    }

    pub(crate) fn hover(&mut self, uri: &str, line: u32, character: u32) -> Value {
        let position = json!({ "line": line, "character": character });
        let answer = self.request(
            "textDocument/hover",
            json!({ "textDocument": { "uri": uri }, "position": position }),
        );
        answer["result"].clone()
    }

    /// Says goodbye as the protocol wants it.
    pub(crate) fn shut_down(mut self) -> ExitStatus {
        let answer = self.request("shutdown", Value::Null);
        assert!(answer["error"].is_null(), "{answer}");
        self.notify("exit", Value::Null);
        self.server.wait().unwrap()
    }

    /// Ends input, whatever was said before.
    pub(crate) fn hang_up(mut self) -> ExitStatus {
        self.stdin = None;
        self.server.wait().unwrap()
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.stdin.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn put(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// The first message that will do; what the server asks meanwhile is answered.
    pub(crate) fn wait(&mut self, will_do: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&will_do) {
            return self.waiting.remove(at).unwrap();
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("no answer came");
            if !message["id"].is_null() && message["method"].is_string() {
                self.answer(&message);
            } else if will_do(&message) {
                return message;
            } else {
                self.waiting.push_back(message);
            }
        }
    }

    fn answer(&mut self, request: &Value) {
        let result = match request["method"].as_str().unwrap() {
            "workspace/configuration" => {
                let items = request["params"]["items"].as_array().unwrap();
                let asked = items.iter().map(|it| it["scopeUri"].as_str());
                self.scopes = asked.flatten().map(str::to_owned).collect();
                json!(vec![self.settings.clone(); items.len()])
            }
            "client/registerCapability" => {
                let all = request["params"]["registrations"].as_array().unwrap().iter();
                self.registered
                    .extend(all.map(|it| it["method"].as_str().unwrap().to_owned()));
                Value::Null
            }
            _ => Value::Null,
        };
        self.put(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A test that failed leaves no server behind.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The next message on a stream; standard output holds nothing else.
fn read(stream: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", n)) => length = n.parse::<usize>().ok(),
            _ => {
                assert_eq!(line, "\r\n", "standard output holds more than messages");
                break;
            }
        }
    }
    let mut body = vec![0; length.unwrap()];
    stream.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// The address of a file.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display().to_string().replace(' ', "%20"))
}

/// The byte of a position whose column counts units of UTF-16.
pub(crate) fn byte(text: &str, position: &Value) -> usize {
    let (line, column) = (&position["line"], &position["character"]);
    let (line, column) = (line.as_u64().unwrap(), column.as_u64().unwrap());
    let (mut at_line, mut at_column) = (0, 0);
    for (at, c) in text.char_indices() {
        if (at_line, at_column) == (line, column) {
            return at;
        }
        if c == '\n' {
            (at_line, at_column) = (at_line + 1, 0);
        } else {
            at_column += c.len_utf16() as u64;
        }
    }
    text.len()
}

/// The text with the edits of an action put in.
pub(crate) fn applied(text: &str, action: &Value) -> String {
    let edit = &action["edit"];
    let edits = match edit["documentChanges"].as_array() {
        Some(changes) => changes[0]["edits"].clone(),
        None => edit["changes"].as_object().unwrap().values().next().unwrap().clone(),
    };
    let mut edits: Vec<(usize, usize, String)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let range = &it["range"];
            let new = it["newText"].as_str().unwrap().to_owned();
            (byte(text, &range["start"]), byte(text, &range["end"]), new)
        })
        .collect();
    edits.sort();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, &new);
    }
    text
}
