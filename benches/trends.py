"""What `parallax trends` finds in dated articles, and in the same articles shuffled in time.

    python benches/trends.py PROGRAM ARTICLES.jsonl [--concept ID] [--shuffles N]

Prints the changes found, with their intervals. Then the days of each source are dealt out anew
among its articles, N times: whatever is found there is chance. The status is 1 if more than a
twentieth of all shuffled series has a change.
"""

import argparse
import collections
import json
import pathlib
import random
import sys
import tempfile

from measured import run


def found(program, rows, folder, concepts):
    """What the program writes about the articles, and the process."""
    articles, out = folder / "articles.jsonl", folder / "trends.json"
    articles.write_text("".join(json.dumps(it) + "\n" for it in rows))
    done = run([program, "trends", articles, *concepts, "-o", out])
    if done.status:
        sys.exit(done.message)
    return json.loads(out.read_text()), done


def changes(page):
    """The changes of a page, as lines."""
    for series in page["series"]:
        subject = series.get("concept") or series["category"]
        for it in series["changes"]:
            yield f"{series['source']}, {subject}: {it['at']} [{it['earliest']}, {it['latest']}], p = {it['p_adjusted']:.4f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--concept", action="append", default=[])
    parser.add_argument("--shuffles", type=int, default=4)
    args = parser.parse_args()
    program = args.program.resolve()
    concepts = [it for concept in args.concept for it in ("--concept", concept)]
    rows = [json.loads(line) for line in args.articles.open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        page, done = found(program, rows, folder, concepts)
        size = (folder / "articles.jsonl").stat().st_size / 1e6
        print(f"{len(rows):,} articles, {size:.1f} MB: {page['n_tests']} series tested, {done.cpu:.1f} s of processor time, {done.megabytes:.0f} MB")
        print(*changes(page), sep="\n")
        n_series = n_found = 0
        for seed in range(args.shuffles):
            chance = random.Random(seed)
            days = collections.defaultdict(list)
            for it in rows:
                days[it["source"]].append(it["date"])
            for it in days.values():
                chance.shuffle(it)
            dealt = [it | {"date": days[it["source"]].pop()} for it in rows]
            page, _ = found(program, dealt, folder, concepts)
            n_series += page["n_tests"]
            n_found += len(list(changes(page)))
        print(f"shuffled {args.shuffles} times: {n_found} of {n_series} series have a change")
    sys.exit(n_found > n_series / 20)


main()
