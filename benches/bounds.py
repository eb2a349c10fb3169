"""Memory and processor time of inputs that are as large, or as odd, as they may be.

    python benches/bounds.py PROGRAM [WORD...]

Makes each input, runs the program on it and prints a row of the table in docs/trust.md. Only
inputs whose name holds one of the words are tried, where any are given. The status is 1 if a
run ends with another status than the row says, takes more than a quarter more memory than it
may, or takes longer than ten minutes.
"""

import gzip
import json
import pathlib
import sys
import tempfile
import zipfile
from itertools import chain, islice, repeat

from measured import run, samples, words

MEGA = 10**6
PACK = '[pack]\nid = "many"\nversion = "1"\nlanguage = "en"\nlicence = "CC0-1.0"\ncitation = "made"\n'


def text(folder, name, pieces, between=" "):
    """A file of many pieces, written without holding them all."""
    with open(folder / name, "w", encoding="utf-8") as file:
        for piece in pieces:
            file.write(piece)
            file.write(between)
    return name


def prose(n_bytes):
    """The sample stories again and again."""
    texts, n = samples(), 0
    while n < n_bytes:
        for it in texts:
            yield it
            n += len(it) + 1


def page(body, title="Rain over Orlo"):
    return f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def short(folder):
    return text(folder, "short.txt", ["The Mill Stands\n\nThe mill of Orlo stands, Ada Tamm said on Monday."])


def many_files(folder, n):
    (folder / "art").mkdir()
    for at in range(n):
        text(folder / "art", f"{at}.txt", [f"Ada Tamm said on Monday that mill {at} stands. The war went on."])
    return ["annotate", "art", "-o", "out.jsonl"]


def many_rows(folder, n):
    rows = (
        json.dumps({"id": str(at), "source": "The Ash", "text": f"Ada Tamm said on Monday that mill {at} stands. The war went on."})
        for at in range(n)
    )
    return ["annotate", text(folder, "rows.jsonl", rows, "\n"), "-o", "out.jsonl"]


def many_categories(folder):
    rows = (f'[[category]]\nid = "c{at}"\nlabel = "C{at}"\nterms = ["rain"]' for at in range(5_000))
    text(folder, "pack.toml", [PACK, *rows], "\n")
    return ["annotate", short(folder), "--lexicon", "pack.toml", "-o", "out.jsonl"]


def inline_story(folder):
    rows = (f'[[article]]\nsource = "The {"Ash Elm Oak".split()[at % 3]}"\ntext = "Mill {at} of Orlo stands."' for at in range(40_000))
    text(folder, "story.toml", ['title = "Rain"', *rows], "\n")
    return ["compare", "story.toml", "-o", "out.html"]


def web_pages(folder):
    """Pages with as much around their article as news sites put there."""
    (folder / "art").mkdir()
    menu = "".join(f'<li class="menu-item item-{at}"><a href="/section/{at}?from=menu">Section {at}</a></li>' for at in range(900))
    script = "<script>" + "var settings = {};" * 4_000 + "</script>"
    for at, it in enumerate(islice(prose(10**9), 100)):
        body = "".join(f"<p>{line}</p>" for line in it.split("\n") if line)
        html = page(body, f"Talks, day {at}").replace("<article>", f"<nav><ul>{menu}</ul></nav>{script}<article>")
        text(folder / "art", f"{at}.html", [html])
    return ["annotate", "art", "-o", "out.jsonl"]


def bomb(folder):
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"<w:p/>" * 170_000)
    return ["annotate", "bomb.docx", "-o", "out.jsonl"]


def gzip_bomb(folder):
    with gzip.open(folder / "bomb.txt.gz", "wb") as file:
        for _ in range(500):
            file.write(b"rain " * 200_000)
    return ["annotate", "bomb.txt.gz", "-o", "out.jsonl"]


def beside(name, pieces, between=" "):
    """An odd text beside a short article."""
    return lambda folder: ["compare", text(folder, name, pieces(), between), short(folder), "-o", "out.json"]


def alone(command, name, pieces, between=" "):
    return lambda folder: [*command, text(folder, name, pieces(), between)]


def draft(n_bytes):
    return lambda folder: ["review", "-", "<", text(folder, "draft.txt", prose(n_bytes), "\n")]


ANNOTATE = ["annotate", "-o", "out.jsonl"]
MARKED = ["annotate", "--format", "html", "-o", "out.html"]
CSV = 'id,source,text\na,The Ash,"'

