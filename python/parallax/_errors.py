"""The exception of everything that can go wrong with an input."""

from __future__ import annotations

import re


class ParallaxError(ValueError):
    """An article, a word list or an option that cannot be used.

    Attributes:
        path: The file, or ``articles`` for a table that was handed over.
        line: Its line, or the row of a table, from 1; ``None`` where there is none.
        remedy: What to do, where the message says it.
    """

    path: str | None
    line: int | None
    remedy: str | None

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        place = re.match(r"(?P<path>[^\n]*?)(?::(?P<line>\d+)(?::\d+)?)?: ", shown)
        self.path = place["path"] if place else None
        self.line = int(place["line"]) if place and place["line"] else None
        self.remedy = shown.rsplit("; ", 1)[1] if "; " in shown else None
