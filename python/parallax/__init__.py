"""Several tellings of one story, side by side: how each source words it.

Articles are rows with a ``text`` and, where known, ``id``, ``source``, ``date``,
``title``, ``url`` and ``language``: a list of dicts, a pandas or Polars frame, a pyarrow table,
a DuckDB relation, or anything else with ``__arrow_c_stream__``. Other common names for these
columns (``outlet``, ``published``, ``content`` …) work too.

Places are half-open ranges ``[start, end)`` of code points, so ``text[start:end]`` gives the words.
"""

from __future__ import annotations

import html as _html
import json as _json
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from parallax import _parallax
from parallax._articles import as_input
from parallax._errors import ParallaxError
from parallax._parallax import __version__

__all__ = [
    "Annotations",
    "Comparison",
    "Lesson",
    "Lexicon",
    "ParallaxError",
    "Table",
    "Trends",
    "__version__",
    "annotate",
    "compare",
    "lesson",
    "review",
    "trends",
]

Names = Mapping[str, Sequence[str]]


class Lexicon:
    """Word lists, compiled once for many calls.

    Args:
        *paths: Packs of your own, each a TOML file or a folder with a ``pack.toml``.
        names: Names of one thing that no list knows, by the thing:
            ``{"the law": ["rent control", "rent cap"]}``.
        builtin: Whether to use the built-in packs.
        packs: The built-in packs to use, by id; all unless given.
        without: Built-in packs to leave out, by id.

    Raises:
        ParallaxError: If a pack cannot be read; it names file and line.
    """

    def __init__(
        self,
        *paths: str | PathLike[str],
        names: Names | None = None,
        builtin: bool = True,
        packs: Sequence[str] = (),
        without: Sequence[str] = (),
    ) -> None:
        self._args = (
            tuple(fspath(path) for path in paths),
            tuple((thing, tuple(forms)) for thing, forms in (names or {}).items()),
            builtin,
            tuple(packs),
            tuple(without),
        )
        listed = [f"{thing}: {' | '.join(forms)}" for thing, forms in self._args[1]]
        self._lexicon = _parallax.Lexicon(
            list(self._args[0]), listed, builtin, list(packs), list(without)
        )

    @property
    def packs(self) -> dict[str, str]:
        """The version of each pack, by id."""
        return dict(self._lexicon.packs)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_lexicon_of, self._args)

    def __repr__(self) -> str:
        return f"Lexicon({', '.join(self.packs)})"


def _lexicon_of(
    paths: Sequence[str],
    names: Iterable[tuple[str, Sequence[str]]],
    builtin: bool,
    packs: Sequence[str],
    without: Sequence[str],
) -> Lexicon:
    return Lexicon(*paths, names=dict(names), builtin=builtin, packs=packs, without=without)


_default: Lexicon | None = None


def _chosen(lexicon: Lexicon | None, names: Names | None = None) -> _parallax.Lexicon:
    if names:
        if lexicon is None:
            return Lexicon(names=names)._lexicon
        paths, known, builtin, packs, without = lexicon._args
        more = {**dict(known), **names}
        return _lexicon_of(paths, more.items(), builtin, packs, without)._lexicon
    if lexicon is not None:
        return lexicon._lexicon
    global _default
    if _default is None:
        _default = Lexicon()
    return _default._lexicon


class Table:
    """A table that any Arrow library can read without a copy.

    ``pyarrow.table(it)``, ``polars.DataFrame(it)``, ``duckdb.from_arrow(it)`` and
    ``pandas.DataFrame.from_arrow(it)`` all work; so do the methods below.
    """

    def __init__(self, table: _parallax.Table, name: str) -> None:
        self._table = table
        self._name = name

    def __len__(self) -> int:
        return len(self._table)

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return self._table.column_names

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._table.__arrow_c_schema__()

    def to_arrow(self) -> Any:
        """The rows as ``pyarrow.Table``."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> Any:
        """The rows as ``pandas.DataFrame``; needs pyarrow too."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The rows as ``polars.DataFrame``."""
        import polars

        return polars.DataFrame(self)

    def __repr__(self) -> str:
        return f"Table({self._name}: {len(self)} rows of {', '.join(self.columns)})"

    def _repr_html_(self) -> str:
        rows = self._table.head(10)
        more = len(self) - len(rows)
        below = f"<p>… and {more:,} more rows</p>" if more > 0 else ""
        return _html_table(self.columns, rows, self._name) + below


