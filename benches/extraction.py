#!/usr/bin/env python3
"""How much of web articles is read: python benches/extraction.py BINARY FOLDER

FOLDER is a copy of https://github.com/scrapinghub/article-extraction-benchmark (MIT): `ground-truth.json` and
`html/*.html.gz`. Prints precision, recall and F1 of the bags of four words, averaged over the pages as that benchmark
does, of the text without its headline; then how many words of the annotators' articles are in the text, in what was
removed, and nowhere, and how many MB of pages are read in a second of processor time. Ends with 1 if a page is not
read.
"""
import collections
import gzip
import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile


def words(text):
    return re.findall(r"\w+", text or "")


def fours(text):
    found = words(text)
    return collections.Counter(
        tuple(found[at : at + 4]) for at in range(max(1, len(found) - 3)) if found
    )


def read(binary, folder, names):
    with tempfile.TemporaryDirectory() as desk:
        paths = []
        for name in names:
            page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            paths.append(pathlib.Path(desk, f"{name}.html"))
            paths[-1].write_bytes(page)
        command = [binary, "annotate", "--no-builtin", *map(str, paths)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        n_mb = sum(path.stat().st_size for path in paths) / 1e6
        print(f"speed      {n_mb:.1f} MB in {seconds:.2f} s: {n_mb / seconds:.1f} MB/s")
    articles = map(json.loads, done.stdout.splitlines())
    return {article["id"]: article for article in articles}, done.stderr


def body(article):
    heads = [it for it in article["zones"] if it["zone"] == "headline"]
    kept = list(article["text"])
    for head in heads:
        kept[head["start"] : head["end"]] = [""] * (head["end"] - head["start"])
    return "".join(kept)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    binary, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    found, messages = read(binary, folder, sorted(gold))
    precision, recall = [], []
    n_words, in_text, in_removed = 0, 0, 0
    for name, told in gold.items():
        article = found.get(name)
        if article is None:
            continue
        right, got = fours(told.get("articleBody")), fours(body(article))
        n_same = sum((right & got).values())
        precision += [n_same / sum(got.values())] if got else []
        recall += [n_same / sum(right.values())] if right else []
        wanted = collections.Counter(map(str.lower, words(told.get("articleBody"))))
        shown = collections.Counter(map(str.lower, words(article["text"])))
        removed = " ".join(it["text"] for it in article["removed"])
        left = wanted - shown
        n_removed = sum((left & collections.Counter(map(str.lower, words(removed)))).values())
        n_words += sum(wanted.values())
        in_text += sum((wanted & shown).values())
        in_removed += n_removed
    p, r = statistics.mean(precision), statistics.mean(recall)
    print(f"pages      {len(found)} of {len(gold)}")
    print(f"precision  {p:.3f}\nrecall     {r:.3f}\nF1         {2 * p * r / (p + r):.3f}")
    print(f"words      {n_words}: {in_text} in the text, {in_removed} in `removed`, ", end="")
    print(f"{n_words - in_text - in_removed} nowhere")
    if len(found) < len(gold):
        sys.exit(messages)


if __name__ == "__main__":
    main()
