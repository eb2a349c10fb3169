"""What the scripts beside this one share: a process measured, and articles made in any number."""

import os
import pathlib
import random
import re
import subprocess
import threading
import time
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Run(NamedTuple):
    """A process that has ended."""

    status: int
    seconds: float
    # Of all its threads, in user and system mode.
    cpu: float
    # The most that it held at once.
    megabytes: float
    message: str


def run(command, cwd=None, stdin=None, limit=900):
    """Runs a command to its end, or kills it after so many seconds (status -9)."""
    begin = time.perf_counter()
    with open(os.devnull, "rb") as nothing, open(os.devnull, "wb") as away:
        process = subprocess.Popen(
            [str(it) for it in command],
            cwd=cwd,
            stdin=stdin or nothing,
            stdout=away,
            stderr=subprocess.PIPE,
        )
    watch = threading.Timer(limit, process.kill)
    watch.start()
    message = process.stderr.read().decode("utf-8", "replace")
    _, status, used = os.wait4(process.pid, 0)
    watch.cancel()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        process.returncode,
        time.perf_counter() - begin,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        message,
    )


def words(n, seed=1):
    """Sentences of invented words, frequent ones and rare ones, among the small words of English."""
    chance = random.Random(seed)
    syllables = [a + b for a in "bdfglmnprstv" for b in ("a", "e", "i", "o", "ar", "en", "or")]
    known = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(40_000)]
    small = "the of and to in that was for with said on by at from it his they who were had".split()
    for at in range(n):
        word = chance.choice(small) if at % 2 else known[int(len(known) ** chance.random()) - 1]
        end = ".\n" if at % 170 == 169 else "." if at % 17 == 16 else ""
        yield (word.capitalize() if at % 17 == 0 else word) + end


def samples():
    """The texts of the sample stories."""
    paths = sorted(it for kind in ("txt", "md") for it in ROOT.glob(f"stories/*/*.{kind}"))
    return [re.sub(r"\A---\n.*?\n---\n", "", it.read_text(), flags=re.S) for it in paths]


def size(path):
    """Bytes of a file, or of all files of a folder."""
    path = pathlib.Path(path)
    return sum(it.stat().st_size for it in ([path] if path.is_file() else path.rglob("*")) if it.is_file())