class Annotations:
    """What was found in articles, as four tables.

    Attributes:
        articles: One row per article: ``article_id``, ``source``, ``date``, ``title``, ``url``,
            ``language``, ``n_tokens`` and the tokens of each voice, ``sha256`` of the text.
        mentions: One row per mention of a listed name or word: ``article_id``, ``start``,
            ``end``, ``text``, ``pack``, ``concept`` and ``variant`` or ``category``, ``zone``,
            ``voice``, ``speaker``, ``negated``.
        attributions: One row for each passage that is attributed to someone.
        errors: What could not be read, with its row; empty unless ``errors="table"``.
    """

    def __init__(self, tables: Sequence[_parallax.Table]) -> None:
        articles, mentions, attributions, errors = tables
        self.articles = Table(articles, "articles")
        self.mentions = Table(mentions, "mentions")
        self.attributions = Table(attributions, "attributions")
        self.errors = Table(errors, "errors")

    def _tables(self) -> list[Table]:
        return [self.articles, self.mentions, self.attributions, self.errors]

    def __repr__(self) -> str:
        counts = [f"{len(it)} {it._name}" for it in self._tables()]
        return f"Annotations({', '.join(counts)})"

    def _repr_html_(self) -> str:
        rows = [[it._name, f"{len(it):,}", ", ".join(it.columns)] for it in self._tables()]
        return _html_table(["table", "rows", "columns"], rows, "annotations")


def annotate(
    articles: Any,
    *,
    lexicon: Lexicon | None = None,
    names: Names | None = None,
    raw: bool = False,
    errors: str = "raise",
    threads: int | None = None,
) -> Annotations:
    """Finds names, words and reported speech in articles.

    Args:
        articles: Rows with a ``text``; see the module's documentation.
        lexicon: Word lists; the built-in ones unless given.
        names: Names of one thing on the spot, by the thing.
        raw: Takes texts verbatim: no cleaning, no zones, no Unicode or newline handling.
        errors: ``"raise"``, or ``"table"`` to list in ``.errors`` what cannot be read.
        threads: How many to use; all cores unless given. Other Python threads keep running.

    Returns:
        Tables that any Arrow library can read without a copy.

    Raises:
        ParallaxError: If an article cannot be read, with its row.
    """
    if errors not in ("raise", "table"):
        raise ValueError(f'errors is "raise" or "table", not {errors!r}')
    chosen = _chosen(lexicon, names)
    return Annotations(
        _parallax.annotate(as_input(articles), chosen, raw, errors == "raise", threads)
    )


class Comparison:
    """Sources against each other; made by :func:`compare`.

    In a notebook it shows a short table and the whole report, in a frame that runs no script.
    """

    def __init__(self, comparison: _parallax.Comparison) -> None:
        self._comparison = comparison
        self._json: dict[str, Any] | None = None
        self._html: str | None = None

    @property
    def json(self) -> dict[str, Any]:
        """The comparison in the form ``parallax.comparison/1``."""
        if self._json is None:
            self._json = _json.loads(self._comparison.render("json"))
        return self._json

    @property
    def concepts(self) -> list[dict[str, Any]]:
        """Things with several names: counts, shares and a verdict for each."""
        concepts: list[dict[str, Any]] = self.json["concepts"]
        return concepts

    @property
    def contrasts(self) -> list[dict[str, Any]]:
        """What the sources word differently, clearest first, with one side per source."""
        contrasts: list[dict[str, Any]] = self.json["contrasts"]
        return contrasts

    @property
    def html(self) -> str:
        """The report as one page that needs nothing else."""
        if self._html is None:
            self._html = self._comparison.render("html")
        return self._html

    def save(self, path: str | PathLike[str]) -> Path:
        """Writes the report; ``.html``, ``.json``, ``.csv`` or ``.md`` chooses the format.

        Raises:
            ParallaxError: If the extension is none of these.
        """
        path = Path(path)
        formats = {".html": "html", ".json": "json", ".csv": "csv", ".md": "markdown"}
        format = formats.get(path.suffix.lower())
        if format is None:
            known = ", ".join(formats)
            raise ParallaxError(f"{path}: the extension is not a known format; use one of {known}")
        page = self.html if format == "html" else self._comparison.render(format)
        path.write_text(page, encoding="utf-8", newline="")
        return path

    def _rows(self) -> list[list[str]]:
        """One row for each thing with several names: what each source calls it, and how often."""
        rows = []
        for concept in self.concepts:
            cells: dict[str, list[tuple[int, str]]] = {}
            for share in concept["shares"]:
                if share["n"]:
                    words = f"{share['variant']} {share['n']} of {share['of']}"
                    cells.setdefault(share["source"], []).append((-share["n"], words))
            sources = [it["id"] for it in self.json["sources"]]
            told = ["; ".join(it for _, it in sorted(cells.get(at, []))) for at in sources]
            rows.append([concept["label"], *told])
        return rows

    def __repr__(self) -> str:
        names = ", ".join(it["name"] for it in self.json["sources"])
        n = len(self.contrasts)
        return f"Comparison({names}: {n} contrast{'' if n == 1 else 's'})"

    def _repr_html_(self) -> str:
        columns = ["thing", *(it["name"] for it in self.json["sources"])]
        caption = "in the sources' own words: how often each name is used"
        table = _html_table(columns, self._rows(), caption)
        return table + _frame(self.html)


