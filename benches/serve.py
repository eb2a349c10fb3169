"""How long `parallax serve` lets a browser wait, on a machine without a network.

    python benches/serve.py PROGRAM [ARTICLES.jsonl]

Each row is measured five times, every time with a new server and an empty folder; the median
counts, and the slowest stands beside it. Where namespaces may be made, everything runs in one
whose only interface is the loopback, so a row also shows that nothing needs a network.
Without a file of articles, they are made of the paragraphs of the sample stories.
"""

import array
import fcntl
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse

from measured import samples

ROUNDS = 5
TOKEN = "a-token-for-measuring"


def alone():
    """Goes on in a namespace without a network, if there may be one; says which it is."""
    enter = ["unshare", "--user", "--map-root-user", "--net"]
    if os.environ.get("PARALLAX_ALONE"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as it:
            # SIOCGIFFLAGS and SIOCSIFFLAGS: the loopback is down in a new namespace.
            request = array.array("B", struct.pack("16sh22x", b"lo", 0))
            fcntl.ioctl(it, 0x8913, request)
            name, flags = struct.unpack("16sh22x", request)
            fcntl.ioctl(it, 0x8914, struct.pack("16sh22x", name, flags | 1))
        assert [it[1] for it in socket.if_nameindex()] == ["lo"], socket.if_nameindex()
        return "no network interface but the loopback"
    if shutil.which("unshare") and subprocess.run([*enter, "true"], stderr=subprocess.DEVNULL).returncode == 0:
        os.environ["PARALLAX_ALONE"] = "1"
        os.execvp("unshare", [*enter, sys.executable, *sys.argv])
    return "no namespaces here: with the network of this machine"


def made(n):
    """Articles on one story, each with some of the paragraphs of the samples."""
    chance = random.Random(1)
    paragraphs = [line for it in samples() for line in it.split("\n") if len(line) > 120]
    outlets = ("Ash", "Elm", "Oak", "Yew", "Fir")
    for at in range(n):
        text = "\n\n".join([f"Talks, day {at}", *chance.sample(paragraphs, 9)])
        yield {"source": f"The {outlets[at % 5]}", "date": f"2025-03-{at % 28 + 1:02}", "text": text}


class Server:
    """The program, and a browser that only asks."""

    def __init__(self, program, folder):
        command = [program, "serve", "--no-open", "--token", TOKEN, str(folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = re.search(r"//([^/]+)", self.process.stdout.readline())[1]
        self.cookie = self.ask(f"/?token={TOKEN}")[0]["set-cookie"].split(";")[0]

    def ask(self, path, fields=None):
        """Headers and body of an answer."""
        head = {"Sec-Fetch-Site": "same-origin"}
        if path[:2] != "/?":
            head["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            head |= {"Origin": f"http://{self.address}", "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection(self.address, timeout=120)
        connection.request("POST" if body is not None else "GET", path, body, head)
        answer = connection.getresponse()
        content = answer.read()
        assert answer.status in (200, 303), (path, answer.status, content[:300])
        connection.close()
        return {name.lower(): value for name, value in answer.getheaders()}, content

    def change(self, key, what, fields):
        page = self.ask(f"/story/{key}/articles")[1].decode()
        version = re.search(r'name="version" value="([^"]*)"', page)[1]
        self.ask(f"/story/{key}/{what}", [*fields, ("version", version)])

    def story(self):
        return self.ask("/stories", [("title", "The talks")])[0]["location"].split("/")[2]

    def report(self, key):
        return self.ask(f"/story/{key}/report")[1]

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def fields(article):
    return [("text", article["text"]), ("source", article["source"]), ("date", article["date"] or "")]


def start_to_page(program, folder, _):
    begin = time.perf_counter()
    server = Server(program, folder)
    server.ask("/")
    return server, time.perf_counter() - begin


def five_to_report(program, folder, articles):
    server = Server(program, folder)
    key = server.story()
    begin = time.perf_counter()
    for it in articles[:5]:
        server.change(key, "add", fields(it))
    server.report(key)
    return server, time.perf_counter() - begin


def last_of_five(program, folder, articles):
    server = Server(program, folder)
    key = server.story()
    for it in articles[:4]:
        server.change(key, "add", fields(it))
        server.report(key)
    begin = time.perf_counter()
    server.change(key, "add", fields(articles[4]))
    server.report(key)
    return server, time.perf_counter() - begin


def sixty_to_report(program, folder, articles):
    story = folder / "talks"
    story.mkdir()
    lines = ['title = "The talks"']
    for at, it in enumerate(articles[:60]):
        (story / f"{at}.txt").write_text(it["text"])
        lines += ["[[article]]", f'file = "{at}.txt"', f"source = {json.dumps(it['source'])}"]
        lines += [f"date = {it['date']}"] if it["date"] else []
    (story / "story.toml").write_text("\n".join(lines))
    server = Server(program, folder)
    begin = time.perf_counter()
    server.report("talks")
    return server, time.perf_counter() - begin


def name_to_report(program, folder, articles):
    server = Server(program, folder)
    key = server.story()
    for it in articles[:5]:
        server.change(key, "add", fields(it))
    server.report(key)
    begin = time.perf_counter()
    server.change(key, "names", [("thing", "the talks"), ("name", "talks"), ("name", "negotiations")])
    assert b"the talks" in server.report(key)
    return server, time.perf_counter() - begin


ROWS = [
    ("from the start of the program to the first page", 100, start_to_page),
    ("five texts pasted one after the other, to the report", 300, five_to_report),
    ("the fifth of five texts pasted, to the report", 300, last_of_five),
    ("a story of 60 articles opened, to the report", 4_000, sixty_to_report),
    ("a name put on the list of a story of five articles, to the report", 200, name_to_report),
]


def main():
    where = alone()
    program = str(pathlib.Path(sys.argv[1]).resolve())
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="utf-8") as file:
            articles = [json.loads(line) for _, line in zip(range(60), file)]
    else:
        articles = list(made(60))
    n = statistics.median(len(it["text"].split()) for it in articles)
    print(f"{where}; articles of {n:.0f} words (median); {ROUNDS} rounds\n")
    print("| what | aim | median | slowest |\n|---|---|---|---|")
    for name, aim, measure in ROWS:
        times = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                server, seconds = measure(program, pathlib.Path(folder), articles)
                server.end()
                times.append(seconds * 1000)
        print(f"| {name} | {aim:,} ms | {statistics.median(times):,.0f} ms | {max(times):,.0f} ms |", flush=True)


main()
