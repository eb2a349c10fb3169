"""Odd messages for the two servers: `parallax lsp` over its pipes, `parallax serve` over a socket.

    python fuzz/servers.py PROGRAM [--seconds 60] [--seed 1] [lsp] [serve]

Both get what an editor and a browser send, changed at random: keys and values swapped, cut,
repeated, of another type, with letters of every kind. A server may refuse whatever it likes. It
may not end, say that it has a fault, or fall silent: after each round an honest request must get
its answer within ten seconds. The status is 1, with the messages printed, if it does not.
"""

import argparse
import http.client
import json
import pathlib
import random
import re
import select
import subprocess
import sys
import tempfile
import time
import urllib.parse

TOKEN = "a-token-for-odd-messages"
PIECES = ["", " ", "\0", "\n", "é", "ё", "\u202e", "\ud7ff", "<b>", "“", "'", '"', "../", "%2e", "a" * 3_000, "said Ada Tamm", "{{ x }}", "\\", "[[article]]", "-1", "9" * 30]
VALUES = [None, True, 0, -1, 2**53, 1e308, [], {}, "", "x"]


def changed(value, chance):
    """A value of JSON, changed somewhere."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        value = dict(value)
        key = chance.choice(list(value))
        match chance.randrange(6):
            case 0:
                del value[key]
            case 1:
                value[chance.choice(PIECES) or "x"] = value[key]
            case _:
                value[key] = changed(value[key], chance)
        return value
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        return chance.choice([value * 3, value[:at], value[:at] + [changed(value[at], chance)] + value[at + 1 :]])
    if isinstance(value, str) and chance.random() < 0.7:
        at = chance.randrange(len(value) + 1)
        return value[:at] + chance.choice(PIECES) + value[at + chance.randrange(4) :]
    if isinstance(value, int) and chance.random() < 0.7:
        return value + chance.choice([-1, 1, 7, 2**16, 2**31, -(2**31)])
    return chance.choice(VALUES)


class Editor:
    """A language server with one draft."""

    def __init__(self, program, folder):
        self.log = open(folder / "lsp.log", "wb+")
        self.process = subprocess.Popen([program, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log)
        self.uri = f"file://{folder}/draft.md"
        self.rest = b""
        self.put({"id": 0, "method": "initialize", "params": {"capabilities": {}, "rootUri": f"file://{folder}"}})
        self.wait(0)
        self.put({"method": "initialized", "params": {}})
        self.put({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": self.uri, "languageId": "markdown", "version": 1, "text": "Rain fell on Orlo.\nThe so-called mayor said so.\n"}}})

    def put(self, message):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode("utf-8", "surrogatepass")
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def wait(self, number, seconds=10):
        """Reads until the answer with this number."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            head, found, tail = self.rest.partition(b"\r\n\r\n")
            if found:
                n = int(re.search(rb"Content-Length: (\d+)", head)[1])
                if len(tail) >= n:
                    self.rest = tail[n:]
                    if json.loads(tail[:n]).get("id") == number and "method" not in json.loads(tail[:n]):
                        return
                    continue
            if not select.select([self.process.stdout], [], [], end - time.monotonic())[0]:
                break
            piece = self.process.stdout.read1(1 << 16)
            if not piece:
                break
            self.rest += piece
        raise AssertionError(f"no answer, status {self.process.poll()}")

    def messages(self):
        document = {"uri": self.uri, "version": 2}
        place = {"textDocument": {"uri": self.uri}, "position": {"line": 1, "character": 5}}
        span = {"start": {"line": 0, "character": 1}, "end": {"line": 1, "character": 3}}
        yield {"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [{"range": span, "text": "Snow"}, {"text": "Rain fell.\n“So-called,” he said.\n"}]}}
        yield {"id": 7, "method": "textDocument/hover", "params": place}
        yield {"id": 8, "method": "textDocument/codeAction", "params": {"textDocument": {"uri": self.uri}, "range": span, "context": {"diagnostics": []}}}
        yield {"id": 9, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": self.uri}}}
        yield {"method": "workspace/didChangeConfiguration", "params": {"settings": {"parallax": {"house": ["ap"], "packs": []}}}}
        yield {"method": "workspace/didChangeWatchedFiles", "params": {"changes": [{"uri": self.uri, "type": 2}]}}
        yield {"method": "textDocument/didClose", "params": {"textDocument": {"uri": self.uri}}}
        yield {"method": "textDocument/didOpen", "params": {"textDocument": {"uri": self.uri, "languageId": "markdown", "version": 1, "text": "It rained.\n"}}}

    def round(self, chance, n):
        sent = []
        for _ in range(8):
            message = chance.choice(list(self.messages()))
            method = message["method"]
            for _ in range(chance.randrange(1, 4)):
                message = changed(message, chance)
            if isinstance(message, dict) and method != message.get("method") and message.get("method") in ("exit", "shutdown"):
                continue
            if not isinstance(message, dict):
                continue
            sent.append(message)
            self.put(message)
        number = 1_000 + n
        self.put({"id": number, "method": "textDocument/hover", "params": {"textDocument": {"uri": self.uri}, "position": {"line": 0, "character": 0}}})
        try:
            self.wait(number)
        except (AssertionError, OSError) as error:
            return f"{error}: {sent}"
        self.log.seek(0)
        log = self.log.read()
        return f"{log.decode()}: {sent}" if b"panicked" in log else None

    def end(self):
        self.process.kill()
        self.process.wait()


class Browser:
    """A server of stories with one story."""

    def __init__(self, program, folder):
        self.log = open(folder / "serve.log", "wb+")
        stories = folder / "stories"
        self.process = subprocess.Popen([program, "serve", "--no-open", "--token", TOKEN, stories], stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = re.search(r"//([^/]+)", self.process.stdout.readline())[1]
        self.cookie = None
        self.cookie = self.ask(f"/?token={TOKEN}")[1].split(";")[0]
        self.key = self.ask("/stories", [("title", "Rain")])[2].split("/")[2]
        for source, text in (("The Ash", "Rain\n\n“We stay,” Ada Tamm said. The walkout began.\n"), ("The Elm", "Rain\n\nThe strike began, Ada Tamm said.\n")):
            self.ask(f"/story/{self.key}/add", [("text", text), ("source", source), ("version", self.version())])

    def ask(self, path, fields=None, seconds=10):
        head = {"Sec-Fetch-Site": "same-origin"}
        if self.cookie:
            head["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields, errors="surrogatepass")
            head |= {"Origin": f"http://{self.address}", "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection(self.address, timeout=seconds)
        connection.request("POST" if body is not None else "GET", path, body, head)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return content, answer.getheader("set-cookie") or "", answer.getheader("location") or "", answer.status

    def version(self):
        page = self.ask(f"/story/{self.key}/articles")[0].decode()
        return re.search(r'name="version" value="([^"]*)"', page)[1]

    def forms(self):
        yield "add", {"text": "Snow\n\nSnow fell, Olaf Berg said.\n", "source": "The Oak", "date": "2025-03-10", "headline": "Snow"}
        yield "names", {"thing": "the dispute", "name": "walkout", "what": ""}
        yield "names", {"what": "refuse", "proposed": "walkout"}
        yield "preview", {"thing": "the dispute", "name": "strike"}
        yield "packs", {"pack": "us-guns"}
        yield "voices", {"article": "the-ash", "start": "6", "text": "We stay", "speaker": "Olaf Berg", "voice": "quoted", "note": "why", "all": "on"}
        yield "edit", {"article": "the-ash.txt", "source": "The Post", "date": "2025-03-11", "url": "https://example.org/a"}
        yield "text", {"article": "the-elm.txt", "text": "Rain\n\nThe strike ended.\n"}
        yield "keep", {"article": "the-elm.txt", "line": "Rain", "what": "keep"}
        yield "review", {"draft": "The so-called mayor said so.", "what": "one", "number": "1"}
        yield "title", {"title": "Rain"}
        yield "undo", {"tab": "names"}
        yield "redo", {"tab": "names"}

    def round(self, chance, n):
        sent = []
        try:
            for _ in range(4):
                what, fields = chance.choice(list(self.forms()))
                for _ in range(chance.randrange(3)):
                    fields = changed(fields, chance)
                    fields = fields if isinstance(fields, dict) else {}
                pairs = [(key, "" if it is None else it if isinstance(it, str) else json.dumps(it)) for key, it in fields.items()]
                sent.append((what, pairs))
                status = self.ask(f"/story/{self.key}/{what}", [*pairs, ("version", self.version())])[3]
                assert status < 500, f"status {status}"
            for page in ("articles", "names", "voices", "lesson", "export", chance.choice(["report", "sheet", "key", "review"])):
                status = self.ask(f"/story/{self.key}/{page}")[3]
                assert status < 500, f"{page}: status {status}"
        except (AssertionError, OSError, http.client.HTTPException, TypeError) as error:
            return f"{type(error).__name__} {error}: {sent}"
        self.log.seek(0)
        log = self.log.read()
        return f"{log.decode()}: {sent}" if b"panicked" in log else None

    def end(self):
        self.process.kill()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("servers", nargs="*", default=["lsp", "serve"])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    program = args.program.resolve()
    for name in args.servers:
        chance = random.Random(f"{args.seed} {name}")
        begin, n = time.monotonic(), 0
        # A new server now and then: a story grows, and an old fault must not hide a new one.
        while time.monotonic() - begin < args.seconds / len(args.servers):
            with tempfile.TemporaryDirectory() as home:
                server = {"lsp": Editor, "serve": Browser}[name](program, pathlib.Path(home).resolve())
                for _ in range(50):
                    wrong = server.round(chance, n)
                    n += 1
                    if wrong:
                        server.end()
                        sys.exit(f"{name}, round {n}: {wrong[:4_000]}")
                    if time.monotonic() - begin > args.seconds / len(args.servers):
                        break
                server.end()
        print(f"{name}: {n} rounds in {time.monotonic() - begin:.0f} s, seed {args.seed}")


main()