def compare(
    articles: Any,
    *,
    names: Names | None = None,
    lexicon: Lexicon | None = None,
    title: str | None = None,
    raw: bool = False,
    seed: int = 1,
    suggest: bool = True,
    threads: int | None = None,
) -> Comparison:
    """Compares how sources word one story.

    Args:
        articles: Rows with a ``text`` and a ``source``.
        names: Names of one thing that no list knows, by the thing:
            ``{"the law": ["rent control", "rent cap"]}``.
        lexicon: Word lists; the built-in ones unless given.
        title: The title of the report.
        raw: Takes texts verbatim.
        seed: Seed for resampling; the same seed gives the same figures.
        suggest: Whether to propose names where the lists find too little.
        threads: How many to use; all cores unless given.

    Raises:
        ParallaxError: If there is no article, or one cannot be read.
    """
    made = _parallax.compare(
        as_input(articles), _chosen(lexicon, names), raw, title, seed, suggest, threads
    )
    return Comparison(made)


class Lesson:
    """A classroom exercise: ``sheet`` for pupils, ``key`` with the answers."""

    def __init__(self, sheet: str, key: str) -> None:
        self.sheet = sheet
        self.key = key

    def save(self, sheet: str | PathLike[str], key: str | PathLike[str]) -> None:
        """Writes both files, the key first, so that no sheet is left without its answers."""
        if Path(sheet).resolve() == Path(key).resolve():
            raise ParallaxError(f"{fspath(sheet)}: sheet and key need a file of their own")
        Path(key).write_text(self.key, encoding="utf-8", newline="")
        Path(sheet).write_text(self.sheet, encoding="utf-8", newline="")

    def __repr__(self) -> str:
        return f"Lesson({len(self.sheet):,} characters, {len(self.key):,} in its key)"


def lesson(
    articles: Any,
    *,
    types: Sequence[str] = (),
    level: str = "7-9",
    minutes: int = 45,
    format: str = "html",
    language: str = "en",
    title: str | None = None,
    lexicon: Lexicon | None = None,
    names: Names | None = None,
    seed: int = 1,
) -> Lesson:
    """Makes a classroom exercise on word choice, with blind texts and a key.

    Args:
        articles: Rows with a ``text`` and a ``source``; two to six of them.
        types: Exercises to make; those that the articles allow unless given.
        level: Grades: ``5-6``, ``7-9`` or ``10-12``.
        minutes: How long the lesson is.
        format: ``html`` or ``markdown``.
        language: Of the instructions, as a code.

    Raises:
        ParallaxError: If the articles offer too little for a lesson.
    """
    if format not in ("html", "markdown"):
        raise ValueError(f'format is "html" or "markdown", not {format!r}')
    compared = compare(articles, lexicon=lexicon, names=names, seed=seed)
    made = compared._comparison.lesson(
        list(types), level, minutes, format, title, language
    )
    return Lesson(*made)


def review(
    text: str,
    *,
    name: str = "draft.md",
    house: Sequence[str] = (),
    against: Sequence[str | PathLike[str]] = (),
    rules: Mapping[str, str] | None = None,
    lexicon: Lexicon | None = None,
) -> list[dict[str, Any]]:
    """Finds what an editor should look at in a draft.

    Args:
        text: The draft as it is.
        name: Its name, whose extension says how it is marked up.
        house: House styles: built-in ones (``ap``, ``bbc``, ``guardian``) or files.
        against: Files and folders with other tellings.
        rules: Levels by rule: ``off``, ``advice``, ``warning`` or ``error``.

    Returns:
        Findings with ``rule``, ``severity``, ``line``, ``column``, ``start``, ``end``,
        ``text``, ``message``, ``suggestion``, ``is_safe``; the form ``parallax.review/1``.

    Raises:
        ParallaxError: If a house style or a rule is none.
    """
    levels = [f"{rule}={level}" for rule, level in (rules or {}).items()]
    found = _parallax.review(
        text, name, _chosen(lexicon), list(house), list(against), levels
    )
    findings: list[dict[str, Any]] = _json.loads(found)["findings"]
    return findings


