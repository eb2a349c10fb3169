"""What docs/ shows is what comes out."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

import parallax

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str) -> list[tuple[str, str]]:
    return BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))


def test_python_md(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shared: dict[str, object] = {}
    n_shown = 0
    for kind, code in blocks("python.md"):
        if kind == "python":
            capsys.readouterr()
            exec(code, shared)
        elif kind == "text":
            assert capsys.readouterr().out == code
            n_shown += 1
    assert n_shown >= 4


@pytest.fixture(scope="module")
def found(tmp_path_factory, articles):
    """The tables of the articles, as Parquet and, where the program is at hand, as CSV."""
    folder = tmp_path_factory.mktemp("found")
    annotations = parallax.annotate(articles)
    for table in ("articles", "mentions", "attributions"):
        for form in ("parquet", "csv"):
            place = folder / f"found.{form}" / f"{table}.{form}"
            place.mkdir(parents=True)
            rows = getattr(annotations, table)
            if form == "parquet":
                pq.write_table(rows.to_arrow(), place / "part-00000.parquet")
            else:
                rows.to_polars().write_csv(place / "part-00000.csv")
    return folder


def test_four_programs_give_the_same_numbers(found, monkeypatch):
    monkeypatch.chdir(found)
    (query,) = [code for kind, code in blocks("tables.md") if kind == "sql"]
    results = {"duckdb": [tuple(it) for it in duckdb.sql(query).fetchall()]}
    for kind, code in blocks("tables.md"):
        if kind != "python":
            continue
        names: dict[str, object] = {}
        exec(code, names)
        result = names["result"]
        if hasattr(result, "itertuples"):
            rows = list(result.itertuples(index=False, name=None))
        else:
            rows = list(result.rows() if hasattr(result, "rows") else result)
        results[code.split("\n", 1)[0]] = rows
    assert len(results) == 4
    shown = {
        name: [(source, int(year), round(float(share), 9), int(n)) for source, year, share, n in rows]
        for name, rows in results.items()
    }
    expected = shown["duckdb"]
    assert len(expected) == 9
    assert len({share for _, _, share, _ in expected}) > 2
    for name, rows in shown.items():
        assert sorted(rows) == sorted(expected), name


@pytest.mark.skipif("PARALLAX_BIN" not in os.environ, reason="PARALLAX_BIN names no program")
def test_the_program_writes_the_same_tables(tmp_path, articles):
    import json

    (tmp_path / "articles.jsonl").write_text(
        "".join(json.dumps(it) + "\n" for it in articles), encoding="utf-8"
    )
    command = [os.environ["PARALLAX_BIN"], "annotate", "articles.jsonl", "-o", "found.parquet/"]
    subprocess.run(command, cwd=tmp_path, check=True)
    expected = parallax.annotate(articles)
    for table in ("articles", "mentions", "attributions"):
        rows = pq.read_table(tmp_path / "found.parquet" / f"{table}.parquet")
        own = getattr(expected, table).to_arrow()
        assert rows.cast(own.schema).equals(own), table
