"""What Rust gives; ``parallax`` is the public face."""

from collections.abc import Sequence
from os import PathLike
from typing import Any

__version__: str

class Table:
    def __len__(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    def head(self, n: int) -> list[list[str | None]]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

class Lexicon:
    def __init__(
        self,
        paths: Sequence[str | PathLike[str]],
        names: Sequence[str],
        builtin: bool,
        packs: Sequence[str],
        without: Sequence[str],
    ) -> None: ...
    @property
    def packs(self) -> list[tuple[str, str]]: ...

class Comparison:
    def render(self, format: str) -> str: ...
    def lesson(
        self,
        types: Sequence[str],
        level: str,
        minutes: int,
        format: str,
        title: str | None,
        language: str,
    ) -> tuple[str, str]: ...

def annotate(
    articles: Any,
    lexicon: Lexicon,
    raw: bool,
    is_strict: bool,
    threads: int | None,
) -> tuple[Table, Table, Table, Table]: ...
def compare(
    articles: Any,
    lexicon: Lexicon,
    raw: bool,
    title: str | None,
    seed: int,
    suggest: bool,
    threads: int | None,
) -> Comparison: ...
def review(
    text: str,
    name: str,
    lexicon: Lexicon,
    house: Sequence[str],
    against: Sequence[str | PathLike[str]],
    rules: Sequence[str],
) -> str: ...
def trends(
    given: Any,
    lexicon: Lexicon,
    raw: bool,
    by: str,
    concepts: Sequence[str],
    title: str | None,
    seed: int,
    threads: int | None,
) -> list[tuple[str, str]]: ...