class Trends:
    """How each source's wording moves: shares of names, rates of words, and changes."""

    def __init__(self, formats: Mapping[str, str]) -> None:
        self._formats = formats
        self._json: dict[str, Any] | None = None

    @property
    def json(self) -> dict[str, Any]:
        """Everything, in the form ``parallax.trends/1``."""
        if self._json is None:
            self._json = _json.loads(self._formats["json"])
        return self._json

    @property
    def series(self) -> list[dict[str, Any]]:
        """One subject in one source each: its points by period, and its changes."""
        series: list[dict[str, Any]] = self.json["series"]
        return series

    @property
    def changes(self) -> list[dict[str, Any]]:
        """Every change, with ``source`` and ``concept`` or ``category`` beside it."""
        about = ("source", "concept", "category")
        return [
            {**{key: it[key] for key in about if it.get(key)}, **change}
            for it in self.series
            for change in it["changes"]
        ]

    @property
    def csv(self) -> str:
        """The table with one row per figure, gap or change, for ``read_csv``."""
        return self._formats["csv"]

    @property
    def html(self) -> str:
        """The page, which needs nothing else."""
        return self._formats["html"]

    def save(self, path: str | PathLike[str]) -> Path:
        """Writes the trends; ``.html``, ``.json`` or ``.csv`` chooses the format.

        Raises:
            ParallaxError: If the extension is none of these.
        """
        path = Path(path)
        text = self._formats.get(path.suffix.lower().removeprefix("."))
        if text is None:
            known = ", ".join(f".{it}" for it in self._formats)
            raise ParallaxError(f"{path}: the extension is not a known format; use one of {known}")
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def __repr__(self) -> str:
        return f"Trends({len(self.series)} series, {len(self.changes)} changes)"

    def _repr_html_(self) -> str:
        columns = ["source", "subject", "at", "earliest", "latest", "before", "after"]
        rows = []
        for it in self.changes:
            about = str(it.get("concept") or it.get("category"))
            parts = (it.get("variant"), it["at"], it["earliest"], it["latest"])
            subject = f"{about}: {parts[0]}" if parts[0] else about
            figures = (f"{it['before']:.3g}", f"{it['after']:.3g}")
            rows.append([it["source"], subject, *parts[1:], *figures])
        return _html_table(columns, rows, "changes, each with its interval") + _frame(self.html)


def trends(
    articles: Any,
    *,
    by: str = "quarter",
    concepts: Sequence[str] = (),
    names: Names | None = None,
    lexicon: Lexicon | None = None,
    title: str | None = None,
    raw: bool = False,
    seed: int = 1,
    threads: int | None = None,
) -> Trends:
    """Shows how each source's wording moves over months and years.

    Args:
        articles: Rows with ``text``, ``source`` and ``date``, or the path of a folder of tables
            that ``annotate`` or Spark wrote (only shares of names, without passages).
        by: Length of a period: ``month``, ``quarter`` or ``year``.
        concepts: Ids of concepts or categories to look at; everything unless given.
        names: Names of one thing that no list knows, by the thing.
        lexicon: Word lists; the built-in ones unless given.
        title: The title of the page.
        raw: Takes texts verbatim.
        seed: Seed for resampling; the same seed gives the same figures.
        threads: How many to use; all cores unless given.

    Raises:
        ParallaxError: If no article has a date, or one cannot be read.
    """
    is_folder = isinstance(articles, (str, PathLike))
    given = [fspath(articles)] if is_folder else as_input(articles)
    made = _parallax.trends(
        given, _chosen(lexicon, names), raw, by, list(concepts), title, seed, threads
    )
    return Trends(dict(made))


def _frame(page: str) -> str:
    """A page in a frame that runs no script."""
    return (
        f'<iframe sandbox="" title="The whole report" srcdoc="{_html.escape(page, quote=True)}" '
        'style="width: 100%; height: 40rem; border: 1px solid #888"></iframe>'
    )


def _html_table(
    columns: Sequence[str], rows: Iterable[Sequence[str | None]], caption: str
) -> str:
    def cells(tag: str, values: Iterable[str | None]) -> str:
        return "".join(f"<{tag}>{_html.escape(it or '')}</{tag}>" for it in values)

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    head = f"<tr>{cells('th', columns)}</tr>"
    return (
        f"<table><caption>{_html.escape(caption)}</caption>"
        f"<thead>{head}</thead><tbody>{body}</tbody></table>"
    )
