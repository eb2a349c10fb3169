"""Articles in every form that Python has, and the tables that come out."""

from __future__ import annotations

import datetime
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import parallax
from parallax import ParallaxError


def inputs(articles):
    table = pa.Table.from_pylist(articles)
    large = table.set_column(
        table.column_names.index("text"), "text", table["text"].cast(pa.large_string())
    )
    words = table.set_column(
        table.column_names.index("source"), "source", table["source"].dictionary_encode()
    )
    days = table.set_column(
        table.column_names.index("date"), "date", table["date"].cast(pa.date32())
    )
    yield "dicts", articles
    yield "generator", (it for it in articles)
    yield "pandas", pd.DataFrame(articles)
    yield "pandas, object", pd.DataFrame(articles, dtype=object)
    yield "polars", pl.DataFrame(articles)
    yield "polars, lazy", pl.LazyFrame(articles)
    yield "pyarrow", table
    yield "pyarrow, large", large
    yield "pyarrow, views", table.cast(
        pa.schema([(it, pa.string_view()) for it in table.column_names])
    )
    yield "pyarrow, dictionary", words
    yield "pyarrow, days", days
    yield "pyarrow, reader", pa.RecordBatchReader.from_batches(
        table.schema, table.to_batches(max_chunksize=5)
    )
    yield "duckdb", duckdb.from_arrow(table)


def test_every_form_gives_the_same(articles):
    expected = parallax.annotate(articles)
    assert len(expected.articles) == len(articles)
    assert len(expected.mentions) > len(articles)
    for name, form in inputs(articles):
        found = parallax.annotate(form)
        for table in ("articles", "mentions", "attributions"):
            one, other = getattr(expected, table), getattr(found, table)
            assert one.to_arrow().equals(other.to_arrow()), (name, table)


def test_every_library_takes_the_tables(articles):
    mentions = parallax.annotate(articles).mentions
    n = len(mentions)
    assert pa.table(mentions).num_rows == n
    assert pl.DataFrame(mentions).height == n
    assert len(mentions.to_pandas()) == n
    rows = mentions.to_arrow()
    assert duckdb.sql("SELECT count(*) FROM rows").fetchall() == [(n,)]
    assert mentions.to_polars().columns == mentions.columns


def test_types_are_fixed(articles):
    found = parallax.annotate(articles)
    text, number = pa.string(), pa.int32()
    assert dict(zip(found.articles.columns, found.articles.to_arrow().schema.types)) == {
        "article_id": text,
        "source": text,
        "date": pa.date32(),
        "title": text,
        "url": text,
        "language": text,
        "n_tokens": number,
        "n_narrator": number,
        "n_quoted": number,
        "n_reported": number,
        "n_embedded": number,
        "sha256": text,
    }
    empty = parallax.annotate([])
    assert empty.mentions.to_arrow().schema.equals(found.mentions.to_arrow().schema)
    assert len(empty.mentions) == 0


def test_places_are_code_points():
    text = "🙂 Ångström and illegal immigrants were there."
    found = parallax.annotate([{"id": "a", "text": text}])
    for it in found.mentions.to_arrow().to_pylist():
        assert text[it["start"] : it["end"]] == it["text"]
    assert "illegal immigrants" in found.mentions.to_arrow()["text"].to_pylist()


def test_cells_of_other_types():
    rows = [
        {"text": "It rains.", "date": datetime.date(2025, 3, 12), "id": 7},
        {"text": "It rains.", "date": datetime.datetime(2025, 3, 12, 8), "author": ["A", "B"]},
        {"text": float("nan"), "date": pd.NaT, "source": {"name": "The Ash"}},
        {"text": None},
    ]
    table = parallax.annotate(rows).articles.to_arrow().to_pylist()
    day = datetime.date(2025, 3, 12)
    assert [it["date"] for it in table] == [day, day, None, None]
    assert [it["article_id"] for it in table] == ["7", "articles-2", "articles-3", "articles-4"]
    assert table[2]["source"] == "The Ash"
    assert [it["n_tokens"] for it in table] == [2, 2, 0, 0]


def test_errors_name_row_and_remedy():
    with pytest.raises(ParallaxError, match="no column is named `text`") as caught:
        parallax.annotate([{"story_of": "x"}])
    assert caught.value.path == "articles"
    assert caught.value.remedy is not None
    rows = pa.table({"text": pa.array([b"It rains.", b"\xff\xfe"], pa.binary())})
    with pytest.raises(ParallaxError) as caught:
        parallax.annotate(rows)
    assert (caught.value.path, caught.value.line) == ("articles", 2)
    assert caught.value.remedy == "write the column as texts"
    found = parallax.annotate(rows, errors="table")
    assert len(found.articles) == 1
    assert found.errors.to_arrow().to_pylist() == [
        {"path": "articles", "line": 2, "message": "`text` is not UTF-8; write the column as texts"}
    ]
    for wrong in ("a text", {"text": "x"}, [5], 5):
        with pytest.raises(TypeError):
            parallax.annotate(wrong)
    with pytest.raises(ValueError, match="errors is"):
        parallax.annotate([], errors="ignore")


def test_lexicons(tmp_path, articles):
    lexicon = parallax.Lexicon(names={"the town": ["Orlo", "Orlow"]}, builtin=False)
    assert list(lexicon.packs) == ["names"]
    found = parallax.annotate(articles[:1], lexicon=lexicon)
    assert set(found.mentions.to_arrow()["concept"].to_pylist()) == {"names.the-town"}
    again = pickle.loads(pickle.dumps(lexicon))
    assert again.packs == lexicon.packs
    more = parallax.annotate(articles[:1], lexicon=lexicon, names={"work": ["farms", "fields"]})
    assert "names.work" in more.mentions.to_arrow()["concept"].to_pylist()
    pack = tmp_path / "mine.toml"
    pack.write_text("[pack]\nid = 5\n", encoding="utf-8")
    with pytest.raises(ParallaxError) as caught:
        parallax.Lexicon(pack)
    assert caught.value.path.endswith("mine.toml")
    assert caught.value.line is not None
    with pytest.raises(ParallaxError):
        parallax.Lexicon(packs=["no-such-pack"])


def test_threads_change_nothing_and_let_others_work(articles):
    many = articles * 4
    for number, it in enumerate(many):
        many[number] = {**it, "id": str(number)}
    expected = parallax.annotate(many, threads=1).mentions.to_arrow()
    assert parallax.annotate(many, threads=7).mentions.to_arrow().equals(expected)
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda _: parallax.annotate(many, threads=1), range(4))
        assert all(it.mentions.to_arrow().equals(expected) for it in found)
    # The GIL is free while articles are measured: this thread goes on counting.
    n_counted = 0
    worker = threading.Thread(target=lambda: parallax.annotate(many * 3, threads=1))
    worker.start()
    while worker.is_alive():
        n_counted += 1
    worker.join()
    assert n_counted > 1_000


def test_notebooks_show_tables(articles):
    found = parallax.annotate([{"id": "<b>x</b>", "text": "Illegal immigrants & more."}])
    shown = found.articles._repr_html_()
    assert "&lt;b&gt;x&lt;/b&gt;" in shown and "<b>x</b>" not in shown
    assert "mentions" in found._repr_html_()
    many = parallax.annotate(articles).articles._repr_html_()
    assert "… and 44 more rows" in many
    assert "54 articles" in repr(parallax.annotate(articles))
