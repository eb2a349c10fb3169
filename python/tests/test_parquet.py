"""Parquet files of whatever writer give the program the same articles."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
from collections.abc import Callable

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

PROGRAM = os.environ.get("PARALLAX_BIN")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="PARALLAX_BIN names no program with the feature `parquet`")


def read(path: pathlib.Path) -> list[dict[str, object]]:
    """What `annotate` makes of a file, but for the places that name it."""
    done = subprocess.run([PROGRAM, "annotate", "-q", path], capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    for row in rows:
        for key in ("path", "schema"):
            row.pop(key, None)
    return rows


def duck(table: pa.Table, path: pathlib.Path) -> None:
    duckdb.from_arrow(table).write_parquet(str(path))


WRITERS: dict[str, Callable[[pa.Table, pathlib.Path], None]] = {
    "pyarrow": pq.write_table,
    "pyarrow, uncompressed": lambda table, path: pq.write_table(table, path, compression="none"),
    "pyarrow, gzip": lambda table, path: pq.write_table(table, path, compression="gzip"),
    "pyarrow, zstd, new pages": lambda table, path: pq.write_table(table, path, compression="zstd", data_page_version="2.0"),
    "pyarrow, lz4": lambda table, path: pq.write_table(table, path, compression="lz4"),
    "pyarrow, format 1.0": lambda table, path: pq.write_table(table, path, version="1.0"),
    "pyarrow, no dictionary": lambda table, path: pq.write_table(table, path, use_dictionary=False),
    "pyarrow, small row groups": lambda table, path: pq.write_table(table, path, row_group_size=5),
    "pyarrow, large strings": lambda table, path: pq.write_table(
        table.set_column(3, "text", table["text"].cast(pa.large_string())), path
    ),
    "pyarrow, other order": lambda table, path: pq.write_table(table.select(["text", "date", "source", "id"]), path),
    "Polars": lambda table, path: pl.from_arrow(table).write_parquet(path),
    "pandas": lambda table, path: table.to_pandas().to_parquet(path),
    "DuckDB": duck,
}


@pytest.fixture(scope="module")
def table(articles) -> pa.Table:
    rows = [{key: it[key] for key in ("id", "source", "date", "text")} for it in articles]
    return pa.Table.from_pylist(rows)


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_gives_the_same_articles(writer, table, tmp_path):
    plain = tmp_path / "rows.jsonl"
    plain.write_text("".join(json.dumps(it) + "\n" for it in table.to_pylist()))
    path = tmp_path / "rows.parquet"
    WRITERS[writer](table, path)
    found = read(path)
    assert len(found) == table.num_rows
    assert found == read(plain)


def test_dates_may_be_days_or_times(table, tmp_path):
    days = pd.to_datetime(table["date"].to_pandas())
    texts = read_with(table, table["date"], tmp_path)
    assert read_with(table, pa.array(days.dt.date, pa.date32()), tmp_path) == texts
    assert read_with(table, pa.array(days, pa.timestamp("ns")), tmp_path) == texts


def read_with(table: pa.Table, dates: pa.Array, folder: pathlib.Path) -> list[dict[str, object]]:
    path = folder / "dates.parquet"
    pq.write_table(table.set_column(table.column_names.index("date"), "date", dates), path)
    return read(path)


def test_what_cannot_be_unpacked_is_refused_with_a_remedy(table, tmp_path):
    path = tmp_path / "rows.parquet"
    pq.write_table(table, path, compression="brotli")
    done = subprocess.run([PROGRAM, "annotate", path], capture_output=True, text=True)
    assert done.returncode == 2
    assert "rows.parquet" in done.stderr
