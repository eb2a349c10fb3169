"""Two builds of the program side by side: processor seconds and memory of the same commands.

    python benches/before_after.py BEFORE AFTER ARTICLES.jsonl [--sizes 2,20,200] [--rounds 3]

The builds take turns, round by round; the median of processor seconds counts, because a busy
machine stretches any clock, and the most memory of all rounds. `compare` gets the first articles
of the file. The last line is the size of each build without symbols.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
from itertools import islice

from measured import run, samples


def commands(folder, articles, sizes):
    """What is run, by the name of its row."""
    sparse = ["--packs", "us-guns", "--only", "matching"]
    for threads in ("1", "2"):
        for name, more in (("all packs", []), ("one pack, `--only matching`", sparse), ("no pack", ["--no-builtin"])):
            yield f"`annotate`, {name}, {threads} thread{'s' * (threads > '1')}", ["annotate", articles, "--threads", threads, "-o", "out.jsonl", *more]
    for n in sizes:
        rows = folder / f"{n}.jsonl"
        with open(articles, encoding="utf-8") as file:
            rows.write_text("".join(islice(file, n)), encoding="utf-8")
        yield f"`compare` of {n:,} articles, HTML", ["compare", rows, "--threads", "2", "-o", "out.html"]
    drafts = folder / "drafts"
    drafts.mkdir()
    lines = [line for it in samples() for line in it.split("\n") if line]
    for at in range(1_000):
        (drafts / f"{at}.md").write_text("\n\n".join(lines[(at + it * 7) % len(lines)] for it in range(6)))
    yield "`review` of 1,000 drafts", ["review", "--isolated", "--exit-zero", drafts, "-o", "found.txt"]
    (folder / "draft.md").write_text("Rain fell on Orlo.\nThe mayor said so.\nIt was late.\n")
    yield "`review` of three lines", ["review", "--isolated", "--exit-zero", folder / "draft.md"]


def stripped(program, folder):
    """Megabytes without symbols."""
    copy = folder / "stripped"
    subprocess.run(["strip", "-o", copy, program], check=True)
    return copy.stat().st_size / 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("after", type=pathlib.Path)
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--sizes", default="2,20,200")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    programs = [it.resolve() for it in (args.before, args.after)]
    print("| what | seconds before | after | after / before | MB before | after |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        sizes = [int(it) for it in args.sizes.split(",") if it]
        for name, command in commands(folder, args.articles.resolve(), sizes):
            done = [[], []]
            for _ in range(args.rounds):
                for own, program in zip(done, programs):
                    it = run([program, *command], cwd=folder, limit=1_800)
                    if it.status == 0:
                        own.append(it)
                    else:
                        print(f"{program}: {name}: status {it.status}: {it.message[:200]}", file=sys.stderr)
            if not all(done):
                print(f"| {name} | " + " | ".join(f"{own[0].cpu:.2f}" if own else "cannot" for own in done) + " | | | |")
                continue
            before, after = (statistics.median(it.cpu for it in own) for own in done)
            most = [max(it.megabytes for it in own) for own in done]
            print(f"| {name} | {before:.2f} | {after:.2f} | {after / before:.2f} | {most[0]:.0f} | {most[1]:.0f} |", flush=True)
        sizes = [stripped(it, folder) for it in programs]
        print(f"| the program without symbols, MB | {sizes[0]:.1f} | {sizes[1]:.1f} | {sizes[1] / sizes[0]:.2f} | | |")


main()
