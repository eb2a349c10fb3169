"""Articles as Rust takes them: an Arrow stream, or columns of texts."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

Columns = list[tuple[str, list["str | None"]]]


def as_input(articles: Any) -> Any:
    """Brings whatever holds articles into a form that Rust takes.

    Anything with ``__arrow_c_stream__`` is handed on as it is: a pandas or Polars frame, a
    pyarrow table or reader, a DuckDB relation. Everything else is an iterable of dicts.
    """
    if hasattr(articles, "__arrow_c_stream__"):
        is_pandas = type(articles).__module__.split(".")[0] == "pandas"
        if type(articles).__module__.split(".")[0] == "polars":
            return _without_nulls(articles)
        if not (is_pandas and not _has_pyarrow()):
            return articles
    if hasattr(articles, "collect_schema") and hasattr(articles, "collect"):
        return _without_nulls(articles.collect())
    if hasattr(articles, "to_dict") and hasattr(articles, "columns"):
        articles = articles.to_dict("records")
    if isinstance(articles, (str, bytes, Mapping)):
        raise TypeError(
            "articles are a list of dicts or a table, each row with a `text`; "
            f"this is one {type(articles).__name__}"
        )
    return _columns(articles)


def _without_nulls(frame: Any) -> Any:
    """Polars hands over columns of nothing in a form that Arrow does not have."""
    import polars

    if isinstance(frame, polars.DataFrame):
        return frame.with_columns(polars.col(polars.Null).cast(polars.String))
    return frame


def _has_pyarrow() -> bool:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        return False
    return True


def _columns(rows: Iterable[Any]) -> Columns:
    columns: dict[str, list[str | None]] = {}
    n_rows = 0
    for row in rows:
        if not isinstance(row, Mapping):
            raise TypeError(
                "articles are dicts, each with a `text`; "
                f"number {n_rows + 1} is a {type(row).__name__}"
            )
        for name, cell in row.items():
            column = columns.setdefault(str(name), [])
            column.extend([None] * (n_rows - len(column)))
            column.append(_text(cell))
        n_rows += 1
    for column in columns.values():
        column.extend([None] * (n_rows - len(column)))
    # A table without rows has the one column that it must have.
    return list(columns.items()) or [("text", [])]


def _text(cell: Any) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, float) and math.isnan(cell):
        return None
    if isinstance(cell, (datetime.datetime, datetime.date)):
        # What pandas has for a missing day is no day of any year.
        return None if cell != cell else cell.isoformat()
    if isinstance(cell, (list, tuple)):
        return ", ".join(str(it) for it in cell)
    if isinstance(cell, Mapping):
        name = cell.get("name")
        return name if isinstance(name, str) else json.dumps(cell, default=str)
    return str(cell)
