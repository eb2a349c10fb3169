"""Articles in any number into tables: time, memory and size.

    python benches/tables.py PROGRAM [--mb 100,1000] [--rows 100000,1000000] [--rounds 2]
        [--forms csv,parquet] [ARTICLES.jsonl]

The file of so many megabytes holds the given articles (or the sample stories) over and over,
with ids and days varied. Every row is a whole process on two threads; the rows of one size run
one after the other, in so many rounds, and the fastest run counts. The forms are compared by
processor time, which a busy machine does not stretch. The last rows have as many articles as
given, of ten words each: memory that grows there grows with the number of articles.
"""

import argparse
import datetime
import json
import pathlib
import shutil
import sys
import tempfile

from measured import run, samples, size

FORMS = [
    ("JSON Lines", ["--format", "jsonl"], "out.jsonl"),
    ("CSV tables", ["--format", "csv"], "out.csv/"),
    ("Parquet tables", ["--format", "parquet"], "out.parquet/"),
    ("Parquet, `--tables articles`", ["--format", "parquet", "--tables", "articles"], "few.parquet/"),
]
FIRST = datetime.date(2012, 1, 1)


def write(path, articles, is_full):
    """Articles over and over until the file is full; gives their number."""
    n = 0
    with open(path, "w", encoding="utf-8") as file:
        while not is_full(n, file.tell()):
            day = FIRST + datetime.timedelta(days=n * 7919 % 3_000)
            row = {"id": f"a{n}", "source": f"The {('Ash', 'Elm', 'Oak')[n % 3]}", "date": day.isoformat()}
            file.write(json.dumps(row | {"text": articles[n % len(articles)]}) + "\n")
            n += 1
    return n


def measured(program, path, args, out, rounds):
    """The fastest run, and the size of what it wrote."""
    best = None
    for _ in range(rounds):
        done = run([program, "annotate", path, "--threads", "2", *args, "-o", out, "-q"], cwd=path.parent, limit=1_800)
        if done.status:
            sys.exit(f"{' '.join(args)}: status {done.status}: {done.message}")
        n_bytes = size(path.parent / out)
        target = path.parent / out
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        best = done if best is None or done.cpu < best.cpu else best
    return best, n_bytes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("articles", nargs="?", type=pathlib.Path)
    parser.add_argument("--mb", default="100,1000")
    parser.add_argument("--rows", default="100000,1000000")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--forms", default="jsonl,csv,parquet")
    args = parser.parse_args()
    program = args.program.resolve()
    forms = [it for it in FORMS if it[1][1] in args.forms.split(",")]
    texts = samples()
    if args.articles:
        texts = [json.loads(line)["text"] for line in args.articles.open(encoding="utf-8")]
    print("| articles | written as | seconds | of a processor | JSON Lines take … times as long | memory | size / input |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as home:
        path = pathlib.Path(home) / "articles.jsonl"
        for megabytes in (int(it) for it in args.mb.split(",") if it):
            n = write(path, texts, lambda _, n_bytes: n_bytes >= megabytes * 10**6)
            n_bytes, first = path.stat().st_size, None
            for name, form, out in forms:
                done, written = measured(program, path, form, out, args.rounds)
                first = first or done.cpu
                print(
                    f"| {n:,} ({megabytes:,} MB) | {name} | {done.seconds:.0f} | {done.cpu:.1f} | {first / done.cpu:.2f}"
                    f" | {done.megabytes:.0f} MB | {written / n_bytes:.2f} |",
                    flush=True,
                )
        tiny = ["Ada Tamm said on Monday that the mill stands empty."]
        for n in (int(it) for it in args.rows.split(",") if it):
            write(path, tiny, lambda n_rows, _: n_rows >= n)
            for name, form, out in forms[:3]:
                done, written = measured(program, path, form, out, args.rounds)
                print(
                    f"| {n:,} of ten words | {name} | {done.seconds:.0f} | {done.cpu:.1f} | "
                    f" | {done.megabytes:.0f} MB | {written / path.stat().st_size:.2f} |",
                    flush=True,
                )


main()