# What is tried; how it ends (0: read; 2: refused); the megabytes that it may take; the input.
CASES = [
    ("`annotate`, an article of a hundred words", 0, 60, alone(ANNOTATE, "a.txt", lambda: words(100))),
    ("`review -` of 1 MB", (0, 1), 90, draft(MEGA)),
    ("`review -` of 10 MB", 2, 80, draft(10 * MEGA)),
    ("`review -` of 200 MB", 2, 150, draft(200 * MEGA)),
    ("a pack with 5,000 categories that list one word", 2, 70, many_categories),
    ("`annotate`, one article of 8 MB", 0, 330, alone(ANNOTATE, "a.txt", lambda: prose(8 * MEGA - 60_000), "\n")),
    ("`annotate --format html` of a million words", 0, 1_800, alone(MARKED, "a.txt", lambda: prose(6 * MEGA), "\n")),
    ("the same of five million words", 2, 220, alone(MARKED, "a.txt", lambda: prose(30 * MEGA), "\n")),
    ("`compare` of 8 MB of varied words with a short article", 0, 750, beside("a.txt", lambda: words(1_200_000))),
    ("`compare` of “she said he said”, 60,000 times", 0, 400, beside("a.txt", lambda: repeat("she said he said", 60_000))),
    ("`compare` of 60,000 quotations of one word in a row", 0, 500, beside("a.txt", lambda: repeat("“Rain.”", 60_000))),
    ("`compare` of 160,000 lines that open a quotation", 0, 700, beside("a.txt", lambda: repeat("“Rain fell on Orlo.", 160_000), "\n")),
    ("`compare` of a story with 40,000 texts in it", 0, 900, inline_story),
    ("`annotate` of 2,000 files", 0, 60, lambda folder: many_files(folder, 2_000)),
    ("`annotate` of 8,000 files", 0, 70, lambda folder: many_files(folder, 8_000)),
    ("`annotate` of 32,000 files", 0, 100, lambda folder: many_files(folder, 32_000)),
    ("`annotate` of 32,000 rows", 0, 80, lambda folder: many_rows(folder, 32_000)),
    ("100 web pages, 13 MB of HTML", 0, 80, web_pages),
    ("a tag with 200,000 attributes", 2, 120, alone(ANNOTATE, "a.html", lambda: [page("<p>Rain.</p><div " + " ".join(f"a{at}=1" for at in range(200_000)) + "></div>")])),
    ("200,000 tags inside each other", (0, 2), 400, alone(ANNOTATE, "a.html", lambda: [page("<div>" * 200_000 + "<p>Rain fell on Orlo.</p>")])),
    ("a `.docx` of 300 KB that unpacks to 306 MB", 2, 150, bomb),
    ("a `.gz` of 500 KB that unpacks to 500 MB", 2, 200, gzip_bomb),
    ("a CSV cell of 100 MB", 2, 400, alone(ANNOTATE, "a.csv", lambda: chain([CSV], repeat("rain", 20 * MEGA), ['"']))),
    ("a million brackets in JSON", 2, 100, alone(ANNOTATE, "a.json", lambda: ["[" * MEGA])),
]


def measured(program, name, make):
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        command = make(folder)
        stdin = None
        if "<" in command:
            stdin = open(folder / command.pop(), "rb")
            command.remove("<")
        done = run([program, *command], cwd=folder, stdin=stdin, limit=600)
        if stdin:
            stdin.close()
        return done


def main():
    program, wanted = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:]
    faults = []
    print("| input | outcome | memory | seconds of processor time |\n|---|---|---|---|")
    for name, expected, megabytes, make in CASES:
        if wanted and not any(it in name for it in wanted):
            continue
        done = measured(program, name, make)
        outcome = {0: "read", 1: "read", 2: "refused"}.get(done.status, f"status {done.status}")
        print(f"| {name} | {outcome} | {done.megabytes:.0f} MB | {done.cpu:.1f} |", flush=True)
        if done.status not in (expected if isinstance(expected, tuple) else (expected,)):
            faults.append(f"{name}: status {done.status}, not {expected}: {done.message.strip()[-300:]}")
        elif done.megabytes > megabytes * 1.25:
            faults.append(f"{name}: {done.megabytes:.0f} MB, and it may take {megabytes}")
    print(*faults, sep="\n", file=sys.stderr, end="\n" if faults else "")
    sys.exit(bool(faults))


main()
